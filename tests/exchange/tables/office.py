"""Plans as they are exported: small ones written as text, the examples, the real one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from exchange.office import TODAY
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.status import status
from plancancer_cli.exchange.tables.dataset import Dataset, PlanData, plan_data
from plancancer_cli.exchange.tables.origin import LICENCES, Origin
from plancancer_cli.exchange.tables.view import View
from plancancer_cli.i18n import get_language
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.exchange.tables.dataset import LeftOut
    from plancancer_cli.exchange.tables.description import Value
    from plancancer_cli.model.dossier import Dossier

ROOT = Path(__file__).parents[3]
FOLDERS = [*sorted(p.parents[1] for p in (ROOT / "examples").glob("*/plan/plan.yaml")), ROOT]
"""The examples, and the real plan last."""

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def exported(dossier: Dossier, *, on: date = TODAY, revision: str | None = COMMIT) -> PlanData:
    origin = Origin("1.0", revision, TODAY, modified=False) if revision else Origin("1.0")
    return plan_data(View(status(suivi(dossier, on)), origin, get_language("fr")))


def dataset(*dossiers: Dossier) -> Dataset:
    return Dataset(TODAY, "1.0", tuple(map(exported, dossiers)), LICENCES["etalab-2.0"])


@cache
def portfolio() -> Dataset:
    """The examples and the real plan."""
    found = [load(ArbreDisque(folder)).dossier for folder in FOLDERS]
    return dataset(*(dossier for dossier in found if dossier is not None))


def records(data: PlanData | Dataset, name: str) -> list[dict[str, Value]]:
    """The rows of a table, by column."""
    from plancancer_cli.exchange.tables.catalogue import TABLES

    (table,) = (table for table in TABLES if table.name == name)
    rows = data.rows[name] if isinstance(data, PlanData) else data.rows(table)
    return [dict(zip(table.names, row, strict=True)) for row in rows]


def left_out(data: PlanData) -> list[LeftOut]:
    return list(data.left_out)
