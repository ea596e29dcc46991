"""What may follow on a command line that is being typed, for the scripts of `completion`.

The words are read as the parser of the command reads them, but nothing is refused: whoever presses
the tabulator has not finished typing. A plan that is absent or broken proposes less, and silently:
a shell would print a message into the line that is being typed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from plancancer_cli.cli.proposals import FILES, FOLDERS, Place, Proposal, values
from plancancer_cli.errors import PlancancerError

_WIDTH = 72
"""Characters of a title that a list of proposals shows."""


def answer(words: Sequence[str]) -> int:
    """Write what may stand in place of the last word, a line each: the text, a tab, its meaning.

    Where no words are given, they stand in PLANCANCER_WORDS, one a line: for a shell that drops
    empty words.
    """
    words = list(words)
    if not words:
        words = os.environ.get("PLANCANCER_WORDS", "").split("\n")
    wanted = (words[1:] if words[:1] == ["--"] else words) or [""]
    lines = []
    try:
        for text, meaning in proposals(wanted[:-1], wanted[-1]):
            lines.append(f"{_line(text)}\t{_short(_line(meaning))}".rstrip("\t"))
    except (PlancancerError, OSError):
        pass
    sys.stdout.write("".join(f"{line}\n" for line in dict.fromkeys(lines)))
    return 0


def proposals(before: Sequence[str], current: str) -> Iterator[Proposal]:
    """What may stand in place of `current` after these words. Raises ProjectError without a plan."""
    from plancancer_cli.cli.group import build, load_command, named_command
    from plancancer_cli.cli.settings import Settings, global_parameters

    settings = Settings()
    typed = _Typed(global_parameters(version=True), settings)
    name = None
    for word in before:
        if name is None and not typed.takes(word):
            name = named_command(word)
            if name is None:
                return
            typed.begin(load_command(name).get_params(_context(build(settings), name)))
        elif name is not None:
            typed.takes(word)
    place = Place(lambda: _root(settings), typed.words, current)
    yield from _fitting(_possible(name, typed, place), current)


def _context(group: Any, name: str) -> Any:
    from typer._click.core import Context

    return Context(group, info_name=name, help_option_names=["--help", "-h"])


def _root(settings: Any) -> Any:
    from plancancer_cli.cli.context import Context

    return Context(settings).root


def _possible(name: str | None, typed: _Typed, place: Place) -> Iterator[Proposal]:
    """Every value that has a place here, whatever its first letters are."""
    current = place.current
    option, equals, _ = current.partition("=")
    parameter = typed.option(option) if equals and current.startswith("--") else typed.awaited
    if parameter is not None:
        start = f"{option}=" if parameter is not typed.awaited else ""
        word = parameter.metavar or ""
        found = values(name or "", max(parameter.opts, key=len), word, place)
        yield from ((text if text in {FILES, FOLDERS} else start + text, of) for text, of in found)
    elif current.startswith("-") and not typed.only_arguments:
        yield from typed.options()
    elif name is None:
        yield from values("", "", "COMMAND", place)
    else:
        argument = typed.next_argument()
        if argument is not None:
            word = argument.metavar or (argument.name or "").upper()
            yield from values(name, "", word, place)


def _fitting(found: Iterator[Proposal], current: str) -> Iterator[Proposal]:
    """Those that begin with what was typed, and whether the shell is to look for files."""
    for text, meaning in found:
        if text and (text in {FILES, FOLDERS} or text.startswith(current)):
            yield text, meaning


class _Typed:
    """What was typed so far, as the parameters of a command understand it.

    Attributes:
        awaited: the option whose value the next word is; None where the next word is its own.
        words: the arguments, by what stands for them in the help.
        only_arguments: whether `--` was typed.
    """

    def __init__(self, parameters: Sequence[Any], settings: Any) -> None:
        self.settings = settings
        self.awaited: Any = None
        self.words: dict[str, str] = {}
        self.only_arguments = False
        self.begin(parameters)

    def begin(self, parameters: Sequence[Any]) -> None:
        """From here on, these are the parameters."""
        self.parameters = parameters
        self.arguments = [each for each in parameters if each.param_type_name == "argument"]
        self.given = 0

    def takes(self, word: str) -> bool:
        """Read one word; False where it is a word for which the parameters have no place."""
        if self.awaited is not None:
            self._keep(self.awaited, word)
            self.awaited = None
        elif word == "--" and not self.only_arguments:
            self.only_arguments = True
        elif word.startswith("-") and not word[1:2].isdigit() and not self.only_arguments:
            name, equals, value = word.partition("=")
            option = self.option(name)
            if option is not None and equals:
                self._keep(option, value)
            elif option is not None and not option.is_flag:
                self.awaited = option
        else:
            argument = self.next_argument()
            if argument is None:
                return False
            self.words[argument.metavar or (argument.name or "").upper()] = word
            self.given += 1
        return True

    def _keep(self, option: Any, value: str) -> None:
        if option.name == "project":
            self.settings.project = value

    def option(self, name: str) -> Any:
        """The option of that name; None where there is none."""
        options = (each for each in self.parameters if each.param_type_name == "option")
        return next((each for each in options if name in each.opts), None)

    def options(self) -> Iterator[Proposal]:
        """Every option in its long form, with what it means."""
        from plancancer_cli.cli.help import option_row
        from plancancer_cli.cli.speech import language

        for each in self.parameters:
            if each.param_type_name == "option":
                yield max(each.opts, key=len), option_row(each, language())[1]

    def next_argument(self) -> Any:
        """The argument that the next word is; the last one where it takes any number of words."""
        if self.given < len(self.arguments):
            return self.arguments[self.given]
        last = self.arguments[-1] if self.arguments else None
        return last if last is not None and last.nargs == -1 else None


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1].rstrip()}…"


def _line(text: str) -> str:
    """A text that stays on one line and commands no terminal."""
    return "".join(char if char.isprintable() else " " for char in text).strip()
