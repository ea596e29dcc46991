"""An indicateur in full: what it counts, its values, its progress and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.progression import Verdict, amount, progression
from plancancer_cli.analysis.progression.libelles import VERDICTS
from plancancer_cli.i18n import Language, Text, msg
from plancancer_cli.model.libelles import CODES
from plancancer_cli.model.periode import Periode
from plancancer_cli.reporting.awaited_words import awaited
from plancancer_cli.reporting.terminal.blocks import echeance_lines, heading, labelled, unknown
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented
from plancancer_cli.reporting.terminal.sparkline import drawn
from plancancer_cli.reporting.terminal.values import value_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Cible, Indicateur, ValeurReference


_STYLES = {
    Verdict.ATTEINTE: "good",
    Verdict.EN_BONNE_VOIE: "good",
    Verdict.TENDANCE_FAVORABLE: "good",
    Verdict.ECART_IMPORTANT: "undocumented",
    Verdict.EVOLUTION_DEFAVORABLE: "late",
    Verdict.TENDANCE_DEFAVORABLE: "late",
    Verdict.CIBLE_NON_ATTEINTE: "undocumented",
}


def indicateur_lines(
    suivi: Suivi, document: Document[Indicateur], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Every line of the view."""
    indicateur = document.value
    yield from flow(
        [Span(f"{indicateur.id}  ", "code"), Span(indicateur.libelle, "title")], terminal, 2
    )
    seuils = suivi.dossier.plan.value.parametres_suivi.seuils
    progress = progression(indicateur, suivi.on, seuils)
    verdict, why = language.text(VERDICTS[progress.verdict]), language.text(progress.explication)
    style = _STYLES.get(progress.verdict, "head")
    if why.lower().startswith(verdict):
        yield from indented(why, terminal, 0, style)
    else:
        yield [Span(verdict[:1].upper() + verdict[1:], style)]
        yield from indented(why, terminal, 2)
    for label, value in _facts(suivi, document, language):
        yield from labelled(language.text(label), value or unknown(language), terminal)
    yield from heading(language.text(msg("Values")))
    drawing = drawn(indicateur, suivi.on, language)
    if drawing:
        yield from indented(drawing, terminal, 2)
    yield from value_lines(indicateur, indicateur.valeurs, suivi.on, language, terminal)
    for comparateur in indicateur.comparateurs:
        where = f" ({comparateur.perimetre})" if comparateur.perimetre else ""
        yield from heading(
            language.text(msg("For comparison: {what}", what=comparateur.libelle + where)), terminal
        )
        yield from value_lines(indicateur, comparateur.valeurs, suivi.on, language, terminal)
    due = [e for e in suivi.par_ref.get(indicateur.id, ()) if e.etat is not Etat.TENUE]
    if due:
        yield from heading(language.text(msg("What is due")))
        missed = [e for e in due if e.etat is Etat.NON_RECUE and e.kind is Kind.MEASUREMENT]
        if missed:
            text = awaited([Periode.parse(e.objet) for e in missed])
            yield from indented(language.text(text), terminal, 2, "undocumented")
        for echeance in due:
            if echeance not in missed:
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
    coding = (
        indicateur.type,
        indicateur.nature,
        indicateur.usage,
        indicateur.accumulation,
        indicateur.evolution_attendue,
        indicateur.frequence or reglages.frequence,
    )
    words = [language.text(CODES[code.value]) for code in coding if code is not None]
    yield msg("Coding (this project's)"), ", ".join(words)
    yield msg("Unit"), indicateur.unite
    yield msg("Perimeter"), indicateur.perimetre
    if indicateur.valeur_initiale:
        initial = indicateur.valeur_initiale
        yield msg("Baseline"), _dated(indicateur, initial, language)
    for cible in indicateur.cibles:
        yield msg("Target"), _dated(indicateur, cible, language)
    colon = language.text(msg(": "))
    for rupture in indicateur.ruptures:
        yield msg("Break in the series"), language.periode(rupture.date) + colon + rupture.motif
    for gap in indicateur.indisponible:
        yield msg("No value will come"), language.periode(gap.periode) + colon + gap.motif


def _dated(indicateur: Indicateur, reference: ValeurReference | Cible, language: Language) -> str:
    text = msg("{amount} ({date})", amount=amount(indicateur, reference), date=reference.date)
    return language.text(text) + (f" — {reference.source}" if reference.source else "")
