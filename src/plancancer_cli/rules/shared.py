"""PC108: the other volets of which a fact is told (`aussi`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.voisins import titre
from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.rules.journaux import journaux
from plancancer_cli.rules.references import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier


def told_elsewhere(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a ref that names no volet, or the very volet in which the entry stands.

    A fiche that has no volets is named by its code. While a file cannot be read nothing is judged.
    """
    if dossier.illisibles:
        return
    known = volets_connus(dossier)
    own = f"{dossier.plan.value.id}:"
    for journal in journaux(dossier):
        for place, entree in enumerate(journal.entrees):
            for rank, ref in enumerate(entree.aussi):
                named = ref.removeprefix(own)
                found = wrong(named, journal.ref, known) or _wrong_beside(dossier, named)
                if found is not None:
                    location = journal.locate(place, "aussi", rank)
                    yield finding("PC108", location, *found, ref=journal.ref)


def _wrong_beside(dossier: Dossier, ref: str) -> tuple[Text, Text] | None:
    """What is wrong with `cls:2.1/jardins`, where that plan lies beside this one."""
    plan, colon, inside = ref.partition(":")
    other = dossier.voisinage.plan(plan) if colon and dossier.voisinage else None
    return None if other is None else wrong(inside, "", volets_connus(other))


def links(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a lien to a code that the other plan, which lies beside this one, does not have."""
    for document in dossier.fiches:
        for place, lien in enumerate(document.value.liens):
            other = dossier.voisinage.plan(lien.plan) if dossier.voisinage else None
            if other is None or lien.ref is None or titre(other, lien.ref) is not None:
                continue
            codes = [*other.fiche_par_code, *other.arborescence.codes]
            yield finding(
                "PC108",
                document.locate(("liens", place, "ref")),
                msg(
                    "“{plan}” has no fiche or level {ref!r}.",
                    plan=other.plan.value.titre,
                    ref=lien.ref,
                ),
                near(lien.ref, codes, msg("Write a code of that plan.")),
                ref=document.value.code,
            )


def volets_connus(dossier: Dossier) -> list[str]:
    """What an entry may be told of: each volet by its ref, each fiche without volets by its code."""
    return [
        ref
        for document in dossier.fiches
        for fiche in (document.value,)
        for ref in [f"{fiche.code}/{volet.id}" for volet in fiche.volets] or [fiche.code]
    ]


def wrong(ref: str, here: str, known: list[str]) -> tuple[Text, Text] | None:
    """What is wrong with a ref in the suivi of `here`; of another plan it is not judged here."""
    if ":" in ref:
        return None
    if ref == here:
        return (
            msg("The entry stands in {ref!r} itself.", ref=ref),
            msg("Remove it from aussi: a fact counts once in its own volet."),
        )
    if ref in known:
        return None
    volets = [name for name in known if name.startswith(f"{ref}/")]
    if volets:
        return (
            msg("The fiche {code!r} has volets: the fact is told of one of them.", code=ref),
            msg("Name one of them: {refs}.", refs=volets),
        )
    return (
        msg("The plan has no volet {ref!r}.", ref=ref),
        near(ref, known, msg("Write the code of its fiche and its id: 1.2.1/volet.")),
    )
