"""Where fiches hang in a tree of any depth and with any codes, and what the levels are called."""

from __future__ import annotations

from textwrap import dedent

import pytest

from plancancer_cli.i18n import get_language
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.model.niveaux import fiches_words, pluriel
from plancancer_cli.model.plan import Plan
from projet import PLAN, projet

DEEP = dedent("""\
    format: 1
    id: contrat
    titre: Contrat
    adoption: 2020-01-01
    niveaux: [Orientation, Objectif, Objectif opérationnel, Priorité, Action]
    arborescence:
      - code: "2"
        titre: Santé
        enfants:
          - code: "2.2"
            titre: Risques
            enfants:
              - code: 2.2.2
                titre: Produits
                enfants: [{code: 2.2.2.1, titre: Informer}]
      - {code: "20", titre: Vingt}
      - code: T
        titre: Aller vers
        transversal: true
        enfants: [{code: T.1, titre: Bus}]
    """)


def tree(**fiches: str) -> Dossier:
    """The plan above and fiches: their names are codes (`_` for a dot), their texts more keys."""
    files = {
        f"actions/{name.replace('_', '.').lstrip('.')}-x.yaml": (
            f'code: "{name.replace("_", ".").lstrip(".")}"\ntitre: X\n{keys}\n'
        )
        for name, keys in fiches.items()
    }
    found = projet({PLAN: DEEP, **files})
    assert found.diagnostics == ()
    return found


def place(dossier: Dossier, code: str) -> list[str]:
    fiche = dossier.fiche_par_code[code].value
    return [noeud.code for noeud in dossier.arborescence.place(fiche)]


@pytest.mark.parametrize(
    ("name", "keys", "expected"),
    [
        ("_2_2_2_1_4", "", ["2", "2.2", "2.2.2", "2.2.2.1"]),
        ("_2_2_7", "", ["2", "2.2"]),
        ("_2_5_1", "", ["2"]),
        ("_2", "", ["2"]),
        ("_20_1", "", ["20"]),
        ("VIF", 'sous: "2.2"', ["2", "2.2"]),
        ("_2_2_9", "sous: T.1", ["T", "T.1"]),
        ("IV", "sous: plan", []),
        ("_3_1", "", []),
    ],
)
def test_a_fiche_hangs_at_any_level(name: str, keys: str, expected: list[str]) -> None:
    dossier = tree(**{name: keys})
    assert place(dossier, name.replace("_", ".").lstrip(".")) == expected


def test_below_a_level_is_what_hangs_there_or_is_cut_by_it() -> None:
    dossier = tree(_2_2_2_1_4="axes_transversaux: [T.1]", VIF='sous: "2.2"', _20_1="")
    arbre = dossier.arborescence

    def below(code: str) -> set[str]:
        return {d.value.code for d in dossier.fiches if arbre.est_sous(d.value, code)}

    assert below("2") == {"2.2.2.1.4", "VIF"}
    assert below("2.2.2") == {"2.2.2.1.4"}
    assert below("20") == {"20.1"}
    assert below("T") == below("T.1") == {"2.2.2.1.4"}
    assert below("VIF") == {"VIF"}


def test_levels_have_the_names_of_the_plan() -> None:
    arbre = tree().arborescence
    names = [arbre.niveau(code) for code in ("2", "2.2", "2.2.2", "2.2.2.1", "T.1")]
    assert names == ["Orientation", "Objectif", "Objectif opérationnel", "Priorité", "Objectif"]


def test_a_level_too_deep_for_the_names_has_none() -> None:
    plan = DEEP.replace(
        "[Orientation, Objectif, Objectif opérationnel, Priorité, Action]", "[Axe, Action]"
    )
    arbre = projet({PLAN: plan}).arborescence
    assert [arbre.niveau(code) for code in ("2", "2.2")] == ["Axe", None]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["X", "IX", "V", "I", "IV"], ["I", "IV", "V", "IX", "X"]),
        (["C", "D", "A", "B"], ["A", "B", "C", "D"]),
        (["I.10", "I.9", "IV.1", "II.1"], ["I.9", "I.10", "II.1", "IV.1"]),
        (["VIF", "DTA", "IX"], ["DTA", "IX", "VIF"]),
        (["2.2.2.10", "2.2.2.9", "A"], ["2.2.2.9", "2.2.2.10", "A"]),
    ],
)
def test_codes_come_in_the_order_of_a_reader(codes: list[str], expected: list[str]) -> None:
    files = {f"actions/{code}-x.yaml": f'code: "{code}"\ntitre: X\n' for code in codes}
    plan = DEEP.partition("arborescence:")[0]
    assert [d.value.code for d in projet({PLAN: plan, **files}).fiches] == expected


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Action", "Actions"),
        ("Priorité d’intervention", "Priorités d’intervention"),
        ("Objectif opérationnel", "Objectifs opérationnels"),
        ("Axe prioritaire de santé", "Axes prioritaires de santé"),
        ("Niveau régional", "Niveaux régionaux"),
        ("Fiche-action", "Fiches-actions"),
        ("Projets", "Projets"),
        ("CLS", "CLS"),
    ],
)
def test_plural_of_a_french_level(name: str, several: str) -> None:
    assert pluriel(name, "fr") == several


def test_a_plan_that_says_fiche_keeps_the_word_of_the_program() -> None:
    french, english = get_language("fr"), get_language("en")

    def plan(name: str, langue: str = "fr") -> Plan:
        return projet(
            {PLAN: DEEP.replace("Priorité, Action]", f"Priorité, {name}]") + f"langue: {langue}\n"}
        ).plan.value

    assert french.text(fiches_words(plan("Fiche-action"), 13)) == "13 fiches"
    assert english.text(fiches_words(plan("Fiche projet"), 1)) == "1 fiche"
    assert french.text(fiches_words(plan("Mesure"), 0)) == "0 mesure"
    assert french.text(fiches_words(plan("Mesure"), 2)) == "2 mesures"
    assert french.text(fiches_words(plan("Action", "en"), 0)) == "0 actions"
