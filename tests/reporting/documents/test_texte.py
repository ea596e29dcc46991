"""The text of a plan: paragraphs, notes, spaces, and what may be a link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.reporting.documents.texte import (
    Bloc,
    Fragment,
    Source,
    ancre,
    blocs,
    fragments,
    source,
    typographie,
)

N, W = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pourquoi ? Parce que !", f"Pourquoi{N}? Parce que{N}!"),
        ("« santé » ; puis : rien", f"«{N}santé{N}»{N}; puis{W}: rien"),
        ("36 % des étudiants, 4 € chacun", f"36{W}% des étudiants, 4{W}€ chacun"),
        ("https://a.example/?b=c :d", "https://a.example/?b=c :d"),
        ("sans espace: rien n’est ajouté;", "sans espace: rien n’est ajouté;"),
    ],
)
def test_spaces_of_french_punctuation_become_unbreakable(written: str, shown: str) -> None:
    assert typographie(written) == shown


@given(st.text(alphabet="ab «»;:!?%€12\u202f\n"))
def test_only_spaces_change(text: str) -> None:
    shown = typographie(text)
    assert shown.replace(N, " ").replace(W, " ") == text.replace(N, " ").replace(W, " ")
    assert typographie(shown) == shown


def test_a_block_text_has_paragraphs_and_bullets() -> None:
    text = "Un début\nqui continue.\n\n- premier\n- second,\n  sur deux lignes\n\nFin[^3]."
    assert blocs(text) == (
        Bloc(puces=False, items=((Fragment("Un début qui continue."),),)),
        Bloc(puces=True, items=((Fragment("premier"),), (Fragment("second, sur deux lignes"),))),
        Bloc(puces=False, items=((Fragment("Fin"), Fragment("", 3), Fragment(".")),)),
    )


def test_no_text_has_no_block() -> None:
    assert blocs(None) == ()
    assert fragments("[^12]") == (Fragment("", 12),)


@given(st.text())
def test_no_word_of_a_block_text_is_lost(text: str) -> None:
    shown = "".join(f.texte for b in blocs(text) for item in b.items for f in item)
    assert len(shown) <= len(text)


def test_a_web_address_is_a_link_to_its_site() -> None:
    address = "https://www.ligue-cancer.example/42?a=1&b=2#c"
    assert source(address) == Source("ligue-cancer.example", address)


@pytest.mark.parametrize(
    "text",
    [
        "Délibération no 12",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://city.example@evil.example/",
        "https://a.example/ puis un mot",
        'https://a.example/"onclick="x',
        "https://a.example/\u202eexe",
        "http://[::1",
        "//a.example/x",
    ],
)
def test_anything_else_is_a_reference(text: str) -> None:
    assert source(text) == Source(text)


def test_no_source_is_none() -> None:
    assert source(None) is None


@given(st.text(), st.text())
def test_an_anchor_is_an_id(a: str, b: str) -> None:
    assert all(c.isascii() and (c.isalnum() or c in "-._") for c in ancre("x", a, b))
