from __future__ import annotations

import itertools
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancancer_cli.model.periode import Periode
from plancancer_cli.model.wording import (
    LONGUEUR_MAXIMALE,
    CalendrierIllisible,
    Lecture,
    Recurrence,
    read_wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEYS = ("debut", "fin", "au_moins", "recurrence", "continu", "deja_engage")


def lecture(meaning: str) -> Lecture:
    """The reading written as "2022 > 2026, au_moins": start > end, then what else holds."""
    dates, *marks = (part.strip() for part in meaning.split(","))
    debut, _, fin = (part.strip() for part in dates.partition(">"))
    rhythms = [Recurrence(mark) for mark in marks if mark in set(Recurrence)]
    flags = {mark: True for mark in marks if mark not in set(Recurrence)}
    return Lecture(
        debut=Periode.parse(debut) if debut else None,
        fin=Periode.parse(fin) if fin else None,
        recurrence=rhythms[0] if rhythms else None,
        **flags,
    )


# The 23 calendriers of the Plan Cancer stéphanois, in the order of its pages.
PLAN_CANCER_STEPHANOIS = [
    ("Dès 2023", "2023 >"),
    ("À partir de 2024", "2024 >"),
    ("À partir de 2024", "2024 >"),
    ("2020-2026", "2020 > 2026, duree"),
    ("À partir de janvier 2023", "2023-01 >"),
    ("Poursuite et développement jusqu’en 2026", "> 2026, continu, deja_engage, duree"),
    ("Annuel", ">, annuelle"),
    ("À partir de la rentrée étudiante 2023", "2023-09 >"),
    ("2023-2026", "2023 > 2026, duree"),
    ("Depuis 2022 et jusqu’à 2026 au moins", "2022 > 2026, au_moins, deja_engage, duree"),
    ("Dès 2023", "2023 >"),
    ("Jusqu’en 2026", "> 2026, duree"),
    ("À partir de 2023", "2023 >"),
    ("Dès 2023", "2023 >"),
    ("Depuis 2022", "2022 >, deja_engage"),
    ("Jusqu’en 2026", "> 2026, duree"),
    ("À partir de 2024", "2024 >"),
    ("Depuis 2022 et jusqu’à 2026 au moins", "2022 > 2026, au_moins, deja_engage, duree"),
    ("Dès 2023", "2023 >"),
    ("À partir de 2024", "2024 >"),
    ("2023-2026", "2023 > 2026, duree"),
    ("À partir de 2023", "2023 >"),
    ("Dès 2023", "2023 >"),
]

STARTS = [
    ("dès le 1er trimestre 2025", "2025-T1 >"),
    ("Dès la rentrée 2025", "2025-09 >"),
    ("Dès le mois de septembre 2024", "2024-09 >"),
    ("Dès fin 2024", "2024-09/2024-12 >"),
    ("Dès l’automne 2024", "2024-09-23/2024-12-20 >"),
    ("à compter du 1er janvier 2025", "2025-01-01 >"),
    ("à compter de juin 2025", "2025-06 >"),
    ("à partir du 15 mars 2025", "2025-03-15 >"),
    ("à partir d'avril 2025", "2025-04 >"),
    ("à partir de l'année scolaire 2024-2025", "2024-09/2025-08 >"),
    ("Lancement en 2024", "2024 >"),
    ("Démarrage : septembre 2024", "2024-09 >"),
    ("Depuis septembre 2022", "2022-09 >, deja_engage"),
    ("Déjà engagé en 2022", "2022 >, deja_engage"),
    ("En cours depuis 2022", "2022 >, deja_engage"),
    ("En cours", ">, deja_engage"),
    ("Déjà engagée", ">, deja_engage"),
    ("Depuis plusieurs années", ">, deja_engage"),
    ("2025 et au-delà", "2025 >, continu"),
    ("2025 et années suivantes", "2025 >, continu"),
    ("À partir de 2024 et au-delà", "2024 >, continu"),
    ("2025 puis en continu", "2025 >, continu"),
    ("À partir de 2024, en continu", "2024 >, continu"),
]

ENDS = [
    ("Jusqu'à fin 2025", "> 2025-09/2025-12, duree"),
    ("jusqu'au 30 juin 2025", "> 2025-06-30, duree"),
    ("jusqu'à la rentrée 2025", "> 2025-09, duree"),
    ("jusqu'à la fin de l'année 2025", "> 2025-09/2025-12, duree"),
    ("D'ici 2026", "> 2026"),
    ("D'ici à 2026", "> 2026"),
    ("d'ici fin 2025", "> 2025-09/2025-12"),
    ("d'ici la fin du 1er semestre 2025", "> 2025-05/2025-06"),
    ("d'ici le 30 juin 2025", "> 2025-06-30"),
    ("d'ici juin 2025", "> 2025-06"),
    ("d'ici l'été 2025", "> 2025-06-21/2025-09-22"),
    ("Avant fin 2025", "> 2025-12-31"),
    ("avant la fin de l'année 2025", "> 2025-12-31"),
    ("avant la fin du 1er semestre 2025", "> 2025-06-30"),
    ("avant le 1er juillet 2025", "> 2025-06-30"),
    ("avant le 31 décembre 2025", "> 2025-12-30"),
    ("avant 2026", "> 2025-12-31"),
    ("avant juillet 2025", "> 2025-06-30"),
    ("avant l'été 2025", "> 2025-06-20"),
    ("avant la rentrée 2025", "> 2025-08-31"),
    ("avant le début de 2026", "> 2025-12-31"),
    ("au plus tard le 30 juin 2025", "> 2025-06-30"),
    ("au plus tard fin 2025", "> 2025-09/2025-12"),
    ("2025 au plus tard", "> 2025"),
    ("D'ici 2026 au plus tard", "> 2026"),
    ("À l'horizon 2030", "> 2030"),
    ("Échéance : fin 2025", "> 2025-09/2025-12"),
    ("2026 au moins", "> 2026, au_moins"),
    ("Au moins jusqu'en 2026", "> 2026, au_moins, duree"),
    ("Jusqu'en 2026 a minima", "> 2026, au_moins, duree"),
    ("Jusqu'en 2026 et au-delà", "> 2026, au_moins, duree"),
    ("poursuite jusqu’en 2026", "> 2026, continu, deja_engage, duree"),
    ("Poursuite du dispositif en 2025", "> 2025, continu, deja_engage"),
    ("Développement et poursuite jusqu'en 2026", "> 2026, continu, deja_engage, duree"),
    ("En continu jusqu'en 2026", "> 2026, continu, duree"),
    ("Tout au long de l'année 2025", "> 2025, continu, duree"),
    ("Tout au long de 2025", "> 2025, continu, duree"),
]

LONE_PERIODS = [
    ("2025", "> 2025"),
    ("En 2025.", "> 2025"),
    ("Courant 2025", "> 2025"),
    ("Courant du mois de mars 2025", "> 2025-03"),
    ("Dans le courant de l'année 2025", "> 2025"),
    ("Au cours du 1er semestre 2025", "> 2025-S1"),
    ("Année 2025", "> 2025"),
    ("Exercice 2025", "> 2025"),
    ("Pour la rentrée 2025", "> 2025-09"),
    ("Prévu en 2025", "> 2025"),
    ("mars 2025", "> 2025-03"),
    ("mars-2025", "> 2025-03"),
    ("Mars bleu 2025", "> 2025-03"),
    ("Octobre rose 2024", "> 2024-10"),
    ("Mois sans tabac 2024", "> 2024-11"),
    ("sept. 2024", "> 2024-09"),
    ("Sept. 2024.", "> 2024-09"),
    ("janv. 2025", "> 2025-01"),
    ("févr. 2025", "> 2025-02"),
    ("juil. 2025", "> 2025-07"),
    ("déc 2025", "> 2025-12"),
    ("03/2025", "> 2025-03"),
    ("2025-03", "> 2025-03"),
    ("15 mars 2025", "> 2025-03-15"),
    ("le 15 mars 2025", "> 2025-03-15"),
    ("Samedi 15 mars 2025", "> 2025-03-15"),
    ("1er janvier 2025", "> 2025-01-01"),
    ("29 février 2024", "> 2024-02-29"),
    ("15/03/2025", "> 2025-03-15"),
    ("5/3/2025", "> 2025-03-05"),
    ("15.03.2025", "> 2025-03-15"),
    ("15-03-2025", "> 2025-03-15"),
    ("15-mars-2025", "> 2025-03-15"),
    ("2025-03-15", "> 2025-03-15"),
    ("1er trimestre 2025", "> 2025-T1"),
    ("1er trim. 2025", "> 2025-T1"),
    ("1ᵉʳ trimestre 2025", "> 2025-T1"),
    ("1°trimestre 2025", "> 2025-T1"),
    ("premier trimestre de 2025", "> 2025-T1"),
    ("1er trimestre de l'année 2025", "> 2025-T1"),
    ("2ème trimestre 2025", "> 2025-T2"),
    ("troisième trimestre 2025", "> 2025-T3"),
    ("dernier trimestre 2025", "> 2025-T4"),
    ("trimestre 2 de 2025", "> 2025-T2"),
    ("T1 2025", "> 2025-T1"),
    ("T1-2025", "> 2025-T1"),
    ("T1/2025", "> 2025-T1"),
    ("2025-T1", "> 2025-T1"),
    ("2025 T1", "> 2025-T1"),
    ("1T 2025", "> 2025-T1"),
    ("premier semestre 2025", "> 2025-S1"),
    ("2nd semestre 2025", "> 2025-S2"),
    ("second semestre 2025", "> 2025-S2"),
    ("1er sem. 2025", "> 2025-S1"),
    ("S1 2025", "> 2025-S1"),
    ("2025 - 1er semestre", "> 2025-S1"),
    ("1re quinzaine de mars 2025", "> 2025-03-01/2025-03-15"),
    ("seconde quinzaine d'octobre 2024", "> 2024-10-16/2024-10-31"),
    ("Rentrée 2023", "> 2023-09"),
    ("rentrée scolaire 2025", "> 2025-09"),
    ("rentrée universitaire 2025", "> 2025-09"),
    ("rentrée de septembre 2023", "> 2023-09"),
    ("rentrée scolaire 2024-2025", "> 2024-09"),
    ("rentrée de janvier 2025", "> 2025-01"),
    ("année scolaire 2024-2025", "> 2024-09/2025-08"),
    ("Année universitaire 2024/2025", "> 2024-09/2025-08"),
    ("printemps 2025", "> 2025-03-20/2025-06-20"),
    ("Été 2025", "> 2025-06-21/2025-09-22"),
    ("à l'automne 2025", "> 2025-09-23/2025-12-20"),
    ("Hiver 2024-2025", "> 2024-12-21/2025-03-19"),
]

PARTS = [
    ("début 2025", "> 2025-01/2025-04"),
    ("mi-2025", "> 2025-05/2025-08"),
    ("milieu de l'année 2025", "> 2025-05/2025-08"),
    ("fin 2025", "> 2025-09/2025-12"),
    ("fin d'année 2025", "> 2025-09/2025-12"),
    ("début mars 2025", "> 2025-03-01/2025-03-10"),
    ("mi-mars 2025", "> 2025-03-11/2025-03-20"),
    ("fin du mois d'août 2025", "> 2025-08-21/2025-08-31"),
    ("fin février 2025", "> 2025-02-21/2025-02-28"),
    ("début du 2e semestre 2025", "> 2025-07/2025-08"),
    ("fin du 1er trimestre 2025", "> 2025-03"),
    ("fin de l'été 2025", "> 2025-08-22/2025-09-22"),
    ("fin de l'année scolaire 2024-2025", "> 2025-05/2025-08"),
]

RANGES = [
    ("2023- 2026", "2023 > 2026, duree"),
    ("2024 → 2026", "2024 > 2026, duree"),
    ("2024 à 2026", "2024 > 2026, duree"),
    ("2024/2025", "2024 > 2025, duree"),
    ("années 2024-2025", "2024 > 2025, duree"),
    ("Sur la période 2022-2026", "2022 > 2026, duree"),
    ("Période de 2022 à 2026", "2022 > 2026, duree"),
    ("Sur toute la période 2023-2026", "2023 > 2026, continu, duree"),
    ("Entre 2024 et 2026", "2024 > 2026"),
    ("2023-2026 au plus tard", "2023 > 2026"),
    ("Jusqu'en 2026 au plus tard", "> 2026"),
    ("Pendant l'été 2025", "> 2025-06-21/2025-09-22, duree"),
    ("Durant l'année 2025", "> 2025, duree"),
    ("Fin prévue : 2026", "> 2026, duree"),
    ("Entre mars et juin 2025", "2025-03 > 2025-06"),
    ("entre fin 2024 et début 2025", "2024-09/2024-12 > 2025-01/2025-04"),
    ("fin 2024/début 2025", "2024-09/2024-12 > 2025-01/2025-04, duree"),
    ("de début à mi-2025", "2025-01/2025-04 > 2025-05/2025-08, duree"),
    ("De 2023 à mi-2026", "2023 > 2026-05/2026-08, duree"),
    ("De septembre 2024 à juin 2025", "2024-09 > 2025-06, duree"),
    ("de septembre à décembre 2024", "2024-09 > 2024-12, duree"),
    ("septembre-octobre 2024", "2024-09 > 2024-10, duree"),
    ("de la rentrée à décembre 2024", "2024-09 > 2024-12, duree"),
    ("du 3 au 15 mars 2025", "2025-03-03 > 2025-03-15, duree"),
    ("3-15 mars 2025", "2025-03-03 > 2025-03-15, duree"),
    ("15-20/03/2025", "2025-03-15 > 2025-03-20, duree"),
    ("du 1er au 15 mars 2025", "2025-03-01 > 2025-03-15, duree"),
    ("du lundi 3 au vendredi 7 mars 2025", "2025-03-03 > 2025-03-07, duree"),
    ("du 15 mars au 20 avril 2025", "2025-03-15 > 2025-04-20, duree"),
    ("du 28 décembre 2024 au 3 janvier 2025", "2024-12-28 > 2025-01-03, duree"),
    ("du 1er au 2e trimestre 2025", "2025-T1 > 2025-T2, duree"),
    ("T1-T3 2025", "2025-T1 > 2025-T3, duree"),
    ("2025-T1 - 2026-T2", "2025-T1 > 2026-T2, duree"),
    ("1er semestre 2025 – 2e semestre 2026", "2025-S1 > 2026-S2, duree"),
    ("2024 - 1er semestre 2025", "2024 > 2025-S1, duree"),
    ("été-automne 2025", "2025-06-21/2025-09-22 > 2025-09-23/2025-12-20, duree"),
    ("2024 et 2025", "2024 > 2025, duree"),
    ("2024, 2025 et 2026", "2024 > 2026, duree"),
    ("2023-2024-2025", "2023 > 2025, duree"),
    ("janvier, février et mars 2025", "2025-01 > 2025-03, duree"),
    ("1er et 2e trimestres 2025", "2025-T1 > 2025-T2, duree"),
    ("À partir de 2024 jusqu'en 2026", "2024 > 2026, duree"),
    ("à partir de septembre et jusqu'à décembre 2024", "2024-09 > 2024-12, duree"),
    ("depuis 2022 jusqu'en juin 2022", "2022 > 2022-06, deja_engage, duree"),
    ("2024 jusqu'en 2026", "2024 > 2026, duree"),
    ("Dès 2023, avant 2026", "2023 > 2025-12-31"),
    ("Lancement en 2024, achèvement en 2026", "2024 > 2026"),
    ("Début : 2024 ; fin : 2026", "2024 > 2026, duree"),
    ("2023-2026 et au-delà", "2023 > 2026, au_moins, duree"),
    ("2023-2026, en continu", "2023 > 2026, continu, duree"),
    ("Poursuite 2024-2026", "2024 > 2026, continu, deja_engage, duree"),
]

RHYTHMS = [
    ("Annuelle", ">, annuelle"),
    ("annuellement", ">, annuelle"),
    ("Fréquence : annuelle", ">, annuelle"),
    ("Tous les ans", ">, annuelle"),
    ("chaque année", ">, annuelle"),
    ("une fois par an", ">, annuelle"),
    ("au moins 1 fois par an", ">, annuelle"),
    ("tous les 12 mois", ">, annuelle"),
    ("semestriel", ">, semestrielle"),
    ("tous les six mois", ">, semestrielle"),
    ("chaque semestre", ">, semestrielle"),
    ("trimestriel", ">, trimestrielle"),
    ("chaque trimestre", ">, trimestrielle"),
    ("tous les 3 mois", ">, trimestrielle"),
    ("mensuel", ">, mensuelle"),
    ("tous les mois", ">, mensuelle"),
    ("Annuel jusqu'en 2026", "> 2026, annuelle, duree"),
    ("annuel à partir de 2024", "2024 >, annuelle"),
    ("Annuel (à partir de 2024)", "2024 >, annuelle"),
    ("Annuel depuis 2022", "2022 >, annuelle, deja_engage"),
    ("Chaque année à partir de la rentrée 2024", "2024-09 >, annuelle"),
    ("2025 puis annuel", "2025 >, annuelle"),
    ("À partir de 2024 puis tous les ans", "2024 >, annuelle"),
    ("mensuel de 2024 à 2026", "2024 > 2026, mensuelle, duree"),
    ("tous les mois de septembre 2024 à juin 2025", "2024-09 > 2025-06, mensuelle, duree"),
    ("2024-2026 (annuel)", "2024 > 2026, annuelle, duree"),
    ("Trimestriel 2025", "2025 > 2025, trimestrielle"),
    ("Annuel, en continu", ">, annuelle, continu"),
    # what comes back within a year, and is none of the four, is asked for once a year
    ("hebdomadaire", ">, annuelle"),
    ("Chaque semaine", ">, annuelle"),
    ("tous les mardis", ">, annuelle"),
    ("chaque jeudi", ">, annuelle"),
    ("quotidiennement", ">, annuelle"),
    ("bimensuel", ">, annuelle"),
    ("bimestrielle", ">, annuelle"),
    ("quadrimestriel", ">, annuelle"),
    ("2 fois par an", ">, annuelle"),
    ("Deux à trois fois par an", ">, annuelle"),
    ("au moins deux fois par an", ">, annuelle"),
    ("Plusieurs fois par mois", ">, annuelle"),
    ("deux fois/an", ">, annuelle"),
    ("2x/an", ">, annuelle"),
    ("Deux réunions par an", ">, annuelle"),
    ("une permanence par semaine", ">, annuelle"),
    ("Une réunion par trimestre", ">, trimestrielle"),
    ("tous les deux mois", ">, annuelle"),
    ("tous les 15 jours", ">, annuelle"),
    ("Hebdomadaire à partir de septembre 2024", "2024-09 >, annuelle"),
    ("Hebdomadaire 2025", "2025 > 2025, annuelle"),
    ("Deux fois par an jusqu'en 2026", "> 2026, annuelle, duree"),
]

OF_PLAN = [
    ("Durée du plan", ">, duree, debut_du_plan, fin_du_plan"),
    ("Durée du contrat", ">, duree, debut_du_plan, fin_du_plan"),
    ("durée du CLS", ">, duree, debut_du_plan, fin_du_plan"),
    ("La durée du mandat", ">, duree, debut_du_plan, fin_du_plan"),
    ("Toute la durée de la convention", ">, duree, debut_du_plan, fin_du_plan"),
    ("Sur toute la durée du Contrat local de santé", ">, duree, debut_du_plan, fin_du_plan"),
    ("Pendant le mandat", ">, duree, debut_du_plan, fin_du_plan"),
    ("pendant toute la durée du plan", ">, duree, debut_du_plan, fin_du_plan"),
    ("Durant tout le plan", ">, duree, debut_du_plan, fin_du_plan"),
    ("Tout au long du plan", ">, duree, debut_du_plan, fin_du_plan"),
    ("Sur l'ensemble du contrat", ">, duree, debut_du_plan, fin_du_plan"),
    ("Dès 2024, pendant la durée du CLS", "2024 >, duree, fin_du_plan"),
    ("Annuel, pendant toute la durée du CLS", ">, annuelle, duree, debut_du_plan, fin_du_plan"),
    ("Durée du CLS : 2024-2028", "2024 > 2028, duree"),
    ("Durée : 2024-2028", "2024 > 2028, duree"),
    ("Jusqu'à la fin du plan", ">, duree, fin_du_plan"),
    ("jusqu'au terme du contrat", ">, duree, fin_du_plan"),
    ("Depuis 2022 et jusqu'à la fin du mandat", "2022 >, duree, deja_engage, fin_du_plan"),
    ("De 2024 à la fin du plan", "2024 >, duree, fin_du_plan"),
    ("2024 – fin du plan", "2024 >, duree, fin_du_plan"),
    ("Jusqu'à la fin du plan au moins", ">, duree, au_moins, fin_du_plan"),
    (
        "Poursuite pendant la durée du plan",
        ">, duree, continu, deja_engage, debut_du_plan, fin_du_plan",
    ),
    ("D'ici la fin du plan", ">, fin_du_plan"),
    ("avant la fin du mandat", ">, fin_du_plan"),
    ("Au plus tard à la fin du contrat", ">, fin_du_plan"),
    ("Fin du plan", ">, fin_du_plan"),
    ("en fin de mandat", ">, fin_du_plan"),
    ("au cours du mandat", ">, fin_du_plan"),
]

UNDATED = [
    ("En continu", ">, continu"),
    ("Action continue", ">, continu"),
    ("Permanent", ">, continu"),
    ("Tout au long de l'année", ">, continu"),
    ("Poursuite", ">, continu, deja_engage"),
    ("À définir", ">, indetermine"),
    ("Calendrier à préciser", ">, indetermine"),
    ("Non défini", ">, indetermine"),
    ("Ponctuel", ">, indetermine"),
    ("Action ponctuelle", ">, indetermine"),
    ("Ponctuel en 2025", "> 2025"),
]

READ = [
    *PLAN_CANCER_STEPHANOIS,
    *STARTS,
    *ENDS,
    *LONE_PERIODS,
    *PARTS,
    *RANGES,
    *RHYTHMS,
    *UNDATED,
    *OF_PLAN,
]
WORDINGS = sorted({wording for wording, _ in READ})

REFUSED = [
    # nothing, or not everything
    ("", 0, "The calendrier is empty."),
    ("  \u00a0 ", 4, "The calendrier is empty."),
    ("blabla", 0, "{words!r} is not part of a calendar wording that is read."),
    ("2025 blabla", 5, "{words!r} is not part of a calendar wording that is read."),
    ("2025 ?", 5, "{words!r} is not part of a calendar wording that is read."),
    ("2025²", 4, "{words!r} is not part of a calendar wording that is read."),
    ("2025…", 4, "{words!r} is not part of a calendar wording that is read."),
    ("20255", 0, "{words!r} is not part of a calendar wording that is read."),
    ("développement jusqu'en 2026", 0, "{words!r} is not part of a calendar wording that is read."),
    ("Dès", 3, "A period should follow {words!r}."),
    ("2024 et", 7, "A period should follow {words!r}."),
    ("2024 -", 6, "A period should follow {words!r}."),
    ("de 2024", 7, "A period should follow {words!r}."),
    ("jusqu'en 2026 (", 15, "A period should follow {words!r}."),
    # vague
    ("bientôt", 0, "{words!r} gives no date that can be checked."),
    ("Dès que possible", 0, "{words!r} gives no date that can be checked."),
    ("prochainement", 0, "{words!r} gives no date that can be checked."),
    ("À court terme", 0, "{words!r} gives no date that can be checked."),
    ("Dès 2024, à moyen terme", 10, "{words!r} gives no date that can be checked."),
    ("vers 2025", 0, "{words!r} gives no date that can be checked."),
    ("2025 environ", 5, "{words!r} gives no date that can be checked."),
    ("2025 (à confirmer)", 6, "{words!r} gives no date that can be checked."),
    ("pluriannuel", 0, "{words!r} gives no date that can be checked."),
    # told from another date, or from another thing
    ("dès maintenant", 0, "{words!r} depends on a date that is not written."),
    ("à la prochaine rentrée", 0, "{words!r} depends on a date that is not written."),
    ("durée du projet", 0, "{words!r} depends on a date that is not written."),
    ("toute la durée de l'action", 0, "{words!r} depends on a date that is not written."),
    ("dès l'adoption du plan", 0, "{words!r} depends on a date that is not written."),
    ("sous 6 mois", 0, "{words!r} depends on a date that is not written."),
    ("Réalisé", 0, "{words!r} is a status, not a calendrier."),
    ("2024 ou 2025", 5, "{words!r} leaves a choice between dates."),
    # impossible dates
    ("31 février 2025", 0, "{words!r} does not exist in the calendar."),
    ("29 février 2025", 0, "{words!r} does not exist in the calendar."),
    ("31/04/2025", 0, "{words!r} does not exist in the calendar."),
    ("13/13/2025", 0, "{words!r} does not exist in the calendar."),
    ("2025-02-30", 0, "{words!r} does not exist in the calendar."),
    ("du 3 au 32 mars 2025", 8, "{words!r} does not exist in the calendar."),
    ("Dès T5 2025", 4, "{words!r} does not exist in the calendar."),
    ("5e trimestre 2025", 0, "{words!r} does not exist in the calendar."),
    ("S3 2025", 0, "{words!r} does not exist in the calendar."),
    ("année scolaire 2024-2026", 0, "{words!r} does not exist in the calendar."),
    ("début du 15 mars 2025", 0, "{words!r} does not exist in the calendar."),
    ("lundi 15 mars 2025", 0, "{words!r} falls on another day of the week."),
    ("1789", 0, "The year {words!r} is not between 1900 and 2199."),
    ("Jusqu'en 3000", 9, "The year {words!r} is not between 1900 and 2199."),
    ("avant 1900", 0, "The year {words!r} is not between 1900 and 2199."),
    ("hiver 2199-2200", 11, "The year {words!r} is not between 1900 and 2199."),
    # a year that is short or absent
    ("mars 25", 5, "{words!r} is not a year in four digits."),
    ("15/03/25", 6, "{words!r} is not a year in four digits."),
    ("T1 25", 3, "{words!r} is not a year in four digits."),
    ("2023-24", 5, "{words!r} is not a year in four digits."),
    ("23-24", 0, "{words!r} is not a year in four digits."),
    ("année scolaire 2024-25", 20, "{words!r} is not a year in four digits."),
    ("mars", 0, "{words!r} has no year."),
    ("Dès le 15 mars", 7, "{words!r} has no year."),
    ("T1", 0, "{words!r} has no year."),
    ("dès la rentrée", 7, "{words!r} has no year."),
    ("fin", 0, "{words!r} has no year."),
    ("de mars 2025 à juin", 15, "{words!r} has no year."),
    ("mars et 2025", 0, "{words!r} has no year."),
    # ranges
    ("2026-2023", 5, "The end {end!r} comes before the last day of the start {start!r}."),
    ("de 2026 à 2023", 10, "The end {end!r} comes before the last day of the start {start!r}."),
    (
        "du 15 au 3 mars 2025",
        9,
        "The end {end!r} comes before the last day of the start {start!r}.",
    ),
    (
        "de décembre à février 2025",
        14,
        "The end {end!r} comes before the last day of the start {start!r}.",
    ),
    (
        "De 2024 à juin 2024",
        10,
        "The end {end!r} comes before the last day of the start {start!r}.",
    ),
    (
        "Jusqu'en 2022, à partir de 2024",
        27,
        "The end {end!r} comes before the last day of the start {start!r}.",
    ),
    (
        "2024 et 2026",
        8,
        "{first!r} and {second!r} do not follow each other: they are several dates.",
    ),
    (
        "juin et septembre 2025",
        8,
        "{first!r} and {second!r} do not follow each other: they are several dates.",
    ),
    # two readings
    ("hiver 2025", 0, "{words!r} lies over two years and names only one."),
    ("année scolaire 2024", 0, "{words!r} lies over two years and names only one."),
    ("l'année 2024-2025", 2, "{words!r} can be a school year or two calendar years."),
    ("avant mi-2025", 0, "{words!r} does not say before which day."),
    (
        "annuel 2025",
        7,
        "{words!r} is too short for that rhythm: is it where it begins or where it ends?",
    ),
    # clauses that do not go together
    ("Dès 2024, fin 2025", 10, "{words!r} adds a date to a wording that already has one."),
    ("2024 2025", 5, "{words!r} adds a date to a wording that already has one."),
    (
        "à partir de 2024, à partir de 2025",
        30,
        "{words!r} adds a date to a wording that already has one.",
    ),
    (
        "Dès 2024 au moins",
        9,
        "{words!r} needs an end that can be a minimum (“jusqu'en 2026 au moins”).",
    ),
    (
        "d'ici 2026 au moins",
        11,
        "{words!r} needs an end that can be a minimum (“jusqu'en 2026 au moins”).",
    ),
    ("annuel, mensuel", 8, "{words!r} repeats or contradicts the rest of the wording."),
    ("à définir, 2025", 0, "{words!r} repeats or contradicts the rest of the wording."),
    ("ponctuel, annuel", 0, "{words!r} repeats or contradicts the rest of the wording."),
    # rhythms
    ("chaque année en octobre", 16, "{words!r} is a part of each year, which no key says."),
    *(
        (
            wording,
            0,
            (
                "The rhythm {words!r} is not one that is followed up "
                "(monthly, quarterly, half-yearly, yearly)."
            ),
        )
        for wording in ("biannuel", "tous les deux ans", "tous les 18 mois", "biennal")
    ),
]


@pytest.mark.parametrize(("wording", "meaning"), READ)
def test_reading(wording: str, meaning: str) -> None:
    assert read_wording(wording) == lecture(meaning)


def test_the_plan_has_23_calendriers() -> None:
    assert len(PLAN_CANCER_STEPHANOIS) == 23


@pytest.mark.parametrize(("wording", "position", "reason"), REFUSED)
def test_refusal(wording: str, position: int, reason: str) -> None:
    with pytest.raises(CalendrierIllisible) as refused:
        read_wording(wording)

    assert refused.value.libelle == wording
    assert (refused.value.position, refused.value.raison.template) == (position, reason)


@pytest.mark.parametrize("wording", [wording for wording, _, _ in REFUSED])
def test_advice_names_a_key_to_write(wording: str) -> None:
    with pytest.raises(CalendrierIllisible) as refused:
        read_wording(wording)

    assert any(key in refused.value.conseil.template for key in KEYS)


def test_a_refusal_quotes_the_wording_as_it_was_written() -> None:
    with pytest.raises(CalendrierIllisible) as refused:
        read_wording("Dès  2024, «\u00a0BIENTO\u0302T\u00a0»")
    assert dict(refused.value.raison.params) == {"words": "«"}

    with pytest.raises(CalendrierIllisible) as refused:
        read_wording("Dès 2024, BIENTO\u0302T")
    assert dict(refused.value.raison.params) == {"words": "BIENTO\u0302T"}


def test_a_text_is_not_a_calendrier() -> None:
    read_wording("2025".ljust(LONGUEUR_MAXIMALE))

    with pytest.raises(CalendrierIllisible) as refused:
        read_wording("2025".ljust(LONGUEUR_MAXIMALE + 1))
    assert refused.value.position == LONGUEUR_MAXIMALE


@pytest.mark.parametrize(
    ("wording", "last_day"),
    [
        ("Avant fin 2025", date(2025, 12, 31)),
        ("avant le 1er juillet 2025", date(2025, 6, 30)),
        ("jusqu'en 2026", date(2026, 12, 31)),
        ("d'ici juin 2025", date(2025, 6, 30)),
        ("d'ici fin 2025", date(2025, 12, 31)),
    ],
)
def test_last_day_of_an_end(wording: str, last_day: date) -> None:
    fin = read_wording(wording).fin

    assert fin is not None
    assert fin.dernier == last_day


# How the same words are typed by different people and programs.
SPACES = [" ", "  ", "\u00a0", "\u202f", "\u2009", "\t", "\n", " \u200b"]
DASHES = ["-", "–", "—", "‑", "−", "\u2010"]
APOSTROPHES = ["'", "’", "ʼ", "‘", "´"]


def without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(part for part in decomposed if not unicodedata.combining(part))


CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title, str.swapcase]
ACCENTS: list[Callable[[str], str]] = [
    str,
    without_accents,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
]


