"""Kept answers: never another one than the program would give, whatever happened to them."""

from __future__ import annotations

import os
import shutil
import threading
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.storage.answers import (
    MAX_ANSWER,
    MAX_ANSWERS,
    Answer,
    Answers,
    State,
    state_key,
)
from test_imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = sha256(b"status").hexdigest()
ANSWER = Answer("Plan Cancer, un faux tableau de bord\n", 1)


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    for name in ("plan", "actions", "indicators"):
        shutil.copytree(ROOT / name, tmp_path / "projet" / name)
    return tmp_path / "projet"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "plancancer"


def get(dossier: Path, question: str = QUESTION) -> Answer | None:
    return Answers(str(dossier)).get(question)


def state(projet: Path, *passed: str) -> State:
    found = State.of(str(projet), passed)
    assert found is not None
    return found


def filled(dossier: Path, projet: Path) -> Path:
    """A folder that holds an answer, which no program has given, so that its use can be seen."""
    Answers(str(dossier)).keep(QUESTION, state(projet), ANSWER)
    assert get(dossier) == ANSWER
    return dossier / f"{QUESTION}.json"


def test_an_answer_is_that_of_its_question(dossier: Path, projet: Path) -> None:
    filled(dossier, projet)
    assert get(dossier, sha256(b"show").hexdigest()) is None


@pytest.mark.parametrize("name", ["actions", "indicators", "plan"])
def test_any_change_of_a_file_counts(dossier: Path, projet: Path, name: str) -> None:
    filled(dossier, projet)
    file = min((projet / name).glob("*.yaml"))
    status = file.stat()
    file.write_bytes(file.read_bytes() + b"# \n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert get(dossier) is None


def test_a_file_that_was_touched_is_the_same_file(dossier: Path, projet: Path) -> None:
    filled(dossier, projet)
    os.utime(min((projet / "actions").glob("*.yaml")), ns=(1, 1))
    assert get(dossier) == ANSWER


def test_names_and_missing_files_count(dossier: Path, projet: Path) -> None:
    filled(dossier, projet)
    file = min((projet / "indicators").glob("*.yaml"))
    file.rename(file.with_name("autre.yaml"))
    assert get(dossier) is None
    file.with_name("autre.yaml").rename(file)
    assert get(dossier) == ANSWER
    file.unlink()
    assert get(dossier) is None


def test_a_schema_that_comes_or_goes_counts(dossier: Path, projet: Path) -> None:
    filled(dossier, projet)
    (projet / "schemas").mkdir()
    (projet / "schemas" / "fiche.schema.json").write_text("{}")
    assert get(dossier) is None


def test_a_nearer_project_counts(dossier: Path, projet: Path) -> None:
    below = projet / "notes"
    Answers(str(dossier)).keep(QUESTION, state(projet, str(below)), ANSWER)
    assert get(dossier) == ANSWER
    (below / "plan").mkdir(parents=True)
    (below / "plan" / "plan.yaml").write_text("id: autre\n")
    assert get(dossier) is None


def test_content_cannot_pass_from_one_file_to_the_next(projet: Path) -> None:
    (projet / "actions" / "a.yaml").write_bytes(b"xy")
    (projet / "actions" / "b.yaml").write_bytes(b"z")
    one = state_key(projet)
    (projet / "actions" / "a.yaml").write_bytes(b"x")
    (projet / "actions" / "b.yaml").write_bytes(b"yz")
    assert state_key(projet) != one


@given(place=st.integers(min_value=0), value=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_is_passed_over(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int, *, cut: bool
) -> None:
    base = tmp_path_factory.mktemp("cache")
    (base / "projet" / "plan").mkdir(parents=True)
    file = filled(base / "cache", base / "projet")
    content = file.read_bytes()
    place %= len(content)
    file.write_bytes(
        content[:place] if cut else content[:place] + bytes([value]) + content[place + 1 :]
    )
    assert get(base / "cache") == (ANSWER if file.read_bytes() == content else None)


@pytest.mark.parametrize("body", [b"{}", b"null", b"[1]", b"[[]]", b'"x"', b"[" * 100_000])
def test_a_body_of_another_shape_is_passed_over(dossier: Path, projet: Path, body: bytes) -> None:
    file = filled(dossier, projet)
    file.write_bytes(sha256(QUESTION.encode() + body).hexdigest().encode() + b"\n" + body)
    assert get(dossier) is None


def test_an_entry_that_was_renamed_is_passed_over(dossier: Path, projet: Path) -> None:
    other = sha256(b"validate").hexdigest()
    filled(dossier, projet).rename(dossier / f"{other}.json")
    assert get(dossier, other) is None


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_that_others_write_to_is_not_used(dossier: Path, projet: Path, mode: int) -> None:
    filled(dossier, projet)
    dossier.chmod(mode)
    assert get(dossier) is None


def test_the_folder_and_its_files_are_private(dossier: Path, projet: Path) -> None:
    file = filled(dossier, projet)
    assert (dossier.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_folder_that_is_a_link_is_not_used(dossier: Path, projet: Path, tmp_path: Path) -> None:
    filled(dossier, projet)
    dossier.rename(tmp_path / "elsewhere")
    dossier.symlink_to(tmp_path / "elsewhere")
    assert get(dossier) is None


def test_a_folder_that_cannot_be_made_changes_nothing(tmp_path: Path, projet: Path) -> None:
    (tmp_path / "cache").write_text("a file stands here")
    Answers(str(tmp_path / "cache" / "plancancer")).keep(QUESTION, state(projet), ANSWER)
    assert get(tmp_path / "cache" / "plancancer") is None


def test_a_change_while_the_files_are_read_is_not_kept(dossier: Path, projet: Path) -> None:
    before = state(projet)
    (projet / "actions" / "new.yaml").write_text("code: x\n")
    Answers(str(dossier)).keep(QUESTION, before, ANSWER)
    assert not dossier.exists()


def test_a_very_long_answer_is_not_kept(dossier: Path, projet: Path) -> None:
    Answers(str(dossier)).keep(QUESTION, state(projet), Answer("x" * (MAX_ANSWER + 1), 0))
    assert not dossier.exists()


@pytest.mark.parametrize("place", ["actions/link.yaml", "actions"])
def test_links_are_left_to_the_reader(projet: Path, tmp_path: Path, place: str) -> None:
    if (projet / place).is_dir():
        (projet / place).rename(tmp_path / "outside")
    else:
        (tmp_path / "outside").write_text("a: 1\n")
    (projet / place).symlink_to(tmp_path / "outside")
    assert State.of(str(projet)) is None


def test_writers_do_not_disturb_each_other(dossier: Path, projet: Path) -> None:
    now, answers = state(projet), []

    def work() -> None:
        Answers(str(dossier)).keep(QUESTION, now, ANSWER)
        answers.append(get(dossier))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == len(threads)
    assert set(answers) <= {ANSWER, None}


def test_old_answers_make_room(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "projet" / "plan").mkdir(parents=True)
    now = state(tmp_path / "projet")
    for number in range(MAX_ANSWERS + 6):
        Answers(str(dossier)).keep(sha256(b"%d" % number).hexdigest(), now, ANSWER)
    assert len(list(dossier.iterdir())) == MAX_ANSWERS
