"""A whole project in memory: the documents, each knowing where its parts stand in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from plancancer_cli.diagnostics import Diagnostic, Location, Mending
from plancancer_cli.i18n import Text
from plancancer_cli.i18n.message import Param
from plancancer_cli.model.arborescence import Arborescence
from plancancer_cli.model.base import Shown
from plancancer_cli.model.comite import Comite
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.plan import Acteur, Acteurs, Plan
from plancancer_cli.model.suivi import EntreeSuivi

T_co = TypeVar("T_co", covariant=True)

Chemin = tuple[str | int, ...]
"""Where a value stands inside its document: keys and positions from the top."""

Locator = Callable[[Sequence[str | int]], Location]
Rewriter = Callable[[Sequence[str | int], Callable[[str], str]], "Rewritten | None"]


class Rewritten(Struct, frozen=True):
    """A value of a file that is written wrong.

    Attributes:
        written: its characters in the file.
        mending: how others take their place.
        shown: what a hint shows: the key and what belongs after it.
    """

    written: str
    mending: Mending
    shown: str


def in_own_words(
    message: Text, hint: Text | None, written: str | None, mended: Rewritten | None
) -> tuple[Text, Text | None]:
    """Message and hint with the characters of the file in them, and the line as it is mended."""

    def own(name: str, value: Param) -> Param:
        if name == "mended" and mended is not None:
            return mended.shown
        return Shown(written) if isinstance(value, Shown) and written is not None else value

    return message.replaced(own), None if hint is None else hint.replaced(own)


class Document(Struct, Generic[T_co], frozen=True):
    """A file that was read and is valid. `path` is relative to the project, POSIX."""

    path: str
    value: T_co
    locate: Locator
    """Line and column of the value at a `Chemin`; of its nearest parent where it is missing."""
    rewrite: Rewriter = lambda _chemin, _mend: None
    """How the value at a `Chemin` is mended: the characters of the file, and a function of them."""


class Partage(Struct, frozen=True):
    """A fact that is told of one volet and written in another.

    `ref` is where it is written; `plan` the title of the plan beside that holds it, None for this.
    """

    ref: str
    entree: EntreeSuivi
    plan: str | None = None


class Voisinage(Protocol):
    """The plans that lie beside one on the disk."""

    def plan(self, identifiant: str) -> Dossier | None:
        """The plan with this id, if one lies beside."""

    def nommant(self, words: str) -> tuple[Dossier, ...]:
        """The plans beside whose files hold these words."""


class Dossier(Struct, frozen=True, dict=True):
    """What could be read of a project, and the findings about what could not."""

    plan: Document[Plan]
    acteurs: Document[Acteurs] | None
    fiches: tuple[Document[Fiche], ...]
    indicateurs: tuple[Document[Indicateur], ...]
    comites: tuple[Document[Comite], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """Findings made while reading: files, YAML, schema."""
    illisibles: frozenset[str] = frozenset()
    """Paths of files and folders that could not be read: references into them are not judged."""
    manquants: frozenset[str] = frozenset()
    """Folders of the project that do not exist."""
    laisses: tuple[str, ...] = ()
    """Paths of the other files that lie in these folders: they are not of the plan."""
    voisinage: Voisinage | None = None
    """The plans that lie beside this one, where the files were read from a disk."""

    def hides(self, folder: str) -> bool:
        """Whether a file of a folder, or the folder itself, could not be read.

        `plan/acteurs` asks for a file, whatever its name ends with.
        """
        marks = (f"{folder}/", f"{folder}.")
        return any(f"{path}/".startswith(marks) for path in self.illisibles)

    @cached_property
    def arborescence(self) -> Arborescence:
        """The tree, which says where each fiche hangs."""
        return Arborescence(self.plan.value)

    @cached_property
    def fiche_par_code(self) -> dict[str, Document[Fiche]]:
        """The fiches by code; the first file wins where two hold the same code."""
        found: dict[str, Document[Fiche]] = {}
        for document in self.fiches:
            found.setdefault(document.value.code, document)
        return found

    @cached_property
    def indicateur_par_id(self) -> dict[str, Document[Indicateur]]:
        """The indicateurs by id."""
        found: dict[str, Document[Indicateur]] = {}
        for document in self.indicateurs:
            found.setdefault(document.value.id, document)
        return found

    @cached_property
    def document_par_chemin(self) -> dict[str, Document[Any]]:
        """Every readable document by its path."""
        lone = [self.plan] if self.acteurs is None else [self.plan, self.acteurs]
        every = (*lone, *self.fiches, *self.indicateurs, *self.comites)
        return {document.path: document for document in every}

    @cached_property
    def acteur_par_id(self) -> dict[str, Acteur]:
        """The acteurs by id; empty where `plan/acteurs.yaml` is missing or unreadable."""
        if self.acteurs is None:
            return {}
        return {acteur.id: acteur for acteur in self.acteurs.value.acteurs}

    @cached_property
    def partages(self) -> dict[str, tuple[Partage, ...]]:
        """The facts that are told of another volet (`aussi`), by the ref that they name.

        Those of the plans beside this one come after its own.
        """
        own = f"{self.plan.value.id}:"
        others = self.voisinage.nommant(own) if self.voisinage else ()
        found: dict[str, list[Partage]] = {}
        for dossier in (self, *others):
            plan = dossier.plan.value
            for ref, entree in dossier.entrees():
                for named in entree.aussi:
                    if dossier is self or named.startswith(own):
                        partage = Partage(ref, entree, None if dossier is self else plan.titre)
                        found.setdefault(named.removeprefix(own), []).append(partage)
        return {ref: tuple(partages) for ref, partages in found.items()}

    @cached_property
    def entrees_partagees(self) -> dict[str, tuple[EntreeSuivi, ...]]:
        """The entries that name another volet of this plan: they count there as if written there."""
        return {ref: tuple(p.entree for p in told) for ref, told in self.partages.items()}

    def entrees(self) -> Iterator[tuple[str, EntreeSuivi]]:
        """Every entry of every suivi, with the ref of what it stands in."""
        for entree in self.plan.value.suivi:
            yield self.plan.value.id, entree
        for document in self.fiches:
            fiche = document.value
            for entree in fiche.suivi:
                yield fiche.code, entree
            for volet in fiche.volets:
                for entree in volet.suivi:
                    yield f"{fiche.code}/{volet.id}", entree

    @cached_property
    def fiches_par_indicateur(self) -> dict[str, tuple[str, ...]]:
        """For each indicateur id, the codes of the fiches that name it, in order."""
        users: dict[str, list[str]] = {}
        for document in self.fiches:
            fiche = document.value
            ids = dict.fromkeys(fiche.indicateurs)
            for volet in fiche.volets:
                ids.update(dict.fromkeys(volet.indicateurs))
            for indicateur in ids:
                users.setdefault(indicateur, []).append(fiche.code)
        return {key: tuple(codes) for key, codes in users.items()}
