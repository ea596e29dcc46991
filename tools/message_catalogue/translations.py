"""The hand-written translations, and the catalogue that the program loads."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from message_catalogue.layout import Layout
    from message_catalogue.sources import Message

LANGUAGE = "fr"
HEADER = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


@dataclass(frozen=True, slots=True)
class Translation:
    """One entry of a catalogue. `place` is `path:line`; `forms` are empty where it is not done."""

    singular: str
    plural: str | None
    forms: tuple[str, ...]
    place: str

    @property
    def is_complete(self) -> bool:
        """Whether every form that the language needs is there."""
        return all(self.forms) and len(self.forms) == (1 if self.plural is None else 2)


class _Entries(Catalog):
    """A catalogue that notes every entry: Babel folds those that come twice."""

    def __init__(self) -> None:
        super().__init__(locale=LANGUAGE, charset="utf-8")
        self.entries: list[Entry] = []

    def __setitem__(self, id: Any, message: Entry) -> None:  # noqa: A002 - Babel's name
        self.entries.append(message)
        super().__setitem__(id, message)


class _Undated(Catalog):
    """A catalogue whose header says only what a reader of it needs, the same every day."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", LANGUAGE),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", "nplurals=2; plural=(n > 1);"),
        ]


def read_translations(layout: Layout) -> list[Translation]:
    """Return the entries of every area, in the order of the files.

    Raises:
        babel.messages.pofile.PoFileError: a file that does not follow the syntax.
    """
    return [entry for path in layout.areas() for entry in _read_area(path, layout.relative(path))]


def _read_area(path: Path, name: str) -> list[Translation]:
    entries = _Entries()
    with path.open("rb") as source:
        PoFileParser(entries, abort_invalid=True).parse(source)
    return [_translation(entry, name) for entry in entries.entries if entry.id]


def _translation(entry: Entry, name: str) -> Translation:
    singular, plural = entry.id if isinstance(entry.id, list | tuple) else (entry.id, None)
    forms = entry.string if isinstance(entry.string, list | tuple) else (entry.string,)
    done = () if entry.fuzzy else tuple(form or "" for form in forms)
    return Translation(singular, plural, done, f"{name}:{entry.lineno}")


def compiled(translations: Iterable[Translation]) -> bytes:
    """Return the catalogue that the program loads: the same bytes for the same translations."""
    catalog = _Undated(locale=LANGUAGE, charset="utf-8", fuzzy=False)
    for entry in translations:
        if entry.is_complete and entry.singular not in catalog:
            if entry.plural is None:
                catalog.add(entry.singular, entry.forms[0])
            else:
                catalog.add((entry.singular, entry.plural), entry.forms)
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def stub(messages: Sequence[Message]) -> str:
    """Return entries to be filled in, for each message once."""
    places: dict[tuple[str, str | None], list[str]] = {}
    for message in messages:
        places.setdefault((message.singular, message.plural), []).append(message.place)
    return "".join(_stub_entry(*key, where) for key, where in places.items())


def _stub_entry(singular: str, plural: str | None, places: Sequence[str]) -> str:
    lines = [f"\n#: {' '.join(places)}", f"msgid {normalize(singular)}"]
    if plural is None:
        lines.append('msgstr ""')
    else:
        lines += [f"msgid_plural {normalize(plural)}", 'msgstr[0] ""', 'msgstr[1] ""']
    return "\n".join(lines) + "\n"
