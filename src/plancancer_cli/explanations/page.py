"""What a page about a finding holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.i18n import Text


class Example(Struct, frozen=True):
    """A file that has the finding, and the same file without it.

    The texts are the part of the file that matters, whole top-level keys of it; a fact that
    is invented for the example says “Exemple”. The tests keep them true.

    Attributes:
        path: the file, relative to the project, POSIX.
        bad: its text with the finding; None where the file is missing.
        good: its text without.
        on: the day taken for today, where the finding depends on it.
        before: the path of the bad file, where its name or its place is what is wrong with it.
        encoding: how the bad file is saved, where that is what is wrong with it.
    """

    path: str
    good: str
    bad: str | None = None
    on: date | None = None
    encoding: str | None = None
    before: str | None = None

    @classmethod
    def corrected(
        cls, path: str, bad: str, wrong: str, right: str, on: date | None = None
    ) -> Example:
        """One place of the file says something else."""
        return cls(path, bad.replace(wrong, right), bad, on)

    @classmethod
    def completed(cls, path: str, bad: str, added: str, on: date | None = None) -> Example:
        """The file ends with more than it had."""
        return cls(path, bad + added, bad, on)


class Page(Struct, frozen=True):
    """The page of one code, which a terminal and `docs/rules.md` show.

    Words of files and of the command line stand between backticks in the texts.

    Attributes:
        code: the code that the page explains.
        finds: what the rule finds.
        why: why it matters to those who follow the plan.
        resolve: how to resolve it.
        example: a file with the finding and without it.
        commands: command lines that help, in the order in which one would try them.
    """

    code: str
    finds: Text
    why: Text
    resolve: Text
    example: Example
    commands: tuple[str, ...] = ()
