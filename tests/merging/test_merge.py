"""Two versions of a file and the one they come from; literal YAML in, literal YAML out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plancancer_cli.merging.files import How, Merged, merge_contents

INDICATEUR = "indicators/balades.yaml"
FICHE = "actions/1.1.1-balades.yaml"
HEAD = "# yaml-language-server: $schema=…\nid: balades\nlibelle: Balades\ntype: nombre\n"


def merge(base: str, ours: str, theirs: str, path: str = INDICATEUR) -> Merged:
    return merge_contents(base.encode(), ours.encode(), theirs.encode(), path)


@dataclass(frozen=True)
class Case:
    base: str
    ours: str
    theirs: str
    merged: str
    path: str = INDICATEUR


CLEAN = {
    "values of a flux for two periods, published the same day": Case(
        "accumulation: flux\nvaleurs: []\n",
        "accumulation: flux\nvaleurs:\n  - {date: 2024-02-01, valeur: 1, periode: 2022}\n",
        "accumulation: flux\nvaleurs:\n  - {date: 2024-02-01, valeur: 2, periode: 2023}\n",
        "accumulation: flux\nvaleurs:\n  - {date: 2024-02-01, valeur: 1, periode: 2022}\n"
        "  - {date: 2024-02-01, valeur: 2, periode: 2023}\n",
    ),
    "both append a valeur: in the order of the dates": Case(
        "valeurs:\n  - {date: 2023, valeur: 1}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2026, valeur: 4}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024-06-30, valeur: 2}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024-06-30, valeur: 2}\n"
        "  - {date: 2026, valeur: 4}\n",
    ),
    "the first of all": Case(
        "valeurs: []\n",
        "valeurs:\n  - {date: 2024, valeur: 1}\n",
        "valeurs:\n  - {date: 2025, valeur: 2}\n",
        "valeurs:\n  - {date: 2024, valeur: 1}\n  - {date: 2025, valeur: 2}\n",
    ),
    "the key was missing": Case(
        "",
        "valeurs:\n  - {date: 2024, valeur: 1}\n",
        "valeurs:\n- {date: 2025, valeur: 2}\n",
        "valeurs:\n  - {date: 2024, valeur: 1}\n  - {date: 2025, valeur: 2}\n",
    ),
    "what both added stands once, however it is written": Case(
        "valeurs:\n  - {date: 2023, valeur: 1}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 2, note: 'a'}\n",
        'valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, note: "a", valeur: 2}\n'
        "  - {date: 2025, valeur: 3}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 2, note: 'a'}\n"
        "  - {date: 2025, valeur: 3}\n",
    ),
    "comments stay with their lines": Case(
        "valeurs:\n  # relevés\n  - {date: 2023, valeur: 1} # un\n  # à suivre\nanciens_ids: [a]\n",
        "valeurs:\n  # relevés\n  - {date: 2023, valeur: 1} # un\n  # rapport\n"
        "  - {date: 2025, valeur: 3} # trois\n  # à suivre\nanciens_ids: [a]\n",
        "valeurs:\n  # relevés\n  - {date: 2023, valeur: 1} # un\n  - {date: 2024, valeur: 2}\n"
        "  # à suivre\nanciens_ids: [a, b]\n",
        "valeurs:\n  # relevés\n  - {date: 2023, valeur: 1} # un\n  - {date: 2024, valeur: 2}\n"
        "  # rapport\n  - {date: 2025, valeur: 3} # trois\n  # à suivre\nanciens_ids: [a, b]\n",
    ),
    "one side changes a key, the other another, and both a line beside": Case(
        "unite: km\nperimetre: Ville\nfrequence: annuelle\n",
        "unite: balades\nperimetre: Ville\nfrequence: annuelle\n",
        "unite: km\nperimetre: Ville # entière\nfrequence: mensuelle\n",
        "unite: balades\nperimetre: Ville # entière\nfrequence: mensuelle\n",
    ),
    "one side lays the file out, the other appends": Case(
        "valeurs:\n- valeur: 1\n  date: 2023\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n",
        "valeurs:\n- valeur: 1\n  date: 2023\n- {date: 2024, valeur: 2}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 2}\n",
    ),
    "one side corrects a line, the other appends": Case(
        "valeurs:\n  - {date: 2023, valeur: 1}\n",
        'valeurs:\n  - {date: 2023, valeur: 1, source: "rapport"}\n',
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 2}\n",
        'valeurs:\n  - {date: 2023, valeur: 1, source: "rapport"}\n  - {date: 2024, valeur: 2}\n',
    ),
    "one side takes a line away, the other appends": Case(
        "valeurs:\n  - {date: 2022, valeur: 0}\n  - {date: 2023, valeur: 1}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n",
        "valeurs:\n  - {date: 2022, valeur: 0}\n  - {date: 2023, valeur: 1}\n"
        "  - {date: 2024, valeur: 2}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 2}\n",
    ),
    "entries of one volet, a report of another": Case(
        'volets:\n  - id: a\n    intitule: A\n    suivi:\n      - {date: 2023, constat: "x"}\n'
        "  - id: b\n    intitule: B\n    calendrier: Dès 2024\n",
        'volets:\n  - id: a\n    intitule: A\n    suivi:\n      - {date: 2023, constat: "x"}\n'
        '      - {date: 2024-01-01, constat: "y"}\n'
        "  - id: b\n    intitule: B\n    calendrier: Dès 2024\n",
        'volets:\n  - id: a\n    intitule: A\n    suivi:\n      - {date: 2023, constat: "x"}\n'
        '      - {date: 2024-01-01, statut: en_cours, constat: "z"}\n'
        "  - id: b\n    intitule: B\n    calendrier: Dès 2024\n    reports_echeance:\n"
        '      - {echeance: debut, au: 2025, motif: "m", decision: "d", date: 2024-12}\n',
        'volets:\n  - id: a\n    intitule: A\n    suivi:\n      - {date: 2023, constat: "x"}\n'
        '      - {date: 2024-01-01, constat: "y"}\n'
        '      - {date: 2024-01-01, statut: en_cours, constat: "z"}\n'
        "  - id: b\n    intitule: B\n    calendrier: Dès 2024\n    reports_echeance:\n"
        '      - {echeance: debut, au: 2025, motif: "m", decision: "d", date: 2024-12}\n',
        FICHE,
    ),
    "both edit a long text, each another paragraph": Case(
        "contexte: |\n  Un.\n\n  Deux.\n\n  Trois.\n",
        "contexte: |\n  Un, revu.\n\n  Deux.\n\n  Trois.\n",
        "contexte: |\n  Un.\n\n  Deux.\n\n  Trois, revu.\n",
        "contexte: |\n  Un, revu.\n\n  Deux.\n\n  Trois, revu.\n",
        FICHE,
    ),
    "one side moves a volet, the other writes in it": Case(
        "volets:\n  - id: a\n    intitule: A\n  - id: b\n    intitule: B\n",
        "volets:\n  - id: b\n    intitule: B\n  - id: a\n    intitule: A\n",
        "volets:\n  - id: a\n    intitule: A revu\n  - id: b\n    intitule: B\n",
        "volets:\n  - id: b\n    intitule: B\n  - id: a\n    intitule: A revu\n",
        FICHE,
    ),
}
PAGE = "code: 1.1.1\ntitre: Balades\n"


def headed(case: Case) -> tuple[str, str, str, str]:
    head = PAGE if case.path == FICHE else HEAD
    return tuple(head + text for text in (case.base, case.ours, case.theirs, case.merged))  # type: ignore[return-value]


@pytest.mark.parametrize("case", CLEAN.values(), ids=CLEAN)
def test_without_a_person(case: Case) -> None:
    base, ours, theirs, expected = headed(case)
    merged = merge(base, ours, theirs, case.path)
    assert (merged.content.decode(), merged.conflicts) == (expected, 0)
    assert merged.how is How.MEANING
    assert merged.invalid is None


@pytest.mark.parametrize("case", CLEAN.values(), ids=CLEAN)
def test_both_ways_say_the_same(case: Case) -> None:
    from plancancer_cli.storage.read.content import same_content
    from plancancer_cli.storage.read.source import parse

    base, ours, theirs, expected = headed(case)
    other = merge(base, theirs, ours, case.path)
    assert other.is_clean
    data = parse(other.content.decode(), case.path).data
    assert same_content(data, parse(expected, case.path).data)


@pytest.mark.parametrize("case", CLEAN.values(), ids=CLEAN)
def test_line_ends_and_byte_order_mark_stay(case: Case) -> None:
    texts = [("\ufeff" + text).replace("\n", "\r\n") for text in headed(case)]
    base, ours, theirs, expected = texts
    assert merge(base, ours, theirs, case.path).content.decode() == expected


CONFLICTS = {
    "one value in two ways": (
        "unite: km\nfrequence: annuelle\n",
        "unite: pas\nfrequence: annuelle\n",
        "unite: milles\nfrequence: mensuelle\n",
        "<<<<<<< ours\nunite: pas\n=======\nunite: milles\n>>>>>>> theirs\nfrequence: mensuelle\n",
    ),
    "one measurement with two numbers": (
        "valeurs:\n  - {date: 2023, valeur: 1}\n",
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 2}\n",
        (
            "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 3}\n"
            "  - {date: 2025, valeur: 4}\n"
        ),
        (
            "valeurs:\n  - {date: 2023, valeur: 1}\n<<<<<<< ours\n  - {date: 2024, valeur: 2}\n"
            "=======\n  - {date: 2024, valeur: 3}\n>>>>>>> theirs\n  - {date: 2025, valeur: 4}\n"
        ),
    ),
    "changed and taken away": (
        "valeurs:\n  - {date: 2023, valeur: 1}\n  - {date: 2024, valeur: 2}\n",
        "valeurs:\n  - {date: 2024, valeur: 2}\n",
        "valeurs:\n  - {date: 2023, valeur: 7}\n  - {date: 2024, valeur: 2}\n",
        (
            "valeurs:\n<<<<<<< ours\n=======\n  - {date: 2023, valeur: 7}\n>>>>>>> theirs\n"
            "  - {date: 2024, valeur: 2}\n"
        ),
    ),
}


@pytest.mark.parametrize("texts", CONFLICTS.values(), ids=CONFLICTS)
def test_a_real_conflict_stands_where_it_is(texts: tuple[str, str, str, str]) -> None:
    base, ours, theirs, expected = (HEAD + text for text in texts)
    merged = merge(base, ours, theirs)
    assert merged.content.decode() == expected
    assert merged.conflicts == 1


def test_two_statuses_at_one_date_are_a_conflict() -> None:
    base = PAGE + "suivi:\n  - {date: 2023, statut: a_venir}\n"
    ours = base + '  - {date: 2024-05-01, statut: realise, source: "a"}\n'
    theirs = base + '  - {date: 2024-05-01, statut: bloque, motif: "b"}\n'
    assert merge(base, ours, theirs, FICHE).conflicts == 1
    same = base + '  - {date: 2024-05-01, statut: realise, source: "c"}\n'
    assert merge(base, ours, same, FICHE).is_clean


def test_without_a_base_both_sides_are_joined() -> None:
    ours = HEAD + "valeurs:\n  - {date: 2024, valeur: 1}\n"
    theirs = HEAD + "valeurs:\n  - {date: 2025, valeur: 2}\nunite: km\n"
    merged = merge("", ours, theirs)
    assert merged.content.decode() == (
        HEAD + "valeurs:\n  - {date: 2024, valeur: 1}\n  - {date: 2025, valeur: 2}\nunite: km\n"
    )


def test_what_cannot_be_read_is_merged_as_git_does() -> None:
    base = HEAD + "unite: [\n\n\nfrequence: annuelle\n"
    merged = merge(base, base.replace("annuelle", "mensuelle"), base.replace("Balades", "Sorties"))
    assert merged.how is How.LINES
    assert merged.is_clean
    assert b"mensuelle" in merged.content
    assert b"Sorties" in merged.content
    binary = merge_contents(b"a\n", b"\xe9\n", b"\xe8\n", INDICATEUR)
    assert binary.conflicts == 1


def test_two_right_sides_may_be_wrong_together() -> None:
    base = PAGE + "volets:\n  - id: a\n    intitule: A\n    calendrier:\n      libelle: Plus tard\n"
    ours = base + "      debut: 2025\n"
    theirs = base + "      fin: 2024\n"
    merged = merge(base, ours, theirs, FICHE)
    assert merged.conflicts == 0
    assert merged.invalid is not None
    assert not merged.is_clean


def test_one_side_alone_is_taken_as_it_is() -> None:
    base, other = HEAD.encode(), b"\xff not even text"
    assert merge_contents(base, base, other, INDICATEUR).content == other
    assert merge_contents(base, other, base, INDICATEUR).content == other
    assert merge_contents(base, other, other, INDICATEUR).content == other
