"""Append one value to an indicateur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.model.serie import identite, mesure, ventilation
from plancancer_cli.rules.series import likely_period
from plancancer_cli.storage.edit.editor import append
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.writing.judge import judge_values, read_indicateur
from plancancer_cli.writing.value_text import read_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from plancancer_cli.i18n import Text
    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.indicateur import Indicateur
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.read.source import Source


class Measurement(Struct, frozen=True):
    """What was typed. `on` and `replaces` are dates of the file's precision."""

    value: str
    on: Periode
    period: Periode | None = None
    source: str | None = None
    note: str | None = None
    by: Mapping[str, str] = {}
    provisional: bool = False
    replaces: Periode | None = None


def measure(
    root: Path,
    dossier: Dossier,
    document: Document[Indicateur],
    wanted: Measurement,
    today: date,
    *,
    confirmed: bool = False,
    dry_run: bool = False,
) -> Edit:
    """Append the value. Raises WriteRefused; the file then is as it was."""
    require_past(wanted.on, today)

    def changes(source: Source) -> list[Insertion]:
        indicateur = read_indicateur(source)
        item = value_item(indicateur, wanted, confirmed=confirmed)
        judge_values(
            dossier,
            source,
            indicateur,
            [item],
            confirmed=confirmed,
            hints=_hints(indicateur, wanted),
        )
        return [Insertion(("valeurs",), (item,))]

    return append(root, document.path, changes, dry_run=dry_run)


def _hints(indicateur: Indicateur, wanted: Measurement) -> dict[str, Text]:
    """The options of `measure` that resolve a finding; the rules speak of the keys of the files."""
    measured = mesure(indicateur.accumulation, wanted.on, wanted.period)
    name = measured, ventilation(wanted.by)
    twin = next(
        (v for v in reversed(indicateur.valeurs) if identite(indicateur.accumulation, v) == name),
        None,
    )
    date = str(wanted.on if twin is None else twin.repere)
    return {
        "PC303": msg(
            "Add --replaces {date} if this value corrects it; else correct --period.", date=date
        )
        if measured is wanted.period
        else msg("Add --replaces {date} if this value corrects it; else correct --on.", date=date),
        "PC305": msg(
            "Add the period that it covers, such as --period {example}",
            example=likely_period(wanted.on),
        ),
        "PC306": msg(
            "If it counts people, do not write it: Git keeps what was once committed. If it counts "
            "none, add --confirm."
        ),
        "PC315": msg("Check the number; if it is right as it stands, add --confirm."),
    }


def require_past(on: Periode, today: date) -> None:
    """A fact after today is refused; a month or a year must have begun."""
    if on.premier > today:
        raise WriteRefused(
            msg("{date!r} lies after today, {today}.", date=on, today=today),
            msg("Record a fact once it is known; --date sets the day taken for today."),
        )


def value_item(
    indicateur: Indicateur, wanted: Measurement, *, confirmed: bool = False
) -> dict[str, object]:
    """The new line, keys in the order of the files."""
    item: dict[str, object] = {"date": file_date(wanted.on)}
    item |= read_value(indicateur, wanted.value, confirmed=confirmed)
    if wanted.period is not None:
        item["periode"] = file_date(wanted.period)
    if wanted.by:
        item["ventilation"] = dict(wanted.by)
    if wanted.source:
        item["source"] = wanted.source
    if wanted.note:
        item["note"] = wanted.note
    if wanted.provisional:
        item["provisoire"] = True
    if wanted.replaces is not None:
        item["remplace"] = file_date(wanted.replaces)
    return item


def file_date(periode: Periode) -> object:
    """A period as YAML reads it back: a day is a date, a year a number, the rest a `Periode`."""
    match periode.precision:
        case "jour":
            return periode.premier
        case "annee":
            return periode.premier.year
        case _:
            return periode
