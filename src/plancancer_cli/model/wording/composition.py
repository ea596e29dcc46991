"""Clauses put together into one reading, or refused because they do not go together."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from msgspec import Struct

from plancancer_cli.model.periode import Periode
from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.lecture import Lecture
from plancancer_cli.model.wording.rhythms import Rhythm


class Dated(NamedTuple):
    """A period and the tokens that name it, `stop` excluded."""

    periode: Periode
    first: int
    stop: int


class PartOfPlan(Enum):
    """What of the plan a wording names."""

    WHOLE = auto()
    END = auto()


class Composition(Struct):
    """What the clauses read so far say.

    `point` says that the wording gives a lone period, which is an end unless a later clause makes
    it a start; `strict` that the end is a limit ("avant", "d'ici"), which cannot be a minimum;
    `lasting` that the dates say how long the work runs; `of_plan` that they are those of the plan.
    """

    cursor: Cursor
    debut: Dated | None = None
    fin: Dated | None = None
    point: bool = False
    strict: bool = False
    lasting: bool = False
    of_plan: PartOfPlan | None = None
    continu: bool = False
    deja_engage: bool = False
    rhythm: Rhythm | None = None
    minimum: tuple[int, int] | None = None
    one_off: tuple[int, int] | None = None
    undecided: tuple[int, int] | None = None

    def start(self, debut: Dated) -> None:
        """The work starts then."""
        if self.debut is not None or self.point:
            raise self.cursor.refuse(refusals.second_date, debut.first, debut.stop)
        self.debut = debut

    def end(self, fin: Dated, *, strict: bool = False) -> None:
        """The work ends then; a strict end is a limit."""
        if self.fin is not None:
            raise self.cursor.refuse(refusals.second_date, fin.first, fin.stop)
        self.fin = fin
        self.strict = strict

    def plan(self, part: PartOfPlan, first: int, stop: int, *, strict: bool = False) -> None:
        """The work lasts as long as the plan, or until its end; a strict end is a limit."""
        if self.of_plan is not None:
            raise self.cursor.refuse(refusals.repeated, first, stop)
        self.further()
        self.of_plan = part
        self.strict = strict
        self.lasting = True

    def lone(self, periode: Dated) -> None:
        """The wording names a period and nothing about it."""
        if self.debut is not None or self.fin is not None:
            raise self.cursor.refuse(refusals.second_date, periode.first, periode.stop)
        self.fin = periode
        self.point = True

    def further(self) -> None:
        """What comes next comes after the lone period, which was a start."""
        if self.point:
            self.debut, self.fin, self.point = self.fin, None, False

    def beyond(self, first: int, stop: int) -> None:
        """The work goes on after the dates that were read."""
        self.further()
        if self.fin is not None:
            self.at_least(first, stop)
        elif self.debut is not None:
            self.continu = True
        else:
            raise self.cursor.refuse(refusals.minimum_without_end, first, stop)

    def at_latest(self, first: int, stop: int) -> None:
        """The date that was read is a limit."""
        if self.debut is None and self.fin is None:
            raise self.cursor.refuse(refusals.unknown, first, stop)
        self.strict = True

    def at_least(self, first: int, stop: int) -> None:
        """The end is a minimum."""
        if self.minimum is not None:
            raise self.cursor.refuse(refusals.repeated, first, stop)
        self.minimum = (first, stop)

    def every(self, rhythm: Rhythm, first: int, stop: int) -> None:
        """The work is asked for again and again."""
        if self.rhythm is not None:
            raise self.cursor.refuse(refusals.repeated, first, stop)
        self.rhythm = rhythm

    def lecture(self) -> Lecture:
        """The reading. Raises CalendrierIllisible where the clauses contradict each other."""
        self._check_undated()
        self._place_rhythm()
        self._check_order()
        ends = self.fin is not None or self.of_plan is not None
        if self.minimum is not None and (not ends or self.strict):
            raise self.cursor.refuse(refusals.minimum_without_end, *self.minimum)
        return Lecture(
            debut=self.debut.periode if self.debut else None,
            fin=self.fin.periode if self.fin else None,
            au_moins=self.minimum is not None,
            continu=self.continu,
            duree=self.lasting and not self.strict,
            deja_engage=self.deja_engage,
            recurrence=self.rhythm.recurrence if self.rhythm else None,
            debut_du_plan=self.of_plan is PartOfPlan.WHOLE and self.debut is None,
            fin_du_plan=self.of_plan is not None and self.fin is None,
            indetermine=self._undated and bool(self.undecided or self.one_off),
        )

    @property
    def _undated(self) -> bool:
        return self.debut is None and self.fin is None and self.of_plan is None

    def _check_undated(self) -> None:
        lasting = self.continu or self.rhythm is not None
        if self.undecided is not None:
            alone = self._undated and not (lasting or self.deja_engage or self.one_off)
            if not alone:
                raise self.cursor.refuse(refusals.repeated, *self.undecided)
        if self.one_off is not None and lasting:
            raise self.cursor.refuse(refusals.repeated, *self.one_off)

    def _place_rhythm(self) -> None:
        """A rhythm in a lone period lasts as long as it: "trimestriel, 2025"."""
        if self.rhythm is None or not self.point or self.fin is None:
            return
        days = (self.fin.periode.dernier - self.fin.periode.premier).days + 1
        # Thirty-one days a month: a period must be longer than any one turn of the rhythm.
        if days <= 31 * self.rhythm.mois:
            raise self.cursor.refuse(refusals.rhythm_in_a_point, self.fin.first, self.fin.stop)
        self.debut = self.fin

    def _check_order(self) -> None:
        if self.debut is None or self.fin is None:
            return
        debut, fin = self.debut.periode, self.fin.periode
        limit = debut.premier if self.deja_engage else debut.dernier
        if fin.dernier < limit:
            later = max(self.debut, self.fin, key=lambda dated: dated.first)
            raise self.cursor.refuse_at(
                later.first,
                refusals.backwards(
                    self.cursor.words(self.debut.first, self.debut.stop),
                    self.cursor.words(self.fin.first, self.fin.stop),
                ),
            )
