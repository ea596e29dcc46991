"""What the models do not say of themselves: short forms, conditions, codes that can be set."""

from __future__ import annotations

from typing import Any

from plancancer_cli.codes import RULES
from plancancer_cli.diagnostics import Severity
from plancancer_cli.explanations.changes import CHANGES
from plancancer_cli.i18n import get_language
from plancancer_cli.model.plan import FORMAT, Gravite
from plancancer_cli.model.suivi import A_MOTIVER, Statut
from plancancer_cli.reporting.schema_words import EXAMPLES, FORMS, MAPPINGS, MEANINGS

Schema = dict[str, Any]

_ORIGIN = "Produit par « plancancer schema --write » ; ne pas modifier à la main."


def annotate(shaped: Schema, root: str) -> Schema:
    """The schema with its French titles, examples, short forms and conditions.

    `root` names the model that the file itself follows; the others stand under `definitions`.
    """
    definitions = {
        name: _annotated(node, name) for name, node in shaped.get("definitions", {}).items()
    }
    top = _annotated({k: v for k, v in shaped.items() if k != "definitions"}, root)
    annotated = {"title": top.pop("title"), "$comment": _ORIGIN, **top}
    return {**annotated, "definitions": definitions} if definitions else annotated


def _annotated(node: Schema, model: str) -> Schema:
    title, description = MAPPINGS[model]
    head = {"title": title, "description": description}
    properties = {
        name: _property(below, EXAMPLES.get((model, name), []))
        for name, below in node.get("properties", {}).items()
    }
    rest = {key: value for key, value in node.items() if key not in {"properties", "description"}}
    change = _CHANGES.get(model, _unchanged)
    return change({**head, **rest, "properties": properties})


def _property(node: Schema, examples: list[Any]) -> Schema:
    values = tuple(value for value in node.get("enum", ()) if value is not None)
    if values:
        meanings = MEANINGS[values]
        node = {
            **node,
            "enumDescriptions": [meanings.get(v, "non renseigné") for v in node["enum"]],
        }
    return {**node, "examples": examples} if examples else node


def _unchanged(node: Schema) -> Schema:
    return node


def _text(key: str, complaint: str) -> Schema:
    """A condition: the key is there and holds text."""
    text = {"type": "string", "errorMessage": complaint}
    return {"required": [key], "properties": {key: text}, "errorMessage": complaint}


def _when(key: str, values: list[Any], then: Schema) -> Schema:
    return {"if": {"required": [key], "properties": {key: {"enum": values}}}, "then": then}


_ONE_DAY = {
    "if": {"required": ["date"], "properties": {"date": {"type": ["string", "integer"]}}},
    "then": {"properties": {"consulte": {"type": "null", "errorMessage": FORMS["dates"]}}},
    "else": _text("consulte", FORMS["date"]),
}
"""A line has a date or, for an undated page, the day on which it was read."""


def _calendrier(node: Schema) -> Schema:
    """`calendrier: Dès 2023`: a text or a mapping, in one node that words its own complaints."""
    complaint = {"errorMessage": FORMS["calendrier"]}
    said: list[Schema] = []
    for key in ("libelle", "debut", "fin", "recurrence"):
        given = {"type": ["string", "integer"], **complaint}
        said.append({"required": [key], "properties": {key: given}, **complaint})
    head = {"type": ["string", "object"], "minLength": 1, "examples": ["Dès 2023"]}
    # A text says something by itself; editors word the complaint about a mapping alone.
    return {**node, **head, "if": {"type": "object"}, "then": {"anyOf": said, **complaint}}


def _pilote(node: Schema) -> Schema:
    return {
        **node,
        "type": ["string", "object"],
        "minLength": 1,
        "maxLength": 200,
        "examples": ["ville-saint-etienne"],
    }


def _indicateur(node: Schema) -> Schema:
    """`libelle_source` is one bullet of the plan, or the list of those that are answered."""
    source = node["properties"]["libelle_source"]
    node["properties"]["libelle_source"] = {**source, "type": ["string", "array"], "minLength": 1}
    return node


