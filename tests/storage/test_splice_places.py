"""Lists that are empty, missing or in brackets, byte for byte; NEW stands for the item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.splicing import LINE, after_adding
from storage.yaml_reading import PARSERS, using

if TYPE_CHECKING:
    from pathlib import Path

# What it shows: where the list stands, the file before, the file after.
EMPTY = {
    "brackets": (("v",), "v: []\nx: 1\n", "v:\n  - NEW\nx: 1\n"),
    "brackets and a comment": (("v",), "v: []  # rien\nx: 1\n", "v:  # rien\n  - NEW\nx: 1\n"),
    "spaced brackets": (("v",), "v:   [ ]\n", "v:\n  - NEW\n"),
    "brackets, CRLF": (("v",), "v: []\r\nx: 1\r\n", "v:\r\n  - NEW\r\nx: 1\r\n"),
    "brackets at the end, no line end": (("v",), "x: 1\nv: []", "x: 1\nv:\n  - NEW"),
    "brackets on the next line": (("v",), "v:\n  []\nx: 1\n", "v:\n  - NEW\nx: 1\n"),
    "brackets below a comment": (("v",), "v: # a\n  []\nx: 1\n", "v: # a\n  [NEW]\nx: 1\n"),
    "a comment in the brackets": (
        ("v",),
        "v: [ # a\n  # b\n]\nx: 1\n",
        "v: [NEW # a\n  # b\n]\nx: 1\n",
    ),
    "an anchor and brackets": (("v",), "v: &a [] # b\n", "v: &a # b\n  - NEW\n"),
    "null": (("v",), "v: null\nx: 1\n", "v:\n  - NEW\nx: 1\n"),
    "a tilde": (("v",), "v: ~ # x\n", "v: # x\n  - NEW\n"),
    "an anchor and null": (("v",), "v: &a null\n", "v: &a\n  - NEW\n"),
    "null below a comment": (("v",), "v: # a\n  ~\n", "v: # a\n  [NEW]\n"),
    "nothing": (("v",), "v:\nx: 1\n", "v:\n  - NEW\nx: 1\n"),
    "nothing, a space and a comment": (
        ("v",),
        "v: # a\n  # - {ancien: 1}\nx: 1\n",
        "v: # a\n  - NEW\n  # - {ancien: 1}\nx: 1\n",
    ),
    "nothing, no line end": (("v",), "v:", "v:\n  - NEW"),
    "nothing behind a question mark": (("v",), "? v\n: []\n", "? v\n: [NEW]\n"),
    "set in as the other lists are": (
        ("v",),
        "v: []\nt:\n- 1\n",
        "v:\n- NEW\nt:\n- 1\n",
    ),
    "in an item": (
        ("a", 0, "v"),
        "a:\n  - v: []\n    x: 1\n",
        "a:\n  - v:\n      - NEW\n    x: 1\n",
    ),
    "in a list": (("a", 1), "a:\n  - x\n  - []\n", "a:\n  - x\n  - [NEW]\n"),
    "null in a list": (("a", 0), "a:\n  - ~\n", "a:\n  - [NEW]\n"),
}

MISSING = {
    "at the root": (("v",), "a: 1\n", "a: 1\nv:\n  - NEW\n"),
    "at the root, comments and empty lines at the end": (
        ("v",),
        "a: 1\n# b\n\n# c\n\n\n",
        "a: 1\n# b\n\n# c\nv:\n  - NEW\n\n\n",
    ),
    "at the root, a literal text that keeps its empty lines": (
        ("v",),
        "a: |+\n  b\n\n\n",
        "a: |+\n  b\n\n\nv:\n  - NEW\n",
    ),
    "at the root, before the end of the document": (
        ("v",),
        "---\na: 1\n# b\n...\n# c\n",
        "---\na: 1\n# b\nv:\n  - NEW\n...\n# c\n",
    ),
    "at the root, no line end": (("v",), "a: 1\r\nb: 2", "a: 1\r\nb: 2\r\nv:\r\n  - NEW"),
    "at the root, a comment without line end": (("v",), "a: 1\n# b", "a: 1\n# b\nv:\n  - NEW"),
    "at an indented root": (("v",), "  a: 1\n  b: 2\n", "  a: 1\n  b: 2\n  v:\n    - NEW\n"),
    "below a literal text": (
        ("v",),
        "a: |\n  b\n\nc: >\n  d\n",
        "a: |\n  b\n\nc: >\n  d\nv:\n  - NEW\n",
    ),
    "in an item, before the comments that follow": (
        ("a", 0, "v"),
        "a:\n  - id: x\n    t: [1,\n      2] # y\n    # z\n\n  # w\n  - x\n",
        "a:\n  - id: x\n    t: [1,\n      2] # y\n    v:\n      - NEW\n    # z\n\n  # w\n  - x\n",
    ),
    "in the last item": (
        ("a", 1, "v"),
        "a:\n- id: x\n  v:\n  - 1\n- id: y\n  t:\n\nz: 1\n",
        "a:\n- id: x\n  v:\n  - 1\n- id: y\n  t:\n  v:\n  - NEW\n\nz: 1\n",
    ),
    "behind an anchor": (
        ("a", "v"),
        "a: &a\n  x: 1\nb: 2\n",
        "a: &a\n  x: 1\n  v:\n    - NEW\nb: 2\n",
    ),
    "in an item with CRLF": (
        ("a", 0, "v"),
        "a:\r\n  - id: x\r\n    t: |\r\n      u\r\n\r\nb: 1\r\n",
        "a:\r\n  - id: x\r\n    t: |\r\n      u\r\n    v:\r\n      - NEW\r\n\r\nb: 1\r\n",
    ),
}

BRACKETS = {
    "one line": (("v",), "v: [{a: 1}, {b: 2}] # c\n", "v: [{a: 1}, {b: 2}, NEW] # c\n"),
    "one line, spaced": (("v",), "v: [ {a: 1} ]\n", "v: [ {a: 1}, NEW ]\n"),
    "one line, comma at the end": (("v",), "v: [a, ]\n", "v: [a, NEW, ]\n"),
    "a text with a bracket": (("v",), "v: ['],', \"]\"]\n", "v: ['],', \"]\", NEW]\n"),
    "a pair without braces": (("v",), "v: [a: 1]\n", "v: [a: 1, NEW]\n"),
    "several lines": (
        ("v",),
        "v: [\n  {a: 1},\n  {b: 2}\n]\n",
        "v: [\n  {a: 1},\n  {b: 2}\n  , NEW\n]\n",
    ),
    "several lines, comments": (
        ("v",),
        "v: [ # x\n  {a: 1}, # y\n  {b: 2} # z, z\n  # fin\n] # w\n",
        "v: [ # x\n  {a: 1}, # y\n  {b: 2} # z, z\n  , NEW\n  # fin\n] # w\n",
    ),
    "several lines, comma at the end": (
        ("v",),
        "v: [\r\n    {a: 1},\r\n    {b: 2}, # z\r\n  ]\r\n",
        "v: [\r\n    {a: 1},\r\n    {b: 2}, # z\r\n    NEW,\r\n  ]\r\n",
    ),
    "several lines, comma on a line of its own": (
        ("v",),
        "v: [\n  {a: 1}\n  # x\n  ,\n]\n",
        "v: [\n  {a: 1}\n  # x\n  ,\n  NEW,\n]\n",
    ),
    "several lines, commas first": (
        ("v",),
        "v: [\n    {a: 1}\n  , {b: 2}\n  ]\n",
        "v: [\n    {a: 1}\n  , {b: 2}\n  , NEW\n  ]\n",
    ),
    "several lines, items behind each other": (
        ("v",),
        "v: [{a: 1}, {b: 2}\n  ]\n",
        "v: [{a: 1}, {b: 2}\n  , NEW\n  ]\n",
    ),
    "several lines, the bracket behind the last item": (
        ("v",),
        "v: [{a: 1},\n    {b: 2}]\n",
        "v: [{a: 1},\n    {b: 2}, NEW]\n",
    ),
    "an anchor": (("v",), "v: &a [1]\n", "v: &a [1, NEW]\n"),
    "a missing key in braces": (("a", 0, "v"), "a: [{x: 1}]\n", "a: [{x: 1, v: [NEW]}]\n"),
    "a missing key in empty braces": (("a", "v"), "a: { }\n", "a: {v: [NEW]}\n"),
    "a missing key in an item in braces": (
        ("a", 0, "v"),
        "a:\n  - {x: 1, y: z} # w\n  - {x: 2}\n",
        "a:\n  - {x: 1, y: z, v: [NEW]} # w\n  - {x: 2}\n",
    ),
    "a missing key in braces over several lines": (
        ("a", "v"),
        "a: {\n  x: 1,\n  y: 2 # z\n}\n",
        "a: {\n  x: 1,\n  y: 2 # z\n  , v: [NEW]\n}\n",
    ),
    "an empty list in braces": (("a", "v"), "a: {v: [], x: 1}\n", "a: {v: [NEW], x: 1}\n"),
    "null in braces": (("a", "v"), "a: {v: ~, x: 1}\n", "a: {v: [NEW], x: 1}\n"),
    "an anchor and null in braces": (("a", "v"), "a: {v: &n ~}\n", "a: {v: &n [NEW]}\n"),
    "nothing in braces": (("a", "v"), "a: {x: 1, v: }\n", "a: {x: 1, v: [NEW] }\n"),
    "no colon in braces": (("a", "v"), "a: {v}\n", "a: {v: [NEW]}\n"),
    "a list in braces": (("a", "v"), "a: {v: [1], x: 1}\n", "a: {v: [1, NEW], x: 1}\n"),
    "JSON": (
        ("valeurs",),
        '{"id": "x", "valeurs": [{"valeur": 1}]}',
        '{"id": "x", "valeurs": [{"valeur": 1}, NEW]}',
    ),
    "JSON, the key missing": (
        ("valeurs",),
        '{\n  "id": "x"\n}\n',
        '{\n  "id": "x"\n  , valeurs: [NEW]\n}\n',
    ),
}

LAYOUTS = {
    f"{group}: {name}": layout
    for group, layouts in (("empty", EMPTY), ("missing", MISSING), ("brackets", BRACKETS))
    for name, layout in layouts.items()
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("loc", "before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_as_little_as_can_be_changes(tmp_path: Path, parser, loc, before, after) -> None:
    with using(parser):
        assert after_adding(tmp_path, before, loc) == after.replace("NEW", LINE)


def test_lines_set_in_by_tabs(tmp_path: Path) -> None:
    """Only libyaml reads them."""
    after = after_adding(tmp_path, "v: [\n\t{a: 1},\n\t{b: 2}\n]\n", ("v",))
    assert after == f"v: [\n\t{{a: 1}},\n\t{{b: 2}}\n\t, {LINE}\n]\n"


def test_several_items_in_brackets(tmp_path: Path) -> None:
    assert after_adding(tmp_path, "v: [1]\n", ("v",), 2, 3) == "v: [1, 2, 3]\n"
    assert after_adding(tmp_path, "v: [\n  1\n]\n", ("v",), 2, 3) == "v: [\n  1\n  , 2\n  , 3\n]\n"
