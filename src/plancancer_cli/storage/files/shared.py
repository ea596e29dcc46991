"""The folder of what is not part of the plan, and rights that members of a group keep to each other.

A folder that its group may write in (`chmod g+ws`) is one that people share. What is made there may
be written by the group too, whatever the umask of the one who makes it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

FOLDER = ".plancancer"
"""The folder, at the root of a project, of what is not part of the plan."""


def is_shared(folder: Path) -> bool:
    """Whether the group of a folder may write in it."""
    return bool(folder.stat().st_mode & stat.S_IWGRP)


def share(made: int | Path, folder: Path) -> None:
    """Let the group write what has just been made in a folder that it shares.

    `made` is an open file or a folder. Raises OSError.
    """
    if not hasattr(os, "fchmod") or not is_shared(folder):
        return
    mode = stat.S_IMODE(os.stat(made).st_mode)  # noqa: PTH116 - a descriptor as well as a path
    more = stat.S_IWGRP | (stat.S_IXGRP if isinstance(made, Path) else 0) | stat.S_IRGRP
    if mode | more != mode:
        os.chmod(made, mode | more)  # noqa: PTH101 - a descriptor as well as a path
