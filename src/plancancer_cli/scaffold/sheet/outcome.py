"""What a sheet would write into a project, and what of it has no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.scaffold.sheet.drafts import Leftover
    from plancancer_cli.storage.edit.insertion import Insertion


class NewFiche(Struct, frozen=True):
    """A fiche that a sheet brings.

    Attributes:
        path: its file.
        rows: the rows of the sheet that it is made of.
        parts: the files that are made for it: its own, and those of its indicateurs.
    """

    code: str
    titre: str
    path: str
    rows: tuple[int, ...]
    volets: int
    parts: frozenset[str]


class Importation(Struct, frozen=True):
    """The files that a sheet becomes.

    Attributes:
        texts: the new files, path and text.
        added: what is added to files that exist.
        acteurs: the acteurs that are new, id and name.
        niveaux: the levels that are new, code and title.
        indicateurs: the indicateurs that are new, id and libelle.
        suspects: what the sheet names among the acteurs and reads as a person.
        numbered: whether the codes were given here, because the sheet has none.
        leftovers: everything of the sheet that no file takes, in the order of its rows.
        remarks: what the rules say of the new files without refusing them.
    """

    texts: dict[str, str]
    added: dict[str, tuple[Insertion, ...]]
    fiches: tuple[NewFiche, ...]
    acteurs: dict[str, str]
    niveaux: dict[str, str]
    indicateurs: dict[str, str]
    leftovers: tuple[Leftover, ...]
    suspects: tuple[str, ...] = ()
    numbered: bool = False
    remarks: tuple[Diagnostic, ...] = ()
