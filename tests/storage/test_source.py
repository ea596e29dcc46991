"""Literal YAML in, values and positions out. Every test runs with both parsers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.diagnostics import Location
from plancancer_cli.storage.read.source import YamlMap, YamlSeq, parse
from storage.yaml_reading import PARSERS, clean, codes, hints, messages, read, using

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, params=PARSERS)
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    with using(request.param):
        yield


# Values


def test_a_fiche() -> None:
    source = clean("""\
        # fiche
        code: 1.2.1
        titre: Développer les espaces sans tabac
        contexte: |
          Première ligne.

          Seconde ligne.
        notes: [{numero: 6, texte: Santé publique France}]
        volets:
          - id: parcs
            suivi:
            - {date: 2023-09-25, statut: en_cours, source: "https://x.fr/a#b"}
        inegalites: {determinants: null, universalisme: true}
        public_cible:
        """)
    assert source.data == {
        "code": "1.2.1",
        "titre": "Développer les espaces sans tabac",
        "contexte": "Première ligne.\n\nSeconde ligne.\n",
        "notes": [{"numero": 6, "texte": "Santé publique France"}],
        "volets": [
            {
                "id": "parcs",
                "suivi": [
                    {"date": date(2023, 9, 25), "statut": "en_cours", "source": "https://x.fr/a#b"}
                ],
            }
        ],
        "inegalites": {"determinants": None, "universalisme": True},
        "public_cible": None,
    }
    assert isinstance(source.data, YamlMap)
    assert isinstance(source.data["volets"], YamlSeq)
    assert (source.data.flow, source.data["inegalites"].flow) == (False, True)


def test_scalars_of_yaml_1_2_and_dates() -> None:
    source = clean("[on, non, no, 12:30, 012, 2023-06, 2023-06-30, '12', \"true\", 1e3, ~]")
    assert source.data == [
        "on", "non", "no", "12:30", 12, "2023-06", date(2023, 6, 30), "12", "true", 1000.0, None,
    ]  # fmt: skip


def test_number_is_kept_as_it_was_written() -> None:
    source = clean("valeurs:\n- {valeur: 52.30}\n- {valeur: 123456789012345678901234567890}\n")
    assert source.raw(["valeurs", 0, "valeur"]) == "52.30"
    assert source.data["valeurs"][1]["valeur"] == 123456789012345678901234567890


def test_aliases_give_the_same_object() -> None:
    source = clean("a: &x {b: 1}\nc: *x\nd: &y texte\ne: [*y, *y]\n")
    assert source.data == {"a": {"b": 1}, "c": {"b": 1}, "d": "texte", "e": ["texte", "texte"]}
    assert source.data["a"] is source.data["c"]
    assert source.raw(["c"]) == "*x"
    assert source.locate(["c", "b"]) == Location("f.yaml", 1, 11)


def test_end_of_the_document_may_be_marked() -> None:
    assert clean("%YAML 1.2\n---\na: 1\n...\n# fin\n").data == {"a": 1}


@pytest.mark.parametrize("text", ["", "\n\n", "# rien\n", "---\n", "---\n# rien\n...\n", "~\n"])
def test_an_empty_file(text: str) -> None:
    source = read(text)
    assert source.data is None
    assert messages(text) == ["1:1 PC018 The file is empty."]


# Positions


def test_keys_and_values() -> None:
    source = clean("""\
        titre: Été 😀 fin  # remarque
        volets:
          # avant
          - id: a
            details: [x,  "y"]
          - id: b
          # après

        # loin
        pilotes: {a: 1}
        """)
    assert source.locate(["titre"]) == Location("f.yaml", 1, 8)
    assert source.locate(["titre"], key=True) == Location("f.yaml", 1, 1)
    assert source.locate(["volets", 1, "id"]) == Location("f.yaml", 6, 9)
    assert source.locate(["volets", 1, "id"], key=True) == Location("f.yaml", 6, 5)
    assert source.locate(["volets", 1]) == Location("f.yaml", 6, 5)
    assert source.locate(["volets", 0, "details", 1]) == Location("f.yaml", 5, 19)
    assert source.locate(["pilotes"]) == Location("f.yaml", 10, 10)
    assert source.locate([]) == Location("f.yaml", 1, 1)
    assert source.raw(["titre"]) == "Été 😀 fin"
    assert source.raw(["volets", 0, "details"]) == '[x,  "y"]'
    assert source.raw(["volets", 1]) == "id: b"
    assert source.raw(["volets"]).endswith("- id: b")
    assert source.raw([]).endswith("pilotes: {a: 1}")
    assert source.data["volets"].span == source.span_of(["volets"])
    key_start, key_end, _, _ = source.data.spans["volets"]
    assert source.text[key_start:key_end] == "volets"


def test_what_is_missing_is_located_at_what_lacks_it() -> None:
    source = clean("a:\n  b: 1\n  c: [x]\n")
    assert source.locate(["a", "z"]) == Location("f.yaml", 2, 3)
    assert source.locate(["a", "z"], key=True) == Location("f.yaml", 1, 1)
    assert source.locate(["a", "c", 4, "d"]) == Location("f.yaml", 3, 6)
    assert source.locate(["a", "c", -1]) == Location("f.yaml", 3, 6)
    assert source.locate(["a", "b", "c"]) == Location("f.yaml", 2, 6)
    assert source.locate(["a", "c", "d"]) == Location("f.yaml", 3, 6)
    for path in (["z"], ["a", "b", 0], ["a", "c", 1]):
        with pytest.raises(KeyError):
            source.span_of(path)
    assert read("a: [").locate(["a", 0]) == Location("f.yaml", 1, 1)


def test_a_value_left_empty_stands_after_the_colon() -> None:
    text = "a:   # x\nb:\n- \n-   # y\n- {c: , d : }\n"
    source = clean(text)
    assert source.data == {"a": None, "b": [None, None, {"c": None, "d": None}]}
    assert source.span_of(["a"]) == (2, 2)
    assert source.span_of(["b", 0]) == (13, 13)
    flow = text.index("{")
    assert source.span_of(["b", 2, "c"]) == (flow + 3, flow + 3)
    assert source.span_of(["b", 2, "d"]) == (flow + 9, flow + 9)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("a: |\n  x\n  y\n\n\n# c\nb: 1\n", "|\n  x\n  y"),
        ("a: >-\n  x  \n\nb: 1\n", ">-\n  x  "),
        ("a: |+\n  x\n\n\nb: 1\n", "|+\n  x\n\n"),
        ("a: | # +\n  x\n\nb: 1\n", "| # +\n  x"),
        ("a: |\n  x", "|\n  x"),
        ("a: |+\n  x", "|+\n  x"),
        ("a: |\r\n  x\r\n\r\nb: 1\r\n", "|\r\n  x"),
        ("a: |+\r\n  x\r\n\r\nb: 1\r\n", "|+\r\n  x\r\n"),
        ("a: |\n\nb: 1", "|"),
        ("a: un\n  deux\n# c\nb: 1", "un\n  deux"),
        ("a:\n  - |\n    x\n\n# c\nb: 1", "- |\n    x"),
        ("a:\n- x\n- y: 1\n  z:\n# c\nb: 1", "- x\n- y: 1\n  z:"),
        ("a: {x: [1, 2 ] } # c\n", "{x: [1, 2 ] }"),
        ("a: &n  texte\n", "&n  texte"),
        ("? a\n: b\n", "b"),
    ],
)
def test_ends(text: str, raw: str) -> None:
    assert parse(text, "f").raw(["a"]) == raw


def test_lines_end_with_lf_or_crlf_only() -> None:
    source = parse("a: 1\r\nb: \u00a0x\U0001f600\u202fy\r\nc: 2\r\n", "f")
    assert source.newline == "\r\n"
    assert source.locate(["c"]) == Location("f", 3, 4)
    assert source.position(len(source.text)) == (4, 1)
    assert source.position(source.text.index("y")) == (2, 8)


@pytest.mark.parametrize("separator", ["\u0085", "\u2028", "\u2029"])
def test_other_line_separators_end_neither_lines_nor_comments(separator: str) -> None:
    source = read(f"a: x # y{separator}b: 2\nc: 3\na: 1\n")
    assert source.data == {"a": "x", "c": 3}
    assert codes(source) == ["1:9 PC005", "3:1 PC003"]


def test_byte_order_mark_counts_for_nothing() -> None:
    source = parse("\ufeffa: 1\n", "f")
    assert source.bom
    assert (source.text, source.data) == ("a: 1\n", {"a": 1})
    assert source.locate(["a"]) == Location("f", 1, 4)
    assert codes(parse("\ufeff\ufeffa: 1\n", "f")) == ["1:1 PC005"]


# Keys


def test_duplicate_keys() -> None:
    text = "a: 1\nb:\n  c: 1\n  'c': 2\na: {d: 1}\na: 3\n"
    assert messages(text) == [
        "4:3 PC003 The key “c” is already given on line 3.",
        "5:1 PC003 The key “a” is already given on line 1.",
        "6:1 PC003 The key “a” is already given on line 1.",
    ]
    assert read(text).data == {"a": 1, "b": {"c": 1}}


def test_keys_are_text() -> None:
    text = "2023: a\ntrue: b\n2023-06-30: c\n2023-02-30: d\n"
    assert messages(text) == [
        "1:1 PC004 The key “2023” does not read as text.",
        "2:1 PC004 The key “true” does not read as text.",
        "3:1 PC004 The key “2023-06-30” does not read as text.",
        "4:1 PC004 The key “2023-02-30” does not read as text.",
    ]
    assert hints("2023: a") == ['Put it in quotes: "2023":']
    assert clean("'2023': a\non: b\n1.2.1: c\n'': d\n").data == {
        "2023": "a", "on": "b", "1.2.1": "c", "": "d",
    }  # fmt: skip


def test_a_missing_key() -> None:
    assert messages("? \n: 1") == ["1:2 PC004 A key is missing before the colon."]


@pytest.mark.parametrize("text", ["{{ x }}", "[a]: 1", "? {a: 1}\n: 2", "? - a\n: 2"])
def test_keys_that_are_no_words(text: str) -> None:
    source = read(text)
    assert [p.code for p in source.problems] == ["PC004"]
    assert source.data == {}


def test_alias_as_a_key() -> None:
    assert codes(read("a: &x y\n*x : 1")) == ["2:1 PC004"]


def test_merge_keys() -> None:
    source = read("a: &a {x: 1}\nb: {<<: *a, y: 2}\n'<<': 3\n")
    assert codes(source) == ["2:5 PC004"]
    assert source.data == {"a": {"x": 1}, "b": {"y": 2}, "<<": 3}
