"""The files against the text of the plan: nothing lost, nothing added, every bullet found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from plancancer_cli.model.dossier import Dossier
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

ROOT = Path(__file__).parents[1]
CODES = "1.1.1 1.2.1 1.3.1 1.3.2 1.4.1 2.1.1 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 4.1.1 4.1.2".split()
BULLETS = dict(zip(CODES, (4, 6, 4, 3, 6, 6, 7, 8, 4, 0, 3, 1, 2), strict=True))
VOLETS = dict(zip(CODES, (2, 3, 2, 1, 2, 4, 1, 3, 1, 1, 1, 1, 1), strict=True))
NO_HEADING = "Modalités opérationnelles de mise en œuvre"

HEADINGS = (
    "Enjeu de référence",
    "Objectif stratégique de référence",
    "Contexte et enjeux",
    "Objectifs opérationnels locaux",
    "Objectifs opérationnels",
    "Actions sur les inégalités sociales et territoriales de santé",
    "L’action vise-t-elle des déterminants de santé ?",
    "L’action suit-elle une logique d’universalisme proportionné ?",
    "Y-a-t-il une démarche participative associant les citoyens ?",
    "Public cible Pilote",
    "Ressources mobilisées",
    "Ressources financières",
    "Ressources humaines",
    "Ressources logistiques",
    "Indicateurs de suivi et d’évaluation",
)
TITLES_OF_THE_TREE = (
    r"ENJEU N°\d : [A-ZÉÈ’ \n]+?(?= Action| $)|OBJECTIF STRATÉGIQUE(?: N°\d)? : (?:"
    "Encourager la pratique d’une activité physique au quotidien|Lutter contre les addictions|"
    "Promouvoir une alimentation saine et équilibrée|Mettre de la santé dans toutes les politiques|"
    "Promouvoir la santé ensemble|Appliquer le principe d’universalisme proportionné|"
    "Agir en facilitateur)"
)


# A slip of the plan stays as it was voted, marked so that nobody takes it for a slip of the files.
SIC = " [sic]"
SLIPS = {
    "1.1.1": ["pieds", "station"],
    "1.2.1": ["face", "tels"],
    "1.3.1": ["le", 'modestes"', "contre"],
    "1.4.1": ["prise"],
    "2.1.1": ["de", "ppar"],
    "3.1.1": ["populaires", "acteur", "Nombres"],
    "3.1.2": ["café", "assistances"],
    "3.1.5": ["supports"],
}

# What the modalités with words of their own on a date or a rhythm ask for: first and last period,
# rhythm, and whether the plan says that the work had begun.
DATED_MODALITES = {
    "1.1.1/parcours-sante-en-ville/design-actif": (None, "2025", None, True),
    "1.3.1/nutrition-saine/appel-a-projets-metropolitain": ("2022", "2026", None, False),
    "1.3.1/nutrition-saine/semaine-developpement-durable": (None, "2023", None, False),
    "2.1.1/communiquer-avec-les-partenaires/reunion-de-coordination": (
        None,
        None,
        "annuelle",
        False,
    ),
    "2.1.1/cooperative-associations/plenieres-ccabec": (None, "2026", "annuelle", False),
    "3.1.1/mise-en-oeuvre/permanences": (None, None, "annuelle", False),
    "3.1.2/parcours-sante-enfants/un-arbre-par-eleve": (None, "2026", None, True),
    "3.1.3/mise-en-oeuvre/seances-de-vaccination": (None, None, "annuelle", False),
}


@cache
def dossier() -> Dossier:
    loaded = load(ArbreDisque(ROOT)).dossier
    assert loaded is not None
    return loaded


@cache
def pages() -> dict[str, str]:
    """The page of each fiche on one line, hyphens at line ends mended."""
    text = (ROOT / "tests/data/plan-cancer-stephanois.txt").read_text(encoding="utf-8")
    text = text.partition("----\n")[2]
    parts = re.split(r"^ ?Action (\d\.\d\.\d) :", text, flags=re.MULTILINE)[1:]
    return {code: one_line(page) for code, page in zip(parts[::2], parts[1::2], strict=True)}


def one_line(text: str) -> str:
    return re.sub(r"(\w)- (É)", r"\1-\2", " ".join(text.split()))


def content(code: str) -> str:
    """The page without the headings that are keys of the files."""
    page = re.sub(TITLES_OF_THE_TREE, " ", pages()[code])
    for heading in HEADINGS:
        page = page.replace(heading, " ", 1)
    page = re.sub(r"(?i)modalités opérationnelles\s+de mise en œuvre", " ", page)
    page = re.sub(r"\bOui\s+Non\b|\bCalendrier\b", " ", page)
    return re.sub(r" Partenaires (?=[A-ZÉ])", " ", page, count=1)


def texts(fiche: Fiche) -> Iterator[str]:
    """Everything in a fiche that the plan says."""
    yield fiche.titre
    assert fiche.rattachement is not None
    yield fiche.rattachement.enjeu or ""
    yield fiche.rattachement.objectif or ""
    yield re.sub(r"\[\^(\d+)\]", r" \1 ", fiche.contexte or "")
    for note in fiche.notes:
        yield f"{note.numero} {note.texte}"
    yield from statements(fiche)
    for volet in fiche.volets:
        yield "" if volet.intitule == NO_HEADING else volet.intitule
        yield volet.calendrier.libelle if volet.calendrier else ""
        yield volet.introduction or ""
        yield from dict.fromkeys(m.groupe for m in volet.modalites if m.groupe)
    yield fiche.public_cible or ""
    yield fiche.pilotes_source or ""
    yield fiche.partenaires_source or ""


def statements(fiche: Fiche) -> Iterator[str]:
    for objectif in fiche.objectifs_operationnels:
        yield objectif.texte
        yield from objectif.details
    for volet in fiche.volets:
        for modalite in volet.modalites:
            yield modalite.texte
            yield from modalite.details


def as_voted(text: str) -> str:
    """The words of the plan, without the mark that is this repository's."""
    return text.replace(SIC, "")


