"""The two states that `diff` compares: revisions of Git, folders, or the files as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from plancancer_cli.cli.context import PLAN_FILE, Context, say
from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import PLAN
from plancancer_cli.storage.files.tree import Arbre, ArbreDisque
from plancancer_cli.storage.git.checkout import ArbreExtrait
from plancancer_cli.storage.git.moved import place_of, plan_id
from plancancer_cli.storage.git.repository import Depot, prefix_of
from plancancer_cli.storage.git.revision import ArbreRevision

WORKTREE = "worktree"


class State(Struct, frozen=True):
    """Something to compare: what it is called, its files, and where they come from."""

    name: str
    arbre: Arbre
    folder: Path | None = None
    depot: Depot | None = None
    commit: str | None = None

    @property
    def alone(self) -> bool:
        """Whether it is a folder that was named, which may lie in another repository."""
        return self.folder is not None and self.name != WORKTREE

    @property
    def prefix(self) -> str:
        """The path of the plan from the top of its repository, ending with `/`; empty at the top."""
        if self.depot is not None:
            return self.depot.prefixe
        return "" if self.folder is None else prefix_of(self.folder)

    def at(self, depot: Depot, commit: str) -> State:
        """The same state, its plan read in another folder of the repository."""
        return State(self.name, ArbreRevision(depot, commit), depot=depot, commit=commit)


def both(here: Context, base: str, head: str | None) -> tuple[State, State]:
    """The two states; a plan that lay in another folder is looked for there, by its id."""
    first = state(here, base) if head is not None else start(here, base)
    last = state(here, head)
    return _followed(first, last), _followed(last, first)


def start(here: Context, name: str) -> State:
    """The state that a change is compared with: for a branch, the commit where HEAD left it."""
    return _folder(name) or _revision(here, name, Depot.base)


def state(here: Context, name: str | None) -> State:
    """The state that an argument names: a folder with a plan, else a revision."""
    if name is None:
        return State(WORKTREE, ArbreExtrait(here.root), here.root)
    return _folder(name) or _revision(here, name, Depot.commit)


def _folder(name: str) -> State | None:
    folder = Path(name)
    if (folder / PLAN_FILE).is_file():
        return State(name, ArbreDisque(folder), folder)
    if folder.is_dir() and ("/" in name or name.startswith(".")):
        raise RevisionError(
            msg("No plan found: {folder} holds no plan/plan.yaml.", folder=name),
            msg("Name the folder of a plan, or a revision of Git."),
        )
    return None


def _revision(here: Context, name: str, named: Callable[[Depot, str], str]) -> State:
    depot = Depot.of(here.root)
    commit = named(depot, name)
    return State(name, ArbreRevision(depot, commit), depot=depot, commit=commit)


def _followed(one: State, other: State) -> State:
    """A revision that has no plan in this folder, read where it had the plan with the same id."""
    if one.depot is None or one.commit is None or PLAN in one.arbre.inventory().files:
        return one
    if PLAN not in other.arbre.inventory().files:
        return one
    wanted = plan_id(other.arbre.source(PLAN).data)
    place = None if wanted is None else place_of(one.depot, one.commit, wanted)
    if place is None:
        return one
    say(
        msg(
            "In {state} the plan lies in the folder {folder}; it is compared with that.",
            state=one.name,
            folder=place or "./",
        )
    )
    return one.at(one.depot.elsewhere(place), one.commit)
