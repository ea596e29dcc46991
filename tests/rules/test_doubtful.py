"""PC315: numbers that are rarely what was meant, and those beside them that are right."""

from __future__ import annotations

import pytest

from plancancer_cli.rules.doubtful import doubtful_numbers
from projet import minimal


def found(kind: str, values: str, more: str = "") -> list[int]:
    """The lines, from 1, of the values that are asked about."""
    lines = "".join(
        f"  - {{date: {2000 + place}, valeur: {value}}}\n"
        for place, value in enumerate(values.split())
    )
    text = f"id: balades\nlibelle: Balades\ntype: {kind}\n{more}valeurs:\n{lines}"
    first = text[: text.index("  - ")].count("\n")
    return [d.location.line - first for d in doubtful_numbers(minimal(indicateur=text))]


@pytest.mark.parametrize(
    ("kind", "values", "more", "asked"),
    [
        # a decimal after values that are all whole
        ("nombre", "980 1010 1.250", "", [3]),
        ("nombre", "10 12 12.5", "", [3]),
        ("nombre", "10 12 12.5 13.5", "", [3]),
        ("nombre", "10 12.5", "valeur_initiale: {date: 1999, valeur: 8, source: S}\n", [2]),
        # three figures after a point are those of thousands, unless other decimals stand beside
        ("nombre", "1.250", "", [1]),
        ("nombre", "7 1.000", "", [2]),
        ("nombre", "0.250", "", []),
        ("nombre", "1.25", "", []),
        ("nombre", "1.2500", "", []),
        ("nombre", "52.3 1.250", "", []),
        # one whole value is no rule; a series with decimals has them
        ("nombre", "2 52.3", "", []),
        ("nombre", "12.5 13 1.250", "", []),
        ("nombre", "12.5", "", []),
        ("nombre", "10 12 12.5", "cibles: [{date: 2030, valeur: 14.5, source: S}]\n", []),
        # persons are counted whole
        ("nombre", "1.250", "unite: personnes\n", [1]),
        ("nombre", "1.5 2.5", "unite: Visiteurs étudiants\n", [1, 2]),
        ("nombre", "1.5", "compte: personnes\n", [1]),
        ("nombre", "1.5", "compte: choses\nunite: personnes\n", []),
        ("nombre", "12.4 13.1", "unite: visiteurs par sortie\n", []),
        ("nombre", "12.4 13.1", "unite: km\n", []),
        ("nombre", "12 15 18", "unite: personnes\n", []),
        # a fraction among percentages
        ("pourcentage", "46.3 0.463", "", [2]),
        ("pourcentage", "0.463 46.3 48", "", [1]),
        ("pourcentage", "0.8 1.2 0.9", "", []),
        ("pourcentage", "0.4 0.5", "", []),
        ("pourcentage", "46 0 52", "", []),
        ("pourcentage", "46 52 47.5", "", []),
        ("satisfaction", "4 4 4.2", "echelle: {min: 1, max: 5}\n", []),
    ],
)
def test_what_is_asked_about(kind: str, values: str, more: str, asked: list[int]) -> None:
    assert found(kind, values, more) == asked
