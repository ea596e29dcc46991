"""The PDF: its pages, contents, tags, metadata and drawings, read back with another library.

WeasyPrint needs the library Pango, which `make test-tools` installs. Where it is missing the checks
are not run and say so; with `CI` set it must be there.
"""

from __future__ import annotations

import builtins
import io
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from documents_projects import FICTIF, REEL, document, hostile
from hostile.attacking import project
from plancancer_cli.cli.boundary import main
from plancancer_cli.errors import UsageError
from plancancer_cli.reporting.documents import enfant
from plancancer_cli.reporting.documents.pdf import publish_pdf

try:
    import weasyprint
except (ImportError, OSError):
    weasyprint = None

pytestmark = pytest.mark.skipif(
    weasyprint is None and not os.environ.get("CI"),
    reason="needs WeasyPrint and the library Pango: make test-tools",
)
NOWHERE = Path("nowhere")
TITLE_AND_CONTENTS = 2


def made(root: Path, **options: Any) -> bytes:
    return publish_pdf(document(root, **options), template=None, project=NOWHERE)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of one fiche: for what does not depend on the plan, and takes a second instead of six."""
    return project(tmp_path_factory.mktemp("small"))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(FICTIF, id="fictif"),
        pytest.param(REEL, id="reel", marks=pytest.mark.slow),
    ],
)
def root(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def content(root: Path) -> bytes:
    return made(root)


@pytest.fixture(scope="module")
def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def texts(reader: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_title_page_then_contents_then_the_situation(root: Path, texts: list[str]) -> None:
    plan = document(root).plan
    assert plan.titre in texts[0]
    assert "22 novembre 2026" in texts[0]
    assert "Sommaire" in texts[1]
    assert "Où en est le plan" in texts[TITLE_AND_CONTENTS]


def test_every_page_but_the_title_is_numbered(texts: list[str]) -> None:
    for number, text in enumerate(texts[1:], start=2):
        assert f"{number} / {len(texts)}" in text
    assert f"1 / {len(texts)}" not in texts[0]


def test_the_contents_name_the_pages_where_things_are(
    root: Path, reader: PdfReader, texts: list[str]
) -> None:
    shown = document(root)
    contents = re.sub(r"[. ]{3,}", " ", texts[1])
    starts = dict(_outline(reader))
    for fiche in shown.fiches:
        name = f"{fiche.code} {fiche.titre}"
        page = starts[name]
        assert re.search(re.escape(name) + rf" {page}\b", contents), name
        assert fiche.code in texts[page - 1]


def test_the_outline_follows_the_document(root: Path, reader: PdfReader) -> None:
    outline = _outline(reader)
    titles = [title for title, _ in outline]
    assert titles[0] == document(root).plan.titre
    assert titles[-1] == "Provenance"
    assert [page for _, page in outline] == sorted(page for _, page in outline)


def _outline(reader: PdfReader) -> list[tuple[str, int]]:
    def walk(items: list[Any]) -> Iterator[tuple[str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                page = reader.get_destination_page_number(item)
                assert page is not None
                yield " ".join(item.title.split()), page + 1

    return list(walk(reader.outline))


def test_it_is_tagged_and_says_its_language_and_title(reader: PdfReader, root: Path) -> None:
    catalogue = reader.root_object
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert catalogue["/Lang"] == "fr"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith(document(root).plan.titre)
    assert reader.metadata["/CreationDate"] == "D:20261122"


def pdf_ua_faults(content: bytes) -> list[str]:
    """What a validator of PDF/UA-1 (ISO 14289-1) that knows the rules of veraPDF has to say."""
    found = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in found.failures]


def test_a_validator_of_pdf_ua_finds_nothing(content: bytes) -> None:
    assert pdf_ua_faults(content) == []


def test_headers_of_tables_say_what_they_head(reader: PdfReader) -> None:
    scopes = {"/Column": 0, "/Row": 0}
    for table in [e for e in _structure(reader) if e.get("/S") == "/Table"]:
        for cell in [e for e in _inside(table) if e.get("/S") == "/TH"]:
            scopes[cell["/A"]["/Scope"]] += 1
    assert min(scopes.values()) > 10


def test_lists_hold_items_alone_even_in_a_layout_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "mon.html.j2"
    own.write_text(
        '<html lang="fr"><title>t</title><style>.a li { display: inline-block }</style>'
        '<ul class="a"><li>Un</li> <li><a href="#x">Deux</a></li></ul>'
        "<dl><div><dt>Pilote</dt><dd>Ville</dd></div></dl>"
        '<a style="display: block" href="#x"><b>Bloc</b></a><h1 id="x">Fin</h1></html>',
        "utf-8",
    )
    content = publish_pdf(document(FICTIF), template=own, project=NOWHERE)
    assert pdf_ua_faults(content) == []
    lists = [e for e in _structure(PdfReader(io.BytesIO(content))) if e.get("/S") == "/L"]
    assert [[str(kid.get_object()["/S"]) for kid in e["/K"]] for e in lists] == [
        ["/LI", "/LI", "/LI"],
        ["/LI", "/LI"],
    ]


def test_every_figure_has_an_alternative_and_headings_are_in_order(reader: PdfReader) -> None:
    figures, headings = 0, []
    for element in _structure(reader):
        kind = element.get("/S")
        if kind == "/Figure":
            figures += 1
            assert str(element.get("/Alt", "")).strip()
        elif kind in {"/H1", "/H2", "/H3", "/H4"}:
            headings.append(int(str(kind)[2]))
    assert figures > 10
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def _structure(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the tree of tags, in reading order."""
    pending: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while pending:
        node = pending.pop()
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, DictionaryObject):
            yield node
            children = node.get("/K", [])
            pending += reversed(children if isinstance(children, list) else [children])


