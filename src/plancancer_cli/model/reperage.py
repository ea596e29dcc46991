"""When a line counts: at the date of what it says or, for an undated page, the day it was read."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from plancancer_cli.i18n import msg
from plancancer_cli.model.base import DatePartielle, Jour, Modele, refuse
from plancancer_cli.model.periode import Periode


class PageLue(Periode, frozen=True, order=True):
    """The day on which an undated page was read, shown as such and never as the date of a fact."""

    @property
    def precision(self) -> str:
        """ "lue": neither a day nor a longer span is known."""
        return "lue"

    def __str__(self) -> str:
        """The day, as the key `consulte` holds it."""
        return self.premier.isoformat()


class Repere(Modele):
    """A line with a `date`, or with `consulte` where the page that says it bears none.

    Raises PC011 where both are missing, PC014 where both are given.
    """

    date: DatePartielle | None = Field(None, description="Date : jour, mois ou année.")
    consulte: Jour | None = Field(
        None,
        description="À la place de date, si la page n’est pas datée : le jour où elle a été lue.",
    )

    @model_validator(mode="after")
    def _one_day(self) -> Self:
        if (self.date is None) is not (self.consulte is None):
            return self
        if self.date is None:
            raise refuse(
                "PC011",
                msg("The key {key!r} is missing.", key="date"),
                msg(
                    "Add the date; for a page without one, the day on which it was read: consulte."
                ),
            )
        raise refuse(
            "PC014",
            msg("The line has both date and consulte."),
            msg("Keep date; consulte is for a page that bears no date."),
        )

    @property
    def repere(self) -> Periode:
        """What the line counts by: its date, or the `PageLue` of an undated page.

        It is known from the last day of it on.
        """
        if self.date is not None:
            return self.date
        assert self.consulte is not None  # noqa: S101 -- one of the two is there, see above
        return PageLue(self.consulte, self.consulte)
