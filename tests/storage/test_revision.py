"""The files of a revision, read through git: what is there, and nothing is run or written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import get_language
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.git.command import environment
from plancancer_cli.storage.git.pair import load_pair
from plancancer_cli.storage.git.repository import Depot
from plancancer_cli.storage.git.revision import ArbreRevision
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.read.limits import MAX_BYTES
from projet import MINIMAL
from repositories import GIT_ENVIRONMENT, Repository

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.git


@pytest.fixture(autouse=True)
def _settings_of_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in GIT_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


def _tree(folder: Path, revision: str = "HEAD") -> ArbreRevision:
    depot = Depot.of(folder)
    return ArbreRevision(depot, depot.commit(revision))


def _refusal(folder: Path, revision: str = "HEAD") -> tuple[str, str | None]:
    with pytest.raises(RevisionError) as refused:
        _tree(folder, revision).paths()
    words = get_language("en")
    error = refused.value
    return words.text(error.message), None if error.hint is None else words.text(error.hint)


def test_a_revision_is_read_as_the_folder_was(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    then = load(ArbreDisque(repository.folder)).dossier
    repository.write({"actions/1.1.1-balades.yaml": "code: 9\n"})
    tree = _tree(repository.folder)
    assert tree.paths() == sorted(MINIMAL)
    now = load(tree).dossier
    assert now is not None
    assert then is not None
    assert [d.value for d in now.fiches] == [d.value for d in then.fiches]
    assert now.fiches[0].locate(("titre",)) == then.fiches[0].locate(("titre",))


def test_a_project_in_a_subfolder(tmp_path: Path) -> None:
    files = {f"santé/a b/{path}": text for path, text in MINIMAL.items()}
    repository = Repository.create(tmp_path / "a", files | {"plan/plan.yaml": "autre: 1\n"})
    assert _tree(repository.folder / "santé" / "a b").paths() == sorted(MINIMAL)
    assert _tree(repository.folder).paths() == ["plan/plan.yaml"]
    assert Depot.of(repository.folder / "santé" / "a b").prefixe == "santé/a b/"


def test_names_that_are_no_text_or_hold_line_feeds(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    odd = {"actions/a\nb.yaml": "code: [\n", "actions/:(top)x.yaml": "code: [\n"}
    repository.commit(odd)
    tree = _tree(repository.folder)
    assert set(odd) < set(tree.paths())
    assert [tree.source(path).text for path in odd] == ["code: [\n"] * 2


def test_links_are_followed_inside_the_revision_only(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL | {"partage/f.yaml": "code: 1.1.1\n"})
    (tmp_path / "secret.yaml").write_text("secret: 1\n", "utf-8")
    actions = repository.folder / "actions"
    for name, target in {
        "1-in.yaml": "../partage/f.yaml",
        "2-out.yaml": "../../secret.yaml",
        "3-loop.yaml": "3-loop.yaml",
        "4-gone.yaml": "../nulle-part.yaml",
        "5-folder.yaml": "../partage",
        "6-a\nb.yaml": "../partage/f.yaml",
    }.items():
        (actions / name).symlink_to(target)
    repository.commit()
    tree = _tree(repository.folder)
    for path in ("actions/1-in.yaml", "actions/6-a\nb.yaml"):
        assert tree.source(path).text == "code: 1.1.1\n"
    for path in tree.paths():
        if path.startswith("actions/") and path[8] in "2345":
            assert [p.code for p in tree.source(path).problems] == ["PC001"], path
    assert "actions/1.1.1-balades.yaml" in tree.paths()


def test_links_out_of_the_project_are_refused_as_in_the_folder(tmp_path: Path) -> None:
    files = {f"plans/a/{path}": text for path, text in MINIMAL.items()}
    others = {
        "secret.yaml": "x: 1\n",
        "plans/b/f.yaml": "x: 1\n",
        "plans/a/.cache/f.yaml": "x: 1\n",
    }
    repository = Repository.create(tmp_path / "a", files | others)
    home = repository.folder / "plans" / "a"
    (home / "partage").mkdir()
    (home / "partage" / "f.yaml").write_text("code: 1.1.1\n", "utf-8")
    (home / "detour").symlink_to("../..")
    for name, target in {
        "1-up.yaml": "../../../secret.yaml",
        "2-beside.yaml": "../../b/f.yaml",
        "3-hidden.yaml": "../.cache/f.yaml",
        "4-absolute.yaml": "/etc/passwd",
        "5-far.yaml": "../" * 9 + "etc/passwd",
        "6-two.yaml": "1-up.yaml",
        "7-through.yaml": "../detour/secret.yaml",
        "8-back.yaml": "../detour/plans/a/partage/f.yaml",
    }.items():
        (home / "actions" / name).symlink_to(target)
    repository.commit()
    tree, disk = _tree(home), ArbreDisque(home)
    assert tree.paths() == disk.paths()
    for path in tree.paths():
        said = [[(p.code, p.message) for p in each.source(path).problems] for each in (tree, disk)]
        assert said[0] == said[1], path
        assert tree.source(path).text == disk.source(path).text
    assert tree.source("actions/8-back.yaml").text == "code: 1.1.1\n"


def test_a_folder_that_is_a_link(tmp_path: Path) -> None:
    files = {f"plans/a/{path}": text for path, text in MINIMAL.items()}
    repository = Repository.create(tmp_path / "a", files)
    home = repository.folder / "plans" / "a"
    (home / "indicators").rename(home / "mesures")
    (home / "indicators").symlink_to("mesures")
    (home / "actions").rename(repository.folder / "dehors")
    (home / "actions").symlink_to("../../dehors")
    repository.commit()
    tree, disk = _tree(home), ArbreDisque(home)
    assert tree.paths() == disk.paths()
    assert tree.paths() == [path for path in sorted(MINIMAL) if not path.startswith("actions/")]
    assert tree.inventory().findings == disk.inventory().findings
    assert [each.location.path for each in tree.inventory().findings] == ["actions"]


def test_links_that_would_never_end(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    actions = repository.folder / "actions"
    for number in range(50):
        (actions / f"l{number}").symlink_to(f"l{number + 1}/" * 20)
    for name in ("a", "b", "c"):
        (actions / f"{name}.yaml").symlink_to("l0/x.yaml")
    repository.commit()
    tree = _tree(repository.folder)
    for name in ("a", "b", "c"):
        assert [p.code for p in tree.source(f"actions/{name}.yaml").problems] == ["PC001"]


def test_files_that_are_not_read(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    (repository.folder / "actions/big.yaml").write_bytes(b"# " + b"x" * MAX_BYTES)
    (repository.folder / "actions/latin.yaml").write_bytes("titre: é\n".encode("latin-1"))
    (repository.folder / "actions/sub.yaml").mkdir()
    (repository.folder / "actions/sub.yaml/x").write_text("1", "utf-8")
    repository.commit()
    tree = _tree(repository.folder)
    for name in ("big", "latin", "sub"):
        assert [p.code for p in tree.source(f"actions/{name}.yaml").problems] == ["PC001"]
    assert tree.source("actions/1.1.1-balades.yaml").problems == []


def test_a_merge_commit_and_a_common_ancestor(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    first = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "-q", "-b", "branche")
    repository.commit({"notes.txt": "b"})
    repository.git("checkout", "-q", "main")
    repository.commit({"autre.txt": "m"})
    depot = Depot.of(repository.folder)
    assert depot.commit("main...branche") == first
    assert depot.commit("branche...") == first
    repository.git("merge", "-q", "--no-ff", "-m", "fusion", "branche")
    assert _tree(repository.folder, "HEAD").paths() == sorted(MINIMAL)
    assert depot.commit("HEAD^2") == depot.commit("branche")


def test_no_repository(tmp_path: Path) -> None:
    message, hint = _refusal(tmp_path)
    assert message == f"{tmp_path} is not in a Git repository."
    assert hint is not None


def test_no_commit(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a")
    assert _refusal(repository.folder) == (
        "This Git repository has no commit yet: there is nothing to compare with.",
        "Record a first state: git add . && git commit",
    )


@pytest.mark.parametrize(
    "revision",
    [
        "nulle-part",
        "--help",
        "-n",
        "HEAD:plan",
        "HEAD^{tree}",
        "",
        " ",
        "a b",
        "f" * 40,
        "@{-1}",
        "é",
    ],
)
def test_an_unknown_revision(tmp_path: Path, revision: str) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    assert _refusal(repository.folder, revision)[0].startswith("Git knows no revision ")


def test_the_nearest_branch_is_named(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    assert _refusal(repository.folder, "mian")[1] == "Did you mean “main”?"
    assert _refusal(repository.folder, "origin/develop")[1] == (
        "If it is on the server, fetch it: git fetch origin develop."
    )


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path) -> None:
    origin = Repository.create(tmp_path / "a", MINIMAL)
    origin.git("branch", "base")
    origin.commit({"notes.txt": "b"})
    shallow = origin.clone(tmp_path / "b", "--depth", "1")
    assert _tree(shallow.folder).paths() == sorted(MINIMAL)
    assert _refusal(shallow.folder, "origin/base") == (
        "This clone is shallow and does not hold the revision “origin/base”.",
        "Fetch it: git fetch --unshallow, or git fetch origin base.",
    )
    assert _refusal(shallow.folder, "HEAD~1")[1] == "Fetch it: git fetch --unshallow."


def test_a_partial_clone_fetches_nothing(tmp_path: Path) -> None:
    origin = Repository.create(tmp_path / "a", MINIMAL)
    origin.git("config", "uploadpack.allowFilter", "true")
    partial = origin.clone(tmp_path / "b", "--filter=blob:none", "--no-checkout")
    mark = tmp_path / "run"
    partial.git("config", "remote.origin.uploadpack", f"touch {mark}; git-upload-pack")
    depot = Depot.of(partial.folder)
    tree = ArbreRevision(depot, depot.commit("HEAD"))
    with pytest.raises(RevisionError) as refused:
        tree.source(tree.paths()[0])
    assert refused.value.hint is not None
    assert not mark.exists()


def test_git_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _refusal(tmp_path)[0] == "The program git is not installed, or not found."


def test_settings_of_the_repository_run_nothing(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    repository.commit({".gitattributes": "*.yaml diff=x filter=x\n"})
    mark = tmp_path / "run"
    hook = tmp_path / "hook"
    hook.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n", "utf-8")
    hook.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "diff.x.textconv",
        "diff.x.command",
        "diff.external",
        "filter.x.smudge",
        "filter.x.clean",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "gpg.program",
        "alias.rev-parse",
    ):
        repository.git("config", name, str(hook))
    repository.git("config", "core.hooksPath", str(tmp_path))
    assert _tree(repository.folder).source("plan/plan.yaml").problems == []
    assert not mark.exists()


def test_nothing_is_written(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", MINIMAL)
    git = repository.folder / ".git"
    (repository.folder / "plan/plan.yaml").touch()

    def state() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in git.rglob("*")}

    before = state()
    load(_tree(repository.folder))
    assert state() == before


def test_variables_that_point_elsewhere_do_not_count() -> None:
    given = {
        "PATH": "/bin",
        "GIT_DIR": "/x",
        "GIT_INDEX_FILE": "/x",
        "GIT_EXTERNAL_DIFF": "/x",
        "GIT_CONFIG_GLOBAL": "/y",
        "GIT_CONFIG_COUNT": "0",
        "GIT_TRACE": "1",
    }
    kept = environment(given)
    assert {"GIT_DIR", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_TRACE"}.isdisjoint(kept)
    assert kept["GIT_CONFIG_GLOBAL"] == "/y"
    assert kept["GIT_CONFIG_COUNT"] == "0"
    assert kept["GIT_NO_LAZY_FETCH"] == "1"


def test_a_state_without_a_plan_borrows_the_other_one(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", {"notes.txt": "vide"})
    repository.write(MINIMAL)
    base, head = load_pair(_tree(repository.folder), ArbreDisque(repository.folder))
    assert (base.vide, base.plan_lu, base.dossier.fiches) == (True, False, ())
    assert (head.vide, head.plan_lu) == (False, True)
    broken = MINIMAL | {"plan/plan.yaml": "titre: [\n"}
    repository.commit(broken)
    repository.write(MINIMAL)
    base, head = load_pair(_tree(repository.folder), ArbreDisque(repository.folder))
    assert [d.value.code for d in base.dossier.fiches] == ["1.1.1"]
    assert base.unread == {"plan/plan.yaml"}
    assert [d.code for d in base.diagnostics] == ["PC002"]
