"""What stands behind a change: decided reports, closures, and new facts or values with a source."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.plain import canonical
from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.analysis.verdicts import ValeurDe
from plancancer_cli.model.comite import Comite
from plancancer_cli.model.suivi import EntreeSuivi

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from datetime import date

    from plancancer_cli.analysis.diff.identite import Comparaison
    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.verdicts import Source
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.indicateur import Indicateur, Valeur
    from plancancer_cli.model.suivi import ReportEcheance

_LETTERS = 3


class Preuves:
    """What the later state holds that the earlier one did not, and that explains a change."""

    def __init__(self, comparaison: Comparaison, on: date) -> None:
        """Look at both states; a decision after `on` is not taken yet."""
        self._comparaison = comparaison
        self._on = on

    def explain(self, ref: str, was: Echeance, now: Echeance | None) -> bool:
        """Whether something stands behind what became of an échéance."""
        if now is None:
            return self._closed(ref)
        if now.echeance > was.echeance:
            decided = now.report is not None and self.decides(now.report, was.report)
            return decided and now.prevue <= was.prevue
        if now.report is not None and self.decides(now.report, was.report):
            return True
        if now.selon is not None:
            return self._new_and_sourced(now.selon.source)
        if now.kind is Kind.MEASUREMENT:
            return True  # a value was asked for, and one came: PC314 says whether its source did
        return self._measured(ref)

    def decides(self, report: ReportEcheance, before: ReportEcheance | None) -> bool:
        """Whether a report is new and decided: reason and decision in words, taken in the plan's time.

        `before` is the one that was in force: what replaces it was decided later.
        """
        if before is not None and report.date.dernier <= before.date.dernier:
            return False
        adoption = self._comparaison.head.plan.value.adoption
        return (
            canonical(report) not in self._reports
            and in_words(report.motif)
            and in_words(report.decision)
            and adoption <= report.date.dernier
            and report.date.premier <= self._on
        )

    def new_value(self, indicateur: Indicateur, valeur: Valeur) -> bool:
        """Whether a valeur is new, and its source or its producteur is named."""
        sourced = bool(valeur.source) or indicateur.producteur is not None
        return sourced and (indicateur.id, canonical(valeur)) not in self._valeurs

    def new_entry(self, entree: EntreeSuivi) -> bool:
        """Whether an entry of the suivi is new; of a modalité it is a copy without the mark of a part."""
        return _whole(entree) not in self._entrees

    def _new_and_sourced(self, source: Source) -> bool:
        match source:
            case EntreeSuivi():
                return bool(source.source) and self.new_entry(source)
            case ValeurDe():
                return self.new_value(source.indicateur, source.valeur)
            case Comite():
                return canonical(source) not in self._comites

    def _closed(self, ref: str) -> bool:
        """Whether a new entry with a source closes it, or what it is a part of.

        A value is asked for as long as a fiche that names it is open: what closes the fiche is told
        where it stands, and tells of its values too.
        """
        if ref in self._comparaison.head.indicateur_par_id:
            fiches = self._comparaison.head.fiches_par_indicateur.get(ref, ())
            return bool(fiches) and all(map(self._newly_closed, fiches))
        code, _, rest = ref.partition("/")
        document = self._comparaison.head.fiche_par_code.get(code)
        if document is None:
            return False
        volet = rest.partition("/")[0]
        entrees = [*document.value.suivi]
        for each in document.value.volets:
            entrees += each.suivi if each.id == volet else ()
        return any(
            e.statut is not None and e.statut.clos and not e.porte_sur and self._new_and_sourced(e)
            for e in entrees
        )

    def _newly_closed(self, code: str) -> bool:
        fiche = self._comparaison.head.fiche_par_code[code].value
        entrees = [*fiche.suivi, *(e for volet in fiche.volets for e in volet.suivi)]
        return any(e.statut is not None and e.statut.clos and self.new_entry(e) for e in entrees)

    def _measured(self, ref: str) -> bool:
        """Whether the indicateur has a new valeur with a source."""
        document = self._comparaison.head.indicateur_par_id.get(ref)
        return document is not None and any(
            self.new_value(document.value, valeur) for valeur in document.value.valeurs
        )

    @cached_property
    def _entrees(self) -> set[Hashable]:
        return {_whole(entree) for entree in _entries(self._comparaison.base)}

    @cached_property
    def _reports(self) -> set[Hashable]:
        dossier = self._comparaison.base
        volets = (v for d in dossier.fiches for v in d.value.volets)
        reports = [r for volet in volets for r in volet.reports_echeance]
        return {canonical(r) for r in (*reports, *dossier.plan.value.reports_echeance)}

    @cached_property
    def _valeurs(self) -> set[tuple[str, Hashable]]:
        """By the id of today; a source that is added to a valeur makes no new one."""
        comparaison = self._comparaison
        return {
            (comparaison.new_ref(document.value.id), canonical(valeur))
            for document in comparaison.base.indicateurs
            for valeur in document.value.valeurs
        }

    @cached_property
    def _comites(self) -> set[Hashable]:
        return {canonical(document.value) for document in self._comparaison.base.comites}


def _whole(entree: EntreeSuivi) -> Hashable:
    whole: Hashable = canonical(entree.model_copy(update={"porte_sur": ()}))
    return whole


def in_words(text: str) -> bool:
    """Whether a text says something: a dot or a dash is no reason."""
    return sum(character.isalpha() for character in text) >= _LETTERS


def _entries(dossier: Dossier) -> Iterator[EntreeSuivi]:
    yield from dossier.plan.value.suivi
    for document in dossier.fiches:
        yield from document.value.suivi
        for volet in document.value.volets:
            yield from volet.suivi
