"""PC303 to PC305, PC307 and PC310: how the values of one series stand to each other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.progression.mesures import measured_on, number, totals_known
from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Accumulation, Indicateur, Qualification, Valeur
from plancancer_cli.model.serie import Registre, mesure
from plancancer_cli.typed.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.periode import Periode


class Serie(Struct, frozen=True):
    """The values of an indicateur, or of one of its comparateurs, and where they stand."""

    document: Document[Indicateur]
    chemin: Chemin
    valeurs: tuple[Valeur, ...]

    def au(self, place: int, *suite: str | int) -> Chemin:
        """Where a value of the series stands, or a part of it."""
        return (*self.chemin, place, *suite)


def series_of(dossier: Dossier) -> Iterator[Serie]:
    """Every series of the dossier: first the own one of each indicateur, then its comparateurs."""
    for document in dossier.indicateurs:
        yield Serie(document, ("valeurs",), document.value.valeurs)
        for place, comparateur in enumerate(document.value.comparateurs):
            chemin: Chemin = ("comparateurs", place, "valeurs")
            yield Serie(document, chemin, comparateur.valeurs)


def repeated(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC303: what a value above measures that no line has corrected in between."""
    for serie in series_of(dossier):
        lines = Registre(serie.document.value.accumulation)
        for place, valeur in enumerate(serie.valeurs):
            lines.add(valeur)
            first = lines.en_vigueur(valeur)
            if first is not None and first != place:
                yield _repeated(serie, place, first)


def _repeated(serie: Serie, place: int, first: int) -> Diagnostic:
    valeur = serie.valeurs[place]
    line = str(serie.document.locate(serie.au(first)).line)
    measured = mesure(serie.document.value.accumulation, valeur.repere, valeur.periode)
    before = str(serie.valeurs[first].repere)
    by_period = measured is valeur.periode
    return finding(
        "PC303",
        serie.document.locate(serie.au(place, "periode" if by_period else "date")),
        msg(
            "A value for {date!r}{detail} already stands in line {line}.",
            date=measured,
            detail=breakdown(valeur),
            line=line,
        ),
        msg("Add remplace: {date} if this line corrects it; else correct its period.", date=before)
        if by_period
        else msg(
            "Add remplace: {date} if this line corrects it; else correct its date.", date=before
        ),
        ref=serie.document.value.id,
    )


