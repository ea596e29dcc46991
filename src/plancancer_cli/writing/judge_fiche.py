"""Would the fiche still be right with a line more?"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plancancer_cli.errors import WriteRefused
from plancancer_cli.model.dossier import Document, Dossier
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.validation import validate
from plancancer_cli.rules import postponements, privacy, references
from plancancer_cli.writing.judge import marker, new_findings, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.storage.read.source import Source

_RULES = (references.broken_mentions, postponements.backwards, privacy.personal_data)


def read_fiche(source: Source) -> Fiche:
    """The fiche in a file. Raises WriteRefused where it is not valid."""
    value, defauts = validate(Fiche, source.data)
    if value is None:
        raise WriteRefused(defauts[0].message, defauts[0].hint)
    return value


def judge_fiche(
    dossier: Dossier, source: Source, loc: tuple[str | int, ...], item: Mapping[str, object]
) -> None:
    """Raises WriteRefused with the first finding that `item`, appended at `loc`, would bring."""
    before = read_fiche(source)
    data = deepcopy(_plain_data(source.data))
    place: Any = data
    for step in loc[:-1]:
        place = place[step]
    place[loc[-1]] = [*(place.get(loc[-1]) or ()), plain(item)]
    after, defauts = validate(Fiche, data)
    if after is None:
        raise WriteRefused(defauts[0].message, defauts[0].hint)
    found = new_findings(*(_findings(dossier, source, fiche) for fiche in (before, after)))
    for diagnostic in found:
        raise WriteRefused(diagnostic.message, diagnostic.hint)


def _findings(dossier: Dossier, source: Source, fiche: Fiche) -> list[Diagnostic]:
    alone = replace(
        dossier,
        fiches=(Document(source.path, fiche, marker(source)),),
        indicateurs=(),
        comites=(),
        diagnostics=(),
    )
    found = [diagnostic for rule in _RULES for diagnostic in rule(alone)]
    return [diagnostic for diagnostic in found if diagnostic.location.path.startswith(source.path)]


def _plain_data(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain_data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain_data(item) for item in value]
    return value
