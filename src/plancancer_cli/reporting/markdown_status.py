"""The dashboard as Markdown: one table an enjeu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import A_TRAITER
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.libelles import STATUTS_COURTS
from plancancer_cli.model.niveaux import fiche_word
from plancancer_cli.reporting.levels import bare_levels, group_remark, group_title, level_title
from plancancer_cli.reporting.markdown_text import inline, table
from plancancer_cli.reporting.terminal.status import headline

if TYPE_CHECKING:
    from plancancer_cli.analysis.status import FicheStatus, Status


def status_markdown(
    status: Status, language: Language, *, late_only: bool = False, whole: bool = False
) -> str:
    """Headline and tables; of the `whole` plan the levels that hold no fiche are shown too."""
    title, *rest = ["".join(span.text for span in line) for line in headline(status, language)]
    lines = [f"# {inline(title)}", ""]
    for line in rest:
        lines += [inline(line), ""]
    head = [
        language.text(word)
        for word in (
            msg("Code"),
            fiche_word(status.suivi.dossier.plan.value),
            msg("Status"),
            msg("To treat"),
            msg("Next"),
            msg("Measured"),
        )
    ]
    for groupe in status.groupes:
        rows = [_row(row, language) for row in groupe.fiches if not late_only or row.a_traiter]
        if not rows and (late_only or not whole):
            continue
        dossier = status.suivi.dossier
        name = " ".join(group_title(dossier.arborescence, groupe.noeud, language).split())
        lines += [f"## {inline(name)}", ""]
        remark = group_remark(dossier.plan.value, groupe)
        if remark is not None:
            lines += [inline(language.text(remark)), ""]
        if rows:
            lines += [*table(head, rows), ""]
        if whole and not late_only:
            bare = bare_levels(dossier.arborescence, groupe)
            lines += [f"- {inline(level_title(dossier.arborescence, noeud))}" for noeud in bare]
            lines += [""] if bare else []
    return "\n".join(lines)


def _row(row: FicheStatus, language: Language) -> list[str]:
    overdue = [
        language.text(
            msg(
                "{etat}: {volet} ({date})",
                etat=ETATS[etat],
                volet=volet.unite.intitule,
                date=language.date_short(found[0].echeance),
            )
        )
        for etat in A_TRAITER
        for volet in row.volets
        if (found := [e for e in volet.echeances if e.etat is etat])
    ]
    coming = language.date_short(row.prochaine.echeance) if row.prochaine else ""
    return [
        row.fiche.code,
        row.fiche.titre,
        language.text(STATUTS_COURTS[row.statut]),
        " ; ".join(overdue),
        coming,
        f"{row.mesures}/{len(row.indicateurs)}",
    ]
