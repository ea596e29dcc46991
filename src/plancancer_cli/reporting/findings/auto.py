"""The format that suits where the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def choose_format(environment: Mapping[str, str]) -> str:
    """Return the name of the format for standard output under these environment variables.

    GitHub (and the forges that run its workflows) reads its commands from the log. GitLab reads a
    report from a file instead, so that its log gets the text that people read.
    """
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"
