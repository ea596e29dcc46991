"""The tables of `docs/retards.md` on the 23 volets and the 8 dated modalités, against the plan."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.echeances import Suivi

ROOT = Path(__file__).resolve().parents[2]
WHAT = {Kind.START: "début", Kind.END: "fin", Kind.MINIMUM_END: "terme"}
STATES = {
    Etat.A_VENIR: "à venir",
    Etat.PROCHE: "proche",
    Etat.TENUE: "tenu",
    Etat.COMMENCEE: "commencé",
    Etat.HORS_DELAI: "fait après l’échéance",
    Etat.EN_RETARD: "en retard",
    Etat.NON_DOCUMENTEE: "à documenter",
    Etat.A_DECIDER: "à décider",
}


@pytest.fixture(scope="module")
def seen() -> Suivi:
    dossier = load(ArbreDisque(ROOT)).dossier
    assert dossier is not None
    return suivi(dossier, date(2026, 11, 28))


def rows() -> dict[str, tuple[str, str]]:
    """The wording and the verdict that the page gives for each ref."""
    page = (ROOT / "docs" / "retards.md").read_text("utf-8")
    tables = page.partition("## Les 23 volets, le 28 novembre 2026")[2]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in tables.splitlines()
        if line.startswith("| `")
    ]
    assert all(why for *_, why in cells)
    return {ref.strip("`"): (wording, verdict) for ref, wording, verdict, _ in cells}


def verdict(echeances: list[Echeance]) -> str:
    """ "début : tenu ; terme : proche"; the periods of a rhythm in one state are named together."""
    told = [(WHAT.get(e.kind, e.objet), STATES[e.etat]) for e in echeances]
    if not told:
        return "rien n’est dû"
    return " ; ".join(
        f"{', '.join(what for what, _ in several)} : {state}"
        for state, several in groupby(told, key=lambda one: one[1])
    )


def test_each_volet_and_each_dated_modalite_has_its_verdict(seen: Suivi) -> None:
    expected = {
        unite.ref: (
            unite.calendrier.libelle if unite.calendrier else "",
            verdict(sorted(seen.par_ref.get(unite.ref, ()), key=lambda e: e.echeance)),
        )
        for unite in seen.unites
    }
    assert rows() == expected
    assert len(expected) == 23 + 8


def test_the_starts_are_counted_as_the_page_counts_them(seen: Suivi) -> None:
    starts = [e.etat for e in seen.echeances if e.kind is Kind.START]
    assert starts.count(Etat.TENUE) == 3
    assert starts.count(Etat.COMMENCEE) == 4
    assert starts.count(Etat.NON_DOCUMENTEE) == 7
    assert len(starts) == 3 + 4 + 7
    assert not [e for e in seen.echeances if e.etat is Etat.EN_RETARD]


def test_no_start_is_kept_without_a_record_dated_in_time(seen: Suivi) -> None:
    for unite in seen.unites:
        for echeance in seen.par_ref.get(unite.ref, ()):
            if echeance.kind is Kind.START and echeance.etat is Etat.TENUE:
                begun = [e for e in unite.etat.entrees if e.statut is not None and e.date]
                assert min(e.date.dernier for e in begun if e.date) <= echeance.echeance
