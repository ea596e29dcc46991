"""Shells in which a person types: `make test-tools` installs them.

Where one is missing a test of it is not run and says so; with `CI` set they must be there.
"""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PROMPT = "ready> "
_START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
_LIMIT = 60
"""Seconds after which a shell that does not answer has failed."""
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?=>]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>()][0-9A-B]?)")


def needs_shell(name: str) -> pytest.MarkDecorator:
    """The mark of a test that drives a shell."""
    missing = shutil.which(name) is None and os.environ.get("CI") != "true"
    return pytest.mark.skipif(missing, reason=f"needs {name}: make test-tools")


class Shell:
    """A shell on a terminal of its own."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self.seen = ""

    def type(self, keys: str) -> None:
        """Strike these keys; what was seen before is forgotten."""
        self.seen = ""
        os.write(self._terminal, keys.encode())

    def until(self, text: str) -> str:
        """What the terminal shows, once this text is in it."""
        while text not in self.shown():
            ready, _, _ = select.select([self._terminal], [], [], _LIMIT)
            assert ready, f"{text!r} did not come: {self.shown()!r}"
            self.seen += os.read(self._terminal, 65536).decode(errors="replace")
        return self.shown()

    def shown(self) -> str:
        """The text without the commands that move the cursor."""
        return _ESCAPES.sub("", self.seen)


@contextmanager
def shell(name: str, folder: Path, home: Path) -> Iterator[Shell]:
    """A shell in a folder, without any file of its user, whose PATH finds the program."""
    assert shutil.which(name), f"{name} is missing: make test-tools"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        "PATH": path, "HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
        "PS1": _PROMPT, "COLUMNS": "120", "LINES": "40", "PLANCANCER_DATE": "2026-11-21",
    }  # fmt: skip
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(name, _START[name], environment)
    try:
        yield Shell(terminal)
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
