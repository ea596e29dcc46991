"""Write requirements.lock: what the action installs, each wheel by its hash and no address.

Pip is asked what it would install of the pinned versions, for every Python and system that the wheel is
meant for, and says the hash of each file in its report. Run it after a change of `constraints.txt`:

    python tools/lock.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    ("macosx_11_0_arm64",),
    ("macosx_11_0_x86_64", "macosx_10_13_x86_64", "macosx_10_12_x86_64"),
    ("win_amd64",),
)
BUILD = ("hatchling", "editables")
"""What builds the wheel of the checkout itself: under the same lock, for no other is fetched then."""
HEAD = """\
# Made by tools/lock.py from constraints.txt: the wheels that the action installs, by their hashes.
# pip install --require-hashes --only-binary :all: --requirement requirements.lock
"""

Wheels = dict[str, set[str]]
"""The hashes of the wheels of a pinned version (`name==version`)."""


def main() -> None:
    """Ask for every Python and system, then write the file."""
    wheels: Wheels = {}
    for python in PYTHONS:
        for system in SYSTEMS:
            for pin, digest in wheels_of(python, system):
                wheels.setdefault(pin, set()).add(digest)
    LOCK.write_text(written(wheels), encoding="utf-8", newline="\n")


def wheels_of(python: str, system: tuple[str, ...]) -> list[tuple[str, str]]:
    """What pip would install there: pinned version and hash. Raises CalledProcessError."""
    asked = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    asked += ["--only-binary", ":all:", "--report", "-", "--target", "nowhere"]
    asked += ["--constraint", str(ROOT / "constraints.txt"), "--python-version", python]
    asked += [word for tag in system for word in ("--platform", tag)]
    answer = subprocess.run([*asked, *wanted()], check=True, stdout=subprocess.PIPE)
    found = []
    for each in json.loads(answer.stdout)["install"]:
        pin = f"{each['metadata']['name'].lower()}=={each['metadata']['version']}"
        found.append((pin, each["download_info"]["archive_info"]["hashes"]["sha256"]))
    return found


def wanted() -> list[str]:
    """What the program needs to run, and what builds it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *BUILD]


def written(wheels: Wheels) -> str:
    """The lock file: names, versions and hashes, in order."""
    lines = [HEAD]
    for pin, digests in sorted(wheels.items()):
        hashes = "".join(f" \\\n    --hash=sha256:{digest}" for digest in sorted(digests))
        lines.append(f"{pin}{hashes}\n")
    return "".join(lines)


if __name__ == "__main__":
    main()
