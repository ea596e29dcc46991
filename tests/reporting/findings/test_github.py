"""The commands are those that GitHub's own toolkit writes for the same findings.

They are also read back as the runner does (`ActionCommand.TryParseV2` of actions/runner).
"""

from __future__ import annotations

import json

import pytest

from npm import WEB, needs, node
from plancancer_cli.i18n import visible
from plancancer_cli.reporting.findings import render
from plancancer_cli.reporting.findings.github import command
from plancancer_cli.reporting.findings.wording import message_and_hint

REGISTERED = {"error", "warning", "notice", "stop-commands", "add-mask", "group"}
PROPERTY_MARKS = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
DATA_MARKS = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))


def unescaped(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    for escape, mark in marks:
        text = text.replace(escape, mark)
    return text


def parsed(line: str) -> tuple[str, dict[str, str], str] | None:
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    info, _, data = line[2:].partition("::")
    command, _, properties = info.partition(" ")
    if command not in REGISTERED:
        return None
    pairs = (pair.split("=", 1) for pair in properties.strip().split(",") if pair)
    return (
        command,
        {name: unescaped(value, PROPERTY_MARKS) for name, value in pairs if value},
        unescaped(data, DATA_MARKS),
    )


def in_any_order(line: str) -> tuple[str, list[str], str]:
    """A command whose properties may stand in another order: they are separated by commas."""
    info, _, data = line.removeprefix("::").partition("::")
    command, _, properties = info.partition(" ")
    return command, sorted(properties.split(",")), data


def of_the_toolkit(diagnostic, title, language) -> tuple[str, str, dict[str, str | int]]:
    names = {"error": "error", "warning": "warning", "info": "notice"}
    place = {
        "title": visible(title),
        "file": visible(diagnostic.location.path),
        "startLine": diagnostic.location.line,
        "startColumn": diagnostic.location.column,
    }
    return names[diagnostic.severity.value], message_and_hint(diagnostic, language), place


@needs("@actions/core")
def test_the_toolkit_of_github_writes_the_same_commands(report, nasty, french):
    found = [*report.diagnostics, *nasty.diagnostics]
    titles = [d.code for d in found[:-1]] + [nasty.diagnostics[0].ref]
    ours = [command(*one, french) for one in zip(found, titles, strict=True)]
    calls = [of_the_toolkit(*one, french) for one in zip(found, titles, strict=True)]
    done = node(WEB / "commands.mjs", stdin=json.dumps(calls))
    assert done.returncode == 0, done.stderr
    theirs = done.stdout.splitlines()
    assert list(map(in_any_order, ours)) == list(map(in_any_order, theirs))


def test_one_command_a_finding_then_the_counts(report, french):
    *commands, counts = render("github", report, french).splitlines()
    assert commands[0] == (
        "::error file=actions/1.2.1.yaml,line=14,col=7,title=PC202::"
        "The end was due on 31 décembre 2024, 12 days ago.%0A"
        "Record what was done: plancancer track 1.2.1"
    )
    assert [parsed(line)[0] for line in commands] == ["error", "warning", "notice", "error"]
    assert parsed(commands[3]) == (
        "error",
        {"file": "actions/cassé, 100 %: fin.yaml", "line": "1", "col": "1", "title": "PC002"},
        "Found «\u202f{valeur: 52,3}\u202f»\nin a flow map.",
    )
    assert counts == "2 erreurs, 1 avertissement, 1 information"
    assert parsed(counts) is None


def test_nothing_to_say(empty, french):
    assert render("github", empty, french) == "Aucun constat.\n"


def test_text_of_the_plan_cannot_give_commands(nasty, english):
    lines = render("github", nasty, english).splitlines()
    assert len(lines) == 3
    path = visible(nasty.diagnostics[0].location.path)
    for line in lines[:2]:
        command, properties, data = parsed(line)
        assert command == "warning"
        assert properties == {"file": path, "line": "2", "col": "3", "title": "PC010"}
        assert data.count("\n") == 1
        assert " %0A " in data


@pytest.mark.parametrize("name", ["a:b", "a,b", "a=b", "100%", "%25", "%3A", "a::b", "é\u202f!"])
def test_a_path_reads_back(name, report, english):
    from msgspec.structs import replace

    from plancancer_cli.diagnostics import Location

    diagnostic = replace(report.diagnostics[0], location=Location(f"actions/{name}.yaml"))
    line = render("github", replace(report, diagnostics=(diagnostic,)), english).splitlines()[0]
    assert parsed(line)[1]["file"] == f"actions/{name}.yaml"
