"""Packages that only some formats need: they are optional, and one line says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg


def optional(module: str, kind: str) -> Any:
    """The module of an optional package. Raises UsageError, saying what to install."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(
            msg(
                "{kind} needs the package {package}, which is not installed.",
                kind=kind,
                package=package,
            ),
            msg("Install it: {command}", command=f"python -m pip install {package}"),
        ) from None
