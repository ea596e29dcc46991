"""Where the plan stands at a date: one row a fiche, grouped by the first level of the tree.

The roll-up, one rule at every level, from the statuses of volets and never from an average:
all closed: closed, named by its kind where all share it; else any blocked: blocked; else all
open ones paused: paused; else any begun by an entry: under way; else any begun by the plan's
wording only: under way according to the plan; else any that an entry speaks of: to come; else any
that a valeur speaks of: measured, its status undocumented; else undocumented.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.a_traiter import travaux_a_venir
from plancancer_cli.analysis.echeance import Echeance, Etat
from plancancer_cli.analysis.echeances import dernier_fait, says_the_silence, without_news
from plancancer_cli.analysis.etat import EtatVolet, StatutAffiche, etat_volet
from plancancer_cli.analysis.progression import Progression, progression
from plancancer_cli.model.plan import NO_READING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.selection import Filtre
    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.arborescence import Arborescence
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Noeud

CLOS = "clos"
"""The roll-up of volets that are all closed, in different ways."""


class VoletStatus(Struct, frozen=True):
    """One volet and what is due of it."""

    unite: Unite
    statut: str
    echeances: tuple[Echeance, ...]
    silencieux: bool
    """Open, and nothing recorded of it for longer than the plan allows."""

    @property
    def sans_nouvelles(self) -> bool:
        """Without news, and not said already of the volet itself in another way, as in PC212."""
        own = (e for e in self.echeances if e.ref == self.unite.ref)
        return self.silencieux and not says_the_silence(own)

    @property
    def muet_depuis(self) -> date:
        """The day of its last fact or valeur; the vote where there is none since."""
        last = dernier_fait(self.unite)
        return max(self.unite.adoption, last.dernier) if last else self.unite.adoption

    @property
    def prochaine(self) -> Echeance | None:
        """Its next échéance that is still to come."""
        return _next(self.echeances)

    @property
    def en_retard(self) -> tuple[Echeance, ...]:
        """What an entry says is not done though its last day passed, oldest first."""
        return self._in(Etat.EN_RETARD)

    @property
    def a_documenter(self) -> tuple[Echeance, ...]:
        """What is past and of which nothing is recorded."""
        return self._in(Etat.NON_DOCUMENTEE)

    @property
    def a_decider(self) -> tuple[Echeance, ...]:
        """Durations that ended: renew, make permanent or close."""
        return self._in(Etat.A_DECIDER)

    def _in(self, etat: Etat) -> tuple[Echeance, ...]:
        return tuple(e for e in self.echeances if e.etat is etat)


class FicheStatus(Struct, frozen=True):
    """One row of the dashboard."""

    fiche: Fiche
    path: str
    statut: str
    volets: tuple[VoletStatus, ...]
    indicateurs: tuple[Progression, ...]
    prochaine: Echeance | None
    """The next échéance of its volets that is still to come."""

    @property
    def volets_en_retard(self) -> tuple[VoletStatus, ...]:
        """The volets with overdue work."""
        return tuple(volet for volet in self.volets if volet.en_retard)

    @property
    def volets_a_documenter(self) -> tuple[VoletStatus, ...]:
        """The volets of which something past is to be documented, whatever else is said of them."""
        return tuple(volet for volet in self.volets if volet.a_documenter)

    @property
    def volets_a_decider(self) -> tuple[VoletStatus, ...]:
        """The volets of which a decision is due, whatever else is said of them."""
        return tuple(volet for volet in self.volets if volet.a_decider)

    @property
    def a_traiter(self) -> bool:
        """Whether anything of it is late, to be documented or to be decided."""
        return any(v.en_retard or v.a_documenter or v.a_decider for v in self.volets)

    def refs(self, etat: Etat) -> int:
        """How many refs of its volets and modalités have at least one échéance in this state."""
        return _refs((e for volet in self.volets for e in volet.echeances), etat)

    @property
    def mesures(self) -> int:
        """How many of its indicateurs have at least one value."""
        return sum(1 for p in self.indicateurs if p.derniere is not None)


class Groupe(Struct, frozen=True):
    """A node of the first level and the rows below it; None gathers fiches outside the tree."""

    noeud: Noeud | None
    fiches: tuple[FicheStatus, ...]
    statut: str
    traversees: tuple[FicheStatus, ...] = ()
    """Of a transversal level: the fiches of other levels that it cuts across."""


class Totaux(Struct, frozen=True):
    """Counts over the whole plan.

    `en_retard`, `a_documenter` and `a_decider` count refs (volets, modalités, the plan itself)
    that have at least one échéance in that state; `non_recues` counts échéances.
    """

    fiches: int
    volets: int
    en_retard: int
    a_documenter: int
    a_decider: int
    non_recues: int
    non_documentes: int
    """Volets that are to be documented and not late besides."""
    sans_nouvelles: int
    """Volets that are open and silent, and neither late, to be documented nor to be decided."""
    indicateurs: int
    indicateurs_mesures: int
    avant_fin_annee: int
    """Échéances still to come before the year ends, numbers left out."""
    fiches_ajoutees: int
    """Fiches taken up after the vote, counted in `fiches` too."""

    @property
    def rien_a_traiter(self) -> bool:
        """Whether "nothing is late" may be said: nothing to document and to decide either."""
        return not (self.en_retard or self.a_documenter or self.a_decider)


class Status(Struct, frozen=True, dict=True):
    """The dashboard."""

    suivi: Suivi
    groupes: tuple[Groupe, ...]
    totaux: Totaux
    indicateurs_plan: tuple[Progression, ...]

    @property
    def on(self) -> date:
        """The date that it speaks of."""
        return self.suivi.on

    @property
    def fiches(self) -> tuple[FicheStatus, ...]:
        """Every row in order."""
        return tuple(row for groupe in self.groupes for row in groupe.fiches)

    @property
    def statut(self) -> str:
        """The status of the whole plan, by the rule of every level."""
        return _together(self.fiches)

    def statut_de(self, code: str) -> str:
        """The status of what lies below a code of the tree: an enjeu, an objectif, a fiche."""
        return _together(self._par_code.get(code, ()))

    @cached_property
    def _par_code(self) -> dict[str, list[FicheStatus]]:
        """The rows by each code that they lie below: a report asks for every level of the tree."""
        found: dict[str, list[FicheStatus]] = {}
        for row in self.fiches:
            for code in self.suivi.dossier.arborescence.codes_de(row.fiche):
                found.setdefault(code, []).append(row)
        return found


def status(suivi: Suivi) -> Status:
    """The dashboard of a plan from its follow-up."""
    dossier = suivi.dossier
    progressions = {
        document.value.id: progression(
            document.value, suivi.on, dossier.plan.value.parametres_suivi.seuils
        )
        for document in dossier.indicateurs
    }
    rows = [_row(suivi, document.value, document.path, progressions) for document in dossier.fiches]
    groupes = tuple(_groups(dossier, rows))
    of_plan = tuple(progressions[i] for i in dossier.plan.value.indicateurs if i in progressions)
    return Status(suivi, groupes, _totals(suivi, rows, progressions), of_plan)


def keeping(status: Status, filtre: Filtre) -> Status:
    """The fiches of a dashboard with an échéance that is asked for, each with those alone.

    The totals stay those of the whole: no count of one state is told without the two others.
    """
    groupes = []
    for groupe in status.groupes:
        rows = [_keeping(status, row, filtre) for row in groupe.fiches]
        kept = tuple(row for row in rows if row is not None)
        groupes.append(replace(groupe, fiches=kept))
    return replace(status, groupes=tuple(groupes))


def _keeping(status: Status, row: FicheStatus, filtre: Filtre) -> FicheStatus | None:
    volets = tuple(
        replace(volet, echeances=tuple(filter(filtre.garde, volet.echeances)), silencieux=False)
        for volet in row.volets
    )
    numbers = (e for p in row.indicateurs for e in status.suivi.par_ref.get(p.indicateur, ()))
    asked = any(volet.echeances for volet in volets) or any(map(filtre.garde, numbers))
    if not asked:
        return None
    return replace(row, volets=volets, prochaine=_next(e for v in volets for e in v.echeances))


def roll_up(etats: Sequence[EtatVolet]) -> str:
    """The status of what is made of these volets; the rule stands at the top of this module."""
    statuts = [etat.statut.value for etat in etats]
    if not etats:
        return StatutAffiche.NON_DOCUMENTE.value
    if all(etat.clos for etat in etats):
        return statuts[0] if len(set(statuts)) == 1 else CLOS
    opened = [etat for etat in etats if not etat.clos]
    shown = {etat.statut for etat in opened}
    rules = (
        (StatutAffiche.BLOQUE in shown, StatutAffiche.BLOQUE),
        (shown == {StatutAffiche.EN_PAUSE}, StatutAffiche.EN_PAUSE),
        (any(etat.commence for etat in etats), StatutAffiche.EN_COURS),
        (StatutAffiche.EN_COURS_SELON_PLAN in shown, StatutAffiche.EN_COURS_SELON_PLAN),
        (any(etat.documente for etat in etats), StatutAffiche.A_VENIR),
        (any(etat.mesure for etat in etats), StatutAffiche.MESURE_NON_DOCUMENTE),
    )
    return next((s for holds, s in rules if holds), StatutAffiche.NON_DOCUMENTE).value


def _row(
    suivi: Suivi, fiche: Fiche, path: str, progressions: dict[str, Progression]
) -> FicheStatus:
    volets = tuple(
        VoletStatus(
            unite,
            unite.etat.statut.value,
            _of_volet(suivi, unite),
            without_news(suivi, unite),
        )
        for unite in suivi.unites_par_fiche.get(fiche.code, ())
        if unite.est_volet and unite.path == path
    )
    ids = dict.fromkeys((*fiche.indicateurs, *(i for v in fiche.volets for i in v.indicateurs)))
    return FicheStatus(
        fiche=fiche,
        path=path,
        statut=roll_up([volet.unite.etat for volet in volets] or [etat_de_fiche(suivi, fiche)]),
        volets=volets,
        indicateurs=tuple(progressions[i] for i in ids if i in progressions),
        prochaine=_next([e for volet in volets for e in volet.echeances]),
    )


def plan_echeances(suivi: Suivi) -> tuple[Echeance, ...]:
    """What the plan itself owes: its end, its own jalons and rhythms, its comités and decisions."""
    return suivi.par_ref.get(suivi.dossier.plan.value.id, ())


def etat_de_fiche(suivi: Suivi, fiche: Fiche) -> EtatVolet:
    """What the suivi of a fiche without volets says of it."""
    adoption = fiche.ajout.date if fiche.ajout else suivi.dossier.plan.value.adoption
    shared = suivi.dossier.entrees_partagees.get(fiche.code, ())
    return etat_volet((*fiche.suivi, *shared), NO_READING, adoption, suivi.on)


def _of_volet(suivi: Suivi, unite: Unite) -> tuple[Echeance, ...]:
    """Its échéances and those of its modalités, in order of date."""
    prefix = unite.ref + "/"
    found = [
        echeance
        for other in suivi.unites_par_fiche.get(unite.fiche.code, ())
        if other.path == unite.path and (other.ref == unite.ref or other.ref.startswith(prefix))
        for echeance in suivi.par_ref.get(other.ref, ())
    ]
    return tuple(sorted(found, key=lambda echeance: echeance.echeance))


def _next(echeances: Iterable[Echeance]) -> Echeance | None:
    coming = [e for e in echeances if e.etat in {Etat.PROCHE, Etat.A_VENIR}]
    return min(coming, key=lambda echeance: echeance.echeance, default=None)


def _groups(dossier: Dossier, rows: list[FicheStatus]) -> Iterable[Groupe]:
    """One group a node of the first level, its rows in the order of the tree."""
    arbre = dossier.arborescence
    rows = sorted(rows, key=lambda row: arbre.rang(row.fiche))
    of: dict[str, list[FicheStatus]] = {}
    across: dict[str, list[FicheStatus]] = {}
    for row in rows:
        place = arbre.place(row.fiche)
        own = place[0].code if place else ""
        of.setdefault(own, []).append(row)
        for code in _cutting(arbre, row.fiche) - {own}:
            across.setdefault(code, []).append(row)
    for noeud in dossier.plan.value.arborescence:
        here, cut = of.pop(noeud.code, []), across.get(noeud.code, [])
        yield Groupe(noeud, tuple(here), _together([*here, *cut]), tuple(cut))
    if rest := of.pop("", []):
        yield Groupe(None, tuple(rest), _together(rest))


def _cutting(arbre: Arborescence, fiche: Fiche) -> set[str]:
    """The first levels that are transversal and cut across a fiche, or have such a level below."""
    return {arbre.chemin(axe.code)[0].code for axe in arbre.transversaux(fiche)}


def _together(rows: Iterable[FicheStatus]) -> str:
    return roll_up([volet.unite.etat for row in rows for volet in row.volets])


def _totals(suivi: Suivi, rows: list[FicheStatus], progressions: dict[str, Progression]) -> Totaux:
    volets = [volet for row in rows for volet in row.volets]
    coming = travaux_a_venir(suivi, date(suivi.on.year, 12, 31))
    return Totaux(
        fiches=len(rows),
        volets=len(volets),
        en_retard=_refs(suivi.echeances, Etat.EN_RETARD),
        a_documenter=_refs(suivi.echeances, Etat.NON_DOCUMENTEE),
        a_decider=_refs(suivi.echeances, Etat.A_DECIDER),
        non_recues=sum(1 for e in suivi.echeances if e.etat is Etat.NON_RECUE),
        non_documentes=sum(1 for volet in volets if volet.a_documenter and not volet.en_retard),
        sans_nouvelles=sum(1 for volet in volets if volet.sans_nouvelles),
        indicateurs=len(progressions),
        indicateurs_mesures=sum(1 for p in progressions.values() if p.derniere is not None),
        avant_fin_annee=len(coming),
        fiches_ajoutees=sum(1 for row in rows if row.fiche.ajout is not None),
    )


def _refs(echeances: Iterable[Echeance], etat: Etat) -> int:
    return len({echeance.ref for echeance in echeances if echeance.etat is etat})
