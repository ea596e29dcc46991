"""`docs/tables.md`: every column of every table, drawn from their description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.tables.catalogue import TABLES
from plancancer_cli.exchange.tables.description import Kind
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from plancancer_cli.exchange.tables.description import Column, TableOf
    from plancancer_cli.i18n import Language

KINDS: dict[Kind, Text] = {
    Kind.TEXT: msg("text"),
    Kind.INTEGER: msg("whole number"),
    Kind.NUMBER: msg("number"),
    Kind.BOOLEAN: msg("true or false"),
    Kind.DATE: msg("day"),
    Kind.ANY: msg("number, text, true or false"),
    Kind.BREAKDOWN: msg("breakdown"),
}
"""What people call the kinds of columns."""


def tables_page(language: Language) -> str:
    """The page as Markdown; what describes the data is French whatever the language."""
    tell = language.text
    lines = [f"# {tell(msg('The tables of an export, column by column'))}", ""]
    for text in (
        msg(
            "Columns in bold are the key of their table. Columns of the same name mean the same "
            "in every table: `JOIN … USING (plan, fiche)`. An empty cell is something that is not "
            "known or not said, never a zero nor a no."
        ),
        msg("This page is generated from the description of the tables: `make docs` renews it."),
    ):
        lines += [tell(text), ""]
    for table in TABLES:
        lines += _table(table, language)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(table: TableOf, language: Language) -> list[str]:
    tell = language.text
    lines = [f"## {table.name}", "", table.meaning, ""]
    if table.references:
        names = dict.fromkeys(f"[{r.table}](#{r.table})" for r in table.references)
        lines += [tell(msg("Each row leads to one of: {tables}.", tables=", ".join(names))), ""]
    lines += [f"| {tell(msg('column'))} | type | {tell(msg('meaning'))} |", "| --- | --- | --- |"]
    for column in table.columns:
        name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
        lines.append(f"| {name} | {tell(KINDS[column.kind])} | {_meaning(column, language)} |")
    return [*lines, ""]


def _meaning(column: Column, language: Language) -> str:
    if not column.choices:
        return column.meaning
    words = ", ".join(f"`{word}`" for word in column.choices)
    return f"{column.meaning} {language.text(msg('Words: {words}.', words=words))}"
