"""The cells of a sheet are read as the command line reads what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exchange.office import bring, content, counts, settle
from plancancer_cli.exchange.problems import SheetRefused
from plancancer_cli.i18n import get_language

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "indicateur;date;valeur;provisoire;numerateur;denominateur\n"
ENGLISH = get_language("en")


def hints(folder: Path, row: str) -> list[str]:
    with pytest.raises(SheetRefused) as refused:
        bring(settle(folder), HEAD + row + "\n")
    return [ENGLISH.text(p.hint) for p in refused.value.problems if p.hint is not None]


@pytest.mark.parametrize(
    ("row", "written"),
    [
        ("balades;25/09/2025;1e3;;;", "{date: 2025-09-25, valeur: 1000}"),
        ("balades;septembre 2025;1'250;;;", "{date: 2025-09, valeur: 1250}"),
        ("balades;sept. 2025;1 250;x;;", "{date: 2025-09, valeur: 1250, provisoire: true}"),
        ("charte;2025;x;;;", "{date: 2025, valeur: true}"),
        ("charte;2025;0;1;;", "{date: 2025, valeur: false, provisoire: true}"),
        ("part;2025;52,3 %;;;", "{date: 2025, valeur: 52.3}"),
    ],
)
def test_one_text_means_the_same_in_every_column(tmp_path: Path, row: str, written: str) -> None:
    folder = settle(tmp_path)
    assert counts(bring(folder, HEAD + row + "\n"))[0] == 1
    assert written in b"".join(content(folder).values()).decode()


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        (
            "balades;2025;1,250;;;",
            "Write 1250 without a separator; or add --confirm if it is 1.25.",
        ),
        ("taux;2025;1,250/2 500;;;", "Write 1250 without a separator; or add --confirm"),
        ("taux;2025;;;1,250;2 500", "Write 1250 without a separator; or add --confirm"),
        ("balades;2025;12 15;;;", "groups of thousands have three digits"),
        ("balades;2025;<11;;;", "Write secret"),
        ("balades;2025;n.d.;;;", "an empty cell"),
        ("balades;03/04/25;12;;;", "the four figures of the year"),
        ("balades;2025;12;peut-être;;", "Write oui, or leave the cell empty."),
    ],
)
def test_what_may_be_another_is_refused(tmp_path: Path, row: str, hint: str) -> None:
    assert any(hint in found for found in hints(tmp_path, row))


def test_a_doubtful_number_is_taken_once_confirmed(tmp_path: Path) -> None:
    folder = settle(tmp_path)
    assert counts(bring(folder, HEAD + "balades;2025;1,250;;;\n", confirmed=True))[0] == 1
    assert "{date: 2025, valeur: 1.25}" in b"".join(content(folder).values()).decode()
