"""Real processes: many at once, and killed at any instant."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.storage.files.atomic import sweep
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.read.source import read_file
from storage.splicing import add

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "# une série\r\nid: x\r\nvaleurs:\r\n  - {qui: debut, rang: 0} # d’avant\r\n"
TAIL = "  # la fin\r\nunite: cafés"

APPEND = """
import sys
from pathlib import Path
from plancancer_cli.storage.edit.editor import Insertion, append

root, who, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
files = sys.argv[4:]
for rank in range(times):
    for file in files:
        item = {"qui": who, "rang": rank}
        append(root, file, lambda source: [Insertion(("valeurs",), (item,))], timeout=60)
    print(rank, flush=True)
"""

# Kills itself at the n-th call to the system that leads to a file.
DIE = """
import os, signal, sys
from plancancer_cli.storage.edit import editor
from plancancer_cli.storage.files import lock
import filelock, json
left = int(sys.argv[4])

def deadly(call):
    def wrapper(*args, **kwargs):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return wrapper

for name in ("open", "write", "fchmod", "fsync", "close", "replace", "unlink", "stat", "scandir"):
    setattr(os, name, deadly(getattr(os, name)))
sys.argv[4:] = ["f.yaml"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "f.yaml"
    file.write_bytes((HEAD + TAIL).encode())
    return file


def start(root: Path, who: str, times: int, *files: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", APPEND, str(root), who, str(times), *files]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def added(file: Path) -> list[tuple[str, int]]:
    """What was appended to a file, which must be whole and otherwise as it was."""
    text = file.read_bytes().decode()
    assert text.startswith(HEAD)
    assert text.endswith(TAIL)
    source = read_file(file, "f.yaml")
    assert source.problems == []
    lines = text[len(HEAD) : len(text) - len(TAIL)].splitlines(keepends=True)
    items = [(item["qui"], item["rang"]) for item in source.data["valeurs"][1:]]
    assert lines == [f'  - {{qui: "{who}", rang: {rank}}}\r\n' for who, rank in items]
    return items


def test_two_processes_append_to_one_file(file: Path) -> None:
    processes = [start(file.parent, who, 200, "f.yaml") for who in "ab"]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    items = added(file)
    assert sorted(items) == [(who, rank) for who in "ab" for rank in range(200)]
    for who in "ab":
        assert [rank for name, rank in items if name == who] == list(range(200))


def test_many_processes_append_to_many_files(file: Path) -> None:
    names = ["f.yaml", "g.yaml", "h.yaml"]
    for name in names[1:]:
        (file.parent / name).write_bytes(file.read_bytes())
    processes = [start(file.parent, who, 5, *names) for who in "abcdefgh"]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    for name in names:
        assert sorted(added(file.parent / name)) == [
            (who, rank) for who in "abcdefgh" for rank in range(5)
        ]


@pytest.mark.slow
def test_killed_at_any_instant(file: Path) -> None:
    """What was acknowledged is there, once; at most one more is; the next run needs no help."""
    instants = random.Random(4)
    before: list[tuple[str, int]] = []
    for kill in range(25):
        process = start(file.parent, str(kill), 10_000, "f.yaml")
        assert process.stdout is not None
        heard = "".join(process.stdout.readline() for _ in range(instants.randrange(1, 12)))
        for _ in range(instants.randrange(0, 20_000)):
            pass
        process.kill()
        heard += process.stdout.read()
        acknowledged = int(heard.split()[-1])
        process.wait()
        process.stdout.close()
        items = added(file)
        assert items[: len(before)] == before
        new = items[len(before) :]
        assert new == [(str(kill), rank) for rank in range(len(new))]
        assert len(new) > acknowledged
        before = items
    add(file.parent, ("valeurs",), {"qui": "fin", "rang": 0})
    assert added(file) == [*before, ("fin", 0)]
    assert sorted(path.name for path in file.parent.iterdir()) == [".plancancer", "f.yaml"]


@pytest.mark.slow
def test_killed_at_each_call_to_the_system(file: Path) -> None:
    outcomes = []
    for call in range(1, 100):
        command = [sys.executable, "-c", DIE + APPEND, str(file.parent), str(call), "1", str(call)]
        done = subprocess.run(command, capture_output=True, check=False)
        with project_lock(file.parent):
            items = added(file)
        outcomes.append((str(call), 0) in items)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    else:
        pytest.fail("the process never came to its end")
    assert outcomes[0] is False
    assert outcomes[-1] is True
    assert outcomes == sorted(outcomes), "once it is written, it stays written"
    sweep([file])
    assert sorted(path.name for path in file.parent.iterdir()) == [".plancancer", "f.yaml"]
