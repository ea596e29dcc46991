"""The description of the tables is whole, and every row of every plan agrees with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest

from exchange.tables.office import portfolio, records
from plancancer_cli.exchange.tables.catalogue import NAMES, TABLES
from plancancer_cli.exchange.tables.description import Column, Kind, TableOf, of
from plancancer_cli.model.fiche import Fiche
from plancancer_cli.model.periode import Periode

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)

TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str, Periode),
    Kind.INTEGER: (int,),
    Kind.NUMBER: (int, float),
    Kind.BOOLEAN: (bool,),
    Kind.DATE: (date,),
    Kind.ANY: (str, int, float, bool),
    Kind.BREAKDOWN: (Mapping,),
}


def fits(value: object, column: Column) -> bool:
    if value is None:
        return not column.required
    if isinstance(value, bool) and bool not in TYPES[column.kind]:
        return False
    return isinstance(value, TYPES[column.kind]) and (not column.choices or value in column.choices)


def test_the_tables_that_are_asked_for_are_there() -> None:
    assert {
        "plans", "fiches", "volets", "echeances", "indicateurs", "valeurs", "acteurs", "suivi",
    } <= set(NAMES)  # fmt: skip
    assert len(set(NAMES)) == len(NAMES)


@every_table
def test_names_are_plain_and_the_plan_comes_first(table: TableOf) -> None:
    assert table.names[0] == table.key[0] == "plan"
    assert len(set(table.names)) == len(table.names)
    assert all(re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", name) for name in (table.name, *table.names))


@every_table
def test_what_is_published_with_the_data_is_a_french_sentence(table: TableOf) -> None:
    for text in (table.meaning, *(column.meaning for column in table.columns)):
        assert re.match(r"[0-9A-ZÀÉÊ]", text), text
        assert text.endswith("."), text
        assert not re.search(r"(?<=\S) [;!?:»]|« |'", text), text


@every_table
def test_keys_are_columns_and_lead_to_keys_of_tables_before(table: TableOf) -> None:
    columns = {column.name: column for column in table.columns}
    assert all(columns[name].required for name in table.key)
    before = {other.name: other for other in TABLES[: TABLES.index(table)]}
    for reference in table.references:
        assert reference.key == before[reference.table].key
        assert all(columns[name].required for name in reference.columns)
    assert table.references or table.name == "plans"


@every_table
def test_a_record_has_the_columns_and_no_other(table: TableOf) -> None:
    for plan in portfolio().plans:
        for record in table.records(plan.view):
            assert set(record) == set(table.names)


@every_table
def test_every_cell_is_of_the_kind_of_its_column(table: TableOf) -> None:
    for record in records(portfolio(), table.name):
        wrong = [c.name for c in table.columns if not fits(record[c.name], c)]
        assert not wrong, record
        assert not [v for v in record.values() if isinstance(v, StrEnum)]


@every_table
def test_the_examples_have_rows_of_every_table(table: TableOf) -> None:
    assert next(iter(portfolio().rows(table)), None) is not None


def test_nothing_is_left_out_of_plans_that_are_valid() -> None:
    assert [row for plan in portfolio().plans for row in plan.left_out] == []


def test_a_key_of_the_files_that_has_no_description_is_no_column() -> None:
    with pytest.raises(KeyError):
        of(Fiche, "inconnue")


def test_a_key_without_description_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fiche.model_fields["titre"], "description", None)
    with pytest.raises(LookupError):
        of(Fiche, "titre")
