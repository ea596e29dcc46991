"""Examples of each command, for its help: the tests run them in order on the plan of this repository."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "status": ("status", "status 1.2.1", "status --pilote service-sante-publique"),
    "show": ("show 1.2.1/espaces-sans-tabac", "show vaccins-effectues"),
    "deadlines": (
        "deadlines --from 2026-12 --to 31/12/2027",
        "deadlines --format ics > echeances.ics",
    ),
    "indicators": ("indicators --never", "indicators --format csv > indicateurs.csv"),
    "find": ("find tabac", "find espaces verts"),
    "portfolio": ("portfolio . examples", "portfolio . examples --format csv > plans.csv"),
    "validate": ("validate", "validate actions/1.2.1-alcool-et-tabac.yaml"),
    "check": ("check --fail-on never", "check --horizon 90d --format json --fail-on never"),
    "diff": ("diff", "diff HEAD --format markdown"),
    "explain": ("explain PC208", "explain"),
    "measure": (
        "measure vaccins-effectues 600 --on 31/12/2025 --period 2025 --dry-run",
        'measure vaccins-effectues "1 400" --on 2024 --period 2024 --source "Bilan 2024" --dry-run',
    ),
    "unavailable": ('unavailable vaccins-effectues 2023 --reason "Relevé perdu" --dry-run',),
    "request": (
        "request aesio-sante --output demande.xlsx",
        "request --all --output demandes",
    ),
    "import": ("import demande.xlsx --dry-run",),
    "track": (
        (
            "track 1.2.1/espaces-sans-tabac en_cours --on 3/11/2026"
            ' --fact "Deux espaces ouverts" --source "Délibération" --dry-run'
        ),
    ),
    "postpone": (
        (
            "postpone 1.2.1/espaces-sans-tabac 2027-06 --what debut"
            ' --reason "Marché infructueux" --decision "Comité de suivi" --dry-run'
        ),
    ),
    "undo": ("undo",),
    "new": (
        (
            'new fiche --sous 1.2 --titre "Jeunes et tabac" --pilote service-sante-publique'
            ' --calendrier "Dès 2027" --decision "Comité de suivi"'
        ),
        'new indicateur --libelle "Jeunes formés" --type nombre --unite jeunes --fiche 1.2.1',
    ),
    "init": ('init mon-plan --titre "Plan santé" --adoption 30/5/2023',),
    "import-plan": ("import-plan fiches.csv mon-plan --dry-run",),
    "fmt": ("fmt --check", "fmt"),
    "merge-driver": ("merge-driver --install",),
    "report": (
        "report --output bilan.html",
        "report --public --format markdown > bilan.md",
    ),
    "export": ("export --output plan.xlsx", "export --table valeurs --format csv > valeurs.csv"),
    "schema": ("schema fiche", "schema fiche > fiche.schema.json"),
    "completion": ("completion bash", "completion fish > plancancer.fish"),
    "help": ("help", "help mesurer"),
    "lsp": ("lsp",),
}
"""What stands behind `plancancer`; a `>` keeps the output in a file."""


def of(command: str) -> tuple[str, ...]:
    """The examples of a command, as they are typed."""
    return tuple(f"plancancer {words}" for words in EXAMPLES.get(command, ()))
