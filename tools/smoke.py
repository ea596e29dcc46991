#!/usr/bin/env python3
"""Install the wheel on every Python of this machine from 3.11 on, and try it on another plan.

With the newest allowed dependencies, then with the lowest: `tools/smoke.py [VERSION...]`. pip fetches
them, so this is no part of the tests; `make smoke` runs it before a release.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
FORMATS = ("parquet", "pdf")
COMMANDS = (
    ["--version"],
    ["status"],
    ["check", "--fail-on", "never"],
    ["validate"],
    ["report", "--output", "bilan.html"],
    ["report", "--format", "markdown", "--output", "bilan.md"],
    ["deadlines", "--format", "ics"],
    ["report", "--output", "bilan.pdf"],
    ["export", "--format", "json"],
    ["export", "--format", "csv", "--output", "donnees"],
    ["export", "--output", "valeurs.xlsx"],
    ["export", "--output", "valeurs.parquet"],
    ["schema", "fiche"],
    ["fmt"],
    ["fmt", "--check"],
    ["diff", "."],
    ["measure", "jardins-partages", "4", "--on", "2026-10-01", "--dry-run"],
)


def main(arguments: list[str]) -> int:
    """Return 1 where a version that is there fails; one that is not there is named."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="plancancer-smoke-") as folder:
        home = Path(folder)
        backend = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home)]
        subprocess.run(backend, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        (wheel,) = home.glob("*.whl")
        (home / "lowest.txt").write_text("\n".join(lowest()) + "\n", "utf-8")
        for version in arguments or VERSIONS:
            python = interpreter(version)
            if python is None:
                print(f"{version}: not on this machine")
                continue
            for which in ("newest", "lowest"):
                fault = smoke(python, wheel, home / f"{version}-{which}", which)
                print(f"{version}, {which} dependencies: {fault or 'works'}", flush=True)
                failed += [version] if fault else []
    return int(bool(failed))


def lowest() -> list[str]:
    """The lower bounds of the dependencies, those of the formats among them, as constraints."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = [*project["dependencies"], *(line for name in FORMATS for line in extras[name])]
    bounds = (re.match(r"([\w.-]+)>=([\w.]+)", line) for line in lines)
    return [f"{bound[1]}=={bound[2]}" for bound in bounds if bound]


def interpreter(version: str) -> str | None:
    """A Python of this version: on the PATH, or among those that pyenv keeps."""
    kept = sorted(Path("~/.pyenv/versions").expanduser().glob(f"{version}.*/bin/python"))
    for candidate in (shutil.which(f"python{version}"), *(str(path) for path in kept)):
        if candidate is None:
            continue
        asked = [candidate, "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.stdout.strip() == version:
            return candidate
    return None


def smoke(python: str, wheel: Path, home: Path, which: str) -> str | None:
    """What went wrong; None where everything works."""
    programs = home / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    plan = home / "plan"
    shutil.copytree(ROOT / "examples" / "plan-fictif", plan)
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
    pip += [f"{wheel}[{','.join(FORMATS)}]"]
    pip += ["--constraint", str(home.parent / "lowest.txt")] if which == "lowest" else []
    own = [str(programs / "plancancer"), "--date", "2026-11-21"]
    steps = [[python, "-m", "venv", str(home / "venv")], pip, *([*own, *c] for c in COMMANDS)]
    drop = ("PLANCANCER_", "PYTHON", "PIP_CONSTRAINT")
    env = {name: value for name, value in os.environ.items() if not name.startswith(drop)}
    for step in steps:
        done = subprocess.run(step, cwd=plan, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{' '.join(step[-3:])}: {(done.stderr or done.stdout).strip()[-500:]}"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