def bullets(fiche: Fiche) -> list[str]:
    found = [
        " ".join(as_voted(bullet).split())
        for id_ in fiche.indicateurs
        for bullet in dossier().indicateur_par_id[id_].value.libelle_source
    ]
    return list(dict.fromkeys(found))


def words(text: str) -> Counter[str]:
    # A footnote call sticks to its word in the source ("protectrice3").
    return Counter(re.findall(r"[^\W\d]+|\d+", text.casefold()))


def test_every_fiche_and_volet_is_there() -> None:
    fiches = dossier().fiche_par_code
    assert list(fiches) == CODES
    assert {code: len(fiches[code].value.volets) for code in CODES} == VOLETS
    assert sum(VOLETS.values()) == 23


@pytest.mark.parametrize("code", CODES)
def test_words_of_a_fiche_are_those_of_its_page(code: str) -> None:
    fiche = dossier().fiche_par_code[code].value
    source = words(content(code))
    ours = words(as_voted(" ".join([*texts(fiche), *bullets(fiche)])))
    common = (source & ours).total()
    assert common / source.total() >= 0.97, source - ours
    assert common / ours.total() >= 0.97, ours - source


@pytest.mark.parametrize("code", CODES)
def test_statements_stand_in_the_page_word_for_word(code: str) -> None:
    page = re.sub(r"[➜•]", " ", pages()[code])
    page = " ".join(page.split())
    for statement in statements(dossier().fiche_par_code[code].value):
        plain = re.sub(r"\[\^(\d+)\]", r"\1", " ".join(as_voted(statement).split()))
        assert plain in page


@pytest.mark.parametrize("code", CODES)
def test_slips_of_a_page_are_marked_and_no_other_word_is(code: str) -> None:
    fiche = dossier().fiche_par_code[code].value
    sources = (
        bullet
        for id_ in fiche.indicateurs
        for bullet in dossier().indicateur_par_id[id_].value.libelle_source
    )
    whole = "\n".join([*texts(fiche), *dict.fromkeys(sources)])
    assert re.findall(r"(\S+) \[sic\]", whole) == SLIPS.get(code, [])
    assert "[sic]" not in whole.replace(SIC, "")


