from __future__ import annotations

import os
from pathlib import Path

import pytest

from plancancer_cli.i18n import get_language
from plancancer_cli.storage.files import reading
from plancancer_cli.storage.files.reading import UnreadableError, decode, read_text
from plancancer_cli.storage.read.source import read_file

ENGLISH = get_language("en")


def refusal(content: bytes) -> tuple[str, int, int]:
    with pytest.raises(UnreadableError) as refused:
        decode(content)
    return ENGLISH.text(refused.value.message), refused.value.line, refused.value.column


def finding(file: Path) -> str:
    source = read_file(file, "actions/1.yaml")
    assert source.data is None
    (problem,) = source.problems
    assert problem.code == "PC001"
    assert (problem.location.path, problem.location.line) == ("actions/1.yaml", 1)
    assert problem.hint is not None
    return ENGLISH.text(problem.message)


def test_text_keeps_its_line_ends_and_its_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\r\nb: 2\r\n")
    assert read_text(file) == "\ufeffa: é\r\nb: 2\r\n"

    source = read_file(file, "a.yaml")
    assert source.data == {"a": "é", "b": 2}
    assert (source.bom, source.newline) == (True, "\r\n")
    assert source.text == "a: é\r\nb: 2\r\n"
    assert source.locate(["b"]).column == 4


def test_an_ordinary_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\n")
    source = read_file(file, "plan/a.yaml")
    assert source.data == {"a": 1}
    assert (source.bom, source.newline, source.path) == (False, "\n", "plan/a.yaml")


@pytest.mark.parametrize(
    ("content", "message", "line", "column"),
    [
        ("a: 1\n".encode("utf-16"), "The file is in UTF-16.", 1, 1),
        (b"\xfe\xff\x00a", "The file is in UTF-16.", 1, 1),
        (b"a: 1\nb\0: 2\n", "The file holds NUL bytes: it is damaged, or no text.", 2, 2),
        ("a: 1\nb: été\n".encode("latin-1"), "The file is not in UTF-8.", 2, 4),
        ("é: 1\n\U0001f600é".encode() + b"\xc3", "The file is not in UTF-8.", 2, 3),
        (b"\xef\xbb\xbfab\xff", "The file is not in UTF-8.", 1, 3),
        (b"a: \xed\xa0\x80", "The file is not in UTF-8.", 1, 4),
        (b"a: 1\rb: 2\r", "A line of the file ends with a lone carriage return (CR).", 1, 5),
        (b"a: 1\r\nb: 2\r\r\n", "A line of the file ends with a lone carriage return (CR).", 2, 5),
    ],
)
def test_refused_content(content: bytes, message: str, line: int, column: int) -> None:
    assert refusal(content) == (message, line, column)


def test_missing_file(tmp_path: Path) -> None:
    assert finding(tmp_path / "a.yaml") == "The file does not exist."


def test_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "plan").write_bytes(b"")
    assert finding(tmp_path / "plan" / "plan.yaml") == "The file does not exist."


def test_folder(tmp_path: Path) -> None:
    assert finding(tmp_path) == "This is a folder, not a file."


def test_pipe_without_a_writer_does_not_block(tmp_path: Path) -> None:
    fifo = tmp_path / "a.yaml"
    os.mkfifo(fifo)
    assert finding(fifo) == "This is no regular file (a pipe or a device)."


def test_device() -> None:
    assert finding(Path("/dev/zero")) == "This is no regular file (a pipe or a device)."


def test_name_that_the_system_refuses(tmp_path: Path) -> None:
    assert finding(tmp_path / ("a" * 300)).startswith("The system cannot read the file: ")
    assert finding(tmp_path / "a\0b").startswith("The system cannot read the file: ")


def test_link_that_leads_to_itself(tmp_path: Path) -> None:
    link = tmp_path / "a.yaml"
    link.symlink_to(link)
    assert finding(link).startswith("The system cannot read the file: ")


def test_missing_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\n")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reading.os, "open", refuse)
    assert finding(file) == "The file may not be read: permission is missing."


def test_size_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1024**2)
    file = tmp_path / "a.yaml"
    file.write_bytes(b"#" * 1024**2)
    assert len(read_text(file)) == 1024**2
    file.write_bytes(b"#" * (1024**2 + 1))
    assert finding(file) == "The file is larger than 1 MiB."


def test_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    file = tmp_path / "a.yaml"
    file.write_bytes(b"#" * 1000)
    monkeypatch.setattr(reading, "_require_regular", lambda status: 10)
    assert finding(file) == "The file is larger than 0 MiB."


def test_french() -> None:
    with pytest.raises(UnreadableError) as refused:
        decode(b"\xff")
    assert "UTF-8" in get_language("fr").text(refused.value.hint)
