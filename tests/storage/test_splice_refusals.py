"""What cannot be added exactly is refused: the file stays, and the line to add is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import get_language
from storage.splicing import LINE, add

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = get_language("en")

REFUSED = {
    "the list is a reference": (
        ("w",),
        "v: &a [1]\nw: *a\n",
        "The list is written elsewhere in the file, and referred to with *.",
    ),
    "its mapping is a reference": (
        ("b", "v"),
        "a: &a\n  v:\n    - 1\nb: *a\n",
        "The list is written elsewhere in the file, and referred to with *.",
    ),
    "a reference elsewhere would grow with it": (
        ("v",),
        "v: &a\n  - 1\nw: *a\n",
        "f.yaml is laid out so that the line cannot be added exactly.",
    ),
    "a mapping that is referred to would grow": (
        ("a", "v"),
        "a: &a\n  x: 1\nb: *a\n",
        "f.yaml is laid out so that the line cannot be added exactly.",
    ),
    "a literal text at the very end would get a line end": (
        ("v",),
        "v:\n  - |\n    un",
        "f.yaml is laid out so that the line cannot be added exactly.",
    ),
    "a text": (("v",), "v: non\n", "v holds something else than a list."),
    "a mapping": (("v",), "v: {a: 1}\n", "v holds something else than a list."),
    "an empty text": (("a", "v"), "a:\n  v: ''\n", "a.v holds something else than a list."),
    "no such item": (("a", 1, "v"), "a:\n  - {}\n", "There is no place for a[1].v in this file."),
    "no such mapping": (("a", "v"), "b: 1\n", "There is no place for a.v in this file."),
    "a mapping that is null": (("a", "v"), "a:\n", "There is no place for a.v in this file."),
    "an index of a mapping": ((0,), "a: 1\n", "There is no place for [0] in this file."),
    "a key of a list": (("a", "v"), "a: [1]\n", "There is no place for a.v in this file."),
}


@pytest.mark.parametrize(("loc", "text", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_with_the_line_to_add(tmp_path: Path, loc, text, message) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(text.encode())
    with pytest.raises(WriteRefused) as refusal:
        add(tmp_path, loc)
    assert ENGLISH.text(refusal.value.message) == message
    assert refusal.value.hint is not None
    assert ENGLISH.text(refusal.value.hint).startswith("Add this line by hand, at the end of ")
    assert ENGLISH.text(refusal.value.hint).endswith(f" in f.yaml: - {LINE}")
    assert file.read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("text", "message"),
    {
        "v:\n  - a: [\n": "f.yaml holds an error on line ",
        "v: []\nv: []\n": "f.yaml holds an error on line 2. The ",
        "v:\n  - {a: 52,3}\n": "f.yaml holds an error on line 2. The ",
        "<<<<<<< ours\nv: []\n=======\n>>>>>>> theirs\n": "f.yaml holds an error on line 1. ",
        "v: []\n---\nv: []\n": "f.yaml holds an error on line 2. ",
        "# rien\n": "f.yaml holds an error on line 1. ",
        "du texte\n": "f.yaml holds an error on line 1. It holds no keys.",
        "v: []\nt: " + "\u200b" * 200 + "\n": "f.yaml holds an error on line 2. The ",
    }.items(),
)
def test_a_file_with_errors_is_to_be_corrected_first(tmp_path: Path, text, message) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(text.encode())
    with pytest.raises(WriteRefused) as refusal:
        add(tmp_path, ("v",))
    assert ENGLISH.text(refusal.value.message).startswith(message)
    assert file.read_bytes() == text.encode()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes("v: é\n".encode("cp1252"))
    with pytest.raises(WriteRefused) as refusal:
        add(tmp_path, ("v",))
    assert ENGLISH.text(refusal.value.message) == (
        "f.yaml cannot be changed. The file is not in UTF-8."
    )


def test_many_lines_show_the_first(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text("v: non\n")
    with pytest.raises(WriteRefused) as refusal:
        add(tmp_path, ("v",), 1, 2)
    assert ENGLISH.text(refusal.value.hint or "") == (
        "Add these 2 lines by hand, at the end of v in f.yaml; the first one: - 1"
    )
