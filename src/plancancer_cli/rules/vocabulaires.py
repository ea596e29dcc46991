"""PC104 and PC108: the vocabularies of a plan and the tags of its fiches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.coverage import INEGALITES
from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg
from plancancer_cli.rules.references import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier


def unknown_terms(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a tag whose vocabulary, or whose term, `plan/plan.yaml` does not declare."""
    declared = {
        name: [terme.id for terme in vocabulaire.termes]
        for name, vocabulaire in dossier.plan.value.vocabulaires.items()
    }
    for document in dossier.fiches:
        for name, termes in document.value.etiquettes.items():
            if name not in declared:
                yield finding(
                    "PC108",
                    document.locate(("etiquettes", name)),
                    msg("The plan declares no vocabulary {name!r}.", name=name),
                    near(name, declared, msg("Declare it under vocabulaires in plan/plan.yaml.")),
                    ref=document.value.code,
                )
                continue
            for place, terme in enumerate(termes):
                if terme not in declared[name]:
                    yield finding(
                        "PC108",
                        document.locate(("etiquettes", name, place)),
                        msg(
                            "The vocabulary {name!r} has no term {terme!r}.", name=name, terme=terme
                        ),
                        near(
                            terme,
                            declared[name],
                            msg("Correct the term, or add it in plan/plan.yaml."),
                        ),
                        ref=document.value.code,
                    )


def twice(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC104: a term twice in a vocabulary, and the one name of a vocabulary that is taken."""
    plan = dossier.plan
    for name, vocabulaire in plan.value.vocabulaires.items():
        if name == INEGALITES:
            yield finding(
                "PC104",
                plan.locate(("vocabulaires", name)),
                msg("{name!r} already names the three questions on inequalities.", name=name),
                msg("Give this vocabulary another id."),
            )
        seen: set[str] = set()
        for place, terme in enumerate(vocabulaire.termes):
            if terme.id in seen:
                yield finding(
                    "PC104",
                    plan.locate(("vocabulaires", name, "termes", place, "id")),
                    msg("{identity!r} stands twice in this file.", identity=terme.id),
                    msg("Give this one a code or id of its own."),
                )
            seen.add(terme.id)


RULES = (unknown_terms, twice)
