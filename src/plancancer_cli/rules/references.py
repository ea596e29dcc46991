"""PC1xx: what one file says of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.diff.change import Kind
from plancancer_cli.analysis.selection import acteur_names, indicateur_names
from plancancer_cli.codes import RULES, finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import Text, msg
from plancancer_cli.kinds import ACTEURS, FICHE
from plancancer_cli.model.fiche import Fiche, Volet
from plancancer_cli.typed.near import Names, did_you_mean, proposals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.comite import Comite
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.plan import Gravite, Plan


def unknown_acteurs(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC101: an id of an organisation that `plan/acteurs.yaml` does not hold."""
    if dossier.hides(ACTEURS.removesuffix(".yaml")):
        return
    known = set(dossier.acteur_par_id)
    names = acteur_names(dossier)
    named = list(_acteur_references(dossier))
    if dossier.acteurs is None and named:
        # One file is missing: that is one finding, however often its acteurs are named.
        yield finding(
            "PC009",
            Location(ACTEURS),
            msg("The file {path} is missing.", path=ACTEURS),
            msg("Restore it from Git, or make it: acteurs: [{{id: ville, nom: Ville}}]"),
        )
        return
    for document, chemin, acteur in named:
        if acteur not in known:
            yield finding(
                "PC101",
                document.locate(chemin),
                msg("The acteur {acteur!r} is not in plan/acteurs.yaml.", acteur=acteur),
                near(acteur, names, msg("Add it to plan/acteurs.yaml, or correct the id.")),
                ref=_ref(document),
            )


def _acteur_references(dossier: Dossier) -> Iterator[tuple[Document[Any], Chemin, str]]:
    for fiche in dossier.fiches:
        for chemin, acteur in _acteurs_of_fiche(fiche.value):
            yield fiche, chemin, acteur
    for indicateur in dossier.indicateurs:
        if indicateur.value.producteur:
            yield indicateur, ("producteur",), indicateur.value.producteur
    for comite in dossier.comites:
        for chemin, acteur in _acteurs_of_comite(comite.value):
            yield comite, chemin, acteur
    if dossier.acteurs is not None:
        for place, service in enumerate(dossier.acteurs.value.acteurs):
            if service.rattache_a:
                yield dossier.acteurs, ("acteurs", place, "rattache_a"), service.rattache_a


def _acteurs_of_comite(comite: Comite) -> Iterator[tuple[Chemin, str]]:
    for place, present in enumerate(comite.presents):
        yield ("presents", place), present
    for rank, decision in enumerate(comite.decisions):
        if decision.pilote:
            yield ("decisions", rank, "pilote"), decision.pilote


def _acteurs_of_fiche(fiche: Fiche) -> Iterator[tuple[Chemin, str]]:
    for place, pilote in enumerate(fiche.pilotes):
        yield ("pilotes", place), pilote.acteur
    for place, partenaire in enumerate(fiche.partenaires):
        yield ("partenaires", place), partenaire
    for place, ligne in enumerate(fiche.budget):
        if ligne.financeur:
            yield ("budget", place, "financeur"), ligne.financeur


