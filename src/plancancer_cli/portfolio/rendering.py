"""The portfolio as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from plancancer_cli.i18n import Language, msg
from plancancer_cli.portfolio.tables import (
    HEAD,
    LATE_HEAD,
    WORDS,
    counts,
    late_cells,
    pilotes,
    plan_cells,
    sums,
    what_is_missing,
)
from plancancer_cli.reporting.csv_views import cell
from plancancer_cli.reporting.json_views import SCHEMA_VERSION, dump, echeance_data
from plancancer_cli.reporting.markdown_text import inline, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.portfolio.reading import Broken, PlanRow, Portfolio


def portfolio_json(portfolio: Portfolio, rows: Sequence[PlanRow], language: Language) -> str:
    """Every plan in the order given, what is late in it, and what could not be read."""
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "portfolio",
            "date": portfolio.on.isoformat(),
            "totaux": {"plans": len(rows), **sums(rows)},
            "plans": [_plan(row, language) for row in rows],
            "illisibles": [_broken(broken, language) for broken in portfolio.broken],
            "ignores": [folder.as_posix() for folder in portfolio.passed_over],
        }
    )


def portfolio_csv(rows: Sequence[PlanRow], language: Language, *, late_only: bool) -> str:
    """One row a plan; with `late_only` one row for each thing that wants an answer."""
    head = LATE_HEAD if late_only else tuple(name for name, _ in HEAD)
    records = (
        [late_cells(row, late, language) for row in rows for late in row.late()]
        if late_only
        else [plan_cells(row) for row in rows]
    )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cell(record[name]) for name in head] for record in records)
    return out.getvalue()


def portfolio_markdown(
    portfolio: Portfolio, rows: Sequence[PlanRow], language: Language, *, late_only: bool
) -> str:
    """The table; with `late_only` also what is late where, plan by plan."""
    title = language.text(msg("Portfolio on {date}", date=portfolio.on))
    head = [language.text(text) for _, text in HEAD]
    lines = [f"# {inline(title)}", "", *table(head, [_readable(row, language) for row in rows])]
    for row in rows if late_only else ():
        plan = row.status.suivi.dossier.plan.value
        lines += ["", f"## {inline(plan.titre)}", ""]
        for late in row.late():
            text = f"{late.echeance.ref} {late.intitule}"
            missing = language.text(WORDS[what_is_missing(late)])
            said = f"{missing}, {language.date_short(late.echeance.echeance)}"
            named = ", ".join(pilotes(row, late))
            lines.append(f"- {inline(text)} ({inline(said)}){' ' + inline(named) if named else ''}")
    if portfolio.broken:
        lines += ["", f"## {inline(language.text(msg('Could not be read')))}", ""]
        lines += [
            f"- {inline(b.folder.as_posix())} {inline(language.text(b.reason))}"
            for b in portfolio.broken
        ]
    return "\n".join(lines) + "\n"


def _readable(row: PlanRow, language: Language) -> list[str]:
    cells = plan_cells(row)
    adoption = row.status.suivi.dossier.plan.value.adoption
    cells["adoption"] = language.date_short(adoption)
    return list(cells.values())


def _plan(row: PlanRow, language: Language) -> dict[str, Any]:
    plan = row.status.suivi.dossier.plan.value
    return {
        "dossier": row.folder.as_posix(),
        "id": plan.id,
        "titre": plan.titre,
        "collectivite": plan.collectivite,
        "adoption": plan.adoption.isoformat(),
        "etat": plan.etat.value,
        "totaux": counts(row),
        "retards": [
            {
                **echeance_data(late.echeance, language),
                "manque": what_is_missing(late),
                "fiche": late.fiche.code if late.fiche else None,
                "titre": late.fiche.titre if late.fiche else late.intitule,
                "volet": late.intitule if late.fiche else None,
                "pilotes": list(late.pilotes),
            }
            for late in row.late()
        ],
        "illisibles": list(row.illisibles),
    }


def _broken(broken: Broken, language: Language) -> dict[str, Any]:
    first = broken.diagnostics[0] if broken.diagnostics else None
    return {
        "dossier": broken.folder.as_posix(),
        "raison": language.text(broken.reason),
        "code": first.code if first else None,
        "path": first.location.path if first else None,
        "line": first.location.line if first else None,
    }
