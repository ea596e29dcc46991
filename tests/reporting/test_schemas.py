"""The JSON Schemas say what the models say: both take and refuse the same files."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from plancancer_cli.cli.boundary import main
from plancancer_cli.kinds import KINDS
from plancancer_cli.model.validation import validate
from plancancer_cli.reporting.schema_words import FORMS, MAPPINGS, MEANINGS
from plancancer_cli.reporting.schemas import schema, schema_text
from plancancer_cli.storage.read.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from message_catalogue.typography import mistakes

ROOT = Path(__file__).resolve().parents[2]

SAMPLES = {
    "plan": """\
        format: 1
        id: plan-exemple
        titre: Plan exemple
        collectivite: Ville
        langue: fr
        adoption: 2023-05-30
        periode: {debut: 2023, fin: 2026}
        etat: en_cours
        niveaux: [Enjeu, Fiche]
        arborescence: [{code: "1", titre: Environnement, enfants: [{code: "1.1", titre: Marche}]}]
        gouvernance: [{intitule: Comité, details: [Élus]}]
        parametres_suivi: {frequence: annuelle, delai_jours: 90}
        gravites: {PC212: info}
        indicateurs: [balades]
        suivi: [{date: 2023-05-30, constat: Vote}]
        """,
    "acteurs": "acteurs: [{id: ville, nom: Ville, sigle: V, nature: service, rattache_a: etat}]",
    "fiche": """\
        code: 1.1.1
        titre: Balades
        rattachement: {enjeu: Environnement, objectif: null}
        notes: [{numero: 1, texte: Note}]
        objectifs_operationnels: [{texte: Marcher, details: [Souvent]}]
        volets:
          - id: sentiers
            intitule: Sentiers
            calendrier: {libelle: Dès 2024, debut: 2024, au_moins: null, recurrence: annuelle}
            modalites: [{texte: Baliser, id: balisage, calendrier: Dès 2023}]
            jalons: [{id: ouverture, intitule: Ouverture, echeance: 2024-06}]
            suivi:
              - {date: 2024-03-01, statut: bloque, motif: Crue, porte_sur: [balisage]}
              - {date: 2024-04-02, motif: Crue, periode: 2024-T1, jalon: ouverture}
              - {date: 2024-05, statut: transfere, vers: Métropole}
              - {date: 2024, constat: Fait}
            reports_echeance: [{echeance: debut, au: 2025-06, motif: A, decision: B, date: 2024}]
            indicateurs: [balades]
        inegalites: {determinants_de_sante: null, participation_citoyenne: true}
        pilotes: [ville, {acteur: metropole, role: copilote}]
        ressources: {financieres: null, humaines: Deux agents}
        budget: [{annee: 2024, montant: 1000.5, stade: vote, financeur: ville}]
        ajout: {date: 2024-01-01, decision: Délibération}
        """,
    "indicateur": """\
        id: balades
        libelle: Balades
        libelle_source: [Nombre de balades]
        complementaire: false
        type: satisfaction
        nature: activite
        usage: suivi
        accumulation: stock
        evolution_attendue: hausse
        tolerance: 2
        frequence: ponctuelle
        delai_jours: 30
        etats: [ouvert]
        echelle: {min: 1, max: 5.5}
        valeur_initiale: {date: 2023, valeur: 1, source: S}
        cibles: [{date: 2026, valeur: 5, fixee_par: comite, decision: D}, {date: 2025, valeur: 4}]
        ventilations: {age: [jeunes, aînés]}
        comparateurs: [{libelle: France, valeurs: [{date: 2024, valeur: 3}]}]
        ruptures: [{date: 2025, motif: Méthode}]
        indisponible: [{periode: 2024-S1, motif: Grève}]
        valeurs:
          - {date: 2024-06-30, valeur: 4.5, periode: 2024, qualification: environ, provisoire: true}
          - {date: 2024, secret: true, ventilation: {age: jeunes}, remplace: 2023-12}
          - {date: 2025, numerateur: 1, denominateur: 2}
        """,
    "comite": """\
        date: 2024-03-12
        intitule: Comité
        presents: [ville]
        decisions: [{id: report, texte: Reporter, refs: [1.1.1/sentiers]}]
        """,
}
"""A valid file of each kind in which as many keys as possible have a value."""

WRONG: tuple[Any, ...] = (
    None, True, 3, -1, 2.5, "", "Été !", "texte", "1.1.1", 1850, "2024-13", "2024-06-31",
    [], [None], ["Été !"], {}, {"cle": 1},
)  # fmt: skip
"""What is put in the place of each value."""

every_kind = pytest.mark.parametrize("kind", KINDS)


@cache
def drawn(kind: str) -> dict[str, Any]:
    return schema(kind)


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(drawn(kind))


@every_kind
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(schema(kind))
    assert "$defs" not in schema_text(kind)


@every_kind
def test_real_files_pass_check_jsonschema(kind: str) -> None:
    files = sorted(str(path) for path in ROOT.glob(KINDS[kind].pattern))
    if kind == "comite" and not files:
        return  # the plan has published no minutes of its comité
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", KINDS[kind].schema, *files],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr


@every_kind
def test_samples_are_valid(kind: str) -> None:
    assert model_takes(kind, sample(kind))
    assert schema_takes(kind, sample(kind))


@every_kind
def test_both_refuse_the_same_values(kind: str) -> None:
    """Each value of the sample is replaced by each wrong one: verdicts must be the same."""
    disagreements = []
    for place in places(sample(kind), ()):
        for wrong in WRONG:
            data = replaced(sample(kind), place, wrong)
            if known_only_to_the_model(place, wrong):
                continue
            if model_takes(kind, data) != schema_takes(kind, data):
                verdict = "model" if model_takes(kind, data) else "schema"
                disagreements.append((place, wrong, f"only the {verdict} takes it"))
    assert disagreements == []


@every_kind
def test_both_refuse_missing_and_unknown_keys(kind: str) -> None:
    disagreements = []
    for place in [(), *places(sample(kind), ())]:
        if isinstance(at(sample(kind), place), dict):
            for key in [*at(sample(kind), place), None]:
                data = sample(kind)
                mapping = at(data, place)
                if key is None:
                    mapping["inconnu"] = {}
                else:
                    del mapping[key]
                if model_takes(kind, data) != schema_takes(kind, data):
                    disagreements.append((place, key))
    assert disagreements == []


@pytest.mark.parametrize(
    ("kind", "key", "forms"),
    [
        ("fiche", "pilotes", [["ville"], [{"acteur": "ville"}]]),
        ("indicateur", "libelle_source", ["Nombre de balades", ["Une puce", "Une autre"]]),
        ("plan", "periode", [{"debut": 2023, "fin": "2026-06"}, {"debut": "2023", "fin": 2026}]),
    ],
)
def test_short_forms_are_taken(kind: str, key: str, forms: list[Any]) -> None:
    for form in forms:
        data = sample(kind) | {key: form}
        assert model_takes(kind, data)
        assert schema_takes(kind, data)


def test_a_calendrier_is_a_wording_or_a_mapping() -> None:
    for form in ("Dès 2023", {"libelle": "Bientôt", "fin": "2024-06-30"}, None):
        data = sample("fiche")
        data["volets"][0]["calendrier"] = form
        assert model_takes("fiche", data)
        assert schema_takes("fiche", data)


def test_a_severity_can_be_set_for_the_codes_that_have_one() -> None:
    assert schema_takes("plan", sample("plan") | {"gravites": {"PC101": "info"}})
    assert not schema_takes("plan", sample("plan") | {"gravites": {"PC001": "info"}})
    assert not schema_takes("plan", sample("plan") | {"gravites": {"PC999": "info"}})


@every_kind
def test_every_key_is_described_in_good_french(kind: str) -> None:
    for node in nodes(drawn(kind)):
        for name, below in node.get("properties", {}).items():
            if "title" in node:
                assert "description" in below or "$ref" in below, name
        texts = [
            node.get("description", ""),
            node.get("title", ""),
            *node.get("enumDescriptions", []),
        ]
        assert [mistake for text in texts for mistake in mistakes(text)] == []


@every_kind
def test_examples_are_valid(kind: str) -> None:
    for node in nodes(drawn(kind)):
        here = Draft7Validator({**node, "definitions": drawn(kind).get("definitions", {})})
        for example in node.get("examples", []):
            assert here.is_valid(example), (node, example)


def test_no_word_describes_what_is_no_longer_there() -> None:
    every = [node for kind in KINDS for node in nodes(drawn(kind))]
    titles = {node["title"] for node in every if "title" in node}
    choices = {tuple(v for v in node["enum"] if v) for node in every if "enumDescriptions" in node}
    said = "".join(map(schema_text, KINDS))
    assert titles == {title for title, _ in MAPPINGS.values()}
    assert choices == set(MEANINGS)
    assert all(json.dumps(form, ensure_ascii=False) in said for form in FORMS.values())


def test_the_command_writes_one_schema_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "fiche"]) == 0
    assert capsys.readouterr().out == schema_text("fiche")


def test_the_command_renews_the_schemas_of_a_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/plan.yaml").write_text("format: 1\n")
    renew = ["schema", "--write", "--project", str(tmp_path), "--lang", "en"]
    assert main(renew) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "schemas/fiche.schema.json: renewed.\n" in told.err
    assert told.err.endswith(f"To undo: plancancer --project {tmp_path} undo\n")
    for kind in KINDS:
        assert (tmp_path / KINDS[kind].schema).read_text("utf-8") == schema_text(kind)
    assert main([*renew, "fiche"]) == 0
    assert capsys.readouterr().err == "schemas/fiche.schema.json: up to date.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["schema", "fich", "--lang", "en"], "Did you mean “fiche”?"),
        (["schema", "--lang", "en"], "Name the kind of file: plan, acteurs,"),
    ],
)
def test_a_wrong_name_is_answered(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/plan.yaml").write_text("format: 1\n")
    (tmp_path / "schemas").write_text("a file in the place of the folder")
    assert main(["schema", "plan", "--write", "--project", str(tmp_path), "--lang", "en"]) == 2
    assert (
        "The system cannot write schemas/plan.schema.json, which is as it was"
        in capsys.readouterr().err
    )


def sample(kind: str) -> dict[str, Any]:
    """The sample as the program reads it, to be changed at will."""
    source = parse(dedent(SAMPLES[kind]), f"{kind}.yaml")
    assert source.problems == []
    data: dict[str, Any] = plain(source.data)
    return data


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else copy.copy(value)


def model_takes(kind: str, data: dict[str, Any]) -> bool:
    return not validate(KINDS[kind].model, data)[1]


def schema_takes(kind: str, data: dict[str, Any]) -> bool:
    """Whether a YAML language server would take it: to it a date is text."""
    return bool(validator(kind).is_valid(json.loads(json.dumps(data, default=date.isoformat))))


def known_only_to_the_model(place: tuple[str | int, ...], wrong: Any) -> bool:
    """What no schema knows: what the words of a calendrier mean, and which days exist."""
    is_wording = place[-1] in {"calendrier", "libelle"} and isinstance(wrong, str) and bool(wrong)
    return is_wording or (wrong == "2024-06-31")


def places(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    below = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else ())
    )
    for step, item in below:
        yield (*path, step)
        yield from places(item, (*path, step))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def replaced(data: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    at(data, path[:-1])[path[-1]] = value
    return data


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if isinstance(value, dict):
        if {"type", "$ref", "anyOf"} & value.keys() and not isinstance(value.get("type"), dict):
            yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)