def _inside(top: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every element below one."""
    pending: list[Any] = [top]
    while pending:
        node = pending.pop()
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, DictionaryObject) and "/S" in node:
            yield node
            kids = node.get("/K", [])
            pending += kids if isinstance(kids, list) else [kids]


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes(content: bytes, root: Path) -> None:
    assert made(root) == content


def test_so_does_that_of_a_small_plan(small: Path) -> None:
    assert made(small) == made(small)


def test_drawings_keep_their_patterns_and_colours(content: bytes) -> None:
    reader = PdfReader(io.BytesIO(content))
    first = reader.pages[0]["/Resources"].get_object()
    assert len(first["/Pattern"]) > 1
    drawn = b"".join(
        page.get_contents().get_data()  # type: ignore[union-attr]
        for page in reader.pages
        if page.get_contents() is not None
    )
    # The bars of the timeline, #c4dbe6, and the line of today, #20262e.
    assert re.search(rb"0\.76\d* 0\.85\d* 0\.90\d* (rg|scn)", drawn)
    assert re.search(rb"0\.12\d* 0\.14\d* 0\.18\d* (RG|SCN)", drawn)


def test_what_is_folded_on_a_screen_is_there_and_tables_of_drawings_are_not(
    texts: list[str],
) -> None:
    whole = " ".join(texts)
    assert "Ce que prévoit le plan" in whole
    assert "Le texte de la fiche" in whole
    assert "Les mêmes données en tableau" not in whole
    assert "Aller au contenu" not in whole


@pytest.mark.slow
def test_english_public_and_hostile_plans_are_laid_out(tmp_path: Path) -> None:
    in_english = made(FICTIF, lang="en", public=True, since=date(2023, 1, 1))
    assert pdf_ua_faults(in_english) == []
    english = PdfReader(io.BytesIO(in_english))
    assert english.root_object["/Lang"] == "en"
    assert "Contents" in english.pages[1].extract_text()
    bad = made(hostile(tmp_path / "hostile"))
    assert pdf_ua_faults(bad) == []
    text = " ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(bad)).pages)
    assert "<script>" in text


def run(root: Path, *arguments: str) -> int:
    return main(["-C", str(root), "--date", "2026-11-22", "report", *arguments])


def test_the_command_writes_a_file(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "bilan.pdf"
    assert run(small, "--output", str(target)) == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")
    out, err = capsys.readouterr()
    assert out == ""
    assert str(target) in err


def test_it_goes_to_stdout_only_when_that_is_asked_for(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(small, "--format", "pdf", "--output", "-") == 0
    sys.stdout.flush()
    assert capfdbinary.readouterr().out.startswith(b"%PDF-1.7")
    assert run(small, "--format", "pdf") == 2
    assert capfdbinary.readouterr().out == b""


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (ImportError("weasyprint"), "pip install weasyprint"),
        (OSError("cannot load library 'libpango-1.0-0'\nnot found"), "libpango"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    failure: Exception,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    ordinary = builtins.__import__

    def refused(name: str, *arguments: Any, **options: Any) -> Any:
        if name.partition(".")[0] == "weasyprint":
            raise failure
        return ordinary(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", refused)
    target = tmp_path / "bilan.pdf"
    assert run(FICTIF, "--output", str(target)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert len(err.strip().splitlines()) == 2  # what is wrong, and what to do
    assert not target.exists()


def test_a_template_of_ones_own_changes_the_paper(small: Path, tmp_path: Path) -> None:
    own = tmp_path / "mon.html.j2"
    own.write_text(
        '{% extends "plancancer/report.html.j2" %}'
        "{% block tete %}<h1>Direction de la santé, {{ rapport.support }}</h1>{% endblock %}",
        "utf-8",
    )
    content = publish_pdf(document(small), template=own, project=NOWHERE)
    first = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "Direction de la santé, papier" in " ".join(first.split())


def test_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>hush</text></svg>'
    )
    own = tmp_path / "mon.html.j2"
    own.write_text(
        '<html lang="fr"><title>t</title><!-- c --><link rel="attachment" href="file:///etc/hostname">'
        f'<img alt="a" src="{(tmp_path / "secret.svg").as_uri()}"><p>Bonjour</p></html>',
        "utf-8",
    )
    content = publish_pdf(document(FICTIF), template=own, project=NOWHERE)
    reader = PdfReader(io.BytesIO(content))
    assert "hush" not in reader.pages[0].extract_text()
    assert not list(reader.attachments)


def test_a_layout_that_weasyprint_does_not_know_is_no_bug_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the process of its own answers where WeasyPrint has failed.
    monkeypatch.setattr(enfant, "_asked", lambda *_: {"echec": "AssertionError grid"})
    own = tmp_path / "mon.html.j2"
    own.write_text('<html lang="fr"><title>t</title><p>Bonjour</p></html>', "utf-8")
    with pytest.raises(UsageError):
        publish_pdf(document(FICTIF), template=own, project=NOWHERE)
    with pytest.raises(enfant.MisePageError):
        publish_pdf(document(FICTIF), template=None, project=NOWHERE)


def test_a_layout_that_takes_too_long_is_ended() -> None:
    endless = (
        "<html lang='fr'><title>t</title>" + "<div style='display:grid'><p>x</p></div>" * 20_000
    )
    with pytest.raises(UsageError, match="more time or memory"):
        enfant.lay_out_apart(endless, secondes=1)
