"""Where an offset lies: the same as counting the lines before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.storage.read.positions import Positions

TEXTS = st.builds(
    lambda piece, times, end: piece * times + end,
    st.text("ab\n\r", min_size=1, max_size=9),
    st.integers(0, 3_000),
    st.text("ab\n", max_size=3),
)


@given(TEXTS, st.data())
def test_a_place_is_counted_and_found_again(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset].split("\n")
    place = len(before), len(before[-1]) + 1
    positions = Positions(text)
    assert positions.position(offset) == place
    assert positions.offset(*place) == offset
    start, line = positions.line_at(offset)
    assert start == offset - place[1] + 1
    assert line == text.split("\n")[place[0] - 1].removesuffix("\r")


def test_a_line_that_does_not_exist() -> None:
    with pytest.raises(IndexError):
        Positions("a\nb").offset(3, 1)
