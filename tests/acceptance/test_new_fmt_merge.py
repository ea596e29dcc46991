"""New files, the canonical layout, and merges by Git itself, with the installed program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from acceptance.conftest import SMALL_PLAN, TODAY, Program, Result
from plancancer_cli.merging.install import PATTERNS
from repositories import GIT_ENVIRONMENT, Repository, environment

INDICATEUR = "indicators/parcs-sans-tabac.yaml"
FICHE = "actions/1.1-parcs.yaml"
ENTRY = (
    '      - {date: 2024-03-01, statut: en_cours, constat: "Deux parcs", source: "délibération"}\n'
)
LAST = "  - {date: 2024-06-30, valeur: 2}\n"


# --- new --------------------------------------------------------------------------------------


def test_new_fiche_takes_the_next_code_and_is_valid(real: Program) -> None:
    done = real(
        "new", "fiche", "--sous", "1.3", "--titre", "Goûters d’école : moins sucrés",
        "--pilote", "ville-saint-etienne", "--calendrier", "Dès 2027", "--lang", "en",
    )  # fmt: skip
    path = "actions/1.3.3-gouters-d-ecole-moins-sucres.yaml"
    assert done.code == 0
    assert f"Written: {path}" in done.err
    assert f"plancancer validate {path}" in done.err
    text = real.read(path)
    assert text.startswith(
        "# yaml-language-server: $schema=../schemas/fiche.schema.json\ncode: 1.3.3\n"
    )
    assert 'titre: "Goûters d’école : moins sucrés"\n' in text
    assert real("validate").code == 0
    assert real("fmt", "--check", path).code == 0
    assert "1.3.3" in real("show", "1.3.3").out


def test_new_fiche_takes_the_title_of_a_level_as_it_shows_it(real: Program) -> None:
    levels = {f"{code} {titre}": code for code, titre in _levels(real)}
    for number, (line, code) in enumerate(levels.items()):
        for word in (line, line.partition(" ")[2].upper()):
            done = real("new", "fiche", "--sous", word, "--titre", f"Titre {number} {len(word)}")
            assert done.code == 0, done.err
            assert f"actions/{code}." in done.err
    assert real("new", "fiche", "--sous", "un autre titre", "--titre", "A").code == 2


def _levels(program: Program) -> list[tuple[str, str]]:
    """The levels without levels below them."""
    tree = yaml.safe_load(program.read("plan/plan.yaml"))["arborescence"]
    return [
        (below["code"], below["titre"]) for level in tree for below in level["enfants"]
        if not below.get("transversal")
    ]  # fmt: skip


def test_without_levels_new_fiche_says_what_to_do(tmp_path: Path) -> None:
    program = Program(tmp_path)
    program("init", ".", "--modele", "vide", "--titre", "Plan", "--adoption", "2025-06-12")
    done = program("new", "fiche", "--titre", "Balades")
    assert done.code == 2
    assert "--code 1" in done.err
    assert "plan/plan.yaml" in done.err
    assert program("new", "fiche", "--titre", "Balades", "--code", "1").code == 0


def test_a_code_is_never_given_out_twice(real: Program) -> None:
    fiche = next((real.folder / "actions").glob("3.1.4-*"))
    fiche.write_text(fiche.read_text().replace("code: 3.1.4", "code: 3.1.4\nanciens_ids: [3.1.9]"))
    assert real("new", "fiche", "--sous", "3.1", "--titre", "A").code == 0
    assert (real.folder / "actions/3.1.10-a.yaml").exists()
    refused = real("new", "fiche", "--code", "3.1.10", "--titre", "B", "--lang", "en")
    assert refused.code == 2
    assert "actions/3.1.10-a.yaml exists already" in refused.err
    assert not (real.folder / "actions/3.1.10-b.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fiche", "--titre", "A"), "--code or --sous is missing"),
        (("fiche", "--sous", "1.2"), "--titre is missing"),
        (("fiche", "--sous", "9", "--titre", "A"), "9"),
        (("fiche", "--sous", "1", "--titre", "A"), "holds other levels"),
        (("fiche", "--code", "9.9", "--titre", "A"), "9.9"),
        (("fiche", "--sous", "1.2", "--titre", "A", "--pilote", "vile"), "vile"),
        (("fiche", "--sous", "1.2", "--titre", "A", "--calendrier", "bientôt"), "bientôt"),
        (("fiche", "--sous", "1.2", "--titre", "A", "--type", "nombre"), "no meaning"),
        (("indicateur", "--libelle", "A"), "--type is missing"),
        (("indicateur", "--libelle", "A", "--type", "nombr"), "nombre"),
        (("indicateur", "--libelle", "A", "--type", "etat"), "--etat is missing"),
        (("indicateur", "--libelle", "A", "--type", "nombre", "--id", "É"), "no id"),
        (("indicateur", "--libelle", "A", "--type", "nombre", "--fiche", "8.8.8"), "8.8.8"),
        (("indicateur", "--libelle", "Surface zfe", "--type", "nombre"), "exists already"),
        (("volet",), "fiche"),
    ],
)
def test_new_refuses_and_writes_nothing(
    real: Program, arguments: tuple[str, ...], words: str
) -> None:
    before = sorted(real.folder.rglob("*.yaml"))
    done = real("new", *arguments, "--lang", "en")
    assert done.code == 2
    assert words in done.err
    assert sorted(real.folder.rglob("*.yaml")) == before


@pytest.mark.parametrize(
    "type_", ["nombre", "pourcentage", "ratio", "satisfaction", "oui_non", "etat", "qualitatif"]
)
def test_new_indicateur_of_every_type_is_named_in_its_fiche(real: Program, type_: str) -> None:
    fiche = next((real.folder / "actions").glob("1.2.1-*"))
    before = fiche.read_text(encoding="utf-8")
    states = ("--etat", "prévu", "--etat", "fait") if type_ == "etat" else ()
    done = real(
        "new",
        "indicateur",
        "--libelle",
        "Essai d’été",
        "--type",
        type_,
        "--fiche",
        "1.2.1",
        *states,
    )
    assert done.code == 0
    assert fiche.read_text(encoding="utf-8") == f"{before}  - essai-d-ete\n"
    found = real("validate", "indicators/essai-d-ete.yaml", "--fail-on", "warning")
    assert found.code == 0, found.out
    assert real("fmt", "--check", "indicators/essai-d-ete.yaml").code == 0


def test_an_indicateur_that_no_fiche_names_is_said(small: Program) -> None:
    done = small(
        "new",
        "indicateur",
        "--libelle",
        "Abris",
        "--type",
        "nombre",
        "--unite",
        "abris",
        "--lang",
        "en",
    )
    assert done.code == 0
    assert "PC107" in done.err
    assert "PC107" in small("validate").out


def test_new_asks_at_a_terminal(small: Program) -> None:
    import pty

    parent, child = pty.openpty()
    env = environment() | {"PLANCANCER_DATE": TODAY, "PLANCANCER_LANG": "en"}
    process = subprocess.Popen(
        [sys.executable, "-m", "plancancer_cli", "new", "fiche"],
        cwd=small.folder, env=env, stdin=child, stdout=child, stderr=child,
    )  # fmt: skip
    os.close(child)
    os.write(parent, "4\n1\nDes abris\nville\nDès 2027\n".encode())
    said = b""
    while True:
        try:
            chunk = os.read(parent, 4096)
        except OSError:
            break
        if not chunk:
            break
        said += chunk
    os.close(parent)
    assert process.wait(60) == 0, said.decode()
    assert "--sous cannot be" in said.decode()
    text = small.read("actions/1.2-des-abris.yaml")
    assert 'code: "1.2"' in text
    assert "calendrier: Dès 2027" in text
    assert "  - ville\n" in text


# --- fmt --------------------------------------------------------------------------------------


def test_fmt_check_diff_and_write(small: Program) -> None:
    messy = "libelle: Parcs\nid: parcs-sans-tabac # le nom\ntype: nombre\nvaleurs:\n- valeur: 2\n  date: 2024\n"
    small.write(INDICATEUR, messy)
    assert small("fmt", "plan", "actions").code == 0
    checked = small("fmt", "--check", "--lang", "en")
    assert checked.code == 1
    assert checked.out.startswith(f"{INDICATEUR}:1:1: PC401 ")
    assert checked.out.count("\n") == 1
    for command in ("validate", "check"):  # what is said, not how it is laid out
        assert "PC401" not in small(command, "--format", "json").out
    shown = small("fmt", "--diff", INDICATEUR)
    assert shown.code == 1
    assert "+  - {date: 2024, valeur: 2}\n" in shown.out
    assert small.read(INDICATEUR) == messy
    done = small("fmt", "--lang", "en")
    assert done.code == 0
    assert done.out == ""
    assert "1 file laid out" in done.err
    assert small.read(INDICATEUR) == (
        "id: parcs-sans-tabac # le nom\nlibelle: Parcs\ntype: nombre\nvaleurs:\n"
        "  - {date: 2024, valeur: 2}\n"
    )
    assert small("fmt", "--check").code == 0


def test_fmt_leaves_a_file_with_errors_and_lays_out_the_others(small: Program) -> None:
    small.write(INDICATEUR, "id: parcs-sans-tabac\nvaleurs: [\n")
    small.write("plan/acteurs.yaml", "acteurs:\n- nom: Ville\n  id: ville\n")
    done = small("fmt", "--lang", "en")
    assert done.code == 2
    assert f"{INDICATEUR} is left as it is: it holds an error on line 3." in done.err
    assert small.read(INDICATEUR) == "id: parcs-sans-tabac\nvaleurs: [\n"
    assert small.read("plan/acteurs.yaml") == "acteurs:\n  - id: ville\n    nom: Ville\n"


def test_fmt_of_what_is_no_file_of_the_plan(small: Program, tmp_path: Path) -> None:
    small.write("notes.yaml", "a: 1\n")
    outside = tmp_path / "x.yaml"
    outside.write_text("a: 1\n", encoding="utf-8")
    for name in ("notes.yaml", "absent.yaml", str(outside)):
        assert small("fmt", name).code == 2


def test_the_real_plan_is_formatted(real: Program) -> None:
    assert real("fmt", "--check").code == 0


# --- merge ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan in a repository in which the merge is set up, with a line on each branch."""
    repository = Repository.create(tmp_path_factory.mktemp("merge") / "depot", SMALL_PLAN)
    assert run(repository, "merge-driver", "--install").code == 0
    repository.commit()
    repository.git("branch", "base")
    append(repository, "theirs", "300", "2026-01-01")
    append(repository, "ours", "250", "2025-06-01")
    return repository.folder


