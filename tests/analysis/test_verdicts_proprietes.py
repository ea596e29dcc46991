"""What one fact may change: its own verdict for the better, and no other for the worse."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from analysis.echeances_cases import fiche_text, indicateur_text, plan_text, readable
from plancancer_cli.analysis.echeance import Etat, Kind, gravite
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.model.suivi import EntreeSuivi
from projet import FICHE, INDICATEUR, PLAN

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.model.dossier import Dossier

WORDINGS = (
    "Dès 2023",
    "À partir de la rentrée étudiante 2023",
    "Entre 2023 et 2024",
    "D’ici 2024",
    "2023-2024",
    "Jusqu’en 2024",
    "Depuis 2022 et jusqu’à 2024 au moins",
    "Annuel",
    "Chaque trimestre",
    "Depuis 2022",
)
STATUTS = (
    "statut: a_venir, source: PV",
    "statut: en_cours, source: PV",
    "statut: en_cours",
    "statut: realise",
    "statut: realise, source: PV",
    'statut: bloque, motif: "Budget"',
    'statut: en_pause, motif: "Travaux"',
    'statut: abandonne, motif: "Sans objet"',
    'constat: "Un fait."',
    "jalon: bilan",
    'jalon: bilan, statut: bloque, motif: "Budget"',
    'periode: 2024, motif: "Gel"',
    'periode: 2023, constat: "Semis."',
)
FACTS = (
    'constat: "Un fait."',
    'jalon: carte, constat: "Publiée."',
    'jalon: carte, statut: bloque, motif: "Budget"',
    "jalon: carte, statut: realise, source: PV",
    'periode: 2024, constat: "Semis."',
    'periode: 2024, motif: "Gel"',
    'hors_volet: true, constat: "Une règle nationale."',
    "statut: realise, source: PV, porte_sur: [baliser]",
    "statut: en_cours, source: PV, porte_sur: [baliser]",
)
"""Facts about one jalon, one period, one modalité, or that state no status."""

DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
DATES = st.one_of(
    DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}"), DAYS.map(lambda day: f"{day:%Y}")
)
ENTRIES = st.lists(
    st.tuples(DATES, st.sampled_from(STATUTS)).map(lambda e: f"date: {e[0]}, {e[1]}"), max_size=5
)


def plan(
    wording: str,
    entries: list[str],
    *,
    other: list[str] | None = None,
    valeurs: list[str] | None = None,
) -> Dossier:
    """Two volets of one wording; `other` are the entries of the second."""

    def keys(lines: list[str]) -> str:
        return (
            f"calendrier: {wording}\n"
            "modalites: [{texte: Baliser, id: baliser}]\n"
            "jalons: [{id: bilan, intitule: Bilan, echeance: 2024-06}, "
            "{id: carte, intitule: Carte, echeance: 2024-09}]\n"
            "indicateurs: [balades]\n"
            "suivi:" + ("".join(f"\n  - {{{line}}}" for line in lines) or " []")
        )

    series = "nature: activite\nvaleurs:" + (
        "".join(f"\n  - {{{line}}}" for line in valeurs or []) or " []"
    )
    files = {
        PLAN: plan_text(),
        FICHE: fiche_text(keys(entries), keys(other or []).replace("indicateurs: [balades]\n", "")),
        INDICATEUR: indicateur_text(series),
    }
    return readable(files)


def verdicts(dossier: Dossier, on: date) -> dict[str, Echeance]:
    return {e.id: e for e in suivi(dossier, on).echeances}


@given(st.sampled_from(WORDINGS), ENTRIES, DATES, st.sampled_from(FACTS), DAYS)
def test_a_fact_of_a_part_makes_no_other_verdict_worse(
    wording: str, entries: list[str], day: str, fact: str, on: date
) -> None:
    before = verdicts(plan(wording, entries), on)
    after = verdicts(plan(wording, [*entries, f"date: {day}, {fact}"]), on)
    for name, was in before.items():
        if name in after and not name.endswith("/milestone/carte"):
            assert gravite(after[name].etat) <= gravite(was.etat), name


@given(st.sampled_from(WORDINGS), ENTRIES, ENTRIES, DAYS)
def test_what_is_said_of_one_volet_changes_nothing_of_another(
    wording: str, entries: list[str], others: list[str], on: date
) -> None:
    before = verdicts(plan(wording, entries), on)
    after = verdicts(plan(wording, entries, other=others), on)
    for name, was in before.items():
        if name.startswith("1.1.1/sentiers"):
            assert after[name].etat is was.etat


@given(st.sampled_from(WORDINGS), ENTRIES, DATES, st.integers(0, 3), DAYS)
def test_a_valeur_makes_no_verdict_worse(
    wording: str, entries: list[str], day: str, number: int, on: date
) -> None:
    before = verdicts(plan(wording, entries), on)
    after = verdicts(plan(wording, entries, valeurs=[f"date: {day}, valeur: {number}"]), on)
    for name, was in before.items():
        assert gravite(after[name].etat) <= gravite(was.etat), name


@given(st.sampled_from(WORDINGS), ENTRIES, DATES, DAYS)
def test_a_start_that_is_recorded_makes_no_start_period_or_jalon_worse(
    wording: str, entries: list[str], day: str, on: date
) -> None:
    before = verdicts(plan(wording, entries), on)
    after = verdicts(plan(wording, [*entries, f"date: {day}, statut: en_cours, source: PV"]), on)
    reopened = {e.id for e in before.values() if _closed(e)}
    for name, was in before.items():
        if name in after and was.kind is not Kind.END and name not in reopened:
            assert gravite(after[name].etat) <= gravite(was.etat), name


def _closed(echeance: Echeance) -> bool:
    """Whether it rests on a closure, which a later entry opens again."""
    source = echeance.selon.source if echeance.selon else None
    return isinstance(source, EntreeSuivi) and source.statut is not None and source.statut.clos


@given(st.sampled_from(WORDINGS), ENTRIES, st.lists(DATES, max_size=2), DAYS)
def test_kept_and_late_are_claims_that_somebody_made(
    wording: str, entries: list[str], days: list[str], on: date
) -> None:
    dossier = plan(wording, entries, valeurs=[f"date: {day}, valeur: 3" for day in days])
    for echeance in suivi(dossier, on).echeances:
        if echeance.fiche is None:
            continue
        selon = echeance.selon
        if echeance.etat is Etat.TENUE:
            assert selon is not None
            assert selon.quand.premier <= echeance.echeance
            assert selon.dit_le <= on
        if echeance.etat is Etat.EN_RETARD:
            assert selon is not None
            assert isinstance(selon.source, EntreeSuivi)
            assert selon.source.statut is not None
            assert selon.source.constat or selon.source.source or selon.source.motif
            assert str(selon.source.repere.dernier.year) in repr(echeance.raison)


@given(st.sampled_from(WORDINGS), ENTRIES, DAYS)
def test_a_bare_status_changes_no_verdict(wording: str, entries: list[str], on: date) -> None:
    bare = [f"date: {on - timedelta(days=3)}, statut: {s}" for s in ("en_cours", "realise")]
    before = verdicts(plan(wording, entries), on)
    for line in bare:
        after = verdicts(plan(wording, [*entries, line]), on)
        assert {n: e.etat for n, e in after.items()} == {n: e.etat for n, e in before.items()}
