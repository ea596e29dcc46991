"""Workbooks are archives of XML, and anybody can send one: both are read within limits."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

ZIP = b"PK\x03\x04"

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes that a workbook may unpack to."""


@contextmanager
def opened(content: bytes, kind: str) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook. Raises WriteRefused where it cannot be read, then or later."""
    import struct
    import zlib
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise WriteRefused(
                    msg(
                        "The file unpacks to more than {limit} MiB.", limit=MAX_UNPACKED // 1024**2
                    ),
                    _AGAIN,
                )
            yield archive
    except (
        zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError,
        ParseError, DefusedXmlException, KeyError, ValueError, IndexError, UnicodeError, OverflowError,
    ):  # fmt: skip
        raise WriteRefused(
            msg("The file is no {kind} sheet that can be read.", kind=kind), _AGAIN
        ) from None


_AGAIN = msg("Save the sheet again as .xlsx or CSV.")


def elements(stream: IO[bytes], *names: str) -> Iterator[Element]:
    """Each element of one of these local names, whole, in the order in which they end.

    Its content is dropped once the next one is asked for: a sheet may be long.
    """
    from defusedxml.ElementTree import iterparse

    for event, element in iterparse(stream, events=("start", "end")):
        if event == "end" and local(element.tag) in names:
            yield element
            element.clear()


def local(name: str) -> str:
    """A name without its namespace: two versions of the standard differ in that only."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """The attribute of this local name."""
    if name in element.attrib:
        return element.attrib[name]
    return next((v for key, v in element.attrib.items() if local(key) == name), None)
