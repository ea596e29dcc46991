"""What somebody who edits the plan sees in an editor: the real YAML language server.

`make test-tools` installs it. Without it nothing can be said here; in CI that is a failure.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parent))

from yaml_server import YamlServer

ROOT = Path(__file__).resolve().parents[2]
FICHE = "actions/9.9.9-exemple.yaml"
INDICATEUR = "indicators/exemple.yaml"
MODELINE = "# yaml-language-server: $schema=../schemas/{}.schema.json\n"
HEAD = MODELINE.format("fiche") + "code: 9.9.9\ntitre: Exemple\n"
VOLET = HEAD + "volets:\n  - id: exemple\n    intitule: Exemple\n"


@pytest.fixture(scope="module")
def server() -> Iterator[YamlServer | None]:
    installed = Path(__file__).parent / "node_modules" / ".bin"
    search = os.pathsep.join([str(installed), os.environ.get("PATH", os.defpath)])
    program = shutil.which("yaml-language-server", path=search)
    if program is None:
        assert os.environ.get("CI") != "true", "yaml-language-server is missing: make test-tools"
        sys.stdout.write("yaml-language-server is missing (make test-tools): nothing was tried\n")
        yield None
        return
    with YamlServer(program, ROOT) as running:
        yield running


def test_the_real_files_are_without_a_mark(server: YamlServer | None) -> None:
    if server is None:
        return
    folders = [ROOT / name for name in ("plan", "actions", "indicators")]
    files = [file for folder in folders for file in folder.glob("*.yaml")]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}
    marks = server.all_diagnostics(texts)
    assert {path: found for path, found in marks.items() if found} == {}


def test_each_error_is_marked_on_its_line_in_words(server: YamlServer | None) -> None:
    if server is None:
        return
    marks = server.diagnostics(
        FICHE,
        VOLET
        + "    calendrir: Dès 2023\n"
        + "    calendrier: {continu: true}\n"
        + "    suivi:\n"
        + "      - {date: 2024-13, statut: encours}\n"
        + "      - {date: 2024, statut: bloque}\n"
        + "      - {date: 2024}\n"
        + "    indicateurs: [Été]\n"
        + "public_cible: 2024\n",
    )
    assert sorted(marks) == [
        (7, "Property calendrir is not allowed."),
        (8, "Le calendrier ne dit rien\u00a0: ajoutez libelle, debut, fin ou recurrence."),
        (10, mark(10, "Value is not accepted", marks)),
        (10, "Écrivez un jour (2024-06-30), un mois (2024-06) ou une année (2024)."),
        (11, "Ce statut demande un motif\u00a0: motif: \"…\"."),
        (12, "L’entrée ne dit rien\u00a0: ajoutez au moins un statut ou un constat."),
        (13, mark(13, "Un identifiant s’écrit en minuscules", marks)),
        (14, mark(14, "Incorrect type.", marks)),
    ]  # fmt: skip


def test_a_measurement_without_a_value_is_marked(server: YamlServer | None) -> None:
    if server is None:
        return
    head = MODELINE.format("indicateur") + "id: exemple\nlibelle: Exemple\ntype: nombre\nvaleurs:\n"
    lines = ("{date: 2024}", "{date: 2024, valeur: 3, secret: true}", "{date: 2024, secret: true}")
    marks = server.diagnostics(INDICATEUR, head + "".join(f"  - {line}\n" for line in lines))
    assert [line for line, _ in marks] == [6, 7]


@pytest.mark.parametrize(
    ("text", "label", "explained"),
    [
        (HEAD + "|", "volets", "Volets de la fiche"),
        (VOLET + "    |", "calendrier", "Calendrier du volet"),
        (
            VOLET + "    calendrier:\n      libelle: Bientôt\n      |",
            "debut",
            "Période dans laquelle",
        ),
        (VOLET + "    suivi:\n      - {date: 2024, s|}", "statut", "Statut constaté"),
        (
            VOLET + "    suivi:\n      - {date: 2024, statut: |}",
            "bloque",
            "le motif est obligatoire",
        ),
    ],
)
def test_keys_and_words_are_offered_with_their_meaning(
    server: YamlServer | None, text: str, label: str, explained: str
) -> None:
    if server is None:
        return
    assert explained in server.completions(FICHE, text)[label]


def test_codes_are_offered_for_severities(server: YamlServer | None) -> None:
    if server is None:
        return
    offered = server.completions("plan/exemple.yaml", MODELINE.format("plan") + "gravites:\n  |")
    assert offered["PC212"] == "sans nouvelles"
    assert "PC001" not in offered


def test_a_key_explains_itself_under_the_pointer(server: YamlServer | None) -> None:
    if server is None:
        return
    shown = server.hover(FICHE, VOLET + "    suivi:\n      - {date: 2024, sta|tut: en_cours}\n")
    assert "le retard ne s’écrit pas, il se déduit" in shown
    assert "clos\u00a0: devenu une activité permanente" in shown


def mark(line: int, begins: str, marks: list[tuple[int, str]]) -> str:
    """The mark on a line that begins with these words: the server words it, in part."""
    return next((text for at, text in marks if at == line and text.startswith(begins)), begins)
