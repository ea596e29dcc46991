"""What asks for something, the worst first: one line a ref and state, and whom to ask for values."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeance import A_TRAITER, Echeance, Etat, Kind
from plancancer_cli.analysis.responsables import answers_for

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.status import Status
    from plancancer_cli.model.dossier import Dossier


class LigneATraiter(Struct, frozen=True):
    """One ref in one state.

    Attributes:
        ref: a volet, a modalité, or the plan itself.
        fiche: the code of its fiche; None for what the plan itself owes.
        titre: what it is about, in a few words.
        etat: late, to be documented or to be decided; None for a volet without news.
        depuis: the first day after the oldest échéance in this state; the day of the last fact of a
            volet without news, the vote where there is none.
        pilotes: the ids of who answers for it.
        echeance: the oldest one in this state; None for a volet without news.
    """

    ref: str
    fiche: str | None
    titre: str
    etat: Etat | None
    depuis: date
    pilotes: tuple[str, ...]
    echeance: Echeance | None


def a_traiter(status: Status) -> list[LigneATraiter]:
    """The lines: late, to be documented, to be decided, without news; in each the oldest first.

    A ref that is in two of these states has a line in both.
    """
    suivi, named = status.suivi, titres(status.suivi)
    found: list[LigneATraiter] = []
    for etat in A_TRAITER:
        oldest: dict[str, Echeance] = {}
        for echeance in suivi.echeances:
            if echeance.etat is etat:
                oldest.setdefault(echeance.ref, echeance)
        found += [_line(suivi, echeance, named) for echeance in oldest.values()]
    return [*found, *_silent(status)]


def titres(suivi: Suivi) -> dict[str, str]:
    """What each ref is called: the heading of a volet, the label of an indicateur.

    The only volet of a fiche goes by the title of the fiche, for its heading names its place on the
    page ("Modalités opérationnelles") and not what it is about.
    """
    found = {d.value.id: d.value.libelle for d in suivi.dossier.indicateurs}
    for unite in suivi.unites:
        alone = unite.est_volet and len(unite.fiche.volets) == 1
        found[unite.ref] = unite.fiche.titre if alone else unite.intitule
    return found


def titre_de(echeance: Echeance, named: dict[str, str]) -> str:
    """What an échéance is about; of the plan's own and of a modalité, its own wording."""
    wording = echeance.libelle
    own = echeance.du_plan or echeance.ref.count("/") > 1
    return wording if own and wording else named.get(echeance.ref, wording)


def pilotes_de(dossier: Dossier, echeance: Echeance) -> tuple[str, ...]:
    """Who answers for an échéance: whom a decision charges, who gives a value, else the pilotes."""
    if echeance.pilote is not None:
        return (echeance.pilote,)
    indicateur = dossier.indicateur_par_id.get(echeance.ref)
    if indicateur is not None:
        return answers_for(dossier, indicateur.value)
    document = dossier.fiche_par_code.get(echeance.fiche or "")
    return tuple(p.acteur for p in document.value.pilotes) if document else ()


def valeurs_attendues(suivi: Suivi) -> dict[str, int]:
    """How many awaited values each acteur owes, the most first; "" where nobody answers for one.

    They are counted as `non_recues` counts them: a value that several acteurs answer for counts for
    each of them.
    """
    counts: Counter[str] = Counter()
    for echeance in suivi.echeances:
        if echeance.etat is Etat.NON_RECUE:
            counts.update(pilotes_de(suivi.dossier, echeance) or ("",))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def travaux_a_venir(suivi: Suivi, dernier: date) -> list[Echeance]:
    """What falls due up to a day and is not past; values and targets are left out."""
    return [
        echeance
        for echeance in suivi.echeances
        if echeance.etat in {Etat.PROCHE, Etat.A_VENIR}
        and echeance.kind not in {Kind.MEASUREMENT, Kind.TARGET}
        and echeance.echeance <= dernier
    ]


def _line(suivi: Suivi, echeance: Echeance, named: dict[str, str]) -> LigneATraiter:
    return LigneATraiter(
        echeance.ref,
        None if echeance.du_plan else echeance.fiche,
        " ".join(titre_de(echeance, named).split()),
        echeance.etat,
        echeance.echeance + timedelta(days=1),
        pilotes_de(suivi.dossier, echeance),
        echeance,
    )


def _silent(status: Status) -> list[LigneATraiter]:
    named = titres(status.suivi)
    lines = [
        LigneATraiter(
            volet.unite.ref,
            row.fiche.code,
            " ".join(named[volet.unite.ref].split()),
            None,
            volet.muet_depuis,
            tuple(p.acteur for p in row.fiche.pilotes),
            None,
        )
        for row in status.fiches
        for volet in row.volets
        if volet.sans_nouvelles
    ]
    return sorted(lines, key=lambda line: line.depuis)
