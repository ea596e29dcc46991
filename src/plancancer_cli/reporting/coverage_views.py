"""What a plan covers, as Markdown and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.niveaux import fiche_word
from plancancer_cli.reporting.coverage_words import QUESTIONS, UNKNOWN, caution, codes, summary
from plancancer_cli.reporting.json_views import SCHEMA_VERSION, dump
from plancancer_cli.reporting.markdown_text import inline, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.analysis.coverage import Couverture, Question
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Plan


def couverture_markdown(plan: Plan, found: Couverture, language: Language) -> str:
    """A table of the terms, then the fiches without a tag."""
    lines = [f"# {inline(plan.titre)}{language.text(msg(': '))}{inline(found.libelle)}", ""]
    lines += [inline(language.text(summary(found, plan))), ""]
    head = [language.text(msg("Term")), language.text(msg("Count")), language.text(msg("Codes"))]
    rows = [
        [
            terme.libelle,
            str(len(terme.fiches)),
            codes(terme.fiches) or language.text(msg("not covered")),
        ]
        for terme in found.termes
    ]
    lines += [*table(head, rows), ""]
    if found.sans_etiquette:
        lines += [f"## {language.text(msg('Without a tag of this vocabulary'))}", ""]
        columns = [language.text(msg("Code")), language.text(fiche_word(plan))]
        lines += [*table(columns, [[f.code, f.titre] for f in found.sans_etiquette]), ""]
    remark = caution(found)
    if remark is not None:
        lines += [inline(language.text(remark)), ""]
    if found.source:
        lines += [
            inline(language.text(msg("Source of the terms: {source}", source=found.source))),
            "",
        ]
    return "\n".join(lines)


def couverture_json(plan: Plan, found: Couverture) -> str:
    """The terms with their fiches, the terms without, the fiches without a tag."""
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "coverage",
            "plan": plan.id,
            "vocabulaire": {"id": found.id, "libelle": found.libelle, "source": found.source},
            "fiches": found.total,
            "termes": [
                {"id": terme.id, "libelle": terme.libelle, "fiches": _codes(terme.fiches)}
                for terme in found.termes
            ],
            "non_couverts": [terme.id for terme in found.non_couverts],
            "sans_etiquette": _codes(found.sans_etiquette),
        }
    )


def inegalites_markdown(plan: Plan, questions: Sequence[Question], language: Language) -> str:
    """A table of the answers, unknown in a column of its own."""
    lines = [
        f"# {inline(plan.titre)}{language.text(msg(': '))}{inline(language.text(QUESTIONS))}",
        "",
    ]
    head = [
        language.text(word) for word in (msg("Question"), msg("yes"), msg("no"), msg("not stated"))
    ]
    rows = [
        [
            language.text(question.libelle),
            *(_cell(found) for found in (question.oui, question.non, question.non_renseigne)),
        ]
        for question in questions
    ]
    lines += [*table(head, rows), ""]
    if any(question.non_renseigne for question in questions):
        lines += [inline(language.text(UNKNOWN)), ""]
    return "\n".join(lines)


def inegalites_json(plan: Plan, questions: Sequence[Question]) -> str:
    """The codes by question and answer; `non_renseigne` is not `non`."""
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "inegalites",
            "plan": plan.id,
            "questions": {question.id: answers(question) for question in questions},
        }
    )


def answers(question: Question) -> dict[str, Any]:
    """The codes of the fiches by answer."""
    return {
        "oui": _codes(question.oui),
        "non": _codes(question.non),
        "non_renseigne": _codes(question.non_renseigne),
    }


def _codes(fiches: Sequence[Fiche]) -> list[str]:
    return [fiche.code for fiche in fiches]


def _cell(fiches: Sequence[Fiche]) -> str:
    return f"{len(fiches)} ({codes(fiches)})" if fiches else "0"
