"""Which files of a project are those of a plan, by their names alone."""

from __future__ import annotations

import re

TOPS = ("plan", "actions", "indicators")
"""The folders that hold the files of a plan."""

FOLDERS = ("plan", "plan/comites", "actions", "indicators")
"""Those in which files are read."""

_READ = re.compile(
    r"plan/(?:plan|acteurs)\.yaml"
    r"|(?:plan/comites|indicators)/[^/]+\.(?i:ya?ml)"
    r"|actions/(?:[^/]+/)*[^/]+\.(?i:ya?ml)"
)

_HARMLESS = re.compile(
    r"\..*"  # hidden: .gitkeep, .DS_Store, ._x, .~lock.x#, .x.swp
    r"|~.*|.*~"  # Office's owner files, backups of editors
    r"|\#.*\#"  # Emacs, unsaved
    r"|.*\.(?:sw[a-px]|lo?ck)"
    r"|thumbs\.db|ehthumbs.*\.db|desktop\.ini|icon\r|\$recycle\.bin|__macosx|@eadir|lost\+found"
    r"|system volume information",
    re.IGNORECASE | re.DOTALL,
)


def is_plan_file(name: str) -> bool:
    """Whether a file of this name is YAML. Hidden and backup files are not of the plan."""
    return name.casefold().endswith((".yaml", ".yml")) and not is_harmless(name)


def is_read(path: str) -> bool:
    """Whether the file at a relative POSIX path is read as one of the plan."""
    return _READ.fullmatch(path) is not None and not any(map(is_harmless, path.split("/")))


def is_harmless(name: str) -> bool:
    """Whether a name is that of something systems and editors leave beside the files of people."""
    return _HARMLESS.fullmatch(name) is not None
