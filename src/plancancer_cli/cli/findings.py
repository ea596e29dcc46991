"""What `validate` and `check` share: formats, threshold, exit code."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.diagnostics import Diagnostic, Severity
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.reporting.findings import FindingsReport

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "auto")
OF_THE_FORGES = frozenset({"github", "gitlab", "sarif"})
"""Formats that a forge reads: it knows paths from the top of the repository alone."""
THRESHOLDS = ("error", "warning", "info", "never")
FAIL_ON_HELP = msg("Exit 1 on findings at or above: error, warning, info, never.")
FORMAT_HELP = msg("Form of the findings.")
QUIET_HELP = msg("Only findings that reach the threshold of --fail-on; the rest is counted.")


def conclude(
    here: Context,
    found: Sequence[Diagnostic],
    *,
    fail_on: str,
    format_: str,
    titles: dict[str, str] | None = None,
    owners: dict[str, str] | None = None,
    grouped: bool = False,
    quiet: bool = False,
    dossier: Dossier | None = None,
) -> int:
    """Write the findings in the format asked for; the exit code follows from the threshold.

    `dossier` is what was read, which the text form ends with.
    """
    choice(format_, FORMATS, "--format")
    choice(fail_on, THRESHOLDS, "--fail-on")
    from plancancer_cli.reporting.findings import FindingsReport, render
    from plancancer_cli.reporting.findings.report import Lu
    from plancancer_cli.storage.git.repository import prefix_of

    report = FindingsReport(
        here.on,
        tuple(found),
        titles or {},
        owners=owners or {},
        grouped=grouped,
        threshold=None if fail_on == "never" else Severity(fail_on),
        lu=None if dossier is None else Lu.of(dossier),
    )
    if quiet:
        report = report.brief()
    if format_ == "auto":
        from plancancer_cli.reporting.findings import choose_format

        format_ = choose_format(os.environ)
        _append_summary(here, report)
    if format_ in OF_THE_FORGES:
        report = report.below(prefix_of(here.root))
    shown = render(format_, report, here.language)
    if format_ == "text":
        from plancancer_cli.cli.pager import show_text

        show_text(shown, here)
    else:
        write_document(shown)
    return int(any(map(report.fails, report.diagnostics)))


def _append_summary(here: Context, report: FindingsReport) -> None:
    """Where the CI offers a page for it, the findings as Markdown at its end."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page:
        return
    from plancancer_cli.reporting.findings.summary import summary_markdown

    with Path(page).open("a", encoding="utf-8") as out:
        out.write(summary_markdown(report, here.language))


def within(here: Context, found: Sequence[Diagnostic], files: Sequence[str]) -> list[Diagnostic]:
    """Only the findings in these files (all of them where none is named). Raises UsageError."""
    wanted = paths_within(here, files)
    return [d for d in found if wanted(d.location.path)]


def paths_within(here: Context, files: Sequence[str]) -> Callable[[str], bool]:
    """Whether a path is one of these files or folders; any is where none is named.

    Raises UsageError.
    """
    if not files:
        return lambda _path: True
    wanted: set[str] = set()
    for name in files:
        path = Path(name)
        if not path.exists():
            raise UsageError(msg("There is no file {path}.", path=name))
        try:
            wanted.add(path.resolve().relative_to(here.root.resolve()).as_posix())
        except ValueError:
            raise UsageError(
                msg("{path} is not in the project {root}.", path=name, root=str(here.root))
            ) from None
    return lambda path: any(_in(path, name) for name in wanted)


def _in(path: str, name: str) -> bool:
    return path == name or path.startswith(name + "/")
