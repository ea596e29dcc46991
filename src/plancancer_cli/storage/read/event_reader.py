"""Reads a file of any layout: a parser gives the events, `Builder` the values and their places.

libyaml does the parsing where PyYAML has it, PyYAML's own parser elsewhere; `Builder` does the
rest, because no loader gives values of YAML 1.2, positions and limits at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.builder import Builder
from plancancer_cli.storage.read.conflict import refuse_conflict
from plancancer_cli.storage.read.findings import Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.storage.read.findings import Findings
    from plancancer_cli.storage.read.nodes import YamlSeq

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None  # type: ignore[assignment,misc]


def read_events(text: str, findings: Findings) -> YamlSeq | None:
    """A list of the one document of a text; None where there is none, and `findings` say why."""
    try:
        refuse_conflict(text, findings)
        root = Builder(text, findings).build(_events(text))
    except Stop:
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML's own parser lets errors of int() and chr() through.
        from plancancer_cli.storage.read.syntax import report_syntax

        report_syntax(error, text, findings)
        return None
    if root and root[0] is not None:
        return root
    hint = msg("Fill it in, or delete the file.")
    findings.add("PC018", 0, msg("The file is empty."), hint)
    return None


def _events(text: str) -> Callable[[], yaml.Event | None]:
    """Return what gives the next event of a text at each call, None at the end."""
    if CParser is not None:
        return CParser(text.encode()).get_event
    return yaml.SafeLoader(text).get_event
