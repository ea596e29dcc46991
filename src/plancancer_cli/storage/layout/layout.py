"""The canonical layout of a file, written from what its lines say.

The modeline first; keys in the order of the models; two spaces a level, dashes set in below their
key; one line for each valeur, entry of a suivi and report d'échéance; texts, quotes and line breaks
inside values as they were; comments with what they stand above or behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.kinds import MODELINE
from plancancer_cli.storage.layout.layout_scalars import flow_scalar, is_text_block, scalar_lines
from plancancer_cli.storage.layout.outline import Block, NoOutlineError, Part, lines_of, outline
from plancancer_cli.storage.layout.shapes import LOGS, in_order, inner
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq
from plancancer_cli.storage.read.remarks import remarks_between, scalars

if TYPE_CHECKING:
    from pydantic import BaseModel

    from plancancer_cli.storage.read.source import Source


def canonical(source: Source, model: type[BaseModel], modeline: str | None) -> str:
    """Return the text of a file in its canonical layout.

    `source` has line ends of the form LF; `modeline` is added where the file has none.

    Raises:
        NoOutlineError: the file uses what has no canonical layout (references with & and *).
    """
    _refuse_references(source)
    root = outline(source)
    writer = _Writer(source)
    head = [source_line.strip() for source_line in writer.raw(root.head)]
    found = next((line for line in head if line.startswith(MODELINE)), modeline)
    head = [line for line in head if not line.startswith(MODELINE) and (not line or line[0] == "#")]
    above, own = _split(_without_gaps(head))
    lines = [*([found] if found else []), *above, *writer.mapping(root, model, 0, own)]
    return "\n".join(lines) + "\n"


def _split(head: list[str]) -> tuple[list[str], list[str]]:
    """Part what speaks of the file, above an empty line, from what speaks of the first key."""
    last = max((rank for rank, line in enumerate(head) if not line), default=-1)
    return head[: last + 1], head[last + 1 :]


def _without_gaps(lines: list[str]) -> list[str]:
    """At most one empty line in a row, and none at the beginning."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept


def _refuse_references(source: Source) -> None:
    for start, _ in scalars(source.data, source.span):
        if source.text.startswith(("&", "*"), start):
            raise NoOutlineError(start)
    for node in _nodes(source.data):
        if source.text.startswith("&", node.span[0]):
            raise NoOutlineError(node.span[0])


def _nodes(node: Any) -> list[YamlMap | YamlSeq]:
    if not isinstance(node, YamlMap | YamlSeq):
        return []
    children = node.values() if isinstance(node, YamlMap) else node
    return [node, *(found for child in children for found in _nodes(child))]


