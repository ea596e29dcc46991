"""The base of every model, and the scalar types that the files use."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.periode import Periode
from plancancer_cli.typed.calendar import DERNIERE_ANNEE, PREMIERE_ANNEE
from plancancer_cli.typed.dates import FORMS, read_day, read_period
from plancancer_cli.typed.refusal import NotReadError

if TYPE_CHECKING:
    from collections.abc import Callable

IDENTIFIANT = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Ids are lower-case ASCII words joined by hyphens: they are file names and parts of addresses."""

CODE = r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$"
"""Codes are those printed in the plan: 1.2.1, 2.2.2.1, A, IV."""


_VOLET = r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?"

REF_SUIVI = rf"^([a-z0-9]+(-[a-z0-9]+)*:)?{_VOLET}$"
"""Of a fiche or a volet, 1.2.1/espaces-sans-tabac; of a plan beside this one, cls:2.1/espaces."""

REF_DECISION = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z0-9]+(-[a-z0-9]+)*$"
"""Of a decision of the comité: the day of its meeting, a slash and its id, 2026-03-12/bilan."""

COULEUR = r"^#[0-9A-Fa-f]{6}$"
"""A colour of the screen, red, green and blue: #1d4ed8."""

FORM_HINTS: dict[str, Text] = {
    REF_SUIVI: msg(
        "Write the code of a fiche and the id of a volet (1.2.1/volet); for another plan its id and "
        "a colon come first (plan:1.2.1/volet)."
    ),
    REF_DECISION: msg("Write the day of the meeting and the id of the decision: 2026-03-12/id."),
    COULEUR: msg('Write the colour as six figures, between quotes: "#1d4ed8".'),
}
"""What to type where a text has not the form of one of these patterns."""


