"""Meetings of the committee: what they decided leads to what it concerns, and back."""

from __future__ import annotations

from datetime import date

import pytest

from documents_projects import FICTIF, TODAY, document, dossier, report
from plancancer_cli.i18n import get_language
from plancancer_cli.reporting.documents.vues_comites import Citations

MEETING = "comite-2025-11-18"
CITATIONS = Citations.of(dossier(FICTIF), TODAY, (get_language("fr"), get_language("en")))


@pytest.mark.parametrize(
    "text",
    [
        "Comité de suivi du 18 novembre 2025",
        "décision du comité du 18\u00a0novembre\u00a02025, point 3",
        "Comité, 18/11/2025",
        "COPIL 2025-11-18",
        "Compte rendu fictif du 18 novembre 2025",
    ],
)
def test_a_text_cites_a_meeting(text: str) -> None:
    assert CITATIONS.ancre(text) == MEETING


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Le Journal fictif, 18 novembre 2025",
        "Comité de suivi du 8 novembre 2025",
        "Comité du 118 novembre 2025",
        "Comités du 18 novembre 2025 et du 26 mai 2026",
        "Comité de suivi",
    ],
)
def test_a_text_that_cites_none_or_several_leads_nowhere(text: str | None) -> None:
    assert CITATIONS.ancre(text) is None


def test_a_meeting_to_come_is_not_cited() -> None:
    before = Citations.of(dossier(FICTIF), date(2025, 11, 17), (get_language("fr"),))
    assert before.ancre("Comité de suivi du 18 novembre 2025") is None


def test_a_decision_names_what_it_concerns() -> None:
    meeting = next(c for c in document(FICTIF).comites if c.date == date(2025, 11, 18))
    assert [[(lien.titre, lien.ancre) for lien in liens] for _, liens in meeting.prises] == [
        [("A.1 Achever les pistes cyclables", "volet-A.1-pistes-cyclables")],
        [("Élèves de cinquième vaccinés", "indicateur-couverture-vaccinale")],
        [("A.1 Achever les pistes cyclables", "volet-A.1-pistes-cyclables")],
    ]


def test_postponements_and_targets_lead_to_their_meeting() -> None:
    view = document(FICTIF)
    postponed = [r for f in view.fiches for v in f.volets for r in v.reports]
    assert {r.reunion for r in postponed} == {MEETING}
    targets = [c for i in view.indicateurs for c in i.cibles if c.decision]
    assert {c.reunion for c in targets} == {MEETING}
    assert report(FICTIF).count(f'href="#{MEETING}"') >= len(postponed) + len(targets)
    assert f'id="{MEETING}"' in report(FICTIF)


def test_a_ref_that_leads_nowhere_is_shown_as_it_is() -> None:
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.status import status
    from plancancer_cli.reporting.documents.contexte import Contexte

    here = Contexte(
        status(suivi(dossier(FICTIF), TODAY)), get_language("fr"), public=False, retenues={}
    )
    assert (here.lien("Z.9").titre, here.lien("Z.9").ancre) == ("Z.9", None)
    assert (here.lien("A.1/autrefois").titre, here.lien("A.1/autrefois").ancre) == (
        "A.1/autrefois",
        "fiche-A.1",
    )
    assert (
        here.lien("A").titre == "A Vivre dans une ville qui donne envie de bouger et de bien manger"
    )
