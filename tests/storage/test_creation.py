"""New files are written all together or not at all, and never in the place of another."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from plancancer_cli.errors import WriteRefused
from plancancer_cli.scaffold.rendering import MODELES, Demande, levels_of, render
from plancancer_cli.storage.files import changes as writing
from plancancer_cli.storage.files.creation import write_new

TEXTS = {"a.txt": "a\n", "sous/b.txt": "é\n", "sous/plus/c.txt": ""}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".plancancer" not in path.parts
    }


def test_every_file_is_written(tmp_path: Path) -> None:
    write_new(tmp_path / "neuf" / "plan", TEXTS)
    assert tree(tmp_path / "neuf/plan") == {path: text.encode() for path, text in TEXTS.items()}


@pytest.mark.parametrize("taken", TEXTS)
def test_one_that_is_there_stops_all(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text("à moi")
    with pytest.raises(WriteRefused):
        write_new(tmp_path, TEXTS)
    assert tree(tmp_path) == {taken: "à moi".encode()}


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nulle-part")
    with pytest.raises(WriteRefused):
        write_new(tmp_path, TEXTS)
    assert not (tmp_path / "nulle-part").exists()


def test_nothing_is_written_through_a_folder_that_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "sous").symlink_to(tmp_path / "ailleurs")
    with pytest.raises(WriteRefused):
        write_new(tmp_path / "plan", TEXTS)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, failure: BaseException
) -> None:
    real, calls = os.link, []

    def link(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == at + 1:
            raise failure
        real(source, target)

    monkeypatch.setattr(writing, "_name", link)
    with pytest.raises((WriteRefused, KeyboardInterrupt)):
        write_new(tmp_path / "neuf", TEXTS)
    assert not (tmp_path / "neuf").exists()


def test_a_file_system_without_links_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(writing.os, "link", refuse)
    write_new(tmp_path, TEXTS)
    assert tree(tmp_path) == {path: text.encode() for path, text in TEXTS.items()}


@pytest.mark.parametrize("langue", ["fr", "en"])
@pytest.mark.parametrize("modele", MODELES)
def test_no_marker_is_left_in_a_template(modele: str, langue: str) -> None:
    texts = render(Demande(modele, "Plan", date(2025, 1, 1), langue=langue))
    # `>> file` is how a shell adds to a file; a marker has a word before it.
    assert not any("<<" in text or re.search(r"\w>>", text) for text in texts.values())
    assert len(levels_of(modele)) >= 2
