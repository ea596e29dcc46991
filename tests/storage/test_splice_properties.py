"""Whatever a file looks like: the bytes around what is added stay, the data is the old plus one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancancer_cli.storage.edit.insertion import Insertion, apply
from plancancer_cli.storage.edit.splice import splice
from plancancer_cli.storage.edit.verify import is_exact
from plancancer_cli.storage.read.source import parse

ITEM = {"date": date(2024, 1, 1), "valeur": 52.3, "note": "d’un été\u202f: « à, b » # c"}

comments = st.sampled_from(
    ["", "", "", "# note", "#", "# - {pas: un item}", "# é\u00a0à «\u202fb\u202f»"]
)
scalars = st.sampled_from(
    ["1", "-0.5", "true", "null", "~", "texte", "deux mots", "'l''a # b'", '"a\\"b\\u00e9 #"',
     "1.2.1", "2023-01-01", "à\u00a0b", '"x, y: [z]"', "«\u202fca\u202f»", "'- {valeur: 1}'"]
)  # fmt: skip
widths = st.integers(1, 4)


@dataclass
class Layout:
    """Lines without their ends, and where the list is to grow."""

    lines: list[str]
    loc: tuple[str | int, ...]
    pure: bool
    """Whether nothing but added characters is possible: the list has items below each other, or its
    key is missing."""


@st.composite
def gaps(draw: st.DrawFn, indent: int) -> list[str]:
    """Empty lines and comments, at any indentation."""
    found = draw(st.lists(st.tuples(comments, st.integers(0, 6)), max_size=2))
    return [f"{' ' * (indent if deep > 3 else deep)}{text}".rstrip() for text, deep in found]


@st.composite
def behind(draw: st.DrawFn) -> str:
    comment = draw(comments)
    return draw(st.sampled_from(["", "", "  "])) + (f" {comment}" if comment else "")


@st.composite
def items(draw: st.DrawFn, indent: int) -> list[str]:
    """One item, with its dash."""
    dash, gap = " " * indent + "-", " " * draw(widths)
    inner = " " * (indent + 1 + len(gap))
    scalar = draw(scalars)
    match draw(st.integers(0, 7)):
        case 0:
            inside = draw(st.sampled_from(["1", "b", "[]"]))
            return [f"{dash}{gap}{{a: {inside},  c: d}}{draw(behind())}"]
        case 1:
            return [f"{dash}{gap}a: {scalar}{draw(behind())}", f"{inner}b: {draw(scalars)}"]
        case 2:
            return [f"{dash}{gap}a:{draw(behind())}", f"{inner}# dans", f"{inner}b:"]
        case 3:
            return [dash, *draw(gaps(indent + 2)), f"{' ' * (indent + 2)}a: {scalar}"]
        case 4:
            head = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", "|2", ">2-", "|  # tête"]))
            body = " " * (indent + 2)
            return [f"{dash}{gap}{head}", f"{body}un", "", f"{body}deux # texte"]
        case 5:
            return [
                f"{dash}{gap}{{a: 1, # dans",
                "",
                f"{inner}b: 'x",
                f"{inner}y'}}{draw(behind())}",
            ]
        case 6:
            return [f"{dash}{draw(behind())}"]
        case _:
            return [f"{dash}{gap}{scalar}{draw(behind())}"]


@st.composite
def targets(draw: st.DrawFn, indent: int) -> tuple[list[str], bool]:
    """The list that grows, in any of its forms, with its key."""
    key = " " * indent + draw(st.sampled_from(["valeurs", '"valeurs"', "'valeurs'"])) + ":"
    form = draw(st.integers(0, 9))
    if form == 0:
        return [], True
    if form == 1:
        return [
            key + draw(st.sampled_from(["", " []", "  [ ]", " null", " ~"])) + draw(behind())
        ], False
    if form == 2:
        inside = ", ".join(
            draw(st.lists(st.sampled_from(["{a: 1}", "x", "'y, z'"]), min_size=1, max_size=3))
        )
        return [f"{key} [{inside}{draw(st.sampled_from(['', ',', ' ']))}]{draw(behind())}"], False
    if form == 3:
        far = " " * (indent + draw(widths))
        rows = draw(st.lists(st.sampled_from(["{a: 1}", "x", "'y, z'"]), min_size=1, max_size=3))
        last = draw(st.sampled_from(["", ","]))
        lines = [
            f"{far}{row}{',' if rank < len(rows) - 1 else last}{draw(behind())}"
            for rank, row in enumerate(rows)
        ]
        return [f"{key} [{draw(behind())}", *lines, *draw(gaps(indent + 1)), f"{far}]"], True
    dash = indent + draw(st.sampled_from([0, 2, 2, 3, 6]))
    lines = [key + draw(st.sampled_from(["", " &ancre"])) + draw(behind())]
    for _ in range(draw(st.integers(1, 3))):
        lines += [*draw(gaps(dash)), *draw(items(dash))]
    return lines, True


@st.composite
def entries(draw: st.DrawFn, indent: int, rank: int) -> list[str]:
    """Another key of the same mapping."""
    key = f"{' ' * indent}k{rank}:"
    match draw(st.integers(0, 3)):
        case 0:
            return [f"{key} {draw(scalars)}{draw(behind())}"]
        case 1:
            body = " " * (indent + 2)
            head = draw(st.sampled_from(["|", ">", "|+", ">-"]))
            return [f"{key} {head}", f"{body}valeurs:", "", f"{body}  - {{texte: 1}}"]
        case 2:
            return [f"{key}{draw(behind())}", *draw(items(indent + 2)), *draw(items(indent + 2))]
        case _:
            return [f"{key} {{a: 1, b: [c, 'd']}}{draw(behind())}"]


@st.composite
def mappings(draw: st.DrawFn, indent: int) -> tuple[list[str], bool]:
    target, pure = draw(targets(indent))
    blocks = [draw(entries(indent, rank)) for rank in range(draw(st.integers(1, 3)))]
    blocks.insert(draw(st.integers(0, len(blocks))), target)
    lines: list[str] = []
    for block in blocks:
        lines += [*draw(gaps(indent)), *block]
    return lines, pure


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    if draw(st.booleans()):
        lines, pure = draw(mappings(0))
        loc: tuple[str | int, ...] = ("valeurs",)
    else:
        dash = draw(st.sampled_from([0, 2]))
        gap = draw(st.integers(1, 3))
        inner, pure = draw(mappings(dash + 1 + gap))
        first = f"{' ' * dash}-{' ' * gap}id: a"
        last = [f"{' ' * dash}-{' ' * gap}id: z"] if draw(st.booleans()) else []
        lines = ["volets:", *draw(gaps(dash)), first, *inner, *draw(gaps(dash)), *last]
        loc = ("volets", 0, "valeurs")
    lines += draw(gaps(0))
    if draw(st.integers(0, 4)) == 0:
        lines = ["---", *lines, *draw(st.sampled_from([[], ["..."], ["...", "# après"]]))]
    return Layout(lines, loc, pure)


@st.composite
def texts(draw: st.DrawFn, lines: list[str]) -> str:
    """Join lines with line ends of one kind, or mixed; the last one may have none."""
    style = draw(st.sampled_from(["\n", "\n", "\r\n", None]))
    ends = [style or draw(st.sampled_from(["\n", "\r\n"])) for _ in lines]
    if draw(st.integers(0, 3)) == 0:
        ends[-1] = ""
    bom = draw(st.sampled_from(["", "", "\ufeff"]))
    return bom + "".join(line + end for line, end in zip(lines, ends, strict=True))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), layouts())
def test_bytes_around_stay_and_the_data_grows_by_one(data: st.DataObject, layout: Layout) -> None:
    text = data.draw(texts(layout.lines))
    source = parse(text, "f.yaml")
    assert source.errors == [], text
    insertion = Insertion(layout.loc, (ITEM,))
    patches = splice(source, insertion)
    after = apply(source.text, patches)
    if not is_exact(source, parse(after, "f.yaml"), insertion):
        assert _a_line_end_would_count(source.text), (text, after)
        return
    assert _read(after) == _grown(_read(source.text), layout.loc)
    prefix, suffix = _common(source.text, after)
    if layout.pure:
        assert prefix + suffix == len(source.text), (text, after)
        assert after.count("\n") - source.text.count("\n") in (1, 2)
    else:
        assert "\n" not in source.text[prefix : len(source.text) - suffix]
    assert _ends(after) <= _ends(source.text) | ({"\n"} if "\n" not in source.text else set())


def _a_line_end_would_count(text: str) -> bool:
    """Whether the file ends inside a literal text, which a line end lengthens: it is refused."""
    return parse(text, "f.yaml").data != parse(f"{text}\n", "f.yaml").data


def _common(before: str, after: str) -> tuple[int, int]:
    most = min(len(before), len(after))
    prefix = next((i for i in range(most) if before[i] != after[i]), most)
    most -= prefix
    return prefix, next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)


def _ends(text: str) -> set[str]:
    return {
        "\r\n" if line.endswith("\r\n") else "\n"
        for line in text.splitlines(keepends=True)
        if line[-1] == "\n"
    }


def _read(text: str) -> Any:
    """Read with another loader; what differs in YAML 1.1 is not among the scalars above."""
    return yaml.safe_load(text)


def _grown(data: Any, loc: tuple[str | int, ...]) -> Any:
    node = data
    for step in loc[:-1]:
        node = node[step]
    node[loc[-1]] = [*(node.get(loc[-1]) or []), ITEM]
    return data
