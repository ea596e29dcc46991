"""Edits that weaken a plan, and edits that do no harm: each with the level that a reviewer sees.

A cheat is marked whichever edit does it; a harmless edit is not. Each is a literal edit of one plan.
"""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from plancancer_cli.analysis.diff import Diff, diff
from plancancer_cli.analysis.diff.change import Level
from projet import projet, textes

ON = date(2026, 11, 28)

PLAN, ACTEURS, COMITE = "plan/plan.yaml", "plan/acteurs.yaml", "plan/comites/2026-03-12.yaml"
A, B = "actions/1.1.1-balades.yaml", "actions/1.1.2-tabac.yaml"
S, P = "indicators/sorties.yaml", "indicators/parcs.yaml"

FILES = {
    PLAN: """\
        format: 1
        id: plan-exemple
        titre: Plan exemple
        collectivite: Ville
        adoption: 2023-05-30
        periode: {debut: 2023, fin: 2027}
        niveaux: [Enjeu, Objectif, Fiche-action]
        gouvernance: [{intitule: Comité de suivi, details: [Se réunit chaque année]}]
        arborescence:
          - code: "1"
            titre: Environnement
            enfants: [{code: "1.1", titre: Activité physique}]
          - code: "2"
            titre: Prévention
            enfants: [{code: "2.1", titre: Dépistage}]
        parametres_suivi: {frequence: annuelle, delai_jours: 90, secret_statistique: 11}
        jalons:
          - {id: bilan, intitule: Bilan à mi-parcours, echeance: 2027-03}
        recurrences:
          - {id: rapport, intitule: Rapport annuel, recurrence: annuelle, debut: 2024}
        presentation: Un plan de la ville.
        """,
    ACTEURS: """\
        acteurs:
          - {id: ville, nom: Ville}
          - {id: cpam, nom: Caisse primaire, sigle: CPAM}
          - {id: ars, nom: Agence régionale de santé}
        """,
    A: """\
        code: 1.1.1
        titre: Balades
        contexte: Peu de sentiers.
        objectifs_operationnels:
          - texte: Ouvrir des sentiers
            details: [Au nord, Au sud]
          - texte: Baliser
        volets:
          - id: sentiers
            intitule: Sentiers
            calendrier: Dès 2024
            modalites:
              - {id: plaquette, texte: Publier une plaquette, calendrier: D'ici 2025}
              - texte: Créer dix sentiers
                details: [Accessibles]
            jalons:
              - {id: ouverture, intitule: Ouverture du premier sentier, echeance: 2025-06}
              - {id: carte, intitule: Carte publiée, echeance: 2027-06}
          - id: sorties
            intitule: Sorties
            calendrier: Annuel
            suivi:
              - {date: 2023-09-10, constat: "Une sortie", source: "journal"}
              - {date: 2025-05-04, statut: en_cours, constat: "Trois sorties", source: "journal"}
          - id: bancs
            intitule: Bancs
            calendrier: Jusqu'en 2025
            suivi:
              - {date: 2024-04-01, statut: en_cours, constat: "Dix bancs", source: "journal"}
        public_cible: Tous les habitants
        pilotes: [ville, cpam]
        partenaires: [ars]
        budget:
          - {annee: 2024, montant: 20000, stade: vote, financeur: ville}
        indicateurs: [sorties]
        """,
    B: """\
        code: 1.1.2
        titre: Tabac
        volets:
          - id: parcs
            intitule: Parcs sans tabac
            calendrier: D'ici 2025
            suivi:
              - {date: 2024-04-01, statut: en_cours, constat: "Un parc", source: "journal"}
              - {date: 2026-02-01, statut: bloque, motif: "Délibération reportée", source: "journal"}
            reports_echeance:
              - {echeance: fin, au: 2026-06, motif: "Travaux", decision: "Conseil municipal", date: 2025-11-03}
        pilotes: [ville]
        indicateurs: [parcs]
        """,
    S: """\
        id: sorties
        libelle: Sorties
        libelle_source: Nombre de sorties
        type: nombre
        nature: activite
        unite: sorties
        accumulation: flux
        evolution_attendue: hausse
        producteur: cpam
        valeur_initiale: {date: 2022, valeur: 0, source: "rapport"}
        cibles:
          - {date: 2025, valeur: 40, source: "p. 4"}
          - {date: 2027, valeur: 80, source: "p. 4"}
        comparateurs:
          - {libelle: Département, valeurs: [{date: 2024, valeur: 300, source: "rapport"}]}
        valeurs:
          - {date: 2024, periode: 2024, valeur: 6, source: "rapport"}
          - {date: 2025, periode: 2025, valeur: 9, source: "rapport"}
        """,
    P: """\
        id: parcs
        libelle: Parcs sans tabac
        type: nombre
        nature: activite
        unite: parcs
        accumulation: stock
        evolution_attendue: hausse
        valeurs:
          - {date: 2024-12, valeur: 1, source: "journal"}
          - {date: 2025-12, valeur: 1, source: "journal", provisoire: true}
        """,
    COMITE: """\
        date: 2026-03-12
        decisions:
          - {id: balisage, texte: "Baliser deux sentiers", refs: [1.1.1], pilote: ville, echeance: 2026-09}
        """,
}
BASE = {path: dedent(text) for path, text in FILES.items()}

