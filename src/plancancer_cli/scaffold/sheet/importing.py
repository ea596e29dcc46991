"""A sheet of fiches is taken over: judged as the files that it would become, then written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.diagnostics import Diagnostic, Severity
from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.exchange.cells import raw
from plancancer_cli.i18n import Text, msg
from plancancer_cli.kinds import FICHE
from plancancer_cli.rules.run import validate
from plancancer_cli.scaffold.sheet.cells import same_words
from plancancer_cli.scaffold.sheet.drafts import Draft, DraftReader, Leftover
from plancancer_cli.scaffold.sheet.files import draw
from plancancer_cli.scaffold.sheet.tree import number, part_levels
from plancancer_cli.storage.edit.editor import Changes, append_all
from plancancer_cli.storage.edit.insertion import Insertion, apply
from plancancer_cli.storage.edit.splice import splice
from plancancer_cli.storage.files.tree import Arbre, ArbreDisque
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from plancancer_cli.exchange.left import Left
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.scaffold.sheet.outcome import Importation
    from plancancer_cli.scaffold.sheet.table import FicheFile, FicheSheet
    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.files.inventory import Inventory


class _As(Struct, frozen=True):
    """A tree of files as it would be: some are new, others have other texts."""

    arbre: Arbre
    texts: Mapping[str, str]

    def inventory(self) -> Inventory:
        """See `Arbre`."""
        return self.arbre.inventory().and_files(self.texts)

    def source(self, path: str) -> Source:
        """See `Arbre`."""
        return parse(self.texts[path], path) if path in self.texts else self.arbre.source(path)


def plan_import(root: Path, dossier: Dossier, file: FicheFile) -> Importation:
    """What the sheets of a file would write into the project at `root`. Nothing is written.

    A fiche with which the plan would hold an error that it does not have today is left out, and
    said. Raises UsageError where no sheet has codes and the plan has fiches or levels already.
    """
    arbre, sheets = ArbreDisque(root), file.sheets
    reader = DraftReader(sheets)
    drafts, left = reader.read(), reader.leftovers
    numbered = bool(drafts) and not any(sheet.has("code") for sheet in sheets)
    if numbered:
        _require_empty(dossier)
        number(drafts)
    drafts, heads = part_levels(drafts)
    drafts = _without_existing(arbre.paths(), drafts, left)
    left += _other_words(dossier, heads)
    before = {_key(diagnostic) for diagnostic in validate(dossier)}
    while True:
        importation = draw(dossier, drafts, heads, arbre.paths())
        found = [d for d in _judged(arbre, importation) if _key(d) not in before]
        wrong = next((d for d in found if d.severity is Severity.ERROR), None)
        if wrong is None:
            break
        bad = _owner(importation, drafts, wrong)
        left.append(_row_of(bad, wrong.message))
        drafts = [draft for draft in drafts if draft is not bad]
    return replace(
        importation,
        numbered=numbered,
        leftovers=(
            *(_whole_tab(each) for each in file.left),
            *sorted([*left, *importation.leftovers], key=_in_order(sheets)),
        ),
        remarks=tuple(
            d
            for d in found
            if d.severity is Severity.WARNING and d.location.path in importation.texts
        ),
    )


def write_import(root: Path, importation: Importation) -> list[Edit]:
    """Write what was planned: everything or nothing; the edits of files that were there.

    Raises WriteRefused; every file is then as it was.
    """
    changes: dict[str, Changes] = {
        path: _always(items) for path, items in importation.added.items()
    }
    return append_all(root, changes, made=importation.texts)


def _always(insertions: tuple[Insertion, ...]) -> Changes:
    return lambda _source: insertions


def _require_empty(dossier: Dossier) -> None:
    if dossier.fiches or dossier.illisibles or dossier.plan.value.arborescence:
        raise UsageError(
            msg("The sheet has no column of codes, and the plan has fiches or levels already."),
            msg("Add a column named code: 1.2.1, 1.2.2…"),
        )


def _other_words(dossier: Dossier, heads: list[Draft]) -> list[Leftover]:
    """The levels that the plan has under another title: it keeps its own."""
    titles = {
        noeud.code: (noeud.titre, *noeud.autres_libelles)
        for _, noeud in dossier.plan.value.noeuds()
    }
    return [
        _row_of(head, msg("the plan has the level {code} under another title", code=head.code))
        for head in heads
        if head.code in titles and not any(same_words(head.titre, t) for t in titles[head.code])
    ]


def _without_existing(paths: list[str], drafts: list[Draft], left: list[Leftover]) -> list[Draft]:
    """The drafts whose code no file has; the others are left as they are in the plan."""
    actions = [path for path in paths if FICHE.holds(path)]
    kept = []
    for draft in drafts:
        held = next((path for path in actions if FICHE.is_named(path, draft.code)), None)
        if held is None:
            kept.append(draft)
        else:
            left.append(
                _row_of(draft, msg("the plan has this fiche already, in {path}", path=held))
            )
    return kept


def _judged(arbre: Arbre, importation: Importation) -> list[Diagnostic]:
    """What the rules say of the project as it would be."""
    texts = dict(importation.texts)
    for path, items in importation.added.items():
        source = arbre.source(path)
        for insertion in items:
            source = parse(apply(source.text, splice(source, insertion)), path)
        texts[path] = source.text
    loaded = load(_As(arbre, texts))
    return loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier)


def _owner(importation: Importation, drafts: list[Draft], wrong: Diagnostic) -> Draft:
    """The fiche that brings an error. Raises WriteRefused where it is none's."""
    for fiche, draft in zip(importation.fiches, drafts, strict=True):
        if wrong.location.path in fiche.parts:
            return draft
    raise WriteRefused(wrong.message, wrong.hint)


def _row_of(draft: Draft, reason: Text) -> Leftover:
    """A fiche that is not taken over, in the words of its rows."""
    lines = [
        f"{line.sheet.name_of(key)}: {raw(cell).strip()}"
        for line in draft.lines
        for key, cell in line.sheet.record(line.row).items()
    ]
    return draft.left("", "\n".join(lines), reason)


def _whole_tab(left: Left) -> Leftover:
    return Leftover(0, "", msg("the whole sheet"), left.reason, left.sheet, counts=left.counts)


def _in_order(sheets: Sequence[FicheSheet]) -> Callable[[Leftover], tuple[int, int]]:
    """As a reader goes through the sheets."""
    places = {sheet.name: place for place, sheet in enumerate(sheets)}
    return lambda left: (places[left.sheet], left.row)


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.code, diagnostic.location.path, diagnostic.message
