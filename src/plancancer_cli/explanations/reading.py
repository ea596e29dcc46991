"""PC001 to PC006: files that are no YAML of a plan."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC001",
        finds=msg(
            "A file of the plan cannot be read as text: it is not in UTF-8, it is damaged, it is "
            "larger than the limit, permission is missing, or it is no ordinary file."
        ),
        why=msg(
            "What the file holds is unknown: the fiche or the indicateur is missing from every "
            "count, and nothing is said of its deadlines."
        ),
        resolve=msg(
            "Save the file as UTF-8 in the editor (“Save with encoding”), or restore it from Git. "
            "The example is saved in Windows-1252, the encoding of older Windows programs, then in "
            "UTF-8."
        ),
        commands=("git log --oneline -- actions/1.2.1-alcool-et-tabac.yaml",),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="titre: Prévenir l’usage du tabac\n",
            good="titre: Prévenir l’usage du tabac\n",
            encoding="cp1252",
        ),
    ),
    Page(
        code="PC002",
        finds=msg(
            "The file does not follow the grammar of YAML: a quotation mark or a bracket is not "
            "closed, the indentation does not fit, a text holds a colon and is not in quotes."
        ),
        why=msg(
            "Nothing in the file can be read before this is mended; the other files are read all "
            "the same."
        ),
        resolve=msg(
            "Go to the line and column of the finding; where nothing seems wrong there, look at "
            "the line above. A text that holds a colon and a space goes between straight quotes."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="titre: Alcool et tabac: prévenir\n",
            good="""\
titre: "Alcool et tabac : prévenir"
""",
        ),
    ),
    Page(
        code="PC003",
        finds=msg("The same key stands twice in one mapping."),
        why=msg(
            "YAML programs keep the last one without a word: what the first one says would be lost."
        ),
        resolve=msg("Keep one of them; where both hold a list, put the items into one list."),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
public_cible: Étudiants
public_cible: Tous les habitants
""",
            good="public_cible: Tous les habitants, dont les étudiants\n",
        ),
    ),
    Page(
        code="PC004",
        finds=msg(
            "The file uses a feature of YAML that is refused: a tag (`!`), several documents, a "
            "reference to something that is not above it, numbers that are infinite or too long, "
            "nesting beyond the limit."
        ),
        why=msg(
            "These features make one text mean two things to two programs, or let a small file "
            "take the memory of the machine that checks it."
        ),
        resolve=msg(
            "Write the value out; put a text that begins with `!`, `&` or `*` between straight "
            "quotes."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="public_cible: !important Tous les habitants\n",
            good="public_cible: Tous les habitants\n",
        ),
    ),
    Page(
        code="PC005",
        finds=msg(
            "A character that nobody sees: a control character, a mark that reverses the direction "
            "of the text, a space of no width. The page shows it as its code."
        ),
        why=msg(
            "Two ids that look the same then differ, and a line can read otherwise than it is. It "
            "often comes with text copied from a web page, a PDF or a message."
        ),
        resolve=msg(
            "Delete the character at the line and column of the finding, or type the word again."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="public_cible: Tous les\u200b habitants\n",
            good="public_cible: Tous les habitants\n",
        ),
    ),
    Page(
        code="PC006",
        finds=msg(
            "Git could not merge two changes and left both in the file, between lines that begin "
            "with `<<<<<<<`, `=======` and `>>>>>>>`."
        ),
        why=msg("The file holds two versions at once: it is not read until someone chooses."),
        resolve=msg(
            "`plancancer merge-driver --resolve` merges the file by what both sides say. Where "
            "markers stay, both changed the same thing: choose, and remove the three marker lines."
        ),
        commands=(
            "git diff --check",
            "plancancer merge-driver --resolve indicators/espaces-sans-tabac.yaml",
        ),
        example=Example(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
<<<<<<< HEAD
  - {date: 2024-12-31, valeur: 14}
=======
  - {date: 2025-12-31, valeur: 17}
>>>>>>> bilan-2025
""",
            good="""\
valeurs:
  - {date: 2024-12-31, valeur: 14}
  - {date: 2025-12-31, valeur: 17}
""",
        ),
    ),
)
