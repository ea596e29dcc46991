"""What is generated is what the program would generate now."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

import generate
from plancancer_cli.cli.commands import COMMANDS
from plancancer_cli.cli.group import load_command
from plancancer_cli.cli.help import SHARED, metavar
from plancancer_cli.codes import RULES
from plancancer_cli.model.indicateur import Accumulation, Evolution, Nature, TypeIndicateur
from plancancer_cli.model.suivi import Statut


def test_nothing_is_stale() -> None:
    assert generate.stale() == [], "run: make docs"


def test_generating_twice_gives_the_same_bytes() -> None:
    assert generate.generated() == generate.generated()


def test_check_lists_what_is_missing_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate.main(["--check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out.count("not up to date") == len(generate.generated())
    assert list(tmp_path.iterdir()) == []


def test_files_are_renewed_and_then_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate.main(["--root", str(tmp_path)]) == 0
    assert generate.main(["--check", "--root", str(tmp_path)]) == 0
    capsys.readouterr()
    assert generate.main(["--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "page", ["docs/commandes.md", "docs/rules.md", "docs/fichiers.md", "docs/tables.md"]
)
def test_links_inside_a_page_lead_to_its_headings(page: str) -> None:
    text = generate.generated()[page]
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_each_code_has_an_address_of_its_own() -> None:
    headings = re.findall(r"^### (PC\d+)$", generate.generated()["docs/rules.md"], re.MULTILINE)
    assert headings == list(RULES)


def test_each_command_has_its_section_with_every_option() -> None:
    page = generate.generated()["docs/commandes.md"]
    sections = dict(re.findall(r"^## (\S+)\n\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    for name in COMMANDS:
        text = sections[name].replace("\\|", "|")
        for parameter in load_command(name).params:
            if parameter.param_type_name == "argument":
                assert metavar(parameter) in text
            elif parameter.name not in SHARED and not parameter.hidden:
                assert all(
                    f"`{option}" in text or f" {option}" in text for option in parameter.opts
                )
    assert list(COMMANDS) == [name for name in sections if name in COMMANDS]


def test_the_glossary_has_every_word_of_a_choice() -> None:
    glossary = (generate.ROOT / "docs/glossaire.md").read_text("utf-8")
    words = {*Statut, *TypeIndicateur, *Nature, *Accumulation, *Evolution}
    assert [word for word in sorted(words) if f"`{word}`" not in glossary] == []
