"""The JSON Schema of each file of a plan, drawn from the models, for editors and validators.

Draft-07: every YAML language server and validator in use reads it, the later drafts only some do.
A schema says what one file can say of itself; references between files, calendar wordings and
values against their type stay with the rules of the program. YAML language servers read dates as
text, so that a date and the same date between quotes are one to a schema.
"""

from __future__ import annotations

import json
from typing import Any

from plancancer_cli.kinds import KINDS
from plancancer_cli.reporting.schema_notes import annotate
from plancancer_cli.reporting.schema_shapes import ordered, plain_shape

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(name: str) -> Schema:
    """The schema of a kind of file, complete in itself. Raises KeyError for an unknown kind."""
    model = KINDS[name].model
    drawn = model.model_json_schema(ref_template="#/definitions/{model}")
    complete: Schema = ordered({"$schema": DRAFT, **annotate(plain_shape(drawn), model.__name__)})
    return complete


def schema_text(name: str) -> str:
    """The schema as the text of a file: the same bytes for the same models."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
