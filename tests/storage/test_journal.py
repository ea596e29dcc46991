"""A write of several files is made whole or not at all, whatever ends the program; undo takes it back."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import get_language
from plancancer_cli.storage.edit.editor import Insertion, append, append_all
from plancancer_cli.storage.files.creation import put_all
from plancancer_cli.storage.files.journal import LAST, PENDING
from plancancer_cli.storage.files.listening import LISTENER
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.files.shared import FOLDER
from plancancer_cli.storage.files.undo import settle, undo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ENGLISH = get_language("en")
CALLS = ("open", "write", "fchmod", "fsync", "replace", "link", "unlink", "mkdir", "rmdir")
BEFORE = {"a.yaml": "v: [1]\n", "actions/b.yaml": "v:\r\n  - 2\r\n", "c.yaml": "# été\nv: []\n"}
MADE = {"neuf/d.yaml": "id: d\n", "neuf/plus/e.yaml": "é\n"}


class Killed(BaseException):
    """The process is gone: nothing after it runs any more."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, BEFORE)
    with project_lock(tmp_path):
        pass
    return tmp_path


def write(root: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (root / path).parent.mkdir(exist_ok=True, parents=True)
        (root / path).write_bytes(text.encode())


def tree(root: Path) -> dict[str, str]:
    """Every file of the project but those of the program; what is left beside a file, too."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in root.rglob("*")
        if path.is_file() and FOLDER not in path.parts
    }


def add(root: Path) -> None:
    changes = dict.fromkeys(BEFORE, lambda source: [Insertion(("v",), (7,))])
    append_all(root, changes, made=MADE)


def after(root: Path) -> dict[str, str]:
    """What `add` makes of the project, in a copy of it."""
    copy = root.parent / f"{root.name}-copie"
    write(copy, BEFORE)
    add(copy)
    return tree(copy)


class Heard(list[str]):
    """What was said of interrupted writes."""

    def __call__(self, text: Any) -> None:
        self.append(ENGLISH.text(text))


@pytest.fixture
def heard() -> Iterator[Heard]:
    said = Heard()
    token = LISTENER.set(said)
    yield said
    LISTENER.reset(token)


def dying_at(monkeypatch: pytest.MonkeyPatch, place: int, *, before: bool) -> Callable[[], int]:
    """Let every call to the system fail from the n-th on, as in a process that is gone.

    Clearing up after a failure fails as well: what is found later is what a kill would have left.
    """
    count = 0
    for name in CALLS:
        real = getattr(os, name)

        def call(*args: Any, _real: Any = real, **kwargs: Any) -> Any:
            nonlocal count
            count += 1
            if count > place or (before and count == place):
                raise Killed
            result = _real(*args, **kwargs)
            if count == place:
                raise Killed
            return result

        monkeypatch.setattr(os, name, call)
    return lambda: count


@pytest.mark.parametrize("before", [True, False])
def test_killed_before_or_after_each_call_to_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: Heard, before: bool
) -> None:
    """Whatever the call at which the process is gone, the next command finds or leaves all or none."""
    whole = after(tmp_path / "modele")
    outcomes = []
    for place in range(1, 400):
        root = tmp_path / str(place)
        write(root, BEFORE)
        with project_lock(root):
            pass
        with monkeypatch.context() as context:
            dying_at(context, place, before=before)
            try:
                add(root)
            except Killed:
                ended = False
            else:
                ended = True
        interrupted = (root / FOLDER / PENDING).exists()
        heard.clear()
        settle(root, may_write=True)
        assert bool(heard) == interrupted
        found = {path: text for path, text in tree(root).items() if "plancancer-tmp" not in path}
        assert found in (BEFORE, whole), place
        outcomes.append(found == whole)
        if found == BEFORE:
            assert not (root / "neuf").exists()
            add(root)
            assert tree(root) == whole, "the next write sweeps what the dead one left"
        undo(root)
        assert tree(root) == BEFORE
        if ended:
            break
    else:
        pytest.fail("the write never came to its end")
    assert outcomes[0] is False
    assert outcomes == sorted(outcomes), "once it is written, it stays written"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("lasting", [True, False])
def test_a_disk_that_fails_at_each_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, lasting: bool
) -> None:
    """Full from some call on, or once: all or none, at once or when there is room again."""
    whole = after(tmp_path / "modele")
    for place in range(1, 400):
        root = tmp_path / str(place)
        write(root, BEFORE)
        with monkeypatch.context() as context:
            calls = failing_at(context, place, number, lasting=lasting)
            with suppress(WriteRefused):
                add(root)
        ignore = root / FOLDER / ".gitignore"
        assert not ignore.exists() or ignore.read_bytes() == b"*\n"
        settle(root, may_write=True)
        found = tree(root)
        assert found in (BEFORE, whole), (place, found)
        assert not (root / FOLDER / PENDING).exists()
        if calls() < place:
            break
    else:
        pytest.fail("the write never came to its end")


def failing_at(
    monkeypatch: pytest.MonkeyPatch, place: int, number: int, *, lasting: bool
) -> Callable[[], int]:
    """Let the n-th call that takes room on the disk fail, and those after it if it lasts."""
    count = 0
    for name in ("open", "write", "fsync", "replace", "link", "mkdir"):
        real = getattr(os, name)

        def call(*args: Any, _real: Any = real, _name: str = name, **kwargs: Any) -> Any:
            nonlocal count
            if _name != "open" or args[1] & os.O_CREAT:
                count += 1
                if count == place or (lasting and count > place):
                    raise OSError(number, os.strerror(number))
            return _real(*args, **kwargs)

        monkeypatch.setattr(os, name, call)
    return lambda: count


@pytest.mark.slow
def test_five_hundred_kills(root: Path) -> None:
    """Real processes, killed at a call to the system or at any instant: never a part in the files."""
    done = subprocess.run(
        [sys.executable, "-c", KILLS, str(root), "500"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] >= 500
    assert told["partial"] == 0
    assert min(told["none"], told["all"]) > 50, told
    assert tree(root) == BEFORE


KILLS = """
import json, os, random, signal, sys
from pathlib import Path
from plancancer_cli.storage.edit.editor import Insertion, append_all
from plancancer_cli.storage.files.undo import settle, undo

root, wanted = Path(sys.argv[1]), int(sys.argv[2])
names = ("a.yaml", "actions/b.yaml", "c.yaml")
made = {"neuf/d.yaml": "id: d\\n", "neuf/plus/e.yaml": "x\\n"}
instants = random.Random(18)

def add():
    append_all(root, dict.fromkeys(names, lambda source: [Insertion(("v",), (7,))]), made=made)

def tree():
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*")
            if p.is_file() and ".plancancer" not in str(p)}