@st.composite
def retyped(draw: st.DrawFn) -> tuple[str, str]:
    wording = draw(st.sampled_from(WORDINGS))
    text = draw(st.sampled_from(ACCENTS))(draw(st.sampled_from(CASES))(wording))
    for usual, variants in (
        (" ", SPACES),
        ("-", DASHES),
        ("–", DASHES),
        ("'", APOSTROPHES),
        ("’", APOSTROPHES),
    ):
        text = "".join(draw(st.sampled_from(variants)) if c == usual else c for c in text)
    padding = st.sampled_from(["", " ", "\u00a0", "\ufeff"])
    stop = "" if wording.endswith((".", "?")) else draw(st.sampled_from(["", ".", " ."]))
    return wording, draw(padding) + text + stop + draw(padding)


@given(retyped())
def test_typing_habits_do_not_change_the_reading(pair: tuple[str, str]) -> None:
    wording, typed = pair

    assert read_wording(typed) == read_wording(wording)


FRAGMENTS = [
    *"0123456789 '’-–/.,;:()&?²…",
    *(f" {word} " for wording in WORDINGS for word in wording.split()),
    *(f" {word} " for wording, _, _ in REFUSED for word in wording.split()),
    *(f" {wording} " for wording in WORDINGS),
]


def read_or_refuse(wording: str) -> Lecture | CalendrierIllisible:
    try:
        return read_wording(wording)
    except CalendrierIllisible as refused:
        return refused


