"""status, show, deadlines: what an analyst reads."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from acceptance.conftest import SMALL_PLAN, Program


def test_status_of_the_real_plan_names_every_fiche(real: Program) -> None:
    done = real("status", "--all")
    assert done.code == 0
    first, second, *_ = done.out.splitlines()
    assert first == "Plan Cancer stéphanois, au 21 novembre 2026"
    assert second.startswith("13 fiches, 23 volets")
    codes = [
        line.split()[0]
        for line in done.out.splitlines()
        if line.startswith("  ") and line[2:3].isdigit()
    ]
    expected = (
        "1.1.1 1.2.1 1.3.1 1.3.2 1.4.1 2.1.1 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 4.1.1 4.1.2".split()
    )
    assert [code for code in codes if code in expected] == expected


def test_status_fits_a_hundred_columns_when_piped(real: Program) -> None:
    assert max(len(line) for line in real("status", "--all").out.splitlines()) <= 100


def test_status_says_that_a_fiche_has_no_indicateur(real: Program) -> None:
    lines = real("status", "--all").out.split("  3.1.4  ")[1].split("  3.1.5  ")[0]
    assert "aucun indic." in lines


def test_status_has_no_escape_codes_unless_asked(small: Program) -> None:
    assert "\x1b" not in small("status").out
    assert "\x1b[" in small("status", "--color", "always").out
    assert "\x1b" not in small("status", NO_COLOR="1").out


def test_status_json_keeps_its_contract(real: Program) -> None:
    done = real("status", "--format", "json")
    data = json.loads(done.out)
    assert (data["schemaVersion"], data["kind"], data["date"]) == (1, "status", "2026-11-21")
    assert data["plan"]["id"] == "plan-cancer-stephanois"
    assert data["totaux"]["fiches"] == 13
    assert data["totaux"]["volets"] == 23
    assert {"en_retard", "non_documentes", "indicateurs", "indicateurs_mesures"} <= data[
        "totaux"
    ].keys()
    fiche = data["fiches"][0]
    assert {"code", "titre", "statut", "en_retard", "echeances", "indicateurs"} <= fiche.keys()


def test_status_keeps_to_a_part_of_the_plan(real: Program) -> None:
    def codes(*options: str) -> list[str]:
        data = json.loads(real("status", "--format", "json", *options).out)
        return [fiche["code"] for fiche in data["fiches"]]

    assert codes("--enjeu", "4") == ["4.1.1", "4.1.2"]
    assert codes("--pilote", "cdos") == ["3.1.4"]
    assert codes("1.2.1") == ["1.2.1"]
    assert "1.2.1" not in codes("--late")
    assert "3.1.3" in codes("--late")


def test_status_in_markdown_is_a_table_a_level(real: Program) -> None:
    out = real("status", "--format", "markdown").out
    assert out.startswith("# Plan Cancer stéphanois")
    assert sum(1 for line in out.splitlines() if line.startswith("| --- |")) == 4


def test_status_speaks_english_when_asked(small: Program) -> None:
    assert "1 fiche, 1 volet" in small("status", "--all", "--lang", "en").out
    assert "under way" in small("status", "--all", PLANCANCER_LANG="en").out


def test_global_options_stand_before_or_after_the_command(small: Program) -> None:
    before = small("--date", "2024-01-01", "status").out
    after = small("status", "--date", "2024-01-01").out
    assert before == after
    assert "au 1er janvier 2024" in after


def test_the_project_is_found_from_a_folder_below_and_by_name(small: Program) -> None:
    below = Program(small.folder / "actions")
    assert below("status").out == small("status").out
    elsewhere = Program(small.folder.parent)
    assert elsewhere("status").code == 2
    assert elsewhere("-C", "petit-plan", "status").out == small("status").out
    assert elsewhere("status", PLANCANCER_PROJECT="petit-plan").out == small("status").out


def test_show_says_how_a_calendrier_is_read(real: Program) -> None:
    out = " ".join(real("show", "1.2.1").out.split())
    assert "À partir de 2024\u00a0: commencer au plus tard le 31 décembre 2024" in out.replace(
        " : ", "\u00a0: "
    )


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("1.2.1/espaces-sans-tabac", "Les parcs et jardins"),
        ("espaces-sans-tabac", "Nombre d’espaces sans tabac installés à Saint-Étienne"),
        ("cdos", "3.1.4"),
        ("3.1.4", "Le plan ne donne aucun indicateur à cette fiche."),
    ],
)
def test_show_gives_everything_about_a_ref(real: Program, ref: str, expected: str) -> None:
    done = real("show", ref)
    assert done.code == 0
    assert expected in done.out


def test_show_proposes_the_nearest_ref(real: Program) -> None:
    done = real("show", "1.2.1/espace-sans-tabac")
    assert done.code == 2
    assert "1.2.1/espaces-sans-tabac" in done.err


def test_deadlines_are_in_order_and_bounded(real: Program) -> None:
    done = real("deadlines", "--format", "json", "--from", "2026-12-01", "--to", "2026-12-31")
    data = json.loads(done.out)
    assert (data["schemaVersion"], data["kind"]) == (1, "deadlines")
    dates = [echeance["echeance"] for echeance in data["echeances"]]
    assert dates == sorted(dates)
    assert set(dates) == {"2026-12-31"}
    assert {"ref", "kind", "echeance", "etat", "explication"} <= data["echeances"][0].keys()


def test_a_broken_file_hides_nothing_else(make: Callable[[dict[str, str]], Program]) -> None:
    program = make({**SMALL_PLAN, "actions/1.2-casse.yaml": "code: [\n"})
    done = program("status")
    assert done.code == 1
    assert "Parcs sans tabac" in done.out
    assert "actions/1.2-casse.yaml:" in done.err
    assert "PC002" in done.err


def test_a_plan_without_plan_yaml_is_no_project(tmp_path_factory: pytest.TempPathFactory) -> None:
    done = Program(tmp_path_factory.mktemp("vide"))("status")
    assert done.code == 2
    assert "plan/plan.yaml" in done.err


def test_a_reader_that_leaves_early_is_no_failure(real: Program) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        f"{sys.executable} -m plancancer_cli show 1.2.1 | head -n 1",
        shell=True,
        cwd=real.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.startswith("1.2.1")


def test_status_names_the_modalite_where_only_that_is_meant(real: Program) -> None:
    told = " ".join(real("--date", "2026-11-28", "status", "--all").out.split())
    since = "à documenter depuis le 01/01/2024 :"
    assert f"{since} Semaine du développement durable 2023" in told
    assert f"{since} tenue de permanences hebdomadaires" in told
    assert f"{since} Favoriser l’accès à une nutrition saine" not in told
