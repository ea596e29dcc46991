"""The view of the committee's meetings, and the texts elsewhere that cite one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.texte import ancre

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.i18n import Language
    from plancancer_cli.model.comite import Comite
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.reporting.documents.contexte import Contexte

_CITED_AS = ("comité", "comite", "committee", "copil", "cosuivi")


class Citations(Struct, frozen=True):
    """How a text cites a meeting: it names a comité and the day, or repeats the meeting's source."""

    par_jour: tuple[tuple[str, str], ...]
    """The day as people write it, and the anchor of its meeting."""
    par_source: dict[str, str]

    @classmethod
    def of(cls, dossier: Dossier, on: date, languages: tuple[Language, ...]) -> Citations:
        """The meetings up to the date, with their days in the given languages and as in files."""
        days: list[tuple[str, str]] = []
        sources: dict[str, str] = {}
        for comite in _held(dossier, on):
            marker = comite_anchor(comite.date)
            words = {comite.date.isoformat()}
            for language in languages:
                words |= {language.date(comite.date), language.date_short(comite.date)}
            days += [(word, marker) for word in sorted(words)]
            if comite.source:
                sources[comite.source] = marker
        return cls(tuple(days), sources)

    def ancre(self, text: str | None) -> str | None:
        """The anchor of the one meeting that a text cites; None for none, or more than one."""
        if not text or not self.par_jour:
            return None
        if text in self.par_source:
            return self.par_source[text]
        bare = text.casefold()
        if not any(name in bare for name in _CITED_AS):
            return None
        found = {marker for day, marker in self.par_jour if _names(text, day)}
        return found.pop() if len(found) == 1 else None


def _names(text: str, day: str) -> bool:
    """Whether a text names a day: `8 juin 2025` is not named by `18 juin 2025`."""
    before, found, after = text.replace("\u00a0", " ").partition(day)
    return bool(found) and not before[-1:].isdigit() and not after[:1].isdigit()


def comite_anchor(day: date) -> str:
    """Where a meeting stands in the document."""
    return ancre("comite", day.isoformat())


def comites(contexte: Contexte) -> tuple[vues.Comite, ...]:
    """The meetings up to the date, the latest first."""
    return tuple(
        vues.Comite(
            date=comite.date,
            intitule=comite.intitule,
            presents=tuple(contexte.acteur(p) for p in comite.presents),
            decisions=tuple((d.texte, d.refs) for d in comite.decisions),
            source=contexte.source(comite.source, cited=False),
            ancre=comite_anchor(comite.date),
            concernes=tuple(
                tuple(contexte.lien(ref) for ref in decision.refs) for decision in comite.decisions
            ),
        )
        for comite in sorted(_held(contexte.dossier, contexte.on), key=_day, reverse=True)
    )


def _held(dossier: Dossier, on: date) -> list[Comite]:
    return [d.value for d in dossier.comites if d.value.date <= on]


def _day(comite: Comite) -> date:
    return comite.date
