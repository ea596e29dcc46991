"""PC108: the other volets of which a fact is told (`aussi`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
                found = wrong(ref.removeprefix(own), journal.ref, known)
                if found is not None:
                    location = journal.locate(place, "aussi", rank)
                    yield finding("PC108", location, *found, ref=journal.ref)


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
