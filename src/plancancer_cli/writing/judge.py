"""Would the file still be right? The rules of the files judge what is about to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plancancer_cli.diagnostics import Diagnostic, Location
from plancancer_cli.errors import WriteRefused
from plancancer_cli.model.dossier import Document, Dossier
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.validation import validate
from plancancer_cli.rules.indicateurs import RULES
from plancancer_cli.storage.source import Source

CONFIRMABLE = frozenset({"PC306"})
"""Findings that a person may know better than the program: refused unless confirmed."""

NOT_BLOCKING = frozenset({"PC309", "PC310"})
"""Findings worth telling that speak of other lines as much as of the new one."""


def judge_values(
    dossier: Dossier, source: Source, items: Sequence[Mapping[str, object]], *, confirmed: bool
) -> Indicateur:
    """The indicateur as it would be with `items` appended to its valeurs.

    Raises WriteRefused with the first finding that the file does not have today.
    """
    before = read_indicateur(source)
    data = {**source.data, "valeurs": [*(source.data.get("valeurs") or ()), *map(plain, items)]}
    after, defauts = validate(Indicateur, data)
    if after is None:
        raise WriteRefused(defauts[0].message, defauts[0].hint)
    found = _new(_findings(dossier, source.path, before), _findings(dossier, source.path, after))
    for diagnostic in found:
        if diagnostic.code in NOT_BLOCKING or (confirmed and diagnostic.code in CONFIRMABLE):
            continue
        raise WriteRefused(diagnostic.message, diagnostic.hint)
    return after


def read_indicateur(source: Source) -> Indicateur:
    """The indicateur in a file. Raises WriteRefused where it is not valid."""
    value, defauts = validate(Indicateur, source.data)
    if value is None:
        raise WriteRefused(defauts[0].message, defauts[0].hint)
    return value


def plain(item: Mapping[str, object]) -> dict[str, Any]:
    """The item as it would be read back: without the marks that only the writer needs."""
    return {
        key: str(value) if isinstance(value, str) else value
        for key, value in item.items()
    }


def _findings(dossier: Dossier, path: str, indicateur: Indicateur) -> list[Diagnostic]:
    document = Document(path, indicateur, _marker(path))
    alone = replace(dossier, fiches=(), indicateurs=(document,), comites=(), diagnostics=())
    found: list[Diagnostic] = []
    rules: tuple[Callable[[Dossier], Iterator[Diagnostic]], ...] = RULES
    for rule in rules:
        found += rule(alone)
    return [diagnostic for diagnostic in found if diagnostic.location.path.startswith(path)]


def _marker(path: str) -> Callable[[Sequence[str | int]], Location]:
    """Positions are of no use for what is not written yet: the place in the data stands for them."""
    return lambda chemin: Location("/".join([path, *map(str, chemin)]))


def _new(before: list[Diagnostic], after: list[Diagnostic]) -> list[Diagnostic]:
    known = Counter((d.code, d.location) for d in before)
    fresh: list[Diagnostic] = []
    for diagnostic in after:
        key = (diagnostic.code, diagnostic.location)
        if known[key]:
            known[key] -= 1
        else:
            fresh.append(diagnostic)
    return fresh
