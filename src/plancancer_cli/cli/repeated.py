"""The same question about the same files gets the same answer, without being worked out again.

This runs before anything else is imported. A command says whether its answer follows from the files
of the project, the question and nothing else (`Context.repeatable`); only such an answer is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TextIO

from plancancer_cli.cli.clock import today

if TYPE_CHECKING:
    from plancancer_cli.storage.answers import State

_SURROUNDINGS = (
    "PLANCANCER_DATE", "PLANCANCER_LANG", "PLANCANCER_PROJECT",
    "COLORTERM", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM", "TTY_COMPATIBLE",
    "GITHUB_ACTIONS", "PYTHONIOENCODING",
)  # fmt: skip
"""What of the environment an answer depends on: the program's own, and how a terminal paints."""


_REPEATABLE = frozenset({"status", "show", "deadlines", "validate", "check"})
"""Commands that may call `Context.repeatable`; for others no kept answer is looked for."""


class Repeated:
    """One question: what was answered to it before, or what is answered to it now."""

    def __init__(self, arguments: Sequence[str]) -> None:
        from plancancer_cli.storage.answers import Answers, user_folder

        self._question = _question(arguments)
        self._answers = Answers(user_folder())

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Repeated | None:
        """The question of a command line; None where nothing is kept.

        In CI nothing is: what another job left in the cache could change the verdict.
        """
        if _REPEATABLE.isdisjoint(arguments):
            return None
        if "--no-cache" in arguments or os.environ.get("CI"):
            return None
        try:
            return cls(arguments)
        except OSError:  # the folder that the shell stands in was deleted
            return None

    def tell(self) -> int | None:
        """Write what was answered before; its exit code, None where nothing is known."""
        answer = self._answers.get(self._question)
        if answer is None:
            return None
        sys.stdout.write(answer.text)
        return answer.code

    def keep(self, state: State, text: str, code: int) -> None:
        """Keep the answer for the next time."""
        from plancancer_cli.storage.answers import Answer

        self._answers.keep(self._question, state, Answer(text, code))


class ReaderGoneError(Exception):
    """Who reads the output has seen enough: what a closed pipe says, under a name of our own.

    Typer answers a closed pipe with exit code 1, which is a verdict here.
    """


class _Heard:
    """Takes the place of a stream and notes what is written to it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        """Write to the stream."""
        self._parts.append(text)
        try:
            return self._stream.write(text)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    @property
    def text(self) -> str:
        """Everything that was written."""
        return "".join(self._parts)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def heard() -> Iterator[tuple[_Heard, _Heard]]:
    """Listen to stdout and stderr."""
    before = sys.stdout, sys.stderr
    streams = _Heard(sys.stdout), _Heard(sys.stderr)
    sys.stdout, sys.stderr = streams
    try:
        yield streams
    finally:
        sys.stdout, sys.stderr = before


def _question(arguments: Sequence[str]) -> str:
    tty = sys.stdout.isatty()
    parts = [
        *arguments,
        os.getcwd(),  # noqa: PTH109 -- before pathlib is imported
        today().isoformat(),
        str(tty and os.get_terminal_size(sys.stdout.fileno())),
        str(sys.stdout.encoding),
        *(f"{name}={os.environ[name]}" for name in _SURROUNDINGS if name in os.environ),
    ]
    return sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()
