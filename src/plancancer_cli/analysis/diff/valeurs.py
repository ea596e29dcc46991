"""Valeurs added, rewritten and removed; periods for which none will come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import Comparaison, at
from plancancer_cli.analysis.diff.labels import label
from plancancer_cli.analysis.diff.plain import leftovers, plain, same
from plancancer_cli.analysis.diff.suivi import REMOVED, REWRITTEN, completes, differing
from plancancer_cli.analysis.diff.words import dated
from plancancer_cli.i18n import Param, Text, msg
from plancancer_cli.model.serie import Identite, Registre, identite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Indicateur, Valeur


def changes(
    comparaison: Comparaison, base: Document[Indicateur], head: Document[Indicateur]
) -> Iterator[Change]:
    """What changes in the measurements of an indicateur, which are only ever added to."""
    review = _Review(comparaison, base.value, head)
    gone, new = leftovers(base.value.valeurs, head.value.valeurs)
    for rank in gone:
        old = base.value.valeurs[rank]
        name = identite(head.value.accumulation, old)
        partner = next((p for p in new if review.name(p) == name), None)
        if partner is None:
            yield review.removed(old)
        else:
            new.remove(partner)
            yield review.rewritten(old, partner)
    yield from (review.added(rank) for rank in new)
    yield from _unavailable(review)


class _Review:
    """The changes of one indicateur."""

    def __init__(
        self, comparaison: Comparaison, base: Indicateur, document: Document[Indicateur]
    ) -> None:
        self.base = base
        self.head = document.value
        self.document = document
        self.fiches = comparaison.fiches_de(self.head.id)

    def name(self, rank: int) -> Identite:
        """The identity of a valeur as it is now."""
        return identite(self.head.accumulation, self.head.valeurs[rank])

    def added(self, rank: int) -> Change:
        valeur = self.head.valeurs[rank]
        if valeur.remplace is not None:
            return self.corrected(rank)
        message = msg("value {dated}: {valeur}", dated=_named(valeur), valeur=_amount(valeur))
        return self._change(Kind.MEASUREMENT_ADDED, (None, valeur), message, rank)

    def corrected(self, rank: int) -> Change:
        """A correction shows the number that it takes the place of."""
        valeur = self.head.valeurs[rank]
        above = Registre(self.head.accumulation, self.head.valeurs[:rank])
        old = [self.head.valeurs[place] for place in above.corrects(valeur)]
        message = msg(
            "value {dated}: {valeur}, which corrects {before}, the one {corrected}",
            dated=_named(valeur),
            valeur=_amount(valeur),
            before=_amount(old[-1]) if old else msg("none"),
            corrected=dated(valeur.remplace or valeur.repere),
        )
        reason = None
        if valeur.remplace != valeur.date:
            reason = msg("the correction bears another date than what it corrects")
        elif not valeur.source and self.head.producteur is None:
            reason = msg("the correction names no source")
        before = old[-1] if old else None
        return self._change(Kind.MEASUREMENT_ADDED, (before, valeur), message, rank, reason)

    def rewritten(self, old: Valeur, rank: int) -> Change:
        now = self.head.valeurs[rank]
        keys = [label(key) for key in differing(old, now)]
        if completes(old, now):
            message = msg("value {dated} completed: {keys}", dated=_named(old), keys=keys)
            return self._change(Kind.MEASUREMENT_COMPLETED, (old, now), message, rank)
        if same(old.valeur, now.valeur):
            message = msg("value {dated} rewritten: {keys}", dated=_named(old), keys=keys)
        else:
            message = msg(
                "value {dated} rewritten: {before} → {after}",
                dated=_named(old),
                before=_amount(old),
                after=_amount(now),
            )
        return self._change(Kind.MEASUREMENT_REWRITTEN, (old, now), message, rank, REWRITTEN)

    def removed(self, old: Valeur) -> Change:
        message = msg("value {dated} removed: {valeur}", dated=_named(old), valeur=_amount(old))
        return self._change(Kind.MEASUREMENT_REMOVED, (old, None), message, None, REMOVED)

    def _change(
        self,
        kind: Kind,
        valeurs: tuple[Valeur | None, Valeur | None],
        message: Text,
        rank: int | None,
        reason: Text | None = None,
    ) -> Change:
        before, after = valeurs
        valeur = after or before
        return Change(
            ref=self.head.id,
            change=kind,
            before=plain(before),
            after=plain(after),
            message=message,
            attention=reason is not None,
            reason=reason,
            objet=str(valeur.repere) if valeur else "",
            sujet=self.head.libelle,
            location=at(self.document, "valeurs", *(() if rank is None else (rank,))),
            fiches=self.fiches,
        )


def _unavailable(review: _Review) -> Iterator[Change]:
    gone, new = leftovers(review.base.indisponible, review.head.indisponible)
    for rank in new:
        gap = review.head.indisponible[rank]
        yield Change(
            ref=review.head.id,
            change=Kind.UNAVAILABILITY_ADDED,
            before=None,
            after=plain(gap),
            message=msg(
                "no value will come for {periode}: {motif}", periode=gap.periode, motif=gap.motif
            ),
            attention=True,
            reason=msg("a value is no longer asked for"),
            objet=str(gap.periode),
            sujet=review.head.libelle,
            location=at(review.document, "indisponible", rank),
            fiches=review.fiches,
        )
    for rank in gone:
        gap = review.base.indisponible[rank]
        yield Change(
            ref=review.head.id,
            change=Kind.UNAVAILABILITY_REMOVED,
            before=plain(gap),
            after=None,
            message=msg(
                "no longer said that no value will come for {periode} ({motif})",
                periode=gap.periode,
                motif=gap.motif,
            ),
            attention=True,
            reason=REMOVED,
            objet=str(gap.periode),
            sujet=review.head.libelle,
            location=at(review.document, "indisponible"),
            fiches=review.fiches,
        )


def _named(valeur: Valeur) -> Param:
    """The date of a valeur, with its ventilation where it has one."""
    if not valeur.ventilation:
        return dated(valeur.repere)
    return msg(
        "{dated} ({ventilation})",
        dated=dated(valeur.repere),
        ventilation=", ".join(valeur.ventilation.values()),
    )


def _amount(valeur: Valeur) -> Param:
    if valeur.secret:
        return msg("not shown (confidential)")
    if valeur.valeur is None:
        return f"{valeur.numerateur}/{valeur.denominateur}"
    written: Param = valeur.valeur
    return written
