"""Numbers as people type them: what is read, what is asked about, what is refused and how."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.i18n import get_language
from plancancer_cli.typed.money import read_amount
from plancancer_cli.typed.numbers import is_number, read_alone, read_number, written
from plancancer_cli.typed.refusal import NotReadError

FRENCH, ENGLISH = get_language("fr"), get_language("en")
SPACES = [" ", "\u00a0", "\u202f", "\u2009", "\u2007"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("52", 52),
        ("52,3", 52.3),
        ("52.3", 52.3),
        ("-5", -5),
        ("−5", -5),
        ("+5", 5),
        (" 7 ", 7),
        (",5", 0.5),
        ("0,463", 0.463),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("1\u202f250,5", 1250.5),
        ("1 250 000", 1250000),
        ("1'250", 1250),
        ("1’250’000", 1250000),
        ("1.250.000", 1250000),
        ("1,250,000", 1250000),
        ("12,345.6", 12345.6),
        ("12.345,6", 12345.6),
        ("１２", 12),
        ("1e3", 1000),
        ("1e-07", 1e-07),
        ("12345678901234567890", 12345678901234567890),
    ],
)
def test_what_has_one_meaning_is_read(typed: str, meant: float) -> None:
    read = read_number(typed)
    assert (read.value, type(read.value), read.unit, read.thousands) == (
        meant,
        type(meant),
        "",
        None,
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("12 15", "groups of thousands have three digits"),
        ("1 25", "groups of thousands have three digits"),
        ("12 345 67", "groups of thousands have three digits"),
        ("0 250", "groups of thousands have three digits"),
        ("1 250\u00a0000", "Write 1250000, without gaps"),
        ("1250 000", "Write 1250000, without gaps"),
        ("10\n20", "one number in each cell"),
        ("10\t20", "one number in each cell"),
        ("10\r\n20", "one number in each cell"),
        ("3 k", "Write the whole number: 3000."),
        ("1,2 M€", "Write the whole number: 1200000."),
        ("3 millions", "Write the whole number: 3000000."),
        ("1E3", "without an exponent"),
        ("1,23E+05", "without an exponent"),
        ("3/40", "type ratio keeps both"),
        ("<11", "Write secret where it lies below the confidentiality threshold; else write 11"),
        ("≤ 10", "Write secret"),
        ("moins de 11", "Write secret"),
        ("> 5", "Write 5 with qualification: au_moins."),
        ("au moins 1 000", "Write 1000 with qualification: au_moins."),
        ("environ 50", "Write 50 with qualification: environ."),
        ("~50", "Write 50 with qualification: environ."),
    ],
)
def test_what_has_two_meanings_is_refused_with_the_way_out(typed: str, hint: str) -> None:
    with pytest.raises(NotReadError) as refused:
        read_number(typed)
    assert hint in ENGLISH.text(refused.value.hint)


@pytest.mark.parametrize(
    "typed",
    ["n.d.", "ND", "NC", "n.c.", "*", "-", "–", "…", "...", "N/A", "#N/A", "néant", "Non renseigné",
     "s.o.", "?", "/"],
)  # fmt: skip
def test_no_value_is_an_empty_cell_or_indisponible(typed: str) -> None:
    with pytest.raises(NotReadError) as refused:
        read_number(typed)
    hint = ENGLISH.text(refused.value.hint)
    assert "an empty cell" in hint
    assert "indisponible" in hint


@pytest.mark.parametrize(
    "typed",
    ["", "douze", "12.", "5²", "٣", "1_000", "1.2.3", "12:30", "2025-03-01", "10-15", "10 à 15",
     "- 5", "–5", "12 h 30", "1,2,3", "1.25.0", "0x10", "1 250 3", "½", "inf", "nan", "9" * 500,
     "1e999"],
)  # fmt: skip
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert not is_number(typed)


@pytest.mark.parametrize(
    ("typed", "other"), [("1.250", 1250), ("1,250", 1250), ("-12,500", -12500)]
)
def test_three_decimals_keep_their_second_reading(typed: str, other: int) -> None:
    assert read_number(typed).thousands == other


@pytest.mark.parametrize("typed", ["0,463", "0.125", "1250,500", "1 250,125", "52,3", "52,3000"])
def test_other_decimals_have_one_reading(typed: str) -> None:
    assert read_number(typed).thousands is None


def test_a_unit_is_kept_and_allowed_where_it_is_that_of_the_indicateur() -> None:
    assert (read_number("12 km").value, read_number("12 km").unit) == (12, "km")
    assert read_number("45\u00a0%").unit == "%"
    assert read_alone("12 Écoles", "écoles").value == 12
    with pytest.raises(NotReadError) as refused:
        read_alone("12 km", "écoles")
    assert "Write 12 alone" in ENGLISH.text(refused.value.hint)


NUMBERS = st.one_of(
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(float),
)


@given(NUMBERS)
def test_what_is_written_for_french_readers_is_read_back(number: float) -> None:
    read = read_number(FRENCH.number(number))
    assert read.value == number


@given(NUMBERS)
def test_what_is_written_for_english_readers_is_never_another_number(number: float) -> None:
    """`12,345` is doubtful: both readings are told, one of them is the number."""
    read = read_number(ENGLISH.number(number))
    assert number in {read.value, read.thousands}


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_the_notation_of_the_files_is_read_back(number: float) -> None:
    assert read_number(written(number)).value == number


@given(st.lists(st.integers(0, 9999).map(str), min_size=2, max_size=4), st.sampled_from(SPACES))
def test_figures_with_gaps_are_one_number_only_in_groups_of_three(
    groups: list[str], gap: str
) -> None:
    typed = gap.join(groups)
    is_one = (
        1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(g) == 3 for g in groups[1:])
    )
    assert is_number(typed) is is_one
    if is_one:
        assert read_number(typed).value == int("".join(groups))


@given(st.text("0123456789 .,'’-+%eEk€\u00a0\n\t/", max_size=12))
def test_nothing_is_read_as_a_number_that_its_digits_do_not_show(typed: str) -> None:
    try:
        read = read_number(typed)
    except NotReadError:
        return
    shown = "".join(c for c in typed if c.isdigit())
    if "e" not in typed:
        digits = f"{Decimal(repr(read.value)):f}".replace(".", "").replace("-", "")
        assert digits.strip("0") == shown.strip("0")


@pytest.mark.parametrize(
    ("typed", "euros"),
    [
        ("12000", 12000),
        ("12 000 €", 12000),
        ("12 000,50 euros", 12000.5),
        ("12 k€", 12000),
        ("1,2 M€", 1200000),
        ("3 millions d’euros", 3000000),
        ("2 Md€", 2000000000),
    ],
)
def test_amounts(typed: str, euros: float) -> None:
    assert read_amount(typed) == euros


@pytest.mark.parametrize("typed", ["1,250 €", "12 km", "3 M", "12 000 $", "€", "12 000 € TTC"])
def test_what_is_no_certain_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotReadError):
        read_amount(typed)
