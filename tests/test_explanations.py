"""Every code has its page, and the example of each page is true."""

from __future__ import annotations

import re
from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from pages.running import typed
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.cli.boundary import main
from plancancer_cli.codes import RULES
from plancancer_cli.explanations import PAGES, Page
from plancancer_cli.i18n import get_language
from plancancer_cli.reporting import rule_pages
from plancancer_cli.rules.run import check, validate
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from repositories import Repository, environment

if TYPE_CHECKING:
    from pathlib import Path

FRENCH, ENGLISH = get_language("fr"), get_language("en")

ELSEWHERE = {"PC401"}
"""The layout: `fmt --check` alone finds it, neither the loader nor a rule."""

TODAY = date(2026, 11, 21)
BASE = {
    "plan/plan.yaml": """\
        format: 1
        id: plan-cancer-stephanois
        titre: Plan Cancer stéphanois
        adoption: 2023-05-30
        niveaux: [Enjeu, Objectif stratégique, Fiche-action]
        arborescence:
          - {code: "1", titre: Développer un environnement favorable à la santé}
          - {code: "2", titre: Communiquer sur des projets et actions en lien avec le cancer}
          - {code: "3", titre: Sensibiliser et toucher tous les publics}
        """,
    "plan/acteurs.yaml": """\
        acteurs:
          - {id: ville-saint-etienne, nom: Ville de Saint-Étienne}
        """,
}
FICHE = """\
code: {name}
titre: Fiche d’exemple
pilotes: [ville-saint-etienne]
indicateurs: [espaces-sans-tabac, arbres-plantes-ce1]
"""
INDICATEUR = """\
id: {name}
libelle: Indicateur d’exemple
type: nombre
valeurs: []
"""

every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


def test_every_code_has_a_page() -> None:
    assert list(PAGES) == list(RULES)
    assert all(page.code == code for code, page in PAGES.items())


@every_page
def test_a_bad_example_has_the_finding(page: Page, tmp_path: Path) -> None:
    found = findings(tmp_path, page, good=False)
    if page.code in ELSEWHERE:
        assert page.code not in found, f"{page.code} is found now: remove it from ELSEWHERE"
    else:
        assert page.code in found


@every_page
def test_a_good_example_has_not(page: Page, tmp_path: Path) -> None:
    found = findings(tmp_path, page, good=True)
    assert page.code not in found
    assert not [code for code in found if code.startswith("PC0")]


TELLING = {
    "git log --oneline -- actions/1.2.1-alcool-et-tabac.yaml": 0,
    "git diff --check": 2,
    'plancancer init mon-plan --titre "…" --adoption 2023-05-30': 0,
    "plancancer --version": 0,
    "plancancer explain": 0,
    "plancancer request --all": 0,
    "plancancer deadlines --from 2026-11-21 --to 2027-02-28": 0,
    "plancancer fmt --check": 1,
}
"""Commands that show more or begin elsewhere, with how they end; every other one resolves."""


@pytest.mark.git
@pytest.mark.parametrize(
    ("page", "command"),
    [
        pytest.param(page, command, id=f"{page.code}-{rank}")
        for page in PAGES.values()
        for rank, command in enumerate(page.commands)
    ],
)
def test_a_command_of_a_page_does_what_the_page_says(
    page: Page, command: str, tmp_path: Path
) -> None:
    """As a reader would type it, on the bad example, where the good one was before."""
    repository = Repository.create(tmp_path / "plan")
    findings(repository.folder, page, good=True)
    repository.commit()
    (repository.folder / page.example.path).unlink(missing_ok=True)
    found = findings(repository.folder, page, good=False)
    assert page.code in found or page.code in ELSEWHERE
    code, said = typed(
        command,
        repository.folder,
        environment() | {"PLANCANCER_DATE": str(page.example.on or TODAY)},
    )
    assert code == TELLING.get(command, 0), said.decode()
    assert (page.code in codes(repository.folder, page)) == (
        command in TELLING and page.code not in ELSEWHERE
    )


@every_page
def test_a_page_is_shown_in_both_languages_and_forms(page: Page) -> None:
    for language in (FRENCH, ENGLISH):
        text = rule_pages.page_text(page, language)
        markdown = rule_pages.page_markdown(page, language)
        assert text.startswith(f"{page.code} — {language.text(RULES[page.code].title)}\n")
        assert markdown.startswith(f"# {page.code}\n")
        assert page.example.path in text
        assert all(line.isprintable() for line in re.split("[\n\u00a0\u202f]", text))
    assert FRENCH.text(page.finds) != ENGLISH.text(page.finds)


@every_page
def test_lines_that_are_invented_say_so(page: Page) -> None:
    """An example of lateness uses the real plan: what it adds to the suivi must be told apart."""
    if page.code.startswith("PC2"):
        added = set(page.example.good.splitlines()) - set((page.example.bad or "").splitlines())
        assert all("Exemple" in line for line in added if "{" in line)


def test_the_list_names_every_code() -> None:
    listed = re.findall(r"PC\d{3}", rule_pages.list_text(FRENCH).rpartition("\n\n")[0])
    assert listed == list(RULES)


def findings(root: Path, page: Page, *, good: bool) -> set[str]:
    """The codes found in a small project that has the good or the bad example in it."""
    example = page.example
    text = example.good if good else example.bad
    place = example.path if good else example.before or example.path
    encoding = "utf-8" if good else example.encoding or "utf-8"
    files = {path: dedent(content) for path, content in BASE.items()}
    for path in ("actions/1.2.1-alcool-et-tabac.yaml", "indicators/espaces-sans-tabac.yaml"):
        files[path] = blank(path)
    base = files.pop(example.path, None) or blank(example.path)
    (root / example.path).parent.mkdir(parents=True, exist_ok=True)
    if text is not None:
        files[place] = overlaid(base, text)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode(encoding if path == place else "utf-8"))
    return codes(root, page)


def codes(root: Path, page: Page) -> set[str]:
    """The codes found in the project of an example as it is now."""
    loaded = load(ArbreDisque(root))
    found = loaded.diagnostics
    if loaded.dossier is not None:
        on = page.example.on or TODAY
        found = validate(loaded.dossier) + check(suivi(loaded.dossier, on))
    return {diagnostic.code for diagnostic in found}


def blank(path: str) -> str:
    """The least that a file of this name needs."""
    folder, _, name = path.removesuffix(".yaml").partition("/")
    return (
        FICHE.format(name=name.partition("-")[0])
        if folder == "actions"
        else INDICATEUR.format(name=name)
    )


def overlaid(base: str, text: str) -> str:
    """`base` with the top-level keys of `text` in place of its own; all of `text` without any."""
    keys = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    if not keys:
        return text
    kept = [
        block
        for block in re.split(r"^(?=\w+:)", base, flags=re.MULTILINE)
        if block.partition(":")[0] not in keys
    ]
    return "".join(kept) + text


def test_explain_takes_a_code_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "pc201", "--lang", "en"]) == 0
    assert capsys.readouterr().out == rule_pages.page_text(PAGES["PC201"], ENGLISH)


def test_explain_lists_all_codes_without_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == rule_pages.list_markdown(FRENCH)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("PC2O1", "PC201"), ("201", "PC201"), ("PC2110", "PC211"), ("pc-310", "PC310")],
)
def test_explain_names_the_nearest_code(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", typed, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"Did you mean “{meant}”?" in told.err


def test_explain_of_something_else_says_where_the_codes_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "retard", "--lang", "en"]) == 2
    assert "All codes: plancancer explain" in capsys.readouterr().err
