"""Which values of a file are names of something, and where that thing is defined: one table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.editor.places import leaves
from plancancer_cli.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.editor.overlay import Overlay
    from plancancer_cli.model.dossier import Chemin
    from plancancer_cli.storage.read.source import Source


class Sorte(StrEnum):
    """What a name names. `REF` is written whole: `1.2.1` or `1.2.1/espaces-sans-tabac`."""

    ACTEUR = "acteur"
    INDICATEUR = "indicateur"
    FICHE = "fiche"
    VOLET = "volet"
    JALON = "jalon"
    MODALITE = "modalite"
    NIVEAU = "niveau"
    REF = "ref"


_DEFINED: dict[str, dict[str, Sorte]] = {
    "acteurs": {"acteurs/*/id": Sorte.ACTEUR},
    "indicateur": {"id": Sorte.INDICATEUR},
    "fiche": {
        "code": Sorte.FICHE,
        "volets/*/id": Sorte.VOLET,
        "volets/*/jalons/*/id": Sorte.JALON,
        "volets/*/modalites/*/id": Sorte.MODALITE,
    },
    "plan": {"jalons/*/id": Sorte.JALON},
}

_NAMED: dict[str, dict[str, Sorte]] = {
    "acteurs": {"acteurs/*/rattache_a": Sorte.ACTEUR},
    "indicateur": {"producteur": Sorte.ACTEUR},
    "comite": {"presents/*": Sorte.ACTEUR, "decisions/*/pilote": Sorte.ACTEUR},
    "plan": {
        "indicateurs/*": Sorte.INDICATEUR,
        "suivi/*/jalon": Sorte.JALON,
        "jalons/*/apres/*": Sorte.JALON,
        "suivi/*/aussi/*": Sorte.REF,
    },
    "fiche": {
        "pilotes/*": Sorte.ACTEUR,
        "pilotes/*/acteur": Sorte.ACTEUR,
        "partenaires/*": Sorte.ACTEUR,
        "budget/*/financeur": Sorte.ACTEUR,
        "indicateurs/*": Sorte.INDICATEUR,
        "volets/*/indicateurs/*": Sorte.INDICATEUR,
        "volets/*/suivi/*/jalon": Sorte.JALON,
        "volets/*/jalons/*/apres/*": Sorte.JALON,
        "volets/*/reports_echeance/*/echeance": Sorte.JALON,
        "volets/*/suivi/*/porte_sur/*": Sorte.MODALITE,
        "volets/*/suivi/*/aussi/*": Sorte.REF,
        "suivi/*/aussi/*": Sorte.REF,
        "sous": Sorte.NIVEAU,
        "axes_transversaux/*": Sorte.NIVEAU,
    },
}


class Mention(Struct, frozen=True):
    """A name in a file.

    Attributes:
        whole: what is named, in full: a volet with its fiche, a jalon with its volet.
        defines: whether the thing itself stands here.
    """

    path: str
    chemin: Chemin
    sorte: Sorte
    whole: str
    defines: bool


def sorte_at(path: str, chemin: Chemin) -> tuple[Sorte, bool] | None:
    """What the value at a place names, and whether it defines it; None where it names nothing."""
    kind = kind_of(path)
    if kind is None:
        return None
    pattern = "/".join("*" if isinstance(step, int) else step for step in chemin)
    if pattern in _DEFINED.get(kind.name, {}):
        return _DEFINED[kind.name][pattern], True
    if pattern in _NAMED.get(kind.name, {}):
        return _NAMED[kind.name][pattern], False
    return None


def mention_at(source: Source, chemin: Chemin) -> Mention | None:
    """The name at a place; None where the value names nothing."""
    found = sorte_at(source.path, chemin)
    value = source.value(chemin)
    if found is None or isinstance(value, list | dict) or value is None:
        return None
    sorte, defines = found
    name = source.raw(chemin) if not isinstance(value, str) else value
    if sorte is Sorte.REF:
        sorte = Sorte.VOLET if "/" in name else Sorte.FICHE
        return Mention(source.path, chemin, sorte, name, defines)
    return Mention(source.path, chemin, sorte, _whole(source, chemin, sorte, name), defines)


def _whole(source: Source, chemin: Chemin, sorte: Sorte, name: str) -> str:
    if sorte is Sorte.VOLET:
        return f"{_code(source)}/{name}"
    if sorte in {Sorte.JALON, Sorte.MODALITE}:
        volet = source.value((*chemin[:2], "id")) if chemin[0] == "volets" else None
        return f"{_code(source)}/{volet}#{name}" if volet else f"#{name}"
    return name


def _code(source: Source) -> str:
    return source.raw(("code",)).strip("\"'") if source.value(("code",)) is not None else ""


def mentions(files: Overlay) -> Iterator[Mention]:
    """Every name in every file that can be read."""
    for path in files.inventory().files:
        yield from mentions_of(files.source(path))


def mentions_of(source: Source) -> Iterator[Mention]:
    """Every name in one file."""
    for chemin, _ in leaves(source):
        found = mention_at(source, chemin)
        if found is not None:
            yield found


def same(wanted: Mention, among: Iterable[Mention]) -> Iterator[Mention]:
    """Those that name the same thing."""
    return (m for m in among if (m.sorte, m.whole) == (wanted.sorte, wanted.whole))
