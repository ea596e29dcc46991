"""diff and check --new-since: the program as a process, on real repositories of Git."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from acceptance.conftest import SMALL_PLAN, Program, Result
from repositories import GIT_ENVIRONMENT, Repository

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.git

FICHE = "actions/1.1-parcs.yaml"
INDICATEUR = "indicators/parcs-sans-tabac.yaml"
ENTRY = '{date: 2024-03-01, statut: en_cours, constat: "Deux parcs", source: "délibération"}'


class Review:
    """A repository with the small plan as its first commit, and the program in its folder."""

    def __init__(self, folder: Path, below: str = "") -> None:
        files = {f"{below}{path}": text for path, text in SMALL_PLAN.items()}
        self.repository = Repository.create(folder, files)
        self.program = Program(folder / below if below else folder)

    def edit(self, path: str, *replacements: tuple[str, str]) -> None:
        text = self.program.read(path)
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new, 1)
        self.program.write(path, text)

    def __call__(self, *arguments: str, **environment: str) -> Result:
        return self.program(*arguments, **GIT_ENVIRONMENT, **environment)

    def json(self, *arguments: str) -> dict[str, Any]:
        done = self("diff", "--format", "json", *arguments)
        assert done.code == 0, done.err
        found: dict[str, Any] = json.loads(done.out)
        return found


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return Review(tmp_path / "depot")


def test_nothing_changed(review: Review) -> None:
    done = review("diff")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Rien ne change dans ce que dit le plan.\n")
    assert review("diff", "--format", "markdown").out.count("\n") == 4
    data = review.json()
    assert (data["schemaVersion"], data["kind"], data["base"]) == (1, "diff", "HEAD")
    assert data["changes"] == []
    assert set(data["effects"]) == {
        "manquees", "reglees", "devenues_en_retard", "plus_en_retard"
    }  # fmt: skip
    assert not any(data["effects"].values())


def test_the_example_of_a_reviewer(review: Review) -> None:
    review.edit(
        INDICATEUR,
        ("valeurs:\n", "cibles:\n  - {date: 2026, valeur: 70}\nvaleurs:\n"),
    )
    review.edit(FICHE, ("À partir de 2024", "Avant juillet 2026"))
    review.repository.commit()
    review.edit(INDICATEUR, ("valeur: 70", "valeur: 65"), ("valeur: 2}", "valeur: 3}"))
    review.edit(FICHE, ("Avant juillet 2026", "Avant janvier 2027"))
    done = review("diff")
    assert done.code == 0
    text = " ".join(done.out.split())
    assert "4 changements, dont 3 à examiner" in text
    assert "échéance de fin repoussée de six mois, sans motif" in text
    assert "cible de 2026 : 70 → 65" in text
    assert "valeur du 30 juin 2024 réécrite : 2 → 3" in text
    assert "1 échéance désormais réglée ou à venir 1.1 Les parcs — fin (31 décembre 2026)" in text
    data = review.json()
    assert {(c["ref"], c["change"], c["attention"]) for c in data["changes"]} == {
        ("1.1/parcs", "deadline_postponed", True),
        ("1.1/parcs", "text_changed", False),
        ("parcs-sans-tabac", "target_weakened", True),
        ("parcs-sans-tabac", "measurement_rewritten", True),
    }
    assert {"ref", "change", "before", "after", "attention"} <= data["changes"][0].keys()
    assert [e["ref"] for e in data["effects"]["plus_en_retard"]] == ["1.1/parcs"]


def test_the_exit_code_is_asked_for(review: Review) -> None:
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    assert review("diff", "--fail-on", "attention").code == 1  # a title that was voted
    assert review("diff", "--fail-on", "recul").code == 0
    review.edit(FICHE, (f"      - {ENTRY}\n", '      - {date: 2025-01-01, constat: "x"}\n'))
    assert review("diff").code == 0
    assert review("diff", "--fail-on", "never").code == 0
    assert review("diff", "--fail-on", "attention").code == 1
    assert review("diff", "--fail-on", "recul").code == 1
    assert review("diff", "--fail-on", "toujours").code == 2


def test_two_revisions_and_their_ranges(review: Review) -> None:
    first = review.repository.git("rev-parse", "HEAD")
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    second = review.repository.commit()
    review.edit(FICHE, ("titre: Jardins", "titre: Squares"))
    assert [c["after"] for c in review.json(first, second)["changes"]] == ["Jardins sans tabac"]
    assert [c["after"] for c in review.json(f"{first}..{second}")["changes"]] == [
        "Jardins sans tabac"
    ]
    assert [c["after"] for c in review.json("HEAD~1")["changes"]] == ["Squares sans tabac"]
    assert [c["before"] for c in review.json(second, first)["changes"]] == ["Jardins sans tabac"]
    data = review.json(first, second)
    assert (data["base_commit"], data["head_commit"]) == (first, second)


def test_a_branch_is_compared_with_where_it_began(review: Review) -> None:
    review.repository.git("checkout", "-q", "-b", "proposition")
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    review.repository.commit()
    review.repository.git("checkout", "-q", "main")
    review.edit(INDICATEUR, ("libelle: Parcs", "libelle: Les parcs"))
    review.repository.commit()
    review.repository.git("checkout", "-q", "proposition")
    assert {c["objet"] for c in review.json("main")["changes"]} == {"titre"}
    assert {c["objet"] for c in review.json("main~0")["changes"]} == {"titre", "libelle"}
    assert {c["objet"] for c in review.json("main..")["changes"]} == {"titre", "libelle"}
    assert {c["objet"] for c in review.json("main...")["changes"]} == {"titre"}
    assert {c["objet"] for c in review.json("main...proposition")["changes"]} == {"titre"}


def test_two_folders(tmp_path: Path, review: Review) -> None:
    other = Program(tmp_path / "autre")
    for path, text in SMALL_PLAN.items():
        other.write(path, text.replace("Parcs sans tabac", "Jardins", 1))
    done = Program(tmp_path)("diff", "depot", "autre", "--format", "json")
    assert done.code == 0
    assert {c["ref"] for c in json.loads(done.out)["changes"]} == {"1.1", "parcs-sans-tabac"}
    assert len(review.json("HEAD", str(other.folder))["changes"]) == 2
    assert review("diff", "./nulle-part").code == 2


def test_a_renamed_file_is_no_change(review: Review) -> None:
    review.repository.git("mv", FICHE, "actions/1.1-jardins.yml")
    assert review.json()["changes"] == []


def test_a_project_in_a_subfolder(tmp_path: Path) -> None:
    review = Review(tmp_path / "depot", "santé/")
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    assert [c["path"] for c in review.json()["changes"]] == [FICHE]
    out = review("diff", "--format", "github").out
    assert f"::warning file=santé/{FICHE},line=2,col=8,title=1.1 — Jardins sans tabac::" in out


def test_annotations_stand_on_their_lines(review: Review) -> None:
    review.edit(FICHE, ("À partir de 2024", "À partir de 2025"))
    out = review("diff", "--format", "github").out
    title = "1.1 — Parcs sans tabac"
    said = f"title={title}::Les parcs — échéance de début repoussée d’un an, sans motif"
    assert f"::warning file={FICHE},line=6,col=17,{said}" in out
    assert out.endswith("\n2 changements, dont 1 à examiner\n")


def test_a_comment_escapes_what_the_plan_says(review: Review) -> None:
    hostile = '"@equipe #12 <img src=x> [x](javascript:1) ~~a~~ `b` | \\u202e &amp; **gras** !3"'
    review.edit(FICHE, ("titre: Parcs sans tabac", f"titre: {hostile}"))
    out = review("diff", "--format", "markdown").out
    assert out.startswith("<!-- plancancer diff -->\n")
    page = MarkdownIt("commonmark").enable("strikethrough").render(out)
    for markup in ("@equipe", "#12", "!3", "~~", "<img", "<code", "gras</strong>", "\u202e"):
        assert markup not in page, markup
    assert "@\u200bequipe" in page
    assert re.findall(r'<a href="([^"]*)"', page) == [f"{FICHE}#L2"]
    assert "&amp;amp;" in page


def test_what_is_rewritten_is_shown_before_and_after(review: Review) -> None:
    review.edit(FICHE, ("Deux parcs", "Trois parcs"), (', source: "délibération"', ""))
    text = review("diff").out
    assert "«\u202fDeux parcs\u202f» → «\u202fTrois parcs\u202f»" in text
    assert "supprimé\u00a0: «\u202fsource\u00a0: délibération\u202f»" in text
    page = review("diff", "--format", "markdown").out
    shown = "<br>~~Deux parcs~~<br>Trois parcs<br>~~source : délibération~~\n"
    assert page.count(shown.replace(" :", "\u00a0:")) == 1
    assert "<details>" not in page  # a small change is neither folded nor said twice


def test_a_long_comment_says_the_worst_first_and_folds_the_rest(review: Review) -> None:
    names = [f"v{n}" for n in range(400)]
    volets = "".join(f"  - id: {n}\n    intitule: {'Mots ' * 40}\n" for n in names)
    review.edit(FICHE, ("pilotes:", volets + "pilotes:"))
    review.repository.commit()
    review.edit(FICHE, (volets, ""), ("titre: Parcs", "titre: Jardins"))
    out = review("diff", "--format", "markdown").out
    assert len(out) <= 65_000
    assert "**400 volets supprimés, 1 texte voté modifié**" in out
    removed, title = [line for line in out.splitlines() if line.startswith("- ")]
    assert removed.startswith(f"- **recul** · [1.1 — Jardins sans tabac]({FICHE}#L4)")
    assert "volet supprimé (400 ×)" in removed
    assert title.startswith(f"- **à relire** · [1.1 — Jardins sans tabac]({FICHE}#L2)")


def test_links_lead_to_the_forge_that_the_job_runs_on(review: Review) -> None:
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    github = {
        "GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://forge.example",
        "GITHUB_REPOSITORY": "ville/plan", "GITHUB_SHA": "abc",
    }  # fmt: skip
    out = review("diff", "--format", "markdown", **github).out
    assert f"(https://forge.example/ville/plan/blob/abc/{FICHE}#L2)" in out
    gitlab = {
        "GITLAB_CI": "true", "CI_PROJECT_URL": "https://forge.example/ville/plan",
        "CI_COMMIT_SHA": "abc",
    }  # fmt: skip
    out = review("diff", "--format", "markdown", **gitlab).out
    assert f"(https://forge.example/ville/plan/-/blob/abc/{FICHE}#L2)" in out


def test_effects_are_told_by_what_caused_them(review: Review) -> None:
    review.edit(FICHE, ("À partir de 2024", "Avant juillet 2026"))
    review.repository.commit()
    review.edit(
        FICHE,
        (
            f"      - {ENTRY}\n",
            f"      - {ENTRY}\n      - {ENTRY}\n".replace(
                "2024-03-01, statut: en_cours", "2026-06-01, statut: realise", 1
            ),
        ),
    )
    review.edit(FICHE, (f"      - {ENTRY}\n", ""))
    out = review("diff", "--format", "markdown").out
    assert "**Faits nouveaux — 1 échéance désormais réglée ou à venir**" in out
    review.program.write(FICHE, SMALL_PLAN[FICHE].replace("À partir de 2024", "Avant janvier 2027"))
    out = review("diff", "--format", "markdown").out
    assert "**Règles changées — 1 échéance désormais réglée ou à venir**" in out


def test_the_effect_on_progress_is_told_before_and_after(review: Review) -> None:
    judged = (
        "evolution_attendue: hausse\nvaleur_initiale: {date: 2023-06-30, valeur: 0}\n"
        "cibles:\n  - {date: 2026, valeur: 70}\n"
    )
    review.edit(
        INDICATEUR,
        ("valeurs:\n", f"{judged}valeurs:\n"),
    )  # fmt: skip
    review.repository.commit()
    review.edit(INDICATEUR, ("valeur: 70", "valeur: 4"))
    for format_ in ("text", "markdown"):
        out = " ".join(review("diff", "--format", format_).out.split())
        _, found, effect = out.partition("Effet sur la progression")
        assert found
        assert "écart important" in effect
        assert "prochaine cible : 70 (2026) → 4 (2026)" in effect


def test_findings_that_are_new_stand_in_the_comment(review: Review) -> None:
    review.edit(FICHE, ("pilotes: [ville]", "pilotes: [ville, inconnue]"))
    out = review("diff", "--format", "markdown").out
    assert "#### Constats nouveaux" in out
    assert "PC101" in out
    review.repository.commit()
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    assert "Constats nouveaux" not in review("diff", "--format", "markdown").out


BROKEN = {
    "yaml": "code: [\n",
    "schema": "code: '1.1'\ninconnu: 1\n",
    "conflict": "<<<<<<< HEAD\ncode: '1.1'\n=======\ncode: '1.2'\n>>>>>>> b\n",
    "empty": "",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_file_that_does_not_validate_is_named_and_the_rest_compared(
    review: Review, text: str
) -> None:
    review.edit(INDICATEUR, ("valeur: 2}", "valeur: 3}"))
    review.program.write(FICHE, text)
    done = review("diff", "--format", "json")
    data = json.loads(done.out)
    assert [c["change"] for c in data["changes"]] == ["not_compared", "measurement_rewritten"]
    assert review("diff", "--fail-on", "recul").code == 1
    assert data["unread"] == {"base": [], "head": [FICHE]}
    assert f"fichiers actuels: {FICHE}:" in done.err
    review.repository.commit()
    review.program.write(FICHE, SMALL_PLAN[FICHE])
    done = review("diff", "HEAD", "--format", "json")
    assert json.loads(done.out)["unread"] == {"base": [FICHE], "head": []}
    assert [c["change"] for c in json.loads(done.out)["changes"]] == ["not_compared"]


def test_a_broken_plan_does_not_hide_the_fiches(review: Review) -> None:
    review.program.write("plan/plan.yaml", "titre: [\n")
    review.repository.commit()
    review.program.write("plan/plan.yaml", SMALL_PLAN["plan/plan.yaml"])
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    assert [c["objet"] for c in review.json()["changes"]] == ["plan/plan.yaml", "titre"]
    review.program.write("plan/plan.yaml", "titre: [\n")
    assert review("diff").code == 2


def test_a_revision_before_the_plan(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "depot", {"notes.txt": "rien"})
    repository.commit(SMALL_PLAN)
    done = Program(repository.folder)("diff", "HEAD~1", "--format", "json", **GIT_ENVIRONMENT)
    kinds = {c["change"] for c in json.loads(done.out)["changes"]}
    assert kinds == {"not_compared", "fiche_added", "indicator_added"}
    assert "ne contient pas de plan" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", "nulle-part"), "ne connaît pas de révision"),
        (("diff", "HEAD", "nulle-part"), "ne connaît pas de révision"),
        (("diff", "HEAD...nulle-part"), "ne connaît pas de révision"),
        (("check", "--new-since", "nulle-part"), "ne connaît pas de révision"),
        (("diff", "--", "--help"), "ne connaît pas de révision"),
        (("diff", "a", "b", "c"), "plancancer"),
        (("diff", "--format", "xml"), "--format"),
    ],
)
def test_wrong_usage(review: Review, arguments: tuple[str, ...], said: str) -> None:
    done = review(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err


def test_without_a_repository(tmp_path: Path, small: Program) -> None:
    for arguments in (("diff",), ("check", "--new-since", "HEAD")):
        done = small(*arguments, **GIT_ENVIRONMENT, GIT_CEILING_DIRECTORIES=str(tmp_path))
        assert done.code == 2
        assert "dépôt Git" in done.err


def test_a_repository_without_commits(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "depot")
    repository.write(SMALL_PLAN)
    for arguments in (("diff",), ("check", "--new-since", "HEAD")):
        done = Program(repository.folder)(*arguments, **GIT_ENVIRONMENT)
        assert (done.code, done.out) == (2, "")
        assert "aucun commit" in done.err


def test_inside_a_hook_the_repository_of_the_folder_is_read(tmp_path: Path, review: Review) -> None:
    elsewhere = Repository.create(tmp_path / "ailleurs", {"x": "1"})
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    done = review("diff", "--format", "json", GIT_DIR=str(elsewhere.folder / ".git"))
    assert len(json.loads(done.out)["changes"]) == 1


# check --new-since


def _new(review: Review, rev: str = "HEAD", date: str = "2026-11-21") -> set[tuple[str, str]]:
    done = review("check", "--new-since", rev, "--format", "json", "--date", date)
    assert done.code in {0, 1}, done.err
    return {(d["code"], d["ref"] or d["path"]) for d in json.loads(done.out)["diagnostics"]}


def test_what_was_late_before_is_not_new(review: Review) -> None:
    assert review("check", "--fail-on", "warning").code == 1
    assert _new(review) == set()
    assert review("check", "--new-since", "HEAD", "--fail-on", "info").code == 0


def test_a_value_for_one_of_two_missing_periods_makes_nothing_new(review: Review) -> None:
    review.edit(INDICATEUR, ("valeur: 2}\n", "valeur: 2}\n  - {date: 2025-06-30, valeur: 3}\n"))
    assert _new(review, date="2027-11-21") == set()


def test_what_the_change_makes_late_is_new(review: Review) -> None:
    review.edit(FICHE, ("À partir de 2024", "Entre 2024 et 2025"))
    assert _new(review) == {("PC202", "1.1/parcs")}


def test_an_honest_entry_about_something_undocumented_makes_nothing_new(review: Review) -> None:
    review.edit(FICHE, (f"      - {ENTRY}\n", '      - {date: 2025-01-01, constat: "x"}\n'))
    review.repository.commit()
    line = '      - {date: 2025-01-01, constat: "x"}\n'
    review.edit(FICHE, (line, line + "      - {date: 2025-02-01, statut: a_venir}\n"))
    assert _new(review) == set()


def test_a_moved_finding_is_the_same_finding(review: Review) -> None:
    review.edit(FICHE, ("pilotes: [ville]", "pilotes: [ville, inconnue]"))
    review.repository.commit()
    review.edit(FICHE, ("titre:", "# un commentaire\ntitre:"))
    review.repository.git("mv", FICHE, "actions/1.1-jardins.yaml")
    assert _new(review) == set()
    review.program.write(
        "actions/1.1-jardins.yaml",
        review.program.read("actions/1.1-jardins.yaml").replace("inconnue]", "inconnue, autre]"),
    )
    assert {code for code, _ in _new(review)} == {"PC101"}


def test_a_file_that_is_mended_fails_nothing_for_what_was_late(review: Review) -> None:
    review.edit(FICHE, ("À partir de 2024", "Entre 2024 et 2025"))
    late = review.program.read(FICHE)
    review.program.write(FICHE, "code: [\n")
    review.repository.commit()
    review.program.write(FICHE, late)
    assert _new(review) == set()


def test_a_file_with_a_conflict_is_new(review: Review) -> None:
    review.program.write("actions/1.2-x.yaml", BROKEN["conflict"])
    assert ("PC006", "actions/1.2-x.yaml") in _new(review)


def test_a_merge_commit(review: Review) -> None:
    review.repository.git("checkout", "-q", "-b", "proposition")
    review.edit(FICHE, ("À partir de 2024", "Entre 2024 et 2025"))
    review.repository.commit()
    review.repository.git("checkout", "-q", "main")
    review.repository.commit({"notes.txt": "x"})
    review.repository.git("merge", "-q", "--no-ff", "-m", "fusion", "proposition")
    assert _new(review, "HEAD^1") == {("PC202", "1.1/parcs")}
    assert _new(review, "HEAD^2") == set()
    kinds = {c["change"] for c in review.json("HEAD^1", "HEAD")["changes"]}
    assert "deadline_added" in kinds


def test_a_shallow_clone_that_holds_both_revisions(tmp_path: Path, review: Review) -> None:
    review.edit(FICHE, ("À partir de 2024", "Entre 2024 et 2025"))
    review.repository.commit()
    shallow = Program(review.repository.clone(tmp_path / "clone", "--depth", "2").folder)
    done = shallow("diff", "HEAD^1", "HEAD", "--format", "json", **GIT_ENVIRONMENT)
    assert (done.code, len(json.loads(done.out)["changes"])) == (0, 2)
    done = shallow("check", "--new-since", "HEAD^1", **GIT_ENVIRONMENT)
    assert (done.code, "PC202" in done.out) == (1, True)


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path, review: Review) -> None:
    review.repository.commit({"notes.txt": "x"})
    shallow = review.repository.clone(tmp_path / "clone", "--depth", "1")
    done = Program(shallow.folder)("diff", "HEAD~1", **GIT_ENVIRONMENT)
    assert done.code == 2
    assert "git fetch --unshallow" in done.err


def test_a_partial_clone_says_what_to_fetch(tmp_path: Path, review: Review) -> None:
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    review.repository.commit()
    review.repository.git("config", "uploadpack.allowFilter", "true")
    partial = review.repository.clone(tmp_path / "clone", "--filter=blob:none")
    done = Program(partial.folder)("diff", "HEAD~1", **GIT_ENVIRONMENT)
    assert done.code == 2
    assert "git fetch --refetch --no-filter origin" in done.err
    assert "()" not in done.err


def test_the_repository_stays_as_it_is(review: Review) -> None:
    review.edit(FICHE, ("titre: Parcs", "titre: Jardins"))

    def state() -> dict[str, tuple[int, bytes]]:
        git = review.repository.folder / ".git"
        files = [path for path in git.rglob("*") if path.is_file()]
        return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}

    before = state()
    review("diff")
    review("check", "--new-since", "HEAD")
    assert state() == before


def test_a_branch_name_means_where_it_was_left(review: Review) -> None:
    review.repository.git("tag", "vote")
    review.repository.git("checkout", "-q", "-b", "proposition")
    review.edit(FICHE, ("À partir de 2024", "De 2024 à 2025"))
    review.repository.commit()
    review.repository.git("checkout", "-q", "main")
    ahead = review.repository.commit(
        {FICHE: SMALL_PLAN[FICHE].replace("Deux parcs", "Trois parcs")}
    )
    review.repository.git("checkout", "-q", "proposition")
    kinds = {c["change"] for c in review.json("main")["changes"]}
    assert "history_rewritten" not in kinds
    assert kinds == {c["change"] for c in review.json("vote")["changes"]}
    assert review.json("main")["base_commit"] == review.repository.git("rev-parse", "vote")
    assert "history_rewritten" in {c["change"] for c in review.json(ahead)["changes"]}
    assert _new(review, "main") == {("PC207", "1.1/parcs")}


def test_a_plan_whose_folder_moved_is_found_by_its_id(tmp_path: Path) -> None:
    review = Review(tmp_path / "depot", "santé/")
    review.repository.git("mv", "santé", "ville")
    moved = Review.__new__(Review)
    moved.repository, moved.program = review.repository, Program(tmp_path / "depot" / "ville")
    assert moved.json()["changes"] == []
    moved.edit(FICHE, ("titre: Parcs", "titre: Jardins"))
    assert [c["change"] for c in moved.json()["changes"]] == ["text_changed"]
    moved.edit("plan/plan.yaml", ("id: ", "id: autre-"))
    done = moved("diff", "--fail-on", "recul")
    assert (done.code, "non comparé" in done.out) == (1, True)


def test_files_that_a_sparse_checkout_leaves_out_are_not_compared(review: Review) -> None:
    review.repository.git("sparse-checkout", "set", "--no-cone", "plan/", "indicators/")
    assert [c["change"] for c in review.json()["changes"]] == ["not_compared"]
    review.repository.git("sparse-checkout", "set", "--no-cone", "plan/", "actions/")
    data = review.json()
    assert [(c["change"], c["objet"]) for c in data["changes"]] == [("not_compared", INDICATEUR)]
    assert review("diff", "--fail-on", "recul").code == 1


@pytest.mark.parametrize(
    "path",
    [
        "templates/bilan.md.j2", "schemas/fiche.schema.json", ".gitattributes",
        "actions/.gitattributes", ".github/workflows/plan.yml", ".gitlab-ci.yml",
        ".github/CODEOWNERS", "templates/dossier/x.html.j2", ".pre-commit-config.yaml",
    ],
)  # fmt: skip
def test_files_that_decide_what_is_shown_are_listed(review: Review, path: str) -> None:
    def told() -> list[tuple[Any, ...]]:
        return [
            (c["change"], c["objet"], c["level"], c["before"], c["after"], c["path"])
            for c in review.json()["changes"]
        ]

    review.repository.write({path: "un\n"})
    assert told() == [("file_changed", path, "a_relire", None, path, path)]
    review.repository.commit()
    review.repository.write({path: "un\r\n"})
    assert told() == []
    review.repository.write({path: "deux\n"})
    assert told() == [("file_changed", path, "a_relire", path, path, path)]
    (review.repository.folder / path).unlink()
    assert told() == [("file_changed", path, "a_relire", path, None, None)]


def test_files_beside_a_plan_in_a_subfolder_are_named_from_the_top(tmp_path: Path) -> None:
    review = Review(tmp_path / "depot", "santé/")
    review.repository.write({".github/workflows/plan.yml": "on: push\n", "lire.txt": "x"})
    (change,) = review.json()["changes"]
    assert change["objet"] == ".github/workflows/plan.yml"
    for format_ in ("github", "gitlab", "sarif"):
        assert ".github/workflows/plan.yml" in review("diff", "--format", format_).out
        assert "santé/.github" not in review("diff", "--format", format_).out


@pytest.mark.parametrize("command", [("validate",), ("check",)])
def test_findings_are_named_from_the_top_of_the_repository(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    review = Review(tmp_path / "depot", "santé/")
    review.program.write("actions/1.2-x.yaml", "code: [\n")
    for format_, path in (
        ("github", "file=santé/actions/1.2-x.yaml,"),
        ("gitlab", '"path": "santé/actions/1.2-x.yaml"'),
        ("sarif", '"uri": "sant%C3%A9/actions/1.2-x.yaml"'),
        ("text", "\nactions/1.2-x.yaml:"),
        ("json", '"path": "actions/1.2-x.yaml"'),
    ):
        assert path in "\n" + review(*command, "--format", format_).out


def test_the_formats_of_the_forges_tell_each_change(review: Review) -> None:
    review.edit(FICHE, ("À partir de 2024", "À partir de 2025"))
    issues = json.loads(review("diff", "--format", "gitlab").out)
    assert {(i["check_name"], i["severity"]) for i in issues} == {
        ("deadline_postponed", "minor"), ("text_changed", "info")
    }  # fmt: skip
    assert issues[0]["location"] == {"path": FICHE, "lines": {"begin": 6, "end": 6}}
    assert issues[0]["description"].startswith("Les parcs — échéance de début repoussée")
    (run,) = json.loads(review("diff", "--format", "sarif").out)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "deadline_postponed", "text_changed"
    ]  # fmt: skip
    assert [result["level"] for result in run["results"]] == ["warning", "note"]
