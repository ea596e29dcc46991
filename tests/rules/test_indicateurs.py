"""PC308 and PC313, and the list of the rules."""

from __future__ import annotations

import pytest

from plancancer_cli.codes import RULES as CODES
from plancancer_cli.rules.indicateurs import RULES, fiches_without, targets_before_baseline
from plancancer_cli.rules.run import FILE_RULES
from projet import minimal, places, textes

FAULTS = """\
id: balades
libelle: Balades a@b.fr
type: nombre
unite: personnes
accumulation: cumul
valeur_initiale: {date: 2024, valeur: dix}
cibles: [{date: 2023, valeur: -5}]
valeurs:
  - {date: 2022, valeur: 1.5}
  - {date: 2023, valeur: 50}
  - {date: 2024, valeur: 40}
  - {date: 2024, valeur: 40}
  - {date: 2024, valeur: 4, ventilation: {age: jeunes}, remplace: 2020}
"""
SHARE = """\
id: balades
libelle: Balades
type: pourcentage
accumulation: flux
valeurs:
  - {date: 2023, valeur: 50, numerateur: 1, denominateur: 4}
"""
POSTPONED = """\
code: 1.1.1
titre: Balades
pilotes: [ville]
volets:
  - id: sentiers
    intitule: Sentiers
    calendrier: Dès 2024
    reports_echeance:
      - {echeance: debut, au: 2023, motif: retard, decision: comité, date: 2023}
      - {echeance: fin, au: 2023, motif: retard, decision: comité, date: 2022}
      - {echeance: fin, au: 2023, motif: retard, decision: comité, date: 2022}
"""


def test_every_rule_is_in_the_list() -> None:
    dossiers = [minimal(indicateur=FAULTS), minimal(indicateur=SHARE, fiche=POSTPONED)]
    found = [{d.code for dossier in dossiers for d in rule(dossier)} for rule in RULES]
    assert found == [
        {"PC301"},
        {"PC302"},
        {"PC309"},
        {"PC315"},
        {"PC303"},
        {"PC304"},
        {"PC305"},
        {"PC307"},
        {"PC310"},
        {"PC306"},
        set(),
        {"PC312"},
        {"PC308"},
        {"PC313"},
        {"PC314"},
        {"PC117"},
        {"PC111"},
        {"PC108"},
        set(),
        {"PC116"},
    ]
    assert set().union(*found) <= CODES.keys()


def test_the_minimal_project_is_without_fault() -> None:
    dossier = minimal()
    assert textes(d for rule in FILE_RULES for d in rule(dossier)) == []


@pytest.mark.parametrize(
    ("indicateurs", "volet", "expected"),
    [
        ("indicateurs: [balades]", "", []),
        ("", ", indicateurs: [balades]", []),
        ("indicateurs: []", "", [("PC308", 5, 14)]),
        ("", "", [("PC308", 1, 7)]),
    ],
)
def test_a_fiche_has_an_indicateur(
    indicateurs: str, volet: str, expected: list[tuple[str, int, int]]
) -> None:
    text = (
        "code: 1.1.1\ntitre: Balades\npilotes: [ville]\n"
        f"volets: [{{id: sentiers, intitule: Sentiers{volet}}}]\n{indicateurs}\n"
    )
    assert places(fiches_without, minimal(fiche=text)) == expected


@pytest.mark.parametrize(
    ("initiale", "cible", "found"),
    [
        ("2024", "2023", True),
        ("2024", "2024", True),
        ("2024", "2024-12-31", True),
        ("2024-06", "2024", False),
        ("2024", "2025-01-01", False),
    ],
)
def test_a_target_lies_after_its_baseline(initiale: str, cible: str, *, found: bool) -> None:
    text = (
        "id: balades\nlibelle: Balades\ntype: nombre\n"
        f"valeur_initiale: {{date: {initiale}, valeur: 1}}\n"
        f"cibles:\n  - {{date: 2030, valeur: 9}}\n  - {{valeur: 5, date: {cible}}}\n"
    )
    expected = [("PC313", 7, 23)] if found else []
    assert places(targets_before_baseline, minimal(indicateur=text)) == expected


def test_without_baseline_no_target_is_before_it() -> None:
    text = "id: balades\nlibelle: B\ntype: nombre\ncibles: [{date: 2020, valeur: 1}]\n"
    assert places(targets_before_baseline, minimal(indicateur=text)) == []
