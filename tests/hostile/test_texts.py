"""Texts that would become something else where they are shown: every text of a plan is hostile."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from itertools import cycle
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest
from markdown_it import MarkdownIt

from hostile.attacking import ESCAPE, project, run
from projet import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

EVIL = (
    "[bold red]x[/]", "[link=http://a.example]b[/link]", "[/nope]", "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "| cell | break", "@torvalds", "#1",
    "!1", "::error::x", "::set-output name=a::b", "##[error]x", "##vso[task.setvariable]x",
    "%0A::error::y", "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "{{ 7*7 }}", "{% raw %}",
    "</title><script>alert(2)</script>", "<!--", "-->", "]]>", "&lt;", "`rm`",
    "![x](http://e.example/x.png)", "[x](javascript:alert(3))", "<details>", "~~~", "```",
    'https://ex.example/"onmouseover="x', "https://user@evil.example", "line1\n=cmd()",
    "a\n::error::b", "a\nBEGIN:VEVENT\nSUMMARY:x", "x\r\nATTACH:http://e", "a;b,c:d\\",
    "{value!r}", "{0}", "%(x)s", "\u00a0=2", "＝1+1", "- x", "1. x", "# titre", "> x", "***",
    "[^1]", "<https://e.example>", "</script>", "\\", "*/", "'); DROP TABLE",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that is valid and means harm with every text."""
    evil = cycle(EVIL)

    def text() -> str:
        return json.dumps(next(evil))

    each = range(len(EVIL))
    plan = f"""\
format: 1
id: plan-exemple
titre: "::error::titre"
collectivite: {text()}
adoption: 2023-05-30
niveaux: [{text()}, {text()}, {text()}]
arborescence:
  - code: "1"
    titre: {text()}
    enfants: [{{code: "1.1", titre: {text()}}}]
presentation: {text()}
suivi:
"""
    plan += "".join(
        f"  - {{date: 2024-01-01, constat: {text()}, source: {text()}}}\n" for _ in each
    )
    acteurs = f"acteurs:\n  - {{id: ville, nom: {text()}}}\n"
    fiche = f"code: 1.1.1\ntitre: {text()}\ncontexte: {text()}\nvolets:\n"
    fiche += "".join(
        f"""\
  - id: v{n}
    intitule: {text()}
    calendrier: Dès 2024
    modalites: [{{texte: {text()}, details: [{text()}]}}]
    jalons: [{{id: j, intitule: {text()}, echeance: 2024-06-30}}]
    suivi:
      - {{date: 2024-02-01, statut: bloque, motif: {text()}, constat: {text()}, source: {text()}}}
    reports_echeance:
      - {{echeance: debut, au: 2025-06, motif: {text()}, decision: {text()}, date: 2024-12-01}}
"""
        for n in each
    )
    fiche += f"pilotes: [ville]\npublic_cible: {text()}\nindicateurs: [balades]\n"
    indicateur = f"""\
id: balades
libelle: "=1+1"
libelle_source: {text()}
unite: {text()}
perimetre: {text()}
definition: {text()}
type: nombre
accumulation: stock
evolution_attendue: hausse
ventilations: {{genre: [{", ".join(text() for _ in each)}]}}
valeurs:
  - {{date: 2024-01-01, valeur: 3, source: {text()}, note: {text()}}}
"""
    indicateur += "".join(
        f"  - {{date: 2024-02-01, valeur: 30, ventilation: {{genre: {text()}}}, "
        f"source: {text()}, note: {text()}}}\n"
        for _ in each
    )
    texts = dict(zip(sorted(MINIMAL), (fiche, indicateur, acteurs, plan), strict=True))
    home = tmp_path_factory.mktemp("textes")
    project(home / "avant")
    return project(home / "plan", texts)


def test_the_plan_is_read(folder: Path) -> None:
    outcome = run(folder, "validate", "--format", "json")
    codes = {each["code"] for each in json.loads(outcome.out)["diagnostics"]}
    assert not [code for code in codes if code.startswith("PC0")]


