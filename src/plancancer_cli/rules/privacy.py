"""PC306 and PC312: what no public file should hold, because Git never forgets it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur
from plancancer_cli.model.periode import Periode
from plancancer_cli.rules.series import breakdown, series_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Dossier


def small_counts(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC306: a count of a ventilation between 1 and the threshold; the number is not repeated.

    The files do not say whether people are counted: a plan that counts only things lowers the
    severity of the rule. 0 shows nobody, and a total hides who is in it.
    """
    threshold = dossier.plan.value.parametres_suivi.secret_statistique
    for serie in series_of(dossier):
        if serie.document.value.type is not TypeIndicateur.NOMBRE:
            continue
        for place, valeur in enumerate(serie.valeurs):
            if valeur.total or not _is_below(valeur.valeur, threshold):
                continue
            yield finding(
                "PC306",
                serie.document.locate(serie.au(place, "valeur")),
                msg(
                    "The count dated {date!r}{detail} is below the confidentiality threshold of "
                    "{threshold}.",
                    date=valeur.repere,
                    detail=breakdown(valeur),
                    threshold=threshold,
                ),
                msg(
                    "If it counts people, write secret: true instead of valeur, and do not commit "
                    "the number: Git keeps what was once committed."
                ),
                ref=serie.document.value.id,
            )


def _is_below(valeur: object, threshold: int) -> bool:
    return (
        isinstance(valeur, int | float) and not isinstance(valeur, bool) and 0 < valeur < threshold
    )


def personal_data(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC312: a mail address, a French phone number or a national number in a text.

    One finding for each kind and text. Addresses of pages are not searched, and the finding does
    not repeat what it found: it is read in public.
    """
    for document in dossier.document_par_chemin.values():
        texts: list[str] = []
        _collect(document.value, texts)
        if not _is_suspect("\n".join(texts)):
            continue
        for chemin, text in _located(document.value, ()):
            for message in _personal(text):
                yield finding(
                    "PC312",
                    document.locate(chemin),
                    message,
                    msg(
                        "Name the organisation or the service instead; once committed, it stays in "
                        "the history of Git."
                    ),
                    ref=_ref(document.value),
                )


def _collect(value: object, texts: list[str]) -> None:
    """Note every text below a value: every value of a plan passes here, and nearly none is suspect.

    One call for a mapping or a list, none for what it holds.
    """
    if isinstance(value, tuple):
        items: Iterable[object] = value
    elif isinstance(value, dict):
        items = value.values()
        texts.extend(value)
    else:
        # Of what is no list, mapping or text, only a model has one; asking for its class is slow.
        items = getattr(value, "__dict__", {}).values()
    for item in items:
        if isinstance(item, str):
            texts.append(item)
        elif item.__class__ not in _NO_TEXT and item:
            _collect(item, texts)


def _located(value: object, chemin: Chemin) -> Iterator[tuple[Chemin, str]]:
    """Every text below a value, with its place."""
    if isinstance(value, str):
        yield chemin, value
        return
    items: Iterable[tuple[str | int, object]]
    if isinstance(value, tuple):
        items = enumerate(value)
    elif isinstance(value, dict):
        items = value.items()
        yield from (((*chemin, key), key) for key in value)
    else:
        items = getattr(value, "__dict__", {}).items()
    for step, item in items:
        if item.__class__ not in _NO_TEXT:
            yield from _located(item, (*chemin, step))


_NO_TEXT = frozenset({type(None), bool, int, float, date, Periode})
"""What most values are, and what holds no text."""

_MANY_DIGITS = re.compile(r"[0-9](?:\W{0,3}[\dAB]){9}")


def _is_suspect(text: str) -> bool:
    """Without an at sign or ten digits in a row, a text holds nothing that the patterns below find."""
    return "@" in text or _MANY_DIGITS.search(text) is not None


_SPACES = " \u00a0\u202f"
_JOIN = rf"[{_SPACES}.\-\u2011/]"

_URL = re.compile(r"(?:https?|ftp)://\S+")
_MAIL = re.compile(
    r"(?<![\w.+%@-])[\w.+%-]{1,64}@(?P<domain>[^\W_](?:[\w-]{0,62}\.){1,8}[^\W\d_]{2,24})(?![\w@])"
)
# Ten digits in pairs, all with the same separator or none. Numbers in 08 belong to services.
# Source: plan national de numérotation, décision de l'Arcep n° 2018-0881, annexe.
_PHONE = re.compile(
    rf"(?<![\d+])(?<!\d{_JOIN})(?<!\d,)"
    rf"0[1-79](?P<join>{_JOIN}?)\d\d(?:(?P=join)\d\d){{3}}"
    rf"(?!\d)(?!{_JOIN}\d)(?!,\d)"
)
_PHONE_ABROAD = re.compile(
    rf"(?<!\d)(?:\+|00){_JOIN}?33{_JOIN}?(?:\(0\){_JOIN}?)?[1-79](?:{_JOIN}?\d\d){{4}}(?!\d)"
)
# Sex, year, month, département, commune, order, and the key, which completes n to a multiple of 97.
# Source: décret n° 82-103 du 22 janvier 1982, article 4.
_NIR = re.compile(
    r"(?<![0-9A-Za-z])(?P<number>[1-478]\d\d(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d\d|2[AB])\d{6})"
    r"(?P<key>\d\d)(?![0-9A-Za-z])"
)
_NIR_IN_GROUPS = re.compile(
    rf"(?<![\d,])[1-478](?P<join>[{_SPACES}.\-])\d\d(?P=join)(?:0[1-9]|1[0-2]|[2-9]\d)(?P=join)"
    r"(?:\d\d|2[AB])(?P=join)\d{3}(?P=join)\d{3}(?!\d)"
)


def _personal(text: str) -> Iterator[Text]:
    """What is said of a text, once for each kind of personal data in it."""
    prose = _URL.sub(" ", text)
    mail = _MAIL.search(prose)
    if mail is not None:
        yield msg("A mail address stands in this text (…@{domain}).", domain=mail["domain"])
    phone = _PHONE.search(prose) or _PHONE_ABROAD.search(prose)
    if phone is not None:
        yield msg("A phone number stands in this text (…{end}).", end=phone[0][-2:])
    if _NIR_IN_GROUPS.search(prose) or any(_key_fits(nir) for nir in _NIR.finditer(prose)):
        yield msg("A social security number (NIR) stands in this text.")


def _key_fits(nir: re.Match[str]) -> bool:
    """Whether the last two digits are the key: any other number of 15 digits has 1 chance in 97."""
    number = int(nir["number"].replace("2A", "19").replace("2B", "18"))
    return 97 - number % 97 == int(nir["key"])


def _ref(value: object) -> str | None:
    match value:
        case Fiche():
            return value.code
        case Indicateur():
            return value.id
        case _:
            return None
