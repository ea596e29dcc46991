"""The summary: where the plan stands, in counts and in the lists that ask for something."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plancancer_cli.analysis.agenda import decisions_attendues
from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.echeances import dernier_fait, silence
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.analysis.status import plan_echeances
from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.model.niveaux import fiches_words
from plancancer_cli.model.plan import EtatPlan
from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.vues_volet import ALERTES, GENRES_ALERTE, alert

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.status import FicheStatus, VoletStatus
    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.reporting.documents.contexte import Contexte


def sentences(contexte: Contexte) -> tuple[str, ...]:
    """What a reader should take away if nothing else is read."""
    totals = contexte.status.totaux
    plan = contexte.dossier.plan.value
    found = [
        msg(
            "The plan holds {fiches} and {volets}, each with its own calendrier.",
            fiches=fiches_words(plan, totals.fiches),
            volets=msg_n(totals.volets, "{n} volet", "{n} volets"),
        )
        if _all_dated(contexte)
        else msg(
            "The plan holds {fiches} and {volets}.",
            fiches=fiches_words(plan, totals.fiches),
            volets=msg_n(totals.volets, "{n} volet", "{n} volets"),
        )
        if totals.volets
        else msg("The plan holds {fiches}.", fiches=fiches_words(plan, totals.fiches))
    ]
    if totals.fiches_ajoutees:
        found.append(
            msg_n(
                totals.fiches_ajoutees,
                "One of these fiches was added after the vote.",
                "{n} of these fiches were added after the vote.",
            )
        )
    if plan.etat is EtatPlan.CLOS:
        found.append(msg("The plan is closed: nothing more is due."))
    else:
        found += _end_of_plan(contexte)
        found += _dues(contexte)
    found.append(
        msg_n(
            totals.indicateurs_mesures,
            "{n} indicateur out of {total} has been measured at least once.",
            "{n} indicateurs out of {total} have been measured at least once.",
            total=totals.indicateurs,
        )
        if totals.indicateurs
        else msg("The plan names no indicateur.")
    )
    return tuple(contexte.t(text) for text in found)


def _all_dated(contexte: Contexte) -> bool:
    """Whether there are volets and each has a calendrier."""
    volets = [volet.unite for row in contexte.status.fiches for volet in row.volets]
    return bool(volets) and all(unite.calendrier is not None for unite in volets)


def _end_of_plan(contexte: Contexte) -> list[Text]:
    """That the period of the plan is over, or how far it was prolonged."""
    end = [e for e in plan_echeances(contexte.status.suivi) if e.kind is Kind.PLAN_END]
    return [
        msg(
            "The period of the plan ended on {date}: a decision is due, to prolong it, evaluate it "
            "or close it.",
            date=e.echeance,
        )
        if e.etat is Etat.A_DECIDER
        else e.regle_phrase
        for e in end
        if e.etat is Etat.A_DECIDER or e.report is not None
    ]


def _dues(contexte: Contexte) -> list[Text]:
    """What is past and not settled: the three states together, or that there is none."""
    totals = contexte.status.totaux
    if totals.rien_a_traiter:
        found = [msg("Nothing is late, to be documented or to be decided.")]
    else:
        found = [
            msg(
                "{late}, {silent}, {decide}, counted by volet, by modalité with a date of its own "
                "and for the plan itself.",
                late=msg_n(totals.en_retard, "{n} late", "{n} late"),
                silent=msg_n(totals.a_documenter, "{n} to be documented", "{n} to be documented"),
                decide=msg_n(totals.a_decider, "{n} to be decided", "{n} to be decided"),
            )
        ]
    if totals.a_documenter:
        found.append(
            msg(
                "To be documented: the last day is past and nothing is recorded, which does not say "
                "that nothing was done."
            )
        )
    if totals.non_recues:
        found.append(
            msg_n(
                totals.non_recues,
                "{n} value is awaited by the follow-up rule of this repository; the plan voted no "
                "date for it.",
                "{n} values are awaited by the follow-up rule of this repository; the plan voted "
                "no date for them.",
            )
        )
    return found


def figures(contexte: Contexte, silent: int) -> tuple[vues.Chiffre, ...]:
    """The counts of the first page; each leads to its list."""
    totals = contexte.status.totaux
    number = contexte.language.number
    found = [
        (totals.en_retard, ETATS[Etat.EN_RETARD], "en_retard", "en-retard"),
        (totals.a_documenter, ETATS[Etat.NON_DOCUMENTEE], "a_documenter", "a-documenter"),
        (totals.a_decider, ETATS[Etat.A_DECIDER], "a_decider", "a-decider"),
        (
            silent,
            msg_n(silent, "other volet without news", "other volets without news"),
            "silence",
            "sans-nouvelles",
        ),
    ]
    counts = [
        vues.Chiffre(number(n), contexte.t(word), ton if n else "nul", anchor if n else None)
        for n, word, ton, anchor in found
    ]
    measured = vues.Chiffre(
        f"{number(totals.indicateurs_mesures)}\u202f/\u202f{number(totals.indicateurs)}",
        contexte.t(
            msg_n(totals.indicateurs_mesures, "indicateur measured", "indicateurs measured")
        ),
        "neutre",
        "indicateurs",
    )
    return (*counts, measured)


def of_the_plan(contexte: Contexte, etat: Etat) -> tuple[vues.Alerte, ...]:
    """What the plan itself owes in one of the three states; the periods of a rhythm together."""
    of: dict[tuple[str, str, str], list[Echeance]] = {}
    for echeance in plan_echeances(contexte.status.suivi):
        if echeance.etat is etat:
            rhythm = echeance.kind is Kind.RECURRENCE
            one = (echeance.kind, echeance.serie, "" if rhythm else echeance.objet)
            of.setdefault(one, []).append(echeance)
    genre = GENRES_ALERTE[etat]
    return tuple(alert(contexte, None, genre, echeances) for echeances in of.values())


def silences(contexte: Contexte) -> tuple[vues.Alerte, ...]:
    """Open volets without other alert, of which nothing was recorded for too long."""
    suivi = contexte.status.suivi
    found = [
        _silence(contexte, row, volet, suivi.on - silence(volet.unite, suivi.on))
        for row in contexte.status.fiches
        for volet in row.volets
        if volet.sans_nouvelles
    ]
    return tuple(sorted(found, key=lambda alerte: (alerte.depuis, alerte.ref)))


def _silence(contexte: Contexte, row: FicheStatus, volet: VoletStatus, day: date) -> vues.Alerte:
    return vues.Alerte(
        genre="silence",
        mot=contexte.t(ALERTES["silence"]),
        ref=volet.unite.ref,
        ancre=contexte.ancre(volet.unite.ref),
        fiche=row.fiche.code,
        fiche_titre=row.fiche.titre,
        titre=contexte.titre(volet.unite.ref),
        depuis=day + timedelta(days=1),
        explication=contexte.t(_since_when(contexte, volet.unite)),
    )


def _since_when(contexte: Contexte, unite: Unite) -> Text:
    """What was recorded last; the day from which silence counts is no fact."""
    last = dernier_fait(unite)
    if last is not None and last.dernier >= unite.adoption:
        return msg("The last fact recorded is of {date}.", date=last)
    if contexte.dossier.plan.value.adoption_convention is not None:
        return msg("Nothing is recorded since {date}.", date=unite.adoption)
    if last is not None:
        return msg(
            "The last fact recorded is of {date}; none since the vote, on {vote}.",
            date=last,
            vote=unite.adoption,
        )
    return msg("Nothing is recorded since the vote, on {vote}.", vote=unite.adoption)


def upcoming(contexte: Contexte) -> tuple[vues.Echeance, ...]:
    """Échéances within the horizon: of volets, and targets; a value to come is no news."""
    return tuple(
        contexte.echeance(e)
        for e in contexte.status.suivi.echeances
        if e.etat is Etat.PROCHE and e.kind is not Kind.MEASUREMENT
    )


def decisions(contexte: Contexte) -> tuple[vues.Decision, ...]:
    """What entries ask the committee to decide, as long as no later entry with a status stands."""
    return tuple(
        vues.Decision(
            ancre=contexte.ancre(ref),
            titre=contexte.titre(ref),
            fiche=ref.partition("/")[0],
            demande=entree.decision_attendue or "",
            date=entree.repere,
        )
        for ref, entree in decisions_attendues(contexte.dossier, contexte.on)
    )
