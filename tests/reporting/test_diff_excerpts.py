"""What a reviewer is shown of a text that changed: before, after, in few words."""

from __future__ import annotations

from typing import Any

import pytest

from plancancer_cli.analysis.diff import Change, Kind
from plancancer_cli.i18n import get_language, msg
from plancancer_cli.reporting.diff.excerpt import excerpts


def shown(before: Any, after: Any, kind: Kind = Kind.TEXT_CHANGED) -> list[tuple[str, str]]:
    return excerpts(Change("1.1", kind, before, after, msg("changed")), get_language("en"))


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("Dès 2023", "Dès 2024", [("Dès 2023", "Dès 2024")]),
        ("a b c d e f", "a b c d X f", [("a b c d e f", "a b c d X f")]),
        ("a b c d e f g h i j k", "a b c d e X g h i j k", [("… b c d e f g h i j …",
                                                            "… b c d e X g h i j …")]),
        (None, "Habitants", [("", "Habitants")]),
        ("Habitants", None, [("Habitants", "")]),
        (["Lire", "Courir"], ["Courir", "Marcher", "Nager"], [("Lire", "Marcher"), ("", "Nager")]),
        ([{"texte": "Lire", "details": ["Un"]}], [{"texte": "Lire", "details": ["Deux"]}],
         [("Un", "Deux")]),
        ({"annee": 2024, "montant": 10}, {"annee": 2024, "montant": 12.5},
         [("amount: 10", "amount: 12.5")]),
        ({"a": "x", "b": "y"}, {"b": "z"}, [("a: x", ""), ("y", "z")]),
        ({"universalisme_proportionne": None}, {"universalisme_proportionne": True},
         [("", "proportionate universalism: yes")]),
    ],
)  # fmt: skip
def test_where_two_texts_differ(before: Any, after: Any, pairs: list[tuple[str, str]]) -> None:
    assert shown(before, after) == pairs


def test_an_entry_is_compared_key_by_key() -> None:
    before = {"date": "2024-03-01", "constat": "Ouvert", "source": "journal"}
    after = {"date": "2024-03-01", "source": "site"}
    assert shown(before, after, Kind.HISTORY_REWRITTEN) == [
        ("fact: Ouvert", ""),
        ("journal", "site"),
    ]


def test_an_entry_that_is_removed_is_shown_with_its_labels() -> None:
    entry = {"date": "2024-03-01", "statut": "en_cours", "constat": "Ouvert", "aussi": ["1.2/a"]}
    assert shown(entry, None, Kind.HISTORY_REWRITTEN) == [
        ("status: under way", ""), ("fact: Ouvert", ""), ("told of these volets too: 1.2/a", "")
    ]  # fmt: skip


def test_what_the_message_says_is_not_said_again() -> None:
    before, after = {"valeur": 2, "note": "a"}, {"valeur": 3, "note": "b"}
    assert shown(before, after, Kind.MEASUREMENT_REWRITTEN) == [("a", "b")]
    assert shown("2024-12-31", "2025-12-31", Kind.DEADLINE_POSTPONED) == []


def test_nothing_is_shown_of_a_value_that_is_secret() -> None:
    before, after = {"numerateur": 3, "note": "a"}, {"secret": True, "note": "b"}
    assert shown(before, after, Kind.MEASUREMENT_REWRITTEN) == []
    assert shown(after, before, Kind.MEASUREMENT_REWRITTEN) == []


def test_a_chapter_does_not_bury_the_rest() -> None:
    assert len(shown([f"a{n}" for n in range(99)], [])) == 6
    ((before, after),) = shown("mot " * 500, "autre " * 500)
    assert len(before) <= len(after) + 10 <= 180
