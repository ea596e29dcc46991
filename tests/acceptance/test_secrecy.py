"""What leaves for the public shows no small count, no cell that gives one away and no internal note."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from pyarrow import parquet
from pypdf import PdfReader

from acceptance.conftest import SMALL_PLAN, Program

SMALL, CORRECTED, GIVES_AWAY, UNCONFIRMED = "739", "823", "10193", "64646"
NOTE, VALUE_NOTE = "XYZZYINTERNE", "XYZZYNOTE"

# The threshold is high so that a small count is a number that is found nowhere else.
PLANTED = SMALL_PLAN | {
    "plan/plan.yaml": SMALL_PLAN["plan/plan.yaml"]
    + f"""\
parametres_suivi: {{secret_statistique: 1000}}
suivi:
  - {{date: 2024-03-02, note_interne: "{NOTE}1"}}
""",
    "actions/1.1-parcs.yaml": SMALL_PLAN["actions/1.1-parcs.yaml"].replace(
        'source: "délibération"}',
        f'source: "délibération", note_interne: "{NOTE}2"}}\n'
        f'      - {{date: 2024-05-01, note_interne: "{NOTE}3"}}',
    ),
    "indicators/parcs-sans-tabac.yaml": f"""\
id: parcs-sans-tabac
libelle: Personnes accueillies
libelle_source: Nombre de personnes
type: nombre
unite: personnes
compte: personnes
accumulation: stock
evolution_attendue: hausse
ventilations: {{age: [jeunes, adultes, aînés]}}
comparateurs:
  - libelle: Département
    valeurs:
      - {{date: 2024-12-31, valeur: {SMALL}, ventilation: {{age: jeunes}}}}
valeurs:
  - {{date: 2024-12-31, valeur: 41663}}
  - {{date: 2024-12-31, valeur: {CORRECTED}, ventilation: {{age: jeunes}}}}
  - {{date: 2024-12-31, valeur: {SMALL}, remplace: 2024-12-31, ventilation: {{age: jeunes}}, note: "{VALUE_NOTE}"}}
  - {{date: 2024-12-31, valeur: {GIVES_AWAY}, ventilation: {{age: adultes}}}}
  - {{date: 2024-12-31, valeur: 30731, ventilation: {{age: aînés}}}}
  - {{date: 2025-12-31, valeur: {UNCONFIRMED}, provisoire: true}}
""",
}


def shape(number: str) -> str:
    """The number as any output may group its digits, and not as a part of another one."""
    grouped = f"{number[:-3]}[ \u00a0\u202f,.]?{number[-3:]}" if len(number) > 3 else number
    return rf"(?<![\d.,]){grouped}(?![\d.,]\d|\d)"


HIDDEN = [*map(shape, (SMALL, CORRECTED, GIVES_AWAY, UNCONFIRMED)), NOTE, VALUE_NOTE]


@pytest.fixture
def planted(make: Callable[[dict[str, str]], Program]) -> Program:
    return make(PLANTED)


def read(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    match path.suffix:
        case ".xlsx":
            book = openpyxl.load_workbook(io.BytesIO(content))
            for sheet in book.worksheets:
                for row in sheet.iter_rows():
                    yield from (f"{cell.value} {cell.comment or ''}" for cell in row)
        case ".parquet":
            yield json.dumps(parquet.read_table(path).to_pylist(), default=str)
        case ".pdf":
            reader = PdfReader(io.BytesIO(content))
            yield "".join(page.extract_text() for page in reader.pages)
            yield str(reader.metadata)
        case _:
            yield content.decode()


PUBLIC = [
    ("report", "--public", "--format", "html", "rapport.html"),
    ("report", "--public", "--format", "markdown", "rapport.md"),
    ("report", "--public", "--format", "pdf", "rapport.pdf"),
    ("report", "--public", "--format", "html", "--since", "2024-01-01", "rapport.html"),
    ("export", "--public", "--format", "json", "export.json"),
    ("export", "--public", "--format", "csv", "donnees"),
    ("export", "--public", "--format", "csv", "valeurs.csv"),
    ("export", "--public", "--format", "xlsx", "classeur.xlsx"),
    ("export", "--public", "--format", "parquet", "lac"),
    ("export", ".", "--public", "--format", "json", "plusieurs.json"),
]


@pytest.mark.parametrize("words", PUBLIC, ids=" ".join)
def test_nothing_of_it_is_in_what_is_published(planted: Program, words: tuple[str, ...]) -> None:
    *command, name = words
    target = planted.folder / "sortie" / name
    target.parent.mkdir()
    done = planted(*command, "--output", f"sortie/{name}")
    assert done.code == 0, done.err
    said = [
        text for path in sorted(target.parent.rglob("*")) if path.is_file() for text in read(path)
    ]
    assert said
    assert [mark for mark in HIDDEN for text in said if re.search(mark, text)] == []
    assert [mark for mark in HIDDEN if re.search(mark, done.out + done.err)] == []


def test_it_is_there_for_the_team_and_said_to_be_internal(planted: Program) -> None:
    """What the sweep looks for would be found: the same files without `--public` hold it."""
    done = planted("export", "--format", "csv", "--output", "valeurs.csv")
    assert done.code == 0
    text = planted.read("valeurs.csv")
    assert all(mark in text for mark in (SMALL, CORRECTED, GIVES_AWAY, UNCONFIRMED, VALUE_NOTE))
    assert "à ne pas publier tel quel" in done.err.replace("\u00a0", " ")
    assert NOTE in planted("report", "--format", "markdown").out


@pytest.mark.parametrize("line", [
    "{date: 2026, secret: true, valeur: 3}", "{date: 2026, secret: true, numerateur: 3}",
    "{date: 2026, secret: true, denominateur: 3}", '{date: 2026, secret: true, note: "3 cas"}',
])  # fmt: skip
def test_a_secret_line_with_a_figure_is_refused(
    make: Callable[[dict[str, str]], Program], line: str
) -> None:
    path = "indicators/parcs-sans-tabac.yaml"
    program = make(SMALL_PLAN | {path: SMALL_PLAN[path] + f"  - {line}\n"})
    done = program("validate")
    assert (done.code, "PC301" in done.out) == (1, True)


def test_measure_and_import_refuse_the_same(small: Program) -> None:
    done = small("measure", "parcs-sans-tabac", "secret", "--on", "2025", "--note", "3 cas")
    assert (done.code, "chiffre" in done.err) == (2, True)
    small.write("v.csv", "indicateur,date,valeur,secret,numerateur\nparcs-sans-tabac,2025,,oui,3\n")
    assert small("import", "v.csv").code == 2
    small.write("v.csv", 'indicateur,date,valeur,secret,note\nparcs-sans-tabac,2025,,oui,"3 cas"\n')
    assert small("import", "v.csv").code == 2
