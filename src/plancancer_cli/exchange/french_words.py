"""French words with an accent that sheets of plans and of figures are full of: they tell an encoding."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ACCENTED = _words(
    """
    à été étés même mêmes très où là déjà voilà après près dès grâce âge âgés âgées égalité année
    années durée période périodes début échéance échéances délai prévu prévue prévus prévues réalisé
    réalisée réalisés réalisées réalisation terminé terminée engagé engagée arrêté arrêtée démarré
    démarrée créé créée créés création numéro numéros libellé libellés unité unités intitulé
    modalité modalités priorité priorités public privé privée sécurité propriété société santé
    prévention dépistage dépistages dépisté dépistée dépistés dépistées médecin médecins médical
    médicale médicaux médecine hôpital hôpitaux hospitalière étudiant étudiante étudiants étudiantes
    élève élèves école écoles collège collèges lycée lycées université universités crèche crèches
    périnatalité parentalité handicapé handicapés isolé isolée isolés précarité précaires éducation
    éducatif éducative éducatrice éducateur bénéficiaire bénéficiaires bénévole bénévoles
    sensibilisé sensibilisés sensibilisée sensibilisées journée journées soirée soirées séance
    séances réunion réunions événement événements évènement évènements opération opérations
    opérationnel opérationnels activité activités mobilité qualité évaluation évaluations évalué
    évaluer évolution élaboration élaborer développement développer déploiement déployer réseau
    réseaux région régional régionale régionaux département départemental départementale métropole
    métropolitain agglomération communauté communautés collectivité collectivités préfecture
    sécurisé intérêt intérêts fédération comité comités coopération coordonné coordonnée équipe
    équipes équipement équipements référent référente référents élu élus élue élues maître maîtrise
    contrôle rôle pôle pôles côté côtés hôte diplôme bientôt plutôt tôt hôtel enquête enquêtes forêt
    fête fêtes être bâtiment bâtiments théâtre aîné aînés connaître naître boîte île août coût coûts
    goûter sûr sûre reçu reçue reçus reçues français française françaises façon leçon garçon garçons
    ça déçu financé financée financés montant coordonnées données donnée définition méthode
    précision détail détaillé détaillée spécifique général générale généraux générales matériel
    matériels logistique ingénierie étude études état états étape étapes économie économique
    écologie énergie environnement hiver expérience expérimentation modèle première premières
    dernière dernières troisième deuxième manière matière particulière régulière régulièrement
    système systèmes thème thèmes thématique problème critère critères caractère père mère mères
    frère frères célèbre siège collègue légumes légume fidèle bénéfice déchets débit dépense
    dépenses recettes prénom nécessaire nécessité possibilité responsabilité communiqué proposé
    proposée concerné concernée concernés concernées adapté adaptée adaptés adaptées ciblé ciblée
    validé validée validés voté votée adopté adoptée signé signée signés publiée publié reporté
    reportée annulé annulée annulés abandonné abandonnée transféré poursuivie décision décisions
    décidé décembre février étienne métier métiers bénéficié participé formé formée formés formées
    accompagné accompagnée accompagnés accompagnées accueilli vacciné vaccinée vaccinés vaccinées
    télétravail téléphone vérifié vérifiée réglementé règle règles règlement bibliothèque
    médiathèque cinéma musée marché marchés chèque chèques clé clés entrée entrées sortie moitié
    quantité pièce pièces énoncé répartition répondant répondants réponse réponses résultat
    résultats ressource réduction réduire hygiène mammographie col utérus côlon tabagisme alcoolémie
    obésité diabète nutrition pédagogique stratégie stratégies stratégique stratégiques pluriannuel
    préalable présent présence présenté prêt prêts gêne tête œuvre œuvres cœur sœur vœu nœud œil
    évité évitée événementiel généraliste pharmacie sédentarité déterminants universalité inégalités
    inégalité difficulté difficultés vulnérabilité
    """
)
"""Lower case; words without accents in the list do no harm."""
