"""A new fiche or indicateur: a file that is valid as written, or nothing at all."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.analysis.selection import unknown
from plancancer_cli.diagnostics import Diagnostic, Severity
from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import FICHE, INDICATEUR
from plancancer_cli.model.base import IDENTIFIANT
from plancancer_cli.rules.run import validate
from plancancer_cli.storage.edit.editor import Changes, append_all
from plancancer_cli.storage.edit.flow import Word
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.storage.files.changes import FileTakenError
from plancancer_cli.storage.files.tree import Arbre, ArbreDisque
from plancancer_cli.storage.layout.new_file import file_text, slug
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.files.inventory import Inventory

_CODE = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")


class NewFile(Struct, frozen=True):
    """A file to be made: where, its text, and the lists of other files that name it."""

    path: str
    text: str
    listed_in: Sequence[tuple[str, Insertion]] = ()


class _With(Struct, frozen=True):
    """A tree of files and one more."""

    arbre: Arbre
    path: str
    text: str

    def inventory(self) -> Inventory:
        """See `Arbre`."""
        return self.arbre.inventory().and_files([self.path])

    def source(self, path: str) -> Source:
        """See `Arbre`."""
        return parse(self.text, path) if path == self.path else self.arbre.source(path)


def levels(dossier: Dossier) -> list[tuple[str, str]]:
    """The levels that hold fiches, code and title: those without levels below them."""
    return [
        (n.code, n.titre)
        for _, n in dossier.plan.value.noeuds()
        if not (n.enfants or n.transversal)
    ]


def next_code(dossier: Dossier, parent: str, names: Collection[str]) -> str:
    """The code after the last one ever given out below a level; `names` are files of `actions/`.

    A code that was removed is not given out again: Git and old reports still name it.
    Raises UsageError where there is no such level, or it holds levels and no fiches.
    """
    holding = [code for code, _ in levels(dossier)]
    if parent not in holding:
        if parent in (noeud.code for _, noeud in dossier.plan.value.noeuds()):
            raise UsageError(
                msg("The level {code} holds other levels, not fiches.", code=parent),
                msg(
                    "Choose one of: {codes}.",
                    codes=", ".join(c for c in holding if c.startswith(f"{parent}.")),
                ),
            )
        raise unknown("code", parent, holding)
    taken = {code for d in dossier.fiches for code in (d.value.code, *d.value.anciens_ids)}
    taken |= {PurePosixPath(name).stem.partition("-")[0] for name in names}
    below = (code.removeprefix(f"{parent}.") for code in taken if code.startswith(f"{parent}."))
    numbers = [int(rest.partition(".")[0]) for rest in below if rest.partition(".")[0].isdecimal()]
    return f"{parent}.{max(numbers, default=0) + 1}"


def new_fiche(code: str, entries: Mapping[str, Any], remarks: Mapping[str, str]) -> NewFile:
    """The file of a new fiche. Raises UsageError for a code that is none."""
    if _CODE.fullmatch(code) is None:
        raise UsageError(
            msg("{value!r} is no code.", value=code),
            msg("Write it as the plan does: 1.2.3."),
        )
    path = FICHE.path(code, slug(str(entries.get("titre", ""))))
    return NewFile(path, file_text(path, {"code": code, **entries}, remarks))


def new_indicateur(
    id_: str,
    entries: Mapping[str, Any],
    remarks: Mapping[str, str],
    listed_in: Sequence[tuple[str, Insertion]],
) -> NewFile:
    """The file of a new indicateur. Raises UsageError for an id that is none."""
    if re.fullmatch(IDENTIFIANT, id_) is None:
        raise UsageError(
            msg("{value!r} is no id.", value=id_),
            msg(
                "Write lower-case words without accents, joined by hyphens: {near}.",
                near=slug(id_) or "nombre-de-balades",
            ),
        )
    path = INDICATEUR.path(id_)
    return NewFile(path, file_text(path, {"id": id_, **entries}, remarks), listed_in)


def listing(dossier: Dossier, ref: str, id_: str) -> tuple[str, Insertion]:
    """The file of a fiche and the list in it that is to name an indicateur: `1.2.1`, `1.2.1/volet`.

    Raises UsageError where there is no such fiche or volet.
    """
    from plancancer_cli.analysis.reference import RefFiche, RefVolet, resolve

    found = resolve(dossier, ref)
    match found:
        case RefFiche(document=document):
            return document.path, Insertion(("indicateurs",), (Word(id_),))
        case RefVolet(document=document, position=position):
            return document.path, Insertion(("volets", position, "indicateurs"), (Word(id_),))
    raise UsageError(
        msg("{ref} is no fiche.", ref=ref), msg("Name a fiche (1.2.1) or a volet (1.2.1/id).")
    )


def write(root: Path, dossier: Dossier, wanted: NewFile) -> list[Edit]:
    """Make the file, and name it in the fiches that it is for; the edits of those.

    Raises WriteRefused where the plan would hold an error that it does not have today, where the
    file or its code exists, or where a fiche cannot be edited. Nothing is then written.
    """
    _require_free(root, wanted.path)
    require_valid(root, wanted, dossier)
    named: dict[str, list[Insertion]] = {}
    for path, insertion in wanted.listed_in:
        named.setdefault(path, []).append(insertion)
    changes: dict[str, Changes] = {path: _always(items) for path, items in named.items()}
    try:
        return append_all(root, changes, made={wanted.path: wanted.text})
    except FileTakenError as taken:
        raise _there_already(wanted.path) from taken


def _always(insertions: list[Insertion]) -> Changes:
    return lambda _source: insertions


def require_valid(root: Path, wanted: NewFile, dossier: Dossier) -> None:
    """Refuse a file with which the plan would hold an error that it does not have without it."""
    before = _errors(validate(dossier))
    loaded = load(_With(ArbreDisque(root), wanted.path, wanted.text))
    found = loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier)
    for diagnostic in found:
        if diagnostic.severity is Severity.ERROR and _key(diagnostic) not in before:
            raise WriteRefused(diagnostic.message, diagnostic.hint)


def _require_free(root: Path, path: str) -> None:
    """Refuse a code that a file of another title holds: the write sees only the same name."""
    code = PurePosixPath(path).stem.partition("-")[0] if FICHE.holds(path) else ""
    for other in ArbreDisque(root).paths():
        same_code = code and FICHE.holds(other) and FICHE.is_named(other, code)
        if other == path or same_code:
            raise _there_already(other)


def _there_already(path: str) -> WriteRefused:
    return WriteRefused(
        msg("{path} exists already: it is left as it is.", path=path),
        msg("Choose another code or id, or edit that file."),
    )


def _errors(found: list[Diagnostic]) -> set[tuple[object, ...]]:
    return {_key(diagnostic) for diagnostic in found}


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.code, diagnostic.location, diagnostic.message


def fiche_entries(
    titre: str,
    *,
    pilotes: list[str],
    calendrier: str | None,
    ajout: Mapping[str, object] | None,
) -> dict[str, Any]:
    """The keys of a new fiche after its code: one volet of its title, the rest to be filled in."""
    volet: dict[str, Any] = {"id": slug(titre) or "action", "intitule": titre}
    if calendrier:
        volet["calendrier"] = calendrier
    entries: dict[str, Any] = {
        "titre": titre,
        "volets": [volet],
        "inegalites": dict.fromkeys(
            ("determinants_de_sante", "universalisme_proportionne", "participation_citoyenne")
        ),
        "public_cible": None,
        "pilotes": pilotes,
        "partenaires": [],
        "ressources": dict.fromkeys(("financieres", "humaines", "logistiques")),
        "indicateurs": [],
    }
    return entries | ({"ajout": ajout} if ajout else {})
