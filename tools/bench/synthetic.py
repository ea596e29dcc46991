"""A plan of any size from a seed, and the same rows in the forms that the peers read."""

from __future__ import annotations

import random
import textwrap
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20230530

A_SERIES = 10_000
"""Measurements of one indicateur at most: a value a day for 27 years."""

_FIRST_DAY = date(1998, 1, 1)

Row: TypeAlias = tuple[str, str, int]
"""Indicateur, day, value; each has a source, as the values of a plan have."""

_WIDTH = 110
"""Columns of the lines of a text."""

_PROSE = (
    "action santé prévention dépistage ville quartier habitants partenaires formation accès soins "
    "mise en œuvre des équipes auprès du public avec les associations pour réduire les inégalités "
    "territoriales et développer la participation dans chaque lieu de vie"
)

_WORDINGS = ("Dès 2023", "2024-2027", "À partir de septembre 2024", "Jusqu’en 2028 au moins")

_MODALITES = (12, 20, 28, 20, 12)
"""Words of each."""

_PLAN = """\
format: 1
id: plan-de-mesure
titre: Plan de mesure
langue: fr
adoption: 2023-05-30
etat: en_cours
niveaux: [Enjeu, Objectif stratégique, Fiche-action]
arborescence:
"""


class Prose:
    """Sentences drawn from a seed; the same seed gives the same text."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)  # noqa: S311 -- data of a benchmark

    def sentence(self, words: int) -> str:
        """A sentence of so many words."""
        text = " ".join(self._draw.choices(_PROSE.split(), k=words))
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences: int, indent: str) -> str:
        """Lines of a YAML block scalar."""
        return "\n".join(indent + self.sentence(14) for _ in range(sentences))

    def text(self, words: int, indent: str) -> str:
        """A sentence as `fmt` leaves it: behind its key, or folded below it."""
        sentence = self.sentence(words)
        if len(sentence) < _WIDTH:
            return sentence
        margin = indent + "  "
        return ">-\n" + textwrap.fill(
            sentence, _WIDTH, initial_indent=margin, subsequent_indent=margin
        )

    def pick(self, among: tuple[str, ...]) -> str:
        """One of them."""
        return self._draw.choice(among)

    def number(self, last: int) -> int:
        """A number from 1 to `last`."""
        return self._draw.randint(1, last)


def codes(fiches: int) -> list[str]:
    """Codes of so many fiches, ten below an objectif, ten objectifs below an enjeu."""
    return [f"{i // 100 + 1}.{i // 10 % 10 + 1}.{i % 10 + 1}" for i in range(fiches)]


def write_plan(folder: Path, fiches: int) -> None:
    """A project: so many fiches, an indicateur with a few values to fifty of them."""
    series = [rows_of(number, 20) for number in range((fiches + 49) // 50)]
    _write_project(folder, codes(fiches), 50, series)


def write_series(folder: Path, valeurs: int) -> None:
    """A project of long series: an indicateur a fiche, a value a day, up to 27 years of them."""
    series = [
        rows_of(number, min(A_SERIES, valeurs - first))
        for number, first in enumerate(range(0, valeurs, A_SERIES))
    ]
    _write_project(folder, codes(len(series)), 1, series)
    lines = (
        f"{name},{day},{value},{_source(day)}\n" for rows in series for name, day, value in rows
    )
    _write(folder.with_suffix(".csv"), "indicateur,date,valeur,source\n" + "".join(lines))


def write_measured(folder: Path, fiches: int, valeurs: int) -> None:
    """A project with so many fiches, and so many measurements: one indicateur to two fiches."""
    series = fiches // 2
    rows = [rows_of(number, valeurs // series) for number in range(series)]
    _write_project(folder, codes(fiches), 2, rows)


def _write_project(folder: Path, names: list[str], shared: int, series: list[list[Row]]) -> None:
    prose = Prose(SEED)
    for name in ("plan", "actions", "indicators"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write(folder / "plan" / "plan.yaml", _plan(names))
    acteurs = "".join(f"  - id: acteur-{i}\n    nom: Acteur {i}\n" for i in range(40))
    _write(folder / "plan" / "acteurs.yaml", f"acteurs:\n{acteurs}")
    for number, code in enumerate(names):
        text = fiche(prose, code, f"indicateur-{number // shared}")
        _write(folder / "actions" / f"{code}-fiche.yaml", text)
    for number, rows in enumerate(series):
        _write(folder / "indicators" / f"indicateur-{number}.yaml", indicateur(number, rows))


def fiche(prose: Prose, code: str, indicateur: str) -> str:
    """A fiche as long as those of the plan of this repository: 6.4 kB, some hundred values."""
    volets = "".join(_volet(prose, number) for number in (1, 2))
    partners = "".join(f"  - acteur-{n}\n" for n in range(prose.number(20), 30, 4))
    return f"""\
