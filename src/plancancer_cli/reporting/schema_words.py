"""The French words of the schemas and of the file reference, beside those of the models' fields.

They describe files whose keys are French: like the descriptions of the fields they are in French
whatever the language of the run.
"""

from __future__ import annotations

from typing import Any

MAPPINGS: dict[str, tuple[str, str]] = {
    "Plan": ("Plan", "L’identité du plan, ses niveaux et les réglages de son suivi."),
    "Acteurs": (
        "Acteurs",
        "Les organisations que le plan nomme. Ni personne, ni adresse, ni téléphone.",
    ),
    "Fiche": ("Fiche-action", "Une fiche-action : tout ce que sa page du plan dit, et son suivi."),
    "Indicateur": ("Indicateur", "Une série mesurable et ses valeurs."),
    "Comite": ("Réunion du comité", "Une réunion du comité de suivi et ses décisions."),
    "Noeud": ("Niveau", "Un niveau du plan au-dessus des fiches (enjeu, objectif, axe…)."),
    "Vocabulaire": (
        "Vocabulaire",
        "Une liste de termes dont les fiches portent les étiquettes (champs d’action, publics…).",
    ),
    "Terme": ("Terme", "Un terme d’un vocabulaire."),
    "Lien": ("Lien", "Ce que la fiche dit d’un autre plan."),
    "PeriodePlan": ("Période du plan", "La première et la dernière période du plan."),
    "RecurrencePlan": (
        "Récurrence du plan",
        "Ce que le plan entier doit refaire à chaque période (réunion, bilan…).",
    ),
    "Identite": ("Identité", "Ce que les documents du plan montrent de la collectivité."),
    "Gouvernance": ("Instance", "Une instance qui suit le plan, telle que le plan la décrit."),
    "ParametresSuivi": (
        "Réglages du suivi",
        "Les règles de suivi de ce dépôt ; le plan n’en fixe aucune.",
    ),
    "Seuils": (
        "Seuils de progression",
        "Rapport entre le chemin fait et le chemin attendu à cette date.",
    ),
    "Acteur": ("Acteur", "Une organisation, un service ou une catégorie ; jamais une personne."),
    "Rattachement": (
        "Rattachement",
        "L’enjeu et l’objectif, tels que la page de la fiche les écrit.",
    ),
    "Note": ("Note de bas de page", "Une note de bas de page de la fiche."),
    "ObjectifOperationnel": ("Objectif opérationnel", "Une puce des objectifs opérationnels."),
    "Volet": ("Volet", "Une partie de la fiche, avec son intitulé et son calendrier."),
    "Modalite": ("Modalité", "Une puce d’un volet."),
    "Jalon": ("Jalon", "Une étape datée d’un volet ou du plan."),
    "Calendrier": (
        "Calendrier",
        (
            "La formulation du plan (« Dès 2023 ») ; ou la formulation et ce qu’elle veut dire, "
            "quand elle ne se lit pas seule."
        ),
    ),
    "EntreeSuivi": (
        "Entrée du suivi",
        "Un fait daté. Les lignes s’ajoutent à la fin et ne changent plus.",
    ),
    "ReportEcheance": (
        "Report d’échéance",
        "Un report décidé : il déplace l’échéance et reste visible.",
    ),
    "Inegalites": (
        "Inégalités de santé",
        "Les trois questions de la fiche sur les inégalités de santé.",
    ),
    "Ressources": ("Ressources", "Les ressources que la fiche annonce."),
    "Pilote": ("Pilote", "L’identifiant d’un acteur ; ou l’acteur et son rôle parmi plusieurs."),
    "LigneBudget": ("Ligne de budget", "Un montant, en euros."),
    "Ajout": ("Ajout", "La décision qui a ajouté la fiche après le vote du plan."),
    "Valeur": (
        "Valeur",
        "Une mesure. Les lignes s’ajoutent à la fin ; une correction est une ligne de plus.",
    ),
    "ValeurReference": ("Valeur initiale", "Une valeur de départ, datée et sourcée."),
    "Cible": ("Cible", "Ce qui est à atteindre à une date."),
    "Comparateur": ("Comparateur", "La même mesure à une autre échelle, montrée à côté."),
    "Rupture": (
        "Rupture de série",
        "Une date à partir de laquelle les valeurs ne se comparent plus.",
    ),
    "Indisponible": ("Période indisponible", "Une période pour laquelle aucune valeur ne viendra."),
    "Echelle": ("Échelle", "L’échelle d’une note de satisfaction."),
    "Decision": ("Décision", "Une décision du comité."),
}
"""Title and meaning of each mapping of the files, by the name of its model."""

