"""Completion as it is met: in a shell on a terminal, by the tabulator, on the real plan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from acceptance.conftest import ROOT
from shells import Shell, needs_shell, shell

START = {
    "bash": 'eval "$(plancancer completion bash)"; echo loa""ded\n',
    "zsh": 'autoload -Uz compinit && compinit -u -D; eval "$(plancancer completion zsh)"; echo loa""ded\n',
    "fish": 'plancancer completion fish | source; echo loa""ded\n',
}


CLEARED = "\x15"
"""Control-U, which takes back what is typed so far."""


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=needs_shell(name)) for name in START]
)
def started(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    with shell(request.param, ROOT, tmp_path_factory.mktemp("home")) as begun:
        begun.type(START[request.param])
        begun.until("loaded")
        yield begun


@pytest.fixture
def typed(started: Shell) -> Shell:
    started.type(CLEARED)
    return started


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("plancancer stat\t", "plancancer status"),
        ("plancancer measure vaccins-\t", "plancancer measure vaccins-effectues"),
        ("plancancer show 1.2.1/esp\t", "plancancer show 1.2.1/espaces-sans-tabac"),
        ("plancancer deadlines --format=js\t", "plancancer deadlines --format=json"),
        ("plancancer track 1.2.1 reali\t", "plancancer track 1.2.1 realise"),
        ("plancancer bilan --templ\t", "plancancer bilan --template"),
        ("plancancer validate README\t", "plancancer validate README.md"),
    ],
)
def test_the_tabulator_ends_the_word(typed: Shell, keys: str, written: str) -> None:
    typed.type(keys)
    typed.until(written)


def test_a_list_says_what_each_ref_is(typed: Shell) -> None:
    typed.type("plancancer show 1.2.1\t\t")
    shown = typed.until("Mettre en place des Espaces sans tabac")
    assert "1.2.1/espaces-sans-tabac" in shown
