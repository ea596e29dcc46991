"""Where stdout is a terminal and the text is taller, it is read in the pager that is asked for."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from contextlib import suppress

import pytest

from acceptance.conftest import TODAY, Program
from plancancer_cli.cli.pager import pager


@pytest.mark.parametrize(
    ("environment", "words"),
    [({"PAGER": "cat"}, None), ({"PAGER": ""}, None), ({"PAGER": "no-such-pager -x"}, None)],
)
def test_where_none_is_wanted_there_is_none(
    environment: dict[str, str], words: list[str] | None
) -> None:
    assert pager(environment) == words


def test_the_words_of_the_variable_are_kept() -> None:
    found = pager({"PAGER": "sh -c 'cat > out'"})
    assert found is not None
    assert found[1:] == ["-c", "cat > out"]


def in_a_terminal(
    program: Program, arguments: list[str], rows: int, environment: dict[str, str]
) -> str:
    """What a terminal of so many rows and 100 columns shows of a run."""
    fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))
    first, second = pty.openpty()
    fcntl.ioctl(second, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "plancancer_cli", *arguments],
        cwd=program.folder,
        stdin=second, stdout=second, stderr=second,
        env={**os.environ, "PLANCANCER_DATE": TODAY, "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(second)
    shown = b""
    with suppress(OSError):  # the end of the terminal
        while part := os.read(first, 65536):
            shown += part
    os.close(first)
    assert process.wait(60) == 0
    return shown.decode()


def test_what_is_taller_than_the_terminal_is_read_in_the_pager(real: Program) -> None:
    pager_ = {"PAGER": "sh -c 'cat > read.txt'", "COLUMNS": "", "LINES": ""}
    assert "1.1.1" not in in_a_terminal(real, ["status", "--all"], 24, pager_)
    whole = (real.folder / "read.txt").read_text(encoding="utf-8")
    assert "4.1.2" in whole
    (real.folder / "read.txt").unlink()
    shown = in_a_terminal(real, ["status"], 24, pager_)
    assert not (real.folder / "read.txt").exists()
    assert shown.count("\n") <= 23
    assert "4.1.2" in in_a_terminal(real, ["--no-pager", "status", "--all"], 24, pager_)
    assert not (real.folder / "read.txt").exists()


def test_a_higher_terminal_shows_more_of_what_is_to_be_treated(real: Program) -> None:
    none = {"PAGER": "cat", "COLUMNS": "", "LINES": ""}
    low = in_a_terminal(real, ["status"], 24, none)
    high = in_a_terminal(real, ["status"], 50, none)
    assert "status --all" in low
    assert "status --all" not in high
