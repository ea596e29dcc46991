"""Which files of a folder are those of a plan; needs nothing that reads them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("plan", "plan/comites", "actions", "indicators")
"""The folders that hold YAML files of a plan; each is read without its subfolders."""

SUFFIXES = (".yaml", ".yml")


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


def is_plan_file(name: str) -> bool:
    """Whether a file name is that of a file of the plan: hidden and backup files are not."""
    return name.endswith(SUFFIXES) and not name.startswith(".")