def assert_read_or_refused(wording: str) -> None:
    reading = read_or_refuse(wording)
    if isinstance(reading, CalendrierIllisible):
        assert reading.libelle == wording
        assert 0 <= reading.position <= len(wording)
        return
    assert reading != Lecture()
    if reading.debut and reading.fin:
        assert reading.debut.premier <= reading.fin.dernier
        assert reading.deja_engage or reading.debut.dernier <= reading.fin.dernier
    if reading.au_moins:
        assert reading.fin or reading.fin_du_plan
    if reading.duree:
        assert reading.fin or reading.fin_du_plan
    if reading.indetermine:
        assert (reading.debut, reading.fin, reading.recurrence) == (None, None, None)


@given(st.text(max_size=LONGUEUR_MAXIMALE + 5))
@example("\u00bd 2025")
@example("\ufdfa" * LONGUEUR_MAXIMALE)
@example("(" * LONGUEUR_MAXIMALE)
@example("1-" * 100)
@example("de " * 60)
@example("\x00\ud800")
def test_any_text_is_read_or_refused(wording: str) -> None:
    assert_read_or_refused(wording)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_any_words_are_read_or_refused(wording: str) -> None:
    assert_read_or_refused(wording)


@given(st.sampled_from(WORDINGS), st.sampled_from(["xyz", "?", "bientôt", "biannuel", "ou"]))
def test_no_word_is_passed_over(wording: str, intruder: str) -> None:
    words = wording.split(" ")
    for place in range(len(words) + 1):
        with pytest.raises(CalendrierIllisible):
            read_wording(" ".join([*words[:place], intruder, *words[place:]]))


MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
)


@st.composite
def named_periods(draw: st.DrawFn) -> tuple[str, Periode]:
    """A period and one of the ways in which people name it."""
    day = draw(st.dates(date(1901, 1, 1), date(2198, 12, 31)))
    year, month, name = day.year, day.month, MONTHS[day.month - 1]
    quarter, half = (month + 2) // 3, (month + 5) // 6
    rank = "1er" if day.day == 1 else str(day.day)
    nth = {1: "1er", 2: "2e", 3: "3e", 4: "4e"}
    return draw(
        st.sampled_from(
            [
                (f"{year}", Periode.annee(year)),
                (f"l'année {year}", Periode.annee(year)),
                (f"{name} {year}", Periode.mois(year, month)),
                (f"{month:02}/{year}", Periode.mois(year, month)),
                (f"{year}-{month:02}", Periode.mois(year, month)),
                (f"{rank} {name} {year}", Periode.jour(day)),
                (f"le {rank} {name} {year}", Periode.jour(day)),
                (f"{day:%d/%m/%Y}".zfill(10), Periode.jour(day)),
                (day.isoformat(), Periode.jour(day)),
                (f"{nth[quarter]} trimestre {year}", Periode.trimestre(year, quarter)),
                (f"T{quarter} {year}", Periode.trimestre(year, quarter)),
                (f"{year}-T{quarter}", Periode.trimestre(year, quarter)),
                (f"{nth[half]} semestre de {year}", Periode.semestre(year, half)),
                (f"S{half} {year}", Periode.semestre(year, half)),
                (f"la rentrée {year}", Periode.mois(year, 9)),
            ]
        )
    )


