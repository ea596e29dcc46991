"""How the volets of each enjeu stand: one bar an enjeu, one segment a class of statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.reporting.volet_classes import CLASSES, class_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.analysis.status import Groupe, VoletStatus
    from plancancer_cli.i18n import Text


class Segment(Struct, frozen=True):
    """A run of volets of one class; percentages of the longest bar."""

    classe: str
    nombre: int
    x: float
    largeur: float


class LigneRepartition(Struct, frozen=True):
    """One enjeu."""

    code: str | None
    titre: str
    total: int
    segments: tuple[Segment, ...]
    compte: dict[str, int]
    en_retard: int
    a_documenter: int
    a_decider: int


class Repartition(Struct, frozen=True):
    """The chart: its lines, and the classes that occur."""

    lignes: tuple[LigneRepartition, ...]
    classes: tuple[tuple[str, Text], ...]


def repartition(groupes: Sequence[Groupe], titles: Sequence[str]) -> Repartition:
    """Count the volets of every enjeu by class; bars share one scale."""
    volets = [[v for row in groupe.fiches for v in row.volets] for groupe in groupes]
    longest = max((len(of) for of in volets), default=0) or 1
    lines = tuple(
        _line(groupe.noeud.code if groupe.noeud else None, title, of, longest)
        for groupe, title, of in zip(groupes, titles, volets, strict=True)
    )
    present = {classe for line in lines for classe in line.compte}
    return Repartition(lines, tuple(item for item in CLASSES.items() if item[0] in present))


def _line(
    code: str | None, titre: str, volets: list[VoletStatus], longest: int
) -> LigneRepartition:
    counts = class_counts(volets)
    segments, before = [], 0
    for classe, count in counts.items():
        place, width = round(before / longest * 100, 2), round(count / longest * 100, 2)
        segments.append(Segment(classe, count, place, width))
        before += count
    return LigneRepartition(
        code=code,
        titre=titre,
        total=len(volets),
        segments=tuple(segments),
        compte=counts,
        en_retard=sum(1 for volet in volets if volet.en_retard),
        a_documenter=sum(1 for volet in volets if volet.a_documenter),
        a_decider=sum(1 for volet in volets if volet.a_decider),
    )
