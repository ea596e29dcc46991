"""The list of indicateurs, in the order of the fiches that ask for them."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from documents_projects import dossier
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.inventaire import inventaire

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("plan", [".", "examples/plan-fictif"])
def test_the_indicateurs_of_a_fiche_stand_together_and_fiches_in_their_order(plan: str) -> None:
    """In the fictional plan several fiches hang on one level, A."""
    rows = inventaire(suivi(dossier(ROOT / plan), date(2026, 11, 22)))
    named = [next(iter(row.fiches), "none") for row in rows]
    assert [code for code, _ in groupby(named)] == sorted(set(named))
