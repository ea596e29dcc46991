"""The canonical layout: literal YAML in, literal YAML out; the data and the comments stay."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.i18n import get_language
from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.layout.formatter import (
    FileInErrorError,
    NotFaithfulError,
    format_file,
    formatted,
    layout_finding,
    layout_of,
)
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.read.content import same_content
from plancancer_cli.storage.read.remarks import remarks
from plancancer_cli.storage.read.source import parse

ROOT = Path(__file__).parents[2]
INDICATEUR = "indicators/balades.yaml"
FICHE = "actions/1.1.1-balades.yaml"
HEAD = "id: balades\nlibelle: Balades\ntype: nombre\n"
PAGE = "code: 1.1.1\ntitre: Balades\n"

LAYOUTS = {
    "keys in the order of the model, comments with their key": (
        INDICATEUR,
        """\
        # l’unité est celle du plan
        unite: km
        # identifiant
        id: balades
        type: nombre # codage
        libelle: Balades
        """,
        """\
        # identifiant
        id: balades
        libelle: Balades
        type: nombre # codage
        # l’unité est celle du plan
        unite: km
        """,
    ),
    "what speaks of the file stays above, the modeline first": (
        INDICATEUR,
        """\
        # Suivi par la Ville.

        # yaml-language-server: $schema=../schemas/indicateur.schema.json
        libelle: Balades
        id: balades


        type: nombre
        """,
        """\
        # yaml-language-server: $schema=../schemas/indicateur.schema.json
        # Suivi par la Ville.

        id: balades
        libelle: Balades

        type: nombre
        """,
    ),
    "one line a valeur, whatever it was": (
        INDICATEUR,
        HEAD
        + """\
valeurs:
- valeur: 10   # relevé
  date: 2023-06
  ventilation:
    tranche_age: "18-25"
  source: rapport, page 3
  note: >-
    une longue
    phrase
- {  date: 2024-06, valeur: 1_0 ,source: 'd''un rapport' } # provisoire
# la suite viendra
anciens_ids: [ a,b ]
""",
        HEAD
        + """\
valeurs:
  # relevé
  - {date: 2023-06, valeur: 10, ventilation: {tranche_age: "18-25"}, \
source: "rapport, page 3", note: "une longue phrase"}
  - {date: 2024-06, valeur: 1_0, source: 'd''un rapport'} # provisoire
# la suite viendra
anciens_ids: [a, b]
""",
    ),
    "lists are set in, texts keep their lines": (
        FICHE,
        PAGE
        + """\
contexte: |
      Un.
        - deux

      Trois.
volets:
-   intitule: >-
       Des sentiers
       balisés
    id: sentiers
    modalites:
    - texte: "une phrase
        sur deux lignes"
      # un détail
      details:
      - |2
          deux espaces
      - plat
""",
        PAGE
        + """\
contexte: |
  Un.
    - deux

  Trois.
volets:
  - id: sentiers
    intitule: >-
      Des sentiers
      balisés
    modalites:
      - texte: "une phrase
          sur deux lignes"
        # un détail
        details:
          - |2
              deux espaces
          - plat
""",
    ),
    "brackets over several lines become lines": (
        FICHE,
        PAGE
        + """\
indicateurs: [ balades,   # le premier
  cafes ]
partenaires: [a, b]
""",
        PAGE
        + """\
partenaires: [a, b]
# le premier
indicateurs:
  - balades
  - cafes
""",
    ),
    "an entry of several paragraphs stays a block": (
        FICHE,
        PAGE
        + """\
suivi:
- constat: |
    Un.

    Deux.
  date: 2024
- {date: 2025, statut: en_cours}
""",
        PAGE
        + """\
suivi:
  - date: 2024
    constat: |
      Un.

      Deux.
  - {date: 2025, statut: en_cours}
