"""Ids, codes and names of files that lead elsewhere, or that a system takes for another."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hostile.attacking import project, run
from plancancer_cli.i18n import get_language
from plancancer_cli.rules.run import validate
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from projet import FICHE, INDICATEUR, MINIMAL, PLAN, ArbreMemoire, minimal

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

EVIL_IDS = (
    "../../etc/passwd", "a/b", "..", ".", "a\\b", "C:", "-rf", "a b", "A", "é", "bаlades", "ｂalades",
    "a--b", "a-", "x" * 81, "%2e%2e", "a\nb", "a.yaml", "~", "balades ",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL_IDS)
def test_an_id_is_a_plain_word(evil: str) -> None:
    quoted = '"' + evil.replace("\\", "\\\\").replace("\n", "\\n") + '"'
    files = MINIMAL | {INDICATEUR: MINIMAL[INDICATEUR].replace("id: balades", f"id: {quoted}")}
    loaded = load(ArbreMemoire(files))
    assert [(each.code, each.location.line) for each in loaded.diagnostics] == [("PC014", 1)]


@pytest.mark.parametrize("key", ["indicateurs: [{}]", "pilotes: [{}]", "partenaires: [{}]"])
@pytest.mark.parametrize("evil", ["../x", "bаlades"])
def test_a_reference_too(key: str, evil: str) -> None:
    fiche = MINIMAL[FICHE]
    name = key.partition(":")[0]
    kept = "".join(f"{line}\n" for line in fiche.splitlines() if not line.startswith(name))
    loaded = load(ArbreMemoire(MINIMAL | {FICHE: kept + key.format(evil) + "\n"}))
    assert loaded.dossier is not None
    found = {each.code for each in (*loaded.diagnostics, *validate(loaded.dossier))}
    # An acteur may be named by its sigle: what is neither is an unknown acteur.
    assert ("PC014" if name == "indicateurs" else "PC101") in found


def test_a_letter_that_looks_like_another_is_named() -> None:
    files = MINIMAL | {INDICATEUR: MINIMAL[INDICATEUR].replace("id: balades", "id: bаlades")}
    (found,) = load(ArbreMemoire(files)).diagnostics
    assert found.hint is not None
    assert "U+0430" in get_language("en").text(found.hint)


@pytest.mark.parametrize(
    "arguments",
    [
        ["measure", "../../x", "3"],
        ["show", "../../etc/passwd"],
        ["track", "../x", "en_cours"],
        ["new", "indicateur", "../../x"],
        ["new", "fiche", "../../x"],
        ["validate", "/etc/passwd"],
        ["explain", "../../etc/passwd"],
        ["validate", "x" * 5000],
        ["--project", "x" * 5000, "status"],
        ["import", "x" * 5000],
        ["report", "--template", "x" * 5000],
        ["report", "--output", "x" * 5000],
        ["export", "--output", "x" * 5000],
        ["measure", "x" * 5000, "3"],
        ["new", "indicateur", "x" * 5000],
    ],
    ids=lambda arguments: " ".join(arguments)[:30],
)
def test_an_argument_leads_nowhere_else(arguments: list[str], tmp_path: Path) -> None:
    root = project(tmp_path / "a" / "plan")
    before = sorted(path for path in tmp_path.rglob("*") if ".plancancer" not in path.parts)
    outcome = run(root, *arguments)
    assert outcome.code == 2
    assert before == sorted(p for p in tmp_path.rglob("*") if ".plancancer" not in p.parts)


@pytest.mark.parametrize("name", ["con", "nul", "aux", "com1", "lpt9"])
def test_names_that_windows_reserves(name: str) -> None:
    text = MINIMAL[INDICATEUR].replace("id: balades", f"id: {name}")
    loaded = load(ArbreMemoire(MINIMAL | {f"indicators/{name}.yaml": text}))
    assert loaded.dossier is not None
    found = [each for each in validate(loaded.dossier) if each.code == "PC113"]
    assert [each.location.path for each in found] == [f"indicators/{name}.yaml"]


def test_names_that_begin_like_them_are_fine() -> None:
    text = MINIMAL[INDICATEUR].replace("id: balades", "id: concerts")
    loaded = load(ArbreMemoire(MINIMAL | {"indicators/concerts.yaml": text}))
    assert loaded.dossier is not None
    assert "PC113" not in {each.code for each in validate(loaded.dossier)}


@pytest.mark.parametrize(
    "name", ["1.1.1-a:b", "1.1.1-a?", 'a"b', "a|b", "a\\b", "1.1.1-a\nb", "a\u202eb", "a\x1bb"]
)
def test_names_that_some_systems_cannot_hold(name: str) -> None:
    loaded = load(ArbreMemoire(MINIMAL | {f"actions/{name}.yaml": MINIMAL[FICHE]}))
    assert loaded.dossier is not None
    assert "PC113" in {each.code for each in validate(loaded.dossier)}


def test_two_files_that_differ_by_capitals() -> None:
    files = MINIMAL | {"actions/1.1.1-Balades.yaml": MINIMAL[FICHE]}
    loaded = load(ArbreMemoire(files))
    assert loaded.dossier is not None
    found = [each for each in validate(loaded.dossier) if each.code == "PC113"]
    assert [each.location.path for each in found] == [FICHE]


def test_two_codes_that_differ_by_capitals() -> None:
    plan = MINIMAL[PLAN].replace(
        "enfants:", "enfants: [{code: 1.A, titre: A}, {code: 1.a, titre: B}]\n    ignored:"
    )
    plan = "\n".join(line for line in plan.splitlines() if "ignored" not in line) + "\n"
    plan = plan.replace("{code: 1.A", '{code: "1.1", titre: C}, {code: 1.A')
    found = [each for each in validate(minimal(plan=plan)) if each.code == "PC113"]
    assert [(each.location.path, each.ref) for each in found] == [(PLAN, "1.a")]


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_a_name_that_is_not_utf_8(form: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    Path(os.fsdecode(os.fsencode(root / "indicators") + b"/caf\xe9.yaml")).write_text("id: cafe\n")
    outcome = run(root, "validate", "--format", form)
    assert outcome.code == 1
    assert "PC113" in outcome.out
    assert "PC113" in {each.code for each in validate(_read(root))}


def _read(root: Path) -> Dossier:
    dossier = load(ArbreDisque(root)).dossier
    assert dossier is not None
    return dossier
