"""Where something is told: words looked up in titles, labels, sigles and texts of a plan.

Case, accents, kinds of dash and apostrophe are no difference. A word that is typed begins a word of
the text ("tabac" finds "tabacs" and "anti-tabac"), and every one of them stands in what is found.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from pydantic import BaseModel

from plancancer_cli.analysis.unites import volet_ref
from plancancer_cli.typed.text import regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Noeud

PLAN, NIVEAU, FICHE, VOLET, MODALITE = "plan", "niveau", "fiche", "volet", "modalite"
INDICATEUR, ACTEUR, COMITE = "indicateur", "acteur", "comite"


class Trouve(Struct, frozen=True):
    """One thing in which every word stands.

    Attributes:
        ref: what to type next: of the plan and of a comité, which no command shows, the file.
        kind: what it is, one of the words above.
        titre: its title, heading, label or name.
        extrait: the first text that holds a word; None where the title holds them all.
        path: the file that it is written in.
    """

    ref: str
    kind: str
    titre: str
    extrait: str | None
    path: str


class _Chose(Struct, frozen=True):
    """Something that can be found: its names and its texts."""

    ref: str
    kind: str
    titre: str
    path: str
    noms: Sequence[str]
    textes: Sequence[str]


def chercher(dossier: Dossier, mots: str) -> list[Trouve]:
    """What holds every word, in the order of the plan, those first whose names hold them.

    Nothing is found for a text without a letter or a digit.
    """
    wanted = [re.compile(rf"\b{re.escape(word)}") for word in _words(mots)]
    if not wanted:
        return []
    by_name: list[Trouve] = []
    by_text: list[Trouve] = []
    for chose in _choses(dossier):
        named = _held(wanted, chose.noms)
        if len(named) == len(wanted):
            by_name.append(_trouve(chose, None))
        elif len(_held(wanted, (*chose.noms, *chose.textes))) == len(wanted):
            best = max(chose.textes, key=lambda text: (len(_held(wanted, (text,))), len(text)))
            # Of an acteur that is named by its id the name says more.
            acteur = dossier.acteur_par_id.get(best)
            by_text.append(_trouve(chose, acteur.nom if acteur else " ".join(best.split())))
    return [*by_name, *by_text]


def place_of(mots: str, texte: str) -> int:
    """Where in a text the first of the words stands; 0 where none does."""
    from plancancer_cli.typed.text import tokenize

    words = _words(mots)
    found = (t.start for t in tokenize(texte) if any(t.text.startswith(word) for word in words))
    return next(found, 0)


def _trouve(chose: _Chose, extrait: str | None) -> Trouve:
    return Trouve(chose.ref, chose.kind, chose.titre, extrait, chose.path)


def _words(text: str) -> list[str]:
    """The words that were typed, each once."""
    return list(dict.fromkeys(re.findall(r"\w+", regular(text))))


def _held(wanted: Sequence[re.Pattern[str]], texts: Sequence[str]) -> set[re.Pattern[str]]:
    whole = "\n".join(map(regular, texts))
    return {pattern for pattern in wanted if pattern.search(whole)}


def _choses(dossier: Dossier) -> Iterator[_Chose]:
    plan = dossier.plan
    own = plan.value.model_copy(update={"arborescence": ()})
    names = [plan.value.id, plan.value.titre]
    yield _Chose(plan.path, PLAN, plan.value.titre, plan.path, names, [*_texts(own)])
    arbre = dossier.arborescence
    for _, noeud in plan.value.noeuds():
        yield _niveau(noeud, plan.path)
    for document in sorted(dossier.fiches, key=lambda d: arbre.rang(d.value)):
        yield from _of_fiche(document)
    for series in dossier.indicateurs:
        value = series.value
        yield _Chose(
            value.id, INDICATEUR, value.libelle, series.path,
            [value.id, value.libelle, *value.anciens_ids], [*_texts(value)],
        )  # fmt: skip
    for acteur in dossier.acteurs.value.acteurs if dossier.acteurs else ():
        names = [acteur.id, acteur.nom, acteur.sigle or ""]
        path = dossier.acteurs.path if dossier.acteurs else ""
        yield _Chose(acteur.id, ACTEUR, acteur.nom, path, names, ())
    for meeting in dossier.comites:
        title = meeting.value.intitule or meeting.value.date.isoformat()
        texts = [*_texts(meeting.value)]
        yield _Chose(meeting.path, COMITE, title, meeting.path, [title], texts)


def _niveau(noeud: Noeud, path: str) -> _Chose:
    texts = [*_texts(noeud.model_copy(update={"enfants": ()}))]
    return _Chose(noeud.code, NIVEAU, noeud.titre, path, [noeud.code, noeud.titre], texts)


def _of_fiche(document: Document[Fiche]) -> Iterator[_Chose]:
    """The fiche, each of its volets and the modalités that have a ref, each with its own texts."""
    fiche, path = document.value, document.path
    own = fiche.model_copy(update={"volets": ()})
    names = [fiche.code, fiche.titre, *fiche.anciens_ids]
    yield _Chose(fiche.code, FICHE, fiche.titre, path, names, [*_texts(own)])
    for volet in fiche.volets:
        ref = volet_ref(fiche, volet)
        named = [m for m in volet.modalites if m.id is not None]
        rest = tuple(m for m in volet.modalites if m.id is None)
        texts = [*_texts(volet.model_copy(update={"modalites": rest}))]
        yield _Chose(ref, VOLET, volet.intitule, path, [volet.id, volet.intitule], texts)
        for modalite in named:
            title = " ".join(modalite.texte.split())
            names = [modalite.id or "", title]
            texts = [*_texts(modalite)]
            yield _Chose(f"{ref}/{modalite.id}", MODALITE, title, path, names, texts)


def _texts(value: object) -> Iterator[str]:
    """Every text that a model holds, at whatever depth; a coded value is none."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
