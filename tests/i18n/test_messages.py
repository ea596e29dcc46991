"""Messages as values, and their way into a language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.i18n import Language, get_language, msg, msg_n, visible
from plancancer_cli.i18n.catalogue import load_catalogue
from plancancer_cli.i18n.conventions import French
from plancancer_cli.i18n.template import fields, parse

EN = get_language("en")


class Dictionary:
    """A catalogue of two messages, with the French rule for plurals."""

    def gettext(self, message: str) -> str:
        return {"{who} is late": "{who} est en retard"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{n} fiche" if n < 2 else "{n} fiches"


FRENCH_TEST = Language(French, Dictionary())


def test_a_message_is_translated_when_it_is_shown() -> None:
    late = msg("{who} is late", who="La fiche 1.2.1")
    assert FRENCH_TEST.text(late) == "La fiche 1.2.1 est en retard"
    assert EN.text(late) == "La fiche 1.2.1 is late"


def test_a_message_inside_a_message_is_translated_too() -> None:
    outer = msg("Note: {inner}.", inner=msg("{who} is late", who="1.2.1"))
    assert FRENCH_TEST.text(outer) == "Note: 1.2.1 est en retard."


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 fiche", "0 file cards"),
        (1, "1 fiche", "1 file card"),
        (2, "2 fiches", "2 file cards"),
        (12_000, "12\u202f000 fiches", "12,000 file cards"),
    ],
)
def test_plurals(count: int, french: str, english: str) -> None:
    text = msg_n(count, "{n} file card", "{n} file cards")
    assert FRENCH_TEST.text(text) == french
    assert EN.text(text) == english


@pytest.mark.parametrize(("count", "expected"), [(0, "0 fiche"), (1, "1 fiche"), (2, "2 fiches")])
def test_templates_speak_through_two_functions(count: int, expected: str) -> None:
    functions = FRENCH_TEST.template_functions()
    assert functions["_"]("{who} is late", who="1.1.1") == "1.1.1 est en retard"
    assert functions["_n"](count, "{n} card", "{n} cards") == expected


def test_a_string_is_data() -> None:
    assert EN.text("{not a field} %s\x07") == "{not a field} %s\\x07"


def test_a_parameter_is_not_read_as_a_template() -> None:
    assert EN.text(msg("{a}", a="{b} {{c}}")) == "{b} {{c}}"


def test_the_empty_message_is_empty() -> None:
    assert get_language("fr").text(msg("")) == ""


def test_line_breaks_of_the_message_itself_stay() -> None:
    assert EN.text(msg("One\n{two}", two="2\n3")) == "One\n2\\n3"


def test_equal_messages_are_equal() -> None:
    assert msg("{a}", a=["x"]) == msg("{a}", a=("x",))
    assert hash(msg_n(1, "{n}", "{n}s")) == hash(msg_n(1, "{n}", "{n}s"))


def test_braces_are_doubled() -> None:
    assert EN.text(msg("{{valeur: {x}}}", x=5)) == "{valeur: 5}"


@pytest.mark.parametrize(
    "template", ["{", "}", "{}", "{0}", "{a.b}", "{a[0]}", "{a:>4}", "{a!s}", "{a b}", "{{a}"]
)
def test_a_field_is_a_name_and_nothing_else(template: str) -> None:
    with pytest.raises(ValueError, match="stray"):
        msg(template, a=1)


def test_fields_and_parameters_have_to_agree() -> None:
    with pytest.raises(TypeError, match="b"):
        msg("{a} {b}", a=1)
    with pytest.raises(TypeError, match="c"):
        msg("{a}", a=1, c=2)
    with pytest.raises(TypeError, match="who"):
        msg_n(2, "One for {who}", "{n} for {who}")
    with pytest.raises(TypeError, match="n"):
        msg_n(2, "{n}", "{n}s", n=3)


def test_languages_are_known_by_their_code() -> None:
    assert get_language("fr") is get_language("fr")
    assert [get_language(code).code for code in ("fr", "en")] == ["fr", "en"]
    assert repr(EN) == "Language('en')"
    with pytest.raises(ValueError, match="de"):
        get_language("de")


def test_without_a_catalogue_the_source_is_shown() -> None:
    assert load_catalogue("xx").gettext("{who} is late") == "{who} is late"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("l’été «\u202foui\u202f»\u00a0: 5\u2009€ 👩\u200d🔬 ❤\ufe0f", None),
        ("a\r\n\tb", "a\\r\\n\\tb"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x85\u2028\u2029", "\\x85\\u2028\\u2029"),
        ("abc\u202egnp.exe\u2066", "abc\\u202egnp.exe\\u2066"),
        ("\ufeff\u200b\ud800", "\\ufeff\\u200b\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, shown: str | None) -> None:
    assert visible(text) == (text if shown is None else shown)


@given(st.text())
def test_visible_text_stays_on_its_line_and_can_be_encoded(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown
    assert visible(shown) == shown
    shown.encode("utf-8")


@given(st.lists(st.tuples(st.text(), st.sampled_from(["a", "b_1", "N"]))))
def test_a_template_reads_back(parts: list[tuple[str, str]]) -> None:
    escaped = "".join(
        literal.replace("{", "{{").replace("}", "}}") + f"{{{name}}}" for literal, name in parts
    )
    read = parse(escaped)
    assert [(piece.literal, piece.field) for piece in read[:-1]] == parts
    assert fields(escaped) == {name for _, name in parts}


@given(st.text(alphabet="{}ab!r.", max_size=12))
def test_any_string_is_a_template_or_refused(template: str) -> None:
    try:
        names = fields(template)
    except ValueError:
        return
    EN.text(msg(template, **dict.fromkeys(names, "x")))
