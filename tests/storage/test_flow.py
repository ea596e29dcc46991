"""One item as one line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import get_language
from plancancer_cli.model.periode import Periode
from plancancer_cli.storage.edit.flow import Word, as_read, flow
from plancancer_cli.storage.read.characters import FORBIDDEN
from plancancer_cli.storage.read.content import same_in_order
from plancancer_cli.storage.read.source import parse


class Statut(StrEnum):
    EN_COURS = "en_cours"
    NON = "no"


WRITTEN = {
    "a valeur": (
        {"date": date(2024, 1, 1), "valeur": 52.3, "source": "https://x.fr/a,b#c"},
        '{date: 2024-01-01, valeur: 52.3, source: "https://x.fr/a,b#c"}',
    ),
    "an entry": (
        {"date": date(2023, 9, 25), "statut": Statut.EN_COURS, "jalon": Word("espaces-sans-tabac")},
        "{date: 2023-09-25, statut: en_cours, jalon: espaces-sans-tabac}",
    ),
    "numbers": ([1, -5, 0.1, 1e22, 100.0, -0.0], "[1, -5, 0.1, 1e+22, 100.0, -0.0]"),
    "ticks and nothing": ([True, False, None], "[true, false, null]"),
    "periods": (
        [Periode.annee(2023), Periode.mois(2023, 6), Periode.trimestre(2023, 1)],
        "[2023, 2023-06, 2023-T1]",
    ),
    "more periods": (
        [Periode.jour(date(2023, 6, 30)), Periode.parse("2021/2022")],
        "[2023-06-30, 2021/2022]",
    ),
    "texts that look like something else": (
        ["2023", "52,3", "non", "null", "", "*a", "- b", "2023-01-01"],
        '["2023", "52,3", "non", "null", "", "*a", "- b", "2023-01-01"]',
    ),
    "quotes and backslashes": ('« "\\ »', '"« \\"\\\\ »"'),
    "French typography": ("l’été\u202f: 100\u00a0% 🌳", '"l’été\u202f: 100\u00a0% 🌳"'),
    "lines and tabs": ("a\n\tb\r\nc ", '"a\\n\\tb\\r\\nc "'),
    "words that YAML 1.1 reads as ticks": ([Statut.NON, Word("on")], '["no", "on"]'),
    "words that need quotes": (
        [Word("1.2.1"), Word("a b"), Word("true"), Word("a:"), Word("")],
        '["1.2.1", "a b", "true", "a:", ""]',
    ),
    "dimensions": (
        {"par": {"tranche_age": "65 ans et plus", "sexe : genre": "F"}},
        '{par: {tranche_age: "65 ans et plus", "sexe : genre": "F"}}',
    ),
    "lists": ({"porte_sur": (Word("a"), Word("b"))}, "{porte_sur: [a, b]}"),
    "nothing inside": ([{}, []], "[{}, []]"),
}


@pytest.mark.parametrize(("value", "written"), WRITTEN.values(), ids=WRITTEN)
def test_written(value: object, written: str) -> None:
    assert flow(value) == written
    source = parse(f"v: {written}\n", "f.yaml")
    assert source.problems == []
    assert same_in_order(as_read(value), source.data["v"])


texts = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda c: FORBIDDEN.match(c) is None),
    max_size=30,
)
keys = texts.filter(lambda key: key not in ("", "<<"))
periods = st.builds(
    lambda a, b: Periode(min(a, b), max(a, b)),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
)
values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.dates(), periods, texts, texts.map(Word),
        st.sampled_from(Statut), st.floats(-1e29, 1e29),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip


@given(values)
def test_what_is_written_is_what_is_read(value: Any) -> None:
    written = flow(value)
    assert "\n" not in written
    source = parse(f"- {written}\n", "f.yaml")
    assert source.problems == []
    assert same_in_order([as_read(value)], source.data)


@pytest.mark.parametrize("char", ["\x1b", "\u200b", "\u202e", "\ufeff", "\x85", "\u2028", "\ud800"])
def test_characters_that_the_reader_refuses(char: str) -> None:
    with pytest.raises(WriteRefused) as refusal:
        flow({"note": f"a{char}b"})
    assert get_language("en").text(refusal.value.message) == (
        f"The text holds the invisible character U+{ord(char):04X}."
    )


@pytest.mark.parametrize(
    "value", [object(), b"x", {1: 2}, {"a": {1, 2}}, datetime(2024, 1, 1, tzinfo=UTC)]
)
def test_types_that_have_no_written_form(value: object) -> None:
    with pytest.raises(TypeError):
        flow(value)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_numbers_that_have_no_written_form(value: float) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        flow(value)
