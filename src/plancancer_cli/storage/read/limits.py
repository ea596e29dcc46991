"""What a file may hold at most, each limit with its reason.

A pull request can bring any file: no file may take the memory or the time of the machine that
checks it. Files that people write stay far below.
"""

from __future__ import annotations

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