Edit = tuple[str, str, str]
"""A file, a passage of it, and what stands there afterwards."""


def edited(*edits: Edit) -> dict[str, str]:
    """The files after the edits; an empty passage makes a new file, one without an end removes it."""
    files = dict(BASE)
    for path, old, new in edits:
        if not old:
            files[path] = dedent(new)
            continue
        assert files[path].count(old) == 1, (path, old, files[path].count(old))
        files[path] = files[path].replace(old, new)
    return files


def review(*edits: Edit) -> Diff:
    head = projet(edited(*edits))
    assert head.diagnostics == (), textes(head.diagnostics)
    return diff(projet(BASE), head, ON)


def line(entry: str) -> str:
    """An entry in the suivi of a volet, as the file has it."""
    return f"      - {{{entry}}}\n"


NO_SUIVI = "        echeance: 2027-06}\n"
SORTIES = line('date: 2025-05-04, statut: en_cours, constat: "Trois sorties", source: "journal"')
BANCS = line('date: 2024-04-01, statut: en_cours, constat: "Dix bancs", source: "journal"')
BLOCKED = line(
    'date: 2026-02-01, statut: bloque, motif: "Délibération reportée", source: "journal"'
)
OPEN = line('date: 2024-04-01, statut: en_cours, constat: "Un parc", source: "journal"')
REPORT = line(
    'echeance: fin, au: 2026-06, motif: "Travaux", decision: "Conseil municipal", date: 2025-11-03'
)
FIRST_FACT = line('date: 2023-09-10, constat: "Une sortie", source: "journal"')
PLAQUETTE = "      - {id: plaquette, texte: Publier une plaquette, calendrier: D'ici 2025}\n"
VALUE_25 = '  - {date: 2025, periode: 2025, valeur: 9, source: "rapport"}\n'

R, L = Level.RECUL, Level.A_RELIRE

