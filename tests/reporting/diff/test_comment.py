"""The comment of a review: short, in words, and within what a forge takes, whatever the change."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plancancer_cli.analysis.diff import Change, Diff, Kind
from plancancer_cli.analysis.diff.change import Level
from plancancer_cli.diagnostics import Location
from plancancer_cli.explanations.changes import CHANGES
from plancancer_cli.i18n import get_language, inert, msg
from plancancer_cli.reporting.diff import headline, markdown
from plancancer_cli.reporting.diff.report import DiffReport, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

FRENCH, ENGLISH = get_language("fr"), get_language("en")
WIDEST = "@#!$~&1%a`*_[]<>|"
"""Characters that take the most room once they are made harmless."""


def report(changes: Sequence[Change], titles: dict[str, str] | None = None) -> DiffReport:
    return DiffReport(
        date(2026, 11, 21), Side("main", "a" * 40), Side("worktree"), Diff(tuple(changes)),
        titles=titles or {},
    )  # fmt: skip


def change(kind: Kind = Kind.TEXT_CHANGED, text: str = "x", **more: object) -> Change:
    about = {"ref": "1.1", "before": "a", "after": "b", "message": inert(text), "fiches": ("1.1",)}
    return Change(change=kind, **(about | more))  # type: ignore[arg-type]


texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=WIDEST, min_size=100, max_size=400),
    st.integers(1, 900).map(lambda n: WIDEST * n),
)
changes = st.builds(
    change,
    st.sampled_from(Kind),
    texts,
    before=st.one_of(st.none(), texts, st.lists(texts, max_size=4)),
    after=st.one_of(st.none(), texts, st.dictionaries(st.sampled_from(["constat", "x"]), texts)),
    attention=st.booleans(),
    reason=st.one_of(st.none(), texts.map(inert)),
    sujet=st.one_of(st.none(), texts),
    location=st.one_of(st.none(), st.builds(Location, texts)),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(changes, max_size=8), st.integers(1, 400), texts)
def test_a_comment_is_never_longer_than_a_forge_takes(
    some: list[Change], times: int, title: str
) -> None:
    many = [
        change(each.change, f"{n} {FRENCH.text(each.message)}", before=each.before,
               after=each.after, reason=each.reason, sujet=each.sujet)
        for n in range(times) for each in some
    ]  # fmt: skip
    for language in (FRENCH, ENGLISH):
        written = markdown.render(report(many, {"1.1": title}), language)
        assert len(written) <= 65_000
        assert written.count("<details>") == written.count("</details>")
        lines = [line for line in written.partition("<details>")[0].splitlines() if line]
        assert sum(line.startswith("- ") for line in lines) <= 5
        assert MarkdownIt().render(written)


def test_sixteen_hundred_edits_fit_and_the_worst_come_first() -> None:
    many = [change(text=f"texte {n} {'mots ' * 60}") for n in range(1_599)]
    many.append(change(Kind.FICHE_REMOVED, "fiche supprimée", attention=True))
    written = markdown.render(report(many, {"1.1": "Parcs"}), FRENCH)
    assert len(written) <= 65_000
    assert "**1 fiche supprimée, 1599 textes modifiés**" in written.replace("\u202f", "")
    first = next(line for line in written.splitlines() if line.startswith("- "))
    assert first == "- **recul** · 1.1 — Parcs — fiche supprimée"
    assert "lignes ne sont pas affichées" in written


@settings(max_examples=200, deadline=None)
@given(st.lists(changes, max_size=30))
def test_the_headline_counts_what_is_below_it(some: list[Change]) -> None:
    said = FRENCH.text(report(some).headline())
    if not some:
        assert said == "Rien ne change dans ce que dit le plan."
        return
    folding = {Kind.DEADLINE_REMOVED, Kind.DEADLINE_POSTPONED, Kind.SHOWN_BETTER}
    expected = sum(
        max(len(c.before), 1) if c.change in folding and isinstance(c.before, list) else 1
        for c in some
    )
    assert sum(map(int, re.findall(r"(?:^|, )(\d+)", said))) == expected
    assert "Rien ne change" not in said


def test_the_example_of_a_headline() -> None:
    some = [
        *[change(Kind.MEASUREMENT_ADDED)] * 34,
        change(Kind.TARGET_WEAKENED, attention=True),
        change(Kind.DEADLINE_POSTPONED, attention=True, before=["a", "b", "c"]),
    ]
    said = FRENCH.text(report(some).headline())
    assert said == "3 échéances repoussées sans décision, 1 cible abaissée, 34 valeurs reçues"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_words_of_its_own_and_a_page(kind: Kind) -> None:
    assert kind.value in CHANGES
    for marked in (True, False):
        for language in (FRENCH, ENGLISH):
            said = language.text(report([change(kind, attention=marked)]).headline())
            assert said.startswith("1 ")
            assert kind.value not in said


def test_what_a_comite_decided_is_shown_as_decided() -> None:
    decided = change(Kind.TARGET_WEAKENED, level=Level.RECUL_DECIDE)
    written = markdown.render(report([decided]), FRENCH)
    assert "**1 cible abaissée (décidé)**" in written
    assert "- **recul décidé** · " in written


def test_nothing_is_an_all_clear_where_something_was_not_compared() -> None:
    unread = change(Kind.NOT_COMPARED, "illisible", attention=True)
    some = [*[change(Kind.MEASUREMENT_ADDED)] * 9, unread]
    assert FRENCH.text(headline.headline(Diff(tuple(some)))).startswith("1 partie non comparée, ")


def test_equal_changes_are_one_line() -> None:
    some = [
        change(Kind.INDICATOR_DETACHED, "retiré", attention=True, reason=msg("x"), sujet=f"n{n}")
        for n in range(7)
    ]
    (line,) = [x for x in markdown.render(report(some), FRENCH).splitlines() if x[:2] == "- "]
    assert "retiré (7 ×)" in line
    assert "et 2 autres" in line
