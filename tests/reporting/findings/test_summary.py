"""The page is read back with markdown-it, the CommonMark parser that rich brings along."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from msgspec.structs import replace

from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg, visible
from plancancer_cli.reporting.findings.summary import summary_markdown

HINT = "Record what was done: plancancer track 1.2.1"
MARKDOWN = MarkdownIt("commonmark").enable("table")


def cells(page: str) -> list[list[str]]:
    """The text of the table, without the spaces of no width."""
    rows: list[list[str]] = []
    for token in MARKDOWN.parse(page):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level > 2:
            assert {child.type for child in token.children} <= {
                "text",
                "text_special",
                "html_inline",
            }
            rows[-1].append(
                "".join(child.content for child in token.children).replace("\u200b", "")
            )
    return rows


def test_the_counts_and_a_table_with_the_heaviest_first(report, french):
    page = summary_markdown(report, french)
    assert page.startswith("**2 erreurs, 1 avertissement, 1 information**\n\n|")
    table = cells(page)
    assert table[0] == ["Gravité", "Emplacement", "Code", "Constat"]
    assert [row[2] for row in table[1:]] == ["PC202", "PC002", "PC205", "PC211"]
    assert table[1] == [
        "erreur",
        "actions/1.2.1.yaml:14:7",
        "PC202",
        "The end was due on 31 décembre 2024, 12 days ago.<br>" + HINT,
    ]


def test_nothing_to_say(empty, french):
    assert summary_markdown(empty, french) == "**Aucun constat.**\n"


def test_text_of_the_plan_is_shown_and_nothing_more(nasty, english):
    page = summary_markdown(nasty, english)
    diagnostic = nasty.diagnostics[0]
    message, hint = (english.text(text) for text in (diagnostic.message, diagnostic.hint))
    table = cells(page)
    assert len(table) == 3
    assert table[1][1] == f"{visible(diagnostic.location.path)}:2:3"
    assert table[1][3] == f"{message}<br>{hint}"
    assert page.count("<") == page.count("<br>")
    assert not re.search(r"@\w|(?<!&)#\d|https?:", page)


def test_a_page_that_github_accepts(report, french):
    long = replace(report.diagnostics[1], message=msg("{x}", x="é" * 2000), location=Location("a"))
    page = summary_markdown(replace(report, diagnostics=(long,) * 400), french)
    assert len(page.encode()) < 1024 * 1024
    rows = len(cells(page)) - 1
    assert 0 < rows < 400
    assert page.endswith(f"\n\n{400 - rows} autres constats ne sont pas affichés.\n")
