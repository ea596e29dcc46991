"""How a language writes dates, numbers, lists and quotations."""

from __future__ import annotations

from typing import ClassVar


class Conventions:
    """The conventions of one language: class attributes, which cost nothing at start-up.

    Attributes:
        code: the language's ISO 639-1 code.
        months: the names of the months, January first.
        first_of_month: how the first day of a month is written.
        short_date: pattern of a date in figures (`{d}`, `{m}`, `{y}`).
        short_month: pattern of a month in figures (`{m}`, `{y}`).
        decimal: the decimal separator.
        thousands: the separator of groups of three digits.
        percent, euros: patterns of a percentage and of an amount (`{x}` is the number).
        quotes: pattern of a quotation (`{x}` is what is quoted).
        conjunction: what stands before the last item of a list.
        yes, no: the two truth values.
        quarters, halves: patterns (`{y}` is the year) of the parts of a year, first part first.
        interval: pattern of a span of days (`{a}` and `{b}` are dates).
        years: pattern of a span of whole years (`{a}` and `{b}` are years).
        undated: pattern of the date of a page without one (`{date}` is the day it was read).
    """

    code: ClassVar[str]
    months: ClassVar[tuple[str, ...]]
    first_of_month: ClassVar[str]
    short_date: ClassVar[str]
    short_month: ClassVar[str]
    decimal: ClassVar[str]
    thousands: ClassVar[str]
    percent: ClassVar[str]
    euros: ClassVar[str]
    quotes: ClassVar[str]
    conjunction: ClassVar[str]
    yes: ClassVar[str]
    no: ClassVar[str]
    quarters: ClassVar[tuple[str, ...]]
    halves: ClassVar[tuple[str, ...]]
    interval: ClassVar[str]
    years: ClassVar[str]
    undated: ClassVar[str]


class French(Conventions):
    """French, with the spaces of the Imprimerie nationale's Lexique."""

    code = "fr"
    months = (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    )
    first_of_month = "1er"
    short_date = "{d:02}/{m:02}/{y:04}"
    short_month = "{m:02}/{y:04}"
    decimal = ","
    thousands = "\u202f"
    percent = "{x}\u00a0%"
    euros = "{x}\u00a0€"
    quotes = "«\u202f{x}\u202f»"
    conjunction = " et "
    yes = "oui"
    no = "non"
    quarters = tuple(f"{nth} trimestre {{y}}" for nth in ("1er", "2e", "3e", "4e"))
    halves = tuple(f"{nth} semestre {{y}}" for nth in ("1er", "2e"))
    interval = "du {a} au {b}"
    years = "de {a} à {b}"
    undated = "page non datée, lue le {date}"


class English(Conventions):
    """English, with days before months and ISO dates in figures."""

    code = "en"
    months = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    first_of_month = "1"
    short_date = "{y:04}-{m:02}-{d:02}"
    short_month = "{y:04}-{m:02}"
    decimal = "."
    thousands = ","
    percent = "{x}%"
    euros = "€{x}"
    quotes = "“{x}”"
    conjunction = " and "
    yes = "yes"
    no = "no"
    quarters = tuple(f"{nth} quarter of {{y}}" for nth in ("1st", "2nd", "3rd", "4th"))
    halves = tuple(f"{nth} half of {{y}}" for nth in ("1st", "2nd"))
    interval = "{a} to {b}"
    years = "{a} to {b}"
    undated = "undated page, read on {date}"
