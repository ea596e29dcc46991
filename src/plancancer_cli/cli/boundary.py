"""The error boundary: expected failures, an interrupt, and bugs, each told once and in order."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, TextIO

from plancancer_cli import __version__
from plancancer_cli.cli.streams import show_what_can_be_shown
from plancancer_cli.errors import PlancancerError

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text

INTERRUPTED = 130
REFUSED = 2
"""Wrong usage, as errors.py has it for the failures that it knows."""
COMPLETE = "complete"
"""The first word by which the scripts of `completion` ask: no command, and in no list of them."""
BUG = 70
"""EX_SOFTWARE of sysexits.h: never a verdict about the plan."""


def main(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code.

    It runs in a context of its own: the language that it chooses is not that of the next one.
    """
    return copy_context().run(_main, arguments)


def _main(arguments: Sequence[str]) -> int:
    # A stream that was closed from the start is None; what is said on it goes nowhere.
    sys.stdout, sys.stderr = (stream or _nowhere() for stream in (sys.stdout, sys.stderr))
    show_what_can_be_shown(sys.stdout, sys.stderr)
    try:
        code = _answer(arguments)
        sys.stdout.flush()
    except PlancancerError as failure:
        say_error(failure.message, failure.hint)
        return failure.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except (BrokenPipeError, _ReaderGoneError):
        # head or less has seen enough: not a failure, and nothing more to write.
        _drop_output()
        return 0
    except OSError as failure:
        return _of_the_system(failure)
    except Exception:  # noqa: BLE001 -- the last resort: a bug goes to a log, not to the screen
        return _bug()
    return code


def _answer(arguments: Sequence[str]) -> int:
    if arguments == ["--version"]:
        # Answered before anything is imported: scripts ask for it often.
        sys.stdout.write(f"plancancer {__version__}\n")
        return 0
    if arguments and arguments[0] == COMPLETE:
        return _complete(arguments[1:])
    return _dispatch(arguments)


def _complete(words: Sequence[str]) -> int:
    """Answer a shell in which a person is typing."""
    from plancancer_cli.cli.completing import answer
    from plancancer_cli.cli.speech import choose

    choose(words)
    return answer(words)


def _interrupted() -> int:
    from plancancer_cli.i18n import msg

    say_error(msg("Interrupted."))
    return INTERRUPTED


def _of_the_system(failure: OSError) -> int:
    from plancancer_cli.i18n import msg

    if failure.errno == errno.ENAMETOOLONG:
        say_error(msg("A name is longer than this system allows."))
        return REFUSED
    if failure.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}:
        return _bug()
    # Files of the plan have a message of their own: what is left is the output.
    _drop_output()
    say_error(
        msg("The output cannot be written: {reason}.", reason=failure.strerror or str(failure)),
        msg("Make room, or write it elsewhere; nothing of the plan was lost."),
    )
    return REFUSED


def _drop_output() -> None:
    """What is still to be written goes nowhere: Python would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 -- open to the end


def _bug() -> int:
    from plancancer_cli.i18n import msg

    say_error(
        msg("This is a fault of plancancer, not of your files."),
        msg("Report it with the file {path}.", path=_log()),
    )
    return BUG


def _dispatch(arguments: Sequence[str]) -> int:
    from plancancer_cli.cli.group import build
    from plancancer_cli.cli.settings import Settings
    from plancancer_cli.cli.speech import choose
    from plancancer_cli.cli.usage import reworded

    choose(arguments)
    with reworded(), _closed_pipes_told():
        result = build(Settings()).main(
            list(arguments), prog_name="plancancer", standalone_mode=False
        )
    return result if isinstance(result, int) else 0


class _ReaderGoneError(Exception):
    """Who reads the output has seen enough: what a closed pipe says, under a name of our own.

    Typer answers a closed pipe with exit code 1, which is a verdict here.
    """


class _Stream:
    """Takes the place of a stream and says under our own name that nobody reads it any more."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except BrokenPipeError as error:
            raise _ReaderGoneError from error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def _closed_pipes_told() -> Iterator[None]:
    before = sys.stdout, sys.stderr
    streams: Any = map(_Stream, before)
    sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def say_error(message: Text, hint: Text | None = None) -> None:
    """One message on stderr, and what to do about it."""
    from plancancer_cli.cli.speech import tr
    from plancancer_cli.i18n import inert

    sys.stderr.write(inert(f"plancancer: {tr(message)}\n"))
    if hint is not None:
        sys.stderr.write(inert(f"  {tr(hint)}\n"))


def _log() -> str:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="plancancer-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exc(file=log)
    return log.name
