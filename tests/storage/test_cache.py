"""The cache of findings: never another answer than without it, whatever happened to it."""

from __future__ import annotations

import json
import os
import shutil
import threading
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.i18n import Text, get_language, msg
from plancancer_cli.model.periode import Periode
from plancancer_cli.rules.run import validate
from plancancer_cli.storage.arbre import ArbreDisque
from plancancer_cli.storage.cache import FindingsCache, state_key
from plancancer_cli.storage.cached_findings import decode, encode
from plancancer_cli.storage.loader import load
from test_imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FINDING = Diagnostic(
    "PC101",
    Severity.ERROR,
    Location("actions/1.yaml", 3, 5),
    msg("Found {value!r}.", value="été"),
    msg("Write {n}.", n=Decimal("1.50")),
    "1",
)


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    for name in ("plan", "actions", "indicators"):
        shutil.copytree(ROOT / name, tmp_path / "projet" / name)
    return tmp_path / "projet"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "plancancer"


def made(projet: Path) -> list[Diagnostic]:
    loaded = load(ArbreDisque(projet))
    return loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier)


def answer(dossier: Path, projet: Path) -> list[Diagnostic]:
    """As the command gives it."""
    cache = FindingsCache(dossier, projet)
    found = cache.get()
    if found is None:
        found = made(projet)
        cache.keep(found)
    return found


def kept(dossier: Path) -> list[Path]:
    return sorted(dossier.glob("*.json"))


def filled(dossier: Path, projet: Path) -> Path:
    """A cache that holds a wrong answer under its right name, so that its use can be seen."""
    cache = FindingsCache(dossier, projet)
    assert cache.get() is None
    cache.keep([FINDING])
    assert FindingsCache(dossier, projet).get() == [FINDING]
    (file,) = kept(dossier)
    return file


def test_the_second_answer_is_the_first(dossier: Path, projet: Path) -> None:
    assert answer(dossier, projet) == answer(dossier, projet) == made(projet)
    assert len(kept(dossier)) == 1


@pytest.mark.parametrize("name", ["actions", "indicators", "plan"])
def test_any_change_of_a_file_counts(dossier: Path, projet: Path, name: str) -> None:
    filled(dossier, projet)
    file = min((projet / name).glob("*.yaml"))
    status = file.stat()
    file.write_bytes(file.read_bytes() + b"# \n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert FindingsCache(dossier, projet).get() is None


def test_names_and_missing_files_count(dossier: Path, projet: Path) -> None:
    filled(dossier, projet)
    file = min((projet / "indicators").glob("*.yaml"))
    file.rename(file.with_name("autre.yaml"))
    assert FindingsCache(dossier, projet).get() is None
    file.with_name("autre.yaml").rename(file)
    assert FindingsCache(dossier, projet).get() == [FINDING]
    file.unlink()
    assert FindingsCache(dossier, projet).get() is None


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
    expected = [FINDING] if file.read_bytes() == content else None
    assert FindingsCache(base / "cache", base / "projet").get() == expected


@pytest.mark.parametrize("body", [b"{}", b"null", b"[1]", b"[[]]", b'"x"', b"[" * 100_000])
def test_a_body_of_another_shape_is_passed_over(dossier: Path, projet: Path, body: bytes) -> None:
    file = filled(dossier, projet)
    key = state_key(projet) or ""
    file.write_bytes(sha256(key.encode() + body).hexdigest().encode() + b"\n" + body)
    assert answer(dossier, projet) == made(projet)


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_that_others_write_to_is_not_used(dossier: Path, projet: Path, mode: int) -> None:
    filled(dossier, projet)
    dossier.chmod(mode)
    assert answer(dossier, projet) == made(projet)


def test_the_folder_and_its_files_are_private(dossier: Path, projet: Path) -> None:
    file = filled(dossier, projet)
    assert (dossier.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_folder_that_is_a_link_is_not_used(dossier: Path, projet: Path, tmp_path: Path) -> None:
    filled(dossier, projet)
    dossier.rename(tmp_path / "elsewhere")
    dossier.symlink_to(tmp_path / "elsewhere")
    assert answer(dossier, projet) == made(projet)


def test_a_folder_that_cannot_be_made_changes_nothing(tmp_path: Path, projet: Path) -> None:
    (tmp_path / "cache").write_text("a file stands here")
    assert answer(tmp_path / "cache" / "plancancer", projet) == made(projet)


def test_a_change_while_the_files_are_read_is_not_kept(dossier: Path, projet: Path) -> None:
    cache = FindingsCache(dossier, projet)
    assert cache.get() is None
    (projet / "actions" / "new.yaml").write_text("code: x\n")
    cache.keep([FINDING])
    assert kept(dossier) == []


def test_links_are_left_to_the_reader(dossier: Path, projet: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("a: 1\n")
    (projet / "actions" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    assert answer(dossier, projet) == made(projet)
    assert kept(dossier) == []


def test_writers_do_not_disturb_each_other(dossier: Path, projet: Path) -> None:
    expected, answers = made(projet), []
    threads = [
        threading.Thread(target=lambda: answers.append(answer(dossier, projet))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found == expected for found in answers)
    assert len(answers) == len(threads)


def test_old_projects_make_room(dossier: Path, tmp_path: Path) -> None:
    for number in range(70):
        projet = tmp_path / f"p{number}"
        (projet / "plan").mkdir(parents=True)
        cache = FindingsCache(dossier, projet)
        cache.get()
        cache.keep([FINDING])
    assert len(kept(dossier)) == 64


plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.decimals(allow_nan=False),
    st.dates(),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(Periode.jour),
)
texts = st.deferred(
    lambda: st.builds(
        Text,
        st.text(),
        st.lists(st.tuples(st.text(), params), max_size=3).map(tuple),
        st.none() | st.text(),
        st.none() | st.integers(),
    )
)
params = st.one_of(plain, texts, st.lists(plain, max_size=3).map(tuple))


@given(message=texts, hint=st.none() | texts, line=st.integers(1, 10**6))
def test_findings_come_back_as_they_were(message: Text, hint: Text | None, line: int) -> None:
    found = [Diagnostic("PC1", Severity.INFO, Location("a", line, 1), message, hint, None)]
    back = decode(json.loads(json.dumps(encode(found))))
    assert back == found
    assert repr(back) == repr(found)


def test_the_findings_of_the_plan_are_said_alike(projet: Path) -> None:
    file = projet / "actions" / "1.2.1-alcool-et-tabac.yaml"
    file.write_text(file.read_text("utf-8").replace("titre:", "titer:", 1), "utf-8")
    found = made(projet)
    back = decode(json.loads(json.dumps(encode(found))))
    for language in (get_language("fr"), get_language("en")):
        assert [language.text(d.message) for d in back] == [language.text(d.message) for d in found]
    assert back == found


def test_a_schema_that_comes_or_goes_counts(dossier: Path, projet: Path) -> None:
    filled(dossier, projet)
    (projet / "schemas").mkdir()
    (projet / "schemas" / "fiche.schema.json").write_text("{}")
    assert FindingsCache(dossier, projet).get() is None
