"""`plancancer explain [CODE]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, write
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.typed.near import proposals

if TYPE_CHECKING:
    from plancancer_cli.explanations import Page
    from plancancer_cli.explanations.changes import ChangePage

FORMATS = ("text", "markdown")


def command(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE", help=en(msg("Code of a finding; without it, all are listed."))
        ),
    ] = None,
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "text",
) -> int:
    """Explain one code, or list every code; no plan is needed."""
    from plancancer_cli.reporting import rule_pages

    choice(format, FORMATS, "--format")
    language = Context.of(ctx).language
    markdown = format == "markdown"
    if code is None:
        if markdown:
            write_document(rule_pages.list_markdown(language))
        else:
            write(rule_pages.list_text(language))
    elif (change := _change(code)) is not None:
        if markdown:
            write_document(rule_pages.change_markdown(change, language))
        else:
            write(rule_pages.change_text(change, language))
    elif markdown:
        write_document(rule_pages.page_markdown(_page(code), language))
    else:
        write(rule_pages.page_text(_page(code), language))
    return 0


def _change(code: str) -> ChangePage | None:
    """The page of a kind of change, by its name in any case and with hyphens or spaces too."""
    from plancancer_cli.explanations.changes import CHANGES

    return CHANGES.get(
        "_".join(code.strip().casefold().replace("-", " ").replace("_", " ").split())
    )


def _page(code: str) -> Page:
    """The page of a code, in whatever case it was typed. Raises UsageError with the nearest one."""
    from plancancer_cli.explanations import PAGES
    from plancancer_cli.explanations.changes import CHANGES

    wanted = code.strip().upper()
    if wanted in PAGES:
        return PAGES[wanted]
    # The digits alone, or a letter O for a zero, are what people type.
    number = wanted.removeprefix("PC").replace("O", "0")
    near = [code for code in (number[:3], number[-3:]) if f"PC{code}" in PAGES] or proposals(
        number, (code.removeprefix("PC") for code in PAGES)
    )
    kinds = proposals(code.casefold(), list(CHANGES))
    hint = (
        msg("Did you mean {key!r}?", key=f"PC{near[0]}" if near else kinds[0])
        if near or kinds
        else msg("All codes: {command}", command="plancancer explain")
    )
    raise UsageError(msg("There is no finding with the code {code!r}.", code=code), hint)
