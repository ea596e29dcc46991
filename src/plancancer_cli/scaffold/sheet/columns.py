"""Which column of a sheet is which part of a fiche: by its name, whatever its case and accents.

Only names that mean one thing are known. Any other column is left unplaced, and a person says what
it is (`--map`): a wrong guess would put words of a plan where they do not belong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import UsageError
from plancancer_cli.exchange.cells import Cell, is_blank, raw
from plancancer_cli.i18n import Text, msg
from plancancer_cli.scaffold.sheet.synonyms import KEYS
from plancancer_cli.typed.near import did_you_mean
from plancancer_cli.typed.text import simplified

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OF_A_VOLET = frozenset({"volet", "volet_id", "calendrier", "introduction", "modalites"})
"""What a further row of the same fiche says of its next volet."""

_IN_BRACKETS = re.compile(r"\([^)]*\)")


class Column(Struct, frozen=True):
    """A column of the sheet.

    Attributes:
        place: its position, from 0.
        shown: its name as it is written; its letter where it has none.
        key: the part of a fiche that it holds; None where it has no place.
        reason: why it has none.
        of_persons: whether its name says that it holds names of persons.
    """

    place: int
    shown: str
    key: str | None
    reason: Text | None = None
    of_persons: bool = False


def map_columns(header: Sequence[Cell], forced: Mapping[str, str]) -> tuple[Column, ...]:
    """What each column of a header holds; `forced` says it by name, `-` for nothing.

    Raises UsageError where `forced` names what does not exist.
    """
    wanted = _wanted(header, forced)
    taken: dict[str, str] = {key: shown for shown, key in wanted.items() if key in KEYS}
    columns: list[Column] = []
    for place, cell in enumerate(header):
        shown = _shown(cell, place)
        key, reason = wanted.get(shown, ""), None
        if not key:
            key = key_of(cell) or "-"
            if key in taken:
                reason = msg(
                    "the column {other!r} holds {key!r} already", other=taken[key], key=key
                )
                key = "-"
            elif key != "-":
                taken[key] = shown
        persons = key == "-" and is_of_persons(cell)
        if persons:
            reason = msg("names of persons have no place in a plan that Git keeps")
        if key == "-" and reason is None:
            reason = msg("no part of a fiche has this name")
        columns.append(Column(place, shown, None if key == "-" else key, reason, persons))
    return tuple(columns)


def said_of(header: Sequence[Cell], forced: Mapping[str, str]) -> dict[str, str]:
    """Of what was said of columns, that of the columns of this header."""
    names = {_plain(_shown(cell, place)) for place, cell in enumerate(header)}
    return {name: key for name, key in forced.items() if _plain(name) in names}


def key_of(cell: Cell) -> str | None:
    """The part of a fiche that the name of a column means; None where it means none for certain."""
    if is_blank(cell):
        return None
    name = raw(cell).strip().lstrip("\ufeff")
    return _KNOWN.get(_plain(name)) or _KNOWN.get(_plain(_IN_BRACKETS.sub(" ", name)))


def is_of_persons(cell: Cell) -> bool:
    """Whether the name of a column says that it holds names of persons: `Personne pilote`."""
    words = set(_plain(raw(cell)).split())
    return bool(words & _PERSONS) and not words & _NO_PERSONS


def known_in(row: Sequence[Cell]) -> int:
    """How many parts of a fiche a row names: tells the header."""
    return len({key for cell in row if (key := key_of(cell))})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PERSONS = _words(
    """
    personne elu elue elus elues referent referente referents referentes interlocuteur
    interlocutrice interlocuteurs contact contacts prenom prenoms agent agents adjoint adjointe
    animateur animatrice coordinateur coordinatrice coordonnateur coordonnatrice redacteur
    redactrice
    """
)
_NO_PERSONS = _words(
    """
    structure service direction organisme organisation institution public publics nombre nb
    territoire indicateur indicateurs code date mail_type
    """
)


def _plain(name: str) -> str:
    return simplified(name).replace("_", " ")


_KNOWN = {_plain(name): key for key, names in KEYS.items() for name in (key, *names)}


def _shown(cell: Cell, place: int) -> str:
    return " ".join(raw(cell).split()) or column_letter(place)


def column_letter(place: int) -> str:
    """The name that a spreadsheet gives to a column: A for 0, AA for 26."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _wanted(header: Sequence[Cell], forced: Mapping[str, str]) -> dict[str, str]:
    """What was said of columns, by their names as they are written."""
    names = [_shown(cell, place) for place, cell in enumerate(header)]
    found: dict[str, str] = {}
    for name, key in forced.items():
        alike = [shown for shown in names if _plain(shown) == _plain(name)]
        if not alike:
            raise UsageError(
                msg("The sheet has no column {column!r}.", column=name),
                did_you_mean(name, names)
                or msg("Its columns are: {columns}.", columns=", ".join(names)),
            )
        if key != "-" and key not in KEYS:
            raise UsageError(
                msg("{value!r} is no part of a fiche that a sheet can hold.", value=key),
                msg("They are: {keys}; a hyphen leaves the column out.", keys=", ".join(KEYS)),
            )
        if key != "-" and key in found.values():
            raise UsageError(msg("Two columns cannot both be {key!r}.", key=key))
        found[alike[0]] = key
    return found
