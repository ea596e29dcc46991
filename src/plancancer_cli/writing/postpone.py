"""Record a report d'échéance: a decided postponement with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.model.suivi import ReportEcheance
from plancancer_cli.model.validation import validate
from plancancer_cli.storage.edit.editor import append
from plancancer_cli.storage.edit.flow import Word
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.writing.judge import plain
from plancancer_cli.writing.judge_fiche import judge_fiche, read_fiche
from plancancer_cli.writing.measure import file_date, require_past
from plancancer_cli.writing.track import Place, volet_position

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Volet
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.plan import Plan
    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.read.source import Source


class Postponement(Struct, frozen=True):
    """What was typed; `what` is debut, fin, a jalon's id, or None where the volet has only one."""

    what: str | None
    to: Periode
    reason: str
    decision: str
    on: Periode


def postpone(
    root: Path,
    dossier: Dossier,
    place: Place,
    wanted: Postponement,
    today: date,
    *,
    dry_run: bool = False,
) -> Edit:
    """Append the postponement. Raises WriteRefused; the file then is as it was."""
    require_past(wanted.on, today)
    if place.modalite is not None:
        raise WriteRefused(
            msg("A modalité has no report d’échéance of its own."),
            msg("Postpone its volet ({code}/{volet}).", code=place.code, volet=place.volet or ""),
        )
    document = dossier.fiche_par_code[place.code]

    def changes(source: Source) -> list[Insertion]:
        fiche = read_fiche(source)
        position = volet_position(fiche, place.volet)
        if position is None:
            raise WriteRefused(msg("A whole fiche has no échéance: name a volet."))
        what = _what(dossier.plan.value, fiche.volets[position], wanted.what)
        item: dict[str, object] = {
            "echeance": Word(what),
            "au": file_date(wanted.to),
            "motif": wanted.reason,
            "decision": wanted.decision,
            "date": file_date(wanted.on),
        }
        report, _ = validate(ReportEcheance, plain(item))
        if report in fiche.volets[position].reports_echeance:
            return []
        loc = ("volets", position, "reports_echeance")
        judge_fiche(dossier, source, loc, item)
        return [Insertion(loc, (item,))]

    return append(root, document.path, changes, dry_run=dry_run)


def _what(plan: Plan, volet: Volet, asked: str | None) -> str:
    lecture = plan.lecture(volet.calendrier)
    known = [
        *(["debut"] if lecture.debut else []),
        *(["fin"] if lecture.fin else []),
        *(jalon.id for jalon in volet.jalons if jalon.echeance),
    ]
    if asked is None and len(known) == 1:
        return known[0]
    if asked in known and asked is not None:
        return asked
    if not known:
        raise WriteRefused(
            msg("This volet has no date to postpone."),
            msg("Its calendrier gives neither a start nor an end, and no jalon has a date."),
        )
    message = (
        msg("This volet has several dates.")
        if asked is None
        else msg("This volet has no date named {asked!r}.", asked=asked)
    )
    raise WriteRefused(message, msg("Say which one: --what {known}", known="|".join(known)))
