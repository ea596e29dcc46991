"""Whatever sign stands for one of YAML in a line, the line is mended to what it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.model.slips import meant
from plancancer_cli.storage.read.marks import slip_in_line
from plancancer_cli.storage.read.quotation import straight

KEYS = st.sampled_from(["titre", "code", "public_cible", "valeurs", "intitule"])
TEXTS = st.text("abcé 0123456789’.,", min_size=1, max_size=12).filter(
    lambda t: t == t.strip() != ""
)
ODD = st.sampled_from("\u00a0\u202f\u2007\u3000\u2003\u2009\u205f\u1680")
INDENTS = st.integers(0, 4).map(lambda n: "  " * n)
DASHES = st.sampled_from(["", "- "])


def mended(line: str) -> str:
    slip = slip_in_line(0, line)
    assert slip is not None
    return slip.mending.applied(line)


@given(indent=INDENTS, dash=DASHES, key=KEYS, text=TEXTS, odd=ODD, count=st.integers(1, 2))
def test_an_odd_space_after_the_colon(
    indent: str, dash: str, key: str, text: str, odd: str, count: int
) -> None:
    assert mended(f"{indent}{dash}{key}:{odd * count}{text}") == f"{indent}{dash}{key}: {text}"


@given(indent=INDENTS.filter(bool), dash=DASHES, key=KEYS, text=TEXTS, odd=ODD)
def test_an_odd_indentation(indent: str, dash: str, key: str, text: str, odd: str) -> None:
    right = f"{indent}{dash}{key}: {text}"
    assert mended(indent.replace(" ", odd) + right.lstrip()) == right


@given(indent=INDENTS, key=KEYS, text=TEXTS, sign=st.sampled_from("–—•‑−·"))
def test_a_sign_that_is_no_dash(indent: str, key: str, text: str, sign: str) -> None:
    assert mended(f"{indent}{sign} {key}: {text}") == f"{indent}- {key}: {text}"


@given(indent=INDENTS, dash=DASHES, key=KEYS, text=TEXTS, odd=ODD)
def test_a_full_width_colon(indent: str, dash: str, key: str, text: str, odd: str) -> None:
    assert mended(f"{indent}{dash}{key}\uff1a{text}") == f"{indent}{dash}{key}: {text}"
    assert mended(f"{indent}{dash}{key}{odd}\uff1a{odd}{text}") == f"{indent}{dash}{key}: {text}"


@given(indent=INDENTS, dash=DASHES, key=KEYS, text=TEXTS)
def test_a_right_line_has_no_slip(indent: str, dash: str, key: str, text: str) -> None:
    assert slip_in_line(0, f"{indent}{dash}{key}: {text}") is None
    assert slip_in_line(0, f"{indent}{dash}{key}:") is None


@given(text=TEXTS, pair=st.sampled_from(["“”", "‘’", "„“", "«»", "‹›"]))
def test_marks_around_a_text_are_taken_off_and_those_inside_stay(text: str, pair: str) -> None:
    assert straight(f"{pair[0]}{text}{pair[1]}") == text
    assert straight(f"{text} {pair[0]}{text}{pair[1]}") == f"{text} {pair[0]}{text}{pair[1]}"
    twice = f"{pair[0]}{text}{pair[1]} et {pair[0]}{text}{pair[1]}"
    assert straight(twice) == twice


@given(key=KEYS, change=st.sampled_from([str.upper, str.title, str.capitalize]))
def test_a_key_in_capitals_is_the_key(key: str, change: object) -> None:
    found = meant(change(key), ["titre", "code", "public_cible", "valeurs", "intitule"])  # type: ignore[operator]
    assert found is not None
    assert found.word == key
    assert found.why is not None
