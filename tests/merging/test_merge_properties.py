"""Whatever two people write: nothing is lost, nothing stands twice, and who merges does not matter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.merging.files import merge_contents
from plancancer_cli.storage.read.content import form
from plancancer_cli.storage.read.source import parse

PATH = "indicators/balades.yaml"
KEYS = ("unite: km", "perimetre: Ville", "definition: >-\n  Une\n  phrase", "frequence: annuelle")
EDITS = ("unite: pas", "perimetre: Métropole", "definition: Deux mots", "frequence: mensuelle")


@dataclass(frozen=True)
class Sides:
    base: str
    ours: str
    theirs: str
    added: tuple[frozenset[int], frozenset[int]]


def written(keys: list[str], days: list[int], pad: str, remark: str, newline: str) -> str:
    lines = ["id: balades", "libelle: Balades", "type: nombre", *keys]
    if days:
        lines += [f"valeurs:{remark}", *(f"{pad}- {{date: {2000 + d}, valeur: {d}}}" for d in days)]
    else:
        lines.append("valeurs: []")
    return newline.join(["\n".join(lines).replace("\n", newline), ""])


@st.composite
def sides(draw: st.DrawFn) -> Sides:
    """A base of valeurs, and two sides that each append some and change other keys."""
    days = st.integers(1, 40)
    old = draw(st.lists(days, max_size=4, unique=True))
    new = [
        draw(st.lists(days.filter(lambda d: d not in old), max_size=4, unique=True)) for _ in "ab"
    ]
    owner = [draw(st.sampled_from("ab-")) for _ in KEYS]
    texts = []
    for who, added in zip("ab", new, strict=True):
        keys = [edit if o == who else key for key, edit, o in zip(KEYS, EDITS, owner, strict=True)]
        keys = draw(st.permutations(keys)) if draw(st.booleans()) else keys
        style = draw(st.sampled_from(["  ", "", "      "])), draw(st.sampled_from(["", " # a"]))
        texts.append(written(keys, [*old, *added], style[0], style[1], "\n"))
    base = written(list(KEYS), old, "  ", "", "\n")
    return Sides(base, texts[0], texts[1], (frozenset(new[0]), frozenset(new[1])))


def merged(one: Sides) -> tuple[str, int]:
    result = merge_contents(one.base.encode(), one.ours.encode(), one.theirs.encode(), PATH)
    return result.content.decode(), result.conflicts


@given(sides())
def test_every_line_arrives_once_and_both_ways_are_one(one: Sides) -> None:
    text, conflicts = merged(one)
    assert conflicts == 0
    source = parse(text, PATH)
    assert source.problems == []
    data = source.data
    values = [item["valeur"] for item in data.get("valeurs") or []]
    assert len(values) == len(set(values))
    old = {item["valeur"] for item in parse(one.base, PATH).data["valeurs"]}
    assert set(values) == old | one.added[0] | one.added[1]
    for edit, key in zip(EDITS, KEYS, strict=True):
        name = key.partition(":")[0]
        wanted = {parse(f"{line}\n", PATH).data[name] for line in (edit, key)}
        changed = any(edit in side for side in (one.ours, one.theirs))
        assert data[name] == parse(f"{edit if changed else key}\n", PATH).data[name]
        assert data[name] in wanted
    other, _ = merged(Sides(one.base, one.theirs, one.ours, one.added))
    assert form(parse(other, PATH).data) == form(data)


lines = st.sampled_from(
    [
        "id: balades", "libelle: Balades", "type: nombre", "valeurs:", "valeurs: []", "  # note", "",
        "  - {date: 2023, valeur: 1}", "- {date: 2024, valeur: 2}", "  - date: 2025", "    valeur: 3",
        "comparateurs:", "  - libelle: x", "    valeurs:", "      - {date: 2023, valeur: 4}",
        "definition: |", "    un", "    deux", "anciens_ids: [a]", "anciens_ids: [a, b]", "<<<<<<<",
    ]
)  # fmt: skip
texts = st.lists(lines, max_size=9).map(lambda found: "\n".join([*found, ""]))


@given(texts, texts, texts)
def test_nothing_that_a_side_wrote_is_lost_without_a_word(
    base: str, ours: str, theirs: str
) -> None:
    text, conflicts = merged(Sides(base, ours, theirs, (frozenset(), frozenset())))
    if conflicts == 0:
        return  # what a clean merge says is checked before it is given out
    found = Counter(line.strip() for line in text.split("\n"))
    for side in (ours, theirs):
        for line in {line.strip() for line in side.split("\n")} - {""}:
            if line not in base:
                assert found[line]
