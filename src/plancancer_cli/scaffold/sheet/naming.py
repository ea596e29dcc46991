"""Ids for what a sheet names in words: acteurs and indicateurs, those of the plan and new ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.i18n import Language, msg
from plancancer_cli.kinds import INDICATEUR
from plancancer_cli.model.indicateur import TypeIndicateur
from plancancer_cli.scaffold.sheet.cells import free
from plancancer_cli.storage.layout.new_file import file_text, slug
from plancancer_cli.typed.text import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.model.dossier import Dossier

_TYPES = (
    (re.compile(r"nombre\b", re.IGNORECASE), TypeIndicateur.NOMBRE),
    (
        re.compile(r"(?:taux|part|pourcentage|proportion)\b", re.IGNORECASE),
        TypeIndicateur.POURCENTAGE,
    ),
)
_WITH_ITS_FICHE = 70
"""Characters of an id before the code of its fiche is joined to it; 80 are allowed."""


class ActeurNames:
    """Finds an acteur by its id, name or acronym; makes one for a name that is new."""

    def __init__(self, dossier: Dossier) -> None:
        self._known: dict[str, str] = {}
        for acteur in dossier.acteur_par_id.values():
            for name in (acteur.nom, acteur.sigle, acteur.id):
                if name:
                    self._known.setdefault(simplified(name), acteur.id)
        self._of_the_plan = frozenset(self._known)
        self._ids = set(dossier.acteur_par_id)
        self.new: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        """The id of the acteur that a name means; `new` holds those that were made, id and name."""
        key = simplified(name)
        if key not in self._known:
            made = free(slug(name) or "acteur", self._ids)
            self._ids.add(made)
            self._known[key] = made
            self.new[made] = name
        return self._known[key]

    def is_of_the_plan(self, name: str) -> bool:
        """Whether the plan had an acteur of this name before the sheet."""
        return simplified(name) in self._of_the_plan

    def is_known(self, name: str) -> bool:
        """Whether an acteur of the plan, or one just made, has this name."""
        return simplified(name) in self._known


class IndicateurNames(Struct):
    """Makes an indicateur of each wording: the same words in two fiches may count two things."""

    taken: set[str]
    langue: Language
    new: dict[str, dict[str, Any]] = {}

    def ids_of(self, wordings: Iterable[list[str]], fiche: str) -> list[str]:
        """The ids for what one fiche lists; a wording that is an id of the plan is that one."""
        return [
            first
            if not rest and first in self.taken and first not in self.new
            else self._make(first, [first, *rest], fiche)
            for first, *rest in wordings
        ]

    def _make(self, libelle: str, source: list[str], fiche: str) -> str:
        name = slug(libelle) or "indicateur"
        if name in self.taken:
            name = f"{name[:_WITH_ITS_FICHE].strip('-')}-{slug(fiche)}"
        made = free(name, self.taken)
        self.taken.add(made)
        self.new[made] = {
            "id": made,
            "libelle": " ".join(libelle.split()),
            "libelle_source": source if len(source) > 1 else source[0],
            "type": _type_of(libelle).value,
            "valeurs": [],
        }
        return made

    def text_of(self, made: str) -> str:
        """The file of a new indicateur; its type is marked as this program's reading."""
        remark = self.langue.text(
            msg(
                "Coding to be checked: the type is drawn from the first words. To add where they "
                "apply: nature, unite, accumulation, evolution_attendue, frequence."
            )
        )
        return file_text(INDICATEUR.path(made), self.new[made], {"type": remark})


def _type_of(libelle: str) -> TypeIndicateur:
    """What its first words say: a number, a share; else a text, which suits anything."""
    return next((kind for words, kind in _TYPES if words.match(libelle)), TypeIndicateur.QUALITATIF)