""",
    ),
    "no end of line, no header, trailing spaces": (
        FICHE,
        "---\ncode:   1.1.1  \n\n\n\ntitre: Balades   # fin \ncontexte: |\n  sans fin",
        "code: 1.1.1\n\ntitre: Balades # fin\ncontexte: |-\n  sans fin\n",
    ),
    "comments where the list of a key ends": (
        FICHE,
        PAGE
        + """\
volets: # les parties
  # la première
  - # ici
    id: sentiers
    intitule: Sentiers
    # à compléter
  # fin des volets
# pilotes à venir
pilotes: []
# fin
""",
        PAGE
        + """\
volets: # les parties
  # la première
  # ici
  - id: sentiers
    intitule: Sentiers
    # à compléter
  # fin des volets
# pilotes à venir
pilotes: []
# fin
""",
    ),
}


def laid_out(text: str, path: str, *, modeline: bool = False) -> str:
    kind = kind_of(path)
    assert kind is not None
    return formatted(text, path, kind, modeline=modeline)


@pytest.mark.parametrize(("path", "before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(path: str, before: str, after: str) -> None:
    before, after = dedent(before), dedent(after)
    assert laid_out(before, path) == after
    assert laid_out(after, path) == after
    assert same_content(parse(before, path).data, parse(after, path).data) or "sans fin" in before


def test_crlf_and_byte_order_mark_go() -> None:
    text = "\ufeff" + (HEAD + "valeurs:\n- {date: 2024, valeur: 1}\n").replace("\n", "\r\n")
    assert laid_out(text, INDICATEUR) == HEAD + "valeurs:\n  - {date: 2024, valeur: 1}\n"


def test_a_modeline_is_added_where_the_project_holds_the_schema() -> None:
    line = "# yaml-language-server: $schema=../schemas/indicateur.schema.json\n"
    assert laid_out(HEAD, INDICATEUR, modeline=True) == line + HEAD
    other = "# yaml-language-server: $schema=https://example.org/i.json\n"
    assert laid_out(other + HEAD, INDICATEUR, modeline=True) == other + HEAD


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (HEAD + "valeurs: [\n", FileInErrorError),
        (HEAD + "unité: km\n", FileInErrorError),
        (HEAD + "valeurs:\n  - {date: 2024, valeur: 1,2}\n", FileInErrorError),
        ("{id: balades, libelle: Balades, type: nombre}\n", NotFaithfulError),
        (HEAD + "unite: &u km\nperimetre: *u\n", NotFaithfulError),
    ],
    ids=["broken", "unknown key", "comma", "all in braces", "references"],
)
def test_what_is_left_as_it_is(tmp_path: Path, text: str, error: type[Exception]) -> None:
    file = tmp_path / INDICATEUR
    file.parent.mkdir()
    file.write_bytes(text.encode())
    with pytest.raises(error):
        format_file(tmp_path, INDICATEUR)
    assert file.read_bytes() == text.encode()


def test_findings_name_the_first_line_that_differs(tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    for name, text in (
        ("a", HEAD.replace("balades", "a")),
        ("b", HEAD.replace("balades", "b") + "valeurs:\n- {date: 2024, valeur: 1}\n"),
    ):
        (tmp_path / f"indicators/{name}.yaml").write_text(text, encoding="utf-8")
    found = [layout_finding(layout_of(tmp_path, f"indicators/{name}.yaml")) for name in "ab"]
    assert [d and (d.code, d.severity, d.location.path, d.location.line) for d in found] == [
        None,
        ("PC401", "info", "indicators/b.yaml", 5),
    ]


def test_layout_is_no_business_of_those_who_read(tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    text = HEAD.replace("balades", "b") + "valeurs:\n- {date: 2024, valeur: 1}\n"
    (tmp_path / "indicators/b.yaml").write_text(text, encoding="utf-8")
    assert {d.code for d in load(ArbreDisque(tmp_path)).diagnostics} == {"PC001", "PC009"}


def test_the_refusal_names_file_line_and_reason(tmp_path: Path) -> None:
    file = tmp_path / INDICATEUR
    file.parent.mkdir()
    file.write_text(HEAD + "unité: km\n", encoding="utf-8")
    with pytest.raises(FileInErrorError) as refusal:
        format_file(tmp_path, INDICATEUR)
    words = get_language("fr").text(refusal.value.message)
    assert words.startswith("indicators/balades.yaml est laissé tel quel")
    assert "ligne 4" in words


def test_the_real_plan_is_laid_out() -> None:
    tree = ArbreDisque(ROOT)
    assert tree.paths()
    assert [path for path in tree.paths() if not layout_of(ROOT, path).is_canonical] == []


def test_the_real_plan_survives_any_layout(tmp_path: Path) -> None:
    """Written anew by another program, without comments, it comes back with the same data."""
    import json
    from datetime import date

    for folder in ("plan", "actions", "indicators"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in ArbreDisque(tmp_path).paths():
        data = parse((tmp_path / path).read_text(encoding="utf-8"), path).data
        dates = {}

        def plain(value: object, dates: dict[str, str] = dates) -> str:
            assert isinstance(value, date)
            dates[f'"@{value}"'] = str(value)
            return f"@{value}"

        keys = ",\n".join(
            f" {json.dumps(key)}: {json.dumps(data[key], default=plain, ensure_ascii=False)}"
            for key in reversed(data)
        )
        text = "\n".join(line.strip().rstrip(",") for line in keys.split(",\n")) + "\n"
        for quoted, bare in dates.items():
            text = text.replace(quoted, bare)
        (tmp_path / path).write_text(text, encoding="utf-8")
        assert same_content(parse(text, path).data, data)
        layout = format_file(tmp_path, path)
        assert same_content(parse(layout.after, path).data, data)


words = st.sampled_from(["Balades", "à pied", "l’eau, l’air", "« midi »", "12", "non", "# dièse"])
styles = st.sampled_from(["{}", '"{}"', "'{}'", ">-\n{pad}  {}", "|\n{pad}  {}\n{pad}  {}"])
notes = st.sampled_from(["", "", "# a", "# b : c"])


@st.composite
def files(draw: st.DrawFn) -> str:
    """A fiche in some layout that people and programs write."""
    pad = " " * draw(st.integers(0, 5))
    inner = pad + " " * draw(st.integers(2, 4))

    def text(indent: str) -> str:
        word, style = draw(words), draw(styles)
        if style == "{}" and word in ("12", "# dièse"):
            style = '"{}"'
        return style.replace("{pad}", indent).replace("{}", word)

    def remark(indent: str) -> str:
        found = draw(notes)
        return f"{indent}{found}\n" if found else draw(st.sampled_from(["", "\n"]))

    lines = [f"titre: {text('')}\n", "code: 1.1.1\n"]
    if draw(st.booleans()):
        lines.append(f"contexte: {text('')}\n")
    dash = inner[len(pad) + 1 :]
    volet = ["id: s\n", f"intitule: {text(inner)}\n", f"introduction: {text(inner)}\n"]
    first, *rest = draw(st.permutations(volet))
    body = f"{pad}-{dash}{first}" + "".join(remark(inner) + inner + line for line in rest)
    lines.append(f"volets:\n{remark(pad)}{body}{remark(pad)}")
    return "".join(remark("") + line for line in draw(st.permutations(lines))) + remark("")


@given(files())
def test_data_and_comments_stay_and_twice_is_once(text: str) -> None:
    before = parse(text, FICHE)
    assert before.errors == []
    try:
        once = laid_out(text, FICHE)
    except FileInErrorError:
        return
    after = parse(once, FICHE)
    assert same_content(before.data, after.data)
    assert sorted(remarks(after)) == sorted(remarks(before))
    assert laid_out(once, FICHE) == once
