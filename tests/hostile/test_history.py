"""What Git still holds of small counts and personal data is found, with its commit, and not repeated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hostile.attacking import project, run
from projet import FICHE, INDICATEUR, MINIMAL
from repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.git
SMALL = MINIMAL[INDICATEUR].replace(
    "{date: 2023-06, valeur: 10, source: Bilan}",
    "{date: 2023-06, valeur: 7, ventilation: {sexe: f}, source: Bilan}",
)
MAIL = MINIMAL[FICHE].replace("titre: Balades", "titre: Balades (marie.exemple@ville.example)")


def told(root: Path, *options: str) -> list[dict[str, object]]:
    outcome = run(root, "check", "--history", "--format", "json", *options)
    found: list[dict[str, object]] = json.loads(outcome.out)["diagnostics"]
    return found


def test_what_was_removed_is_told_with_its_commit(tmp_path: Path) -> None:
    root = project(tmp_path)
    repository = Repository.create(root, MINIMAL)
    assert told(root) == []
    commit = repository.commit({INDICATEUR: SMALL, FICHE: MAIL})
    repository.commit({INDICATEUR: SMALL + "methode: Comptage\n"})
    repository.commit({INDICATEUR: MINIMAL[INDICATEUR], FICHE: MINIMAL[FICHE]})
    found = told(root)
    assert sorted((f["code"], f["path"]) for f in found) == [
        ("PC306", INDICATEUR),
        ("PC312", FICHE),
    ]
    for each in found:
        assert commit[:12] in str(each["message"])
        assert "marie.exemple" not in str(each)
        assert "7" not in str(each["message"]).replace(commit[:12], "")


@pytest.mark.parametrize("keep", ["branch", "tag"])
def test_other_branches_and_tags_hold_it_too(keep: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    repository = Repository.create(root, MINIMAL)
    repository.git("checkout", "-q", "-b", "essai")
    repository.commit({FICHE: MAIL})
    if keep == "tag":
        repository.git("tag", "v1")
    repository.git("checkout", "-q", "main")
    if keep == "tag":
        repository.git("branch", "-q", "-D", "essai")
    assert [f["code"] for f in told(root)] == ["PC312"]


def test_so_does_a_file_that_was_deleted_or_had_another_name(tmp_path: Path) -> None:
    root = project(tmp_path)
    repository = Repository.create(root, MINIMAL)
    old = "actions/sous/1.1.1-promenades.yaml"
    repository.commit({old: MAIL})
    repository.git("rm", "-q", old)
    repository.commit()
    assert [f["path"] for f in told(root)] == [old]


def test_a_plan_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path, {f"sante/{p}": t for p, t in MINIMAL.items()})
    repository.commit({f"sante/{FICHE}": MAIL})
    repository.commit({f"sante/{FICHE}": MINIMAL[FICHE]})
    assert [f["path"] for f in told(tmp_path / "sante")] == [FICHE]


def test_a_version_that_does_not_validate_is_searched_as_a_text(tmp_path: Path) -> None:
    root = project(tmp_path)
    repository = Repository.create(root, MINIMAL)
    repository.commit({FICHE: MAIL + "ancienne_cle: 1\n"})
    repository.commit({FICHE: MINIMAL[FICHE]})
    outcome = run(root, "check", "--history")
    assert f"{FICHE}:2" in outcome.out
    assert "1 of them does not follow today's format" in outcome.err


def test_the_threshold_decides_the_exit_code(tmp_path: Path) -> None:
    root = project(tmp_path)
    Repository.create(root, {**MINIMAL, FICHE: MAIL})
    assert run(root, "check", "--history").code == 0
    assert run(root, "check", "--history", "--fail-on", "warning").code == 1


def test_without_git_it_is_refused(tmp_path: Path) -> None:
    outcome = run(project(tmp_path), "check", "--history")
    assert outcome.code == 2
    assert "Git" in outcome.err
