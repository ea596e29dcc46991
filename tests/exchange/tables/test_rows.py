"""What the rows say: of small plans that show one thing each, and of the real one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.office import TODAY
from exchange.tables.office import COMMIT, exported, left_out, portfolio, records
from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.analysis.progression import totals_known
from plancancer_cli.analysis.unites import volet_ref
from plancancer_cli.exchange.tables.dataset import LeftOut, PlanData
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur, Valeur
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.serie import corrigees
from projet import MINIMAL, minimal, projet

PLAN = """\
format: 1
id: plan-exemple
titre: Plan exemple
adoption: 2023-05-30
etat: en_cours
niveaux: [Axe, Objectif, Fiche]
arborescence:
  - code: "1"
    titre: Prévenir
    enfants: [{code: "1.1", titre: Bouger}]
  - {code: A, titre: Climat, transversal: true}
vocabulaires:
  ottawa:
    libelle: Ottawa
    termes: [{id: milieux, libelle: Milieux}, {id: services, libelle: Services}]
indicateurs: [balades]
suivi: [{date: 2023-05-30, constat: Vote, note_interne: entre nous}]
"""
ACTEURS = """\
acteurs:
  - {id: ville, nom: Ville}
  - {id: sport, nom: Service des sports, sigle: SdS, nature: service, rattache_a: ville}
"""
FICHE = """\
code: 1.1.1
titre: Balades
axes_transversaux: [A]
contexte: |
  Une ville verte.
volets:
  - id: sentiers
    intitule: Sentiers
    calendrier: De mars 2024 à juin 2026
    modalites: [{texte: Baliser, details: [nord, sud], id: balises, calendrier: Dès 2025}, {texte: Marcher}]
    jalons:
      - {id: carte, intitule: Carte, echeance: 2025-06}
      - {id: pose, intitule: Pose, apres: [carte]}
    suivi:
      - {date: 2024-02, statut: en_cours, constat: "Début", porte_sur: [balises], note_interne: rien}
      - {date: 2024-03-05, statut: en_cours, constat: "Deux sentiers"}
    reports_echeance:
      - {echeance: fin, au: 2027-06, motif: Pluie, decision: Comité, date: 2026-05-01}
    indicateurs: [balades]
inegalites: {determinants_de_sante: true, universalisme_proportionne: false, participation_citoyenne: null}
pilotes: [{acteur: sport, role: chef_de_file}, ville]
partenaires: [ville]
ressources: {financieres: "3 000 €", humaines: null, logistiques: null}
indicateurs: [balades]
budget: [{annee: 2025, montant: 3000, stade: vote, financeur: ville}]
etiquettes: {ottawa: [milieux]}
liens: [{plan: cls, ref: "2", texte: Voir le CLS}]
"""
INDICATEUR = """\
id: balades
libelle: Balades
type: pourcentage
accumulation: stock
evolution_attendue: hausse
producteur: sport
valeur_initiale: {date: 2023, valeur: 10}
cibles: [{date: 2026, valeur: 50}, {date: 2026, valeur: 40, fixee_par: comite, decision: Comité}]
ventilations: {sexe: [F, H]}
valeurs:
  - {date: 2024-06, valeur: 20, periode: 2024-T2}
  - {date: 2024-06, valeur: 12, ventilation: {sexe: F}}
  - {date: 2024-06, valeur: 22, remplace: 2024-06}
  - {date: 2025, numerateur: 1, denominateur: 3}
  - {date: 2025-06, valeur: null, secret: true, ventilation: {sexe: H}}
