"""The view of an indicateur: values, targets, verdict and inputs, or plainly "not measured"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.analysis.progression import Progression, Verdict, amount, totals_known
from plancancer_cli.analysis.progression.libelles import VERDICTS
from plancancer_cli.analysis.progression.mesures import measured_on
from plancancer_cli.i18n import msg
from plancancer_cli.model.indicateur import Auteur, Valeur
from plancancer_cli.model.libelles import CODES
from plancancer_cli.model.periode import Periode
from plancancer_cli.reporting.awaited_words import awaited
from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.charts.serie import graphe
from plancancer_cli.reporting.documents.texte import ancre
from plancancer_cli.reporting.documents.words import TONS

if TYPE_CHECKING:
    from plancancer_cli.model.indicateur import Cible, Indicateur, ValeurReference
    from plancancer_cli.reporting.documents.contexte import Contexte


def indicateur(contexte: Contexte, source_: Indicateur, progres: Progression) -> vues.Indicateur:
    """The view of one indicateur as it is known at the date of the document."""
    known = [v for v in source_.valeurs if v.repere.dernier <= contexte.on]
    kept = {id(valeur) for valeur in totals_known(source_, contexte.on)}
    totals = sorted((v for v in known if v.total), key=measured_on)
    users = contexte.dossier.fiches_par_indicateur.get(source_.id, ())
    return vues.Indicateur(
        id=source_.id,
        ancre=ancre("indicateur", source_.id),
        libelle=source_.libelle,
        libelle_source=source_.libelle_source,
        complementaire=source_.complementaire,
        definition=source_.definition,
        unite=source_.unite,
        perimetre=source_.perimetre,
        codage=_coding(contexte, source_),
        frequence=contexte.t(CODES[_rhythm(contexte, source_)]),
        frequence_par_defaut=source_.frequence is None,
        producteur=_producer(contexte, source_, users),
        fiches=tuple(_fiche(contexte, code) for code in users),
        mesure=progres.derniere is not None,
        verdict=contexte.t(VERDICTS[progres.verdict] if progres.derniere else msg("not measured")),
        verdict_code=progres.verdict.value if progres.derniere else "non_mesure",
        ton=TONS.get(progres.verdict, "neutre") if progres.derniere else "absent",
        explication=contexte.t(progres.explication),
        manque=contexte.language.list(progres.manque) if progres.manque else "",
        derniere=value(contexte, source_, progres.derniere) if progres.derniere else None,
        initiale=_reference(contexte, source_, progres.initiale),
        cible=_target(contexte, source_, progres.cible) if progres.cible else None,
        attendu=_expected(contexte, progres),
        valeurs=tuple(value(contexte, source_, v, superseded=id(v) not in kept) for v in totals),
        ventilees=tuple(value(contexte, source_, v) for v in known if not v.total),
        cibles=tuple(_target(contexte, source_, c) for c in source_.cibles),
        comparateurs=tuple(
            vues.Comparateur(
                c.libelle,
                c.perimetre,
                tuple(
                    value(contexte, source_, v)
                    for v in c.valeurs
                    if v.repere.dernier <= contexte.on
                ),
            )
            for c in source_.comparateurs
        ),
        ruptures=tuple(
            (r.date, r.motif) for r in source_.ruptures if r.date.premier <= contexte.on
        ),
        indisponible=tuple((gap.periode, gap.motif) for gap in source_.indisponible),
        retenues=contexte.retenues.get(source_.id, 0),
        attentes=_overdue(contexte, source_.id),
        graphe=graphe(source_, progres, contexte.on) if contexte.dessins else None,
        numerique=source_.type.numerique,
    )


def value(
    contexte: Contexte,
    indicateur_: Indicateur,
    valeur: Valeur | ValeurReference,
    *,
    superseded: bool = False,
) -> vues.Mesure:
    """A value with its date and source."""
    full = valeur if isinstance(valeur, Valeur) else None
    breakdown = [f"{key}: {item}" for key, item in full.ventilation.items()] if full else []
    return vues.Mesure(
        date=valeur.repere if isinstance(valeur, Valeur) else valeur.date,
        periode=full.periode if full else None,
        valeur=contexte.written(amount(indicateur_, valeur)),
        ventilation=", ".join(breakdown) or None,
        source=contexte.source(valeur.source),
        note=valeur.note,
        provisoire=full.provisoire if full else False,
        remplacee=superseded,
    )


def _reference(
    contexte: Contexte, indicateur_: Indicateur, mesure: Valeur | ValeurReference | None
) -> vues.Mesure | None:
    return None if mesure is None else value(contexte, indicateur_, mesure)


def _target(contexte: Contexte, indicateur_: Indicateur, cible: Cible) -> vues.Cible:
    author = msg("set by the plan") if cible.fixee_par is Auteur.PLAN else msg("set by the comité")
    return vues.Cible(
        date=cible.date,
        valeur=contexte.written(amount(indicateur_, cible)),
        fixee_par=contexte.t(author),
        source=contexte.source(cible.source),
        decision=cible.decision,
        reunion=contexte.citations.ancre(cible.decision),
    )


def _expected(contexte: Contexte, progres: Progression) -> str | None:
    if progres.attendu is None or progres.verdict in {Verdict.NON_EVALUABLE, Verdict.SANS_VERDICT}:
        return None
    return contexte.language.number(progres.attendu, 1)


def _overdue(contexte: Contexte, identifiant: str) -> tuple[str, ...]:
    """One sentence for all the periods without value, then one for each target."""
    missed = [e for e in contexte.status.suivi.par_ref.get(identifiant, ()) if e.manquee]
    periods = [Periode.parse(e.objet) for e in missed if e.kind is Kind.MEASUREMENT]
    found = [awaited(periods)] if periods else []
    found += [e.explication for e in missed if e.kind is Kind.TARGET]
    return tuple(contexte.t(text) for text in found)


def _coding(contexte: Contexte, indicateur_: Indicateur) -> str:
    """Type, nature, use, accumulation, direction: this project's coding, not the plan's words."""
    codes = (
        indicateur_.type,
        indicateur_.nature,
        indicateur_.usage,
        indicateur_.accumulation,
        indicateur_.evolution_attendue,
    )
    words = [contexte.t(CODES[code.value]) for code in codes if code is not None]
    if indicateur_.evolution_attendue is None:
        words.append(contexte.t(msg("no expected direction")))
    return ", ".join(words)


def _rhythm(contexte: Contexte, indicateur_: Indicateur) -> str:
    reglages = contexte.dossier.plan.value.parametres_suivi
    return (indicateur_.frequence or reglages.frequence).value


def _producer(contexte: Contexte, indicateur_: Indicateur, users: tuple[str, ...]) -> str:
    """Its producer, else the pilotes of the fiches that name it."""
    if indicateur_.producteur:
        return contexte.acteur(indicateur_.producteur)
    fiches = [contexte.dossier.fiche_par_code[code].value for code in users]
    pilotes = dict.fromkeys(p.acteur for fiche in fiches for p in fiche.pilotes)
    return contexte.language.list([contexte.acteur(p) for p in pilotes]) if pilotes else ""


def _fiche(contexte: Contexte, code: str) -> vues.LienFiche:
    return vues.LienFiche(code, contexte.titre(code), contexte.ancre(code))
