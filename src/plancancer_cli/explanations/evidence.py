"""PC115 to PC117, PC214 and PC314: what a postponement, a status or a value rests on."""

from __future__ import annotations

from datetime import date

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

_VOLET = """\
volets:
  - id: espaces-sans-tabac
    intitule: Espaces sans tabac
    calendrier: À partir de 2024
"""

PAGES = (
    Page(
        code="PC115",
        finds=msg(
            "The decision of a postponement, or of a target, names a meeting of the comité by its "
            "date, or a decision as `2024-12-12/id`, and `plan/comites/` has no file of it."
        ),
        why=msg(
            "A postponement silences a lateness: whoever reads it must be able to go and see what "
            "was decided, by whom. A council, or a letter, is not looked for."
        ),
        resolve=msg(
            "Correct the date; or write the meeting down in `plan/comites/<date>.yaml`, with its "
            "decisions and the address of its minutes."
        ),
        example=Example.corrected(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad=_VOLET
            + """\
    reports_echeance:
      - {echeance: debut, au: 2025-06, motif: "Exemple", decision: "Comité de suivi du 12 décembre 2024", date: 2024-12-12}
""",
            wrong="Comité de suivi du 12 décembre 2024",
            right="Délibération du Conseil municipal du 12 décembre 2024",
        ),
    ),
    Page(
        code="PC116",
        finds=msg("A postponement is dated before the plan, or the fiche, was adopted."),
        why=msg(
            "Nothing could be postponed before it was voted. Most often the date that is postponed "
            "stands in the place of the day of the decision."
        ),
        resolve=msg("Write under `date` the day on which it was decided."),
        example=Example.corrected(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad=_VOLET
            + """\
    reports_echeance:
      - {echeance: debut, au: 2025-06, motif: "Exemple", decision: "Conseil municipal", date: 2022-12-12}
""",
            wrong="2022-12-12",
            right="2024-12-12",
        ),
    ),
    Page(
        code="PC117",
        finds=msg(
            "A line of a suivi, or a postponement, says exactly what another line of it says."
        ),
        why=msg(
            "It was entered twice, and whoever counts facts counts it twice. `track` and `postpone` "
            "add nothing where the very same thing stands already."
        ),
        resolve=msg("Remove one of the two. For one fact that holds for several volets: `aussi`."),
        example=Example.corrected(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad=_VOLET
            + """\
    suivi:
      - {date: 2024-03-12, statut: en_cours, constat: "Exemple", source: "Exemple"}
      - {date: 2024-03-12, statut: en_cours, constat: "Exemple", source: "Exemple"}
""",
            wrong="""\
      - {date: 2024-03-12, statut: en_cours, constat: "Exemple", source: "Exemple"}
      - {date: 2024-03-12, statut: en_cours, constat: "Exemple", source: "Exemple"}
""",
            right="""\
      - {date: 2024-03-12, statut: en_cours, constat: "Exemple", source: "Exemple"}
""",
        ),
    ),
    Page(
        code="PC214",
        finds=msg(
            "A status comes with neither fact nor source. A volet that is closed as `realise`, "
            "`perennise` or `transfere` without a source is an error."
        ),
        why=msg(
            "“Under way” alone shows nothing: the status is displayed, and it is evidence of "
            "nothing. No start is kept by it, no lateness ended. A result that is claimed must be "
            "one that can be checked."
        ),
        resolve=msg(
            "Add what was seen (`constat`) and where it is written (`source`), in a new line or, "
            "before it is shared, in this one."
        ),
        commands=('plancancer track 1.2.1 en_cours --fact "…" --source "…"',),
        example=Example.corrected(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad=_VOLET
            + """\
    suivi:
      - {date: 2024-03-12, statut: en_cours}
""",
            wrong="statut: en_cours}",
            right='statut: en_cours, constat: "Exemple", source: "Exemple"}',
            on=date(2024, 6, 1),
        ),
    ),
    Page(
        code="PC314",
        finds=msg(
            "A value has no source, and the indicateur itself names no `producteur`. The pilotes of "
            "the fiche do not stand in for it."
        ),
        why=msg("A number whose origin nobody knows can be neither checked nor asked for again."),
        resolve=msg(
            "Write the address or the reference of the document under `source`; where one "
            "organisation gives all values, name it once as `producteur` of the indicateur."
        ),
        example=Example.corrected(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
  - {date: 2023-09-25, valeur: 10}
""",
            wrong="valeur: 10}",
            right='valeur: 10, source: "Exemple"}',
        ),
    ),
)
