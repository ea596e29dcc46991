"""The audit of the dependencies, with a pip and a pip-audit that answer as they are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
JINJA = {"name": "jinja2", "version": "3.1.6", "vulns": []}
HOLE = {"id": "PYSEC-2099-1", "fix_versions": ["3.1.7"]}
UNKNOWN = {"name": "zopfli", "skip_reason": "Dependency not found"}
WITHDRAWN = "WARNING: The candidate selected for download or install is a yanked version: 'x' …"


def audit(
    folder: Path, audited: list[dict[str, Any]] | None, *, says: str = "", pip: int = 0
) -> tuple[int, list[str]]:
    """Exit code and lines of the audit; `says` is what pip writes when it resolves the pins."""
    answer = "" if audited is None else json.dumps({"dependencies": audited})
    newer = json.dumps([{"name": "typer", "version": "0.28.0", "latest_version": "0.29.2"}])
    programs = {
        "pip_audit": f"print({answer!r})",
        "pip": "import sys\n"
        f"if 'list' in sys.argv: print({newer!r})\n"
        f"elif 'install' in sys.argv: sys.stderr.write({says!r}); sys.exit({pip})",
    }
    for name, text in programs.items():
        (folder / name).mkdir()
        (folder / name / "__init__.py").touch()
        (folder / name / "__main__.py").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "audit.py"],
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert not done.stderr
    return done.returncode, done.stdout.splitlines()


def test_an_advisory_is_named_and_fails(tmp_path: Path) -> None:
    code, lines = audit(tmp_path, [JINJA | {"vulns": [HOLE]}, UNKNOWN])
    assert code == 1
    assert lines == [
        "jinja2 3.1.6: PYSEC-2099-1, corrected in 3.1.7",
        "1 pinned versions looked up in the advisories, 1 not known there.",
    ]


def test_without_any_it_passes(tmp_path: Path) -> None:
    assert audit(tmp_path, [JINJA])[0] == 0


@pytest.mark.parametrize("audited", [None, [UNKNOWN]], ids=["no answer", "nothing known"])
def test_without_advisories_it_says_so(
    tmp_path: Path, audited: list[dict[str, Any]] | None
) -> None:
    code, lines = audit(tmp_path, audited)
    assert code == 0
    assert lines[0] == "typer 0.28.0: 0.29.2 is out"
    assert lines[-1].startswith("The advisories cannot be reached: only withdrawn and outdated")


def test_a_withdrawn_version_fails(tmp_path: Path) -> None:
    code, lines = audit(tmp_path, None, says=WITHDRAWN)
    assert code == 1
    assert WITHDRAWN in lines


def test_pins_that_cannot_be_resolved_fail(tmp_path: Path) -> None:
    code, lines = audit(tmp_path, None, says="ERROR: No matching distribution", pip=1)
    assert code == 1
    assert "ERROR: No matching distribution" in lines
