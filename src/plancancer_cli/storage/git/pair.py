"""Two states of a project, loaded so that they can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import ProjectError
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import PLAN
from plancancer_cli.storage.loader import load

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.storage.files.inventory import Inventory
    from plancancer_cli.storage.files.tree import Arbre
    from plancancer_cli.storage.read.source import Source


class Etat(Struct, frozen=True):
    """One of the two states.

    Attributes:
        dossier: what could be read of it.
        diagnostics: findings made while reading it.
        plan_lu: whether `plan/plan.yaml` is its own. Else it is that of the other state, so that
            the fiches and the indicateurs can be compared all the same.
        vide: whether it holds no file of a plan at all.
    """

    dossier: Dossier
    diagnostics: list[Diagnostic] = []
    plan_lu: bool = True
    vide: bool = False

    @property
    def unread(self) -> frozenset[str]:
        """Paths of the files that exist and cannot be read."""
        lone = frozenset() if self.plan_lu or self.vide else frozenset({PLAN})
        return self.dossier.illisibles | lone


class _PlanFrom:
    """A tree whose plan is that of another one."""

    def __init__(self, arbre: Arbre, other: Arbre) -> None:
        self._arbre = arbre
        self._other = other

    def inventory(self) -> Inventory:
        return self._arbre.inventory().and_files([PLAN])

    def source(self, path: str) -> Source:
        return (self._other if path == PLAN else self._arbre).source(path)


def load_pair(base: Arbre, head: Arbre) -> tuple[Etat, Etat]:
    """Both states. Raises ProjectError where neither has a plan that can be read."""
    return _state(base, head), _state(head, base)


def _state(arbre: Arbre, other: Arbre) -> Etat:
    loaded = load(arbre)
    if loaded.dossier is not None:
        return Etat(loaded.dossier, loaded.diagnostics)
    borrowed = load(_PlanFrom(arbre, other))
    if borrowed.dossier is None:
        raise ProjectError(
            msg("Neither state has a plan/plan.yaml that can be read; nothing can be compared."),
            msg("See: {command}", command="plancancer validate"),
        )
    return Etat(
        borrowed.dossier, loaded.diagnostics, plan_lu=False, vide=not arbre.inventory().files
    )
