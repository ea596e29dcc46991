"""The quick look at a layout: never "canonical" of a file that laying out would change."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancancer_cli.kinds import Kind, kind_of
from plancancer_cli.model.validation import validate
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.layout.formatter import NotFaithfulError, formatted
from plancancer_cli.storage.layout.layout_check import is_surely_canonical
from plancancer_cli.storage.read.source import parse
from storage.test_formatter import FICHE, HEAD, INDICATEUR, LAYOUTS, PAGE, files

ROOT = Path(__file__).parents[2]
REAL = {
    path: (ROOT / path).read_text("utf-8")
    for path in ArbreDisque(ROOT).paths()
    if path.startswith(("plan/", "actions/"))
}
REAL["indicators/valeurs.yaml"] = (
    HEAD
    + """\
# Une remarque sur ce qui suit.

ventilations:
  age: [0-17, 18-64]
valeurs:
  - {date: 2024-01-31, valeur: 12, source: "https://example.org/1"}
  - {date: 2024-01-31, valeur: 5, ventilation: {age: 18-64}, note: 'deux mots', provisoire: true}
  # avant la suite
  - {date: 2024, valeur: 52.5}
"""
)
MARKS = (" ", "  ", "\n", "\n\n", "#", "# x", " # x\n", "- ", ": ", "{", "}", "[]", ", ", '"', "&a ",
         "*a", "\t", "| ", "~", "null", "\u00a0", "\r")  # fmt: skip


def kind(path: str) -> Kind:
    found = kind_of(path)
    assert found is not None
    return found


def is_sure(text: str, path: str, *, modeline: bool) -> bool | None:
    """What the quick look says; None of a file that it is never shown."""
    source = parse(text, path)
    if source.problems or validate(kind(path).model, source.data)[1]:
        return None
    return is_surely_canonical(
        source, kind(path).model, kind(path).modeline(path) if modeline else None
    )


def require_right(text: str, path: str, *, modeline: bool = False) -> bool:
    """Whether it is sure; then it has to be right."""
    if not is_sure(text, path, modeline=modeline):
        return False
    with suppress(NotFaithfulError):
        assert formatted(text, path, kind(path), modeline=modeline) == text
    return True


def test_it_is_sure_of_the_real_plan() -> None:
    tree = ArbreDisque(ROOT)
    unsure = [p for p in tree.paths() if not is_sure(tree.source(p).text, p, modeline=True)]
    assert unsure == []


@pytest.mark.parametrize("path", REAL)
def test_it_is_sure_of_what_is_laid_out(path: str) -> None:
    assert require_right(REAL[path], path, modeline=path in ArbreDisque(ROOT).paths())


@pytest.mark.parametrize(("path", "before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_it_is_not_sure_of_what_is_laid_out_otherwise(path: str, before: str, after: str) -> None:
    from textwrap import dedent

    require_right(dedent(after), path)
    assert dedent(before) == dedent(after) or not require_right(dedent(before), path)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD,
        HEAD.replace("\n", "\r\n"),
        HEAD + "\n",
        HEAD.rstrip(),
        HEAD + "# fin\n",
        HEAD.replace("type: nombre", "type:  nombre"),
        HEAD.replace("type: nombre", "type: nombre # so"),
        HEAD.replace("type", '"type"') + "unite: &u km\n",
        "type: nombre\nid: balades\nlibelle: Balades\n",
        HEAD + "valeurs:\n- {date: 2024, valeur: 1}\n",
        HEAD + "valeurs:\n  - {valeur: 1, date: 2024}\n",
        HEAD + "valeurs:\n  - {date: 2024,  valeur: 1}\n",
        HEAD + "valeurs:\n  - date: 2024\n    valeur: 1\n",
        HEAD + "valeurs: [{date: 2024, valeur: 1}]\n",
        HEAD + "valeurs:\n  - {date: 2024, note: deux  mots}\n",
        HEAD + "valeurs:\n\n\n  - {date: 2024, valeur: 1}\n",
        HEAD + "valeurs:\n    - {date: 2024, valeur: 1}\n",
    ],
)
def test_it_is_not_sure_of(text: str) -> None:
    assert not is_sure(text, INDICATEUR, modeline=False)


def test_a_modeline_that_lacks_is_seen() -> None:
    line = kind(FICHE).modeline(FICHE) + "\n"
    assert is_sure(PAGE, FICHE, modeline=False)
    assert not is_sure(PAGE, FICHE, modeline=True)
    assert is_sure(line + PAGE, FICHE, modeline=True)
    assert is_sure(line + PAGE, FICHE, modeline=False)
    assert not is_sure(line.rstrip() + " \n" + PAGE, FICHE, modeline=True)
    assert not is_sure(line + "\n" + PAGE, FICHE, modeline=True)


@given(path=st.sampled_from(sorted(REAL)), data=st.data())
@settings(max_examples=400)
def test_it_is_right_of_files_with_a_slip(path: str, data: st.DataObject) -> None:
    text = REAL[path]
    for _ in range(data.draw(st.integers(1, 2))):
        start = data.draw(st.integers(0, len(text)))
        stop = min(len(text), start + data.draw(st.integers(0, 3)))
        text = text[:start] + data.draw(st.sampled_from(("", *MARKS))) + text[stop:]
    require_right(text, path, modeline=data.draw(st.booleans()))


@given(path=st.sampled_from(sorted(REAL)), data=st.data())
@settings(max_examples=200)
def test_it_is_right_of_lines_that_moved(path: str, data: st.DataObject) -> None:
    lines = REAL[path].splitlines(keepends=True)
    start = data.draw(st.integers(0, len(lines) - 1))
    block = lines[start : start + data.draw(st.integers(1, 4))]
    del lines[start : start + len(block)]
    place = data.draw(st.integers(0, len(lines)))
    pad = " " * data.draw(st.sampled_from((0, 0, 2, 4)))
    require_right("".join([*lines[:place], *(pad + line for line in block), *lines[place:]]), path)


@given(files())
def test_it_is_right_of_files_of_any_layout(text: str) -> None:
    require_right(text, FICHE)
    require_right(text, INDICATEUR)
