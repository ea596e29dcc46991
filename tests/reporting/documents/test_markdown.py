"""Markdown that renders on the forges, and diffs well."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from documents_projects import FICTIF, REEL, hostile, report

if TYPE_CHECKING:
    from markdown_it.token import Token

ALLOWED = {
    "heading_open",
    "heading_close",
    "inline",
    "paragraph_open",
    "paragraph_close",
    "bullet_list_open",
    "bullet_list_close",
    "list_item_open",
    "list_item_close",
    "table_open",
    "table_close",
    "thead_open",
    "thead_close",
    "tbody_open",
    "tbody_close",
    "tr_open",
    "tr_close",
    "th_open",
    "th_close",
    "td_open",
    "td_close",
    "text",
    "strong_open",
    "strong_close",
    "link_open",
    "link_close",
    "softbreak",
    "text_special",
}


def tokens(text: str) -> list[Token]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [*parsed, *(child for token in parsed for child in token.children or ())]


@pytest.fixture(scope="module", params=["reel", "fictif", "hostile", "english"])
def text(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    match request.param:
        case "reel":
            return report(REEL, "markdown")
        case "fictif":
            return report(FICTIF, "markdown", since=date(2025, 11, 18))
        case "hostile":
            root = hostile(tmp_path_factory.mktemp("hostile"))
            return report(root, "markdown", since=date(2024, 1, 1))
        case _:
            return report(REEL, "markdown", lang="en")


def test_nothing_but_headings_lists_tables_and_links(text: str) -> None:
    assert {token.type for token in tokens(text)} <= ALLOWED


def test_links_go_to_the_web_only(text: str) -> None:
    for token in tokens(text):
        if token.type == "link_open":
            assert re.match(r"https?://", str(token.attrs["href"]))


def test_rows_of_a_table_have_as_many_cells_as_its_head(text: str) -> None:
    width = 0
    for line in text.split("\n"):
        cells = len(re.findall(r"(?<!\\)\|", line))
        if not line.startswith("|"):
            width = 0
        elif not width:
            width = cells
        else:
            assert cells == width, line


def test_lines_are_tidy(text: str) -> None:
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]\n", text)
    assert text.endswith("\n")


def test_an_entry_and_a_meeting_are_told_in_full() -> None:
    text = report(FICTIF, "markdown")
    assert "\nPrésents\u00a0: Ville de Valbrume, Centre hospitalier de Valbrume et" in text
    assert "- 7 octobre 2023 (pour 2023) – **en cours** – Première fête de la marche" in text
    assert "– Jalon\u00a0: Étude des tracés remise – Étude fictive, 2023" in text
    assert "| en cours\u202f; **en retard depuis le 1er juillet 2026** |" in text
    assert "Marché infructueux (Comité de suivi du 18 novembre 2025)\n" in text


def test_the_same_files_give_the_same_text() -> None:
    assert report(REEL, "markdown") == report(REEL, "markdown")


def test_headings_go_down_one_step_at_a_time(text: str) -> None:
    levels = [int(token.tag[1]) for token in tokens(text) if token.type == "heading_open"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
