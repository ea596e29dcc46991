"""The two states that `diff` compares: revisions of Git, folders, or the files as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.diff import Change, Kind, diff
from plancancer_cli.analysis.unites import unites
from plancancer_cli.cli.beside import beside
from plancancer_cli.cli.context import PLAN_FILE, Context, say
from plancancer_cli.diagnostics import Location
from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import Param, Text, msg
from plancancer_cli.kinds import PLAN
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.reporting.diff.report import DiffReport, Side
from plancancer_cli.storage.files.tree import Arbre, ArbreDisque
from plancancer_cli.storage.git.checkout import ArbreExtrait
from plancancer_cli.storage.git.moved import place_of, plan_id
from plancancer_cli.storage.git.pair import Etat, load_pair
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


def compare(here: Context, base: str, head: str | None) -> DiffReport:
    """The review; what cannot be read of either state is named on stderr.

    Raises:
        RevisionError: a revision cannot be had.
        ProjectError: neither state has a plan.
    """
    base, head = _range(base, head)
    states = both(here, base, head)
    pair = load_pair(states[0].arbre, states[1].arbre)
    for one, loaded in zip(states, pair, strict=True):
        _name_unread(here, one, loaded)
    before, after = pair[0].dossier, pair[1].dossier
    sides = _side(states[0], pair[0]), _side(states[1], pair[1])
    found = diff(before, after, here.on)
    unseen = _not_compared(sides, pair)
    other = () if any(loaded.vide for loaded in pair) else beside(*states, after.plan.value.id)
    return DiffReport(
        date=here.on,
        base=sides[0],
        head=sides[1],
        diff=replace(found, changes=(*unseen, *found.changes, *other)),
        titles=_titles(before) | _titles(after),
        names=_names(before, here) | _names(after, here),
        prefix=states[1].prefix,
    )


def _not_compared(sides: tuple[Side, Side], pair: tuple[Etat, Etat]) -> list[Change]:
    """What of either state could not be compared: of it nobody can say that nothing changed."""
    found = []
    for side, loaded, other in zip(sides, pair, reversed(pair), strict=True):
        plan = other.dossier.plan.value.id
        if loaded.vide:
            found.append(
                _unseen(
                    plan,
                    msg(
                        "not compared: {state} holds no plan in this folder", state=named(side.name)
                    ),
                    Location("plan/plan.yaml"),
                )
            )
        found += [
            _unseen(
                plan,
                msg(
                    "not compared: {path} cannot be read in {state}",
                    path=path,
                    state=named(side.name),
                ),
                Location(path),
            )
            for path in side.unread
        ]
    return found


def named(state: str) -> Param:
    """What people call a state."""
    return msg("the files as they are") if state == WORKTREE else state


def _unseen(plan: str, message: Text, location: Location) -> Change:
    return Change(
        ref=plan,
        change=Kind.NOT_COMPARED,
        before=None,
        after=None,
        message=message,
        attention=True,
        reason=msg("what was not compared may have changed"),
        objet=location.path,
        location=location,
    )


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
            state=named(one.name),
            folder=place or "./",
        )
    )
    return one.at(one.depot.elsewhere(place), one.commit)


def _range(base: str, head: str | None) -> tuple[str, str | None]:
    """`A..B` and `A...B` as git reads them; what stands alone is left as it is."""
    if head is not None or not _is_range(base):
        return base, head
    first, dots, last = base.partition("..." if "..." in base else "..")
    if dots == "...":
        return base, last or None
    return first or "HEAD", last or "HEAD"


def _is_range(name: str) -> bool:
    return ".." in name and not Path(name).exists()


def _side(one: State, loaded: Etat) -> Side:
    return Side(one.name, one.commit, tuple(sorted(loaded.unread)))


def _name_unread(here: Context, one: State, loaded: Etat) -> None:
    """Say on stderr what could not be compared, and why."""
    from plancancer_cli.reporting.diff.text import side_name
    from plancancer_cli.reporting.findings.wording import finding_line

    name = side_name(_side(one, loaded), here.language)
    if loaded.vide:
        say(msg("{state} holds no plan here: everything counts as added or removed.", state=name))
        return
    for diagnostic in loaded.diagnostics:
        say(f"{name}: {finding_line(diagnostic, here.language)}")


def _titles(dossier: Dossier) -> dict[str, str]:
    return {document.value.code: document.value.titre for document in dossier.fiches}


def _names(dossier: Dossier, here: Context) -> dict[str, str]:
    of_indicateurs = {document.value.id: document.value.libelle for document in dossier.indicateurs}
    return of_indicateurs | {unite.ref: unite.intitule for unite in unites(dossier, here.on)}
