"""Why a wording is refused, and what to write instead: in words that name the keys to use."""

from __future__ import annotations

from typing import NamedTuple

from plancancer_cli.i18n import Text, msg


class Refusal(NamedTuple):
    """A reason and its advice."""

    raison: Text
    conseil: Text


KEYS = msg(
    "Keep these words under libelle and write what they mean beside it: debut and fin (2025, "
    "2025-06 or 2025-06-30), au_moins, recurrence, continu or deja_engage."
)
_OPEN = msg(
    "Write “à définir” if no date was decided; else keep these words under libelle and add debut "
    "or fin (2025, 2025-06 or 2025-06-30), or continu: true."
)
_RHYTHM = msg(
    "Keep these words under libelle and add the recurrence that is checked: mensuelle, "
    "trimestrielle, semestrielle or annuelle; or continu: true where none is."
)
_WHOLE_AND_MILESTONES = msg(
    "Keep these words under libelle, add the debut of the first and the fin of the last, and "
    "write a jalon for each date."
)
_YEAR = msg(
    "Write the year in four digits; or keep these words under libelle and add debut or fin "
    "(2025, 2025-06 or 2025-06-30)."
)


def empty() -> Refusal:
    """Nothing is written."""
    return Refusal(msg("The calendrier is empty."), _OPEN)


def too_long(limit: int) -> Refusal:
    """The wording is a text, not a calendrier."""
    return Refusal(
        msg("The wording of the calendrier exceeds {limit} characters.", limit=limit), KEYS
    )


def unknown(words: str) -> Refusal:
    """The words belong to no wording that is read."""
    return Refusal(
        msg("{words!r} is not part of a calendar wording that is read.", words=words), KEYS
    )


def stops_early(words: str) -> Refusal:
    """The wording ends where a period should come."""
    return Refusal(msg("A period should follow {words!r}.", words=words), KEYS)


def impossible(words: str) -> Refusal:
    """A day, month, quarter or half-year that no calendar has."""
    return Refusal(msg("{words!r} does not exist in the calendar.", words=words), KEYS)


def wrong_weekday(words: str) -> Refusal:
    """The day of the week is not that of the date."""
    return Refusal(msg("{words!r} falls on another day of the week.", words=words), KEYS)


def year_out_of_range(words: str) -> Refusal:
    """A slip of the keyboard in a year."""
    return Refusal(msg("The year {words!r} is not between 1900 and 2199.", words=words), _YEAR)


def short_year(words: str) -> Refusal:
    """A year in two digits."""
    return Refusal(msg("{words!r} is not a year in four digits.", words=words), _YEAR)


def no_year(words: str) -> Refusal:
    """A month, a quarter or a season of no year."""
    return Refusal(msg("{words!r} has no year.", words=words), _YEAR)


def backwards(start: str, end: str) -> Refusal:
    """A range whose end comes before its start, or inside it."""
    return Refusal(
        msg(
            "The end {end!r} comes before the last day of the start {start!r}.",
            start=start,
            end=end,
        ),
        msg(
            "Check the order and write the year of both; or keep these words under libelle and add "
            "debut and fin (2025, 2025-06 or 2025-06-30)."
        ),
    )


def apart(first: str, second: str) -> Refusal:
    """Several dates with time between them."""
    return Refusal(
        msg(
            "{first!r} and {second!r} do not follow each other: they are several dates.",
            first=first,
            second=second,
        ),
        _WHOLE_AND_MILESTONES,
    )


def second_date(words: str) -> Refusal:
    """One date too many."""
    return Refusal(
        msg("{words!r} adds a date to a wording that already has one.", words=words),
        _WHOLE_AND_MILESTONES,
    )


def repeated(words: str) -> Refusal:
    """The same thing said twice, or a thing and its contrary."""
    return Refusal(
        msg("{words!r} repeats or contradicts the rest of the wording.", words=words), KEYS
    )


def one_winter_of_two(words: str) -> Refusal:
    """A winter or a school year named by one of its two years."""
    return Refusal(
        msg("{words!r} lies over two years and names only one.", words=words),
        msg(
            "Write both years (hiver 2024-2025, année scolaire 2024-2025); or keep these words "
            "under libelle and add debut and fin."
        ),
    )


def school_or_calendar(words: str) -> Refusal:
    """A singular year with two numbers."""
    return Refusal(
        msg("{words!r} can be a school year or two calendar years.", words=words),
        msg(
            "Write “année scolaire 2024-2025” or “2024-2025”; or keep these words under libelle "
            "and add debut and fin."
        ),
    )


def before_a_middle(words: str) -> Refusal:
    """ "Avant mi-2025": before which day?"""
    return Refusal(
        msg("{words!r} does not say before which day.", words=words),
        msg("Write “d'ici mi-2025” or the day; or keep these words under libelle and add fin."),
    )


def minimum_without_end(words: str) -> Refusal:
    """ "Au moins" where no end can be a minimum."""
    return Refusal(
        msg(
            "{words!r} needs an end that can be a minimum (“jusqu'en 2026 au moins”).", words=words
        ),
        msg("Keep these words under libelle and add fin, and au_moins: true if it is a minimum."),
    )


def rhythm_in_a_point(words: str) -> Refusal:
    """ "Annuel, 2025": from 2025 on, or only then?"""
    return Refusal(
        msg(
            "{words!r} is too short for that rhythm: is it where it begins or where it ends?",
            words=words,
        ),
        msg(
            "Write “à partir de” or “jusqu'en” before it; or keep these words under libelle and "
            "add recurrence with debut or fin."
        ),
    )


def place_in_rhythm(words: str) -> Refusal:
    """ "Chaque année en octobre": the month has no key."""
    return Refusal(
        msg("{words!r} is a part of each year, which no key says.", words=words),
        msg(
            "Keep these words under libelle and add recurrence: annuelle; each year then counts "
            "whole."
        ),
    )


def unsupported_rhythm(words: str) -> Refusal:
    """A rhythm that is none of the four."""
    return Refusal(
        msg(
            "The rhythm {words!r} is not one that is followed up (monthly, quarterly, half-yearly, "
            "yearly).",
            words=words,
        ),
        _RHYTHM,
    )


def vague(words: str) -> Refusal:
    """Words that no calendar can check."""
    return Refusal(msg("{words!r} gives no date that can be checked.", words=words), _OPEN)


def relative(words: str) -> Refusal:
    """A date told from another one."""
    return Refusal(msg("{words!r} depends on a date that is not written.", words=words), _OPEN)


def without_period(words: str) -> Refusal:
    """A duration of the plan, in a plan that does not say when it begins and ends."""
    return Refusal(
        msg("{words!r} takes the dates of the plan, which gives none.", words=words),
        msg(
            "Add periode: {{debut: …, fin: …}} to plan/plan.yaml; or keep these words under libelle "
            "and add debut and fin."
        ),
    )


def status(words: str) -> Refusal:
    """What was done, not when it is due."""
    return Refusal(
        msg("{words!r} is a status, not a calendrier.", words=words),
        msg("Write it as an entry of suivi, with its date; here, add debut or fin beside libelle."),
    )


def choice(words: str) -> Refusal:
    """Two dates for one."""
    return Refusal(msg("{words!r} leaves a choice between dates.", words=words), KEYS)