_STATUTS = {
    "a_venir": "pas encore commencé",
    "en_cours": "commencé",
    "bloque": "empêché ; le motif est obligatoire",
    "en_pause": "arrêté pour un temps ; le motif est obligatoire",
    "realise": "clos : fait",
    "perennise": "clos : devenu une activité permanente",
    "transfere": "clos : repris par un autre (vers)",
    "abandonne": "clos : ne se fera pas ; le motif est obligatoire",
}
_RYTHMES = {
    "mensuelle": "chaque mois",
    "trimestrielle": "chaque trimestre",
    "semestrielle": "chaque semestre",
    "annuelle": "chaque année",
}

MEANINGS: dict[tuple[str, ...], dict[str, str]] = {
    tuple(words): words
    for words in (
        _STATUTS,
        _RYTHMES,
        {**_RYTHMES, "ponctuelle": "sans rythme : aucune valeur n’est attendue à date fixe"},
        {"chef_de_file": "conduit l’action", "copilote": "conduit l’action avec d’autres"},
        {
            "annonce": "montant annoncé, non voté",
            "vote": "montant voté",
            "execute": "montant dépensé",
        },
        {
            "nombre": "un nombre",
            "pourcentage": "un nombre de 0 à 100",
            "ratio": "un quotient ; numerateur et denominateur sont gardés",
            "satisfaction": "une note, avec son échelle (echelle)",
            "oui_non": "true ou false",
            "etat": "un état parmi ceux de etats",
            "qualitatif": "un texte",
        },
        {
            "structure": "les moyens",
            "processus": "la façon de faire",
            "activite": "ce qui est produit",
            "resultat": "l’effet sur les personnes touchées",
            "impact": "l’effet sur la santé de la population",
        },
        {"suivi": "suivre l’action", "evaluation": "évaluer l’action"},
        {
            "stock": "un niveau à une date",
            "flux": "une quantité sur une période, que chaque valeur nomme (periode)",
            "cumul": "un total depuis le début, qui ne baisse pas",
        },
        {
            "hausse": "le nombre doit monter",
            "baisse": "le nombre doit baisser",
            "maintien": "le nombre doit rester, à la tolérance près (tolerance)",
        },
        {
            "environ": "à peu près ce nombre",
            "au_moins": "ce nombre ou plus",
            "moins_de": "moins que ce nombre",
        },
        {
            "personnes": "des personnes ; un petit nombre ne se publie pas",
            "choses": "des choses, des lieux, des actes : aucun secret",
        },
        {
            "plan": "fixée par le plan",
            "comite": "fixée par le comité ; sa décision est obligatoire",
        },
        {
            "en_cours": "le plan est en cours",
            "prolonge": "le plan est prolongé",
            "en_evaluation": "le plan est en cours d’évaluation",
            "clos": "le plan est clos : plus rien n’est dû",
        },
        {
            "organisation": "une organisation",
            "service": "un service d’une organisation (rattache_a)",
            "categorie": "une catégorie d’organisations, sans en nommer une",
        },
        {
            "error": "erreur : fait échouer check",
            "warning": "avertissement",
            "info": "information",
        },
        {
            "a_relire": "à relire, même où ce serait une information",
            "recul": "recul, qui fait échouer diff --fail-on recul",
        },
        {"fr": "français", "en": "anglais"},
    )
}
"""What each word of a choice means, by the words of the choice in their order."""

