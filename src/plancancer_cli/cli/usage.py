"""Wrong usage, in our own words: Typer's copy of click speaks English only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from typer._click import exceptions as click  # Typer ships its own click and names it privately
from typer.exceptions import Abort

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.typed.near import did_you_mean
from plancancer_cli.typed.refusal import NotReadError


@contextmanager
def reworded() -> Iterator[None]:
    """Turns the parser's complaints into a `UsageError` in the reader's language."""
    try:
        yield
    except click.NoArgsIsHelpError as complaint:
        raise UsageError(msg("A command is missing."), _try_help(complaint.ctx)) from None
    except click.UsageError as complaint:
        hint = _quotes(complaint) or _try_help(complaint.ctx)
        raise UsageError(_words(complaint), hint) from None
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
        case click.BadOptionUsage(option_name=name) if "not take" in complaint.message:
            return msg("The option {name} takes no value.", name=name)
        case click.BadOptionUsage(option_name=name):
            return msg("The option {name} needs a value.", name=name)
        case click.BadParameter(param=param) if param is not None:
            return msg(
                "The value of {name} cannot be read: {why}",
                name="/".join(param.opts),
                why=complaint.message,
            )
        case _ if words := _surplus(complaint):
            return msg_n(
                len(words.split()),
                "{words!r} is one word too many.",
                "{words!r} are {n} words too many.",
                words=words,
            )
        case _:
            return msg("The command line cannot be read: {why}", why=complaint.message)


_SURPLUS = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<words>.*)\)", re.DOTALL)


def _surplus(complaint: click.UsageError) -> str:
    """The words for which the command has no place; empty where the complaint is another."""
    found = _SURPLUS.fullmatch(complaint.message)
    return found["words"] if found else ""


def _quotes(complaint: click.UsageError) -> Text | None:
    """What to do about words too many: they are the rest of a text, or of `1 400`."""
    words = _surplus(complaint)
    if not words:
        return None
    whole = f"{_last_argument(complaint)} {words}"
    return msg('What holds spaces stands between quotes: "{text}".', text=whole)


def _last_argument(complaint: click.UsageError) -> str:
    """What stood in the last place that the command has for a word."""
    context = complaint.ctx
    if context is None:
        return "…"
    places = [p.name for p in context.command.params if p.param_type_name == "argument"]
    value = context.params.get(places[-1] or "") if places else None
    return value if isinstance(value, str) else "…"


def _try_help(context: object) -> Text:
    path = getattr(context, "command_path", "plancancer")
    return msg("See: {command} --help", command=str(path))


def unread(option: str, refused: NotReadError) -> UsageError:
    """The failure for an option whose value has no certain meaning."""
    return UsageError(msg("{option}: {reason}", option=option, reason=refused.reason), refused.hint)


def choice(value: str, allowed: Sequence[str], option: str) -> str:
    """`value` where it is one of `allowed`; else a usage error that lists them."""
    if value in allowed:
        return value
    raise UsageError(
        msg(
            "{option} cannot be {value!r}; it is one of: {allowed}.",
            option=option,
            value=value,
            allowed=", ".join(allowed),
        ),
        did_you_mean(value, allowed),
    )
