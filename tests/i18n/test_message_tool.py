"""What `tools/messages.py` finds, on small checkouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import messages as tool
from message_catalogue.layout import Layout
from message_catalogue.typography import mistakes

if TYPE_CHECKING:
    from pathlib import Path

MODULE = """
from plancancer_cli.i18n import msg, msg_n
LATE = msg("{who} is "
    "late", who="x")
FILES = msg_n(3, "{n} file", "{n} files")
"""
AREA = """
msgid "{who} is late"
msgstr "{who} est en retard"

msgid "{n} file"
msgid_plural "{n} files"
msgstr[0] "{n} fichier"
msgstr[1] "{n} fichiers"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "src/plancancer_cli/locale/fr").mkdir(parents=True)
    write(tmp_path, "src/plancancer_cli/speech.py", MODULE)
    write(tmp_path, "src/plancancer_cli/locale/fr/area.po", AREA)
    return tmp_path


def write(root: Path, name: str, content: str) -> None:
    (root / name).write_text(content, encoding="utf-8")


def run(root: Path, *arguments: str) -> int:
    return tool.main(["--root", str(root), *arguments])


def problems(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    run(root, "compile")
    code = run(root, "check")
    lines = capsys.readouterr().out.splitlines()
    assert code == (1 if lines else 0)
    return lines


def module_with(root: Path, line: str) -> None:
    write(root, "src/plancancer_cli/speech.py", MODULE + line + "\n")


def area_with(root: Path, text: str, name: str = "area") -> None:
    known = AREA if name == "area" else ""
    write(root, f"src/plancancer_cli/locale/fr/{name}.po", known + text)


def test_a_complete_catalogue_passes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert problems(root, capsys) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('msg("New")', "not translated: 'New'"),
        ('i18n.msg("New")', "not translated: 'New'"),
        ("msg(f'{x}')", "msg() needs a text that is not empty, literally"),
        ("msg(text)", "msg() needs a text that is not empty, literally"),
        ('msg("")', "msg() needs a text that is not empty, literally"),
        ('msg_n(2, "{n} file", plural)', "msg_n() needs a text that is not empty, literally"),
        ('msg("{who} is late")', "fields and parameters differ: who"),
        ('msg("{who} is late", who="x", when="y")', "fields and parameters differ: when"),
        ('msg("{who.name} is late", who="x")', "stray '{'"),
        ("from plancancer_cli.i18n import msg as say", "msg is imported under another name"),
        ('msg_n(2, "{n} file", "{n} papers")', "another plural elsewhere: '{n} file'"),
    ],
)
def test_what_a_module_must_not_do(
    root: Path, capsys: pytest.CaptureFixture[str], line: str, problem: str
) -> None:
    module_with(root, line)
    found = problems(root, capsys)
    assert any(
        text.startswith("src/plancancer_cli/speech.py:6: ") and problem in text for text in found
    ), found


def test_parameters_handed_on_as_a_mapping_are_not_judged(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module_with(root, 'msg("{who} is late", **values)')
    assert problems(root, capsys) == []


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("{who} is late", who=x) }}{{ _n(k, "{n} file", "{n} files") }}', []),
        ('\n{{ _("New") | upper }}', ["templates/page.html:2: not translated: 'New'"]),
        (
            '{{ _n(k, "{n} box", "{n} boxes") }}',
            ["templates/page.html:1: not translated: '{n} box'"],
        ),
        ("{{ _(x) }}", ["templates/page.html:1: _() needs a text that is not empty, literally"]),
        (
            "{% trans %}Late{% endtrans %}",
            ['templates/page.html:1: write {{ _("…") }} instead of {% trans %}'],
        ),
        (
            "{% if %}",
            ["templates/page.html:1: Expected an expression, got 'end of statement block'"],
        ),
    ],
)
def test_templates_are_read(
    root: Path, capsys: pytest.CaptureFixture[str], template: str, expected: list[str]
) -> None:
    write(root, "templates/page.html", template)
    assert problems(root, capsys) == expected


def test_pictures_among_the_templates_are_left_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "templates" / "logo.png").write_bytes(b"\x89PNG{{ _('x') }}\xff")
    assert problems(root, capsys) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Old"\nmsgstr "Vieux"\n', "nothing says 'Old'"),
        (
            'msgid "{who} is late"\nmsgstr "{who} tarde"\n',
            "'{who} is late' reads otherwise at src/plancancer_cli/locale/fr/area.po:2",
        ),
    ],
)
@pytest.mark.parametrize("area", ["area", "zone"])
def test_what_a_catalogue_must_not_hold(
    root: Path, capsys: pytest.CaptureFixture[str], area: str, entry: str, problem: str
) -> None:
    area_with(root, entry, area)
    (found,) = problems(root, capsys)
    assert found.startswith(f"src/plancancer_cli/locale/fr/{area}.po:")
    assert found.endswith(problem)


