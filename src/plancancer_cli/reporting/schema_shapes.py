"""From what pydantic draws to what an editor explains well.

An editor words its complaints after the shape of a schema: of `anyOf` it reports one branch, often
the wrong one. Whatever can be said with a list of types is therefore said so.
"""

from __future__ import annotations

import re
from typing import Any

from plancancer_cli.model.base import CODE, COULEUR, IDENTIFIANT, REF_DECISION, REF_SUIVI
from plancancer_cli.reporting.schema_words import FORMS
from plancancer_cli.typed.calendar import DERNIERE_ANNEE, PREMIERE_ANNEE

Schema = dict[str, Any]

_YEAR = "(19|20|21)[0-9]{2}"
_MONTH = f"{_YEAR}-(0[1-9]|1[0-2])"
_DAY = f"{_MONTH}-(0[1-9]|[12][0-9]|3[01])"
_SPAN = f"({_DAY}|{_MONTH}|{_YEAR}(-(T[1-4]|S[12]))?)"
_YEAR_NUMBER = {"minimum": PREMIERE_ANNEE, "maximum": DERNIERE_ANNEE}

_DATES: dict[str, Schema] = {
    "jour": {
        "type": "string",
        "format": "date",
        "pattern": f"^{_DAY}$",
        "patternErrorMessage": FORMS["jour"],
        "examples": ["2024-06-30"],
    },
    "partielle": {
        "type": ["string", "integer"],
        "pattern": f"^({_DAY}|{_MONTH}|{_YEAR})$",
        "patternErrorMessage": FORMS["partielle"],
        **_YEAR_NUMBER,
        "examples": ["2024-06-30", "2024-06", 2024],
    },
    "periode": {
        "type": ["string", "integer"],
        "pattern": f"^{_SPAN}(/{_SPAN})?$",
        "patternErrorMessage": FORMS["periode"],
        **_YEAR_NUMBER,
        "examples": [2024, "2024-06", "2024-T1", "2024-S1", "2023/2024"],
    },
}
"""The three kinds of dates of the files: a day, a date of any precision, a span of time."""

_FORMS = {
    IDENTIFIANT: FORMS["identifiant"],
    CODE: FORMS["code"],
    REF_SUIVI: FORMS["ref"],
    REF_DECISION: FORMS["execute"],
    COULEUR: FORMS["couleur"],
}
"""What editors say of an id or a code of the wrong form, instead of its regular expression."""

_CHOICE = re.compile(r"\^\((?P<words>\w+(?:\|\w+)+)\)\$")
_LIST_OR_MAPPING = ("items", "properties", "additionalProperties")


_ORDER = (
    "$schema", "title", "$comment", "description", "$ref", "type", "enum", "enumDescriptions",
    "format", "pattern", "patternErrorMessage", "minLength", "maxLength", "minimum", "maximum",
    "exclusiveMinimum", "default", "examples", "required", "properties", "propertyNames",
    "additionalProperties",
    "minItems", "maxItems", "items", "if", "then", "else", "anyOf", "allOf", "errorMessage", "definitions",
)  # fmt: skip


def ordered(node: Any) -> Any:
    """The same schema with the keys of each node in the order in which a person reads them.

    Raises ValueError for a keyword that is not expected.
    """
    if isinstance(node, list):
        return [ordered(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: ordered(below) for name, below in node[key].items()}
        if key in {"properties", "definitions"}
        else _as_is_or_ordered(key, node[key])
        for key in sorted(node, key=_ORDER.index)
    }


def _as_is_or_ordered(key: str, value: Any) -> Any:
    return value if key in {"examples", "default"} else ordered(value)


def plain_shape(drawn: Schema) -> Schema:
    """The schema with dates, choices and `null` in their plain form, under `definitions`."""
    definitions = drawn.get("$defs", {})
    choices = {name: node for name, node in definitions.items() if "enum" in node}
    shaper = _Shaper(choices)
    shaped = shaper.node({key: value for key, value in drawn.items() if key != "$defs"})
    kept = {
        name: shaper.node(node) for name, node in sorted(definitions.items()) if name not in choices
    }
    return {**shaped, "definitions": kept} if kept else shaped


