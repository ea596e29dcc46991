"""The one place that knows what late means: a plan and a date give the échéances.

Status, checks, reports, the calendar feed and the review of a change all read this function.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeances_indicateur import cibles, mesures_attendues
from plancancer_cli.analysis.echeances_plan import echeances_du_plan
from plancancer_cli.analysis.echeances_recurrence import rhythm_ended
from plancancer_cli.analysis.echeances_volet import echeances_de
from plancancer_cli.analysis.etat import probante
from plancancer_cli.analysis.unites import Unite, unites
from plancancer_cli.analysis.verdicts import Moment
from plancancer_cli.model.plan import EtatPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, timedelta

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.periode import Periode


class Suivi(Struct, frozen=True, dict=True):
    """The follow-up of a plan at a date: its units with their state, every échéance in order."""

    dossier: Dossier
    on: date
    horizon_jours: int
    unites: tuple[Unite, ...]
    echeances: tuple[Echeance, ...]

    @cached_property
    def par_ref(self) -> dict[str, tuple[Echeance, ...]]:
        """The échéances of each ref."""
        found: dict[str, list[Echeance]] = {}
        for echeance in self.echeances:
            found.setdefault(echeance.ref, []).append(echeance)
        return {ref: tuple(items) for ref, items in found.items()}

    @cached_property
    def unites_par_fiche(self) -> dict[str, tuple[Unite, ...]]:
        """The volets (and modalités with a calendrier) of each fiche, by its code."""
        found: dict[str, list[Unite]] = {}
        for unite in self.unites:
            found.setdefault(unite.fiche.code, []).append(unite)
        return {code: tuple(items) for code, items in found.items()}


def suivi(
    dossier: Dossier, on: date, *, horizon_jours: int | None = None, jusqu_au: date | None = None
) -> Suivi:
    """The follow-up of `dossier` as it was known on `on`.

    `horizon_jours` is how far ahead an échéance counts as near (the plan's setting by default);
    `jusqu_au` lists recurring periods that begin up to that day (`on` by default), besides those
    that are due within the horizon.
    In a plan that is closed nothing is due.
    """
    reglages = dossier.plan.value.parametres_suivi
    horizon = reglages.horizon_jours if horizon_jours is None else horizon_jours
    moment = Moment(on, horizon, max(on, jusqu_au or on))
    bound = tuple(unites(dossier, on))
    closed = dossier.plan.value.etat is EtatPlan.CLOS
    found = () if closed else tuple(_all(dossier, bound, moment))
    ordered = tuple(
        sorted(found, key=lambda e: (e.echeance, e.ref, e.kind.value, e.objet, e.serie))
    )
    return Suivi(dossier, on, horizon, bound, ordered)


def _all(dossier: Dossier, bound: tuple[Unite, ...], moment: Moment) -> Iterator[Echeance]:
    yield from echeances_du_plan(dossier, moment)
    for unite in bound:
        yield from echeances_de(unite, moment)
    reglages = dossier.plan.value.parametres_suivi
    still_open = {unite.fiche.code for unite in bound if unite.etat.cloture is None}
    closed = {unite.fiche.code for unite in bound} - still_open
    for document in dossier.indicateurs:
        id_ = document.value.id
        if _asked_since(dossier, id_, set()) is not None:
            yield from cibles(document, reglages, moment)
        adoption = _asked_since(dossier, id_, closed)
        if adoption is not None:
            yield from mesures_attendues(document, adoption, reglages, moment)


def _asked_since(dossier: Dossier, id_: str, closed: set[str]) -> date | None:
    """The vote since which a number is asked for; None for one that only `closed` fiches ask for.

    A fiche asks for values until all its volets are closed, and since its own vote where it was
    taken up after the plan; the plan itself asks for them until it is closed.
    """
    plan = dossier.plan.value
    if id_ in plan.indicateurs:
        return plan.adoption
    users = dossier.fiches_par_indicateur.get(id_, ())
    fiches = [dossier.fiche_par_code[code].value for code in users if code not in closed]
    votes = [fiche.ajout.date if fiche.ajout else plan.adoption for fiche in fiches]
    return min(votes, default=None)


SAYS_THE_SILENCE = frozenset({"PC201", "PC202", "PC208"})
"""Where one of these is said of a volet, that there is no news of it would say it again."""


def says_the_silence(echeances: Iterable[Echeance]) -> bool:
    """Whether one of these échéances already says that nothing is known."""
    return any(e.manquee and e.code in SAYS_THE_SILENCE for e in echeances)


def without_news(suivi: Suivi, unite: Unite) -> bool:
    """Whether a unit is open and nothing was recorded of it for longer than the plan allows.

    In a plan that is closed, of a closed unit and after the end of a rhythm nothing is expected.
    """
    plan = suivi.dossier.plan.value
    if plan.etat is EtatPlan.CLOS or unite.etat.clos or rhythm_ended(unite, suivi.on):
        return False
    return silence(unite, suivi.on).days > plan.parametres_suivi.sans_nouvelles_jours


def silence(unite: Unite, on: date) -> timedelta:
    """How long nothing was recorded about an open unit: no entry, no value of its indicateurs.

    Counted from the vote where nothing is recorded since.
    """
    last = dernier_fait(unite)
    return on - (max(unite.adoption, last.dernier) if last else unite.adoption)


def dernier_fait(unite: Unite) -> Periode | None:
    """When the latest news of a unit is of: an entry that is evidence, or a valeur; else None."""
    dates = [entree.repere for entree in unite.etat.entrees if probante(entree)]
    dates += [mesure.valeur.repere for mesure in unite.mesures]
    return max(dates, key=lambda day: day.dernier, default=None)
