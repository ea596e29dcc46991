"""The pages about findings, in a terminal and as Markdown; `docs/rules.md` is all of them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from plancancer_cli.codes import RULES, Rule
from plancancer_cli.diagnostics import Severity
from plancancer_cli.explanations import PAGES
from plancancer_cli.explanations.changes import CHANGES
from plancancer_cli.i18n import Text, msg
from plancancer_cli.reporting.findings.wording import several_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.explanations import Example, Page
    from plancancer_cli.explanations.changes import ChangePage
    from plancancer_cli.i18n import Language

WIDTH = 88
"""Columns of a page in a terminal: the length of a line that is easy to read."""

SEVERITIES: dict[Severity, Text] = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("notice"),
}

_FAMILIES: tuple[tuple[str, Text], ...] = (
    ("PC0", msg("Files and their form")),
    ("PC1", msg("References")),
    ("PC2", msg("Échéances")),
    ("PC3", msg("Indicateurs and valeurs")),
    ("PC4", msg("Layout")),
)
_FINDS = msg("What it finds")
_WHY = msg("Why it matters")
_RESOLVE = msg("How to resolve it")
_COMMANDS = msg("Commands that help")
_ENCODINGS = {"cp1252": "Windows-1252"}


def page_text(page: Page, language: Language) -> str:
    """One page as plain text."""
    rule = RULES[page.code]
    tell = language.text
    lines = [f"{rule.code} — {tell(rule.title)}", tell(_gravity(rule)), ""]
    for title, text in ((_FINDS, page.finds), (_WHY, page.why), (_RESOLVE, page.resolve)):
        lines += [tell(title), *_wrapped(tell(text).replace("`", "")), ""]
    if page.commands:
        lines += [tell(_COMMANDS), *(f"  {command}" for command in page.commands), ""]
    for title, example in _example(page.example):
        lines += [tell(title), *textwrap.indent(example, "    ").splitlines(), ""]
    return "\n".join(lines[:-1]) + "\n"


def page_markdown(page: Page, language: Language, *, level: int = 1) -> str:
    """One page as Markdown; its heading is the code alone, so that an address to it lasts."""
    rule = RULES[page.code]
    tell = language.text
    lines = [
        "#" * level + f" {rule.code}",
        "",
        f"**{tell(rule.title)}** — {tell(_gravity(rule))}",
        "",
    ]
    for title, text in ((_FINDS, page.finds), (_WHY, page.why), (_RESOLVE, page.resolve)):
        lines += [f"**{tell(title)}.** {tell(text)}", ""]
    if page.commands:
        lines += ["```console", *(f"$ {command}" for command in page.commands), "```", ""]
    for title, example in _example(page.example):
        fence = ["```yaml", *example.splitlines(), "```", ""] if example else []
        lines += [tell(title), "", *fence]
    return "\n".join(lines).rstrip("\n") + "\n"


def list_text(language: Language) -> str:
    """Every code with its severity and title, by family."""
    lines: list[str] = []
    severities = {severity: language.text(text) for severity, text in SEVERITIES.items()}
    width = max(map(len, severities.values()))
    for title, rules in families():
        lines += [language.text(title)]
        lines += [
            f"  {rule.code}  {severities[rule.severity]:<{width}}  {language.text(rule.title)}"
            for rule in rules
        ]
        lines += [""]
    lines += [language.text(_CHANGES_TITLE)]
    wide = max(map(len, CHANGES))
    lines += [f"  {page.kind:<{wide}}  {language.text(page.title)}" for page in CHANGES.values()]
    closing = msg("Details of a code: {command}", command="plancancer explain PC201")
    return "\n".join([*lines, "", language.text(closing)]) + "\n"


def list_markdown(language: Language, *, address: str = "") -> str:
    """The same as tables, one a family; each code links to its page at `address`."""
    head = " | ".join(map(language.text, (msg("Code"), msg("Severity"), msg("Finding"))))
    lines: list[str] = []
    for title, rules in families():
        lines += [f"**{language.text(title)}**", "", f"| {head} |", "| --- | --- | --- |"]
        lines += [
            f"| [{rule.code}]({address}#{rule.code.lower()}) "
            f"| {language.text(SEVERITIES[rule.severity])} | {language.text(rule.title)} |"
            for rule in rules
        ]
        lines += [""]
    return "\n".join(lines[:-1]) + "\n"


_CHANGES_TITLE = msg("The changes that a review tells")
_LEVELS: dict[str, Text] = {
    "recul": msg("weakened (recul)"),
    "a_relire": msg("to be read again (a_relire)"),
    "information": msg("information"),
}
_ADVICE: dict[str, Text] = {
    "recul": msg(
        "A recul asks for a decision: record the meeting in `plan/comites` with the ref in the `refs` of a "
        "decision, and name that comité by its date, or the decision by its id, in the report or the entry. "
        "It is then told as decided, and stops nothing."
    ),
    "a_relire": msg("To be read again: compare what stood there with what stands there."),
    "information": msg("Information asks for nothing."),
}


def change_text(page: ChangePage, language: Language) -> str:
    """The page of a kind of change as plain text."""
    tell = language.text
    lines = [f"{page.kind} — {tell(page.title)}", _levels(page, language), ""]
    lines += [*_wrapped(tell(page.means).replace("`", "")), ""]
    for level in page.levels:
        lines += [*_wrapped(tell(_ADVICE[level]).replace("`", "")), ""]
    lines += _wrapped(tell(_raising(page)).replace("`", ""))
    return "\n".join(lines) + "\n"


def change_markdown(page: ChangePage, language: Language) -> str:
    """The page of a kind of change as Markdown."""
    tell = language.text
    parts = [
        f"# {page.kind}",
        f"**{tell(page.title)}** — {_levels(page, language)}",
        tell(page.means),
        *(tell(_ADVICE[level]) for level in page.levels),
        tell(_raising(page)),
    ]
    return "\n\n".join(parts) + "\n"


def changes_markdown(language: Language) -> str:
    """Every kind of change as a table, with what each level asks for."""
    tell = language.text
    head = " | ".join(map(tell, (msg("Change"), msg("Levels"), msg("What it is"))))
    lines = [f"## {tell(_CHANGES_TITLE)}", ""]
    for advice in _ADVICE.values():
        lines += [tell(advice), ""]
    lines += [f"| {head} |", "| --- | --- | --- |"]
    for page in CHANGES.values():
        means = f"**{tell(page.title)}.** {tell(page.means)}"
        lines.append(f"| `{page.kind}` | {_levels(page, language)} | {means} |")
    return "\n".join(lines) + "\n"


def _levels(page: ChangePage, language: Language) -> str:
    return ", ".join(language.text(_LEVELS[level]) for level in page.levels)


def _raising(page: ChangePage) -> Text:
    return msg(
        "The plan can raise its level: `gravites: {setting}` in `plan/plan.yaml`.",
        setting=f"{{{page.kind}: recul}}",
    )


def book(language: Language) -> str:
    """`docs/rules.md`: the list, then every page."""
    tell = language.text
    opening = [
        f"# {tell(msg('The findings and how to resolve them'))}",
        "",
        tell(
            msg(
                "`plancancer validate`, `plancancer check` and `plancancer fmt --check` name what they "
                "find by a code. Once given out, a code keeps its meaning. The severity of a rule from "
                "PC101 on is set under `gravites` in `plan/plan.yaml`: a rule can be lowered, never "
                "switched off."
            )
        ),
        "",
        tell(
            msg(
                "Examples show the part of a file that matters. They follow the real plan; what is "
                "invented in them says “Exemple”. This page is generated: `make docs` renews it."
            )
        ),
        "",
        list_markdown(language),
    ]
    pages: list[str] = []
    for title, rules in families():
        pages += [f"## {tell(title)}\n"]
        pages += [page_markdown(PAGES[rule.code], language, level=3) for rule in rules]
    return "\n".join([*opening, *pages, changes_markdown(language)])


def families() -> list[tuple[Text, Sequence[Rule]]]:
    """The rules by what they are about, in the order of the codes."""
    return [
        (title, [rule for rule in RULES.values() if rule.code.startswith(prefix)])
        for prefix, title in _FAMILIES
    ]


def _gravity(rule: Rule) -> Text:
    severity = SEVERITIES[rule.severity]
    if rule.adjustable:
        return msg("severity: {severity}, which the plan can change", severity=severity)
    return msg("severity: {severity}", severity=severity)


def _example(example: Example) -> list[tuple[Text, str]]:
    """The two texts of an example, each with its heading."""
    after = msg("After:")
    if example.before is not None:
        before = msg("Before, in {path}:", path=example.before)
        after = msg("After, in {path}:", path=example.path)
    elif example.bad is None:
        before = msg("Before: the file {path} does not exist.", path=example.path)
    elif example.encoding is not None:
        encoding = _ENCODINGS[example.encoding]
        before = msg(
            "Before, in {path}, saved in {encoding}:", path=example.path, encoding=encoding
        )
    elif example.on is not None:
        before = msg("Before, in {path}, on {day}:", path=example.path, day=example.on)
    else:
        before = msg("Before, in {path}:", path=example.path)
    return [(before, _shown(example.bad or "")), (after, _shown(example.good))]


def _shown(text: str) -> str:
    """The text of a file with characters made visible that nobody sees."""
    return several_lines(text.rstrip("\n"))


def _wrapped(text: str) -> list[str]:
    indent = "  "
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
