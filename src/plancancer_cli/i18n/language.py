"""A language: translates messages and writes their parameters."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Self

from plancancer_cli.i18n.catalogue import load_catalogue
from plancancer_cli.i18n.conventions import English, French
from plancancer_cli.i18n.message import PeriodLike, Text, msg, msg_n
from plancancer_cli.i18n.numbers import groups, plain_number, separated
from plancancer_cli.i18n.template import parse
from plancancer_cli.i18n.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plancancer_cli.i18n.catalogue import Catalogue
    from plancancer_cli.i18n.conventions import Conventions
    from plancancer_cli.i18n.message import Param

_CONVENTIONS: dict[str, type[Conventions]] = {"fr": French, "en": English}
_WHOLE = Decimal(100)
_WHOLE_YEARS = (1, 1, 12, 31)


class Language:
    """One language that people read the program in; get it with `get_language`.

    Every method returns text for people. What a script reads is never written with it. Dates and
    numbers are written here by a few conventions, in the terminal and in documents. They are those
    of Unicode's CLDR: the tests hold them against Babel, which would add a third to the start.
    """

    __slots__ = ("_catalogue", "_conventions")

    def __init__(self, conventions: type[Conventions], catalogue: Catalogue) -> None:
        """Write with `conventions`, translate with `catalogue`."""
        self._conventions = conventions
        self._catalogue = catalogue

    @classmethod
    def load(cls, code: str) -> Self:
        """The language `fr` or `en`. Raises ValueError for another code."""
        if code not in _CONVENTIONS:
            raise ValueError(f"unknown language {code!r}, expected one of {sorted(_CONVENTIONS)}")
        return cls(_CONVENTIONS[code], load_catalogue(code))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!r})"

    @property
    def code(self) -> str:
        """The ISO 639-1 code: `fr` or `en`."""
        return self._conventions.code

    def text(self, text: Text | str) -> str:
        """Translate a message and fill in its fields; a plain string is data and stays as it is.

        A message without translation is shown in English. In strings and parameters, control
        characters are made visible; line breaks of the message itself stay.

        Raises:
            TypeError: a parameter of a type that has no written form (a `datetime`, a dict).
            KeyError: a field without parameter, which `msg` would have refused.
        """
        if isinstance(text, str):
            return visible(text)
        params = dict(text.params)
        out = []
        for literal, field, quoted in parse(self._translated(text)):
            out.append(literal)
            if field is not None:
                value = params[field]
                out.append(self._quoted(value) if quoted else self._written(value))
        return "".join(out)

    def template_functions(self) -> dict[str, Callable[..., str]]:
        """Return what templates call: `_("…", **params)` and `_n(count, "…", "…", **params)`."""
        return {
            "_": lambda *args, **params: self.text(msg(*args, **params)),
            "_n": lambda *args, **params: self.text(msg_n(*args, **params)),
        }

    def date(self, day: dt.date) -> str:
        """Write a day in words: `1er janvier 2027`, `1 January 2027`."""
        number = self._conventions.first_of_month if day.day == 1 else str(day.day)
        return f"{number} {self._month(day)}"

    def date_short(self, day: dt.date) -> str:
        """Write a day in figures: `31/12/2024` in French, `2024-12-31` in English."""
        return self._conventions.short_date.format(d=day.day, m=day.month, y=day.year)

    def month_short(self, day: dt.date) -> str:
        """Write a month in figures: `12/2024` in French, `2024-12` in English."""
        return self._conventions.short_month.format(m=day.month, y=day.year)

    def number(self, x: float | Decimal, decimals: int | None = None) -> str:
        """Write a number, with at most `decimals` decimals; five digits or more are grouped.

        A year is no number: pass it as a string or a period.
        """
        return self._grouped(plain_number(x, decimals))

    def percent(self, ratio: float | Decimal, decimals: int = 0) -> str:
        """Write a ratio as a percentage: 0.425 is `43 %`, with one decimal `42,5 %`."""
        exact = Decimal(repr(ratio)) if isinstance(ratio, float) else Decimal(ratio)
        return self._conventions.percent.format(x=self.number(exact * _WHOLE, decimals))

    def euros(self, amount: float) -> str:
        """Write an amount of euros, 0 or more: `450 000 €`, `412 300,50 €`; `€450,000` in English."""
        plain = plain_number(amount, 2)
        whole, _, cents = plain.partition(".")
        written = separated(
            f"{whole}.{cents:0<2}" if cents else whole,
            self._conventions.decimal,
            self._conventions.thousands,
        )
        return self._conventions.euros.format(x=written)

    def periode(self, period: PeriodLike) -> str:
        """Write a span of days by its shortest name: `2024`, `juin 2024`, `1er trimestre 2025`.

        A span without a name is `de 2021 à 2022` if it is made of whole years, else
        `du 1er septembre 2024 au 31 août 2025`. Of a page without a date: when it was read.

        Raises:
            ValueError: an unknown precision.
        """
        start, end = period.premier, period.dernier
        match period.precision:
            case "jour":
                return self.date(start)
            case "mois":
                return self._month(start)
            case "trimestre":
                return self._quarter(start)
            case "semestre":
                return self._conventions.halves[(start.month - 1) // 6].format(y=start.year)
            case "annee":
                return str(start.year)
            case "intervalle":
                return self._interval(start, end)
            case "lue":
                return self._conventions.undated.format(date=self.date(start))
            case unknown:
                raise ValueError(f"unknown precision {unknown!r}")

    def list(self, items: Sequence[Param]) -> str:
        """Write an enumeration: `a, b et c`, `a, b and c`; nothing for no items."""
        return self._enumerated([self._written(item) for item in items])

    def quote(self, value: Param) -> str:
        """Put a value in the language's quotation marks, as the field `{value!r}` does."""
        return self._quoted(value)

    def _translated(self, text: Text) -> str:
        if not text.template:  # gettext keeps the catalogue's header under the empty message
            return ""
        if text.plural is None or text.count is None:
            return self._catalogue.gettext(text.template)
        return self._catalogue.ngettext(text.template, text.plural, text.count)

    def _interval(self, start: dt.date, end: dt.date) -> str:
        if (start.month, start.day, end.month, end.day) == _WHOLE_YEARS:
            return self._conventions.years.format(a=start.year, b=end.year)
        return self._conventions.interval.format(a=self.date(start), b=self.date(end))

    def _month(self, day: dt.date) -> str:
        return f"{self._conventions.months[day.month - 1]} {day.year}"

    def _quarter(self, day: dt.date) -> str:
        return self._conventions.quarters[(day.month - 1) // 3].format(y=day.year)

    def _grouped(self, plain: str) -> str:
        """Write a plain number; what is short, infinite or has an exponent keeps its digits."""
        if groups(plain):
            return separated(plain, self._conventions.decimal, self._conventions.thousands)
        return plain.replace(".", self._conventions.decimal)

    def _enumerated(self, items: Sequence[str]) -> str:
        *first, last = items or [""]
        return ", ".join(first) + self._conventions.conjunction + last if first else last

    def _written(self, value: Param) -> str:
        match value:
            case str() | Text():
                return self.text(value)
            case bool():
                return self._conventions.yes if value else self._conventions.no
            case int() | float() | Decimal():
                return self.number(value)
            case dt.date() if not isinstance(value, dt.datetime):
                return self.date(value)
            case list() | tuple():
                return self.list(value)
            case PeriodLike():
                return self.periode(value)
            case _:
                raise TypeError(f"no written form for {type(value).__name__}")

    def _quoted(self, value: Param) -> str:
        if isinstance(value, list | tuple):
            return self._enumerated([self._quoted(item) for item in value])
        return self._conventions.quotes.format(x=self._verbatim(value))

    def _verbatim(self, value: Param) -> str:
        """Write a value the way a file of the plan does: what is quoted can be searched for."""
        match value:
            case str() | Text():
                return self.text(value)
            case None:
                return "null"
            case bool():
                return "true" if value else "false"
            case int() | float() | Decimal():
                return plain_number(value)
            case dt.date() if not isinstance(value, dt.datetime):
                return value.isoformat()
            case PeriodLike():
                return visible(str(value))
            case _:
                raise TypeError(f"no written form for {type(value).__name__}")


@cache
def get_language(code: str) -> Language:
    """Return the language `fr` or `en`, the same object at every call.

    Raises:
        ValueError: another code.
    """
    return Language.load(code)
