"""From files to a `Dossier`: read, validate, and name what cannot be read; never stop at a file."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Diagnostic, Location
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import ACTEURS, COMITE, FICHE, INDICATEUR, PLAN, Kind
from plancancer_cli.model.comite import Comite
from plancancer_cli.model.dossier import Document, Dossier, Rewritten
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.plan import Acteurs, Plan
from plancancer_cli.model.validation import Defaut, validate
from plancancer_cli.storage.read.limits import Budget
from plancancer_cli.storage.telling import rewritten, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plancancer_cli.storage.files.inventory import Inventory
    from plancancer_cli.storage.files.tree import Arbre
    from plancancer_cli.storage.read.source import Source

M = TypeVar("M", bound=BaseModel)

SOURCES_KEPT = 500_000
"""Characters of the files that stay in memory as they were parsed, a hundred fiches or so. Of the
others a place is looked up by reading the file again, which happens only where there is something
to say about it."""


class _Sources:
    """Files as they were parsed, the last ones asked for."""

    def __init__(self, arbre: Arbre) -> None:
        self._arbre = arbre
        self._kept: OrderedDict[str, Source] = OrderedDict()
        self._size = 0

    def __call__(self, path: str) -> Source:
        """The file at a relative path."""
        found = self._kept.pop(path, None)
        if found is None:
            found = self._arbre.source(path)
            self._size += len(found.text)
        self._kept[path] = found
        while self._size > SOURCES_KEPT and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.text)
        return found


class Chargement(Struct):
    """The result of loading: the dossier, or None where the plan itself cannot be read."""

    dossier: Dossier | None
    diagnostics: list[Diagnostic] = []


class _Loader:
    def __init__(self, arbre: Arbre) -> None:
        self.source = _Sources(arbre)
        self.diagnostics: list[Diagnostic] = []
        self.illisibles: set[str] = set()
        self._budget = Budget()

    def take(self, inventory: Inventory) -> None:
        """Note what is not read, a folder without which there is no fiche included."""
        self.diagnostics += inventory.findings
        self.illisibles |= inventory.unread
        if FICHE.folder in inventory.missing:
            self.diagnostics.append(_without_actions())
            self.illisibles.add(FICHE.folder)

    def read(self, path: str) -> Source:
        """The file, with its findings noted. Raises TooLargeError beyond what a plan may hold."""
        source = self.source(path)
        self.diagnostics += source.problems
        self._budget.spend(source, len(self.diagnostics))
        return source

    def document(self, path: str, model: type[M]) -> Document[M] | None:
        """The validated file, or None with its findings noted."""
        source = self.read(path)
        if source.problems and source.data is None:
            self.illisibles.add(path)
            return None
        value, defauts = validated(model, source)
        self.diagnostics += told(source, model, defauts)
        if value is None:
            self.illisibles.add(path)
            return None
        return document_of(path, value, self.source)

    def named(self, paths: Iterable[str], kind: Kind, model: type[M]) -> tuple[Document[M], ...]:
        """The files whose name agrees with their code or id; the others are named and left out."""
        found: list[Document[M]] = []
        for path in filter(kind.holds, paths):
            document = self.document(path, model)
            if document is None:
                continue
            identity = str(getattr(document.value, str(kind.named_after)))
            if kind.is_named(path, identity):
                found.append(document)
            else:
                self.diagnostics.append(_misnamed(document, kind, identity))
                self.illisibles.add(path)
        return tuple(found)


def load(arbre: Arbre) -> Chargement:
    """Read every file of the project."""
    inventory = arbre.inventory()
    paths = list(inventory.files)
    loader = _Loader(arbre)
    loader.take(inventory)
    plan = _plan(loader, paths)
    acteurs = loader.document(ACTEURS, Acteurs) if ACTEURS in paths else None
    fiches = loader.named(paths, FICHE, Fiche)
    indicateurs = loader.named(paths, INDICATEUR, Indicateur)
    comites = loader.named(paths, COMITE, Comite)
    if plan is None:
        return Chargement(None, loader.diagnostics)
    dossier = Dossier(
        plan=plan,
        acteurs=acteurs,
        fiches=_in_reading_order(fiches),
        indicateurs=indicateurs,
        comites=comites,
        diagnostics=tuple(loader.diagnostics),
        illisibles=frozenset(loader.illisibles),
        manquants=inventory.missing,
        laisses=inventory.left,
    )
    return Chargement(dossier, loader.diagnostics)


def validated(model: type[M], source: Source) -> tuple[M | None, list[Defaut]]:
    """What `validate` gives for a file; a command that comes back to a long one gets the same."""
    if model not in source.readings:
        source.readings[model] = validate(model, source.data)
    found: tuple[M | None, list[Defaut]] = source.readings[model]
    return found


def document_of(path: str, value: M, source: Callable[[str], Source]) -> Document[M]:
    """A value with the file that it was read from, which `source` gives for its path."""
    return Document(path, value, partial(_locate, source, path), partial(_rewrite, source, path))


def _rewrite(
    source: Callable[[str], Source],
    path: str,
    chemin: Sequence[str | int],
    mend: Callable[[str], str],
) -> Rewritten | None:
    """How a value of a file is mended: what a `Document` knows of its file."""
    return rewritten(source(path), tuple(chemin), mend)


def _locate(source: Callable[[str], Source], path: str, chemin: Sequence[str | int]) -> Location:
    """Where a value of a file stands: what a `Document` knows of its file."""
    return source(path).locate(chemin)


def _in_reading_order(fiches: tuple[Document[Fiche], ...]) -> tuple[Document[Fiche], ...]:
    parts = {part for d in fiches for part in d.value.code.split(".") if part.isalpha()}
    # A plan that counts A, B, C… also has letters that are no Roman number, or C alone of them.
    roman = any(len(part) > 1 for part in parts) and all(_ROMAN.fullmatch(part) for part in parts)
    # Of two with one code the copy comes last: what is wrong is found in it, not in the original.
    return tuple(
        sorted(fiches, key=lambda d: (code_key(d.value.code, roman=roman), *_copied(d.path)))
    )


_COPY = re.compile(
    r"(?<![a-z])(?:copie|copy|copia|bis|ter|doublon|ancien(?:ne)?|old|backup|sauvegarde|brouillon"
    r"|confli[a-z]*|v\d+|\(\d+\)|\d+)(?![a-z])"
)
"""How systems, editors and people call a copy: `… - Copie.yaml`, `… (2).yaml`, `…-v2.yaml`."""


def _copied(path: str) -> tuple[bool, int]:
    """Sorts a file after the one that it seems to be a copy of, whose name is the shorter one."""
    name = _name(path).casefold()
    _, _, words = name.partition("-")
    return bool(_COPY.search(words)), len(name)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def code_key(code: str, *, roman: bool = False) -> tuple[tuple[int, int, str], ...]:
    """Sorts codes as a reader does: 1.2 before 1.10, numbers before letters, `roman` IV before IX."""
    return tuple(_part_key(part, roman=roman) for part in code.split("."))


def _part_key(part: str, *, roman: bool) -> tuple[int, int, str]:
    if part.isdigit() and part.isascii():
        return 0, int(part), ""
    if roman and part.isalpha():
        values = [_ROMAN_DIGITS[letter] for letter in part]
        following = [*values[1:], 0]
        return 1, sum(-v if v < n else v for v, n in zip(values, following, strict=True)), part
    return 1, 0, part


_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _plan(loader: _Loader, paths: list[str]) -> Document[Plan] | None:
    if PLAN not in paths:
        loader.diagnostics.append(
            finding(
                "PC009",
                Location(PLAN),
                msg("The file {path} is missing.", path=PLAN),
                msg("Create it, or start a new plan with: plancancer init DIR."),
            )
        )
        return None
    source = loader.read(PLAN)
    if source.problems and source.data is None:
        return None
    value, defauts = validated(Plan, source)
    loader.diagnostics += told(source, Plan, defauts)
    if value is None and isinstance(source.data, dict):
        # The settings of a plan are not its substance: the rest is read without what is wrong.
        value = _without(source.data, defauts)
    if value is None:
        return None
    return document_of(PLAN, value, loader.source)


def _without_actions() -> Diagnostic:
    return finding(
        "PC001",
        Location(FICHE.folder),
        msg("The folder {path} is missing: it holds the fiches.", path=f"{FICHE.folder}/"),
        msg("Check its name, restore it from Git, or make it for a plan that begins."),
    )


_ESSENTIAL = frozenset({"format", "id", "titre", "adoption", "niveaux", "arborescence", "etat"})


def _without(data: dict[str, Any], defauts: list[Defaut]) -> Plan | None:
    wrong = {str(defaut.loc[0]) for defaut in defauts if defaut.loc}
    if wrong & _ESSENTIAL or any(not defaut.loc for defaut in defauts):
        return None
    kept = {key: value for key, value in data.items() if key not in wrong}
    return validate(Plan, kept)[0]


def _misnamed(document: Document[Any], kind: Kind, identity: str) -> Diagnostic:
    key = str(kind.named_after)
    expected = PurePosixPath(kind.path(identity, "…")).name
    return finding(
        "PC008",
        document.locate((key,)),
        msg("The file holds {identity!r} but is not named after it.", identity=identity),
        msg("Rename it {expected!r}, or correct the {key} in it.", expected=expected, key=key),
    )
