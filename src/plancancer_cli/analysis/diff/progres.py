"""What the change does to the progress that is shown: verdicts, targets and what they expect."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.diff.change import Change, Kind, Progres
from plancancer_cli.analysis.diff.identite import at
from plancancer_cli.analysis.diff.plain import same
from plancancer_cli.analysis.progression import Verdict, progression
from plancancer_cli.analysis.progression.libelles import VERDICTS
from plancancer_cli.analysis.progression.mesures import measured_on, number
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Evolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plancancer_cli.analysis.diff.identite import Comparaison
    from plancancer_cli.analysis.diff.preuves import Preuves
    from plancancer_cli.analysis.progression import Progression
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Cible, Indicateur

_RANK = {
    Verdict.EVOLUTION_DEFAVORABLE: 0,
    Verdict.TENDANCE_DEFAVORABLE: 0,
    Verdict.CIBLE_NON_ATTEINTE: 0,
    Verdict.ECART_IMPORTANT: 1,
    Verdict.A_SURVEILLER: 2,
    Verdict.NON_EVALUABLE: 3,
    Verdict.SANS_VERDICT: 3,
    Verdict.TENDANCE: 3,
    Verdict.TROP_TOT: 3,
    Verdict.STABLE: 3,
    Verdict.TENDANCE_FAVORABLE: 4,
    Verdict.EN_BONNE_VOIE: 4,
    Verdict.ATTEINTE: 5,
}
"""From worst to best. That nothing can be said looks better than a bad verdict, and worse than a good one."""

_TOLD = frozenset({
    Kind.TARGET_WEAKENED, Kind.TARGET_REMOVED, Kind.TARGET_CHANGED, Kind.MEASUREMENT_REWRITTEN,
    Kind.MEASUREMENT_REMOVED, Kind.INDICATOR_REMOVED, Kind.INDICATOR_REDEFINED,
})  # fmt: skip


class _Both(Struct, frozen=True):
    """An indicateur in both states, and what is said of it on one day."""

    base: Document[Indicateur]
    head: Document[Indicateur]
    was: Progression
    now: Progression


def progres(comparaison: Comparaison, on: date) -> tuple[Progres, ...]:
    """The indicateurs of which verdict, ratio or next target is another one on `on`, in file order."""
    return tuple(
        Progres(both.head.value.id, both.head.value.libelle, both.was, both.now)
        for both in _pairs(comparaison, on)
        if _shows_other(both.was, both.now)
    )


def _shows_other(was: Progression, now: Progression) -> bool:
    return (
        was.verdict is not now.verdict
        or was.rapport != now.rapport
        or not same(_asked(was.cible), _asked(now.cible))
    )


def _asked(cible: Cible | None) -> tuple[object, ...]:
    return () if cible is None else (cible.date, cible.valeur)


def shown_better(
    comparaison: Comparaison, on: date, preuves: Preuves, told: Sequence[Change]
) -> Iterator[Change]:
    """Progress that looks better, or asks for less, without a new value with a source behind it."""
    marked = {c.ref for c in told if c.attention and c.change in _TOLD}
    for both in _pairs(comparaison, on):
        if both.head.value.id in marked:
            continue
        if _RANK[both.now.verdict] > _RANK[both.was.verdict] and not _measured(both, preuves):
            yield _change(
                comparaison,
                both,
                Kind.PROGRESS_SHOWN_BETTER,
                msg(
                    "progress shown better: {before} → {after}",
                    before=VERDICTS[both.was.verdict],
                    after=VERDICTS[both.now.verdict],
                ),
                msg("no new value with a source says so"),
            )
        elif (day := _asks_less(both, on)) is not None:
            yield _change(
                comparaison,
                both,
                Kind.TARGET_WEAKENED,
                msg("less is expected by {date} than before", date=day),
                msg("the line to the target asks for less on the way"),
            )


def _pairs(comparaison: Comparaison, on: date) -> Iterator[_Both]:
    """The indicateurs that both states have and of which anything is another one."""
    seuils = [d.plan.value.parametres_suivi.seuils for d in (comparaison.base, comparaison.head)]
    for pair in comparaison.indicateurs:
        if pair.base is None or pair.head is None:
            continue
        if pair.base.value is pair.head.value and seuils[0] == seuils[1]:
            continue
        yield _Both(
            pair.base,
            pair.head,
            progression(pair.base.value, on, seuils[0]),
            progression(pair.head.value, on, seuils[1]),
        )


def _measured(both: _Both, preuves: Preuves) -> bool:
    """Whether the value that is judged is new and sourced, and what it is held against is the same."""
    base, head = both.base.value, both.head.value
    definition = (
        "valeur_initiale",
        "type",
        "accumulation",
        "evolution_attendue",
        "ruptures",
        "nature",
    )
    if any(not same(getattr(base, key), getattr(head, key)) for key in definition):
        return False
    latest = both.now.derniere
    if latest is None or latest.remplace is not None or not preuves.new_value(head, latest):
        return False
    return both.was.seuils == both.now.seuils


def _asks_less(both: _Both, on: date) -> date | None:
    """The first day from `on` at which the later state expects less; None where it never does."""
    base, head = both.base.value, both.head.value
    if same(base.cibles, head.cibles) and same(base.valeur_initiale, head.valeur_initiale):
        return None
    upwards = base.evolution_attendue
    if upwards not in {Evolution.HAUSSE, Evolution.BAISSE}:
        return None
    days = sorted({measured_on(cible) for cible in (*base.cibles, *head.cibles)})
    for day in [on, *(day for day in days if day > on)]:
        was, now = _expected(base, day), _expected(head, day)
        if was is None:
            continue
        if now is None or (now < was if upwards is Evolution.HAUSSE else now > was):
            return day
    return None


def _expected(indicateur: Indicateur, day: date) -> Fraction | None:
    """What the straight lines from baseline to target to target expect on a day."""
    points = _points(indicateur)
    if not points:
        return None
    before = [point for point in points if point[0] <= day]
    after = [point for point in points if point[0] > day]
    if not before:
        return None
    if not after:
        return before[-1][1]
    (start, low), (end, high) = before[-1], after[0]
    return low + (high - low) * Fraction((day - start).days, (end - start).days)


def _points(indicateur: Indicateur) -> list[tuple[date, Fraction]]:
    """Baseline, then targets; each target is reached on a line from the baseline."""
    marks = [indicateur.valeur_initiale, *sorted(indicateur.cibles, key=measured_on)]
    found = {}
    for mark in marks:
        bears = None if mark is None else number(indicateur, mark)
        if mark is not None and bears is not None:
            found[measured_on(mark)] = bears
    return sorted(found.items())


def _change(
    comparaison: Comparaison, both: _Both, kind: Kind, message: Text, reason: Text
) -> Change:
    head = both.head.value
    return Change(
        ref=head.id,
        change=kind,
        before={"verdict": both.was.verdict.value, "cible": _target(both.was.cible)},
        after={"verdict": both.now.verdict.value, "cible": _target(both.now.cible)},
        message=message,
        attention=True,
        reason=reason,
        sujet=head.libelle,
        location=at(both.head, "cibles" if head.cibles else "id"),
        fiches=comparaison.fiches_de(head.id),
    )


def _target(cible: Cible | None) -> str | None:
    return None if cible is None else f"{cible.date}: {cible.valeur}"