@given(named_periods())
def test_every_period_is_read_in_every_clause(named: tuple[str, Periode]) -> None:
    words, periode = named

    assert read_wording(words) == Lecture(fin=periode)
    assert read_wording(f"courant {words}") == Lecture(fin=periode)
    assert read_wording(f"Dès {words}") == Lecture(debut=periode)
    assert read_wording(f"à partir de {words}") == Lecture(debut=periode)
    assert read_wording(f"depuis {words}") == Lecture(debut=periode, deja_engage=True)
    assert read_wording(f"jusqu'à {words}") == Lecture(fin=periode, duree=True)
    assert read_wording(f"pendant {words}") == Lecture(fin=periode, duree=True)
    assert read_wording(f"d'ici {words}") == Lecture(fin=periode)
    eve = date.fromordinal(periode.premier.toordinal() - 1)
    assert read_wording(f"avant {words}") == Lecture(fin=Periode.jour(eve))
    assert read_wording(f"annuel à partir de {words}") == Lecture(
        debut=periode, recurrence=Recurrence.ANNUELLE
    )


@given(named_periods(), named_periods())
def test_a_range_is_read_forwards_and_refused_backwards(
    one: tuple[str, Periode], other: tuple[str, Periode]
) -> None:
    (first, debut), (last, fin) = sorted((one, other), key=lambda named: named[1].dernier)

    for template in ("de {} à {}", "entre {} et {}", "à partir de {} et jusqu'à {}", "{} – {}"):
        lasts = not template.startswith("entre")
        reading = read_wording(template.format(first, last))
        assert reading == Lecture(debut=debut, fin=fin, duree=lasts)
        if debut.dernier < fin.dernier:
            with pytest.raises(CalendrierIllisible):
                read_wording(template.format(last, first))


