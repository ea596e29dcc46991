"""PC103, PC104, PC108 and PC112 on levels, transversal axes, links and vocabularies."""

from __future__ import annotations

import pytest

from plancancer_cli.rules import references, tree, vocabulaires
from projet import FICHE, MINIMAL, PLAN, minimal, projet, textes

TRANSVERSAL = MINIMAL[PLAN] + "  - {code: T, titre: Aller vers, transversal: true}\n"
PUBLICS = (
    MINIMAL[PLAN]
    + "vocabulaires: {publics: {libelle: P, termes: [{id: jeunes, libelle: Jeunes}]}}\n"
)


def test_a_level_that_is_not_there() -> None:
    dossier = minimal(fiche=MINIMAL[FICHE] + 'sous: "1.2"\n')
    assert textes(references.places_in_tree(dossier)) == [
        (
            "actions/1.1.1-balades.yaml:9:7 PC103 The arborescence has no level “1.2”. "
            "| Write a code of the arborescence; for the plan as a whole: sous: plan."
        )
    ]


@pytest.mark.parametrize("where", ['"1"', '"1.1"', "plan"])
def test_a_fiche_may_hang_anywhere(where: str) -> None:
    text = MINIMAL[FICHE].replace("1.1.1", "VIF") + f"sous: {where}\n"
    files = MINIMAL | {"actions/VIF-balades.yaml": text}
    files.pop(FICHE)
    assert list(references.places_in_tree(projet(files))) == []


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ('"1"', "The level “1” is not transversal. | Write transversal: true on the level"),
        ("TT", "The arborescence has no level “TT”. | "),
        ("T", None),
    ],
)
def test_transversal_levels(code: str, message: str | None) -> None:
    dossier = minimal(plan=TRANSVERSAL, fiche=MINIMAL[FICHE] + f"axes_transversaux: [{code}]\n")
    found = textes(tree.transversal_levels(dossier))
    assert [message in line for line in found] == ([True] if message else [])


@pytest.mark.parametrize(
    ("lien", "wrong"),
    [
        ("{plan: plan-exemple, ref: 1.1.7, texte: X}", True),
        ("{plan: plan-exemple, ref: 1.1.1, texte: X}", False),
        ('{plan: plan-exemple, ref: "1", texte: X}', False),
        ("{plan: autre-plan, ref: 9.9.9, texte: X}", False),
        ("{plan: plan-exemple, texte: X}", False),
    ],
)
def test_only_links_to_this_plan_can_be_judged(lien: str, wrong: bool) -> None:
    dossier = minimal(fiche=MINIMAL[FICHE] + f"liens: [{lien}]\n")
    assert [d.code for d in tree.links(dossier)] == ["PC108"] * wrong


def test_a_level_without_a_name_is_said_once_a_depth() -> None:
    plan = MINIMAL[PLAN].replace("[Enjeu, Objectif, Fiche-action]", "[Enjeu, Fiche-action]")
    plan += "  - {code: '2', titre: Deux, enfants: [{code: '2.1', titre: Bas}]}\n"
    assert textes(tree.level_names(minimal(plan=plan))) == [
        (
            "plan/plan.yaml:9:22 PC112 The level of “1.1” has no name: niveaux names 2 levels, the "
            "fiches included. | Add its name to niveaux, before that of the fiches."
        )
    ]
    assert list(tree.level_names(minimal())) == []


@pytest.mark.parametrize(
    ("tags", "message"),
    [
        (
            "{publics: [jeune]}",
            "The vocabulary “publics” has no term “jeune”. | Did you mean “jeunes”?",
        ),
        (
            "{public: [jeunes]}",
            "The plan declares no vocabulary “public”. | Did you mean “publics”?",
        ),
        ("{publics: [jeunes]}", None),
        ("{publics: []}", None),
    ],
)
def test_tags_that_the_plan_does_not_declare(tags: str, message: str | None) -> None:
    dossier = minimal(plan=PUBLICS, fiche=MINIMAL[FICHE] + f"etiquettes: {tags}\n")
    found = textes(vocabulaires.unknown_terms(dossier))
    assert [line.split("PC108 ")[1] for line in found] == ([message] if message else [])


def test_terms_twice_and_the_name_that_is_taken() -> None:
    plan = MINIMAL[PLAN] + (
        "vocabulaires:\n"
        "  inegalites:\n"
        "    libelle: X\n"
        "    termes: [{id: a, libelle: A}, {id: a, libelle: B}]\n"
    )
    found = list(vocabulaires.twice(minimal(plan=plan)))
    assert [line.split(" ", 1)[1] for line in textes(found)] == [
        (
            "PC104 “inegalites” already names the three questions on inequalities. "
            "| Give this vocabulary another id."
        ),
        "PC104 “a” stands twice in this file. | Give this one a code or id of its own.",
    ]