SHOWN = (
    ["status"], ["show", "1.1.1"], ["show", "balades"], ["show", "ville"], ["validate"], ["check"],
    ["deadlines"], ["diff", "../avant", "."], ["diff", ".", "../avant"],
    ["portfolio", ".", "--late"],
)  # fmt: skip


@pytest.mark.parametrize("command", SHOWN, ids=" ".join)
def test_a_terminal_shows_markup_as_it_is(folder: Path, command: list[str]) -> None:
    plain = run(folder, *command)
    assert ESCAPE not in plain.said
    painted = run(folder, "--color", "always", *command)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", painted.said)
    assert ESCAPE not in bare
    assert [line.rstrip() for line in bare.splitlines()] == plain.said.splitlines()


@pytest.mark.parametrize("command", SHOWN, ids=" ".join)
def test_a_log_of_github_has_no_command_of_the_data(folder: Path, command: list[str]) -> None:
    outcome = run(folder, *command, GITHUB_ACTIONS="true")
    for line in outcome.said.splitlines():
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)


ANNOTATION = re.compile(
    r"::(error|warning|notice) file=[^:,]+(,line=\d+)?(,col=\d+)?,title=[^:,]+::[^\r\n]*"
)


def test_annotations_are_only_ours(folder: Path) -> None:
    outcome = run(folder, "check", "--format", "github", GITHUB_ACTIONS="true")
    *commands, counts, read = outcome.out.splitlines()
    assert commands
    assert [line for line in commands if not ANNOTATION.fullmatch(line)] == []
    assert all(",title=PC" in line for line in commands)
    assert "::" not in counts + read


@pytest.mark.parametrize("where", [("../avant", "."), (".", "../avant")], ids=" ".join)
def test_annotations_of_a_change_are_only_ours(folder: Path, where: tuple[str, str]) -> None:
    outcome = run(folder, "diff", *where, "--format", "github", GITHUB_ACTIONS="true")
    found = outcome.out.splitlines()
    assert found
    assert all(ANNOTATION.fullmatch(line) for line in found if "::" in line)


class _Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        if tag in {"img", "iframe", "object", "embed", "base", "details"}:
            self.handlers.append(tag) if tag != "details" else None
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append(name)
            if name in {"href", "src", "action"}:
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)


@pytest.mark.parametrize("public", [[], ["--public"]], ids=["full", "public"])
def test_a_report_holds_no_code_of_the_data(folder: Path, public: list[str]) -> None:
    assert run(folder, "report", *public, "--output", "bilan.html").code == 0
    page = _Page()
    page.feed((folder / "bilan.html").read_text("utf-8"))
    assert not page.handlers
    assert not [script for script in page.scripts if "alert" in script]
    assert page.addresses
    for address in page.addresses:
        assert re.match(r"#|https?://", address), address
        assert "@" not in address


def _markdown(text: str) -> list[Any]:
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table").parse(text)
    return [*tokens, *(child for token in tokens for child in token.children or ())]


@pytest.mark.parametrize(
    "command",
    [
        ["report", "--format", "markdown", "--output", "-"],
        ["status", "--format", "markdown"],
        ["diff", "../avant", ".", "--format", "markdown"],
        ["diff", ".", "../avant", "--format", "markdown"],
        ["portfolio", ".", "--late", "--format", "markdown"],
    ],
    ids=" ".join,
)
def test_markdown_stays_in_its_cell(folder: Path, command: list[str]) -> None:
    _is_inert(run(folder, *command).out)


def test_the_summary_of_a_job_does_too(folder: Path) -> None:
    page = folder.parent / "resume.md"
    page.touch()
    run(folder, "check", "--format", "auto", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(page))
    text = page.read_text("utf-8")
    assert "PC2" in text
    _is_inert(text)


