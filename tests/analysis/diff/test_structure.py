"""Fiches, volets, levels, organisations, settings and words."""

from __future__ import annotations

import pytest

from analysis.diff.changing import FICHE_TEXT, STATE, changes, edited, kinds
from projet import FICHE

OTHER = "actions/1.1.2-parcours.yaml"
OTHER_TEXT = "code: 1.1.2\ntitre: Parcours\nvolets: [{id: a, intitule: A, calendrier: Dès 2024}]\n"
COMITE = "plan/comites/2025-03-01.yaml"


def test_a_fiche() -> None:
    head = STATE | {OTHER: OTHER_TEXT}
    assert kinds(changes(head)) == [("1.1.2", "fiche_added", False)]
    assert kinds(changes(STATE, head)) == [("1.1.2", "fiche_removed", True)]


def test_a_volet() -> None:
    head = edited("fiche", ("pilotes:", "  - {id: bancs, intitule: Bancs}\npilotes:"))
    assert kinds(changes(head)) == [("1.1.1/bancs", "volet_added", False)]
    assert kinds(changes(STATE, head)) == [("1.1.1/bancs", "volet_removed", True)]


def test_pilotes() -> None:
    head = edited("fiche", ("pilotes: [ville]\n", ""))
    assert kinds(changes(head)) == [("1.1.1", "pilotes_changed", True)]
    assert kinds(changes(STATE, head)) == [("1.1.1", "pilotes_changed", False)]
    head = edited("fiche", ("[ville]", "[{acteur: ville}]"))
    assert changes(head) == []


def test_levels() -> None:
    head = edited("plan", ("Activité physique", "Bouger"))
    (found,) = changes(head)
    assert (found.ref, found.change.value, found.after) == ("1.1", "text_changed", "Bouger")
    head = edited("plan", ('{code: "1.1", titre: Activité physique}', ""))
    assert ("1.1", "level_removed", True) in kinds(changes(head))
    assert ("1.1", "level_added", False) in kinds(changes(STATE, head))


def test_organisations() -> None:
    head = edited("acteurs", ("nom: Ville}", "nom: Ville}\n  - {id: ars, nom: ARS}"))
    assert kinds(changes(head)) == [("ars", "acteur_added", False)]
    assert kinds(changes(STATE, head)) == [("ars", "acteur_removed", False)]
    head = edited("acteurs", ("nom: Ville}", "nom: La Ville}"))
    assert kinds(changes(head)) == [("ville", "text_changed", True)]


def test_the_vote_and_the_period() -> None:
    head = edited("plan", ("2023-05-30", "2024-05-30"))
    assert kinds(changes(head)) == [("plan-exemple", "plan_redefined", True)]
    head = edited("plan", ("niveaux:", "periode: {debut: 2023, fin: 2026}\nniveaux:"))
    assert kinds(changes(head)) == [("plan-exemple", "plan_redefined", False)]


def test_a_fiche_that_counts_from_a_later_decision() -> None:
    ajout = "ajout: {date: 2026-01-01, decision: Conseil}\nvolets:"
    found = changes(edited("fiche", ("volets:", ajout)))
    assert ("1.1.1", "plan_redefined", True) in kinds(found)


def test_meetings() -> None:
    head = STATE | {COMITE: "date: 2025-03-01\ndecisions: [{texte: Reporter}]\n"}
    assert kinds(changes(head)) == [("plan-exemple", "comite_added", False)]
    assert kinds(changes(STATE, head)) == [("plan-exemple", "history_rewritten", True)]
    rewritten = head | {COMITE: head[COMITE].replace("Reporter", "Abandonner")}
    assert kinds(changes(rewritten, head)) == [("plan-exemple", "history_rewritten", True)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("parametres_suivi: {delai_jours: 120}", [("rule_relaxed", True, 90, 120)]),
        ("parametres_suivi: {delai_jours: 60}", [("rule_tightened", False, 90, 60)]),
        ("parametres_suivi: {sans_nouvelles_jours: 365}", [("rule_relaxed", True, 180, 365)]),
        ("parametres_suivi: {secret_statistique: 5}", [("rule_relaxed", True, 11, 5)]),
        (
            "parametres_suivi: {frequence: ponctuelle}",
            [("rule_relaxed", True, "annuelle", "ponctuelle")],
        ),
        ("parametres_suivi: {seuils: {a_surveiller: 0.5}}", [("rule_relaxed", True, 0.6, 0.5)]),
        ("parametres_suivi: {delai_jours: 90}", []),
        ("gravites: {PC202: info}", [("rule_relaxed", True, "error", "info")]),
        ("gravites: {PC212: error}", [("rule_tightened", False, "warning", "error")]),
        ("gravites: {PC202: error}", []),
    ],
)
def test_settings(settings: str, expected: list[tuple[object, ...]]) -> None:
    found = changes(edited("plan", ("niveaux:", f"{settings}\nniveaux:")))
    assert [(c.change.value, c.attention, c.before, c.after) for c in found] == expected


def test_words_fold_per_field() -> None:
    base = edited(
        "fiche", ("volets:", "contexte: Un deux trois.\npartenaires: [ars, cpam]\nvolets:")
    )
    head = edited("fiche", ("volets:", "contexte: Un six neuf.\npartenaires: [ars, caf]\nvolets:"))
    found = changes(head, base)
    assert [(c.change.value, c.objet, c.before, c.after) for c in found] == [
        ("text_changed", "contexte", "Un deux trois.", "Un six neuf."),
        ("text_changed", "partenaires", ["cpam"], ["caf"]),
    ]
    assert [c.attention for c in found] == [False, True]  # a partner of the vote is gone


def test_a_file_that_cannot_be_read_is_not_a_removal() -> None:
    broken = STATE | {FICHE: "code: [\n"}
    assert changes(broken) == []
    assert changes(STATE, broken) == []
    renamed = {path: text for path, text in STATE.items() if path != FICHE}
    renamed["actions/1.1.1-sentiers.yaml"] = FICHE_TEXT + "inconnu: 1\n"
    assert changes(renamed) == []


def test_everything_has_a_place_in_the_later_state() -> None:
    head = edited("fiche", ("titre: Balades", "titre: Promenades"), ("2024-2026", "2024-2028"))
    assert [c.location.line for c in changes(head) if c.location] == [6, 2, 6]
