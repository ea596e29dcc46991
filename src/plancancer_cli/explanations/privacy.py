"""PC306, PC311 and PC312: what should not be in a public file, or not yet."""

from __future__ import annotations

from datetime import date

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC306",
        finds=msg(
            "A count of a ventilation lies below the confidentiality threshold "
            "(`secret_statistique`, 11 unless the plan says otherwise). The finding does not "
            "repeat the number."
        ),
        why=msg(
            "Of few people in a small group somebody can be recognised, and Git keeps what was "
            "once committed. 0 shows nobody, and a total hides who is in it."
        ),
        resolve=msg(
            "Where people are counted, write `secret: true` instead of the number before the file "
            "is committed. A plan that counts only things lowers the severity of the rule."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
ventilations: {tranche_age: [moins de 30 ans, 30 ans et plus]}
valeurs:
  - {date: 2024, valeur: 4, ventilation: {tranche_age: moins de 30 ans}}
""",
            wrong="valeur: 4",
            right="secret: true",
        ),
    ),
    Page(
        code="PC311",
        finds=msg("An entry or a value is dated after the day that the program takes for today."),
        why=msg(
            "What has not happened yet is not known: it counts for nothing until its day has come. "
            "Mostly the year is mistyped."
        ),
        resolve=msg(
            "Correct the date; a plan for the future is a jalon or a calendrier, not a fact."
        ),
        example=Example(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
  - {date: 2034-12-31, valeur: 14}
""",
            good="""\
valeurs:
  - {date: 2024-12-31, valeur: 14}
""",
            on=date(2026, 11, 21),
        ),
    ),
    Page(
        code="PC312",
        finds=msg(
            "A text holds a mail address, a French phone number or a social security number (NIR). "
            "The finding does not repeat it."
        ),
        why=msg(
            "The files are public, and Git keeps what was once committed: it cannot be taken back."
        ),
        resolve=msg(
            "Name the organisation or the service instead. What is already committed has to be "
            "removed from the history, by whoever runs the repository."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
public_cible: "Étudiants (renseignements : prenom.nom@exemple.fr)"
""",
            good="""\
public_cible: "Étudiants (renseignements : service Santé publique)"
""",
        ),
    ),
)
