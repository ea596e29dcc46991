"""PC301: each value against the type of its indicateur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.progression.mesures import exact, is_number
from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.base import shown
from plancancer_cli.model.dossier import in_own_words
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur, Valeur
from plancancer_cli.rules.series import series_of
from plancancer_cli.typed.money import two_readings
from plancancer_cli.typed.near import did_you_mean
from plancancer_cli.typed.numbers import ALONE, read_number, written
from plancancer_cli.typed.refusal import NotReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier


class Mesure(Struct, frozen=True):
    """Something that bears a value: a line of a series, the baseline or a target."""

    document: Document[Indicateur]
    chemin: Chemin
    valeur: Any
    ligne: Valeur | None = None

    def finding(
        self,
        code: str,
        message: Text,
        hint: Text | None,
        mend: Callable[[str], str] | None = None,
        key: str = "valeur",
    ) -> Diagnostic:
        """A finding at one key of the line; `mend` gives the characters that are certain to be meant."""
        chemin = (*self.chemin, key)
        as_it_is = self.document.rewrite(chemin, str)
        mended = None if mend is None else self.document.rewrite(chemin, mend)
        text = isinstance(self.valeur, str) or as_it_is is None
        message, hint = in_own_words(
            message, hint, None if text or as_it_is is None else as_it_is.written, mended
        )
        found = finding(
            code, self.document.locate(chemin), message, hint, ref=self.document.value.id
        )
        return found if mended is None else replace(found, mending=mended.mending)


def mesures(
    dossier: Dossier, doubtful: Callable[[Indicateur, Any, Valeur | None], object]
) -> Iterator[Mesure]:
    """What bears a value of which `doubtful` is true: baselines and targets, then every series.

    `doubtful` gets the indicateur, the value and its line. It comes first because series are long
    and nearly all of their lines are right.
    """
    for document in dossier.indicateurs:
        indicateur, initiale = document.value, document.value.valeur_initiale
        if initiale is not None and doubtful(indicateur, initiale.valeur, None):
            yield Mesure(document, ("valeur_initiale",), initiale.valeur)
        for place, cible in enumerate(indicateur.cibles):
            if doubtful(indicateur, cible.valeur, None):
                yield Mesure(document, ("cibles", place), cible.valeur)
    for serie in series_of(dossier):
        indicateur = serie.document.value
        for place, ligne in enumerate(serie.valeurs):
            if doubtful(indicateur, ligne.valeur, ligne):
                yield Mesure(serie.document, serie.au(place), ligne.valeur, ligne)


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
    for mesure in mesures(dossier, _may_misfit):
        yield from _misfit(mesure)


def _may_misfit(indicateur: Indicateur, valeur: Any, ligne: Valeur | None) -> bool:  # noqa: ARG001
    """Whether `_misfit` has to look: not at a number where a number is asked for."""
    return not is_number(valeur) or indicateur.type not in _COUNTED


def _misfit(mesure: Mesure) -> Iterator[Diagnostic]:
    indicateur, ligne = mesure.document.value, mesure.ligne
    if ligne is not None and ligne.secret:
        return
    if ligne is not None and indicateur.type is TypeIndicateur.RATIO:
        yield from _missing_parts(mesure, ligne)
    if mesure.valeur is None:
        if ligne is None or indicateur.type not in QUOTIENTS:
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


def _missing_parts(mesure: Mesure, ligne: Valeur) -> Iterator[Diagnostic]:
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


_COUNTED = frozenset(
    {TypeIndicateur.NOMBRE, TypeIndicateur.POURCENTAGE, TypeIndicateur.SATISFACTION}
)
"""Types whose value is a number and needs no other number beside it."""

QUOTIENTS = frozenset({TypeIndicateur.RATIO, TypeIndicateur.POURCENTAGE})
"""Types whose value follows from a numerator and a denominator."""


_Said: TypeAlias = "tuple[Text, Text] | tuple[Text, Text, Callable[[str], str]]"


def _not_of_type(indicateur: Indicateur, valeur: Any) -> _Said | None:
    """What is said of a value that is not of the type, and what to type; None for one that is."""
    match indicateur.type:
        case TypeIndicateur.OUI_NON:
            return None if isinstance(valeur, bool) else _no_tick(valeur)
        case TypeIndicateur.ETAT:
            known = not indicateur.etats or valeur in indicateur.etats
            return None if known else _no_state(valeur, indicateur.etats)
        case TypeIndicateur.QUALITATIF:
            return None if isinstance(valeur, str) else _no_text(valeur)
        case kind:
            return None if exact(valeur) is not None else _no_number(valeur, kind)


def _no_tick(valeur: Any) -> tuple[Text, Text]:
    return (
        msg("{value!r} is not true or false, as the type oui_non asks.", value=shown(valeur)),
        msg("Write true for yes or false for no, without quotes."),
    )


def _no_text(valeur: Any) -> _Said:
    return (
        msg("{value!r} is not text, as the type qualitatif asks.", value=shown(valeur)),
        msg("Put it between quotes: {mended}", mended=f'"{shown(valeur)}"'),
        '"{}"'.format,
    )


def _no_state(valeur: Any, etats: tuple[str, ...]) -> tuple[Text, Text]:
    return (
        msg(
            "{value!r} is not among the etats of the indicateur: {etats!r}.",
            value=shown(valeur),
            etats=etats,
        ),
        did_you_mean(str(valeur), etats) or msg("Write one of them, or add it to etats."),
    )


def _no_number(valeur: Any, kind: TypeIndicateur) -> _Said:
    if not isinstance(valeur, str):
        return _not_a_number(valeur, kind), _NUMBER_ALONE
    try:
        number = read_number(valeur)
    except NotReadError as unread:
        return _not_a_number(valeur, kind), _NUMBER_ALONE if unread.hint is ALONE else unread.hint
    if number.unit not in {"", "%"}:
        return _not_a_number(valeur, kind), msg(
            "Write {number} alone: the unit stands in the indicateur.",
            number=written(number.value),
        )
    if number.thousands is not None:
        return _not_a_number(valeur, kind), two_readings(
            valeur, number.value, number.thousands
        ).hint
    plain = written(number.value)
    return (
        msg(
            "{value!r} is written as text, the type {type} asks for a number.",
            value=shown(valeur),
            type=kind.value,
        ),
        msg("Write, without quotes: {mended}", mended=plain),
        lambda _written: plain,
    )


def _not_a_number(valeur: Any, kind: TypeIndicateur) -> Text:
    return msg(
        "{value!r} is not a number, as the type {type} asks.", value=shown(valeur), type=kind.value
    )


_NUMBER_ALONE = msg("Write the number alone, with a point: 52.3; words belong in note.")
