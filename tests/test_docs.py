"""Every command line of the pages runs, and prints what they say; options and links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from pages.reading import Block, lines, read, unmarked
from pages.running import matches, renewed, run
from pages.worlds import NOT_RUN, PAGES
from plancancer_cli.cli.group import load_command, named_command
from plancancer_cli.cli.settings import global_parameters

ROOT = Path(__file__).parents[1]
DRAWN = [ROOT / "docs" / name for name in ("commandes.md", "rules.md")]
EVERY = sorted([*PAGES, *DRAWN])
RUN = [page for page in PAGES if any(line.text not in NOT_RUN for line in lines(page))]
SLOW = {"gabarits.md"}
"""The page whose lines make a PDF of the real plan."""
COMMAND = re.compile(r"(?:^|[`$ ])plancancer ((?:--?[a-z-]+ [^ `]+ )*[a-z-]+(?: [^`\n|#&>]*)?)")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


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


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_commands_and_options_of_a_page_exist(page: Path) -> None:
    shared = {name for parameter in global_parameters() for name in parameter.opts}
    for words in commands(page):
        names = [name for word in words if (name := named_command(word))]
        if not names or any(word.isupper() for word in words[:1]):
            assert words[0].startswith("-") or words[0].isupper(), words
            continue
        own = {name for parameter in load_command(names[0]).params for name in parameter.opts}
        for word in words:
            if re.match(r"--?[a-z]", word):
                assert word.split("=")[0] in own | shared | {"--help"}, words


@pytest.mark.git
@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=[pytest.mark.slow] * (page.name in SLOW)) for page in RUN],
    ids=name,
)
def test_every_line_runs_and_shows_what_the_page_says(page: Path) -> None:
    faults = [fault for ran in run(page) for fault in ran.faults]
    assert not faults, "\n\n".join(faults)


def test_the_readme_shows_the_status() -> None:
    (status,) = (line for line in lines(ROOT / "README.md") if line.text == "make status")
    assert status.shown
    assert len(status.shown) > 30


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_no_command_stands_where_nothing_runs_it(page: Path) -> None:
    assert unmarked(page) == []


def test_the_lines_that_are_not_run_are_those_that_are_listed() -> None:
    found = {line.text for page in PAGES for line in lines(page)}
    assert set(NOT_RUN) <= found, "no page has them any more: remove them from the list"
    assert all(len(reason) > 10 for reason in NOT_RUN.values())
    assert [line for line in NOT_RUN if line.startswith("plancancer ")] == [
        "plancancer lsp",
        "plancancer init mon-plan",
    ]


def test_the_test_that_a_contributor_begins_with_passes(tmp_path: Path) -> None:
    (text,) = (
        item.text
        for item in read(ROOT / "CONTRIBUTING.md")
        if isinstance(item, Block) and item.language == "python"
    )
    names: dict[str, Any] = {}
    exec(text, names)
    (test,) = (each for name, each in names.items() if name.startswith("test_"))
    test()


def test_every_make_target_is_in_the_makefile() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for page in PAGES:
        for line in lines(page):
            if line.text.startswith("make "):
                assert line.text.split()[1] in targets, line.text


@pytest.mark.parametrize(
    ("shown", "out", "same"),
    [
        ("a b", "a b", True),
        ("a", "a b", False),
        ("a b", "a", False),
        ("a …", "a b c", True),
        ("… c", "a b c", True),
        ("a … c", "a c", True),
        ("a … c", "a b d", False),
        ("…", "", True),
        ("b", "a", False),
    ],
)
def test_a_line_of_dots_stands_for_any_lines(shown: str, out: str, *, same: bool) -> None:
    assert matches(shown.split(), out.split()) is same


PAGE = """\
On tape `plancancer explain PC999`, jamais `plancancer explain CODE`.

- Puis\u00a0:

  ```console
  $ echo un; echo deux   # deux lignes
  un
  trois
  $ false
  $ seq 9
  …
  3
  5
  …
  ```

    plancancer status
"""


def test_nothing_is_installed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ python -m pip install numpy\n```\n", "utf-8")
    with pytest.raises(ValueError, match="NOT_RUN"):
        list(run(page))


def test_a_page_that_is_wrong_is_seen_and_renewed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    faults = [fault.splitlines()[:2] for ran in run(page) for fault in ran.faults]
    assert faults == [
        ["$ plancancer explain PC999", "exit 2, not 0"],
        ["$ echo un; echo deux", "the page shows something else, run: make pages"],
        ["$ false", "exit 1, not 0"],
        ["$ seq 9", "the page shows something else, run: make pages"],
    ]
    assert unmarked(page) == ["plancancer status"]
    assert renewed(page) == PAGE.replace("trois", "deux").replace("  5\n", "  4\n")


def test_the_readme_names_both_commands_that_set_everything_up() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in ("status", "test"):
        assert f"$ make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
