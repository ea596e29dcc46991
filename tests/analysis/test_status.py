"""The dashboard: one rule of roll-up at every level, and counts that say three things apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from analysis.echeances_cases import (
    ADOPTION,
    at,
    fiche_text,
    indicateur_text,
    mesure,
    plan_text,
    readable,
    volet,
)
from plancancer_cli.analysis.etat import EtatVolet, etat_volet
from plancancer_cli.analysis.status import Status, roll_up, status
from plancancer_cli.model.suivi import EntreeSuivi
from plancancer_cli.model.wording import Lecture, read_wording
from projet import FICHE, INDICATEUR, PLAN, projet

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

MORE = {"bloque": {"motif": "M"}, "en_pause": {"motif": "M"}, "abandonne": {"motif": "M"}}
MORE["transfere"] = {"vers": "Métropole"}
VOTE = date.fromisoformat(ADOPTION)


def etat(words: str) -> EtatVolet:
    """The state after these statuses in turn; `plan` is a volet that the wording says begun."""
    lecture = read_wording("Depuis 2022") if "plan" in words.split() else Lecture()
    entrees = [
        EntreeSuivi.model_validate(
            {"date": f"2024-01-{day:02}", "statut": word} | MORE.get(word, {})
        )
        for day, word in enumerate((w for w in words.split() if w != "plan"), start=1)
    ]
    return etat_volet(entrees, lecture, VOTE, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("volets", "expected"),
    [
        ([], "non_documente"),
        ([""], "non_documente"),
        (["", ""], "non_documente"),
        # All closed: closed, named by its kind where all share it.
        (["realise"], "realise"),
        (["abandonne", "abandonne"], "abandonne"),
        (["realise", "perennise"], "clos"),
        (["realise", "abandonne"], "clos"),
        (["perennise", "en_cours"], "en_cours"),
        # Any blocked is shown.
        (["bloque"], "bloque"),
        (["en_cours", "bloque", "realise"], "bloque"),
        (["", "bloque"], "bloque"),
        (["bloque realise", "en_cours"], "en_cours"),
        # Any begun: under way.
        (["en_cours"], "en_cours"),
        (["en_cours", "", "a_venir"], "en_cours"),
        (["realise", ""], "en_cours"),
        (["realise", "a_venir"], "en_cours"),
        (["en_cours", "en_pause"], "en_cours"),
        (["en_cours a_venir"], "en_cours"),
        # What was given up before it began has not begun.
        (["abandonne", ""], "a_venir"),
        (["abandonne", "a_venir"], "a_venir"),
        (["en_cours abandonne", "a_venir"], "en_cours"),
        # Only the wording of the plan says that it had begun.
        (["plan"], "en_cours_selon_plan"),
        (["plan", "", "a_venir"], "en_cours_selon_plan"),
        (["plan", "en_cours"], "en_cours"),
        (["plan a_venir"], "a_venir"),
        (["plan abandonne", ""], "a_venir"),
        (["a_venir"], "a_venir"),
        (["a_venir", ""], "a_venir"),
        (["en_pause"], "en_pause"),
        (["en_pause", "a_venir"], "a_venir"),
    ],
)
def test_the_rule_of_every_level(volets: list[str], expected: str) -> None:
    assert roll_up([etat(words) for words in volets]) == expected
    assert roll_up([etat(words) for words in reversed(volets)]) == expected


def seen(dossier: Dossier, on: str = "2026-11-21") -> Status:
    return status(at(dossier, on))


STARTED = "calendrier: Dès 2023\nsuivi: [{date: 2023-07-01, statut: en_cours, source: PV}]"
DONE = "calendrier: Dès 2023\nsuivi: [{date: 2024-07-01, statut: realise, source: PV}]"
SILENT = "calendrier: Dès 2023"
LATE = "calendrier: Dès 2023\nsuivi: [{date: 2023-07-01, statut: a_venir, source: PV}]"
TO_DECIDE = "calendrier: Depuis 2022 et jusqu’à 2024 au moins"
TREE = """
    format: 1
    id: plan-exemple
    titre: Plan exemple
    adoption: 2023-05-30
    niveaux: [Enjeu, Objectif, Fiche-action]
    arborescence:
      - code: "1"
        titre: Environnement
        enfants: [{code: "1.1", titre: Bouger}, {code: "1.2", titre: Manger}]
      - code: "2"
        titre: Publics
        enfants: [{code: "2.1", titre: Écoles}]