class _Shaper:
    """Rewrites the nodes of one schema; choices (enumerations) are written where they are used."""

    def __init__(self, choices: dict[str, Schema]) -> None:
        self._choices = choices

    def node(self, node: Schema) -> Schema:
        """A node and all that is below it."""
        node = _named_keys(self._with_choice(node))
        if "anyOf" in node:
            node = _merged(node, [self.node(branch) for branch in node["anyOf"]])
        node = _dated(_bounded(node))
        if node.get("pattern") in _FORMS:
            node = {**node, "patternErrorMessage": _FORMS[node["pattern"]]}
        kept = {key: value for key, value in node.items() if key not in {"title", "default"}}
        if node.get("default") not in (None, [], {}):
            kept["default"] = node["default"]
        return {key: self._below(key, value) for key, value in kept.items()}

    def _below(self, key: str, value: Any) -> Any:
        if key == "properties":
            return {name: self.node(below) for name, below in value.items()}
        if key in _LIST_OR_MAPPING and isinstance(value, dict):
            return self.node(value)
        return value

    def _with_choice(self, node: Schema) -> Schema:
        choice = self._choices.get(str(node.get("$ref", "")).rpartition("/")[2])
        if choice is not None:
            rest = {key: value for key, value in node.items() if key != "$ref"}
            return {"type": choice["type"], "enum": choice["enum"], **rest}
        words = _CHOICE.fullmatch(str(node.get("pattern", "")))
        if words is not None:
            rest = {
                key: value for key, value in node.items() if key not in {"pattern", "minLength"}
            }
            return {**rest, "enum": words["words"].split("|")}
        return node


def _named_keys(node: Schema) -> Schema:
    """A mapping by ids: the form of its keys said of the keys, that of its values of the values."""
    patterns = node.get("patternProperties")
    if patterns is None:
        return node
    [(pattern, values)] = patterns.items()
    rest = {key: value for key, value in node.items() if key != "patternProperties"}
    names = {**node.get("propertyNames", {}), "pattern": pattern}
    return {**rest, "propertyNames": names, "additionalProperties": values}


def _merged(node: Schema, branches: list[Schema]) -> Schema:
    """The branches in one node with a list of types; `anyOf` stays where one is a reference."""
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if any("type" not in branch for branch in branches):
        return {**rest, "anyOf": branches}
    types: list[str] = []
    merged: Schema = {}
    for branch in branches:
        of = branch["type"]
        types += [name for name in ([of] if isinstance(of, str) else of) if name not in types]
        merged |= {key: value for key, value in branch.items() if key != "type"}
    if "number" in types and "integer" in types:
        types.remove("integer")
    if "enum" in merged and "null" in types:
        merged["enum"] = [*merged["enum"], None]
    return {"type": types[0] if len(types) == 1 else types, **merged, **rest}


def _bounded(node: Schema) -> Schema:
    """Pydantic leaves a bound on a union under its own name, which no validator knows."""
    names = {"ge": "minimum", "le": "maximum"}
    return {names.get(key, key): value for key, value in node.items()}


def _dated(node: Schema) -> Schema:
    """A date with the years that the program accepts and with examples."""
    types = node.get("type")
    nullable = isinstance(types, list) and "null" in types
    kind = _kind_of_date(node)
    if kind is None:
        return node
    date = _DATES[kind]
    of = date["type"] if isinstance(date["type"], list) else [date["type"]]
    rest = {key: value for key, value in node.items() if key not in {"pattern", "format", "type"}}
    return {**date, "type": [*of, "null"] if nullable else date["type"], **rest}


def _kind_of_date(node: Schema) -> str | None:
    if node.get("format") == "date":
        return "jour"
    pattern = str(node.get("pattern", ""))
    if not pattern.startswith(r"^\d{4}"):
        return None
    return "periode" if "[TS]" in pattern else "partielle"
