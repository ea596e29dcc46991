"""Valid, accessible on a phone, a desk and paper: checked in a real browser.

Chromium and the npm packages of `tests/web` come from `make test-tools`. Where they are missing
the check is not run and says so; with `CI` set they must be there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from documents_projects import FICTIF, REEL, ROOT, hostile, report

if TYPE_CHECKING:
    from pathlib import Path

WEB = ROOT / "tests" / "web"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NODE = shutil.which("node")
READY = bool(CHROMIUM and NODE and (WEB / "node_modules" / "axe-core").is_dir())


@pytest.mark.skipif(
    not READY and not os.environ.get("CI"),
    reason="needs Chromium, node and the packages of tests/web: make test-tools",
)
def test_a_browser_finds_nothing_to_say(tmp_path: Path) -> None:
    assert READY, "Chromium, node or the packages of tests/web are missing: make test-tools"
    files = {
        "reel": report(REEL),
        "reel-en": report(REEL, lang="en"),
        "fictif": report(FICTIF, since=date(2025, 11, 18)),
        "fictif-en-public": report(FICTIF, lang="en", public=True),
        "hostile": report(hostile(tmp_path / "hostile")),
    }
    paths = []
    for name, text in files.items():
        path = tmp_path / f"{name}.html"
        path.write_text(text, "utf-8")
        paths.append(str(path))
    done = subprocess.run(
        [str(NODE), "check.mjs", str(CHROMIUM), *paths],
        cwd=WEB,
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
