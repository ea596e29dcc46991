"""Whatever two states hold: no failure, nothing told twice, and the way back is told as well."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.diff.changing import FICHE_TEXT, INDICATEUR_TEXT, STATE, changes, compared, lines
from plancancer_cli.i18n import get_language
from projet import FICHE, INDICATEUR, PLAN

EDITS: list[tuple[str, str, str]] = [
    (FICHE, "2024-2026", "Annuel"),
    (FICHE, "2024-2026", "Dès 2025"),
    (FICHE, "titre: Balades", "titre: '@x <b> \\ud83d'"),
    (FICHE, "    calendrier: 2024-2026\n", ""),
    (FICHE, "statut: en_cours", "statut: realise"),
    (FICHE, "date: 2024-03-01", "date: 2025-01-01"),
    (FICHE, "pilotes: [ville]\n", ""),
    (FICHE, "indicateurs: [balades]\n", ""),
    (FICHE, "code: 1.1.1", "code: ["),
    (FICHE, "id: sentiers", "id: chemins"),
    (INDICATEUR, "type: nombre", "type: qualitatif"),
    (INDICATEUR, "type: nombre", "type: etat\netats: [a, b]"),
    (INDICATEUR, "valeur: 70", "valeur: .nan"),
    (INDICATEUR, "valeur: 70", "valeur: 1.0e+300"),
    (INDICATEUR, "valeur: 12", "valeur: true"),
    (INDICATEUR, "date: 2024", "date: 2025"),
    (INDICATEUR, "evolution_attendue: hausse\n", ""),
    (INDICATEUR, "unite: balades", "unite: 12"),
    (PLAN, "2023-05-30", "2025-05-30"),
    (PLAN, "format: 1", "format: 1\netat: clos"),
]


def _state(chosen: set[int]) -> dict[str, str]:
    files = STATE | {FICHE: FICHE_TEXT, INDICATEUR: INDICATEUR_TEXT}
    for rank in sorted(chosen):
        path, old, new = EDITS[rank]
        files[path] = files[path].replace(old, new, 1)
    return files


CHOICES = st.sets(st.integers(0, len(EDITS) - 1), max_size=5)


@given(CHOICES, CHOICES)
def test_two_states(before: set[int], after: set[int]) -> None:
    base, head = _state(before), _state(after)
    there, back = compared(head, base), compared(base, head)
    assert bool(there.changes) == bool(back.changes)
    told = lines(list(there.changes), "fr")
    assert len(told) == len(set(told))
    words = get_language("fr")
    for change in there.changes:
        assert change.attention == (change.reason is not None)
        assert words.text(change.message)
        assert change.before != change.after or change.change.value == "target_changed"
    ids = [effet.echeance.id for effet in there.effets.manquees]
    assert len(ids) == len(set(ids))


@given(CHOICES)
def test_a_state_compared_with_itself(chosen: set[int]) -> None:
    assert changes(_state(chosen), _state(chosen)) == []
