"""Runs a command line in this process as if it had one of its own.

To start Python and import a command takes ten times what most commands take. What the command finds
and leaves is what a process would: its folder, environment, standard streams, umask and the depth
to which it may recurse are set for the run and put back after it. Only what Python reads as it
starts cannot be set here; who needs that, or a signal, a real pipe or a terminal, starts a process.
"""

from __future__ import annotations

import gc
import inspect
import io
import locale
import os
import signal
import sys
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import localcontext
from pathlib import Path
from typing import TYPE_CHECKING

from plancancer_cli.cli.boundary import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_AT_START = frozenset({"PYTHONHASHSEED", "PYTHONPATH", "PYTHONUTF8", "PYTHONWARNINGS"})
_UMASK = 0o022


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code, and the bytes that it wrote."""

    code: int
    stdout: bytes
    stderr: bytes


def run(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Ended:
    """Run `plancancer` with these arguments in a folder; nothing stands on stdin."""
    out, err = io.BytesIO(), io.BytesIO()
    code = _run(arguments, folder, environment, out, err)
    return Ended(code, out.getvalue(), err.getvalue())


def run_in_one_stream(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> Ended:
    """The same with stderr in stdout, in the order in which a terminal shows both."""
    both = io.BytesIO()
    return Ended(_run(arguments, folder, environment, both, both), both.getvalue(), b"")


def _run(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    out: io.BytesIO,
    err: io.BytesIO,
) -> int:
    for name in _AT_START & environment.keys():
        if environment[name] != os.environ.get(name):
            raise ValueError(f"Python reads {name} as it starts: this needs a process")
    with _surroundings(folder, environment), _streams(environment, out, err):
        sys.argv = ["plancancer", *arguments]
        try:
            return main(arguments)
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else int(end.code is not None)


@contextmanager
def _surroundings(folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    where, words, depth = Path.cwd(), sys.argv, sys.getrecursionlimit()
    mask = os.umask(_UMASK)
    handlers = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    conventions = locale.setlocale(locale.LC_ALL)
    collecting = gc.isenabled()
    try:
        _put(environment)
        os.chdir(folder)
        sys.setrecursionlimit(depth + len(inspect.stack(0)))
        gc.disable()  # as the entry point does
        with localcontext(), warnings.catch_warnings():
            yield
    finally:
        if collecting:
            gc.enable()
        sys.setrecursionlimit(depth)
        os.chdir(where)
        _put(before)
        sys.argv = words
        os.umask(mask)
        for each, handler in handlers.items():
            signal.signal(each, handler)
        if locale.setlocale(locale.LC_ALL) != conventions:
            locale.setlocale(locale.LC_ALL, conventions)


def _put(environment: Mapping[str, str]) -> None:
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    for name, value in environment.items():
        if os.environ.get(name) != value:
            os.environ[name] = value


@contextmanager
def _streams(environment: Mapping[str, str], out: io.BytesIO, err: io.BytesIO) -> Iterator[None]:
    encoding, _, errors = environment.get("PYTHONIOENCODING", "utf-8").partition(":")
    stdin = io.TextIOWrapper(io.BytesIO(), encoding, errors or "strict")
    stdout = io.TextIOWrapper(out, encoding, errors or "strict", write_through=True)
    stderr = io.TextIOWrapper(err, encoding, "backslashreplace", write_through=True)
    names = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")
    before = {name: getattr(sys, name) for name in names}
    try:
        for name in names:
            stream = {"stdin": stdin, "stdout": stdout, "stderr": stderr}[name.strip("_")]
            setattr(sys, name, stream)
        yield
    finally:
        for name, stream in before.items():
            setattr(sys, name, stream)
        # The bytes are read after the run: the wrappers must not close what holds them.
        stdout.detach()
        stderr.detach()
