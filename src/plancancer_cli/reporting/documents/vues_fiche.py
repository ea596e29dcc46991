"""The view of a fiche: where it stands, its volets, its text, its indicateurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.voisins import liens_recus, nom
from plancancer_cli.i18n import msg, msg_n
from plancancer_cli.model.libelles import CODES, STATUTS
from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.texte import ancre, blocs, fragments
from plancancer_cli.reporting.documents.vues_volet import volet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancancer_cli.analysis.status import FicheStatus
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.reporting.documents.charts.frise import Axe
    from plancancer_cli.reporting.documents.contexte import Contexte


def fiche(
    contexte: Contexte,
    row: FicheStatus,
    enjeu: str,
    axe: Axe,
    indicateurs: Mapping[str, vues.Indicateur],
) -> vues.Fiche:
    """The view of one row of the dashboard."""
    source_ = row.fiche
    volets = tuple(volet(contexte, row, status, axe) for status in row.volets)
    alertes = tuple(alerte for one in volets for alerte in one.alertes)
    return vues.Fiche(
        code=source_.code,
        ancre=contexte.ancre(source_.code),
        titre=source_.titre,
        objectif=_objectif(contexte, source_),
        chemin=_levels(contexte, source_),
        etiquettes=_tags(contexte, source_),
        liens=(
            *((nom(contexte.dossier, lien), lien.texte) for lien in source_.liens),
            *(
                (f"{found.plan}, {found.fiche.code} {found.fiche.titre}", found.lien.texte)
                for found in liens_recus(contexte.dossier, source_)
            ),
        ),
        statut=contexte.statut(row.statut),
        resume=_summary(contexte, row),
        alertes=alertes,
        volets=volets,
        pilotes=tuple(_pilote(contexte, p.acteur, p.role) for p in source_.pilotes),
        partenaires=tuple(contexte.acteur(p) for p in source_.partenaires),
        public_cible=source_.public_cible,
        contexte=blocs(source_.contexte),
        objectifs=tuple(
            vues.Modalite(fragments(o.texte), tuple(fragments(d) for d in o.details), None)
            for o in source_.objectifs_operationnels
        ),
        notes=tuple(
            vues.Note(n.numero, ancre("note", source_.code, str(n.numero)), n.texte)
            for n in source_.notes
        ),
        remarques=source_.remarques,
        ressources=_resources(contexte, source_),
        inegalites=_inequalities(contexte, source_),
        suivi=contexte.entrees(source_.suivi),
        budget=_budget(contexte, source_),
        ajout=(source_.ajout.date, source_.ajout.decision) if source_.ajout else None,
        succede_a=source_.succede_a,
        indicateurs=tuple(indicateurs[p.indicateur] for p in row.indicateurs),
        filtre_enjeu=enjeu,
        filtre_pilotes=" ".join(p.acteur for p in source_.pilotes),
        filtre_situation=" ".join(dict.fromkeys((row.statut, *(a.genre for a in alertes)))),
    )


def _pilote(contexte: Contexte, acteur: str, role: object) -> str:
    name = contexte.acteur(acteur)
    return name if role is None else f"{name} ({contexte.t(CODES[str(role)])})"


def _objectif(contexte: Contexte, source_: Fiche) -> str | None:
    """The deepest level of the tree above the fiche, below the first: its objectif."""
    above = contexte.dossier.arborescence.place(source_)[1:]
    return f"{above[-1].code} {above[-1].titre}" if above else None


def _levels(contexte: Contexte, source_: Fiche) -> tuple[tuple[str, str], ...]:
    """The levels between the first one, which is the heading of its section, and the fiche."""
    arbre = contexte.dossier.arborescence
    level = contexte.t(msg("Level"))
    above = [(arbre.niveau(n.code) or level, n) for n in arbre.place(source_)[1:]]
    across = [
        (contexte.t(msg("{level} (transversal)", level=arbre.niveau(n.code) or level)), n)
        for n in arbre.transversaux(source_)
    ]
    return tuple((name, f"{noeud.code} {noeud.titre}") for name, noeud in (*above, *across))


def _tags(contexte: Contexte, source_: Fiche) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The terms of each vocabulary that the fiche is tagged with, in its order."""
    found = [
        (
            vocabulaire.libelle,
            tuple(
                t.libelle for t in vocabulaire.termes if t.id in source_.etiquettes.get(name, ())
            ),
        )
        for name, vocabulaire in contexte.dossier.plan.value.vocabulaires.items()
    ]
    return tuple((libelle, termes) for libelle, termes in found if termes)


def _summary(contexte: Contexte, row: FicheStatus) -> str:
    """`1 volet out of 4 late, 2 to be documented`; where nothing is due, how many there are."""
    total = len(row.volets)
    late, silent = len(row.volets_en_retard), len(row.volets_a_documenter)
    decide = sum(1 for volet_ in row.volets if volet_.a_decider)
    parts = []
    if late:
        parts.append(
            msg_n(
                late, "{n} volet out of {total} late", "{n} volets out of {total} late", total=total
            )
        )
    if silent:
        parts.append(
            msg_n(
                silent,
                "{n} volet out of {total} to be documented",
                "{n} volets out of {total} to be documented",
                total=total,
            )
        )
    if decide:
        parts.append(
            msg_n(
                decide,
                "{n} volet out of {total} to be decided",
                "{n} volets out of {total} to be decided",
                total=total,
            )
        )
    if not total:
        parts.append(msg("no volet"))
    elif not parts:
        parts.append(msg_n(total, "{n} volet, nothing overdue", "{n} volets, nothing overdue"))
    return contexte.t(msg("; ")).join(contexte.t(part) for part in parts)


def _resources(contexte: Contexte, source_: Fiche) -> tuple[tuple[str, str | None], ...]:
    found = source_.ressources
    return (
        (contexte.t(msg("Financial resources")), found.financieres),
        (contexte.t(msg("Human resources")), found.humaines),
        (contexte.t(msg("Logistic resources")), found.logistiques),
    )


def _inequalities(contexte: Contexte, source_: Fiche) -> tuple[tuple[str, str], ...]:
    asked = source_.inegalites
    return (
        (
            contexte.t(msg("Aims at determinants of health")),
            contexte.yes_no(asked.determinants_de_sante),
        ),
        (
            contexte.t(msg("Proportionate universalism")),
            contexte.yes_no(asked.universalisme_proportionne),
        ),
        (
            contexte.t(msg("Participation of citizens")),
            contexte.yes_no(asked.participation_citoyenne),
        ),
    )


def _budget(contexte: Contexte, source_: Fiche) -> tuple[vues.LigneBudget, ...]:
    return tuple(
        vues.LigneBudget(
            annee=str(line.annee),
            montant=contexte.language.euros(line.montant),
            stade=contexte.t(CODES[line.stade.value]),
            financeur=contexte.acteur(line.financeur) if line.financeur else None,
            source=contexte.source(line.source),
        )
        for line in source_.budget
    )


def words_of_status(contexte: Contexte, code: str) -> str:
    """A status in words, for a filter."""
    return contexte.t(STATUTS[code])
