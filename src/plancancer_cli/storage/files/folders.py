"""Which files of a folder are those of a plan; needs nothing that reads them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plancancer_cli.kinds import FOLDERS, is_plan_file

if TYPE_CHECKING:
    from pathlib import Path


def plan_paths(racine: str | Path) -> list[str]:
    """The files of a plan below a folder, sorted, POSIX; a folder that is missing holds nothing."""
    found: list[str] = []
    for folder in FOLDERS:
        try:
            names = os.listdir(f"{racine}/{folder}")  # noqa: PTH208 -- thousands of names, no paths
        except OSError:
            continue
        found += [f"{folder}/{name}" for name in names if is_plan_file(name)]
    return sorted(found)
