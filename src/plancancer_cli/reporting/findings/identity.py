"""What makes a finding the same finding tomorrow."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Param


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return a hexadecimal fingerprint for each finding, all different.

    It is made of the code, the path, the ref, and the wording with the names in it. It holds
    neither line nor column, so that a finding survives an edit above it; neither numbers nor dates,
    so that "12 days late" is tomorrow's "13 days late"; and it is the same in every language.
    Findings that only those tell apart are numbered in their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    result = []
    for diagnostic in diagnostics:
        identity = _identity(diagnostic)
        written = json.dumps([*identity, seen[identity]])
        seen[identity] += 1
        result.append(sha256(written.encode("ascii")).hexdigest())
    return result


def _identity(diagnostic: Diagnostic) -> tuple[str, ...]:
    place = diagnostic.location.path
    return (diagnostic.code, place, diagnostic.ref or "", *_names(diagnostic.message))


def _names(value: Param) -> Iterator[str]:
    """Yield the fixed text and the strings of a message."""
    match value:
        case str():
            yield value
        case Text():
            yield value.template
            for name, param in value.params:
                yield name
                yield from _names(param)
        case list() | tuple():
            for item in value:
                yield from _names(item)
