"""PC401: the form of the files."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC401",
        finds=msg(
            "A file says what it should, in another layout than the one that all files share: "
            "order of keys, indentation, quotation marks, one line a measurement. "
            "`plancancer fmt --check` alone looks at it, and exits 1 whatever its severity: "
            "`validate` and `check` judge what files say, not how they are laid out."
        ),
        why=msg(
            "With one layout, a review shows only what was changed, and two people who add a line "
            "do not collide."
        ),
        resolve=msg("Let the program lay out the file: comments and values stay as they are."),
        commands=("plancancer fmt", "plancancer fmt --check"),
        example=Example(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
- valeur: 10
  date: 2023-09-25
""",
            good="""\
valeurs:
  - {date: 2023-09-25, valeur: 10}
""",
        ),
    ),
)
