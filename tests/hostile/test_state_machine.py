"""Any sequence of measure, track, postpone, import, fmt and merge keeps what was written.

The machine remembers every fact that it wrote. After each step all of them are in the files, the
files are valid, comments stand, lines of before stand, and the diff tells of nothing else.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hostile.attacking import project
from plancancer_cli.analysis.diff import Kind, diff
from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.importing import import_sheet
from plancancer_cli.exchange.sheet import sheet_of
from plancancer_cli.merging.files import merge_contents
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.suivi import Statut
from plancancer_cli.rules.run import validate
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.layout.formatter import format_file
from plancancer_cli.storage.loader import load
from plancancer_cli.writing.measure import Measurement, measure
from plancancer_cli.writing.postpone import Postponement, postpone
from plancancer_cli.writing.track import Entry, Place, track
from projet import FICHE, INDICATEUR

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.model.dossier import Dossier

TODAY = date(2026, 11, 21)
COMMENTS = ("# première valeur", "# fin des valeurs", "# à suivre")
FILES = {
    FICHE: """\
code: 1.1.1
titre: Balades
volets:
  - id: sentiers
    intitule: Sentiers
    calendrier: Entre 2024 et 2027
    suivi: # à suivre
      - {date: 2023-09-01, constat: Lancement, source: délibération}
  - id: parcs
    intitule: Parcs
    calendrier: Dès 2024
pilotes: [ville]
indicateurs: [balades]
""",
    INDICATEUR: """\
id: balades
libelle: Balades
type: nombre
accumulation: stock
valeurs:
  - {date: 2023-06, valeur: 10} # première valeur
  # fin des valeurs
