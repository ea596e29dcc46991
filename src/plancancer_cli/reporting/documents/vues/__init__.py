"""What a template gets: plain values, in the order of the document and in the reader's words.

Dates stay dates (templates write them with the filters `date` and `date_courte`), everything that
had to be decided or worded is decided and worded. A city that writes its own template can lean on
these names: they only ever gain fields (`docs/gabarits.md`).
"""

from __future__ import annotations

from plancancer_cli.reporting.documents.vues.document import (
    Chiffre,
    Choix,
    Document,
    Plan,
    Provenance,
    Reglages,
)
from plancancer_cli.reporting.documents.vues.faits import (
    Alerte,
    Comite,
    Decision,
    Depuis,
    Echeance,
    Entree,
    FaitNouveau,
    Lien,
    Report,
    Statut,
)
from plancancer_cli.reporting.documents.vues.fiches import (
    Enjeu,
    Fiche,
    GroupeModalites,
    JalonSansEcheance,
    LigneBudget,
    Modalite,
    Note,
    Volet,
)
from plancancer_cli.reporting.documents.vues.indicateurs import (
    Cible,
    Comparateur,
    Indicateur,
    LienFiche,
    Mesure,
)

__all__ = [
    "Alerte",
    "Chiffre",
    "Choix",
    "Cible",
    "Comite",
    "Comparateur",
    "Decision",
    "Depuis",
    "Document",
    "Echeance",
    "Enjeu",
    "Entree",
    "FaitNouveau",
    "Fiche",
    "GroupeModalites",
    "Indicateur",
    "JalonSansEcheance",
    "Lien",
    "LienFiche",
    "LigneBudget",
    "Mesure",
    "Modalite",
    "Note",
    "Plan",
    "Provenance",
    "Reglages",
    "Report",
    "Statut",
    "Volet",
]
