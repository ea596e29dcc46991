"""A template that is not the program's is rendered, and a PDF laid out, in a process of its own.

The sandbox keeps a template from names, not from asking for a gigabyte or an endless loop, and a
layout may take any time for a style sheet or a text of a stranger. The parent gives the child a limit
of time, memory and length; what comes back is JSON, never pickle.
"""

from __future__ import annotations

import base64
import json
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.documents.gabarit import Faute, render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plancancer_cli.reporting.documents.vues import Document

SECONDES = 60
"""Of processor time for a template; a report of the largest plans takes one or two."""
SECONDES_PDF = 300
"""Of processor time for the layout of a PDF, of which a plan of 300 fiches takes a third."""
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
    demande = (_rendered, (document, nom, markdown, [str(folder) for folder in folders]))
    answer = _asked(demande, secondes)
    if "faute" in answer:
        chemin, ligne, texte = answer["faute"]
        raise Faute(str(chemin), ligne, str(texte))
    if "texte" not in answer:
        raise _beyond(secondes)
    return str(answer["texte"])


class MisePageError(Exception):
    """A report that cannot be laid out; the text says why, in the words of the library."""


def lay_out_apart(html: str, *, secondes: int = SECONDES_PDF) -> bytes:
    """`pdf.laid_out` within limits.

    Raises MisePageError, or UsageError where a limit is met.
    """
    answer = _asked((_laid_out, (html,)), secondes)
    if "echec" in answer:
        raise MisePageError(answer["echec"])
    if "pdf" not in answer:
        raise UsageError(
            msg("The PDF needs more time or memory than it may have ({n} s).", n=secondes),
            msg("Write the report as HTML and print it, or choose fewer fiches."),
        )
    return base64.b64decode(answer["pdf"])


Demande: TypeAlias = "tuple[Callable[..., dict[str, object]], tuple[object, ...]]"
"""What the child is asked for: one of the functions below, and what it is called with."""


def _asked(demande: Demande, secondes: int) -> dict[str, Any]:
    """The answer of a child; empty where a limit was met."""
    try:
        # -P: the folder of the plan, which may hold anything, is no place to import from.
        done = subprocess.run(  # noqa: S603 -- this interpreter and a module of this package
            [sys.executable, "-P", "-c", f"from {_HERE} import main; main()"],
            input=pickle.dumps((secondes, demande)),
            capture_output=True,
            check=False,
            timeout=secondes,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return answer


def _beyond(secondes: int) -> UsageError:
    return UsageError(
        msg("The template needs more time or memory than it may have ({n} s).", n=secondes),
        msg("Look for a loop without end or a text that is repeated very often in it."),
    )


def main() -> None:
    """The child: a request on stdin, an answer on stdout."""
    # Written by the parent, which is this program.
    secondes, (function, arguments) = pickle.load(sys.stdin.buffer)  # noqa: S301
    _limit(secondes)
    answer: dict[str, object] = {}
    with suppress(MemoryError, RecursionError, OverflowError):
        answer = function(*arguments)
    sys.stdout.write(json.dumps(answer))


def _rendered(
    document: Document,
    nom: str,
    markdown: bool,  # noqa: FBT001 -- what a request holds has no names
    folders: Sequence[str],
) -> dict[str, object]:
    try:
        text = render(document, nom, markdown=markdown, folders=[Path(f) for f in folders])
    except Faute as faute:
        return {"faute": [faute.chemin, faute.ligne, faute.texte]}
    return {"texte": text} if len(text) <= _LENGTH else {}


def _laid_out(html: str) -> dict[str, object]:
    from plancancer_cli.reporting.documents.pdf import laid_out

    try:
        content = laid_out(html)
    except (MemoryError, RecursionError, OverflowError):
        return {}
    except Exception as failure:  # noqa: BLE001 -- the parent says whose fault it is
        return {"echec": f"{type(failure).__name__} {failure}".strip()}
    return {"pdf": base64.b64encode(content).decode()} if len(content) <= _LENGTH else {}


def _limit(secondes: int) -> None:
    """Where the system knows limits; elsewhere the parent's clock is the only one."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (secondes, secondes + 1))
