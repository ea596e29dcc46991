"""The type of a key in words: "liste de textes", "jour, mois ou année"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg
from plancancer_cli.reporting.schema_words import FORMS

if TYPE_CHECKING:
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.schemas import Schema

_BY_FORM: dict[str, Text] = {
    FORMS["jour"]: msg("day"),
    FORMS["partielle"]: msg("day, month or year"),
    FORMS["periode"]: msg("period"),
    FORMS["identifiant"]: msg("id"),
    FORMS["code"]: msg("code"),
}
_BY_TYPE: dict[str, Text] = {
    "string": msg("text"),
    "integer": msg("whole number"),
    "number": msg("number"),
    "boolean": msg("true or false"),
    "null": msg("null"),
}


def type_words(node: Schema, definitions: dict[str, Schema], language: Language) -> str:
    """The type of a value in the language; parts with keys of their own are links to them."""
    if "$ref" in node:
        return _link(definitions[str(node["$ref"]).rpartition("/")[2]]["title"])
    if "anyOf" in node:
        words = [type_words(branch, definitions, language) for branch in node["anyOf"]]
        return _or(words, language)
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    words = []
    if "enum" in node:
        words.append(language.text(msg("choice (below)")))
        types = [name for name in types if name == "null"]
    elif node.get("patternErrorMessage") in _BY_FORM:
        words.append(language.text(_BY_FORM[node["patternErrorMessage"]]))
        types = [name for name in types if name not in {"string", "integer"}]
    words += [_one(name, node, definitions, language) for name in types]
    return _or(words, language)


def _one(name: str, node: Schema, definitions: dict[str, Schema], language: Language) -> str:
    if name == "array":
        items = type_words(node["items"], definitions, language)
        return language.text(msg("list: {items}", items=items))
    if name == "object":
        return _of_keys(node, definitions, language)
    words = language.text(_BY_TYPE[name])
    if name in {"integer", "number"} and "minimum" in node and "maximum" in node:
        words += " " + _bounds(node, language)
    return words


def _of_keys(node: Schema, definitions: dict[str, Schema], language: Language) -> str:
    """A mapping without a heading of its own: its keys are free, or those of a list."""
    if node.get("additionalProperties"):
        values = type_words(node["additionalProperties"], definitions, language)
        return language.text(msg("free keys, each: {values}", values=values))
    below = next(iter(node["properties"].values()))
    values = _or([f"`{word}`" for word in below["enum"]], language)
    return language.text(msg("codes of findings, each: {values}", values=values))


def _bounds(node: Schema, language: Language) -> str:
    least, most = (str(node[bound]) for bound in ("minimum", "maximum"))
    if least == most:
        return f"({least})"
    return language.text(msg("from {least} to {most}", least=least, most=most))


def _or(words: list[str], language: Language) -> str:
    if len(words) == 1:
        return words[0]
    return language.text(msg("{first} or {last}", first=", ".join(words[:-1]), last=words[-1]))


def _link(title: str) -> str:
    """A link to a heading, by the rule that Git forges follow for their anchors."""
    anchor = "".join(c for c in title.lower() if c.isalnum() or c in " -").replace(" ", "-")
    return f"[{title}](#{anchor})"
