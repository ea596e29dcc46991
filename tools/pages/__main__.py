"""Renew the output that the pages show: `python -m pages [PAGE...]`, with tools/ on the path."""

from __future__ import annotations

import sys
from pathlib import Path

from pages.running import renewed
from pages.worlds import PAGES, ROOT


def main(arguments: list[str]) -> None:
    """Rewrite the pages whose commands show something else now."""
    for page in [Path(each).resolve() for each in arguments] or PAGES:
        text = renewed(page)
        if text != page.read_text("utf-8"):
            page.write_text(text, "utf-8")
            print(f"{page.relative_to(ROOT)}: renewed")


if __name__ == "__main__":
    main(sys.argv[1:])
