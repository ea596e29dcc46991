"""Text of the plan inside Markdown, read back with markdown-it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plancancer_cli.i18n import visible
from plancancer_cli.reporting.markdown_text import inline, literal

MARKDOWN = MarkdownIt("commonmark").enable(["strikethrough", "table"])
MARKUP = st.text(st.sampled_from("ab1 .)-+*_#>`~![](){}<>|\\&;:/=@%$\"'\n\t\u00a0\u202f"))


def shown(page: str) -> str:
    """What a reader sees of a page of one paragraph or item; spaces of no width are not seen."""
    assert not re.search(r"<(?!/?(p|li|ul|strong)>)", page), page
    return unescape(re.sub(r"<[^>]+>", "", page)).replace("\u200b", "").strip("\n")


@pytest.mark.parametrize("frame", ["{}", "- {}", "- **1.2.1** {}", "**{}**"])
@given(text=MARKUP | st.text())
def test_it_shows_itself(frame: str, text: str) -> None:
    flat = visible(re.sub(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text)).strip()
    page = MARKDOWN.render(frame.format(f"x{literal(text)}" if not flat else literal(text)))
    expected = flat or "x"
    assert shown(page) in {expected, f"1.2.1 {expected}"}


@pytest.mark.parametrize(
    "text",
    [
        "@equipe", "#12", "!12", "$12", "~12", '~"à revoir"', "%12", '%"Lot 1"', "&12", "GH-12",
        "gh-12",
    ],
)  # fmt: skip
@pytest.mark.parametrize("escape", [literal, inline])
def test_nothing_refers_to_something_of_the_forge(text: str, escape: Callable[[str], str]) -> None:
    page = MARKDOWN.render(escape(text))
    assert text not in unescape(page)
    assert shown(page) == text


def test_an_address_is_no_link() -> None:
    assert literal("https://evil.example www.evil.example a@b.fr") == (
        "https\\://evil.example www\\.evil.example a@&#8203;b.fr"
    )


def test_prose_stays_readable_as_a_file() -> None:
    text = "1.2.1, volet « l’aide » (10\u00a0% en 2024)\u00a0: début → fin, demi-tarif\u202f; 3/4"
    assert literal(text) == text


@pytest.mark.parametrize(("text", "written"), [("1. Un", "1\\. Un"), ("- Un", "\\- Un")])
def test_it_begins_no_list(text: str, written: str) -> None:
    assert literal(text) == written
