"""Names of acteurs: those that read as a person, and those that never may be blamed.

First and family names are frequent ones put together; they mean nobody.
"""

from __future__ import annotations

import pytest

from plancancer_cli.analysis.persons import names_person

PERSONS = """
    Marie Durand | Jean-Pierre Martin | DURAND Marie | MARTIN Jean-Pierre | MARIE DURAND | Durand Marie | J.
    Dupont | J.-P. Dupont | Dupont J. | DUPONT J. | M. Dupont | M. DUPONT | Mme Durand | Mme Marie Durand | Dr
    Durand | Pr. Bernard | Docteur Lefèvre | Monsieur Petit | Mlle Rose Martin | CPAM (Marie Durand) | CPAM (J.
    Dupont) | CPAM - Marie Durand | CPAM : Marie Durand | Marie Durand, CPAM | Marie Durand (CPAM) | Ville de
    Saint-Étienne / Karim Benali | CPAM Marie Durand | Marie Durand CPAM | Service santé Marie Durand | Nathalie
    Le Goff | Nathalie LE GOFF | LE GOFF Nathalie | Fatima Benali | Mohamed El Amrani | EL AMRANI Mohamed |
    Anne-Sophie de la Tour | Cécile Xyzabc | Éric Zzz | Léa Moreau | marie durand | Direction des sports (M.
    Petit) | Service du Dr Martin | Yves Saint Laurent | François Dupont | FRANÇOIS DUPONT | Guillaume Dos Santos
    | Linh Nguyen | Aminata Diallo | DIALLO Aminata | France Martin | Rose Bernard | Hôpital Nord (Sophie Bernard)
    | Mme la Directrice Marie Durand | ARS, Jean Moreau | Adjointe à la santé : Claire Petit | Me Durand | Me.
    Durand | Loïc Le Bihan | Élodie Garcia | O. Martin
"""

ORGANISATIONS = """
    Ligue contre le cancer | Aésio | Aésio Mutuelle | Saint-Étienne Métropole | Saint-Étienne | Fondation Jean
    Jaurès | Hôpital Nord | Maison Rose | Lycée Simone Weil | Rue Marie Curie | 12 rue Jean Jaurès | Place Jean
    Moulin | Avenue du Dr Charcot | Clinique du Docteur Roux | Centre Léon Bérard | Institut Gustave Roussy |
    Université Jean Monnet | Université Jean-Monnet | Centre social Martin Luther King | CHU | CHU de
    Saint-Étienne | Ville de Saint-Étienne | Ville de Lyon | CPAM de la Loire | ARS Auvergne-Rhône-Alpes | France
    Alzheimer | France Travail | France Services | Santé publique France | Santé Publique France | Harmonie
    Mutuelle | Paris Santé Campus | Croix-Rouge française | Croix Rouge Française | Secours populaire | Mission
    locale | Mission Locale | Mutualité Française Loire | Conseil départemental | Éducation nationale |
    Associations étudiantes | Médecins généralistes | Pôle emploi | Cap Emploi | Emmaüs | Les Petits Frères des
    Pauvres | Vie Libre | Alcool Assistance | Rose Up | RoseUp | Roche-la-Molière | Sainte-Barbe | Saint Joseph |
    Groupe scolaire Jules Ferry | École Louise Michel | Crèche Jean Rostand | EHPAD Marguerite Rousselet |
    Résidence Antoine Pinay | Stade Geoffroy-Guichard | Espace Boris Vian | Maison de santé Pierre et Marie Curie
    | Prix Simone Veil | MAIA Loire | Loire Forez Agglomération | Grand Nancy | Nancy Métropole | Lorraine Santé |
    IREPS | CRCDC | Inserm | Direction de la santé | Service Santé publique | Atelier santé ville | Planning
    familial | Nice Côte d’Azur | Clermont Auvergne Métropole | Sport Santé | Unis-Cité | Maison Médicale Michelet
    | Pharmaciens | URPS Médecins libéraux | CCAS | Habitat et Humanisme | Restos du Cœur | Ville d’Aubenas | ARS
    | Agence régionale de santé | Comité régional Auvergne | Office des sports | Centre hospitalier Émile Roux |
    Ordre des pharmaciens | MGEN | Fédération Addiction | Addictions France | Ligue nationale contre le cancer |
    Parc Joseph Ducarouge | Pôle Santé Nord | Réseau Oncologie | Les Amis de Marie | Association Jeanne Garnier |
    Jeunes et nature | Caisse primaire d’assurance maladie | Montrond-les-Bains | Rive-de-Gier |
    Saint-Priest-en-Jarez | Firminy | Villars | L’Étrat
"""


def listed(table: str) -> list[str]:
    return [" ".join(name.split()) for name in table.split("|")]


@pytest.mark.parametrize("name", listed(PERSONS))
def test_it_reads_as_a_person(name: str) -> None:
    assert names_person(name)


@pytest.mark.parametrize("name", listed(ORGANISATIONS))
def test_it_is_an_organisation_or_a_place(name: str) -> None:
    assert not names_person(name)