def lost_corrections(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC307: `remplace` names no value above with that date, the same ventilation and period."""
    for serie in series_of(dossier):
        if all(valeur.remplace is None for valeur in serie.valeurs):
            continue
        lines = Registre(serie.document.value.accumulation)
        for place, valeur in enumerate(serie.valeurs):
            if valeur.remplace is not None and not lines.corrects(valeur):
                dated = lines.dated(valeur)
                yield finding(
                    "PC307",
                    serie.document.locate(serie.au(place, "remplace")),
                    _of_no_period(valeur) if dated else _of_no_date(valeur),
                    msg("Write in periode the period as the corrected line has it.")
                    if dated
                    else _which_date(serie.valeurs[:place], valeur),
                    ref=serie.document.value.id,
                )
            lines.add(valeur)


def _of_no_date(valeur: Valeur) -> Text:
    return msg(
        "No value above is dated {date!r}{detail}.",
        date=valeur.remplace,
        detail=breakdown(valeur),
    )


def _of_no_period(valeur: Valeur) -> Text:
    """Several values of other periods bear the date."""
    return msg(
        "No value above dated {date!r}{detail} is of the period of this one.",
        date=valeur.remplace,
        detail=breakdown(valeur),
    )


def _which_date(above: tuple[Valeur, ...], valeur: Valeur) -> Text:
    dates = [str(v.repere) for v in above if v.ventilation == valeur.ventilation]
    if dates:
        return msg(
            "Write in remplace the date as the corrected line has it: {dates}.",
            dates=list(dict.fromkeys(dates)),
        )
    return msg("Remove remplace: there is nothing to correct yet.")


def undeclared_breakdowns(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC304: a dimension or category not declared; an empty list takes any category."""
    for serie in series_of(dossier):
        declared = serie.document.value.ventilations
        for place, valeur in enumerate(serie.valeurs):
            for dimension, category in valeur.ventilation.items():
                found = _undeclared(declared, dimension, category)
                if found is not None:
                    chemin = serie.au(place, "ventilation", dimension)
                    location = serie.document.locate(chemin)
                    yield finding("PC304", location, *found, ref=serie.document.value.id)


def _undeclared(
    declared: dict[str, tuple[str, ...]], dimension: str, category: str
) -> tuple[Text, Text] | None:
    """What is said of a pair that is not declared, and what to type."""
    if dimension not in declared:
        return (
            msg("The dimension {dimension!r} is not declared.", dimension=dimension),
            did_you_mean(dimension, declared.keys())
            or msg(
                "Add to ventilations: {dimension}: [{category}]",
                dimension=dimension,
                category=category,
            ),
        )
    known = declared[dimension]
    if not known or category in known:
        return None
    return (
        msg(
            "{category!r} is not a category of {dimension!r}: {known!r}.",
            category=category,
            dimension=dimension,
            known=known,
        ),
        did_you_mean(category, known)
        or msg("Correct it, or add it to that list under ventilations."),
    )


def flows_without_period(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC305: a value of a flux that does not say over which period it runs."""
    for document in dossier.indicateurs:
        if document.value.accumulation is not Accumulation.FLUX:
            continue
        for place, valeur in enumerate(document.value.valeurs):
            # Of an undated page nobody knows the period either, and that is said already.
            if valeur.periode is None and valeur.date is not None:
                yield finding(
                    "PC305",
                    document.locate(("valeurs", place)),
                    msg("The value dated {date!r} of a flux names no period.", date=valeur.date),
                    msg(
                        "Add the period that it covers, such as periode: {example}",
                        example=likely_period(valeur.date),
                    ),
                    ref=document.value.id,
                )


def likely_period(on: Periode) -> str:
    """A period that a value may cover, as it is written: the year of a day, else the date itself."""
    return str(on.dernier.year) if on.precision == "jour" else str(on)


def falling_totals(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC310: a total of a cumul that is lower than the one before it; a rupture starts afresh."""
    for document in dossier.indicateurs:
        indicateur = document.value
        if indicateur.accumulation is not Accumulation.CUMUL:
            continue
        known = totals_known(indicateur, date.max)
        totals = [v for v in known if v.datee and not v.secret]
        for before, after in pairwise(totals):
            if _falls(indicateur, before, after):
                place = next(i for i, v in enumerate(indicateur.valeurs) if v is after)
                yield finding(
                    "PC310",
                    document.locate(("valeurs", place, "valeur")),
                    msg(
                        "The running total falls from {before!r} ({then}) to {after!r} ({now}).",
                        before=before.valeur,
                        then=before.repere,
                        after=after.valeur,
                        now=after.repere,
                    ),
                    msg(
                        "Correct the value, or write the reason under ruptures; an amount of one "
                        "period alone is accumulation: flux."
                    ),
                    ref=indicateur.id,
                )


def _falls(indicateur: Indicateur, before: Valeur, after: Valeur) -> bool:
    first, second = number(indicateur, before), number(indicateur, after)
    if first is None or second is None or second >= first:
        return False
    # "Less than 500" and then 450 need not be a fall, nor 450 and then "at least 400".
    if (
        before.qualification is Qualification.MOINS_DE
        or after.qualification is Qualification.AU_MOINS
    ):
        return False
    return not any(
        measured_on(before) < rupture.date.dernier and rupture.date.premier <= measured_on(after)
        for rupture in indicateur.ruptures
    )


def breakdown(valeur: Valeur) -> str:
    """The ventilation in brackets, as data: " (tranche_age : 60-74)"; nothing for a total."""
    if not valeur.ventilation:
        return ""
    pairs = ", ".join(f"{dimension}: {name}" for dimension, name in valeur.ventilation.items())
    return f" ({pairs})"
