"""The keys of the files in the words that a reviewer reads."""

from __future__ import annotations

from plancancer_cli.i18n import Param, Text, msg
from plancancer_cli.model.libelles import CODES, STATUTS

LABELS: dict[str, Text] = {
    "titre": msg("title"),
    "rattachement": msg("place in the plan"),
    "contexte": msg("context"),
    "notes": msg("footnotes"),
    "remarques": msg("remarks on the transcription"),
    "objectifs_operationnels": msg("operational objectives"),
    "inegalites": msg("action on inequalities"),
    "public_cible": msg("target public"),
    "pilotes_source": msg("wording of the pilotes"),
    "partenaires": msg("partners"),
    "partenaires_source": msg("wording of the partners"),
    "ressources": msg("resources"),
    "budget": msg("budget"),
    "ajout": msg("decision that added the fiche"),
    "succede_a": msg("fiche that it follows"),
    "intitule": msg("heading"),
    "calendrier": msg("wording of the calendrier"),
    "introduction": msg("introduction"),
    "modalites": msg("operational steps"),
    "identite": msg("look of the documents"),
    "recurrences": msg("what the plan does again and again"),
    "compte": msg("what is counted, people or things"),
    "jalons": msg("jalons"),
    "indicateurs": msg("indicateurs"),
    "libelle": msg("name"),
    "libelle_source": msg("wording in the plan"),
    "complementaire": msg("in addition to the plan"),
    "producteur": msg("producer"),
    "comparateurs": msg("values at other scales"),
    "type": msg("type"),
    "unite": msg("unit"),
    "perimetre": msg("territory or public counted"),
    "definition": msg("definition"),
    "nature": msg("nature"),
    "usage": msg("usage"),
    "accumulation": msg("accumulation"),
    "evolution_attendue": msg("expected direction"),
    "valeur_initiale": msg("baseline"),
    "ventilations": msg("breakdowns"),
    "etats": msg("states"),
    "echelle": msg("scale"),
    "ruptures": msg("breaks in the series"),
    "frequence": msg("how often it is measured"),
    "delai_jours": msg("days allowed for a value"),
    "tolerance": msg("tolerance"),
    "sans_nouvelles_jours": msg("days of silence allowed"),
    "horizon_jours": msg("days of notice"),
    "secret_statistique": msg("confidentiality threshold"),
    "seuils.en_bonne_voie": msg("threshold of “on track”"),
    "seuils.a_surveiller": msg("threshold of “to be watched”"),
    "collectivite": msg("authority"),
    "langue": msg("language of the documents"),
    "adoption": msg("date of the vote"),
    "periode": msg("period of the plan"),
    "niveaux": msg("names of the levels"),
    "vocabulaires": msg("vocabularies"),
    "adoption_convention": msg("why follow-up counts from that day"),
    "sous": msg("level that it hangs on"),
    "transversal": msg("transversal"),
    "axes_transversaux": msg("transversal levels"),
    "etiquettes": msg("tags"),
    "liens": msg("links to other plans"),
    "autres_libelles": msg("other wordings"),
    "note": msg("note"),
    "presentation": msg("presentation"),
    "source": msg("source"),
    "gouvernance": msg("governance"),
    "format": msg("format of the files"),
    "id": msg("id"),
    "nom": msg("name"),
    "sigle": msg("acronym"),
    "rattache_a": msg("organisation that it belongs to"),
    "date": msg("date"),
    "consulte": msg("day on which the page was read"),
    "statut": msg("status"),
    "constat": msg("fact"),
    "motif": msg("reason given"),
    "decision": msg("decision"),
    "porte_sur": msg("modalités that it speaks of"),
    "jalon": msg("jalon"),
    "difficulte": msg("difficulty"),
    "prochaine_etape": msg("next step"),
    "decision_attendue": msg("decision awaited"),
    "note_interne": msg("internal note"),
    "vers": msg("who takes it over"),
    "aussi": msg("told of these volets too"),
    "hors_volet": msg("not an act of the volet"),
    "execute": msg("decision that it carries out"),
    "echeance": msg("échéance"),
    "au": msg("new date"),
    "valeur": msg("value"),
    "ventilation": msg("breakdown"),
    "numerateur": msg("numerator"),
    "denominateur": msg("denominator"),
    "provisoire": msg("provisional"),
    "qualification": msg("precision"),
    "secret": msg("confidential"),
    "remplace": msg("date of the value that it corrects"),
    "annee": msg("year"),
    "montant": msg("amount"),
    "stade": msg("stage"),
    "financeur": msg("funder"),
    "texte": msg("text"),
    "details": msg("details"),
    "acteur": msg("organisation"),
    "role": msg("role"),
    "presents": msg("present"),
    "decisions": msg("decisions"),
    "refs": msg("fiches concerned"),
    "pilote": msg("pilote"),
    "debut": msg("start"),
    "fin": msg("end"),
    "determinants_de_sante": msg("determinants of health"),
    "universalisme_proportionne": msg("proportionate universalism"),
    "participation_citoyenne": msg("participation of citizens"),
    "financieres": msg("financial resources"),
    "humaines": msg("human resources"),
    "logistiques": msg("logistic resources"),
}
"""What people call the keys of the files."""

_OF_AN_ENTRY = {"periode": msg("period")}
_CODED = {"statut": STATUTS, "stade": CODES, "role": CODES}
_STATES = {
    "en_cours": msg("under way"),
    "prolonge": msg("prolonged"),
    "en_evaluation": msg("being evaluated"),
    "clos": msg("closed"),
}


def label(key: str) -> Text:
    """What people call a key inside a list of the files: the last resort is the key with spaces."""
    return _OF_AN_ENTRY.get(key) or LABELS.get(key) or msg("{key}", key=key.replace("_", " "))


def worded(key: str, value: Param) -> Param:
    """The value of a key, a code in its words."""
    return _CODED.get(key, {}).get(value, value) if isinstance(value, str) else value


def coded(value: str) -> Param:
    """A code of an indicateur, a plan or an acteur in words."""
    return CODES.get(value) or _STATES.get(value) or value.replace("_", " ")
