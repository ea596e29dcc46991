"""Projects as a stranger would send them, and the program run on them within limits.

The limits are those of the operating system, on the processor time and the memory of the process that
reads: a test fails because it exceeds them, not because a clock was looked at.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import in_process
from projet import MINIMAL
from repositories import GIT_ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"
BUG = 70
SECONDS = 60
"""Of processor time: what a run may take on a slow machine, far below what an attack would."""
MEMORY = 1_500 * 1024**2
"""Of address space, which is several times what is used."""
PAGES = Path("/proc/self/statm")
"""Where Linux says how much address space this process has taken."""
ESCAPE = "\x1b"


@dataclass(frozen=True)
class Outcome:
    """How a run ended: exit code, stdout and stderr as bytes were written."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def project(folder: Path, files: Mapping[str, str | bytes] = {}) -> Path:
    """A valid plan with these files added or in the place of its own."""
    for path, content in {**MINIMAL, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def run(
    folder: Path,
    *arguments: str,
    seconds: int = SECONDS,
    memory: int = MEMORY,
    **environment: str,
) -> Outcome:
    """Run the program in a folder; what exceeds the limits, a traceback or a bug fails the test."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PLANCANCER_", "GIT_", "CI"))}
    fixed = {"PLANCANCER_DATE": TODAY, "PLANCANCER_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    with limited(seconds, memory):
        done = in_process.run(arguments, folder, kept | GIT_ENVIRONMENT | fixed | environment)
    outcome = Outcome(done.code, done.stdout.decode(), done.stderr.decode())
    assert outcome.code != BUG, bug_log(outcome.err)
    assert "Traceback" not in outcome.err
    return outcome


@contextmanager
def limited(seconds: int, memory: int) -> Iterator[None]:
    """Limits to what this process may use from now on: `seconds` of processor time, `memory` bytes."""
    if not PAGES.exists():  # another system than Linux
        yield
        return
    import resource

    taken = int(PAGES.read_text().split()[0]) * resource.getpagesize()
    spent = int(time.process_time()) + 1
    before = {kind: resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)}
    handler = signal.signal(signal.SIGXCPU, _too_long)
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, before[resource.RLIMIT_CPU][1]))
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, before[resource.RLIMIT_AS][1]))
        yield
    finally:
        for kind, limits in before.items():
            resource.setrlimit(kind, limits)
        signal.signal(signal.SIGXCPU, handler)


class TooLong(BaseException):
    """More processor time than was allowed; nothing in the program catches it."""


def _too_long(*_: object) -> None:
    raise TooLong


def bug_log(err: str) -> str:
    """What the log of a bug says, for whoever reads the failed test."""
    for word in err.split():
        file = Path(word.rstrip("."))
        if file.suffix == ".log" and file.is_file():
            return file.read_text(encoding="utf-8")
    return err
