"""The words in which a document shows the coded values of the files and of the analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.progression import Verdict
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.wording import Lecture, Recurrence

if TYPE_CHECKING:
    from datetime import date

VERDICTS: dict[Verdict, Text] = {
    Verdict.ATTEINTE: msg("target reached"),
    Verdict.EN_BONNE_VOIE: msg("on track"),
    Verdict.A_SURVEILLER: msg("to watch"),
    Verdict.ECART_IMPORTANT: msg("large gap"),
    Verdict.EVOLUTION_DEFAVORABLE: msg("unfavourable change"),
    Verdict.TROP_TOT: msg("too early to say"),
    Verdict.TENDANCE_FAVORABLE: msg("favourable tendency"),
    Verdict.TENDANCE_DEFAVORABLE: msg("unfavourable tendency"),
    Verdict.STABLE: msg("stable"),
    Verdict.TENDANCE: msg("tendency without judgement"),
    Verdict.SANS_VERDICT: msg("no verdict"),
    Verdict.NON_EVALUABLE: msg("not evaluable"),
}

TONS: dict[Verdict, str] = {
    Verdict.ATTEINTE: "bon",
    Verdict.EN_BONNE_VOIE: "bon",
    Verdict.TENDANCE_FAVORABLE: "bon",
    Verdict.A_SURVEILLER: "attention",
    Verdict.ECART_IMPORTANT: "alerte",
    Verdict.EVOLUTION_DEFAVORABLE: "alerte",
    Verdict.TENDANCE_DEFAVORABLE: "alerte",
}
"""How a verdict is set off (`bon`, `attention`, `alerte`); the others are neutral."""

GENRES: dict[Kind, Text] = {
    Kind.START: msg("start"),
    Kind.END: msg("end"),
    Kind.MINIMUM_END: msg("decision to renew or close"),
    Kind.RECURRENCE: msg("dated fact"),
    Kind.MILESTONE: msg("jalon"),
    Kind.MEASUREMENT: msg("measurement"),
    Kind.TARGET: msg("target"),
}

ETATS: dict[Etat, Text] = {
    Etat.EN_RETARD: msg("late"),
    Etat.NON_DOCUMENTEE: msg("to be documented"),
    Etat.PROCHE: msg("soon"),
    Etat.A_VENIR: msg("to come"),
    Etat.TENUE: msg("met"),
}

CODES: dict[str, Text] = {
    "structure": msg("structure"),
    "processus": msg("process"),
    "activite": msg("activity"),
    "resultat": msg("result"),
    "impact": msg("impact"),
    "suivi": msg("follow-up"),
    "evaluation": msg("evaluation"),
    "stock": msg("level at a date"),
    "flux": msg("count over a period"),
    "cumul": msg("running total"),
    "hausse": msg("expected to rise"),
    "baisse": msg("expected to fall"),
    "maintien": msg("to be kept"),
    "mensuelle": msg("monthly"),
    "trimestrielle": msg("quarterly"),
    "semestrielle": msg("half-yearly"),
    "annuelle": msg("yearly"),
    "ponctuelle": msg("once"),
    "nombre": msg("number"),
    "pourcentage": msg("percentage"),
    "ratio": msg("ratio"),
    "satisfaction": msg("satisfaction score"),
    "oui_non": msg("yes or no"),
    "etat": msg("state"),
    "qualitatif": msg("text"),
    "annonce": msg("announced"),
    "vote": msg("voted"),
    "execute": msg("spent"),
    "chef_de_file": msg("lead"),
    "copilote": msg("co-lead"),
}

ETATS_PLAN: dict[str, Text] = {
    "en_cours": msg("under way"),
    "prolonge": msg("extended"),
    "en_evaluation": msg("being evaluated"),
    "clos": msg("closed"),
}

_RYTHMES: dict[Recurrence, Text] = {
    Recurrence.MENSUELLE: msg("one dated fact a month"),
    Recurrence.TRIMESTRIELLE: msg("one dated fact a quarter"),
    Recurrence.SEMESTRIELLE: msg("one dated fact a half-year"),
    Recurrence.ANNUELLE: msg("one dated fact a year"),
}


def reading(lecture: Lecture, adoption: date) -> tuple[Text, ...]:
    """What a calendrier is taken to mean, in the order start, rhythm, end."""
    parts: list[Text] = []
    begun = lecture.deja_engage or (lecture.debut is not None and lecture.debut.dernier < adoption)
    if begun:
        parts.append(msg("begun before the vote, as the plan says"))
    elif lecture.debut is not None and lecture.recurrence is None:
        parts.append(msg("to be started by {date} at the latest", date=lecture.debut.dernier))
    if lecture.recurrence is not None:
        parts.append(_RYTHMES[lecture.recurrence])
    parts += _end(lecture)
    if lecture.indetermine or not parts:
        parts.append(msg("no date follows from it"))
    return tuple(parts)


def _end(lecture: Lecture) -> list[Text]:
    if lecture.fin is None:
        return [msg("no end stated")] if lecture.debut or lecture.deja_engage else []
    if lecture.au_moins or lecture.continu:
        return [msg("to be renewed, made permanent or closed by {date}", date=lecture.fin.dernier)]
    return [msg("to be finished by {date} at the latest", date=lecture.fin.dernier)]
