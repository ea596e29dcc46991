"""The French typography that a translation has to keep.

Rules: Lexique des règles typographiques en usage à l'Imprimerie nationale, with the narrow
no-break space U+202F where it asks for a thin space and U+00A0 before a colon.
"""

from __future__ import annotations

import re

# Code is quoted as it is typed.
_CODE = re.compile(r"`[^`]*`")
_MISTAKES = (
    (re.compile(r"[^\S\u202f][;!?]"), "before ; ! ? stands U+202F"),
    (re.compile(r"[^\s;!?][;!?](?=\s|$)"), "before ; ! ? stands U+202F"),
    (re.compile(r"[^\S\u00a0]:"), "before : stands U+00A0"),
    (re.compile(r"«(?!\u202f)"), "after « stands U+202F"),
    (re.compile(r"(?<!\u202f)»"), "before » stands U+202F"),
)


def mistakes(text: str) -> list[str]:
    """Return what is wrong with a French text, each with the characters around it."""
    prose = _CODE.sub("`…`", text)
    return [
        f"{rule} (here: {prose[max(0, hit.start() - 12) : hit.end() + 6]!r})"
        for pattern, rule in _MISTAKES
        for hit in pattern.finditer(prose)
    ]