libelle_source: Nombre de balades
""",
}
ADDITIONS = {
    Kind.MEASUREMENT_ADDED, Kind.ENTRY_ADDED, Kind.STATUS_CHANGED, Kind.DEADLINE_POSTPONED,
    Kind.DEADLINE_ADVANCED,
}  # fmt: skip

days = st.dates(date(2024, 1, 1), TODAY)
periods = st.one_of(
    days.map(Periode.jour),
    days.map(lambda day: Periode.mois(day.year, day.month)),
    days.map(lambda day: Periode.annee(day.year)),
)
numbers = st.integers(0, 10_000)
texts = st.one_of(
    st.sampled_from(["délibération", "a, b: c # d", "'", '"', "{x}", "=1+1", "12", "2024-01-01",
                     "non", "[[", "- x", "fin\u202f!", "https://www.exemple.fr/#a", "*a", "&b", "!c"]),
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12),
)  # fmt: skip
volets = st.sampled_from(["sentiers", "parcs"])
statuts = st.sampled_from([Statut.EN_COURS, Statut.BLOQUE, Statut.A_VENIR, Statut.REALISE])
measurements = st.builds(
    lambda value, on, source, note: Measurement(str(value), on, source=source, note=note),
    numbers, periods, st.none() | texts, st.none() | texts,
)  # fmt: skip


class Writing(RuleBasedStateMachine):
    """A plan in a folder, and what is known to have been written in it."""

    @initialize()
    def begin(self) -> None:
        self.root = project(Path(tempfile.mkdtemp(prefix="plancancer-")), FILES)
        self.values: Counter[tuple[str, object]] = Counter({("2023-06", 10): 1})
        self.entries: Counter[tuple[str, str, str | None]] = Counter(
            {("sentiers", "2023-09-01", "Lancement"): 1}
        )
        self.postponed: Counter[tuple[str, str, str]] = Counter()

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def dossier(self) -> Dossier:
        dossier = load(ArbreDisque(self.root)).dossier
        assert dossier is not None
        return dossier

    def bytes(self) -> dict[str, bytes]:
        return {path: (self.root / path).read_bytes() for path in FILES}

    def done(self, write: Callable[[Dossier], object]) -> bool:
        """Whether a write was made. One that is refused changes no byte; one that is made adds."""
        before, contents = self.dossier(), self.bytes()
        try:
            write(before)
        except WriteRefused:
            assert self.bytes() == contents
            return False
        after = self.bytes()
        for path, content in contents.items():
            assert is_within(content.split(b"\n"), after[path].split(b"\n")), after[path].decode()
        found = {change.change for change in diff(before, self.dossier(), TODAY).changes}
        assert found <= ADDITIONS, found
        return True

    def _measure(self, wanted: Measurement) -> bool:
        return self.done(
            lambda dossier: measure(
                self.root, dossier, dossier.indicateur_par_id["balades"], wanted, TODAY,
                confirmed=True,
            )
        )  # fmt: skip

    def _measured(self, wanted: Measurement) -> None:
        self.values[str(wanted.on), int(wanted.value)] += 1

    @rule(wanted=measurements)
    def measure(self, wanted: Measurement) -> None:
        if self._measure(wanted):
            self._measured(wanted)

    @rule(volet=volets, statut=st.none() | statuts, on=periods, fact=texts, source=texts)
    def track(self, volet: str, statut: Statut | None, on: Periode, fact: str, source: str) -> None:
        entry = Entry(on, statut, fact=fact, reason="raison", source=source)
        if self.done(
            lambda dossier: track(self.root, dossier, Place("1.1.1", volet), entry, TODAY)
        ):
            self.entries[volet, str(on), fact] += 1

    @rule(volet=volets, what=st.sampled_from(["debut", "fin"]), to=st.integers(2025, 2035), on=days)
    def postpone(self, volet: str, what: str, to: int, on: date) -> None:
        wanted = Postponement(what, Periode.annee(to), "motif, dit", "décision", Periode.jour(on))
        if self.done(
            lambda dossier: postpone(self.root, dossier, Place("1.1.1", volet), wanted, TODAY)
        ):
            self.postponed[volet, what, f"{to} {on}"] += 1

    @rule(rows=st.lists(st.tuples(days, numbers, texts), min_size=1, max_size=4))
    def import_(self, rows: list[tuple[date, int, str]]) -> None:
        sheet = sheet_of(
            [("indicateur", "date", "valeur", "note")]
            + [("balades", str(day), str(value), note) for day, value, note in rows]
        )
        known = set(self.values)
        if not self.done(lambda d: import_sheet(self.root, d, [sheet], TODAY, confirmed=True)):
            return
        self.values.update({(str(day), value) for day, value, _ in rows} - known)
        again = self.bytes()
        import_sheet(self.root, self.dossier(), [sheet], TODAY, confirmed=True)
        assert self.bytes() == again

    @rule(path=st.sampled_from(sorted(FILES)))
    def fmt(self, path: str) -> None:
        before = self.dossier()
        format_file(self.root, path)
        assert not diff(before, self.dossier(), TODAY).changes
        assert format_file(self.root, path).is_canonical

    @rule(ours=measurements, theirs=measurements)
    def merge(self, ours: Measurement, theirs: Measurement) -> None:
        file = self.root / INDICATEUR
        base = file.read_bytes()
        contents = []
        for wanted in (ours, theirs):
            if not self._measure(wanted):
                file.write_bytes(base)
                return
            contents.append(file.read_bytes())
            file.write_bytes(base)
        merged = merge_contents(base, *contents, INDICATEUR)
        if merged.is_clean:
            file.write_bytes(merged.content)
            self._measured(ours)
            if (ours.on, ours.value, ours.source, ours.note) != (
                theirs.on, theirs.value, theirs.source, theirs.note,
            ):  # fmt: skip
                self._measured(theirs)
            return
        assert str(ours.on) == str(theirs.on)
        for content in contents:
            assert is_within(content.split(b"\n"), merged.content.split(b"\n"))
        file.write_bytes(contents[0])
        self._measured(ours)

    @invariant()
    def nothing_is_lost(self) -> None:
        dossier = self.dossier()
        values = dossier.indicateur_par_id["balades"].value.valeurs
        assert Counter((str(v.date), v.valeur) for v in values) == self.values
        volets = dossier.fiche_par_code["1.1.1"].value.volets
        entries = Counter((v.id, str(e.date), e.constat) for v in volets for e in v.suivi)
        assert entries == self.entries
        postponed = Counter(
            (v.id, r.echeance, f"{r.au} {r.date}") for v in volets for r in v.reports_echeance
        )
        assert postponed == self.postponed

    @invariant()
    def it_is_valid(self) -> None:
        wrong = {each.code for each in validate(self.dossier()) if each.severity == "error"}
        assert not wrong

    @invariant()
    def comments_stand(self) -> None:
        text = b"".join(self.bytes().values()).decode()
        assert all(text.count(comment) == 1 for comment in COMMENTS)


def is_within(lines: list[bytes], more: list[bytes]) -> bool:
    """Whether the lines stand among more, in their order."""
    rest = iter(more)
    return all(line in rest for line in lines)


Writing.TestCase.settings = settings(max_examples=25, stateful_step_count=15)
TestWriting = pytest.mark.slow(Writing.TestCase)
