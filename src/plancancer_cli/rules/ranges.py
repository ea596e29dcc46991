"""PC302 and PC309: each value against its range, and against the parts that it is made of."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.progression.mesures import exact, is_number, quotient
from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur, Valeur
from plancancer_cli.rules.values import QUOTIENTS, mesures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier


def out_of_range(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC302: outside 0 to 100, outside the declared scale, or a count below zero."""
    for document in dossier.indicateurs:
        echelle = document.value.echelle
        if echelle is not None and echelle.min >= echelle.max:
            yield finding(
                "PC302",
                document.locate(("echelle", "min")),
                msg(
                    "The scale runs from {min} to {max}: min should be the smaller one.",
                    min=echelle.min,
                    max=echelle.max,
                ),
                msg("Exchange or correct min and max."),
                ref=document.value.id,
            )
    for mesure in mesures(dossier, _may_be_beyond):
        found = _beyond(mesure.document.value, mesure.valeur)
        if found is not None:
            yield mesure.finding("PC302", *found)


def _may_be_beyond(indicateur: Indicateur, valeur: Any, ligne: Valeur | None) -> bool:  # noqa: ARG001
    """Whether `_beyond` has to look: a number from 0 on is right where any number of things is."""
    counted = indicateur.type is TypeIndicateur.NOMBRE
    return not counted or (is_number(valeur) and valeur < 0)


def _beyond(indicateur: Indicateur, valeur: Any) -> tuple[Text, Text] | None:
    read = exact(valeur)
    if read is None:
        return None
    match indicateur.type:
        case TypeIndicateur.POURCENTAGE if not 0 <= read <= 100:  # noqa: PLR2004
            return (
                msg("{value!r} is not a percentage between 0 and 100.", value=valeur),
                msg("Correct the number; what can exceed 100 % is type: nombre or ratio."),
            )
        case TypeIndicateur.NOMBRE if read < 0 and indicateur.accumulation is not None:
            return (
                msg(
                    "{value!r} is negative, which a count (accumulation: {kind}) cannot be.",
                    value=valeur,
                    kind=indicateur.accumulation.value,
                ),
                msg("Correct the number; remove accumulation if it is a difference, not a count."),
            )
        case TypeIndicateur.SATISFACTION:
            return _off_scale(indicateur, valeur, read)
    return None


def _off_scale(indicateur: Indicateur, valeur: Any, read: Fraction) -> tuple[Text, Text] | None:
    echelle = indicateur.echelle
    # A scale that runs backwards has its own finding; no score could lie on it.
    if echelle is None or echelle.min >= echelle.max or echelle.min <= read <= echelle.max:
        return None
    return (
        msg(
            "{value!r} is not on the scale from {min} to {max}.",
            value=valeur,
            min=echelle.min,
            max=echelle.max,
        ),
        msg("Correct the number or echelle; a score of another scale is converted first."),
    )


def wrong_quotients(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC309: a value that is not its numerator over its denominator, to half its last decimal."""
    for mesure in mesures(dossier, _has_parts):
        indicateur, ligne = mesure.document.value, mesure.ligne
        if ligne is None:
            continue
        if ligne.denominateur == 0:
            yield mesure.finding(
                "PC309",
                msg("The denominateur is 0: nothing can be divided by it."),
                msg("Correct it, or record the gap under indisponible with its reason."),
                key="denominateur",
            )
            continue
        expected, written = quotient(indicateur, ligne), exact(ligne.valeur)
        if expected is None or written is None or ligne.qualification is not None:
            continue
        if abs(written - expected) > _half_last_decimal(ligne.valeur):
            yield mesure.finding(
                "PC309",
                msg(
                    "The value is {value!r}, but {numerateur!r} over {denominateur!r} gives "
                    "{expected!r}.",
                    value=ligne.valeur,
                    numerateur=ligne.numerateur,
                    denominateur=ligne.denominateur,
                    expected=round(float(expected), 4),
                ),
                msg("Correct the value or one of its parts."),
            )


def _has_parts(indicateur: Indicateur, valeur: Any, ligne: Valeur | None) -> bool:  # noqa: ARG001
    return ligne is not None and indicateur.type in QUOTIENTS


def _half_last_decimal(valeur: float) -> Fraction:
    """The rounding that a written number admits: 0.05 for 52.3, a half for 52."""
    decimals = re.search(r"\.(\d+)$", repr(valeur))
    return Fraction(1, 2 * 10 ** (len(decimals[1]) if decimals else 0))
