"""Words are found wherever the plan tells them, whatever their case, accents and dashes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents_projects import REEL, dossier
from plancancer_cli.analysis.recherche import chercher, place_of
from plancancer_cli.analysis.reference import names, resolve
from projet import FICHE, MINIMAL, projet

TEXTS = {
    **MINIMAL,
    FICHE: """\
code: 1.1.1
titre: Prévenir le tabagisme
contexte: Les espaces non-fumeurs et la lutte anti-tabac.
volets:
  - id: ecoles
    intitule: À l’école
    modalites:
      - {texte: "Réunion annuelle de l’équipe", id: reunion}
      - {texte: "Sevrage : œuvres et Œuvriers"}
    suivi:
      - {date: 2024-01-02, constat: "Une classe sans tabac.", source: Bilan}
pilotes: [ville]
indicateurs: [balades]
""",
}


def refs(words: str) -> list[str]:
    return [found.ref for found in chercher(projet(TEXTS), words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tabac", ["1.1.1", "1.1.1/ecoles"]),
        ("TABAGISME", ["1.1.1"]),
        ("ecole", ["1.1.1/ecoles"]),
        ("l'equipe", ["1.1.1/ecoles/reunion"]),
        ("oeuvriers", ["1.1.1/ecoles"]),
        ("classe tabac", ["1.1.1/ecoles"]),
        ("abac", []),
        ("tabac piscine", []),
        ("balades", ["balades", "1.1.1"]),
        ("physique", ["1.1"]),
        ("ville", ["ville", "1.1.1"]),
    ],
)
def test_every_word_begins_a_word_of_what_is_found(words: str, found: list[str]) -> None:
    assert refs(words) == found


def test_a_name_comes_before_a_text() -> None:
    found = chercher(projet(TEXTS), "ville")
    assert [each.extrait for each in found] == [None, "Ville"]


def test_without_a_letter_nothing_is_found() -> None:
    assert refs(" -  ’ ") == []


PLAN = dossier(REEL)
TITLES = [d.value.titre for d in PLAN.fiches] + [d.value.libelle for d in PLAN.indicateurs]


@given(st.sampled_from(TITLES), st.sampled_from([str.upper, str.lower, str.title]), st.booleans())
def test_every_title_of_the_plan_is_found_by_its_own_words(
    title: str, letters: object, bare: bool
) -> None:
    typed = letters(title)  # type: ignore[operator]
    if bare:
        decomposed = unicodedata.normalize("NFD", typed)
        typed = "".join(c for c in decomposed if not unicodedata.combining(c))
    assert title in [found.titre for found in chercher(PLAN, typed)]


@pytest.mark.parametrize("word", ["sante", "cdos", "2026", "etudiants"])
def test_a_ref_that_is_found_can_be_typed(word: str) -> None:
    found = chercher(PLAN, word)
    assert found
    for each in found:
        if each.kind not in {"plan", "comite", "niveau"}:
            resolve(PLAN, each.ref)
            assert each.kind == "modalite" or each.ref in names(PLAN)


def test_the_place_of_a_word_is_where_it_is_written() -> None:
    text = "Une démarche « santé », l’Équipe."
    assert text[place_of("equipe", text) :].startswith("Équipe")
