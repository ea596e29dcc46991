"""The breakdown of a value in one cell: `tranche_age=18-25; sexe=F`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

_PART = r'(?:"(?:[^"]|"")*"|[^";=]*)'
_PAIR = re.compile(rf"\s*(?P<name>{_PART})\s*=\s*(?P<value>\"(?:[^\"]|\"\")*\"|[^\";]*)\s*(?:;|$)")
_PLAIN = re.compile(r'[^";=\s](?:[^";=]*[^";=\s])?')
_PLAIN_VALUE = re.compile(r'[^";\s](?:[^";]*[^";\s])?')


def write_breakdown(ventilation: Mapping[str, str]) -> str:
    """The dimensions in one cell; what would be misread stands in double quotes."""
    return "; ".join(
        f"{_quoted(name, _PLAIN)}={_quoted(value, _PLAIN_VALUE)}"
        for name, value in ventilation.items()
    )


def read_breakdown(text: str) -> dict[str, str]:
    """The dimensions that a cell names. Raises WriteRefused."""
    found: dict[str, str] = {}
    position = 0
    while position < len(text):
        pair = _PAIR.match(text, position)
        name, value = (_bare(pair["name"]), _bare(pair["value"])) if pair else ("", "")
        if pair is None or not name or not value or name in found:
            raise WriteRefused(
                msg("{value!r} names no breakdown.", value=text),
                msg(
                    "Write each dimension once, with its category: {example}",
                    example="tranche_age=18-25; sexe=F",
                ),
            )
        found[name] = value
        position = pair.end()
        if not text[position:].strip():
            break
    return found


def _quoted(text: str, plain: re.Pattern[str]) -> str:
    return text if plain.fullmatch(text) else '"' + text.replace('"', '""') + '"'


def _bare(part: str) -> str:
    text = part.strip()
    if text.startswith('"'):
        return text[1:-1].replace('""', '"')
    return text
