"""What is fuzzed: a function of bytes each, which raises where a promise of the program breaks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff import diff
from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import get_language
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.wording import CalendrierIllisible, read_wording
from plancancer_cli.storage.edit.insertion import Insertion, apply
from plancancer_cli.storage.edit.splice import splice
from plancancer_cli.storage.edit.verify import is_exact
from plancancer_cli.storage.files.inventory import Inventory, of_files
from plancancer_cli.storage.files.reading import UnreadableError, decode
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FRENCH = get_language("fr")
_TODAY = date(2026, 1, 1)
_ITEM = {"date": date(2024, 1, 1), "valeur": 52.3, "note": "d’un été : « à, b » # c"}

_PLAN = """\
format: 1
id: plan-exemple
titre: Plan exemple
adoption: 2023-05-30
niveaux: [Enjeu, Fiche-action]
arborescence: [{code: "1", titre: Environnement}]
"""
_FICHE = """\
code: "1.1"
titre: Balades
volets: [{id: sentiers, intitule: Sentiers, calendrier: Dès 2024}]
pilotes: [ville]
indicateurs: [balades]
"""
_INDICATEUR = """\
id: balades
libelle: Balades
type: nombre
valeurs: [{date: 2023-06, valeur: 10}]
"""
_PATHS = ("plan/plan.yaml", "actions/1.1-balades.yaml", "indicators/balades.yaml")


class _Tree:
    """Files that are texts; see `plancancer_cli.storage.files.tree.Arbre`."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def inventory(self) -> Inventory:
        return of_files(self._files)

    def source(self, path: str) -> Source:
        return parse(self._files[path], path)


def loader(data: bytes) -> None:
    """Any bytes are read, or something is said about a place in them."""
    try:
        text = decode(data)
    except UnreadableError as error:
        assert error.line >= 1
        assert error.column >= 1
        return
    source = parse(text, "f.yaml")
    assert source.data is not None or source.problems
    lines = text.count("\n") + 1
    for problem in source.problems:
        assert 1 <= problem.location.line <= lines
        assert _FRENCH.text(problem.message)


def wording(data: bytes) -> None:
    """Any calendrier is understood, or refused in words; so is a period in the notation of files."""
    text = data.decode("utf-8", "replace")
    _period(text)
    try:
        lecture = read_wording(text)
    except CalendrierIllisible as refused:
        assert str(refused) is not None
        return
    if lecture.debut is not None and lecture.fin is not None:
        assert lecture.debut.premier <= lecture.fin.dernier


def _period(text: str) -> None:
    try:
        periode = Periode.parse(text)
    except ValueError:
        return
    assert Periode.parse(str(periode)) == periode


def splicer(data: bytes) -> None:
    """What is added to any file leaves the rest as it is, or nothing is added."""
    source = parse(data.decode("utf-8", "replace"), "f.yaml")
    if source.problems or not isinstance(source.data, dict):
        return
    insertion = Insertion(("valeurs",), (_ITEM,))
    try:
        patches = splice(source, insertion)
    except WriteRefused:
        return
    after = parse(apply(source.text, patches), "f.yaml")
    # The editor refuses what is not exact: that it can tell is what is tried here.
    if is_exact(source, after, insertion):
        assert after.data["valeurs"][-1]["valeur"] == _ITEM["valeur"]


def differ(data: bytes) -> None:
    """Two states of a plan are compared whatever is in them; a state is no change of itself."""
    which, _, text = data.decode("utf-8", "replace").partition("\n")
    files = dict(zip(_PATHS, (_PLAN, _FICHE, _INDICATEUR), strict=True))
    before = load(_Tree(files)).dossier
    path = _PATHS[len(which) % len(_PATHS)]
    after = load(_Tree(files | {path: text})).dossier
    if before is None or after is None:
        return
    assert not diff(after, after, _TODAY).changes
    for one, other in ((before, after), (after, before)):
        for change in diff(one, other, _TODAY).changes:
            assert change.ref


TARGETS: dict[str, Callable[[bytes], None]] = {
    "loader": loader,
    "wording": wording,
    "splice": splicer,
    "diff": differ,
}
"""Each by the name of its folder in the corpus."""
