"""What the terminal cannot show is no reason to stop, and what a program reads is UTF-8 all the same."""

from __future__ import annotations

import json

import pytest

from acceptance.conftest import Program

NARROW = ["ascii", "cp1252", "cp850", "latin-1", "cp437"]


@pytest.mark.parametrize("encoding", NARROW)
@pytest.mark.parametrize(
    "words",
    [
        ("status",), ("show", "1.1"), ("check",), ("deadlines",), ("explain", "PC201"), ("--help",),
        ("validate",), ("diff", "--help"), ("--color", "always", "status"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_text_for_people_is_shown_as_far_as_it_can_be(
    small: Program, encoding: str, words: tuple[str, ...]
) -> None:
    shown = small.written(*words, PYTHONIOENCODING=encoding)
    assert shown.code in {0, 1}
    usual = small.written(*words)
    assert shown.code == usual.code
    # Nothing is lost but accents and signs: the lines are as many.
    assert shown.stdout.count(b"\n") == usual.stdout.count(b"\n")
    assert shown.stdout.count(b"?") == usual.stdout.count(b"?")


@pytest.mark.parametrize("encoding", NARROW)
@pytest.mark.parametrize(
    "words",
    [
        ("status", "--format", "json"), ("status", "--format", "markdown"),
        ("deadlines", "--format", "json"), ("deadlines", "--format", "csv"),
        ("deadlines", "--format", "ics"), ("validate", "--format", "json"),
        ("check", "--format", "sarif"), ("check", "--format", "junit"), ("check", "--format", "gitlab"),
        ("export",), ("export", "--format", "csv"), ("report", "--format", "markdown"),
        ("report", "--format", "html"), ("schema", "fiche"), ("explain", "--format", "markdown"),
        ("portfolio", ".", "--format", "csv"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_a_program_reads_is_utf_8(
    small: Program, encoding: str, words: tuple[str, ...]
) -> None:
    narrow = small.written(*words, PYTHONIOENCODING=encoding)
    assert narrow.stdout == small.written(*words).stdout
    assert narrow.stdout.decode("utf-8").strip()


def test_a_process_with_ascii_only_ends_as_any_other(real: Program) -> None:
    done = real.process("status", "--format", "json", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert json.loads(done.out)["plan"]["titre"] == "Plan Cancer stéphanois"
    shown = real.process("status", "--all", PYTHONIOENCODING="ascii").out
    assert "Developper un environnement" in shown
