"""The tags of a PDF, mended where those of WeasyPrint are not what PDF/UA-1 (ISO 14289-1) asks for.

A list holds items and captions alone, a link stands in a tag of its kind, a header of a table says
whether it heads a column or a row. WeasyPrint tags what it lays out: a box around the term and the
text of a `<dl>` stands between list and item, a link that is a block is no link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ELEMENT = "/StructElem"
_IN_LIST = frozenset({"/L", "/LI", "/Caption"})
_BOXES = frozenset({"/Div", "/NonStruct"})
"""Tags that only group what stands in them."""


def mend_tags(_document: Any, pdf: Any) -> None:
    """Mend the tree of tags in place; WeasyPrint calls this before it writes the file."""
    tags = [item for item in pdf.objects if _is_tag(item)]
    for tag in tags:
        if tag["S"] == "/LI":
            _put_in_a_list(pdf, tag)
    for tag in tags:
        match tag["S"]:
            case "/L":
                tag["K"][:] = [kid.reference for kid in list(_items(pdf, tag, tag))]
            case "/TH":
                tag.setdefault("A", {"O": "/Table"})["Scope"] = _scope(pdf, tag)
        if tag["S"] in _BOXES and any(_is_link(pdf, kid) for kid in tag["K"]):
            tag["S"] = "/Link"


def _is_tag(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == _ELEMENT


def _object(pdf: Any, reference: Any) -> Any:
    """What a reference `12 0 R` names; None for a number of marked content."""
    if not isinstance(reference, bytes):
        return None
    return pdf.objects[int(reference.split(b" ")[0])]


def _items(pdf: Any, parent: Any, liste: Any) -> Iterator[Any]:
    """What a list holds, as items: boxes are opened, anything else becomes an item of its own."""
    for reference in parent["K"]:
        kid = _object(pdf, reference)
        if kid is None or not _is_tag(kid):
            continue
        if kid["S"] in _IN_LIST:
            kid["P"] = liste.reference
            yield kid
        elif kid["S"] in _BOXES and all(_is_tag(_object(pdf, k)) for k in kid["K"]):
            yield from _items(pdf, kid, liste)
        else:
            yield _item(pdf, kid, liste)


def _item(pdf: Any, kid: Any, liste: Any) -> Any:
    """A list item around a tag."""
    item = _new(pdf, "/LI", liste, kid)
    body = _new(pdf, "/LBody", item, kid)
    item["K"].append(body.reference)
    body["K"].append(kid.reference)
    kid["P"] = body.reference
    return item


def _new(pdf: Any, name: str, parent: Any, on_page_of: Any) -> Any:
    """A tag of the kinds of dictionary and list that WeasyPrint writes."""
    tag = type(parent)({"Type": _ELEMENT, "S": name, "K": type(parent["K"])()})
    tag |= {"P": parent.reference, "Pg": on_page_of["Pg"]}
    pdf.add_object(tag)
    return tag


def _put_in_a_list(pdf: Any, item: Any) -> None:
    """What is left of a list on the next page can be an item without a list: it gets one."""
    above = parent = _object(pdf, item["P"])
    while above["S"] in _BOXES:
        above = _object(pdf, above["P"])
    if above["S"] == "/L":
        return
    around = _new(pdf, "/L", parent, item)
    around["K"].append(item.reference)
    item["P"] = around.reference
    parent["K"][:] = [
        around.reference if kid == item.reference else kid for kid in list(parent["K"])
    ]


def _is_link(pdf: Any, reference: Any) -> bool:
    kid = _object(pdf, reference)
    if not isinstance(kid, dict) or kid.get("Type") != "/OBJR":
        return False
    annotation = _object(pdf, kid["Obj"])
    return isinstance(annotation, dict) and annotation.get("Subtype") == "/Link"


def _scope(pdf: Any, tag: Any) -> str:
    """Headers stand above their columns, in the head, or before their rows, in the body."""
    above = tag
    while "P" in above and above["S"] not in {"/THead", "/TBody", "/Table"}:
        above = _object(pdf, above["P"])
    return "/Row" if above["S"] == "/TBody" else "/Column"
