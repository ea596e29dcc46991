"""What holds of every plan at every date."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from analysis.echeances_cases import fiche_text, indicateur_text, plan_text, readable
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.status import status
from plancancer_cli.i18n import get_language
from plancancer_cli.model.periode import Periode
from plancancer_cli.rules.run import check
from projet import INDICATEUR, PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.model.dossier import Dossier

WORDINGS = (
    "Dès 2023",
    "À partir de 2024",
    "À partir de février 2024",
    "À partir de la rentrée étudiante 2023",
    "Depuis 2022",
    "2023-2026",
    "2020-2026",
    "De septembre 2024 à juin 2025",
    "Jusqu’en 2025",
    "Jusqu’à 2025 au moins",
    "Avant le 1er mars 2024",
    "Depuis 2022 et jusqu’à 2025 au moins",
    "Poursuite et développement jusqu’en 2025",
    "1er trimestre 2025",
    "Annuel",
    "Tous les ans jusqu’en 2025",
    "Annuel jusqu’en 2025 au moins",
    "Chaque trimestre",
    "À définir",
)
STATUTS = (
    "statut: a_venir",
    "statut: en_cours",
    'statut: bloque, motif: "Budget"',
    'statut: en_pause, motif: "Travaux"',
    "statut: realise",
    "statut: perennise",
    'statut: transfere, vers: "Métropole"',
    'statut: abandonne, motif: "Sans objet"',
    'constat: "Un fait."',
    "jalon: bilan",
    "statut: en_cours, porte_sur: [baliser]",
    'periode: 2024, motif: "Gel"',
    'periode: 2024-T2, constat: "Semis."',
)
DAYS = st.dates(date(2022, 1, 1), date(2028, 12, 31))
DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
)


@dataclass(frozen=True)
class Projet:
    """A plan that can be written in another order, or with one line more."""

    wording: str
    suivi: tuple[str, ...]
    reports: tuple[str, ...]
    valeurs: tuple[str, ...]
    dates: tuple[str, ...]

    def dossier(self) -> Dossier:
        """The plan as it is read."""
        keys = (
            f'calendrier: "{self.wording}"\n'
            "modalites: [{texte: Baliser, id: baliser, calendrier: Dès 2024}]\n"
            "jalons: [{id: bilan, intitule: Bilan, echeance: 2024-06}]\n"
            "indicateurs: [balades]\n"
            + _listed("suivi", self.suivi)
            + _listed("reports_echeance", self.reports)
        )
        series = "cibles: [{date: 2025-06, valeur: 50}]\n" + _listed("valeurs", self.valeurs)
        return readable(
            {
                PLAN: plan_text(),
                "actions/1.1.1-balades.yaml": fiche_text(keys),
                "actions/1.1.2-jardins.yaml": fiche_text(
                    "calendrier: Dès 2024", "calendrier: Annuel", code="1.1.2"
                ),
                INDICATEUR: indicateur_text(series),
            }
        )

    def quiet_until(self, on: date) -> date:
        """The eve of the next thing that is recorded after a day."""
        later = [day for text in self.dates if (day := Periode.parse(text).dernier) > on]
        return min(later, default=date(2032, 1, 1)) - timedelta(days=1)


def _listed(key: str, lines: tuple[str, ...]) -> str:
    return f"{key}:\n" + "".join(f"  - {{{line}}}\n" for line in lines) if lines else ""


def _report(echeance: str, au: str, day: str) -> str:
    return f'echeance: {echeance}, au: {au}, motif: "M", decision: "D", date: {day}'


def _day(line: str) -> str:
    return line.partition(" date: " if " date: " in line else "date: ")[2].partition(",")[0]


@st.composite
def projets(draw: st.DrawFn, *, reports: bool = True) -> Projet:
    """Any wording with entries, reports and values of distinct days."""
    days = draw(st.lists(DATES, max_size=9, unique_by=lambda text: Periode.parse(text).dernier))
    suivi_, reports_, valeurs = [], [], []
    for day in days:
        kind = draw(st.sampled_from(["suivi", "suivi", "report", "valeur"]))
        if kind == "suivi":
            suivi_.append(f"date: {day}, {draw(st.sampled_from(STATUTS))}")
        elif kind == "valeur":
            valeurs.append(f"date: {day}, valeur: {draw(st.integers(0, 60))}")
        elif reports:
            reports_.append(
                _report(draw(st.sampled_from(["debut", "fin", "bilan"])), draw(DATES), day)
            )
    wording = draw(st.sampled_from(WORDINGS))
    return Projet(wording, tuple(suivi_), tuple(reports_), tuple(valeurs), tuple(days))


def _missed(dossier: Dossier, on: date) -> dict[str, str | None]:
    return {e.id: e.code for e in suivi(dossier, on).echeances if e.manquee}


def _facts(echeances: Iterable[Echeance]) -> list[tuple[object, ...]]:
    return sorted((e.id, e.echeance, e.etat.value, e.code or "") for e in echeances)


def _sampled(first: date, last: date) -> Iterator[date]:
    """Some days between two, the boundaries of months and years among them."""
    for days in (0, 1, 27, 28, 29, 30, 31, 60, 89, 90, 91, 180, 365, 366, 730, 1461):
        if first + timedelta(days=days) <= last:
            yield first + timedelta(days=days)
    yield last


@given(projet=projets(), on=DAYS)
def test_what_is_late_stays_late_until_something_is_recorded(projet: Projet, on: date) -> None:
    dossier = projet.dossier()
    missed = _missed(dossier, on)
    for later in _sampled(on, projet.quiet_until(on)):
        assert missed.items() <= _missed(dossier, later).items()
        missed = _missed(dossier, later)


@given(
    projet=projets(reports=False),
    echeance=st.sampled_from(["debut", "fin", "bilan"]),
    au=DATES,
    decided=DATES,
    on=DAYS,
)
def test_a_postponement_makes_nothing_earlier_late(
    projet: Projet, echeance: str, au: str, decided: str, on: date
) -> None:
    postponed = replace(projet, reports=(_report(echeance, au, decided),))
    assert _missed(postponed.dossier(), on).items() <= _missed(projet.dossier(), on).items()


@given(projet=projets(), data=st.data(), on=DAYS)
def test_the_order_of_lines_does_not_matter(projet: Projet, data: st.DataObject, on: date) -> None:
    shuffled = replace(
        projet,
        suivi=tuple(data.draw(st.permutations(projet.suivi))),
        reports=tuple(data.draw(st.permutations(projet.reports))),
        valeurs=tuple(data.draw(st.permutations(projet.valeurs))),
    )
    assert _facts(suivi(projet.dossier(), on).echeances) == _facts(
        suivi(shuffled.dossier(), on).echeances
    )


@given(projet=projets(), on=DAYS)
def test_the_order_of_files_does_not_matter(projet: Projet, on: date) -> None:
    dossier = projet.dossier()
    turned = structs.replace(dossier, fiches=dossier.fiches[::-1])
    assert suivi(turned, on).echeances == suivi(dossier, on).echeances
    assert status(suivi(turned, on)).totaux == status(suivi(dossier, on)).totaux


@given(projet=projets(), on=DAYS)
def test_what_is_recorded_later_changes_nothing_of_a_past_date(projet: Projet, on: date) -> None:
    def known(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(line for line in lines if Periode.parse(_day(line)).dernier <= on)

    then = replace(
        projet,
        suivi=known(projet.suivi),
        reports=known(projet.reports),
        valeurs=known(projet.valeurs),
    )
    assert _facts(suivi(projet.dossier(), on).echeances) == _facts(
        suivi(then.dossier(), on).echeances
    )


@given(projet=projets(), on=DAYS)
def test_a_closed_volet_is_never_late(projet: Projet, on: date) -> None:
    followed = suivi(projet.dossier(), on)
    for unite in followed.unites:
        if unite.etat.cloture:
            assert not [e for e in followed.par_ref.get(unite.ref, ()) if e.manquee]


@given(projet=projets(), on=DAYS, horizon=st.integers(0, 400))
def test_the_horizon_changes_nothing_of_what_is_late(
    projet: Projet, on: date, horizon: int
) -> None:
    dossier = projet.dossier()
    near = {e.id for e in suivi(dossier, on, horizon_jours=horizon).echeances if e.manquee}
    assert near == _missed(dossier, on).keys()


@given(projet=projets(), on=DAYS)
def test_a_code_stands_for_its_state_and_the_last_day_is_in_time(projet: Projet, on: date) -> None:
    for echeance in suivi(projet.dossier(), on).echeances:
        assert echeance.manquee == (echeance.code is not None)
        assert not echeance.manquee or on > echeance.echeance
        assert (echeance.etat == "non_documentee") == (echeance.code == "PC208")
        assert echeance.echeance >= echeance.prevue


@given(projet=projets(), on=DAYS)
def test_one_finding_a_ref_and_code(projet: Projet, on: date) -> None:
    found = [(f.ref, f.code) for f in check(suivi(projet.dossier(), on))]
    assert len(found) == len(set(found))


@given(projet=projets(), on=DAYS)
def test_every_verdict_can_be_read_in_both_languages(projet: Projet, on: date) -> None:
    followed = suivi(projet.dossier(), on)
    for language in (get_language("fr"), get_language("en")):
        for echeance in followed.echeances:
            assert "{" not in language.text(echeance.explication)
        for finding in check(followed):
            assert "{" not in language.text(finding.message)


@given(on=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_date_that_can_be_asked_for_is_answered(on: date) -> None:
    projet = Projet("Chaque trimestre", (), (), (), ())
    assert check(suivi(projet.dossier(), on, horizon_jours=9999)) is not None


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Paris"])
def test_no_time_zone_matters(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    projet = Projet("2023-2026", ("date: 2023-12-31, statut: en_cours, source: PV",), (), (), ())
    before = _facts(suivi(projet.dossier(), date(2026, 12, 31)).echeances)
    monkeypatch.setitem(os.environ, "TZ", zone)
    _read_time_zone()
    try:
        after = _facts(suivi(projet.dossier(), date(2026, 12, 31)).echeances)
    finally:
        monkeypatch.undo()
        _read_time_zone()
    assert after == before


def _read_time_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()
