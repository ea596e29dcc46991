"""Data flows one way: who may import whom, and what a command does not have to load."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "plancancer_cli"

# The two at the bottom know each other: an exception holds a message. Each layer knows the ones
# named here and no other; a new package takes its place in this table.
_BOTTOM = {"errors", "i18n"}
_CORE = {*_BOTTOM, "diagnostics", "codes", "typed", "model", "kinds"}
MAY_IMPORT = {
    "errors": {"i18n"},
    "i18n": {"errors"},
    "diagnostics": _BOTTOM,
    "codes": {*_BOTTOM, "diagnostics"},
    "typed": _BOTTOM,
    "explanations": {*_BOTTOM, "diagnostics", "codes"},
    "model": {*_BOTTOM, "diagnostics", "codes", "typed"},
    "kinds": {"model"},
    "analysis": _CORE,
    "rules": {*_CORE, "analysis"},
    "storage": _CORE,
    "reporting": {*_CORE, "analysis", "rules", "explanations"},
    "writing": {*_CORE, "analysis", "rules", "storage"},
    "exchange": {*_CORE, "analysis", "rules", "storage", "writing"},
    "merging": {*_CORE, "storage"},
    "scaffold": {*_CORE, "analysis", "rules", "storage", "writing", "exchange"},
    "portfolio": {*_CORE, "analysis", "rules", "storage", "reporting"},
    "editor": {*_CORE, "analysis", "rules", "storage", "reporting", "explanations"},
    "cli": {
        *_CORE, "analysis", "rules", "storage", "reporting", "explanations", "writing", "exchange",
        "merging", "scaffold", "portfolio", "editor",
    },
    "__main__": {"cli"},
}  # fmt: skip

ROOMS = {
    "files": {"read"},
    "read": {"files"},
    "edit": {"read", "files"},
    "layout": {"read", "files", "edit"},
    "telling": {"read"},
    "titles": set(),
    "loader": {"read", "files", "telling"},
    "git": {"read", "files", "loader"},
    "neighbours": {"files", "loader"},
}
"""The rooms of storage: what each may know of the others.

`read` and `files` know each other: bytes become text under the limits of the reader, and a source is
made of a file. Nothing of storage knows Git but `git`, and who reads knows nobody that writes.
"""

_OUTSIDE_WORLD = {
    "datetime.now", "date.today", "datetime.today", "datetime.utcnow", "time.time",
    "time.monotonic", "time.localtime",
}  # fmt: skip
"""Calls that ask the clock."""

NOT_IN_THE_CORE = {
    "click", "filelock", "glob", "icalendar", "io", "jinja2", "logging", "openpyxl", "os", "rich",
    "ruamel", "shutil", "socket", "subprocess", "tempfile", "time", "typer", "urllib", "yaml",
}  # fmt: skip
"""Files, terminal, clock, network and what draws: model, analysis and rules know none of them."""


@dataclass(frozen=True)
class Module:
    """A source file of the program."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.relative_to(SOURCE).as_posix()

    @property
    def layer(self) -> str:
        return self.path.relative_to(SOURCE).parts[0].removesuffix(".py")

    def imports(self) -> Iterator[tuple[str, ast.stmt]]:
        """Every imported module, `TYPE_CHECKING` or not: naming a type is knowing its layer."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)

    def calls(self) -> Iterator[str]:
        """The dotted name of every call: `datetime.now` of `datetime.now(UTC)`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ".".join(ast.unparse(node.func).split(".")[-2:])


MODULES = [
    Module(path, ast.parse(path.read_text("utf-8"))) for path in sorted(SOURCE.rglob("*.py"))
]
CORE = [module for module in MODULES if module.layer in {"model", "analysis", "rules"}]


def test_every_package_has_its_place() -> None:
    assert {module.layer for module in MODULES} - {"__init__"} == set(MAY_IMPORT)


def test_imports_point_one_way() -> None:
    wrong = [
        f"{module.name}:{node.lineno} imports {imported}"
        for module in MODULES
        for imported, node in module.imports()
        if (parts := imported.split("."))[0] == "plancancer_cli"
        and parts[1] not in {module.layer, "__version__", *MAY_IMPORT.get(module.layer, ())}
    ]
    assert wrong == []


def test_the_rooms_of_storage_know_those_below_them() -> None:
    storage = [(m, m.path.relative_to(SOURCE / "storage")) for m in MODULES if m.layer == "storage"]
    rooms = {path.parts[0].removesuffix(".py") for _, path in storage} - {"__init__"}
    assert rooms == set(ROOMS)
    wrong = [
        f"{module.name}:{node.lineno} imports {imported}"
        for module, path in storage
        for imported, node in module.imports()
        if (parts := imported.split("."))[:2] == ["plancancer_cli", "storage"]
        and parts[2] not in {room := path.parts[0].removesuffix(".py"), *ROOMS.get(room, ())}
    ]
    assert wrong == []


def test_the_table_itself_points_one_way() -> None:
    above: dict[str, int] = {"errors": 0, "i18n": 0}
    for name, known in MAY_IMPORT.items():
        assert name in _BOTTOM or known <= above.keys(), f"{name} stands above what it may import"
        above[name] = len(above)


def test_the_core_knows_no_file_no_terminal_and_no_clock() -> None:
    wrong = [
        f"{module.name}:{node.lineno} imports {imported}"
        for module in CORE
        for imported, node in module.imports()
        if imported.split(".")[0] in NOT_IN_THE_CORE
        # A path as a value is a name; one that touches the disk is not.
        or (imported.startswith("pathlib") and imported != "pathlib.PurePosixPath")
    ]
    wrong += [
        f"{module.name} calls {call}()"
        for module in CORE
        for call in module.calls()
        if call in {"open", "print", "input"}
    ]
    assert wrong == []


def test_the_clock_enters_at_one_place() -> None:
    asking = {
        module.name for module in MODULES if any(call in _OUTSIDE_WORLD for call in module.calls())
    }
    # The lock writes when it was taken, for a person who finds it left behind.
    assert asking == {"cli/clock.py", "storage/files/holder.py"}


def _loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running `code`."""
    script = f"{code}\nimport sys\nprint(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    return set(done.stdout.splitlines()[-1].split())


HEAVY = {"rich", "jinja2", "icalendar", "ruamel", "openpyxl", "babel", "markdown_it"}


def test_the_help_loads_no_library_of_a_command() -> None:
    assert not _loaded("import plancancer_cli.cli.group") & {*HEAVY, "pydantic", "yaml"}


@pytest.mark.parametrize(
    "arguments", [["status"], ["check", "--fail-on", "never"], ["deadlines"], ["show", "1.2.1"]]
)
def test_the_daily_commands_load_only_what_reads_the_plan(arguments: list[str]) -> None:
    code = (
        "import contextlib, io\n"
        "from plancancer_cli.cli.boundary import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    assert main(['--date', '2026-11-21', *{arguments!r}]) == 0"
    )
    assert not _loaded(code) & HEAVY
