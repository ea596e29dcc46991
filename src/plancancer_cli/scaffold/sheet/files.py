"""The files that fiches of a sheet become: theirs, their indicateurs', new acteurs and levels."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.persons import names_person
from plancancer_cli.i18n import Language, get_language, msg
from plancancer_cli.kinds import ACTEURS, FICHE, INDICATEUR, PLAN
from plancancer_cli.scaffold.sheet.drafts import RESSOURCES, TICKS, Draft, Leftover
from plancancer_cli.scaffold.sheet.naming import ActeurNames, IndicateurNames
from plancancer_cli.scaffold.sheet.outcome import Importation, NewFiche
from plancancer_cli.scaffold.sheet.texts import is_contact
from plancancer_cli.scaffold.sheet.tree import insertions, new_levels, place_by_title
from plancancer_cli.storage.edit.flow import Word
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.storage.layout.new_file import file_text, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plancancer_cli.model.dossier import Dossier


def draw(
    dossier: Dossier,
    drafts: Sequence[Draft],
    heads: Sequence[Draft],
    paths: Collection[str],
) -> Importation:
    """The files of these fiches, and the levels that `heads` name.

    `paths` are the files that the project has.
    """
    langue = get_language(dossier.plan.value.langue)
    taken = {PurePosixPath(path).stem for path in paths if INDICATEUR.holds(path)}
    writer = _Writer(dossier, langue, ActeurNames(dossier), IndicateurNames(taken, langue))
    fiches = tuple(writer.fiche(draft) for draft in drafts)
    levels = new_levels(dossier.plan.value, drafts, heads)
    added = {PLAN: tuple(insertions(dossier.plan.value, levels))}
    texts = dict(writer.texts)
    acteurs = [{"id": Word(id_), "nom": name} for id_, name in writer.acteurs.new.items()]
    if ACTEURS in paths:
        added[ACTEURS] = (Insertion(("acteurs",), tuple(acteurs)),)
    elif acteurs:
        texts[ACTEURS] = file_text(ACTEURS, {"acteurs": acteurs}, {})
    return Importation(
        texts=texts,
        added={path: items for path, items in added.items() if any(i.items for i in items)},
        fiches=fiches,
        acteurs=writer.acteurs.new,
        niveaux={code: wordings[0] for code, wordings in levels.items()},
        indicateurs={id_: data["libelle"] for id_, data in writer.indicateurs.new.items()},
        leftovers=tuple(writer.leftovers),
        suspects=tuple(writer.suspects),
    )


class _Writer:
    def __init__(
        self,
        dossier: Dossier,
        langue: Language,
        acteurs: ActeurNames,
        indicateurs: IndicateurNames,
    ) -> None:
        self._dossier = dossier
        self._langue = langue
        self.acteurs = acteurs
        self.indicateurs = indicateurs
        self.texts: dict[str, str] = {}
        self.leftovers: list[Leftover] = []
        self.suspects: dict[str, None] = {}

    def fiche(self, draft: Draft) -> NewFiche:
        """The file of a fiche and those of its indicateurs."""
        ids = self.indicateurs.ids_of(draft.lists["indicateurs"], draft.code)
        made = {
            INDICATEUR.path(id_): self.indicateurs.text_of(id_)
            for id_ in ids
            if id_ in self.indicateurs.new
        }
        path = FICHE.path(draft.code, slug(draft.titre))
        self.texts |= {path: file_text(path, self._entries(draft, ids), {}), **made}
        parts = frozenset({path, *made})
        return NewFiche(draft.code, draft.titre, path, draft.rows, len(draft.volets), parts)

    def _entries(self, draft: Draft, indicateurs: list[str]) -> dict[str, Any]:
        texts = draft.texts
        rattachement = {key: texts[key] for key in ("enjeu", "objectif") if key in texts}
        optional = {
            "sous": texts.get("sous") or place_by_title(self._dossier.plan.value, draft),
            "rattachement": rattachement,
            "contexte": _block(texts.get("contexte")),
            "remarques": [*draft.lists["remarques"], *self._unread(draft)],
            "objectifs_operationnels": draft.lists["objectifs_operationnels"],
        }
        return {
            "code": draft.code,
            "titre": draft.titre,
            **{key: value for key, value in optional.items() if value},
            "volets": draft.volets,
            "inegalites": {key: draft.ticks.get(key) for key in TICKS},
            "public_cible": _block(texts.get("public_cible")),
            **self._acteurs(draft, "pilotes"),
            **self._acteurs(draft, "partenaires"),
            "ressources": {key: _block(texts.get(key)) for key in RESSOURCES},
            "indicateurs": indicateurs,
        }

    def _unread(self, draft: Draft) -> list[str]:
        """The calendriers that nobody can date, as the sheet writes them."""
        return [
            self._langue.text(
                msg(
                    "Calendrier of {volet!r}, as the sheet writes it, to be stated: {words!r}",
                    volet=volet,
                    words=words,
                )
            )
            for volet, words in draft.unread
        ]

    def _acteurs(self, draft: Draft, key: str) -> dict[str, Any]:
        """The acteurs of a box, and its words; nothing of it that names a person."""
        boxes = draft.boxes.get(key, [])
        known = [box for box in boxes if self.acteurs.is_known(box)]
        listed = known if known and known == boxes else draft.lists[key]
        people = [name for name in listed if is_contact(name)]
        for name in people:
            self._leave_person(draft, key, name)
        ids = dict.fromkeys(self.acteurs.id_of(name) for name in listed if name not in people)
        found: dict[str, Any] = {key: list(ids)}
        words = draft.texts.get(f"{key}_source")
        self.suspects.update(
            dict.fromkeys(
                name for name in [*listed, *(words or "").split("\n")]
                if names_person(name) and name not in people
                and not self.acteurs.is_of_the_plan(name)
            )
        )  # fmt: skip
        if words is not None and is_contact(words):
            self._leave_person(draft, f"{key}_source", words)
        elif words is not None or (boxes and not people):
            found[f"{key}_source"] = _block("\n".join(boxes) if words is None else words)
        return found

    def _leave_person(self, draft: Draft, key: str, words: str) -> None:
        reason = msg("it seems to name a person or an address: name the organisation instead")
        self.leftovers.append(draft.left(draft.name_of(key), words, reason))


def _block(text: str | None) -> str | None:
    """A text of several lines ends with one: it stands as a block in the file."""
    return f"{text}\n" if text and "\n" in text else text
