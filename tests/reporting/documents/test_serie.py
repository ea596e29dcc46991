"""The chart of an indicateur: what was measured and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.analysis.progression import progression
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.plan import Seuils
from plancancer_cli.model.validation import validate
from plancancer_cli.reporting.documents.charts.serie import HAUTEUR, GrapheSerie, graphe

ON = date(2026, 11, 22)


def drawn(**fields: Any) -> GrapheSerie | None:
    data = {"id": "i", "libelle": "I", "type": "nombre", "accumulation": "stock"} | fields
    indicateur, defauts = validate(Indicateur, data)
    assert indicateur is not None, defauts
    return graphe(indicateur, progression(indicateur, ON, Seuils()), ON)


def value(year: int, number: object, **more: Any) -> dict[str, Any]:
    return {"date": year, "valeur": number} | more


def test_nothing_measured_is_not_drawn() -> None:
    assert drawn() is None
    assert drawn(cibles=[value(2026, 10)], valeur_initiale=value(2022, 1)) is None


def test_a_lone_number_is_not_drawn() -> None:
    assert drawn(valeurs=[value(2024, 10)]) is None


def test_one_point_is_drawn_beside_a_target() -> None:
    chart = drawn(valeurs=[value(2024, 10)], cibles=[value(2027, 20)])
    assert chart is not None
    assert (len(chart.points), len(chart.segments), chart.trajectoire) == (1, 0, None)
    assert chart.cible is not None
    assert chart.cible.y < chart.points[0].y


def test_two_points_are_joined() -> None:
    chart = drawn(valeurs=[value(2024, 10), value(2025, 12)])
    assert chart is not None
    assert len(chart.segments) == 1


def test_equal_values_lie_on_one_height() -> None:
    chart = drawn(valeurs=[value(2024, 7), value(2025, 7)])
    assert chart is not None
    assert len({point.y for point in chart.points}) == 1


def test_values_across_a_break_are_not_joined() -> None:
    chart = drawn(
        valeurs=[value(2023, 1), value(2024, 2), value(2025, 9)],
        ruptures=[{"date": 2025, "motif": "Autre définition"}],
    )
    assert chart is not None
    assert (len(chart.segments), len(chart.ruptures)) == (1, 1)


def test_counts_over_periods_are_columns_from_zero() -> None:
    chart = drawn(
        accumulation="flux",
        valeurs=[value(2024, 300, periode=2024), value(2025, 320, periode=2025)],
    )
    assert chart is not None
    assert chart.barres
    assert chart.segments == ()
    assert all(p.y_barre + p.h_barre == chart.sol for p in chart.points)
    assert chart.points[0].x_barre + chart.points[0].largeur <= chart.points[1].x_barre


def test_the_trajectory_is_drawn_where_one_is_judged() -> None:
    chart = drawn(
        evolution_attendue="hausse",
        valeur_initiale=value(2022, 10),
        cibles=[value(2027, 60)],
        valeurs=[value(2024, 20)],
    )
    assert chart is not None
    assert chart.trajectoire is not None
    assert chart.initiale is not None
    assert (chart.trajectoire.x1, chart.trajectoire.y1) == (chart.initiale.x, chart.initiale.y)


def test_what_is_not_a_number_or_not_yet_known_is_left_out() -> None:
    assert drawn(type="qualitatif", valeurs=[value(2024, "a"), value(2025, "b")]) is None
    assert drawn(valeurs=[value(2024, 1), value(2030, 2)]) is None
    secret = {"date": 2025, "secret": True}
    assert drawn(valeurs=[value(2024, 1), secret]) is None


def test_numbers_that_would_meet_are_left_to_the_table() -> None:
    near = [{"date": f"2026-0{month}-15", "valeur": 100_000 + month} for month in (1, 2, 3)]
    chart = drawn(valeurs=[value(2000, 5), *near])
    assert chart is not None
    assert [p.nomme for p in chart.points] == [True, False, False, True]


def test_the_number_of_a_baseline_has_room_on_its_left() -> None:
    fields = {"cibles": [value(2027, 2_000_000)], "valeurs": [value(2024, 20)]}
    for number in (5, 1_500_000):
        chart = drawn(valeur_initiale=value(2022, number), **fields)
        assert chart is not None
        assert chart.initiale is not None
        assert chart.initiale.x * 2.9 > 7 * len(str(number))  # pixels of the narrowest drawing


def test_the_number_of_a_target_leaves_the_line_to_it_free() -> None:
    for number, above in ((5, False), (60, True)):
        chart = drawn(valeurs=[value(2024, 30), value(2025, 0)], cibles=[value(2027, number)])
        assert chart is not None
        assert chart.cible is not None
        assert (chart.cible.dy < 0) == (above or chart.cible.y < chart.points[-1].y)
    falling = drawn(valeurs=[value(2024, 60), value(2025, 50)], cibles=[value(2027, 24)])
    assert falling is not None
    assert falling.cible is not None
    assert falling.cible.dy > 0


def test_a_scale_that_does_not_begin_at_zero_is_told() -> None:
    far = drawn(valeurs=[value(2024, 34), value(2025, 41)])
    near = drawn(valeurs=[value(2024, 3), value(2025, 41)])
    columns = drawn(accumulation="flux", valeurs=[value(2024, 34), value(2025, 41)])
    assert far is not None
    assert near is not None
    assert columns is not None
    assert (far.tronquee, near.tronquee, columns.tronquee) == (True, False, False)


def test_an_unconfirmed_value_has_its_sign_in_the_key() -> None:
    for unconfirmed in (True, False):
        chart = drawn(valeurs=[value(2024, 3), value(2025, 4, provisoire=unconfirmed)])
        assert chart is not None
        assert chart.provisoire is unconfirmed


def test_a_long_series_names_its_ends_only() -> None:
    chart = drawn(valeurs=[value(2000 + n, n) for n in range(20)])
    assert chart is not None
    assert [p.nomme for p in chart.points] == [True, *[False] * 18, True]


@given(
    st.lists(
        st.tuples(
            st.integers(2000, 2025),
            st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e12, 1e12, allow_nan=False)),
        ),
        min_size=2,
        max_size=12,
    ),
    st.sampled_from(["stock", "flux", "cumul"]),
)
def test_everything_lies_inside_the_drawing(
    values: list[tuple[int, float]], accumulation: str
) -> None:
    listed = [value(year, number, periode=year) for year, number in values]
    chart = drawn(accumulation=accumulation, valeurs=listed)
    assert chart is not None
    for point in chart.points:
        assert 0 <= point.x <= 100
        assert 0 <= point.y <= HAUTEUR
        assert 0 <= point.y_barre <= HAUTEUR
        assert point.y_barre + point.h_barre <= HAUTEUR + 0.2
    assert 0 <= chart.sol <= HAUTEUR
