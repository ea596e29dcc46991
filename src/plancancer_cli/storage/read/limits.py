"""What a file and a whole plan may hold at most, each limit with its reason.

A pull request can bring any files: none may take the memory or the time of the machine that checks
them. What people write stays far below.

A file beyond a limit is a finding with its place, and the other files are judged. Where a file holds
too many values, or all files together are too large, nothing is judged: `Budget` raises
`TooLargeError`, and the command ends with exit code 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import TooLargeError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.read.source import Source

MAX_BYTES = 16 * 1024 * 1024
"""Size of a file. A series of 100 000 valeurs is 10 MB; above that a spreadsheet or a database is
the better home, and reading would take seconds and hundreds of MB of memory."""

MAX_DEPTH = 100
"""Nesting of lists and mappings. A plan uses 10. Stopping here takes 4 ms on 100 000 open brackets,
which libyaml needs 50 s to read to the end; and code that walks the data may recurse."""

MAX_ALIAS_SIZE = 1_000_000
"""Nodes and characters that the aliases of a file (`*name`) stand for, in total. 10 000 valeurs
that share the address of their source stay below; ten nested aliases of aliases do not."""

MAX_DIGITS = 4_300
"""Length of a number: Python neither reads nor writes an integer of more digits (its
`sys.int_info.default_max_str_digits`, a guard against quadratic conversions)."""

MAX_NUMBER = 10**30
"""Magnitude of a number. The debt of France is some 10^12 euros; what is far beyond makes quotients,
squares and the scales of charts overflow, which end at 10^308."""

MAX_TEXT = 200_000
"""Characters of one text as it is written. The whole plan that this program was made for has
84 000; searching and comparing texts takes more time than reading them."""

MAX_FINDINGS = 100
"""Findings kept for one file. Who has corrected a hundred asks again; a hostile file could cause
millions."""

MAX_COLLECTIONS = 300_000
"""Lists and mappings of one file. Each takes some 400 bytes before anything is in it, so that sixteen
megabytes of `{}` would take gigabytes; 100 000 valeurs with a ventilation are 200 000."""

MAX_NODES = 2_500_000
"""Keys and values of one file, the ends of its lists and mappings counted too. 100 000 valeurs with
five keys are 1 100 000."""

MAX_PLAN_BYTES = 128 * 1024 * 1024
"""Characters of all files of a plan. Ten thousand fiches, thirty times what the largest plans have,
are 49 million."""

MAX_PLAN_NODES = 25_000_000
"""Keys and values of all files of a plan, as in MAX_NODES."""

MAX_PLAN_FINDINGS = 20_000
"""Findings in reading all files of a plan: two hundred files of which each has a hundred."""


class Budget:
    """What the files of one plan may take together; it is spent file by file."""

    def __init__(self) -> None:
        self._bytes = 0
        self._nodes = 0

    def spend(self, source: Source, findings: int) -> None:
        """Count a file that was read; `findings` are those of the plan so far.

        Raises TooLargeError where the file or all of them are beyond a limit.
        """
        self._bytes += len(source.text)
        self._nodes += source.nodes
        if source.too_large:
            raise too_large(msg("{path} holds more values than are read.", path=source.path))
        require_size(self._bytes)
        if self._nodes > MAX_PLAN_NODES:
            raise too_large(msg("its files hold more than {n} values.", n=MAX_PLAN_NODES))
        if findings > MAX_PLAN_FINDINGS:
            raise too_large(msg("its files have more than {n} faults.", n=MAX_PLAN_FINDINGS))


def require_size(size: int) -> None:
    """Raise TooLargeError where the files of a plan have more than MAX_PLAN_BYTES together."""
    if size > MAX_PLAN_BYTES:
        limit = MAX_PLAN_BYTES // 1024**2
        raise too_large(msg("its files are larger than {limit} MiB together.", limit=limit))


def too_large(reason: Text) -> TooLargeError:
    """The failure for a plan that goes beyond what is read."""
    return TooLargeError(
        msg("The plan is too large to be judged: {reason}", reason=reason),
        msg("Split it, or keep the details elsewhere and give their source."),
    )
