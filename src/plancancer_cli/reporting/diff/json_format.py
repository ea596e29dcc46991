"""A review for scripts: the JSON form of the command line's contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.diff.change import Level
from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.reporting.diff.report import DiffReport, sentence
from plancancer_cli.reporting.findings.json_text import dumps

if TYPE_CHECKING:
    from plancancer_cli.analysis.diff import Change, Effet
    from plancancer_cli.analysis.diff.change import Progres
    from plancancer_cli.analysis.progression import Progression
    from plancancer_cli.i18n import Language

SCHEMA_VERSION = 1
"""A version only ever gains keys."""


def render(report: DiffReport, language: Language) -> str:
    """The changes and what they do to lateness as one object; what is absent is null."""
    diff = report.diff
    return dumps(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "diff",
            "date": report.date.isoformat(),
            "base": report.base.name,
            "head": report.head.name,
            "base_commit": report.base.commit,
            "head_commit": report.head.commit,
            "changes": [_change(change, language) for change in diff.changes],
            "effects": {
                "manquees": [_effect(e, language) for e in diff.effets.manquees],
                "reglees": [_effect(e, language) for e in diff.effets.reglees],
                "devenues_en_retard": [
                    _effect(e, language) for e in diff.effets.manquees if e.apres is Etat.EN_RETARD
                ],
                "plus_en_retard": [
                    _effect(e, language) for e in diff.effets.reglees if e.avant is Etat.EN_RETARD
                ],
            },
            "progress": [_progress(each, language) for each in diff.progres],
            "unread": {"base": list(report.base.unread), "head": list(report.head.unread)},
            "headline": language.text(report.headline()),
            "summary": {
                "changes": len(diff.changes),
                "attention": len(diff.attention),
                "levels": {
                    level.value: sum(change.level is level for change in diff.changes)
                    for level in Level
                },
            },
        }
    )


def _change(change: Change, language: Language) -> dict[str, Any]:
    place = change.location
    return {
        "ref": change.ref,
        "change": change.change.value,
        "before": _finite(change.before),
        "after": _finite(change.after),
        "attention": change.attention,
        "level": change.level.value,
        "reason": None if change.reason is None else language.text(change.reason),
        "objet": change.objet or None,
        "message": language.text(sentence(change)),
        "fiches": list(change.fiches),
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }


def _effect(effet: Effet, language: Language) -> dict[str, Any]:
    echeance = effet.echeance
    return {
        "ref": echeance.ref,
        "kind": echeance.kind.value,
        "objet": echeance.objet or None,
        "echeance": echeance.echeance.isoformat(),
        "before": effet.avant.value if effet.avant else None,
        "after": effet.apres.value if effet.apres else None,
        "cause": "rule" if effet.regle else "fact",
        "explication": language.text(echeance.explication),
    }


def _progress(progres: Progres, language: Language) -> dict[str, Any]:
    return {
        "ref": progres.ref,
        "before": _verdict(progres.avant, language),
        "after": _verdict(progres.apres, language),
    }


def _verdict(progression: Progression, language: Language) -> dict[str, Any]:
    cible = progression.cible
    return {
        "verdict": progression.verdict.value,
        "ratio": progression.rapport,
        "target": None if cible is None else str(cible.date),
        "explication": language.text(progression.explication),
    }


def _finite(value: Any) -> Any:
    """JSON has no word for infinity or for what is no number: they are written as texts."""
    match value:
        case float() if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124
            return str(value)
        case dict():
            return {key: _finite(item) for key, item in value.items()}
        case list():
            return [_finite(item) for item in value]
        case _:
            return value
