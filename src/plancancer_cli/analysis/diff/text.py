"""What the plan says in words, folded per field: one change a field, however much of it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import Comparaison, at, chemin_volet, volets
from plancancer_cli.analysis.diff.labels import LABELS
from plancancer_cli.analysis.diff.plain import leftovers, plain, same, same_set, same_words
from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.model.dossier import Chemin, Document
    from plancancer_cli.model.fiche import Fiche, Volet

_FICHE = (
    "titre",
    "rattachement",
    "contexte",
    "notes",
    "remarques",
    "objectifs_operationnels",
    "sous",
    "axes_transversaux",
    "etiquettes",
    "liens",
    "inegalites",
    "public_cible",
    "pilotes_source",
    "partenaires",
    "partenaires_source",
    "ressources",
    "budget",
    "succede_a",
)
_VOLET = ("intitule", "calendrier", "introduction", "modalites", "indicateurs")
_INDICATEUR = ("libelle", "libelle_source", "complementaire", "producteur", "comparateurs")
_PLAN = (
    "id",
    "titre",
    "collectivite",
    "langue",
    "niveaux",
    "vocabulaires",
    "adoption_convention",
    "presentation",
    "source",
    "gouvernance",
    "identite",
    "jalons",
    "recurrences",
    "indicateurs",
    "format",
)
_ORDERED = frozenset({"niveaux", "libelle_source"})

VOTED = frozenset({
    "titre", "intitule", "introduction", "objectifs_operationnels", "modalites", "jalons", "public_cible",
    "inegalites", "ressources", "budget", "pilotes_source", "partenaires", "partenaires_source",
    "gouvernance", "recurrences", "niveaux", "collectivite", "vocabulaires", "adoption_convention", "rattachement",
    "libelle", "libelle_source", "comparateurs", "producteur", "nom", "rattache_a", "succede_a",
    "transversal", "axes_transversaux",
})  # fmt: skip
"""What was voted, or says who answers for it: reworded or removed, a reviewer reads it again."""

_REWORDED = msg("what was voted is worded in another way, or taken out")


def changes(comparaison: Comparaison) -> Iterator[Change]:
    """Every field of words that says something else."""
    base, head = comparaison.base.plan, comparaison.head.plan
    yield from fields(base.value, head.value, _PLAN, Sujet(head.value.id, head))
    for fiche in comparaison.fiches:
        if fiche.base is not None and fiche.head is not None:
            yield from _fiche(comparaison, fiche.base, fiche.head)
    for pair in comparaison.indicateurs:
        if pair.base is not None and pair.head is not None:
            indicateur = pair.head.value
            sujet = Sujet(
                indicateur.id,
                pair.head,
                (),
                indicateur.libelle,
                comparaison.fiches_de(indicateur.id),
            )
            yield from fields(pair.base.value, indicateur, _INDICATEUR, sujet)


class Sujet:
    """What the fields belong to, and where it stands."""

    def __init__(
        self,
        ref: str,
        document: Document[Any],
        chemin: Chemin = (),
        name: str | None = None,
        fiches: tuple[str, ...] = (),
    ) -> None:
        self.ref = ref
        self.document = document
        self.chemin = chemin
        self.name = name
        self.fiches = fiches


def fields(base: Any, head: Any, keys: Sequence[str], sujet: Sujet) -> Iterator[Change]:
    """The changes of these fields of one thing; a list in another order says the same."""
    for key in keys:
        was, now = getattr(base, key), getattr(head, key)
        lists = isinstance(was, tuple) and isinstance(now, tuple) and key not in _ORDERED
        if same_set(was, now) if lists else same(was, now):
            continue
        message = _listed(key, was, now) if lists else _said(key, was, now)
        before, after = _differing(was, now) if lists else (plain(was), plain(now))
        yield Change(
            ref=sujet.ref,
            change=Kind.TEXT_CHANGED,
            before=before,
            after=after,
            message=message,
            attention=(again := key in VOTED and _takes_out(was, now)),
            reason=_REWORDED if again else None,
            objet=key,
            sujet=sujet.name,
            location=at(sujet.document, *sujet.chemin, key),
            fiches=sujet.fiches,
        )


def _takes_out(was: Any, now: Any) -> bool:
    """Whether something that stood there no longer does: neither as it was nor in other typography.

    Keys that are filled in and items that are added take nothing out.
    """
    if was is None or was == () or same_words(was, now):
        return False
    if now is None:
        return True
    if isinstance(was, tuple) and isinstance(now, tuple):
        gone, new = leftovers(was, now)
        left = [now[rank] for rank in new]
        return any(not any(_holds(item, was[rank]) for item in left) for rank in gone)
    return not _holds(now, was)


def _holds(now: Any, was: Any) -> bool:
    """Whether the later value says all that the earlier one said: a key was filled in, no more."""
    if not isinstance(was, BaseModel) or not isinstance(now, BaseModel):
        return same_words(was, now)
    return not any(
        _takes_out(getattr(was, name), getattr(now, name))
        for name in type(was).model_fields
        if name not in _NOT_VOTED
    )


_NOT_VOTED = frozenset({
    "id", "calendrier", "apres", "source", "note", "echeance", "debut", "fin", "recurrence",
})  # fmt: skip
"""Of what was voted, the parts that are judged elsewhere, or that only say more."""


def _fiche(
    comparaison: Comparaison, base: Document[Fiche], head: Document[Fiche]
) -> Iterator[Change]:
    code = head.value.code
    yield from fields(base.value, head.value, _FICHE, Sujet(code, head, (), None, (code,)))
    for pair in volets(base.value, head.value):
        if pair.base is not None and pair.head is not None:
            yield from _volet(comparaison, head, pair.base, pair.head)


def _volet(
    comparaison: Comparaison, document: Document[Fiche], base: Volet, head: Volet
) -> Iterator[Change]:
    code = document.value.code
    sujet = Sujet(
        f"{code}/{head.id}", document, chemin_volet(document.value, head), head.intitule, (code,)
    )
    renamed = tuple(comparaison.new_ref(id_) for id_ in base.indicateurs)
    yield from fields(_words(base, renamed), _words(head, head.indicateurs), _VOLET, sujet)
    headings = {jalon.id: jalon.intitule for jalon in base.jalons}
    for rank, jalon in enumerate(head.jalons):
        if jalon.id in headings and not same(headings[jalon.id], jalon.intitule):
            yield Change(
                ref=sujet.ref,
                change=Kind.TEXT_CHANGED,
                before=headings[jalon.id],
                after=jalon.intitule,
                message=_said("jalons", headings[jalon.id], jalon.intitule),
                attention=not same_words(headings[jalon.id], jalon.intitule),
                reason=None if same_words(headings[jalon.id], jalon.intitule) else _REWORDED,
                objet=f"jalons/{jalon.id}",
                sujet=head.intitule,
                location=at(document, *sujet.chemin, "jalons", rank, "intitule"),
                fiches=(code,),
            )


def _words(volet: Volet, indicateurs: tuple[str, ...]) -> Volet:
    """The volet with the wording of its calendrier alone: its dates are another subject."""
    libelle = volet.calendrier.libelle if volet.calendrier else None
    return volet.model_copy(update={"calendrier": libelle, "indicateurs": indicateurs})


def _differing(was: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[list[Any], list[Any]]:
    gone, new = leftovers(was, now)
    return [plain(was[rank]) for rank in gone], [plain(now[rank]) for rank in new]


def _listed(key: str, was: tuple[Any, ...], now: tuple[Any, ...]) -> Text:
    gone, new = map(len, leftovers(was, now))
    both = min(gone, new)
    counts = [
        msg_n(both, "{n} reworded", "{n} reworded") if both else None,
        msg_n(new - both, "{n} added", "{n} added") if new > both else None,
        msg_n(gone - both, "{n} removed", "{n} removed") if gone > both else None,
    ]
    return msg(
        "text changed: {field} ({counts})",
        field=LABELS[key],
        counts=[count for count in counts if count is not None],
    )


def _said(key: str, was: Any, now: Any) -> Text:
    if was is None:
        return msg("filled in: {field}", field=LABELS[key])
    if now is None:
        return msg("emptied: {field}", field=LABELS[key])
    return msg("text changed: {field}", field=LABELS[key])
