"""Which valeur is which: of a flux by its periode, of any other by its date, and by its ventilation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.model.indicateur import Accumulation, Valeur
from plancancer_cli.model.serie import Registre, corrigees, identite

if TYPE_CHECKING:
    from collections.abc import Sequence

FLUX, STOCK, CUMUL = Accumulation.FLUX, Accumulation.STOCK, Accumulation.CUMUL


def valeur(date: str | int, **keys: Any) -> Valeur:
    return Valeur.model_validate({"date": date, "valeur": 1, **keys})


def twins(accumulation: Accumulation | None, valeurs: Sequence[Valeur]) -> list[tuple[int, int]]:
    """The lines that measure what a line above in force measures, each with that line."""
    lines, found = Registre(accumulation), []
    for place, line in enumerate(valeurs):
        lines.add(line)
        first = lines.en_vigueur(line)
        assert first is not None
        if first != place:
            found.append((place, first))
    return found


PUBLISHED_TOGETHER = [valeur("2024-02-01", periode=2022), valeur("2024-02-01", periode=2023)]
PUBLISHED_TWICE = [valeur("2024-02-01", periode=2023), valeur("2024-06-01", periode=2023)]


@pytest.mark.parametrize(
    ("valeurs", "of_a_flux", "of_another"),
    [
        (PUBLISHED_TOGETHER, [], [(1, 0)]),
        (PUBLISHED_TWICE, [(1, 0)], []),
        ([valeur(2023), valeur(2023)], [(1, 0)], [(1, 0)]),
        ([valeur(2023), valeur("2024-02-01", periode=2023)], [(1, 0)], []),
        ([valeur(2023), valeur(2023, ventilation={"age": "60-74"})], [], []),
        (
            [
                valeur(2023, ventilation={"age": "60-74", "sexe": "F"}),
                valeur(2023, ventilation={"sexe": "F", "age": "60-74"}),
            ],
            [(1, 0)],
            [(1, 0)],
        ),
    ],
)
def test_two_in_force_for_one_identity(
    valeurs: list[Valeur], of_a_flux: list[object], of_another: list[object]
) -> None:
    assert twins(FLUX, valeurs) == of_a_flux
    for accumulation in (STOCK, CUMUL, None):
        assert twins(accumulation, valeurs) == of_another


@pytest.mark.parametrize(
    ("correction", "corrected"),
    [
        (valeur("2024-06-01", periode=2023, remplace="2024-02-01"), {1}),
        (valeur("2024-06-01", periode=2022, remplace="2024-02-01"), {0}),
        # Which of the two is meant cannot be told.
        (valeur("2024-06-01", periode=2021, remplace="2024-02-01"), set()),
        (valeur("2024-06-01", remplace="2024-02-01"), set()),
        (valeur("2024-06-01", periode=2023, remplace="2024-02-02"), set()),
        (
            valeur("2024-06-01", periode=2023, remplace="2024-02-01", ventilation={"age": "18"}),
            set(),
        ),
    ],
)
def test_of_what_was_published_together_a_correction_means_its_own_period(
    correction: Valeur, corrected: set[int]
) -> None:
    assert corrigees(FLUX, [*PUBLISHED_TOGETHER, correction]) == corrected


def test_a_correction_may_name_the_right_period() -> None:
    wrong, right = valeur("2024-02-01", periode=2023), valeur("2024-03-01", periode=2024)
    right = right.model_copy(update={"remplace": wrong.date})
    assert corrigees(FLUX, [wrong, right]) == {0}
    assert twins(FLUX, [wrong, right]) == []


def test_a_correction_of_one_of_two_leaves_the_other() -> None:
    correction = valeur("2024-09-01", periode=2023, remplace="2024-02-01")
    assert twins(FLUX, [*PUBLISHED_TWICE, correction]) == [(1, 0), (2, 1)]


LINES = st.lists(
    st.builds(
        lambda date, periode, remplace, age: valeur(
            date,
            **({"periode": periode} if periode else {}),
            **({"remplace": remplace} if remplace else {}),
            **({"ventilation": {"age": age}} if age else {}),
        ),
        st.integers(2020, 2023),
        st.none() | st.integers(2020, 2022),
        st.none() | st.integers(2020, 2023),
        st.none() | st.sampled_from(("jeunes", "aînés")),
    ),
    max_size=9,
)


@given(LINES, st.sampled_from([*Accumulation, None]))
def test_a_line_is_in_force_until_a_later_one_corrects_its_date(
    valeurs: list[Valeur], accumulation: Accumulation | None
) -> None:
    for place in corrigees(accumulation, valeurs):
        line = valeurs[place]
        assert any(
            (later.remplace, later.ventilation) == (line.date, line.ventilation)
            for later in valeurs[place + 1 :]
        )
    if accumulation is not FLUX:
        expected = {
            place
            for place, line in enumerate(valeurs)
            for later in valeurs[place + 1 :]
            if (later.remplace, later.ventilation) == (line.date, line.ventilation)
        }
        assert corrigees(accumulation, valeurs) == expected


@given(LINES, st.sampled_from([*Accumulation, None]))
def test_one_in_force_for_each_identity_is_named(
    valeurs: list[Valeur], accumulation: Accumulation | None
) -> None:
    lines = Registre(accumulation, valeurs)
    for line in valeurs:
        first = lines.en_vigueur(line)
        if first is not None:
            assert first not in lines.corrigees
            assert identite(accumulation, valeurs[first]) == identite(accumulation, line)
