"""What is said of a file that lies in a folder of the plan and is not read: PC019 and PC020."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Diagnostic, Location
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS, is_plan_file

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text

_COPY = re.compile(
    r"[.\s_-]+(?:bak\d*|old|orig|rej|save?|backup|te?mp|prev|mine|base|local|remote|sb-.*|r?\d+)",
    re.IGNORECASE,
)
"""How editors, Git and people end the name of a copy that they keep."""

_GOES_ON = re.compile(r"(?P<name>.+\.ya?ml)(?P<rest>[^a-z].*)?", re.IGNORECASE | re.DOTALL)
_WITHOUT_DOT = re.compile(r"(?P<stem>.*[^a-z])ya?ml\W*", re.IGNORECASE | re.DOTALL)


_LIKE = 0.7
"""From which likeness on an ending is taken for a slip: `yalm`, `ymal`, `yam`; `xml` is none."""


def told(path: str) -> Diagnostic:
    """The finding for a visible file that is not read, with the way out.

    A file of a plan under a name, or in a place, where it is not looked for is an error: what it
    says would be missing from every figure. Any other file is an information.
    """
    folder, _, name = path.rpartition("/")
    expected = renamed(path)
    if expected is not None:
        return finding(
            "PC019",
            Location(path),
            msg("The file is not read under this name."),
            msg(
                "Rename it {expected!r}; Windows hides the end of names unless told otherwise.",
                expected=expected,
            ),
        )
    if is_plan_file(name):
        return finding("PC019", Location(path), msg("The file is not read here."), _place(folder))
    return finding(
        "PC020", Location(path), msg("The file is left aside: it is not YAML."), _out(name)
    )


def renamed(path: str) -> str | None:
    """The name that a file which is not read was to have; None where its name is not at fault."""
    folder, _, name = path.rpartition("/")
    expected = name if is_plan_file(name) else _meant(name)
    if expected is None:
        return None
    stem = expected.rpartition(".")[0].casefold()
    expected = _ALONE.get(f"{folder}/{stem}.yaml", expected)
    return None if expected == name else expected


_ALONE = {kind.pattern.casefold(): kind.file for kind in KINDS.values() if kind.file}
"""The names that a plan does not choose, by their place."""


def _meant(name: str) -> str | None:
    """The name that a file was to have, where it is nearly one of YAML; None for any other file."""
    plain = unicodedata.normalize("NFKC", name).strip()
    if goes_on := _GOES_ON.fullmatch(plain):
        return None if _COPY.fullmatch(goes_on["rest"] or "") else goes_on["name"]
    stem, _, end = plain.rpartition(".")
    if stem and get_close_matches(end.casefold(), ("yaml", "yml"), 1, _LIKE):
        return f"{stem}.yaml"
    loose = _WITHOUT_DOT.fullmatch(plain)
    return f"{loose['stem'].rstrip('-_. ')}.yaml" if loose is not None else None


def _place(folder: str) -> Text:
    if folder.startswith("indicators/"):
        return msg("Move it into indicators/ itself: only actions/ is read with its subfolders.")
    if folder.startswith("plan/"):
        return msg("Meetings of the committee lie in plan/comites/ itself: move it there.")
    return msg(
        "A fiche lies in actions/, an indicateur in indicators/, a meeting in plan/comites/: move "
        "it there."
    )


def _out(name: str) -> Text:
    if _COPY.fullmatch(name[name.rfind(".") :]):
        return msg("Delete it if it is a copy that an editor or Git has left.")
    return msg(
        "If it is a fiche or an indicateur, copy it into a .yaml file; else move it elsewhere."
    )
