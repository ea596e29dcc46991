"""What holds in every format: a whole document, safe to print, of any findings."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.i18n import get_language, msg, visible
from plancancer_cli.reporting.findings import FORMATS, Counts, FindingsReport, choose_format, render
from plancancer_cli.reporting.findings.summary import summary_markdown

TEXTS = st.text(st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=40)
# Not st.builds(Diagnostic, …): it asks for the types of a record, which stand under TYPE_CHECKING.
DIAGNOSTICS = st.tuples(
    st.sampled_from(["PC002", "PC202", "PC205"]),
    st.sampled_from(Severity),
    st.builds(Location, TEXTS.map("a/{}.yaml".format), st.integers(1, 9999), st.integers(1, 200)),
    TEXTS.map(lambda text: msg("Found {value!r}.", value=text)),
    st.none() | TEXTS.map(lambda text: msg("Write {value}\nhere.", value=text)),
    st.none() | TEXTS,
).map(lambda parts: Diagnostic(*parts))
REPORTS = st.fixed_dictionaries(
    {
        "date": st.just(date(2025, 1, 12)),
        "diagnostics": st.lists(DIAGNOSTICS, max_size=6).map(tuple),
        "titles": st.dictionaries(TEXTS, TEXTS, max_size=2),
        "grouped": st.booleans(),
    }
).map(lambda parts: FindingsReport(**parts))


def test_the_formats_are_those_of_the_contract():
    assert list(FORMATS) == ["text", "json", "github", "gitlab", "sarif", "junit"]


def test_an_unknown_format_is_refused(report, english):
    with pytest.raises(KeyError):
        render("yaml", report, english)


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None)
@given(report=REPORTS)
def test_any_finding_can_be_printed(name, report):
    printed = render(name, report, get_language("fr"))
    printed.encode("utf-8")
    assert printed.endswith("\n")
    assert all(line == visible(line) for line in printed.split("\n"))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_findings_give_the_same_bytes(name, report, french):
    assert render(name, report, french) == render(name, replace(report), french)


@given(report=REPORTS)
def test_any_summary_can_be_printed(report):
    page = summary_markdown(report, get_language("fr"))
    page.encode("utf-8")
    assert all(line == visible(line) for line in page.split("\n"))


def test_counts(report):
    assert report.counts == Counts(error=2, warning=1, info=1)


def test_a_format_is_imported_when_it_is_used():
    code = (
        "import sys, plancancer_cli.reporting.findings as f\n"
        "names = ('json', 'xml.etree.ElementTree', f.__name__ + '.text')\n"
        "print([name for name in names if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "text"),
        ({"GITHUB_ACTIONS": "true", "CI": "true"}, "github"),
        ({"GITHUB_ACTIONS": "false"}, "text"),
        ({"GITLAB_CI": "true", "CI": "true"}, "text"),
    ],
)
def test_the_format_that_suits_the_place(environment, name):
    assert choose_format(environment) == name
