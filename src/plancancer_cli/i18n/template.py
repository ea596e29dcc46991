"""The fields of a message: `{name}`, `{name!r}` and nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_TOKEN = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)(!r)?\}|[{}]")


class Piece(NamedTuple):
    """A stretch of fixed text, and the field that follows it (None after the last stretch)."""

    literal: str
    field: str | None
    quoted: bool = False


@cache
def parse(template: str) -> tuple[Piece, ...]:
    """Split a message into its pieces; `{{` and `}}` stand for braces.

    Unlike `str.format`, a field can reach neither attributes nor items of a parameter.

    Raises:
        ValueError: a brace that is neither doubled nor part of a field.
    """
    pieces: list[Piece] = []
    literal = ""
    end = 0
    for token in _TOKEN.finditer(template):
        literal += template[end : token.start()]
        end = token.end()
        if token[1] is not None:
            pieces.append(Piece(literal, token[1], token[2] is not None))
            literal = ""
        elif token[0] in {"{{", "}}"}:
            literal += token[0][0]
        else:
            raise ValueError(f"stray {token[0]!r} at offset {token.start()} of {template!r}")
    pieces.append(Piece(literal + template[end:], None))
    return tuple(pieces)


@cache
def fields(template: str) -> frozenset[str]:
    """Return the names of the fields of a message.

    Raises:
        ValueError: as `parse` does.
    """
    return frozenset(piece.field for piece in parse(template) if piece.field is not None)
