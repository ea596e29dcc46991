"""What changed beside the files of the plan, and decides what of it is shown or merged."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff import Change, Kind
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg
from plancancer_cli.storage.git.beside import TOP, differing, in_folder, in_revision

if TYPE_CHECKING:
    from plancancer_cli.cli.states import State
    from plancancer_cli.storage.git.beside import Held


def beside(base: State, head: State, plan: str) -> list[Change]:
    """A change for each such file that is not the same in both states; `plan` is the plan's id."""
    was, now = _held(base), _held(head)
    return [
        _changed(name, was, now, plan, head)
        for name in differing(was, now)
        # Two folders may lie in two repositories: what is around them is not compared.
        if not name.startswith(TOP) or not (base.alone or head.alone)
    ]


def _held(state: State) -> Held:
    if state.depot is not None and state.commit is not None:
        return in_revision(state.depot, state.commit)
    return {} if state.folder is None else in_folder(state.folder)


def _changed(name: str, was: Held, now: Held, plan: str, head: State) -> Change:
    path = name.removeprefix(TOP)
    if name not in was:
        message = msg("file added: {path}", path=path)
    elif name in now:
        message = msg("file changed: {path}", path=path)
    else:
        message = msg("file removed: {path}", path=path)
    return Change(
        ref=plan,
        change=Kind.FILE_CHANGED,
        before=path if name in was else None,
        after=path if name in now else None,
        message=message,
        attention=True,
        reason=msg("this file decides what of the plan is shown, checked or merged"),
        objet=path,
        location=Location(_from_the_plan(name, head)) if name in now else None,
    )


def _from_the_plan(name: str, head: State) -> str:
    """The path as every other one of a review is given: from the folder of the plan."""
    if not name.startswith(TOP):
        return name
    return posixpath.relpath(name.removeprefix(TOP), head.prefix or ".")
