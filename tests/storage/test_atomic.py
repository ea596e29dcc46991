"""The old content or the new, whole; nothing left behind; permissions and links kept."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import get_language
from plancancer_cli.kinds import is_plan_file
from plancancer_cli.storage.files.atomic import prepare, sweep, target_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENGLISH = get_language("en")
OLD, NEW = b"a: 1\n", b"a: 2\n"
IO_ERROR = f"The system cannot write f.yaml, which is as it was: {os.strerror(errno.EIO)}."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "f.yaml"
    file.write_bytes(OLD)
    return file


def replace(file: Path) -> None:
    prepare("f.yaml", file, OLD, NEW).commit()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(WriteRefused) as refusal:
        act()
    assert refusal.value.hint is not None
    return ENGLISH.text(refusal.value.message)


def alone(file: Path) -> bool:
    return [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_replaces(file: Path) -> None:
    replace(file)
    assert file.read_bytes() == NEW
    assert alone(file)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_are_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    replace(file)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.parametrize("allowed", [True, False])
def test_the_owner_is_kept_where_it_is_allowed(file: Path, monkeypatch, allowed: bool) -> None:
    asked = []

    def fchown(descriptor: int, user: int, group: int) -> None:
        asked.append((user, group))
        if not allowed:
            raise PermissionError(errno.EPERM, "not the owner")

    own = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        fields = list(own(descriptor))
        fields[stat.ST_UID] += 1
        return os.stat_result(fields)

    monkeypatch.setattr(os, "fchown", fchown)
    pending_owner = file.stat().st_uid, file.stat().st_gid
    with monkeypatch.context() as context:
        context.setattr(os, "fstat", fstat)
        pending = prepare("f.yaml", file, OLD, NEW)
    pending.commit()
    assert file.read_bytes() == NEW
    assert asked == [(-1, pending_owner[1]), (pending_owner[0], -1)]


def test_extended_attributes_are_kept(file: Path, monkeypatch) -> None:
    given = {}
    monkeypatch.setattr(os, "listxattr", lambda path: ["user.a", "user.b"], raising=False)
    monkeypatch.setattr(os, "getxattr", lambda path, name: name.encode(), raising=False)

    def setxattr(descriptor: int, name: str, value: bytes) -> None:
        if name == "user.a":
            raise OSError(errno.ENOTSUP, "not here")
        given[name] = value

    monkeypatch.setattr(os, "setxattr", setxattr, raising=False)
    replace(file)
    assert given == {"user.b": b"user.b"}
    assert file.read_bytes() == NEW


def test_a_link_stays_and_its_target_changes(tmp_path: Path, file: Path) -> None:
    (tmp_path / "actions").mkdir()
    link = tmp_path / "actions" / "lien.yaml"
    link.symlink_to("../f.yaml")
    target = target_of(tmp_path, "actions/lien.yaml")
    replace(target)
    assert link.is_symlink()
    assert link.read_bytes() == file.read_bytes() == NEW


@pytest.mark.parametrize("path", ["lien.yaml", "dossier/f.yaml", "../dehors/f.yaml"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    project, outside = tmp_path / "projet", tmp_path / "dehors"
    project.mkdir()
    outside.mkdir()
    (outside / "f.yaml").write_bytes(OLD)
    (project / "lien.yaml").symlink_to("../dehors/f.yaml")
    (project / "dossier").symlink_to("../dehors")
    assert refused(lambda: target_of(project, path)) == (
        f"{path} is a link that leads out of the project."
    )


def test_no_file(tmp_path: Path) -> None:
    (tmp_path / "boucle.yaml").symlink_to("boucle.yaml")
    assert refused(lambda: target_of(tmp_path, "f.yaml")) == "f.yaml does not exist."
    assert refused(lambda: target_of(tmp_path, "boucle.yaml")) == "boucle.yaml does not exist."


@pytest.mark.parametrize(
    ("call", "number", "message"),
    [
        ("open", errno.EROFS, "f.yaml may not be written: it, or its folder, is read-only."),
        ("open", errno.EACCES, "f.yaml may not be written: it, or its folder, is read-only."),
        ("open", errno.ENOSPC, "The disk is full: f.yaml is as it was."),
        ("write", errno.ENOSPC, "The disk is full: f.yaml is as it was."),
        ("write", errno.EDQUOT, "The disk is full: f.yaml is as it was."),
        ("write", errno.EIO, IO_ERROR),
        ("fsync", errno.EIO, IO_ERROR),
        ("fsync", errno.ENOSPC, "The disk is full: f.yaml is as it was."),
        ("fchmod", errno.EPERM, "f.yaml may not be written: it, or its folder, is read-only."),
        ("close", errno.EDQUOT, "The disk is full: f.yaml is as it was."),
        ("replace", errno.EIO, IO_ERROR),
        ("replace", errno.EPERM, "f.yaml may not be written: it, or its folder, is read-only."),
    ],
)  # fmt: skip
def test_the_system_refuses(file: Path, monkeypatch, call: str, number: int, message: str) -> None:
    real = getattr(os, call)

    def fail(*args: object, **kwargs: object) -> None:
        if call == "close":
            real(*args, **kwargs)
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as context:
        context.setattr(os, call, fail)
        assert refused(lambda: replace(file)) == message
    assert file.read_bytes() == OLD
    assert alone(file)


def test_a_disk_that_fills_up_in_the_middle(file: Path, monkeypatch) -> None:
    real = os.write
    written = []

    def write(descriptor: int, content: memoryview) -> int:
        if written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(real(descriptor, content[:2]))
        return written[0]

    with monkeypatch.context() as context:
        context.setattr(os, "write", write)
        assert refused(lambda: replace(file)) == "The disk is full: f.yaml is as it was."
    assert written == [2]
    assert file.read_bytes() == OLD
    assert alone(file)


def test_writes_in_parts_are_put_together(file: Path, monkeypatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:1]))
    replace(file)
    assert file.read_bytes() == NEW


def test_a_folder_that_cannot_be_synced_takes_nothing_back(file: Path, monkeypatch) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not for folders")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    replace(file)
    assert file.read_bytes() == NEW


def test_an_interruption_leaves_nothing(file: Path, monkeypatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    for call in ("fsync", "replace"):
        with monkeypatch.context() as context:
            context.setattr(os, call, interrupt)
            with pytest.raises(KeyboardInterrupt):
                replace(file)
        assert file.read_bytes() == OLD
        assert alone(file)


def test_read_only_is_respected_from_the_administrator_too(file: Path) -> None:
    message = "f.yaml may not be written: it, or its folder, is read-only."
    file.chmod(0o444)
    assert refused(lambda: replace(file)) == message
    file.chmod(0o644)
    file.parent.chmod(0o555)
    assert refused(lambda: replace(file)) == message
    file.parent.chmod(0o755)
    assert file.read_bytes() == OLD
    assert alone(file)


@pytest.mark.parametrize("other", [b"a: 3\n", OLD + b"b: 1\n", b"\xff", None])
def test_a_file_that_changed_in_the_meantime(file: Path, other: bytes | None) -> None:
    pending = prepare("f.yaml", file, OLD, NEW)
    if other is None:
        file.unlink()
    else:
        file.write_bytes(other)
    assert refused(pending.commit) == "f.yaml was changed by another program in the meantime."
    assert [path.read_bytes() for path in file.parent.iterdir()] == (
        [] if other is None else [other]
    )


def test_what_killed_processes_left_is_no_file_of_the_plan_and_goes(file: Path) -> None:
    pending = prepare("f.yaml", file, OLD, NEW)
    assert pending.beside.read_bytes() == NEW
    assert not is_plan_file(pending.beside.name)
    for name in (".f.yaml", ".0123456789abcdef.plancancer-tmp.txt", "x.plancancer-tmp"):
        file.with_name(name).touch()
    file.with_name(".0123456789abcdef.plancancer-tmp").symlink_to("f.yaml")
    sweep([file])
    assert sorted(path.name for path in file.parent.iterdir()) == [
        ".0123456789abcdef.plancancer-tmp",
        ".0123456789abcdef.plancancer-tmp.txt",
        ".f.yaml",
        "f.yaml",
        "x.plancancer-tmp",
    ]


def test_sweeping_a_folder_that_is_gone(tmp_path: Path) -> None:
    sweep([tmp_path / "rien" / "f.yaml"])