class _Writer:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._lines = lines_of(source.text)

    def raw(self, lines: range) -> list[str]:
        return [self._lines[number] for number in lines]

    def comments(self, lines: range, indent: int) -> list[str]:
        """Return the comments and empty lines of a stretch, at their indentation to be."""
        bare = [line.strip() for line in self.raw(lines)]
        kept = ["", *(line for line in bare if not line or line[0] == "#")]
        empty = kept[1:2] == [""]
        return [" " * indent + line if line else "" for line in [""] * empty + _without_gaps(kept)]

    def mapping(
        self,
        block: Block,
        model: type[BaseModel] | None,
        indent: int,
        first_lead: list[str] | None = None,
    ) -> list[str]:
        out: list[str] = []
        parts = {str(part.name): part for part in block.parts}
        first = str(block.parts[0].name)
        for key in in_order(model, list(parts)):
            part = parts[key]
            out += self.comments(part.lead, indent)
            out += first_lead or [] if key == first else []
            out += self._pair(part, block.node, inner(model, key), indent)
        while not out[0]:
            out.pop(0)
        return out + self.comments(block.tail, indent)

    def items(self, block: Block, model: type[BaseModel] | None, indent: int) -> list[str]:
        out: list[str] = []
        for part in block.parts:
            out += self.comments(part.lead, indent)
            out += self._item(part, model, indent)
        return out + self.comments(block.tail, indent)

    def _pair(self, part: Part, node: Any, model: type[BaseModel] | None, indent: int) -> list[str]:
        key_start, key_end, start, _ = node.spans[part.name]
        pad = " " * indent
        key = f"{pad}{self._text[key_start:key_end]}:"
        if part.block is not None:
            line_end = self._text.find("\n", key_end)
            behind = remarks_between(self._source, None, key_end, min(line_end, start))
            head = [f"{key} {behind[0]}" if behind else key]
            return head + self._below(part.block, model, indent + 2)
        between = [pad + remark for remark in remarks_between(self._source, None, key_end, start)]
        return between + self._value(part, part.value, part.value_span, key, model, indent)

    def _below(self, block: Block, model: type[BaseModel] | None, indent: int) -> list[str]:
        head = self.comments(block.head, indent)
        while head and not head[0]:
            head.pop(0)
        write = self.mapping if isinstance(block.node, YamlMap) else self.items
        return head + write(block, model, indent)

    def _item(self, part: Part, model: type[BaseModel] | None, indent: int) -> list[str]:
        pad = " " * indent
        if model in LOGS and isinstance(part.value, YamlMap) and not self._keeps_lines(part):
            return self._log_line(part, model, indent)
        between = [
            pad + r for r in remarks_between(self._source, None, part.start, part.value_span[0])
        ]
        if part.block is None:
            value = self._value(part, part.value, part.value_span, f"{pad}-", model, indent)
            return between + value
        return between + _behind_dash(self._below(part.block, model, indent + 2), indent)

    def _keeps_lines(self, part: Part) -> bool:
        """Whether an item of a log holds a text of several paragraphs, which a line would hide."""
        return any(
            is_text_block(self._text[start:end])
            and "\n" in str(part.value.get(key, "")).strip("\n")
            for key, (_, _, start, end) in part.value.spans.items()
        )

    def _log_line(self, part: Part, model: type[BaseModel] | None, indent: int) -> list[str]:
        pad = " " * indent
        line = f"{pad}- {self.flow(part.value, part.value_span, model)}"
        if part.block is not None:
            start = self._source.positions.line_at(part.start)[0]
            end = self._end_of(part.lines)
            inside = remarks_between(self._source, part.value, start, end)
            return [*(pad + remark for remark in inside), line]
        start, end = part.value_span
        inside = remarks_between(self._source, part.value, part.start, end)
        return [*(pad + remark for remark in inside), self._with_trailing(line, part)]

    def _value(
        self,
        part: Part,
        value: Any,
        span: tuple[int, int],
        prefix: str,
        model: type[BaseModel] | None,
        indent: int,
    ) -> list[str]:
        raw = self._text[span[0] : span[1]]
        if isinstance(value, YamlMap | YamlSeq):
            if value and ("\n" in raw or (isinstance(value, YamlSeq) and model in LOGS)):
                return self._unfolded(part, prefix, model, indent)
            return [self._with_trailing(f"{prefix} {self.flow(value, span, model)}", part)]
        if not raw:
            return [self._with_trailing(prefix, part)]
        first, *rest = scalar_lines(raw, value, part.column, indent)
        lines = [f"{prefix} {first}", *rest]
        lines[-1] = self._with_trailing(lines[-1], part)
        return lines

    def _with_trailing(self, line: str, part: Part) -> str:
        """Put the comment behind a value at the end of its line."""
        end = part.value_span[1]
        stop = self._text.find("\n", end)
        found = remarks_between(self._source, None, end, stop if stop >= 0 else len(self._text))
        return f"{line} {found[0]}" if found else line

    def _unfolded(
        self, part: Part, prefix: str, model: type[BaseModel] | None, indent: int
    ) -> list[str]:
        """Write what stood in brackets over several lines as lines; its comments come first."""
        start, end = part.value_span
        pad = " " * indent
        inside = [pad + remark for remark in remarks_between(self._source, part.value, start, end)]
        lines = self._lines_from_flow(part.value, model, indent + 2)
        first = self._with_trailing(prefix, part)
        if not prefix.endswith("-"):
            return [*inside, first, *lines]
        behind = [pad + first.removeprefix(prefix).strip()] if first != prefix else []
        return [*inside, *behind, *_behind_dash(lines, indent)]

    def _lines_from_flow(self, node: Any, model: type[BaseModel] | None, indent: int) -> list[str]:
        pad = " " * indent
        out: list[str] = []
        if isinstance(node, YamlSeq):
            for item, span in zip(node, node.spans, strict=True):
                out += self._flow_part(item, span, f"{pad}-", model, indent)
            return out
        for key in in_order(model, list(node)):
            key_start, key_end, start, end = node.spans[key]
            prefix = f"{pad}{self._text[key_start:key_end]}:"
            out += self._flow_part(node[key], (start, end), prefix, inner(model, key), indent)
        return out

    def _flow_part(
        self,
        value: Any,
        span: tuple[int, int],
        prefix: str,
        model: type[BaseModel] | None,
        indent: int,
    ) -> list[str]:
        raw = self._text[span[0] : span[1]]
        if isinstance(value, YamlMap | YamlSeq):
            one_line = prefix.endswith("-") and model in LOGS
            if value and "\n" in raw and not one_line:
                lines = self._lines_from_flow(value, model, indent + 2)
                return _behind_dash(lines, indent) if prefix.endswith("-") else [prefix, *lines]
            return [f"{prefix} {self.flow(value, span, model)}"]
        if not raw:
            return [prefix]
        first, *rest = scalar_lines(raw, value, indent, indent)
        return [f"{prefix} {first}", *rest]

    def flow(self, value: Any, span: tuple[int, int], model: type[BaseModel] | None) -> str:
        """Return a value on one line, in brackets or braces."""
        if isinstance(value, YamlMap):
            pairs = []
            for key in in_order(model, list(value)):
                key_start, key_end, start, end = value.spans[key]
                name = flow_scalar(self._text[key_start:key_end], key)
                pairs.append(f"{name}: {self.flow(value[key], (start, end), inner(model, key))}")
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, YamlSeq):
            items = zip(value, value.spans, strict=True)
            return "[" + ", ".join(self.flow(item, inside, model) for item, inside in items) + "]"
        return flow_scalar(self._text[span[0] : span[1]], value)

    def _end_of(self, lines: range) -> int:
        return sum(len(line) + 1 for line in self._lines[: lines.stop])


def _behind_dash(lines: list[str], indent: int) -> list[str]:
    """Put the first key of an item behind its dash; comments above that key go above the dash."""
    pad = " " * indent
    lead: list[str] = []
    while lines and (not lines[0].strip() or lines[0].lstrip().startswith("#")):
        lead.append(pad + lines.pop(0).strip())
    return [*lead, f"{pad}- {lines[0][indent + 2 :]}", *lines[1:]]