def test_two_areas_may_agree(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    area_with(root, 'msgid "{who} is late"\nmsgstr "{who} est en retard"\n', "zone")
    assert problems(root, capsys) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('"{who} est en retard"', '""', "not translated: '{who} is late'"),
        ('msgid "{who}', '#, fuzzy\nmsgid "{who}', "not translated: '{who} is late'"),
        ('msgstr[1] "{n} fichiers"', 'msgstr[1] ""', "not translated: '{n} file'"),
        ("{who} est", "{qui} est", "fields {qui} instead of {who}"),
        ("{who} est", "{who!r} est", "fields {who!r} instead of {who}"),
        ("{who} est", "est", "fields none instead of {who}"),
        ("{who} est", "{ est", "stray '{'"),
        ("{n} fichiers", "fichiers", "fields none instead of {n}"),
        ("en retard", "en retard !", "before ; ! ? stands U+202F"),
    ],
)
def test_what_a_translation_must_keep(
    root: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, problem: str
) -> None:
    write(root, "src/plancancer_cli/locale/fr/area.po", AREA.replace(before, after))
    assert any(problem in line for line in problems(root, capsys))


def test_a_form_may_leave_out_what_english_leaves_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module_with(root, 'msg_n(k, "Its deadline", "Its {n} deadlines")')
    area_with(
        root,
        'msgid "Its deadline"\nmsgid_plural "Its {n} deadlines"\n'
        'msgstr[0] "Son échéance"\nmsgstr[1] "Ses {n} échéances"\n',
    )
    assert problems(root, capsys) == []


def test_a_stale_catalogue_is_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "check") == 1
    run(root, "compile")
    assert run(root, "check") == 0
    write(root, "src/plancancer_cli/locale/fr/area.po", AREA.replace("est en", "a du"))
    capsys.readouterr()
    assert run(root, "check") == 1
    assert "plancancer.mo: not up to date" in capsys.readouterr().out


def test_stub_prints_what_is_missing_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    module_with(root, 'msg("New “one”\\n")\nmsg_n(k, "{n} box", "{n} boxes")\nmsg("New “one”\\n")')
    source = str(root / "src/plancancer_cli/speech.py")
    run(root, "stub", "area", source)
    assert capsys.readouterr().out == (
        "\n#: src/plancancer_cli/speech.py:6 src/plancancer_cli/speech.py:8\n"
        'msgid "New “one”\\n"\nmsgstr ""\n'
        "\n#: src/plancancer_cli/speech.py:7\n"
        'msgid "{n} box"\nmsgid_plural "{n} boxes"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )


def test_stub_begins_a_new_area_with_a_header(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module_with(root, 'msg("New")\nmsg(text)')
    run(root, "stub", "zone", str(root / "src/plancancer_cli/speech.py"))
    printed = capsys.readouterr()
    assert "needs a text" in printed.err
    write(
        root,
        "src/plancancer_cli/locale/fr/zone.po",
        printed.out.replace('"New"\nmsgstr ""', '"New"\nmsgstr "Neuf"'),
    )
    module_with(root, 'msg("New")')
    assert problems(root, capsys) == []


def test_stub_has_nothing_to_say_where_all_is_translated(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(root, "stub", "zone", str(root / "src/plancancer_cli/speech.py"))
    assert capsys.readouterr().out == ""


def test_paths_outside_the_checkout_are_shown_as_given(tmp_path: Path) -> None:
    assert Layout(tmp_path / "here").relative(tmp_path / "there") == (tmp_path / "there").as_posix()


@pytest.mark.parametrize(
    "text",
    [
        "Quoi\u202f? Oui\u202f! Un\u202f; deux\u00a0: «\u202ftrois\u202f»",
        "à 12:30, voir https://exemple.fr/?a=1;b=2 et `{a: 1} ? b ; c !`",
        "«\u202fvraiment\u202f?!\u202f»",
        "« ici »".replace(" ", "\u202f"),
    ],
)
def test_good_typography(text: str) -> None:
    assert mistakes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quoi ?",
        "Quoi?",
        "Oui\u00a0!",
        "Oui! Non",
        "Un ; deux",
        "Un; deux",
        "Un : deux",
        "Un\u202f: deux",
        "« trois\u202f»",
        "«\u202ftrois »",
        "«trois\u202f»",
        "«\u00a0trois\u202f»",
    ],
)
def test_bad_typography(text: str) -> None:
    assert len(mistakes(text)) == 1
