"""What in one state of the plan is what in the other: by id, renamings followed."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plancancer_cli.diagnostics import Location
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.fiche import Fiche, Volet
    from plancancer_cli.model.indicateur import Indicateur

T = TypeVar("T")


class Paire(Struct, Generic[T], frozen=True):
    """The same thing in both states; one side is None where it was added or removed."""

    base: T | None
    head: T | None


def paired(
    base: Mapping[str, T], head: Mapping[str, T], former: Callable[[T], Iterable[str]]
) -> list[Paire[T]]:
    """The things of two states by their id, in the order of `head`, then what is only in `base`.

    One that has an id of before among its former ids is the same thing, whichever state knows of
    the renaming: undoing one is no change either.
    """
    renamed = {
        old: new
        for new, thing in head.items()
        for old in former(thing)
        if old in base and old not in head and new not in base
    }
    renamed |= {
        old: new
        for old, thing in base.items()
        for new in former(thing)
        if new in head and old not in head and new not in base and old not in renamed
    }
    names = {new: old for old, new in renamed.items()}
    found = [Paire(base.get(names.get(new, new)), thing) for new, thing in head.items()]
    taken = {names.get(new, new) for new in head}
    return found + [Paire(thing, None) for old, thing in base.items() if old not in taken]


class Comparaison(Struct, frozen=True, dict=True):
    """Two states of a plan, and what is the same in both."""

    base: Dossier
    head: Dossier

    @cached_property
    def fiches(self) -> list[Paire[Document[Fiche]]]:
        """The fiches; those that one state holds in a file that cannot be read are left out."""
        pairs = paired(
            self.base.fiche_par_code, self.head.fiche_par_code, lambda d: d.value.anciens_ids
        )
        return [pair for pair in pairs if not self._unknown(pair, lambda fiche: fiche.code)]

    @cached_property
    def indicateurs(self) -> list[Paire[Document[Indicateur]]]:
        """The indicateurs; those that one state holds in an unreadable file are left out."""
        pairs = paired(
            self.base.indicateur_par_id, self.head.indicateur_par_id, lambda d: d.value.anciens_ids
        )
        return [pair for pair in pairs if not self._unknown(pair, lambda ind: ind.id)]

    @cached_property
    def renommages(self) -> dict[str, str]:
        """For each ref of `base` that has another name in `head`: that name."""
        found: dict[str, str] = {}
        for fiche in self.fiches:
            if fiche.base is None or fiche.head is None:
                continue
            old, new = fiche.base.value.code, fiche.head.value.code
            found[old] = new
            for volet in volets(fiche.base.value, fiche.head.value):
                if volet.base is not None and volet.head is not None:
                    found[f"{old}/{volet.base.id}"] = f"{new}/{volet.head.id}"
        for pair in self.indicateurs:
            if pair.base is not None and pair.head is not None:
                found[pair.base.value.id] = pair.head.value.id
        return {old: new for old, new in found.items() if old != new}

    def new_ref(self, ref: str) -> str:
        """What `head` calls a ref of `base`."""
        parts = ref.split("/")
        for length in range(len(parts), 0, -1):
            renamed = self.renommages.get("/".join(parts[:length]))
            if renamed is not None:
                return "/".join([renamed, *parts[length:]])
        return ref

    def fiches_de(self, indicateur: str) -> tuple[str, ...]:
        """The fiches that name an indicateur (by its id in `head`), else those that named it."""
        now = self.head.fiches_par_indicateur.get(indicateur)
        if now is not None:
            return now
        before = self.base.fiches_par_indicateur.get(indicateur, ())
        return tuple(self.new_ref(code) for code in before)

    def _unknown(self, pair: Paire[Document[Any]], identity: Callable[[Any], str]) -> bool:
        """Whether the missing side of a pair is a file that exists and cannot be read."""
        document = pair.base or pair.head
        if document is None or (pair.base is not None and pair.head is not None):
            return False
        other = self.head if pair.head is None else self.base
        top = document.path.partition("/")[0]
        known = identity(document.value)
        return any(
            f"{document.path}/".startswith(f"{path}/")
            or (path.startswith(f"{top}/") and _named_after(path, known))
            for path in other.illisibles
        )


def volets(base: Fiche, head: Fiche) -> list[Paire[Volet]]:
    """The volets of a fiche in both states."""
    return paired(_volets(base), _volets(head), lambda volet: volet.anciens_ids)


def at(document: Document[Any] | None, *chemin: str | int) -> Location | None:
    """Where a value stands in a document; None without a document."""
    return None if document is None else document.locate(chemin)


def position(items: Iterable[object], wanted: object) -> int:
    """The position of this very object. Raises StopIteration where it is not there."""
    return next(place for place, item in enumerate(items) if item is wanted)


def chemin_volet(fiche: Fiche, volet: Volet) -> Chemin:
    """Where a volet stands in its fiche."""
    return ("volets", position(fiche.volets, volet))


def _volets(fiche: Fiche) -> dict[str, Volet]:
    found: dict[str, Volet] = {}
    for volet in fiche.volets:
        found.setdefault(volet.id, volet)
    return found


def _named_after(path: str, identity: str) -> bool:
    name = PurePosixPath(path).name
    return name.startswith((f"{identity}.y", f"{identity}-"))
