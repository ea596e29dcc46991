"""The rules of the follow-up: severities, delays, rhythms and thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.diff.change import Change, Kind, Level
from plancancer_cli.analysis.diff.identite import Comparaison, at
from plancancer_cli.analysis.diff.labels import LABELS
from plancancer_cli.analysis.diff.niveaux import raised_to
from plancancer_cli.analysis.diff.words import shown
from plancancer_cli.codes import RULES
from plancancer_cli.diagnostics import Location, Severity
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Frequence, Indicateur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.plan import ParametresSuivi, Plan

_RELAXED = msg("the follow-up asks for less, or notices it later")
_MONTHS = {
    Frequence.MENSUELLE: 1,
    Frequence.TRIMESTRIELLE: 3,
    Frequence.SEMESTRIELLE: 6,
    Frequence.ANNUELLE: 12,
    Frequence.PONCTUELLE: 1200,
}
_MORE_IS_LAXER = {
    "delai_jours": True,
    "sans_nouvelles_jours": True,
    "tolerance": True,
    "horizon_jours": False,
    "secret_statistique": False,
    "seuils.en_bonne_voie": False,
    "seuils.a_surveiller": False,
}
"""Whether a greater number is the laxer one."""


def changes(comparaison: Comparaison) -> Iterator[Change]:
    """What changes in `parametres_suivi` and in `gravites`."""
    base, head = comparaison.base.plan.value, comparaison.head.plan.value
    document = comparaison.head.plan
    was, now = _settings(base.parametres_suivi), _settings(head.parametres_suivi)
    for key, before in was.items():
        if before != now[key]:
            place = document.locate(("parametres_suivi", *key.split(".")))
            yield _rule(document, key, before, now[key], place)
    yield from _severities(base, document)
    yield from _levels(base, document)


def indicator_rules(
    comparaison: Comparaison, base: Document[Indicateur], head: Document[Indicateur]
) -> Iterator[Change]:
    """An indicateur's own frequence, delai_jours and tolerance, else those of the plan."""
    defaults = (comparaison.base.plan.value, comparaison.head.plan.value)
    for key in ("frequence", "delai_jours", "tolerance"):
        was, now = getattr(base.value, key), getattr(head.value, key)
        if was == now:
            continue
        before, after = (
            value if value is not None else getattr(plan.parametres_suivi, key, None)
            for value, plan in zip((was, now), defaults, strict=True)
        )
        if before != after:
            fiches = comparaison.fiches_de(head.value.id)
            yield _rule(head, key, before, after, at(head, key), head.value.libelle, fiches)


def _settings(parametres: ParametresSuivi) -> dict[str, Any]:
    flat = {name: getattr(parametres, name) for name in type(parametres).model_fields}
    seuils = flat.pop("seuils")
    return flat | {f"seuils.{name}": getattr(seuils, name) for name in type(seuils).model_fields}


def _rule(
    document: Document[Any],
    key: str,
    before: Any,
    after: Any,
    place: Location | None,
    sujet: str | None = None,
    fiches: tuple[str, ...] = (),
) -> Change:
    relaxed = _laxer(key, before, after)
    return Change(
        ref=document.value.id,
        change=Kind.RULE_RELAXED if relaxed else Kind.RULE_TIGHTENED,
        before=before,
        after=after,
        message=msg(
            "{field}: {before} → {after}",
            field=LABELS[key],
            before=shown(before),
            after=shown(after),
        ),
        attention=relaxed,
        reason=_RELAXED if relaxed else None,
        objet=key,
        sujet=sujet,
        location=place,
        fiches=fiches,
    )


def _laxer(key: str, before: Any, after: Any) -> bool:
    if key == "frequence":
        return _MONTHS[after] > _MONTHS[before]
    was, now = before or 0, after or 0
    return bool(now > was if _MORE_IS_LAXER.get(key, True) else now < was)


def _severities(base: Plan, document: Document[Plan]) -> Iterator[Change]:
    head = document.value
    for code in dict.fromkeys((*base.gravites, *head.gravites)):
        rule = RULES.get(code)
        if rule is None or not rule.adjustable:
            continue
        was, now = (plan.severity(code, rule.severity) for plan in (base, head))
        if was is now:
            continue
        relaxed = now.rank > was.rank
        yield Change(
            ref=head.id,
            change=Kind.RULE_RELAXED if relaxed else Kind.RULE_TIGHTENED,
            before=was.value,
            after=now.value,
            message=msg(
                "severity of {code} ({title}): {before} → {after}",
                code=code,
                title=rule.title,
                before=_SEVERITIES[was],
                after=_SEVERITIES[now],
            ),
            attention=relaxed,
            reason=_RELAXED if relaxed else None,
            objet=code,
            location=document.locate(("gravites", code)),
        )


def _levels(base: Plan, document: Document[Plan]) -> Iterator[Change]:
    """A kind of change that the plan had marked for review, and no longer marks as much."""
    head = document.value
    for kind in dict.fromkeys((*base.gravites, *head.gravites)):
        was, now = (raised_to(plan, kind) for plan in (base, head))
        if kind in RULES or was is now:
            continue
        relaxed = was is not None and now is not Level.RECUL
        yield Change(
            ref=head.id,
            change=Kind.RULE_RELAXED if relaxed else Kind.RULE_TIGHTENED,
            before=None if was is None else was.value,
            after=None if now is None else now.value,
            message=msg(
                "level of the changes “{kind}” in a review: {before} → {after}",
                kind=kind,
                before=_LEVELS[was],
                after=_LEVELS[now],
            ),
            attention=relaxed,
            reason=_RELAXED if relaxed else None,
            objet=kind,
            location=document.locate(("gravites", kind)),
        )


_LEVELS: dict[Level | None, Text] = {
    None: msg("as by default"),
    Level.A_RELIRE: msg("to be read again"),
    Level.RECUL: msg("weakened"),
}

_SEVERITIES: dict[Severity, Text] = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("notice"),
}
