"""Every table of an export, each after those that its rows name."""

from __future__ import annotations

from plancancer_cli.exchange.tables import (
    acteur_tables,
    fiche_tables,
    indicateur_tables,
    plan_tables,
    suivi_tables,
    valeur_tables,
    volet_tables,
)

TABLES = (
    plan_tables.PLANS,
    plan_tables.NIVEAUX,
    fiche_tables.FICHES,
    fiche_tables.FICHES_NIVEAUX,
    *volet_tables.TABLES,
    suivi_tables.OBJETS,
    suivi_tables.SUIVI,
    suivi_tables.ECHEANCES,
    indicateur_tables.INDICATEURS,
    indicateur_tables.FICHES_INDICATEURS,
    indicateur_tables.VOLETS_INDICATEURS,
    *valeur_tables.TABLES,
    indicateur_tables.CIBLES,
    acteur_tables.ACTEURS,
    acteur_tables.ROLES,
    plan_tables.TERMES,
    plan_tables.ETIQUETTES,
    fiche_tables.BUDGET,
    fiche_tables.LIENS,
)

NAMES = tuple(table.name for table in TABLES)
"""Their names, as `--table` takes them."""

COLUMN_NAMES = frozenset(name for table in TABLES for name in table.names)
"""Every name that a column bears."""
