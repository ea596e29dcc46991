"""The messages that the program's modules and templates show."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError

from message_catalogue.layout import PASSES_ON
from plancancer_cli.i18n.template import fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from message_catalogue.layout import Layout

_FIRST_TEXT = {"msg": 0, "msg_n": 1, "_": 0, "_n": 1}
_TEXTS = {"msg": 1, "msg_n": 2, "_": 1, "_n": 2}


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a source file words it. `place` is `path:line`."""

    singular: str
    plural: str | None
    place: str


@dataclass(slots=True)
class Sources:
    """What was found: the messages in the order of the files, and what is wrong with calls."""

    messages: list[Message] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, function: str, texts: Sequence[str | None], place: str) -> Message | None:
        """Note one call, given its leading arguments (None: not a literal)."""
        first = _FIRST_TEXT[function]
        wanted = list(texts[first : first + _TEXTS[function]])
        literal = [text for text in wanted if text]
        if len(literal) < _TEXTS[function]:
            self.problems.append(f"{place}: {function}() needs a text that is not empty, literally")
            return None
        message = Message(literal[0], literal[1] if len(literal) > 1 else None, place)
        self.messages.append(message)
        return message


def read_sources(layout: Layout, paths: Iterable[Path] | None = None) -> Sources:
    """Return the messages of the whole program, or of the files given."""
    found = Sources()
    for path in layout.modules() + layout.templates() if paths is None else paths:
        name = layout.relative(path)
        if path.suffix == ".py":
            _read_module(path.read_text("utf-8"), name, found)
        else:
            _read_template(path.read_bytes(), name, found)
    return found


def _read_module(source: str, name: str, found: Sources) -> None:
    nodes = list(ast.walk(ast.parse(source, name)))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        _read_call(call, name, found)
    found.problems += [
        f"{name}:{node.lineno}: {alias.name} is imported under another name"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in {"msg", "msg_n"} and alias.asname not in {None, alias.name}
    ]


def _read_call(node: ast.Call, name: str, found: Sources) -> None:
    function = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
    if function not in {"msg", "msg_n"} or name in PASSES_ON:
        return
    place = f"{name}:{node.lineno}"
    texts = [
        arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None
        for arg in node.args
    ]
    message = found.add(function, texts, place)
    keywords = {keyword.arg for keyword in node.keywords}
    if message and None not in keywords:
        _compare_parameters(message, keywords, found)


def _compare_parameters(message: Message, keywords: set[str | None], found: Sources) -> None:
    try:
        wanted = fields(message.singular)
        if message.plural is not None:
            wanted = (wanted | fields(message.plural)) - {"n"}
    except ValueError as error:
        found.problems.append(f"{message.place}: {error}")
        return
    if different := sorted(map(str, wanted ^ keywords)):
        found.problems.append(
            f"{message.place}: fields and parameters differ: {', '.join(different)}"
        )


def _read_template(source: bytes, name: str, found: Sources) -> None:
    # Nothing is rendered and no HTML is written here.
    env = Environment(  # noqa: S701
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    )
    try:
        # `extract_translations` is what the i18n extension adds to the environment.
        calls = list(
            env.extract_translations(  # type: ignore[attr-defined]
                source.decode("utf-8"), ("_", "_n", "gettext", "ngettext")
            )
        )
    except UnicodeDecodeError:
        return  # a picture or a font
    except TemplateSyntaxError as error:
        found.problems.append(f"{name}:{error.lineno}: {error.message}")
        return
    for line, function, texts in calls:
        place = f"{name}:{line}"
        if function in _TEXTS:
            found.add(function, texts if isinstance(texts, tuple) else (texts,), place)
        else:  # its %(name)s fields would not be written for the language
            found.problems.append(f'{place}: write {{{{ _("…") }}}} instead of {{% trans %}}')
