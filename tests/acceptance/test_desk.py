"""The questions of a week, each with its command, on the real plan and on a small one."""

from __future__ import annotations

import csv
import json

import pytest

from acceptance.conftest import Program

INDICATEUR = "indicators/parcs-sans-tabac.yaml"


def test_a_value_that_will_not_come_is_one_line_and_no_longer_awaited(small: Program) -> None:
    before = small.read(INDICATEUR)
    awaited = _awaited(small)
    assert "2025" in awaited
    done = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Relevé non fait")
    assert (done.code, done.out) == (0, "")
    after = small.read(INDICATEUR)
    assert after == before + 'indisponible:\n  - {periode: 2025, motif: "Relevé non fait"}\n'
    assert "Pour annuler" in done.err
    assert _awaited(small) == [p for p in awaited if p != "2025"]
    assert small("validate").code == 0
    again = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Relevé non fait")
    assert again.code == 0
    assert "Rien" in again.err
    assert small.read(INDICATEUR) == after
    next_one = small("unavailable", "Parcs sans tabac", "2026-T1", "--reason", "Pas de relevé")
    assert next_one.code == 0
    assert small.read(INDICATEUR) == after + '  - {periode: 2026-T1, motif: "Pas de relevé"}\n'


def _awaited(program: Program) -> list[str]:
    data = json.loads(program("deadlines", "--format", "json").out)
    return [
        e["objet"]
        for e in data["echeances"]
        if (e["kind"], e["etat"]) == ("measurement", "non_recue")
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["parcs-sans-tabac", "2025"], "--reason"),
        (["parcs-sans-tabac", "2025", "--reason", "  "], "--reason"),
        (["parcs-sans-tabac", "bientôt", "--reason", "x"], "PERIOD"),
        (["parcs-sans-tabc", "2025", "--reason", "x"], "parcs-sans-tabac"),
        (["parcs-sans-tabac", "2024-06-30", "--reason", "x"], "déjà une valeur"),
    ],
)
def test_what_cannot_be_recorded_changes_nothing(
    small: Program, arguments: list[str], said: str
) -> None:
    before = small.read(INDICATEUR)
    done = small("unavailable", *arguments)
    assert done.code == 2
    assert said in done.err
    assert small.read(INDICATEUR) == before


def test_a_second_reason_for_a_period_is_refused(small: Program) -> None:
    assert small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Un").code == 0
    before = small.read(INDICATEUR)
    done = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Deux")
    assert done.code == 2
    assert "Un" in done.err
    assert small.read(INDICATEUR) == before


def test_dry_run_writes_nothing(small: Program) -> None:
    before = small.read(INDICATEUR)
    done = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "x", "--dry-run")
    assert done.code == 0
    assert "indisponible" in done.err
    assert small.read(INDICATEUR) == before


def test_find_says_what_to_type_next(real: Program) -> None:
    done = real("find", "TABAC")
    assert done.code == 0
    assert "1.2.1/espaces-sans-tabac" in done.out
    rows = [line.split("\t") for line in real("find", "tabac", "--format", "tsv").out.splitlines()]
    assert all(len(row) == 4 for row in rows)
    data = json.loads(real("find", "tabac", "--format", "json").out)
    assert [t["ref"] for t in data["trouves"]] == [row[0] for row in rows]
    for ref in (row[0] for row in rows):
        assert real("show", ref).code == 0


def test_what_stands_nowhere_is_said(real: Program) -> None:
    done = real("find", "xyzzy")
    assert done.code == 0
    assert "xyzzy" in done.err
    assert real("find", "’ -").code == 2


def test_the_indicateurs_that_were_never_measured(real: Program) -> None:
    every = json.loads(real("indicators", "--format", "json").out)["indicateurs"]
    never = json.loads(real("indicators", "--never", "--format", "json").out)["indicateurs"]
    totals = json.loads(real("status", "--format", "json").out)["totaux"]
    assert len(every) == totals["indicateurs"]
    assert len(every) - len(never) == totals["indicateurs_mesures"]
    assert {row["id"] for row in never} == {row["id"] for row in every if row["jamais_mesure"]}
    table = real("indicators", "--never").out
    assert all(row["id"] in table for row in never)
    assert f"{len(never)} jamais mesurés" in table
    rows = list(csv.DictReader(real("indicators", "--format", "csv").out.splitlines()))
    assert [row["id"] for row in rows] == [row["id"] for row in every]


def test_the_indicateurs_of_a_pilote_are_those_of_every_command(real: Program) -> None:
    for acteur in ("cdos", "ville-saint-etienne", "Ligue contre le cancer"):
        rows = json.loads(real("indicators", "--pilote", acteur, "--format", "json").out)
        totals = json.loads(real("status", "--pilote", acteur, "--format", "json").out)["totaux"]
        assert len(rows["indicateurs"]) == totals["indicateurs"]


