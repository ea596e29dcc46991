#!/usr/bin/env python3
"""Look for known vulnerabilities in the pinned dependencies; exit 1 where there are any.

pip-audit asks the advisory service of the package index. Where only files can be had from the index,
it still tells which of the pinned versions their authors have withdrawn, and which have a newer one;
the last line says which of the two was done.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PINS = Path(__file__).resolve().parent.parent / "constraints.txt"


def main() -> int:
    """Run the audit of the environment that this Python is of."""
    failed = run("pip", "check").returncode != 0
    if failed:
        print("The installed packages do not fit each other: pip check")
    audited = advisories()
    asked = [package for package in audited if "skip_reason" not in package]
    for package in asked:
        for advisory in package.get("vulns", ()):
            fixed = ", ".join(advisory["fix_versions"]) or "no version"
            print(f"{package['name']} {package['version']}: {advisory['id']}, corrected in {fixed}")
            failed = True
    if asked:
        left = len(audited) - len(asked)
        print(f"{len(asked)} pinned versions looked up in the advisories, {left} not known there.")
        return int(failed)
    for line in withdrawn():
        print(line)
        failed = True
    for line in outdated():
        print(line)
    print("The advisories cannot be reached: only withdrawn and outdated versions were looked for.")
    return int(failed)


def advisories() -> list[dict[str, Any]]:
    """What pip-audit says of each pin; nothing where it cannot ask."""
    options = ("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off")
    done = run("pip_audit", "-r", str(PINS), *options)
    try:
        return list(json.loads(done.stdout)["dependencies"])
    except (ValueError, KeyError):
        return []


def withdrawn() -> list[str]:
    """The pinned versions that their authors have withdrawn: pip says so when it resolves them."""
    done = run("pip", "install", "--dry-run", "--ignore-installed", "--no-deps", "-r", str(PINS))
    said = (done.stdout + done.stderr).splitlines()
    found = [line for line in said if "yanked" in line.lower()]
    if done.returncode:
        found.append((done.stderr.strip().splitlines() or ["pip cannot resolve the pins."])[-1])
    return found


def outdated() -> list[str]:
    """The pinned packages with a newer version, which may hold corrections."""
    pinned = {line.partition("==")[0].lower() for line in PINS.read_text("utf-8").splitlines()}
    try:
        packages = json.loads(run("pip", "list", "--outdated", "--format", "json").stdout)
    except ValueError:
        return ["The index cannot be reached either."]
    return [
        f"{package['name']} {package['version']}: {package['latest_version']} is out"
        for package in packages
        if package["name"].lower() in pinned
    ]


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python to its end."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
