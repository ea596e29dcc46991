"""What `check --history` judges: small counts and personal data in what Git still holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.cli.context import Context, say
from plancancer_cli.diagnostics import Diagnostic, Location
from plancancer_cli.i18n import msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.storage.git.history import Version
    from plancancer_cli.storage.read.source import Source

_SHORT = 12
"""Characters of a commit's id that are shown: what Git calls unique in the largest repositories."""


def in_history(here: Context, dossier: Dossier) -> list[Diagnostic]:
    """Each thing once, at the oldest commit that holds it. Raises RevisionError, TooLargeError."""
    from plancancer_cli.rules.run import with_severities
    from plancancer_cli.storage.git.history import sources, versions
    from plancancer_cli.storage.git.repository import Depot

    depot = Depot.of(here.root)
    known: dict[tuple[str, str, str], Diagnostic] = {}
    unread = 0
    every = versions(depot)
    for version, source in sources(depot, every):
        if source is None:
            unread += 1
            continue
        found, whole = _judged(dossier, version, source)
        unread += not whole
        for each in found:
            key = each.location.path, each.code, repr(each.message)
            known.setdefault(key, _with_commit(each, version))
    say(
        msg_n(
            len(every),
            "{n} version of files read in the history.",
            "{n} versions of files read in the history.",
        )
    )
    if unread:
        say(
            msg_n(
                unread,
                "{n} of them does not follow today's format: its texts were searched, its counts not.",
                "{n} of them do not follow today's format: their texts were searched, their counts not.",
            )
        )
    if depot.incomplete:
        say(
            msg(
                "This clone is shallow: older commits were not read. {command}",
                command="git fetch --unshallow",
            )
        )
    return with_severities(known.values(), dossier)


def _judged(dossier: Dossier, version: Version, source: Source) -> tuple[list[Diagnostic], bool]:
    """The findings in a version of a file, and whether it could be read as a file of its kind."""
    from plancancer_cli.kinds import kind_of
    from plancancer_cli.rules import privacy
    from plancancer_cli.storage.loader import document_of, validated

    kind = kind_of(version.path)
    value = None if kind is None or source.data is None else validated(kind.model, source)[0]
    if kind is None or value is None:
        return list(_in_lines(source)), False
    document = document_of(version.path, value, lambda _path: source)
    alone = replace(dossier, acteurs=None, fiches=(), indicateurs=(), comites=())
    place = {"fiche": "fiches", "indicateur": "indicateurs", "comite": "comites"}.get(kind.name)
    one = replace(alone, **({place: (document,)} if place else {kind.name: document}))
    rules = (privacy.small_counts, privacy.counts_given_away, privacy.personal_data)
    found = [each for rule in rules for each in rule(one) if each.location.path == version.path]
    return found, True


def _in_lines(source: Source) -> Iterator[Diagnostic]:
    """Personal data in the text of a file whose data cannot be had."""
    from plancancer_cli.codes import finding
    from plancancer_cli.rules.privacy import personal

    for number, line in enumerate(source.text.splitlines(), 1):
        for message in personal(line):
            yield finding("PC312", Location(source.path, number), message)


def _with_commit(found: Diagnostic, version: Version) -> Diagnostic:
    return replace(
        found,
        message=msg(
            "Commit {commit}: {message}", commit=version.commit[:_SHORT], message=found.message
        ),
        hint=msg(
            "Whoever clones the repository gets it, whatever the file says now. It goes only with a "
            "rewritten history (git filter-repo) in every copy."
        ),
        mending=None,
    )
