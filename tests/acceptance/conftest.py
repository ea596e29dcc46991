"""The program as it is called, on copies of the real plan and on small literal ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import in_process
from hostile.attacking import BUG, bug_log

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"

SMALL_PLAN = {
    "plan/plan.yaml": """\
format: 1
id: petit-plan
titre: Petit plan
adoption: 2023-05-30
niveaux: [Axe, Fiche]
arborescence:
  - {code: "1", titre: Prévenir}
""",
    "plan/acteurs.yaml": """\
acteurs:
  - {id: ville, nom: Ville}
""",
    "actions/1.1-parcs.yaml": """\
code: "1.1"
titre: Parcs sans tabac
volets:
  - id: parcs
    intitule: Les parcs
    calendrier: À partir de 2024
    suivi:
      - {date: 2024-03-01, statut: en_cours, constat: "Deux parcs", source: "délibération"}
pilotes: [ville]
indicateurs: [parcs-sans-tabac]
""",
    "indicators/parcs-sans-tabac.yaml": """\
id: parcs-sans-tabac
libelle: Parcs sans tabac
libelle_source: Nombre de parcs sans tabac
type: nombre
unite: parcs
accumulation: stock
evolution_attendue: hausse
valeurs:
  - {date: 2024-06-30, valeur: 2}
""",
}


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Program:
    """Runs `plancancer` in a folder; the date, the language and the environment are fixed."""

    folder: Path

    def __call__(self, *arguments: str, **environment: str) -> Result:
        """Run it in this process."""
        done = in_process.run(arguments, self.folder, _environment(environment))
        assert done.code != BUG, bug_log(done.stderr.decode())
        return _result(done.code, done.stdout, done.stderr)

    def written(self, *arguments: str, **environment: str) -> in_process.Ended:
        """Run it in this process, for the bytes that it writes."""
        return in_process.run(arguments, self.folder, _environment(environment))

    def process(self, *arguments: str, **environment: str) -> Result:
        """Run it in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "plancancer_cli", *arguments],
            cwd=self.folder,
            env=_environment(environment),
            capture_output=True,
            timeout=120,
            check=False,
        )
        return _result(done.returncode, done.stdout, done.stderr)

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")


def _environment(given: dict[str, str]) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PLANCANCER_", "GIT_"))}
    env.pop(
        "CI", None
    )  # the program runs as on somebody's own machine, unless a test says otherwise
    env |= {"PLANCANCER_DATE": TODAY, "PYTHONIOENCODING": "utf-8", **given}
    env.pop("NO_COLOR", None) if "NO_COLOR" not in given else None
    return env


def _result(code: int, out: bytes, err: bytes) -> Result:
    result = Result(code, _text(out), _text(err))
    assert "Traceback" not in result.err, result.err
    return result


def _text(written: bytes) -> str:
    return written.decode().replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture
def real(tmp_path: Path) -> Program:
    """A copy of the real plan."""
    folder = tmp_path / "plan-reel"
    for name in ("plan", "actions", "indicators"):
        shutil.copytree(ROOT / name, folder / name)
    return Program(folder)


@pytest.fixture
def make(tmp_path: Path) -> Callable[[dict[str, str]], Program]:
    """A plan from literal files."""

    def build(files: dict[str, str]) -> Program:
        program = Program(tmp_path / "petit-plan")
        for path, text in files.items():
            program.write(path, text)
        return program

    return build


@pytest.fixture
def small(make: Callable[[dict[str, str]], Program]) -> Program:
    """The small plan."""
    return make(SMALL_PLAN)
