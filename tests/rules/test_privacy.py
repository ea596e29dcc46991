"""PC306 and PC312: counts too small to be shown, and what identifies a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.rules.privacy import personal_data, small_counts
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from projet import ACTEURS, FICHE, INDICATEUR, MINIMAL, PLAN, minimal, places, projet, textes

ROOT = Path(__file__).parents[2]
PLANS = [ROOT, *sorted(file.parents[1] for file in ROOT.glob("examples/*/plan/plan.yaml"))]
"""The real plan and the examples, which say nothing of a person: what is found in them is wrong."""

BY_AGE = "ventilation: {age: jeunes}"


def indicateur(line: str, kind: str = "nombre", more: str = "") -> str:
    head = f"id: balades\nlibelle: Balades\ntype: {kind}\n"
    return f"{head}{more}valeurs:\n  - {{date: 2024, {line}}}\n"


@pytest.mark.parametrize("count", ["1", "10", "10.5"])
def test_a_small_count_of_a_breakdown(count: str) -> None:
    text = indicateur(f"valeur: {count}, {BY_AGE}")
    assert places(small_counts, minimal(indicateur=text)) == [("PC306", 5, 26)]


def test_the_count_itself_is_not_repeated() -> None:
    (found,) = textes(small_counts(minimal(indicateur=indicateur(f"valeur: 7, {BY_AGE}"))))
    assert (
        "PC306 The count dated “2024” (age: jeunes) is below the confidentiality threshold of 11."
        in found
    )
    assert "7" not in found.partition("PC306")[2]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (f"valeur: 0, {BY_AGE}", "nombre"),
        (f"valeur: 11, {BY_AGE}", "nombre"),
        (f"valeur: true, {BY_AGE}", "nombre"),
        (f"valeur: peu, {BY_AGE}", "nombre"),
        (f"secret: true, {BY_AGE}", "nombre"),
        ("valeur: 7", "nombre"),
        (f"valeur: 7, {BY_AGE}", "pourcentage"),
        (f"valeur: 4, {BY_AGE}", "satisfaction"),
    ],
)
def test_counts_that_tell_nothing_of_a_person(line: str, kind: str) -> None:
    assert places(small_counts, minimal(indicateur=indicateur(line, kind))) == []


def test_the_plan_sets_the_threshold() -> None:
    plan = MINIMAL[PLAN] + "parametres_suivi: {secret_statistique: 5}\n"
    for count, expected in (("4", [("PC306", 5, 26)]), ("5", [])):
        text = indicateur(f"valeur: {count}, {BY_AGE}")
        assert places(small_counts, minimal(plan=plan, indicateur=text)) == expected


def test_comparateurs_hold_counts_too() -> None:
    text = indicateur("valeur: 50") + (
        "comparateurs:\n  - libelle: Loire\n    valeurs:\n"
        f"      - {{date: 2024, valeur: 3, {BY_AGE}}}\n"
    )
    assert places(small_counts, minimal(indicateur=text)) == [("PC306", 9, 30)]


def noted(text: str) -> list[str]:
    """What is found in a note of a value, without place and hint."""
    quoted = text.replace('"', '\\"')
    dossier = minimal(indicateur=indicateur(f'valeur: 5, note: "{quoted}"'))
    found = textes(personal_data(dossier))
    assert all(line.startswith("indicators/balades.yaml:5:35 PC312 ") for line in found)
    return [line.partition("PC312 ")[2].partition(" | ")[0] for line in found]


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("contact sante@saint-etienne.fr", "saint-etienne.fr"),
        ("Écrire à prenom.nom+plan@ville.exemple.org.", "ville.exemple.org"),
        ("mailto:a@b.fr", "b.fr"),
        ("hélène.étienne@mairie-exemple.fr", "mairie-exemple.fr"),
    ],
)
def test_mail_addresses(text: str, domain: str) -> None:
    assert noted(text) == [f"A mail address stands in this text (…@{domain})."]


@pytest.mark.parametrize(
    "text",
    [
        "tél. 06 12 34 56 78",
        "0612345678",
        "04.77.48.77.48",
        "04-77-48-77-78",
        "06 12 34 56 78",
        "06\u00a012\u00a034\u00a056\u00a078",
        "07\u202f12\u202f34\u202f56\u202f78, le matin",
        "04/77/48/77/78 (secrétariat)",
        "+33 6 12 34 56 78",
        "+33612345678",
        "0033 4 77 48 77 78",
        "+33 (0)4 77 48 77 78",
    ],
)
def test_phone_numbers(text: str) -> None:
    (found,) = noted(text)
    assert found in {f"A phone number stands in this text (…{end})." for end in ("78", "48")}


@pytest.mark.parametrize(
    "text",
    [
        "2 55 08 14 168 025 38",
        "2-55-08-14-168-025",
        "255081416802538",
        "1 85 05 2A 004 123",
        "185052A00412356",
    ],
)
def test_national_numbers(text: str) -> None:
    assert noted(text) == ["A social security number (NIR) stands in this text."]


@pytest.mark.parametrize(
    "text",
    [
        "42 000 habitants en 2023, 42100 Saint-Étienne",
        "Les années 2019 2020 2021 2022 2023",
        "de 01/02/2023 à 03/04/2024",
        "2023-06-30",
        "SIRET 214 202 186 00010, SIREN 214202186",
        "10 02 03 04 05 06 07",
        "parts 01,02,03,04,05",
        "1 234 567 890 habitants, 12345678901234567890",
        "numéro vert 0 800 235 236, 08 00 23 52 36",
        "appeler le 15, le 3114 ou le 39 89",
        "255081416802539",
        "IBAN FR76 3000 1007 9412 3456 7890 185",
        "compte @ville_exemple et @ville@mastodon.exemple",
        "3 séances @ 20 h",
        "https://exemple.fr/page?ref=0612345678&id=255081416802538",
        "https://exemple.fr/@nom@serveur.fr/0477487748",
        "ISBN 9782011355555, fiche 1.2.1, 12:30",
        "v0.12.34.56.78",
    ],
)
def test_what_identifies_nobody(text: str) -> None:
    assert noted(text) == []


def test_one_finding_for_each_kind() -> None:
    text = "a@b.fr, c@d.fr, 06 12 34 56 78, 07 12 34 56 78, 255081416802538"
    assert [line.split()[1] for line in noted(text)] == ["mail", "phone", "social"]


def test_every_text_of_every_file_is_read() -> None:
    files = {
        PLAN: MINIMAL[PLAN] + "gouvernance: [{intitule: Comité, details: [a@b.fr]}]\n",
        ACTEURS: "acteurs:\n  - {id: ville, nom: Ville 0612345678}\n",
        FICHE: MINIMAL[FICHE]
        + "contexte: |\n  Première ligne\n  deuxième, a@b.fr\n"
        + "suivi: [{date: 2024, constat: a@b.fr}]\n",
        INDICATEUR: indicateur(
            "valeur: 50, ventilation: {quartier: a@b.fr}", more="unite: a@b.fr\n"
        ),
        "plan/comites/2024-01-10.yaml": (
            "date: 2024-01-10\ndecisions:\n  - {texte: Écrire à a@b.fr}\n"
        ),
    }
    found = list(personal_data(projet(files)))
    assert [(d.location.path, d.location.line, d.location.column, d.ref) for d in found] == [
        (PLAN, 10, 44, None),
        (ACTEURS, 2, 22, None),
        (FICHE, 9, 11, "1.1.1"),
        (FICHE, 12, 31, "1.1.1"),
        (INDICATEUR, 4, 8, "balades"),
        (INDICATEUR, 6, 54, "balades"),
        ("plan/comites/2024-01-10.yaml", 3, 13, None),
    ]


def test_a_wording_that_became_a_calendrier_is_found_where_it_is_written() -> None:
    text = MINIMAL[FICHE].replace("Dès 2024", "{libelle: voir a@b.fr, debut: 2024}")
    assert places(personal_data, minimal(fiche=text)) == [("PC312", 6, 27)]


@given(st.text(alphabet="0123456789 .-/@abc\u00a0+()", max_size=200))
def test_any_text_is_searched_without_failing(text: str) -> None:
    assert len(noted(f"x{text}")) <= 3


@pytest.mark.parametrize("folder", PLANS, ids=lambda folder: folder.name)
def test_nothing_is_found_in_plans_that_were_published(folder: Path) -> None:
    dossier = load(ArbreDisque(folder)).dossier
    assert dossier is not None
    assert [*personal_data(dossier), *small_counts(dossier)] == []
