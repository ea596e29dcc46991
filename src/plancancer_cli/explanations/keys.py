"""PC010 to PC016: keys and values that the models refuse."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC010",
        finds=msg("A key that files of this kind do not know; a misspelt key, mostly."),
        why=msg(
            "What stands under it would be read by nobody: a misspelt `calendrier` would make a "
            "deadline disappear."
        ),
        resolve=msg(
            "Take the key that the hint names. All keys are listed in `docs/fichiers.md`; an "
            "editor with a YAML extension offers them."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="public_cibles: Étudiants\n",
            good="public_cible: Étudiants\n",
        ),
    ),
    Page(
        code="PC011",
        finds=msg(
            "A key that is needed is missing, or an entry does not say what its status asks for: "
            "the reason of what is blocked, paused or abandoned, the decision of the comité for "
            "its target, a value in a measurement."
        ),
        why=msg("A postponement or a closure without a reason cannot be checked by a reader."),
        resolve=msg(
            "Add the key that the message names. What is not known is `null` where the key allows "
            "it; never a guess."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
suivi:
  - {date: 2025-03-10, statut: bloque}
""",
            good="""\
suivi:
  - {date: 2025-03-10, statut: bloque, motif: "Exemple : convention non signée."}
""",
        ),
    ),
    Page(
        code="PC012",
        finds=msg(
            "A value of another kind than the key takes: a number, a date or a tick where text "
            "belongs, a text where a list or a number belongs."
        ),
        why=msg(
            "Values are never converted in silence: `1.10` without quotes is the number 1.1, "
            "another code."
        ),
        resolve=msg(
            "Put what is text between straight quotes; write a day without quotes; begin each item "
            "of a list with a dash."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="public_cible: 2024\n",
            good="""\
public_cible: "Promotion 2024"
""",
        ),
    ),
    Page(
        code="PC013",
        finds=msg("A word that is not among those that the key takes."),
        why=msg("Counts by status or by type need the same word everywhere."),
        resolve=msg(
            "Take one of the words that the message lists; they are explained in "
            "`docs/fichiers.md`. Lateness is no status: it is concluded."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
suivi:
  - {date: 2025-03-10, statut: en_retard}
""",
            good="""\
suivi:
  - {date: 2025-03-10, statut: a_venir}
""",
        ),
    ),
    Page(
        code="PC014",
        finds=msg(
            "A value that has the right kind and cannot be: a day that does not exist, a number "
            "out of its bounds, an id with capitals or accents, a text that is empty."
        ),
        why=msg(
            "A date that does not exist is due on no day; ids are file names and parts of "
            "addresses."
        ),
        resolve=msg("Correct the value; write `null` where nothing is known."),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
suivi:
  - {date: 2025-02-30, statut: en_cours}
""",
            good="""\
suivi:
  - {date: 2025-02-28, statut: en_cours}
""",
        ),
    ),
    Page(
        code="PC015",
        finds=msg(
            "The wording of a calendrier gives no date that can be checked: it is vague, it "
            "depends on something else, or it is not understood."
        ),
        why=msg("A deadline is never guessed: without a reading the volet would never be due."),
        resolve=msg(
            "Keep the words of the plan under `libelle` and write what they mean beside it: "
            "`debut`, `fin`, `recurrence`, `au_moins`, `continu` or `deja_engage`."
        ),
        example=Example.corrected(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
volets:
  - id: espaces-sans-tabac
    intitule: Mettre en place des Espaces sans tabac
    calendrier: Dès que possible
""",
            wrong="Dès que possible",
            right="{libelle: Dès que possible, debut: 2024}",
        ),
    ),
    Page(
        code="PC016",
        finds=msg(
            "A calendrier that ends before it begins, once its wording and its keys are read "
            "together; jalons that wait for each other (`apres`) in a circle."
        ),
        why=msg(
            "Its end would be due before its start, or no jalon could come first; one of them is wrong."
        ),
        resolve=msg(
            "Compare `debut` and `fin` with the page of the plan and correct the wrong one. A key "
            "replaces what the wording says. In a circle, remove the jalon that need not come first."
        ),
        example=Example.corrected(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
volets:
  - id: alcool-espace-public
    intitule: Lutter contre la consommation d’alcool dans l’espace public
    calendrier: {libelle: 2020 puis 2026, debut: 2026, fin: 2020}
""",
            wrong="2026, fin: 2020",
            right="2020, fin: 2026",
        ),
    ),
)
