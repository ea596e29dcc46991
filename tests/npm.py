"""Programs and packages of npm that tests ask: `make test-tools` installs them in `tests/web`.

Where they are missing a test of theirs is not run and says so; with `CI` set they must be there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).with_name("web")
PACKAGES = WEB / "node_modules"
NODE = shutil.which("node")


def needs(*packages: str) -> pytest.MarkDecorator:
    """The mark of a test that asks these packages."""
    ready = bool(NODE) and all((PACKAGES / name).is_dir() for name in packages)
    missing = not ready and os.environ.get("CI") != "true"
    return pytest.mark.skipif(missing, reason=f"needs node and {packages}: make test-tools")


def node(script: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script of JavaScript; it is found, and with it its packages, or the test fails."""
    assert NODE, "node is missing: make test-tools"
    assert script.exists(), f"{script} is missing: make test-tools"
    return subprocess.run(
        [NODE, str(script), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
