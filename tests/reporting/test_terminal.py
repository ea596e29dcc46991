"""The views of a terminal: nothing is wider than it, nothing is cut without a mark, nothing lost."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents_projects import FICTIF, REEL, TODAY, dossier
from plancancer_cli.analysis.echeances import Suivi, suivi
from plancancer_cli.analysis.reference import names, resolve
from plancancer_cli.analysis.selection import select
from plancancer_cli.analysis.status import status
from plancancer_cli.i18n import get_language
from plancancer_cli.reporting.terminal import deadlines, screen, show, status_fiche
from plancancer_cli.reporting.terminal import status as dashboard
from plancancer_cli.reporting.terminal.bar import shares
from plancancer_cli.reporting.terminal.lines import PIPED_WIDTH, Line, Terminal, paint
from projet import minimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTHS = (60, 80, 100, 120, 200)
MARK = "…"
OWN = ("ionale…", "l rule…")
"""Ends of the program's own words that have this sign: a fact from elsewhere, "règle nationale…"."""


@pytest.fixture(scope="module", params=[REEL, FICTIF], ids=["reel", "fictif"])
def followed(request: pytest.FixtureRequest) -> Suivi:
    root: Path = request.param
    return suivi(dossier(root), TODAY)


def views(followed: Suivi, terminal: Terminal, lang: str) -> Iterator[tuple[str, list[Line]]]:
    """Every view by its name: the dashboard, the échéances, each thing in full."""
    language = get_language(lang)
    every = list(followed.echeances)
    listing = deadlines.Listing(every, every, followed)
    yield "status", list(dashboard.render(status(followed), language, terminal, whole=True))
    yield (
        "deadlines",
        list(deadlines.render(followed, listing, language, terminal)),
    )
    yield "screen", list(screen.render(status(followed), language, terminal))
    for row in status(followed).fiches:
        part = select(followed, code=row.fiche.code)
        yield (
            f"status {row.fiche.code}",
            list(status_fiche.render(status(part), language, terminal)),
        )
    for ref in names(followed.dossier):
        found = resolve(followed.dossier, ref)
        yield ref, list(show.render(followed, found, language, terminal))


def text(line: Line) -> str:
    return "".join(span.text for span in line).rstrip()


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(followed: Suivi, width: int, lang: str) -> None:
    for name, lines in views(followed, Terminal(width, color=False), lang):
        for line in map(text, lines):
            # An address is not broken: it could not be followed any more.
            longest = max(map(len, line.split(" ")), default=0)
            assert len(line) <= width or longest > width - 20, (name, line)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_goes_to_a_file_is_complete(followed: Suivi, lang: str) -> None:
    whole = Terminal(PIPED_WIDTH, color=False, complete=True)
    words = " ".join(str(document.value) for document in followed.dossier.fiches)
    for name, lines in views(followed, whole, lang):
        if name == "screen":  # one screen leaves something out, and says so
            continue
        for line in map(text, lines):
            # The plan's own, and what a command leaves to be filled in.
            for found in re.finditer(rf"(.{{5}}[^ \"]){MARK}", line):
                assert found[0] in words or found[0] in OWN, (name, line)
    shown = " ".join(" ".join(map(text, dict(views(followed, whole, lang))["status"])).split())
    for document in followed.dossier.fiches:
        assert " ".join(document.value.titre.split()) in shown
    for row in status(followed).fiches:
        for volet in row.volets if len(row.volets) > 1 else ():
            for found in (volet.en_retard, volet.a_documenter):
                # A modalité is named by its own words where the volet itself is not meant.
                own = [e for e in found if e.ref == volet.unite.ref]
                names = [volet.unite.intitule] if own else [e.libelle for e in found]
                assert all(" ".join(name.split()) in shown for name in names)


def test_what_is_cut_is_marked(followed: Suivi) -> None:
    narrow = dict(views(followed, Terminal(60, color=False), "fr"))["status"]
    shown = "\n".join(map(text, narrow))
    for document in followed.dossier.fiches:
        title = document.value.titre
        begun = title[:40].rstrip()
        assert title in shown or re.search(re.escape(begun) + rf"[^\n]*{MARK}", shown)


def test_colours_change_no_word(followed: Suivi, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (60, 120):
        for _, lines in views(followed, Terminal(width, color=True), "fr"):
            written = io.StringIO()
            monkeypatch.setattr(sys, "stdout", written)
            paint(lines, Terminal(width, color=True))
            monkeypatch.undo()
            bare = re.sub(r"\x1b\[[0-9;]*m", "", written.getvalue())
            assert [line.rstrip() for line in bare.splitlines()] == [text(line) for line in lines]


def test_a_pipe_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert Terminal.of("auto") == Terminal(PIPED_WIDTH, color=False, complete=True)
    assert Terminal.of("always").color


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5000), min_size=1),
    st.integers(6, 80),
)
def test_a_bar_shows_every_class_and_fits(counts: dict[str, int], room: int) -> None:
    drawn = shares(counts, room)
    assert drawn.keys() == counts.keys()
    assert min(drawn.values()) >= 1
    total = sum(counts.values())
    assert sum(drawn.values()) == min(room, total)
    if total <= room:
        assert drawn == counts


def shown(ref: str, followed: Suivi, width: int = 100) -> str:
    found = resolve(followed.dossier, ref)
    lines = show.render(followed, found, get_language("fr"), Terminal(width, color=False))
    return "\n".join(map(text, lines))


def test_a_fiche_without_volets_stands_by_its_own_suivi() -> None:
    fiche = (
        "code: 1.1.1\ntitre: Balades\npilotes: [ville]\nindicateurs: [balades]\n"
        'suivi: [{date: 2025-03-01, statut: en_cours, constat: "Les balades ont lieu."}]\n'
    )
    assert "Statut  en cours\n" in shown("1.1.1", suivi(minimal(fiche=fiche), TODAY))


def test_what_is_not_yet_known_is_not_shown() -> None:
    fiche = (
        "code: 1.1.1\ntitre: Balades\npilotes: [ville]\nindicateurs: [balades]\n"
        'suivi: [{date: 2025-03-01, statut: en_cours, constat: "Les balades ont lieu."}]\n'
    )
    before = suivi(minimal(fiche=fiche), TODAY.replace(year=2023, month=6, day=15))
    assert "Les balades ont lieu." not in shown("1.1.1", before)
    assert "Aucune valeur enregistrée." in shown("balades", before)
    assert "  juin 2023  10" in shown("balades", suivi(minimal(), TODAY))


def test_an_entry_is_shown_in_full() -> None:
    text_ = shown("A.2", suivi(dossier(FICTIF), TODAY))
    assert "Motif\u00a0: La cuisine centrale n’a pas reçu l’avis du service vétérinaire" in text_
    assert "Note interne\u00a0: Le bailleur imaginaire demande une réponse avant Noël." in text_
    assert "Jalon\u00a0: Marché d’approvisionnement signé" in text_


def test_values_stand_in_columns_with_their_state() -> None:
    followed = suivi(dossier(FICTIF), TODAY)
    gardens = shown("jardins-partages", followed).splitlines()
    assert "  31 décembre 2024  5 (corrigée depuis)  https://valbrume.example/jardins" in gardens
    assert "  14 juin 2025      8  https://valbrume.example/huit-jardins" in gardens
    assert "25,5\u00a0% (non confirmée)" in shown("repas-frais-locaux", followed)


def test_many_missing_numbers_are_one_sentence() -> None:
    doses = shown("doses-par-mois", suivi(dossier(FICTIF), TODAY))
    assert doses.count("Règle de suivi") == 2
    assert "pour 9 périodes" in doses
