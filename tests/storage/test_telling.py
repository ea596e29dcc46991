"""What a model refuses is told once, in the file's own characters."""

from __future__ import annotations

import pytest

from plancancer_cli.rules.run import validate
from plancancer_cli.storage.loader import load
from projet import ACTEURS, FICHE, INDICATEUR, MINIMAL, PLAN, ArbreMemoire, textes
from slips.bases import COMITE, FILES


def _found(files: dict[str, str]) -> list[str]:
    loaded = load(ArbreMemoire(files))
    return textes(loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier))


@pytest.mark.parametrize(
    "written",
    [
        "1.10",
        "01004",
        "+33477000000",
        "0x1F",
        "0o17",
        "1e3",
        "1.",
        ".5",
        "-0",
        "2024-01-02",
        "True",
    ],
)
def test_a_hint_quotes_the_characters_of_the_file(written: str) -> None:
    """1.10 is read as 1.1, 01004 as 1004: neither is what stands in the file."""
    fiche = MINIMAL[FICHE].replace("titre: Balades", f"titre: {written}")
    (said,) = _found(MINIMAL | {FICHE: fiche})
    assert said.endswith(f'| Put it between quotes: titre: "{written}"')
    assert f" {written} " in said.partition("|")[0] or f"({written})" in said


@pytest.mark.parametrize("written", ["1.10", "01004", "0x1F", "1e3"])
def test_a_code_in_a_list_keeps_its_characters(written: str) -> None:
    fiche = MINIMAL[FICHE] + f"axes_transversaux: [{written}]\n"
    (said,) = _found(MINIMAL | {FICHE: fiche})
    assert said.endswith(f'| Put it between quotes: "{written}"')


@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [
        ("indicators/balades-2.yaml", FICHE, "This is a fiche. | Move it to actions/."),
        ("plan/comites/2024-01-01.yaml", FICHE, "This is a fiche. | Move it to actions/."),
        ("actions/1.1.2-x.yaml", INDICATEUR, "This is an indicateur."),
        ("actions/1.1.2-x.yaml", ACTEURS, "This is what plan/acteurs.yaml holds."),
        ("actions/1.1.2-x.yaml", PLAN, "This is what plan/plan.yaml holds."),
        ("actions/1.1.2-x.yaml", COMITE, "This is a meeting of the committee."),
        ("indicators/x.yaml", COMITE, "This is a meeting of the committee."),
    ],
)
def test_a_file_of_another_kind_is_one_finding(path: str, content: str, kind: str) -> None:
    (said,) = _found(FILES | {path: FILES.get(content, MINIMAL.get(content, ""))})
    assert said.startswith(f"{path}:1:1 PC019 {kind}")


@pytest.mark.parametrize("text", ["titre: Marches\n", "code: 1.1.2\n", "volets: []\n", "x: 1\n"])
def test_a_fiche_that_lacks_much_is_still_a_fiche(text: str) -> None:
    said = _found(MINIMAL | {"actions/1.1.2-x.yaml": text})
    assert said
    assert not any("PC019" in each for each in said)


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("titre: Balades", "Titre: Balades", 1),
        ("    intitule: Sentiers\n", "    Intitule: Sentiers\n", 1),
        ("titre: Balades\n", "titre: Balades\nTitre: Balades\n", 1),
        ("titre: Balades", "Titre: Balades\nPublic cible: tous", 2),
    ],
)
def test_a_key_that_is_written_wrong_is_not_missing_too(old: str, new: str, count: int) -> None:
    assert len(_found(MINIMAL | {FICHE: MINIMAL[FICHE].replace(old, new)})) == count


def test_each_item_that_lacks_its_dash_is_told_once() -> None:
    volet = "    id: marches\n    intitule: Marches\n    calendrier: Dès 2025\n"
    fiche = MINIMAL[FICHE].replace("pilotes:", f"{volet}pilotes:")
    (said,) = _found(MINIMAL | {FICHE: fiche})
    assert said == (
        "actions/1.1.1-balades.yaml:7:5 PC003 The key “id” is given again: a new item begins here "
        "without its dash. | Write a dash before it (- id: …), or keep one of the two."
    )
