"""Whatever a plan holds, valid or not: keys are unique, and every reference leads to a row."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.tables.office import exported, records
from plancancer_cli.exchange.tables.catalogue import TABLES
from projet import projet

_IDS = st.sampled_from(["a", "b", "plan"])
_CODES = st.sampled_from(["1", "1.1", "A", "1.1.1"])
_VOLETS = st.fixed_dictionaries(
    {"id": _IDS, "intitule": st.just("V")},
    optional={
        "calendrier": st.sampled_from(["Dès 2023", "2023-2025", "Annuel"]),
        "modalites": st.lists(
            st.fixed_dictionaries({"texte": st.just("M"), "id": _IDS}), max_size=2
        ),
        "jalons": st.lists(
            st.fixed_dictionaries(
                {"id": _IDS, "intitule": st.just("J"), "echeance": st.just("2024-06")}
            ),
            max_size=2,
        ),
        "suivi": st.just([{"date": "2024-02", "constat": "Vu"}]),
        "indicateurs": st.lists(_IDS, max_size=3),
    },
)
_FICHES = st.fixed_dictionaries(
    {"code": _CODES, "titre": st.just("F"), "volets": st.lists(_VOLETS, max_size=2)},
    optional={
        "sous": _CODES,
        "axes_transversaux": st.lists(_CODES, max_size=2),
        "pilotes": st.lists(_IDS, max_size=3),
        "partenaires": st.lists(_IDS, max_size=3),
        "indicateurs": st.lists(_IDS, max_size=3),
        "etiquettes": st.dictionaries(_IDS, st.lists(_IDS, max_size=2), max_size=2),
        "budget": st.just([{"annee": 2024, "montant": 1, "stade": "vote", "financeur": "b"}]),
    },
)
_INDICATEURS = st.fixed_dictionaries(
    {"libelle": st.just("I"), "type": st.just("nombre")},
    optional={
        "producteur": _IDS,
        "valeurs": st.lists(
            st.fixed_dictionaries({"date": st.just("2024"), "valeur": st.integers(0, 9)}),
            max_size=3,
        ),
        "cibles": st.just([{"date": "2026", "valeur": 3}, {"date": "2026", "valeur": 4}]),
    },
)
_PLANS = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "id": st.just("p"),
        "titre": st.just("P"),
        "niveaux": st.just(["Axe", "Fiche"]),
        "arborescence": st.lists(
            st.fixed_dictionaries(
                {"code": _CODES, "titre": st.just("N")},
                optional={"transversal": st.booleans()},
            ),
            max_size=3,
        ),
        "vocabulaires": st.dictionaries(
            _IDS, st.just({"libelle": "L", "termes": [{"id": "a", "libelle": "A"}] * 2}), max_size=2
        ),
    }
)


def text(value: object, **more: str) -> str:
    """A file: JSON is YAML, but for days, which stand without quotes."""
    lines = [f"{key}: {said}" for key, said in more.items()]
    lines += [f"{key}: {json.dumps(said)}" for key, said in dict(value).items()]  # type: ignore[call-overload]
    return "\n".join(lines) + "\n"


@settings(max_examples=120)
@given(
    _PLANS,
    st.lists(_FICHES, max_size=3),
    st.dictionaries(_IDS, _INDICATEURS, max_size=3),
    st.lists(_IDS, max_size=3),
)
def test_keys_hold(
    plan: dict[str, object],
    fiches: list[dict[str, object]],
    indicateurs: dict[str, dict[str, object]],
    acteurs: list[str],
) -> None:
    files = {
        "plan/plan.yaml": text(plan, adoption="2023-01-01"),
        "plan/acteurs.yaml": text({"acteurs": [{"id": a, "nom": "N"} for a in acteurs]}),
    }
    for number, fiche in enumerate(fiches):
        files[f"actions/{fiche['code']}-f{number}.yaml"] = text(fiche)
    for name, indicateur in indicateurs.items():
        files[f"indicators/{name}.yaml"] = text(indicateur, id=name)
    data = exported(projet(files))
    keys: dict[str, set[tuple[object, ...]]] = {}
    for table in TABLES:
        rows = records(data, table.name)
        keys[table.name] = {tuple(row[name] for name in table.key) for row in rows}
        assert len(keys[table.name]) == len(rows)
        for reference in table.references:
            named = {tuple(row[name] for name in reference.columns) for row in rows}
            assert named <= keys[reference.table]
        lost = sum(1 for left in data.left_out if left.table == table.name)
        assert len(rows) + lost == len(list(table.records(data.view)))
