"""The commands, in the order of the help: module and one line of description each."""

from __future__ import annotations

from msgspec import Struct

from plancancer_cli.i18n import Text, msg


class Entry(Struct, frozen=True):
    """A command: the module that holds it, and what it does in one line."""

    module: str
    summary: Text


COMMANDS: dict[str, Entry] = {
    "status": Entry(
        "status", msg("The dashboard: where each fiche stands, what is late, what is next.")
    ),
    "show": Entry("show", msg("One fiche, volet, indicateur or acteur in full.")),
    "deadlines": Entry("deadlines", msg("Every échéance in order of date.")),
    "indicators": Entry("indicators", msg("Every indicateur: last value, verdict, who gives it.")),
    "find": Entry("find", msg("Where something is told: titles, labels, sigles and texts.")),
    "portfolio": Entry(
        "portfolio", msg("Many plans in one table: where each stands, what is late.")
    ),
    "validate": Entry("validate", msg("Check the files: syntax, keys, references, values.")),
    "check": Entry("check", msg("Validate, then the échéances; exit 1 on findings (for CI).")),
    "diff": Entry("diff", msg("What a change means: what it weakens, rewrites or makes late.")),
    "explain": Entry("explain", msg("What a finding means and how to resolve it.")),
    "measure": Entry("measure", msg("Append one value to an indicateur.")),
    "unavailable": Entry("unavailable", msg("Record that a value will not come, and why.")),
    "import": Entry("import_", msg("Append the valeurs of a sheet (CSV, XLSX), all or none.")),
    "request": Entry("request", msg("The sheet of the values that are due from one acteur.")),
    "track": Entry("track", msg("Append an entry to the suivi of a volet.")),
    "postpone": Entry("postpone", msg("Record a decided postponement.")),
    "undo": Entry("undo", msg("Take back the last write, if its files are as it left them.")),
    "new": Entry("new", msg("A new fiche or indicateur that is valid as written.")),
    "init": Entry("init", msg("A new plan project from a template.")),
    "import-plan": Entry(
        "import_plan", msg("Fiches from a sheet (CSV, XLSX) with one row each; nothing is dropped.")
    ),
    "fmt": Entry("fmt", msg("Lay files out: one measurement a line, comments kept.")),
    "merge-driver": Entry(
        "merge_driver", msg("Merge by meaning what two branches wrote (Git calls it).")
    ),
    "report": Entry("report", msg("The report, in HTML, Markdown or PDF.")),
    "export": Entry(
        "export", msg("Tables of one plan or many: JSON, CSV, XLSX, Parquet, Data Package.")
    ),
    "schema": Entry("schema", msg("The JSON Schema of a file.")),
    "lsp": Entry("lsp", msg("Help an editor while a plan is typed (language server).")),
    "completion": Entry(
        "completion", msg("The script by which a shell completes what is typed here.")
    ),
    "help": Entry("help_command", msg("The help of a command, or of all of them.")),
}

OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "status": ("statut", "état", "tableau", "tableau de bord", "avancement", "accueil"),
    "show": ("montrer", "voir", "afficher", "fiche", "détail", "cat"),
    "find": ("chercher", "rechercher", "recherche", "trouver", "search", "grep"),
    "indicators": ("indicateurs", "indicateur"),
    "deadlines": (
        "échéances",
        "échéance",
        "échéancier",
        "délais",
        "retards",
        "calendrier",
        "agenda",
    ),
    "portfolio": ("portefeuille", "plans", "ensemble"),
    "validate": ("valider", "validation"),
    "check": ("vérifier", "vérification", "contrôler", "contrôle"),
    "diff": ("comparer", "comparaison", "différences", "changements", "revue"),
    "explain": ("expliquer", "explication", "code"),
    "measure": ("mesurer", "mesure", "valeur", "saisir", "relever"),
    "import": ("importer",),
    "request": ("demander", "demande", "demandes", "relancer", "relance", "solliciter"),
    "track": ("suivre", "suivi", "noter", "fait"),
    "postpone": ("reporter", "report d'échéance", "repousser", "décaler", "différer"),
    "unavailable": ("indisponible", "indisponibilité"),
    "undo": ("annuler", "défaire", "revenir"),
    "new": ("nouveau", "nouvelle", "créer", "ajouter", "create", "add"),
    "init": ("initialiser", "démarrer", "commencer", "créer un plan"),
    "import-plan": ("importer un plan", "importer le plan", "importer-plan"),
    "fmt": ("formater", "format", "mettre en forme", "ranger"),
    "merge-driver": ("fusionner", "fusion", "merge"),
    "report": ("bilan", "rapport", "rapports", "compte rendu"),
    "export": ("exporter",),
    "schema": ("schéma", "schémas"),
    "lsp": ("éditeur", "serveur de langage", "language server"),
    "completion": ("complétion", "compléter"),
    "help": ("aide", "aider"),
}
"""What people call a command: French words for what it does.

They are accepted in its place, and stand in no list; a word that is only near one is proposed.
"""
