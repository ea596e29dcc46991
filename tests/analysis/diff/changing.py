"""Two states of a small plan, and the changes between them as short lines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff import diff
from plancancer_cli.i18n import get_language
from projet import ACTEURS, FICHE, INDICATEUR, MINIMAL, PLAN, projet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancancer_cli.analysis.diff import Change, Diff

ON = date(2026, 11, 22)
NAMES = {"plan": PLAN, "acteurs": ACTEURS, "fiche": FICHE, "indicateur": INDICATEUR}

FICHE_TEXT = """\
code: 1.1.1
titre: Balades
volets:
  - id: sentiers
    intitule: Sentiers
    calendrier: 2024-2026
    suivi:
      - {date: 2024-03-01, statut: en_cours, constat: "Ouvert", source: "journal"}
pilotes: [ville]
indicateurs: [balades]
"""

INDICATEUR_TEXT = """\
id: balades
libelle: Balades
type: nombre
unite: balades
accumulation: stock
evolution_attendue: hausse
valeur_initiale: {date: 2023, valeur: 0}
cibles:
  - {date: 2026, valeur: 70}
valeurs:
  - {date: 2024, valeur: 12}
  - {date: 2025, valeur: 20}
"""

ENTRY_TEXT = '      - {date: 2024-03-01, statut: en_cours, constat: "Ouvert", source: "journal"}\n'

STATE: dict[str, str] = MINIMAL | {FICHE: FICHE_TEXT, INDICATEUR: INDICATEUR_TEXT}


def edited(name: str, *replacements: tuple[str, str], **more: str) -> dict[str, str]:
    """`STATE` with passages of one of its files replaced; each must be there."""
    text = STATE[NAMES[name]]
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return STATE | {NAMES[name]: text} | {NAMES[key]: value for key, value in more.items()}


def compared(head: Mapping[str, str], base: Mapping[str, str] = STATE, on: date = ON) -> Diff:
    """The diff between two sets of files."""
    return diff(projet(base), projet(head), on)


def changes(head: Mapping[str, str], base: Mapping[str, str] = STATE) -> list[Change]:
    """The changes between two sets of files."""
    return list(compared(head, base).changes)


def lines(found: list[Change], language: str = "en") -> list[str]:
    """`! ref kind: message (reason)` of each change."""
    words = get_language(language)
    return [
        f"{'!' if change.attention else ' '} {change.ref} {change.change.value}: "
        + words.text(change.message)
        + (f" ({words.text(change.reason)})" if change.reason else "")
        for change in found
    ]


def kinds(found: list[Change]) -> list[tuple[str, str, bool]]:
    """Ref, kind and attention of each change."""
    return [(change.ref, change.change.value, change.attention) for change in found]
