"""undo, interrupted writes and outputs, as they are typed."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from acceptance.conftest import Program

INDICATEUR = "indicators/parcs-sans-tabac.yaml"
FICHE = "actions/1.1-parcs.yaml"
WRITES = {
    "measure": ["measure", "parcs-sans-tabac", "3", "--on", "2025-06-30", "--source", "relevé"],
    "track": ["track", "1.1", "realise", "--on", "2025-01-01", "--fact", "Fait", "--source", "pv"],
    "postpone": ["postpone", "1.1", "2027", "--what", "debut", "--reason", "retard", "--decision", "pv"],
    "import": ["import", "valeurs.csv"],
    "new fiche": ["new", "fiche", "--titre", "Places", "--code", "1.2", "--pilote", "ville"],
    "new indicateur": [
        "new", "indicateur", "--libelle", "Places", "--type", "nombre", "--fiche", "1.1",
    ],
    "fmt": ["fmt"],
    "schema": ["schema", "--write"],
    "unavailable": ["unavailable", "parcs-sans-tabac", "2025", "--reason", "pas de relevé"],
}  # fmt: skip


def files(program: Program) -> dict[str, bytes]:
    return {
        str(path.relative_to(program.folder)): path.read_bytes()
        for path in program.folder.rglob("*")
        if path.is_file() and ".plancancer" not in path.parts
    }


@pytest.mark.parametrize("words", WRITES.values(), ids=WRITES)
def test_every_command_that_writes_names_undo_which_takes_it_back(
    small: Program, words: list[str]
) -> None:
    small.write("valeurs.csv", "indicateur;date;valeur\nparcs-sans-tabac;30/06/2025;4\n")
    small.write(FICHE, small.read(FICHE).replace("titre: Parcs", "titre:   Parcs"))
    before = files(small)
    done = small(*words)
    assert done.code == 0, done.err
    assert files(small) != before
    assert "Pour annuler\u00a0: plancancer undo\n" in done.err
    taken = small("undo")
    assert taken.code == 0, taken.err
    assert files(small) == before
    again = small("undo")
    assert again.code == 2
    assert "Il n’y a pas d’écriture à annuler." in again.err


def test_undo_names_the_project_that_was_named(small: Program) -> None:
    named = Program(small.folder.parent)
    done = named("--project", small.folder.name, *WRITES["measure"])
    assert f"Pour annuler\u00a0: plancancer --project {small.folder.name} undo" in done.err


def test_undo_is_refused_where_the_file_changed_since(small: Program) -> None:
    small(*WRITES["measure"])
    small.write(INDICATEUR, small.read(INDICATEUR) + "# relu\n")
    before = files(small)
    done = small("undo")
    assert done.code == 2
    assert f"Ces fichiers ont changé depuis la dernière écriture\u00a0: {INDICATEUR}." in done.err
    assert files(small) == before


@pytest.mark.parametrize("command", ["validate", "status", "check", "export", "measure"])
def test_the_next_command_takes_an_interrupted_write_back_and_says_so(
    small: Program, command: str
) -> None:
    before = files(small)
    small("new", "indicateur", "--libelle", "Places", "--type", "nombre", "--fiche", "1.1")
    interrupted(small)
    small(*(WRITES["measure"] + ["--dry-run"] if command == "measure" else [command]))
    assert files(small) == before
    small("new", "indicateur", "--libelle", "Places", "--type", "nombre", "--fiche", "1.1")
    interrupted(small)
    told = small("status").err
    assert "Une écriture interrompue est annulée (plancancer new indicateur" in told


def interrupted(program: Program) -> None:
    """Leave the files as a kill between the new file and the fiche that names it does."""
    folder = program.folder / ".plancancer"
    entry = json.loads((folder / "last.json").read_text())
    (folder / "last.json").rename(folder / "pending.json")
    for step in entry["steps"]:
        if step["old"] is not None:
            (program.folder / step["path"]).write_bytes(base64.b64decode(step["old"]))


def test_in_ci_an_interrupted_write_is_only_told(small: Program) -> None:
    small("new", "indicateur", "--libelle", "Places", "--type", "nombre", "--fiche", "1.1")
    interrupted(small)
    before = files(small)
    assert "en contiennent peut-être une partie" in small("status", CI="true").err
    assert files(small) == before


def test_the_journal_is_no_file_of_the_plan(small: Program) -> None:
    clean = small("validate")
    small(*WRITES["measure"])
    small("undo")
    small(*WRITES["schema"])
    assert (small.folder / ".plancancer/last.json").exists()
    after = small("validate")
    assert (after.code, after.out, after.err) == (clean.code, clean.out, clean.err)


@pytest.mark.parametrize(
    "words", [["report", "--format", "markdown"], ["export", "--format", "json"]]
)
def test_the_output_is_a_stream_where_one_is_named(small: Program, words: list[str]) -> None:
    """With stdout in a file, which is where a root used to replace the device by a file."""
    device = Path("/dev/stdout").readlink()
    plain = small(*words).out
    assert small(*words, "-o", "/dev/stdout").out == plain
    target = small.folder / "sortie"
    with target.open("wb") as stream:
        subprocess.run(
            [sys.executable, "-m", "plancancer_cli", "--date", "2026-11-21", *words,
             "-o", "/dev/stdout"],
            cwd=small.folder, stdout=stream, stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip
    assert target.read_text("utf-8") == plain
    assert Path("/dev/stdout").readlink() == device


@pytest.mark.parametrize("words", [["report"], ["export", "--format", "json"]])
def test_a_device_takes_the_output(small: Program, words: list[str]) -> None:
    before = Path("/dev/null").stat()
    assert small(*words, "-o", "/dev/null").code == 0
    assert Path("/dev/null").stat().st_rdev == before.st_rdev


@pytest.mark.parametrize("words", [["report"], ["export", "--format", "json"]])
def test_an_output_keeps_its_permissions(small: Program, words: list[str]) -> None:
    assert small(*words, "-o", "bilan").code == 0
    (small.folder / "bilan").chmod(0o600)
    assert small(*words, "-o", "bilan").code == 0
    assert (small.folder / "bilan").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "module",
    ["plancancer_cli.cli.boundary", "plancancer_cli.cli.streams", "plancancer_cli.errors", "typer",
     "plancancer_cli.cli.group"],
)  # fmt: skip
def test_an_interrupt_while_the_program_starts_shows_no_traceback(module: str) -> None:
    code = f"""
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
sys.argv = ["plancancer", "status"]
from plancancer_cli.__main__ import run
run()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
