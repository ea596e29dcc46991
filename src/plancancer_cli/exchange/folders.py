"""A folder of exported files, replaced whole; what somebody else put or changed there is kept."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.files import require_outside, unwritable
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.atomic import filled
from plancancer_cli.storage.files.reading import UnreadableError, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MANIFEST = "datapackage.json"
"""Lists the files of an export, each with its fingerprint."""

SEAL = "plancancer"
"""What of the manifest is of this program: where the export comes from, and its fingerprint."""


def write_folder(target: Path, files: Mapping[str, bytes], roots: Sequence[Path]) -> None:
    """Write the files as the whole content of a folder, or none of them.

    They are made beside it and take its place in one step. Raises WriteRefused where the folder
    lies among the files of a plan, or holds what no export wrote; it is then as it was.
    """
    where = target.resolve()
    require_outside(target, roots)
    if target.is_symlink():
        # A pull request could bring one: what stands elsewhere is not replaced.
        raise WriteRefused(
            msg("{path} is a link.", path=str(target)),
            msg("Choose another folder with --output."),
        )
    if where.exists() and not where.is_dir():
        raise WriteRefused(
            msg("{path} is a file, and the tables take a folder.", path=str(target)),
            msg("Name a folder, or a file that ends in .csv or .parquet for one table."),
        )
    if Path.cwd().is_relative_to(where):
        raise WriteRefused(
            msg("{path} is the folder that you are in, or above it.", path=str(target)),
            msg("Choose another folder with --output."),
        )
    foreign = foreign_file(where)
    if foreign is not None:
        raise WriteRefused(
            msg("{path} was not written by an export, or was changed since.", path=str(foreign)),
            msg("Move it elsewhere, or choose another folder with --output."),
        )
    beside = where.with_name(f".{os.urandom(8).hex()}.plancancer-tmp")
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            file = beside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with filled(file, content, 0o666):
                pass
        _swap(where, beside)
    except OSError as failure:
        raise unwritable(target, failure) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def sealed(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The manifest with its own fingerprint, which tells whether somebody changed it since."""
    told = manifest.get(SEAL)
    kept = (
        {key: value for key, value in told.items() if key != "empreinte"}
        if isinstance(told, dict)
        else {}
    )
    bare = {**manifest, SEAL: kept}
    content = json.dumps(bare, ensure_ascii=False, sort_keys=True).encode(errors="replace")
    return {**bare, SEAL: {**kept, "empreinte": "sha256:" + sha256(content).hexdigest()}}


def foreign_file(folder: Path) -> Path | None:
    """A file in the folder that its manifest does not list, or whose content is another."""
    known = _fingerprints(folder)
    if not known and (folder / MANIFEST).exists():
        return folder / MANIFEST
    for file in sorted(folder.rglob("*")):
        if file.is_dir() and not file.is_symlink():
            continue
        name = file.relative_to(folder).as_posix()
        if name == MANIFEST:
            continue
        if file.is_symlink() or known.get(name) != _fingerprint(file):
            return file
    return None


def plans_in(folder: Path) -> list[str]:
    """The ids of the plans that an export in this folder holds; none where there is none."""
    told = _manifest(folder).get(SEAL)
    plans = told.get("plans") if isinstance(told, dict) else None
    return [str(plan.get("id")) for plan in plans or () if isinstance(plan, dict)]


def _fingerprints(folder: Path) -> dict[str, str]:
    found = _manifest(folder)
    resources = found.get("resources")
    if not isinstance(resources, list) or found != sealed(found):
        return {}
    return {
        str(each.get("path")): str(each.get("hash")) for each in resources if isinstance(each, dict)
    }


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(read_text(folder / MANIFEST))
    except (UnreadableError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _fingerprint(file: Path) -> str:
    try:
        return "sha256:" + sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _swap(where: Path, beside: Path) -> None:
    """Put the new folder in the place of the old one, which comes back where that fails."""
    old = beside.with_name(beside.name + "-old")
    if where.exists():
        where.rename(old)
    try:
        beside.rename(where)
    except OSError:
        with suppress(OSError):
            old.rename(where)
        raise
    shutil.rmtree(old, ignore_errors=True)
