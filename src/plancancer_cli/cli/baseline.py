"""`check --new-since REV`: findings that a revision, judged at the same date, did not have.

What was late before a change is not the change's doing: an échéance that both states miss is not
new, even where the change moved the finding to another line, another file or another code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.diff import Comparaison
from plancancer_cli.analysis.diff.effets import judged, unread_refs
from plancancer_cli.analysis.echeance import Echeance, Etat
from plancancer_cli.analysis.echeances import Suivi, suivi
from plancancer_cli.cli.context import Context
from plancancer_cli.cli.states import both
from plancancer_cli.diagnostics import Diagnostic
from plancancer_cli.errors import ProjectError
from plancancer_cli.reporting.findings.identity import fingerprints
from plancancer_cli.rules.run import check, validate
from plancancer_cli.storage.git.pair import Etat as Loaded
from plancancer_cli.storage.git.pair import load_pair
from plancancer_cli.storage.git.repository import Depot

_OF_DATES = "PC2"
_SOON, _SILENT = "PC211", "PC212"


def new_findings(
    here: Context, found: list[Diagnostic], rev: str, horizon_days: int | None
) -> list[Diagnostic]:
    """Those of `found` that the revision did not have.

    Raises:
        RevisionError: the revision cannot be had.
    """
    base, head = both(here, rev, None)
    try:
        before, after = load_pair(base.arbre, head.arbre)
    except ProjectError:
        return found  # neither state has a plan: what is wrong now is all that is known
    return new_between(before, after, found, here.on, horizon_days)


def first_findings(here: Context, found: list[Diagnostic]) -> list[Diagnostic] | None:
    """What a first commit has to answer for: its files, not what was late before there was a plan in Git.

    None where there is a commit to compare with. Raises RevisionError outside of a repository.
    """
    if Depot.of(here.root).has_commits:
        return None
    return [finding for finding in found if not _dated(finding)]


def new_between(
    before: Loaded,
    after: Loaded,
    found: list[Diagnostic],
    on: date,
    horizon_days: int | None = None,
) -> list[Diagnostic]:
    """Those of the findings of the later state that the earlier one did not have."""
    comparaison = Comparaison(before.dossier, after.dossier)
    past = _Past.of(comparaison, before, on, horizon_days)
    now = suivi(after.dossier, on, horizon_jours=horizon_days)
    dated = {id(d) for d in found if d.code.startswith(_OF_DATES)}
    others = set(map(id, past.unknown([d for d in found if id(d) not in dated])))
    due = _by_finding(now)
    return [d for d in found if (past.is_new(d, due) if id(d) in dated else id(d) in others)]


class _Past(Struct, frozen=True):
    """What the revision already had."""

    findings: Sequence[Diagnostic]
    """Its findings, with the paths and refs that the present files have."""
    echeances: dict[str, Echeance]
    unread: frozenset[str]

    @classmethod
    def of(
        cls, comparaison: Comparaison, before: Loaded, on: date, horizon_days: int | None
    ) -> _Past:
        followed = suivi(before.dossier, on, horizon_jours=horizon_days)
        pairs = [(pair.base, pair.head) for pair in comparaison.fiches]
        series = [(pair.base, pair.head) for pair in comparaison.indicateurs]
        paths = {
            **{was.path: now.path for was, now in pairs if was and now},
            **{was.path: now.path for was, now in series if was and now},
        }
        moved = [
            replace(
                d,
                location=replace(d.location, path=paths.get(d.location.path, d.location.path)),
                ref=None if d.ref is None else comparaison.new_ref(d.ref),
            )
            for d in (*validate(before.dossier), *check(followed))
        ]
        return cls(moved, judged(followed, comparaison), unread_refs(comparaison))

    def unknown(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Findings about the files that were not there; what is there once more is new once."""
        known = Counter(fingerprints([d for d in self.findings if not _dated(d)]))
        return [d for d, name in zip(found, fingerprints(found), strict=True) if not known[name]]

    def is_new(
        self, diagnostic: Diagnostic, due: dict[tuple[str, bool], dict[str, Echeance]]
    ) -> bool:
        """Whether the change makes an échéance overdue, near or silent that was not."""
        ref = diagnostic.ref or ""
        if ref.partition("/")[0] in self.unread:
            return False
        if diagnostic.code == _SILENT:
            return not any(d.ref == ref and _dated(d) and d.code != _SOON for d in self.findings)
        near = diagnostic.code == _SOON
        return any(
            not self._had(name, near=near)
            for name, echeance in due.get((ref, near), {}).items()
            if near or echeance.code == diagnostic.code
        )

    def _had(self, name: str, *, near: bool) -> bool:
        was = self.echeances.get(name)
        return was is not None and (was.manquee or (near and was.etat is Etat.PROCHE))


def _dated(diagnostic: Diagnostic) -> bool:
    return diagnostic.code.startswith(_OF_DATES)


def _by_finding(now: Suivi) -> dict[tuple[str, bool], dict[str, Echeance]]:
    """The échéances that findings fold, by ref and whether they are near rather than missed."""
    found: dict[tuple[str, bool], dict[str, Echeance]] = {}
    for name, echeance in judged(now).items():
        if echeance.manquee or echeance.etat is Etat.PROCHE:
            key = (echeance.ref, echeance.etat is Etat.PROCHE)
            found.setdefault(key, {})[name] = echeance
    return found
