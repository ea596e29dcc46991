"""Slips of the hand in the files of a plan: each is told once, at its place, with what to write.

`slips.txt` holds typing errors, what is copied from word processors, web pages and telephones, and
what editors and Windows do. `passes.txt` is the opposite side: what looks like one of them and is
right. Characters that nobody sees are written there as `\\u00a0`.
"""

from __future__ import annotations

import pytest

from plancancer_cli.i18n import get_language
from plancancer_cli.storage.read.source import parse
from plancancer_cli.writing.mending import mend
from projet import ArbreMemoire, textes
from slips.bases import FILES
from slips.table import Slip, found, read

ENGLISH, FRENCH = get_language("en"), get_language("fr")
SLIPS = read("slips.txt")
PASSES = read("passes.txt")


def _name(slip: Slip) -> str:
    return f"{slip.section}: {slip.text.splitlines()[slip.lines[0] - 1].strip() or 'nothing'}"


def test_the_plan_itself_is_without_fault() -> None:
    assert textes(found(FILES)) == []


def test_the_table_is_large_enough() -> None:
    assert len(SLIPS) >= 165
    assert len({(slip.path, slip.text) for slip in SLIPS}) == len(SLIPS)
    assert sum(len(slip.expected) == 1 for slip in SLIPS) >= 150


@pytest.mark.parametrize("slip", SLIPS, ids=_name)
def test_a_slip_is_told_at_its_place_with_what_to_write(slip: Slip) -> None:
    diagnostics = found(slip.files)
    places = [(d.location.path, d.location.line, d.location.column, d.code) for d in diagnostics]
    assert places == [each[:4] for each in slip.expected], textes(diagnostics)
    for diagnostic, expected in zip(diagnostics, slip.expected, strict=True):
        if expected.hint is not None:
            assert diagnostic.hint is not None
            assert ENGLISH.text(diagnostic.hint) == expected.hint


@pytest.mark.parametrize("slip", SLIPS, ids=_name)
def test_a_slip_is_told_at_its_line(slip: Slip) -> None:
    first, last = slip.lines
    lines = [d.location.line for d in found(slip.files) if d.location.path == slip.path]
    assert any(first <= line <= last for line in lines) or _is_missing(slip)


def _is_missing(slip: Slip) -> bool:
    """A key that is gone is told where its mapping begins, an open bracket where it should close."""
    return slip.expected[0].code == "PC011" or (slip.expected[0].hint or "").startswith("Close it")


@pytest.mark.parametrize("slip", PASSES, ids=_name)
def test_what_looks_like_a_slip_and_is_none_passes(slip: Slip) -> None:
    assert textes(found(slip.files)) == []
    assert mend(ArbreMemoire(slip.files), lambda _path: True) == []


MENDABLE = [slip for slip in SLIPS if any(d.mending for d in found(slip.files))]


@pytest.mark.parametrize("slip", MENDABLE, ids=_name)
def test_what_a_hint_shows_is_what_fix_writes(slip: Slip) -> None:
    first = next(d for d in found(slip.files) if d.mending is not None)
    assert first.mending is not None
    assert first.hint is not None
    (mended,) = mend(ArbreMemoire(slip.files), lambda _path: True)
    before, after = slip.text.split("\n"), mended.after.split("\n")
    changed = [number for number, line in enumerate(before) if line != after[number]]
    assert len(before) == len(after)
    assert changed == [first.location.line - 1]
    shown = first.mending.corrected(slip.text).strip()
    assert shown in after[changed[0]]
    if "\t" not in before[changed[0]]:
        assert shown in ENGLISH.text(first.hint)
        assert shown in FRENCH.text(first.hint)
    assert parse(mended.after, slip.path).errors == []
    told = (first.code, first.location)
    assert told not in {(d.code, d.location) for d in found(slip.files | {slip.path: mended.after})}


def test_most_of_what_can_be_shown_can_be_mended() -> None:
    assert len(MENDABLE) >= 80
