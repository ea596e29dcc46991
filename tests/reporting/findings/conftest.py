"""Findings with the text that plans, mistakes and attackers put into them."""

from __future__ import annotations

from datetime import date
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.i18n import Language, get_language, msg, msg_n
from plancancer_cli.i18n.conventions import French
from plancancer_cli.reporting.findings import FindingsReport

PO = Path(__file__).resolve().parents[3] / "src/plancancer_cli/locale/fr/findings.po"

OVERDUE = Diagnostic(
    "PC202",
    Severity.ERROR,
    Location("actions/1.2.1.yaml", 14, 7),
    msg("The end was due on {day}, {n} days ago.", day=date(2024, 12, 31), n=12),
    msg("Record what was done: {command}", command="plancancer track 1.2.1"),
    "1.2.1/espaces-sans-tabac",
)
UNMEASURED = Diagnostic(
    "PC205",
    Severity.WARNING,
    Location("indicators/I-01.yaml", 3, 1),
    msg("No measurement for {period!r}.", period="2023"),
    ref="I-01",
)
SOON = Diagnostic(
    "PC211",
    Severity.INFO,
    Location("actions/1.2.1.yaml", 20, 5),
    msg_n(3, "Due in {n} day.", "Due in {n} days."),
    ref="1.2.1",
)
UNREADABLE = Diagnostic(
    "PC002",
    Severity.ERROR,
    Location("actions/cassé, 100 %: fin.yaml", 1, 1),
    msg("Found {value!r}\nin a flow map.", value="{valeur: 52,3}"),
)
NASTY_TEXT = (
    "\x1b[31m\x9b2J\x07\0\r\n::error::forged\n##[error] %0A ]]> <b>&amp;</b> | `x` "
    "[click](https://evil.example) @octocat #1 \u202egpj.exe\u2028\ufffe\ud800\U000e0041 {0} 🎗"
)
NASTY = Diagnostic(
    "PC010",
    Severity.WARNING,
    Location("actions/a\x1b]0;b\n::warning::c\u202e\udce9.yaml", 2, 3),
    msg("Unknown key {key!r}.", key=NASTY_TEXT),
    msg("Remove {key}", key=NASTY_TEXT),
    NASTY_TEXT,
)


@pytest.fixture(scope="session")
def french() -> Language:
    """French with the catalogue of this package alone, compiled from what is in the checkout."""
    compiled = BytesIO()
    with PO.open("rb") as source:
        write_mo(compiled, read_po(source, locale="fr"))
    compiled.seek(0)
    return Language(French, GNUTranslations(compiled))


@pytest.fixture
def english() -> Language:
    return get_language("en")


@pytest.fixture
def report() -> FindingsReport:
    return FindingsReport(
        date(2025, 1, 12),
        (OVERDUE, UNMEASURED, SOON, UNREADABLE),
        titles={"1.2.1": "Étendre les espaces sans tabac"},
    )


@pytest.fixture
def nasty() -> FindingsReport:
    return FindingsReport(date(2025, 1, 12), (NASTY, NASTY), titles={NASTY_TEXT: NASTY_TEXT})


@pytest.fixture
def empty() -> FindingsReport:
    return FindingsReport(date(2025, 1, 12), ())