@pytest.fixture
def clone(prepared: Path, tmp_path: Path) -> Repository:
    """A copy of the prepared repository, on the branch `ours`."""
    folder = tmp_path / "dépôt d’été"
    shutil.copytree(prepared, folder, symlinks=True)
    return Repository(folder)


def run(repository: Repository, *arguments: str) -> Result:
    return Program(repository.folder)(*arguments, **GIT_ENVIRONMENT, PLANCANCER_LANG="en")


def append(repository: Repository, branch: str, value: str, on: str) -> None:
    """One value and one entry, on a branch of its own, in the lines that the program writes."""
    repository.git("checkout", "-q", "-B", branch, "base")
    for path, above, line in (
        (INDICATEUR, LAST, f"  - {{date: {on}, valeur: {value}}}\n"),
        (FICHE, ENTRY, f'      - {{date: {on}, statut: en_cours, constat: "{value} parcs"}}\n'),
    ):
        text = (repository.folder / path).read_text(encoding="utf-8")
        assert above in text
        repository.write({path: text.replace(above, above + line)})
    repository.commit()


BOTH = LAST + "  - {date: 2025-06-01, valeur: 250}\n  - {date: 2026-01-01, valeur: 300}\n"
MERGES: dict[str, Callable[[Repository], str]] = {
    "merge": lambda r: r.git("merge", "-q", "--no-edit", "theirs"),
    "rebase": lambda r: r.git("rebase", "-q", "theirs"),
    "cherry-pick": lambda r: r.git("cherry-pick", "theirs"),
}