@given(named_periods(), st.sampled_from(["début", "mi", "fin"]))
def test_the_three_parts_of_a_period_lie_in_it(named: tuple[str, Periode], part: str) -> None:
    words, whole = named
    if whole.precision == "jour":
        return
    fin = read_wording(f"{part}-{words.removeprefix('la ')}").fin

    assert fin is not None
    assert whole.premier <= fin.premier <= fin.dernier <= whole.dernier
    assert (fin.premier == whole.premier) == (part == "début")
    assert (fin.dernier == whole.dernier) == (part == "fin")


def test_the_parts_of_a_season_follow_each_other() -> None:
    readings = [read_wording(f"{part} hiver 2024-2025").fin for part in ("début", "mi", "fin")]
    first, middle, last = (periode for periode in readings if periode is not None)

    assert (first.premier, last.dernier) == (date(2024, 12, 21), date(2025, 3, 19))
    for before, after in itertools.pairwise((first, middle, last)):
        assert after.premier.toordinal() - before.dernier.toordinal() == 1


@pytest.mark.parametrize(("wording", "meaning"), OF_PLAN)
def test_the_period_of_the_plan_fills_in_what_the_wording_leaves_to_it(wording, meaning) -> None:
    reading = read_wording(wording)
    placed = reading.pendant(Periode.annee(2024), Periode.annee(2028))

    assert placed.fin == Periode.annee(2028)
    assert placed.debut == (Periode.annee(2024) if reading.debut_du_plan else reading.debut)
    assert not placed.du_plan
    assert reading.pendant(None, None) == reading, "a plan without a period places nothing"
    asks_a_decision = "duree" in meaning and "annuelle" not in meaning
    assert placed.decision_a_la_fin == (asks_a_decision or "au_moins" in meaning)


