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
