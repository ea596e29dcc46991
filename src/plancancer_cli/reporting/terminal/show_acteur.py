"""An organisation: what it pilots, takes part in and owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, msg
from plancancer_cli.reporting.terminal.blocks import heading, labelled
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Acteur


def acteur_lines(
    suivi: Suivi, acteur: Acteur, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Every line of the view."""
    yield from flow([Span(f"{acteur.id}  ", "code"), Span(acteur.nom, "title")], terminal, 2)
    if acteur.rattache_a:
        parent = suivi.dossier.acteur_par_id.get(acteur.rattache_a)
        name = parent.nom if parent else acteur.rattache_a
        yield from labelled(language.text(msg("Service of")), name, terminal)
    fiches = [document.value for document in suivi.dossier.fiches]
    piloted = [f for f in fiches if acteur.id in {p.acteur for p in f.pilotes}]
    partner = [f for f in fiches if acteur.id in f.partenaires]
    yield from _list(language.text(msg("Pilote of")), piloted, terminal)
    yield from _list(language.text(msg("Partenaire of")), partner, terminal)
    owed = [d.value for d in suivi.dossier.indicateurs if d.value.producteur == acteur.id]
    if owed:
        yield from heading(language.text(msg("Provides")))
        for indicateur in owed:
            line = [Span(f"  {indicateur.id}", "code"), Span(f"  {indicateur.libelle}")]
            yield from flow(line, terminal, 4)


def _list(title: str, fiches: list[Fiche], terminal: Terminal) -> Iterator[Line]:
    if fiches:
        yield from heading(title)
        for fiche in fiches:
            line = [Span(f"  {fiche.code}", "code"), Span(f"  {fiche.titre}")]
            yield from flow(line, terminal, 4)
