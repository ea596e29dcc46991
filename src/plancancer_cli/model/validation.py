"""From plain data to a model, or to defects that say what was found and what is expected."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ValidationError

from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.base import FORM_HINTS, shown
from plancancer_cli.model.first_errors import MAX_BUILT, first_errors
from plancancer_cli.model.slips import meant
from plancancer_cli.typed.money import read_amount
from plancancer_cli.typed.near import did_you_mean
from plancancer_cli.typed.numbers import read_number, written
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.statuts import WORDS
from plancancer_cli.typed.ticks import read_tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)


class Defaut(Struct, frozen=True):
    """One thing that is wrong at a place of the data; `on_key` points at the key itself."""

    loc: tuple[str | int, ...]
    code: str
    message: Text
    hint: Text | None = None
    on_key: bool = False
    offset: int = 0
    """Where inside the text of the value the trouble begins, in characters."""
    mend: Callable[[str], str] | None = None
    """From the characters of the value, or of the key, to those that are certain to be meant; the
    hint shows them in its field `mended`."""
    meant: str | None = None
    """The known key that an unknown one stands for."""


def validate(model: type[M], data: Any) -> tuple[M | None, list[Defaut]]:
    """The model built from `data`, or None and every defect found in it."""
    try:
        return model.model_validate(data), []
    except ValidationError as failure:
        many = failure.error_count() > MAX_BUILT
        if not many:
            errors = failure.errors(include_url=False)
    if many:  # outside the handler: what the failure holds is free again
        errors = first_errors(model, data, lambda loc: set(_model_at(model, loc).model_fields))
    return None, _once([_defaut(model, error) for error in errors])


def _once(defauts: list[Defaut]) -> list[Defaut]:
    """Where a number may be whole or not, pydantic complains of each: one complaint is enough."""
    found: dict[tuple[tuple[str | int, ...], str], Defaut] = {}
    for defaut in defauts:
        loc = defaut.loc[:-1] if defaut.loc[-1:] in {("int",), ("float",)} else defaut.loc
        found[loc, defaut.code] = replace(defaut, loc=loc)
    # A key that is written wrong is not missing too.
    written = {(*d.loc[:-1], d.meant) for d in found.values() if d.meant is not None}
    return [d for d in found.values() if d.code != "PC011" or d.loc not in written]


def _defaut(model: type[BaseModel], error: ErrorDetails) -> Defaut:
    loc = tuple(error["loc"])
    kind = error["type"]
    context = error.get("ctx", {})
    if kind == "plancancer":
        return Defaut(
            loc,
            context["code"],
            context["message"],
            context["hint"],
            offset=context["offset"],
            mend=context["mend"],
        )
    if kind == "extra_forbidden":
        return _unknown_key(model, loc)
    if kind == "missing":
        return Defaut(
            loc,
            "PC011",
            msg("The key {key!r} is missing.", key=str(loc[-1])),
            msg("Add the key {key!r} here.", key=str(loc[-1])),
        )
    return _wrong_value(loc, kind, error["input"], context)


def _unknown_key(model: type[BaseModel], loc: tuple[str | int, ...]) -> Defaut:
    key = str(loc[-1])
    known = list(_model_at(model, loc[:-1]).model_fields)
    message = msg("The key {key!r} is not known here.", key=shown(key))
    found = meant(key, known)
    if found is None:
        hint = msg("The keys known here are: {keys}.", keys=", ".join(known))
        return Defaut(loc, "PC010", message, hint, on_key=True)
    word = found.word
    if found.why is None:
        hint = msg("Did you mean {key!r}?", key=word)
        return Defaut(loc, "PC010", message, hint, on_key=True, meant=word)
    return Defaut(
        loc,
        "PC010",
        message,
        msg("{why} Write: {mended}", why=found.why, mended=f"{word}:"),
        on_key=True,
        mend=lambda _written: word,
        meant=word,
    )


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the mapping at `loc`, found by following annotations."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation) or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _inner(argument):
            return found
    return None


_EXPECTED_KINDS = {
    "dict_type": msg("a mapping (key: value)"),
    "model_type": msg("a mapping (key: value)"),
    "model_attributes_type": msg("a mapping (key: value)"),
    "list_type": msg("a list"),
    "tuple_type": msg("a list"),
    "bool_type": msg("true or false"),
    "int_type": msg("a whole number"),
    "int_from_float": msg("a whole number"),
    "float_type": msg("a number"),
    "date_type": msg("a day such as 2024-06-30"),
}


_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}


def _wrong_value(
    loc: tuple[str | int, ...], kind: str, found: Any, context: dict[str, Any]
) -> Defaut:
    if kind == "string_type":
        return _not_text(loc, found)
    if kind == "enum":
        return _not_allowed(loc, found, str(context.get("expected", "")))
    if kind in _EXPECTED_KINDS:
        return _other_kind(loc, kind, found)
    if kind in {"string_too_short", "too_short"}:
        return Defaut(
            loc,
            "PC014",
            msg("This is empty."),
            msg("Write what is known, or null where nothing is."),
        )
    if kind == "string_pattern_mismatch" and loc[-1:] == ("langue",):
        return _not_allowed(loc, found, "fr, en")
    if kind == "string_pattern_mismatch" and context.get("pattern") in FORM_HINTS:
        return Defaut(
            loc,
            "PC014",
            msg("{value!r} does not have the form that is asked here.", value=shown(found)),
            FORM_HINTS[str(context["pattern"])],
        )
    if kind == "string_pattern_mismatch":
        return Defaut(
            loc,
            "PC014",
            msg("{value!r} does not have the form of an id or code.", value=shown(found)),
            _form_hint(str(found)),
        )
    bounds = ", ".join(f"{_SIGNS.get(name, name)} {limit}" for name, limit in context.items())
    return Defaut(
        loc,
        "PC014",
        msg(
            "{value!r} is outside what is allowed here ({bounds}).",
            value=shown(found),
            bounds=bounds or kind,
        ),
    )


def _read_as(loc: tuple[str | int, ...], kind: str, found: Any) -> str | Text | None:
    """What a text stands for that a person reads as a number or a tick; or what to do about it."""
    if not isinstance(found, str):
        return None
    try:
        if kind == "bool_type":
            return _TICKS[read_tick(found)]
        if kind in _NUMBERS and loc[-1:] == ("montant",):
            return written(read_amount(found))
        if kind in _NUMBERS:
            number = read_number(found)
            alone = not number.unit and number.thousands is None
            return written(number.value) if alone else _NUMBER_ALONE
    except NotReadError as unread:
        if loc[-1:] == ("montant",):
            return unread.hint
        return _NUMBER_ALONE if kind in _NUMBERS else None
    return None


_NUMBER_ALONE = msg("Write the number alone, without a unit, with a point: 52.3.")
_TICKS = {True: "true", False: "false"}
_NUMBERS = frozenset({"int_type", "float_type"})


def _other_kind(loc: tuple[str | int, ...], kind: str, found: Any) -> Defaut:
    if kind in _LISTS and isinstance(found, str) and _IDS.fullmatch(found):
        return _not_a_list(loc, found)
    message = msg(
        "Found {found}, expected {expected}.", found=_kind(found), expected=_EXPECTED_KINDS[kind]
    )
    read = _read_as(loc, kind, found)
    if isinstance(read, str):
        hint = msg("Write, without quotes: {mended}", mended=read)
        return Defaut(loc, "PC012", message, hint, mend=lambda _written: read)
    return Defaut(loc, "PC012", message, read or _shape(kind, found))


_LISTS = frozenset({"list_type", "tuple_type"})
_IDS = re.compile(r"[\w.-]+(?:(?: *, *| *; *| et )[\w.-]+)*")
"""One id, or several as they are listed in a sentence."""


def _not_a_list(loc: tuple[str | int, ...], found: str) -> Defaut:
    """One word, or several between commas, where a list belongs: brackets make it one."""

    def mend(written: str) -> str:
        return f"[{', '.join(re.split(r' *[,;] *| et ', written.strip(_QUOTES)))}]"

    return Defaut(
        loc,
        "PC012",
        msg("Found {found}, expected {expected}.", found=_kind(found), expected=msg("a list")),
        msg("Put it in brackets: {mended}", mended=mend(found)),
        mend=mend,
    )


_QUOTES = "'\""


def _shape(kind: str, found: Any) -> Text | None:
    """How to write what is expected."""
    match kind:
        case "bool_type":
            return msg("Write true or false, without quotes.")
        case "list_type" | "tuple_type" if isinstance(found, dict) and found:
            return msg("Begin each item with a dash: - {key}: …", key=str(next(iter(found))))
        case "list_type" | "tuple_type":
            return msg("Write [one, two], or each on a line of its own that begins with a dash.")
        case "dict_type" | "model_type" | "model_attributes_type":
            return msg("Write keys with their values: {{texte: …}}, or one key on each line.")
        case _:
            return None


def _form_hint(found: str) -> Text:
    """What to type; a letter of another alphabet is named, for it may look like one of ours."""
    for letter in found:
        if letter.isalpha() and not unicodedata.normalize("NFKD", letter)[0].isascii():
            return msg(
                "The letter {letter!r} ({code}) is none of a to z: type it again.",
                letter=letter,
                code=f"U+{ord(letter):04X}",
            )
    return msg("Ids are lower-case letters, digits and hyphens; codes are like 1.2.1.")


def _not_text(loc: tuple[str | int, ...], found: Any) -> Defaut:
    if isinstance(found, bool | int | float | date):
        return Defaut(
            loc,
            "PC012",
            msg("Found {found} where text belongs.", found=_kind(found)),
            msg("Put it between quotes: {mended}", mended=_quoted(shown(found))),
            mend=_quoted,
        )
    return Defaut(loc, "PC012", msg("Found {found} where text belongs.", found=_kind(found)))


def _not_allowed(loc: tuple[str | int, ...], found: Any, expected: str) -> Defaut:
    allowed = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    message = msg(
        "{value!r} is not one of: {allowed}.", value=shown(found), allowed=", ".join(allowed)
    )
    near = meant(found, allowed) if isinstance(found, str) else None
    if near is None or near.why is None:
        names = {word: WORDS.get(word, ()) for word in allowed}
        return Defaut(loc, "PC013", message, did_you_mean(str(found), names))
    word = near.word
    hint = msg("Write: {mended}", mended=word)
    return Defaut(loc, "PC013", message, hint, mend=lambda _written: word)


def _quoted(written: str) -> str:
    return f'"{written}"'


def _kind(value: Any) -> Text:
    match value:
        case None:
            return msg("nothing (null)")
        case bool():
            return msg("a tick ({value})", value=shown(value))
        case int() | float():
            return msg("the number {value}", value=shown(value))
        case date():
            return msg("the date {value}", value=shown(value))
        case str():
            return msg("the text {value!r}", value=shown(value))
        case dict():
            return msg("a mapping")
        case _:
            return msg("a list")
