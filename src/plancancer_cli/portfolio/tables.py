"""The rows of the portfolio, the same for the terminal, Markdown and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.i18n import Language, Text, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.portfolio.reading import Late, PlanRow

HEAD: tuple[tuple[str, Text], ...] = (
    ("dossier", msg("Folder")),
    ("plan", msg("Plan")),
    ("collectivite", msg("Carried by")),
    ("adoption", msg("Adopted")),
    ("fiches", msg("Fiches")),
    ("volets", msg("Volets")),
    ("en_retard", msg("Late")),
    ("a_documenter", msg("To document")),
    ("a_decider", msg("To decide")),
    ("non_recues", msg("Values awaited")),
    ("non_documentes", msg("Volets to document")),
    ("indicateurs_mesures", msg("Measured")),
    ("indicateurs", msg("Indicateurs")),
)
"""The columns: the name that a script reads, and the one that people read."""

LATE_HEAD = (
    "dossier", "plan", "ref", "fiche", "volet", "manque", "echeance", "pilotes", "explication",
)  # fmt: skip
"""The columns of what is late where, as a script reads them."""


def counts(row: PlanRow) -> dict[str, int]:
    """The numbers of a plan."""
    totals = row.status.totaux
    return {
        "fiches": totals.fiches,
        "volets": totals.volets,
        "en_retard": totals.en_retard,
        "a_documenter": totals.a_documenter,
        "a_decider": totals.a_decider,
        "non_recues": totals.non_recues,
        "non_documentes": totals.non_documentes,
        "indicateurs_mesures": totals.indicateurs_mesures,
        "indicateurs": totals.indicateurs,
    }


def sums(rows: Sequence[PlanRow]) -> dict[str, int]:
    """The same over all plans: numbers that can be added, and no score."""
    every = [counts(row) for row in rows]
    return {key: sum(each[key] for each in every) for key in counts_of_none()}


def counts_of_none() -> tuple[str, ...]:
    """The names of the numbers, in their order."""
    return tuple(name for name, _ in HEAD[4:])


def plan_cells(row: PlanRow) -> dict[str, str]:
    """One row of the table, dates and numbers as a script reads them."""
    plan = row.status.suivi.dossier.plan.value
    return {
        "dossier": row.folder.as_posix(),
        "plan": plan.titre,
        "collectivite": plan.collectivite or "",
        "adoption": plan.adoption.isoformat(),
        **{key: str(value) for key, value in counts(row).items()},
    }


def what_is_missing(late: Late) -> str:
    """`retard`, `a_documenter` or `a_decider`: three things that are never mixed up."""
    return _MISSING[late.echeance.etat]


_MISSING = {
    Etat.EN_RETARD: "retard",
    Etat.NON_DOCUMENTEE: "a_documenter",
    Etat.A_DECIDER: "a_decider",
}
WORDS: dict[str, Text] = {name: ETATS[etat] for etat, name in _MISSING.items()}


def pilotes(row: PlanRow, late: Late) -> list[str]:
    """Who is in charge, by the short names of the plan."""
    acteurs = row.status.suivi.dossier.acteur_par_id
    return [acteurs[id_].nom_court if id_ in acteurs else id_ for id_ in late.pilotes]


def late_cells(row: PlanRow, late: Late, language: Language) -> dict[str, str]:
    """One thing that wants an answer."""
    values = (
        row.folder.as_posix(),
        row.status.suivi.dossier.plan.value.titre,
        late.echeance.ref,
        late.fiche.titre if late.fiche else "",
        late.intitule,
        what_is_missing(late),
        late.echeance.echeance.isoformat(),
        ", ".join(pilotes(row, late)),
        language.text(late.echeance.explication),
    )
    return dict(zip(LATE_HEAD, values, strict=True))