def dying(left):
    for name in ("open", "write", "fchmod", "fsync", "replace", "link", "unlink", "mkdir"):
        def call(*args, real=getattr(os, name), **kwargs):
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)
        setattr(os, name, call)

before = tree()
add()
whole = tree()
undo(root)
assert tree() == before
told = {"killed": 0, "none": 0, "all": 0, "partial": 0}
rank = 0
while told["killed"] < wanted:
    rank += 1
    child = os.fork()
    if not child:
        if rank % 2:
            dying(rank // 2 % 70 + 1)
        add()
        os._exit(0)
    if not rank % 2:
        for _ in range(instants.randrange(200_000)):
            pass
        os.kill(child, signal.SIGKILL)
    told["killed"] += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    settle(root, may_write=True)
    found = tree()
    told["none" if found == before else "all" if found == whole else "partial"] += 1
    if found == whole:
        undo(root)
        assert tree() == before
print(json.dumps(told))
"""


def test_it_says_what_became_of_an_interrupted_write(
    root: Path, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    interrupt(root, monkeypatch)
    settle(root, may_write=True)
    assert len(heard) == 1
    assert heard[0].startswith("A write that was interrupted is taken back (")
    assert tree(root) == BEFORE


def interrupt(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the project as a kill after the second replaced file does."""
    with monkeypatch.context() as context:
        real, calls = os.replace, []

        def replace(*args: Any) -> None:
            if len(calls) == 3:  # the journal and two files
                dying_at(context, 0, before=True)
                raise Killed
            calls.append(args)
            real(*args)

        context.setattr(os, "replace", replace)
        with pytest.raises(Killed):
            add(root)
    assert (root / FOLDER / PENDING).exists()
    assert tree(root) != BEFORE


def test_a_complete_write_is_kept_though_its_end_was_not_noted(root: Path, heard: Heard) -> None:
    add(root)
    whole = tree(root)
    (root / FOLDER / LAST).rename(root / FOLDER / PENDING)
    with project_lock(root):
        pass
    assert len(heard) == 1
    assert heard[0] == (
        f"A write that was interrupted is complete ({command_of(root)}): neuf/d.yaml, "
        "neuf/plus/e.yaml, a.yaml, actions/b.yaml and c.yaml."
    )
    assert tree(root) == whole
    undo(root)
    assert tree(root) == BEFORE


def command_of(root: Path) -> str:
    told: str = json.loads((root / FOLDER / LAST).read_text())["command"]
    return told


def test_a_file_that_somebody_changed_since_is_left_and_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    interrupt(root, monkeypatch)
    (root / "a.yaml").write_text("v: [1, 7, 8]\n")
    settle(root, may_write=True)
    assert tree(root) == BEFORE | {"a.yaml": "v: [1, 7, 8]\n"}
    assert heard[1] == (
        "Another program has changed these files since, and they are left as they are: a.yaml. "
        "Compare them with git diff."
    )


def test_where_nothing_may_be_written_it_is_only_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    interrupt(root, monkeypatch)
    found = tree(root)
    settle(root, may_write=False)
    assert tree(root) == found
    assert "these files may hold a part of it: neuf/d.yaml, neuf/plus/e.yaml, a.yaml" in heard[0]


def test_a_write_that_is_under_way_is_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    interrupt(root, monkeypatch)
    (root / FOLDER / PENDING).rename(root / "aside")
    with project_lock(root):
        (root / "aside").rename(root / FOLDER / PENDING)
        settle(root, may_write=True)
        assert heard == []
    settle(root, may_write=True)
    assert tree(root) == BEFORE


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(
    before=st.dictionaries(st.sampled_from(["a.txt", "sous/b.txt", "c.txt"]), texts),
    after=st.dictionaries(st.sampled_from(["a.txt", "sous/b.txt", "c.txt", "n/m.txt"]), texts, min_size=1),
    mode=st.sampled_from([0o600, 0o644, 0o664]),
)  # fmt: skip
def test_undo_restores_every_byte(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, str],
    after: dict[str, str],
    mode: int,
) -> None:
    root = tmp_path_factory.mktemp("projet")
    write(root, before)
    for path in before:
        (root / path).chmod(mode)
    found = tree(root)
    folders = {path for path in root.rglob("*") if path.is_dir() and path.name != FOLDER}
    if not put_all(root, after):
        return
    assert tree(root) == found | tree(root)
    undo(root)
    assert tree(root) == found
    assert {p for p in root.rglob("*") if p.is_dir() and p.name != FOLDER} == folders
    assert all(stat.S_IMODE((root / path).stat().st_mode) == mode for path in before)
    with pytest.raises(WriteRefused, match="There is no write to take back"):
        undo(root)


