"""Findings for a terminal or a log: one a line, in the form that editors know how to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import Text, inert, msg, msg_n, visible
from plancancer_cli.reporting.findings.wording import closing_lines, finding_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import FindingsReport


_LONG = 20
"""Findings from which on the list says how to see less of it."""


def render(report: FindingsReport, language: Language) -> str:
    """Return one line a finding, under headings if the report is grouped, then the counts.

    Under headings what makes the run fail comes last: on a terminal it stands beside the counts.
    """
    lines = _grouped(report, language) if report.grouped else _plain(report, language)
    every = (*lines, *closing_lines(report, language), *_less(report, language))
    return "".join(f"{inert(line)}\n" for line in every)


def _less(report: FindingsReport, language: Language) -> Iterator[str]:
    """How to see less of a long list; nothing where it is short or has been shortened."""
    if not report.grouped or report.hidden or len(report.diagnostics) <= _LONG:
        return
    yield language.text(
        msg(
            "To see less: {commands}",
            commands="plancancer check --quiet, plancancer check --pilote ID, plancancer status",
        )
    )


def _plain(report: FindingsReport, language: Language) -> Iterator[str]:
    return (finding_line(diagnostic, language) for diagnostic in report.diagnostics)


def _grouped(report: FindingsReport, language: Language) -> Iterator[str]:
    failing = [diagnostic for diagnostic in report.diagnostics if report.fails(diagnostic)]
    others = [diagnostic for diagnostic in report.diagnostics if not report.fails(diagnostic)]
    for title, part in ((_harmless(len(others)), others), (_grave(len(failing)), failing)):
        if failing and others:
            heading = language.text(title)
            yield from (heading, "=" * len(heading), "")
        for ref, diagnostics in _by_fiche(part, report):
            yield _heading(ref, report, language)
            for same in _folded(diagnostics):
                yield finding_line(same[0], language)
                if len(same) > 1:
                    yield _others(same[1:], language)
            yield ""


def _folded(diagnostics: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """The findings that say the same of several refs together, at the place of the first.

    An error has a line of its own, for it is to be followed to its place; so has what names no ref.
    """
    folded: dict[object, list[Diagnostic]] = {}
    for rank, each in enumerate(diagnostics):
        alone = each.severity is Severity.ERROR or not each.ref
        folded.setdefault(rank if alone else (each.code, each.message), []).append(each)
    return list(folded.values())


def _others(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """The refs of which the line above is to be said, too."""
    refs = ", ".join(dict.fromkeys(visible(each.ref or "") for each in diagnostics))
    text = msg_n(
        len(diagnostics), "  the same for {n} other: {refs}", "  the same for {n} others: {refs}",
        refs=refs,
    )  # fmt: skip
    return language.text(text)


def _harmless(count: int) -> Text:
    return msg_n(
        count, "{n} finding that does not fail the check", "{n} findings that do not fail the check"
    )


def _grave(count: int) -> Text:
    return msg_n(count, "{n} finding that fails the check", "{n} findings that fail the check")


def _by_fiche(
    diagnostics: Sequence[Diagnostic], report: FindingsReport
) -> list[tuple[str | None, list[Diagnostic]]]:
    """Return the findings by fiche in the order of the plan, then by what else they name.

    Those that name nothing come last.
    """
    groups: dict[str | None, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        # A volet is written `1.2.1/espaces-sans-tabac`: it belongs to its fiche.
        owner = diagnostic.ref.partition("/")[0] if diagnostic.ref else None
        owner = report.owners.get(owner, owner) if owner else None
        groups.setdefault(owner, []).append(diagnostic)
    places = {code: place for place, code in enumerate(report.titles)}
    return sorted(
        groups.items(),
        key=lambda group: (group[0] is None, places.get(group[0] or "", len(places))),
    )


def _heading(ref: str | None, report: FindingsReport, language: Language) -> str:
    if ref is None:
        return language.text(msg("Other findings"))
    title = report.titles.get(ref)
    return visible(f"{ref} — {title}" if title else ref)
