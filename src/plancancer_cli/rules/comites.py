"""PC108 in the meetings of the comité: what a decision concerns is in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.reference import names, resolve
from plancancer_cli.codes import finding
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.rules.references import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier


def decided_refs(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a ref that names nothing; while a file cannot be read nothing is judged."""
    if dossier.illisibles:
        return
    for document in dossier.comites:
        for rank, decision in enumerate(document.value.decisions):
            for place, ref in enumerate(decision.refs):
                if not _known(dossier, ref):
                    yield finding(
                        "PC108",
                        document.locate(("decisions", rank, "refs", place)),
                        msg("The plan holds nothing named {ref!r}.", ref=ref),
                        near(
                            ref,
                            [*names(dossier), *dossier.arborescence.codes],
                            msg(
                                "Write a fiche’s code, a volet’s ref (1.2.1/volet) or an "
                                "indicateur’s id."
                            ),
                        ),
                        ref=ref,
                    )


def _known(dossier: Dossier, ref: str) -> bool:
    """A level, a fiche, a volet, one of its modalités or jalons, an indicateur or an acteur."""
    if ref in dossier.arborescence:
        return True
    volet, _, part = ref.partition("/")[2].partition("/")
    try:
        found = resolve(dossier, ref.removesuffix(f"/{part}") if volet and part else ref)
    except UsageError:
        return False
    if not part:
        return True
    inside = getattr(found, "volet", None)
    return inside is not None and part in {
        *(modalite.id for modalite in inside.modalites),
        *(jalon.id for jalon in inside.jalons),
    }
