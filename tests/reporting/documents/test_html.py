"""One file that holds everything, escapes everything and asks nobody for anything."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from documents_projects import FICTIF, HOSTILE, REEL, hostile, report

ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "svg",
    "defs",
    "pattern",
    "rect",
    "circle",
    "path",
    "symbol",
    "use",
    "text",
    "line",
    "g",
    "desc",
    "header",
    "nav",
    "main",
    "section",
    "article",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "span",
    "strong",
    "br",
    "sup",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "details",
    "summary",
    "figure",
    "figcaption",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "fieldset",
    "legend",
    "input",
    "label",
    "code",
}
VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """Elements, ids and addresses of a page, and whether its elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action"}:
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module", params=["reel", "fictif", "hostile", "english", "public"])
def text(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    match request.param:
        case "reel":
            return report(REEL)
        case "fictif":
            return report(FICTIF, since=date(2023, 1, 1))
        case "hostile":
            return report(hostile(tmp_path_factory.mktemp("hostile")))
        case "english":
            return report(REEL, lang="en")
        case _:
            return report(FICTIF, public=True)


def test_elements_are_known_and_nested(text: str) -> None:
    page = Page(text)
    assert page.elements <= ELEMENTS
    assert page.open == []


def test_no_attribute_runs_or_styles_anything(text: str) -> None:
    assert not {name for name in Page(text).attributes if name.startswith("on") or name == "style"}


def test_no_request_leaves_the_file(text: str) -> None:
    assert not re.search(r"url\((?!#)|@import|<link|<script|<img|<iframe", text)
    assert "default-src 'none'" in text


def test_ids_are_unique_and_every_anchor_leads_somewhere(text: str) -> None:
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    inside = {address[1:] for address in page.addresses if address.startswith("#")}
    assert inside <= set(page.ids)
    outside = [address for address in page.addresses if not address.startswith("#")]
    assert all(re.match(r"https?://", address) for address in outside)


def test_headings_go_down_one_step_at_a_time(text: str) -> None:
    levels = Page(text).headings
    assert levels[0] == 2 or levels[0] == 1
    assert levels.count(1) == 1
    steps = zip(levels[levels.index(1) :], levels[levels.index(1) + 1 :], strict=False)
    assert all(after - before <= 1 for before, after in steps)


def test_headers_of_tables_say_what_they_head(text: str) -> None:
    assert re.findall(r"<th(?=[ >])(?![^>]* scope=\"(?:col|row)\")[^>]*>", text) == []


def test_a_page_has_its_landmarks_and_a_way_past_the_first(text: str) -> None:
    for landmark in ("header", "nav", "main", "footer"):
        assert len(re.findall(rf"<{landmark}[ >]", text)) == 1
    first = text.split("<body>", 1)[1].lstrip()
    assert first.startswith('<a class="evitement" href="#contenu">')
    assert '<main id="contenu" tabindex="-1">' in text


def test_the_summary_comes_first_and_provenance_last() -> None:
    text = report(FICTIF, since=date(2025, 11, 18))
    order = [
        "situation", "a-decider", "en-retard", "a-documenter", "prochaines", "par-enjeu", "mois",
        "depuis", "comites", "enjeu-A", "fiche-A.1", "enjeu-C", "couverture", "indicateurs",
        "methode", "provenance",
    ]  # fmt: skip
    places = [text.index(f' id="{name}"') for name in order]
    assert places == sorted(places)


def test_an_indicateur_is_told_with_its_inputs() -> None:
    text = report(FICTIF).split('id="indicateur-kilometres-sentiers"')[1].split("</article>")[0]
    for said in (
        "en bonne voie",
        "29,4\u00a0km", "31 décembre 2025", "https://valbrume.example/sentiers-2025",
        "40\u00a0km", "31 décembre 2027", "12\u00a0km", "28,8\u00a0km",
        "rapport\u00a0: 1,03", "0,95", "s-trajectoire", "s-cible", "s-initiale",
    ):  # fmt: skip
        assert said in text.replace("29,4 km", "29,4\u00a0km").replace(" km", "\u00a0km"), said


def test_the_same_files_give_the_same_bytes() -> None:
    assert report(FICTIF) == report(FICTIF)


def test_hostile_text_is_shown_as_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = report(hostile(tmp_path_factory.mktemp("again")))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert "\u202e" not in text
    assert HOSTILE not in text


def test_the_plan_is_marked_where_the_report_is_in_another_language() -> None:
    assert '<html lang="en">' in (english := report(REEL, lang="en"))
    assert '<h1 lang="fr">' in english
    assert " lang=" not in report(REEL).split("<body>")[1]


def test_each_fiche_has_its_address() -> None:
    text = report(REEL)
    assert 'id="fiche-1.2.1"' in text
    assert 'id="volet-1.2.1-espaces-sans-tabac"' in text
    assert 'id="indicateur-espaces-sans-tabac"' in text


def test_provenance_stands_at_the_end() -> None:
    end = report(REEL).split("<footer")[1]
    assert "abc1234" in end
    assert "22 novembre 2026" in end
    assert "plancancer 0.0.0" in end


def test_every_drawing_has_a_name_and_a_description_or_is_hidden() -> None:
    for opening in re.findall(r"<svg [^>]*>", report(FICTIF)):
        named = 'role="img"' in opening and "aria-labelledby" in opening
        assert named or 'aria-hidden="true"' in opening or "f-marque" in opening
