"""Every entry of the folders of a plan is read, is harmless, or is named with the way out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.kinds import is_harmless, kind_of
from plancancer_cli.storage.files.inventory import of_files
from plancancer_cli.storage.files.left_aside import renamed
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.git.repository import Depot
from plancancer_cli.storage.git.revision import ArbreRevision
from plancancer_cli.storage.loader import load
from projet import FICHE, MINIMAL, PLAN, textes
from repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.storage.files.inventory import Inventory

READ = (
    "actions/1.1.1-x.yaml",
    "actions/1.1.1-x.yml",
    "actions/1.1.1-x.YAML",
    "actions/1.1.1-x.Yml",
    "actions/axe-1/1.1.1-x.yaml",
    "actions/Axe 1 – Prévenir/2026/en cours/1.1.1-x.yaml",
    "actions/1.1.1-x - Copie.yaml",
    "indicators/x.yaml",
    "indicators/x.YML",
    "plan/plan.yaml",
    "plan/acteurs.yaml",
    "plan/comites/2024-03-01.yaml",
    "plan/comites/2024-03-01-comite.yml",
)

HARMLESS = (
    "actions/.gitkeep",
    "actions/.1.1.1-x.yaml.swp",
    "actions/.#1.1.1-x.yaml",
    "actions/#1.1.1-x.yaml#",
    "actions/1.1.1-x.yaml~",
    "actions/~1.1.1-x.yaml",
    "actions/~$1.1.1-x.docx",
    "actions/.~lock.x.ods#",
    "actions/1.1.1-x.yaml.lock",
    "actions/.DS_Store",
    "actions/._1.1.1-x.yaml",
    "actions/Thumbs.db",
    "actions/desktop.ini",
    "actions/__MACOSX/1.1.1-x.yaml",
    "indicators/@eaDir/x.yaml",
    "plan/.obsidian/plan.yaml",
    "plan/comites/.idea/x.yaml",
)

RENAMED = {
    "actions/1.1.1-x.yaml.txt": "1.1.1-x.yaml",
    "actions/1.1.1-x.yml.txt": "1.1.1-x.yml",
    "actions/1.1.1-x.YAML.TXT": "1.1.1-x.YAML",
    "actions/1.1.1-x.yaml.docx": "1.1.1-x.yaml",
    "actions/axe/1.1.1-x.yaml.rtf": "1.1.1-x.yaml",
    "actions/1.1.1-x.yaml.html": "1.1.1-x.yaml",
    "actions/1.1.1-x.yaml (1)": "1.1.1-x.yaml",
    "actions/1.1.1-x.yaml ": "1.1.1-x.yaml",
    "actions/1.1.1-x.yaml.": "1.1.1-x.yaml",
    "actions/1.1.1-x.yaml,": "1.1.1-x.yaml",
    "actions/1.1.1-x.yalm": "1.1.1-x.yaml",
    "actions/1.1.1-x.ymal": "1.1.1-x.yaml",
    "actions/1.1.1-x.yam": "1.1.1-x.yaml",
    "actions/1.1.1-x.yamll": "1.1.1-x.yaml",
    "actions/1.1.1-x.yаml": "1.1.1-x.yaml",  # Cyrillic а
    "actions/1.1.1-x．yaml": "1.1.1-x.yaml",
    "actions/1.1.1-x-yaml": "1.1.1-x.yaml",
    "actions/1.1.1-x_yml": "1.1.1-x.yaml",
    "indicators/x.yaml.txt": "x.yaml",
    "plan/plan.yml": "plan.yaml",
    "plan/Plan.yaml": "plan.yaml",
    "plan/plan.yaml.txt": "plan.yaml",
    "plan/acteurs.yml": "acteurs.yaml",
    "plan/Acteurs.yaml": "acteurs.yaml",
    "plan/comites/2024-03-01.yaml.txt": "2024-03-01.yaml",
}

MISPLACED = (
    "plan/1.1.1-x.yaml",
    "plan/2024-03-01.yaml",
    "plan/Comites/2024-03-01.yaml",
    "plan/comites/2024/2024-03-01.yaml",
    "indicators/2026/x.yaml",
)

LEFT = (
    "actions/LISEZMOI.md",
    "actions/1.1.1-x.docx",
    "actions/1.1.1-x.txt",
    "actions/1.1.1-x.json",
    "actions/1.1.1-x.yaml.bak",
    "actions/1.1.1-x.yaml.orig",
    "actions/1.1.1-x.yaml.old",
    "actions/1.1.1-x.yaml.rej",
    "actions/1.1.1-x.yaml.2024",
    "actions/1.1.1-x.yaml-old",
    "actions/photos/marche.jpg",
    "actions/1.1.1-x",
    "indicators/tableau.xlsx",
    "plan/plan.pdf",
    "plan/notes.xml",
    "plan/comites/2024-03-01.odt",
)

EVERY = (*READ, *HARMLESS, *RENAMED, *MISPLACED, *LEFT)


def _expected() -> tuple[list[str], list[tuple[str, str]]]:
    told = [(path, "PC019") for path in (*RENAMED, *MISPLACED)]
    told += [(path, "PC020") for path in LEFT]
    return sorted(READ), sorted(told)


def _found(inventory: Inventory) -> tuple[list[str], list[tuple[str, str]]]:
    return list(inventory.files), sorted(
        (each.location.path, each.code) for each in inventory.findings
    )


def _make(folder: Path) -> Path:
    for path in EVERY:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x: 1\n", "utf-8")
    return folder


def test_each_name_on_disk(tmp_path: Path) -> None:
    assert _found(ArbreDisque(_make(tmp_path)).inventory()) == _expected()


@pytest.mark.git
def test_each_name_in_a_revision(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", {"x": "1\n"})
    _make(repository.folder)
    repository.git("add", "-f", "-A")
    repository.git("commit", "-q", "-m", "tout")
    depot = Depot.of(repository.folder)
    tree = ArbreRevision(depot, depot.commit("HEAD"))
    assert _found(tree.inventory()) == _expected()
    assert tree.inventory().findings == ArbreDisque(repository.folder).inventory().findings


@pytest.mark.parametrize(("path", "name"), RENAMED.items())
def test_a_name_that_is_nearly_right_is_shown_right(path: str, name: str) -> None:
    assert renamed(path) == name
    assert kind_of(f"{path.rpartition('/')[0]}/{name}") is not None
    (finding,) = of_files([path]).findings
    assert f"“{name}”" in textes([finding])[0]


_NAMES = st.text("ab1.-_~#$ éyamlYML", min_size=1, max_size=12).filter(
    lambda name: name not in {".", ".."}
)


@given(
    folder=st.sampled_from(["plan", "plan/comites", "actions", "actions/a", "indicators"]),
    name=_NAMES,
)
def test_whatever_the_name_it_is_read_or_harmless_or_told(folder: str, name: str) -> None:
    path = f"{folder}/{name}"
    inventory = of_files([path])
    told = [each.location.path for each in inventory.findings]
    assert (list(inventory.files) == [path]) != (told == [path])
    assert not (kind_of(path) and is_harmless(name))
    new = renamed(path)
    assert new is None or renamed(f"{folder}/{new}") is None


def _broken(root: Path) -> list[tuple[str, str]]:
    loaded = load(ArbreDisque(root))
    assert loaded.dossier is not None
    assert loaded.dossier.hides("actions")
    return [(each.location.path, each.code) for each in loaded.diagnostics]


def _project(root: Path) -> Path:
    for path, text in MINIMAL.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def _without_actions(tmp_path: Path) -> Path:
    root = _project(tmp_path / "projet")
    (root / FICHE).unlink()
    (root / "actions").rmdir()
    return root


def test_actions_is_missing(tmp_path: Path) -> None:
    assert _broken(_without_actions(tmp_path)) == [("actions", "PC001")]


def test_actions_is_a_file(tmp_path: Path) -> None:
    root = _without_actions(tmp_path)
    (root / "actions").write_text("1.1.1", "utf-8")
    assert _broken(root) == [("actions", "PC001")]


@pytest.mark.parametrize(
    "target", ["nulle-part", "actions", ".", "..", "../dehors", ".cache", "plan/plan.yaml"]
)
def test_actions_is_a_link_to_no_folder_of_the_project(tmp_path: Path, target: str) -> None:
    root = _without_actions(tmp_path)
    (tmp_path / "dehors").mkdir()
    (root / ".cache").mkdir()
    (root / "actions").symlink_to(target)
    assert _broken(root) == [("actions", "PC001")]


def test_actions_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator may read everything: the refusal of the system is played here."""
    root = _project(tmp_path)
    scan = os.scandir

    def refusing(path: str | Path) -> object:
        if str(path).endswith("actions"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert _broken(root) == [("actions", "PC001")]


@pytest.mark.parametrize("target", ["nulle-part", "axe", "..", ".", "../..", "../plan/.."])
def test_a_subfolder_that_is_a_link_to_nothing_of_use(tmp_path: Path, target: str) -> None:
    root = _project(tmp_path)
    (root / "actions" / "axe").symlink_to(target)
    assert _broken(root) == [("actions/axe", "PC001")]


def test_a_subfolder_that_is_a_link_is_read(tmp_path: Path) -> None:
    root = _project(tmp_path)
    (root / "axes" / "un").mkdir(parents=True)
    (root / FICHE).rename(root / "axes" / "un" / "1.1.1-balades.yaml")
    (root / "actions" / "axe").symlink_to("../axes")
    loaded = load(ArbreDisque(root))
    assert loaded.diagnostics == []
    assert loaded.dossier is not None
    assert [d.path for d in loaded.dossier.fiches] == ["actions/axe/un/1.1.1-balades.yaml"]


def test_links_that_hold_one_another_end(tmp_path: Path) -> None:
    root = _project(tmp_path)
    for name, target in {"a/vers-b": "../b", "b/vers-a": "../a"}.items():
        (root / "actions" / name).parent.mkdir(exist_ok=True)
        (root / "actions" / name).symlink_to(target)
    assert _broken(root) == [
        ("actions/a/vers-b/vers-a", "PC001"),
        ("actions/b/vers-a/vers-b", "PC001"),
    ]


def test_meetings_whose_folder_is_a_file(tmp_path: Path) -> None:
    root = _project(tmp_path)
    (root / "plan" / "comites").write_text("x", "utf-8")
    loaded = load(ArbreDisque(root))
    assert [(d.location.path, d.code) for d in loaded.diagnostics] == [("plan/comites", "PC001")]


def test_a_plan_alone_says_that_its_fiches_are_missing(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / PLAN).write_text(MINIMAL[PLAN], "utf-8")
    loaded = load(ArbreDisque(tmp_path))
    (said,) = textes(loaded.diagnostics)
    assert said.startswith("actions:1:1 PC001 The folder actions/ is missing: it holds the fiches.")
    assert said.endswith(
        "| Check its name, restore it from Git, or make it for a plan that begins."
    )
