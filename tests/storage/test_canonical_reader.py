"""The reader of the canonical layout: it reads as libyaml does, or it declines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.read.canonical_reader import read_canonical
from plancancer_cli.storage.read.source import parse
from storage.test_formatter import LAYOUTS, files
from storage.yaml_reading import as_written, using

ROOT = Path(__file__).parents[2]
PLANS = [ROOT, *sorted((ROOT / "examples").iterdir())]
TEXTS = {
    f"{root.name}/{path}": ArbreDisque(root).source(path).text
    for root in PLANS
    for path in ArbreDisque(root).paths()
}
CASES = """\
# yaml-language-server: $schema=x
a: mots, [et] {des} l’autre
b: "deux: mots # non"
c: 'l: un'
d:
e: {}
f: []
g: [a, "b, c", 'd: e', -1, 1.5, 2024-01-31, null, true, n]
h: {a: 1, b: {c: [x, {d: "e"}]}, f: 2024}
i: |
  Un texte
    plus loin

  et la suite : # ceci en est
j:
  - a
  - b: 1
    c:
      - d: >-
          un
          deux
        e:
      - f: |
          trois
  # remarque

  - g:
k: 012
l: 1_000
m: 0x1F
n: .5
o: 1e3
p: 2023-06
q: 12:30
r: https://example.org/a#b
"""


def read(text: str) -> bool:
    """Whether the text is read; then libyaml reads it likewise, and finds nothing wrong with it."""
    root = parse(text, "f")
    if not root.canonical_lines:
        return False
    with using("libyaml"):
        other = parse(text, "f")
    assert other.problems == []
    assert as_written(root.data) == as_written(other.data)
    assert root.span == other.span
    return True


def test_it_reads_every_file_of_the_real_plan() -> None:
    tree = ArbreDisque(ROOT)
    assert [path for path in tree.paths() if not read(tree.source(path).text)] == []


@pytest.mark.parametrize("path", TEXTS)
def test_it_reads_plans_as_libyaml_does(path: str) -> None:
    read(TEXTS[path])


def test_it_reads_every_case_as_libyaml_does() -> None:
    assert read(CASES)
    lines = CASES.splitlines(keepends=True)
    ends = [end for end in range(2, len(lines)) if not read("".join(lines[:end]))]
    assert [lines[end - 1].strip() for end in ends] == [
        "i: |", "", "- d: >-", "- f: |", "# remarque", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("_", "before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_it_reads_layouts_as_libyaml_does(_: str, before: str, after: str) -> None:
    from textwrap import dedent

    read(dedent(before))
    read(dedent(after))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# rien\n",
        "a: 1",
        "a: 1\n\n",
        "a: 1\n# fin\n",
        "a: 1\na: 2\n",
        "null: 1\n",
        "a: 2023-02-30\n",
        "a: {b: 1, b: 2}\n",
        "a: {b: .inf}\n",
        "a: {b: - c}\n",
        "a: {b: -}\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: [1, 2\n",
        "a: [1,2]\n",
        "a: [1 ]\n",
        "a: 'l''un'\n",
        'a: "\\e"\n',
        'a: "b" c\n',
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a: b: c\n",
        "a: b #c\n",
        "a: b:\n",
        "a: b \n",
        "a:  b\n",
        "a:\n- b\n",
        "a:\n   b: c\n",
        "a:\n  # c\n  b: c\n",
        "a:\n\n  b: c\n",
        "a: 1\n  # c\nb: 2\n",
        "a: 1\n# c \nb: 2\n",
        "a: 1\n\n\nb: 2\n",
        "a:\n  - b\n - c\n",
        "a:\n  -\n",
        "a:\n  - - b\n",
        "- a\n",
        "  a: 1\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str 1\n",
        "a: ? b\n",
        "a: %b\n",
        "a: |\nb: 1\n",
        "a: |\n    b\n   c\n",
        "a: |\n   b\n",
        "a: |\n\n  b\n",
        "a: |\n  b \n",
        "a: |+\n  b\n",
        "a: >\n  b\n",
        "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n    c\n",
        "---\na: 1\n",
        "a: 1\n...\n",
        "a:\tb\n",
        "a: 1\r\n",
        "a: \u2028b\n",
        "a: \u0085\n",
        "a: " + "[" * 50 + "]" * 50 + "\n",
        "".join(f"{'  ' * depth}a:\n" for depth in range(60)),
    ],
)
def test_it_declines(text: str) -> None:
    assert not read(text)


def test_it_leaves_what_is_too_long_to_libyaml() -> None:
    long = "x" * 200_001
    assert not read(f"a: {long}\n")
    assert read_canonical(f"a: {long}\n") is None
    assert not read(f"a: |\n  {long}\n")
    assert read(f"a: {long[:199_000]}\n")


MARKS = (" ", "  ", "\n", "\n\n", "\n  ", "#", "# x", " # x\n", "- ", "-", ": ", ":", "{", "}", "[", "]",
         "[]", ", ", ",", '"', "'", "&a ", "*a", "\t", "| ", "|\n", ">-\n", "~", "null", "\u00a0",
         "\r", "\\", "1", "a: 1", "...", "---", "\ufeff", "!", "? ", "%", "@")  # fmt: skip


@given(path=st.sampled_from([*sorted(TEXTS), ""]), data=st.data())
@settings(max_examples=600)
def test_it_reads_plans_with_a_slip_as_libyaml_does(path: str, data: st.DataObject) -> None:
    text = TEXTS.get(path, CASES)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        stop = min(len(text), start + data.draw(st.integers(0, 4)))
        text = text[:start] + data.draw(st.sampled_from(("", *MARKS))) + text[stop:]
    read(text)


@given(path=st.sampled_from([*sorted(TEXTS), ""]), data=st.data())
@settings(max_examples=300)
def test_it_reads_lines_that_moved_as_libyaml_does(path: str, data: st.DataObject) -> None:
    lines = TEXTS.get(path, CASES).splitlines(keepends=True)
    start = data.draw(st.integers(0, len(lines) - 1))
    block = lines[start : start + data.draw(st.integers(1, 4))]
    del lines[start : start + len(block)]
    place = data.draw(st.integers(0, len(lines)))
    pad = " " * data.draw(st.sampled_from((0, 0, 1, 2, 4)))
    read("".join([*lines[:place], *(pad + line for line in block), *lines[place:]]))


@given(files())
def test_it_reads_files_of_any_layout_as_libyaml_does(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from(["a", "b: ", "b:", " ", "  ", "\n", "- ", *MARKS])).map("".join))
@settings(max_examples=600)
@example("a: 1\n b: 2\n")
@example("a: [a, b]: c\n")
@example("a: {a: b}c\n")
@example("a: .\n")
@example("a: x\u00a0\n")
@example("a: '\n'\n")
@example("a:\n  - b: c\n  d: e\n")
def test_it_reads_any_text_as_libyaml_does(text: str) -> None:
    read(text + "\n")
