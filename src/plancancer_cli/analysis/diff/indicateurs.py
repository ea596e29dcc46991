"""Indicateurs: added, removed, named by a fiche or not any more, defined in another way."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.diff import cibles, valeurs
from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import Comparaison, at
from plancancer_cli.analysis.diff.labels import LABELS
from plancancer_cli.analysis.diff.plain import plain, same
from plancancer_cli.analysis.diff.settings import indicator_rules
from plancancer_cli.analysis.diff.words import shown
from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.model.indicateur import Indicateur, ValeurReference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.fiche import Fiche

DEFINING = (
    "type",
    "unite",
    "compte",
    "perimetre",
    "definition",
    "nature",
    "usage",
    "accumulation",
    "evolution_attendue",
    "valeur_initiale",
    "ventilations",
    "etats",
    "echelle",
    "ruptures",
)
"""Keys that say what a number means: with another one, values and progress no longer compare."""

_REDEFINED = msg("values before and after no longer mean the same")
_DETACHED = msg("the fiche is no longer measured by it")
_GONE = msg("the indicateur and its values disappear")


def changes(comparaison: Comparaison) -> Iterator[Change]:
    """What changes in every indicateur, in the order of the files."""
    for pair in comparaison.indicateurs:
        if pair.base is None and pair.head is not None:
            yield _added(comparaison, pair.head)
        elif pair.head is None and pair.base is not None:
            yield _removed(comparaison, pair.base)
        elif pair.base is not None and pair.head is not None:
            yield from _redefined(comparaison, pair.base, pair.head)
            yield from indicator_rules(comparaison, pair.base, pair.head)
            yield from cibles.changes(comparaison, pair.base, pair.head)
            yield from valeurs.changes(comparaison, pair.base, pair.head)


def attachments(comparaison: Comparaison) -> Iterator[Change]:
    """Which indicateurs a fiche names that it did not name, and the other way round.

    One that was removed with its file is told once, as removed.
    """
    removed = {p.base.value.id for p in comparaison.indicateurs if p.base and p.head is None}
    added = {p.head.value.id for p in comparaison.indicateurs if p.head and p.base is None}
    for fiche in comparaison.fiches:
        if fiche.base is None or fiche.head is None:
            continue
        head = fiche.head.value
        was = {comparaison.new_ref(id_) for id_ in _named(fiche.base.value)}
        now = _named(head)
        if was == now:
            continue
        place = at(fiche.head, "indicateurs")
        for id_ in sorted(was - now - removed):
            yield Change(
                ref=id_,
                change=Kind.INDICATOR_DETACHED,
                before=head.code,
                after=None,
                message=msg("no longer an indicateur of the fiche {code}", code=head.code),
                attention=True,
                reason=_DETACHED,
                objet=head.code,
                sujet=_libelle(comparaison, id_),
                location=place,
                fiches=(head.code,),
            )
        for id_ in sorted(now - was - added):
            yield Change(
                ref=id_,
                change=Kind.INDICATOR_ATTACHED,
                before=None,
                after=head.code,
                message=msg("now an indicateur of the fiche {code}", code=head.code),
                objet=head.code,
                sujet=_libelle(comparaison, id_),
                location=place,
                fiches=(head.code,),
            )


def _named(fiche: Fiche) -> set[str]:
    """The ids of the indicateurs of a fiche and of its volets."""
    return {*fiche.indicateurs, *(id_ for volet in fiche.volets for id_ in volet.indicateurs)}


def _libelle(comparaison: Comparaison, id_: str) -> str | None:
    for dossier in (comparaison.head, comparaison.base):
        document = dossier.indicateur_par_id.get(id_)
        if document is not None:
            return document.value.libelle
    return None


def _added(comparaison: Comparaison, document: Document[Indicateur]) -> Change:
    indicateur = document.value
    values = len(indicateur.valeurs)
    return Change(
        ref=indicateur.id,
        change=Kind.INDICATOR_ADDED,
        before=None,
        after=indicateur.libelle,
        message=msg_n(
            values, "indicateur added, with {n} value", "indicateur added, with {n} values"
        ),
        sujet=indicateur.libelle,
        location=at(document, "id"),
        fiches=comparaison.fiches_de(indicateur.id),
    )


def _removed(comparaison: Comparaison, document: Document[Indicateur]) -> Change:
    indicateur = document.value
    values = len(indicateur.valeurs)
    return Change(
        ref=indicateur.id,
        change=Kind.INDICATOR_REMOVED,
        before=indicateur.libelle,
        after=None,
        message=msg_n(
            values,
            "indicateur removed, with its {n} value",
            "indicateur removed, with its {n} values",
        ),
        attention=True,
        reason=_GONE,
        sujet=indicateur.libelle,
        fiches=comparaison.fiches_de(indicateur.id),
    )


def _redefined(
    comparaison: Comparaison, base: Document[Indicateur], head: Document[Indicateur]
) -> Iterator[Change]:
    for key in DEFINING:
        was, now = getattr(base.value, key), getattr(head.value, key)
        if same(was, now) or (
            key in {"ventilations", "ruptures"} and _same_but_for_order(was, now)
        ):
            continue
        kind = _kind(key, was, now)
        if key == "valeur_initiale" and was is None and base.value.valeurs and base.value.cibles:
            # Chosen when the values are known already, a baseline says how far they have come.
            kind = Kind.INDICATOR_REDEFINED
        redefined = kind is Kind.INDICATOR_REDEFINED
        yield Change(
            ref=head.value.id,
            change=kind,
            before=plain(was),
            after=plain(now),
            message=_words(key, was, now),
            attention=redefined,
            reason=_REDEFINED if redefined else None,
            objet=key,
            sujet=head.value.libelle,
            location=at(head, key),
            fiches=comparaison.fiches_de(head.value.id),
        )


def _kind(key: str, was: Any, now: Any) -> Kind:
    """Saying what was not said completes; another source for the same baseline is but words."""
    if not was and key != "ruptures":
        return Kind.INDICATOR_COMPLETED
    baselines = isinstance(was, ValeurReference) and isinstance(now, ValeurReference)
    if baselines and was.date == now.date and same(was.valeur, now.valeur):
        return Kind.TEXT_CHANGED
    return Kind.INDICATOR_REDEFINED


def _same_but_for_order(was: Any, now: Any) -> bool:
    return same(_sorted(was), _sorted(now))


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(items) for key, items in value.items()}
    return sorted((plain(item) for item in value), key=str)


def _words(key: str, was: Any, now: Any) -> Text:
    return msg(
        "{field}: {before} → {after}", field=LABELS[key], before=_value(was), after=_value(now)
    )


def _value(value: Any) -> Any:
    if isinstance(value, ValeurReference):
        return msg("{valeur} ({date})", valeur=shown(value.valeur), date=value.date)
    if isinstance(value, Enum):
        return shown(value)
    written = plain(value)
    if isinstance(written, list):
        return shown([shown(item) for item in written])
    return shown(written or None)
