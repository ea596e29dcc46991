"""The options that several commands share, with one meaning and one help everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.speech import en
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.analysis.selection import Filtre

Pilote = Annotated[
    str | None,
    typer.Option("--pilote", metavar="ID", help=en(msg("Only what this acteur pilots or owes."))),
]
Enjeu = Annotated[
    str | None,
    typer.Option("--enjeu", metavar="CODE", help=en(msg("Only the fiches below this level."))),
]
State = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar="STATE",
        help=en(msg("Only échéances in this state (en_retard, “à documenter”…); repeatable.")),
    ),
]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=en(msg("Only échéances of this kind (start, measurement, “cible”…); repeatable.")),
    ),
]


def read_filter(states: list[str] | None, kinds: list[str] | None, *, late: bool = False) -> Filtre:
    """The states and kinds that options name, by their code or in words. Raises UsageError."""
    from plancancer_cli.analysis.echeance import MANQUES, Etat, Kind
    from plancancer_cli.analysis.libelles import ETATS, KINDS
    from plancancer_cli.analysis.selection import Filtre
    from plancancer_cli.cli.speech import tr

    words = {etat.value: [tr(ETATS[etat]), ETATS[etat].template] for etat in Etat}
    named = {kind.value: [tr(KINDS[kind]), KINDS[kind].template] for kind in Kind}
    etats = {Etat(_one(text, words, "--state")) for text in states or ()}
    return Filtre(
        etats=frozenset({*etats, *(MANQUES if late else ())}),
        kinds=frozenset(Kind(_one(text, named, "--kind")) for text in kinds or ()),
    )


def _one(text: str, known: dict[str, list[str]], option: str) -> str:
    from plancancer_cli.cli.usage import choice
    from plancancer_cli.typed.near import same

    return same(text, known) or choice(text, list(known), option)
