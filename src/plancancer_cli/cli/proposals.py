"""What a shell proposes for a value: which values an argument or an option takes, read from the plan.

Everything is found by the name of the option, or else by what stands for its value in the help
(`REF`, `INDICATEUR`…): a new command that uses the same words is completed like the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from plancancer_cli.storage import titles

Proposal: TypeAlias = tuple[str, str]
"""What would be typed, and what it is in words; the words may be empty."""

FILES, FOLDERS = ":files", ":folders"
"""In place of proposals: the shell knows the files itself."""


TYPES = ("nombre", "pourcentage", "ratio", "satisfaction", "oui_non", "etat", "qualitatif")
"""Those of the model of an indicateur, which is not built here; a test holds them equal."""


class Place:
    """Where a value is asked: the plan, and the words of the command before it."""

    def __init__(self, root: Callable[[], Path], words: Mapping[str, str], current: str) -> None:
        self._root = root
        self.words = words
        self.current = current

    @property
    def root(self) -> Path:
        """The folder of the plan. Raises ProjectError where there is none."""
        return self._root()


def _fiches(place: Place) -> Iterator[Proposal]:
    for fiche, *_ in titles.fiches(place.root):
        yield fiche.id, fiche.title


def _volets(place: Place) -> Iterator[Proposal]:
    """Each fiche, then its volets."""
    for fiche, *inside in titles.fiches(place.root):
        yield fiche.id, fiche.title
        for each in inside:
            if each.section == "volets" and each.id:
                yield f"{fiche.id}/{each.id}", each.title


def _refs(place: Place) -> Iterator[Proposal]:
    """All that `show` shows."""
    yield from _volets(place)
    yield from _indicateurs(place)
    yield from _acteurs(place)


def _levels(place: Place) -> Iterator[Proposal]:
    for each in titles.plan_names(place.root):
        if each.section in {"arborescence", "enfants"}:
            yield each.id, each.title


def _levels_and_fiches(place: Place) -> Iterator[Proposal]:
    yield from _levels(place)
    yield from _fiches(place)


def _indicateurs(place: Place) -> Iterator[Proposal]:
    for indicateur, *_ in titles.indicateurs(place.root):
        yield indicateur.id, indicateur.title


def _acteurs(place: Place) -> Iterator[Proposal]:
    for acteur in titles.acteurs(place.root):
        yield acteur.id, acteur.title


def _jalons(place: Place) -> Iterator[Proposal]:
    """The jalons of the volet that was named; of every volet of the fiche, where that was named."""
    ref = place.words.get("REF", "")
    code, _, volet = ref.partition("/")
    for fiche, *inside in titles.fiches(place.root, holding=code):
        for each in inside if fiche.id == code else ():
            of = each.under.id if each.under else ""
            if each.section == "jalons" and volet in {"", of}:
                yield each.id, each.title
    plan, *inside = titles.plan_names(place.root)
    for each in inside if plan.id == ref else ():
        if each.section == "jalons":
            yield each.id, each.title


def _units(place: Place) -> Iterator[Proposal]:
    for indicateur, *_ in titles.indicateurs(place.root):
        yield indicateur.values.get("unite", ""), ""


def _dimensions(place: Place) -> Iterator[Proposal]:
    """`dimension=` of the indicateur that was named, with its values where the file lists them."""
    wanted = place.words.get("INDICATEUR", "")
    for indicateur, *_ in titles.indicateurs(place.root):
        for key, text in indicateur.values.items() if indicateur.id == wanted else ():
            if not key.startswith("ventilations/"):
                continue
            name = key.partition("/")[2]
            listed = [part.strip(" \"'") for part in text.strip("[]").split(",")]
            for value in listed if any(listed) else [""]:
                yield f"{name}={value}", indicateur.title


def _vocabularies(place: Place) -> Iterator[Proposal]:
    yield "pilote", ""
    yield "inegalites", ""
    for key, text in titles.plan_names(place.root)[0].values.items():
        parts = key.split("/")
        if parts[0] == "vocabulaires" and parts[-1] == "libelle":
            yield parts[1], text


def _decisions(place: Place) -> Iterator[Proposal]:
    for meeting, *inside in titles.comites(place.root):
        for each in inside:
            if each.section == "decisions" and each.id:
                yield f"{meeting.values.get('date', '')}/{each.id}", each.title


def _codes(_: Place) -> Iterator[Proposal]:
    from plancancer_cli.cli.speech import tr
    from plancancer_cli.codes import RULES

    for code, rule in RULES.items():
        yield code, tr(rule.title)


def _statuts(_: Place) -> Iterator[Proposal]:
    from plancancer_cli.typed.statuts import WORDS

    for statut in WORDS:
        yield statut, ""


def _states(_: Place) -> Iterator[Proposal]:
    from plancancer_cli.analysis.echeance import Etat

    for etat in Etat:
        yield etat.value, ""


def _kinds(_: Place) -> Iterator[Proposal]:
    from plancancer_cli.analysis.echeance import Kind

    for kind in Kind:
        yield kind.value, ""


def _thresholds(_: Place) -> Iterator[Proposal]:
    from plancancer_cli.cli.findings import THRESHOLDS

    for threshold in THRESHOLDS:
        yield threshold, ""


def _types(_: Place) -> Iterator[Proposal]:
    for name in TYPES:
        yield name, ""


def _commands(_: Place) -> Iterator[Proposal]:
    from plancancer_cli.cli.commands import COMMANDS
    from plancancer_cli.cli.speech import tr

    for name, entry in COMMANDS.items():
        yield name, tr(entry.summary)


def _files(_: Place) -> Iterator[Proposal]:
    yield FILES, ""


def _folders(_: Place) -> Iterator[Proposal]:
    yield FOLDERS, ""


Source: TypeAlias = Callable[[Place], Iterator[Proposal]]

BY_OPTION: dict[str, Source] = {
    "--pilote": _acteurs,
    "--enjeu": _levels,
    "--sous": _levels,
    "--unite": _units,
    "--type": _types,
    "explain CODE": _codes,
    "status CODE": _levels_and_fiches,
    "show REF": _refs,
}
"""Where the name says more than what stands for the value; of an argument, behind its command."""

BY_WORD: dict[str, Source] = {
    "REF": _volets,
    "INDICATEUR": _indicateurs,
    "ACTEUR": _acteurs,
    "JALON": _jalons,
    "STATUT": _statuts,
    "STATE": _states,
    "KIND": _kinds,
    "LEVEL": _thresholds,
    "VOCABULARY": _vocabularies,
    "DIM=VALUE": _dimensions,
    "DATE/ID": _decisions,
    "COMMAND": _commands,
    "FILE": _files,
    "FILE|DIR": _files,
    "DIR": _folders,
}
"""By what stands for the value in the help."""


def values(command: str, option: str, word: str, place: Place) -> Iterator[Proposal]:
    """What is proposed for a value; nothing for one that only the person knows (a text, a number).

    Args:
        command: the name of the command.
        option: the option, with its dashes; empty for an argument.
        word: what stands for the value in the help.
        place: the plan and the words before it.
    """
    source = BY_OPTION.get(option or f"{command} {word}") or BY_WORD.get(word)
    if source is not None:
        yield from source(place)
        return
    for each in word.split("|") if "|" in word else ():
        if each in BY_WORD:
            yield from BY_WORD[each](place)
        elif not each.isupper():
            yield each, ""
