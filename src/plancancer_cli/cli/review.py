"""What `diff` says: two states compared, and what of them could not be."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace

from plancancer_cli.analysis.diff import Change, Kind, diff
from plancancer_cli.analysis.diff.niveaux import with_level
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.unites import unites
from plancancer_cli.cli.baseline import new_between
from plancancer_cli.cli.beside import beside
from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.forge import site
from plancancer_cli.cli.states import WORKTREE, State, both
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import Param, Text, msg
from plancancer_cli.kinds import PLAN
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.reporting.diff.report import DiffReport, Side
from plancancer_cli.rules.run import check, validate
from plancancer_cli.storage.git.pair import Etat, load_pair

TOLD_BY_EFFECTS = frozenset({
    "PC201", "PC202", "PC203", "PC204", "PC205", "PC206", "PC207", "PC208", "PC211",
})  # fmt: skip
"""Findings about an échéance that is past or near: what the change does to it is told as an effect."""


def compare(here: Context, base: str, head: str | None) -> DiffReport:
    """The review; what cannot be read of either state is named on stderr.

    Raises:
        RevisionError: a revision cannot be had.
        ProjectError: neither state has a plan.
    """
    return _compared(here, base, head)[0]


def comment(here: Context, base: str, head: str | None) -> DiffReport:
    """The review as a forge shows it: with links to its files and the findings that are new.

    Raises as `compare` does.
    """
    report, (before, after) = _compared(here, base, head)
    found = [*validate(after.dossier), *check(suivi(after.dossier, here.on))]
    nouveaux = [
        finding
        for finding in new_between(before, after, found, here.on)
        if finding.code not in TOLD_BY_EFFECTS and finding.location.path not in report.head.unread
    ]
    return replace(report, site=site(os.environ, report.head.commit), nouveaux=tuple(nouveaux))


def _compared(here: Context, base: str, head: str | None) -> tuple[DiffReport, tuple[Etat, Etat]]:
    base, head = _range(base, head)
    states = both(here, base, head)
    pair = load_pair(states[0].arbre, states[1].arbre)
    for one, loaded in zip(states, pair, strict=True):
        _name_unread(here, one, loaded)
    before, after = pair[0].dossier, pair[1].dossier
    sides = _side(states[0], pair[0]), _side(states[1], pair[1])
    found = diff(before, after, here.on)
    unseen = _not_compared(sides, pair)
    other = [] if any(loaded.vide for loaded in pair) else beside(*states, after.plan.value.id)
    other = [with_level(change, before.plan.value) for change in other]
    report = DiffReport(
        date=here.on,
        base=sides[0],
        head=sides[1],
        diff=replace(found, changes=(*unseen, *found.changes, *other)),
        titles=_titles(before) | _titles(after),
        names=_names(before, here) | _names(after, here),
        prefix=states[1].prefix,
    )
    return report, pair


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
                    Location(PLAN),
                )
            )
        found += [
            _unseen(
                plan,
                msg(
                    "not compared: {path} cannot be read ({state})",
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
