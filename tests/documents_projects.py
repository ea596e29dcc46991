"""The projects whose reports are tested: the real plan, the fictional one, and a hostile one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from plancancer_cli.i18n import get_language
from plancancer_cli.reporting.documents.construction import Demande, build
from plancancer_cli.reporting.documents.publication import publish
from plancancer_cli.reporting.documents.vues import Provenance
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.reporting.documents.vues import Document

ROOT = Path(__file__).resolve().parents[1]
REEL = ROOT
FICTIF = ROOT / "examples" / "plan-fictif"
TODAY = date(2026, 11, 22)
PROVENANCE = Provenance("0.0.0", "abc1234", modifie=False, revision_du=date(2026, 11, 20))

HOSTILE = (
    "1. \"'><script>alert(1)</script><img src=x onerror=alert(1)> | *a* _b_ ~~c~~ "
    "[d](javascript:e) ![f](http://evil.example/x.png) <b>g</b> `h` "
    "& ]]> {{ 7*7 }} {% raw %} \\ <!-- \u202e"
)
"""What a value of a plan may hold when it is not written by a friend."""


def dossier(root: Path) -> Dossier:
    """What can be read of a project."""
    found = load(ArbreDisque(root)).dossier
    assert found is not None
    return found


def document(root: Path, *, lang: str = "fr", **options: Any) -> Document:
    """The view of a report, by default of the day on which the examples are looked at."""
    on = options.pop("on", TODAY)
    demande = Demande(on, get_language(lang), PROVENANCE, **options)
    return build(dossier(root), demande)


def report(root: Path, kind: str = "html", **options: Any) -> str:
    """The text of a report through the program's templates."""
    return publish(document(root, **options), kind, template=None, project=Path("nowhere"))


_FREE = {
    "titre", "constat", "motif", "source", "note", "intitule", "texte", "contexte", "libelle",
    "libelle_source", "definition", "unite", "perimetre", "decision", "decision_attendue",
    "difficulte", "prochaine_etape", "note_interne", "vers", "public_cible", "presentation", "nom",
    "collectivite", "financieres", "humaines", "logistiques", "details",
}  # fmt: skip


def hostile(folder: Path) -> Path:
    """A copy of the fictional plan in which every free text is `HOSTILE`."""
    for path in sorted(FICTIF.rglob("*.yaml")):
        data = _poisoned(yaml.safe_load(path.read_text("utf-8")))
        target = folder / path.relative_to(FICTIF)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def _poisoned(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        # The wording of a calendrier has to be read.
        return {k: v if k == "calendrier" else _poisoned(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_poisoned(item, key) for item in value]
    return HOSTILE if isinstance(value, str) and key in _FREE else value
