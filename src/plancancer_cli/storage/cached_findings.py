"""Findings as plain JSON, and back: the same values with the same types, or an error."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.i18n import Text
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Sequence


def encode(found: Sequence[Diagnostic]) -> list[Any]:
    """Lists, texts and numbers only. Raises TypeError for a parameter that has no such form."""
    return [
        [
            d.code,
            d.severity.value,
            [d.location.path, d.location.line, d.location.column],
            _text(d.message),
            d.hint and _text(d.hint),
            d.ref,
        ]
        for d in found
    ]


def decode(rows: Any) -> list[Diagnostic]:
    """What `encode` was given. Raises ValueError, TypeError or KeyError for anything else."""
    if not isinstance(rows, list):
        raise TypeError(type(rows).__name__)
    return [
        Diagnostic(
            code,
            Severity(severity),
            Location(*location),
            _read_text(message),
            hint and _read_text(hint),
            ref,
        )
        for code, severity, location, message, hint, ref in rows
    ]


def _text(text: Text) -> list[Any]:
    params = [[name, _param(value)] for name, value in text.params]
    return [text.template, params, text.plural, text.count]


def _read_text(row: list[Any]) -> Text:
    template, params, plural, count = row
    return Text(
        template, tuple((name, _read_param(value)) for name, value in params), plural, count
    )


def _param(value: object) -> Any:
    """Plain where JSON keeps the type, else in a mapping of one key that names it."""
    match value:
        case Enum():
            raise TypeError("the value of an enum is to be shown, not the enum")
        case None | bool() | int() | float() | str():
            return value
        case Text():
            return {"text": _text(value)}
        case Periode():
            return {"periode": [value.premier.isoformat(), value.dernier.isoformat()]}
        case Decimal():
            return {"decimal": str(value)}
        case date() if not isinstance(value, datetime):
            return {"date": value.isoformat()}
        case list() | tuple():
            return [_param(item) for item in value]
        case _:
            raise TypeError(type(value).__name__)


def _read_param(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_read_param(item) for item in value)
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    match kind:
        case "text":
            return _read_text(content)
        case "periode":
            return Periode(*map(date.fromisoformat, content))
        case "decimal":
            return Decimal(content)
        case "date":
            return date.fromisoformat(content)
        case _:
            raise ValueError(kind)
