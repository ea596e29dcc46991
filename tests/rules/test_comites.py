"""PC108: what a decision of the comité concerns is in the plan."""

from __future__ import annotations

import pytest

from plancancer_cli.rules.comites import decided_refs
from projet import FICHE, MINIMAL, projet, textes

MEETING = "plan/comites/2024-01-10.yaml"


def meeting(*refs: str) -> dict[str, str]:
    listed = ", ".join(refs)
    return MINIMAL | {
        MEETING: f"date: 2024-01-10\ndecisions:\n  - {{texte: Décidé, refs: [{listed}]}}\n"
    }


@pytest.mark.parametrize("ref", ["1.1.1", "1.1.1/sentiers", "balades", "ville", '"1"', '"1.1"'])
def test_what_the_plan_holds_is_known(ref: str) -> None:
    assert list(decided_refs(projet(meeting(ref)))) == []


def test_what_it_does_not_hold_is_told_with_what_was_meant() -> None:
    found = list(decided_refs(projet(meeting("1.1.1", "1.1.1/sentier", "xyz", "1.1.1/sentiers/v"))))
    assert [(d.code, d.location.path, d.location.line, d.location.column) for d in found] == [
        ("PC108", MEETING, 3, 35),
        ("PC108", MEETING, 3, 50),
        ("PC108", MEETING, 3, 55),
    ]
    near, far, _ = textes(found)
    assert near.endswith("| Did you mean “1.1.1/sentiers”?")
    assert "The plan holds nothing named “xyz”." in far


def test_nothing_is_judged_while_a_file_cannot_be_read() -> None:
    broken = meeting("xyz") | {FICHE: "code: [\n"}
    assert list(decided_refs(projet(broken))) == []
