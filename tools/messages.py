"""Keep the translations in step with the program.

`compile` writes the catalogue that the program loads, `check` lists what is wrong, and `stub`
prints entries to be filled in for what the given sources say and no catalogue translates:

    python tools/messages.py stub rules src/plancancer_cli/rules/*.py \\
        >> src/plancancer_cli/locale/fr/rules.po
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from message_catalogue.checks import check, missing
from message_catalogue.layout import Layout
from message_catalogue.sources import read_sources
from message_catalogue.translations import HEADER, compiled, read_translations, stub


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code: 1 where `check` has something to list."""
    options = _parser().parse_args(arguments)
    layout = Layout(options.root)
    if options.command == "compile":
        return _compile(layout)
    if options.command == "stub":
        return _stub(layout, options.area, options.files)
    return _check(layout)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Keep the translations in step with the program.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("compile", help="write the catalogue that the program loads")
    commands.add_parser("check", help="list what is missing or wrong")
    stubs = commands.add_parser("stub", help="print entries for what is not translated")
    stubs.add_argument("area", help="the catalogue that they are meant for")
    stubs.add_argument("files", nargs="+", type=Path, help="modules and templates")
    return parser


def _compile(layout: Layout) -> int:
    layout.compiled.parent.mkdir(parents=True, exist_ok=True)
    layout.compiled.write_bytes(compiled(read_translations(layout)))
    return 0


def _check(layout: Layout) -> int:
    problems = check(layout)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def _stub(layout: Layout, area: str, files: list[Path]) -> int:
    sources = read_sources(layout, files)
    for problem in sources.problems:
        print(problem, file=sys.stderr)
    begins = not (layout.translations / f"{area}.po").exists()
    entries = stub(missing(sources.messages, read_translations(layout)))
    sys.stdout.write((HEADER if begins and entries else "") + entries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
