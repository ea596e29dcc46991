"""Appending to files: under the lock, exactly, all or nothing."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import get_language, msg
from plancancer_cli.storage.edit import editor
from plancancer_cli.storage.edit.edit import Hunk
from plancancer_cli.storage.edit.editor import Insertion, append, append_all
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.read.limits import MAX_BYTES
from storage.splicing import ITEM, LINE, add

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from plancancer_cli.storage.edit.insertion import Loc
    from plancancer_cli.storage.read.source import Source

ENGLISH = get_language("en")
V = ("v",)


def adding(*items: object) -> Callable[[Source], Sequence[Insertion]]:
    return lambda source: [Insertion(V, items)]


def write(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        (root / f"{name}.yaml").write_bytes(text.encode())


def content(root: Path) -> dict[str, str]:
    return {
        path.stem: path.read_bytes().decode()
        for path in root.iterdir()
        if path.suffix in (".yaml", ".plancancer-tmp")
    }


def test_the_edit_tells_what_was_added(tmp_path: Path) -> None:
    write(tmp_path, f="id: x\nv:\n  - {a: 1}\n# fin\n")
    edit = add(tmp_path, V)
    assert edit.hunks == (Hunk(4, (), (f"  - {LINE}",)),)


@pytest.mark.parametrize(
    ("text", "hunk"),
    [
        ("a: 1", Hunk(2, (), ("v:", "  - 1"))),
        ("v:\r\n- 0", Hunk(3, (), ("- 1",))),
        (
            "v: [0] # x\n",
            Hunk(1, ("v: [0] # x",), ("v: [0, 1] # x",)),
        ),
        (
            "a: 1\r\nv: []\r\n",
            Hunk(2, ("v: []",), ("v:", "  - 1")),
        ),
        (
            "v:\n- - 0\n- 1\n",
            Hunk(4, (), ("- 1",)),
        ),
    ],
)
def test_hunks(tmp_path: Path, text: str, hunk: Hunk) -> None:
    write(tmp_path, f=text)
    edit = add(tmp_path, V, 1)
    assert edit.hunks == (hunk,)


def test_a_dry_run_says_the_same_and_touches_nothing(tmp_path: Path) -> None:
    write(tmp_path, f="v: []\n")
    rehearsed = add(tmp_path, V, dry_run=True)
    assert [path.name for path in tmp_path.iterdir()] == ["f.yaml"]
    assert content(tmp_path) == {"f": "v: []\n"}
    done = add(tmp_path, V)
    assert (rehearsed.hunks, rehearsed.dry_run) == (done.hunks, True)
    assert not done.dry_run


def test_nothing_to_add_leaves_the_file(tmp_path: Path) -> None:
    write(tmp_path, f="v: []\n")
    before = (tmp_path / "f.yaml").stat()
    for insertions in ([], [Insertion(V, ())]):
        edit = append(tmp_path, "f.yaml", lambda source, found=insertions: found)
        assert edit.hunks == ()
    assert (tmp_path / "f.yaml").stat() == before


def test_the_caller_sees_the_file_as_it_is_now_and_may_refuse(tmp_path: Path) -> None:
    write(tmp_path, f="v: [1]\n")

    def refuse(source: Source) -> list[Insertion]:
        assert source.data == {"v": [1]}
        with pytest.raises(WriteRefused), project_lock(tmp_path, timeout=0):
            pass
        raise WriteRefused(msg("Not this one."))

    with pytest.raises(WriteRefused, match="Not this one"):
        append(tmp_path, "f.yaml", refuse)
    assert content(tmp_path) == {"f": "v: [1]\n"}


def test_several_lists_of_one_file(tmp_path: Path) -> None:
    write(tmp_path, f="a:\n  - id: x\n    s:\n    - 1\n  - id: y\nv: []\n")
    insertions = [
        Insertion(V, (1,)),
        Insertion(("w",), (2,)),
        Insertion(("a", 1, "s"), (3,)),
        Insertion(("a", 1, "r"), (4,)),
        Insertion(("a", 0, "s"), (5,)),
        Insertion(("a", 0, "r"), (6,)),
        Insertion(V, (7,)),
    ]
    edit = append(tmp_path, "f.yaml", lambda source: insertions)
    after = (
        "a:\n  - id: x\n    s:\n    - 1\n    - 5\n    r:\n    - 6\n"
        "  - id: y\n    s:\n      - 3\n    r:\n      - 4\nv:\n  - 1\n  - 7\nw:\n  - 2\n"
    )
    assert content(tmp_path) == {"f": after}
    lines = after.split("\n")
    for hunk in edit.hunks:
        assert lines[hunk.line - 1 : hunk.line - 1 + len(hunk.added)] == list(hunk.added)


def test_lists_that_end_on_the_same_line(tmp_path: Path) -> None:
    write(tmp_path, f="a:\n  - id: x\n    t:\n      - 0\n")
    locs: list[Loc] = [("w",), ("a", 0, "s"), ("a", 0, "t"), ("a",)]
    edit = append(tmp_path, "f.yaml", lambda source: [Insertion(loc, (1,)) for loc in locs])
    after = "a:\n  - id: x\n    t:\n      - 0\n      - 1\n    s:\n      - 1\n  - 1\nw:\n  - 1\n"
    assert content(tmp_path) == {"f": after}
    assert [(hunk.line, hunk.added[0]) for hunk in edit.hunks] == [
        (5, "      - 1"),
        (6, "    s:"),
        (8, "  - 1"),
        (9, "w:"),
    ]


def test_several_files_all_or_none(tmp_path: Path) -> None:
    write(tmp_path, a="v: [1]\n", b="v: [2]\n", c="v: non\n")
    before = content(tmp_path)
    with pytest.raises(WriteRefused):
        append_all(tmp_path, {"a.yaml": adding(0), "b.yaml": adding(0), "c.yaml": adding(0)})
    assert content(tmp_path) == before
    edits = append_all(tmp_path, {"a.yaml": adding(0), "b.yaml": adding(0)})
    assert [edit.path for edit in edits] == ["a.yaml", "b.yaml"]
    assert content(tmp_path) == {"a": "v: [1, 0]\n", "b": "v: [2, 0]\n", "c": "v: non\n"}


@pytest.mark.parametrize("failing", range(1, 4))
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_at_any_file_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch, call: str, failing: int
) -> None:
    write(tmp_path, a="v: [1]\n", b="v: [2]\n", c="v: [3]\n")
    with project_lock(tmp_path):
        pass
    before = content(tmp_path)
    real = getattr(os, call)
    calls = []

    def fail(*args: object) -> None:
        calls.append(args)
        if len(calls) == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(*args)

    with monkeypatch.context() as context:
        context.setattr(os, call, fail)
        with pytest.raises(WriteRefused, match="The disk is full"):
            append_all(tmp_path, {f"{name}.yaml": adding(0) for name in "abc"})
    assert content(tmp_path) == before
    append_all(tmp_path, {f"{name}.yaml": adding(0) for name in "abc"})
    assert content(tmp_path) == {name: text.replace("]", ", 0]") for name, text in before.items()}


def test_an_interruption_between_two_files_takes_the_first_back(
    tmp_path: Path, monkeypatch
) -> None:
    write(tmp_path, a="v: [1]\n", b="v: [2]\n")
    before = content(tmp_path)
    real = os.replace
    calls = []

    def interrupt(*args: object) -> None:
        real(*args)
        calls.append(args)
        if len(calls) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        append_all(tmp_path, {"a.yaml": adding(0), "b.yaml": adding(0)})
    assert content(tmp_path) == before


def test_a_file_that_cannot_be_put_back_is_by_the_next_command(tmp_path: Path, monkeypatch) -> None:
    write(tmp_path, a="v: [1]\n", b="v: [2]\n")
    with project_lock(tmp_path):
        pass
    real = os.replace
    calls = []

    def fail(*args: object) -> None:
        calls.append(args)
        if len(calls) > 2:  # the journal and the first file
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(*args)

    with monkeypatch.context() as context:
        context.setattr(os, "replace", fail)
        with pytest.raises(WriteRefused) as refusal:
            append_all(tmp_path, {"a.yaml": adding(0), "b.yaml": adding(0)})
    assert ENGLISH.text(refusal.value.message) == (
        "The write failed halfway, and could not be taken back yet: a.yaml and b.yaml."
    )
    assert content(tmp_path) == {"a": "v: [1, 0]\n", "b": "v: [2]\n"}
    with project_lock(tmp_path):
        assert content(tmp_path) == {"a": "v: [1]\n", "b": "v: [2]\n"}


def test_one_file_under_two_names_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a="v: [1]\n")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    with pytest.raises(WriteRefused):
        append_all(tmp_path, {"a.yaml": adding(0), "b.yaml": adding(0)})
    assert (tmp_path / "a.yaml").read_text() == "v: [1]\n"


def test_a_change_between_reading_and_writing_is_kept(tmp_path: Path) -> None:
    write(tmp_path, f="v: [1]\n")

    def meanwhile(source: Source) -> list[Insertion]:
        write(tmp_path, f="v: [1]\nnote: sauvée par l’éditeur\n")
        return [Insertion(V, (2,))]

    with pytest.raises(WriteRefused, match="was changed by another program"):
        append(tmp_path, "f.yaml", meanwhile)
    assert content(tmp_path) == {"f": "v: [1]\nnote: sauvée par l’éditeur\n"}


WRONG = (
    "a: 2\nv:\n  - 1\n  - 2\n",
    "a: 1\nv:\n  - 1\n",
    "a: 1\nv:\n  - 1\n  - 2\nb: 1\n",
    "v:\n  - 1\n  - 2\na: 1\n",
    "a: 1.0\nv:\n  - 1\n  - 2\n",
    "a: true\nv:\n  - 1\n  - 2\n",
    "a: 1\nv:\n  - 1\n  - '2'\n",
    "a: 1\nv:\n  - 2\n  - 1\n",
    "a: 1\nv:\n  - 1\n  - 2\n# \u200b\n",
    "a: [",
    "[1]\n",
)


def test_what_is_read_back_must_be_what_was_meant(tmp_path: Path, monkeypatch) -> None:
    write(tmp_path, f="a: 1\nv:\n  - 1\n")
    for text in WRONG:
        monkeypatch.setattr(editor, "apply", lambda before, patches, wrong=text: wrong)
        with pytest.raises(WriteRefused, match="cannot be added exactly"):
            add(tmp_path, V, 2)
    assert content(tmp_path) == {"f": "a: 1\nv:\n  - 1\n"}


def test_a_file_that_would_be_too_large_to_be_read_again(tmp_path: Path) -> None:
    head = "v: [1]\n#"
    write(tmp_path, f=head + "x" * (MAX_BYTES - len(head)))
    with pytest.raises(WriteRefused, match="would be larger than"):
        add(tmp_path, V, 2)


def test_read_only_is_refused(tmp_path: Path) -> None:
    write(tmp_path, f="v: [1]\n")
    (tmp_path / "f.yaml").chmod(0o444)
    with pytest.raises(WriteRefused, match="may not be written"):
        add(tmp_path, V, ITEM)
    assert content(tmp_path) == {"f": "v: [1]\n"}
