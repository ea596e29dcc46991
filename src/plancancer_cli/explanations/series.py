"""PC303 to PC305, PC307 and PC310: values of one series against each other."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC303",
        finds=msg(
            "Two values measure the same: they have the same ventilation and the same date (of a flux: "
            "the same period), and the second does not say that it corrects the first."
        ),
        why=msg("Nobody knows which one holds."),
        resolve=msg(
            "Where the second one corrects the first, add `remplace` with its date: the first "
            "stays readable. Else correct a date, or remove the copy that was never committed."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
  - {date: 2024-12-31, valeur: 14}
  - {date: 2024-12-31, valeur: 15}
""",
            wrong="15",
            right='15, remplace: 2024-12-31, note: "Exemple : un square oublié."',
        ),
    ),
    Page(
        code="PC304",
        finds=msg(
            "A value names a dimension or a category that `ventilations` of the indicateur does "
            "not declare."
        ),
        why=msg(
            "A misspelt category would make a series of its own: “60-74 ans” and “60–74 ans” are "
            "two."
        ),
        resolve=msg(
            "Take the category that the hint proposes, or declare it. An empty list takes every "
            "category."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
ventilations: {lieu: [parc, plage]}
valeurs:
  - {date: 2024-12-31, valeur: 12, ventilation: {lieu: parcs}}
""",
            wrong="parcs",
            right="parc",
        ),
    ),
    Page(
        code="PC305",
        finds=msg(
            "An indicateur counts over a period (`accumulation: flux`) and a value does not say "
            "over which one."
        ),
        why=msg(
            "“120 dated 31 December” may be a month or a year: two such values cannot be compared."
        ),
        resolve=msg(
            "Add the period that the value covers: `periode: 2024`, `2024-T4`, or `2023/2024`."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
accumulation: flux
valeurs:
  - {date: 2024-12-31, valeur: 120}
""",
            wrong="120",
            right="120, periode: 2024",
        ),
    ),
    Page(
        code="PC307",
        finds=msg("`remplace` names a date that no value above has, with the same ventilation."),
        why=msg("The wrong value would go on to hold beside its correction."),
        resolve=msg(
            "Write in `remplace` the date exactly as the corrected line has it; a correction "
            "stands below what it corrects."
        ),
        example=Example(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
  - {date: 2024-12, valeur: 14}
  - {date: 2024-12-31, valeur: 15, remplace: 2024-12-31}
""",
            good="""\
valeurs:
  - {date: 2024-12, valeur: 14}
  - {date: 2024-12-31, valeur: 15, remplace: 2024-12}
""",
        ),
    ),
    Page(
        code="PC310",
        finds=msg("A running total (`accumulation: cumul`) is lower than the one before it."),
        why=msg(
            "What is counted from the beginning cannot get less: mostly the amount of one period "
            "was entered."
        ),
        resolve=msg(
            "Enter the total since the beginning. Where the way of counting changed, say so under "
            "`ruptures`; amounts of one period are `accumulation: flux`."
        ),
        example=Example.corrected(
            path="indicators/arbres-plantes-ce1.yaml",
            bad="""\
accumulation: cumul
valeurs:
  - {date: 2023-12-31, valeur: 1200, source: "Exemple"}
  - {date: 2024-12-31, valeur: 900, source: "Exemple"}
""",
            wrong="900",
            right="2100",
        ),
    ),
)
