"""Pairs of calendriers, of targets and of baselines: nothing overdue goes without a mark, the same meaning has none."""

from __future__ import annotations

from datetime import date
from itertools import product
from random import Random

import pytest

from analysis.diff.changing import FICHE_TEXT, INDICATEUR_TEXT, STATE
from plancancer_cli.analysis.diff import diff
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.progression import progression
from plancancer_cli.model.dossier import Dossier
from projet import FICHE, INDICATEUR, projet, textes

ON = date(2026, 11, 28)

CALENDRIERS = [
    "Dès 2023", "À partir de 2024", "À partir de septembre 2025", "Dès 2027", "Depuis 2022",
    "2023-2026", "2024-2025", "2020-2026", "2025-2030", "De septembre 2024 à juin 2025",
    "Entre 2024 et 2026", "Entre 2023 et 2025", "D'ici 2025", "D'ici 2026", "D'ici 2030",
    "Avant fin 2025", "Avant le 1er juillet 2025", "Jusqu'en 2025", "Jusqu'en 2026",
    "Jusqu'au 30 juin 2025", "Depuis 2022 et jusqu'à 2025 au moins",
    "Poursuite et développement jusqu'en 2025", "1er trimestre 2025", "2025", "15 mars 2025",
    "Courant 2026", "Annuel", "Tous les ans", "Semestriel", "Hebdomadaire",
    "{debut: 2024, fin: 2025}", "{libelle: Annuel, debut: 2027}", "{libelle: Annuel, fin: 2023}",
    "{fin: 2025, duree: true}", "{fin: 2025}", "{libelle: Plus tard, debut: 2030}",
]  # fmt: skip

SUIVIS = {
    "silence": "",
    "begun": '    suivi:\n      - {date: 2025-03-01, statut: en_cours, constat: "Ouvert", source: "journal"}\n',
    "blocked": '    suivi:\n      - {date: 2026-03-01, statut: bloque, motif: "Crue", source: "journal"}\n',
}


def plan(calendrier: str, entries: str = "") -> Dossier:
    head, tail = FICHE_TEXT.split("    calendrier: 2024-2026\n")
    after = tail[tail.index("pilotes:") :]
    written = calendrier if calendrier.startswith("{") else f'"{calendrier}"'
    text = f"{head}    calendrier: {written}\n{entries}{after}"
    dossier = projet(STATE | {FICHE: text})
    assert dossier.diagnostics == (), (calendrier, textes(dossier.diagnostics))
    return dossier


PLANS = {(c, name): plan(c, entries) for c in CALENDRIERS for name, entries in SUIVIS.items()}


def overdue(dossier: Dossier) -> list[tuple[str, date]]:
    """The échéances of the volet that are past and open, by ref and last day."""
    found = suivi(dossier, ON).echeances
    return [(e.ref, e.echeance) for e in found if e.manquee and e.fiche is not None]


@pytest.mark.parametrize("said", SUIVIS)
def test_nothing_overdue_disappears_without_a_mark(said: str) -> None:
    judged = 0
    for was, now in product(CALENDRIERS, repeat=2):
        base, head = PLANS[was, said], PLANS[now, said]
        still = overdue(head)
        gone = [
            (ref, day)
            for ref, day in overdue(base)
            if not any(other == ref and other_day <= day for other, other_day in still)
        ]
        if gone:
            judged += 1
            assert diff(base, head, ON).attention, (was, now, gone)
    assert judged > 200


@pytest.mark.parametrize("said", SUIVIS)
def test_the_same_meaning_has_no_mark(said: str) -> None:
    same = [
        ("Dès 2024", "À partir de 2024"), ("Annuel", "Tous les ans"), ("2025", "Courant 2025"),
        ("D'ici 2025", "Avant fin 2025"), ("2024-2025", "{libelle: Deux ans, debut: 2024, fin: 2025, duree: true}"),
        ("D'ici 2025", "{fin: 2025}"), ("D'ici 2025", "D’ici fin 2025"),
        ("Jusqu'en 2025", "{fin: 2025, duree: true}"), ("Jusqu'en 2025", "Jusqu’à fin 2025"),
    ]  # fmt: skip
    for was, now in (*same, *((b, a) for a, b in same), *((c, c) for c in CALENDRIERS)):
        found = diff(plan(was, SUIVIS[said]), plan(now, SUIVIS[said]), ON)
        assert found.attention == (), (was, now, [c.change for c in found.attention])


def series(
    cibles: list[tuple[int, int]], initiale: int | None, valeurs: list[tuple[int, int]]
) -> Dossier:
    baseline = f"valeur_initiale: {{date: 2022, valeur: {initiale}}}\n"
    text = INDICATEUR_TEXT.partition("valeur_initiale")[0]
    text += baseline if initiale is not None else ""
    if cibles:
        text += "cibles:\n" + "".join(f"  - {{date: {y}, valeur: {n}}}\n" for y, n in cibles)
    text += "valeurs:\n" + "".join(f"  - {{date: {y}, valeur: {n}}}\n" for y, n in valeurs)
    return projet(STATE | {INDICATEUR: text})


_GOOD = {"atteinte": 3, "en_bonne_voie": 2, "tendance_favorable": 2}
_BAD = {
    "cible_non_atteinte": -3,
    "a_surveiller": -1,
    "ecart_important": -2,
    "evolution_defavorable": -3,
    "tendance_defavorable": -3,
}


def rank(dossier: Dossier) -> int:
    indicateur = dossier.indicateur_par_id["balades"].value
    seuils = dossier.plan.value.parametres_suivi.seuils
    verdict = progression(indicateur, ON, seuils).verdict.value
    return _GOOD.get(verdict, _BAD.get(verdict, 0))


def test_no_verdict_gets_better_without_a_mark() -> None:
    """Four hundred pairs of targets, baselines and corrections; no value that is added has a source."""
    random = Random(17)
    better = 0
    for _ in range(400):
        valeurs = [(year, random.randint(0, 60)) for year in (2023, 2024, 2025)]
        base = _random_series(random, valeurs)
        changed = list(valeurs)
        if random.random() < 0.4:
            place = random.randrange(3)
            changed[place] = (changed[place][0], random.randint(0, 60))
        head = _random_series(random, changed)
        if rank(head) > rank(base):
            better += 1
            assert diff(base, head, ON).attention
    assert better > 80


def _random_series(random: Random, valeurs: list[tuple[int, int]]) -> Dossier:
    years = sorted(random.sample(range(2024, 2031), random.randint(0, 3)))
    cibles = [(year, random.randint(5, 90)) for year in years]
    return series(cibles, random.choice([None, 0, 10, 30]), valeurs)
