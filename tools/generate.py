"""Renew what is drawn from the program: the JSON Schemas, and the pages of docs/ that list commands,
files, tables and findings.

With `--check`, nothing is written: files that are not up to date are listed, and the exit code
is 1.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

# The checkout is what is looked at, whether or not a version of it is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from plancancer_cli.cli.reference import commands_page
from plancancer_cli.exchange.tables.reference import tables_page
from plancancer_cli.i18n import get_language
from plancancer_cli.kinds import KINDS
from plancancer_cli.reporting.file_reference import file_reference
from plancancer_cli.reporting.rule_pages import book
from plancancer_cli.reporting.schemas import schema_text
from plancancer_cli.scaffold.rendering import Demande, render

EXAMPLE_SOURCE = "https://forge.example/plancancer.git@v1.1.0"
"""Stands for the address of the program in the examples."""

ROOT = Path(__file__).resolve().parents[1]


def generated() -> dict[str, str]:
    """The text of every generated file by its path, relative to the checkout."""
    french = get_language("fr")
    pages = {
        "docs/commandes.md": commands_page(french),
        "docs/fichiers.md": file_reference(french),
        "docs/rules.md": book(french),
        "docs/tables.md": tables_page(french),
    }
    schemas = {kind.schema: schema_text(kind.name) for kind in KINDS.values()}
    return schemas | pages | forge_files()


def forge_files() -> dict[str, str]:
    """What `init --source` writes for the forges, for a plan that exists already to copy."""
    asked = Demande("vide", "Plan", date(2026, 1, 1), source=EXAMPLE_SOURCE)
    written = render(asked)
    return {
        "examples/github-plan.yml": written[".github/workflows/plan.yml"],
        "examples/gitlab-ci.yml": written[".gitlab-ci.yml"],
    }


def stale(root: Path = ROOT) -> list[str]:
    """The paths of generated files that are missing or not up to date."""
    return [path for path, text in generated().items() if _content(root / path) != text.encode()]


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or check them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="list what is not up to date")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to write into")
    options = parser.parse_args(arguments)
    paths = stale(options.root)
    if options.check:
        for path in paths:
            print(f"{path}: not up to date, run: make docs")
        return 1 if paths else 0
    texts = generated()
    for path in paths:
        file = options.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(texts[path].encode())
        print(f"{path}: renewed")
    return 0


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
