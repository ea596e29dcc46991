"""PC301, PC302 and PC309: each value against the type and the range of its indicateur."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from plancancer_cli.analysis.progression_mesures import exact, quotient
from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Diagnostic
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.base import nombre_francais, shown
from plancancer_cli.model.dossier import Chemin, Document, Dossier
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur, Valeur
from plancancer_cli.rules.series import series_of


@dataclass(frozen=True, slots=True)
class _Mesure:
    """Something that bears a value: a line of a series, the baseline or a target."""

    document: Document[Indicateur]
    chemin: Chemin
    valeur: Any
    ligne: Valeur | None = None

    def finding(
        self, code: str, message: Text, hint: Text | None, key: str = "valeur"
    ) -> Diagnostic:
        """A finding at one key of the line."""
        location = self.document.locate((*self.chemin, key))
        return finding(code, location, message, hint, ref=self.document.value.id)


def _mesures(dossier: Dossier) -> Iterator[_Mesure]:
    for document in dossier.indicateurs:
        initiale = document.value.valeur_initiale
        if initiale is not None:
            yield _Mesure(document, ("valeur_initiale",), initiale.valeur)
        for place, cible in enumerate(document.value.cibles):
            yield _Mesure(document, ("cibles", place), cible.valeur)
    for serie in series_of(dossier):
        for place, valeur in enumerate(serie.valeurs):
            yield _Mesure(serie.document, serie.au(place), valeur.valeur, valeur)


def misfits(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC301: a value that is not of the type of its indicateur, or an `etat` that declares none."""
    for document in dossier.indicateurs:
        if document.value.type is TypeIndicateur.ETAT and not document.value.etats:
            yield finding(
                "PC301",
                document.locate(("type",)),
                msg("The type etat needs the list of its etats, from the first to the last."),
                msg("Add for example: etats: [non commencé, en cours, terminé]"),
                ref=document.value.id,
            )
    for mesure in _mesures(dossier):
        yield from _misfit(mesure)


def _misfit(mesure: _Mesure) -> Iterator[Diagnostic]:
    indicateur, ligne = mesure.document.value, mesure.ligne
    if ligne is not None and ligne.secret:
        return
    if ligne is not None and indicateur.type is TypeIndicateur.RATIO:
        yield from _missing_parts(mesure, ligne)
    if mesure.valeur is None:
        if ligne is None or indicateur.type not in _QUOTIENTS:
            yield mesure.finding(
                "PC301",
                msg(
                    "There is no value here, the type {type} asks for one.",
                    type=indicateur.type.value,
                ),
                msg("Write the value, or remove these lines until it is known."),
            )
        return
    found = _not_of_type(indicateur, mesure.valeur)
    if found is not None:
        yield mesure.finding("PC301", *found)


def _missing_parts(mesure: _Mesure, ligne: Valeur) -> Iterator[Diagnostic]:
    missing = [key for key in ("numerateur", "denominateur") if getattr(ligne, key) is None]
    if missing:
        yield mesure.finding(
            "PC301",
            msg(
                "The ratio comes without {missing}: its two parts are kept with it.",
                missing=missing,
            ),
            msg("Add numerateur and denominateur to the line, or choose type: nombre."),
        )


_QUOTIENTS = frozenset({TypeIndicateur.RATIO, TypeIndicateur.POURCENTAGE})
"""Types whose value follows from a numerator and a denominator."""


def _not_of_type(indicateur: Indicateur, valeur: Any) -> tuple[Text, Text] | None:
    """What is said of a value that is not of the type, and what to type; None for one that is."""
    kind = indicateur.type
    if kind.numerique:
        return None if exact(valeur) is not None else _no_number(valeur, kind)
    if kind is TypeIndicateur.OUI_NON:
        return (
            None
            if isinstance(valeur, bool)
            else (
                msg(
                    "{value!r} is not true or false, as the type oui_non asks.", value=shown(valeur)
                ),
                msg("Write true for yes or false for no, without quotes."),
            )
        )
    if kind is TypeIndicateur.ETAT:
        if not indicateur.etats or valeur in indicateur.etats:
            return None
        near = get_close_matches(str(valeur), indicateur.etats, n=1, cutoff=0.6)
        return (
            msg(
                "{value!r} is not among the etats of the indicateur: {etats!r}.",
                value=shown(valeur),
                etats=indicateur.etats,
            ),
            msg("Did you mean {key!r}?", key=near[0])
            if near
            else msg("Write one of them, or add it to etats."),
        )
    return (
        None
        if isinstance(valeur, str)
        else (
            msg("{value!r} is not text, as the type qualitatif asks.", value=shown(valeur)),
            msg('Put it between quotes: "{value}".', value=shown(valeur)),
        )
    )


def _no_number(valeur: Any, kind: TypeIndicateur) -> tuple[Text, Text]:
    read = nombre_francais(valeur.rstrip("% \u00a0\u202f")) if isinstance(valeur, str) else None
    if read is None:
        return (
            msg(
                "{value!r} is not a number, as the type {type} asks.",
                value=shown(valeur),
                type=kind.value,
            ),
            msg("Write the number alone, with a point: 52.3; words belong in note."),
        )
    return (
        msg(
            "{value!r} is written as text, the type {type} asks for a number.",
            value=shown(valeur),
            type=kind.value,
        ),
        msg(
            "Write {number}, without quotes.",
            number=str(int(read)) if read.is_integer() else repr(read),
        ),
    )


def out_of_range(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC302: outside 0 to 100, outside the declared scale, or a count below zero."""
    for document in dossier.indicateurs:
        echelle = document.value.echelle
        if echelle is not None and echelle.min >= echelle.max:
            yield finding(
                "PC302",
                document.locate(("echelle", "min")),
                msg(
                    "The scale runs from {min} to {max}: its lowest mark should be the smaller one.",
                    min=echelle.min,
                    max=echelle.max,
                ),
                msg("Exchange or correct min and max."),
                ref=document.value.id,
            )
    for mesure in _mesures(dossier):
        found = _beyond(mesure.document.value, mesure.valeur)
        if found is not None:
            yield mesure.finding("PC302", *found)


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
    for mesure in _mesures(dossier):
        indicateur, ligne = mesure.document.value, mesure.ligne
        if ligne is None or indicateur.type not in _QUOTIENTS:
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


def _half_last_decimal(valeur: float) -> Fraction:
    """The rounding that a written number admits: 0.05 for 52.3, a half for 52."""
    decimals = re.search(r"\.(\d+)$", repr(valeur))
    return Fraction(1, 2 * 10 ** (len(decimals[1]) if decimals else 0))