@pytest.mark.git
@pytest.mark.parametrize("operation", MERGES.values(), ids=MERGES)
def test_two_branches_append_and_no_person_is_needed(
    clone: Repository, operation: Callable[[Repository], str]
) -> None:
    operation(clone)
    assert clone.git("status", "--porcelain") == ""
    text = (clone.folder / INDICATEUR).read_text(encoding="utf-8")
    assert text.endswith(BOTH)
    fiche = (clone.folder / FICHE).read_text(encoding="utf-8")
    assert fiche.index("250 parcs") < fiche.index("300 parcs")
    assert run(clone, "validate").code == 0


@pytest.mark.git
def test_what_measure_and_track_write_on_two_branches_is_merged(clone: Repository) -> None:
    for branch, value in (("theirs", "301"), ("ours", "251")):
        clone.git("checkout", "-q", branch)
        measured = run(
            clone, "measure", "parcs-sans-tabac", value, "--on", f"2026-0{value[2]}-0{value[0]}"
        )
        assert measured.code == 0, measured.err
        tracked = run(
            clone, "track", "1.1", "en_cours", "--on", "2026-03-01", "--fact", f"{value} parcs"
        )
        assert tracked.code == 0, tracked.err
        clone.commit()
    clone.git("merge", "-q", "--no-edit", "theirs")
    text = (clone.folder / INDICATEUR).read_text(encoding="utf-8")
    assert [text.count(f"valeur: {value}}}") for value in (250, 251, 300, 301)] == [1, 1, 1, 1]
    assert run(clone, "validate").code == 0


