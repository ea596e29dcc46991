"""The JSON Schema of each file of a plan, drawn from the models, for editors and validators.

Draft-07: every YAML language server and validator in use reads it, the later drafts only some do.
A schema says what one file can say of itself; references between files, calendar wordings and
values against their type stay with the rules of the program. YAML language servers read dates as
text, so that a date and the same date between quotes are one to a schema.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.reporting.schema_notes import annotate
from plancancer_cli.reporting.schema_shapes import ordered, plain_shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.model.base import Modele

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schemas"
"""Where a project keeps its schemas, for the modeline of each file to name."""


class FileKind(Struct, frozen=True):
    """A kind of file: where such files lie, and the model that they follow."""

    name: str
    pattern: str
    model: Callable[[], type[Modele]]


def _plan() -> type[Modele]:
    from plancancer_cli.model.plan import Plan

    return Plan


def _acteurs() -> type[Modele]:
    from plancancer_cli.model.plan import Acteurs

    return Acteurs


def _fiche() -> type[Modele]:
    from plancancer_cli.model.fiche import Fiche

    return Fiche


def _indicateur() -> type[Modele]:
    from plancancer_cli.model.indicateur import Indicateur

    return Indicateur


def _comite() -> type[Modele]:
    from plancancer_cli.model.plan import Comite

    return Comite


KINDS: dict[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("plan", "plan/plan.yaml", _plan),
        FileKind("acteurs", "plan/acteurs.yaml", _acteurs),
        FileKind("fiche", "actions/**/*.yaml", _fiche),
        FileKind("indicateur", "indicators/*.yaml", _indicateur),
        FileKind("comite", "plan/comites/*.yaml", _comite),
    )
}
"""Every kind of file that has a schema, in the order of the documentation."""


def schema(name: str) -> Schema:
    """The schema of a kind of file, complete in itself. Raises KeyError for an unknown kind."""
    model = KINDS[name].model()
    drawn = model.model_json_schema(ref_template="#/definitions/{model}")
    complete: Schema = ordered({"$schema": DRAFT, **annotate(plain_shape(drawn), model.__name__)})
    return complete


def schema_text(name: str) -> str:
    """The schema as the text of a file: the same bytes for the same models."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def schema_path(name: str) -> str:
    """Where the schema of a kind of file is kept, relative to the project, POSIX."""
    return f"{FOLDER}/{name}.schema.json"
