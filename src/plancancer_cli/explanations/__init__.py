"""A page for every code of the registry: what it finds, why it matters, how to resolve it."""

from __future__ import annotations

from plancancer_cli.codes import RULES
from plancancer_cli.explanations import (
    deadlines,
    evidence,
    followup,
    keys,
    layout,
    naming,
    plan_words,
    privacy,
    reading,
    references,
    series,
    values,
)
from plancancer_cli.explanations.page import Example, Page

__all__ = ["PAGES", "Example", "Page"]

_AREAS = (
    reading,
    naming,
    keys,
    references,
    plan_words,
    deadlines,
    followup,
    evidence,
    values,
    series,
    privacy,
    layout,
)
_PAGES = {page.code: page for area in _AREAS for page in area.PAGES}

PAGES: dict[str, Page] = {code: _PAGES[code] for code in RULES}
"""Every page by its code, in the order of the registry."""
