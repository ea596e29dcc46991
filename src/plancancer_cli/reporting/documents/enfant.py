"""A template that is not the program's is rendered in a process of its own.

The sandbox keeps a template from names, not from asking for a gigabyte or an endless loop. The
parent gives the child a limit of time, memory and length; what comes back is JSON, never pickle.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.documents.gabarit import Faute, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.reporting.documents.vues import Document

SECONDES = 60
_MEMORY = 2 * 1024**3
_LENGTH = 100 * 1024**2
_HERE = "plancancer_cli.reporting.documents.enfant"


def render_apart(
    document: Document,
    nom: str,
    *,
    markdown: bool,
    folders: Sequence[Path],
    secondes: int = SECONDES,
) -> str:
    """`gabarit.render` within limits. Raises Faute, or UsageError where a limit is met."""
    asked = pickle.dumps((document, nom, markdown, [str(folder) for folder in folders], secondes))
    try:
        # -P: the folder of the plan, which may hold anything, is no place to import from.
        done = subprocess.run(  # noqa: S603 -- this interpreter and a module of this package
            [sys.executable, "-P", "-m", _HERE],
            input=asked,
            capture_output=True,
            check=False,
            timeout=secondes,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired:
        raise _beyond(secondes) from None
    return _answer(done, secondes)


def _answer(done: subprocess.CompletedProcess[bytes], secondes: int) -> str:
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise _beyond(secondes) from None
    if "faute" in answer:
        chemin, ligne, texte = answer["faute"]
        raise Faute(str(chemin), ligne, str(texte))
    if "texte" not in answer:
        raise _beyond(secondes)
    return str(answer["texte"])


def _beyond(secondes: int) -> UsageError:
    return UsageError(
        msg("The template needs more time or memory than it may have ({n} s).", n=secondes),
        msg("Look for a loop without end or a text that is repeated very often in it."),
    )


def main() -> None:
    """The child: a request on stdin, an answer on stdout."""
    # Written by the parent, which is this program.
    document, nom, markdown, folders, secondes = pickle.load(sys.stdin.buffer)  # noqa: S301
    _limit(secondes)
    answer: dict[str, object] = {}
    try:
        text = render(document, nom, markdown=markdown, folders=[Path(f) for f in folders])
        if len(text) <= _LENGTH:
            answer = {"texte": text}
    except Faute as faute:
        answer = {"faute": [faute.chemin, faute.ligne, faute.texte]}
    except (MemoryError, RecursionError, OverflowError):
        pass  # an empty answer says that a limit was met
    sys.stdout.write(json.dumps(answer))


def _limit(secondes: int) -> None:
    """Where the system knows limits; elsewhere the parent's clock is the only one."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (secondes, secondes + 1))


if __name__ == "__main__":
    main()
