"""Whether a file is an earlier export, which a new one may replace."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.columns import COLUMNS
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.output import is_stream

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_JSON = b'{\n  "schemaVersion": 1,\n  "kind": "export",'
_PARQUET, _ZIP = b"PAR1", b"PK\x03\x04"
_CREATOR = b"plancancer"


def require_ours(target: Path, columns: Iterable[str]) -> None:
    """Raise WriteRefused where the file is there and holds something else than an export.

    `columns` are the names that a CSV table of an export may bear.
    """
    if is_stream(target):
        return
    with suppress(OSError):  # what cannot be read is for the writer to say
        if target.is_file() and not _is_ours(target.read_bytes(), {*columns, *COLUMNS}):
            raise WriteRefused(
                msg("{path} is there already, and is no export.", path=str(target)),
                msg("Remove it, or choose another name with --output."),
            )


def _is_ours(content: bytes, columns: set[str]) -> bool:
    if not content.strip() or content.startswith(_JSON):
        return True
    if content.startswith(_PARQUET):
        return _CREATOR in content
    if content.startswith(_ZIP):
        return _is_our_workbook(content)
    header = content.partition(b"\n")[0].decode(errors="replace")
    return set(header.split(",")) <= columns


def _is_our_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"<dc:creator>" + _CREATOR in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError):
        return False