code: {code}
titre: Mesure {code}, {prose.sentence(6).lower()}
contexte: |
{prose.paragraph(25, "  ")}
objectifs_operationnels:
  - texte: {prose.text(12, "    ")}
  - texte: {prose.text(24, "    ")}
  - texte: {prose.text(24, "    ")}
volets:
{volets}inegalites:
  determinants_de_sante: true
  universalisme_proportionne: null
  participation_citoyenne: false
public_cible: {prose.text(20, "")}
pilotes:
  - acteur-{prose.number(39)}
partenaires:
{partners}ressources:
  financieres: null
  humaines: {prose.sentence(8)}
  logistiques: null
indicateurs:
  - {indicateur}
"""


def _volet(prose: Prose, number: int) -> str:
    modalites = "".join(f"      - texte: {prose.text(words, ' ' * 8)}\n" for words in _MODALITES)
    return f"""\
  - id: volet-{number}
    intitule: {prose.sentence(8)}
    calendrier: {prose.pick(_WORDINGS)}
    modalites:
{modalites}    suivi:
      - {{date: 2024-0{prose.number(9)}-15, statut: en_cours, constat: "{prose.sentence(9)}"}}
      - {{date: 2025-0{prose.number(9)}-15, constat: "{prose.sentence(9)}", source: "https://example.org/{number}"}}
"""


def _plan(names: list[str]) -> str:
    tree: dict[str, list[str]] = {}
    for name in names:
        enjeu, objectif, _ = name.split(".")
        below = tree.setdefault(enjeu, [])
        if f"{enjeu}.{objectif}" not in below:
            below.append(f"{enjeu}.{objectif}")
    lines = []
    for enjeu, objectifs in tree.items():
        lines += [f'  - code: "{enjeu}"', f"    titre: Enjeu {enjeu}", "    enfants:"]
        lines += [f'      - {{code: "{o}", titre: "Objectif {o}"}}' for o in objectifs]
    return _PLAN + "\n".join(lines) + "\n"


def rows_of(number: int, valeurs: int) -> list[Row]:
    """So many measurements of an indicateur, one a day."""
    prose, name = Prose(SEED + number), f"indicateur-{number}"
    days = (_FIRST_DAY + timedelta(day) for day in range(valeurs))
    return [(name, day.isoformat(), 11 + prose.number(9999)) for day in days]


def _source(day: str) -> str:
    return f"https://example.org/bilan-{day[:4]}"


def indicateur(number: int, rows: list[Row]) -> str:
    """An indicateur with these measurements."""
    lines = "".join(
        f'  - {{date: {day}, valeur: {value}, source: "{_source(day)}"}}\n'
        for _, day, value in rows
    )
    return f"""\
id: indicateur-{number}
libelle: Indicateur {number}
type: nombre
nature: activite
usage: suivi
unite: personnes
accumulation: stock
evolution_attendue: hausse
valeurs:
{lines}"""


def write_doorstop(folder: Path, items: int) -> None:
    """A doorstop document of so many items, each with the text of a fiche."""
    prose = Prose(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    settings = "settings:\n  digits: 5\n  prefix: REQ\n  sep: ''\n"
    _write(folder / ".doorstop.yml", settings)
    for number in range(1, items + 1):
        text = prose.paragraph(58, "  ")
        head = "active: true\nderived: false\nheader: |\n  Fiche\nlevel: 1." + str(number)
        tail = "links: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n"
        _write(folder / f"REQ{number:05}.yml", f"{head}\n{tail}{text}\n")


def write_strictdoc(folder: Path, documents: int) -> None:
    """So many strictdoc documents, each with one requirement that has the text of a fiche."""
    prose = Prose(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        text = prose.paragraph(58, "")
        _write(
            folder / f"fiche-{number}.sdoc",
            f"[DOCUMENT]\nTITLE: Fiche {number}\n\n[REQUIREMENT]\nUID: REQ-{number}\n"
            f"TITLE: Fiche {number}\nSTATEMENT: >>>\n{text}\n<<<\n",
        )


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