OURS = "<!-- plancancer diff -->\n"
"""By which the workflow finds the comment that it wrote before."""


OUR_HTML = re.compile(
    r'<a id="[\w.-]+">|</a>|<br ?/?>|</?sub>|'
    r"<details>\n<summary>\d+ (more|other changes?)</summary>\n|</details>\n"
)
OF_THE_PLAN = r"(actions|indicators|plan)/[\w./-]+#L\d+$"
"""A line of a file of the plan: what a review links to where no forge is known."""


def _is_inert(text: str) -> None:
    text = text.removeprefix(OURS)
    assert OURS.strip() not in text
    assert not re.search(r"(?<![\w&])@\w", text)  # a mention
    assert not re.search(r"(?<![\w&\\])#\d", text)  # an issue
    assert not re.search(r"(?<!\\)!\d", text)  # a merge request
    tokens = _markdown(text)
    kinds = {token.type for token in tokens}
    assert not kinds & {"image", "fence", "code_inline"}
    html = [token.content for token in tokens if token.type.startswith("html_")]
    assert not [piece for piece in html if not OUR_HTML.fullmatch(piece)]
    for token in tokens:
        if token.type == "link_open":
            assert re.match(r"#|https?://|" + OF_THE_PLAN, str(token.attrs["href"]))
    rows: list[int] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(0)
        elif token.type in {"td_open", "th_open"}:
            rows[-1] += 1
    for line in text.splitlines():
        if line.startswith("|") and not line.startswith("| ---") and "---" not in line[:5]:
            assert len(re.findall(r"(?<!\\)\|", line)) in {count + 1 for count in rows}


FORMULA = re.compile(r"^[\s\u00a0]*[=+\-@＝＋－＠]")


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?[\d.,]+(e[-+]?\d+)?", cell) is not None


@pytest.mark.parametrize(
    "command",
    [
        ["export", "--format", "csv"],
        ["deadlines", "--format", "csv"],
        ["request", "ville", "--format", "csv", "--output", "-"],
        ["portfolio", ".", "--format", "csv"],
        ["portfolio", ".", "--late", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_no_cell_of_csv_is_a_formula(folder: Path, command: list[str]) -> None:
    text = run(folder, *command).out.removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.split("\n")[0] else ","))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        assert not [cell for cell in row if FORMULA.match(cell) and not _is_number(cell)]


@pytest.mark.parametrize("command", [["export"], ["request", "ville"]], ids=" ".join)
def test_no_cell_of_xlsx_is_a_formula(folder: Path, command: list[str]) -> None:
    assert run(folder, *command, "--format", "xlsx", "--output", "feuille.xlsx").code == 0
    book = openpyxl.load_workbook(folder / "feuille.xlsx")
    (folder / "feuille.xlsx").unlink()
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 10
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_a_calendar_has_our_components_only(folder: Path) -> None:
    text = run(folder, "deadlines", "--format", "ics").out
    listed = json.loads(run(folder, "deadlines", "--format", "json").out)["echeances"]
    assert text.count("\nBEGIN:VEVENT") == len(listed)
    calendar = icalendar.Calendar.from_ical(text)
    names = {name for component in calendar.walk() for name in component}
    assert "ATTACH" not in names
    assert all(len(line.encode()) <= 75 for line in text.splitlines())


def test_junit_is_xml(folder: Path) -> None:
    text = run(folder, "check", "--format", "junit").out
    root = ET.fromstring(text)
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "system-out", "properties", "property",
        "skipped",
    }  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--format", "json"],
        ["check", "--format", "gitlab"],
        ["check", "--format", "sarif"],
        ["status", "--format", "json"],
        ["export", "--format", "json"],
        ["diff", "../avant", ".", "--format", "json"],
        ["portfolio", ".", "--format", "json"],
    ],
    ids=" ".join,
)
def test_json_is_json(folder: Path, command: list[str]) -> None:
    assert json.loads(run(folder, *command).out)