"""


@pytest.fixture(scope="module")
def data() -> PlanData:
    return exported(minimal(plan=PLAN, acteurs=ACTEURS, fiche=FICHE, indicateur=INDICATEUR))


def rows(data: PlanData, table: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in columns) for row in records(data, table)]


def test_the_plan_says_where_the_export_comes_from(data: PlanData) -> None:
    (plan,) = records(data, "plans")
    assert (plan["etat_au"], plan["revision"], plan["revision_du"]) == (TODAY, COMMIT, TODAY)
    assert (plan["fichiers_modifies"], plan["version"]) == (False, "1.0")
    assert plan["niveaux"] == "Axe > Objectif > Fiche"
    (bare,) = records(exported(minimal(), revision=None), "plans")
    assert (bare["revision"], bare["fichiers_modifies"], bare["licence"]) == (None, None, None)


def test_levels_at_every_depth_and_the_fiches_below_them(data: PlanData) -> None:
    assert rows(data, "niveaux", "niveau", "parent", "profondeur", "nom", "transversal") == [
        ("1", None, 1, "Axe", False),
        ("1.1", "1", 2, "Objectif", False),
        ("A", None, 1, "Axe", True),
    ]
    assert rows(data, "fiches_niveaux", "niveau", "profondeur", "transversal") == [
        ("1", 1, False),
        ("1.1", 2, False),
        ("A", 1, True),
    ]
    assert rows(data, "fiches", "fiche", "sous", "statut", "contexte") == [
        ("1.1.1", "1.1", "en_cours", "Une ville verte.")
    ]


def test_unknown_is_told_from_no(data: PlanData) -> None:
    assert rows(
        data,
        "fiches",
        "determinants_de_sante",
        "universalisme_proportionne",
        "participation_citoyenne",
    ) == [(True, False, None)]


def test_a_volet_with_its_calendrier_and_where_it_stands(data: PlanData) -> None:
    assert rows(
        data, "volets", "ref", "debut", "debut_limite", "fin", "statut", "a_documenter"
    ) == [
        ("1.1.1/sentiers", date(2024, 3, 1), date(2024, 3, 31), date(2026, 6, 30), "en_cours", True)
    ]
    assert rows(data, "modalites", "rang", "modalite", "texte", "details", "calendrier") == [
        (1, "balises", "Baliser", "nord\nsud", "Dès 2025"),
        (2, None, "Marcher", None, None),
    ]
    assert rows(data, "jalons", "jalon", "echeance", "apres") == [
        ("carte", date(2025, 6, 30), None),
        ("pose", None, "carte"),
    ]
    assert rows(data, "reports_echeance", "echeance", "au", "date_fin") == [
        ("fin", date(2027, 6, 30), date(2026, 5, 1))
    ]


def test_the_suivi_of_plan_and_volets_without_internal_notes(data: PlanData) -> None:
    assert rows(data, "suivi", "ref", "rang", "date", "date_debut", "date_fin", "modalites") == [
        ("plan", 1, Periode.parse("2023-05-30"), date(2023, 5, 30), date(2023, 5, 30), None),
        ("1.1.1/sentiers", 1, Periode.parse("2024-02"), date(2024, 2, 1), date(2024, 2, 29), "balises"),
        ("1.1.1/sentiers", 2, Periode.parse("2024-03-05"), date(2024, 3, 5), date(2024, 3, 5), None),
    ]  # fmt: skip
    assert "entre nous" not in str(data.rows)


def test_every_echeance_is_a_row_with_a_name_of_its_own(data: PlanData) -> None:
    found = records(data, "echeances")
    assert [row["echeance_id"] for row in found if row["kind"] == "target"] == [
        "balades/target/2026",
        "balades/target/2026/2",
    ]
    (end,) = (row for row in found if row["kind"] == "minimum_end")
    assert (end["ref"], end["volet"], end["indicateur"]) == ("1.1.1/sentiers", "sentiers", None)
    assert (end["echeance"], end["prevue"], end["reportee"]) == (
        date(2027, 6, 30),
        date(2026, 6, 30),
        True,
    )
    (part,) = (row for row in found if row["ref"] == "1.1.1/sentiers/balises")
    assert (part["fiche"], part["volet"]) == ("1.1.1", "sentiers")
    (missing,) = (row for row in found if row["objet"] == "2024" and row["kind"] == "measurement")
    assert (missing["ref"], missing["indicateur"], missing["fiche"]) == ("balades", "balades", None)


def test_every_reference_has_one_row(data: PlanData) -> None:
    assert rows(data, "objets", "ref", "nature", "fiche", "volet") == [
        ("plan", "plan", None, None),
        ("1.1.1", "fiche", "1.1.1", None),
        ("1.1.1/sentiers", "volet", "1.1.1", "sentiers"),
        ("1.1.1/sentiers/balises", "modalite", "1.1.1", "sentiers"),
        ("balades", "indicateur", None, None),
    ]


def test_who_does_what(data: PlanData) -> None:
    assert rows(data, "roles", "ref", "role", "acteur", "precision") == [
        ("1.1.1", "pilote", "sport", "chef_de_file"),
        ("1.1.1", "pilote", "ville", None),
        ("1.1.1", "partenaire", "ville", None),
        ("1.1.1", "financeur", "ville", None),
        ("balades", "producteur", "sport", None),
    ]
    assert rows(data, "acteurs", "acteur", "sigle", "nature", "rattache_a") == [
        ("ville", None, "organisation", None),
        ("sport", "SdS", "service", "ville"),
    ]


def test_terms_that_no_fiche_bears_are_there_too(data: PlanData) -> None:
    assert rows(data, "termes", "vocabulaire", "terme", "rang") == [
        ("ottawa", "milieux", 1),
        ("ottawa", "services", 2),
    ]
    assert rows(data, "etiquettes", "fiche", "vocabulaire", "terme") == [
        ("1.1.1", "ottawa", "milieux")
    ]


def test_money_and_links(data: PlanData) -> None:
    assert rows(data, "budget", "annee", "montant", "stade", "financeur") == [
        (2025, 3000, "vote", "ville")
    ]
    assert rows(data, "liens", "autre_plan", "autre_ref", "texte") == [("cls", "2", "Voir le CLS")]


def test_an_indicateur_with_the_settings_that_hold_and_its_progress(data: PlanData) -> None:
    assert rows(
        data,
        "indicateurs",
        "frequence",
        "delai_jours",
        "du_plan",
        "valeur_initiale_nombre",
        "valeur_initiale_date",
        "mesures",
        "derniere_date",
        "progression",
    ) == [("annuelle", 90, True, 10, date(2023, 12, 31), 2, date(2025, 12, 31), "a_surveiller")]
    assert rows(data, "fiches_indicateurs", "fiche", "indicateur") == [("1.1.1", "balades")]
    assert rows(data, "volets_indicateurs", "volet", "indicateur") == [("sentiers", "balades")]
    assert rows(data, "cibles", "rang", "valeur", "valeur_nombre", "fixee_par") == [
        (1, 50, 50, "plan"),
        (2, 40, 40, "comite"),
    ]


def test_values_as_written_as_numbers_and_by_year(data: PlanData) -> None:
    found = rows(data, "valeurs", "rang", "valeur", "valeur_nombre", "annee", "total", "en_vigueur")
    assert found == [
        (1, 20, 20, 2024, True, False),
        (2, 12, 12, 2024, False, True),
        (3, 22, 22, 2024, True, True),
        (4, None, pytest.approx(100 / 3), 2025, True, True),
        (5, None, None, 2025, False, True),
    ]
    assert rows(data, "ventilations", "rang", "dimension", "categorie") == [
        (2, "sexe", "F"),
        (5, "sexe", "H"),
    ]


def test_a_period_says_the_year_where_there_is_one() -> None:
    text = INDICATEUR.replace("{date: 2024-06, valeur: 20, periode: 2024-T2}",
                              "{date: 2026-01-31, valeur: 20, periode: 2024/2025}")  # fmt: skip
    data = exported(minimal(plan=PLAN, acteurs=ACTEURS, fiche=FICHE, indicateur=text))
    assert rows(data, "valeurs", "annee", "periode_debut", "periode_fin")[0] == (
        2025,
        date(2024, 1, 1),
        date(2025, 12, 31),
    )


def test_what_no_table_can_hold_is_named() -> None:
    files = MINIMAL | {
        "plan/plan.yaml": PLAN,
        "plan/acteurs.yaml": ACTEURS,
        "actions/1.1.1-balades.yaml": FICHE,
        "actions/1.1.1-balades-encore.yaml": FICHE.replace("Balades", "Encore").replace(
            "sport", "sports"
        ),
        "indicators/balades.yaml": INDICATEUR,
    }
    data = exported(projet(files))
    assert rows(data, "fiches", "titre") == [("Balades",)]
    assert LeftOut("fiches", ("1.1.1",), None) in left_out(data)
    assert LeftOut("roles", ("1.1.1", "pilote", "sports"), "acteurs") in left_out(data)


def test_the_state_is_the_one_that_the_other_commands_show() -> None:
    for plan in portfolio().plans:
        status = plan.view.status
        volets = {row["ref"]: row for row in records(plan, "volets")}
        for column, etat in (
            ("en_retard", Etat.EN_RETARD),
            ("a_documenter", Etat.NON_DOCUMENTEE),
            ("a_decider", Etat.A_DECIDER),
        ):
            found = [e for e in status.suivi.echeances if e.etat is etat and not e.du_plan]
            owing = {tuple(echeance.ref.split("/")[:2]) for echeance in found}
            assert sum(bool(row[column]) for row in volets.values()) == len(owing)
        assert (
            sum(bool(row["sans_nouvelles"]) for row in volets.values())
            == status.totaux.sans_nouvelles
        )
        assert len(records(plan, "echeances")) == len(status.suivi.echeances)
        assert len(records(plan, "indicateurs")) == status.totaux.indicateurs
        measured = [row for row in records(plan, "indicateurs") if row["mesures"]]
        assert len(measured) == status.totaux.indicateurs_mesures
        for row in status.fiches:
            assert all(volet_ref(row.fiche, volet) in volets for volet in row.fiche.volets)


_DATES = st.sampled_from(["2024", "2024-06", "2025", "2025-06-30"]).map(Periode.parse)
_VALEURS = st.builds(
    Valeur,
    date=_DATES,
    valeur=st.integers(0, 9),
    ventilation=st.sampled_from([{}, {"sexe": "F"}]),
    remplace=st.none() | _DATES,
)


@given(st.lists(_VALEURS, max_size=8))
def test_the_totals_in_force_are_those_that_progress_looks_at(valeurs: list[Valeur]) -> None:
    totals = [v for v in valeurs if v.total]
    indicateur = Indicateur(id="x", libelle="X", type=TypeIndicateur.NOMBRE, valeurs=tuple(totals))
    known = totals_known(indicateur, date(2030, 1, 1))
    corrected = corrigees(None, valeurs)
    # Breakdowns neither correct totals nor are corrected by them.
    kept = [v for place, v in enumerate(valeurs) if place not in corrected and v.total]
    assert sorted(map(id, kept)) == sorted(map(id, known))
