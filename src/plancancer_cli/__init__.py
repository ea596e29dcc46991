"""plancancer: follow a public health plan kept as YAML files in Git."""

from __future__ import annotations

__version__ = "1.1.0"
