"""Literal YAML in, findings out. Every test runs with both parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
import yaml

from plancancer_cli.diagnostics import Location
from plancancer_cli.storage.read import event_reader
from plancancer_cli.storage.read.source import parse
from storage.yaml_reading import ENGLISH, PARSERS, clean, codes, hints, messages, read, using

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, params=PARSERS)
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    with using(request.param):
        yield


# What is not accepted


@pytest.mark.parametrize(
    "text",
    [
        "a: !!str 12",
        "a: !important x",
        "a: !",
        "a: ! 'x'",
        "a: !!map {}",
        "a: !!python/object:os.system []",
        "%TAG !e! tag:x,2000:\n---\na: 1",
    ],
)
def test_tags(text: str) -> None:
    (found,) = messages(text)
    assert found.startswith(f"1:{1 if text[0] == '%' else 4} PC004 A YAML tag ")


def test_second_document() -> None:
    text = "a: 1\n---\nb: 2\n"
    assert messages(text) == ["2:1 PC004 A second document begins here; a file holds one."]
    assert read(text).data is None


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_depth(opening: str) -> None:
    source = read(opening * 100_000)
    assert source.data is None
    assert [p.code for p in source.problems] == ["PC004"]
    column = 100 * len(opening) + 1
    assert source.problems[0].location == Location("f.yaml", 1, column)
    assert codes(read("[" * 100 + "]" * 100)) == []


def test_alias_bombs() -> None:
    levels = "".join(f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 10)}]\n" for i in range(20))
    source = read(f"a0: &a0 [x, x]\n{levels}")
    assert source.data is None
    assert [p.code for p in source.problems] == ["PC004"]
    chain = "".join(f"- &a{i + 1} [*a{i}]\n" for i in range(200))
    assert [p.code for p in read(f"- &a0 x\n{chain}").problems] == ["PC004"]
    text = "x" * 10_000
    assert [p.code for p in read(f"- &a {text}\n" + "- *a\n" * 200).problems] == ["PC004"]


def test_ten_thousand_aliases_of_an_address_are_fine() -> None:
    source = clean("source: &s https://www.exemple.fr/x\nvaleurs:\n" + "- {source: *s}\n" * 10_000)
    assert len(source.data["valeurs"]) == 10_000


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: &x [*x]", "1:8 PC004 The reference “*x” stands inside what it refers to."),
        ("a: *x", "1:4 PC004 The reference “*x” refers to nothing above it."),
        ("a: &autres\nb: 1", "1:4 PC004 “&autres” names a value, and there is none."),
        ("a: .nan", "1:4 PC004 “.nan” is not a finite number."),
        ("a: [1e400]", "1:5 PC004 “1e400” is not a finite number."),
        ("a: " + "9" * 4301, "1:4 PC004 A number has more than 4300 digits."),
        ("a: {date: 2023-02-30}", "1:11 PC014 The date “2023-02-30” does not exist."),
    ],
)
def test_values_that_are_refused(text: str, finding: str) -> None:
    assert [message.replace("4,300", "4300") for message in messages(text)] == [finding]


def test_impossible_date_stays_text() -> None:
    assert read("a: 2023-02-30\nb: '2023-02-30'").data == {"a": "2023-02-30", "b": "2023-02-30"}


# Characters


@pytest.mark.parametrize(
    ("char", "message"),
    [
        ("\x00", "The control character U+0000 is not allowed."),
        ("\x1b", "The control character U+001B is not allowed."),
        ("\x7f", "The control character U+007F is not allowed."),
        ("\x9b", "The control character U+009B is not allowed."),
        ("\r", "The control character U+000D is not allowed."),
        ("\u202e", "The character U+202E, which reverses the direction of the text, is not"),
        ("\u2066", "The character U+2066, which reverses the direction of the text, is not"),
        ("\u200b", "The invisible character U+200B is not allowed."),
        ("\u200d", "The invisible character U+200D is not allowed."),
        ("\u00ad", "The invisible character U+00AD is not allowed."),
        ("\ufeff", "The invisible character U+FEFF is not allowed."),
        ("\U000e0041", "The invisible character U+E0041 is not allowed."),
    ],
)
def test_forbidden_characters_raw_and_escaped(char: str, message: str) -> None:
    raw = read(f"a: 'x{char}y'\n")
    assert ENGLISH.text(raw.problems[0].message).startswith(message)
    assert codes(raw) == ["1:6 PC005"]
    assert raw.data == {"a": "x\ufffdy"}
    assert char in raw.text

    escaped = read(f'a: "\\\\ x\\U{ord(char):08X}y"\n')
    assert ENGLISH.text(escaped.problems[0].message).startswith(message)
    assert codes(escaped) == ["1:9 PC005"]
    assert escaped.data == {"a": "\\ x\ufffdy"}


def test_short_escapes() -> None:
    source = read(r'a: "\e \0 \a \b \N \L \P \x1b \u200b \n \t \u00e9 \"\\e"')
    assert codes(source) == [f"1:{c} PC005" for c in (5, 8, 11, 14, 17, 20, 23, 26, 31)]
    assert read(r'"\e": 1').data == {"\ufffd": 1}
    assert clean(r"'\e': '\e'").data == {r"\e": r"\e"}


def test_french_typography_is_allowed() -> None:
    text = "« Être »\u00a0: l’œuvre\u202f; 10\u2009% – oui… ❤️ 😀\tfin"
    assert clean(f'a: "{text}"').data == {"a": text}


def test_a_hundred_findings_are_kept() -> None:
    assert len(read("\x07" * 5000).problems) == 100


# Conflicts


def test_git_conflicts() -> None:
    text = """\
        valeurs:
        <<<<<<< HEAD
          - {date: 2023, valeur: 1}
        ||||||| base
        =======
          - {date: 2023, valeur: 2}
        >>>>>>> autre
        a: 1
        <<<<<<< HEAD
        """
    assert messages(text) == [
        "2:1 PC006 Git has left a merge conflict here.",
        "9:1 PC006 Git has left a merge conflict here.",
    ]
    assert read(text).data is None
    assert codes(parse("a: 1\r\n=======\r\nb: 1\r\n>>>>>>> x\r\n", "f")) == ["4:1 PC006"]


def test_underlines_are_no_conflict() -> None:
    text = "a: |\n  Titre\n  =======\n  <<<<<<< x\n"
    assert clean(text).data == {"a": "Titre\n=======\n<<<<<<< x\n"}
    assert codes(read("<<<<<<<<<<: 1\n")) == []


# Commas


def test_decimal_comma_in_braces() -> None:
    text = "- {date: 2023, valeur: 52,3}\n- {valeur: -1,05 , note: x}\n"
    assert messages(text) == [
        "1:26 PC007 The comma of “52,3” cuts the number in two.",
        "2:14 PC007 The comma of “-1,05” cuts the number in two.",
    ]
    assert hints(text) == [
        "Write a decimal point: valeur: 52.3",
        "Write a decimal point: valeur: -1.05",
    ]
    source = read(text)
    assert source.data == [{"date": 2023, "valeur": 52.3}, {"valeur": -1.05, "note": "x"}]
    assert source.raw([0, "valeur"]) == "52,3"


@pytest.mark.parametrize(
    ("text", "column", "mended", "value"),
    [
        ("{note: vote, pose ensuite}", 12, '"vote, pose ensuite"', "vote, pose ensuite"),
        ("{note: a, b, c, x: 1}", 9, '"a, b, c"', "a, b, c"),
        ("{note: l'été, c'est ça}", 13, "\"l'été, c'est ça\"", "l'été, c'est ça"),
        ('{note: dit "oui", l\'an}', 17, "'dit \"oui\", l''an'", 'dit "oui", l\'an'),
        ("{note: 52,3 %}", 10, '"52,3 %"', "52,3 %"),
        ("{note: 1,2,3}", 9, '"1,2,3"', "1,2,3"),
        ("{note: un,\n  deux}", 10, '"un, deux"', "un, deux"),
        ("{note: https://x.fr/a,1}", 22, '"https://x.fr/a,1"', "https://x.fr/a,1"),
    ],
)
def test_comma_in_an_unquoted_text(text: str, column: int, mended: str, value: str) -> None:
    source = read(text)
    assert messages(text) == [f"1:{column} PC007 The comma cuts the value of “note” in two."]
    assert hints(text) == [f"Put the text in quotes: note: {mended}"]
    assert source.data["note"] == value


def test_a_long_text_is_not_repeated() -> None:
    assert hints("{note: a, " + "b" * 500 + "}") == ["Put the text in quotes."]


def test_keys_without_a_value_that_no_comma_explains() -> None:
    assert clean("{a: 'x', b}").data == {"a": "x", "b": None}
    assert clean("{b}").data == {"b": None}
    assert clean("{a: [1], b, c: 2}").data == {"a": [1], "b": None, "c": 2}
    assert clean("{a: 1, b: , c: 2}").data == {"a": 1, "b": None, "c": 2}


# Syntax


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a:\n\tb: 1", "2:1 A tab stands where", "Replace it with spaces"),
        ("a: 1\n  \tb: 2", "2:3 A tab stands where", "Replace it with spaces"),
        ("a: |\n\tx", "2:1 A tab stands where", "Replace it with spaces"),
        (
            "titre: Enjeu 1 : prévenir",
            "1:16 This text holds a colon",
            'Put the text in quotes: titre: "Enjeu 1 : prévenir"',
        ),
        ("- a: b: c # d", "1:7 This text holds a colon", "Put the text in quotes"),
        ("a: 1\n  b: 2", "2:3 A key cannot stand here.", "Align it"),
        ("a: 1\nfoo\nb: 2", "2:1 This line is neither", "Write a colon"),
        ("x: 1\na: \"foo\nb: 1\n", "2:4 The quotation mark that opens here", "Close it"),
        ("a: 'l'été'", "1:7 The text goes on after its closing", "Inside '…'"),
        ("a: [1, 2\nb: 1", "2:2 The [ of line 1 should be closed", "Close it"),
        ("x: 1\na: {b: 1\n", "2:4 The { of line 2 should be closed", "Close it"),
        ("a:\n  b: 1\n c: 2", "3:2 This line does not fit", "Give it as many spaces"),
        ("a: 1\n- b", "2:1 This line does not fit", "Give it as many spaces"),
        ("a: [1]]", "1:7 This cannot follow", "Put the whole text"),
        ("a: - b", "1:4 A list cannot begin on the line", "Begin it"),
        ("a: @x", "1:4 A text cannot begin with “@”.", "Put the text in quotes"),
        ("a: %x", "1:4 A text cannot begin with “%”.", "Put the text in quotes"),
        ("a: **x**", "1:4 A text cannot begin with “*”.", "Put the text in quotes"),
        ("a: & b", "1:4 A text cannot begin with “&”.", "Put the text in quotes"),
        ("a: !x!y z", "1:4 A text cannot begin with “!”.", "Put the text in quotes"),
        ("a: !<x", "1:4 A text cannot begin with “!”.", "Put the text in quotes"),
        ('a: "C:\\Users"', "1:7 In a text in double quotes", "Write it twice"),
        ('a: "\\x1"', "1:5 In a text in double quotes", "Write it twice"),
        ('a: "\\U00110000"', "1:5 In a text in double quotes", "Write it twice"),
        ('a: "\\UFFFFFFFF"', "1:5 In a text in double quotes", "Write it twice"),
        ("a: |x\n  y", "1:5 After | or >", "Move it"),
        ("a: }", "1:4 “}” stands where a value", "Remove it"),
        ("[1]\nfoo", "2:1 This stands outside", "Remove it"),
        ('a: "x\n---\ny"', "2:1 A line of three dashes", "Close the quotes"),
        ("%YAML 2.0\n--- a", "1:1 A line that begins with %", "Remove the line"),
    ],
)  # fmt: skip
def test_syntax_errors(text: str, message: str, hint: str) -> None:
    source = read(text)
    assert source.data is None
    (found,) = messages(text)
    assert found.replace("PC002 ", "").startswith(message)
    assert hints(text)[0].startswith(hint)


def test_what_the_parser_says_otherwise() -> None:
    def fail(text: str) -> Any:
        raise yaml.YAMLError("?")

    with patch.object(event_reader, "_events", fail):
        assert messages("a: 1") == ["1:1 PC002 This is not understood as YAML."]


def test_findings_before_a_syntax_error_are_kept() -> None:
    assert codes(read("a: 1\na: 2\nb: ]\n")) == ["2:1 PC003", "3:4 PC002"]
