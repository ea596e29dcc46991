"""Numbers as people type them: `1 250`, `52,3`, `−5`, `12 km`; and those that are none.

Groups of thousands have exactly three digits and one kind of space (or apostrophe) between them. A
comma or a point before the last digits is a decimal one, unless both stand in the number or one of
them twice: then only one reading is left. `1,250` keeps two: a French reader sees 1.25, an English
one 1250; `thousands` gives the second, for the caller to ask.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import msg
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.text import regular

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text

_SPACES = " \u00a0\u202f\u2009\u2007"
_LONGEST = 400
"""Characters: a number of the files, written back in full, may have as many."""

_ORDINARY = str.maketrans("０１２３４５６７８９", "0123456789") | dict.fromkeys(
    map(ord, "−‐‑－"), "-"
)
"""Signs that look the same to everybody: figures and hyphens of full width, the true minus."""

_NUMBER = re.compile(
    rf"""(?P<sign>[+-]?)(?:
        (?P<machine>[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]{{1,3}})(?![0-9])
      | (?P<grouped>[1-9][0-9]{{0,2}}(?P<gap>[{_SPACES}'’])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*
            (?:[.,][0-9]+)?)(?![0-9])
      | (?P<english>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+\.[0-9]+|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{2,}})
            (?![0-9.,])
      | (?P<german>[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+,[0-9]+|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{2,}})
            (?![0-9.,])
      | (?P<plain>[0-9]*[.,][0-9]+|[0-9]+)(?![0-9])
    )""",
    re.VERBOSE,
)
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_UNIT_SIGNS = "%€$‰°"

_MULTIPLES = {
    "k": 3, "k€": 3, "keur": 3, "mille": 3, "millier": 3, "milliers": 3,
    "m€": 6, "meur": 6, "million": 6, "millions": 6,
    "md": 9, "md€": 9, "mds": 9, "mds€": 9, "milliard": 9, "milliards": 9,
}  # fmt: skip
"""The power of ten that a unit stands for. A lone `M` can be metres, thousands or millions."""

_NOTHING = frozenset(
    {
        "n.d.", "nd", "n.d", "nc", "n.c.", "n.c", "nr", "n.r.", "n.r", "na", "n/a", "n.a.", "#n/a",
        "s.o.", "so", "s/o", "/", "*", "**", "?", "??", "x", "neant", "aucun", "aucune", "inconnu",
        "inconnue", "manquant", "absent", "null", "none", "vide", "non renseigne",
        "non disponible", "non communique", "non connu", "pas de donnees",
    }
)  # fmt: skip
"""What people type in the place of a value that is not there, in regular spelling."""

_BOUNDS = (
    ("moins_de", re.compile(r"(?:<=?|≤|moins d[e']|inferieure? a|inf\.? a|max\.?|au plus)\s*(.+)")),
    ("au_moins", re.compile(r"(?:>=?|≥|plus d[e']|au moins|superieure? a|sup\.? a|min\.?)\s*(.+)")),
    ("environ", re.compile(r"(?:~|≈|±|\+/-|environ|env\.?|a peu pres|pres de|quelque)\s*(.+)")),
)


class TypedNumber(Struct, frozen=True):
    """A number that was read.

    Attributes:
        value: the number; an int where it is whole.
        unit: what stands behind it, as it was typed; empty where nothing does.
        thousands: what it is where its comma or point is one of thousands; None where it is not.
    """

    value: int | float
    unit: str = ""
    thousands: int | None = None


def read_number(text: str) -> TypedNumber:
    """The number that a text is, with the unit behind it. Raises NotReadError."""
    typed = text.strip(f"{_SPACES}\t\r\n")
    if len(typed) > _LONGEST:
        raise NotReadError(msg("The number is too long."), ALONE)
    plain = typed.translate(_ORDINARY)
    found = _NUMBER.match(plain)
    rest = plain[found.end() :] if found else ""
    if found is None or not (rest == "" or _is_unit(rest)):
        raise NotReadError(*_why_not(typed))
    value = _value(found)
    unit = rest.strip(_SPACES)
    if _times(unit):
        whole = as_whole(Decimal(_digits(found)).scaleb(_times(unit)))
        raise NotReadError(
            msg("{value!r} is cut short.", value=typed),
            msg("Write the whole number: {number}.", number=written(whole)),
        )
    thousands = None
    if _TWO_READINGS.fullmatch(found["plain"] or ""):
        thousands = int(re.sub("[.,]", "", found[0]))
    return TypedNumber(value, unit, thousands)


def read_alone(text: str, unite: str | None = None) -> TypedNumber:
    """The number that a text is, alone or with its own unit. Raises NotReadError."""
    number = read_number(text)
    if number.unit and (unite is None or regular(number.unit) != regular(unite)):
        raise NotReadError(
            msg("{value!r} is more than a number.", value=text.strip()),
            msg(
                "Write {number} alone: the unit stands in the indicateur.",
                number=written(number.value),
            ),
        )
    return number


def is_number(text: str) -> bool:
    """Whether a text is one number, with or without a unit."""
    try:
        read_number(text)
    except NotReadError:
        return False
    return True


def written(number: float) -> str:
    """A number in the notation of the files: `52.3`, and whole ones without a point."""
    whole = as_whole(number)
    return str(whole) if isinstance(whole, int) else repr(whole)


def is_decimal(value: object) -> bool:
    """Whether a value of the files is a number that is not whole."""
    return isinstance(value, float) and not value.is_integer()


def as_whole(number: float | Decimal) -> int | float:
    """A whole number as an int, as far as a float counts exactly; any other as a float."""
    if isinstance(number, int):
        return number
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    if exact == exact.to_integral_value() and abs(exact) < Decimal(10) ** 15:
        return int(exact)
    return float(exact)


def _is_unit(rest: str) -> bool:
    """Whether what follows the figures is a unit: no other number, no sign of arithmetic."""
    unit = rest.lstrip(_SPACES)
    begins = unit[:1].isalpha() or unit.startswith(tuple(_UNIT_SIGNS))
    return begins and not re.search(r"[0-9\n\t/:<>=+]", unit)


def _times(unit: str) -> int:
    first = regular(unit).partition(" ")[0]
    return _MULTIPLES.get(first, 0)


def _value(found: re.Match[str]) -> int | float:
    digits = _digits(found)
    if re.fullmatch("[+-]?[0-9]+", digits):
        return int(digits)
    value = float(digits)
    if value in {float("inf"), float("-inf")}:
        raise NotReadError(
            msg("{value!r} is larger than is accepted.", value=found[0]),
            msg("Check the number."),
        )
    return as_whole(value)


def _digits(found: re.Match[str]) -> str:
    """The number in the notation of the files."""
    if found["english"]:
        body = found["english"].replace(",", "")
    elif found["german"]:
        body = found["german"].replace(".", "").replace(",", ".")
    elif found["grouped"]:
        body = found["grouped"].replace(found["gap"], "").replace(",", ".")
    else:
        body = (found["machine"] or found["plain"]).replace(",", ".")
    return found["sign"] + body


ALONE = msg("Write the number alone, such as 52 or 52,3.")


def _why_not(typed: str) -> tuple[Text, Text]:
    """Why a text is no number, and what to write."""
    plain = regular(typed)
    if not plain:
        return msg("There is no number here."), ALONE
    if plain in _NOTHING or set(plain) <= {"-", "."}:
        return says_nothing(typed)
    for word, pattern in _BOUNDS:
        if bound := pattern.fullmatch(plain):
            return _bound(typed, word, bound[1])
    if re.search(r"[\n\r\t\v\f\u2028]", typed):
        return (
            msg("{value!r} holds a line break or a tab: it may be two numbers.", value=typed),
            msg("Write one number in each cell."),
        )
    if re.fullmatch(r"[+-]?[0-9]+(?:[.,][0-9]+)? ?e ?[+-]?[0-9]+", plain):
        return (
            msg("{value!r} is a number that a spreadsheet has cut short.", value=typed),
            msg("Format the cell as a number, without an exponent, and copy it again."),
        )
    if re.fullmatch(r"[^/]*[0-9][^/]*/[^/]*[0-9][^/]*", plain):
        return (
            msg("{value!r} is no single number.", value=typed),
            msg("Write one number; an indicateur of type ratio keeps both, such as 12/40."),
        )
    return _wrong_gaps(typed, plain)


def _wrong_gaps(typed: str, plain: str) -> tuple[Text, Text]:
    """What is said of figures with gaps in the wrong places, and of everything else."""
    figures = re.fullmatch(r"([+-]?)([0-9]+(?:[ '][0-9]+)+)((?:[.,][0-9]+)?)", plain)
    if figures is None:
        return msg("{value!r} is no number.", value=typed), ALONE
    groups = re.split("[ ']", figures[2])
    reason = msg("{value!r} may be one number or several.", value=typed)
    if all(len(group) == 3 for group in groups[1:]) and not groups[0].startswith("0"):  # noqa: PLR2004
        joined = f"{figures[1]}{''.join(groups)}{figures[3].replace(',', '.')}"
        return reason, msg("Write {number}, without gaps, if it is one.", number=joined)
    return reason, msg(
        "Write one number without gaps: groups of thousands have three digits, such as 1 250."
    )


def says_nothing(typed: str) -> tuple[Text, Text]:
    """What is said of `n.d.`, `NC`, `*`: the place of a value that is not there."""
    return (
        msg("{value!r} says that there is no value.", value=typed),
        msg(
            "Write nothing there (an empty cell) until the value is known; name a period whose "
            "value will not come under indisponible, with its reason."
        ),
    )


def _bound(typed: str, word: str, rest: str) -> tuple[Text, Text]:
    try:
        number = written(read_number(rest).value)
    except NotReadError as unread:
        return unread.reason, unread.hint
    reason = msg("{value!r} is no exact number.", value=typed)
    if word == "moins_de":
        return reason, msg(
            "Write secret where it lies below the confidentiality threshold; else write {number} "
            "with qualification: {word}.",
            number=number,
            word=word,
        )
    return reason, msg("Write {number} with qualification: {word}.", number=number, word=word)
