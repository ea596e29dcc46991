"""Where an export comes from: the program, the day, and the state of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.i18n import Text

_SHORT = 10
"""Characters of a commit that people are shown."""


class Origin(Struct, frozen=True):
    """What the files of one plan were when they were exported.

    Attributes:
        version: the version of the program.
        revision: the commit of Git, in full; None outside of Git.
        revised: the day of that commit.
        modified: whether the files differ from that commit; None where there is none.
    """

    version: str
    revision: str | None = None
    revised: date | None = None
    modified: bool | None = None

    def named(self) -> str:
        """The commit, with a plus sign where the files differ from it; `unknown` outside of Git."""
        if self.revision is None:
            return "unknown"
        return f"{self.revision}+" if self.modified else self.revision

    def told(self, plans: str, on: date) -> Text:
        """A line for people: these plans, the day of their state, the commit in short."""
        if self.revision is None:
            return msg("{plans}: state on {date}, outside of Git", plans=plans, date=on)
        short = self.revision[:_SHORT]
        if self.modified:
            return msg(
                "{plans}: state on {date}, revision {revision} and changes in no commit yet",
                plans=plans,
                date=on,
                revision=short,
            )
        return msg(
            "{plans}: state on {date}, revision {revision}", plans=plans, date=on, revision=short
        )


class Licence(Struct, frozen=True):
    """Under which terms data may be used again.

    Attributes:
        name: its SPDX identifier.
        title: its name for people.
        path: where its text is.
    """

    name: str
    title: str
    path: str


LICENCES = {
    licence.name: licence
    for licence in (
        Licence(
            "etalab-2.0",
            "Licence Ouverte / Open Licence 2.0",
            "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        ),
        Licence(
            "ODbL-1.0",
            "Open Data Commons Open Database License 1.0",
            "https://opendatacommons.org/licenses/odbl/1-0/",
        ),
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence("CC0-1.0", "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    )
}  # fmt: skip
"""The licences that an export can name. Source: identifiers of the SPDX License List; the first
two are those that French administrations may choose (code des relations entre le public et
l'administration, article D323-2-1)."""
