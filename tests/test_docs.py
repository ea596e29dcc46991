"""The README shows what the program prints, and the pages name commands and options that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from acceptance.conftest import Program
from plancancer_cli.cli.commands import COMMANDS
from plancancer_cli.cli.group import load_command
from plancancer_cli.cli.settings import global_parameters

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
SHOWN_ON = "2026-11-22"
COMMAND = re.compile(r"(?:^|[`$ ])plancancer ((?:--?[a-z-]+ [^ `]+ )*[a-z-]+(?: [^`\n|#&>]*)?)")


def commands(page: Path) -> list[list[str]]:
    """The command lines that a page shows, between backticks or after a prompt."""
    found: list[list[str]] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        spans = re.findall(r"`(plancancer [^`]+)`", line)
        if line.lstrip().startswith(("$ plancancer ", "- run: plancancer ", "plancancer ")):
            spans.append(line.lstrip().removeprefix("$ ").removeprefix("- run: "))
        for span in spans:
            text = re.split(r"\s[#>|&]|…", span.removeprefix("plancancer "))[0]
            try:
                found.append(shlex.split(text))
            except ValueError:
                found.append(text.split())
    return [words for words in found if words]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_of_a_page_exist(page: Path) -> None:
    shared = {name for parameter in global_parameters() for name in parameter.opts}
    for words in commands(page):
        names = [word for word in words if word in COMMANDS]
        if not names or any(word.isupper() for word in words[:1]):
            assert words[0].startswith("-") or words[0].isupper(), words
            continue
        own = {name for parameter in load_command(names[0]).params for name in parameter.opts}
        for word in words:
            if re.match(r"--?[a-z]", word):
                assert word.split("=")[0] in own | shared | {"--help"}, words


def test_the_readme_shows_the_real_status() -> None:
    block = re.search(
        r"```console\n\$ make status\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert block is not None
    assert Program(ROOT)("status", "--date", SHOWN_ON).out == block[1]


def test_the_readme_names_both_commands_that_set_everything_up() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in ("status", "test"):
        assert f"$ make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
