"""Drawings for WeasyPrint, which reads every `<svg>` of a page by itself.

It knows neither the style sheet of the page there, nor a symbol or a pattern that stands in another
`<svg>`, nor `paint-order`. So everything that a drawing needs is put into it: rules become
presentation attributes, symbols are put where they are used, patterns are copied, the halo of a
number becomes a box behind it. What is only decoration (`aria-hidden`) becomes a background, which
a tagged PDF leaves out of what is read aloud.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

import cssselect2
import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable

_NS = "{http://www.w3.org/2000/svg}"
_SVG = f"{_NS}svg"
_PROPERTIES = frozenset(
    {
        "fill",
        "font-family",
        "font-size",
        "font-weight",
        "paint-order",
        "stroke",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-width",
        "text-anchor",
    }
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_PATTERN = re.compile(r"url\(#([^)]+)\)")
_LETTER = 12.0
"""The size of a text in pixels where no rule gives one."""
_WIDTH = 0.58
"""The width of a digit, by the size of the text."""
_EDGE = 12
"""Pixels above and below an axis."""
_LEFT = {"middle": 0.5, "end": 1.0}


def inline_drawings(root: ET.Element, wrapper: cssselect2.ElementWrapper) -> None:
    """Make every drawing of a parsed page whole, in place."""
    _paint(root, wrapper)
    known = {node.get("id", ""): node for node in root.iter() if _drawn(node)}
    parents = {child: parent for parent in root.iter() for child in parent}
    drawings = [n for n in root.iter(_SVG) if parents[n].tag != _SVG]
    for drawing in drawings:
        if "definitions" in drawing.get("class", "").split():
            parents[drawing].remove(drawing)
            continue
        _complete(drawing, known)
        if drawing.get("aria-hidden") == "true":
            _to_background(drawing)
        else:
            _describe(drawing)


def _drawn(node: ET.Element) -> bool:
    # The tag of a comment is no text.
    return isinstance(node.tag, str) and node.tag.startswith(_NS)


def _paint(root: ET.Element, wrapper: cssselect2.ElementWrapper) -> None:
    """The rules of the page's style sheets as attributes, with their variables put in."""
    sheet = "\n".join(style.text or "" for style in root.iter("style"))
    rules = [
        (rule.prelude, tinycss2.parse_blocks_contents(rule.content))
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        if rule.type == "qualified-rule"
    ]
    variables: dict[str, str] = {}
    matcher = cssselect2.Matcher()
    for prelude, content in rules:
        found = {
            d.name: tinycss2.serialize(d.value).strip() for d in content if d.type == "declaration"
        }
        if tinycss2.serialize(prelude).strip() == ":root":
            variables |= {name: v for name, v in found.items() if name.startswith("--")}
        painted = {name: value for name, value in found.items() if name in _PROPERTIES}
        for selector in _selectors(prelude) if painted else ():
            matcher.add_selector(selector, painted)
    for element in wrapper.iter_subtree():
        if _drawn(element.etree_element):
            for *_, painted in matcher.match(element):
                for name, value in painted.items():
                    element.etree_element.set(name, _resolved(value, variables))


def _selectors(prelude: list[tinycss2.ast.Node]) -> Iterable[cssselect2.compiler.CompiledSelector]:
    try:
        selectors = cssselect2.compile_selector_list(prelude)
    except cssselect2.SelectorError:
        return
    yield from (s for s in selectors if s.pseudo_element is None and not s.never_matches)


def _resolved(value: str, variables: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda m: variables.get(m[1], "currentColor"), value)


def _complete(drawing: ET.Element, known: dict[str, ET.Element]) -> None:
    _place_symbols(drawing, known)
    for inner in drawing.iter(_SVG):
        if inner is not drawing:
            # Without a size it would be as large as what is drawn in it, and cut off there.
            inner.set("overflow", "visible")
            inner.attrib.setdefault("width", "100%")
            inner.attrib.setdefault("height", "100%")
    for parent in list(drawing.iter()):
        for text in [child for child in parent if child.tag == f"{_NS}text"]:
            _back(parent, text)
    wanted = sorted(
        {m[1] for n in drawing.iter() for m in _PATTERN.finditer(n.get("fill", ""))} & set(known)
    )
    if wanted:
        drawing.insert(0, ET.Element(f"{_NS}defs"))
        drawing[0].extend(deepcopy(known[name]) for name in wanted)


def _place_symbols(parent: ET.Element, known: dict[str, ET.Element]) -> None:
    """Every `<use>` of a symbol becomes a group of what the symbol draws."""
    for position, child in enumerate(list(parent)):
        symbol = known.get(child.get("href", "")[1:]) if child.tag == f"{_NS}use" else None
        if symbol is not None:
            group = ET.Element(f"{_NS}g")
            group.extend(deepcopy(shape) for shape in symbol)
            if "viewBox" in symbol.attrib:
                parent.attrib.setdefault("viewBox", symbol.attrib["viewBox"])
            parent[position] = group
        _place_symbols(parent[position], known)


def _back(parent: ET.Element, text: ET.Element) -> None:
    """A box of the colour of the halo: the halo itself would be painted over the letters."""
    if text.attrib.pop("paint-order", None) != "stroke":
        return
    halo = text.attrib.pop("stroke", "#fff")
    for name in ("stroke-width", "stroke-linejoin"):
        text.attrib.pop(name, None)
    size = _LETTER
    width = round(len((text.text or "").strip()) * size * _WIDTH + 2, 2)
    shift = -round(width * _LEFT.get(text.get("text-anchor", ""), 0.0), 2)
    box = {"fill": halo, "width": f"{width}", "height": f"{size + 1}"}
    place = {"x": text.get("x", "0"), "y": text.get("y", "0")}
    move = {"transform": f"translate({shift} {-size + 1.5})"}
    parent.insert(list(parent).index(text), ET.Element(f"{_NS}rect", {**place, **box, **move}))


def _describe(drawing: ET.Element) -> None:
    """Title and description together are the alternative text; a PDF has only one."""
    title, description = drawing.find(f"{_NS}title"), drawing.find(f"{_NS}desc")
    if title is not None and description is not None:
        title.text = " ".join(f"{title.text or ''}. {description.text or ''}".split())


def _to_background(drawing: ET.Element) -> None:
    """Turn a decoration into an empty `<span>` that shows it."""
    height = drawing.get("height", "")
    kept = {"class": f"dessin {drawing.get('class', '')}".strip(), "style": ""}
    if height.isdigit():
        # An axis: its last number reaches over the edge, where a background is cut off.
        kept["style"] = f"height: {int(height) + 2 * _EDGE}px; margin: -{_EDGE}px 0; "
        moved = ET.Element(f"{_NS}g", {"transform": f"translate(0 {_EDGE})"})
        moved.extend(drawing)
        drawing[:] = [moved]
        drawing.set("height", str(int(height) + 2 * _EDGE))
    tail, drawing.tail = drawing.tail, None
    image = quote(ET.tostring(drawing, "unicode"), safe="")
    kept["style"] += f'background: url("data:image/svg+xml,{image}") 0 0 / 100% 100% no-repeat'
    drawing.clear()
    drawing.tag, drawing.tail = "span", tail
    drawing.attrib.update(kept)
