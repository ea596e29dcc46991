"""PC315: numbers that are rarely what was meant: half a person, a share written as a fraction."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.progression.mesures import is_number
from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Compte, Indicateur, TypeIndicateur
from plancancer_cli.rules.series import series_of
from plancancer_cli.typed.numbers import is_decimal, written
from plancancer_cli.typed.text import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier

PERSONS = frozenset(
    {
        "personne", "habitant", "visiteur", "participant", "beneficiaire", "eleve", "etudiant",
        "patient", "enfant", "femme", "homme", "agent", "professionnel", "usager", "scolaire",
        "jeune", "senior", "adherent", "benevole", "medecin", "aidant", "salarie", "ecolier",
        "collegien", "lyceen", "adulte", "resident", "soignant", "malade", "parent", "citoyen",
        "spectateur", "inscrit", "fumeur", "stagiaire", "travailleur", "infirmier", "pharmacien",
        "educateur", "animateur", "assistant",
    }
)  # fmt: skip
"""Words of a unit that name persons, in the singular, without accents."""

_FEW = 2
"""Whole values that make a rule of it; one alone may be whole by chance."""

_TEN = 10
"""A fraction is nearer to its hundredfold among values of which the middle one is ten times it."""


class _Number(Struct, frozen=True):
    """A number of an indicateur, and where it stands."""

    chemin: Chemin
    value: int | float
    raw: str = ""
    """Its characters in the file, where they were asked for."""


def doubtful_numbers(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC315: a decimal among counts, a fraction among percentages. A person may know better."""
    for serie in series_of(dossier):
        document = serie.document
        lines = [
            _Number(serie.au(place, "valeur"), valeur.valeur)
            for place, valeur in enumerate(serie.valeurs)
            if is_number(valeur.valeur)
        ]
        beside = _beside(document.value) if serie.chemin == ("valeurs",) else []
        match document.value.type:
            case TypeIndicateur.NOMBRE:
                yield from _decimals(document, lines, beside)
            case TypeIndicateur.POURCENTAGE:
                yield from _fractions(document, lines, beside)


def counts_persons(indicateur: Indicateur) -> bool:
    """Whether its number counts people: `compte` says so, or its unit names them (no average)."""
    if indicateur.compte is not None:
        return indicateur.compte is Compte.PERSONNES
    words = simplified(indicateur.unite or "").split("_")
    return "par" not in words and any(word.rstrip("s") in PERSONS for word in words)


def _beside(indicateur: Indicateur) -> list[_Number]:
    """The baseline and the targets: what the values of the series are compared with."""
    found = []
    if indicateur.valeur_initiale is not None:
        found.append(_Number(("valeur_initiale", "valeur"), indicateur.valeur_initiale.valeur))
    found += [
        _Number(("cibles", place, "valeur"), cible.valeur)
        for place, cible in enumerate(indicateur.cibles)
    ]
    return [number for number in found if is_number(number.value)]


def _decimals(
    document: Document[Indicateur], lines: Sequence[_Number], beside: Sequence[_Number]
) -> Iterator[Diagnostic]:
    if counts_persons(document.value):
        for number in (*beside, *lines):
            if is_decimal(number.value):
                reason = msg(
                    "{value} is no whole number, and persons are counted.",
                    value=written(number.value),
                )
                yield _doubt(document, number, reason)
        return
    for number in _of_thousands(document, (*beside, *lines)):
        reason = msg(
            "{value} may be {one} or {other}: three figures after a point are often thousands.",
            value=number.raw,
            one=written(number.value),
            other=str(round(number.value * 1000)),
        )
        yield _doubt(document, number, reason)
        return
    if any(is_decimal(number.value) for number in beside):
        return
    first = next((at for at, number in enumerate(lines) if is_decimal(number.value)), None)
    # A target is round more often than not: it does not say that the series counts whole.
    measured = sum(number.chemin[0] == "valeur_initiale" for number in beside)
    if first is None or first + measured < _FEW:
        return
    reason = msg(
        "{value} is no whole number, and every value before it is.",
        value=written(lines[first].value),
    )
    yield _doubt(document, lines[first], reason)


_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}[.][0-9]{3}")


def _of_thousands(document: Document[Indicateur], numbers: Sequence[_Number]) -> list[_Number]:
    """The numbers whose characters have three figures after one point, as groups of thousands have.

    None where another number of the series has other decimals: then they are decimals.
    """
    found = []
    for number in numbers:
        if not isinstance(number.value, float):
            continue
        raw = document.rewrite(number.chemin, str)
        if raw is None or not _GROUPED.fullmatch(raw.written):
            if is_decimal(number.value):
                return []
            continue
        found.append(_Number(number.chemin, number.value, raw.written))
    return found


def _doubt(document: Document[Indicateur], number: _Number, reason: Text) -> Diagnostic:
    thousands = round(number.value * 1000)
    exact = written(number.value).partition(".")[2]
    hint = (
        msg("If its point was one of thousands, write {number}; else correct it.",
            number=str(thousands))
        if len(exact) <= 3 and abs(number.value) >= 1  # noqa: PLR2004
        else msg("Write a whole number.")
    )  # fmt: skip
    return finding("PC315", document.locate(number.chemin), reason, hint, ref=document.value.id)


def _fractions(
    document: Document[Indicateur], lines: Sequence[_Number], beside: Sequence[_Number]
) -> Iterator[Diagnostic]:
    usual = [abs(number.value) for number in (*beside, *lines) if abs(number.value) >= 1]
    if not usual:
        return
    middle = median(usual)
    for number in lines:
        if 0 < abs(number.value) < 1 and middle > _TEN * abs(number.value):
            share = written(round(number.value * 100, 10))
            yield finding(
                "PC315",
                document.locate(number.chemin),
                msg(
                    "{value} % is far from the other values of the series: it may be a fraction.",
                    value=written(number.value),
                ),
                msg(
                    "Percentages count from 0 to 100: write {share} if that is meant.", share=share
                ),
                ref=document.value.id,
            )
