"""The words in which the coded values of the files are shown to people."""

from __future__ import annotations

from plancancer_cli.i18n import Text, msg

STATUTS: dict[str, Text] = {
    "a_venir": msg("to come"),
    "en_cours": msg("under way"),
    "bloque": msg("blocked"),
    "en_pause": msg("paused"),
    "realise": msg("done"),
    "perennise": msg("made permanent"),
    "transfere": msg("transferred"),
    "abandonne": msg("abandoned"),
    "clos": msg("closed"),
    "en_cours_selon_plan": msg("under way according to the plan, undocumented"),
    "mesure_non_documente": msg("measured, status undocumented"),
    "non_documente": msg("undocumented"),
}
"""Statuses of entries, those that no entry states, and the roll-up of differently closed volets."""

STATUTS_COURTS: dict[str, Text] = {
    **STATUTS,
    "en_cours_selon_plan": msg("under way (plan)"),
    "mesure_non_documente": msg("measured"),
}
"""The same, short enough for a column of a table."""

CODES: dict[str, Text] = {
    "structure": msg("structure"),
    "processus": msg("process"),
    "activite": msg("activity"),
    "resultat": msg("result"),
    "impact": msg("impact"),
    "suivi": msg("follow-up"),
    "evaluation": msg("evaluation"),
    "stock": msg("level at a date"),
    "flux": msg("count over a period"),
    "cumul": msg("running total"),
    "hausse": msg("expected to rise"),
    "baisse": msg("expected to fall"),
    "maintien": msg("to be kept"),
    "mensuelle": msg("monthly"),
    "trimestrielle": msg("quarterly"),
    "semestrielle": msg("half-yearly"),
    "annuelle": msg("yearly"),
    "ponctuelle": msg("once"),
    "nombre": msg("number"),
    "pourcentage": msg("percentage"),
    "ratio": msg("ratio"),
    "satisfaction": msg("satisfaction score"),
    "oui_non": msg("yes or no"),
    "etat": msg("state"),
    "qualitatif": msg("text"),
    "annonce": msg("announced"),
    "vote": msg("voted"),
    "execute": msg("spent"),
    "chef_de_file": msg("lead"),
    "copilote": msg("co-lead"),
}
"""The codes of an indicateur, a budget and a pilote."""
