"""A layout, an order, a renaming: nothing that the plan says changes."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from analysis.diff.changing import (
    FICHE_TEXT,
    INDICATEUR_TEXT,
    STATE,
    changes,
    compared,
    edited,
    kinds,
)
from plancancer_cli.analysis.diff.plain import canonical, same
from projet import FICHE, INDICATEUR


def _without(*paths: str) -> dict[str, str]:
    return {path: text for path, text in STATE.items() if path not in paths}


def test_the_same_state() -> None:
    assert changes(STATE) == []
    assert not compared(STATE).effets


def test_another_layout() -> None:
    laid_out = dedent("""\
        # un commentaire
        code: "1.1.1"
        titre: >-
          Balades
        indicateurs:
          - balades
        pilotes: [{acteur: ville}]
        volets:
          - suivi:
              - date: 2024-03-01
                source: journal
                statut: "en_cours"
                constat: |
                  Ouvert
            intitule: "Sentiers"
            calendrier: {libelle: 2024-2026}
            id: sentiers
        """)
    assert changes(STATE | {FICHE: laid_out}) == []


def test_numbers_and_spaces_written_in_another_way() -> None:
    text = INDICATEUR_TEXT.replace("valeur: 70", "valeur: 70.0").replace(
        "libelle: Balades", "libelle: \u00a0Balades "
    )
    assert changes(STATE | {INDICATEUR: text}) == []


def test_another_order() -> None:
    base = edited("fiche", ("volets:", "partenaires: [ars, cpam]\nvolets:"))
    head = edited("fiche", ("volets:", "partenaires: [cpam, ars]\nvolets:"))
    assert changes(head, base) == []
    lines = INDICATEUR_TEXT.splitlines(keepends=True)
    assert changes(STATE | {INDICATEUR: "".join([*lines[:-2], lines[-1], lines[-2]])}) == []


def test_a_renamed_file() -> None:
    assert changes(_without(FICHE) | {"actions/1.1.1-sentiers.yml": FICHE_TEXT}) == []


def test_a_renamed_indicateur() -> None:
    head = _without(INDICATEUR, FICHE) | {
        "indicators/promenades.yaml": INDICATEUR_TEXT.replace("id: balades", "id: promenades")
        + "anciens_ids: [balades]\n",
        FICHE: FICHE_TEXT.replace("[balades]", "[promenades]"),
    }
    assert changes(head) == []
    assert changes(STATE, head) == []
    assert not compared(head).effets


def test_a_renamed_fiche_and_a_renamed_volet() -> None:
    head = _without(FICHE) | {
        "actions/1.1.9-balades.yaml": FICHE_TEXT.replace("1.1.1", "1.1.9").replace(
            "id: sentiers", "id: chemins\n    anciens_ids: [sentiers]"
        )
        + "anciens_ids: [1.1.1]\n",
    }
    assert changes(head) == []
    assert not compared(head).effets
    later = head | {
        "actions/1.1.9-balades.yaml": head["actions/1.1.9-balades.yaml"].replace("2026", "2027")
    }
    assert ("1.1.9/chemins", "deadline_postponed", True) in kinds(changes(later))


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)


@given(SCALARS, SCALARS)
def test_a_tick_is_not_a_number(a: object, b: object) -> None:
    if isinstance(a, bool) is not isinstance(b, bool):
        assert not same(a, b)
    assert same(a, a)
    hash(canonical([a, {"k": b}]))


@given(st.permutations(range(6)))
def test_the_order_of_valeurs_never_matters(order: list[int]) -> None:
    lines = [f"  - {{date: {2018 + n}, valeur: {n}}}\n" for n in range(6)]
    text = INDICATEUR_TEXT.partition("valeurs:")[0] + "valeurs:\n"
    base = STATE | {INDICATEUR: text + "".join(lines)}
    head = STATE | {INDICATEUR: text + "".join(lines[n] for n in order)}
    assert changes(head, base) == []


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_every_valeur_is_told_once(before: set[int], after: set[int]) -> None:
    text = INDICATEUR_TEXT.partition("valeurs:")[0]

    def with_values(numbers: set[int]) -> dict[str, str]:
        lines = "".join(f"  - {{date: {2018 + n}, valeur: {n}}}\n" for n in sorted(numbers))
        return STATE | {INDICATEUR: text + (f"valeurs:\n{lines}" if lines else "")}

    found = [c.change.value for c in changes(with_values(after), with_values(before))]
    assert found.count("measurement_added") == len(after - before)
    assert found.count("measurement_removed") == len(before - after)
    assert len(found) == len(after ^ before)
