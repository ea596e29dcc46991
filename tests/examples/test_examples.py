"""The example plans: each validates, and what is shown of it is in its own words."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.jalons import etapes
from plancancer_cli.analysis.status import Status, status
from plancancer_cli.cli.boundary import main
from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import get_language
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.reporting.documents.construction import Demande, build
from plancancer_cli.reporting.documents.publication import publish
from plancancer_cli.reporting.documents.vues import Provenance
from plancancer_cli.reporting.terminal.lines import Terminal
from plancancer_cli.reporting.terminal.status import render
from plancancer_cli.rules.run import validate
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.layout.formatter import layout_of
from plancancer_cli.storage.loader import load

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples"
EXAMPLES = sorted(path.parent.parent.name for path in FOLDER.glob("*/plan/plan.yaml"))
ON = date(2026, 11, 21)
FRENCH = get_language("fr")

every_example = pytest.mark.parametrize("name", EXAMPLES)

OWN_WORDS = {
    "cls-saint-etienne": (
        "4 actions, 1 volet",
        "Axe 4  Renforcer la prise en charge de la santé mentale",
    ),
    "contrat-de-ville-valenciennes": (
        "7 actions, 13 volets",
        "Orientation 2  Promouvoir la santé",
        "Objectif 2.3  Développer l'accès à la prévention",
        "Priorité d’intervention 2.2.2.1  Informer / sensibiliser les publics.",
    ),
    "politique-sante-nantes": ("2 actions, 4 volets", "Axe stratégique 5  Fédérer"),
    "contrat-de-ville-mel": ("4 actions, 4 volets", "Axe A  Assurer l’accès aux soins"),
    "maison-de-sante-chateau-thierry": (
        "2 actions, 5 volets",
        "Partie A  La création d’une maison",
        "Partie B  La synergie entre la politique de la Ville et la santé",
    ),
    "prendre-soin-de-soi": ("3 actions, 5 volets", "Objectif 1  Renforcer les CPS des enfants"),
    "missions-cpts": (
        "10 missions, 8 volets",
        "Type de missions A  Missions socles",
        "Type de missions C  Missions de l'InterCPTS",
    ),
    "sante-dans-le-mandat": (
        "21 actions",
        "Partie A  Nos recommandations",
        "Partie B  Les élus locaux ont la main",
        "Partie C  Renforcer les coopérations territoriales",
    ),
}
"""What the dashboard must say: how many of what, and the names of levels."""


@cache
def dossier(name: str) -> Dossier:
    loaded = load(ArbreDisque(FOLDER / name))
    assert loaded.dossier is not None, loaded.diagnostics
    return loaded.dossier


@cache
def view(name: str) -> Status:
    return status(suivi(dossier(name), ON))


def dashboard(name: str) -> list[str]:
    lines = render(view(name), FRENCH, Terminal(200, color=False), whole=True)
    return ["".join(span.text for span in line) for line in lines]


def flat(text: str) -> str:
    return " ".join(text.split())


@every_example
def test_an_example_validates_and_names_its_source(name: str) -> None:
    found = [d for d in validate(dossier(name)) if d.severity is not Severity.INFO]
    assert found == []
    assert dossier(name).plan.value.source
    assert (FOLDER / name / "README.md").read_text(encoding="utf-8").startswith("# ")


@every_example
def test_an_example_is_laid_out_as_fmt_leaves_it(name: str) -> None:
    paths = ArbreDisque(FOLDER / name).paths()
    assert [path for path in paths if not layout_of(FOLDER / name, path).is_canonical] == []


@pytest.mark.parametrize("name", OWN_WORDS)
def test_the_dashboard_speaks_the_words_of_the_plan(name: str) -> None:
    lines = dashboard(name)
    for words in OWN_WORDS[name]:
        assert any(line.strip().startswith(words) for line in lines), words
    assert not re.search(r"\bfiches?\b", " ".join(lines))


@every_example
def test_every_fiche_and_every_level_is_shown_once(name: str) -> None:
    words = flat(" ".join(dashboard(name)))
    rows = [row.fiche.code for row in view(name).fiches]
    assert sorted(rows) == sorted(d.value.code for d in dossier(name).fiches)
    arbre = dossier(name).arborescence
    deep = len(arbre.niveaux) > 3
    for depth, noeud in dossier(name).plan.value.noeuds():
        bare = not any(arbre.est_sous(d.value, noeud.code) for d in dossier(name).fiches)
        if depth == 0 or deep or bare:
            heading = f"{arbre.niveau(noeud.code)} {noeud.code} {flat(noeud.titre)[:40]}"
            assert words.count(heading) == 1, heading


@every_example
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_the_report_renders_with_the_names_of_the_levels(name: str, form: str) -> None:
    asked = Demande(on=ON, language=get_language("fr"), provenance=Provenance("0", None, False))
    text = publish(build(dossier(name), asked), form, template=None, project=FOLDER / name)
    assert isinstance(text, str)
    plan = dossier(name).plan.value
    assert f"{plan.niveaux[0]} {plan.arborescence[0].code}" in text
    assert all(document.value.code in text for document in dossier(name).fiches)
    words = unescape(text).translate({0xA0: " ", 0x202F: " "})
    for vocabulaire in plan.vocabulaires.values():
        missing = [terme.libelle for terme in vocabulaire.termes if terme.libelle not in words]
        assert missing == []


def test_transversal_levels_and_levels_without_fiche_are_told() -> None:
    lines = dashboard("cls-saint-etienne")
    place = lines.index("Axe A  la prise en compte de la santé-environnement (transversal)")
    assert lines[place + 1] == "  0 action dans ces fichiers"
    assert " Sous-axe 2.1  promouvoir, partager et diffuser une culture santé commune" in lines


def test_a_fiche_hangs_on_the_level_that_it_names() -> None:
    arbre = dossier("contrat-de-ville-valenciennes").arborescence
    fiches = dossier("contrat-de-ville-valenciennes").fiche_par_code
    places = {
        code: [noeud.code for noeud in arbre.place(document.value)]
        for code, document in fiches.items()
    }
    assert places == {
        "ALCOOL": ["2", "2.2"],
        "CADRE": ["2"],
        "DIABETE": ["2", "2.3", "2.3.3", "2.3.3.1"],
        "DTA": ["2", "2.1", "2.1.1", "2.1.1.2"],
        "POLE": ["2", "2.3", "2.3.3"],
        "RELAIS": ["2", "2.3"],
        "VIF": ["2", "2.1", "2.1.1"],
    }


def test_nine_steps_wait_each_for_the_one_before() -> None:
    fiche = dossier("maison-de-sante-chateau-thierry").fiche_par_code["A.1"].value
    steps = etapes(fiche.volets[0].jalons, ())
    assert len(steps) == 9
    waited = [[jalon.id for jalon in step.attend] for step in steps]
    assert waited == [[], *([step.jalon.id] for step in steps[:-1])]
    assert [step.jalon.echeance for step in steps] == [None] * 9


def test_what_the_house_costs_is_a_budget_and_no_indicateur() -> None:
    chateau = dossier("maison-de-sante-chateau-thierry")
    lines = [line for d in chateau.fiches for line in d.value.budget]
    assert [(line.montant, line.stade.value) for line in lines] == [(1400000, "annonce")]
    assert [d.value.id for d in chateau.indicateurs] == ["professionnels-de-sante"]


def test_a_plan_says_what_it_owes_at_its_end() -> None:
    ends = {
        "cls-saint-etienne": date(2029, 1, 1),
        "contrat-de-ville-valenciennes": date(2021, 1, 1),
        "prendre-soin-de-soi": date(2026, 1, 1),
        "sante-dans-le-mandat": date(2033, 1, 1),
    }
    assert {n for n in EXAMPLES if dossier(n).plan.value.periode} == {*ends, "plan-fictif"}
    for name, day in ends.items():
        on_the_last_day = suivi(dossier(name), day - timedelta(days=1))
        after = suivi(dossier(name), day)
        states = [
            next(e.etat for e in known.echeances if e.kind is Kind.PLAN_END)
            for known in (on_the_last_day, after)
        ]
        assert states == [Etat.PROCHE, Etat.A_DECIDER], name


def test_roman_codes_come_in_their_order() -> None:
    codes = [document.value.code for document in dossier("sante-dans-le-mandat").fiches]
    roman = [code for code in codes if "." not in code]
    assert roman == ["I", "II", "III", "IV", "V", "VI"]


def test_published_figures_are_values_with_their_source() -> None:
    values = {
        document.value.id: document.value.valeurs[0].valeur
        for document in dossier("prendre-soin-de-soi").indicateurs
        if all(valeur.source for valeur in document.value.valeurs)
    }
    assert values == {
        "enfants-concernes": 4130,
        "professionnels-concernes": 430,
        "structures-concernees": 52,
        "parents-concernes": 152,
    }


def test_links_between_the_two_plans_of_saint_etienne_lead_somewhere() -> None:
    cls = dossier("cls-saint-etienne")
    loaded = load(ArbreDisque(ROOT)).dossier
    assert loaded is not None
    here = {"plan-cancer-stephanois": loaded, "cls-saint-etienne": cls}
    found = [
        (lien.plan, lien.ref)
        for one in here.values()
        for document in one.fiches
        for lien in document.value.liens
    ]
    assert sorted(found, key=str) == [
        ("cls-saint-etienne", "1.2.1"),
        ("cls-saint-etienne", "1.2.2"),
        ("cls-saint-etienne", "1.4.1"),
        ("cls-saint-etienne", "2"),
        ("plan-cancer-stephanois", "3.1.1"),
        ("plan-cancer-stephanois", "3.1.3"),
        *[("plan-cancer-stephanois", "4.1.2")] * 3,
        ("plan-cancer-stephanois", None),
    ]
    for plan, ref in found:
        assert ref is None or ref in here[plan].fiche_par_code or ref in here[plan].arborescence


def test_coverage_by_a_vocabulary_of_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    project = ["--project", str(FOLDER / "sante-dans-le-mandat"), "--date", "2026-11-21"]
    assert main(["status", *project, "--by", "champs-d-action", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    named_by_v = {terme["id"] for terme in found["termes"] if "V" in terme["fiches"]}
    assert named_by_v == {
        "planification-territoriale",
        "transports-mobilites",
        "habitat",
        "ages-de-la-vie",
        "cohesion-sociale",
    }
    assert len(found["termes"]) == 12
    assert all(terme["fiches"] for terme in found["termes"])
    untagged = ["C.1", "C.2", "C.3", "I", "II", "III", "IV", "VI"]
    assert sorted(found["sans_etiquette"]) == untagged


@every_example
def test_every_command_that_shows_a_plan_shows_this_one(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = dossier(name).plan.value
    here = ["--project", str(FOLDER / name), "--date", "2026-11-21"]
    for command in (
        ["validate", "--fail-on", "warning"],
        ["status"],
        ["deadlines"],
        ["show", dossier(name).fiches[0].value.code],
        *(["status", "--by", vocabulaire] for vocabulaire in (*plan.vocabulaires, "inegalites")),
        ["report", "--output", str(tmp_path / "bilan.html")],
        ["export", "--format", "csv", "--output", str(tmp_path / "donnees")],
    ):
        assert main([command[0], *here, *command[1:]]) == 0, command
        said = capsys.readouterr()
        assert "Traceback" not in said.err


@pytest.mark.parametrize("name", OWN_WORDS)
def test_the_report_calls_no_action_of_another_plan_a_fiche(name: str) -> None:
    asked = Demande(on=ON, language=FRENCH, provenance=Provenance("0", None, False))
    text = publish(build(dossier(name), asked), "markdown", template=None, project=FOLDER / name)
    assert isinstance(text, str)
    own = [line for line in text.splitlines() if not line.startswith("- Texte du plan")]
    assert not [line for line in own if re.search(r"\bfiches?\b", line, re.IGNORECASE)]


def test_the_examples_and_the_real_plan_are_of_many_shapes() -> None:
    loaded = load(ArbreDisque(ROOT)).dossier
    assert loaded is not None
    every = {name: dossier(name) for name in EXAMPLES} | {"": loaded}
    assert {len(one.plan.value.niveaux) for one in every.values()} == {2, 3, 5}
    codes = {d.value.code for one in every.values() for d in one.fiches}
    levels = {noeud.code for one in every.values() for _, noeud in one.plan.value.noeuds()}
    assert {"1.2.1", "IV", "A.1", "VIF"} <= codes
    assert {"2.2.2.1", "A", "1", "2.3"} <= levels
    depths = {len(one.arborescence.place(d.value)) for one in every.values() for d in one.fiches}
    assert depths >= {0, 1, 2}
    cls = dossier("cls-saint-etienne").plan.value
    axes = [noeud.transversal for noeud in cls.arborescence]
    assert (axes.count(False), axes.count(True)) == (4, 2)
