"""One thing in full in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from plancancer_cli.analysis.echeances import Suivi
from plancancer_cli.analysis.reference import (
    RefActeur,
    Reference,
    RefFiche,
    RefIndicateur,
    RefVolet,
)
from plancancer_cli.i18n import Language
from plancancer_cli.reporting.terminal.lines import Line, Terminal
from plancancer_cli.reporting.terminal.replayed import replayed
from plancancer_cli.reporting.terminal.show_acteur import acteur_lines
from plancancer_cli.reporting.terminal.show_fiche import fiche_lines, volet_lines
from plancancer_cli.reporting.terminal.show_indicateur import indicateur_lines


def render(
    suivi: Suivi, found: Reference, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """The lines of what a ref names."""
    yield from replayed(suivi, language, terminal)
    yield from _render(found, suivi, language, terminal)


@singledispatch
def _render(found: Any, *_: object) -> Iterator[Line]:
    raise TypeError(found)


@_render.register
def _(found: RefFiche, suivi: Suivi, language: Language, terminal: Terminal) -> Iterator[Line]:
    return fiche_lines(suivi, found.document, language, terminal)


@_render.register
def _(found: RefVolet, suivi: Suivi, language: Language, terminal: Terminal) -> Iterator[Line]:
    return volet_lines(suivi, found.document.value, found.volet, language, terminal)


@_render.register
def _(found: RefIndicateur, suivi: Suivi, language: Language, terminal: Terminal) -> Iterator[Line]:
    return indicateur_lines(suivi, found.document, language, terminal)


@_render.register
def _(found: RefActeur, suivi: Suivi, language: Language, terminal: Terminal) -> Iterator[Line]:
    return acteur_lines(suivi, found.acteur, language, terminal)
