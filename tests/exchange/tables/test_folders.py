"""A folder of an export is replaced whole; what is somebody else's is never touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from exchange.office import said
from exchange.tables.office import dataset, portfolio
from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.folders import MANIFEST, plans_in, write_folder
from plancancer_cli.exchange.recognising import require_ours
from plancancer_cli.exchange.tables.catalogue import COLUMN_NAMES
from plancancer_cli.exchange.tables.writing import as_file, as_folder
from plancancer_cli.i18n import get_language
from projet import minimal

PACKAGE = as_folder(dataset(minimal()), "csv")


def content(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def refused(target: Path, *roots: Path) -> str:
    before = content(target.parent)
    with pytest.raises(WriteRefused) as caught:
        write_folder(target, PACKAGE, roots)
    assert content(target.parent) == before
    return said(caught.value)


def test_a_new_folder_and_the_same_one_again(tmp_path: Path) -> None:
    for _ in range(2):
        write_folder(tmp_path / "a" / "b", PACKAGE, ())
        assert content(tmp_path / "a" / "b") == PACKAGE
        assert [each.name for each in (tmp_path / "a").iterdir()] == ["b"]


def test_an_empty_folder_and_an_export_of_another_form_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    write_folder(tmp_path / "vide", PACKAGE, ())
    parquet = as_folder(portfolio(), "parquet")
    write_folder(tmp_path / "vide", parquet, ())
    assert content(tmp_path / "vide") == parquet
    assert plans_in(tmp_path / "vide") == [plan.id for plan in portfolio().plans]


@pytest.mark.parametrize(
    "name", ["notes.txt", "valeurs.csv", MANIFEST, "dossier/lire.md", ".caché"]
)
def test_what_somebody_wrote_is_named_and_kept(tmp_path: Path, name: str) -> None:
    target = tmp_path / "export"
    write_folder(target, PACKAGE, ())
    file = target / name
    file.parent.mkdir(exist_ok=True)
    text = file.read_text("utf-8") if file.exists() else ""
    file.write_text(text.replace("plan-exemple", "plan-change") + "\n", encoding="utf-8")
    assert "export" in refused(target)


@pytest.mark.parametrize(
    "text", ["{}", "[]", "{", '{"resources": [{"path": "a.txt", "hash": ""}]}']
)
def test_a_descriptor_of_another_program_is_not_ours(tmp_path: Path, text: str) -> None:
    target = tmp_path / "autre"
    target.mkdir()
    (target / MANIFEST).write_text(text)
    assert MANIFEST in refused(target)
    assert plans_in(target) == []


def test_a_changed_descriptor_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "export"
    write_folder(target, PACKAGE, ())
    manifest = json.loads((target / MANIFEST).read_text("utf-8"))
    manifest["contributors"] = [{"title": "Ville"}]
    (target / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert MANIFEST in refused(target)


def test_a_link_in_the_folder_is_foreign(tmp_path: Path) -> None:
    target = tmp_path / "export"
    write_folder(target, PACKAGE, ())
    (tmp_path / "copie.csv").write_bytes(PACKAGE["plans.csv"])
    (target / "plans.csv").unlink()
    (target / "plans.csv").symlink_to(tmp_path / "copie.csv")
    assert "plans.csv" in refused(target)


@pytest.mark.parametrize("name", ["plan", "actions", "indicators/export", ".git"])
def test_the_files_of_a_plan_are_out_of_bounds(tmp_path: Path, name: str) -> None:
    assert "files of the plan" in refused(tmp_path / name, Path("/nulle-part"), tmp_path)


@pytest.mark.parametrize("target", ["a/b", "a", "."])
def test_nobody_loses_the_folder_that_they_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert "that you are in" in refused(tmp_path / target)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "lire.md").write_text("mot")
    assert "is a file" in refused(tmp_path / "lire.md")


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "export", PACKAGE, ())

    def full(descriptor: int, content: memoryview) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        assert "No space left" in refused(tmp_path / "export")
    assert [each.name for each in tmp_path.iterdir()] == ["export"]


def test_the_old_folder_comes_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "export", PACKAGE, ())
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.suffix == ".plancancer-tmp":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", stubborn)
        assert "Permission denied" in refused(tmp_path / "export")
    assert [each.name for each in tmp_path.iterdir()] == ["export"]


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "parquet"])
def test_an_earlier_export_may_be_replaced(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"export.{kind}"
    require_ours(file, COLUMN_NAMES)
    file.write_bytes(as_file(dataset(minimal()), kind, None, get_language("fr")))
    require_ours(file, COLUMN_NAMES)


@pytest.mark.parametrize(
    "found",
    [b"# Lisez-moi\n", b'{"kind": "status"}', b"PK\x03\x04", b"PAR1 autre", b"nom,telephone\n", b"\xff\xfe\x00"],
)  # fmt: skip
def test_any_other_file_is_kept(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "export").write_bytes(found)
    with pytest.raises(WriteRefused):
        require_ours(tmp_path / "export", COLUMN_NAMES)


def test_a_workbook_of_somebody_else_is_kept(tmp_path: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "budget.xlsx")
    with pytest.raises(WriteRefused):
        require_ours(tmp_path / "budget.xlsx", COLUMN_NAMES)
