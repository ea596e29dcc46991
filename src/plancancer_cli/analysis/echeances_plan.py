"""What the plan owes itself: its end, its own jalons and rhythms, its comités and their decisions."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from plancancer_cli.analysis.dits import d_un_jalon, d_une_periode, dit
from plancancer_cli.analysis.echeance import Echeance, Etat, Kind, Lieu
from plancancer_cli.analysis.echeances_unite import Terme, terme_de, with_report
from plancancer_cli.analysis.etat import PAS_ENCORE, known, probante
from plancancer_cli.analysis.jalons import etapes
from plancancer_cli.analysis.raisons import raison
from plancancer_cli.analysis.recurrence import periodes
from plancancer_cli.analysis.verdicts import (
    Dit,
    Moment,
    Verdict,
    accomplissement,
    periode_de_rythme,
)
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.plan import EtatPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.jalons import Etape
    from plancancer_cli.model.comite import Comite, Decision
    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.plan import Plan, RecurrencePlan
    from plancancer_cli.model.suivi import EntreeSuivi


def echeances_du_plan(dossier: Dossier, moment: Moment) -> Iterator[Echeance]:
    """Every échéance of the plan itself at a moment; each bears the plan's id as its ref."""
    plan = dossier.plan.value
    entrees = known(plan.suivi, moment.on)
    yield from _end(dossier.plan, moment)
    for position, etape in enumerate(etapes(plan.jalons, entrees)):
        if etape.jalon.echeance is not None:
            yield _jalon(dossier.plan, position, etape, entrees, moment)
    for position, rythme in enumerate(plan.recurrences):
        yield from _rhythm(dossier, position, rythme, entrees, moment)
    for document in dossier.comites:
        yield _meeting(plan, document, moment)
        if document.value.date <= moment.on:
            yield from _decisions(dossier, document, moment)


def _end(document: Document[Plan], moment: Moment) -> Iterator[Echeance]:
    """The end of its period: a decision is due then, until the plan says how it goes on."""
    plan = document.value
    if plan.periode is None:
        return
    when = terme_de(plan.reports_echeance, "fin", plan.periode.fin.dernier, moment.on)
    if moment.on <= when.due:
        verdict = Verdict(moment.ahead(when.due))
    elif plan.etat is EtatPlan.EN_COURS:
        verdict = Verdict(Etat.A_DECIDER)
    else:
        return
    regle = msg("The period of the plan ends on {date}", date=when.prevue)
    place = Lieu(document.path, ("periode", "fin"))
    yield _echeance(plan, Kind.PLAN_END, when, regle, verdict, place, libelle=plan.titre)


def _jalon(
    document: Document[Plan],
    position: int,
    etape: Etape,
    entrees: tuple[EntreeSuivi, ...],
    moment: Moment,
) -> Echeance:
    plan, jalon = document.value, etape.jalon
    planned = jalon.echeance.dernier if jalon.echeance else moment.on
    when = terme_de(plan.reports_echeance, jalon.id, planned, moment.on)
    regle = msg(
        "Jalon “{intitule}”: by {date} at the latest", intitule=jalon.intitule, date=when.prevue
    )
    dits = d_un_jalon(entrees, jalon.id) or _denied(entrees)
    place = Lieu(document.path, ("jalons", position, "echeance"))
    verdict = accomplissement(dits, when.due, moment)
    return _echeance(
        plan, Kind.MILESTONE, when, regle, verdict, place, objet=jalon.id, libelle=jalon.intitule
    )


def _denied(entrees: tuple[EntreeSuivi, ...]) -> list[Dit]:
    """What the latest status of the plan says of a jalon that no entry names."""
    stated = [e for e in entrees if e.statut is not None and e.jalon is None and probante(e)]
    return [dit(e, fait=False) for e in stated[-1:] if e.statut in PAS_ENCORE]


def _rhythm(
    dossier: Dossier,
    position: int,
    rythme: RecurrencePlan,
    entrees: tuple[EntreeSuivi, ...],
    moment: Moment,
) -> Iterator[Echeance]:
    """One échéance a period.

    The journal of the plan holds facts of every kind: an entry speaks of a rhythm that it names
    (`jalon`: its id) or, where there is only one, of the `periode` that it names. A rhythm of
    meetings is kept by the meeting itself.
    """
    plan = dossier.plan.value
    alone = len(plan.recurrences) == 1
    spoken = tuple(
        entree.model_copy(update={"jalon": None})
        for entree in entrees
        if entree.jalon == rythme.id or (alone and entree.jalon is None and entree.periode)
    )
    meetings = dossier.comites if _of_meetings(rythme) else ()
    held = [d.value for d in meetings if _held(d.value, moment)]
    first = max(plan.adoption, rythme.debut.premier) if rythme.debut else plan.adoption
    fin = rythme.fin or (plan.periode.fin if plan.periode else None)
    last = terme_de(plan.reports_echeance, rythme.id, fin.dernier, moment.on).due if fin else None
    place = Lieu(dossier.plan.path, ("recurrences", position))
    for periode in periodes(rythme.recurrence.value, first):
        ended = last is not None and periode.premier > last
        if ended or not moment.lists(periode.premier, periode.dernier):
            return
        met = [_by_meeting(comite) for comite in held if comite.date in periode]
        dits = sorted([*d_une_periode(spoken, periode), *met], key=lambda one: one.dit_le)
        due = periode.dernier
        regle = msg(
            "{libelle}: one dated fact for {periode}, by {date}",
            libelle=rythme.intitule,
            periode=periode,
            date=due,
        )
        verdict = periode_de_rythme(dits, due, moment)
        yield _echeance(
            plan,
            Kind.RECURRENCE,
            Terme(due, due, None),
            regle,
            verdict,
            place,
            objet=str(periode),
            serie=rythme.id,
            libelle=rythme.intitule,
        )


