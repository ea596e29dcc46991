"""PC113: names of files and codes that some systems cannot hold, or take for one another."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.plan import Noeud

# Source: Naming Files, Paths, and Namespaces, Microsoft. A reserved name stays reserved with
# whatever follows its first full stop.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"|?*\\]')


def unportable_files(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC113: a file that cannot be checked out on Windows, or only one of two."""
    held: dict[str, str] = {}
    for path in sorted({*dossier.document_par_chemin, *dossier.illisibles}):
        name = PurePosixPath(path).name
        first = held.setdefault(_folded(path), path)
        if first != path:
            yield finding(
                "PC113",
                Location(path),
                msg(
                    "Windows and macOS take {path} and {other} for one file.",
                    path=path,
                    other=first,
                ),
                msg("Rename one of the two, with its code or id."),
            )
        if _RESERVED.match(name) or _REFUSED.search(name) or visible(name) != name:
            yield finding(
                "PC113",
                Location(path),
                msg("Not every system can hold a file named {name!r}.", name=name),
                msg("Rename it, with its code or id: letters, digits, hyphens and full stops."),
            )


def same_codes(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC113: a code that differs from another one by capitals only."""
    held: dict[str, str] = {}
    for document, chemin, code in _codes(dossier):
        first = held.setdefault(_folded(code), code)
        if first != code:
            yield finding(
                "PC113",
                document.locate(chemin),
                msg(
                    "The codes {code!r} and {other!r} differ by capitals only.",
                    code=code,
                    other=first,
                ),
                msg("Give one of the two another code."),
                ref=code,
            )


def _codes(dossier: Dossier) -> Iterator[tuple[Document[object], Chemin, str]]:
    for chemin, code in _levels(dossier.plan.value.arborescence, ("arborescence",)):
        yield dossier.plan, chemin, code
    for document in dossier.fiches:
        yield document, ("code",), document.value.code


def _levels(noeuds: tuple[Noeud, ...], chemin: Chemin) -> Iterator[tuple[Chemin, str]]:
    for place, noeud in enumerate(noeuds):
        yield (*chemin, place, "code"), noeud.code
        yield from _levels(noeud.enfants, (*chemin, place, "enfants"))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


RULES = (unportable_files, same_codes)
