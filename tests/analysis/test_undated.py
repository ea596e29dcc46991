"""A value that was read on a page without a date: shown, news, and measured at no day."""

from __future__ import annotations

from datetime import date

from plancancer_cli.analysis.progression import Verdict, progression
from plancancer_cli.i18n import get_language
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.plan import Seuils
from plancancer_cli.model.serie import corrigees
from plancancer_cli.model.validation import validate
from plancancer_cli.rules.series import flows_without_period, repeated
from projet import INDICATEUR, MINIMAL, projet

ON = date(2026, 11, 28)
READ = {"consulte": date(2026, 11, 21)}
FRENCH = get_language("fr")


def indicateur(*valeurs: dict[str, object], **keys: object) -> Indicateur:
    found, defauts = validate(
        Indicateur,
        {
            "id": "arbres",
            "libelle": "Arbres",
            "type": "nombre",
            "evolution_attendue": "hausse",
            "valeur_initiale": {"date": 2023, "valeur": 0},
            "cibles": [{"date": 2026, "valeur": 100}],
            "valeurs": list(valeurs),
            **keys,
        },
    )
    assert found is not None, defauts
    return found


def test_no_line_is_drawn_to_a_value_of_which_nobody_knows_when() -> None:
    alone = progression(indicateur({**READ, "valeur": 90}), ON, Seuils())
    assert alone.verdict is Verdict.NON_EVALUABLE
    said = FRENCH.text(alone.explication)
    assert "page non datée, lue le 21 novembre 2026" in said
    assert "la date de la valeur" in said


def test_the_last_dated_value_is_judged_where_there_is_one() -> None:
    dated = {"date": 2025, "valeur": 90}
    both = progression(indicateur(dated, {**READ, "valeur": 10}), ON, Seuils())
    assert both == progression(indicateur(dated), ON, Seuils())


def test_it_is_known_from_the_day_on_which_the_page_was_read() -> None:
    before = progression(indicateur({**READ, "valeur": 90}), date(2026, 11, 20), Seuils())
    assert before.derniere is None


def test_a_date_that_is_learnt_later_corrects_it() -> None:
    found = indicateur(
        {**READ, "valeur": 90}, {"date": "2025-06", "valeur": 90, "remplace": date(2026, 11, 21)}
    )
    assert corrigees(found.accumulation, found.valeurs) == {0}


def test_the_day_of_a_reading_and_the_day_of_a_measure_are_not_one_measure() -> None:
    def project(*lines: str, accumulation: str = "stock") -> dict[str, str]:
        text = MINIMAL[INDICATEUR].replace("stock", accumulation)
        return MINIMAL | {INDICATEUR: text + "".join(f"  - {{{line}}}\n" for line in lines)}

    read = "consulte: 2026-11-21, valeur: 3, source: S"
    assert list(repeated(projet(project(read, read.replace("consulte", "date"))))) == []
    assert [f.code for f in repeated(projet(project(read, read)))] == ["PC303"]
    dated = "date: 2023-06, valeur: 10, source: Bilan"
    flux = project(read, accumulation="flux")
    assert dated in flux[INDICATEUR]
    assert [f.location.line for f in flows_without_period(projet(flux))] == [6], "the dated one"
