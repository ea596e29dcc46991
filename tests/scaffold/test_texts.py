"""The texts of cells: bullets and names, none of their words left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.scaffold.sheet.texts import Puce, bullets, is_contact, names

_WORD = st.text("abcdeéè'’,()0123456789:;", min_size=1, max_size=12)
_LINE = st.lists(_WORD, min_size=1, max_size=5).map(" ".join)
_ITEM = st.tuples(_LINE, st.lists(_LINE, max_size=3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Une seule phrase.", [Puce("Une seule phrase.")]),
        ("Une ligne\nUne autre", [Puce("Une ligne"), Puce("Une autre")]),
        ("- un\n  - détail\n- deux", [Puce("un", ["détail"]), Puce("deux")]),
        ("➜ un\n• détail\n• encore\n➜ deux", [Puce("un", ["détail", "encore"]), Puce("deux")]),
        ("Bus :\n- un\n- deux\n\n- trois", [Puce("un", [], "Bus"), Puce("deux", [], "Bus"), Puce("trois")]),
        ("Objectif :\nfaire", [Puce("Objectif :"), Puce("faire")]),
        ("-5 % de tabac", [Puce("-5 % de tabac")]),
        ("1. Un\n2. Deux", [Puce("1. Un"), Puce("2. Deux")]),
    ],
)  # fmt: skip
def test_bullets(text: str, expected: list[Puce]) -> None:
    assert bullets(text) == expected


@given(st.lists(_ITEM, max_size=5))
def test_bullets_that_are_written_come_back(items: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(
        "\n".join([f"- {first}", *(f"  - {each}" for each in rest)]) for first, rest in items
    )
    assert [(puce.texte, puce.details) for puce in bullets(text)] == items


@given(st.text("ab -•➜:\n ", max_size=40))
def test_no_word_is_left_out(text: str) -> None:
    found = bullets(text)
    shown = " ".join(
        part for puce in found for part in (puce.groupe or "", puce.texte, *puce.details)
    )
    assert all(shown.count(letter) >= text.count(letter) for letter in "ab") or not found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARS", ["ARS"]),
        ("ARS, CPAM", ["ARS", "CPAM"]),
        ("ARS ; CPAM\nVille", ["ARS", "CPAM", "Ville"]),
        ("Direction de l’économie, de l’emploi ;", ["Direction de l’économie, de l’emploi"]),
        ("Ville (santé, sport), ARS", ["Ville (santé, sport)", "ARS"]),
        ("- ARS\n- ARS\n- CPAM.", ["ARS", "CPAM"]),
        (" , ;", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("name", "contact"),
    [
        ("sante@ville.fr", True), ("Ville 04 77 12 34 56", True), ("CPAM 42", False), ("Médecins du Monde", False),
        ("Maison de santé", False), ("Association 1901", False),
    ],
)  # fmt: skip
def test_addresses_are_told_from_organisations(name: str, contact: bool) -> None:
    assert is_contact(name) is contact
