"""The dashboard as Markdown: one table an enjeu."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
            msg("Overdue"),
            msg("Next"),
            msg("Measured"),
        )
    ]
    for groupe in status.groupes:
        rows = [_row(row, language) for row in groupe.fiches if not late_only or _troubled(row)]
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


def _troubled(row: FicheStatus) -> bool:
    return bool(row.volets_en_retard or row.volets_a_documenter)


def _row(row: FicheStatus, language: Language) -> list[str]:
    overdue = [
        language.text(
            msg(
                "late: {volet} ({date})",
                volet=v.unite.intitule,
                date=language.date_short(v.en_retard[0].echeance),
            )
        )
        for v in row.volets_en_retard
    ] + [
        language.text(
            msg(
                "to be documented: {volet} ({date})",
                volet=v.unite.intitule,
                date=language.date_short(v.a_documenter[0].echeance),
            )
        )
        for v in row.volets_a_documenter
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