@pytest.mark.git
def test_without_the_setting_git_leaves_a_conflict_and_one_command_resolves_it(
    clone: Repository,
) -> None:
    clone.git("config", "--remove-section", "merge.plancancer")
    with pytest.raises(subprocess.CalledProcessError):
        clone.git("merge", "--no-edit", "theirs")
    found = run(clone, "validate")
    assert found.code == 1
    assert f"plancancer merge-driver --resolve {INDICATEUR}" in found.out
    for path in (INDICATEUR, FICHE):
        done = run(clone, "merge-driver", "--resolve", path)
        assert done.code == 0, done.err
        assert f"git add {path}" in done.err
        clone.git("add", path)
    clone.git("commit", "-q", "--no-edit")
    assert (clone.folder / INDICATEUR).read_text(encoding="utf-8").endswith(BOTH)
    assert run(clone, "validate").code == 0


@pytest.mark.git
def test_a_conflict_that_was_committed_is_resolved_from_its_marks(clone: Repository) -> None:
    clone.git("config", "--remove-section", "merge.plancancer")
    with pytest.raises(subprocess.CalledProcessError):
        clone.git("merge", "--no-edit", "theirs")
    clone.commit()
    assert run(clone, "merge-driver", "--resolve", INDICATEUR).code == 0
    assert (clone.folder / INDICATEUR).read_text(encoding="utf-8").endswith(BOTH)


@pytest.mark.git
def test_an_edit_made_since_the_conflict_is_kept(clone: Repository) -> None:
    clone.git("config", "--remove-section", "merge.plancancer")
    with pytest.raises(subprocess.CalledProcessError):
        clone.git("merge", "--no-edit", "theirs")
    file = clone.folder / INDICATEUR
    file.write_text(
        file.read_text(encoding="utf-8").replace("unite: parcs", "unite: parcs publics")
    )
    assert run(clone, "merge-driver", "--resolve", INDICATEUR).code == 0
    text = file.read_text(encoding="utf-8")
    assert "unite: parcs publics\n" in text
    assert text.endswith(BOTH)


