"""Coverage by vocabularies and the questions on inequalities; what is not known is told apart."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from plancancer_cli.analysis.coverage import couverture, couvertures, inegalites
from plancancer_cli.cli.boundary import main
from plancancer_cli.model.dossier import Dossier
from projet import MINIMAL, PLAN, projet

Run = Callable[..., tuple[int, str, str]]

VOCABULAIRES = (
    MINIMAL[PLAN]
    + """\
vocabulaires:
  publics:
    libelle: Publics
    source: Livre blanc
    termes:
      - {id: jeunes, libelle: Jeunes}
      - {id: aidants, libelle: Aidants}
      - {id: malades, libelle: Malades}
  milieux:
    libelle: Milieux de vie
    termes: [{id: ecole, libelle: École}]
"""
)


def fiche(code: str, *keys: str) -> str:
    return "\n".join([f"code: {code}", f"titre: Fiche {code}", *keys, ""])


FILES = {
    PLAN: VOCABULAIRES,
    "actions/1.1.1-a.yaml": fiche(
        "1.1.1",
        "etiquettes: {publics: [jeunes, aidants]}",
        "inegalites: {determinants_de_sante: true, participation_citoyenne: false}",
    ),
    "actions/1.1.2-b.yaml": fiche(
        "1.1.2",
        "etiquettes: {publics: [jeunes]}",
        "inegalites: {determinants_de_sante: false, participation_citoyenne: null}",
    ),
    "actions/1.1.3-c.yaml": fiche("1.1.3"),
}


@pytest.fixture
def dossier() -> Dossier:
    return projet(FILES)


def test_each_term_has_its_fiches(dossier: Dossier) -> None:
    found = couverture(dossier, "publics")
    assert {t.id: [f.code for f in t.fiches] for t in found.termes} == {
        "jeunes": ["1.1.1", "1.1.2"],
        "aidants": ["1.1.1"],
        "malades": [],
    }
    assert [terme.id for terme in found.couverts] == ["jeunes", "aidants"]
    assert [terme.id for terme in found.non_couverts] == ["malades"]


def test_a_fiche_without_a_tag_is_not_one_that_covers_nothing(dossier: Dossier) -> None:
    by_name = {found.id: found for found in couvertures(dossier)}
    assert [f.code for f in by_name["publics"].sans_etiquette] == ["1.1.3"]
    assert [f.code for f in by_name["milieux"].sans_etiquette] == ["1.1.1", "1.1.2", "1.1.3"]


def test_a_fiche_whose_only_tag_is_unknown_counts_as_without() -> None:
    files = FILES | {"actions/1.1.3-c.yaml": fiche("1.1.3", "etiquettes: {publics: [enfants]}")}
    assert [f.code for f in couverture(projet(files), "publics").sans_etiquette] == ["1.1.3"]


def test_an_unknown_vocabulary_is_a_key_error(dossier: Dossier) -> None:
    with pytest.raises(KeyError):
        couverture(dossier, "quartiers")


def test_unknown_is_told_from_no(dossier: Dossier) -> None:
    counts = {
        question.id: tuple(
            [f.code for f in fiches]
            for fiches in (question.oui, question.non, question.non_renseigne)
        )
        for question in inegalites(dossier)
    }
    assert counts == {
        "determinants_de_sante": (["1.1.1"], ["1.1.2"], ["1.1.3"]),
        "universalisme_proportionne": ([], [], ["1.1.1", "1.1.2", "1.1.3"]),
        "participation_citoyenne": ([], ["1.1.1"], ["1.1.2", "1.1.3"]),
    }


@pytest.fixture
def run(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> Run:
    """`plancancer status` on the project, and what it wrote."""
    root = tmp_path_factory.mktemp("plan")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    def status(*arguments: str) -> tuple[int, str, str]:
        place = ["--project", str(root), "--date", "2026-11-21", "--lang", "en"]
        code = main(["status", *place, *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return status


def test_the_table_says_what_is_not_covered_and_what_is_not_tagged(run: Run) -> None:
    code, out, _ = run("--by", "publics")
    assert code == 0
    assert "2 terms covered out of 3; 1 fiche without a tag out of 3" in out
    assert "  Jeunes     2  1.1.1, 1.1.2" in out
    assert "Not covered\n  Malades\n" in out
    assert "Without a tag of this vocabulary\n  1.1.3    Fiche 1.1.3\n" in out
    assert "Source of the terms: Livre blanc" in out


def test_the_selection_holds_for_the_coverage(run: Run) -> None:
    _, out, _ = run("1.1.2", "--by", "publics", "--format", "json")
    found = json.loads(out)
    assert found["fiches"] == 1
    assert found["non_couverts"] == ["aidants", "malades"]


def test_the_questions_as_table_markdown_and_json(run: Run) -> None:
    _, table, _ = run("--by", "inegalites")
    assert "Aims at determinants of health\n  yes              1  1.1.1\n" in table
    assert "not stated       3  1.1.1, 1.1.2, 1.1.3" in table
    _, markdown, _ = run("--by", "inegalites", "--format", "markdown")
    assert "| Participation of citizens | 0 | 1 (1.1.1) | 2 (1.1.2, 1.1.3) |" in markdown
    _, text, _ = run("--by", "inegalites", "--format", "json")
    assert json.loads(text)["questions"]["participation_citoyenne"] == {
        "oui": [],
        "non": ["1.1.1"],
        "non_renseigne": ["1.1.2", "1.1.3"],
    }


def test_markdown_of_a_vocabulary(run: Run) -> None:
    _, out, _ = run("--by", "publics", "--format", "markdown")
    assert "| Malades | 0 | not covered |" in out
    assert "| 1.1.3 | Fiche 1.1.3 |" in out


def test_a_vocabulary_that_is_not_declared_is_named_with_those_that_are(run: Run) -> None:
    code, out, err = run("--by", "quartiers")
    assert (code, out) == (2, "")
    assert "no vocabulary “quartiers”" in err
    assert "publics, milieux, inegalites" in err
    assert "Did you mean “publics”?" in run("--by", "public")[2]


def test_late_and_by_do_not_go_together(run: Run) -> None:
    code, _, err = run("--by", "publics", "--late")
    assert code == 2
    assert "--by and --late" in err
