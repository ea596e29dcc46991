"""A new id for something, in every file that names it; the old one stays known as `anciens_ids`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.editor.names import Mention, Sorte, mentions, same
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.edit.flow import Word
from plancancer_cli.storage.edit.insertion import Insertion, Patch, apply
from plancancer_cli.storage.edit.splice import splice
from plancancer_cli.storage.read.source import parse

if TYPE_CHECKING:
    from plancancer_cli.editor.overlay import Overlay
    from plancancer_cli.storage.read.source import Source

RENAMED = (Sorte.ACTEUR, Sorte.INDICATEUR, Sorte.VOLET, Sorte.JALON, Sorte.MODALITE)
"""What can be renamed here. The code of a fiche is the plan's own, and says where it hangs."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Renaming(Struct, frozen=True):
    """What a new id changes.

    Attributes:
        patches: by path, what changes in the text of a file.
        moved: the file that is named after the id, from where to where; None where none is.
    """

    patches: dict[str, list[Patch]]
    moved: tuple[str, str] | None = None


def own_name(mention: Mention) -> str:
    """The id alone: of a volet without its fiche, of a jalon without its volet."""
    return re.split(r"[/#]", mention.whole)[-1]


def rename(files: Overlay, wanted: Mention, new: str) -> Renaming:
    """The changes that give a thing another id.

    Raises:
        UsageError: the new id is none, or is taken; the thing has no id to be changed; or the file
            that defines it cannot be changed exactly.
    """
    if wanted.sorte not in RENAMED:
        raise UsageError(
            msg("Only ids of acteurs, indicateurs, volets, jalons and modalités are renamed.")
        )
    if not _ID.fullmatch(new):
        raise UsageError(
            msg("{id!r} is no id.", id=new),
            msg("Write it in small letters without accents, digits and hyphens: jardins-partages."),
        )
    every = list(mentions(files))
    named = list(same(wanted, every))
    whole = wanted.whole.removesuffix(own_name(wanted)) + new
    if any(m.defines and (m.sorte, m.whole) == (wanted.sorte, whole) for m in every):
        raise UsageError(msg("The id {id!r} is taken.", id=new))
    if not any(m.defines for m in named):
        raise UsageError(msg("Nothing that can be read defines {id!r}.", id=own_name(wanted)))
    patches: dict[str, list[Patch]] = {}
    moved = None
    for mention in named:
        source = files.source(mention.path)
        patches.setdefault(mention.path, []).append(_patch(source, mention, new))
        if mention.defines:
            _require_exact(source)
            patches[mention.path] += _former(source, mention)
            if mention.sorte is Sorte.INDICATEUR:
                kind = kind_of(mention.path)
                moved = (mention.path, kind.path(new)) if kind is not None else None
    for path, made in patches.items():
        _require_readable(files.source(path), made)
    return Renaming(patches, moved)


def _patch(source: Source, mention: Mention, new: str) -> Patch:
    start, end = source.span_of(mention.chemin)
    raw = source.text[start:end]
    quote = raw[0] if raw[:1] in {'"', "'"} else ""
    prefix = ""
    if mention.sorte is Sorte.VOLET and not mention.defines:
        prefix = mention.whole.rpartition("/")[0] + "/"
    return Patch(start, end, f"{quote}{prefix}{new}{quote}")


def _former(source: Source, mention: Mention) -> list[Patch]:
    """The old id in `anciens_ids`, where such a thing has them: an indicateur or a volet."""
    if mention.sorte not in {Sorte.INDICATEUR, Sorte.VOLET}:
        return []
    former = (*mention.chemin[:-1], "anciens_ids")
    return splice(source, Insertion(former, (Word(own_name(mention)),)))


def _require_exact(source: Source) -> None:
    if source.errors:
        raise UsageError(
            msg("{path} holds errors: an id in it cannot be changed exactly.", path=source.path),
            msg("Correct them first."),
        )


def _require_readable(source: Source, patches: list[Patch]) -> None:
    """The changed text must read, as every edit of the program is read again."""
    after = parse(apply(source.text, patches), source.path)
    if len(after.errors) > len(source.errors):
        raise UsageError(msg("{path} cannot be changed exactly.", path=source.path))
