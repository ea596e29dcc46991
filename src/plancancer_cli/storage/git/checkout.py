"""The files of a checkout, of which Git may have been told to leave some out."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import TOP_FOLDERS, kind_of
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.git.command import run

if TYPE_CHECKING:
    from plancancer_cli.storage.files.inventory import Inventory

_SKIPPED = "S"
"""How `git ls-files -t` marks what a sparse checkout does not lay out."""


class ArbreExtrait(ArbreDisque):
    """The files of a folder; what a sparse checkout left out of it is unread, not removed."""

    def inventory(self) -> Inventory:
        """See `Arbre`."""
        return self._with_left_out

    @cached_property
    def _with_left_out(self) -> Inventory:
        found = super().inventory()
        left = [
            finding(
                "PC001",
                Location(path),
                msg("This checkout is sparse: the file is in Git, and not in the folder."),
                msg("Lay it out: {command}.", command="git sparse-checkout disable"),
            )
            for path in self._left_out()
        ]
        # A folder of which every file is left out is not missing.
        folders = {each.location.path.partition("/")[0] for each in left}
        return replace(found, findings=(*found.findings, *left), missing=found.missing - folders)

    def _left_out(self) -> list[str]:
        listed = run(self.racine, "ls-files", "-t", "-z", "--", *TOP_FOLDERS)
        if listed.returncode:
            return []
        marked = (
            line.partition(" ")
            for line in listed.stdout.decode(errors="surrogateescape").split("\0")[:-1]
        )
        return [
            path
            for mark, _, path in marked
            if mark == _SKIPPED
            and kind_of(path) is not None
            and not os.path.lexists(self.racine / path)
        ]
