"""The Jinja environment of the documents: sandboxed, everything escaped, nothing undefined.

A template cannot switch the escaping off (`safe`, `autoescape`): what comes from the data of a
plan is text, in HTML and in Markdown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateAssertionError,
    TemplateNotFound,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from plancancer_cli.i18n import visible
from plancancer_cli.reporting.documents.texte import typographie
from plancancer_cli.reporting.markdown_text import inline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment

    from plancancer_cli.i18n import Language

_PACKAGE = Path(__file__).resolve().parents[2]
SHIPPED_AS = "plancancer"
"""Prefix under which a template names the shipped ones: `plancancer/report.html.j2`."""
_SUFFIXES = (".j2", ".css")
"""How the names of templates end, and of the styles that they take in."""
_LINE_START = re.compile(r"^(\d{0,9})([-=.)])(?=[\s=-]|$)")
_FORBIDDEN_FILTERS = ("safe", "xmlattr", "urlize", "pprint")


def shipped() -> Path:
    """The templates of the program: those of the checkout where it runs from one."""
    checkout = _PACKAGE.parents[1] / "templates"
    if _PACKAGE.parent.name == "src" and (checkout / "report.html.j2").is_file():
        return checkout
    return _PACKAGE / "templates"


class Environnement(ImmutableSandboxedEnvironment):
    """Refuses what would switch the escaping off."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._judged: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """See jinja2. The answer depends on the type and the name alone, and is asked for a lot."""
        key = (type(obj), attr)
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = super().is_safe_attribute(obj, attr, value)
        return known

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)):
            raise TemplateAssertionError(
                "autoescape cannot be changed", node.lineno, name, filename
            )
        return tree


class _Dossier(FileSystemLoader):
    """A folder of templates, and nothing else of it: other files beside them are not to be shown.

    A link that leads out of the folder, or to something hidden such as `.git`, is not followed.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """See jinja2. Raises TemplateNotFound."""
        source, filename, fresh = super().get_source(environment, template)
        home, found = Path(self.searchpath[0]).resolve(), Path(filename).resolve()
        if not (template.endswith(_SUFFIXES) and found.is_relative_to(home)) or any(
            part.startswith(".") for part in found.relative_to(home).parts
        ):
            raise TemplateNotFound(template)
        return source, filename, fresh


def environment(
    language: Language, *, markdown: bool, folders: Sequence[Path] = ()
) -> Environnement:
    """The environment of one document; `folders` are looked in first, in their order."""
    own = _Dossier(shipped())
    loaders: list[BaseLoader] = [_Dossier(folder) for folder in folders]
    loader = ChoiceLoader([*loaders, own, PrefixLoader({SHIPPED_AS: own})])
    env = Environnement(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_markdown if markdown else _html,
    )
    for name in _FORBIDDEN_FILTERS:
        env.filters.pop(name, None)
    env.globals.update(language.template_functions())
    env.filters.update(_filters(language))
    return env


def _html(value: Any) -> Any:
    """What a template writes, before Jinja escapes it: French spaces, controls made visible."""
    if type(value) is str:
        return _typeset(value)
    if isinstance(value, str) and not isinstance(value, Markup):
        return _typeset(str(value))
    return "" if value is None else value


@lru_cache(maxsize=8192)
def _typeset(text: str) -> str:
    """The same words come again and again in a report."""
    return "\n".join(typographie(visible(line)) for line in text.split("\n"))


def _markdown(value: Any) -> Any:
    """The same as inert Markdown on one line; marked as done, so that Jinja adds nothing."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    # A value may stand at the beginning of a line, where these would begin a list or a heading.
    return Markup(_LINE_START.sub(r"\1\\\2", inline(typographie(str(value)))))  # noqa: S704


def _autolink(address: str) -> Markup:
    """A web address between the angle brackets of Markdown: what would end it is encoded."""
    return Markup(quote(address, safe="/:?#@!$&'()*+,;=%[]~-._"))  # noqa: S704


def _filters(language: Language) -> dict[str, Callable[..., Any]]:
    return {
        "date": language.date,
        "date_courte": language.date_short,
        "mois_court": language.month_short,
        "periode": language.periode,
        "nombre": language.number,
        "pourcentage": language.percent,
        "liste": language.list,
        "texte": language.text,
        "adresse": _autolink,
    }
