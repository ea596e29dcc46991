"""PC101 to PC110: what one file says of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plancancer_cli.rules.references import (
    broken_mentions,
    broken_mentions_of_plan,
    duplicates,
    places_in_tree,
    severities,
    unknown_acteurs,
    unknown_indicateurs,
    unused_indicateurs,
)
from plancancer_cli.rules.run import validate
from plancancer_cli.rules.tree import no_fiche
from plancancer_cli.rules.wordings import contradictions
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from projet import ACTEURS, FICHE, INDICATEUR, MINIMAL, PLAN, minimal, places, projet, textes

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "id: [\n"


def test_every_place_that_names_an_acteur() -> None:
    files = MINIMAL | {
        ACTEURS: "acteurs: [{id: ville, nom: Ville, rattache_a: etat}, {id: parc, nom: P}]\n",
        FICHE: MINIMAL[FICHE].replace("[ville]", "[vile, {acteur: ars}]")
        + "partenaires: [ville, ligue]\n"
        + "budget: [{annee: 2024, montant: 5, stade: vote, financeur: cpam}, "
        "{annee: 2025, montant: 5, stade: vote}]\n",
        INDICATEUR: MINIMAL[INDICATEUR] + "producteur: insee\n",
        "plan/comites/2024-01-10.yaml": "date: 2024-01-10\npresents: [ville, crcdc]\n",
    }
    found = list(unknown_acteurs(projet(files)))
    assert [(d.location.path, d.location.line, d.location.column) for d in found] == [
        (FICHE, 7, 11),
        (FICHE, 7, 17),
        (FICHE, 9, 22),
        (FICHE, 10, 60),
        (INDICATEUR, 7, 13),
        ("plan/comites/2024-01-10.yaml", 2, 19),
        (ACTEURS, 1, 47),
    ]
    assert [d.ref for d in found[:5]] == ["1.1.1"] * 4 + ["balades"]
    near, far = textes(found)[:2]
    assert "“vile” is not in plan/acteurs.yaml. | Did you mean “ville”?" in near
    assert far.endswith("| Add it to plan/acteurs.yaml, or correct the id.")


@pytest.mark.parametrize("acteurs", [BROKEN, "acteurs: [{id: ville}]\n"])
def test_acteurs_are_not_judged_where_their_file_cannot_be_read(acteurs: str) -> None:
    assert places(unknown_acteurs, projet(MINIMAL | {ACTEURS: acteurs})) == []


def test_a_missing_list_of_acteurs_is_one_finding() -> None:
    fiche = MINIMAL[FICHE].replace("[ville]", "[ville, ccas, cpam]")
    files = {path: text for path, text in MINIMAL.items() if path != ACTEURS} | {FICHE: fiche}
    dossier = projet(files)
    (said,) = textes(unknown_acteurs(dossier))
    assert said.startswith("plan/acteurs.yaml:1:1 PC009 The file plan/acteurs.yaml is missing.")
    assert said.endswith("make it: acteurs: [{id: ville, nom: Ville}]")
    assert places(duplicates, dossier) == []


def test_every_place_that_names_an_indicateur() -> None:
    files = MINIMAL | {
        PLAN: MINIMAL[PLAN] + "indicateurs: [mortalite]\n",
        FICHE: MINIMAL[FICHE]
        .replace("indicateurs: [balades]", "indicateurs: [balades, ballades]")
        .replace("calendrier: Dès 2024", "calendrier: Dès 2024\n    indicateurs: [sentiers]"),
    }
    plan, fiche, volet = textes(unknown_indicateurs(projet(files)))
    assert plan.startswith("plan/plan.yaml:10:15 PC102 The indicateur “mortalite” has no file")
    assert plan.endswith("| Create indicators/mortalite.yaml, or correct the id.")
    assert fiche.startswith("actions/1.1.1-balades.yaml:9:24 PC102 ")
    assert fiche.endswith("| Did you mean “balades”?")
    assert volet.startswith("actions/1.1.1-balades.yaml:7:19 PC102 ")


def test_an_indicateur_whose_file_cannot_be_read_exists() -> None:
    dossier = projet(MINIMAL | {INDICATEUR: BROKEN})
    assert places(unknown_indicateurs, dossier) == []


def test_an_indicateur_that_nobody_names() -> None:
    other = "id: velos\nlibelle: Vélos\ntype: nombre\n"
    files = MINIMAL | {"indicators/velos.yaml": other}
    (found,) = unused_indicateurs(projet(files))
    assert textes([found])[0].startswith("indicators/velos.yaml:1:5 PC107 ")
    assert found.ref == "velos"
    named = files | {PLAN: MINIMAL[PLAN] + "indicateurs: [velos]\n"}
    assert places(unused_indicateurs, projet(named)) == []
    # The fiche that names it may be the one that cannot be read.
    unread = files | {"actions/1.1.2-velos.yaml": BROKEN}
    assert places(unused_indicateurs, projet(unread)) == []


@pytest.mark.parametrize(
    ("code", "found"), [("1.1.9", False), ("1.9", False), ("2.1.1", True), ("11.1", True)]
)
def test_the_place_of_a_fiche_in_the_tree(code: str, *, found: bool) -> None:
    fiche = MINIMAL[FICHE].replace("1.1.1", f'"{code}"')
    dossier = projet({**MINIMAL, FICHE: "", f"actions/{code}-balades.yaml": fiche})
    assert places(places_in_tree, dossier) == ([("PC103", 1, 7)] if found else [])


def test_a_plan_without_tree_places_nothing() -> None:
    plan = MINIMAL[PLAN].partition("arborescence")[0]
    assert places(places_in_tree, minimal(plan=plan)) == []


def test_a_code_in_two_files() -> None:
    (found,) = textes(duplicates(projet(MINIMAL | {"actions/1.1.1-copie.yaml": MINIMAL[FICHE]})))
    assert found == (
        "actions/1.1.1-copie.yaml:1:7 PC104 “1.1.1” is already in actions/1.1.1-balades.yaml. "
        "| Give this one a code or id of its own."
    )


def test_ids_that_stand_twice_in_a_file() -> None:
    dossier = minimal(
        plan=MINIMAL[PLAN].replace('"1.1"', '"1"'),
        acteurs="acteurs:\n  - {id: ville, nom: Ville}\n  - {id: ville, nom: Ville}\n",
        fiche=(
            "code: 1.1.1\ntitre: Balades\nvolets:\n  - id: sentiers\n    intitule: Sentiers\n"
            "    jalons: [{id: a, intitule: A, echeance: 2024}]\n"
            "    modalites: [{texte: A}, {texte: B}, {texte: C, id: a}]\n"
            "  - {id: sentiers, intitule: Sentiers}\n"
        ),
    )
    found = [(d.location.path, d.location.line, d.location.column) for d in duplicates(dossier)]
    assert found == [(PLAN, 9, 22), (ACTEURS, 3, 10), (FICHE, 8, 10), (FICHE, 7, 56)]


def test_what_an_entry_names_is_in_its_volet() -> None:
    fiche = (
        "code: 1.1.1\ntitre: Balades\nvolets:\n  - id: sentiers\n    intitule: Sentiers\n"
        "    jalons: [{id: vote, intitule: Vote, echeance: 2024}]\n"
        "    modalites: [{texte: Guide, id: guide}, {texte: Sans id}]\n"
        "    suivi:\n"
        "      - {date: 2024, jalon: vote, porte_sur: [guide]}\n"
        "      - {date: 2024, jalon: votes}\n"
        "      - {date: 2024, constat: Fait, porte_sur: [guide, carte]}\n"
        "    reports_echeance:\n"
        "      - {echeance: debut, au: 2025, motif: m, decision: d, date: 2024}\n"
        "      - {echeance: vote, au: 2025, motif: m, decision: d, date: 2024}\n"
        "      - {echeance: guide, au: 2025, motif: m, decision: d, date: 2024}\n"
    )
    found = list(broken_mentions(minimal(fiche=fiche)))
    assert [(d.location.line, d.location.column) for d in found] == [(10, 29), (11, 56), (15, 20)]
    near, far, _ = textes(found)
    assert near.endswith("PC108 This volet has no jalon “votes”. | Did you mean “vote”?")
    assert far.endswith("| Correct the id, or add it to the volet.")
    assert {d.ref for d in found} == {"1.1.1/sentiers"}


TREE = """\
format: 1
id: plan-exemple
titre: Plan exemple
adoption: 2023-05-30
niveaux: [Enjeu, Objectif, Fiche-action]
arborescence:
  - code: "1"
    titre: Environnement
    enfants:
      - {code: "1.1", titre: Activité physique}
      - {code: "1.2", titre: Addictions, autres_libelles: [Conduites addictives]}
