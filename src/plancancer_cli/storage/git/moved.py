"""Where a plan lay in a revision, if not in the folder that it lies in now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.kinds import PLAN
from plancancer_cli.storage.files.reading import UnreadableError, decode
from plancancer_cli.storage.git.objects import Objects
from plancancer_cli.storage.git.repository import listed
from plancancer_cli.storage.read.source import parse

if TYPE_CHECKING:
    from plancancer_cli.storage.git.repository import Depot


def place_of(depot: Depot, commit: str, plan: str) -> str | None:
    """The folder of the plan with this id, from the top of the repository and ending with `/`.

    None where no folder of the revision holds it, or several do.
    """
    held = {
        path: kept.id
        for path, kept in listed(depot, commit).items()
        if f"/{path}".endswith(f"/{PLAN}")
    }
    if not held:
        return None
    with Objects(depot.dossier) as objects:
        found = [
            path.removesuffix(PLAN)
            for path, identity in held.items()
            if _id(objects.read(identity)) == plan
        ]
    return found[0] if len(found) == 1 else None


def _id(content: bytes | UnreadableError) -> str | None:
    if isinstance(content, UnreadableError):
        return None
    try:
        return plan_id(parse(decode(content), PLAN).data)
    except UnreadableError:
        return None


def plan_id(data: object) -> str | None:
    """The id that the data of a `plan/plan.yaml` give; None where they give none."""
    found = data.get("id") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None
