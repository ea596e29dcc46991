"""What every part of a document needs while it is built."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.libelles import etat_words
from plancancer_cli.analysis.publication import only_internal
from plancancer_cli.i18n import get_language, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.texte import ancre, source
from plancancer_cli.reporting.documents.words import GENRES

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.status import Status
    from plancancer_cli.i18n import Language, Param, Text
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.suivi import EntreeSuivi
    from plancancer_cli.reporting.documents.texte import Source
    from plancancer_cli.reporting.documents.vues_comites import Citations


SITUATION = "situation"
"""The part of the document that speaks of the whole plan."""


class Contexte(Struct, frozen=True, dict=True):
    """The dashboard, the reader's language, and whether the public reads."""

    status: Status
    language: Language
    public: bool
    retenues: dict[str, int]
    """Unconfirmed values left out, by indicateur."""
    dessins: bool = True
    """Whether the document draws."""

    @property
    def dossier(self) -> Dossier:
        """The project as this reader may see it."""
        return self.status.suivi.dossier

    @property
    def on(self) -> date:
        """The date of the document."""
        return self.status.on

    def t(self, text: Text | str) -> str:
        """The words in the reader's language."""
        return self.language.text(text)

    def written(self, value: Param) -> str:
        """A value (number, date, text) as the language writes it."""
        return self.language.list([value])

    def acteur(self, identifiant: str) -> str:
        """The name of an acteur; its id where the list of acteurs does not hold it."""
        found = self.dossier.acteur_par_id.get(identifiant)
        return found.nom if found else identifiant

    def statut(self, code: str) -> vues.Statut:
        """A status with its words."""
        return vues.Statut(code, self.t(STATUTS[code]))

    def titre(self, ref: str) -> str:
        """The name of a fiche, volet, modalité or indicateur, for a line that points at it."""
        head, _, rest = ref.partition("/")
        indicateur = self.dossier.indicateur_par_id.get(head)
        if indicateur is not None:
            return indicateur.value.libelle
        fiche = self.dossier.fiche_par_code.get(head)
        if fiche is None:
            return ref
        volet_id, _, modalite_id = rest.partition("/")
        for volet in fiche.value.volets:
            if volet.id == volet_id:
                own = next((m.texte for m in volet.modalites if m.id == modalite_id), None)
                return own or (volet.intitule if len(fiche.value.volets) > 1 else fiche.value.titre)
        return fiche.value.titre

    def ancre(self, ref: str) -> str:
        """The id, inside the document, of what a ref names."""
        if ref == self.dossier.plan.value.id:
            return SITUATION
        head, _, rest = ref.partition("/")
        if head in self.dossier.indicateur_par_id:
            return ancre("indicateur", head)
        return ancre("volet", head, rest.partition("/")[0]) if rest else ancre("fiche", head)

    @cached_property
    def citations(self) -> Citations:
        """How texts cite the meetings of the comité."""
        from plancancer_cli.reporting.documents.vues_comites import Citations

        languages = (get_language("fr"), get_language("en"))
        return Citations.of(self.dossier, self.on, languages)

    def source(self, text: str | None, *, cited: bool = True) -> Source | None:
        """A source; one that cites a meeting leads to it, unless it is the meeting's own."""
        found = source(text)
        marker = self.citations.ancre(text) if cited else None
        return replace(found, ancre=marker) if found and marker else found

    def lien(self, ref: str) -> vues.Lien:
        """A ref with its name; the anchor is None where the document holds nothing of it."""
        head, _, rest = ref.partition("/")
        if head in self.dossier.indicateur_par_id:
            return vues.Lien(self.titre(ref), self.ancre(ref))
        fiche = self.dossier.fiche_par_code.get(head)
        if fiche is None:
            arbre = self.dossier.arborescence
            name = f"{ref} {arbre.noeud(ref).titre}" if ref in arbre else ref
            return vues.Lien(name, None)
        volets = {volet.id for volet in fiche.value.volets}
        known = not rest or rest.partition("/")[0] in volets
        title = f"{head} {self.titre(ref)}" if known else ref
        return vues.Lien(title, self.ancre(ref if known else head))

    def echeance(self, echeance: Echeance) -> vues.Echeance:
        """An échéance for a template."""
        return vues.Echeance(
            ref=echeance.ref,
            ancre=self.ancre(echeance.ref),
            titre=echeance.libelle if echeance.du_plan else self.titre(echeance.ref),
            genre=self.t(GENRES[echeance.kind]),
            etat=echeance.etat.value,
            etat_texte=self.t(etat_words(echeance)),
            date=echeance.echeance,
            prevue=echeance.prevue,
            depuis=echeance.echeance + timedelta(days=1),
            regle=self.t(echeance.regle),
            explication=self.t(echeance.explication),
        )

    def entree(
        self,
        entree: EntreeSuivi,
        modalites: dict[str, str] | None = None,
        jalons: dict[str, str] | None = None,
    ) -> vues.Entree:
        """An entry of a suivi; internal notes do not leave with a public document."""
        texts, steps = modalites or {}, jalons or {}
        return vues.Entree(
            date=entree.repere,
            statut=self.statut(entree.statut.value) if entree.statut else None,
            constat=entree.constat,
            motif=entree.motif,
            source=self.source(entree.source),
            periode=entree.periode,
            porte_sur=tuple(texts.get(i, i) for i in entree.porte_sur),
            jalon=steps.get(entree.jalon, entree.jalon) if entree.jalon else None,
            difficulte=entree.difficulte,
            prochaine_etape=entree.prochaine_etape,
            decision_attendue=entree.decision_attendue,
            vers=entree.vers,
            note_interne=None if self.public else entree.note_interne,
        )

    def entrees(
        self, entrees: tuple[EntreeSuivi, ...], **names: dict[str, str]
    ) -> tuple[vues.Entree, ...]:
        """Entries known at the date, oldest first; in public none with only an internal note."""
        known = sorted(
            (e for e in entrees if e.repere.dernier <= self.on), key=lambda e: e.repere.dernier
        )
        shown = [e for e in known if not (self.public and only_internal(e))]
        return tuple(self.entree(e, names.get("modalites"), names.get("jalons")) for e in shown)

    def yes_no(self, value: bool | None) -> str:  # noqa: FBT001 -- the value that is worded
        """A tick: yes, no, or "not stated" where it could not be read."""
        return self.t(msg("not stated")) if value is None else self.written(value)
