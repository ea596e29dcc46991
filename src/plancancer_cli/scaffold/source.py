"""Where a new project installs this program from: an address that was given, never a name to look up.

Whoever registers a name on a package index has its code run by everybody who installs that name.
"""

from __future__ import annotations

import re
import shlex

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

_GIT = re.compile(r"git\+(https|ssh|file)://\S+")
_GIT_PAGE = re.compile(r"(?:https|ssh)://\S+\.git(?:@\S+)?")
_GIT_SSH = re.compile(r"(?P<user>[\w.-]+)@(?P<host>[\w.-]+):(?P<path>[^\s/:]\S*\.git)")
_FILE = re.compile(r"(?:https://|file:///|\.{0,2}/)?\S+\.(?:whl|tar\.gz)(?:#\S+)?")

NOT_KNOWN = {
    "fr": "Dites où s’installe plancancer : remplacez cette ligne par python -m pip install ADRESSE "
    "(adresse Git ou wheel).",
    "en": "Say where plancancer is installed from: replace this line by python -m pip install ADDRESS "
    "(a Git address or a wheel).",
}
"""What stops the CI of a project that was made without an address."""


def requirement(source: str) -> str:
    """What pip takes for this address: of Git, or of a wheel. Raises UsageError for a bare name."""
    text = source.strip()
    if _GIT.fullmatch(text) or _FILE.fullmatch(text):
        return text
    if _GIT_PAGE.fullmatch(text):
        return f"git+{text}"
    if found := _GIT_SSH.fullmatch(text):
        return f"git+ssh://{found['user']}@{found['host']}/{found['path']}"
    raise UsageError(
        msg("{option} cannot be {value!r}.", option="--source", value=source),
        msg("Give the address of a Git repository (…/plancancer.git) or of a wheel (….whl)."),
    )


def install_command(source: str | None, language: str) -> str:
    """The shell command of the CI: it installs, or says that nobody said from where and fails."""
    if source is None:
        return f"echo {shlex.quote(NOT_KNOWN[language])} >&2; exit 1"
    return f"python -m pip install {shlex.quote(requirement(source))}"
