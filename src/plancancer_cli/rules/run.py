"""Which rules there are, in one explicit list, and the severities that the plan sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.codes import RULES
from plancancer_cli.diagnostics import Diagnostic, in_file_order
from plancancer_cli.rules import (
    calendriers,
    comites,
    decisions,
    evidence,
    future,
    indicateurs,
    lateness,
    names,
    references,
    shared,
    tree,
    vocabulaires,
    wordings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Dossier

FILE_RULES: tuple[Callable[[Dossier], Iterator[Diagnostic]], ...] = (
    references.unknown_acteurs,
    references.unknown_indicateurs,
    references.unused_indicateurs,
    references.places_in_tree,
    references.duplicates,
    references.broken_mentions,
    references.broken_mentions_of_plan,
    comites.decided_refs,
    *decisions.RULES,
    shared.told_elsewhere,
    shared.links,
    wordings.contradictions,
    references.severities,
    calendriers.dates_of_the_plan,
    *names.RULES,
    *tree.RULES,
    *vocabulaires.RULES,
    *indicateurs.RULES,
)
"""What is judged without a date."""

DATE_RULES: tuple[Callable[[Suivi], Iterator[Diagnostic]], ...] = (
    lateness.overdue,
    lateness.no_news,
    lateness.due_soon,
    evidence.bare_statuses,
    future.not_yet_known,
)
"""What is judged at a date."""


def validate(dossier: Dossier) -> list[Diagnostic]:
    """Findings about the files, in file order."""
    found = [*dossier.diagnostics]
    for rule in FILE_RULES:
        found += rule(dossier)
    return in_file_order(with_severities(found, dossier))


def check(suivi: Suivi) -> list[Diagnostic]:
    """Findings about lateness: the oldest first of each fiche is the order of `overdue`."""
    found: list[Diagnostic] = []
    for rule in DATE_RULES:
        found += rule(suivi)
    return with_severities(found, suivi.dossier)


def with_severities(diagnostics: Iterable[Diagnostic], dossier: Dossier) -> list[Diagnostic]:
    """The findings at the severities that the plan sets, where it may set them."""
    chosen = {
        code: gravite.severity
        for code, gravite in dossier.plan.value.gravites.items()
        if code in RULES and RULES[code].adjustable and gravite.severity is not None
    }
    return [
        replace(diagnostic, severity=chosen[diagnostic.code])
        if diagnostic.code in chosen
        else diagnostic
        for diagnostic in diagnostics
    ]
