"""One writer at a time; who waits learns for whom; the dead hold nothing."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import get_language
from plancancer_cli.storage.files.creation import put_all
from plancancer_cli.storage.files.holder import holder_of
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.files.shared import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = get_language("en")

HOLD = """
import sys
from pathlib import Path
from plancancer_cli.storage.files.lock import project_lock
with project_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process, which holds the lock until its input is closed."""
    command = [sys.executable, "-c", HOLD, str(tmp_path), "import", "valeurs 2024.csv"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def message(root: Path) -> str:
    with pytest.raises(WriteRefused) as refusal, project_lock(root, timeout=0):
        pass
    assert ENGLISH.text(refusal.value.hint or "").startswith("Wait until it has finished")
    return ENGLISH.text(refusal.value.message)


def test_the_message_names_the_holder(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    text = message(tmp_path)
    assert text.startswith("Another command has been writing in this project since ")
    assert f"“-c {tmp_path} import 'valeurs 2024.csv'” (process {other.pid})." in text


def test_the_lock_goes_with_a_killed_holder(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    assert holder_of(tmp_path) is not None
    with project_lock(tmp_path, timeout=0):
        holder = holder_of(tmp_path)
        assert holder is not None
        assert holder.pid == os.getpid()


def test_who_waits_goes_on_when_the_other_ends(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    assert other.stdin is not None
    other.stdin.close()
    with project_lock(tmp_path):
        pass


def test_nothing_is_left_that_git_sees(tmp_path: Path) -> None:
    with project_lock(tmp_path):
        pass
    assert holder_of(tmp_path) is None
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"
    with project_lock(tmp_path, timeout=0):
        pass


def test_a_failure_inside_frees_it(tmp_path: Path) -> None:
    with pytest.raises(KeyError), project_lock(tmp_path):
        raise KeyError
    with project_lock(tmp_path, timeout=0):
        pass


@pytest.mark.parametrize(
    "note",
    ["", "{", "[]", "null", '{"pid": 1}', '{"pid": "x", "command": "", "since": 0}', "[" * 4000,
     '{"pid": 1, "command": "", "since": "hier"}', '{"pid": 1, "command": "", "since": 1e300}',
     '{"pid": 1, "command": "", "since": NaN}', "\udcff"],
)  # fmt: skip
def test_a_note_that_cannot_be_read(tmp_path: Path, note: str) -> None:
    with project_lock(tmp_path):
        file = tmp_path / FOLDER / "holder.json"
        file.write_bytes(note.encode(errors="surrogateescape"))
        assert message(tmp_path) == (
            "Another command is writing in this project, and has not finished within 0 s."
        )


def test_a_note_sends_no_commands_to_the_terminal(tmp_path: Path) -> None:
    with project_lock(tmp_path):
        note = {"pid": 7, "command": "\x1b[2J" + "x" * 500, "since": 0}
        (tmp_path / FOLDER / "holder.json").write_text(json.dumps(note))
        text = message(tmp_path)
    assert "\x1b" not in text
    assert len(text) < 300


@pytest.mark.parametrize(
    "name", [FOLDER, f"{FOLDER}/lock", f"{FOLDER}/holder.json", f"{FOLDER}/.gitignore"]
)
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "dehors"
    outside.mkdir()
    victim = outside / "victime"
    victim.write_text("rien")
    root = tmp_path / "projet"
    (root / name).parent.mkdir(parents=True)
    (root / name).symlink_to(outside if name == FOLDER else victim)
    if name in (FOLDER, f"{FOLDER}/lock"):
        with pytest.raises(WriteRefused), project_lock(root, timeout=0):
            pass
    else:
        with project_lock(root, timeout=0):
            pass
    assert victim.read_text() == "rien"
    assert [path.name for path in outside.iterdir()] == ["victime"]


def test_a_project_where_nothing_may_be_made(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("un fichier\n")
    with pytest.raises(WriteRefused), project_lock(tmp_path, timeout=0):
        pass


def test_without_a_note_the_lock_still_holds(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "holder.json").mkdir(parents=True)
    with project_lock(tmp_path):
        assert "has not finished within 0 s" in message(tmp_path)


def test_the_command_is_named_as_it_is_typed(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/x/plancancer_cli/__main__.py", "measure", "balades", "3"])
    with project_lock(tmp_path):
        holder = holder_of(tmp_path)
        assert holder is not None
        assert holder.command == "python -m plancancer_cli measure balades 3"


@pytest.mark.parametrize("name", ["lock", "holder.json", "pending.json", ".gitignore"])
def test_a_pipe_in_the_place_of_a_file_does_not_hang(tmp_path: Path, name: str) -> None:
    (tmp_path / FOLDER).mkdir()
    os.mkfifo(tmp_path / FOLDER / name)
    if name in ("lock", "pending.json"):
        with pytest.raises(WriteRefused), project_lock(tmp_path, timeout=0):
            pass
    else:
        with project_lock(tmp_path, timeout=0):
            pass


def test_a_note_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    os.mkfifo(tmp_path / FOLDER / "holder.json")
    assert holder_of(tmp_path) is None


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_full_disk_leaves_no_empty_gitignore(tmp_path: Path, monkeypatch, call: str) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as context:
        context.setattr(os, call, full)
        with pytest.raises(WriteRefused, match="The disk is full"), project_lock(tmp_path):
            pass
    assert list(tmp_path.iterdir()) == []
    with project_lock(tmp_path):
        assert (tmp_path / FOLDER / ".gitignore").read_bytes() == b"*\n"


def test_an_empty_gitignore_that_a_full_disk_left_is_filled(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / ".gitignore").touch()
    with project_lock(tmp_path):
        assert (tmp_path / FOLDER / ".gitignore").read_bytes() == b"*\n"


@pytest.mark.parametrize("shared", [True, False])
def test_a_folder_that_its_group_may_write_in_is_written_by_all_of_it(
    tmp_path: Path, shared: bool
) -> None:
    """With the usual umask; where the folder is its owner's alone, so is what is made in it."""
    tmp_path.chmod(0o2775 if shared else 0o755)
    before = os.umask(0o022)
    try:
        put_all(tmp_path, {"actions/a.yaml": "v: []\n"})
        put_all(tmp_path, {"actions/a.yaml": "v: [1]\n"})
    finally:
        os.umask(before)
    made = [FOLDER, f"{FOLDER}/lock", f"{FOLDER}/.gitignore", "actions", "actions/a.yaml"]
    modes = {name: (tmp_path / name).stat().st_mode for name in made}
    assert {name for name, mode in modes.items() if mode & stat.S_IWGRP} == set(made * shared)
    assert all((tmp_path / name).stat().st_gid == tmp_path.stat().st_gid for name in made)


def test_members_replace_each_others_files_that_a_umask_left_to_their_owner(
    tmp_path: Path, monkeypatch
) -> None:
    """The system says that the file is not ours to write, and that the folder is."""
    put_all(tmp_path, {"a.yaml": "v: []\n"})
    (tmp_path / "a.yaml").chmod(0o644)
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: not str(path).endswith("a.yaml") and real(path, mode)
    )
    with pytest.raises(WriteRefused, match="is read-only"):
        put_all(tmp_path, {"a.yaml": "v: [1]\n"})
    tmp_path.chmod(0o2775)
    put_all(tmp_path, {"a.yaml": "v: [1]\n"})
    assert (tmp_path / "a.yaml").read_text() == "v: [1]\n"
    (tmp_path / "a.yaml").chmod(0o444)
    with pytest.raises(WriteRefused, match="is read-only"):
        put_all(tmp_path, {"a.yaml": "v: [2]\n"})
