"""PC007 to PC009, PC017 to PC022: cut values, names, places and formats of files."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC007",
        finds=msg(
            "Inside braces, a comma cuts a value in two: `{{valeur: 52,3}}` is the value 52 and a "
            "key `3`; the same happens to a sentence without quotes."
        ),
        why=msg("The number would be read without its decimals, or the sentence without its end."),
        resolve=msg(
            "Write a decimal point, and put sentences between straight quotes. On the command "
            "line, `plancancer measure` takes `52,3` as it is."
        ),
        example=Example(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
  - {date: 2024-12-31, valeur: 52,3}
""",
            good="""\
valeurs:
  - {date: 2024-12-31, valeur: 52.3}
""",
        ),
    ),
    Page(
        code="PC008",
        finds=msg(
            "The code of a fiche is not the beginning of its file name, or the id of an indicateur "
            "is not its file name, or the date of a committee meeting is not the beginning of its "
            "file name."
        ),
        why=msg(
            "One looks for a fiche by its file name. The file is left out until both agree, so "
            "that it cannot pass for another one."
        ),
        resolve=msg(
            "Correct the code or the id in the file, or rename the file: `actions/1.2.1-….yaml`, "
            "`indicators/espaces-sans-tabac.yaml`. A renamed id keeps its past under "
            "`anciens_ids`."
        ),
        commands=("git mv actions/1.2.1-alcool-et-tabac.yaml actions/1.2.2-alcool-et-tabac.yaml",),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="code: 1.2.2\n",
            good="code: 1.2.1\n",
        ),
    ),
    Page(
        code="PC009",
        finds=msg("A file that every plan has is missing."),
        why=msg(
            "Without `plan/plan.yaml` nothing says what the folder holds: nothing can be shown."
        ),
        resolve=msg(
            "Go into the folder of the plan or name it with `--project`; restore the file from "
            "Git; or start a new plan."
        ),
        commands=(
            "git restore plan/plan.yaml",
            'plancancer init mon-plan --titre "…" --adoption 2023-05-30',
        ),
        example=Example(
            path="plan/plan.yaml",
            good="""\
format: 1
id: plan-exemple
titre: Plan exemple
adoption: 2023-05-30
niveaux: [Enjeu, Objectif, Fiche-action]
""",
        ),
    ),
    Page(
        code="PC017",
        finds=msg("The files have a newer format than this program reads."),
        why=msg(
            "Their keys may mean something else: reading them anyway could draw wrong conclusions."
        ),
        resolve=msg(
            "Install a newer version of plancancer. Do not lower the number: it says how the files "
            "are written."
        ),
        commands=("plancancer --version",),
        example=Example(
            path="plan/plan.yaml",
            bad="format: 99\n",
            good="format: 1\n",
        ),
    ),
    Page(
        code="PC018",
        finds=msg("The file is empty, or holds only comments."),
        why=msg(
            "An empty file is the trace of an interrupted save or of a fiche that nobody wrote."
        ),
        resolve=msg("Fill it in, restore it from Git, or delete it."),
        example=Example(
            path="actions/1.3.1-produits-locaux.yaml",
            bad="# À compléter\n",
            good="""\
code: 1.3.1
titre: Favoriser les produits locaux et de saison
""",
        ),
    ),
    Page(
        code="PC019",
        finds=msg(
            "A file of the plan lies among the others and is not read: its name does not end with "
            "`.yaml` or `.yml`, it lies in a folder where none of its kind is read, or it holds "
            "something else than the files beside it, a fiche in `indicators/`."
        ),
        why=msg("What it says is missing from every count and from every verdict."),
        resolve=msg(
            "Rename it or move it as the finding says. Editors of Windows add `.txt` to a name and "
            "hide it: choose “All files” when saving. Only `actions/` is read with its subfolders."
        ),
        commands=("mv actions/1.2.1-alcool-et-tabac.yaml.txt actions/1.2.1-alcool-et-tabac.yaml",),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            before="actions/1.2.1-alcool-et-tabac.yaml.txt",
            bad="code: 1.2.1\n",
            good="code: 1.2.1\n",
        ),
    ),
    Page(
        code="PC020",
        finds=msg(
            "A file lies in `plan/`, `actions/` or `indicators/` and is no YAML: notes, a sheet, a "
            "copy that an editor has left. Hidden files, locks and backups that end with `~` are "
            "not told."
        ),
        why=msg("Whoever has put it there may believe that it is read."),
        resolve=msg(
            "Keep documents in another folder, delete copies; if it is a fiche or an indicateur, "
            "give it a name that ends with `.yaml`."
        ),
        commands=("mv actions/1.2.1-alcool-et-tabac.txt actions/1.2.1-alcool-et-tabac.yaml",),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            before="actions/1.2.1-alcool-et-tabac.txt",
            bad="code: 1.2.1\n",
            good="code: 1.2.1\n",
        ),
    ),
    Page(
        code="PC021",
        finds=msg(
            "A text stands in quotation marks that a word processor or a telephone has put in the "
            "place of straight ones: “…”, ‘…’, „…“, or « … » around the whole of it."
        ),
        why=msg(
            "To YAML they are letters: they would be part of the title or of the date. Curly ones "
            "are read as if they were straight; a sentence in « … » keeps them, for it may be a "
            "quotation."
        ),
        resolve=msg(
            "Write straight quotes, or none. A quotation keeps its marks between straight quotes. "
            "`plancancer validate --fix` mends the curly ones."
        ),
        commands=("plancancer validate --fix --fail-on never",),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="titre: “Alcool et tabac”\n",
            good='titre: "Alcool et tabac"\n',
        ),
    ),
    Page(
        code="PC022",
        finds=msg("A word that begins with # follows a text that is not in quotes."),
        why=msg(
            "YAML takes what follows a space and a # for a remark: of `Campagne #MarsBleu` only "
            "`Campagne` would be read."
        ),
        resolve=msg(
            "Put the text between straight quotes; if it is a remark, write a space after the #."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="titre: Campagne #MarsBleu\n",
            good='titre: "Campagne #MarsBleu"\n',
        ),
    ),
)
