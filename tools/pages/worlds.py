"""The folder that the command lines of each page are run in, and the lines that are not run."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import in_process

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/*.md", "docs/adr/*.md", "examples/*/README.md")
    for page in ROOT.glob(pattern)
    if page.name not in {"rules.md", "commandes.md"}
)
"""The pages whose lines are run here. Those of a rule are run on its example, in
tests/test_explanations.py; docs/commandes.md holds forms that are drawn from the program."""

SHOWN_ON = "2026-11-22"
"""The day of every output in the pages."""

_NAME = (("user.name", "Autrice"), ("user.email", "autrice@example.org"))
_THEN = f"{SHOWN_ON}T00:00:00Z"
_SERIES = "indicators/espaces-sans-tabac.yaml"

STANDS_FOR = {
    "make status": "plancancer status --all",
    "plancancer completion fish | source": "plancancer completion fish",
    "plancancer completion powershell | Out-String | Invoke-Expression": (
        "plancancer completion powershell"
    ),
}
"""What a target runs once it has set everything up, and the part of a line that is for every shell."""

_SETS_UP = "installs packages; the target is in the Makefile"
_NAMED = "named in passing; the lines to type are run"
NOT_RUN = {
    "make test": "runs the tests, this one among them",
    "make test-all": "runs the tests, this one among them",
    "make test-tools": _SETS_UP,
    "make help": "lists the Makefile; the targets are looked up in it",
    "make format": "rewrites the checkout",
    "make docs": "rewrites the checkout; tests/test_generated.py runs what it calls",
    "make pages": "rewrites the checkout; tests/test_docs.py runs what it calls",
    "make messages": "rewrites the checkout; tests/i18n/test_message_tool.py runs what it calls",
    "make fuzz": "takes minutes; tests/hostile/test_corpus.py runs its targets",
    "make bench": "installs other programs and measures them for a quarter of an hour",
    "python tools/bench --edited": "measures for minutes; `make bench` runs the same program",
    "make audit": "asks the package index; tests/packaging/test_audit.py runs it with answers",
    ".venv/bin/python -m pytest tests/rules -q": "runs the tests of a folder",
    ".venv/bin/python tools/messages.py stub rules src/plancancer_cli/rules/*.py "
    ">> src/plancancer_cli/locale/fr/rules.po": "rewrites the checkout; see tests/i18n",
    "python -m pip install frictionless": "installs packages",
    "python -m pip install duckdb": "installs packages",
    "python -m pip install pyspark": "installs packages",
    "python examples/spark_indicateurs.py donnees": "needs Spark, 400 MB; "
    "tests/exchange/tables/test_queries.py runs its query and compares the answer",
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0": "installs packages of the system",
    "pip install": "named as the line of a file that is to be changed",
    "pip install pyarrow": "installs packages",
    "python -m pip install weasyprint": "installs packages",
    "python -m pip install pygls": "installs packages",
    "npm install": "installs packages",
    "plancancer lsp": "answers an editor until it ends; tests/editor speaks to it",
    "git fetch --unshallow": "quoted from an error; tests/storage/test_revision.py has the clone",
    "git merge": _NAMED,
    "git rebase": _NAMED,
    "git cherry-pick": _NAMED,
    "git pull": _NAMED,
    "git add": _NAMED,
    "git sparse-checkout": _NAMED,
    "pre-commit install": "needs a published version of the hooks; "
    "tests/acceptance/test_ready_to_use.py runs them",
    "pre-commit run plancancer-diff --hook-stage manual": "needs a published version of the hooks; "
    "tests/acceptance/test_ready_to_use.py runs them",
    "plancancer init mon-plan": "asks in a terminal; tests/acceptance/test_init.py answers",
}
"""The command lines that no test runs as they stand, each with the reason."""


@dataclass(frozen=True)
class World:
    """Where the lines of a page are run.

    Attributes:
        make: fills an empty folder, and returns the one in which the reader is.
        before: what happens before a line: what another person or an editor does.
        codes: how a line ends, where it is not with 0.
        language: that of the blocks which are files.
        blocks: where each of these files goes, in the order of the page.
    """

    make: Callable[[Path], Path]
    before: Mapping[str, Callable[[Path], None]] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)
    language: str = ""
    blocks: tuple[str, ...] = ()


_LATE = {"plancancer check": 1, "plancancer check --quiet": 1}


def world_of(page: Path) -> World:
    """The world of a page; that of the real plan where none is made for it."""
    if page.parent.parent == ROOT / "examples":
        return World(_examples)
    return _WORLDS.get(page.name, World(_real, codes=_LATE))


def _real(folder: Path) -> Path:
    """A clone of the real plan, on a branch of its own beside `main`."""
    home = folder / "plan"
    home.mkdir()
    for name in ("plan", "actions", "indicators", "schemas", ".gitattributes"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, home / name)
    _git(home, "init", "-q", "-b", "main")
    for name, value in _NAME:
        _git(home, "config", name, value)
    _commit(home, "État du plan")
    _git(folder, "clone", "-q", "--bare", str(home), str(folder / "serveur"))
    _git(home, "remote", "add", "origin", str(folder / "serveur"))
    _git(home, "checkout", "-q", "-b", "proposition")
    _git(home, "push", "-q", "-u", "origin", "proposition")
    return home


def _examples(folder: Path) -> Path:
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def _many(folder: Path) -> Path:
    """The real plan, and beside it a folder of plans: the same and the examples."""
    home = _real(folder)
    for name in ("plan", "actions", "indicators"):
        shutil.copytree(home / name, home / "plans" / "saint-etienne" / name)
    for plan in ROOT.glob("examples/*/plan"):
        shutil.copytree(plan.parent, home / "plans" / plan.parent.name)
    return home


def _empty(folder: Path) -> Path:
    home = folder / "plans"
    home.mkdir()
    return home


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env=os.environ | {"GIT_AUTHOR_DATE": _THEN, "GIT_COMMITTER_DATE": _THEN},
        check=True,
        capture_output=True,
    )


def _commit(home: Path, message: str) -> None:
    _git(home, "add", "-A")
    _git(home, "commit", "-q", "-m", message)


def _add_value(home: Path, line: str) -> None:
    with (home / _SERIES).open("a", encoding="utf-8") as file:
        file.write(f"  - {line}\n")
    _commit(home, "Une valeur")


def _another_writes(home: Path) -> None:
    """Someone adds a value on `main`, on the server; we add one on our branch."""
    other = home.parent / "autre"
    _git(home.parent, "clone", "-q", "-b", "main", str(home.parent / "serveur"), str(other))
    for name, value in _NAME:
        _git(other, "config", name, value)
    _add_value(other, "{date: 2025-06-30, valeur: 14}")
    _git(other, "push", "-q")
    _add_value(home, "{date: 2025-12-31, valeur: 15}")


def _conflict(home: Path) -> None:
    """The same without the merge driver: Git leaves a conflict."""
    _git(home, "config", "--remove-section", "merge.plancancer")
    _git(home, "checkout", "-q", "-b", "cote")
    _add_value(home, "{date: 2026-03-31, valeur: 16}")
    _git(home, "checkout", "-q", "proposition")
    _add_value(home, "{date: 2026-06-30, valeur: 17}")
    with suppress(subprocess.CalledProcessError):
        _git(home, "merge", "cote")


def _write(home: Path) -> None:
    """A write that can be taken back without what the page wrote before."""
    words = ["measure", _SERIES.split("/")[1].removesuffix(".yaml"), "13", "--on", "2024-12-31"]
    written = in_process.run(words, home, os.environ | {"PLANCANCER_DATE": SHOWN_ON})
    if written.code:
        raise RuntimeError(written.stderr.decode("utf-8"))


_UNDO = {"plancancer undo": _write}


def _fill(*values: str) -> Callable[[Path], None]:
    """The partner writes these values into the sheet, from the last row up."""

    def fill(home: Path) -> None:
        file = home / "ars.csv"
        with file.open(encoding="utf-8-sig", newline="") as sheet:
            rows = list(csv.DictReader(sheet, delimiter=";"))
        for row, value in zip(reversed(rows), values, strict=False):
            row["valeur"] = value
        with file.open("w", encoding="utf-8-sig", newline="") as sheet:
            writer = csv.DictWriter(sheet, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)

    return fill


def _sheet_of_a_plan(home: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Axe", "N°", "Action", "Calendrier", "Pilotes", "Indicateurs"),
        ("Bouger", "1.1", "Ouvrir des sentiers", "Dès 2026", "Ville", "Nombre de sentiers"),
        ("Bouger", "1.2", "Prêter des vélos", "2026-2028", "Ville", "Nombre de prêts"),
    ):
        sheet.append(row)
    book.save(home / "plan.xlsx")


def _two_plans(home: Path) -> None:
    for name in ("aubenas", "privas"):
        shutil.copytree(ROOT / "examples" / "plan-fictif", home / "plans" / name)
        file = home / "plans" / name / "plan" / "plan.yaml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("id: plan-fictif-valbrume", f"id: plan-{name}"), "utf-8")


def _with_an_error(home: Path) -> None:
    (home / "essai.html.j2").write_text("<p>{{ rapport.date|jour }}</p>\n", "utf-8")


_WORLDS = {
    "CHANGELOG.md": World(_real, before=_UNDO, codes=_LATE),
    "donnees.md": World(_many),
    "echanges.md": World(
        _real,
        before={
            "plancancer import ars.csv --dry-run": _fill("2", "1"),
            "plancancer import ars.csv --rejected ars-a-corriger.csv": _fill("beaucoup"),
        },
        codes={"plancancer import ars.csv --rejected ars-a-corriger.csv": 2},
    ),
    "fusion.md": World(
        _real,
        before={
            "git fetch && git merge origin/main": _another_writes,
            "plancancer validate": _conflict,
        },
        codes={"plancancer validate": 1},
    ),
    "guide.md": World(_real, before=_UNDO, codes=_LATE),
    "gabarits.md": World(
        _real,
        before={"plancancer report --template essai.html.j2 --output essai.html": _with_an_error},
        codes={"plancancer report --template essai.html.j2 --output essai.html": 2},
        language="jinja",
        blocks=(
            "templates/partials/provenance.html.j2",
            "mon-bilan.html.j2",
            "mon-bilan.md.j2",
            "mon-bilan.html.j2",
        ),
    ),
    "nouveau-plan.md": World(
        _empty,
        before={
            "plancancer import-plan plan.xlsx mon-plan --dry-run": _sheet_of_a_plan,
            "plancancer portfolio plans/": _two_plans,
        },
    ),
}