def unknown_indicateurs(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC102: an id without its file in `indicators/`; one whose file cannot be read is not judged."""
    named = list(_indicateur_references(dossier))
    if "indicators" in dossier.illisibles:
        return
    if "indicators" in dossier.manquants and named:
        yield finding(
            "PC001",
            Location("indicators"),
            msg("The folder {path} is missing: it holds the indicateurs.", path="indicators/"),
            msg("Check its name, or restore it from Git."),
        )
        return
    broken = {path.rsplit("/", 1)[-1].partition(".")[0] for path in dossier.illisibles}
    known = set(dossier.indicateur_par_id) | broken
    for document, chemin, indicateur in named:
        if indicateur not in known:
            yield finding(
                "PC102",
                document.locate(chemin),
                msg("The indicateur {id!r} has no file in indicators/.", id=indicateur),
                near(
                    indicateur,
                    indicateur_names(dossier) | dict.fromkeys(broken, ()),
                    msg("Create indicators/{id}.yaml, or correct the id.", id=indicateur),
                ),
                ref=_ref(document),
            )


def _indicateur_references(dossier: Dossier) -> Iterator[tuple[Document[Any], Chemin, str]]:
    for place, indicateur in enumerate(dossier.plan.value.indicateurs):
        yield dossier.plan, ("indicateurs", place), indicateur
    for document in dossier.fiches:
        for place, indicateur in enumerate(document.value.indicateurs):
            yield document, ("indicateurs", place), indicateur
        for rank, volet in enumerate(document.value.volets):
            for place, indicateur in enumerate(volet.indicateurs):
                yield document, ("volets", rank, "indicateurs", place), indicateur


def unused_indicateurs(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC107: an indicateur that neither a fiche nor the plan names."""
    if dossier.hides(FICHE.folder):
        return
    named = set(dossier.fiches_par_indicateur) | set(dossier.plan.value.indicateurs)
    # An id that is written wrong is told as unknown: what was meant is not left unnamed.
    meant = {
        id_
        for wrong in named - set(dossier.indicateur_par_id)
        for id_ in proposals(wrong, indicateur_names(dossier))
    }
    for document in dossier.indicateurs:
        if document.value.id not in named | meant:
            yield finding(
                "PC107",
                document.locate(("id",)),
                msg("No fiche names the indicateur {id!r}.", id=document.value.id),
                msg("Add it under indicateurs in its fiche, or in plan/plan.yaml."),
                ref=document.value.id,
            )


def places_in_tree(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC103: a fiche that hangs on no level of the arborescence: neither by its code nor by `sous`."""
    arbre = dossier.arborescence
    if not arbre:
        return
    for document in dossier.fiches:
        fiche = document.value
        if not arbre.sans_place(fiche):
            continue
        if fiche.sous is None:
            yield finding(
                "PC103",
                document.locate(("code",)),
                msg("No level of the arborescence holds the code {code!r}.", code=fiche.code),
                msg(
                    "Add its parent to arborescence in plan/plan.yaml, or write under sous the code "
                    "of its level; for the plan as a whole: sous: plan."
                ),
                ref=fiche.code,
            )
        else:
            yield finding(
                "PC103",
                document.locate(("sous",)),
                msg("The arborescence has no level {code!r}.", code=fiche.sous),
                near(
                    fiche.sous,
                    arbre.codes,
                    msg("Write a code of the arborescence; for the plan as a whole: sous: plan."),
                ),
                ref=fiche.code,
            )


def duplicates(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC104: the same code or id twice, in two files or in one."""
    seen: dict[str, str] = {}
    for document in (*dossier.fiches, *dossier.indicateurs):
        key = "code" if isinstance(document.value, Fiche) else "id"
        identity = str(getattr(document.value, key))
        if identity in seen:
            yield finding(
                "PC104",
                document.locate((key,)),
                msg("{identity!r} is already in {path}.", identity=identity, path=seen[identity]),
                msg("Give this one a code or id of its own."),
                ref=identity,
            )
        seen.setdefault(identity, document.path)
    for document, chemins in _inner_ids(dossier):
        yield from _twice(document, chemins)


def _inner_ids(
    dossier: Dossier,
) -> Iterator[tuple[Document[Any], list[tuple[Chemin, str]]]]:
    yield dossier.plan, [(chemin, code) for chemin, code in tree_codes(dossier)]
    yield dossier.plan, list(_ids_of_plan(dossier.plan.value))
    for comite in dossier.comites:
        named = enumerate(comite.value.decisions)
        yield comite, [(("decisions", rank, "id"), d.id) for rank, d in named if d.id]
    if dossier.acteurs is not None:
        ids = [
            (("acteurs", place, "id"), acteur.id)
            for place, acteur in enumerate(dossier.acteurs.value.acteurs)
        ]
        yield dossier.acteurs, list(ids)
    for document in dossier.fiches:
        volets = document.value.volets
        yield document, [(("volets", rank, "id"), volet.id) for rank, volet in enumerate(volets)]
        for rank, volet in enumerate(volets):
            yield document, list(_ids_of_volet(rank, volet))


def _ids_of_plan(plan: Plan) -> Iterator[tuple[Chemin, str]]:
    for place, jalon in enumerate(plan.jalons):
        yield ("jalons", place, "id"), jalon.id
    for place, recurrence in enumerate(plan.recurrences):
        yield ("recurrences", place, "id"), recurrence.id


def _ids_of_volet(rank: int, volet: Volet) -> Iterator[tuple[Chemin, str]]:
    for place, jalon in enumerate(volet.jalons):
        yield ("volets", rank, "jalons", place, "id"), jalon.id
    for place, modalite in enumerate(volet.modalites):
        if modalite.id is not None:
            yield ("volets", rank, "modalites", place, "id"), modalite.id


def tree_codes(dossier: Dossier) -> Iterator[tuple[Chemin, str]]:
    """Every code of the arborescence and where it stands in `plan/plan.yaml`."""

    def walk(noeuds: Iterable[object], base: Chemin) -> Iterator[tuple[Chemin, str]]:
        for place, noeud in enumerate(noeuds):
            here: Chemin = (*base, place)
            yield (*here, "code"), str(getattr(noeud, "code", ""))
            yield from walk(getattr(noeud, "enfants", ()), (*here, "enfants"))

    yield from walk(dossier.plan.value.arborescence, ("arborescence",))


def _twice(document: Document[Any], chemins: list[tuple[Chemin, str]]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for chemin, identity in chemins:
        if identity in seen:
            yield finding(
                "PC104",
                document.locate(chemin),
                msg("{identity!r} stands twice in this file.", identity=identity),
                msg("Give this one a code or id of its own."),
                ref=_ref(document),
            )
        seen.add(identity)


def broken_mentions(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a jalon, a modalité or a date to postpone that the volet does not have."""
    for document in dossier.fiches:
        for rank, volet in enumerate(document.value.volets):
            jalons = {jalon.id for jalon in volet.jalons}
            modalites = {modalite.id for modalite in volet.modalites if modalite.id}
            mentions = list(_mentions(rank, volet))
            for chemin, kind, name in mentions:
                known = {"jalon": jalons, "modalite": modalites}.get(
                    kind, jalons | {"debut", "fin"}
                )
                if name not in known:
                    yield finding(
                        "PC108",
                        document.locate(chemin),
                        msg("This volet has no {kind} {name!r}.", kind=kind, name=name),
                        near(name, known, msg("Correct the id, or add it to the volet.")),
                        ref=f"{document.value.code}/{volet.id}",
                    )


def broken_mentions_of_plan(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a jalon that the plan as a whole does not have; an entry may name a recurrence, too."""
    plan = dossier.plan.value
    jalons = {jalon.id for jalon in plan.jalons}
    named = jalons | {recurrence.id for recurrence in plan.recurrences}
    for chemin, name in _jalons_named((), plan):
        known = named if "suivi" in chemin else jalons
        if name not in known:
            yield finding(
                "PC108",
                dossier.plan.locate(chemin),
                msg("The plan has no jalon {name!r} of its own.", name=name),
                near(name, known, msg("Correct the id, or add it to jalons of the plan.")),
                ref=plan.id,
            )


def _jalons_named(base: Chemin, whole: Volet | Plan) -> Iterator[tuple[Chemin, str]]:
    """Every jalon that another one waits for, or that an entry speaks of."""
    for place, jalon in enumerate(whole.jalons):
        for part, before in enumerate(jalon.apres):
            yield (*base, "jalons", place, "apres", part), before
    for place, entree in enumerate(whole.suivi):
        if entree.jalon is not None:
            yield (*base, "suivi", place, "jalon"), entree.jalon


def _mentions(rank: int, volet: Volet) -> Iterator[tuple[Chemin, str, str]]:
    for chemin, name in _jalons_named(("volets", rank), volet):
        yield chemin, "jalon", name
    for place, entree in enumerate(volet.suivi):
        for part, modalite in enumerate(entree.porte_sur):
            yield ("volets", rank, "suivi", place, "porte_sur", part), "modalite", modalite
    for place, report in enumerate(volet.reports_echeance):
        yield ("volets", rank, "reports_echeance", place, "echeance"), "echeance", report.echeance


def severities(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC110: a severity set for what does not exist, that cannot be set, or that takes another one."""
    for code, gravite in dossier.plan.value.gravites.items():
        problem = _unsettable(code, gravite)
        if problem is not None:
            message, hint = problem
            yield finding("PC110", dossier.plan.locate(("gravites", code)), message, hint)


def _unsettable(code: str, gravite: Gravite) -> tuple[Text, Text] | None:
    rule = RULES.get(code)
    if code in _CHANGES:
        if gravite.severity is None:
            return None
        return (
            msg("{code} is a change in a review: its level is recul or a_relire.", code=code),
            msg("See: {command}", command=f"plancancer explain {code}"),
        )
    if rule is None:
        return (
            msg("The code {code!r} does not exist.", code=code),
            near(code, _CHANGES, msg("The codes are listed in docs/rules.md.")),
        )
    listed = msg("The codes are listed in docs/rules.md.")
    if not rule.adjustable:
        return msg(
            "The severity of {code} cannot be set: the file cannot be read.", code=code
        ), listed
    if gravite.severity is None:
        return (
            msg("{code} is a finding: its severity is error, warning or info.", code=code),
            msg("See: {command}", command=f"plancancer explain {code}"),
        )
    return None


_CHANGES = frozenset(kind.value for kind in Kind)


def near(name: str, known: Names, otherwise: Text) -> Text:
    """The name that was probably meant, else other advice."""
    return did_you_mean(name, known) or otherwise


def _ref(document: Document[Any]) -> str | None:
    value = document.value
    return getattr(value, "code", None) or getattr(value, "id", None)