def test_undo_is_refused_where_a_file_has_changed_since(root: Path) -> None:
    add(root)
    (root / "c.yaml").write_text("v: [7] # vu\n")
    (root / "neuf/d.yaml").unlink()
    found = tree(root)
    with pytest.raises(WriteRefused) as refusal:
        undo(root)
    assert ENGLISH.text(refusal.value.message) == (
        "These files have changed since the last write: neuf/d.yaml and c.yaml."
    )
    assert tree(root) == found


def test_undo_takes_back_the_last_write_alone(root: Path) -> None:
    for value in (3, 4):
        append(root, "a.yaml", lambda source, value=value: [Insertion(("v",), (value,))])
    undo(root)
    assert tree(root)["a.yaml"] == "v: [1, 3]\n"


def test_undo_that_is_killed_is_whole_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in range(1, 200):
        root = tmp_path / str(place)
        write(root, BEFORE)
        add(root)
        whole = tree(root)
        with monkeypatch.context() as context:
            dying_at(context, place, before=True)
            try:
                undo(root)
            except Killed:
                ended = False
            else:
                ended = True
        settle(root, may_write=True)
        found = {path: text for path, text in tree(root).items() if "plancancer-tmp" not in path}
        assert found in (BEFORE, whole)
        if ended:
            assert found == BEFORE
            break
    else:
        pytest.fail("undo never came to its end")


@pytest.mark.parametrize("name", [PENDING, LAST])
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 5000, b'{"steps": 3}'])
def test_a_journal_that_cannot_be_read_is_named(root: Path, name: str, content: bytes) -> None:
    (root / FOLDER / name).write_bytes(content)
    with pytest.raises(WriteRefused) as refusal:
        undo(root)
    assert ENGLISH.text(refusal.value.message) == f"The journal .plancancer/{name} cannot be read."
    assert tree(root) == BEFORE


@pytest.mark.parametrize("name", [PENDING, LAST])
def test_a_pipe_or_a_link_in_the_place_of_the_journal_is_not_followed(
    root: Path, name: str
) -> None:
    place = root / FOLDER / name
    os.mkfifo(place)
    with pytest.raises(WriteRefused, match="cannot be read"):
        undo(root)
    place.unlink()
    place.symlink_to(root / "a.yaml")
    with pytest.raises(WriteRefused, match="cannot be read"):
        undo(root)
    assert tree(root) == BEFORE


@pytest.mark.parametrize(
    "path", ["../dehors.txt", "/etc/hosts", ".git/config", f"{FOLDER}/lock", "lien/x.txt", ""]
)
@pytest.mark.parametrize("old", [None, "eHg="])
def test_a_journal_of_a_stranger_leads_nowhere(root: Path, path: str, old: str | None) -> None:
    """What a pull request could bring: a journal that names files outside of the project."""
    outside = root.parent / "dehors.txt"
    outside.write_text("à moi\n")
    (root / ".git").mkdir()
    (root / ".git/config").write_text("à moi\n")
    (root / "lien").symlink_to(root.parent)
    fingerprint = "7b1f5bdc8a1ff4ea8d7a2a5ec3d1f3b6a9b7b3d9bb5bb7b8a1b5cf1cb4d2a7e0"
    entry = {"command": "x", "since": 0, "steps": [{"path": path, "old": old, "new": fingerprint}]}
    (root / FOLDER / PENDING).write_text(json.dumps(entry))
    settle(root, may_write=True)
    assert outside.read_text() == "à moi\n"
    assert (root / ".git/config").read_text() == "à moi\n"
    assert not (root / FOLDER / PENDING).exists()


def test_the_journal_shows_nothing_to_who_may_not_read_the_files(root: Path) -> None:
    (root / "a.yaml").chmod(0o600)
    append(root, "a.yaml", lambda source: [Insertion(("v",), (3,))])
    assert stat.S_IMODE((root / FOLDER / LAST).stat().st_mode) == 0o600