def numbers(program: Program, *options: str) -> dict[str, int]:
    return json.loads(program("status", *options, "--format", "json").out)["totaux"]


def listed(program: Program, *options: str) -> list[dict[str, str]]:
    return json.loads(program("deadlines", *options, "--format", "json").out)["echeances"]


@pytest.mark.parametrize("options", [(), ("--pilote", "cdos"), ("--enjeu", "3"), ("--late",)])
@pytest.mark.parametrize("columns", ["80", "100", "120", None])
def test_status_is_one_screen(real: Program, options: tuple[str, ...], columns: str | None) -> None:
    environment = {"COLUMNS": columns} if columns else {}
    done = real("status", *options, **environment)
    lines = done.out.splitlines()
    assert done.code == 0
    assert len(lines) <= 24
    assert max(map(len, lines)) <= int(columns or "80")


def test_the_screen_says_the_worst_first_and_what_it_leaves_out(real: Program) -> None:
    out = real("status", COLUMNS="80").out
    totals = numbers(real)
    head = " ".join(out.split("\n\n")[0].split())
    for count, word in (
        ("fiches", "fiches"), ("volets", "volets"), ("en_retard", "en retard"),
        ("a_documenter", "à documenter"), ("a_decider", "à décider"),
        ("sans_nouvelles", "sans nouvelles"), ("non_recues", "valeurs attendues"),
        ("avant_fin_annee", "échéances d’ici le 31 décembre 2026"),
    ):  # fmt: skip
        assert f"{totals[count]} {word}" in head
    table = out.split("\n\n")[1].splitlines()
    lignes = json.loads(real("status", "--format", "json").out)["a_traiter"]
    shown = len(table) - 2
    assert [line.split()[0] for line in table[1:-1]] == [
        ligne["fiche"] or "plan" for ligne in lignes[:shown]
    ]
    assert table[-1].split() == [
        "et", str(len(lignes) - shown), "autres", ":", "plancancer", "status", "--all",
    ]  # fmt: skip
    rank = ["en_retard", "non_documentee", "a_decider", "sans_nouvelles"]
    order = [(rank.index(ligne["etat"]), ligne["depuis"]) for ligne in lignes]
    assert order == sorted(order)


def test_the_whole_of_a_small_plan_fits(small: Program) -> None:
    out = small("--date", "2024-06-01", "status").out
    assert "status --all" not in out
    assert "Rien n’est en retard, à documenter" in out


def test_nothing_is_late_is_said_only_where_all_three_are_nil(real: Program) -> None:
    out = real("status", "--state", "en_retard").out
    assert "Rien n’est en retard" not in out
    assert "à documenter" in out


@pytest.mark.parametrize(
    "part", [(), ("--pilote", "ville-saint-etienne"), ("--pilote", "CDOS"), ("--enjeu", "1")]
)
def test_the_counts_are_the_same_in_every_command(real: Program, part: tuple[str, ...]) -> None:
    totals = numbers(real, *part)
    for state, count in (
        ("en_retard", "en_retard"), ("non_documentee", "a_documenter"), ("a_decider", "a_decider"),
    ):  # fmt: skip
        found = listed(real, *part, "--state", state)
        assert {e["etat"] for e in found} <= {state}
        assert len({e["ref"] for e in found}) == totals[count]
    assert len(listed(real, *part, "--state", "non_recue")) == totals["non_recues"]
    assert len(listed(real, *part, "--state", "valeur attendue")) == totals["non_recues"]


def test_whom_to_ask_is_counted_as_for_that_acteur(real: Program) -> None:
    asked = json.loads(real("status", "--format", "json").out)["a_demander"]
    for line in asked:
        assert numbers(real, "--pilote", line["acteur"])["non_recues"] == line["valeurs"]
    by = json.loads(real("status", "--by", "pilote", "--format", "json").out)["pilotes"]
    for line in by:
        totals = numbers(real, "--pilote", line["acteur"])
        assert all(totals[key] == n for key, n in line.items() if key != "acteur")
    assert {line["acteur"] for line in asked} <= {line["acteur"] for line in by}


def test_a_kind_is_kept_everywhere(real: Program) -> None:
    for named in ("start", "début"):
        found = listed(real, "--kind", named)
        assert {e["kind"] for e in found} == {"start"}
        late = {e["ref"] for e in found if e["etat"] == "non_documentee"}
        assert numbers(real, "--kind", named)["a_documenter"] == len(late)
    both = listed(real, "--kind", "start", "--kind", "target")
    assert {e["kind"] for e in both} == {"start", "target"}


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [("--state", "en_retrd", "en_retard"), ("--kind", "measurment", "measurement")],
)
def test_a_filter_that_does_not_exist_is_told(
    real: Program, option: str, typed: str, said: str
) -> None:
    for command in ("status", "deadlines"):
        done = real(command, option, typed)
        assert done.code == 2
        assert said in done.err


