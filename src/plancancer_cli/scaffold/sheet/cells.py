"""What single cells of a sheet of fiches mean: a code, a calendrier, several items."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, text_of
from plancancer_cli.i18n import get_language, msg
from plancancer_cli.model.base import CODE
from plancancer_cli.model.calendrier import Calendrier
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.validation import validate
from plancancer_cli.scaffold.sheet.texts import bullets, names
from plancancer_cli.typed.text import simplified

if TYPE_CHECKING:
    from collections.abc import Collection

LISTS = ("objectifs_operationnels", "pilotes", "partenaires", "indicateurs", "remarques")
"""The parts of a fiche that are several; what further rows say of them is added."""

_BEFORE_A_CODE = re.compile(
    r"(?:fiche(?:[ -]actions?)?|action)?\s*(?:n\s*[°ºo]\.?\s*)?(?=[0-9A-Z])", re.IGNORECASE
)
_MAX_CODE = 20


def read_code(cell: Cell) -> str:
    """The code in a cell, without the word or the sign before it. Raises WriteRefused."""
    if isinstance(cell, date | Periode):
        raise WriteRefused(
            msg("the spreadsheet has made the date {date!r} of its code", date=cell),
        )
    text = " ".join(text_of(cell).split()).rstrip(".:")
    for code in (text, _BEFORE_A_CODE.sub("", text, count=1)):
        if _is_code(code.strip()):
            return code.strip()
    raise WriteRefused(msg("{value!r} is no code such as 1.2.1", value=text))


def _is_code(text: str) -> bool:
    """Whether a text is a code and no word: a number in it, or letters alone as in `A` or `IV.b`."""
    shaped = re.fullmatch(CODE, text) is not None and len(text) <= _MAX_CODE
    letters = all(re.fullmatch("[A-Za-z]|[IVXLC]+", part) for part in text.split("."))
    return shaped and (letters or any(char.isdecimal() for char in text))


def read_calendrier(cell: Cell) -> str:
    """The wording of a calendrier that can be read. Raises WriteRefused, saying why not."""
    if isinstance(cell, date):
        wording = get_language("fr").date(cell)
    elif isinstance(cell, Periode):
        wording = get_language("fr").periode(cell)
    else:
        wording = " ".join(text_of(cell).split())
    value, defauts = validate(Calendrier, {"libelle": wording})
    if value is None:
        raise WriteRefused(defauts[0].message)
    return wording


def items(key: str, text: str) -> list[Any]:
    """The items of one of `LISTS` in a cell; of an indicateur, its wording and what is below it."""
    if key in {"pilotes", "partenaires"}:
        return list(names(text))
    if key == "remarques":
        return [text]
    puces = bullets(text, grouped=False)
    if key == "objectifs_operationnels":
        return [puce.mapping() for puce in puces]
    if len(puces) == 1 and not puces[0].details:
        return [[part] for part in map(str.strip, puces[0].texte.split(";")) if part]
    return [[puce.texte, *puce.details] for puce in puces]


def free(wanted: str, taken: Collection[str]) -> str:
    """An id that is not taken: the wanted one, else with a number."""
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def same_words(one: str, other: str) -> bool:
    """Whether two wordings differ by case, accents, blanks and signs only."""
    return simplified(one) == simplified(other)