FORMS: dict[str, str] = {
    "jour": "Écrivez un jour qui existe, sans guillemets : 2024-06-30.",
    "partielle": "Écrivez un jour (2024-06-30), un mois (2024-06) ou une année (2024).",
    "periode": "Écrivez un jour (2024-06-30), un mois (2024-06), un trimestre (2024-T1), un "
    "semestre (2024-S1), une année (2024) ou un intervalle (2023/2024).",
    "identifiant": "Un identifiant s’écrit en minuscules sans accent, chiffres et traits d’union.",
    "code": "Un code s’écrit en lettres et chiffres séparés par des points : 1.2.1.",
    "date": "Écrivez la date ; pour une page non datée, le jour où elle a été lue (consulte).",
    "dates": "Gardez date ; consulte ne sert qu’à une page non datée.",
    "ref": "Écrivez le code d’une fiche et l’identifiant du volet : 1.2.1/espaces-sans-tabac ; "
    "pour un autre plan, son identifiant devant : cls:2.1/jardins.",
    "execute": "Écrivez le jour de la réunion et l’identifiant de la décision : 2026-03-12/bilan.",
    "couleur": 'Écrivez la couleur en six chiffres, entre guillemets : "#1d4ed8".',
    "decision_nommee": "Une décision qui a une échéance a aussi un identifiant : id: …",
    "modalite": "Une modalité qui a son calendrier a aussi un identifiant : id: …",
    "motif": 'Ce statut demande un motif : motif: "…".',
    "vers": 'Dites à qui l’action est transférée : vers: "…".',
    "decision": 'Une cible fixée par le comité nomme sa décision : decision: "…".',
    "calendrier": "Le calendrier ne dit rien : ajoutez libelle, debut, fin ou recurrence.",
    "contenu": "L’entrée ne dit rien : ajoutez au moins un statut ou un constat.",
    "valeur": "Ajoutez la valeur, ou notez l’absence sous indisponible avec sa raison.",
    "secret": "Une valeur secrète ne s’écrit pas : supprimez valeur, numerateur et denominateur.",
    "note_secrete": "La note d’une valeur secrète ne porte aucun chiffre.",
}
"""What an editor says of a text, or of a mapping, that has not the right form."""

EXAMPLES: dict[tuple[str, str], list[Any]] = {
    ("Plan", "id"): ["plan-cancer-stephanois"],
    ("Plan", "niveaux"): [["Enjeu", "Objectif stratégique", "Fiche-action"]],
    ("Terme", "id"): ["sante-mentale"],
    ("Fiche", "sous"): ["1.2", "plan"],
    ("Fiche", "axes_transversaux"): [["A"]],
    ("Fiche", "etiquettes"): [{"publics": ["jeunes", "aidants"]}],
    ("Lien", "plan"): ["cls-saint-etienne"],
    ("Lien", "ref"): ["1.2.1"],
    ("Noeud", "code"): ["1", "1.2"],
    ("Acteur", "id"): ["ville-saint-etienne"],
    ("Acteur", "sigle"): ["CPAM"],
    ("Fiche", "code"): ["1.2.1"],
    ("Fiche", "indicateurs"): [["espaces-sans-tabac"]],
    ("Volet", "id"): ["espaces-sans-tabac"],
    ("Jalon", "id"): ["signaletique-posee"],
    ("Calendrier", "libelle"): ["À partir de 2024", "2023-2026", "Annuel"],
    ("EntreeSuivi", "constat"): ["Dix parcs et jardins deviennent des espaces sans tabac."],
    ("EntreeSuivi", "source"): ["https://www.saint-etienne.fr/les-temps-forts-en-2025"],
    ("ReportEcheance", "echeance"): ["debut", "fin"],
    ("Indicateur", "id"): ["espaces-sans-tabac"],
    ("Indicateur", "unite"): ["espaces sans tabac"],
    ("Indicateur", "etats"): [["non commencé", "en cours", "terminé"]],
    ("Indicateur", "ventilations"): [{"tranche_age": ["moins de 50 ans", "50 ans et plus"]}],
    ("Valeur", "valeur"): [10, 52.3, True],
    ("Valeur", "ventilation"): [{"tranche_age": "50 ans et plus"}],
    ("Valeur", "source"): ["Bilan annuel 2024 du service Santé publique"],
    ("Decision", "refs"): [["1.2.1/espaces-sans-tabac"]],
    ("Decision", "execute"): ["2026-03-12/bilan"],
    ("EntreeSuivi", "aussi"): [["1.3.1/jardins-partages", "cls-saint-etienne:2.1/jardins"]],
    ("EntreeSuivi", "execute"): ["2026-03-12/bilan"],
    ("RecurrencePlan", "id"): ["comite-de-suivi"],
    ("Identite", "couleurs"): [["#1d4ed8", "#0f766e"]],
}
"""Values that show the form of a field, by model and field."""
