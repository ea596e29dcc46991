"""`docs/fichiers.md`: every key of every file, drawn from the schemas, so that both agree."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS
from plancancer_cli.reporting.schema_types import type_words
from plancancer_cli.reporting.schemas import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.schemas import Schema


_SHORT = 40
"""Characters of an example that still leave the table readable."""


def file_reference(language: Language) -> str:
    """The reference as Markdown; headings, types and texts of this module are in `language`."""
    tell = language.text
    lines = [f"# {tell(msg('The files of a plan, key by key'))}", "", *_opening(language)]
    told: set[str] = set()
    for kind in KINDS.values():
        drawn = schema(kind.name)
        lines += [f"## {drawn['title']} : `{kind.pattern}`".replace(" :", "\u00a0:"), ""]
        lines += _mapping(drawn, drawn.get("definitions", {}), language)
        for name in _used(drawn, drawn.get("definitions", {})):
            if name not in told:
                told.add(name)
                part = drawn["definitions"][name]
                lines += [f"### {part['title']}", ""]
                lines += _mapping(part, drawn["definitions"], language)
    return "\n".join(lines).rstrip("\n") + "\n"


def _opening(language: Language) -> Iterator[str]:
    for text in (
        msg(
            "A key that is not listed here is refused, with the nearest one that is. What is not "
            "known is `null`, or is left out where the key is not required; it is never guessed."
        ),
        msg(
            "A text that reads as a number, a date or a tick stands between straight quotes: "
            '`"2024"`, `"1.1"`, `"true"`. Dates are written without quotes: `2024-06-30`; a month '
            "is `2024-06`, a year `2024`. Decimals take a point: `52.3`."
        ),
        msg(
            "The first line of a file names its JSON Schema, so that an editor completes keys and "
            "marks errors: `# yaml-language-server: $schema=../schemas/fiche.schema.json`."
        ),
        msg("This page is generated from the models of the program: `make docs` renews it."),
    ):
        yield language.text(text)
        yield ""


def _mapping(node: Schema, definitions: dict[str, Schema], language: Language) -> list[str]:
    """What a mapping means, a table of its keys, and the words of its choices."""
    tell = language.text
    head = [msg("Key"), msg("Type"), msg("Required"), msg("Meaning")]
    lines = [node["description"], "", _row(list(map(tell, head))), "|" + " --- |" * len(head)]
    for key, below in node["properties"].items():
        required = tell(msg("yes")) if key in node.get("required", []) else ""
        kind = type_words(below, definitions, language)
        lines.append(_row([f"`{key}`", kind, required, _meaning(below, definitions, language)]))
    lines.append("")
    for key, below in node["properties"].items():
        lines += _choice(key, below)
    return lines


def _meaning(node: Schema, definitions: dict[str, Schema], language: Language) -> str:
    text = str(node.get("description") or definitions[_name(node)]["description"])
    if "default" in node:
        default = _written(node["default"])
        text += " " + language.text(msg("Default: {value}.", value=default))
    example = _example(node)
    if example:
        text += " " + language.text(msg("Example: {value}.", value=example))
    return text


def _example(node: Schema) -> str:
    """A short value that shows a form which the type does not say."""
    if "patternErrorMessage" in node or not node.get("examples"):
        return ""
    first = node["examples"][0]
    plain = isinstance(first, int | float) or (isinstance(first, str) and len(first) <= _SHORT)
    return _written(first) if plain else ""


def _written(value: Any) -> str:
    """A value as a file has it."""
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value, ensure_ascii=False)}`"


def _choice(key: str, node: Schema) -> list[str]:
    """The words of a choice and their meanings, as a list below the table."""
    if "enumDescriptions" not in node:
        return []
    words = zip(node["enum"], node["enumDescriptions"], strict=True)
    lines = [f"- `{word}`\u00a0: {meaning}" for word, meaning in words if word is not None]
    return [f"`{key}`\u00a0:", "", *lines, ""]


def _used(node: Schema, definitions: dict[str, Schema]) -> Iterator[str]:
    """The parts that a file is made of, each once, in the order in which they are met."""
    seen: list[str] = []
    waiting = [node]
    while waiting:
        for name in re.findall(r'"#/definitions/(\w+)"', json.dumps(waiting.pop(0)["properties"])):
            if name not in seen:
                seen.append(name)
                waiting.append(definitions[name])
    yield from seen


def _name(node: Schema) -> str:
    return str(node["$ref"]).rpartition("/")[2]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
