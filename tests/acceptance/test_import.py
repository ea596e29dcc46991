"""import, export, request: the loop between a plan and its partners, as they type it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from acceptance.conftest import TODAY, Program

INDICATEUR = "indicators/parcs-sans-tabac.yaml"
HEAD = "indicateur;date;valeur;note\n"


def files(program: Program) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in program.folder.rglob("*.yaml")}


def test_a_sheet_becomes_lines_and_says_how_to_undo_it(small: Program) -> None:
    small.write("valeurs.csv", HEAD + "parcs-sans-tabac;30/06/2025;4;« été »\n")
    before = small.read(INDICATEUR)
    done = small("import", "valeurs.csv")
    assert done.code == 0
    line = '  - {date: 2025-06-30, valeur: 4, note: "« été »"}\n'
    assert small.read(INDICATEUR) == before + line
    assert f"+ {line.rstrip()}" in done.err
    assert INDICATEUR in done.err
    assert done.out == ""
    assert small("validate").code == 0
    again = small("import", "valeurs.csv")
    assert again.code == 0
    assert small.read(INDICATEUR) == before + line


def test_a_dry_run_prints_the_lines_and_writes_nothing(small: Program) -> None:
    small.write("valeurs.csv", HEAD + "parcs-sans-tabac;30/06/2025;4;\n")
    before = files(small)
    done = small("import", "valeurs.csv", "--dry-run")
    assert done.code == 0
    assert "+   - {date: 2025-06-30, valeur: 4}" in done.err
    assert files(small) == before
    assert not (small.folder / ".plancancer").exists()


def test_refused_rows_are_all_named_and_written_to_be_sent_back(small: Program) -> None:
    rows = (
        "parcs-sans-tabac;30/06/2025;4;bon\n"
        "parcs-sans-tabac;31/02/2025;5;\n"
        "parcs-sans-tabac;30/06/2024;3;\n"
        "parc-sans-tabac;2025;beaucoup;\n"
    )
    small.write("valeurs.csv", HEAD + rows)
    before = files(small)
    done = small("import", "valeurs.csv", "--rejected", "refus.csv", "--lang", "en")
    assert done.code == 2
    assert files(small) == before
    for said in (
        "Row 3, column date: “31/02/2025” is not a date that exists.",
        f"Row 4, column valeur: “2024-06-30” stands in line 9 of {INDICATEUR} already, with “2”",
        "remplace",
        "Row 5, column indicateur: The plan holds nothing named “parc-sans-tabac”.",
        "3 rows of the sheet cannot be taken; nothing was written.",
    ):
        assert said in done.err
    refused = (small.folder / "refus.csv").read_bytes().decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(refused), delimiter=";"))
    assert back[0] == ["indicateur", "date", "valeur", "note", "motif_du_refus"]
    assert [row[1] for row in back[1:]] == ["31/02/2025", "30/06/2024", "2025"]
    assert all(row[-1] for row in back[1:])


def test_the_sheet_itself_is_never_written_over(small: Program) -> None:
    small.write("valeurs.csv", HEAD + "x;2025;4;\n")
    assert small("import", "valeurs.csv", "--rejected", "./valeurs.csv").code == 2
    assert small.read("valeurs.csv").startswith(HEAD)


def test_a_file_of_windows_made_by_other_programs(small: Program) -> None:
    text = HEAD + "parcs-sans-tabac;30/06/2025;1 250,5;« été » à 3 €\n"
    small.write("utf8.csv", text.replace("\n", "\r\n"))
    target = small.folder / "windows.csv"
    iconv = shutil.which("iconv")
    if iconv:
        command = [iconv, "-f", "UTF-8", "-t", "WINDOWS-1252", str(small.folder / "utf8.csv")]
        target.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    else:
        target.write_bytes(text.replace("\n", "\r\n").encode("cp1252"))
    assert b"\x80" in target.read_bytes()
    assert small("import", "windows.csv").code == 0
    line = '- {date: 2025-06-30, valeur: 1250.5, note: "« été » à 3 €"}'
    assert small.read(INDICATEUR).endswith(line + "\n")


@pytest.mark.parametrize("name", ["valeurs.csv", "valeurs.xlsx"])
def test_exporting_and_importing_the_real_plan_changes_nothing(real: Program, name: str) -> None:
    before = files(real)
    assert real("export", "--output", name).code == 0
    done = real("import", name)
    assert done.code == 0
    assert files(real) == before


def test_export_writes_json_where_nothing_else_is_said(small: Program) -> None:
    done = small("export")
    data = json.loads(done.out)
    assert (data["schemaVersion"], data["kind"], data["date"]) == (1, "export", TODAY)
    assert data["valeurs"][0]["indicateur"] == "parcs-sans-tabac"
    table = small("export", "--format", "csv").out
    assert table.splitlines()[1] == "parcs-sans-tabac,2024-06-30,2" + "," * 11
    assert small("export", "--format", "ods").code == 2


def test_a_broken_file_hides_no_other_and_is_named(small: Program) -> None:
    small.write("indicators/casse.yaml", "id: casse\nlibelle: [\n")
    done = small("export", "--format", "csv")
    assert done.code == 1
    assert "parcs-sans-tabac,2024-06-30" in done.out
    assert "indicators/casse.yaml" in done.err
    small.write("valeurs.csv", HEAD + "casse;2025;4;\n")
    done = small("import", "valeurs.csv")
    assert done.code == 2
    assert "indicators/casse.yaml" in done.err


def test_the_loop_with_a_partner(small: Program) -> None:
    listing = small("request")
    assert listing.code == 0
    assert listing.out.startswith("ville  1 ")
    assert small("request", "ville", "--output", "ville.csv").code == 0
    asked = (small.folder / "ville.csv").read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(asked, newline=""), delimiter=";")
    assert (row["periode"], row["valeur"], row["libelle"]) == ("2025", "", "Parcs sans tabac")
    before = files(small)
    assert small("import", "ville.csv").code == 0
    assert files(small) == before
    filled = asked.replace(";2025;2025;;", ";2025;31/12/2025;6;")
    (small.folder / "ville.csv").write_bytes(filled.encode("cp1252"))
    assert small("import", "ville.csv").code == 0
    assert small.read(INDICATEUR).endswith("  - {date: 2025-12-31, valeur: 6, periode: 2025}\n")
    assert "ville" not in small("request").out


def test_one_sheet_an_acteur_and_none_over_a_filled_one(real: Program) -> None:
    done = real("request", "--all", "--output", "envois")
    assert done.code == 0
    sheets = sorted(path.name for path in (real.folder / "envois").iterdir())
    owing = [line.split()[0] for line in real("request").out.splitlines()]
    assert sheets == [f"{acteur}.csv" for acteur in owing]
    assert real("request", "--all", "--output", "envois").code == 0
    (real.folder / "envois" / sheets[-1]).write_text("rempli", encoding="utf-8")
    refused = real("request", "--all", "--output", "envois")
    assert refused.code == 2
    assert sheets[-1] in refused.err
    assert (real.folder / "envois" / sheets[-1]).read_text(encoding="utf-8") == "rempli"


@pytest.mark.parametrize(
    "arguments",
    [
        ("request", "vile"),
        ("request", "ville", "--all"),
        ("request", "ville", "--format", "pdf"),
        ("request", "ville", "--output", "indicators/ville.csv"),
        ("import", "absent.csv"),
        ("import", INDICATEUR),
        ("import",),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(small: Program, arguments: tuple[str, ...]) -> None:
    before = files(small)
    done = small(*arguments)
    assert done.code == 2
    assert done.err.startswith("plancancer: ")
    assert files(small) == before


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_shows_on_a_terminal_only(small: Program, *, terminal: bool) -> None:
    days = [f"{day:02}/{month:02}" for month in range(1, 13) for day in range(1, 29)]
    rows = [f"parcs-sans-tabac;{day}/{year};{year};" for year in range(1990, 1995) for day in days]
    small.write("longue.csv", HEAD + "\n".join(rows))
    if not terminal:
        done = small("import", "longue.csv")
        assert "\x1b" not in done.err
        assert "1680" in done.err.replace("\u202f", "").replace("\u00a0", "")
        assert len(done.err.splitlines()) < 5
        return
    ours, theirs = pty.openpty()
    env = {**os.environ, "PLANCANCER_DATE": TODAY, "TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-m", "plancancer_cli", "import", "longue.csv"]
    with subprocess.Popen(command, cwd=small.folder, env=env, stderr=theirs) as process:
        os.close(theirs)
        shown = _everything(ours)
    assert process.returncode == 0
    assert "100%" in shown


def _everything(descriptor: int) -> str:
    parts = []
    try:
        while part := os.read(descriptor, 65536):
            parts.append(part)
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(descriptor)
    return b"".join(parts).decode(errors="replace")


def test_paths_are_relative_to_where_one_stands(small: Program) -> None:
    inside = Program(Path(small.folder, "actions"))
    inside.write("valeurs.csv", HEAD + "parcs-sans-tabac;2025;4;\n")
    assert inside("import", "valeurs.csv").code == 0
