"""pydantic without plugins: to look for them takes a short command a twelfth of its time."""

from __future__ import annotations

import os
import sys
from types import ModuleType

_LOADER = "pydantic.plugin._loader"
_NONE = "__all__"


class _NoPlugins(ModuleType):
    """Stands where pydantic has its search for plugins."""

    @staticmethod
    def get_plugins() -> tuple[()]:
        """No plugin."""
        return ()


def without_plugins() -> None:
    """Keep pydantic from asking every installed distribution whether it is a plugin.

    To be called before pydantic is imported. Its own setting spares the search, not the import of
    what searches: the readers of metadata, mail and zip files. Who sets it to another value gets
    the plugins that it leaves.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", _NONE) == _NONE:
        sys.modules.setdefault(_LOADER, _NoPlugins(_LOADER))
