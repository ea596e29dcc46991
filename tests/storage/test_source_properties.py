"""What holds for any text. Every property is tried with both parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from plancancer_cli.storage.read.characters import FORBIDDEN
from plancancer_cli.storage.read.source import YamlMap, YamlSeq, parse
from storage.yaml_reading import ENGLISH, PARSERS, using

if TYPE_CHECKING:
    from collections.abc import Iterator

both_parsers = pytest.mark.parametrize("parser", PARSERS)

texts = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda c: FORBIDDEN.match(c) is None),
    max_size=20,
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**30), 10**30), texts, st.dates(),
    st.floats(-1e29, 1e29),
)  # fmt: skip
nested = st.recursive(
    scalars,
    lambda children: st.one_of(
        st.lists(children, max_size=5), st.dictionaries(texts, children, max_size=5)
    ),
    max_leaves=15,
)


class Dumper(yaml.SafeDumper):
    """Writes what YAML 1.2 reads as text, and PyYAML as something else, in quotes or not."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@both_parsers
@given(
    data=nested.filter(lambda data: data is not None),
    flow=st.sampled_from([True, False, None]),
    newline=st.sampled_from(["\n", "\r\n"]),
    unicode=st.booleans(),
)
def test_what_pyyaml_writes_reads_back(
    parser: str, data: Any, flow: bool | None, newline: str, unicode: bool
) -> None:
    text = yaml.dump(data, Dumper=Dumper, default_flow_style=flow, allow_unicode=unicode)
    with using(parser):
        source = parse(text.replace("\n", newline), "f")
    assert source.problems == []
    assert source.data == data


@both_parsers
@given(data=nested, flow=st.sampled_from([True, False, None]))
def test_the_text_of_a_scalar_reads_as_the_scalar(
    parser: str, data: Any, flow: bool | None
) -> None:
    text = "# début\n" + yaml.dump([data], Dumper=Dumper, default_flow_style=flow) + "# fin\n"
    with using(parser):
        source = parse(text, "f")
        for path, value in leaves(source.data, []):
            assert parse(f"- {source.raw(path)}", "f").data == [value]
            start, end = source.span_of(path)
            line, column = source.position(start)
            assert source.text.split("\n")[line - 1][column - 1 :].startswith(
                source.text[start:end].split("\n")[0]
            )


def leaves(node: Any, path: list[str | int]) -> Iterator[tuple[list[str | int], Any]]:
    if isinstance(node, YamlMap):
        for key, (key_start, key_end, start, end) in node.spans.items():
            assert node.span[0] <= key_start < key_end <= start <= end <= node.span[1]
            yield from leaves(node[key], [*path, key])
    elif isinstance(node, YamlSeq):
        assert len(node) == len(node.spans)
        for index, (start, end) in enumerate(node.spans):
            assert node.span[0] <= start <= end <= node.span[1]
            yield from leaves(node[index], [*path, index])
    else:
        yield path, node


yaml_like = st.lists(
    st.sampled_from(
        ["a", "b", ": ", ":", "- ", "\n", "\n  ", "\r\n", "\r", "[", "]", "{", "}", ", ", ",", "'",
         '"', "\\", "\\U", "|", ">", "&a", " *a", "!", "!!str ", "? ", "# ", "<<", "---\n", "...\n",
         "%YAML 1.2", "%TAG", "\t", " ", "12", "3", ".5", "2023-02-30", "0x", "\u2028", "\u0085",
         "\ufeff", "😀", "\x00", "\ud800", "<<<<<<< ", ">>>>>>> x", "=======", "~", "@", "`"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@both_parsers
@given(text=st.one_of(st.text(), yaml_like))
@example(text="{a: b, *c}")
@example(text="%YAML " + "1" * 5000 + ".1\n---\na")
def test_no_text_raises(parser: str, text: str) -> None:
    with using(parser):
        source = parse(text, "f")
    assert source.data is not None or source.problems
    for problem in source.problems:
        assert ENGLISH.text(problem.message)
        assert 1 <= problem.location.line <= text.count("\n") + 1
    if source.data is not None:
        for path, _ in leaves(source.data, []):
            source.locate(path)


@given(text=st.one_of(yaml_like, nested.map(lambda data: yaml.dump(data, Dumper=Dumper))))
def test_both_parsers_agree(text: str) -> None:
    with using("libyaml"):
        one = parse(text, "f")
    with using("python"):
        other = parse(text, "f")
    if not one.problems and not other.problems:
        assert (one.data, one.span) == (other.data, other.span)
        assert [one.span_of(path) for path, _ in leaves(one.data, [])] == [
            other.span_of(path) for path, _ in leaves(other.data, [])
        ]
