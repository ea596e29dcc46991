from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.storage.read.scalars import ScalarRefusedError, resolve

if TYPE_CHECKING:
    from decimal import Decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("0", 0),
        ("-7", -7),
        ("+3", 3),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("20230630", 20230630),
        ("52.3", 52.3),
        ("-0.5", -0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1.5E-2", 0.015),
        ("2023-06-30", date(2023, 6, 30)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1" + "0" * 30, 10**30),
        ("-1e29", -1e29),
        ("0." + "3" * 40, 0.3333333333333333),
    ],
)
def test_what_is_no_text(text: str, value: object) -> None:
    resolved = resolve(text)
    assert resolved == value
    assert type(resolved) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "on", "off", "yes", "no", "oui", "non", "y", "tRUE", "nULL", "None",
        "12:30", "1_000", "1.2.1", "52,3", "1 000", "0b1", "0o8", "0x", "+0x1F", "-", "+", ".",
        "...", "1e", "e3", ".e3", "2023-06", "2023-6-5", "2023-06-30T10:00:00", "2021/2022",
        "2023-T1", "-2023-06-30", "١٢", "５", "<<", "=", "nan", "inf",
    ],
)  # fmt: skip
def test_what_is_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023-02-30", "PC014"),
        ("2023-13-01", "PC014"),
        ("0000-01-01", "PC014"),
        (".inf", "PC004"),
        ("-.INF", "PC004"),
        (".nan", "PC004"),
        ("1e999", "PC004"),
        ("9" * 4301, "PC004"),
        ("9" * 4300, "PC004"),
        ("1" + "0" * 29 + "01", "PC004"),
        ("-1e31", "PC004"),
        ("0x" + "f" * 26, "PC004"),
        ("0.1" + "0" * 4300, "PC004"),
        ("0x" + "f" * 3600, "PC004"),
        ("0o" + "7" * 9000, "PC004"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    with pytest.raises(ScalarRefusedError) as refused:
        resolve(text)
    assert refused.value.code == code


@given(st.integers(-(10**30), 10**30))
def test_integers_read_back(number: int) -> None:
    assert resolve(str(number)) == number


@given(st.floats(-1e29, 1e29))
def test_floats_read_back(number: float) -> None:
    assert resolve(repr(number)) == number


@given(st.decimals(-(10**20), 10**20, places=3))
def test_decimals_read_as_the_nearest_float(number: Decimal) -> None:
    text = f"{number:f}"
    if not math.isinf(float(text)):
        assert resolve(text) == float(text)


@given(st.dates())
def test_dates_read_back(day: date) -> None:
    assert resolve(day.isoformat()) == day


@given(st.text(alphabet="0123456789.-+eExo_:ainfINFtruelnTRUELN~ "))
def test_every_word_is_a_value_or_refused(text: str) -> None:
    try:
        value = resolve(text)
    except ScalarRefusedError:
        return
    assert value is None or isinstance(value, str | int | float | date)
    assert not (isinstance(value, float) and not math.isfinite(value))
