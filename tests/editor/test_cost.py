"""What a keystroke costs: one file is read, however many the plan has."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.synthetic import write_plan
from plancancer_cli.editor import overlay
from plancancer_cli.editor.atelier import Atelier
from plancancer_cli.editor.completing import complete
from plancancer_cli.i18n import get_language
from plancancer_cli.storage.files.tree import ArbreDisque

if TYPE_CHECKING:
    from plancancer_cli.storage.read.source import Source


@pytest.mark.parametrize("fiches", [13, 1000])
def test_a_keystroke_reads_one_file_and_a_pause_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fiches: int
) -> None:
    write_plan(tmp_path, fiches)
    atelier = Atelier(tmp_path, lambda: date(2026, 11, 21), get_language("fr"))
    atelier.conclude()
    read: list[str] = []
    on_disk, parsed = ArbreDisque.source, overlay.parse

    def from_disk(tree: ArbreDisque, path: str) -> Source:
        read.append(path)
        return on_disk(tree, path)

    def from_editor(text: str, path: str) -> Source:
        read.append(path)
        return parsed(text, path)

    monkeypatch.setattr(ArbreDisque, "source", from_disk)
    monkeypatch.setattr(overlay, "parse", from_editor)
    (file,) = tmp_path.glob("actions/1.1.1[-.]*yaml")
    path = file.relative_to(tmp_path).as_posix()
    text = file.read_text("utf-8").replace("volets:\n", "volts:\n", 1)
    assert {"PC010"} <= {d.code for d in atelier.type(path, text)}
    assert read == [path]
    assert "volets" in {p.label for p in complete(atelier, atelier.files.source(path), 0).proposals}
    atelier.conclude()
    assert read == [path]