class Modele(BaseModel):
    """A mapping of the files: unknown keys are refused, values are never coerced."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True
    )


def refuse(
    code: str,
    message: Text,
    hint: Text | None = None,
    *,
    offset: int = 0,
    mend: Callable[[str], str] | None = None,
) -> PydanticCustomError:
    """An error raised inside a validator that already carries its finding code and its words.

    `offset` is where inside the text of the value the trouble begins, in characters; `mend` gives
    what is certain to be meant, from the characters of the file, for the field `mended` of the hint.
    """
    return PydanticCustomError(
        "plancancer",
        "refused",
        {"code": code, "message": message, "hint": hint, "offset": offset, "mend": mend},
    )


_DATES = frozenset({"jour", "mois", "annee"})
_PERIODES = _DATES | {"trimestre", "semestre", "intervalle"}


def _read_any(value: Any) -> Periode:
    return _read_periode(value, _PERIODES)


def _read_periode(value: Any, precisions: frozenset[str]) -> Periode:
    if isinstance(value, Periode):
        return value
    if isinstance(value, bool) or not isinstance(value, date | int | str):
        raise refuse(
            "PC012",
            msg("Found {value!r} where a date belongs.", value=shown(value)),
            msg("Write a day (2024-06-30), a month (2024-06) or a year (2024)."),
        )
    try:
        return Periode.parse(value)
    except ValueError:
        hint, mend = _what_was_meant(value, precisions)
        raise refuse(
            "PC014",
            msg("{value!r} is not a date that exists.", value=shown(value)),
            hint or msg("Write a day (2024-06-30), a month (2024-06) or a year (2024)."),
            mend=mend,
        ) from None


def _what_was_meant(
    value: Any, precisions: frozenset[str]
) -> tuple[Text | None, Callable[[str], str] | None]:
    """The date to write in the place of a text that a person reads as one, and how it is mended."""
    if not isinstance(value, str):
        return None, None
    try:
        read = Periode.parse(read_period(value))
    except NotReadError as unread:
        return None if unread.hint is FORMS else unread.hint, None
    if read.precision not in precisions:
        return None, None
    meant = str(read)
    return msg("Write: {mended}", mended=meant), lambda _written: meant


def _read_partial(value: Any) -> Periode:
    # Few dates stand for many values; no other type than these three equals a date.
    return _partial(value) if type(value) in _WRITTEN else _partial.__wrapped__(value)


_WRITTEN = frozenset({date, int, str})


@lru_cache(maxsize=2**14)
def _partial(value: Any) -> Periode:
    periode = _read_periode(value, _DATES)
    if periode.precision not in _DATES:
        raise refuse(
            "PC014",
            msg("{value!r} is not a day, a month or a year.", value=shown(value)),
            msg("Write a day (2024-06-30), a month (2024-06) or a year (2024)."),
        )
    return periode


def _read_day(value: Any) -> date:
    if not isinstance(value, date):
        hint, mend = _day_meant(value)
        raise refuse(
            "PC012",
            msg("Found {value!r} where a day belongs.", value=shown(value)),
            hint or msg("Write the day in full, without quotes: 2024-06-30."),
            mend=mend,
        )
    if not PREMIERE_ANNEE <= value.year <= DERNIERE_ANNEE:
        raise refuse(
            "PC014",
            msg("{value!r} is not a date that exists.", value=shown(value)),
            msg("Write the day in full, without quotes: 2024-06-30."),
        )
    return value


def _day_meant(value: Any) -> tuple[Text | None, Callable[[str], str] | None]:
    if not isinstance(value, str):
        return None, None
    try:
        day = read_day(value).isoformat()
    except NotReadError:
        return None, None
    return msg("Write, without quotes: {mended}", mended=day), lambda _written: day


class Shown(str):
    """A value of a file in a message: where the file is at hand, its own characters stand here.

    1.10 is a number that reads 1.1, 01004 one that reads 1004: nobody finds these in the file.
    """

    __slots__ = ()


def shown(value: object) -> Shown:
    """The value as a reader knows it from the file; long ones are cut."""
    text = _CONSTANTS.get(repr(value), str(value))
    return Shown(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


_CONSTANTS = {"True": "true", "False": "false", "None": "null"}
_SHOWN = 60
"""Characters of a wrong value that a message quotes."""

_PERIODE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?|-[TS][1-4]|/\d{4}.*)?$"

Texte = Annotated[str, Field(min_length=1)]
"""Text that a person reads; never empty: what is not known is `null`."""

Identifiant = Annotated[str, Field(pattern=IDENTIFIANT, max_length=80)]
RefActeur = Annotated[str, Field(min_length=1, max_length=200)]
"""What names an acteur: that there is one of this id is judged where the acteurs are known (PC101),
so that a sigle or a name in its place is answered with the id."""

Code = Annotated[str, Field(pattern=CODE, max_length=20)]
RefSuivi = Annotated[str, Field(pattern=REF_SUIVI, max_length=200)]
RefDecision = Annotated[str, Field(pattern=REF_DECISION, max_length=100)]
Couleur = Annotated[str, Field(pattern=COULEUR)]

Jour = Annotated[
    date,
    BeforeValidator(_read_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A day, `2024-06-30`."""

DatePartielle = Annotated[
    Periode,
    BeforeValidator(_read_partial),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""A day, a month (`2024-06`) or a year (`2024`); it counts from its last day."""

PeriodeTexte = Annotated[
    Periode,
    BeforeValidator(_read_any),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _PERIODE_PATTERN}),
]
"""A span of time: a date as above, a quarter `2024-T1`, a half-year `2024-S1`, or `2021/2022`."""


def one_or_many(value: Any) -> Any:
    """A lone text where a list of texts may stand."""
    return [value] if isinstance(value, str) else value


Textes = Annotated[
    tuple[Texte, ...],
    BeforeValidator(
        lambda value: tuple(one_or_many(value)) if _is_list(one_or_many(value)) else value
    ),
]


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _scalar(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise refuse(
        "PC012",
        msg("Found {value!r} where one value belongs.", value=shown(value)),
        msg("Write a number, true or false, or a text between quotes."),
    )


ValeurScalaire = Annotated[
    Any,
    BeforeValidator(_scalar),
    WithJsonSchema({"type": ["number", "string", "boolean", "null"]}),
]
"""A number, a tick or a text: which one the type of the indicateur says (a rule checks it)."""
