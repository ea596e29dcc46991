"""What the page of a fiche says besides its volets: means, text, notes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from plancancer_cli.analysis.voisins import liens_recus, nom
from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.libelles import CODES
from plancancer_cli.reporting.documents.texte import blocs
from plancancer_cli.reporting.terminal.blocks import bullets, heading, labelled, unknown
from plancancer_cli.reporting.terminal.lines import Line, Terminal, indented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.reporting.documents.texte import Fragment


def page_lines(
    suivi: Suivi, fiche: Fiche, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """What the page of the plan says besides the volets; what it leaves open is "not stated"."""
    yield from _resources(fiche, language, terminal)
    yield from _budget(suivi, fiche, language, terminal)
    if fiche.objectifs_operationnels:
        yield from heading(language.text(msg("Objectifs opérationnels")))
        for objectif in fiche.objectifs_operationnels:
            yield from bullets([" ".join(objectif.texte.split())], terminal, 2)
            yield from bullets(
                [" ".join(detail.split()) for detail in objectif.details], terminal, 6
            )
    if fiche.contexte:
        yield from heading(language.text(msg("Contexte et enjeux")))
        for bloc in blocs(fiche.contexte):
            items = ["".join(map(_read, item)) for item in bloc.items]
            if bloc.puces:
                yield from bullets(items, terminal, 2)
            else:
                yield from indented(items[0], terminal, 2)
            yield []
    yield from _notes(suivi, fiche, language, terminal)


def _notes(suivi: Suivi, fiche: Fiche, language: Language, terminal: Terminal) -> Iterator[Line]:
    if fiche.liens:
        yield from heading(language.text(msg("Links to other plans")))
        for lien in fiche.liens:
            yield from indented(nom(suivi.dossier, lien), terminal, 2, "code")
            yield from indented(" ".join(lien.texte.split()), terminal, 4)
    received = list(liens_recus(suivi.dossier, fiche))
    if received:
        yield from heading(language.text(msg("Named by other plans")))
        for found in received:
            name = f"{found.plan}, {found.fiche.code} {found.fiche.titre}"
            yield from indented(name, terminal, 2, "code")
            yield from indented(" ".join(found.lien.texte.split()), terminal, 4)
    for note in fiche.notes:
        yield from labelled(f"  [{note.numero}]", " ".join(note.texte.split()), terminal)
    for remarque in fiche.remarques:
        yield from labelled(
            "  " + language.text(msg("Remark")), " ".join(remarque.split()), terminal
        )
    if fiche.succede_a:
        yield from labelled("  " + language.text(msg("Follows")), fiche.succede_a, terminal)


def _read(fragment: Fragment) -> str:
    return fragment.texte if fragment.note is None else f"[{fragment.note}]"


def _resources(fiche: Fiche, language: Language, terminal: Terminal) -> Iterator[Line]:
    means, asked = fiche.ressources, fiche.inegalites
    yield from heading(language.text(msg("Resources and inequalities")))
    for label, text in (
        (msg("Financial resources"), means.financieres),
        (msg("Human resources"), means.humaines),
        (msg("Logistic resources"), means.logistiques),
    ):
        said = " ".join(text.split()) if text else unknown(language)
        yield from labelled(language.text(label), said, terminal, 2)
    for label, tick in (
        (msg("Aims at determinants of health"), asked.determinants_de_sante),
        (msg("Proportionate universalism"), asked.universalisme_proportionne),
        (msg("Participation of citizens"), asked.participation_citoyenne),
    ):
        said = unknown(language) if tick is None else language.list([tick])
        yield from labelled(language.text(label), said, terminal, 2)


def _budget(suivi: Suivi, fiche: Fiche, language: Language, terminal: Terminal) -> Iterator[Line]:
    if not fiche.budget:
        return
    yield from heading(language.text(msg("Budget")))
    for line in fiche.budget:
        amount = (
            line.montant if line.montant == int(line.montant) else Decimal(f"{line.montant:.2f}")
        )
        said = [
            language.text(msg("{amount} €", amount=amount)),
            language.text(CODES[line.stade.value]),
        ]
        if line.financeur:
            payer = suivi.dossier.acteur_par_id.get(line.financeur)
            said.append(payer.nom if payer else line.financeur)
        yield from labelled(str(line.annee), ", ".join(said), terminal, 2)
        if line.source:
            yield from indented(line.source, terminal, 4, "dim")
