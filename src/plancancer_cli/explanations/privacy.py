"""PC306, PC311, PC312 and PC320: what should not be in a public file, or not yet."""

from __future__ import annotations

from datetime import date

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC306",
        finds=msg(
            "A value of a ventilation shows a count between 1 and the confidentiality threshold "
            "(`secret_statistique`, 11 unless the plan says otherwise): as its number, as a "
            "numerator or denominator, or as a share that gives it away with its denominator. The "
            "finding does not repeat the number."
        ),
        why=msg(
            "Of few people in a small group somebody can be recognised, and Git keeps what was "
            "once committed. 0 shows nobody, and a total hides who is in it."
        ),
        resolve=msg(
            "Where people are counted, write `secret: true` instead of every number of the line "
            "before the file is committed. Where things are counted, say so on the indicateur: "
            "`compte: choses`."
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
            "A text holds a mail address, a French phone number or a social security number (NIR), "
            "or an acteur reads as a person: a first name and a family name, an initial, a title "
            "(M., Mme, Dr). The finding does not repeat it."
        ),
        why=msg(
            "The files are public, and Git keeps what was once committed: it cannot be taken back."
        ),
        resolve=msg(
            "Name the organisation or the service instead. Where an organisation bears the name of "
            "a person, write what it is: Institut…, Fondation…, Lycée…. What is already committed "
            "has to be removed from the history, by whoever runs the repository."
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
    Page(
        code="PC320",
        finds=msg(
            "A secret count follows from the values that are written: it is what is missing to "
            "their total, along one dimension, several dimensions, periods that overlap, or a "
            "value that was corrected. A reader is taken to know that zero is never hidden and "
            "that what is hidden lies below the threshold."
        ),
        why=msg("A number that a subtraction brings back was never hidden."),
        resolve=msg(
            "Hide the value that the finding names as well (`secret: true` instead of its number), "
            "or leave the total or the breakdown out. `report --public` and `export --public` do "
            "so by themselves."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
ventilations: {tranche_age: [moins de 30 ans, 30 à 59 ans, 60 ans et plus]}
valeurs:
  - {date: 2024, valeur: 90}
  - {date: 2024, secret: true, ventilation: {tranche_age: moins de 30 ans}}
  - {date: 2024, valeur: 35, ventilation: {tranche_age: 30 à 59 ans}}
  - {date: 2024, valeur: 50, ventilation: {tranche_age: 60 ans et plus}}
""",
            wrong="valeur: 35",
            right="secret: true",
        ),
    ),
)
