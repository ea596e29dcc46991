"""Sets the merge driver up in a clone: two settings of Git, and the lines that name it."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS
from plancancer_cli.merging.git import git
from plancancer_cli.storage.files.atomic import put, refusal

if TYPE_CHECKING:
    from pathlib import Path

ATTRIBUTES = ".gitattributes"
PATTERNS = tuple(dict.fromkeys(kind.git_pattern for kind in KINDS.values()))
"""What is merged by meaning: `.yaml` and `.yml`, the fiches in subfolders too."""
NAME, DRIVER = "merge.plancancer.name", "merge.plancancer.driver"


class Installed(Struct, frozen=True):
    """What was done.

    Attributes:
        settings: the settings of this clone that were made or changed, name and value.
        lines: the lines that were added to `.gitattributes`.
    """

    settings: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


def install(root: Path) -> Installed:
    """Set the merge driver up in the clone that holds the project; twice changes nothing more.

    Raises:
        WriteRefused: the project lies in no repository of Git, or that cannot be written.
        RevisionError: Git cannot be run.
    """
    if git(root, "rev-parse", "--git-dir") is None:
        raise WriteRefused(
            msg("{folder} lies in no repository of Git.", folder=str(root)),
            msg("Type git init there first, or clone the repository."),
        )
    lines = _name_driver(root / ATTRIBUTES)
    made = []
    for name, value in ((NAME, "plancancer: merge by meaning"), (DRIVER, driver_command())):
        present = git(root, "config", "--local", "--get", name)
        if present is not None and present.decode("utf-8", "replace").rstrip("\n") == value:
            continue
        if git(root, "config", "--local", "--replace-all", name, value) is None:
            raise WriteRefused(
                msg("Git does not let the setting {name} be written.", name=name),
                msg("Look whether .git/config may be written, then type the command again."),
            )
        made.append((name, value))
    return Installed(tuple(made), lines)


def driver_command() -> str:
    """Return the command for Git.

    It names this very program, whatever is on the PATH of the one who merges, and never runs
    code of the folder that it is called in. Where the program is gone, Git merges line by line:
    a command that fails would leave the other side out of the file.
    """
    python = shlex.quote(sys.executable).replace("%", "%%")
    driver = f"{python} -P -m plancancer_cli merge-driver %O %A %B %P"
    return f"if [ -x {python} ]; then {driver}; else git merge-file %A %O %B; fi"


def _name_driver(file: Path) -> tuple[str, ...]:
    if file.is_symlink() or (file.exists() and not file.is_file()):
        # Git reads no attributes through a link, and what it leads to is not ours to write.
        raise WriteRefused(
            msg("{path} is no ordinary file.", path=ATTRIBUTES),
            msg("Put an ordinary file in its place."),
        )
    try:
        text = file.read_bytes().decode("utf-8", "surrogateescape") if file.exists() else ""
        named = {
            line.split()[0] for line in text.splitlines() if "merge=plancancer" in line.split()[1:]
        }
        lines = tuple(f"{each} merge=plancancer" for each in PATTERNS if each not in named)
        if lines:
            newline = "\r\n" if "\r\n" in text else "\n"
            gap = newline if text and not text.endswith("\n") else ""
            added = gap + "".join(line + newline for line in lines)
            put(file, (text + added).encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise refusal(ATTRIBUTES, error) from error
    return lines
