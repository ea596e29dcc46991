"""Quick fixes: what a finding shows corrected, and what its hint says to add. Pure text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.editor.places import chemin_at
from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import Text, msg
from plancancer_cli.kinds import ACTEURS
from plancancer_cli.storage.edit.flow import Word
from plancancer_cli.storage.edit.insertion import Insertion, Patch
from plancancer_cli.storage.edit.splice import splice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.editor.atelier import Atelier
    from plancancer_cli.storage.read.source import Source

_OVERDUE = frozenset({"PC201", "PC202", "PC203", "PC204", "PC207", "PC208"})
"""Findings that one line of suivi, or a decided postponement, answers."""


class Fix(Struct, frozen=True):
    """A change of one file that answers a finding.

    `sure` is true where nothing is left to be filled in by a person.
    """

    title: Text
    path: str
    patches: list[Patch]
    sure: bool = False


def fixes(atelier: Atelier, diagnostic: Diagnostic) -> Iterator[Fix]:
    """What can be done about a finding without leaving the editor."""
    source = atelier.files.source(diagnostic.location.path)
    mending = diagnostic.mending
    if mending is not None and mending.last <= len(source.text):
        patch = Patch(mending.start, mending.end, mending.text)
        title = msg("Correct: {line}", line=mending.corrected(source.text))
        yield Fix(title, source.path, [patch], sure=True)
    if diagnostic.code == "PC101":
        yield from _new_acteur(atelier, source, diagnostic)
    if diagnostic.code in _OVERDUE:
        yield from _of_volet(atelier, source, diagnostic)


def _new_acteur(atelier: Atelier, source: Source, diagnostic: Diagnostic) -> Iterator[Fix]:
    """The acteur that is missing; the only name that is known of it is its id."""
    place = diagnostic.location
    chemin, _ = chemin_at(source, source.positions.offset(place.line, place.column))
    name = source.value(chemin)
    if isinstance(name, dict):
        name = name.get("acteur")
    if not isinstance(name, str):
        return
    new = Insertion(("acteurs",), ({"id": Word(name), "nom": name},))
    title = msg("Add {acteur!r} to {path}, its name to be written out", acteur=name, path=ACTEURS)
    yield from _added(title, atelier.files.source(ACTEURS), new)


def _of_volet(atelier: Atelier, source: Source, diagnostic: Diagnostic) -> Iterator[Fix]:
    """The line that `track` would write, and the postponement; what nobody knows stays empty."""
    found = [u for u in atelier.suivi.unites if u.ref == diagnostic.ref] if atelier.suivi else []
    for unite in found[:1]:
        # A modalité has no suivi of its own: its line stands in the suivi of its volet.
        volet = unite.chemin[:2]
        line: dict[str, object] = {
            "date": atelier.today,
            "statut": None,
            "constat": "",
            "source": "",
        }
        yield from _added(
            msg("Add a line to the suivi, to be filled in"),
            source,
            Insertion((*volet, "suivi"), (line,)),
        )
        what = _what(atelier, unite, diagnostic)
        if what is not None and unite.est_volet:
            report = {"echeance": Word(what), "au": None, "motif": "", "decision": ""}
            yield from _added(
                msg("Record a decided postponement, to be filled in"),
                source,
                Insertion((*volet, "reports_echeance"), (report | {"date": atelier.today},)),
            )


def _what(atelier: Atelier, unite: Unite, diagnostic: Diagnostic) -> str | None:
    """What can be postponed: the start, the end, or a jalon by its id; no period of a rhythm."""
    due = atelier.suivi.par_ref.get(unite.ref, ()) if atelier.suivi is not None else ()
    first = next((e for e in due if e.code == diagnostic.code), None)
    match first and first.kind:
        case Kind.START:
            return "debut"
        case Kind.END | Kind.MINIMUM_END:
            return "fin"
        case Kind.MILESTONE if first is not None:
            return first.objet
    return None


def _added(title: Text, source: Source, insertion: Insertion) -> Iterator[Fix]:
    try:
        yield Fix(title, source.path, splice(source, insertion))
    except WriteRefused:
        return  # no line can be added exactly: the hint still says what to write by hand
