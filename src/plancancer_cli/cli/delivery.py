"""Sheets on their way out: which format is meant, and where it goes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from plancancer_cli.cli.context import say
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

_BINARY = frozenset({"xlsx", "parquet"})


def format_of(asked: str | None, output: str | None, formats: Sequence[str]) -> str:
    """The format asked for, else the one that the file's name says, else the first."""
    if asked is not None:
        return choice(asked, formats, "--format")
    suffix = Path(output).suffix.lower().removeprefix(".") if output else ""
    return suffix if suffix in formats else formats[0]


def deliver(
    content: bytes, output: str | None, root: Path, kind: str, *, replace: bool = True
) -> None:
    """Write to the file named, else to stdout. Raises UsageError, WriteRefused."""
    if output is not None and output != "-":
        from plancancer_cli.exchange.files import write_bytes

        write_bytes(Path(output), content, root, replace=replace)
        say(msg("Written: {path}", path=output))
        return
    if kind in _BINARY and sys.stdout.isatty():
        raise UsageError(
            msg("{kind} is nothing to read on a screen.", kind=kind),
            msg("Name a file with --output FILE."),
        )
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
