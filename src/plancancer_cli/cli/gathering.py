"""The plans that an export is made of, each read by itself; what is amiss is named on stderr."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.provenance import origin
from plancancer_cli.errors import ProjectError
from plancancer_cli.i18n import msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.status import Status
    from plancancer_cli.exchange.tables.dataset import LeftOut, PlanData
    from plancancer_cli.model.dossier import Dossier

_SHOWN = 3
"""Rows of a table that are named where they are left out; the others are counted."""


class Gathered(Struct, frozen=True):
    """What was read.

    Attributes:
        plans: each with an id of its own.
        roots: their folders.
        complete: whether all that was asked for is in them.
    """

    plans: tuple[PlanData, ...]
    roots: tuple[Path, ...]
    complete: bool


Follow = Callable[["Dossier", date], "Suivi"]
"""How a plan is followed: as the team sees it, or as the public may."""


def gather(
    here: Context, folders: Sequence[str], follow: Follow, licence: str | None = None
) -> Gathered:
    """The plans in these folders, else that of the project. Raises ProjectError where none is."""
    from plancancer_cli.exchange.tables.dataset import plan_data
    from plancancer_cli.exchange.tables.view import View

    read, complete = _many(here, folders, follow) if folders else _one(here, follow)
    homes: dict[str, Path] = {}
    plans: list[PlanData] = []
    for status, root in read:
        name = status.suivi.dossier.plan.value.id
        if name in homes:
            complete = False
            _name_twin(name, homes[name], root)
            continue
        homes[name] = root
        data = plan_data(View(status, origin(root), here.language, licence))
        plans.append(data)
        _name_left_out(data)
    if not plans:
        raise ProjectError(
            msg("No plan could be read: nothing was exported."),
            msg("Name a plan, or a folder with plans right below it."),
        )
    whole = complete and not any(data.left_out for data in plans)
    return Gathered(tuple(plans), tuple(homes.values()), whole)


def _one(here: Context, follow: Follow) -> tuple[list[tuple[Status, Path]], bool]:
    from plancancer_cli.analysis.status import status

    dossier = here.readable()
    return [(status(follow(dossier, here.on)), here.root)], not dossier.illisibles


def _many(
    here: Context, folders: Sequence[str], follow: Follow
) -> tuple[list[tuple[Status, Path]], bool]:
    from plancancer_cli.cli.portfolio import name_broken
    from plancancer_cli.portfolio.reading import read_portfolio

    portfolio = read_portfolio([Path(folder) for folder in folders], here.on, follow)
    name_broken(here, portfolio)
    return [(row.status, row.folder) for row in portfolio.plans], portfolio.complete


def _name_twin(name: str, first: Path, second: Path) -> None:
    say(
        msg(
            "{folder}: left out, its plan has the id {id!r} of {other}; give one of them another.",
            folder=second.as_posix(),
            id=name,
            other=first.as_posix(),
        )
    )


def _name_left_out(data: PlanData) -> None:
    """Name the rows that no table can hold, those of a kind together."""
    for (table, missing), group in groupby(
        data.left_out, key=lambda each: (each.table, each.missing)
    ):
        rows = list(group)
        keys = ", ".join(map(_key, rows[:_SHOWN])) + ("…" if len(rows) > _SHOWN else "")
        n = len(rows)
        if missing is None:
            say(
                msg_n(
                    n,
                    "{plan}, table {table}: {n} row left out, its key stands twice ({keys}).",
                    "{plan}, table {table}: {n} rows left out, their keys stand twice ({keys}).",
                    plan=data.id,
                    table=table,
                    keys=keys,
                )
            )
        else:
            say(
                msg_n(
                    n,
                    "{plan}, table {table}: {n} row left out, it names what is not in {missing} "
                    "({keys}).",
                    "{plan}, table {table}: {n} rows left out, they name what is not in {missing} "
                    "({keys}).",
                    plan=data.id,
                    table=table,
                    missing=missing,
                    keys=keys,
                )
            )


def _key(row: LeftOut) -> str:
    return " ".join(row.key)