"""


@pytest.mark.parametrize(
    ("rattachement", "expected"),
    [
        ("{enjeu: Environnement, objectif: activité  physique}", []),
        ("{enjeu: null}", []),
        ("{objectif: Addictions}", [("PC105", FICHE, 9, 26)]),
        ("{objectif: conduites addictives}", [("PC105", FICHE, 9, 26)]),
        ("{objectif: Bouger}", [("PC106", PLAN, 10, 16)]),
        ("{enjeu: Cadre de vie}", [("PC106", PLAN, 7, 11)]),
    ],
)
def test_the_page_and_the_tree(
    rattachement: str, expected: list[tuple[str, str, int, int]]
) -> None:
    dossier = minimal(plan=TREE, fiche=MINIMAL[FICHE] + f"rattachement: {rattachement}\n")
    found = [
        (d.code, d.location.path, d.location.line, d.location.column)
        for d in contradictions(dossier)
    ]
    assert found == expected


def test_a_tree_of_one_level_has_no_objectif() -> None:
    plan = TREE.partition("    enfants")[0]
    fiche = MINIMAL[FICHE] + "rattachement: {enjeu: Environnement, objectif: Bouger}\n"
    assert places(contradictions, minimal(plan=plan, fiche=fiche)) == []


def test_a_fiche_outside_the_tree_contradicts_nothing() -> None:
    fiche = MINIMAL[FICHE].replace("1.1.1", "9.1.1") + "rattachement: {enjeu: Autre}\n"
    dossier = projet({**MINIMAL, FICHE: MINIMAL[FICHE], "actions/9.1.1-autre.yaml": fiche})
    assert places(contradictions, dossier) == []


def test_a_second_wording_is_said_once() -> None:
    fiche = MINIMAL[FICHE] + "rattachement: {objectif: Bouger}\n"
    files = MINIMAL | {
        PLAN: TREE,
        FICHE: fiche,
        "actions/1.1.2-velo.yaml": fiche.replace("1.1.1", "1.1.2"),
    }
    assert len(places(contradictions, projet(files))) == 1


def test_severities_are_those_of_codes_that_can_be_set() -> None:
    plan = MINIMAL[PLAN] + "gravites: {PC212: info, PC999: info, PC002: warning}\n"
    unknown, fixed = textes(severities(minimal(plan=plan)))
    assert unknown.startswith("plan/plan.yaml:10:32 PC110 The code “PC999” does not exist.")
    assert "PC110 The severity of PC002 cannot be set" in fixed


def test_a_kind_of_change_has_a_level_and_a_finding_a_severity() -> None:
    plan = MINIMAL[PLAN] + "gravites: {text_changed: recul, file_changed: a_relire}\n"
    assert textes(severities(minimal(plan=plan))) == []
    plan = MINIMAL[PLAN] + (
        "gravites: {text_changed: info, PC212: recul, text_change: recul, shown: a_relire}\n"
    )
    level, severity, near, unknown = textes(severities(minimal(plan=plan)))
    assert "text_changed is a change in a review: its level is recul or a_relire." in level
    assert "PC212 is a finding: its severity is error, warning or info." in severity
    assert "Did you mean “text_changed”?" in near
    assert "The code “shown” does not exist." in unknown


def test_a_second_wording_that_the_tree_keeps_has_no_hint() -> None:
    tree = TREE.replace("Activité physique}", "Activité physique, autres_libelles: [Bouger]}")
    fiche = MINIMAL[FICHE] + "rattachement: {objectif: Bouger}\n"
    (found,) = contradictions(minimal(plan=tree, fiche=fiche))
    assert (found.code, found.hint) == ("PC106", None)
    (found,) = contradictions(minimal(plan=TREE, fiche=fiche))
    assert found.hint is not None


@pytest.mark.parametrize(
    "name",
    [
        "1.1.1-balades - Copie.yaml",
        "1.1.1-balades - Copie (2).yaml",
        "1.1.1-balades (1).yaml",
        "1.1.1-balades copy.yaml",
        "1.1.1-balades-v2.yaml",
        "1.1.1-balades2.yaml",
        "1.1.1-copie.yaml",
        "1.1.1-bis.yaml",
        "1.1.1-balades.yml",
        "archives/1.1.1-balades-ancien.yaml",
        "1.1.1-balades (Copie en conflit de la mairie).yaml",
    ],
)
def test_the_copy_of_a_fiche_is_blamed_and_not_the_original(name: str) -> None:
    original, copy = sorted([FICHE, f"actions/{name}"], key=lambda path: path != FICHE)
    dossier = projet(MINIMAL | {copy: MINIMAL[FICHE]})
    if name.endswith(".yml"):
        original, copy = copy, original  # nothing tells them apart but the shorter name
    (finding,) = validate(dossier)
    assert (finding.code, finding.location.path) == ("PC104", copy)
    assert original in textes([finding])[0]


def test_a_missing_folder_of_indicateurs_is_one_finding(tmp_path: Path) -> None:
    fiche = MINIMAL[FICHE].replace("[balades]", "[balades, sentiers, marches]")
    for path, text in (MINIMAL | {FICHE: fiche}).items():
        if path != INDICATEUR:
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
    dossier = load(ArbreDisque(tmp_path)).dossier
    assert dossier is not None
    assert [(d.location.path, d.code) for d in validate(dossier)] == [("indicators", "PC001")]


def test_levels_without_one_fiche_are_told() -> None:
    bare = projet({path: MINIMAL[path] for path in (PLAN, ACTEURS)})
    assert places(no_fiche, bare) == [("PC114", 7, 3)]
    assert places(no_fiche, projet()) == []
    broken = projet({path: MINIMAL[path] for path in (PLAN, ACTEURS)} | {FICHE: "code: [\n"})
    assert places(no_fiche, broken) == []


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("1.1.1/autre", None),
        ("plan-exemple:1.1.1/autre", None),
        ("cls:9.9/x", None),
        ("1.1.1/sentiers", "The entry stands in “1.1.1/sentiers” itself."),
        ("1.1.1", "The fiche “1.1.1” has volets: the fact is told of one of them."),
        ("1.1.1/autres", "The plan has no volet “1.1.1/autres”."),
    ],
)
def test_a_fact_is_told_of_another_volet_that_is_there(ref: str, said: str | None) -> None:
    from plancancer_cli.rules.shared import told_elsewhere
    from projet import FICHE, MINIMAL, projet, textes

    fiche = MINIMAL[FICHE].replace(
        "calendrier: Dès 2024\n",
        "calendrier: Dès 2024\n    suivi:\n"
        f"      - {{date: 2024-03, constat: Ouvert, aussi: ['{ref}']}}\n"
        "  - {id: autre, intitule: Autre}\n",
    )
    found = list(told_elsewhere(projet(MINIMAL | {FICHE: fiche})))
    assert [d.code for d in found] == (["PC108"] if said else [])
    assert said is None or said in textes(found)[0]


def test_an_entry_of_the_plan_names_a_jalon_or_a_rhythm_of_it() -> None:
    own = (
        "jalons: [{id: bilan, intitule: Bilan, apres: [reunions]}]\n"
        "recurrences: [{id: reunions, intitule: Réunions, recurrence: annuelle}]\n"
        "suivi:\n"
        "  - {date: 2024, constat: Une, jalon: reunions}\n"
        "  - {date: 2024, constat: Fait, jalon: bilan}\n"
        "  - {date: 2024, constat: Rien, jalon: absent}\n"
    )
    found = textes(broken_mentions_of_plan(projet(MINIMAL | {PLAN: MINIMAL[PLAN] + own})))
    # A jalon waits for jalons alone: a rhythm has no day on which it is done.
    assert ["“reunions”" in found[0], "“absent”" in found[1], len(found)] == [True, True, 2]
