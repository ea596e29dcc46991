"""Statistical secrecy on whole tables, by example and against every table that fits."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from plancancer_cli.analysis.secrecy import given_away, small_count, to_hide
from plancancer_cli.analysis.secrecy.tables import Table, cells_of
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.periode import Periode

THRESHOLD = 11


def indicateur(*valeurs: dict[str, object], **keys: object) -> Indicateur:
    made = {"id": "x", "libelle": "X", "type": "nombre", "accumulation": "flux", **keys}
    return Indicateur.model_validate({**made, "valeurs": [dict(v) for v in valeurs]})


def count(
    number: float | None, period: str = "2024", /, remplace: str | None = None, **categories: str
) -> dict[str, object]:
    said = {"valeur": number} if number is not None else {"valeur": None, "secret": True}
    if remplace is not None:
        said["remplace"] = remplace
    last = Periode.parse(period).dernier.isoformat()
    return {"date": last, "periode": period, "ventilation": categories, **said}


def exposed(indicateur: Indicateur) -> dict[int, int | None]:
    found = given_away(indicateur, indicateur.valeurs, THRESHOLD)
    return {each.place: each.propose for each in found}


class TestPrimary:
    @pytest.mark.parametrize(
        ("number", "small"), [(0, False), (1, True), (10, True), (11, False), (4.5, True)]
    )
    def test_a_count_of_a_ventilation(self, number: float, small: bool) -> None:
        one = indicateur(count(number, age="20-29"))
        assert small_count(one, one.valeurs[0], THRESHOLD) is small

    def test_a_total_hides_who_is_in_it(self) -> None:
        one = indicateur(count(3))
        assert not small_count(one, one.valeurs[0], THRESHOLD)

    def test_things_are_shown(self) -> None:
        one = indicateur(count(3, quartier="Centre"), compte="choses")
        assert not small_count(one, one.valeurs[0], THRESHOLD)

    @pytest.mark.parametrize(
        ("type_", "value", "parts", "small"),
        [
            ("ratio", None, {"numerateur": 3, "denominateur": 40}, True),
            ("ratio", 0.075, {"denominateur": 40}, True),
            ("pourcentage", 7.5, {"denominateur": 40}, True),
            ("pourcentage", 7.5, {}, False),
            ("pourcentage", 50, {"numerateur": 20, "denominateur": 40}, False),
            ("pourcentage", 0, {"numerateur": 0, "denominateur": 40}, False),
            ("ratio", None, {"numerateur": 4, "denominateur": 8}, True),
            ("satisfaction", 4, {}, False),
        ],
    )
    def test_a_share_that_gives_its_numerator_away(
        self, type_: str, value: float | None, parts: dict[str, object], small: bool
    ) -> None:
        said = {"date": "2024", "ventilation": {"age": "20-29"}, "valeur": value, **parts}
        one = indicateur(said, type=type_)
        assert small_count(one, one.valeurs[0], THRESHOLD) is small


class TestSecondary:
    def test_a_row(self) -> None:
        one = indicateur(count(60), count(None, age="a"), count(20, age="b"), count(35, age="c"))
        assert exposed(one) == {1: 2}  # 60 less 20 less 35; the smallest of the others is proposed

    def test_a_row_with_two_hidden_cells_is_safe(self) -> None:
        one = indicateur(count(60), count(None, age="a"), count(None, age="b"), count(45, age="c"))
        assert exposed(one) == {}

    def test_a_row_without_its_total_is_safe(self) -> None:
        assert exposed(indicateur(count(None, age="a"), count(20, age="b"))) == {}

    def test_a_declared_category_that_nobody_sent_keeps_the_sum_open(self) -> None:
        rows = (count(60), count(None, age="a"), count(55, age="b"))
        assert exposed(indicateur(*rows)) == {1: 2}
        assert exposed(indicateur(*rows, ventilations={"age": ("a", "b", "c")})) == {}

    def test_a_hidden_total_is_found_from_its_parts_and_gives_nobody_away(self) -> None:
        one = indicateur(count(None), count(20, age="b"), count(35, age="c"))
        assert exposed(one) == {}  # 55 people are no small count

    def test_two_dimensions(self) -> None:
        cells = {("f", "a"): None, ("f", "b"): 30, ("h", "a"): 20, ("h", "b"): 40}
        rows = [count(number, sexe=s, age=a) for (s, a), number in cells.items()]
        margins = [count(70, age="b"), count(60, sexe="h")]
        assert exposed(indicateur(*rows, *margins)) == {}
        assert 0 in exposed(indicateur(*rows, *margins, count(35, sexe="f")))
        assert 0 in exposed(indicateur(*rows, *margins, count(25, age="a")))
        # The whole total and the two margins that are known tell what the row and the column do not.
        assert 0 in exposed(indicateur(*rows, *margins, count(95)))

    def test_quarters_of_a_year(self) -> None:
        quarters = [count(n, f"2024-T{rank}", age="a") for rank, n in enumerate((20, 30, 25), 1)]
        hidden = count(None, "2024-T4", age="a")
        assert exposed(indicateur(count(80, "2024", age="a"), *quarters, hidden)) == {4: 1}
        assert exposed(indicateur(*quarters, hidden)) == {}

    def test_periods_that_overlap(self) -> None:
        one = indicateur(
            count(50, "2024-01/2024-06", age="a"),
            count(45, "2024-04/2024-09", age="a"),
            count(20, "2024-T1", age="a"),
            count(15, "2024-T3", age="a"),
            count(None, "2024-T2", age="a"),
        )
        assert 4 not in exposed(one)  # 30 people: no small count, and the sums say so
        two = indicateur(
            count(50, "2024-01/2024-09", age="a"),
            count(28, "2024-01/2024-06", age="a"),
            count(27, "2024-04/2024-09", age="a"),
            count(None, "2024-T2", age="a"),
        )
        assert 3 in exposed(two)  # 28 and 27 less 50: the quarter that both count

    def test_a_running_total(self) -> None:
        def until(number: float | None, day: str) -> dict[str, object]:
            return {**count(number, day, age="a"), "date": day, "periode": None}

        one = indicateur(
            until(20, "2024-01"), until(None, "2024-02"), until(20, "2024-03"), accumulation="cumul"
        )
        assert exposed(one) == {}  # no small count: 20 people by then

    def test_dates_of_a_stock_have_nothing_to_do_with_each_other(self) -> None:
        one = indicateur(
            count(60, "2023"), count(40, "2023", age="b"), count(None, "2024", age="a"),
            count(50, "2024", age="b"), accumulation="stock",
        )  # fmt: skip
        assert exposed(one) == {}

    def test_a_total_that_was_corrected_still_stands_there(self) -> None:
        one = indicateur(
            count(60), count(None, age="a"), count(55, age="b"),
            count(70, remplace="2024-12-31"), count(None, age="c"),
        )  # fmt: skip
        # 70 would leave two unknown cells, and so would 60: nothing is certain.
        assert exposed(one) == {}
        two = indicateur(
            count(60), count(None, age="a"), count(55, age="b"), count(64, remplace="2024-12-31"),
            count(59, remplace="2024-12-31", age="b"),
        )  # fmt: skip
        assert 1 in exposed(two)

    def test_hidden_cells_at_the_end_of_their_range(self) -> None:
        one = indicateur(count(52), count(None, age="a"), count(None, age="b"), count(50, age="c"))
        assert sorted(exposed(one)) == [1, 2]  # zero is never hidden: one person each

    def test_less_than_is_a_bound(self) -> None:
        less = {**count(30, age="b"), "qualification": "moins_de"}
        assert exposed(indicateur(count(40), count(None, age="a"), less)) == {}


def test_what_is_published_hides_the_small_count_and_protects_it() -> None:
    one = indicateur(count(60), count(5, age="a"), count(20, age="b"), count(35, age="c"))
    assert to_hide(one, one.valeurs, THRESHOLD) == {1, 2}


def test_zero_protects_nobody_and_is_shown() -> None:
    one = indicateur(count(25), count(5, age="a"), count(0, age="b"), count(20, age="c"))
    assert to_hide(one, one.valeurs, THRESHOLD) == {1, 3}


def test_things_are_published_as_they_are() -> None:
    one = indicateur(count(25), count(5, age="a"), count(20, age="b"), compte="choses")
    assert to_hide(one, one.valeurs, THRESHOLD) == frozenset()


def test_a_table_too_large_to_be_judged_is_hidden_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancancer_cli.analysis.secrecy.tables.MAX_TERMS", 2)
    one = indicateur(count(60), count(5, age="a"), count(20, age="b"), count(35, age="c"))
    assert to_hide(one, one.valeurs, THRESHOLD) == {1, 2, 3}


TOP = 14
"""The brute force tries counts up to it; the random tables hold less."""


def fitting(shown: dict[tuple[int, int], int | None], rows: int, columns: int) -> list[set[int]]:
    """The values that each hidden cell takes in some table with these published numbers.

    A key is (row, column), -1 for all: (-1, -1) is the total. None is hidden and not zero; a cell
    that is not in `shown` was never sent.
    """
    places = list(product(range(rows), range(columns)))
    hidden = [place for place, number in shown.items() if number is None]
    taken: list[set[int]] = [set() for _ in hidden]
    known = {place: shown[place] for place in places if shown.get(place) is not None}
    free = [place for place in places if place not in known]
    for numbers in product(*(range(1 if place in shown else 0, TOP + 1) for place in free)):
        table = {**known, **dict(zip(free, numbers, strict=True))}
        sums = {
            (r, c): sum(
                table[i, j] for i, j in places if r in {-1, i} and c in {-1, j}
            )
            for r, c in shown
        }  # fmt: skip
        if all(number is None or sums[place] == number for place, number in shown.items()) and all(
            sums[place] > 0 for place in hidden
        ):
            for values, place in zip(taken, hidden, strict=True):
                values.add(sums[place])
    return taken


def random_table(random: Random) -> tuple[dict[tuple[int, int], int | None], int, int]:
    rows, columns = random.choice([(1, 2), (1, 3), (2, 2), (2, 2)])
    table = {place: random.randint(0, 4) for place in product(range(rows), range(columns))}
    margins = [(r, -1) for r in range(rows)] + [(-1, c) for c in range(columns)] + [(-1, -1)]
    shown: dict[tuple[int, int], int | None] = {}
    for r, c in [*table, *margins]:
        number = sum(n for (i, j), n in table.items() if r in {-1, i} and c in {-1, j})
        if random.random() < 0.15:
            continue  # nobody sent it
        shown[r, c] = None if number and random.random() < 0.4 else number
    return shown, rows, columns


def test_as_every_table_that_fits() -> None:
    """A thousand random tables: the solver finds what trying every table finds, and no more."""
    random = Random(20261128)
    given, tried = 0, 0
    while tried < 1000:
        shown, rows, columns = random_table(random)
        free = sum(shown.get(place) is None for place in product(range(rows), range(columns)))
        hidden = [place for place, number in shown.items() if number is None]
        if not hidden or free > 3:
            continue
        tried += 1
        names = {
            "ligne": [f"l{r}" for r in range(rows)],
            "colonne": [f"c{c}" for c in range(columns)],
        }
        one = indicateur(
            *(
                count(
                    number,
                    **({} if r < 0 else {"ligne": f"l{r}"}),
                    **({} if c < 0 else {"colonne": f"c{c}"}),
                )
                for (r, c), number in shown.items()
            ),
            ventilations=names,
        )
        unseen = {place for place, number in enumerate(shown.values()) if number is None}
        table = Table(one, cells_of(one, one.valeurs, unseen, None))
        asked = {table.variable[place]: place for place in sorted(unseen)}
        found = {asked[v]: n for v, n in table.system().given_away(asked).items()}
        keys = list(shown)
        expected = {
            keys.index(place): next(iter(values))
            for place, values in zip(hidden, fitting(shown, rows, columns), strict=True)
            if len(values) == 1
        }
        assert found == expected, shown
        given += bool(expected)
    assert given > 200  # the tables were worth asking about
