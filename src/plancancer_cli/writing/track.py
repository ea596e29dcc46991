"""Append an entry to a suivi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.etat import EtatVolet, etat_volet
from plancancer_cli.analysis.reference import Reference, RefFiche, RefVolet
from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.model.suivi import A_MOTIVER, EntreeSuivi, Statut
from plancancer_cli.model.validation import validate
from plancancer_cli.rules.evidence import Doute, doute
from plancancer_cli.rules.shared import volets_connus, wrong
from plancancer_cli.storage.edit.editor import append
from plancancer_cli.storage.edit.flow import Word
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.writing.judge import plain
from plancancer_cli.writing.judge_fiche import judge_fiche, read_fiche
from plancancer_cli.writing.measure import file_date, require_past

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Fiche, Volet
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.plan import Plan
    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.read.source import Source


class Place(Struct, frozen=True):
    """Whose suivi gains the entry: a volet's, or the fiche's where `volet` is None.

    An entry on one modalité stands in the suivi of its volet and names it (`porte_sur`).
    """

    code: str
    volet: str | None = None
    modalite: str | None = None


class Entry(Struct, frozen=True):
    """What was typed."""

    on: Periode
    statut: Statut | None = None
    fact: str | None = None
    reason: str | None = None
    source: str | None = None
    milestone: str | None = None
    period: Periode | None = None
    to: str | None = None
    read_on: bool = False
    """Whether `on` is the day on which a page without a date was read."""
    also: tuple[str, ...] = ()
    outside: bool = False
    decision: str | None = None


def target(found: Reference, *, whole: bool) -> Place:
    """The place that a ref names.

    A fiche with one volet needs no more than its code. Raises WriteRefused for the others.
    """
    match found:
        case RefVolet():
            return Place(found.document.value.code, found.volet.id, found.modalite)
        case RefFiche() if whole:
            return Place(found.document.value.code)
        case RefFiche(document=document) if len(document.value.volets) == 1:
            return Place(document.value.code, document.value.volets[0].id)
        case RefFiche(document=document):
            refs = [f"{document.value.code}/{volet.id}" for volet in document.value.volets]
            raise WriteRefused(
                msg("The fiche {code} has several volets.", code=document.value.code),
                msg(
                    "Name one of them: {refs}; or the whole fiche with --whole.",
                    refs=", ".join(refs),
                ),
            )
        case _:
            raise WriteRefused(
                msg("A suivi belongs to a fiche or a volet."),
                msg("Name one as in: 1.2.1/espaces-sans-tabac."),
            )


def track(
    root: Path,
    dossier: Dossier,
    place: Place,
    entry: Entry,
    today: date,
    *,
    dry_run: bool = False,
) -> Edit:
    """Append the entry. Raises WriteRefused; the file then is as it was."""
    require_past(entry.on, today)
    _require_words(entry)
    _require_volets(dossier, place, entry)
    document = dossier.fiche_par_code[place.code]
    plan = dossier.plan.value

    def changes(source: Source) -> list[Insertion]:
        fiche = read_fiche(source)
        position = volet_position(fiche, place.volet)
        volet = None if position is None else fiche.volets[position]
        item = entry_item(entry, place.modalite)
        if written(item) in (fiche.suivi if volet is None else volet.suivi):
            return []
        if volet is not None and entry.statut is not None and place.modalite is None:
            _require_follows(volet, entry, plan)
        loc = ("suivi",) if position is None else ("volets", position, "suivi")
        judge_fiche(dossier, source, loc, item)
        return [Insertion(loc, (item,))]

    return append(root, document.path, changes, dry_run=dry_run)


def _require_words(entry: Entry) -> None:
    """What a status cannot do without, said in the words of the command line."""
    if entry.statut in A_MOTIVER and not entry.reason:
        raise WriteRefused(
            msg("The status {statut!r} needs a reason.", statut=entry.statut),
            msg('Add --reason "…".'),
        )
    if entry.statut is Statut.TRANSFERE and not entry.to:
        raise WriteRefused(
            msg("The status 'transfere' needs to say who takes it over."), msg('Add --to "…".')
        )
    if entry.statut is None and not (entry.fact or entry.reason or entry.decision):
        raise WriteRefused(msg("The entry would say nothing."), msg('Add a STATUT, or --fact "…".'))


def _require_volets(dossier: Dossier, place: Place, entry: Entry) -> None:
    """The other volets of which a fact is told are there."""
    own = f"{dossier.plan.value.id}:"
    for ref in entry.also:
        here = "/".join(part for part in (place.code, place.volet) if part)
        found = wrong(ref.removeprefix(own), here, volets_connus(dossier))
        if found is not None:
            raise WriteRefused(*found)


def volet_position(fiche: Fiche, volet_id: str | None) -> int | None:
    """The position of a volet in its fiche as the file is now.

    Raises WriteRefused where it is gone.
    """
    if volet_id is None:
        return None
    for position, volet in enumerate(fiche.volets):
        if volet.id == volet_id:
            return position
    raise WriteRefused(msg("The volet {volet!r} is no longer in the file.", volet=volet_id))


def entry_item(entry: Entry, modalite: str | None = None) -> dict[str, object]:
    """The new line, keys in the order of the files."""
    key = "consulte" if entry.read_on else "date"
    item: dict[str, object] = {key: file_date(entry.on)}
    if entry.statut is not None:
        item["statut"] = entry.statut
    words = {"constat": entry.fact, "motif": entry.reason, "vers": entry.to}
    item |= {key: text for key, text in words.items() if text}
    if entry.milestone:
        item["jalon"] = Word(entry.milestone)
    if entry.period is not None:
        item["periode"] = file_date(entry.period)
    if entry.source:
        item["source"] = entry.source
    if modalite is not None:
        item["porte_sur"] = [Word(modalite)]
    if entry.also:
        item["aussi"] = [Word(ref) for ref in entry.also]
    if entry.outside:
        item["hors_volet"] = True
    if entry.decision:
        item["execute"] = Word(entry.decision)
    return item


def written(item: Mapping[str, object]) -> EntreeSuivi | None:
    """The entry that a line will be; None for one that is not valid, which is judged later."""
    return validate(EntreeSuivi, plain(item))[0]


def doubt(dossier: Dossier, place: Place, entry: Entry) -> Doute | None:
    """What there is to say of a status that rests on nothing (PC214)."""
    volets = dossier.fiche_par_code[place.code].value.volets
    calendrier = next((v.calendrier for v in volets if v.id == place.volet), None)
    entree = written(entry_item(entry, place.modalite))
    return None if entree is None else doute(entree, dossier.plan.value.lecture(calendrier))


def _require_follows(volet: Volet, entry: Entry, plan: Plan) -> None:
    """A status that does not follow is refused: back to `a_venir`, or reopened without a reason."""
    lecture = plan.lecture(volet.calendrier)
    state: EtatVolet = etat_volet(volet.suivi, lecture, plan.adoption, entry.on.dernier)
    if entry.statut is Statut.A_VENIR and (state.commence or state.clos) and not entry.milestone:
        raise WriteRefused(
            msg("The volet has begun: it cannot go back to “to come”."),
            msg("Use en_pause or bloque with --reason, or correct the entry that is wrong."),
        )
    reopens = state.clos and entry.statut is not None and not entry.statut.clos
    if reopens and not entry.reason and not entry.milestone:
        raise WriteRefused(
            msg("The volet is closed: reopening it needs a reason."),
            msg('Add --reason "…".'),
        )
