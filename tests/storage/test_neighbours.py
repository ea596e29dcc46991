"""Plans that lie beside each other: what one says of the other is checked and shown on both sides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.voisins import liens_recus, nom
from plancancer_cli.rules.shared import links, told_elsewhere
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.neighbours import beside
from projet import FICHE, MINIMAL, PLAN

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.model.dossier import Dossier

LIEN = "liens: [{{plan: plan-exemple, ref: {ref}, texte: Avec le plan.}}]\n"
FACT = (
    "    suivi:\n      - {{date: 2024-03, statut: en_cours, constat: Ouvert, aussi: ['{ref}']}}\n"
)


def settle(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def cls(*, lien: str = "1.1.1", fact: str = "plan-exemple:1.1.1/sentiers") -> dict[str, str]:
    plan = MINIMAL[PLAN].replace("id: plan-exemple", "id: cls").replace("Plan exemple", "Le CLS")
    fiche = MINIMAL[FICHE].replace("pilotes:", FACT.format(ref=fact) + "pilotes:")
    return MINIMAL | {PLAN: plan, FICHE: fiche + LIEN.format(ref=lien)}


def read(folder: Path) -> Dossier:
    dossier = load(ArbreDisque(folder)).dossier
    assert dossier is not None
    assert dossier.diagnostics == ()
    return beside(folder, dossier)


@pytest.fixture(params=["beside", "below"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    plan = tmp_path / "plans" / "cancer"
    other = plan / "examples" / "cls" if request.param == "below" else plan.parent / "cls"
    settle(plan, MINIMAL)
    settle(other, cls())
    return plan, other


def test_a_link_is_shown_with_titles_and_from_the_other_side(both: tuple[Path, Path]) -> None:
    plan, other = map(read, both)
    [lien] = other.fiches[0].value.liens
    assert nom(other, lien) == "Plan exemple, 1.1.1 Balades"
    [received] = liens_recus(plan, plan.fiches[0].value)
    assert (received.plan, received.fiche.code, received.lien.texte) == (
        "Le CLS",
        "1.1.1",
        "Avec le plan.",
    )
    assert list(links(other)) == []


def test_a_fact_that_a_plan_beside_tells_counts_here(both: tuple[Path, Path]) -> None:
    plan, other = map(read, both)
    [unite] = suivi(plan, date(2026, 11, 28)).unites
    assert [entree.constat for entree in unite.etat.entrees] == ["Ouvert"]
    [partage] = plan.partages["1.1.1/sentiers"]
    assert (partage.plan, partage.ref) == ("Le CLS", "1.1.1/sentiers")
    assert list(told_elsewhere(other)) == []


def test_what_the_other_plan_does_not_have_is_found(both: tuple[Path, Path]) -> None:
    settle(both[1], cls(lien="9.9.9", fact="plan-exemple:1.1.1/sentier"))
    other = read(both[1])
    assert [found.code for found in links(other)] == ["PC108"]
    assert [found.code for found in told_elsewhere(other)] == ["PC108"]


def test_a_plan_that_does_not_lie_beside_is_not_judged(tmp_path: Path) -> None:
    settle(tmp_path / "alone" / "cls", cls(lien="9.9.9", fact="plan-exemple:9.9.9/x"))
    other = read(tmp_path / "alone" / "cls")
    assert [*links(other), *told_elsewhere(other)] == []
    [lien] = other.fiches[0].value.liens
    assert nom(other, lien) == "plan-exemple, 9.9.9"


def test_a_neighbour_that_cannot_be_read_hides_nothing(both: tuple[Path, Path]) -> None:
    (both[1] / PLAN).write_text("id: cls\n- [", encoding="utf-8")
    plan = read(both[0])
    assert list(liens_recus(plan, plan.fiches[0].value)) == []
