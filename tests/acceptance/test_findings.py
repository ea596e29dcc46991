"""validate and check: findings at their line and column, thresholds, exit codes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from acceptance.conftest import SMALL_PLAN, Program

FIRST_LINE = re.compile(r"^([^:]+):(\d+):(\d+): (PC\d{3}) (.+)$")


def codes(program: Program, *arguments: str) -> list[tuple[str, str, int, int]]:
    data = json.loads(program(*arguments, "--format", "json").out)
    return [(d["code"], d["path"], d["line"], d["column"]) for d in data["diagnostics"]]


def test_the_real_plan_is_valid(real: Program) -> None:
    done = real("validate")
    assert done.code == 0
    counts, read = done.out.rstrip().splitlines()[-2:]
    assert counts.startswith("0 erreur, 0 avertissement")
    assert read == "Lu\u00a0: 13 fiches, 68 indicateurs"


def test_the_contradiction_of_the_source_is_named(real: Program) -> None:
    found = codes(real, "validate")
    assert ("PC105", "actions/3.1.2-competences-psycho-sociales.yaml") in {f[:2] for f in found}
    assert "PC106" in {f[0] for f in found}
    assert ("PC308", "actions/3.1.4-activite-physique-adaptee.yaml") in {f[:2] for f in found}


def test_check_fails_and_each_error_says_why(real: Program) -> None:
    done = real("check", "--date", "2026-11-21")
    assert done.code == 1
    data = json.loads(real("check", "--format", "json").out)
    errors = [d for d in data["diagnostics"] if d["severity"] == "error"]
    assert errors
    for error in errors:
        assert re.match(r"\d\.\d\.\d/|plan-cancer-stephanois$", error["ref"])
        assert re.search(r"\b(1er janvier|\d+ \w+) 20\d\d", error["message"]), error["message"]
        text = real.read(error["path"]).splitlines()[error["line"] - 1]
        assert "calendrier:" in text or "id: information-et-participation" in text


def test_check_follows_its_threshold(small: Program) -> None:
    assert small("check", "--fail-on", "error", "--date", "2024-07-01").code == 0
    assert small("check", "--fail-on", "warning", "--date", "2025-12-01").code == 1
    assert small("check", "--fail-on", "never", "--date", "2030-01-01").code == 0


def test_what_fails_the_check_stands_beside_the_counts(real: Program) -> None:
    data = json.loads(real("check", "--format", "json").out)["diagnostics"]
    errors = [d["code"] for d in data if d["severity"] == "error"]
    out = real("check").out
    found = re.findall(FIRST_LINE.pattern, out, re.MULTILINE)
    folded = re.findall(r"^  de même pour (\d+) autres?\s*: ", out, re.MULTILINE)
    assert len(found) + sum(map(int, folded)) == len(data)
    assert sorted(code for *_, code, _ in found[-len(errors) :]) == sorted(errors)


def test_check_follows_the_plan_and_says_how_to_see_less(real: Program) -> None:
    out = real("check").out
    harmless = out.split("constats qui font échouer")[0]
    codes = re.findall(r"^(\d\.\d\.\d) — ", harmless, re.MULTILINE)
    assert codes == sorted(codes)
    # One sentence a fiche, whatever the number of its indicateurs that it is said of.
    for part in re.split(r"^\d\.\d\.\d — ", harmless, flags=re.MULTILINE)[1:]:
        said = re.findall(r": PC205 (.*?) — ", part)
        assert len(said) == len(set(said))
    assert out.splitlines()[-1].startswith("Pour en voir moins")
    assert "Pour en voir moins" not in real("check", "--quiet").out


def test_only_what_reaches_the_threshold_on_demand(real: Program) -> None:
    whole = json.loads(real("check", "--format", "json").out)
    brief = json.loads(real("check", "-q", "--format", "json").out)
    assert brief["summary"] == whole["summary"]
    errors = [d for d in whole["diagnostics"] if d["severity"] == "error"]
    assert brief["diagnostics"] == errors
    done = real("check", "--quiet")
    assert done.code == 1
    assert len(re.findall(FIRST_LINE.pattern, done.out, re.MULTILINE)) == len(errors)
    left = len(whole["diagnostics"]) - len(errors)
    hidden = f"{left} constats sous le seuil ne sont pas affichés."
    assert done.out.splitlines()[-2] == hidden
    assert " constats sous le seuil ne sont pas affichés.\n" in real("validate", "-q").out


def test_text_form_is_one_line_a_finding(real: Program) -> None:
    lines = real("validate").out.splitlines()[:-2]
    assert lines
    assert all(FIRST_LINE.match(line) for line in lines)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("plan/plan.yaml", "titre: Petit", "titr: Petit", ("PC010", 3, 1)),
        ("actions/1.1-parcs.yaml", 'code: "1.1"', "code: 1.1", ("PC012", 1, 7)),
        (
            "actions/1.1-parcs.yaml",
            "calendrier: À partir de 2024",
            "calendrier: dès que possible",
            ("PC015", 6, 17),
        ),
        ("actions/1.1-parcs.yaml", "statut: en_cours", "statut: fini", ("PC013", 8, 36)),
        ("actions/1.1-parcs.yaml", "pilotes: [ville]", "pilotes: [vile]", ("PC101", 9, 11)),
        (
            "actions/1.1-parcs.yaml",
            "indicateurs: [parcs-sans-tabac]",
            "indicateurs: [parcs]",
            ("PC102", 10, 15),
        ),
        ("actions/1.1-parcs.yaml", 'code: "1.1"', 'code: "1.2"', ("PC008", 1, 7)),
        ("indicators/parcs-sans-tabac.yaml", "valeur: 2}", "valeur: 2,5}", ("PC007", 9, 33)),
        ("indicators/parcs-sans-tabac.yaml", "valeur: 2}", "valeur: oui}", ("PC301", 9, 32)),
        ("indicators/parcs-sans-tabac.yaml", "2024-06-30", "2024-06-31", ("PC014", 9, 12)),
        (
            "indicators/parcs-sans-tabac.yaml",
            "unite: parcs",
            "unite: parcs\nunite: parc",
            ("PC003", 6, 1),
        ),
        ("indicators/parcs-sans-tabac.yaml", "type: nombre\n", "", ("PC011", 1, 1)),
    ],
)
def test_a_mistake_is_found_where_it_is(
    small: Program, path: str, old: str, new: str, expected: tuple[str, int, int]
) -> None:
    text = small.read(path)
    assert old in text
    small.write(path, text.replace(old, new, 1))
    found = codes(small, "validate")
    assert (expected[0], path, *expected[1:]) in found
    assert small("validate").code == 1


def test_an_unknown_key_is_told_with_the_nearest_one(small: Program) -> None:
    small.write(
        "plan/plan.yaml", small.read("plan/plan.yaml").replace("titre: Petit", "titr: Petit")
    )
    assert "titre" in small("validate").out


def test_validate_keeps_to_the_files_named(make: Callable[[dict[str, str]], Program]) -> None:
    program = make(
        {**SMALL_PLAN, "actions/1.2-x.yaml": "code: [\n", "actions/1.3-y.yaml": "code: [\n"}
    )
    assert {f[1] for f in codes(program, "validate", "actions/1.3-y.yaml")} == {
        "actions/1.3-y.yaml"
    }
    assert program("validate", "plan/plan.yaml").code == 0


def test_check_goes_on_to_the_echeances_after_errors(
    make: Callable[[dict[str, str]], Program],
) -> None:
    late = SMALL_PLAN["actions/1.1-parcs.yaml"].replace("statut: en_cours", "statut: a_venir")
    program = make(
        {**SMALL_PLAN, "actions/1.1-parcs.yaml": late, "actions/1.2-x.yaml": "code: [\n"}
    )
    assert {"PC002", "PC201"} <= {f[0] for f in codes(program, "check")}


def test_a_severity_can_be_lowered_and_not_switched_off(
    make: Callable[[dict[str, str]], Program],
) -> None:
    late = SMALL_PLAN["actions/1.1-parcs.yaml"].replace("statut: en_cours", "statut: a_venir")
    plan = SMALL_PLAN["plan/plan.yaml"] + "gravites: {PC201: info}\n"
    program = make({**SMALL_PLAN, "actions/1.1-parcs.yaml": late, "plan/plan.yaml": plan})
    data = json.loads(program("check", "--format", "json").out)
    assert [d["severity"] for d in data["diagnostics"] if d["code"] == "PC201"] == ["info"]
    assert program("check").code == 0
