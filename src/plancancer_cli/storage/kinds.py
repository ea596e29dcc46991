"""What a file of a project is by its place: the model that it follows, the schema that it names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.storage.files.folders import is_read
from plancancer_cli.storage.files.tree import ACTEURS, PLAN

if TYPE_CHECKING:
    from plancancer_cli.model.base import Modele

MODELINE = "# yaml-language-server:"
"""How the line begins that tells editors which schema a file follows."""


class Kind(Struct, frozen=True):
    """A kind of file.

    Attributes:
        model: the model that its data follow.
        schema: its JSON Schema, relative to the root of the project.
        modeline: the first line of such a file.
    """

    model: type[Modele]
    schema: str
    modeline: str


def kind_of(path: str) -> Kind | None:
    """Return the kind of the file at a relative POSIX path; None where none is read there."""
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.indicateur import Indicateur
    from plancancer_cli.model.plan import Acteurs, Comite, Plan

    folder, _, _ = path.rpartition("/")
    if path == PLAN:
        return _kind(Plan, "plan", folder)
    if path == ACTEURS:
        return _kind(Acteurs, "acteurs", folder)
    if not is_read(path):
        return None
    match folder.partition("/")[0]:
        case "plan":
            return _kind(Comite, "comite", folder)
        case "actions":
            return _kind(Fiche, "fiche", folder)
        case _:
            return _kind(Indicateur, "indicateur", folder)


@cache
def _kind(model: type[Modele], name: str, folder: str) -> Kind:
    schema = f"schemas/{name}.schema.json"
    up = "../" * (folder.count("/") + 1)
    return Kind(model, schema, f"{MODELINE} $schema={up}{schema}")
