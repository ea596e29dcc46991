"""A fiche and a volet in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.lectures import reading
from plancancer_cli.analysis.progression import progression
from plancancer_cli.analysis.status import roll_up
from plancancer_cli.analysis.unites import Unite, volet_ref
from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.reporting.terminal.blocks import (
    bullets,
    echeance_lines,
    entree_lines,
    heading,
    labelled,
    unknown,
)
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, indented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.fiche import Fiche, Volet


def fiche_lines(
    suivi: Suivi, document: Document[Fiche], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Title, status, who, volets, indicateurs, and what the page says."""
    fiche = document.value
    units = [u for u in suivi.unites_par_fiche.get(fiche.code, ()) if u.est_volet]
    yield [Span(f"{fiche.code}  ", "code"), Span(fiche.titre, "title")]
    yield from labelled(
        language.text(msg("Status")),
        language.text(STATUTS[roll_up([u.etat for u in units])]),
        terminal,
    )
    yield from labelled(language.text(msg("File")), document.path, terminal)
    yield from _place(suivi, fiche, language, terminal)
    yield from _people(suivi, fiche, language, terminal)
    for volet in fiche.volets:
        yield []
        yield from volet_lines(suivi, fiche, volet, language, terminal)
    if fiche.suivi:
        yield from heading(language.text(msg("Suivi of the whole fiche")))
        for entree in fiche.suivi:
            yield from entree_lines(entree, language, terminal, 2)
    yield from _indicateurs(suivi, fiche, language, terminal)
    yield from _page(fiche, language, terminal)


def _place(suivi: Suivi, fiche: Fiche, language: Language, terminal: Terminal) -> Iterator[Line]:
    """The levels above the fiche and across it, its tags."""
    dossier = suivi.dossier
    arbre = dossier.arborescence
    for noeud in arbre.place(fiche):
        name = arbre.niveau(noeud.code) or language.text(msg("Level"))
        yield from labelled(name, f"{noeud.code}  {noeud.titre}", terminal)
    for noeud in arbre.transversaux(fiche):
        label = language.text(
            msg(
                "{level} (transversal)",
                level=arbre.niveau(noeud.code) or language.text(msg("Level")),
            )
        )
        yield from labelled(label, f"{noeud.code}  {noeud.titre}", terminal)
    for name, vocabulaire in dossier.plan.value.vocabulaires.items():
        tags = fiche.etiquettes.get(name, ())
        words = [terme.libelle for terme in vocabulaire.termes if terme.id in tags]
        if words:
            yield from labelled(vocabulaire.libelle, language.text(msg("; ")).join(words), terminal)


def _people(suivi: Suivi, fiche: Fiche, language: Language, terminal: Terminal) -> Iterator[Line]:
    acteurs = suivi.dossier.acteur_par_id

    def names(ids: list[str]) -> str:
        return ", ".join(acteurs[i].nom if i in acteurs else i for i in ids) or unknown(language)

    pilotes = names([pilote.acteur for pilote in fiche.pilotes])
    yield from labelled(language.text(msg("Pilote")), pilotes, terminal)
    yield from labelled(language.text(msg("Partenaires")), names(list(fiche.partenaires)), terminal)
    public = " ".join((fiche.public_cible or unknown(language)).split())
    yield from labelled(language.text(msg("Public cible")), public, terminal)


def volet_lines(
    suivi: Suivi, fiche: Fiche, volet: Volet, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Heading, calendrier and its reading, status, échéances, modalités, suivi."""
    unite = next(u for u in suivi.unites if u.ref == volet_ref(fiche, volet))
    yield [Span(f"{fiche.code}/{volet.id}  ", "code"), Span(volet.intitule, "head")]
    yield from labelled(language.text(msg("Calendrier")), _calendrier(unite, language), terminal, 2)
    yield from labelled(
        language.text(msg("Status")), language.text(STATUTS[unite.etat.statut.value]), terminal, 2
    )
    for echeance in suivi.par_ref.get(unite.ref, ()):
        yield from echeance_lines(echeance, language, terminal, 2)
    if volet.introduction:
        yield from indented(" ".join(volet.introduction.split()), terminal, 2)
    yield from _modalites(volet, terminal)
    if volet.suivi:
        yield [Span("  " + language.text(msg("Suivi")), "dim")]
        for entree in volet.suivi:
            yield from entree_lines(entree, language, terminal, 4)


def _calendrier(unite: Unite, language: Language) -> str:
    if unite.calendrier is None:
        return unknown(language)
    clauses = language.text(msg("; ")).join(language.text(clause) for clause in reading(unite))
    return language.text(
        msg("{libelle}: {reading}", libelle=unite.calendrier.libelle, reading=clauses)
    )


def _modalites(volet: Volet, terminal: Terminal) -> Iterator[Line]:
    group = None
    for modalite in volet.modalites:
        if modalite.groupe != group and modalite.groupe:
            yield [Span(f"  {modalite.groupe}", "dim")]
        group = modalite.groupe
        yield from bullets([" ".join(modalite.texte.split())], terminal, 2)
        yield from bullets([" ".join(detail.split()) for detail in modalite.details], terminal, 6)


def _indicateurs(
    suivi: Suivi, fiche: Fiche, language: Language, terminal: Terminal
) -> Iterator[Line]:
    yield from heading(language.text(msg("Indicateurs")))
    if not fiche.indicateurs:
        yield [Span("  " + language.text(msg("The plan gives this fiche no indicateur.")))]
    seuils = suivi.dossier.plan.value.parametres_suivi.seuils
    for id_ in fiche.indicateurs:
        document = suivi.dossier.indicateur_par_id.get(id_)
        if document is None:
            yield [
                Span(f"  {id_}", "code"),
                Span("  " + language.text(msg("(its file cannot be read)"))),
            ]
            continue
        yield [Span(f"  {id_}", "code"), Span(f"  {document.value.libelle}")]
        progress = progression(document.value, suivi.on, seuils)
        yield from indented(language.text(progress.explication), terminal, 4)


def _page(fiche: Fiche, language: Language, terminal: Terminal) -> Iterator[Line]:
    if fiche.objectifs_operationnels:
        yield from heading(language.text(msg("Objectifs opérationnels")))
        for objectif in fiche.objectifs_operationnels:
            yield from bullets([" ".join(objectif.texte.split())], terminal, 2)
            yield from bullets(
                [" ".join(detail.split()) for detail in objectif.details], terminal, 6
            )
    if fiche.contexte:
        yield from heading(language.text(msg("Contexte et enjeux")))
        for paragraph in fiche.contexte.strip().split("\n\n"):
            yield from indented(" ".join(paragraph.split()), terminal, 2)
            yield []
    if fiche.liens:
        yield from heading(language.text(msg("Links to other plans")))
        for lien in fiche.liens:
            name = f"{lien.plan} {lien.ref}" if lien.ref else lien.plan
            yield from labelled(f"  {name}", " ".join(lien.texte.split()), terminal)
    for note in fiche.notes:
        yield from labelled(f"  [{note.numero}]", " ".join(note.texte.split()), terminal)
    for remarque in fiche.remarques:
        yield from labelled(
            "  " + language.text(msg("Remark")), " ".join(remarque.split()), terminal
        )