def test_dates_and_rhythms_of_modalites_are_in_their_own_words() -> None:
    found = {}
    for document in dossier().fiches:
        for volet in document.value.volets:
            for modalite in volet.modalites:
                if modalite.calendrier is None:
                    continue
                own = re.sub(r"\[\^\d+\]", "", " ".join([modalite.texte, *modalite.details]))
                assert modalite.calendrier.libelle in own
                assert (modalite.calendrier.deja_engage or "") in own
                reading = modalite.calendrier.lecture
                found[f"{document.value.code}/{volet.id}/{modalite.id}"] = (
                    str(reading.debut) if reading.debut else None,
                    str(reading.fin) if reading.fin else None,
                    reading.recurrence.value if reading.recurrence else None,
                    reading.deja_engage,
                )
    assert found == DATED_MODALITES


@pytest.mark.parametrize("code", CODES)
def test_bullets_of_a_fiche_are_those_of_its_page(code: str) -> None:
    listed = pages()[code].partition("Indicateurs de suivi et d’évaluation")[2]
    listed = re.split(r" \d{1,2} «| \d{1,2} Rapport| \d{1,2} Dominique| OBJECTIF| ENJEU", listed)[0]
    found = [bullet.strip() for bullet in listed.split("➜")[1:]]
    assert bullets(dossier().fiche_par_code[code].value) == found
    assert len(found) == BULLETS[code]


def test_there_are_fifty_four_bullets() -> None:
    assert sum(len(bullets(document.value)) for document in dossier().fiches) == 54


def test_what_the_plan_promises_of_itself_is_in_its_words_and_has_no_date_of_ours() -> None:
    source = (ROOT / "tests/data/plan-cancer-stephanois-suivi.txt").read_text(encoding="utf-8")
    whole = one_line(re.sub(r"[➜•]", " ", source.partition("----\n")[2]))
    whole = whole.replace("plancancer.saint- etienne.fr", "plancancer.saint-etienne.fr")
    plan = dossier().plan.value
    promises = [*plan.jalons, *plan.recurrences]
    assert [promise.id for promise in promises] == [
        "comite-de-suivi",
        "evaluation",
        "information-et-participation",
    ]
    for promise in promises:
        assert promise.intitule in whole
    assert [jalon.echeance for jalon in plan.jalons] == [None, None]
    # "Tout au long du mandat municipal": no source that was read says from when to when.
    assert plan.periode is None
    for instance in plan.gouvernance:
        for detail in instance.details:
            assert " ".join(detail.split()) in whole


def test_nothing_is_said_of_what_cannot_be_read() -> None:
    for document in dossier().fiches:
        assert set(document.value.inegalites.model_dump().values()) == {None}
        assert set(document.value.ressources.model_dump().values()) == {None}


def test_every_entry_and_value_names_its_source() -> None:
    plan = dossier().plan.value
    entries = [*plan.suivi]
    for document in dossier().fiches:
        entries += document.value.suivi
        for volet in document.value.volets:
            entries += volet.suivi
    assert entries
    assert all(entry.source for entry in entries)
    values = [valeur for document in dossier().indicateurs for valeur in document.value.valeurs]
    assert values
    assert all(valeur.source for valeur in values)


def test_no_target_but_those_that_the_plan_states() -> None:
    targets = {
        document.value.id: [cible.valeur for cible in document.value.cibles]
        for document in dossier().indicateurs
        if document.value.cibles
    }
    assert targets == {
        # "Réunion annuelle de coordination", "Dès 2023": one in each year.
        "reunions-coordination-communication": [1, 1, 1, 1],
        "arbres-plantes-ce1": [4000],
    }
    baselines = {
        document.value.id: document.value.valeur_initiale.valeur
        for document in dossier().indicateurs
        if document.value.valeur_initiale
    }
    # Seven éco-quartiers by the plan itself; the zone as it was before the plan.
    assert baselines == {"nombre-eco-quartiers": 7, "surface-zfe": 34}