def test_a_decision_is_due_at_the_end_of_a_duration_and_not_of_a_rhythm() -> None:
    assert read_wording("Jusqu'en 2026").decision_a_la_fin
    assert read_wording("2023-2026").decision_a_la_fin
    assert not read_wording("D'ici 2026").decision_a_la_fin
    assert not read_wording("Entre 2024 et 2026").decision_a_la_fin
    assert not read_wording("2026").decision_a_la_fin
    assert not read_wording("Annuel jusqu'en 2026").decision_a_la_fin
    assert read_wording("Annuel jusqu'en 2026 au moins").decision_a_la_fin
    assert not read_wording("Dès 2024").decision_a_la_fin


GUIDE = Path(__file__).parents[2] / "docs" / "calendrier.md"
MARKS_OF_THE_GUIDE = {
    "au moins": "au_moins",
    "continu": "continu",
    "déjà engagé": "deja_engage",
    "durée": "duree",
    "début du plan": "debut_du_plan",
    "fin du plan": "fin_du_plan",
    "sans date": "indetermine",
}


def rows_of_the_guide(heading: str) -> Iterator[tuple[str, str]]:
    """Each wording in the tables whose first column has that heading, and the second column."""
    inside = False
    for line in GUIDE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        inside = line.startswith("|") and (inside or cells[0] == heading)
        if inside and cells[0] not in {heading, "---"}:
            for wording in cells[0].split(" · "):
                yield wording, cells[1]


@pytest.mark.parametrize(("wording", "shown"), list(rows_of_the_guide("Libellé")))
def test_the_guide_shows_the_reading(wording: str, shown: str) -> None:
    dates = dict(re.findall(r"(début|fin) `([^`]+)`", shown))
    marks = [
        MARKS_OF_THE_GUIDE.get(mark, mark) for mark in re.split(", ", shown) if "`" not in mark
    ]

    expected = ", ".join([f"{dates.get('début', '')} > {dates.get('fin', '')}", *marks])

    assert read_wording(wording) == lecture(expected)


@pytest.mark.parametrize("wording", [wording for wording, _ in rows_of_the_guide("Refusé")])
def test_the_guide_shows_what_is_refused(wording: str) -> None:
    with pytest.raises(CalendrierIllisible):
        read_wording(wording)
