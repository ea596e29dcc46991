"""Record that a value will not come: a period of an indicateur, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.model.indicateur import Indicateur, Indisponible
from plancancer_cli.model.validation import validate
from plancancer_cli.storage.edit.editor import append
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.writing.judge import plain, read_indicateur
from plancancer_cli.writing.measure import file_date

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.read.source import Source

_LOC = ("indisponible",)


def unavailable(
    root: Path,
    document: Document[Indicateur],
    periode: Periode,
    reason: str,
    *,
    dry_run: bool = False,
) -> Edit:
    """Append the period and its reason. Raises WriteRefused; the file then is as it was.

    The period may lie ahead: that a value will not come can be known before. One that has a total
    or a reason already is refused, for both would be said of it.
    """

    def changes(source: Source) -> list[Insertion]:
        indicateur = read_indicateur(source)
        item: dict[str, object] = {"periode": file_date(periode), "motif": reason}
        gap, defauts = validate(Indisponible, plain(item))
        if gap is None:
            raise WriteRefused(defauts[0].message, defauts[0].hint)
        if gap in indicateur.indisponible:
            return []
        _require_open(indicateur, gap.periode)
        return [Insertion(_LOC, (item,))]

    return append(root, document.path, changes, dry_run=dry_run)


def _require_open(indicateur: Indicateur, periode: Periode) -> None:
    for valeur in indicateur.valeurs:
        if valeur.total and (valeur.periode or valeur.repere) == periode:
            raise WriteRefused(
                msg(
                    "{path} holds a value for {periode} already.",
                    path=indicateur.id,
                    periode=periode,
                ),
                msg(
                    "Correct it with plancancer measure … --replaces {date}.",
                    date=str(valeur.repere),
                ),
            )
    for gap in indicateur.indisponible:
        if gap.periode == periode:
            raise WriteRefused(
                msg(
                    "{path} already says why no value comes for {periode}: {reason}",
                    path=indicateur.id,
                    periode=periode,
                    reason=gap.motif,
                ),
                msg("Correct the reason in the file if it is wrong."),
            )
