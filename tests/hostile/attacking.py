"""Projects as a stranger would send them, and the program run on them within limits.

The limits are those of the operating system, in the process that reads: a test that exceeds them
fails because the process dies, not because a clock was looked at.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from projet import MINIMAL
from repositories import GIT_ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"
BUG = 70
SECONDS = 60
"""Of processor time: what a run may take on a slow machine, far below what an attack would."""
MEMORY = 1_500 * 1024**2
"""Of address space, which is several times what is used."""
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
    typed: str = "",
    **environment: str,
) -> Outcome:
    """Run the program in a folder; a death by signal, a traceback or a bug fails the test."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PLANCANCER_", "GIT_", "CI"))}
    done = subprocess.run(
        [sys.executable, "-m", "plancancer_cli", *arguments],
        cwd=folder,
        env=kept
        | GIT_ENVIRONMENT
        | {"PLANCANCER_DATE": TODAY, "PLANCANCER_LANG": "en", "PYTHONIOENCODING": "utf-8"}
        | environment,
        input=typed.encode(),
        capture_output=True,
        check=False,
        timeout=5 * seconds,
        preexec_fn=None if sys.platform == "win32" else lambda: _limit(seconds, memory),
    )
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert done.returncode >= 0, f"died: {signal.Signals(-done.returncode).name}\n{outcome.err}"
    assert done.returncode != BUG, _log(outcome.err)
    assert "Traceback" not in outcome.err
    return outcome


def _limit(seconds: int, memory: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _log(err: str) -> str:
    """What the log of a bug says, for whoever reads the failed test."""
    for word in err.split():
        file = Path(word.rstrip("."))
        if file.suffix == ".log" and file.is_file():
            return file.read_text(encoding="utf-8")
    return err
