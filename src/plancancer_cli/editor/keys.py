"""What may stand at a place of a file, and what it means: asked of the schema of the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from plancancer_cli.reporting.schemas import schema

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Chemin

Shape = dict[str, Any]

_schema = cache(schema)


def shapes_at(kind: str, chemin: Chemin) -> list[Shape]:
    """The forms that a value at a place may take; none where no such place is known."""
    top = _schema(kind)
    found = _expanded(top, top)
    for step in chemin:
        inner = [_inner(shape, step) for shape in found]
        found = [each for shape in inner if shape is not None for each in _expanded(shape, top)]
    return found


def meaning(kind: str, chemin: Chemin) -> str | None:
    """What the key at a place means, in French as in the schemas."""
    return next((s["description"] for s in shapes_at(kind, chemin) if "description" in s), None)


def _inner(shape: Shape, step: str | int) -> Shape | None:
    if isinstance(step, int):
        items = shape.get("items")
        return items if isinstance(items, dict) else None
    found = shape.get("properties", {}).get(step)
    return found if isinstance(found, dict) else None


def _expanded(shape: Shape, top: Shape) -> list[Shape]:
    """A form and what it refers to; what it says itself comes before what it refers to."""
    found = [shape]
    if "$ref" in shape:
        found += _expanded(top["definitions"][shape["$ref"].rpartition("/")[2]], top)
    for key in ("anyOf", "oneOf", "allOf"):
        for each in shape.get(key, ()):
            found += _expanded(each, top)
    return found


def choices(shapes: list[Shape]) -> dict[str, str]:
    """The values that a schema lists, each with what it means."""
    found: dict[str, str] = {}
    for shape in shapes:
        words = shape.get("enumDescriptions", ())
        for rank, value in enumerate(shape.get("enum", ())):
            if isinstance(value, str):
                found.setdefault(value, words[rank] if rank < len(words) else "")
        types = shape.get("type", ())
        if "boolean" in ([types] if isinstance(types, str) else types):
            found |= {"true": "", "false": ""}
    return found
