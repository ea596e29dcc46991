"""Runs commands in turn, so that a slow minute of the machine falls on all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Command:
    """What is run: its name in the tables, its words, and where."""

    name: str
    words: Sequence[str]
    folder: Path
    rounds: int
    statuses: frozenset[int] = frozenset({0})
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    """What is done before each run, outside of the measured time."""


@dataclass
class Runs:
    """What the runs of a command took: seconds of processor, seconds of clock, MiB at the peak."""

    cpu: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    memory: float = 0.0

    @property
    def seconds(self) -> float:
        """The median of the processor's time."""
        return statistics.median(self.cpu)


def interleaved(commands: Sequence[Command]) -> dict[str, Runs]:
    """Run each command as often as it asks, one after the other in every round.

    Raises RuntimeError for one that fails: a peer that stops early is not fast.
    """
    found = {command.name: Runs() for command in commands}
    for turn in range(max(command.rounds for command in commands)):
        for command in commands:
            if turn < command.rounds:
                _run(command, found[command.name])
    return found


def _run(command: Command, runs: Runs) -> None:
    command.before()
    start = time.perf_counter()
    with subprocess.Popen(
        list(command.words),
        cwd=command.folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **command.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        # wait4 tells of this child and those that it waited for, of nothing else on the machine.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.statuses:
        raise RuntimeError(f"{command.name} ended with {process.returncode}")
    runs.clock.append(time.perf_counter() - start)
    runs.cpu.append(usage.ru_utime + usage.ru_stime)
    runs.memory = max(runs.memory, usage.ru_maxrss / 1024)
