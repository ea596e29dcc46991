"""A plan in which every file that a stranger could break is broken, in its own way each.

Each bad file has its finding, at its place, and the good ones are read as if it were not there.
"""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from hostile.attacking import project, run
from plancancer_cli.storage.files import reading
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.read.limits import MAX_BYTES, MAX_DIGITS, MAX_TEXT
from projet import FICHE, MINIMAL, PLAN
from repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

VALID = """\
id: {id}
libelle: Balades
type: nombre
accumulation: stock
valeurs:
  - {{date: 2023-06, valeur: 10}}
"""


def like(id_: str, old: str = "", new: str = "") -> str:
    """A valid indicateur with one thing replaced."""
    return VALID.format(id=id_).replace(old, new) if old else VALID.format(id=id_) + new


BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 10)}]\n" for i in range(9)
)

FILES: dict[str, tuple[str | bytes, str]] = {
    "bombe": (BOMB, "7:10 PC004"),
    "boucle": ("id: &a [*a]\n", "1:9 PC004"),
    "crochets": ("id: " + "[" * 100_000, "1:104 PC004"),
    "marches": ("".join(" " * depth + "a:\n" for depth in range(300)), "101:101 PC004"),
    "balise": ("id: !!python/object/apply:os.system [touch balise-lancee]\n", "1:5 PC004"),
    "double": (like("double", new="id: double\n"), "7:1 PC003"),
    "fusion": ("<<: {id: fusion}\n", "1:1 PC004"),
    "nul": (b"id: nul\0\n", "1:8 PC001"),
    "echappement": (like("echappement", "Balades", "a\x1b[2Jb"), "2:11 PC005"),
    "echappe": (like("echappe", "Balades", r'"\e]0;titre\a"'), "2:11 PC005"),
    "latin": ("id: latin\nlibelle: été\n".encode("latin-1"), "2:10 PC001"),
    "utf16": ("id: utf16\n".encode("utf-16"), "1:1 PC001"),
    "marques": ("\ufeff\ufeff" + like("marques"), "1:1 PC005"),
    "cr": (like("cr").replace("\n", "\r"), "1:7 PC001"),
    "tabulation": ("id: tabulation\n\tlibelle: x\n", "2:1 PC002"),
    "geant": (like("geant", "Balades", "x" * (MAX_TEXT + 1)), "2:10 PC004"),
    "chiffres": (like("chiffres", " 10", " " + "9" * (MAX_DIGITS + 1)), "6:29 PC004"),
    "grand": (like("grand", " 10", " " + "9" * 400), "6:29 PC004"),
    "exposant": (like("exposant", " 10", " 1e300"), "6:29 PC004"),
    "seize": (like("seize", " 10", " 0x" + "f" * 400), "6:29 PC004"),
    "nan": (like("nan", " 10", " .nan"), "6:29 PC004"),
    "infini": (like("infini", " 10", " -.inf"), "6:29 PC004"),
    "conflit": ("<<<<<<< HEAD\nid: conflit\n=======\nid: x\n>>>>>>> b\n", "1:1 PC006"),
    "nombre": (like("nombre", "Balades", "12"), "2:10 PC012"),
    "jour": (like("jour", "Balades", "2023-01-01"), "2:10 PC012"),
    "coche": (like("coche", "Balades", "true"), "2:10 PC012"),
    "virgule": (like("virgule", " 10", " 52,3"), "6:31 PC007"),
    "vide": ("", "1:1 PC018"),
    "deux": (like("deux", new="---\na: 1\n"), "7:1 PC004"),
    "liste": ("- 1\n", "1:1 PC012"),
    "cle": (f"? {'k' * 100_000}\n: 1\n", "1:3 PC010"),
    "droite": (like("droite", "Balades", "Bal\u202eades"), "2:13 PC005"),
    "sans-largeur": (like("sans-largeur", "Balades", "Bal\u200bades"), "2:13 PC005"),
    "an-un": (like("an-un", "2023-06", "0001-01-01"), "6:12 PC014"),
    "an-dernier": (like("an-dernier", "2023-06", "9999-12-31"), "6:12 PC014"),
    "gros": (b"a: b\n" * (50 * 1024**2 // 5), "1:1 PC001"),
}
"""What stands in `indicators/<name>.yaml`, and its first finding."""

MADE = {
    "dossier": "1:1 PC001",
    "tuyau": "1:1 PC001",
    "infini-zero": "1:1 PC001",
    "lien-passe": "1:1 PC001",
    "lien-cache": "1:1 PC001",
    "lien-boucle": "1:1 PC001",
    "lien-mort": "1:1 PC001",
}
"""Those that are no ordinary files."""

COMMANDS = (
    ["status"],
    ["check", "--format", "github"],
    ["validate", "--format", "sarif"],
    ["validate", "--format", "junit"],
    ["deadlines", "--format", "ics"],
    ["report", "--output", "bilan.html"],
    ["report", "--output", "bilan.md"],
    ["export", "--format", "csv"],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan with all of them."""
    root = project(
        tmp_path_factory.mktemp("hostile"),
        {f"indicators/{name}.yaml": content for name, (content, _) in FILES.items()}
        | {"actions/1.2-code.yaml": "code: 1.2\ntitre: Code\nvolets: []\npilotes: [ville]\n"},
    )
    at = root / "indicators"
    (at / "dossier.yaml").mkdir()
    os.mkfifo(at / "tuyau.yaml")
    (root / ".git").mkdir()
    (root / ".git" / "config.yaml").write_text("libelle: SECRET\n")
    (root.parent / "voisin.yaml").write_text("libelle: SECRET\n")
    for name, target in (
        ("infini-zero", "/dev/zero"),
        ("lien-passe", str(root.parent / "voisin.yaml")),
        ("lien-cache", "../.git/config.yaml"),
        ("lien-boucle", "lien-boucle.yaml"),
        ("lien-mort", "rien.yaml"),
    ):
        (at / f"{name}.yaml").symlink_to(target)
    return root


@pytest.fixture(scope="module")
def found(folder: Path) -> dict[str, list[str]]:
    """`line:column code` of the findings of each file."""
    outcome = run(folder, "validate", "--format", "json")
    assert outcome.code == 1
    by_path: dict[str, list[str]] = {}
    for each in json.loads(outcome.out)["diagnostics"]:
        where = f"{each['line']}:{each['column']} {each['code']}"
        by_path.setdefault(each["path"], []).append(where)
    return by_path


@pytest.mark.parametrize("name", [*FILES, *MADE])
def test_each_has_its_finding(name: str, found: dict[str, list[str]]) -> None:
    expected = MADE.get(name) or FILES[name][1]
    assert expected in found[f"indicators/{name}.yaml"]


def test_a_code_that_reads_as_a_number(found: dict[str, list[str]]) -> None:
    assert found["actions/1.2-code.yaml"] == ["1:7 PC012"]


def test_the_good_files_have_none(found: dict[str, list[str]]) -> None:
    assert not set(found) & set(MINIMAL)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_ends_and_shows_the_rest(folder: Path, command: list[str]) -> None:
    outcome = run(folder, *command)
    assert outcome.code == 1
    output = folder / "bilan.html" if "bilan.html" in command else folder / "bilan.md"
    shown = outcome.said + (output.read_text("utf-8") if command[0] == "report" else "")
    if command[0] in {"validate", "check"}:
        assert "PC004" in shown
    else:
        assert "balades" in shown.lower()
    assert "SECRET" not in shown
    assert "\x1b" not in shown
    assert not (folder / "balise-lancee").exists()


@pytest.fixture(scope="module")
def proposed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which a proposal adds all of them that Git can hold."""
    repository = Repository.create(tmp_path_factory.mktemp("propose") / "plan", MINIMAL)
    for name, (content, _) in FILES.items():
        target = repository.folder / "indicators" / f"{name}.yaml"
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    for link in (folder / "indicators").iterdir():
        if link.is_symlink():
            (repository.folder / "indicators" / link.name).symlink_to(link.readlink())
    repository.write({FICHE: MINIMAL[FICHE].replace("Dès 2024", "Dès 2025")})
    repository.commit()
    return repository.folder


@pytest.mark.git
@pytest.mark.parametrize("form", ["text", "markdown", "json", "github"])
@pytest.mark.parametrize("where", [["HEAD~1", "HEAD"], ["HEAD~1"]], ids=" ".join)
def test_what_a_proposal_changes_is_told(proposed: Path, where: list[str], form: str) -> None:
    outcome = run(proposed, "diff", *where, "--format", form)
    assert outcome.code == 0  # a broken file is no failure of diff; validate and check say so
    assert "2025" in outcome.out
    assert "SECRET" not in outcome.said
    assert "\x1b" not in outcome.said
    assert "gros.yaml" in outcome.said


@pytest.mark.git
def test_what_a_proposal_breaks_is_found(proposed: Path) -> None:
    outcome = run(proposed, "check", "--new-since", "HEAD~1", "--format", "json")
    assert outcome.code == 1
    found = {each["path"] for each in json.loads(outcome.out)["diagnostics"]}
    assert {f"indicators/{name}.yaml" for name in FILES} <= found


@pytest.mark.parametrize("name", FILES)
def test_in_the_place_of_the_plan_it_is_named_too(name: str, tmp_path: Path) -> None:
    content = FILES[name][0]
    root = project(tmp_path, {PLAN: content})
    loaded = load(ArbreDisque(root))
    assert any(each.location.path == PLAN for each in loaded.diagnostics)
    assert loaded.dossier is None


def test_a_plan_that_is_unreadable_ends_with_2(tmp_path: Path) -> None:
    for arguments in (["status"], ["report", "--output", "-"], ["measure", "balades", "3"]):
        outcome = run(project(tmp_path, {PLAN: BOMB}), *arguments)
        assert outcome.code == 2
        assert "PC004" in outcome.err
    assert run(tmp_path, "validate").code == 1


@pytest.mark.parametrize("day", ["1012-05-30", "0001-01-01", "9999-12-31"])
def test_a_plan_of_another_age_is_refused(tmp_path: Path, day: str) -> None:
    root = project(tmp_path, {PLAN: MINIMAL[PLAN].replace("2023-05-30", day)})
    outcome = run(root, "status")
    assert outcome.code == 2
    assert "plan/plan.yaml:4:11: PC014" in outcome.err


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator may read everything: the refusal of the system is played here."""
    root = project(tmp_path)
    opened = os.open

    def refusing(path: str | Path, *arguments: int) -> int:
        if str(path).endswith("balades.yaml"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(reading.os, "open", refusing)
    loaded = load(ArbreDisque(root))
    assert {each.location.path: each.code for each in loaded.diagnostics} == {
        "actions/1.1.1-balades.yaml": "PC001",
        "indicators/balades.yaml": "PC001",
    }
    assert loaded.dossier is not None


@pytest.mark.slow
def test_ten_thousand_files(tmp_path: Path) -> None:
    many = {f"indicators/i{n}.yaml": like(f"i{n}") for n in range(10_000)}
    root = project(tmp_path, many)
    outcome = run(root, "status", "--format", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["totaux"]["indicateurs"] == 10_001
    assert run(root, "validate", "--fail-on", "error").code == 0


def test_a_folder_that_is_a_link_out_of_the_project(tmp_path: Path) -> None:
    root = project(tmp_path / "plan")
    outside = tmp_path / "dehors"
    (root / "indicators").rename(outside)
    (root / "indicators").symlink_to(outside)
    loaded = load(ArbreDisque(root))
    assert [each.code for each in loaded.diagnostics] == ["PC001"]
    outcome = run(root, "measure", "balades", "12", "--on", "2025-01-01")
    assert outcome.code == 2
    assert "12" not in (outside / "balades.yaml").read_text()


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    """Editors of Windows write one."""
    texts = {path: "\ufeff" + text for path, text in MINIMAL.items()}
    outcome = run(project(tmp_path, texts), "validate", "--fail-on", "error", "--format", "json")
    assert outcome.code == 0
    assert {each["code"] for each in json.loads(outcome.out)["diagnostics"]} == set()


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "indicators" / "balades.yaml").rename(root / "commun.yaml")
    (root / "indicators" / "balades.yaml").symlink_to("../commun.yaml")
    assert run(root, "validate", "--fail-on", "error").code == 0


@pytest.mark.parametrize("command", [["fmt"], ["measure", "cache", "3", "--on", "2025-01-01"]])
def test_nothing_is_written_through_a_link(tmp_path: Path, command: list[str]) -> None:
    root = project(tmp_path / "plan")
    text = like("cache") + "\n\n\n"
    (tmp_path / "dehors.yaml").write_text(text)
    (root / "indicators" / "cache.yaml").symlink_to(tmp_path / "dehors.yaml")
    assert run(root, *command).code == 2
    assert (tmp_path / "dehors.yaml").read_text() == text


def test_what_is_written_replaces_a_link_or_is_refused(tmp_path: Path) -> None:
    """A pull request could leave links where schemas, reports and sheets are written.

    A schema is a file of the project, which `undo` can give back: none is written where a link
    leads out. A report or a sheet takes the place of the link.
    """
    root = project(tmp_path / "plan")
    kept = tmp_path / "precieux"
    kept.write_text("à garder")
    schemas = root / "schemas"
    schemas.mkdir()
    for name in ("plan.schema.json", ".plan.schema.json.tmp"):
        (schemas / name).symlink_to(kept)
    (root / "bilan.md").symlink_to(kept)
    (root / ".bilan.md.tmp").symlink_to(kept)
    refused = run(root, "schema", "--write")
    assert refused.code == 2
    assert "schemas/plan.schema.json" in refused.err
    assert sorted(file.name for file in schemas.iterdir()) == [
        ".plan.schema.json.tmp",
        "plan.schema.json",
    ]
    assert run(root, "report", "--output", "bilan.md").code == 0
    (root / "valeurs.csv").symlink_to(tmp_path / "nouveau")
    assert run(root, "export", "--output", "valeurs.csv").code == 0
    assert not (tmp_path / "nouveau").exists()
    (root / "plan.json").symlink_to(kept)
    assert run(root, "export", "--output", "plan.json").code == 2  # it is no export
    assert kept.read_text() == "à garder"
    assert not (root / "bilan.md").is_symlink()
    outside = tmp_path / "dehors"
    outside.mkdir()
    for file in schemas.iterdir():
        file.unlink()
    schemas.rmdir()
    schemas.symlink_to(outside)
    assert run(root, "schema", "--write").code == 2
    assert list(outside.iterdir()) == []


def test_tables_are_not_written_through_a_link(tmp_path: Path) -> None:
    root = project(tmp_path / "plan")
    (root / "donnees").symlink_to(tmp_path / "dehors")
    assert run(root, "export", "--format", "csv", "--output", "donnees").code == 2
    assert not (tmp_path / "dehors").exists()
    (root / "donnees").unlink()
    (root / "donnees").mkdir()
    (root / "donnees" / "datapackage.json").symlink_to("/dev/zero")
    assert run(root, "export", "--format", "csv", "--output", "donnees").code == 2
    assert (root / "donnees" / "datapackage.json").is_symlink()


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    root = project(tmp_path)
    pipe = tmp_path / "tuyau"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run(root, "export", "--format", "json", "--output", str(pipe)).code == 0
        assert b"balades" in os.read(reader, 65536)
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_limit_of_a_file_is_met_before_it_is_read(tmp_path: Path) -> None:
    root = project(tmp_path)
    with (root / "indicators" / "trou.yaml").open("wb") as sparse:
        sparse.truncate(1024**4)
    outcome = run(root, "validate")
    assert f"{MAX_BYTES // 1024**2}" in outcome.out


@pytest.mark.slow
def test_small_files_that_are_slow_to_read(tmp_path: Path) -> None:
    """Shapes of a megabyte that would cost a parser quadratic time."""
    shapes = {
        "virgules": "a: {" + "x, " * 300_000 + "}\n",
        "cles": "".join(f"k{n}: 1\n" for n in range(100_000)),
        "ancres": "".join(f"- &a{n} x\n" for n in range(90_000)),
        "guillemets": "a: '" + "''" * 400_000 + "'\n",
        "points": "a: " + ":" * 900_000 + "\n",
        "blancs": "a: |\n" + "\n" * 900_000,
        "controles": "\x07" * 900_000,
    }
    root = project(tmp_path, {f"indicators/{name}.yaml": text for name, text in shapes.items()})
    outcome = run(root, "validate", "--format", "json")
    paths = {each["path"] for each in json.loads(outcome.out)["diagnostics"]}
    assert {f"indicators/{name}.yaml" for name in shapes} <= paths
