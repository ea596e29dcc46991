"""The Plan Cancer stéphanois replayed, against what follows from its text, worked out by hand.

The plan was approved on 30 May 2023. `plan_reel` lists its 23 calendriers with the facts that
others published, and what follows from the two. The sets of the replay are read off these lines;
they are not what the program printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.plan_reel import PLAN, Volet
from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.status import Status, status
from plancancer_cli.rules.lateness import no_news, overdue
from projet import projet

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

ROOT = Path(__file__).resolve().parents[2]


RENTREE_2023 = {"1.3.2/mise-en-oeuvre"}
# "Dès 2023", "À partir de 2023", "2023-2026": nothing that says begun by the end of 2023.
NEVER_HEARD_OF_2023 = {
    "1.1.1/acces-nature",
    "2.1.1/actions-des-associations",
    "2.1.1/formation-des-agents",
    "3.1.3/mise-en-oeuvre",
    "3.1.5/mise-en-oeuvre",
}
HEARD_OF_LATER = {
    "1.4.1/sante-projets-urbains",  # until 2025-01-01
    "4.1.1/mise-en-oeuvre",  # until 2025-03-21
    "2.1.1/communiquer-avec-les-partenaires",  # until 2025-12-31
}
# "À partir de 2024": nothing at all.
NEVER_HEARD_OF_2024 = {"3.1.2/fonction-parentale", "3.1.4/mise-en-oeuvre"}
GARDENS = {"1.3.1/jardins-partages-ou-familiaux"}
DURATIONS_2026 = {
    "1.2.1/alcool-espace-public",
    "1.4.1/sante-projets-urbains",
    "3.1.2/parcours-sante-enfants",
}
TO_DECIDE_2026 = {
    "1.3.1/nutrition-saine",
    "1.4.1/vegetalisation-cours-ecole",
    "3.1.2/installations-inclusives",
}
COOPERATIVE = {"2.1.1/cooperative-associations"}
# Modalités with a date or a rhythm in their own words; of each period of a rhythm nothing is said.
MODALITES_2023 = {
    "1.3.1/nutrition-saine/semaine-developpement-durable",  # "2023"
    "2.1.1/communiquer-avec-les-partenaires/reunion-de-coordination",
    "2.1.1/cooperative-associations/plenieres-ccabec",
    "3.1.1/mise-en-oeuvre/permanences",
    "3.1.3/mise-en-oeuvre/seances-de-vaccination",
}
# "La poursuite du développement […] « Cité du design 2025 »".
DESIGN_2025 = {"1.1.1/parcours-sante-en-ville/design-actif"}
CALL_2026 = {"1.3.1/nutrition-saine/appel-a-projets-metropolitain"}  # "2022-2026", under way
TREES_2026 = {"3.1.2/parcours-sante-enfants/un-arbre-par-eleve"}  # "d’ici 2026"
NONE: set[str] = set()


@dataclass(frozen=True)
class Expected:
    """The volets and modalités in each state at a date; the counts are written out to be read."""

    late: set[str]
    undocumented: set[str]
    to_decide: set[str]
    counts: tuple[int, int, int]


# The plan promises information and participation each year: no entry says it of any.
ITSELF = {"plan-cancer-stephanois"}
SINCE_2024 = ITSELF | RENTREE_2023 | NEVER_HEARD_OF_2023 | HEARD_OF_LATER | GARDENS | MODALITES_2023
SINCE_2025 = (SINCE_2024 | NEVER_HEARD_OF_2024) - {"1.4.1/sante-projets-urbains"}
IN_2026 = NEVER_HEARD_OF_2023 | NEVER_HEARD_OF_2024 | GARDENS | MODALITES_2023 | ITSELF

REPLAY = {
    # The day of the vote: nothing is due yet.
    "2023-05-30": Expected(NONE, NONE, NONE, (0, 0, 0)),
    # Last day of 2023: only the rentrée étudiante is over. No year of a rhythm is.
    "2023-12-31": Expected(NONE, RENTREE_2023, NONE, (0, 1, 0)),
    # 1 + 5 + 3 starts of 2023, the first year of the gardens, five modalités, the plan itself.
    "2024-01-01": Expected(NONE, SINCE_2024, NONE, (0, 16, 0)),
    # Nothing new: the starts of 2024 are in time on their last day.
    "2024-12-31": Expected(NONE, SINCE_2024, NONE, (0, 16, 0)),
    # Two starts of 2024 more; the low-emission zone begins 1.4.1 on that very day: 16 + 2 - 1.
    "2025-01-01": Expected(NONE, SINCE_2025, NONE, (0, 17, 0)),
    # 1.3.2, 2.1.1 and 4.1.1 were heard of in 2025: 5 + 2, the gardens (2023, 2024) the five
    # modalités and the plan itself. Of the design actif a decision is due since the end of 2025.
    "2026-11-21": Expected(NONE, IN_2026, DESIGN_2025, (0, 14, 1)),
    # The last day of every end is in time.
    "2026-12-31": Expected(NONE, IN_2026, DESIGN_2025, (0, 14, 1)),
    # "Jusqu'en 2026", "2020-2026" and "2023-2026" are durations, "2026 au moins" and "Poursuite"
    # go on: of the six that were heard of, of the call of 2022-2026 and of the design actif a
    # decision is due. The cooperative ("2023-2026") and the trees join the 14.
    "2027-01-01": Expected(
        NONE,
        IN_2026 | COOPERATIVE | TREES_2026,
        DURATIONS_2026 | CALL_2026 | TO_DECIDE_2026 | DESIGN_2025,
        (0, 16, 8),
    ),
}


@pytest.fixture(scope="module")
def plan() -> Dossier:
    paths = [
        path
        for folder in ("plan", "actions", "indicators")
        for path in (ROOT / folder).rglob("*.yaml")
    ]
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    return projet(files)


def seen(dossier: Dossier, on: str) -> Status:
    return status(suivi(dossier, date.fromisoformat(on)))


def refs(dossier: Dossier, on: str, etat: Etat) -> set[str]:
    """What has an échéance in that state at a date."""
    seen_then = suivi(dossier, date.fromisoformat(on))
    return {echeance.ref for echeance in seen_then.echeances if echeance.etat is etat}


def test_the_files_hold_these_wordings_and_these_facts(plan: Dossier) -> None:
    assert plan.diagnostics == ()
    assert plan.plan.value.adoption == date(2023, 5, 30)
    found = tuple(
        Volet(
            f"{document.value.code}/{volet.id}",
            volet.calendrier.libelle if volet.calendrier else "",
            tuple(
                (str(e.date or f"lue le {e.consulte}"), e.statut.value if e.statut else None)
                for e in volet.suivi
            ),
        )
        for document in plan.fiches
        for volet in document.value.volets
    )
    assert found == PLAN
    assert len(found) == 23
    assert len(plan.fiches) == 13
    # Of whole fiches only facts without a status are known, which begin no volet.
    assert not [e for document in plan.fiches for e in document.value.suivi if e.statut]
    assert not [v for document in plan.fiches for v in document.value.volets if v.reports_echeance]


@pytest.mark.parametrize("on", REPLAY)
def test_replayed(plan: Dossier, on: str) -> None:
    expected, view = REPLAY[on], seen(plan, on)
    assert refs(plan, on, Etat.EN_RETARD) == expected.late
    assert refs(plan, on, Etat.NON_DOCUMENTEE) == expected.undocumented
    assert refs(plan, on, Etat.A_DECIDER) == expected.to_decide
    totaux = view.totaux
    assert (totaux.en_retard, totaux.a_documenter, totaux.a_decider) == expected.counts
    assert (totaux.fiches, totaux.volets) == (13, 23)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-12-31", {"PC208": 1}),
        ("2024-01-01", {"PC208": 16}),
        # The yearly meeting of 2.1.1 is a target of each year from 2023 on: measured by 2024-03-30,
        # 90 days after the end of 2023. The years fold.
        ("2024-03-31", {"PC206": 1, "PC208": 16}),
        # 66 of the 68 indicateurs are annual. 2024 is the first full year after the vote; its
        # values are expected by 2025-03-31, 90 days after its end, and none is dated in 2024.
        # 4.1.1 was heard of ten days before.
        ("2025-03-31", {"PC206": 1, "PC208": 16}),
        ("2025-04-01", {"PC206": 1, "PC208": 16, "PC205": 66}),
        # 2.1.1 and 1.3.2 were heard of since.
        ("2026-11-21", {"PC206": 1, "PC207": 1, "PC208": 14, "PC205": 66}),
        ("2027-01-01", {"PC206": 1, "PC207": 8, "PC208": 16, "PC205": 66}),
        # The other target (4 000 trees by 2026) and its 90 days.
        ("2027-03-31", {"PC206": 1, "PC207": 8, "PC208": 16, "PC205": 66}),
        ("2027-04-01", {"PC206": 2, "PC207": 8, "PC208": 16, "PC205": 66}),
    ],
)
def test_findings_by_code(plan: Dossier, on: str, expected: dict[str, int]) -> None:
    found = [finding.code for finding in overdue(suivi(plan, date.fromisoformat(on)))]
    assert {code: found.count(code) for code in found} == expected


@pytest.mark.parametrize(
    ("on", "speaking"),
    [
        # 180 days after the vote is 2023-11-26. News since 2023-07-04: the tobacco vote, the
        # school yard of November, the steering committee, the CPTS. 1.3.2 is undocumented.
        (
            "2023-12-31",
            {
                "1.2.1/espaces-sans-tabac",
                "1.4.1/vegetalisation-cours-ecole",
                "3.1.2/parcours-sante-enfants",
                "4.1.2/mise-en-oeuvre",
                "1.3.2/mise-en-oeuvre",
            },
        ),
        # No news since May 2026 but by the undated pages that were read on that day: 1.1.1, 1.2.1,
        # 1.3.1, both of 1.4.1, 2.1.1, 3.1.1, 3.1.2. The others are said to be undocumented.
        (
            "2026-11-21",
            NEVER_HEARD_OF_2023
            | NEVER_HEARD_OF_2024
            | GARDENS
            | {
                "1.1.1/parcours-sante-en-ville",
                "1.2.1/espaces-sans-tabac",
                "1.3.1/nutrition-saine",
                "1.4.1/sante-projets-urbains",
                "1.4.1/vegetalisation-cours-ecole",
                "2.1.1/communiquer-avec-les-partenaires",
                "3.1.1/mise-en-oeuvre",
                "3.1.2/parcours-sante-enfants",
            },
        ),
    ],
)
def test_without_news(plan: Dossier, on: str, speaking: set[str]) -> None:
    silent = {finding.ref for finding in no_news(suivi(plan, date.fromisoformat(on)))}
    assert silent == {volet.ref for volet in PLAN} - speaking


def test_statuses_of_the_fiches_in_november_2026(plan: Dossier) -> None:
    # Under way where one volet is, by an entry.
    assert {row.fiche.code: row.statut for row in seen(plan, "2026-11-21").fiches} == {
        "1.1.1": "en_cours",
        "1.2.1": "en_cours",
        "1.3.1": "en_cours",
        "1.3.2": "en_cours",
        "1.4.1": "en_cours",
        "2.1.1": "en_cours",
        "3.1.1": "en_cours",
        "3.1.2": "en_cours",
        "3.1.3": "non_documente",
        "3.1.4": "non_documente",
        "3.1.5": "non_documente",
        "4.1.1": "en_cours",
        "4.1.2": "en_cours",
    }


def test_statuses_on_the_day_of_the_vote(plan: Dossier) -> None:
    # By entries before the vote: 1.2.1 (2022), 1.3.1 (October 2022), 1.4.1 (August 2022). By the
    # wording alone: 3.1.1 and 3.1.2 ("Depuis 2022").
    found = {row.fiche.code: row.statut for row in seen(plan, "2023-05-30").fiches}
    assert {code for code, statut in found.items() if statut == "en_cours"} == {
        "1.2.1",
        "1.3.1",
        "1.4.1",
    }
    assert {code for code, statut in found.items() if statut == "en_cours_selon_plan"} == {
        "3.1.1",
        "3.1.2",
    }
    assert len([statut for statut in found.values() if statut == "non_documente"]) == 8


def test_the_plan_and_its_enjeux(plan: Dossier) -> None:
    view = seen(plan, "2026-11-21")
    assert view.statut == "en_cours"
    assert [groupe.statut for groupe in view.groupes] == ["en_cours"] * 4
    assert view.statut_de("3.1") == "en_cours"


def test_the_page_on_lateness_prints_these_counts() -> None:
    page = (ROOT / "docs" / "retards.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("| 20")
    ]
    assert rows
    assert {row[0]: tuple(map(int, row[1:])) for row in rows}.items() <= {
        on: expected.counts for on, expected in REPLAY.items()
    }.items()


OBJETS = {"start": "début", "end": "fin", "minimum_end": "terme"}
WORDS = {
    Etat.TENUE: "tenu",
    Etat.COMMENCEE: "commencé",
    Etat.NON_DOCUMENTEE: "à documenter",
    Etat.A_DECIDER: "à décider",
    Etat.PROCHE: "proche",
}


def test_the_page_on_lateness_explains_each_volet_and_modalite(plan: Dossier) -> None:
    page = (ROOT / "docs" / "retards.md").read_text("utf-8")
    section = page.partition("## Les 23 volets")[2].partition("\n## ")[0]
    cells = [
        [cell.strip().strip("`") for cell in line[1:-1].split("|")]
        for line in section.splitlines()
        if line.startswith("| `")
    ]
    followed = suivi(plan, date(2026, 11, 28))
    expected = {}
    for unite in followed.unites:
        due: dict[str, list[str]] = {}
        for e in followed.par_ref.get(unite.ref, ()):
            due.setdefault(WORDS[e.etat], []).append(OBJETS.get(e.kind, e.objet))
        said = " ; ".join(f"{', '.join(what)} : {word}" for word, what in due.items())
        words = unite.calendrier.libelle if unite.calendrier else ""
        expected[unite.ref] = (words, said or "rien n’est dû")
    assert {row[0]: (row[1], row[2]) for row in cells} == expected
    assert all(row[3] for row in cells)
