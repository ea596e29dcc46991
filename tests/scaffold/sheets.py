"""A plan written as a sheet with one row a volet: what `import-plan` claims to carry, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.exchange.csv_writing import PROGRAMS, SPREADSHEETS, Dialect, csv_bytes
from plancancer_cli.exchange.table import Table
from plancancer_cli.scaffold.sheet.drafts import RESSOURCES, TICKS
from plancancer_cli.scaffold.sheet.synonyms import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Fiche, Modalite, ObjectifOperationnel, Volet

__all__ = ["PROGRAMS", "SPREADSHEETS", "Dialect", "carried", "csv_sheet", "plan_table"]


def plan_table(dossier: Dossier) -> Table:
    """Every key of a fiche that a sheet can hold, one row a volet."""
    rows = []
    for document in dossier.fiches:
        fiche = document.value
        whole = _fiche_cells(dossier, fiche)
        for place, volet in enumerate(fiche.volets):
            cells = {**(whole if place == 0 else {"code": fiche.code}), **_volet_cells(volet)}
            rows.append(tuple(cells.get(key) for key in KEYS))
    return Table("fiches", tuple(KEYS), tuple(rows))


def csv_sheet(dossier: Dossier, dialect: Dialect = SPREADSHEETS) -> bytes:
    return csv_bytes(plan_table(dossier), dialect)


def carried(dossier: Dossier) -> list[dict[str, Any]]:
    """What a sheet carries of each fiche, ids of acteurs and indicateurs replaced by their words."""
    return [_carried(dossier, document.value) for document in dossier.fiches]


def _carried(dossier: Dossier, fiche: Fiche) -> dict[str, Any]:
    noms = {id_: acteur.nom for id_, acteur in dossier.acteur_par_id.items()}
    return {
        "code": fiche.code,
        "titre": fiche.titre,
        "sous": fiche.sous,
        "rattachement": fiche.rattachement,
        "contexte": _text(fiche.contexte),
        "remarques": fiche.remarques,
        "objectifs_operationnels": fiche.objectifs_operationnels,
        "volets": [
            (v.id, v.intitule, v.calendrier, _text(v.introduction), _said(v)) for v in fiche.volets
        ],
        "inegalites": fiche.inegalites,
        "public_cible": _text(fiche.public_cible),
        "pilotes": [noms[pilote.acteur] for pilote in fiche.pilotes],
        "pilotes_source": _text(fiche.pilotes_source),
        "partenaires": [noms[partenaire] for partenaire in fiche.partenaires],
        "partenaires_source": _text(fiche.partenaires_source),
        "ressources": {key: _text(getattr(fiche.ressources, key)) for key in RESSOURCES},
        "indicateurs": [_wording(dossier, id_) for id_ in fiche.indicateurs],
    }


def _fiche_cells(dossier: Dossier, fiche: Fiche) -> dict[str, str | None]:
    noms = {id_: acteur.nom for id_, acteur in dossier.acteur_par_id.items()}
    yes_no = {True: "oui", False: "non", None: None}
    return {
        "code": fiche.code,
        "titre": fiche.titre,
        "sous": fiche.sous,
        "enjeu": fiche.rattachement.enjeu if fiche.rattachement else None,
        "objectif": fiche.rattachement.objectif if fiche.rattachement else None,
        "contexte": _text(fiche.contexte),
        "objectifs_operationnels": _bullets(fiche.objectifs_operationnels),
        **{key: yes_no[getattr(fiche.inegalites, key)] for key in TICKS},
        "public_cible": _text(fiche.public_cible),
        "pilotes": _names(noms[pilote.acteur] for pilote in fiche.pilotes),
        "pilotes_source": _text(fiche.pilotes_source),
        "partenaires": _names(noms[partenaire] for partenaire in fiche.partenaires),
        "partenaires_source": _text(fiche.partenaires_source),
        **{key: _text(getattr(fiche.ressources, key)) for key in RESSOURCES},
        "indicateurs": "\n".join(_indicateur(dossier, id_) for id_ in fiche.indicateurs),
        "remarques": "\n".join(fiche.remarques),
    }


def _volet_cells(volet: Volet) -> dict[str, str | None]:
    return {
        "volet": volet.intitule,
        "volet_id": volet.id,
        "calendrier": volet.calendrier.libelle if volet.calendrier else None,
        "introduction": _text(volet.introduction),
        "modalites": _bullets(volet.modalites),
    }


def _bullets(items: Iterable[Modalite | ObjectifOperationnel]) -> str:
    """Marked lines, details set in, the heading of a group above it and a blank line below."""
    lines: list[str] = []
    before = None
    for item in items:
        groupe = getattr(item, "groupe", None)
        if groupe != before:
            lines += ([""] if before else []) + ([f"{groupe} :"] if groupe else [])
        before = groupe
        lines.append(f"- {item.texte}")
        lines += [f"  - {detail}" for detail in item.details]
    return "\n".join(lines)


def _indicateur(dossier: Dossier, id_: str) -> str:
    first, *rest = _wording(dossier, id_)
    return "\n".join([f"- {first}", *(f"  - {each}" for each in rest)])


def _said(volet: Volet) -> list[tuple[object, ...]]:
    """The words of the modalités: their ids and calendriers are coding, which a sheet has not."""
    return [(each.texte, each.details, each.groupe) for each in volet.modalites]


def _wording(dossier: Dossier, id_: str) -> tuple[str, ...]:
    """The libelle, and the bullets of the plan that it answers where they say it otherwise."""
    indicateur = dossier.indicateur_par_id[id_].value
    return tuple(dict.fromkeys((indicateur.libelle, *indicateur.libelle_source)))


def _names(names: Iterable[str]) -> str:
    return "".join(f"{name};" for name in names)


def _text(text: str | None) -> str | None:
    return text.strip() if text else None
