"""The program's own failures: one small tree, each with its exit code.

What is wrong in a file of the plan is not an exception but a `Diagnostic`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text


class PlancancerError(Exception):
    """A failure that is told to the user in one message; never a traceback.

    `hint` says what to do about it. `exit_code` is what the process ends with.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PlancancerError):
    """The command line asks for something that does not exist or does not fit together."""


class ProjectError(PlancancerError):
    """The project cannot be read at all (no `plan/plan.yaml`, or it is unreadable)."""


class TooLargeError(ProjectError):
    """The project holds more than is read: nothing of it is judged. Limits: storage/read/limits.py."""


class WriteRefused(PlancancerError):
    """A write was refused; the file is as it was before."""


class RevisionError(PlancancerError):
    """Git cannot give the revision that was asked for."""
