"""The order of the keys, as the models give it: the order in which the plan's pages speak."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from plancancer_cli.model.indicateur import Valeur
from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance

LOGS: tuple[type[BaseModel], ...] = (Valeur, EntreeSuivi, ReportEcheance)
"""What is appended to: each item stands on one line."""


@cache
def inner(model: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    """Return the model of what a key of a model holds: its mapping, or the items of its list."""
    if model is None or key not in model.model_fields:
        return None
    return _model_in(model.model_fields[key].annotation)


def in_order(model: type[BaseModel] | None, keys: list[str]) -> list[str]:
    """Return keys in the order of a model; without one, and keys unknown to it, as they stand."""
    if model is None:
        return keys
    places = ranks(model)
    return sorted(keys, key=lambda key: places.get(key, len(places)))


@cache
def ranks(model: type[BaseModel]) -> dict[str, int]:
    """Return the place of each key of a model, from 0."""
    return {name: rank for rank, name in enumerate(model.model_fields)}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is dict:
        return None  # its keys are names that the plan chooses
    for argument in get_args(annotation):
        found = _model_in(argument)
        if found is not None:
            return found
    return None
