"""Ticks, statuts, and the one answer to a name that is not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.cli.commands import COMMANDS, OTHER_NAMES
from plancancer_cli.cli.group import unknown_command
from plancancer_cli.i18n import get_language
from plancancer_cli.model.suivi import Statut
from plancancer_cli.typed.near import MOST, did_you_mean, proposals, same, some
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.statuts import WORDS, read_statut
from plancancer_cli.typed.ticks import read_tick

FRENCH = get_language("fr")
ACTEURS = {
    "cpam-loire": ["CPAM", "Caisse primaire d’assurance maladie de la Loire"],
    "chu-saint-etienne": ["CHU", "Centre hospitalier universitaire de Saint-Étienne"],
    "ville": ["", "Ville de Saint-Étienne"],
}


@pytest.mark.parametrize("typed", ["oui", "Oui", "x", "X", "1", "VRAI", "yes", "☑", " o "])
def test_yes(typed: str) -> None:
    assert read_tick(typed) is True


@pytest.mark.parametrize("typed", ["non", "NON", "0", "FAUX", "no", "n"])
def test_no(typed: str) -> None:
    assert read_tick(typed) is False


@pytest.mark.parametrize("typed", ["", "peut-être", "2", "xx", "oui et non"])
def test_neither(typed: str) -> None:
    with pytest.raises(NotReadError):
        read_tick(typed)


def test_the_words_are_those_of_every_statut() -> None:
    assert set(WORDS) == {statut.value for statut in Statut}


@pytest.mark.parametrize(
    ("typed", "statut"),
    [("en_cours", "en_cours"), ("En cours", "en_cours"), ("à venir", "a_venir"),
     ("Réalisé", "realise"), ("bloqué", "bloque"), ("EN PAUSE", "en_pause")],
)  # fmt: skip
def test_a_statut_in_other_letters_is_the_statut(typed: str, statut: str) -> None:
    assert read_statut(typed) == statut


@pytest.mark.parametrize(
    ("typed", "statut"),
    [
        ("terminé", "realise"),
        ("terminée", "realise"),
        ("fini", "realise"),
        ("finie", "realise"),
        ("fait", "realise"),
        ("achevé", "realise"),
        ("clôturé", "realise"),
        ("annulé", "abandonne"),
        ("annulée", "abandonne"),
        ("arrêté", "abandonne"),
        ("suspendu", "en_pause"),
        ("en attente", "en_pause"),
        ("démarré", "en_cours"),
        ("lancé", "en_cours"),
        ("non commencé", "a_venir"),
        ("prévu", "a_venir"),
        ("réalisée", "realise"),
    ],
)
def test_another_word_for_a_statut_is_answered_with_it(typed: str, statut: str) -> None:
    with pytest.raises(NotReadError) as refused:
        read_statut(typed)
    assert f"«\u202f{statut}\u202f»" in FRENCH.text(refused.value.hint)


@pytest.mark.parametrize(
    "typed", ["CPAM", "cpam", "Cpam-Loire", "caisse primaire d'assurance maladie de la loire"]
)
def test_an_acteur_is_known_by_its_id_sigle_or_name(typed: str) -> None:
    assert same(typed, ACTEURS) == "cpam-loire"


def test_two_that_differ_by_letters_only_are_not_chosen_between() -> None:
    assert same("chu", {"chu-a": ["CHU"], "chu-b": ["CHU"]}) is None
    assert proposals("chu", {"chu-a": ["CHU"], "chu-b": ["CHU"]}) == ["chu-a", "chu-b"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cpma-loire", "cpam-loire"),
        ("hospitalier", "chu-saint-etienne"),
        ("assurance maladie", "cpam-loire"),
    ],
)
def test_names_are_proposed_by_letters_and_by_words_of_the_label(typed: str, first: str) -> None:
    assert proposals(typed, ACTEURS)[0] == first


@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=8), max_size=30))
def test_at_most_five_are_proposed_and_all_are_known(wanted: str, known: list[str]) -> None:
    found = proposals(wanted, known)
    assert len(found) <= MOST
    assert set(found) <= set(known)
    assert (did_you_mean(wanted, known) is None) == (not found)


def test_of_many_names_five_are_shown_and_the_others_counted() -> None:
    known = [f"indicateur-{n}" for n in range(68)]
    shown = FRENCH.text(some(known))
    assert shown.endswith("indicateur-4 et 63 autres")
    assert FRENCH.text(some(["a", "b"])) == "a, b"


@pytest.mark.parametrize(
    ("typed", "command"),
    [("bilan", "report"), ("échéances", "deadlines"), ("mesurer", "measure"), ("suivre", "track"),
     ("reporter", "postpone"), ("Rapport", "report"), ("vérifier", "check"), ("stauts", "status")],
)  # fmt: skip
def test_a_french_name_of_a_command_is_answered_with_the_command(typed: str, command: str) -> None:
    assert f"«\u202f{command}\u202f»" in FRENCH.text(unknown_command(typed).hint or "")


def test_no_other_name_is_that_of_a_command() -> None:
    for command, words in OTHER_NAMES.items():
        assert not {*words} & ({*COMMANDS} - {command})
