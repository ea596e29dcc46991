"""Runs the command lines of a page one after the other, in a folder made for it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import in_process
from pages.reading import LEFT_OUT, Block, Line, read
from pages.worlds import NOT_RUN, SHOWN_ON, STANDS_FOR, world_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SCRIPTS = sysconfig.get_path("scripts")
_INSTALLER = re.compile(r"(sudo )?(make|(python3? -m )?pip|apt-get|apt|npm|pre-commit) ")


@dataclass(frozen=True)
class Ran:
    """A line that was run: how it ended, and what a terminal would have shown."""

    line: Line
    code: int
    expected: int
    out: tuple[str, ...]

    @property
    def faults(self) -> list[str]:
        """What is not as the page says; nothing where it is."""
        found = []
        if self.code != self.expected:
            found.append(f"exit {self.code}, not {self.expected}")
        if self.line.shown and not matches(self.line.shown, self.out):
            found.append("the page shows something else, run: make pages")
        return [f"$ {self.line.text}\n{fault}\n" + "\n".join(self.out) for fault in found]


def run(page: Path) -> Iterator[Ran]:
    """Run every line of a page that can be run."""
    with TemporaryDirectory(prefix="plancancer-pages-") as name:
        world = world_of(page)
        home = world.make(Path(name))
        files = iter(world.blocks)
        for item in read(page):
            if isinstance(item, Block):
                if item.language == world.language:
                    file = home / next(files)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(item.text, "utf-8")
                continue
            if item.text in NOT_RUN:
                continue
            if _INSTALLER.match(STANDS_FOR.get(item.text, item.text)):
                raise ValueError(f"This would install something, see NOT_RUN: {item.text}")
            if prepare := world.before.get(item.text):
                prepare(home)
            code, out = _run(STANDS_FOR.get(item.text, item.text), home)
            yield Ran(item, code, world.codes.get(item.text, 0), out)


def matches(shown: Sequence[str], out: Sequence[str]) -> bool:
    """Whether an output is what is shown, where `…` alone in a line stands for any lines."""
    if not shown:
        return not out
    if shown[0] == LEFT_OUT:
        return any(matches(shown[1:], out[start:]) for start in range(len(out) + 1))
    return bool(out) and shown[0] == out[0] and matches(shown[1:], out[1:])


def renewed(page: Path) -> str:
    """The text of a page with the output that its commands have now, where it shows any."""
    text = page.read_text("utf-8")
    for ran in sorted(run(page), key=lambda each: -each.line.start):
        line = ran.line
        if line.shown and not matches(line.shown, ran.out):
            rows = _cut(line.shown, ran.out)
            out = "".join(f"{line.indent}{row}".rstrip(" ") + "\n" for row in rows)
            text = text[: line.start] + out + text[line.end :]
    return text


def _cut(shown: Sequence[str], out: Sequence[str]) -> list[str]:
    """An output with what the page left out at its beginning and its end left out again."""
    first, last = 0, len(out)
    if shown[0] == LEFT_OUT:
        first = next((out.index(row) for row in shown if row in out), 0)
    if shown[-1] == LEFT_OUT:
        last = first + len([row for row in shown if row != LEFT_OUT])
    dots = [LEFT_OUT]
    return dots * (first > 0) + list(out[first:last]) + dots * (last < len(out))


def _run(line: str, home: Path) -> tuple[int, tuple[str, ...]]:
    """As a shell would run it, at the date of the pages and with none of our settings."""
    code, written = typed(line, home, _environment(home))
    out = written.decode("utf-8", "replace").replace(str(home), ".")
    return code, tuple(row.rstrip() for row in out.splitlines())


def typed(line: str, home: Path, environment: Mapping[str, str]) -> tuple[int, bytes]:
    """Run what a reader types at a prompt: its exit code, and what a terminal shows.

    A call of the program alone is run in this process, all else by a shell.
    """
    words = _words(line)
    if words[:1] == ["plancancer"]:
        ended = in_process.run_in_one_stream(words[1:], home, environment)
        return ended.code, ended.stdout
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=home,
        env={**environment, "PATH": _SCRIPTS + os.pathsep + environment.get("PATH", "")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout


def _words(line: str) -> list[str]:
    """The words of a command line; none where a shell has more to do than to part them."""
    if set(line) & set("$`*?~\\"):
        return []
    words = list(shlex.shlex(line, posix=True, punctuation_chars=True))
    return [] if any(set(word) <= set("();<>|&") for word in words) else shlex.split(line)


def _environment(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PLANCANCER_", "GIT_", "PYTHON", "CI", "GITHUB_"))
    }
    return kept | {
        "PLANCANCER_DATE": SHOWN_ON,
        "XDG_CACHE_HOME": str(home.parent / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONIOENCODING": "utf-8",
    }