_CONTENT = (
    "statut", "constat", "motif", "decision_attendue", "note_interne", "difficulte",
    "prochaine_etape", "jalon", "execute",
)  # fmt: skip


def _entree(node: Schema) -> Schema:
    reasons = sorted(statut.value for statut in A_MOTIVER)
    conditions = [
        _when("statut", reasons, _text("motif", FORMS["motif"])),
        _when("statut", [Statut.TRANSFERE.value], _text("vers", FORMS["vers"])),
        {"anyOf": [_text(key, FORMS["contenu"]) for key in _CONTENT]},
        _ONE_DAY,
    ]
    return {**node, "allOf": conditions}


def _valeur(node: Schema) -> Schema:
    """A value, or the parts of a quotient, or a secret that is not written."""
    complaint = {"errorMessage": FORMS["valeur"]}
    parts = ["numerateur", "denominateur"]
    shown = {"type": ["number", "string", "boolean"], **complaint}
    given = {"required": ["valeur"], "properties": {"valeur": shown}, **complaint}
    number = {"type": "number", **complaint}
    ratio = {"required": parts, "properties": dict.fromkeys(parts, number), **complaint}
    nothing = {"type": "null", "errorMessage": FORMS["secret"]}
    no_figure = {"pattern": "^[^0-9]*$", "errorMessage": FORMS["note_secrete"]}
    hidden = {"properties": {**dict.fromkeys(["valeur", *parts], nothing), "note": no_figure}}
    either = {**_when("secret", [True], hidden), "else": {"anyOf": [given, ratio]}}
    return {**node, "allOf": [either, _ONE_DAY]}


def _cible(node: Schema) -> Schema:
    return {**node, **_when("fixee_par", ["comite"], _text("decision", FORMS["decision"]))}


def _modalite(node: Schema) -> Schema:
    """What is due of a modalité is named by its id; a calendrier of `null` is none."""
    calendrier = {"type": ["string", "object"]}
    given = {"required": ["calendrier"], "properties": {"calendrier": calendrier}}
    return {**node, "if": given, "then": _text("id", FORMS["modalite"])}


def _decision(node: Schema) -> Schema:
    """A decision with an échéance is named by its id; an échéance of `null` is none."""
    given = {"type": ["string", "integer"]}
    dated = {"required": ["echeance"], "properties": {"echeance": given}}
    return {**node, "if": dated, "then": _text("id", FORMS["decision_nommee"])}


def _plan(node: Schema) -> Schema:
    """The format that this program reads, and a severity for each code that may have one."""
    properties = node["properties"]
    properties["format"]["maximum"] = FORMAT
    french = get_language("fr")
    gravite = properties["gravites"].pop("additionalProperties")
    values = tuple(severity.value for severity in Severity)
    levels = (Gravite.A_RELIRE.value, Gravite.RECUL.value)
    meanings = [MEANINGS[values][value] for value in values]
    properties["gravites"]["properties"] = {
        rule.code: {
            **gravite,
            "enum": list(values),
            "enumDescriptions": meanings,
            "description": french.text(rule.title),
            "default": rule.severity.value,
        }
        for rule in RULES.values()
        if rule.adjustable
    } | {
        page.kind: {
            **gravite,
            "enum": list(levels),
            "enumDescriptions": [MEANINGS[levels][level] for level in levels],
            "description": french.text(page.title),
        }
        for page in CHANGES.values()
    }
    properties["gravites"]["additionalProperties"] = False
    return node


_CHANGES = {
    "Calendrier": _calendrier,
    "Pilote": _pilote,
    "Indicateur": _indicateur,
    "EntreeSuivi": _entree,
    "Modalite": _modalite,
    "Valeur": _valeur,
    "Cible": _cible,
    "Decision": _decision,
    "Plan": _plan,
}
