"""PC105 and PC106: the page of a fiche against the tree, where both word the same level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import Text, msg
from plancancer_cli.rules.references import tree_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Noeud


def contradictions(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC105 and PC106: the page of a fiche words its enjeu or objectif otherwise than the tree.

    Where the wording is that of another place of the tree, the page contradicts the code (PC105);
    else the plan words one title in two ways (PC106), said once a title and wording.
    """
    arbre = dossier.arborescence
    places = {code: chemin for chemin, code in tree_codes(dossier)}
    elsewhere = {
        _plain(words): noeud.code
        for _, noeud in dossier.plan.value.noeuds()
        for words in (noeud.titre, *noeud.autres_libelles)
    }
    said: set[tuple[str, str]] = set()
    for document in dossier.fiches:
        for key, written, noeud in _rattachements(document.value, arbre.place(document.value)):
            code = noeud.code
            if _plain(written) == _plain(noeud.titre):
                continue
            other = elsewhere.get(_plain(written))
            if other is not None and other != code:
                yield finding(
                    "PC105",
                    document.locate(("rattachement", key)),
                    msg(
                        "The page names “{written}” ({other}), but the code {fiche} places the fiche "
                        "under “{titre}” ({code}).",
                        written=written,
                        other=other,
                        fiche=document.value.code,
                        titre=noeud.titre,
                        code=code,
                    ),
                    msg("The plan contradicts itself: nothing to do here; the code is followed."),
                    ref=document.value.code,
                )
            elif (code, _plain(written)) not in said:
                said.add((code, _plain(written)))
                yield finding(
                    "PC106",
                    dossier.plan.locate(places[code]),
                    msg(
                        "The plan words {code} in two ways: “{titre}” and “{written}”.",
                        code=code,
                        titre=noeud.titre,
                        written=written,
                    ),
                    _keep_wording(noeud, written),
                    ref=code,
                )


def _keep_wording(noeud: Noeud, written: str) -> Text | None:
    if _plain(written) in {_plain(words) for words in noeud.autres_libelles}:
        return None
    return msg("Keep the second one under autres_libelles.")


def _rattachements(fiche: Fiche, place: tuple[Noeud, ...]) -> Iterator[tuple[str, str, Noeud]]:
    """What the page says of the lowest level and of the first one, and what these levels are."""
    if fiche.rattachement is None or not place:
        return
    if fiche.rattachement.objectif and len(place) > 1:
        yield "objectif", fiche.rattachement.objectif, place[-1]
    if fiche.rattachement.enjeu:
        yield "enjeu", fiche.rattachement.enjeu, place[0]


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
