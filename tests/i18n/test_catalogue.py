"""Nothing that the program says is left in English, and the catalogue is the one it loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from message_catalogue import checks
from message_catalogue.layout import Layout
from message_catalogue.sources import read_sources
from message_catalogue.translations import compiled, read_translations
from plancancer_cli.i18n import get_language, msg, msg_n
from plancancer_cli.i18n.template import fields

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = Layout(ROOT)


def test_every_message_is_a_literal_with_the_parameters_of_its_fields() -> None:
    assert read_sources(LAYOUT).problems == []


def test_nothing_is_untranslated() -> None:
    assert checks.untranslated(read_sources(LAYOUT).messages, read_translations(LAYOUT)) == []


def test_nothing_is_translated_that_is_never_said() -> None:
    assert checks.unused(read_sources(LAYOUT).messages, read_translations(LAYOUT)) == []


def test_a_message_has_one_translation() -> None:
    assert checks.contradictory(read_sources(LAYOUT).messages, read_translations(LAYOUT)) == []


def test_translations_keep_the_fields() -> None:
    assert checks.misplaced_fields(read_translations(LAYOUT)) == []


def test_translations_keep_french_typography() -> None:
    assert checks.mistyped(read_translations(LAYOUT)) == []


def test_the_compiled_catalogue_is_up_to_date() -> None:
    assert checks.stale(LAYOUT, read_translations(LAYOUT)) == []


def test_the_program_shows_what_the_catalogues_say() -> None:
    french = get_language("fr")
    entries = [entry for entry in read_translations(LAYOUT) if entry.is_complete]
    for entry in entries:
        if entry.plural is None and not fields(entry.singular):
            assert french.text(msg(entry.singular)) == entry.forms[0].replace("{{", "{").replace(
                "}}", "}"
            )
        elif entry.plural is not None and fields(entry.plural) == {"n"}:
            shown = [french.text(msg_n(n, entry.singular, entry.plural)) for n in (0, 1, 2)]
            forms = [entry.forms[0], entry.forms[0], entry.forms[1]]
            assert shown == [form.replace("{n}", str(n)) for n, form in enumerate(forms)]


def test_the_catalogue_is_compiled_to_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tools')\n"
        "from pathlib import Path\n"
        "from message_catalogue.layout import Layout\n"
        "from message_catalogue.translations import compiled, read_translations\n"
        "sys.stdout.buffer.write(compiled(read_translations(Layout(Path()))))\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True
    )
    assert other.stdout == compiled(read_translations(LAYOUT))
    assert b"Date" not in other.stdout.split(b"\0\0")[0]


def test_loading_a_language_needs_no_babel() -> None:
    script = (
        "import sys; sys.path.insert(0, 'src')\n"
        "from plancancer_cli.i18n import get_language, msg\n"
        "get_language('fr').text(msg(''))\n"
        "print([m for m in ('babel', 'jinja2', 'pydantic', 'rich') if m in sys.modules])\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert loaded.stdout == "[]\n"
