"""Where a document goes: a stream as a stream, a file whole, its permissions and names kept."""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.storage.files.output import is_stream, write_output

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "bilan.html"
    write_output(file, b"un")
    number = file.stat().st_ino
    write_output(file, b"deux")
    assert file.read_bytes() == b"deux"
    assert file.stat().st_ino != number
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_an_output_that_is_there_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "bilan.html"
    file.write_bytes(b"un")
    file.chmod(mode)
    write_output(file, b"deux")
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.parametrize("content", [b"court", b"plus long que ce qui s'y trouvait"])
def test_a_file_with_several_names_is_written_in_place(tmp_path: Path, content: bytes) -> None:
    file, other = tmp_path / "bilan.html", tmp_path / "autre.html"
    file.write_bytes(b"ce qui etait la")
    os.link(file, other)
    write_output(file, content)
    assert file.read_bytes() == other.read_bytes() == content
    assert file.samefile(other)


def test_a_symbolic_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    victim, link = tmp_path / "victime", tmp_path / "bilan.html"
    victim.write_bytes(b"rien")
    link.symlink_to(victim)
    write_output(link, b"deux")
    assert victim.read_bytes() == b"rien"
    assert not link.is_symlink()


def test_a_pipe_takes_the_document_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "tube"
    os.mkfifo(pipe)
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()))
    reader.start()
    write_output(pipe, b"x" * 200_000)
    reader.join()
    assert found == [b"x" * 200_000]
    assert stat.S_ISFIFO(pipe.lstat().st_mode)


def test_a_device_takes_the_document_and_stays(tmp_path: Path) -> None:
    before = os.lstat("/dev/null")
    write_output(_path(tmp_path, "/dev/null"), b"x")
    after = os.lstat("/dev/null")
    assert (before.st_ino, before.st_rdev) == (after.st_ino, after.st_rdev)


@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd", "/dev/../dev/fd"])
def test_an_open_descriptor_goes_on_where_it_stands(tmp_path: Path, folder: str) -> None:
    """As with `>>`: what was written to the file before stays, whoever opened it."""
    file = tmp_path / "sortie"
    with file.open("wb", buffering=0) as stream:
        stream.write(b"avant ")
        target = _path(tmp_path, f"{folder}/{stream.fileno()}")
        assert is_stream(target)
        write_output(target, b"document")
        stream.write(b" apres")
    assert file.read_bytes() == b"avant document apres"


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_the_names_of_the_system_are_streams_whatever_they_lead_to(
    tmp_path: Path, name: str
) -> None:
    assert is_stream(_path(tmp_path, f"/dev/{name}"))


def test_files_and_folders_are_no_streams(tmp_path: Path) -> None:
    (tmp_path / "f").touch()
    assert not is_stream(tmp_path / "f")
    assert not is_stream(tmp_path)
    assert not is_stream(tmp_path / "absent")
    with pytest.raises(IsADirectoryError):
        write_output(tmp_path, b"x")


def _path(folder: Path, name: str) -> Path:
    return folder / name  # an absolute name stands for itself
