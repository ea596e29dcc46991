"""A fiche and a volet in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.jalons import etapes, sans_echeance
from plancancer_cli.analysis.lectures import reading
from plancancer_cli.analysis.progression import progression
from plancancer_cli.analysis.status import etat_de_fiche, roll_up
from plancancer_cli.analysis.unites import Unite, volet_ref
from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.libelles import CODES, STATUTS
from plancancer_cli.reporting.terminal.blocks import (
    bullets,
    echeance_lines,
    entree_lines,
    heading,
    known_entries,
    labelled,
    unknown,
)
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented
from plancancer_cli.reporting.terminal.show_page import page_lines
from plancancer_cli.reporting.terminal.sparkline import drawn

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
    yield from flow([Span(f"{fiche.code}  ", "code"), Span(fiche.titre, "title")], terminal, 2)
    yield from labelled(
        language.text(msg("Status")),
        language.text(STATUTS[roll_up([u.etat for u in units] or [etat_de_fiche(suivi, fiche)])]),
        terminal,
    )
    yield from labelled(language.text(msg("File")), document.path, terminal)
    yield from _place(suivi, fiche, language, terminal)
    yield from _people(suivi, fiche, language, terminal)
    if fiche.ajout:
        added = msg(
            "after the vote, on {date}: {decision}",
            date=fiche.ajout.date,
            decision=fiche.ajout.decision,
        )
        yield from labelled(language.text(msg("Added")), language.text(added), terminal)
    for volet in fiche.volets:
        yield []
        yield from volet_lines(suivi, fiche, volet, language, terminal)
    entries = known_entries(fiche.suivi, suivi.on)
    if entries:
        yield from heading(language.text(msg("Suivi of the whole")))
        for entree in entries:
            yield from entree_lines(entree, language, terminal, 2)
    yield from _indicateurs(suivi, fiche, language, terminal)
    yield from page_lines(suivi, fiche, language, terminal)


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

    def name(id_: str) -> str:
        return acteurs[id_].nom if id_ in acteurs else id_

    pilotes = [
        f"{name(p.acteur)} ({language.text(CODES[p.role.value])})" if p.role else name(p.acteur)
        for p in fiche.pilotes
    ]
    partenaires = [name(id_) for id_ in fiche.partenaires]
    for label, people in ((msg("Pilote"), pilotes), (msg("Partenaires"), partenaires)):
        yield from labelled(language.text(label), ", ".join(people) or unknown(language), terminal)
    public = " ".join((fiche.public_cible or unknown(language)).split())
    yield from labelled(language.text(msg("Public cible")), public, terminal)


def volet_lines(
    suivi: Suivi, fiche: Fiche, volet: Volet, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Heading, calendrier and its reading, status, échéances, modalités, suivi."""
    unite = next(u for u in suivi.unites if u.ref == volet_ref(fiche, volet))
    yield from flow(
        [Span(f"{fiche.code}/{volet.id}  ", "code"), Span(volet.intitule, "head")], terminal, 2
    )
    yield from labelled(language.text(msg("Calendrier")), _calendrier(unite, language), terminal, 2)
    yield from labelled(
        language.text(msg("Status")), language.text(STATUTS[unite.etat.statut.value]), terminal, 2
    )
    for echeance in suivi.par_ref.get(unite.ref, ()):
        yield from echeance_lines(echeance, language, terminal, 2)
    yield from _jalons_sans_echeance(volet, unite, language, terminal)
    if volet.introduction:
        yield from indented(" ".join(volet.introduction.split()), terminal, 2)
    yield from _modalites(suivi, unite.ref, volet, language, terminal)
    entries = known_entries(volet.suivi, suivi.on)
    told = [
        p for p in suivi.dossier.partages.get(unite.ref, ()) if p.entree.repere.dernier <= suivi.on
    ]
    if entries or told:
        names = {m.id: " ".join(m.texte.split()) for m in volet.modalites if m.id}
        names |= {j.id: j.intitule for j in volet.jalons}
        yield [Span("  " + language.text(msg("Suivi")), "dim")]
        for entree in entries:
            yield from entree_lines(entree, language, terminal, 4, names)
        for partage in told:
            yield from entree_lines(partage.entree, language, terminal, 4)
            where = f"{partage.plan}, {partage.ref}" if partage.plan else partage.ref
            yield from indented(
                language.text(msg("Written in {where}", where=where)), terminal, 6, "dim"
            )


def _jalons_sans_echeance(
    volet: Volet, unite: Unite, language: Language, terminal: Terminal
) -> Iterator[Line]:
    steps = sans_echeance(etapes(volet.jalons, unite.etat.entrees))
    if steps:
        yield [Span("  " + language.text(msg("Jalons to which the plan gives no date")), "dim")]
    for step in steps:
        line = msg("{jalon}: {where}", jalon=step.jalon.intitule, where=step.situation)
        yield from bullets([language.text(line)], terminal, 2)


def _calendrier(unite: Unite, language: Language) -> str:
    if unite.calendrier is None:
        return unknown(language)
    clauses = language.text(msg("; ")).join(language.text(clause) for clause in reading(unite))
    return language.text(
        msg("{libelle}: {reading}", libelle=unite.calendrier.mots, reading=clauses)
    )


def _modalites(
    suivi: Suivi, ref: str, volet: Volet, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Each modalité, with the échéances of one that has a calendrier of its own."""
    group = None
    for modalite in volet.modalites:
        if modalite.groupe != group and modalite.groupe:
            yield from indented(modalite.groupe, terminal, 2, "dim")
        group = modalite.groupe
        yield from bullets([" ".join(modalite.texte.split())], terminal, 2)
        yield from bullets([" ".join(detail.split()) for detail in modalite.details], terminal, 6)
        for echeance in suivi.par_ref.get(f"{ref}/{modalite.id}", ()):
            yield from echeance_lines(echeance, language, terminal, 6)


def _indicateurs(
    suivi: Suivi, fiche: Fiche, language: Language, terminal: Terminal
) -> Iterator[Line]:
    yield from heading(language.text(msg("Indicateurs")))
    ids = dict.fromkeys((*fiche.indicateurs, *(i for v in fiche.volets for i in v.indicateurs)))
    if not ids:
        yield [Span("  " + language.text(msg("The plan gives this fiche no indicateur.")))]
    seuils = suivi.dossier.plan.value.parametres_suivi.seuils
    for id_ in ids:
        document = suivi.dossier.indicateur_par_id.get(id_)
        if document is None:
            yield [
                Span(f"  {id_}", "code"),
                Span("  " + language.text(msg("(its file cannot be read)"))),
            ]
            continue
        line = [Span(f"  {id_}", "code"), Span(f"  {document.value.libelle}")]
        yield from flow(line, terminal, 4)
        drawing = drawn(document.value, suivi.on, language)
        if drawing:
            yield from indented(drawing, terminal, 4)
        progress = progression(document.value, suivi.on, seuils)
        yield from indented(language.text(progress.explication), terminal, 4)
