"""What the parser says about a broken file, in plain words and at the right place: PC002."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from plancancer_cli.diagnostics import Mending
from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.commas import put_in_quotes, quoted, show
from plancancer_cli.storage.read.marks import slip_in_line
from plancancer_cli.storage.read.positions import Positions
from plancancer_cli.storage.read.quotation import straight

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.read.findings import Findings

_INDENT = re.compile(r"[ \t]*")
_KEY_AND_TEXT = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#\"'\[{][^:]*): +(?P<text>[^\"'\[{|>&*!#].*)")


_KEY_BEFORE = re.compile(r"^ *(?:- +)*(?P<key>[\w-]+): +$")
_OTHER_KEY = re.compile(r", *[a-z_]+: ")
"""In a text: it is no text, but keys whose brace is missing."""


class _Error(NamedTuple):
    """What the parser reported: its words, and offsets of the problem and of what it belongs to."""

    text: str
    context: str
    problem: str
    offset: int
    opened: int | None

    @property
    def char(self) -> str:
        return self.text[self.offset : self.offset + 1]

    def line(self, offset: int) -> tuple[int, str]:
        return Positions(self.text).line_at(offset)


class _Finding(NamedTuple):
    offset: int
    message: Text
    hint: Text
    mending: Mending | None = None


def report_syntax(error: Exception, text: str, findings: Findings) -> None:
    """Report why a text is no YAML; `error` is what the parser raised."""
    found = _explain(_read(error, text))
    if not findings.on_line(found.offset):
        findings.add("PC002", found.offset, found.message, found.hint, found.mending)


def _read(error: Exception, text: str) -> _Error:
    if not isinstance(error, yaml.MarkedYAMLError):
        # PyYAML's own parser converts numbers of escapes without checking them.
        return _Error(text, "", "escape" if _is_conversion(error) else "", _last_escape(text), None)
    mark, opened = error.problem_mark, error.context_mark
    offset = min(mark.index if mark is not None else 0, len(text))
    context, problem = error.context or "", error.problem or ""
    return _Error(text, context, problem, offset, opened.index if opened is not None else None)


def _is_conversion(error: Exception) -> bool:
    return isinstance(error, ValueError | OverflowError)


def _last_escape(text: str) -> int:
    found = re.search(r"\\U(?!000|0010)", text)
    return found.start() if found is not None else 0


def _explain(error: _Error) -> _Finding:
    tab = _tab(error) or _mark(error)
    if tab is not None:
        return tab
    for pattern, explain in _EXPLANATIONS:
        if pattern.search(error.problem) or pattern.search(error.context):
            return explain(error)
    return _unknown(error)


def _tab(error: _Error) -> _Finding | None:
    start, line = error.line(error.offset)
    indent = _INDENT.match(line)
    tab = line.find("\t", 0, indent.end() if indent is not None else 0)
    if tab < 0 and error.char == "\t":
        tab = error.offset - start
    if tab < 0 or "quoted scalar" in error.context:
        return None
    indent_end = start + len(line) - len(line.lstrip(" \t"))
    spaces = " " * _indent_of(error, start, line)
    return _Finding(
        start + tab,
        msg("A tab stands where YAML takes only spaces."),
        msg("Replace it with spaces: two for each level."),
        Mending(start, indent_end, spaces, start, start + len(line)) if tab < indent_end else None,
    )


def _indent_of(error: _Error, start: int, line: str) -> int:
    """How many spaces a line that begins with tabs needs, after the line above it."""
    rest = line.lstrip(" \t")
    if start == 0 or rest.startswith("-"):
        return len(line[: len(line) - len(rest)].replace("\t", "  "))
    above = error.line(start - 1)[1]
    at = re.match(r" *(?:- +)*", above)
    return (at.end() if at is not None else 0) + 2 * above.rstrip().endswith(":")


def _mark(error: _Error) -> _Finding | None:
    """Find a sign that only looks like one of YAML, in the line of the error or the one above."""
    if "quoted scalar" in error.context:
        return None
    start, line = error.line(error.offset)
    places = [(start, line)]
    if start > 0:
        places.append(error.line(start - 1))
    if error.opened is not None:
        places.insert(0, error.line(error.opened))
    for at, found in places:
        slip = slip_in_line(at, found)
        if slip is not None:
            mended = slip.mending.corrected(error.text)
            return _Finding(slip.offset, slip.message, show(mended), slip.mending)
    return None


def _colon(error: _Error) -> _Finding:
    """Explain a second `: ` in a line, or a key where none can stand."""
    start, line = error.line(error.offset)
    match = _KEY_AND_TEXT.fullmatch(line)
    if match is not None and start + match.start("text") < error.offset:
        message = msg("This text holds a colon and is not in quotes.")
        text = match["text"].rstrip()
        if " #" in text or _OTHER_KEY.search(text):
            return _Finding(error.offset, message, _in_quotes())
        at = start + match.start("text")
        mending = Mending(
            at, at + len(text), quoted(straight(text)), start + match.start("key"), at + len(text)
        )
        hint = put_in_quotes(mending.corrected(error.text))
        return _Finding(error.offset, message, hint, mending)
    indent = len(line) - len(line.lstrip(" "))
    return _Finding(
        min(start + indent, error.offset),
        msg("A key cannot stand here."),
        msg(
            "Align it with the keys around it; a key on the line above needs a colon and a space, "
            "and no value on its own line."
        ),
    )


def _tight_colon(error: _Error) -> _Finding:
    return _Finding(
        error.offset,
        msg("No space follows this colon."),
        msg("Write a space after the colon of a key; put a text that holds a colon in quotes."),
    )


def _in_quotes() -> Text:
    return msg("Put the text in quotes.")


def _no_colon(error: _Error) -> _Finding:
    return _Finding(
        error.offset if error.opened is None else error.opened,
        msg("This line is neither a key with its value nor an item of a list."),
        msg(
            "Write a colon and a space after a key; indent a text that goes on from the line above."
        ),
    )


def _open_quote(error: _Error) -> _Finding:
    return _Finding(
        error.offset if error.opened is None else error.opened,
        msg("The quotation mark that opens here is never closed."),
        msg("Close it; an apostrophe inside '…' is written twice."),
    )


def _open_bracket(error: _Error) -> _Finding:
    opened = error.offset if error.opened is None else error.opened
    line = str(Positions(error.text).position(opened)[0])
    return _Finding(
        error.offset if error.char else opened,
        msg(
            "The {bracket} of line {line} should be closed here, or a comma is missing.",
            bracket=error.text[opened : opened + 1],
            line=line,
        ),
        msg("Close it, or put in quotes a text that holds a colon, a comma or a bracket."),
    )


def _no_key(error: _Error) -> _Finding:
    start, line = error.line(error.offset)
    before = line[: error.offset - start].rstrip()
    if not before:
        message = msg("This line does not fit those above it.")
        hint = msg("Give it as many spaces as the lines it belongs with.")
    elif before.endswith(("'", '"')) and (opened := _opened_above(error, start, before[-1])):
        return _Finding(
            opened,
            msg("The quotation mark that opens here is never closed."),
            msg("Close it; an apostrophe inside '…' is written twice."),
        )
    elif before.endswith(("'", '"')):
        message = msg("The text goes on after its closing quotation mark.")
        hint = msg('Inside \'…\' write an apostrophe twice; inside "…" write \\".')
    else:
        message = msg("This cannot follow what stands before it on the line.")
        hint = msg("Put the whole text in quotes, or remove what is too much.")
    return _Finding(error.offset, message, hint)


def _opened_above(error: _Error, start: int, quote: str) -> int:
    """Where a text in quotes has begun on a line above, which lacks its closing mark; 0 if none."""
    opens = re.compile(rf"(?:: +|- +|[{{\[,] *){quote}")
    while start > 0:
        start, line = error.line(start - 1)
        found = opens.search(line)
        if found is not None and line.count(quote) % 2:
            return start + found.end() - 1
    return 0


def _bad_start(error: _Error) -> _Finding:
    offset = error.offset if error.opened is None else error.opened
    message = msg("A text cannot begin with {char!r}.", char=error.text[offset : offset + 1])
    start, line = error.line(offset)
    text = line[offset - start :].rstrip()
    before = _KEY_BEFORE.search(line[: offset - start])
    if before is None or " #" in text or text.startswith("`"):
        return _Finding(offset, message, _in_quotes())
    end = offset + len(text)
    mending = Mending(offset, end, quoted(text), start + before.start("key"), end)
    return _Finding(offset, message, put_in_quotes(mending.corrected(error.text)), mending)


def _bad_escape(error: _Error) -> _Finding:
    found = error.text.rfind("\\", 0, error.offset + 1)
    return _Finding(
        max(found, 0),
        msg("In a text in double quotes, this backslash is not understood."),
        msg("Write it twice, or put the text in single quotes."),
    )


def _list_on_line(error: _Error) -> _Finding:
    return _Finding(
        error.offset,
        msg("A list cannot begin on the line of its key."),
        msg("Begin it on the next line; put a text that begins with a dash in quotes."),
    )


def _no_value(error: _Error) -> _Finding:
    return _Finding(
        error.offset,
        msg("{char!r} stands where a value is expected.", char=error.char),
        msg("Remove it, or put the text in quotes."),
    )


def _block_header(error: _Error) -> _Finding:
    return _Finding(
        error.offset,
        msg("After | or > the text begins on the next line."),
        msg("Move it to the next line and indent it; else put the text in quotes."),
    )


def _outside(error: _Error) -> _Finding:
    return _Finding(
        error.offset,
        msg("This stands outside of what the file holds."),
        msg("Remove it, or give it the indentation of the lines above."),
    )


def _separator(error: _Error) -> _Finding:
    return _Finding(
        error.offset,
        msg("A line of three dashes or dots stands inside a text in quotes."),
        msg("Close the quotes before it, or indent the line."),
    )


def _directive(error: _Error) -> _Finding:
    return _Finding(
        error.line(error.offset)[0],
        msg("A line that begins with % is an instruction to YAML, which is not understood."),
        msg("Remove the line, or put the text in quotes."),
    )


def _unknown(error: _Error) -> _Finding:
    return _Finding(
        error.offset,
        msg("This is not understood as YAML."),
        msg("Look at this line and the one above: indentation, quotation marks, brackets."),
    )


# In the words of libyaml and of PyYAML's own parser, which differ; the first that matches holds.
_EXPLANATIONS: tuple[tuple[re.Pattern[str], Callable[[_Error], _Finding]], ...] = (
    (re.compile("escape|hexdecimal number"), _bad_escape),
    (re.compile("directive|%TAG|incompatible YAML|duplicate tag handle"), _directive),
    (re.compile("mapping (?:values|keys) are not allowed"), _colon),
    (re.compile("unexpected ':'"), _tight_colon),
    (re.compile("could not find expected ':'"), _no_colon),
    (re.compile("unexpected end of stream"), _open_quote),
    (re.compile("unexpected document (?:indicator|separator)"), _separator),
    (re.compile("while scanning an (?:alias|anchor)|parsing a tag|scanning a tag"), _bad_start),
    (re.compile("undefined tag handle|cannot start any token"), _bad_start),
    (re.compile("expected ',' or"), _open_bracket),
    (re.compile("entries are not allowed"), _list_on_line),
    (re.compile("node content"), _no_value),
    (re.compile("while scanning a block scalar"), _block_header),
    (re.compile("<document start>"), _outside),
    (re.compile("while parsing a block (?:mapping|collection)"), _no_key),
)
