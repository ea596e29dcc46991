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
    """A volet of a fiche and its position in it."""

    document: Document[Fiche]
    position: int

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
    code, _, volet = ref.partition("/")
    document = fiche_named(dossier, code)
    if document is not None:
        if not volet:
            return RefFiche(document)
        for position, candidate in enumerate(document.value.volets):
            if volet == candidate.id or volet in candidate.anciens_ids:
                return RefVolet(document, position)
        headings = {candidate.id: [candidate.intitule] for candidate in document.value.volets}
        meant = same(volet, headings)
        if meant is not None:
            return RefVolet(document, list(headings).index(meant))
        refs = {f"{code}/{id_}": (id_, *words) for id_, words in headings.items()}
        raise unknown("ref", ref, refs)
    indicateur = indicateur_named(dossier, ref)
    if indicateur is not None:
        return RefIndicateur(indicateur)
    acteur = same(ref, acteur_names(dossier))
    if acteur is not None:
        return RefActeur(dossier.acteur_par_id[acteur])
    raise unknown("ref", ref, names(dossier))


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
