"""What a ref names: a level, a fiche, a volet, an indicateur or an acteur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.selection import acteur_names, indicateur_names, unknown
from plancancer_cli.typed.near import same

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.fiche import Fiche, Volet
    from plancancer_cli.model.indicateur import Indicateur
    from plancancer_cli.model.plan import Acteur


class RefFiche(Struct, frozen=True):
    """A whole fiche."""

    document: Document[Fiche]


class RefVolet(Struct, frozen=True):
    """A volet of a fiche and its position in it; or of its modalités the one with that id."""

    document: Document[Fiche]
    position: int
    modalite: str | None = None

    @property
    def volet(self) -> Volet:
        """The volet itself."""
        return self.document.value.volets[self.position]


class RefIndicateur(Struct, frozen=True):
    """An indicateur."""

    document: Document[Indicateur]


class RefActeur(Struct, frozen=True):
    """An organisation."""

    acteur: Acteur


Reference = RefFiche | RefVolet | RefIndicateur | RefActeur


def resolve(dossier: Dossier, ref: str) -> Reference:
    """What `ref` names. Former ids are followed. Raises UsageError with the nearest name."""
    code, _, within = ref.partition("/")
    document = fiche_named(dossier, code)
    if document is not None:
        return _within(document, within, ref) if within else RefFiche(document)
    indicateur = indicateur_named(dossier, ref)
    if indicateur is not None:
        return RefIndicateur(indicateur)
    acteur = same(ref, acteur_names(dossier))
    if acteur is not None:
        return RefActeur(dossier.acteur_par_id[acteur])
    raise unknown("ref", ref, names(dossier))


def _within(document: Document[Fiche], within: str, ref: str) -> RefVolet:
    volet, _, modalite = within.partition("/")
    code = document.value.code
    headings = {candidate.id: [candidate.intitule] for candidate in document.value.volets}
    volet = same(volet, headings) or volet
    refs: dict[str, list[str]] = {}
    for position, candidate in enumerate(document.value.volets):
        here = f"{code}/{candidate.id}"
        ids = [m.id for m in candidate.modalites if m.id is not None]
        refs |= {
            here: [candidate.id, candidate.intitule],
            **{f"{here}/{id_}": [id_] for id_ in ids},
        }
        if volet == candidate.id or volet in candidate.anciens_ids:
            if not modalite:
                return RefVolet(document, position)
            if modalite in ids:
                return RefVolet(document, position, modalite)
    raise unknown("ref", ref, refs)


def fiche_named(dossier: Dossier, code: str) -> Document[Fiche] | None:
    """The fiche with this code, or that had it once."""
    found = dossier.fiche_par_code.get(code)
    if found is not None:
        return found
    return next((d for d in dossier.fiches if code in d.value.anciens_ids), None)


def indicateur_named(dossier: Dossier, id_: str) -> Document[Indicateur] | None:
    """The indicateur with this id, in whatever letters, or that had it once."""
    found = dossier.indicateur_par_id.get(id_)
    if found is not None:
        return found
    former = next((d for d in dossier.indicateurs if id_ in d.value.anciens_ids), None)
    meant = same(id_, dossier.indicateur_par_id.keys()) if former is None else None
    return dossier.indicateur_par_id[meant] if meant else former


def names(dossier: Dossier) -> dict[str, list[str]]:
    """Every ref of the plan, each with what else it is called."""
    found = {d.value.code: [d.value.titre] for d in dossier.fiches}
    for document in dossier.fiches:
        for volet in document.value.volets:
            found[f"{document.value.code}/{volet.id}"] = [volet.id, volet.intitule]
    return found | indicateur_names(dossier) | acteur_names(dossier)
