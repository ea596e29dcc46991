"""One equality of file values: content and types; the order of keys where it is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.storage.read.content import form, same_content, same_in_order

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2), st.sampled_from([0.0, -0.0, 1.0]),
    st.sampled_from(["", "1", "a"]), st.dates(date(2024, 1, 1), date(2024, 1, 2)),
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, 1.0), (1, True), (0.0, -0.0), ("1", 1), (None, ""), ([], {}), ([1, 2], [2, 1]),
     (date(2024, 1, 1), "2024-01-01"), ({"a": None}, {})],
)  # fmt: skip
def test_values_that_are_not_equal(one: object, other: object) -> None:
    assert not same_content(one, other)
    assert not same_in_order(one, other)
    assert form(one) != form(other)


def test_the_order_of_keys_counts_only_where_it_is_asked_for() -> None:
    one = [{"a": 1, "b": {"c": 2, "d": 3}}]
    other = [{"a": 1, "b": {"d": 3, "c": 2}}]
    assert same_content(one, other)
    assert not same_in_order(one, other)


@given(VALUES, VALUES)
def test_the_three_agree(one: Any, other: Any) -> None:
    assert same_content(one, other) == (form(one) == form(other)) == same_content(other, one)
    assert same_in_order(one, one)
    assert same_content(one, other) or not same_in_order(one, other)
