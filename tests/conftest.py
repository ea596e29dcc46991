"""What every test stands on: the same examples at every run, and no setting from outside."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("other", deadline=None, database=None, print_blob=True)
settings.load_profile("same")

for _name in [name for name in os.environ if name.startswith("PLANCANCER_")]:
    del os.environ[_name]


def pytest_configure(config: pytest.Config) -> None:
    """With a seed of Hypothesis the examples follow from it; without one they stay the same."""
    if config.getoption("--hypothesis-seed") is not None:
        settings.load_profile("other")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how to have the random examples of a failure again."""
    seed = config.getoption("--hypothesis-seed")
    if seed is not None and terminalreporter.stats.keys() & {"failed", "error"}:
        terminalreporter.write_line(f"The same random examples again: --hypothesis-seed={seed}")
