"""The words in which the codes of an indicateur, a budget and a pilote are shown to people."""

from __future__ import annotations

from plancancer_cli.i18n import Text, msg

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
