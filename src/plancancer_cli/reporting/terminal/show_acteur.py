"""An organisation: its agenda, with the command for each thing, then what it pilots and takes part in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.a_traiter import titre_de, titres
from plancancer_cli.analysis.agenda import Agenda, agenda
from plancancer_cli.analysis.echeance import A_TRAITER, Etat, Kind
from plancancer_cli.analysis.libelles import ETATS, KINDS
from plancancer_cli.i18n import Language, Text, msg
from plancancer_cli.reporting.terminal.blocks import heading, labelled
from plancancer_cli.reporting.terminal.deadlines import STYLES
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow
from plancancer_cli.reporting.terminal.status import past_counts
from plancancer_cli.rules.lateness import hint, track_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.a_traiter import LigneATraiter
    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Acteur

_NEXT = 8
"""Dates to come that are listed before the others are counted."""


def acteur_lines(
    suivi: Suivi, acteur: Acteur, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Every line of the view."""
    yield from flow([Span(f"{acteur.id}  ", "code"), Span(acteur.nom, "title")], terminal, 2)
    own = agenda(suivi, acteur.id)
    if own.vide:
        yield [Span(language.text(msg("Nothing is asked of it.")))]
    else:
        yield from flow(past_counts(own.status.totaux, language), terminal, 2)
    if acteur.rattache_a:
        parent = suivi.dossier.acteur_par_id.get(acteur.rattache_a)
        name = parent.nom if parent else acteur.rattache_a
        yield from labelled(language.text(msg("Service of")), name, terminal)
    for etat in (*A_TRAITER, None):
        yield from _to_treat(own, etat, language, terminal)
    yield from _values(own, acteur, language, terminal)
    yield from _decisions(own, language, terminal)
    yield from _next(own, acteur, language, terminal)
    fiches = [document.value for document in suivi.dossier.fiches]
    piloted = [f for f in fiches if acteur.id in {p.acteur for p in f.pilotes}]
    partner = [f for f in fiches if acteur.id in f.partenaires]
    yield from _list(language.text(msg("Pilote of")), piloted, terminal)
    yield from _list(language.text(msg("Partenaire of")), partner, terminal)
    given = [d.value for d in suivi.dossier.indicateurs if d.value.producteur == acteur.id]
    if given:
        yield from heading(language.text(msg("Provides")))
        for indicateur in given:
            line = [Span(f"  {indicateur.id}", "code"), Span(f"  {indicateur.libelle}")]
            yield from flow(line, terminal, 4)


def _to_treat(
    own: Agenda, etat: Etat | None, language: Language, terminal: Terminal
) -> Iterator[Line]:
    lignes = [ligne for ligne in own.lignes if ligne.etat is etat]
    if lignes:
        word = language.text(ETATS[etat] if etat else msg("without news"))
        yield from _heading(f"{word[:1].upper()}{word[1:]}", len(lignes))
    for ligne in lignes:
        since = language.text(msg("since {date}", date=language.date_short(ligne.depuis)))
        yield from flow(
            [
                Span(f"  {ligne.ref}  ", "code"),
                Span(f"{since}  ", STYLES[etat] if etat else "soon"),
                Span(ligne.titre),
            ],
            terminal,
            4,
        )
        yield from _command(_what_to_type(ligne), language, terminal)


def _what_to_type(ligne: LigneATraiter) -> Text | None:
    """The command that the finding about it proposes."""
    echeance = ligne.echeance
    if echeance is None:
        return track_hint(ligne.ref)
    return hint(echeance.code or "", echeance)


def _values(own: Agenda, acteur: Acteur, language: Language, terminal: Terminal) -> Iterator[Line]:
    """The awaited values, a line an indicateur, and how to ask for all of them at once."""
    if not own.valeurs:
        return
    yield from _heading(language.text(msg("Values awaited")), len(own.valeurs))
    ask = f"plancancer request {acteur.id}"
    yield from _command(ask, language, terminal)
    of: dict[str, list[Echeance]] = {}
    for echeance in own.valeurs:
        of.setdefault(echeance.ref, []).append(echeance)
    named = titres(own.status.suivi)
    for id_, awaited in of.items():
        periods = ", ".join(
            dict.fromkeys(
                e.objet
                if e.kind is Kind.MEASUREMENT
                else f"{language.text(KINDS[e.kind])} {e.objet}"
                for e in awaited
            )
        )
        yield from flow(
            [
                Span(f"  {id_}  ", "code"),
                Span(f"{periods}  ", "undocumented"),
                Span(named.get(id_, "")),
            ],
            terminal,
            4,
        )
    first = next(iter(of.values()))[0]
    yield from _command(hint(first.code or "", first), language, terminal)


def _decisions(own: Agenda, language: Language, terminal: Terminal) -> Iterator[Line]:
    """What its fiches ask the comité to decide."""
    if own.decisions:
        title = language.text(msg("Decisions awaited of the comité"))
        yield from _heading(title, len(own.decisions))
    for ref, entree in own.decisions:
        asked = " ".join((entree.decision_attendue or "").split())
        since = language.periode(entree.repere)
        yield from flow([Span(f"  {ref}  ", "code"), Span(f"{since}  "), Span(asked)], terminal, 4)
        yield from _command(f"plancancer show {ref}", language, terminal)


def _next(own: Agenda, acteur: Acteur, language: Language, terminal: Terminal) -> Iterator[Line]:
    if not own.prochaines:
        return
    yield from _heading(language.text(msg("Next dates")), len(own.prochaines))
    named = titres(own.status.suivi)
    for echeance in own.prochaines[:_NEXT]:
        what = language.text(KINDS[echeance.kind])
        yield from flow(
            [
                Span(f"  {language.date_short(echeance.echeance)}  "),
                Span(f"{what}  ", STYLES[echeance.etat]),
                Span(f"{echeance.ref}  ", "code"),
                Span(" ".join(titre_de(echeance, named).split())),
            ],
            terminal,
            4,
        )
    every = f"plancancer deadlines --pilote {acteur.id}"
    yield from _command(every, language, terminal)


def _heading(title: str, count: int) -> Iterator[Line]:
    yield from heading(f"{title} ({count})")


def _command(text: Text | str | None, language: Language, terminal: Terminal) -> Iterator[Line]:
    if text is not None:
        yield from flow([Span("    "), Span(language.text(text), "dim")], terminal, 6)


def _list(title: str, fiches: list[Fiche], terminal: Terminal) -> Iterator[Line]:
    if fiches:
        yield from heading(title)
        for fiche in fiches:
            line = [Span(f"  {fiche.code}", "code"), Span(f"  {fiche.titre}")]
            yield from flow(line, terminal, 4)
