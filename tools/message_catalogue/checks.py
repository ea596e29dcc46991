"""What has to hold between the messages of the program and their translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from message_catalogue.sources import read_sources
from message_catalogue.translations import compiled, read_translations
from message_catalogue.typography import mistakes
from plancancer_cli.i18n.template import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from message_catalogue.layout import Layout
    from message_catalogue.sources import Message
    from message_catalogue.translations import Translation


def check(layout: Layout) -> list[str]:
    """Return everything that is wrong, one line each, in a fixed order."""
    sources = read_sources(layout)
    translations = read_translations(layout)
    return [
        *sources.problems,
        *untranslated(sources.messages, translations),
        *unused(sources.messages, translations),
        *contradictory(sources.messages, translations),
        *misplaced_fields(translations),
        *mistyped(translations),
        *stale(layout, translations),
    ]


def missing(messages: Iterable[Message], translations: Iterable[Translation]) -> list[Message]:
    """Return the messages that no catalogue translates in full."""
    done = {(entry.singular, entry.plural) for entry in translations if entry.is_complete}
    return [message for message in messages if (message.singular, message.plural) not in done]


def untranslated(messages: Iterable[Message], translations: Iterable[Translation]) -> list[str]:
    """Return a problem for each message that would be shown in English."""
    return [f"{m.place}: not translated: {m.singular!r}" for m in missing(messages, translations)]


def unused(messages: Iterable[Message], translations: Iterable[Translation]) -> list[str]:
    """Return a problem for each translation of something that the program does not say."""
    said = {(message.singular, message.plural) for message in messages}
    return [
        f"{entry.place}: nothing says {entry.singular!r}"
        for entry in translations
        if (entry.singular, entry.plural) not in said
    ]


def contradictory(messages: Iterable[Message], translations: Iterable[Translation]) -> list[str]:
    """Return a problem where one message has two plurals or two translations."""
    plurals: dict[str, str | None] = {}
    problems = [
        f"{message.place}: another plural elsewhere: {message.singular!r}"
        for message in messages
        if plurals.setdefault(message.singular, message.plural) != message.plural
    ]
    seen: dict[str, Translation] = {}
    for entry in translations:
        first = seen.setdefault(entry.singular, entry)
        if first.forms != entry.forms:
            problems.append(f"{entry.place}: {entry.singular!r} reads otherwise at {first.place}")
    return problems


def misplaced_fields(translations: Iterable[Translation]) -> list[str]:
    """Return a problem where a translation has other fields than the message.

    A form of a plural may leave out what the English singular or plural leaves out.
    """
    problems = []
    for entry in translations:
        try:
            sources = [_fields(entry.singular), _fields(entry.plural or entry.singular)]
            forms = [_fields(form) for form in entry.forms if form]
        except ValueError as error:
            problems.append(f"{entry.place}: {error}")
            continue
        wanted, allowed = sources[0] & sources[1], sources[0] | sources[1]
        problems += [
            f"{entry.place}: fields {_listed(form)} instead of {_listed(allowed)}"
            for form in forms
            if not wanted <= form <= allowed
        ]
    return problems


def mistyped(translations: Iterable[Translation]) -> list[str]:
    """Return a problem for each mistake of typography."""
    return [
        f"{entry.place}: {mistake}"
        for entry in translations
        for form in entry.forms
        for mistake in mistakes(form)
    ]


def stale(layout: Layout, translations: Iterable[Translation]) -> list[str]:
    """Return a problem if the compiled catalogue is not the one that the translations give."""
    path = layout.compiled
    if path.is_file() and path.read_bytes() == compiled(translations):
        return []
    return [f"{layout.relative(path)}: not up to date, run: python tools/messages.py compile"]


def _fields(template: str) -> frozenset[str]:
    return frozenset(
        piece.field + ("!r" if piece.quoted else "")
        for piece in parse(template)
        if piece.field is not None
    )


def _listed(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "none"