def _of_meetings(rythme: RecurrencePlan) -> bool:
    """Whether what comes back is the comité, by its id or its words."""
    return any(word in f"{rythme.id} {rythme.intitule}".casefold() for word in ("comite", "comité"))


def _meeting(plan: Plan, document: Document[Comite], moment: Moment) -> Echeance:
    """A meeting: ahead, held where its file records something of it, else to be documented."""
    comite = document.value
    due = comite.date
    name = comite.intitule or _stem(document)
    regle = msg("Meeting “{intitule}” on {date}", intitule=name, date=due)
    dits = [_by_meeting(comite)] if _held(comite, moment) else []
    verdict = accomplissement(dits, due, moment)
    place = Lieu(document.path, ("date",))
    when = Terme(due, due, None)
    serie = _stem(document)
    return _echeance(plan, Kind.MEETING, when, regle, verdict, place, serie=serie, libelle=name)


def _decisions(dossier: Dossier, document: Document[Comite], moment: Moment) -> Iterator[Echeance]:
    comite = document.value
    for position, decision in enumerate(comite.decisions):
        if decision.echeance is None or decision.id is None:
            continue
        due = decision.echeance.dernier
        texte = " ".join(decision.texte.split()).rstrip(".")
        regle = msg(
            "Decision of {date} “{texte}”: by {due} at the latest",
            date=comite.date,
            texte=texte,
            due=due,
        )
        dits = _done(dossier, f"{comite.date}/{decision.id}", moment)
        yield _echeance(
            dossier.plan.value,
            Kind.DECISION,
            Terme(due, due, None),
            regle,
            accomplissement(dits, due, moment),
            Lieu(document.path, ("decisions", position, "echeance")),
            objet=decision.id,
            serie=str(comite.date),
            pilote=decision.pilote,
            libelle=texte,
        )


def _done(dossier: Dossier, name: str, moment: Moment) -> list[Dit]:
    """What entries and later meetings say of the execution of a decision."""
    logs = [dossier.plan.value.suivi]
    for fiche in dossier.fiches:
        logs += [fiche.value.suivi, *(volet.suivi for volet in fiche.value.volets)]
    entrees = known(chain.from_iterable(logs), moment.on)
    said = [
        dit(e, fait=e.statut not in PAS_ENCORE)
        for e in entrees
        if e.execute == name and probante(e)
    ]
    met = [
        _by_meeting(document.value)
        for document in dossier.comites
        if document.value.date <= moment.on
        and any(_notes(d, name) for d in document.value.decisions)
    ]
    return sorted([*said, *met], key=lambda one: one.dit_le)


def _notes(decision: Decision, name: str) -> bool:
    return decision.execute == name


def _held(comite: Comite, moment: Moment) -> bool:
    recorded = comite.presents or comite.decisions or comite.source
    return comite.date <= moment.on and bool(recorded)


def _by_meeting(comite: Comite) -> Dit:
    return Dit(fait=True, quand=Periode.jour(comite.date), dit_le=comite.date, source=comite)


def _stem(document: Document[Comite]) -> str:
    return document.path.rpartition("/")[2].removesuffix(".yaml")


def _echeance(
    plan: Plan,
    kind: Kind,
    when: Terme,
    regle: Text,
    verdict: Verdict,
    lieu: Lieu,
    *,
    objet: str = "",
    serie: str = "",
    pilote: str | None = None,
    libelle: str = "",
) -> Echeance:
    return Echeance(
        ref=plan.id,
        fiche=None,
        kind=kind,
        objet=objet,
        echeance=when.due,
        prevue=when.prevue,
        etat=verdict.etat,
        regle=with_report(regle, when.report),
        raison=raison(kind, verdict, when.due, lambda: _silence(kind)),
        lieu=lieu,
        selon=verdict.selon,
        report=when.report,
        pilote=pilote,
        libelle=libelle,
        serie=serie,
        du_plan=True,
    )


def _silence(kind: Kind) -> Text:
    if kind is Kind.DECISION:
        return msg("no later meeting and no entry says that it was carried out")
    return msg("nothing is recorded of it")
