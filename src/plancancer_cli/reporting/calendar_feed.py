"""The échéances as a calendar feed (RFC 5545): all-day events that a re-import updates."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, vText

from plancancer_cli import __version__
from plancancer_cli.analysis.echeance import Echeance, Etat
from plancancer_cli.analysis.libelles import KINDS, etat_words
from plancancer_cli.i18n import Language, Text, msg, visible

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeances import Suivi

_ALARM_BEFORE = timedelta(days=30)
"""A month is what it takes to gather a committee or a number."""


def calendar(suivi: Suivi, echeances: list[Echeance], language: Language) -> str:
    """The feed. UIDs name what is due, not when, so that a postponed échéance moves."""
    plan = suivi.dossier.plan.value
    feed = Calendar()
    feed.add("prodid", f"-//plancancer//{__version__}//{language.code.upper()}")
    feed.add("version", "2.0")
    # Of a name that it does not know, the library escapes nothing by itself.
    feed.add("x-wr-calname", vText(visible(plan.titre)))
    for echeance in echeances:
        feed.add_component(_event(suivi, echeance, language))
    return str(feed.to_ical().decode("utf-8"))


def _event(suivi: Suivi, echeance: Echeance, language: Language) -> Event:
    plan = suivi.dossier.plan.value
    event = Event()
    event.add("uid", f"{_file_name(echeance.id)}@{plan.id}.plancancer")
    # The state of the feed, not the clock: the same plan at the same date gives the same bytes.
    event.add("dtstamp", datetime(suivi.on.year, suivi.on.month, suivi.on.day, tzinfo=UTC))
    event.add("dtstart", echeance.echeance)
    event.add("dtend", echeance.echeance + timedelta(days=1))
    event.add("summary", visible(language.text(_summary(suivi, echeance, language))))
    event.add("description", visible(language.text(echeance.explication)))
    event.add("categories", [visible(name) for name in _categories(suivi, echeance)])
    event.add("transp", "TRANSPARENT")
    if echeance.etat in {Etat.PROCHE, Etat.A_VENIR}:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", visible(language.text(_summary(suivi, echeance, language))))
        alarm.add("trigger", -_ALARM_BEFORE)
        event.add_component(alarm)
    return event


def _file_name(id_: str) -> str:
    """An id without slashes: servers of calendars name files after it. No id holds two hyphens."""
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}_", id_.replace("/", "--"))


def _summary(suivi: Suivi, echeance: Echeance, language: Language) -> Text:
    return msg(
        "{subject}: {kind} ({etat})",
        subject=_subject(suivi, echeance),
        kind=language.text(KINDS[echeance.kind]),
        etat=language.text(etat_words(echeance)),
    )


def _subject(suivi: Suivi, echeance: Echeance) -> str:
    """What a calendar shows: the fiche's code and the heading of the volet, or the indicateur."""
    if echeance.du_plan:
        return echeance.libelle
    if echeance.fiche is None:
        document = suivi.dossier.indicateur_par_id.get(echeance.ref)
        return document.value.libelle if document else echeance.ref
    unite = next((unite for unite in suivi.unites if unite.ref == echeance.ref), None)
    if unite is None:
        return echeance.ref
    alone = len(unite.fiche.volets) == 1 and unite.est_volet
    return f"{unite.fiche.code} {unite.fiche.titre if alone else unite.intitule}"


def _categories(suivi: Suivi, echeance: Echeance) -> list[str]:
    """The first level of the tree that it belongs to; of each fiche for a shared indicateur."""
    codes = (
        [echeance.fiche]
        if echeance.fiche
        else suivi.dossier.fiches_par_indicateur.get(echeance.ref, ())
    )
    fiches = (suivi.dossier.fiche_par_code.get(code) for code in codes)
    places = [suivi.dossier.arborescence.place(found.value) for found in fiches if found]
    nodes = dict.fromkeys(place[0].titre for place in places if place)
    return list(nodes) or [suivi.dossier.plan.value.titre]
