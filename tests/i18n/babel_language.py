"""The judge of what `Language` writes: the same dates and numbers by Babel, from Unicode's CLDR."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import NumberPattern, format_currency, parse_pattern

from plancancer_cli.i18n.language import Language
from plancancer_cli.i18n.numbers import groups

if TYPE_CHECKING:
    import datetime as dt

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_DAY = {"fr": "d MMMM y", "en": "d MMMM y"}
_FIRST_OF_MONTH = {"fr": "'1er' MMMM y", "en": "d MMMM y"}
"""The first of a month is an ordinal in French, for which CLDR has no pattern."""
_MONTH = {"fr": "LLLL y", "en": "LLLL y"}
_QUARTER = {"fr": "QQQQ y", "en": "QQQQ 'of' y"}
_DAY_IN_FIGURES = {"fr": "dd/MM/yyyy", "en": "yyyy-MM-dd"}
_EUROS = {"fr": "#,##0\u00a0¤", "en": "¤#,##0"}
_EUROS_AND_CENTS = {"fr": "#,##0.00\u00a0¤", "en": "¤#,##0.00"}
_MONTH_IN_FIGURES = {"fr": "MM/yyyy", "en": "yyyy-MM"}


class BabelLanguage(Language):
    """A language whose dates and numbers Babel writes."""

    __slots__ = ()

    def date(self, day: dt.date) -> str:
        """Write a day in words: `1er janvier 2027`, `1 January 2027`."""
        return self._dated(day, _FIRST_OF_MONTH if day.day == 1 else _DAY)

    def date_short(self, day: dt.date) -> str:
        """Write a day in figures: `31/12/2024` in French, `2024-12-31` in English."""
        return self._dated(day, _DAY_IN_FIGURES)

    def month_short(self, day: dt.date) -> str:
        """Write a month in figures: `12/2024` in French, `2024-12` in English."""
        return self._dated(day, _MONTH_IN_FIGURES)

    def euros(self, amount: float) -> str:
        """Write an amount of euros: `450 000 €`, `412 300,50 €`; `€450,000` in English."""
        pattern = _EUROS[self.code] if amount == int(amount) else _EUROS_AND_CENTS[self.code]
        return format_currency(
            Decimal(repr(amount)), "EUR", pattern, _LOCALES[self.code], currency_digits=False
        )

    def _month(self, day: dt.date) -> str:
        return self._dated(day, _MONTH)

    def _quarter(self, day: dt.date) -> str:
        return self._dated(day, _QUARTER)

    def _dated(self, day: dt.date, pattern: dict[str, str]) -> str:
        return _written(day, pattern[self.code], _LOCALES[self.code])

    def _grouped(self, plain: str) -> str:
        whole, _, fraction = plain.removeprefix("-").partition(".")
        if not whole.isdigit() or not (fraction or "0").isdigit():
            return super()._grouped(plain)  # infinite, no number, or too long for its digits
        with localcontext(prec=len(plain) + 1):  # Babel rounds to what the context holds
            written: str = _pattern(len(fraction)).apply(
                Decimal(plain), _LOCALES[self.code], group_separator=groups(plain)
            )
        return written


@lru_cache(maxsize=4096)
def _written(day: dt.date, pattern: str, locale: str) -> str:
    """The same days come again and again in a report."""
    return format_date(day, pattern, locale)


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + "." * bool(decimals) + "0" * decimals)


@cache
def babel_language(code: str) -> BabelLanguage:
    """The language `fr` or `en`."""
    return BabelLanguage.load(code)
