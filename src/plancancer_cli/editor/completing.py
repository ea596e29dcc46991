"""What may be typed at a place: keys, values, and whole items of the lists that grow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.editor.keys import Shape, choices, shapes_at
from plancancer_cli.editor.names import Sorte, sorte_at
from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq
from plancancer_cli.storage.read.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.editor.atelier import Atelier
    from plancancer_cli.model.dossier import Chemin, Dossier
    from plancancer_cli.storage.read.source import Source

_MARK = "zzcurseurzz"
"""Stands where the cursor is while the text is read, so that the reader says what place that is."""


class Proposal(Struct, frozen=True):
    """Something that may be typed.

    Attributes:
        text: what is put in the place of the word before the cursor; `$1` are stops of a snippet.
        detail: what it means or names.
        item: whether it is a whole item with stops.
    """

    label: str
    text: str
    detail: str = ""
    item: bool = False


class Typed(Struct, frozen=True):
    """What is being typed: where the word begins and ends, and what may stand there."""

    start: int
    end: int
    proposals: list[Proposal]


def complete(atelier: Atelier, source: Source, offset: int) -> Typed:
    """What may be typed at an offset of a file; whatever else is wrong with the file."""
    text = source.text
    line = text.rfind("\n", 0, offset) + 1
    word = re.search(r"[^\s\[\]{},:\"']*$", text[line:offset])
    start = offset - len(word.group()) if word else offset
    rest = re.match(r"[^\s\[\]{},:\"'\n]*", text[offset:])
    end = offset + (rest.end() if rest else 0)
    found: dict[str, Proposal] = {}
    for marked in (f"{_MARK}: ~", _MARK):
        read = _read_with(text, start, end, marked, source.path)
        if read is not None:
            for proposal in _proposed(atelier, *read):
                found.setdefault(proposal.label, proposal)
    return Typed(start, end, list(found.values()))


def _read_with(
    text: str, start: int, end: int, marked: str, path: str
) -> tuple[Source, Chemin, bool] | None:
    """The file with a mark at the cursor; without what follows, where that cannot be read."""
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    line = text[text.rfind("\n", 0, start) + 1 : start] + text[end:stop]
    for closing in dict.fromkeys(("", _closing(line))):
        for below in (text[stop:], ""):
            read = parse(text[:start] + marked + text[end:stop] + closing + below, path)
            place = _place_of_mark(read.data, ()) if read.data is not None else None
            if place is not None:
                return read, *place
    return None


def _closing(line: str) -> str:
    """The brackets that a line opens and does not close yet."""
    opened: list[str] = []
    for sign in re.sub(r'"[^"]*"', "", line):
        if sign in "[{":
            opened.append({"[": "]", "{": "}"}[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
    return "".join(reversed(opened))


def _place_of_mark(node: Any, chemin: Chemin) -> tuple[Chemin, bool] | None:
    """Where the mark stands, and whether it stands for a key."""
    if node == _MARK:
        return chemin, False
    parts: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(node, YamlMap):
        if _MARK in node:
            return (*chemin, _MARK), True
        parts = iter(node.items())
    elif isinstance(node, YamlSeq):
        parts = iter(enumerate(node))
    for step, value in parts:
        found = _place_of_mark(value, (*chemin, step))
        if found is not None:
            return found
    return None


def _proposed(atelier: Atelier, read: Source, chemin: Chemin, is_key: bool) -> Iterator[Proposal]:  # noqa: FBT001
    kind = kind_of(read.path)
    if kind is None:
        return
    around = shapes_at(kind.name, chemin[:-1])
    if is_key:
        yield from _keys(around, read.value(chemin[:-1]))
        if any("items" in shape for shape in around):
            # A list whose first dash is not typed yet: items come with theirs.
            below = (*chemin[:-1], 0)
            every = (*_items(atelier, below), *_values(atelier, read, kind.name, below))
            yield from (Proposal(p.label, f"- {p.text}", p.detail, p.item) for p in every)
        return
    if isinstance(chemin[-1], int):
        yield from _items(atelier, chemin)
    yield from _values(atelier, read, kind.name, chemin)


def _keys(shapes: list[Shape], there: Any) -> Iterator[Proposal]:
    written = set(there) if isinstance(there, dict) else set()
    for shape in shapes:
        for key, inner in shape.get("properties", {}).items():
            if key not in written:
                yield Proposal(key, f"{key}: ", inner.get("description", ""))


def _values(atelier: Atelier, read: Source, kind: str, chemin: Chemin) -> Iterator[Proposal]:
    for value, words in choices(shapes_at(kind, chemin)).items():
        yield Proposal(value, value, words)
    if chemin[-1] in {"date", "consulte", "au"}:
        today = atelier.today.isoformat()
        yield Proposal(today, today)
    if atelier.suivi is None:
        return
    dossier = atelier.suivi.dossier
    if chemin == ("unite",):
        units = {d.value.unite for d in dossier.indicateurs if d.value.unite}
        yield from (Proposal(unit, unit) for unit in sorted(units))
    found = sorte_at(read.path, chemin)
    if found is not None and not found[1]:
        yield from _names(dossier, read, chemin, found[0])


def _names(dossier: Dossier, read: Source, chemin: Chemin, sorte: Sorte) -> Iterator[Proposal]:
    match sorte:
        case Sorte.ACTEUR:
            for acteur in dossier.acteur_par_id.values():
                sigle = f" ({acteur.sigle})" if acteur.sigle else ""
                yield Proposal(acteur.id, acteur.id, acteur.nom + sigle)
        case Sorte.INDICATEUR:
            for id_, document in dossier.indicateur_par_id.items():
                yield Proposal(id_, id_, _one_line(document.value.libelle))
        case Sorte.REF:
            yield from _refs(dossier)
        case Sorte.NIVEAU:
            yield from (Proposal(code, code) for code in sorted(dossier.arborescence.codes))
        case _:
            yield from _of_the_volet(read, chemin, sorte)


def _refs(dossier: Dossier) -> Iterator[Proposal]:
    for fiche in (document.value for document in dossier.fiches):
        for volet in fiche.volets:
            ref = f"{fiche.code}/{volet.id}"
            yield Proposal(ref, ref, _one_line(volet.intitule))


def _of_the_volet(read: Source, chemin: Chemin, sorte: Sorte) -> Iterator[Proposal]:
    """The jalons or the modalités beside the line that is typed, as the file has them now."""
    whole = read.value(chemin[:2]) if chemin[0] == "volets" else read.data
    parts = {Sorte.JALON: "jalons", Sorte.MODALITE: "modalites"}
    listed = whole.get(parts[sorte]) if isinstance(whole, dict) else None
    for part in listed if isinstance(listed, list) else ():
        if isinstance(part, dict) and isinstance(part.get("id"), str):
            words = part.get("libelle") or part.get("texte") or ""
            yield Proposal(part["id"], part["id"], _one_line(str(words)))
    if chemin[-1] == "echeance":
        yield from (Proposal(each, each) for each in ("debut", "fin"))


def _items(atelier: Atelier, chemin: Chemin) -> Iterator[Proposal]:
    """A whole item of the list at a place, with today's date; what nobody knows stays empty."""
    today = atelier.today.isoformat()
    item = {
        "suivi": f'{{date: {today}, statut: $1, constat: "$2", source: "$3"}}',
        "valeurs": f'{{date: {today}, valeur: $1, source: "$2"}}',
        "reports_echeance": f'{{echeance: $1, au: $2, motif: "$3", decision: "$4", date: {today}}}',
    }.get(str(chemin[-2]) if len(chemin) > 1 else "")
    if item is not None:
        yield Proposal(re.sub(r"\$\d", "", item), item, item=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())
