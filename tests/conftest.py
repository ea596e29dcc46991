"""What every test stands on: the same examples at every run, and no setting from outside."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("plancancer", derandomize=True, deadline=None, database=None)
settings.load_profile("plancancer")

for _name in [name for name in os.environ if name.startswith("PLANCANCER_")]:
    del os.environ[_name]
