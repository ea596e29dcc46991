"""Valid, accessible on a phone, a desk and paper: checked in a real browser.

Chromium and the npm packages of `tests/web` come from `make test-tools`. Where they are missing
the check is not run and says so; with `CI` set they must be there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from documents_projects import FICTIF, REEL, ROOT, hostile, report

WEB = ROOT / "tests" / "web"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NODE = shutil.which("node")
READY = bool(CHROMIUM and NODE and (WEB / "node_modules" / "axe-core").is_dir())


REPORTS: dict[str, Callable[[Path], str]] = {
    "fictif": lambda _: report(FICTIF, since=date(2025, 11, 18)),
    "fictif-en-public": lambda _: report(FICTIF, lang="en", public=True),
    "reel": lambda _: report(REEL),
    "reel-en": lambda _: report(REEL, lang="en"),
    "hostile": lambda folder: report(hostile(folder / "hostile")),
}
"""What the browser is shown. Each takes it ten seconds; the first stands for all where time counts."""


@pytest.mark.skipif(
    not READY and not os.environ.get("CI"),
    reason="needs Chromium, node and the packages of tests/web: make test-tools",
)
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (name != "fictif")) for name in REPORTS]
)
def test_a_browser_finds_nothing_to_say(name: str, tmp_path: Path) -> None:
    assert READY, "Chromium, node or the packages of tests/web are missing: make test-tools"
    path = tmp_path / f"{name}.html"
    path.write_text(REPORTS[name](tmp_path), "utf-8")
    done = subprocess.run(
        [str(NODE), "check.mjs", str(CHROMIUM), str(path)],
        cwd=WEB,
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
