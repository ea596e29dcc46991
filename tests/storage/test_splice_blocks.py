"""Lists whose items stand below each other, byte for byte; NEW stands for the item added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.splicing import LINE, after_adding
from storage.yaml_reading import PARSERS, using

if TYPE_CHECKING:
    from pathlib import Path

# What it shows: where the list stands, the file before, the file after.
LAYOUTS = {
    "two spaces in": (
        ("valeurs",),
        "id: x\nvaleurs:\n  - {date: 2023-01-01, valeur: 1}\n",
        "id: x\nvaleurs:\n  - {date: 2023-01-01, valeur: 1}\n  - NEW\n",
    ),
    "not indented": (
        ("valeurs",),
        "valeurs:\n- {valeur: 1}\nunite: x\n",
        "valeurs:\n- {valeur: 1}\n- NEW\nunite: x\n",
    ),
    "far in": (
        ("valeurs",),
        "valeurs:\n        - {valeur: 1}\n",
        "valeurs:\n        - {valeur: 1}\n        - NEW\n",
    ),
    "comments before, between and after": (
        ("valeurs",),
        "# a\nvaleurs: # b\n  # c\n  - 1 # d\n\n  # e\n  - {x: 2} # f\n  # g\n\n# h\n",
        "# a\nvaleurs: # b\n  # c\n  - 1 # d\n\n  # e\n  - {x: 2} # f\n  - NEW\n  # g\n\n# h\n",
    ),
    "in the middle of the file": (
        ("valeurs",),
        "id: x\nvaleurs:\n  - {valeur: 1}\n\n# la suite\nunite: y\n",
        "id: x\nvaleurs:\n  - {valeur: 1}\n  - NEW\n\n# la suite\nunite: y\n",
    ),
    "block items": (
        ("valeurs",),
        "valeurs:\n  - date: 2023-01-01\n    valeur: 1\n  -\n    date: 2023-02-01\n",
        "valeurs:\n  - date: 2023-01-01\n    valeur: 1\n  -\n    date: 2023-02-01\n  - NEW\n",
    ),
    "an item that ends with an empty key": (
        ("valeurs",),
        "valeurs:\n  - date: 2023-01-01\n    note:\n  # fin\n",
        "valeurs:\n  - date: 2023-01-01\n    note:\n  - NEW\n  # fin\n",
    ),
    "an empty item": (
        ("valeurs",),
        "valeurs:\n  -\n  # fin\n",
        "valeurs:\n  -\n  - NEW\n  # fin\n",
    ),
    "a comment behind the dash": (
        ("valeurs",),
        "valeurs:\n  - # note\n    valeur: 1\n",
        "valeurs:\n  - # note\n    valeur: 1\n  - NEW\n",
    ),
    "wide dashes and aligned values": (
        ("valeurs",),
        "valeurs:\n  -   {date:   2023-01-01,   valeur:  1  }\n",
        "valeurs:\n  -   {date:   2023-01-01,   valeur:  1  }\n  - NEW\n",
    ),
    "every kind of quotes": (
        ("valeurs",),
        "valeurs:\n  - {n: 'l''', s: \"b\\u00e9\\\n   c\", \"k\": d}\n  - 'x\n\n    y'\n",
        "valeurs:\n  - {n: 'l''', s: \"b\\u00e9\\\n   c\", \"k\": d}\n  - 'x\n\n    y'\n  - NEW\n",
    ),
    "a plain text over several lines": (
        ("valeurs",),
        "valeurs:\n  - un texte\n    qui continue\n\n    encore\n# fin\n",
        "valeurs:\n  - un texte\n    qui continue\n\n    encore\n  - NEW\n# fin\n",
    ),
    "a brace over several lines": (
        ("valeurs",),
        "valeurs:\n  - {\n    valeur: 1, # un\n    # deux\n  } # fin\nx: 1\n",
        "valeurs:\n  - {\n    valeur: 1, # un\n    # deux\n  } # fin\n  - NEW\nx: 1\n",
    ),
    "a literal text last": (
        ("valeurs",),
        "valeurs:\n  - note: |\n      un\n\n      deux\n\n\n# fin\n",
        "valeurs:\n  - note: |\n      un\n\n      deux\n  - NEW\n\n\n# fin\n",
    ),
    "a literal text that keeps its empty lines": (
        ("valeurs",),
        "valeurs:\n  - note: |+\n      un\n\n\nx: 1\n",
        "valeurs:\n  - note: |+\n      un\n\n\n  - NEW\nx: 1\n",
    ),
    "a folded text last, without line end": (
        ("valeurs",),
        "valeurs:\n  - >-\n    un\n    deux",
        "valeurs:\n  - >-\n    un\n    deux\n  - NEW",
    ),
    "a literal text just before": (
        ("valeurs",),
        "note: |+\n  - {pas: une valeur}\n\nvaleurs:\n  - {valeur: 1}\n",
        "note: |+\n  - {pas: une valeur}\n\nvaleurs:\n  - {valeur: 1}\n  - NEW\n",
    ),
    "a text that looks like the list": (
        ("valeurs",),
        "note: |\n  valeurs:\n    - {valeur: 0}\nvaleurs:\n  - {note: '- {valeur: 2}'}\n",
        "note: |\n  valeurs:\n    - {valeur: 0}\nvaleurs:\n  - {note: '- {valeur: 2}'}\n  - NEW\n",
    ),
    "a list in a list in a mapping": (
        ("volets", 1, "suivi"),
        "volets:\n- id: a\n  suivi:\n  - 1\n- id: b\n  suivi:\n      - {x: 2}\n- c\n",
        "volets:\n- id: a\n  suivi:\n  - 1\n- id: b\n  suivi:\n      - {x: 2}\n      - NEW\n- c\n",
    ),
    "lists that begin on the dash of a list": (
        ("a", 0),
        "a:\n  - - x\n    - y\n  - z\n",
        "a:\n  - - x\n    - y\n    - NEW\n  - z\n",
    ),
    "a key with a question mark": (
        ("valeurs",),
        "? valeurs\n: - {valeur: 1}\n  - {valeur: 2}\n",
        "? valeurs\n: - {valeur: 1}\n  - {valeur: 2}\n  - NEW\n",
    ),
    "a key in quotes": (
        ("valeurs",),
        '"valeurs" :\n  - {valeur: 1}\n',
        '"valeurs" :\n  - {valeur: 1}\n  - NEW\n',
    ),
    "an anchor on the list": (
        ("valeurs",),
        "valeurs: &v # ici\n  # là\n  - {valeur: 1}\n",
        "valeurs: &v # ici\n  # là\n  - {valeur: 1}\n  - NEW\n",
    ),
    "anchors and references in the items": (
        ("valeurs",),
        "s: &s https://x.fr\nvaleurs:\n  - &a {source: *s}\n  - *a\nautre: *a\n",
        "s: &s https://x.fr\nvaleurs:\n  - &a {source: *s}\n  - *a\n  - NEW\nautre: *a\n",
    ),
    "between --- and ...": (
        ("valeurs",),
        "%YAML 1.2\n---\nvaleurs:\n  - {valeur: 1}\n...\n# après\n",
        "%YAML 1.2\n---\nvaleurs:\n  - {valeur: 1}\n  - NEW\n...\n# après\n",
    ),
    "CRLF": (
        ("valeurs",),
        "# a\r\nvaleurs:\r\n  - {valeur: 1} # b\r\nx: 1\r\n",
        "# a\r\nvaleurs:\r\n  - {valeur: 1} # b\r\n  - NEW\r\nx: 1\r\n",
    ),
    "mixed line ends, LF here": (
        ("valeurs",),
        "a: 1\r\nvaleurs:\r\n  - {valeur: 1}\nx: 1\r\n",
        "a: 1\r\nvaleurs:\r\n  - {valeur: 1}\n  - NEW\nx: 1\r\n",
    ),
    "mixed line ends, CRLF here": (
        ("valeurs",),
        "a: 1\nvaleurs:\n  - {valeur: 1}\r\nx: 1\n",
        "a: 1\nvaleurs:\n  - {valeur: 1}\r\n  - NEW\r\nx: 1\n",
    ),
    "CRLF in a literal text": (
        ("valeurs",),
        "valeurs:\r\n  - |\r\n    un\r\n\r\n    deux\r\n\r\n# fin\r\n",
        "valeurs:\r\n  - |\r\n    un\r\n\r\n    deux\r\n  - NEW\r\n\r\n# fin\r\n",
    ),
    "no final line end": (
        ("valeurs",),
        "valeurs:\n  - {valeur: 1}",
        "valeurs:\n  - {valeur: 1}\n  - NEW",
    ),
    "no final line end, CRLF and a space": (
        ("valeurs",),
        "valeurs:\r\n  - {valeur: 1} ",
        "valeurs:\r\n  - {valeur: 1} \r\n  - NEW",
    ),
    "no final line end, a comment last": (
        ("valeurs",),
        "valeurs:\n  - {valeur: 1}\n  # fin",
        "valeurs:\n  - {valeur: 1}\n  - NEW\n  # fin",
    ),
    "a byte order mark": (
        ("valeurs",),
        "\ufeffvaleurs:\n  - {valeur: 1}\n",
        "\ufeffvaleurs:\n  - {valeur: 1}\n  - NEW\n",
    ),
    "French typography and emoji": (
        ("valeurs",),
        "t: «\u202fça\u202f» fait 100\u00a0%\nvaleurs:\n  - {note: 🌳 l’été\u202f!}\n",
        "t: «\u202fça\u202f» fait 100\u00a0%\nvaleurs:\n  - {note: 🌳 l’été\u202f!}\n  - NEW\n",
    ),
    "characters that some take for line ends": (
        ("valeurs",),
        't: a\x85b\nvaleurs:\n  - {note: "c\u2028d"}\n  - e\u2029f\x0cg\n',
        't: a\x85b\nvaleurs:\n  - {note: "c\u2028d"}\n  - e\u2029f\x0cg\n  - NEW\n',
    ),
    "scalars of every kind": (
        ("valeurs",),
        "a: ~\nb: TRUE\nc: +3\nd: 0x1F\nvaleurs:\n  - -0.0\n  - 1.50\n  - 2023-01-01\n",
        "a: ~\nb: TRUE\nc: +3\nd: 0x1F\nvaleurs:\n  - -0.0\n  - 1.50\n  - 2023-01-01\n  - NEW\n",
    ),
    "long lines": (
        ("valeurs",),
        "t: " + "mot " * 500 + 'fin\nvaleurs:\n  - {note: "' + "x" * 3000 + '"}\n',
        "t: " + "mot " * 500 + 'fin\nvaleurs:\n  - {note: "' + "x" * 3000 + '"}\n  - NEW\n',
    ),
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("loc", "before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_line_is_all_that_is_added(tmp_path: Path, parser, loc, before, after) -> None:
    with using(parser):
        assert after_adding(tmp_path, before, loc) == after.replace("NEW", LINE)


def test_tabs_behind_the_values(tmp_path: Path) -> None:
    """Only libyaml reads them."""
    before = "valeurs:\t\n  - {valeur: 1}\t # x\t\n  - {valeur: 2}  \t\n"
    assert after_adding(tmp_path, f"{before}x: 1\n", ("valeurs",)) == f"{before}  - {LINE}\nx: 1\n"


def test_several_items_at_once(tmp_path: Path) -> None:
    after = after_adding(tmp_path, "a:\n  - {b: 1}\nc: 2\n", ("a",), {"b": 2}, {"b": 3})
    assert after == "a:\n  - {b: 1}\n  - {b: 2}\n  - {b: 3}\nc: 2\n"


def test_one_item_after_another(tmp_path: Path) -> None:
    text = "valeurs: [] # rien\r\nx: 1"
    for rank in range(3):
        text = after_adding(tmp_path, text, ("valeurs",), {"valeur": rank})
    assert text == (
        "valeurs: # rien\r\n  - {valeur: 0}\r\n  - {valeur: 1}\r\n  - {valeur: 2}\r\nx: 1"
    )
