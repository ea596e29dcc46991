"""What a change does to the progress of the indicateurs, in words that text and Markdown use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.words import shown
from plancancer_cli.analysis.progression.libelles import VERDICTS
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from plancancer_cli.analysis.diff.change import Progres
    from plancancer_cli.analysis.progression import Progression

TITLE = msg("Effect on progress")


def progress(progres: Progres) -> Text:
    """The verdict with its ratio, and the next target, before → after where they are other ones."""
    was, now = progres.avant, progres.apres
    verdict = _changed(_verdict(was), _verdict(now))
    return msg(
        "{libelle}: {verdict}; next target: {target}",
        libelle=progres.libelle,
        verdict=verdict,
        target=_changed(_target(was), _target(now)),
    )


def _changed(was: Text, now: Text) -> Text:
    return now if was == now else msg("{before} → {after}", before=was, after=now)


def _verdict(progression: Progression) -> Text:
    verdict = VERDICTS[progression.verdict]
    if progression.rapport is None:
        return verdict
    return msg(
        "{verdict} ({ratio} of what was expected)",
        verdict=verdict,
        ratio=msg("{percent} %", percent=round(progression.rapport * 100)),
    )


def _target(progression: Progression) -> Text:
    cible = progression.cible
    if cible is None:
        return msg("none")
    return msg("{valeur} ({date})", valeur=shown(cible.valeur), date=cible.date)
