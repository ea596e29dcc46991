"""Where stdout is a terminal and the text is taller, it is read in the pager that is asked for."""

from __future__ import annotations

import pytest

from plancancer_cli.cli.pager import pager


@pytest.mark.parametrize(
    ("environment", "words"),
    [({"PAGER": "cat"}, None), ({"PAGER": ""}, None), ({"PAGER": "no-such-pager -x"}, None)],
)
def test_where_none_is_wanted_there_is_none(
    environment: dict[str, str], words: list[str] | None
) -> None:
    assert pager(environment) == words


def test_the_words_of_the_variable_are_kept() -> None:
    found = pager({"PAGER": "sh -c 'cat > out'"})
    assert found is not None
    assert found[1:] == ["-c", "cat > out"]
