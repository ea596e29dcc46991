"""An indicateur in full: what it counts, its values, its progress and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.analysis.progression import amount, progression
from plancancer_cli.i18n import Language, Text, msg
from plancancer_cli.reporting.terminal.blocks import echeance_lines, heading, labelled, unknown
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, indented
from plancancer_cli.reporting.terminal.sparkline import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Cible, Indicateur, Valeur, ValeurReference


def indicateur_lines(
    suivi: Suivi, document: Document[Indicateur], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Every line of the view."""
    indicateur = document.value
    yield [Span(f"{indicateur.id}  ", "code"), Span(indicateur.libelle, "title")]
    for label, value in _facts(suivi, document, language):
        yield from labelled(language.text(label), value or unknown(language), terminal)
    yield from heading(language.text(msg("Progress")))
    seuils = suivi.dossier.plan.value.parametres_suivi.seuils
    progress = progression(indicateur, suivi.on, seuils)
    yield from indented(language.text(progress.explication), terminal, 2)
    yield from heading(language.text(msg("Values")))
    if not indicateur.valeurs:
        yield [Span("  " + language.text(msg("No value is recorded.")))]
    drawing = drawn(indicateur, suivi.on, language)
    if drawing:
        yield [Span(f"  {drawing}")]
    for valeur in indicateur.valeurs:
        yield from _valeur(indicateur, valeur, language, terminal)
    for comparateur in indicateur.comparateurs:
        where = f" ({comparateur.perimetre})" if comparateur.perimetre else ""
        yield from heading(
            language.text(msg("For comparison: {what}", what=comparateur.libelle + where))
        )
        for valeur in comparateur.valeurs:
            yield from _valeur(indicateur, valeur, language, terminal)
    due = [e for e in suivi.par_ref.get(indicateur.id, ()) if e.etat is not Etat.TENUE]
    if due:
        yield from heading(language.text(msg("What is due")))
        for echeance in due:
            yield from echeance_lines(echeance, language, terminal, 2)


def _facts(
    suivi: Suivi, document: Document[Indicateur], language: Language
) -> Iterator[tuple[Text, str | None]]:
    indicateur = document.value
    reglages = suivi.dossier.plan.value.parametres_suivi
    yield msg("File"), document.path
    if indicateur.complementaire:
        yield (
            msg("Source wording"),
            language.text(msg("none: a complementary indicateur, not the plan's")),
        )
    else:
        yield (
            msg("Source wording"),
            " / ".join(" ".join(t.split()) for t in indicateur.libelle_source),
        )
    yield (
        msg("Fiches"),
        ", ".join(suivi.dossier.fiches_par_indicateur.get(indicateur.id, ())) or None,
    )
    if indicateur.definition:
        yield msg("Definition"), " ".join(indicateur.definition.split())
    coding = [
        value
        for value in (
            indicateur.type.value,
            indicateur.nature and indicateur.nature.value,
            indicateur.accumulation and indicateur.accumulation.value,
            indicateur.evolution_attendue and indicateur.evolution_attendue.value,
            (indicateur.frequence or reglages.frequence).value,
        )
        if value
    ]
    yield msg("Coding (this project's)"), ", ".join(coding)
    yield msg("Unit"), indicateur.unite
    yield msg("Perimeter"), indicateur.perimetre
    if indicateur.valeur_initiale:
        initial = indicateur.valeur_initiale
        yield msg("Baseline"), _dated(indicateur, initial, language)
    for cible in indicateur.cibles:
        yield msg("Target"), _dated(indicateur, cible, language)


def _dated(indicateur: Indicateur, reference: ValeurReference | Cible, language: Language) -> str:
    text = msg("{amount} ({date})", amount=amount(indicateur, reference), date=reference.date)
    return language.text(text) + (f" — {reference.source}" if reference.source else "")


def _valeur(
    indicateur: Indicateur, valeur: Valeur, language: Language, terminal: Terminal
) -> Iterator[Line]:
    shown = (
        language.text(msg("received, not shown (confidentiality)"))
        if valeur.secret
        else language.text(msg("{value}", value=amount(indicateur, valeur)))
    )
    breakdown = ", ".join(f"{name} : {value}" for name, value in valeur.ventilation.items())
    span = language.periode(valeur.periode) if valeur.periode else ""
    extra = "; ".join(part for part in (span, breakdown) if part)
    yield [
        Span(f"  {language.periode(valeur.date)}", "code"),
        Span(f"  {shown}" + (f" ({extra})" if extra else "")),
    ]
    if valeur.note:
        yield from indented(valeur.note, terminal, 4)
    if valeur.source:
        yield [Span(f"    {valeur.source}", "dim")]
