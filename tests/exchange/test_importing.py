"""What import adds, what it leaves out, and what it says of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exchange.office import BALADES, bring, content, counts, lines, refused, settle
from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange import importing

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "indicateur;date;valeur;periode;ventilation;note;remplace\n"


def test_rows_become_lines_in_their_order(tmp_path: Path) -> None:
    settle(tmp_path)
    sheet = HEAD + (
        "vaccins;31/12/2025;1 250;2025;;;\n"
        "balades;2026-03;12,5;;;« été »;\n"
        "vaccins;31/12/2025;300;2025;tranche_age=18-25;;\n"
        "part;2025;52,3 %;;;;\n"
        "taux;2025;12/40;;;;\n"
        "charte;2025;Oui;;;;\n"
        "stade;2025;EN COURS;;;;\n"
        "avis;2025;12;;;;\n"
        "note;2025;4,5;;;;\n"
    )
    assert counts(bring(tmp_path, sheet)) == (9, 0, 0, 0)
    assert lines(tmp_path, "vaccins") == [
        "- {date: 2025-12-31, valeur: 1250, periode: 2025}",
        '- {date: 2025-12-31, valeur: 300, periode: 2025, ventilation: {tranche_age: "18-25"}}',
    ]
    assert lines(tmp_path, "balades")[-1] == '- {date: 2026-03, valeur: 12.5, note: "« été »"}'
    assert lines(tmp_path, "part") == ["- {date: 2025, valeur: 52.3}"]
    assert lines(tmp_path, "taux") == [
        "- {date: 2025, valeur: 0.3, numerateur: 12, denominateur: 40}"
    ]
    assert lines(tmp_path, "charte") == ["- {date: 2025, valeur: true}"]
    assert lines(tmp_path, "stade") == ['- {date: 2025, valeur: "en cours"}']
    assert lines(tmp_path, "avis") == ['- {date: 2025, valeur: "12"}']
    assert lines(tmp_path, "note") == ["- {date: 2025, valeur: 4.5}"]


def test_the_same_sheet_twice_adds_nothing(tmp_path: Path) -> None:
    settle(tmp_path)
    sheet = (
        HEAD
        + "balades;2026-03;12;;;x;\nvaccins;2025;300;2025;sexe=F;;\nbalades;2026-03;13;;;;2026-03\n"
    )
    assert counts(bring(tmp_path, sheet)) == (3, 0, 0, 0)
    after = content(tmp_path)
    assert counts(bring(tmp_path, sheet)) == (0, 3, 0, 0)
    assert content(tmp_path) == after


def test_a_row_that_says_less_than_the_file_is_known(tmp_path: Path) -> None:
    line = '  - {date: 2025, valeur: 12, source: "bilan", note: "provisoire", provisoire: true}\n'
    settle(tmp_path, balades=BALADES + line)
    assert counts(bring(tmp_path, "indicateur,date,valeur\nbalades,2025,12\n")) == (0, 1, 0, 0)


def test_without_a_value_the_row_says_nothing(tmp_path: Path) -> None:
    settle(tmp_path)
    sheet = HEAD + "balades;2026-03; ;;;;\ninconnu;hier;;;;;\n;;;;;;\n"
    assert counts(bring(tmp_path, sheet)) == (0, 0, 0, 2)


def test_a_dry_run_shows_the_lines_and_writes_nothing(tmp_path: Path) -> None:
    before = content(settle(tmp_path))
    outcome = bring(tmp_path, HEAD + "balades;2026-03;12;;;;\n", dry_run=True)
    assert outcome.edits[0].hunks[0].added == ("  - {date: 2026-03, valeur: 12}",)
    assert content(tmp_path) == before


def test_another_value_for_the_same_date_is_named_with_its_line(tmp_path: Path) -> None:
    settle(tmp_path)
    (found,) = refused(tmp_path, HEAD + "balades;06/2023;11;;;;\n")
    assert found == (
        "Row 2, column valeur: “2023-06” stands in line 7 of indicators/balades.yaml already, with "
        "“10” under valeur; this row says “11”. | Write 2023-06 in the column remplace if this row "
        "corrects it; else correct the row or leave it out."
    )
    assert counts(bring(tmp_path, HEAD + "balades;06/2023;11;;;;06/2023\n")) == (1, 0, 0, 0)
    assert lines(tmp_path, "balades")[-1] == "- {date: 2023-06, valeur: 11, remplace: 2023-06}"


def test_a_qualified_number_is_another_one(tmp_path: Path) -> None:
    settle(tmp_path, balades=BALADES + "  - {date: 2025, valeur: 12, qualification: environ}\n")
    (found,) = refused(tmp_path, "indicateur,date,valeur\nbalades,2025,12\n")
    assert found.startswith("Row 2, column qualification:")
    sheet = "indicateur,date,valeur,qualification\nbalades,2025,12,Environ\n"
    assert counts(bring(tmp_path, sheet)) == (0, 1, 0, 0)


def test_rows_that_stand_twice_in_the_sheet(tmp_path: Path) -> None:
    settle(tmp_path)
    twice = HEAD + "balades;2026-03;12;;;;\nbalades;mars 2026;12;;;;\n"
    assert counts(bring(tmp_path, twice)) == (1, 0, 1, 0)
    (found,) = refused(tmp_path, HEAD + "balades;2026-04;12;;;;\nbalades;2026-04;13;;;;\n")
    assert found.startswith("Row 3, column valeur: “2026-04” stands in row 2 already, with “12”")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("balades;2026-03;beaucoup;;;;", "Row 2, column valeur: “beaucoup” is no value of balades"),
        ("balades;2026-03;oui;;;;", "Row 2, column valeur: “oui” is no value"),
        ("balades;2026-03;-3;;;;", "Row 2, column valeur: “-3” is negative"),
        ("part;2025;130;;;;", "Row 2, column valeur: “130” is not a percentage"),
        ("note;2025;6;;;;", "Row 2, column valeur: “6” is not on the scale"),
        ("charte;2025;peut-être;;;;", "Row 2, column valeur: “peut-être” is no value of charte"),
        ("stade;2025;fini;;;;", "Row 2, column valeur: “fini” is no value of stade"),
        ("taux;2025;0,3;;;;", "Row 2, column valeur: The ratio comes without"),
        ("taux;2025;12/0;;;;", "Row 2, column valeur: “12/0” is no value of taux"),
        ("balades;2027;3;;;;", "Row 2, column date: “2027” lies after today"),
        ("balades;T1 2026;3;;;;", "Row 2, column date: “2026-T1” is not a day, a month or a year."),
        ("balades;31/02/2026;3;;;;", "Row 2, column date: “31/02/2026” is not a date that exists."),
        ("balades;;3;;;;", "Row 2, column date: The date is missing."),
        ("balade;2026;3;;;;", "Did you mean “balades”?"),
        (";2026;3;;;;", "Row 2, column indicateur: The indicateur is missing."),
        ("vaccins;2025;300;;;;", "Row 2, column periode: The value dated “2025” of a flux"),
        ("vaccins;2025;300;un jour;;;", "Row 2, column periode: “un jour” is no date."),
        ("vaccins;2025;300;2025;age=1;;", "Row 2, column ventilation: The dimension “age”"),
        (
            "vaccins;2025;300;2025;tranche_age=1;;",
            "Row 2, column ventilation: “1” is not a category",
        ),
        (
            "vaccins;2025;300;2025;jeunes;;",
            "Row 2, column ventilation: “jeunes” names no breakdown.",
        ),
        ("vaccins;2025;3;2025;sexe=F;;", "Row 2, column valeur: The count dated “2025” (sexe: F)"),
        ("balades;2026;3;;;;2020", "Row 2, column remplace: No value above is dated “2020”"),
        (
            "balades;2026;3;;;a\u200bb;",
            "Row 2, column note: The text holds the invisible character",
        ),
        ("balades;2026;3;;;marie@exemple.fr;", "Row 2, column note: A mail address"),
        ("balades;2026;3;;;;;5", "Row 2: The row holds a cell under no column name."),
    ],
)
def test_what_is_wrong_is_named_with_row_and_column(tmp_path: Path, row: str, said: str) -> None:
    (found,) = refused(settle(tmp_path), HEAD + row + "\n")
    assert said in found


def test_every_problem_is_listed_in_the_order_of_the_rows(tmp_path: Path) -> None:
    sheet = (
        HEAD + "part;2025;130;;;;\nbalades;demain;beaucoup;;;;\nx;2026;1;;;;\npart;2024;140;;;;\n"
    )
    found = refused(settle(tmp_path), sheet)
    assert [text.split(":")[0] for text in found] == [
        "Row 2, column valeur", "Row 3, column date", "Row 3, column valeur",
        "Row 4, column indicateur", "Row 5, column valeur",
    ]  # fmt: skip


def test_a_fault_in_the_last_row_leaves_every_file_as_it_is(tmp_path: Path) -> None:
    rows = "".join(f"balades;{day:02}/01/2026;{day};;;;\n" for day in range(1, 31))
    refused(settle(tmp_path), HEAD + rows + "vaccins;2025;300;2025;;;\npart;2026;101;;;;\n")


def test_a_file_that_cannot_be_written_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    before = content(settle(tmp_path))
    (tmp_path / "indicators/vaccins.yaml").chmod(0o444)
    with pytest.raises(WriteRefused):
        bring(tmp_path, HEAD + "balades;2026-03;12;;;;\nvaccins;2025;300;2025;;;\n")
    assert content(tmp_path) == before


def test_what_another_wrote_meanwhile_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(tmp_path)
    write = importing.append_all

    def meanwhile(*arguments: object, **options: object) -> object:
        with (tmp_path / "indicators/balades.yaml").open("a", encoding="utf-8") as file:
            file.write("  - {date: 2026-03, valeur: 12}\n")
        return write(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "append_all", meanwhile)
    assert counts(bring(tmp_path, HEAD + "balades;2026-03;12;;;;\n")) == (0, 1, 0, 0)
    assert len(lines(tmp_path, "balades")) == 2


def test_confirmed_small_counts_are_written(tmp_path: Path) -> None:
    sheet = HEAD + "vaccins;2025;3;2025;sexe=F;;\n"
    assert counts(bring(settle(tmp_path), sheet, confirmed=True)) == (1, 0, 0, 0)


def test_a_secret_value_is_received_and_not_written(tmp_path: Path) -> None:
    settle(tmp_path)
    sheet = (
        "indicateur;date;valeur;periode;secret\nvaccins;2025;;2025;oui\nvaccins;2024;;2024;non\n"
    )
    assert counts(bring(tmp_path, sheet)) == (1, 0, 0, 1)
    assert lines(tmp_path, "vaccins") == [
        "- {date: 2025, valeur: null, secret: true, periode: 2025}"
    ]
    (found,) = refused(tmp_path, "indicateur;date;valeur;periode;secret\nvaccins;2023;4;2023;x\n")
    assert found.startswith("Row 2, column valeur: A value marked secret shows its number.")


def test_dimensions_have_columns_of_their_own(tmp_path: Path) -> None:
    settle(tmp_path)
    sheet = (
        "indicateur;date;valeur;periode;ventilation.Tranche d'âge;ventilation.sexe\n"
        "vaccins;2025;300;2025;26 ET PLUS;F\n"
        "vaccins;2025;700;2025;;\n"
    ).replace("Tranche d'âge", "Tranche_Âge")
    assert counts(bring(tmp_path, sheet)) == (2, 0, 0, 0)
    assert lines(tmp_path, "vaccins")[0].endswith(
        'ventilation: {tranche_age: "26 et plus", sexe: "F"}}'
    )


def test_a_former_id_and_capitals_lead_to_the_indicateur(tmp_path: Path) -> None:
    settle(tmp_path)
    bring(tmp_path, "indicateur;date;valeur\nOPINION;2025;bien\n")
    assert lines(tmp_path, "avis") == ['- {date: 2025, valeur: "bien"}']


def test_the_parts_of_a_ratio_have_columns_of_their_own(tmp_path: Path) -> None:
    settle(tmp_path)
    head = "indicateur;date;valeur;numerateur;denominateur\n"
    assert counts(bring(tmp_path, head + "taux;2024;;12;40\npart;2024;30;12;40\n")) == (2, 0, 0, 0)
    assert lines(tmp_path, "taux") == ["- {date: 2024, numerateur: 12, denominateur: 40}"]
    (found,) = refused(tmp_path, head + "taux;2025;12/40;13;40\n")
    assert found.startswith("Row 2, column numerateur:")
    (remark,) = bring(tmp_path, head + "part;2025;50;12;40\n").remarks
    assert (remark.row, remark.column, remark.code) == (2, "valeur", "PC309")


@pytest.mark.slow
def test_ten_thousand_rows(tmp_path: Path) -> None:
    settle(tmp_path)
    ages = [f"a{rank}" for rank in range(100)]
    rows = "".join(
        f"vaccins;{year};{1000 + rank};{year};sexe={age};;\n"
        for year in range(1926, 2026)
        for rank, age in enumerate(ages)
    )
    assert counts(bring(tmp_path, HEAD + rows)) == (10_000, 0, 0, 0)
    assert counts(bring(tmp_path, HEAD + rows)) == (0, 10_000, 0, 0)
    changed = HEAD + rows.replace(";1000;", ";999;")
    assert len(refused(tmp_path, changed)) == 100
