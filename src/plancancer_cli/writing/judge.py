"""Would the file still be right? The rules of the files judge what is about to be written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plancancer_cli.errors import WriteRefused
from plancancer_cli.model.dossier import Document, Dossier
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.validation import validate
from plancancer_cli.rules.indicateurs import RULES
from plancancer_cli.storage.loader import validated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from plancancer_cli.diagnostics import Diagnostic, Location
    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.read.source import Source

CONFIRMABLE = frozenset({"PC306", "PC315", "PC320"})
"""Findings that a person may know better than the program: refused unless confirmed."""

NOT_BLOCKING = frozenset({"PC309", "PC310", "PC314"})
"""Findings worth telling that speak of other lines as much as of the new one."""


def judge_values(
    dossier: Dossier,
    source: Source,
    before: Indicateur,
    items: Sequence[Mapping[str, object]],
    *,
    confirmed: bool,
    hints: Mapping[str, Text],
) -> Indicateur:
    """The indicateur as it would be with `items` appended to the valeurs that it has in `source`.

    `hints` say by code of a finding what to do where the command has an option for it. Raises
    WriteRefused with the first finding that the file does not have today.
    """
    # The valeurs that it has are validated already: `before` is what they are.
    added, defauts = validate(Indicateur, {**source.data, "valeurs": [*map(plain, items)]})
    if added is None:
        raise WriteRefused(defauts[0].message, defauts[0].hint)
    after = added.model_copy(update={"valeurs": before.valeurs + added.valeurs})
    found = _findings(dossier, source, after)
    for diagnostic in new_findings(_findings(dossier, source, before), found) if found else []:
        if diagnostic.code in NOT_BLOCKING or (confirmed and diagnostic.code in CONFIRMABLE):
            continue
        raise WriteRefused(diagnostic.message, hints.get(diagnostic.code, diagnostic.hint))
    return after


def read_indicateur(source: Source) -> Indicateur:
    """The indicateur in a file. Raises WriteRefused where it is not valid."""
    value, defauts = validated(Indicateur, source)
    if value is None:
        raise WriteRefused(defauts[0].message, defauts[0].hint)
    return value


def plain(item: Mapping[str, object]) -> dict[str, Any]:
    """The item as it would be read back: without the marks that only the writer needs."""
    return {key: str(value) if isinstance(value, str) else value for key, value in item.items()}


def _findings(dossier: Dossier, source: Source, indicateur: Indicateur) -> list[Diagnostic]:
    document = Document(source.path, indicateur, marker(source))
    alone = replace(dossier, fiches=(), indicateurs=(document,), comites=(), diagnostics=())
    found: list[Diagnostic] = []
    rules: tuple[Callable[[Dossier], Iterator[Diagnostic]], ...] = RULES
    for rule in rules:
        found += rule(alone)
    return [diagnostic for diagnostic in found if diagnostic.location.path.startswith(source.path)]


def marker(source: Source) -> Callable[[Sequence[str | int]], Location]:
    """Line and column as in the file today, and the place in the data as the path.

    What is about to be written has no position yet: its place in the data tells it apart.
    """

    def locate(chemin: Sequence[str | int]) -> Location:
        return replace(source.locate(chemin), path="/".join([source.path, *map(str, chemin)]))

    return locate


def new_findings(before: list[Diagnostic], after: list[Diagnostic]) -> list[Diagnostic]:
    """What `after` finds and `before` did not, by code and place."""
    known = Counter((d.code, d.location.path) for d in before)
    fresh: list[Diagnostic] = []
    for diagnostic in after:
        key = (diagnostic.code, diagnostic.location.path)
        if known[key]:
            known[key] -= 1
        else:
            fresh.append(diagnostic)
    return fresh
