"""Defects of the schema: place, code, what was found, what to type."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from plancancer_cli.codes import RULES
from plancancer_cli.i18n import get_language
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.plan import Acteurs, Plan
from plancancer_cli.model.validation import Defaut, validate

if TYPE_CHECKING:
    from pydantic import BaseModel

ENGLISH = get_language("en")

FICHE: dict[str, Any] = {"code": "1.1.1", "titre": "Balades"}
INDICATEUR: dict[str, Any] = {"id": "balades", "libelle": "Balades", "type": "nombre"}
PLAN: dict[str, Any] = {
    "format": 1,
    "id": "plan-exemple",
    "titre": "Plan exemple",
    "adoption": date(2023, 5, 30),
    "niveaux": ["Fiche-action"],
}


def defects(model: type[BaseModel], data: Any) -> list[Defaut]:
    value, found = validate(model, data)
    assert (value is None) == bool(found)
    assert {defect.code for defect in found} <= RULES.keys()
    return found


def volet(**keys: Any) -> dict[str, Any]:
    return FICHE | {"volets": [{"id": "sentiers", "intitule": "Sentiers"} | keys]}


def entry(**keys: Any) -> dict[str, Any]:
    return volet(suivi=[{"date": 2024} | keys])


def valeur(**keys: Any) -> dict[str, Any]:
    return INDICATEUR | {"valeurs": [{"date": 2024} | keys]}


ENTRY = ("volets", 0, "suivi", 0)
VALEUR = ("valeurs", 0)


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Fiche, FICHE),
        (Fiche, FICHE | {"pilotes": ["ville", {"acteur": "ars", "role": "copilote"}]}),
        (Fiche, entry(statut="realise")),
        (Fiche, entry(statut="transfere", vers="Métropole")),
        (Fiche, volet(calendrier="Dès 2024")),
        (Fiche, volet(calendrier={"libelle": "au plus vite", "debut": 2024})),
        (Indicateur, INDICATEUR | {"libelle_source": "une puce"}),
        (Indicateur, valeur(secret=True)),
        (Indicateur, valeur(numerateur=1, denominateur=2)),
        (Indicateur, valeur(valeur=0)),
        (Indicateur, valeur(valeur=False)),
        (Plan, PLAN),
        (Acteurs, {"acteurs": [{"id": "ville", "nom": "Ville"}]}),
    ],
)
def test_what_is_accepted(model: type[BaseModel], data: Any) -> None:
    assert defects(model, data) == []


@pytest.mark.parametrize(
    ("model", "data", "loc", "code", "message", "hint"),
    [
        (
            Fiche,
            [],
            (),
            "PC012",
            "Found a list, expected a mapping (key: value).",
            "one key on each line",
        ),
        (Fiche, None, (), "PC012", "Found nothing (null), expected a mapping", "{texte: …}"),
        (Fiche, {"code": "1"}, ("titre",), "PC011", "“titre” is missing", "Add the key “titre”"),
        (Fiche, FICHE | {"titre": 12}, ("titre",), "PC012", "Found the number 12 where", '"12"'),
        (Fiche, FICHE | {"titre": True}, ("titre",), "PC012", "Found a tick (true)", '"true"'),
        (
            Fiche,
            FICHE | {"titre": date(2024, 1, 2)},
            ("titre",),
            "PC012",
            "Found the date 2024-01-02 where text belongs.",
            'Put it between quotes: "2024-01-02"',
        ),
        (Fiche, FICHE | {"titre": ["a"]}, ("titre",), "PC012", "Found a list where text", None),
        (Fiche, FICHE | {"titre": ""}, ("titre",), "PC014", "This is empty.", "or null"),
        (Fiche, FICHE | {"code": "1 2"}, ("code",), "PC014", "“1 2” does not have", "like 1.2.1"),
        (
            Fiche,
            FICHE | {"pilotes": {"a": "b"}},
            ("pilotes",),
            "PC012",
            "expected a list",
            "Begin each item with a dash: - a: …",
        ),
        (
            Fiche,
            FICHE | {"inegalites": {"participation_citoyenne": "oui"}},
            ("inegalites", "participation_citoyenne"),
            "PC012",
            "Found the text “oui”, expected true or false.",
            "Write, without quotes: true",
        ),
        (
            Fiche,
            FICHE | {"notes": [{"numero": 1.5, "texte": "a"}]},
            ("notes", 0, "numero"),
            "PC012",
            "Found the number 1.5, expected a whole number.",
            None,
        ),
        (
            Fiche,
            FICHE | {"ajout": {"date": "2024", "decision": "d"}},
            ("ajout", "date"),
            "PC012",
            "Found “2024” where a day belongs.",
            "2024-06-30",
        ),
        (Plan, PLAN | {"niveaux": []}, ("niveaux",), "PC014", "This is empty.", "null"),
        (Plan, PLAN | {"format": 2}, (), "PC017", "format 2; this program reads up to 1", "newer"),
        (
            Plan,
            PLAN | {"parametres_suivi": {"horizon_jours": -1}},
            ("parametres_suivi", "horizon_jours"),
            "PC014",
            "“-1” is outside what is allowed here",
            None,
        ),
    ],
)
def test_schema(
    *,
    model: type[BaseModel],
    data: Any,
    loc: tuple[str | int, ...],
    code: str,
    message: str,
    hint: str | None,
) -> None:
    check(defects(model, data), loc, code, message, hint)


@pytest.mark.parametrize(
    ("data", "loc", "code", "message", "hint"),
    [
        (
            entry(constat="x", date=True),
            (*ENTRY, "date"),
            "PC012",
            "Found “true” where a",
            "(2024)",
        ),
        (
            entry(constat="x", date="2024-13"),
            (*ENTRY, "date"),
            "PC014",
            "not a date that",
            "(2024)",
        ),
        (
            entry(constat="x", date="2024-T1"),
            (*ENTRY, "date"),
            "PC014",
            "is not a day, a",
            "(2024)",
        ),
        (entry(), ENTRY, "PC011", "The entry says nothing", "a statut or a constat"),
        (entry(statut="bloque"), ENTRY, "PC011", "“bloque” has no reason", 'motif: "…"'),
        (entry(statut="en_pause"), ENTRY, "PC011", "“en_pause” has no reason", 'motif: "…"'),
        (entry(statut="abandonne"), ENTRY, "PC011", "“abandonne” has no reason", 'motif: "…"'),
        (entry(statut="transfere"), ENTRY, "PC011", "does not say to whom", 'vers: "…"'),
        (
            entry(statut="encours"),
            (*ENTRY, "statut"),
            "PC013",
            "“encours” is not",
            "Write: en_cours",
        ),
        (entry(statut="zzz"), (*ENTRY, "statut"), "PC013", "“zzz” is not one of: a_venir", None),
        (
            volet(calendrier="bientôt"),
            ("volets", 0, "calendrier"),
            "PC015",
            "“bientôt” gives no date",
            "à définir",
        ),
        (
            volet(calendrier={"libelle": "De 2026 à 2024", "debut": 2026, "fin": 2024}),
            ("volets", 0, "calendrier"),
            "PC016",
            "it begins 2026 and ends 2024",
            "Check debut and fin",
        ),
    ],
)
def test_fiches(
    data: Any, loc: tuple[str | int, ...], code: str, message: str, hint: str | None
) -> None:
    check(defects(Fiche, data), loc, code, message, hint)


@pytest.mark.parametrize(
    ("data", "loc", "code", "message", "hint"),
    [
        (valeur(), VALEUR, "PC011", "The measurement has no value.", "indisponible"),
        (valeur(numerateur=1), VALEUR, "PC011", "The measurement has no value.", "indisponible"),
        (valeur(valeur=3, secret=True), VALEUR, "PC301", "marked secret", "Remove valeur"),
        (valeur(numerateur=3, secret=True), VALEUR, "PC301", "marked secret", "Remove valeur"),
        (valeur(denominateur=3, secret=True), VALEUR, "PC301", "marked secret", "Remove valeur"),
        (valeur(note="5 cas", secret=True), VALEUR, "PC301", "holds a figure", "without figures"),
        (valeur(valeur=[1]), (*VALEUR, "valeur"), "PC012", "Found “[1]” where one value", "number"),
        (
            valeur(valeur=1, ventilation={"age": 60}),
            (*VALEUR, "ventilation", "age"),
            "PC012",
            "Found the number 60 where text belongs.",
            '"60"',
        ),
        (
            INDICATEUR | {"cibles": [{"date": 2026, "valeur": 1, "fixee_par": "comite"}]},
            ("cibles", 0),
            "PC011",
            "A target set by the comité does not name its decision.",
            "decision: …",
        ),
        (INDICATEUR | {"type": "ratios"}, ("type",), "PC013", "“ratios” is not one", "“ratio”?"),
    ],
)
def test_indicateurs(
    data: Any, loc: tuple[str | int, ...], code: str, message: str, hint: str | None
) -> None:
    check(defects(Indicateur, data), loc, code, message, hint)


def check(
    found: list[Defaut],
    loc: tuple[str | int, ...],
    code: str,
    message: str,
    hint: str | None,
) -> None:
    (defect,) = found
    assert (defect.loc, defect.code, defect.on_key) == (loc, code, False)
    assert message in ENGLISH.text(defect.message)
    if hint is None:
        assert defect.hint is None
    else:
        assert defect.hint is not None
        assert hint in ENGLISH.text(defect.hint)


def test_an_unknown_key_points_at_the_key_and_names_a_near_one() -> None:
    near, far = defects(Fiche, volet(calendrer="Dès 2024") | {"zzz": 1})
    assert (near.loc, near.code, near.on_key) == (("volets", 0, "calendrer"), "PC010", True)
    assert near.hint is not None
    assert ENGLISH.text(near.hint) == "Did you mean “calendrier”?"
    assert (far.loc, far.code, far.on_key) == (("zzz",), "PC010", True)
    assert far.hint is not None
    assert ENGLISH.text(far.hint).startswith("The keys known here are: code, titre, ")


def test_every_defect_is_reported_at_once() -> None:
    found = defects(Fiche, {"titre": 12, "volets": [{"intitule": ""}], "zzz": 1})
    assert {(defect.loc, defect.code) for defect in found} == {
        (("code",), "PC011"),
        (("titre",), "PC012"),
        (("volets", 0, "id"), "PC011"),
        (("volets", 0, "intitule"), "PC014"),
        (("zzz",), "PC010"),
    }


def test_long_values_are_cut() -> None:
    (defect,) = defects(Fiche, FICHE | {"code": "x y" * 100})
    assert len(ENGLISH.text(defect.message)) < 120
    assert "…”" in ENGLISH.text(defect.message)
