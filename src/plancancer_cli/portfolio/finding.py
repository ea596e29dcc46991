"""Which folders hold plans: the ones named, or those right below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.kinds import FOLDERS, PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class Folders(Struct, frozen=True):
    """What was found.

    Attributes:
        plans: folders to be read as plans; one of them may lack its `plan/plan.yaml`.
        without: folders that were named and hold no plan, neither themselves nor right below.
        passed_over: folders beside plans that look like none.
    """

    plans: tuple[Path, ...]
    without: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def find(named: Sequence[Path]) -> Folders:
    """The plans of these folders, in their order, each once."""
    plans: list[Path] = []
    without: list[Path] = []
    passed_over: list[Path] = []
    for folder in named:
        if _looks_like_a_plan(folder):
            plans.append(folder)
            continue
        below = _folders_in(folder)
        found = [each for each in below if _looks_like_a_plan(each)]
        if found:
            plans += found
            passed_over += [each for each in below if each not in found]
        else:
            without.append(folder)
    return Folders(tuple(_once(plans)), tuple(_once(without)), tuple(_once(passed_over)))


def _looks_like_a_plan(folder: Path) -> bool:
    """Whether a folder holds a plan, be it one whose `plan/plan.yaml` is missing."""
    try:
        return (folder / PLAN).exists() or sum((folder / name).is_dir() for name in FOLDERS) > 1
    except OSError:
        return True  # it may not be entered: to be named, not passed over


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(
            each for each in folder.iterdir() if each.is_dir() and not each.name.startswith(".")
        )
    except OSError:
        return []


def _once(folders: Iterable[Path]) -> list[Path]:
    seen: dict[Path, Path] = {}
    for folder in folders:
        seen.setdefault(_real(folder), folder)
    return list(seen.values())


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # Python 3.11 raises RuntimeError for a loop of links
        return folder
