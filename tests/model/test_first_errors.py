"""Of very many errors the first are found without building the others, and at their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.first_errors import first_errors
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.validation import validate


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    a: int


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    items: list[Item] = []
    others: list[list[int]] = []
    named: dict[str, int] = {}


KNOWN = {"items", "others", "named", "a"}


def all_errors(data: object) -> set[tuple[object, ...]]:
    with pytest.raises(ValidationError) as failed:
        Whole.model_validate(data)
    return {(*each["loc"], each["type"]) for each in failed.value.errors()}


@settings(max_examples=10)
@given(
    wrong=st.sets(st.integers(0, 5_999), min_size=1, max_size=20),
    also=st.sets(st.integers(0, 299), max_size=5),
    unknown=st.integers(0, 300),
)
def test_they_are_among_all_errors_and_none_is_made_up(
    wrong: set[int], also: set[int], unknown: int
) -> None:
    data = {
        "items": [{"a": "x" if n in wrong else n} for n in range(6_000)],
        "others": [[n, "x"] if n in also else [n] for n in range(300)],
        **{f"k{n}": n for n in range(unknown)},
    }
    found = {(*each["loc"], each["type"]) for each in first_errors(Whole, data, lambda _loc: KNOWN)}
    everything = all_errors(data)
    assert found <= everything
    assert len(found) >= min(len(everything), 100)


def test_an_error_that_no_piece_has_is_found_all_the_same() -> None:
    data = {"named": {f"k{n}": "x" if n == 299 else n for n in range(300)}}
    errors = first_errors(Whole, data, lambda _loc: set())
    assert [each["loc"] for each in errors] == [("named", "k299")]


def test_many_errors_at_the_end_of_a_long_series() -> None:
    good = {"date": 2023, "valeur": 1}
    data = {
        "id": "balades",
        "libelle": "Balades",
        "type": "nombre",
        "valeurs": [good] * 8_000 + [{}] * 2_000,
    }
    value, found = validate(Indicateur, data)
    assert value is None
    assert {each.loc[0] for each in found} == {"valeurs"}
    assert min(each.loc[1] for each in found) == 8_000


def test_unknown_keys_do_not_hide_what_is_missing() -> None:
    value, found = validate(Fiche, {f"cle{n}": 1 for n in range(5_000)} | {"titre": "Balades"})
    assert value is None
    assert "code" in {each.loc[0] for each in found if each.code == "PC011"}
    assert "titre" not in {each.loc[0] for each in found}
