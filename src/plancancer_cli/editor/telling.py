"""What an editor shows beside the text: what stands under the cursor, verdicts of volets, an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.analysis.echeance import A_TRAITER
from plancancer_cli.analysis.lectures import reading
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.analysis.progression import progression
from plancancer_cli.analysis.progression.libelles import VERDICTS
from plancancer_cli.editor.keys import choices, meaning, shapes_at
from plancancer_cli.editor.names import Sorte, mention_at
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import kind_of
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.editor.atelier import Atelier
    from plancancer_cli.editor.names import Mention
    from plancancer_cli.model.dossier import Chemin
    from plancancer_cli.storage.read.source import Source


def hover(atelier: Atelier, source: Source, chemin: Chemin, *, on_key: bool) -> list[str]:
    """Paragraphs about what stands at a place; none where nothing is known of it."""
    kind = kind_of(source.path)
    if kind is None or not chemin:
        return []
    found: list[str] = []
    if on_key:
        found += [words for words in (meaning(kind.name, chemin),) if words]
    elif mention := mention_at(source, chemin):
        found += _named(atelier, mention)
    else:
        words = choices(shapes_at(kind.name, chemin)).get(str(source.value(chemin)))
        found += [words] if words else []
    if chemin[-1] == "calendrier" or (len(chemin) > 1 and chemin[-2] == "calendrier"):
        found += _calendrier(atelier, source.path, chemin)
    return found


def _calendrier(atelier: Atelier, path: str, chemin: Chemin) -> Iterator[str]:
    """What follows from a calendrier, and when what it asks for is due."""
    inner = [u for u in _unites(atelier, path) if u.chemin == chemin[: len(u.chemin)]]
    unite = max(inner, key=lambda u: len(u.chemin), default=None)
    if unite is None:
        return
    tell = atelier.language.text
    clauses = [tell(clause) for clause in reading(unite)]
    if clauses:
        yield tell(msg("; ")).join(clauses)
    yield from _verdict(atelier, unite)


def _named(atelier: Atelier, mention: Mention) -> Iterator[str]:
    """The name, the title or the standing of what a name names."""
    if atelier.suivi is None:
        return
    dossier = atelier.suivi.dossier
    match mention.sorte:
        case Sorte.ACTEUR:
            acteur = dossier.acteur_par_id.get(mention.whole)
            if acteur is not None:
                yield acteur.nom + (f" ({acteur.sigle})" if acteur.sigle else "")
        case Sorte.INDICATEUR:
            yield from _indicateur(atelier, atelier.suivi, mention.whole)
        case Sorte.FICHE:
            fiche = dossier.fiche_par_code.get(mention.whole)
            if fiche is not None:
                yield fiche.value.titre
        case Sorte.VOLET:
            for unite in (u for u in atelier.suivi.unites if u.ref == mention.whole):
                yield from (_one_line(unite.intitule), *_verdict(atelier, unite))


def _indicateur(atelier: Atelier, suivi: Suivi, name: str) -> Iterator[str]:
    """What an indicateur counts, and where it stands."""
    document = suivi.dossier.indicateur_par_id.get(name)
    if document is not None:
        tell = atelier.language.text
        found = progression(
            document.value, suivi.on, suivi.dossier.plan.value.parametres_suivi.seuils
        )
        yield _one_line(document.value.libelle)
        yield tell(VERDICTS[found.verdict])
        yield tell(found.explication)


def _verdict(atelier: Atelier, unite: Unite) -> Iterator[str]:
    """The status of a volet, then what it asks for, the worst first."""
    tell = atelier.language.text
    yield tell(STATUTS[unite.etat.statut])
    due = atelier.suivi.par_ref.get(unite.ref, ()) if atelier.suivi is not None else ()
    for etat in A_TRAITER:
        for echeance in [e for e in due if e.etat is etat][:1]:
            yield tell(ETATS[etat]) + tell(msg(": ")) + tell(echeance.explication)


def _unites(atelier: Atelier, path: str) -> list[Unite]:
    return [] if atelier.suivi is None else [u for u in atelier.suivi.unites if u.path == path]


class Lens(Struct, frozen=True):
    """A line above a volet: where the volet begins, and its verdict."""

    offset: int
    title: str


def lenses(atelier: Atelier, source: Source) -> Iterator[Lens]:
    """The verdict of each volet of a file, as was last concluded, where the volet stands now."""
    for rank, volet in enumerate(_list(source.data, "volets")):
        name = volet.get("id") if isinstance(volet, dict) else None
        for unite in _unites(atelier, source.path):
            if unite.est_volet and unite.ref.rpartition("/")[2] == name:
                title = " · ".join(_verdict(atelier, unite))
                yield Lens(source.span_of(("volets", rank))[0], title)


def _list(data: Any, key: str) -> list[Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


class Symbol(Struct, frozen=True):
    """Something of a file that has an id: its stretch of the text, and what stands in it."""

    name: str
    detail: str
    start: int
    end: int
    inner: list[Symbol]


_TITLES = ("titre", "intitule", "libelle", "nom", "texte")


def symbols(source: Source) -> list[Symbol]:
    """The outline of a file: whatever has an id or a code, within what holds it."""
    return _symbols(source.data, source.span)


def _symbols(node: Any, span: tuple[int, int]) -> list[Symbol]:
    inner: list[Symbol] = []
    if isinstance(node, YamlMap):
        for key, (_, _, start, end) in node.spans.items():
            inner += _symbols(node[key], (start, end))
        name = node.get("id") or node.get("code")
        if name is not None:
            title = next((str(node[key]) for key in _TITLES if node.get(key)), "")
            return [Symbol(str(name), _one_line(title), *span, inner)]
    elif isinstance(node, YamlSeq):
        for value, part in zip(node, node.spans, strict=True):
            inner += _symbols(value, (part[0], part[1]))
    return inner


def _one_line(text: str) -> str:
    return " ".join(text.split())
