"""Where a link of a revision leads: in the revision, whatever is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

OUTSIDE = ".."
"""Where a link leads that goes out of the repository: no path of it begins so."""

_FOLLOWED = 40
"""Links on the way to a file, as many as Linux follows."""
_PARTS = 256
"""Names still to go through: a link may name many, and each may be a link again."""


def follow(path: str, text: Callable[[str], str | None]) -> str | None:
    """Return the path that a path leads to once links are followed, or `OUTSIDE`.

    None for a loop, or a way that is too long. `text` gives what the link at a path says, and None
    where there is no link; paths are those of the repository.
    """
    done: list[str] = []
    left = path.split("/")[::-1]
    followed = 0
    while left:
        part = left.pop()
        if part in {"", "."}:
            continue
        if part == "..":
            if not done:
                return OUTSIDE
            done.pop()
            continue
        done.append(part)
        said = text("/".join(done))
        if said is None:
            continue
        if said.startswith("/"):
            return OUTSIDE
        done.pop()
        followed += 1
        left += said.split("/")[::-1]
        if followed > _FOLLOWED or len(left) > _PARTS:
            return None
    return "/".join(done)
