"""PC306, PC312 and PC320: what no public file should hold, because Git never forgets it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.analysis.persons import names_person
from plancancer_cli.analysis.secrecy import given_away, small_count
from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.indicateur import Compte, Indicateur
from plancancer_cli.model.periode import Periode
from plancancer_cli.rules.series import Serie, breakdown, series_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Dossier
    from plancancer_cli.model.indicateur import Valeur


def small_counts(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC306: a value that shows a count of a ventilation below the threshold; it is not repeated."""
    threshold = dossier.plan.value.parametres_suivi.secret_statistique
    for serie in series_of(dossier):
        indicateur = serie.document.value
        for place, valeur in enumerate(serie.valeurs):
            if not small_count(indicateur, valeur, threshold):
                continue
            yield finding(
                "PC306",
                serie.document.locate(serie.au(place, _shown_in(valeur))),
                msg(
                    "The count dated {date!r}{detail} is below the confidentiality threshold of "
                    "{threshold}.",
                    date=valeur.repere,
                    detail=breakdown(valeur),
                    threshold=threshold,
                ),
                msg(
                    "If it counts people, write secret: true instead of every number of the line, "
                    "and do not commit it: Git keeps what was once committed."
                )
                if indicateur.compte is Compte.PERSONNES
                else msg(
                    "If it counts people, write secret: true instead of every number of the line, "
                    "and do not commit it: Git keeps what was once committed. If it counts things, "
                    "write compte: choses on the indicateur."
                ),
                ref=indicateur.id,
            )


def _shown_in(valeur: Valeur) -> str:
    """The key of the line that is pointed at: the value, else the part that is written."""
    if valeur.valeur is not None:
        return "valeur"
    return "numerateur" if valeur.numerateur is not None else "denominateur"


def counts_given_away(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC320: a hidden count that the sums of its table determine, and the value to hide as well."""
    threshold = dossier.plan.value.parametres_suivi.secret_statistique
    for serie in series_of(dossier):
        for found in given_away(serie.document.value, serie.valeurs, threshold):
            valeur = serie.valeurs[found.place]
            yield finding(
                "PC320",
                serie.document.locate(serie.au(found.place, "secret")),
                msg(
                    "The secret count dated {date!r}{detail} follows from the other values by "
                    "subtraction.",
                    date=valeur.date,
                    detail=breakdown(valeur),
                )
                if found.settled
                else msg(
                    "Whether the secret count dated {date!r}{detail} follows from the other values "
                    "could not be settled: there are too many sums.",
                    date=valeur.date,
                    detail=breakdown(valeur),
                ),
                _hide_as_well(serie, found.propose),
                ref=serie.document.value.id,
            )


def _hide_as_well(serie: Serie, place: int | None) -> Text:
    if place is None:
        return msg("Leave the breakdown out of what is published.")
    valeur = serie.valeurs[place]
    return msg(
        "Hide the value dated {date!r}{detail} as well (line {line}): secret: true instead of its "
        "number.",
        date=valeur.date,
        detail=breakdown(valeur),
        line=str(serie.document.locate(serie.au(place)).line),
    )


def personal_data(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC312: a mail address, a French phone number or a national number in a text; a person's name.

    One finding for each kind and text. Addresses of pages are not searched, and the finding does
    not repeat what it found: it is read in public.
    """
    yield from _persons_among_acteurs(dossier)
    for document in dossier.document_par_chemin.values():
        texts: list[str] = []
        _collect(document.value, texts)
        if not _is_suspect("\n".join(texts)):
            continue
        for chemin, text in _located(document.value, ()):
            for message in personal(text):
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


def _persons_among_acteurs(dossier: Dossier) -> Iterator[Diagnostic]:
    """An acteur whose name, acronym or id reads as that of a person. It is not repeated."""
    if dossier.acteurs is None:
        return
    for place, acteur in enumerate(dossier.acteurs.value.acteurs):
        said = {"nom": acteur.nom, "sigle": acteur.sigle or "", "id": acteur.id.replace("-", " ")}
        key = next((key for key, text in said.items() if names_person(text)), None)
        if key is not None:
            yield finding(
                "PC312",
                dossier.acteurs.locate(("acteurs", place, key)),
                msg("This acteur reads as a person."),
                msg(
                    "Name the organisation or the service instead; where an organisation bears the "
                    "name of a person, write what it is: Institut…, Fondation…"
                ),
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


def personal(text: str) -> Iterator[Text]:
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