@pytest.mark.git
def test_one_measurement_in_two_ways_is_left_to_a_person(clone: Repository) -> None:
    clone.git("checkout", "-q", "theirs")
    assert run(clone, "measure", "parcs-sans-tabac", "251", "--on", "2025-06-01").code == 0
    clone.commit()
    with pytest.raises(subprocess.CalledProcessError) as failure:
        clone.git("merge", "--no-edit", "ours")
    assert "CONFLICT" in failure.value.stdout
    text = (clone.folder / INDICATEUR).read_text(encoding="utf-8")
    assert "<<<<<<< ours\n  - {date: 2025-06-01, valeur: 251}\n=======\n" in text
    assert "PC006" in run(clone, "validate").out
    refused = run(clone, "merge-driver", "--resolve", INDICATEUR)
    assert refused.code == 1
    assert "1 place was changed in two ways" in refused.err


@pytest.mark.git
def test_setting_up_says_what_it_did_and_does_it_once(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", {**SMALL_PLAN, ".gitattributes": "*.png binary"})
    done = run(repository, "merge-driver", "--install")
    assert done.code == 0
    assert "merge.plancancer.driver" in done.err
    assert "git config --remove-section merge.plancancer" in done.err
    attributes = (repository.folder / ".gitattributes").read_text(encoding="utf-8")
    assert attributes.startswith("*.png binary\nplan/plan.yaml merge=plancancer\n")
    again = run(repository, "merge-driver", "--install")
    assert "Nothing to do" in again.err
    assert (repository.folder / ".gitattributes").read_text(encoding="utf-8") == attributes


@pytest.mark.git
def test_setting_up_writes_through_no_link(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "a", SMALL_PLAN)
    outside = tmp_path / "dehors"
    outside.write_text("à garder\n", encoding="utf-8")
    (repository.folder / ".gitattributes").symlink_to(outside)
    done = run(repository, "merge-driver", "--install")
    assert done.code == 2
    assert ".gitattributes is no ordinary file" in done.err
    assert outside.read_text(encoding="utf-8") == "à garder\n"
    assert "merge.plancancer" not in repository.git("config", "--list")


@pytest.mark.git
def test_the_driver_never_runs_code_of_the_repository(clone: Repository) -> None:
    clone.git("checkout", "-q", "theirs")
    clone.commit({"plancancer_cli/__init__.py": "raise SystemExit('foreign code')\n"})
    clone.git("merge", "-q", "--no-edit", "ours")
    assert (clone.folder / INDICATEUR).read_text(encoding="utf-8").endswith(BOTH)


@pytest.mark.git
def test_a_program_that_is_gone_loses_nothing(clone: Repository) -> None:
    driver = clone.git("config", "merge.plancancer.driver").replace(
        sys.executable, "/absent/python"
    )
    clone.git("config", "merge.plancancer.driver", driver)
    with pytest.raises(subprocess.CalledProcessError):
        clone.git("merge", "--no-edit", "theirs")
    text = (clone.folder / INDICATEUR).read_text(encoding="utf-8")
    assert "valeur: 250" in text
    assert "valeur: 300" in text


@pytest.mark.git
def test_a_plan_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    files = {f"plans/cancer/{path}": text for path, text in SMALL_PLAN.items()}
    repository = Repository.create(tmp_path / "a", files)
    inside = Repository(repository.folder / "plans/cancer")
    assert run(inside, "merge-driver", "--install").code == 0
    repository.commit()
    repository.git("branch", "base")
    append(inside, "theirs", "300", "2026-01-01")
    append(inside, "ours", "250", "2025-06-01")
    inside.git("merge", "-q", "--no-edit", "theirs")
    assert (inside.folder / INDICATEUR).read_text(encoding="utf-8").endswith(BOTH)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("a", "b"),
        ("a", "b", "c", "d"),
        ("--install", "--resolve", "x"),
        ("--resolve", "absent"),
    ],
)
def test_wrong_use(small: Program, arguments: tuple[str, ...]) -> None:
    assert small("merge-driver", *arguments).code == 2


def test_the_repository_of_the_plan_names_the_driver() -> None:
    attributes = (Path(__file__).parents[2] / ".gitattributes").read_text(encoding="utf-8")
    for pattern in PATTERNS:
        line = next(line for line in attributes.splitlines() if line.startswith(f"{pattern} "))
        assert "merge=plancancer" in line
