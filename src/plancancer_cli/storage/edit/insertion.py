"""What is to be added to a file, and what stands in the way of adding it exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg_n
from plancancer_cli.storage.edit.flow import flow

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text

Loc: TypeAlias = tuple[str | int, ...]
"""Keys and indices from the root of a file to a value: `("volets", 2, "suivi")`."""


class Insertion(Struct, frozen=True):
    """Items for the end of one list, in their order.

    Attributes:
        loc: where the list stands. Its last step may be a key that is missing or holds nothing.
        items: values that `flow` can write.
    """

    loc: Loc
    items: tuple[object, ...]

    def lines(self) -> list[str]:
        """Return each item as it stands after its dash."""
        return [flow(item) for item in self.items]


class Patch(NamedTuple):
    """A stretch of a text, in code points, and what takes its place."""

    start: int
    end: int
    text: str


def apply(text: str, patches: list[Patch]) -> str:
    """Return the text with every patch made; patches do not overlap."""
    out, done = [], 0
    for patch in sorted(patches):
        out += [text[done : patch.start], patch.text]
        done = patch.end
    return "".join([*out, text[done:]])


def notation(loc: Loc) -> str:
    """Return a path as people write it: `volets[2].suivi`, counted from 0 as in the file's data."""
    out = ""
    for step in loc:
        out += f"[{step}]" if isinstance(step, int) else f".{step}"
    return out.removeprefix(".")


def refused(reason: Text, path: str, insertion: Insertion) -> WriteRefused:
    """Return the refusal of an insertion, with the line to add by hand."""
    lines = [f"- {line}" for line in insertion.lines()]
    hint = msg_n(
        len(lines),
        "Add this line by hand, at the end of {key} in {path}: {line}",
        "Add these {n} lines by hand, at the end of {key} in {path}; the first one: {line}",
        key=notation(insertion.loc),
        path=path,
        line=lines[0] if lines else "",
    )
    return WriteRefused(reason, hint)
