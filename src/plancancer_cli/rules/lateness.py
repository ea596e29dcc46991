"""PC2xx: what the engine concluded, one finding a ref and code, pointing at the calendrier."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.analysis.echeances import (
    Suivi,
    says_the_silence,
    silence,
    without_news,
)
from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic, Location


def overdue(suivi: Suivi) -> Iterator[Diagnostic]:
    """PC201 to PC208: every échéance that is due and not met, oldest first."""
    folded: dict[tuple[str, str], list[Echeance]] = {}
    for echeance in suivi.echeances:
        if echeance.manquee and echeance.code is not None:
            folded.setdefault((echeance.ref, echeance.code), []).append(echeance)
    for (ref, code), items in folded.items():
        first = items[0]
        yield finding(code, _location(suivi, first), _message(items), hint(code, first), ref=ref)


def due_soon(suivi: Suivi) -> Iterator[Diagnostic]:
    """PC211: due within the horizon."""
    folded: dict[str, list[Echeance]] = {}
    for echeance in suivi.echeances:
        if echeance.etat is Etat.PROCHE:
            folded.setdefault(echeance.ref, []).append(echeance)
    for ref, items in folded.items():
        dates = [item.echeance for item in items]
        yield finding(
            "PC211",
            _location(suivi, items[0]),
            msg(
                "{regle} (in {jours} days).",
                regle=_together([i.regle for i in items]),
                jours=(dates[0] - suivi.on).days,
            ),
            ref=ref,
        )


def no_news(suivi: Suivi) -> Iterator[Diagnostic]:
    """PC212: a volet that is open, and of which nothing was recorded for longer than allowed.

    A modalité is a part of its volet: its own silence is told by its own échéances.
    """
    allowed = suivi.dossier.plan.value.parametres_suivi.sans_nouvelles_jours
    for unite in suivi.unites:
        if not unite.est_volet or says_the_silence(suivi.par_ref.get(unite.ref, ())):
            continue
        if without_news(suivi, unite):
            lieu = unite.lieu_calendrier
            yield finding(
                "PC212",
                _at(suivi, lieu.path, lieu.chemin),
                msg(
                    "Open, and no fact or value for {jours} days (more than {admis}).",
                    jours=silence(unite, suivi.on).days,
                    admis=allowed,
                ),
                track_hint(unite.ref),
                ref=unite.ref,
            )


def _message(items: list[Echeance]) -> Text:
    first = items[0]
    since = first.echeance + timedelta(days=1)  # the last day is still in time
    match first.code:
        case "PC205":
            return msg_n(
                len(items),
                "No value for one period: {periodes} (expected by {date}).",
                "No value for {n} periods: {periodes} (the first expected by {date}).",
                periodes=[item.objet for item in items],
                date=first.echeance,
            )
        case "PC206":
            return msg("{cibles}.", cibles=_together([_of_target(item) for item in items]))
        case "PC207":
            return msg(
                "Decision due since {date} ({regle}): {why}.",
                date=since,
                regle=_rules(items),
                why=_reasons(items),
            )
        case "PC208":
            return msg(
                "To be documented since {date} ({regle}): {why}.",
                date=since,
                regle=_rules(items),
                why=_reasons(items),
            )
        case _:
            return msg(
                "Late since {date} ({regle}): {why}.",
                date=since,
                regle=_rules(items),
                why=_reasons(items),
            )


def _of_target(item: Echeance) -> Text:
    if item.etat is Etat.NON_RECUE:
        return msg("Target not measured: {regle}, but {why}", regle=item.regle, why=item.raison)
    return msg("Target missed: {regle}, but {why}", regle=item.regle, why=item.raison)


def _rules(items: list[Echeance]) -> Text:
    """What was asked for; the periods of one rhythm are named together."""
    rhythms: dict[str, list[Echeance]] = {}
    for item in items:
        if item.kind is Kind.RECURRENCE:
            rhythms.setdefault(item.serie, []).append(item)
    others = [item.regle for item in items if item.kind is not Kind.RECURRENCE]
    return _together([*others, *map(_periods, rhythms.values())])


def _periods(items: list[Echeance]) -> Text:
    return msg_n(
        len(items),
        "{libelle}: one dated fact for {periodes}",
        "{libelle}: one dated fact for each of {n} periods, {periodes}",
        libelle=items[0].libelle,
        periodes=[item.objet for item in items],
    )


def _reasons(items: list[Echeance]) -> Text:
    """Why; a reason that several share is given once."""
    reasons: list[Text] = []
    for item in items:
        if item.raison not in reasons:
            reasons.append(item.raison)
    return _together(reasons)


def _together(texts: list[Text]) -> Text:
    joined = texts[0]
    for text in texts[1:]:
        joined = msg("{first}; {second}", first=joined, second=text)
    return joined


def hint(code: str, item: Echeance) -> Text | None:
    """What to type next; of what nobody spoke the same as of what is late."""
    if item.du_plan:
        return _hint_of_plan(item)
    match code, item.kind:
        case (("PC205" | "PC206"), _):
            return msg("plancancer measure {ref} VALUE --on DATE --source …", ref=item.ref)
        case "PC207", _:
            return msg(
                'plancancer track {ref} perennise --fact "…", or realise, or postpone', ref=item.ref
            )
        case _, Kind.RECURRENCE:
            return msg(
                'plancancer track {ref} --period {objet} --fact "…" (or --reason "…")',
                ref=item.ref,
                objet=item.objet,
            )
        case _, Kind.MILESTONE:
            return msg(
                'plancancer track {ref} --milestone {objet} --fact "…", or postpone',
                ref=item.ref,
                objet=item.objet,
            )
        case "PC202", _:
            return msg(
                'plancancer track {ref} realise --fact "…" --source …, or postpone', ref=item.ref
            )
        case _:
            return track_hint(item.ref)


def _hint_of_plan(item: Echeance) -> Text:
    match item.kind:
        case Kind.PLAN_END:
            return msg(
                "Write in plan/plan.yaml how it goes on (etat: prolonge, en_evaluation or clos), or "
                "the postponement under reports_echeance (echeance: fin)."
            )
        case Kind.DECISION:
            return msg(
                "Note it in the entry of a suivi or in a decision of a later meeting: "
                "execute: {serie}/{objet}.",
                serie=item.serie,
                objet=item.objet,
            )
        case Kind.MEETING:
            return msg("Add to {path} the source, the decisions or who came.", path=item.lieu.path)
        case Kind.MILESTONE:
            return msg(
                "Add to suivi in plan/plan.yaml the entry that says so: jalon: {objet}.",
                objet=item.objet,
            )
        case _:
            return msg(
                "Add to suivi in plan/plan.yaml an entry with jalon: {serie} and periode: {objet}.",
                serie=item.serie,
                objet=item.objet,
            )


def track_hint(ref: str) -> Text:
    """What to type to note a fact of a volet."""
    return msg('plancancer track {ref} STATUS --fact "…" --source …', ref=ref)


def _location(suivi: Suivi, echeance: Echeance) -> Location:
    return _at(suivi, echeance.lieu.path, echeance.lieu.chemin)


def _at(suivi: Suivi, path: str, chemin: tuple[str | int, ...]) -> Location:
    return suivi.dossier.document_par_chemin[path].locate(chemin)
