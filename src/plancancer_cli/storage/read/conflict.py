"""Marks that Git leaves in a file where two changes could not be merged: PC006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.findings import Stop

if TYPE_CHECKING:
    from plancancer_cli.storage.read.findings import Findings

# `=======` alone is not enough: people underline with it.
_MARKER = re.compile(r"^(?:<{7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)


def refuse_conflict(text: str, findings: Findings) -> None:
    """Report every conflict of a file.

    Raises:
        Stop: there is one; both sides together are no YAML worth reading.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    markers = list(_MARKER.finditer(text))
    opened = False
    for marker in markers:
        opens = marker[0].startswith("<")
        if (opens or not opened) and not findings.full:
            _report(marker.start(), findings)
        opened = opens
    if markers:
        raise Stop


def _report(offset: int, findings: Findings) -> None:
    findings.add(
        "PC006",
        offset,
        msg("Git has left a merge conflict here."),
        msg(
            "Type: plancancer merge-driver --resolve {path}, which keeps what both sides say; or "
            "choose by hand, and remove the lines that begin with <<<<<<<, |||||||, ======= "
            "and >>>>>>>.",
            path=findings.path,
        ),
    )