def test_deadlines_show_what_is_open_and_say_what_is_left_out(real: Program) -> None:
    every = listed(real)
    settled = [e for e in every if e["etat"] in {"tenue", "commencee", "hors_delai"}]
    out = real("deadlines").out
    assert f"{len(settled)} qui sont réglées ne sont pas montrées" in out
    assert len(real("deadlines", "--all").out) > len(out)
    assert "Modalités opérationnelles" not in out
    line = next(line for line in out.splitlines() if "3.1.3/mise-en-oeuvre  " in line)
    assert "ville-saint-etienne" in line
    assert "Faciliter l’accès au dépistage et à la vaccination" in line


def test_what_is_to_be_measured_by_december(real: Program) -> None:
    out = real("deadlines", "--kind", "measurement", "--to", "2026-12-31").out
    awaited = listed(real, "--kind", "measurement", "--state", "non_recue")
    assert all(e["ref"] in out for e in awaited)
    late = listed(real, "--late")
    assert {e["etat"] for e in late} <= {
        "en_retard", "non_documentee", "a_decider", "non_recue", "non_atteinte",
    }  # fmt: skip


def test_an_acteur_is_its_agenda(real: Program) -> None:
    out = real("show", "danaecare").out
    totals = numbers(real, "--pilote", "danaecare")
    assert f"À documenter ({totals['a_documenter']})" in out
    assert f"Valeurs attendues ({totals['non_recues']})" in out
    assert "plancancer request danaecare" in out
    assert "plancancer track 3.1.5/mise-en-oeuvre" in out
    assert "plancancer deadlines --pilote danaecare" in out
    assert (
        out.index("Valeurs attendues (") < out.index("Prochaines dates (") < out.index("Pilote de")
    )
    assert "Rien ne lui est demandé." in real("show", "carsat").out


def test_an_indicateur_begins_with_its_verdict(real: Program) -> None:
    never = real("show", "vaccins-effectues").out.splitlines()
    assert never[1].startswith("Non évaluable")


def test_one_fiche_is_told_with_its_volets(real: Program) -> None:
    out = real("status", "1.2.1").out
    fiche = json.loads(real("status", "1.2.1", "--format", "json").out)["fiches"][0]
    for volet in fiche["volets"]:
        assert f"1.2.1/{volet['id']}" in out
    assert all(indicateur["id"] in out for indicateur in fiche["indicateurs"])


def test_every_fiche_is_shown_on_demand(real: Program) -> None:
    out = real("status", "--all").out
    data = json.loads(real("status", "--format", "json").out)
    assert all(f"  {fiche['code']}  " in out for fiche in data["fiches"])
    assert out.count("· sans nouvelles depuis le") == data["totaux"]["sans_nouvelles"]


@pytest.mark.parametrize("part", [(), ("--pilote", "ville-saint-etienne"), ("--enjeu", "1")])
def test_a_request_counts_what_status_counts(real: Program, part: tuple[str, ...]) -> None:
    asked = json.loads(real("status", *part, "--format", "json").out)["a_demander"]
    counts = {line["acteur"]: line["valeurs"] for line in asked}
    listed_ = [line.split() for line in real("request", *part).out.splitlines()]
    found = {words[0]: int(words[1]) for words in listed_}
    if "--pilote" in part:  # what it shares with others is asked of it alone
        counts = {acteur: n for acteur, n in counts.items() if acteur == part[1]}
    assert found == counts


def test_a_request_of_targets_asks_for_targets_alone(real: Program) -> None:
    every = listed(real, "--kind", "target", "--state", "non_recue")
    rows = real("request", "--kind", "target", "--state", "non_recue").out.splitlines()
    assert sum(int(line.split()[1]) for line in rows) >= len(every) > 0


def test_the_commands_that_a_part_proposes_show_that_part(real: Program) -> None:
    out = " ".join(real("status", "--pilote", "CDOS", "--kind", "start").out.split())
    assert "plancancer deadlines" not in out or "plancancer deadlines --pilote CDOS" in out
    part = " ".join(real("status", "3").out.split())
    command = "plancancer deadlines --enjeu 3 --from 2026-11-21 --to 2026-12-31"
    assert command in part
    due = listed(real, *command.split()[2:])
    assert len(due) == numbers(real, "3")["avant_fin_annee"]
