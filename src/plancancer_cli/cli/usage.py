"""Wrong usage, in our own words: Typer's copy of click speaks English only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches

from typer._click import exceptions as click  # Typer ships its own click and names it privately
from typer.exceptions import Abort

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import Text, msg


@contextmanager
def reworded() -> Iterator[None]:
    """Turns the parser's complaints into a `UsageError` in the reader's language."""
    try:
        yield
    except click.NoArgsIsHelpError as complaint:
        raise UsageError(msg("A command is missing."), _try_help(complaint.ctx)) from None
    except click.UsageError as complaint:
        raise UsageError(_words(complaint), _try_help(complaint.ctx)) from None
    except Abort:
        raise KeyboardInterrupt from None


def _words(complaint: click.UsageError) -> Text:
    match complaint:
        case click.NoSuchOption(option_name=name, possibilities=near):
            if near:
                return msg(
                    "There is no option {name}; did you mean {near}?", name=name, near=near[0]
                )
            return msg("There is no option {name}.", name=name)
        case click.MissingParameter(param=param) if param is not None:
            return msg("{name} is missing.", name=(param.metavar or param.name or "").upper())
        case click.BadOptionUsage(option_name=name):
            return msg("The option {name} needs a value.", name=name)
        case click.BadParameter(param=param) if param is not None:
            return msg(
                "The value of {name} cannot be read: {why}",
                name="/".join(param.opts),
                why=complaint.message,
            )
        case _:
            return msg("The command line cannot be read: {why}", why=complaint.message)


def _try_help(context: object) -> Text:
    path = getattr(context, "command_path", "plancancer")
    return msg("See: {command} --help", command=str(path))


def choice(value: str, allowed: Sequence[str], option: str) -> str:
    """`value` where it is one of `allowed`; else a usage error that lists them."""
    if value in allowed:
        return value
    near = get_close_matches(value, allowed, n=1, cutoff=0.5)
    hint = msg("Did you mean {key!r}?", key=near[0]) if near else None
    raise UsageError(
        msg(
            "{option} cannot be {value!r}; it is one of: {allowed}.",
            option=option,
            value=value,
            allowed=", ".join(allowed),
        ),
        hint,
    )