"""


def tree(**volets: str) -> Dossier:
    """A plan of three fiches: 1.1.1, 1.2.1 and 2.1.1, each with one volet."""
    from textwrap import dedent

    files = {PLAN: dedent(TREE)}
    for name, keys in volets.items():
        code = ".".join(name.removeprefix("f"))
        files[f"actions/{code}-balades.yaml"] = fiche_text(keys, code=code)
    return readable(files)


class TestLevels:
    def test_objectif_enjeu_and_plan_follow_the_same_rule(self) -> None:
        view = seen(tree(f111=DONE, f121=STARTED, f211=SILENT))
        assert [row.statut for row in view.fiches] == ["realise", "en_cours", "non_documente"]
        assert [view.statut_de(code) for code in ("1.1", "1.2", "2.1")] == [
            "realise",
            "en_cours",
            "non_documente",
        ]
        assert [groupe.statut for groupe in view.groupes] == ["en_cours", "non_documente"]
        assert [view.statut_de(code) for code in ("1", "2")] == ["en_cours", "non_documente"]
        assert view.statut == "en_cours"

    def test_a_level_does_not_take_the_fiches_of_another_with_the_same_first_digits(self) -> None:
        from textwrap import dedent

        files = {
            PLAN: dedent(TREE)
            + '  - code: "12"\n    titre: Autre\n    enfants: [{code: "12.1", titre: Suite}]\n',
            "actions/1.1.1-balades.yaml": fiche_text(DONE),
            "actions/12.1.1-autre.yaml": fiche_text(SILENT, code="12.1.1"),
        }
        view = seen(readable(files))
        assert view.statut_de("1") == "realise"
        assert [len(groupe.fiches) for groupe in view.groupes] == [1, 0, 1]

    def test_a_fiche_without_volets_says_what_its_suivi_says(self) -> None:
        more = "suivi: [{date: 2023-07-01, statut: en_cours, source: PV}]"
        view = seen(readable({PLAN: plan_text(), FICHE: fiche_text(more=more)}))
        assert [row.statut for row in view.fiches] == ["en_cours"]
        silent = seen(readable({PLAN: plan_text(), FICHE: fiche_text()}))
        assert [row.statut for row in silent.fiches] == ["non_documente"]

    def test_a_fiche_outside_the_tree_is_shown_last(self) -> None:
        files = {
            PLAN: plan_text(),
            FICHE: fiche_text(STARTED),
            "actions/9.1.1-ailleurs.yaml": fiche_text(SILENT, code="9.1.1"),
        }
        view = seen(projet(files))
        assert [groupe.noeud.code if groupe.noeud else None for groupe in view.groupes] == [
            "1",
            None,
        ]


class TestCounts:
    def test_late_undocumented_and_to_decide_are_three_things(self) -> None:
        files = {PLAN: plan_text(), FICHE: fiche_text(LATE, SILENT, TO_DECIDE, STARTED)}
        totaux = seen(readable(files)).totaux
        assert (totaux.fiches, totaux.volets) == (1, 4)
        assert (totaux.en_retard, totaux.a_documenter, totaux.a_decider) == (1, 1, 1)

    def test_each_stands_with_its_fiche(self) -> None:
        files = {PLAN: plan_text(), FICHE: fiche_text(LATE, SILENT, TO_DECIDE, STARTED)}
        (row,) = seen(readable(files)).fiches
        assert [v.unite.ref for v in row.volets_en_retard] == ["1.1.1/sentiers"]
        assert [v.unite.ref for v in row.volets_a_documenter] == ["1.1.1/balades"]
        assert [v.statut for v in row.volets] == [
            "a_venir",
            "non_documente",
            "en_cours_selon_plan",
            "en_cours",
        ]

    def test_a_missing_number_makes_no_volet_late(self) -> None:
        view = seen(mesure(""))
        assert [e.code for e in view.suivi.echeances if e.manquee] == ["PC205", "PC205"]
        assert view.totaux.en_retard == 0

    def test_a_modalite_counts_for_its_volet(self) -> None:
        own = "{texte: Baliser, id: baliser, calendrier: Dès 2024}"
        keys = f"calendrier: Depuis 2022\nmodalites: [{own}]"
        totaux = seen(volet(keys)).totaux
        assert (totaux.volets, totaux.a_documenter) == (1, 1)

    def test_indicateurs_measured_at_the_date(self) -> None:
        dossier = mesure("valeurs: [{date: 2024-02-01, valeur: 3}]")
        before, after = seen(dossier, "2024-01-31").totaux, seen(dossier, "2024-02-01").totaux
        assert (before.indicateurs, before.indicateurs_mesures) == (1, 0)
        assert (after.indicateurs, after.indicateurs_mesures) == (1, 1)

    def test_a_fiche_taken_up_after_the_vote_is_counted_apart(self) -> None:
        ajout = 'ajout: {date: 2025-10-20, decision: "Conseil"}'
        totaux = seen(volet(SILENT, fiche=ajout)).totaux
        assert (totaux.fiches, totaux.fiches_ajoutees) == (1, 1)

    def test_two_files_with_one_code_are_not_counted_twice(self) -> None:
        files = {
            PLAN: plan_text(),
            FICHE: fiche_text(SILENT),
            "actions/1.1.1-copie.yaml": fiche_text(STARTED),
        }
        totaux = seen(projet(files)).totaux
        assert (totaux.fiches, totaux.volets) == (2, 2)

    def test_a_closed_plan_has_nothing_late(self) -> None:
        files = {PLAN: plan_text(more="etat: clos"), FICHE: fiche_text(LATE, SILENT, TO_DECIDE)}
        totaux = seen(readable(files)).totaux
        assert (totaux.en_retard, totaux.a_documenter, totaux.a_decider) == (0, 0, 0)


class TestNext:
    def test_the_next_one_still_to_come(self) -> None:
        keys = """
            calendrier: Entre 2024 et 2026
            jalons: [{id: bilan, intitule: Bilan, echeance: 2025-06}]
        """
        (row,) = seen(volet(keys), "2024-12-31").fiches
        assert row.prochaine is not None
        assert row.prochaine.kind == "start"
        (row,) = seen(volet(keys), "2025-01-01").fiches
        assert row.prochaine is not None
        assert row.prochaine.objet == "bilan"

    def test_none_where_all_is_past(self) -> None:
        (row,) = seen(volet(SILENT), "2026-11-21").fiches
        assert row.prochaine is None

    def test_what_comes_before_the_year_ends(self) -> None:
        keys = "calendrier: 2024-2026\njalons: [{id: b, intitule: B, echeance: 2026-12-31}]"
        assert seen(volet(keys), "2026-12-31").totaux.avant_fin_annee == 2
        assert seen(volet(keys), "2025-12-31").totaux.avant_fin_annee == 0


def test_the_indicateurs_of_the_plan_stand_apart() -> None:
    files = {
        PLAN: plan_text(more="indicateurs: [balades]"),
        FICHE: fiche_text(STARTED),
        INDICATEUR: indicateur_text(""),
    }
    view = seen(readable(files))
    assert [progression.indicateur for progression in view.indicateurs_plan] == ["balades"]
    assert view.fiches[0].indicateurs == ()
