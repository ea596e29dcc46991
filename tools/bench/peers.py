"""The programs that do the same work, each in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PEERS = (
    "check-jsonschema",
    "yamllint",
    "doorstop",
    "strictdoc",
    "frictionless",
    "ruamel.yaml",
)


def install(folder: Path, names: tuple[str, ...] = PEERS) -> None:
    """Install what is not there yet. Raises CalledProcessError where that fails."""
    for name in names:
        if not (folder / name / "bin" / "python").exists():
            print(f"installing {name}", file=sys.stderr)
            subprocess.run([sys.executable, "-m", "venv", str(folder / name)], check=True)
        if not _version(folder, name):
            pip = [str(folder / name / "bin" / "python"), "-m", "pip", "install", "--quiet", name]
            subprocess.run(pip, check=True)


def versions(folder: Path) -> dict[str, str]:
    """The installed version of each peer."""
    return {name: _version(folder, name) for name in PEERS}


def _version(folder: Path, name: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    python = str(folder / name / "bin" / "python")
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip()
