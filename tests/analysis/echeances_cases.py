"""One volet and one indicateur as YAML fragments, and what is concluded of them at a date."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeances import Suivi, suivi
from plancancer_cli.i18n import get_language
from plancancer_cli.rules.lateness import due_soon, no_news, overdue
from projet import FICHE, INDICATEUR, PLAN, projet, textes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.echeance import Echeance, Kind
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier

ENGLISH = get_language("en")
ADOPTION = "2023-05-30"
REF = "1.1.1/sentiers"


def plan_text(adoption: str = ADOPTION, more: str = "") -> str:
    """`plan/plan.yaml`; `more` are top-level keys."""
    return dedent(f"""\
        format: 1
        id: plan-exemple
        titre: Plan exemple
        adoption: {adoption}
        niveaux: [Enjeu, Objectif, Fiche-action]
        arborescence:
          - code: "1"
            titre: Environnement
            enfants: [{{code: "1.1", titre: Activité physique}}]
        """) + _lines(more)


def fiche_text(*volets: str, more: str = "", code: str = "1.1.1") -> str:
    """A fiche; each volet is the YAML of its keys, the first named `sentiers`."""
    ids = ["sentiers", "balades", "jardins", "ateliers"]
    listed = "".join(
        f"  - id: {id_}\n    intitule: Volet {id_}\n"
        + indent(dedent(keys).strip("\n"), "    ")
        + "\n"
        for id_, keys in zip(ids, volets, strict=False)
    )
    return (
        f"code: {code}\ntitre: Balades\n" + _lines(more) + ("volets:\n" + listed if volets else "")
    )


def _lines(keys: str) -> str:
    text = dedent(keys).strip("\n")
    return text + "\n" if text else ""


def indicateur_text(keys: str) -> str:
    """An indicateur of numbers that should grow."""
    return "id: balades\nlibelle: Balades\ntype: nombre\nevolution_attendue: hausse\n" + _lines(
        keys
    )


def volet(keys: str, *, fiche: str = "", plan: str = "", adoption: str = ADOPTION) -> Dossier:
    """A plan whose only fiche has one volet with these keys."""
    return readable({PLAN: plan_text(adoption, plan), FICHE: fiche_text(keys, more=fiche)})


def mesure(
    keys: str, *, volet: str = "calendrier: Depuis 2020", plan: str = "", fiche: str = ""
) -> Dossier:
    """A plan whose only fiche has one volet and the indicateur `balades` with these keys."""
    return readable(
        {
            PLAN: plan_text(more=plan),
            FICHE: fiche_text(volet, more="indicateurs: [balades]\n" + _lines(fiche)),
            INDICATEUR: indicateur_text(keys),
        }
    )


def readable(files: dict[str, str]) -> Dossier:
    """The dossier of files in which reading finds no fault."""
    dossier = projet(files)
    assert dossier.diagnostics == (), textes(dossier.diagnostics)
    return dossier


def at(dossier: Dossier, on: str, horizon: int = 0) -> Suivi:
    """The follow-up on a day written as in the files; nothing is near without a horizon."""
    return suivi(dossier, date.fromisoformat(on), horizon_jours=horizon)


def late(dossier: Dossier, on: str) -> list[str]:
    """The codes of what is due and not met, in the order of the findings."""
    return [finding.code for finding in overdue(at(dossier, on))]


def dormant(dossier: Dossier, on: str) -> list[str]:
    """The refs without news (PC212)."""
    return [str(finding.ref) for finding in no_news(at(dossier, on))]


def soon(dossier: Dossier, on: str, horizon: int) -> list[str]:
    """What is due within the horizon (PC211), in words."""
    return words(due_soon(at(dossier, on, horizon)))


def words(findings: Iterable[Diagnostic]) -> list[str]:
    """The messages in English."""
    return [ENGLISH.text(finding.message) for finding in findings]


def why(dossier: Dossier, on: str) -> list[str]:
    """The messages of what is due and not met."""
    return words(overdue(at(dossier, on)))


def only(dossier: Dossier, on: str, kind: Kind | None = None) -> Echeance:
    """The one échéance (of a kind) that there is."""
    found = [e for e in at(dossier, on).echeances if kind is None or e.kind is kind]
    assert len(found) == 1, [e.id for e in found]
    return found[0]


def states(dossier: Dossier, on: str, horizon: int = 0) -> dict[str, str]:
    """The state of each échéance by what it is about, without the ref."""
    return {
        "/".join(part for part in (e.kind.value, e.objet) if part): e.etat.value
        for e in at(dossier, on, horizon).echeances
    }
