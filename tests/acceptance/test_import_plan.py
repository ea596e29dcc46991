"""import-plan: a sheet of fiches becomes valid files; what has no place is listed, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
import yaml

from acceptance.conftest import ROOT, Program
from plancancer_cli.exchange.xlsx_writing import xlsx_bytes
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from scaffold.sheets import carried, plan_table

SHEET = """\
Plan d’action santé
N° fiche;Intitulé de l’action;Axe;Objectif stratégique;Pilote(s);Partenaires;Échéance;Modalités;Indicateurs;Budget;Commentaire
1.1.1;Balades santé;Bouger plus;À pied;Ville d’Aubenas, ARS;;Dès 2026;"- Baliser
  - au nord
- Accompagner";"- Nombre de balades
- Satisfaction";3 000 €;à revoir
1.2.1;Jardins;Bouger plus;En plein air;ARS;Mme Dupont 06 12 34 56 78;dès que possible;Planter;Part de jardins;;
"""


@pytest.fixture
def plan(tmp_path: Path) -> Program:
    """A new plan beside a sheet."""
    program = Program(tmp_path)
    done = program("init", "neuf", "--modele", "cls", "--titre", "CLS", "--adoption", "2025-06-12",
                   "--collectivite", "Ville d’Aubenas")  # fmt: skip
    assert done.code == 0, done.err
    program.write("tableau.csv", SHEET)
    return program


def fiche(plan: Program, name: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(plan.read(f"neuf/actions/{name}.yaml"))
    return found


def report(plan: Program, path: str = "tableau-non-repris.csv") -> list[tuple[str, str, str]]:
    rows = csv.reader(io.StringIO((plan.folder / path).read_text("utf-8-sig")), delimiter=";")
    return [(row[0], row[1], row[2]) for row in list(rows)[1:]]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(p): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and ".plancancer" not in p.parts
    }


def test_the_fiches_are_valid_files(plan: Program) -> None:
    done = plan("import-plan", "tableau.csv", "neuf")
    assert done.code == 1  # something has no place
    validated = plan("--project", "neuf", "validate", "--fail-on", "warning")
    assert validated.code == 0, validated.out
    first = fiche(plan, "1.1.1-balades-sante")
    assert first["rattachement"] == {"enjeu": "Bouger plus", "objectif": "À pied"}
    assert first["volets"] == [
        {
            "id": "balades-sante",
            "intitule": "Balades santé",
            "calendrier": "Dès 2026",
            "modalites": [{"texte": "Baliser", "details": ["au nord"]}, {"texte": "Accompagner"}],
        }
    ]
    assert (first["pilotes"], first["pilotes_source"]) == (
        ["ville-d-aubenas", "ars"],
        "Ville d’Aubenas, ARS",
    )
    assert first["ressources"] == {"financieres": "3 000 €", "humaines": None, "logistiques": None}
    assert first["indicateurs"] == ["nombre-de-balades", "satisfaction"]
    assert first["public_cible"] is None


def test_levels_acteurs_and_indicateurs_are_added(plan: Program) -> None:
    plan("import-plan", "tableau.csv", "neuf")
    assert yaml.safe_load(plan.read("neuf/plan/plan.yaml"))["arborescence"] == [
        {
            "code": "1",
            "titre": "Bouger plus",
            "enfants": [
                {"code": "1.1", "titre": "À pied"},
                {"code": "1.2", "titre": "En plein air"},
            ],
        }
    ]
    acteurs = yaml.safe_load(plan.read("neuf/plan/acteurs.yaml"))["acteurs"]
    assert [acteur["nom"] for acteur in acteurs] == ["Ville d’Aubenas", "ARS"]
    types = {
        name: yaml.safe_load(plan.read(f"neuf/indicators/{name}.yaml"))["type"]
        for name in ("nombre-de-balades", "satisfaction", "part-de-jardins")
    }
    assert types == {
        "nombre-de-balades": "nombre", "satisfaction": "qualitatif", "part-de-jardins": "pourcentage",
    }  # fmt: skip
    assert "# Codage à vérifier" in plan.read("neuf/indicators/satisfaction.yaml")
    assert (
        json.loads(plan("--project", "neuf", "status", "--format", "json").out)["totaux"]["fiches"]
        == 2
    )


def test_what_has_no_place_is_listed_word_for_word(plan: Program) -> None:
    done = plan("import-plan", "tableau.csv", "neuf")
    assert report(plan) == [
        ("1", "", "Plan d’action santé"),
        ("3", "Commentaire", "à revoir"),
        ("4", "Échéance", "dès que possible"),
        ("4", "Partenaires", "Mme Dupont 06 12 34 56 78"),
    ]
    for words in ("Plan d’action santé", "à revoir", "dès que possible", "tableau-non-repris.csv"):
        assert words in done.err


def test_a_calendrier_that_cannot_be_read_is_kept_and_never_guessed(plan: Program) -> None:
    plan("import-plan", "tableau.csv", "neuf")
    second = fiche(plan, "1.2.1-jardins")
    assert "calendrier" not in second["volets"][0]  # type: ignore[index]
    assert "dès que possible" in second["remarques"][0]  # type: ignore[index]


def test_a_person_becomes_no_acteur_and_stands_in_no_file(plan: Program) -> None:
    plan("import-plan", "tableau.csv", "neuf")
    assert fiche(plan, "1.2.1-jardins")["partenaires"] == []
    assert not any(b"Dupont" in content for content in snapshot(plan.folder / "neuf").values())


def test_a_dry_run_shows_the_mapping_and_writes_nothing(plan: Program) -> None:
    before = snapshot(plan.folder)
    done = plan("import-plan", "tableau.csv", "neuf", "--dry-run")
    assert done.code == 1
    assert snapshot(plan.folder) == before
    for line in ("N° fiche → code", "Axe → enjeu", "Budget → financieres", "Commentaire → sans place", "ars  ARS",
                 "actions/1.1.1-balades-sante.yaml", "indicators/satisfaction.yaml", "1.2  En plein air"):  # fmt: skip
        assert line in done.out


def test_a_column_is_what_one_says_it_is(plan: Program) -> None:
    done = plan(
        "import-plan", "tableau.csv", "neuf", "--map", "commentaire=remarques", "--map", "Budget=-"
    )
    assert done.code == 1
    assert fiche(plan, "1.1.1-balades-sante")["remarques"] == ["à revoir"]
    assert ("3", "Budget", "3 000 €") in report(plan)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "Nulle=titre"), "Nulle"),
        (("--map", "Budget=cout"), "cout"),
        (("--map", "Budget"), "Budget"),
        (("--report", "neuf/plan/rapport.csv"), "rapport.csv"),
        (("--report", "tableau.csv"), "tableau.csv"),
    ],
)
def test_wrong_usage_changes_nothing(plan: Program, options: tuple[str, ...], said: str) -> None:
    before = snapshot(plan.folder)
    done = plan("import-plan", "tableau.csv", "neuf", *options)
    assert done.code == 2
    assert said in done.err
    assert snapshot(plan.folder) == before


def test_a_write_that_fails_leaves_neither_files_nor_list(plan: Program) -> None:
    shutil.rmtree(plan.folder / "neuf/actions")
    plan.write("neuf/actions", "un fichier, pas un dossier\n")
    before = snapshot(plan.folder)
    assert plan("import-plan", "tableau.csv", "neuf").code == 2
    assert snapshot(plan.folder) == before


def test_a_fiche_that_is_there_is_left_as_it_is(plan: Program) -> None:
    plan("import-plan", "tableau.csv", "neuf")
    before = snapshot(plan.folder / "neuf")
    done = plan("import-plan", "tableau.csv", "neuf", "--report", "encore.csv")
    assert done.code == 1
    assert snapshot(plan.folder / "neuf") == before
    assert [row[0] for row in report(plan, "encore.csv") if "Balades santé" in row[2]] == ["3"]


def test_a_sheet_that_fits_whole_says_so(plan: Program) -> None:
    plan.write("court.csv", "code,titre,calendrier\n1.1,Balades,Dès 2026\n")
    done = plan("import-plan", "court.csv", "neuf")
    assert done.code == 0
    assert not (plan.folder / "court-non-repris.csv").exists()
    assert "a sa place" in done.err


def test_further_rows_of_a_fiche_are_its_volets(plan: Program) -> None:
    plan.write(
        "volets.csv",
        "code;titre;volet;calendrier;modalités;pilotes\n"
        "1.1;Tabac;Parcs;Dès 2026;Poser;Ville d’Aubenas\n"
        ";;Écoles;2027;;ARS\n"
        "1.1;;Stades;2028;;\n",
    )
    assert plan("import-plan", "volets.csv", "neuf").code == 0
    found = fiche(plan, "1.1-tabac")
    volets: list[dict[str, str]] = found["volets"]  # type: ignore[assignment]
    assert [(v["intitule"], str(v["calendrier"])) for v in volets] == [
        ("Parcs", "Dès 2026"), ("Écoles", "2027"), ("Stades", "2028"),
    ]  # fmt: skip
    assert found["pilotes"] == ["ville-d-aubenas", "ars"]


def test_rows_that_only_head_others_are_levels(plan: Program) -> None:
    plan.write(
        "titres.csv",
        "code;titre;calendrier\n1;Prévenir;\n1.1;Tabac;\n1.1.1;Parcs;Dès 2026\n2;Soigner;\n2.1;Accueil;2026\n",
    )
    assert plan("import-plan", "titres.csv", "neuf").code == 0
    assert yaml.safe_load(plan.read("neuf/plan/plan.yaml"))["arborescence"] == [
        {"code": "1", "titre": "Prévenir", "enfants": [{"code": "1.1", "titre": "Tabac"}]},
        {"code": "2", "titre": "Soigner"},
    ]
    assert sorted(p.name for p in (plan.folder / "neuf/actions").glob("*.yaml")) == [
        "1.1.1-parcs.yaml", "2.1-accueil.yaml",
    ]  # fmt: skip


def test_a_sheet_without_codes_is_numbered_and_says_so(plan: Program) -> None:
    plan.write(
        "sans.csv",
        "axe;action;échéance\nBouger;Balades;2026\nManger;Potager;2026\nBouger;Vélo;2027\n",
    )
    done = plan("import-plan", "sans.csv", "neuf")
    assert done.code == 0
    assert "ordre de ses lignes" in done.err
    assert sorted(p.name for p in (plan.folder / "neuf/actions").glob("*.yaml")) == [
        "1.1-balades.yaml", "1.2-velo.yaml", "2.1-potager.yaml",
    ]  # fmt: skip
    assert plan("import-plan", "sans.csv", "neuf").code == 2  # the plan has levels now


def test_rows_that_are_no_fiche_are_listed_whole(plan: Program) -> None:
    plan.write(
        "lignes.csv",
        "code;titre;calendrier\n;Sans code;2026\n1.1;Balades;2026\n1.1;Autre titre;2027\n1-2;Tiret;2028\n1.3;;2029\n",
    )
    assert plan("import-plan", "lignes.csv", "neuf").code == 1
    rows = report(plan, "lignes-non-repris.csv")
    assert [row[0] for row in rows] == ["2", "4", "5", "6"]
    assert all(
        year in row[2] for row, year in zip(rows, ("2026", "2027", "2028", "2029"), strict=True)
    )


def test_without_a_plan_there_is_nothing_to_import_into(plan: Program) -> None:
    done = plan("import-plan", "tableau.csv", "ailleurs")
    assert done.code == 2
    assert "plancancer init" in done.err
    assert not (plan.folder / "ailleurs").exists()


@pytest.mark.parametrize("content", ["", "a;b\n1;2\n", "rien du tout"])
def test_a_file_that_is_no_sheet_of_fiches_is_refused(plan: Program, content: str) -> None:
    plan.write("autre.csv", content)
    before = snapshot(plan.folder)
    assert plan("import-plan", "autre.csv", "neuf").code == 2
    assert snapshot(plan.folder) == before


def test_the_real_plan_goes_through_a_workbook_and_loses_nothing(tmp_path: Path) -> None:
    def read(folder: Path) -> Dossier:
        dossier = load(ArbreDisque(folder)).dossier
        assert dossier is not None
        return dossier

    program = Program(tmp_path)
    (tmp_path / "plan.xlsx").write_bytes(xlsx_bytes(plan_table(read(ROOT))))
    program(
        "init", "neuf", "--modele", "plan-cancer", "--titre", "Plan", "--adoption", "2023-05-30"
    )
    done = program("import-plan", "plan.xlsx", "neuf")
    assert done.code == 0, done.err
    assert not list(tmp_path.glob("*non-repris*"))
    assert carried(read(tmp_path / "neuf")) == carried(read(ROOT))
    assert program("--project", "neuf", "validate").code == 0


WORKBOOK: dict[str, list[list[str]]] = {
    "Mode d’emploi": [["Comment remplir"]],
    "Axe 1": [
        ["Contrat local"],
        ["Code", "Titre de l'action", "Structure pilote", "Personne pilote"],
        ["Champ texte", "Champ texte", "Champ liste déroulante", "Champ texte"],
        ["1.1", "Balades", "ARS", "Marie Durand"],
        ["", "Total", "", ""],
    ],
    "Axe 2": [["Titre de l'action", "Code", "Structure pilote"], ["Jardins", "2.1", "CPAM"]],
    "Listes déroulantes": [["Statut", "Priorité"], ["En cours", "Haute"]],
}


def workbook(tabs: dict[str, list[list[str]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_sheet_of_a_workbook_is_read_and_the_others_are_named(plan: Program) -> None:
    (plan.folder / "axes.xlsx").write_bytes(workbook(WORKBOOK))
    done = plan("import-plan", "axes.xlsx", "neuf")
    assert done.code == 0, done.err
    assert sorted(p.name for p in (plan.folder / "neuf/actions").glob("*.yaml")) == [
        "1.1-balades.yaml", "2.1-jardins.yaml",
    ]  # fmt: skip
    assert "a sa place" not in done.err
    for words in ("Mode d’emploi", "Listes déroulantes", "Contrat local", "c’est un total",
                  "elle dit ce que prennent les colonnes", "colonne Personne pilote"):  # fmt: skip
        assert words in done.err
    assert not any(b"Durand" in content for content in snapshot(plan.folder / "neuf").values())
    assert b"Durand" not in (plan.folder / "axes-non-repris.csv").read_bytes()


def test_one_sheet_of_a_workbook(plan: Program) -> None:
    (plan.folder / "axes.xlsx").write_bytes(workbook(WORKBOOK))
    assert plan("import-plan", "axes.xlsx", "neuf", "--sheet", "axe 2").code == 0
    assert [p.name for p in (plan.folder / "neuf/actions").glob("*.yaml")] == ["2.1-jardins.yaml"]
    assert plan("import-plan", "axes.xlsx", "neuf", "--sheet", "Axe 3").code == 2


def test_an_action_that_is_left_counts(plan: Program) -> None:
    tabs = WORKBOOK | {"Axe 3": [["Action", "Quoi"], ["Repas", "cuisiner"]]}
    (plan.folder / "axes.xlsx").write_bytes(workbook(tabs))
    done = plan("import-plan", "axes.xlsx", "neuf")
    assert (done.code, "Axe 3" in done.err) == (1, True)


@pytest.mark.parametrize(
    "pilote",
    ["Marie Durand", "DURAND Marie", "J. Dupont", "Mme Durand", "Dr Durand", "CPAM (Marie Durand)"],
)
def test_what_reads_as_a_person_is_asked_about_before_anything_is_written(
    plan: Program, pilote: str
) -> None:
    plan.write("p.csv", f"code;titre;pilotes\n1.1;Balades;{pilote}\n")
    before = snapshot(plan.folder)
    done = plan("import-plan", "p.csv", "neuf")
    assert done.code == 2
    assert pilote in done.err
    assert "--confirm-acteurs" in done.err
    assert snapshot(plan.folder) == before
    assert plan("import-plan", "p.csv", "neuf", "--dry-run").code == 1
    assert plan("import-plan", "p.csv", "neuf", "--confirm-acteurs").code == 0


def test_an_old_excel_file_says_what_to_do(plan: Program) -> None:
    (plan.folder / "vieux.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    done = plan("import-plan", "vieux.xls", "neuf")
    assert done.code == 2
    assert ".xlsx, .ods ou CSV" in done.err


def test_the_encoding_is_judged_said_and_may_be_named(plan: Program) -> None:
    sheet = "code;titre\n1.1;Dépistage à l'école\n"
    (plan.folder / "dos.csv").write_bytes(sheet.encode("cp850"))
    done = plan("import-plan", "dos.csv", "neuf", "--dry-run")
    assert "cp850" in done.err
    assert "depistage-a-l-ecole" in done.out
    (plan.folder / "pre.csv").write_bytes("code;titre\n1.1;Le Prêcheur\n".encode("cp850"))
    assert plan("import-plan", "pre.csv", "neuf").code == 2
    assert plan("import-plan", "pre.csv", "neuf", "--encoding", "cp850").code == 0
    assert fiche(plan, "1.1-le-precheur")["titre"] == "Le Prêcheur"
