"""A page for every kind of change that a review tells: what it is, and which levels it can have."""

from __future__ import annotations

from msgspec import Struct

from plancancer_cli.i18n import Text, msg


class ChangePage(Struct, frozen=True):
    """What is said of a kind of change.

    Attributes:
        kind: its name in the JSON of `diff` and under `gravites`.
        title: what it is called.
        levels: the levels that it can have, the usual one first.
        means: when a review tells of it.
    """

    kind: str
    title: Text
    levels: tuple[str, ...]
    means: Text


_PAGES = (
    ChangePage(
        "deadline_postponed",
        msg("Échéance asked for later"),
        ("recul", "information"),
        msg(
            "An échéance is due later than before. With a new decided report d'échéance behind it, it is information."
        ),
    ),
    ChangePage(
        "deadline_advanced",
        msg("Échéance asked for earlier"),
        ("information",),
        msg("An échéance is due earlier than before."),
    ),
    ChangePage(
        "deadline_added",
        msg("Échéance added"),
        ("information",),
        msg("A date or a rhythm is asked for that was not."),
    ),
    ChangePage(
        "deadline_removed",
        msg("Échéance removed"),
        ("recul",),
        msg("What was due is no longer asked for, and no closure says why."),
    ),
    ChangePage(
        "deadline_relaxed",
        msg("Échéance relaxed"),
        ("recul",),
        msg(
            "The same date asks for less: an end that became a duration or a minimum, a rhythm that became rarer."
        ),
    ),
    ChangePage(
        "deadline_tightened",
        msg("Échéance tightened"),
        ("information",),
        msg("The same date asks for more."),
    ),
    ChangePage(
        "target_weakened",
        msg("Target lowered"),
        ("recul", "information"),
        msg("A target asks for less in the expected direction, or for the same later."),
    ),
    ChangePage(
        "target_raised",
        msg("Target raised"),
        ("information",),
        msg("A target asks for more in the expected direction."),
    ),
    ChangePage(
        "target_changed",
        msg("Target changed"),
        ("recul", "a_relire", "information"),
        msg("A target is another one, and nothing says whether it asks for more or less."),
    ),
    ChangePage(
        "target_added",
        msg("Target added"),
        ("information",),
        msg("An indicateur has a target that it had not."),
    ),
    ChangePage(
        "target_removed",
        msg("Target removed"),
        ("recul",),
        msg("A target is no longer there."),
    ),
    ChangePage(
        "measurement_added",
        msg("Value received"),
        ("information", "a_relire"),
        msg(
            "A valeur was appended. One that corrects another without a source, or under another date, is read again."
        ),
    ),
    ChangePage(
        "measurement_rewritten",
        msg("Value rewritten"),
        ("a_relire",),
        msg("A recorded valeur says something else; a correction is a new valeur with `remplace`."),
    ),
    ChangePage(
        "measurement_completed",
        msg("Value completed"),
        ("information",),
        msg("A recorded valeur gains a source or a note, or a provisional one is confirmed."),
    ),
    ChangePage(
        "measurement_removed",
        msg("Value removed"),
        ("recul",),
        msg("A recorded valeur is no longer there."),
    ),
    ChangePage(
        "unavailability_added",
        msg("Value given up"),
        ("recul", "information"),
        msg("A valeur that was asked for will not come, says `indisponible`."),
    ),
    ChangePage(
        "unavailability_removed",
        msg("Unavailability removed"),
        ("recul", "information"),
        msg("What said that a valeur will not come is no longer there."),
    ),
    ChangePage(
        "status_changed",
        msg("Status changed"),
        ("information", "recul"),
        msg(
            "The status of a volet, or the state of the plan, is another one. "
            "A step back, an abandonment, a closure without a source are a recul."
        ),
    ),
    ChangePage(
        "entry_added",
        msg("Entry of suivi added"),
        ("information", "recul"),
        msg("A line was added to a suivi. One that closes without a source is a recul."),
    ),
    ChangePage(
        "entry_completed",
        msg("Entry of suivi completed"),
        ("information",),
        msg("A line of a suivi or a report gains a source or a note."),
    ),
    ChangePage(
        "history_rewritten",
        msg("Log rewritten"),
        ("recul",),
        msg(
            "A line of a suivi, a report d'échéance or a meeting is reworded or removed; a log is only ever added to."
        ),
    ),
    ChangePage(
        "fiche_added",
        msg("Fiche added"),
        ("information",),
        msg("A fiche-action was added."),
    ),
    ChangePage(
        "fiche_removed",
        msg("Fiche removed"),
        ("recul",),
        msg("A fiche-action is taken out of the plan."),
    ),
    ChangePage(
        "volet_added",
        msg("Volet added"),
        ("information",),
        msg("A volet was added."),
    ),
    ChangePage(
        "volet_removed",
        msg("Volet removed"),
        ("recul",),
        msg("A volet is taken out of its fiche."),
    ),
    ChangePage(
        "milestone_added",
        msg("Jalon added"),
        ("information",),
        msg("A jalon was added."),
    ),
    ChangePage(
        "milestone_removed",
        msg("Jalon removed"),
        ("recul",),
        msg("A jalon is no longer asked for."),
    ),
    ChangePage(
        "level_added",
        msg("Level added"),
        ("information",),
        msg("An axe, an objective or another level of the tree was added."),
    ),
    ChangePage(
        "level_removed",
        msg("Level removed"),
        ("recul",),
        msg("A level of the tree is taken out of the plan."),
    ),
    ChangePage(
        "acteur_added",
        msg("Organisation added"),
        ("information",),
        msg("An organisation was added to `plan/acteurs.yaml`."),
    ),
    ChangePage(
        "acteur_removed",
        msg("Organisation removed"),
        ("recul",),
        msg("An organisation is taken out of `plan/acteurs.yaml`."),
    ),
    ChangePage(
        "pilotes_changed",
        msg("Pilotes changed"),
        ("a_relire", "information"),
        msg("A fiche has other pilotes. Where one is only added, it is information."),
    ),
    ChangePage(
        "comite_added",
        msg("Meeting added"),
        ("information",),
        msg("A meeting of the comité was recorded."),
    ),
    ChangePage(
        "indicator_added",
        msg("Indicateur added"),
        ("information",),
        msg("An indicateur was added."),
    ),
    ChangePage(
        "indicator_removed",
        msg("Indicateur removed"),
        ("recul",),
        msg("An indicateur and its valeurs are taken out."),
    ),
    ChangePage(
        "indicator_attached",
        msg("Indicateur attached to a fiche"),
        ("information",),
        msg("A fiche names an indicateur that it did not name."),
    ),
    ChangePage(
        "indicator_detached",
        msg("Indicateur taken from a fiche"),
        ("recul",),
        msg("A fiche no longer names an indicateur."),
    ),
    ChangePage(
        "indicator_redefined",
        msg("Indicateur redefined"),
        ("a_relire",),
        msg(
            "Type, unit, direction, baseline or another key that says what the number means is another one."
        ),
    ),
    ChangePage(
        "indicator_completed",
        msg("Indicateur completed"),
        ("information",),
        msg("A key that says what the number means was empty and is filled in."),
    ),
    ChangePage(
        "plan_redefined",
        msg("Plan redefined"),
        ("a_relire", "information"),
        msg(
            "The day of the vote, the period of the plan, or the decision that added a fiche is another one."
        ),
    ),
    ChangePage(
        "rule_relaxed",
        msg("Rule relaxed"),
        ("recul",),
        msg("A severity, a delay, a rhythm or a threshold of the follow-up asks for less."),
    ),
    ChangePage(
        "rule_tightened",
        msg("Rule tightened"),
        ("information",),
        msg("A severity, a delay, a rhythm or a threshold of the follow-up asks for more."),
    ),
    ChangePage(
        "text_changed",
        msg("Text changed"),
        ("a_relire", "information"),
        msg(
            "A text says something else. What was voted is read again; "
            "a typography, a source, a note, `contexte` and `presentation` are information."
        ),
    ),
    ChangePage(
        "fiche_moved",
        msg("Fiche moved"),
        ("a_relire",),
        msg("A fiche hangs on another level of the tree."),
    ),
    ChangePage(
        "level_moved",
        msg("Level moved"),
        ("a_relire",),
        msg("A level hangs on another one."),
    ),
    ChangePage(
        "shown_better",
        msg("Shown better"),
        ("recul",),
        msg(
            "An échéance is shown better than before, and no new fact or value with a source says so."
        ),
    ),
    ChangePage(
        "progress_shown_better",
        msg("Progress shown better"),
        ("recul",),
        msg("An indicateur is judged better than before, and no new value with a source says so."),
    ),
    ChangePage(
        "not_compared",
        msg("Not compared"),
        ("recul",),
        msg(
            "A file or a folder could not be read on one side: nobody can say that it did not change."
        ),
    ),
    ChangePage(
        "file_changed",
        msg("File beside the plan changed"),
        ("a_relire",),
        msg(
            "A template, a schema, `.gitattributes` or a workflow is another one: it decides what is shown, checked or merged."
        ),
    ),
)

CHANGES: dict[str, ChangePage] = {page.kind: page for page in _PAGES}
"""Every page by the kind that it explains."""
