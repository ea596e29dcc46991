"""A small plan without fault, in which each slip changes one place. All of it is invented."""

from __future__ import annotations

PLAN = "plan/plan.yaml"
ACTEURS = "plan/acteurs.yaml"
FICHE = "actions/1.1.1-balades.yaml"
INDICATEUR = "indicators/balades.yaml"
COMITE = "plan/comites/2024-03-12.yaml"

FILES = {
    PLAN: """\
format: 1
id: plan-exemple
titre: Plan exemple
collectivite: Ville d’exemple
langue: fr
adoption: 2023-05-30
etat: en_cours
niveaux: [Enjeu, Objectif, Fiche-action]
arborescence:
  - code: "1"
    titre: Environnement
    enfants:
      - {code: "1.1", titre: Activité physique}
parametres_suivi: {frequence: annuelle, delai_jours: 90}
""",
    ACTEURS: """\
acteurs:
  - {id: ville, nom: Ville d’exemple}
  - id: ccas
    nom: Centre communal d’action sociale
    sigle: CCAS
""",
    FICHE: """\
code: 1.1.1
titre: Balades et marches
rattachement: {enjeu: Environnement, objectif: Activité physique}
contexte: |
  La marche est à la portée de tous.
  Elle demande des sentiers.
objectifs_operationnels:
  - texte: Baliser des sentiers
volets:
  - id: sentiers
    intitule: Sentiers de proximité
    calendrier: Dès 2024
    modalites:
      - texte: Baliser dix kilomètres
    suivi:
      - {date: 2024-03-01, statut: en_cours, constat: "Deux sentiers ouverts", source: "délibération"}
  - id: balades
    intitule: Balades guidées
    calendrier: À partir de 2025
public_cible: Habitants
pilotes: [ville]
partenaires: [ccas]
indicateurs: [balades]
""",
    INDICATEUR: """\
id: balades
libelle: Balades organisées
type: nombre
nature: activite
unite: balades
accumulation: flux
evolution_attendue: hausse
frequence: annuelle
producteur: ville
valeur_initiale: {date: 2023-12-31, valeur: 4, source: "bilan 2023"}
cibles:
  - {date: 2026-12-31, valeur: 20, source: "plan", fixee_par: plan}
valeurs:
  - {date: 2024-12-31, valeur: 10, periode: 2024, source: "bilan 2024"}
  - {date: 2025-12-31, valeur: 12, periode: 2025, source: "bilan 2025"}
""",
    COMITE: """\
date: 2024-03-12
intitule: Comité de pilotage
presents: [ville, ccas]
source: "compte rendu"
decisions:
  - id: bilan
    texte: Le bilan est présenté
    refs: [1.1.1]
""",
}