CHEATS: dict[str, tuple[Level, list[Edit]]] = {
    # Dates of the plan.
    "a start asked for later": (R, [(A, "Dès 2024", "Dès 2027")]),
    "a start that becomes an end": (R, [(A, "Dès 2024", "D'ici 2027")]),
    "a start that the plan says had begun": (R, [(A, "Dès 2024", "Depuis 2022")]),
    "a calendrier taken out": (R, [(A, "    calendrier: Dès 2024\n", "")]),
    "a rhythm that begins later": (R, [(A, "calendrier: Annuel", "calendrier: {libelle: Annuel, debut: 2027}")]),
    "a rhythm that ended": (R, [(A, "calendrier: Annuel", "calendrier: {libelle: Annuel, fin: 2023}")]),
    "a rhythm that becomes a start": (R, [(A, "calendrier: Annuel", "calendrier: Dès 2024")]),
    "an end that becomes a duration": (R, [(B, "D'ici 2025", "Jusqu'en 2025")]),
    "an end that becomes a minimum": (R, [(B, "D'ici 2025", "Jusqu'en 2025 au moins")]),
    "an end a year later": (R, [(B, "D'ici 2025", "D'ici 2026")]),
    "a duration that lasts longer": (R, [(A, "Jusqu'en 2025", "Jusqu'en 2027")]),
    "a jalon removed": (R, [(A, "      - {id: ouverture, intitule: Ouverture du premier sentier, echeance: 2025-06}\n", "")]),
    "a jalon later": (R, [(A, "echeance: 2025-06", "echeance: 2026-12")]),
    "a jalon without its date": (R, [(A, "premier sentier, echeance: 2025-06", "premier sentier")]),
    "a jalon that waits for another": (R, [(A, "premier sentier, echeance: 2025-06", "premier sentier, apres: [carte]")]),
    "a modalité deleted with its date": (R, [(A, PLAQUETTE, "")]),
    "a modalité without its date": (R, [(A, ", calendrier: D'ici 2025", "")]),
    "a modalité renamed and later": (R, [(A, PLAQUETTE, PLAQUETTE.replace("id: plaquette", "id: depliant").replace("D'ici 2025", "D'ici 2027"))]),
    "a jalon of the plan later": (R, [(PLAN, "echeance: 2027-03", "echeance: 2027-12")]),
    "a jalon of the plan removed": (R, [(PLAN, "jalons:\n  - {id: bilan, intitule: Bilan à mi-parcours, echeance: 2027-03}\n", "")]),
    "a rhythm of the plan removed": (R, [(PLAN, "recurrences:\n  - {id: rapport, intitule: Rapport annuel, recurrence: annuelle, debut: 2024}\n", "")]),
    "a rhythm of the plan that begins later": (R, [(PLAN, "recurrence: annuelle, debut: 2024", "recurrence: annuelle, debut: 2027")]),
    "a longer period of the plan": (L, [(PLAN, "periode: {debut: 2023, fin: 2027}", "periode: {debut: 2023, fin: 2030}")]),
    "a vote that moves": (L, [(PLAN, "adoption: 2023-05-30", "adoption: 2025-05-30")]),
    "a plan that is closed": (R, [(PLAN, "collectivite: Ville", "collectivite: Ville\netat: clos")]),
    "a decision of the comité without its date": (R, [(COMITE, ", echeance: 2026-09", "")]),
    "a decision of the comité later": (R, [(COMITE, "echeance: 2026-09", "echeance: 2027-09")]),
    "a fiche that counts from a later decision": (L, [(A, "public_cible:", "ajout: {date: 2026-05-01, decision: Conseil}\npublic_cible:")]),
    # Reports of échéances.
    "a report without words": (R, [(B, REPORT, REPORT + line('echeance: fin, au: 2036, motif: ".", decision: ".", date: 2026-06-01'))]),
    "a report decided before the vote": (R, [(B, REPORT, line('echeance: fin, au: 2027, motif: "Travaux longs", decision: "Conseil", date: 2022-06-01'))]),
    "the report in force moved": (R, [(B, "au: 2026-06", "au: 2027-06")]),
    "the report in force dated anew": (R, [(B, "date: 2025-11-03", "date: 2026-01-03")]),
    # The suivi.
    "a beginning without a source": (R, [(A, "calendrier: Dès 2024\n", "calendrier: Dès 2024\n    suivi:\n" + line('date: 2024-05-01, statut: en_cours, constat: "Ouvert"'))]),
    "a closure without a source": (R, [(B, BLOCKED, BLOCKED + line('date: 2026-10-01, statut: realise, constat: "Fini"'))]),
    "an abandonment": (R, [(B, BLOCKED, BLOCKED + line('date: 2026-10-01, statut: abandonne, motif: "Coût", source: "journal"'))]),
    "the bad news removed": (R, [(B, BLOCKED, "")]),
    "the bad news dated before the good": (R, [(B, "{date: 2026-02-01, statut: bloque", "{date: 2024-02-01, statut: bloque")]),
    "the bad news reworded": (R, [(B, "statut: bloque, motif: \"Délibération reportée\"", "statut: en_cours, motif: \"Délibération reportée\"")]),
    "a year settled without a source": (R, [(A, SORTIES, SORTIES + line('date: 2025-06-04, periode: 2024, constat: "Une sortie"'))]),
    "a year settled by what is no fact": (R, [(A, FIRST_FACT, FIRST_FACT.replace("date: 2023-09-10", "date: 2023-09-10, periode: 2024"))]),
    "a modalité settled by an entry there already": (R, [(A, "calendrier: D'ici 2025}", "calendrier: Annuel}")]),
    # Values and progress.
    "a target lowered": (R, [(S, "valeur: 80", "valeur: 20")]),
    "a target later": (R, [(S, "date: 2027, valeur: 80", "date: 2030, valeur: 80")]),
    "a target removed": (R, [(S, '  - {date: 2027, valeur: 80, source: "p. 4"}\n', "")]),
    "an easier target in between": (R, [(S, '  - {date: 2027, valeur: 80, source: "p. 4"}\n', '  - {date: 2026, valeur: 10, source: "comité"}\n  - {date: 2027, valeur: 80, source: "p. 4"}\n')]),
    "a value rewritten": (L, [(S, "valeur: 9", "valeur: 45")]),
    "a value removed": (R, [(S, VALUE_25, "")]),
    "a correction that reaches the target": (R, [(S, VALUE_25, VALUE_25 + '  - {date: 2025, periode: 2025, valeur: 45, remplace: 2025, source: "rapport"}\n')]),
    "a report of the day of the one in force": (R, [(B, REPORT, REPORT + line('echeance: fin, au: 2027-06, motif: "Travaux longs", decision: "Conseil municipal", date: 2025-11-03'))]),
    "a level moved": (L, [(PLAN, '    enfants: [{code: "1.1", titre: Activité physique}]\n', ""), (PLAN, 'enfants: [{code: "2.1", titre: Dépistage}]', 'enfants: [{code: "2.1", titre: Dépistage}, {code: "1.1", titre: Activité physique}]')]),
    "a volet renamed and weakened": (R, [(A, "id: sentiers", "id: chemins\n    anciens_ids: [sentiers]"), (A, PLAQUETTE, "")]),
    "a decision noted as done without a source": (R, [(A, SORTIES, SORTIES + line('date: 2026-10-04, execute: 2026-03-12/balisage, constat: "fait"'))]),
    "a plan that is prolonged": (R, [(PLAN, "collectivite: Ville", "collectivite: Ville\netat: prolonge")]),
    "easier thresholds": (R, [(PLAN, "delai_jours: 90", "delai_jours: 90, seuils: {en_bonne_voie: 0.5, a_surveiller: 0.1}")]),
    "a tolerance": (R, [(S, "evolution_attendue: hausse", "evolution_attendue: hausse\ntolerance: 50")]),
    "a fact said to be of no volet": (R, [(A, 'constat: "Trois sorties", source: "journal"', 'constat: "Trois sorties", source: "journal", hors_volet: true')]),
    "a nature that is not judged": (L, [(S, "nature: activite", "nature: impact")]),
    "a correction of another date": (L, [(P, "provisoire: true}\n", 'provisoire: true}\n  - {date: 2026-06, valeur: 1, remplace: 2025-12, source: "journal"}\n')]),
    "a value without a source that reaches the target": (R, [(P, "evolution_attendue: hausse\n", "evolution_attendue: hausse\nvaleur_initiale: {date: 2023, valeur: 0}\ncibles: [{date: 2026, valeur: 5}]\n"), (P, "provisoire: true}\n", "provisoire: true}\n  - {date: 2026-06, valeur: 5}\n")]),
    "a baseline removed": (L, [(S, 'valeur_initiale: {date: 2022, valeur: 0, source: "rapport"}\n', "")]),
    "a baseline that flatters": (L, [(S, "valeur_initiale: {date: 2022, valeur: 0", "valeur_initiale: {date: 2022, valeur: 8")]),
    "another direction": (L, [(S, "evolution_attendue: hausse", "evolution_attendue: baisse")]),
    "another unit": (L, [(S, "unite: sorties", "unite: participants")]),
    "a break in the series": (L, [(S, "producteur: cpam\n", 'producteur: cpam\nruptures: [{date: 2025, motif: "Autre comptage"}]\n')]),
    "an unavailability of many years": (R, [(S, "producteur: cpam\n", 'producteur: cpam\nindisponible: [{periode: 2023/2040, motif: "Pas de relevé"}]\n')]),
    "a longer delay for values": (R, [(PLAN, "delai_jours: 90", "delai_jours: 900")]),
    "values asked for less often": (R, [(S, "producteur: cpam\n", "producteur: cpam\nfrequence: ponctuelle\n")]),
    "a rule lowered": (R, [(PLAN, "presentation:", "gravites: {PC208: info}\npresentation:")]),
    "a lower threshold of secrecy": (R, [(PLAN, "secret_statistique: 11", "secret_statistique: 2")]),
    "an indicateur attached to a yearly volet": (R, [(A, "intitule: Sorties\n", "intitule: Sorties\n    indicateurs: [sorties]\n")]),
    "an indicateur dropped": (R, [(A, "indicateurs: [sorties]\n", "")]),
    "a comparateur removed": (L, [(S, 'comparateurs:\n  - {libelle: Département, valeurs: [{date: 2024, valeur: 300, source: "rapport"}]}\n', "")]),
    # What was voted.
    "an objective removed": (L, [(A, "  - texte: Baliser\n", "")]),
    "a detail of an objective removed": (L, [(A, "details: [Au nord, Au sud]", "details: [Au nord]")]),
    "a modalité reworded": (L, [(A, "Créer dix sentiers", "Étudier des sentiers")]),
    "a detail of a modalité removed": (L, [(A, "        details: [Accessibles]\n", "")]),
    "a public narrowed": (L, [(A, "Tous les habitants", "Les seniors")]),
    "money taken away": (L, [(A, "montant: 20000", "montant: 2000")]),
    "a pilote removed": (L, [(A, "pilotes: [ville, cpam]", "pilotes: [ville]")]),
    "a partner removed": (L, [(A, "partenaires: [ars]\n", "")]),
    "another governance": (L, [(PLAN, "details: [Se réunit chaque année]", "details: [Est informé]")]),
    "a volet removed": (R, [(A, f"  - id: bancs\n    intitule: Bancs\n    calendrier: Jusqu'en 2025\n    suivi:\n{BANCS}", "")]),
    "a level reworded": (L, [(PLAN, "titre: Activité physique", "titre: Loisirs")]),
    "a fiche moved to another level": (L, [(A, "public_cible:", 'sous: "2.1"\npublic_cible:')]),
    "an acteur renamed": (L, [(ACTEURS, "nom: Caisse primaire", "nom: Cabinet privé")]),
    "a jalon reworded": (L, [(A, "Ouverture du premier sentier", "Étude du premier sentier")]),
    "a producteur removed": (L, [(S, "producteur: cpam\n", "")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHEATS)
def test_what_weakens_is_marked(name: str) -> None:
    level, edits = CHEATS[name]
    found = review(*edits)
    assert found.attention, [(c.ref, c.change.value) for c in found.changes]
    levels = {change.level for change in found.attention}
    assert level in levels, [(c.ref, c.change.value, c.level.value) for c in found.changes]


NEW = 'date: 2026-10-01, statut: en_cours, constat: "Sentier ouvert", source: "délibération"'

HARMLESS: dict[str, list[Edit]] = {
    "nothing": [],
    "a comment": [(A, "titre: Balades", "titre: Balades  # voir la délibération")],
    "another order of keys": [(A, "titre: Balades\ncontexte: Peu de sentiers.\n", "contexte: Peu de sentiers.\ntitre: Balades\n")],
    "another order of pilotes": [(A, "pilotes: [ville, cpam]", "pilotes: [cpam, ville]")],
    "quotes": [(A, "titre: Balades", 'titre: "Balades"')],
    "a typographic apostrophe": [(A, "D'ici 2025", "D’ici 2025")],
    "a final point": [(A, "texte: Baliser", "texte: Baliser.")],
    "a no-break space": [(A, "Créer dix sentiers", "Créer dix\u00a0sentiers")],
    "a capital": [(A, "Publier une plaquette", "publier une plaquette")],
    "the same wording of a start": [(A, "Dès 2024", "À partir de 2024")],
    "the same end in other words": [(B, "D'ici 2025", "Avant fin 2025")],
    "the same rhythm in other words": [(A, "calendrier: Annuel", "calendrier: Tous les ans")],
    "an earlier start": [(A, "Dès 2024", "Dès 2023")],
    "an earlier end": [(B, "D'ici 2025", "D'ici juin 2025")],
    "a closer rhythm": [(A, "calendrier: Annuel", "calendrier: Semestriel")],
    "a new jalon": [(A, "      - {id: carte", "      - {id: fete, intitule: Fête, echeance: 2027-05}\n      - {id: carte")],
    "an earlier jalon": [(A, "echeance: 2027-06", "echeance: 2027-02")],
    "a jalon renamed": [(A, "id: carte", "id: carte-publiee")],
    "a modalité renamed": [(A, "id: plaquette", "id: depliant")],
    "a new modalité with a date": [(A, PLAQUETTE, PLAQUETTE + "      - {id: site, texte: Ouvrir un site, calendrier: D'ici 2027}\n")],
    "a new objective": [(A, "  - texte: Baliser\n", "  - texte: Baliser\n  - texte: Entretenir\n")],
    "a new fiche": [("actions/2.1.1-depistage.yaml", "", "code: 2.1.1\ntitre: Dépistage\npilotes: [cpam]\n")],
    "a new volet": [(A, "public_cible:", "public_cible:"), (A, "  - id: bancs", "  - id: fontaines\n    intitule: Fontaines\n    calendrier: D'ici 2027\n  - id: bancs")],
    "a new pilote": [(A, "pilotes: [ville, cpam]", "pilotes: [ville, cpam, ars]")],
    "a new partner": [(A, "partenaires: [ars]", "partenaires: [ars, cpam]")],
    "money added": [(A, "financeur: ville}\n", "financeur: ville}\n  - {annee: 2025, montant: 5000, stade: vote, financeur: ars}\n")],
    "a context reworded": [(A, "Peu de sentiers.", "Les sentiers sont rares.")],
    "a presentation reworded": [(PLAN, "Un plan de la ville.", "Le plan de la ville.")],
    "a beginning with its source": [(A, "calendrier: Dès 2024\n", "calendrier: Dès 2024\n    suivi:\n" + line(NEW))],
    "a closure with its source": [(B, BLOCKED, BLOCKED + line('date: 2026-10-01, statut: realise, constat: "Fini", source: "délibération"'))],
    "bad news": [(A, BANCS, BANCS + line('date: 2026-06-01, statut: bloque, motif: "Crue", source: "journal"'))],
    "a year settled with its source": [(A, SORTIES, SORTIES + line('date: 2026-01-04, periode: 2024, constat: "Deux sorties", source: "bilan"'))],
    "a note of the team": [(A, SORTIES, SORTIES + line('date: 2026-10-01, note_interne: "Rappeler le club"'))],
    "a source added to an entry": [(A, BANCS, BANCS + line('date: 2025-04-01, constat: "Réparés"')), (A, 'constat: "Réparés"', 'constat: "Réparés", source: "journal"')],
    "a new value": [(S, VALUE_25, VALUE_25 + '  - {date: 2026-10, periode: 2026-10, valeur: 2, source: "rapport"}\n')],
    "a provisional value confirmed": [(P, ", provisoire: true", "")],
    "a note added to a value": [(P, 'valeur: 1, source: "journal"}', 'valeur: 1, source: "journal", note: "Un parc"}')],
    "an honest correction": [(S, VALUE_25, VALUE_25 + '  - {date: 2025, periode: 2025, valeur: 8, remplace: 2025, source: "rapport corrigé"}\n')],
    "a stronger target": [(S, "valeur: 80", "valeur: 90")],
    "a new target later": [(S, '  - {date: 2027, valeur: 80, source: "p. 4"}\n', '  - {date: 2027, valeur: 80, source: "p. 4"}\n  - {date: 2030, valeur: 120, source: "comité"}\n')],
    "the source of a target": [(S, 'valeur: 80, source: "p. 4"', 'valeur: 80, source: "p. 4, tableau 2"')],
    "a definition given": [(S, "unite: sorties", "unite: sorties\ndefinition: Une sortie encadrée.")],
    "values asked for more often": [(S, "producteur: cpam\n", "producteur: cpam\nfrequence: semestrielle\n")],
    "a producteur named": [(P, "unite: parcs", "unite: parcs\nproducteur: ville")],
    "a stricter rule": [(PLAN, "presentation:", "gravites: {PC212: error}\npresentation:")],
    "a report that is decided": [(B, REPORT, REPORT + line('echeance: fin, au: 2027-06, motif: "Délibération reportée", decision: "Comité du 12 mars 2026", date: 2026-03-12'))],
    "a new acteur": [(ACTEURS, "  - {id: ars", "  - {id: chu, nom: CHU}\n  - {id: ars")],
    "a meeting of the comité": [("plan/comites/2026-10-01.yaml", "", "date: 2026-10-01\ndecisions: [{texte: Continuer}]\n")],
    "a link to another page": [(A, "public_cible:", "etiquettes: {}\npublic_cible:")],
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_is_not_marked(name: str) -> None:
    found = review(*HARMLESS[name])
    assert [(c.ref, c.change.value, c.level.value) for c in found.attention] == []


def test_of_two_entries_of_one_day_the_order_decides() -> None:
    blocked = line('date: 2025-05-04, statut: bloque, motif: "Crue", source: "journal"')
    before = edited((A, SORTIES, SORTIES + blocked))
    after = edited((A, SORTIES, blocked + SORTIES))
    assert diff(projet(before), projet(after), ON).reculs


def test_a_baseline_taken_away_and_given_anew_is_seen_both_times() -> None:
    given = 'valeur_initiale: {date: 2022, valeur: 0, source: "rapport"}\n'
    without = projet(edited((S, given, "")))
    anew = projet(edited((S, given, given.replace("valeur: 0", "valeur: 8"))))
    assert diff(projet(BASE), without, ON).attention
    assert diff(without, anew, ON).attention


def test_what_a_comite_on_file_decided_is_shown_and_stops_nothing() -> None:
    head = projet(
        edited(
            (
                S,
                'valeur: 80, source: "p. 4"',
                'valeur: 50, fixee_par: comite, decision: "Comité du 20 octobre 2026"',
            ),
            (
                "plan/comites/2026-10-20.yaml",
                "",
                'date: 2026-10-20\ndecisions: [{texte: "Revoir la cible", refs: [sorties]}]\n',
            ),
        )
    )
    found = diff(projet(BASE), head, ON)
    (change,) = (c for c in found.changes if c.ref == "sorties")
    assert (change.level, change.attention, found.reculs) == (Level.RECUL_DECIDE, False, ())


@pytest.mark.parametrize(
    ("decision", "refs", "day"),
    [
        ("Comité du 21 octobre 2026", "sorties", "2026-10-20"),  # no such meeting
        ("Comité du 20 octobre 2026", "parcs", "2026-10-20"),  # it decided something else
        ("Le comité", "sorties", "2026-10-20"),  # which one is not said
        ("Comité du 20 octobre 2027", "sorties", "2027-10-20"),  # it has not met yet
        ("revue-12", "sorties", "2026-10-20"),  # a name in which the id of the decision only begins
    ],
)
def test_a_text_that_names_no_comite_on_file_decides_nothing(
    decision: str, refs: str, day: str
) -> None:
    head = projet(
        edited(
            (
                S,
                'valeur: 80, source: "p. 4"',
                f'valeur: 50, fixee_par: comite, decision: "{decision}"',
            ),
            (
                f"plan/comites/{day}.yaml",
                "",
                f'date: {day}\ndecisions: [{{id: revue-1, texte: "Revoir", refs: [{refs}]}}]\n',
            ),
        )
    )
    assert [c.ref for c in diff(projet(BASE), head, ON).reculs] == ["sorties"]


def test_there_are_as_many_as_a_reviewer_could_meet() -> None:
    assert len(CHEATS) >= 60
    assert len(HARMLESS) >= 40
