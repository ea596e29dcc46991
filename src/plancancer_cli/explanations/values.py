"""PC301, PC302, PC308, PC309 and PC313: values against what their indicateur declares."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC301",
        finds=msg(
            "A value that is not of the type of its indicateur: text where a number belongs, a "
            "number where `true` or `false` belongs, a state that is not declared, a ratio without "
            "its two parts."
        ),
        why=msg("No progress can be drawn from it, and a chart would be wrong."),
        resolve=msg(
            "Write the value in the form of the type; words belong in `note`. Where the type is "
            "wrong, correct `type`: the change is shown in the review."
        ),
        example=Example(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
  - {date: 2024-12-31, valeur: "quatorze"}
""",
            good="""\
valeurs:
  - {date: 2024-12-31, valeur: 14}
""",
        ),
    ),
    Page(
        code="PC302",
        finds=msg(
            "A number that its type excludes: a percentage outside 0 to 100, a score outside its "
            "scale, a count below zero."
        ),
        why=msg(
            "Mostly a misplaced point or a missing digit; every comparison after it would be wrong."
        ),
        resolve=msg(
            "Compare with the source and correct the number. What can exceed 100 % is of type "
            "`nombre` or `ratio`."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
type: pourcentage
valeurs:
  - {date: 2024-12-31, valeur: 523}
""",
            wrong="523",
            right="52.3",
        ),
    ),
    Page(
        code="PC308",
        finds=msg("A fiche names no indicateur, neither itself nor in a volet."),
        why=msg(
            "Nothing will show whether it has an effect. It is for information: the plan may give "
            "none, and none is invented."
        ),
        resolve=msg(
            "Where the plan gives one, create its file and add its id. Else the finding stays, and "
            "the fiche is shown without an indicateur."
        ),
        commands=(
            'plancancer new indicateur --libelle "Cendriers installés" --type nombre --fiche 1.2.1',
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="indicateurs: []\n",
            good="indicateurs: [espaces-sans-tabac]\n",
        ),
    ),
    Page(
        code="PC309",
        finds=msg(
            "A ratio or a percentage is not its numerator over its denominator, up to the rounding "
            "of its last decimal; or the denominator is 0."
        ),
        why=msg("One of the three numbers is wrong, and nobody can tell which one from the file."),
        resolve=msg(
            "Compare the three with the source and correct the wrong one. A percentage is written "
            "from 0 to 100."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
type: pourcentage
valeurs:
  - {date: 2024, valeur: 52.3, numerateur: 340, denominateur: 500}
""",
            wrong="52.3",
            right="68",
        ),
    ),
    Page(
        code="PC313",
        finds=msg("A target is dated no later than the baseline (`valeur_initiale`)."),
        why=msg("Progress is read on the line from the one to the other: there is none."),
        resolve=msg("Compare both dates with the plan and correct the wrong one."),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeur_initiale: {date: 2023-05-30, valeur: 0, source: "Exemple"}
cibles:
  - {date: 2022, valeur: 20, source: "Exemple"}
""",
            wrong="2022",
            right="2026",
        ),
    ),
    Page(
        code="PC315",
        finds=msg(
            "A number that is rarely what was meant: a decimal where persons are counted, the first "
            "decimal after values that are all whole (two at least), or a fraction such as 0.463 "
            "among percentages such as 46.3."
        ),
        why=msg(
            "“1.250” is 1.25 to the program, 1 250 to an English spreadsheet; a share copied from a "
            "sheet is often a fraction. The curve then drops by a hundred or a thousand."
        ),
        resolve=msg(
            "Write the number without a separator of thousands, or the percentage from 0 to 100. "
            "`measure` and `import` refuse such a number until `--confirm` is added. Where it is "
            "right, the finding stays a warning: the plan may lower it to info under `gravites`."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
unite: visiteurs
valeurs:
  - {date: 2023-12-31, valeur: 980, source: "Exemple"}
  - {date: 2024-12-31, valeur: 1.250, source: "Exemple"}
""",
            wrong="1.250",
            right="1250",
        ),
    ),
)
