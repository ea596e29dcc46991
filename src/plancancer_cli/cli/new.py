"""`plancancer new fiche|indicateur`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plancancer_cli.cli.asking import ask, at_terminal, chosen, required
from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.speech import en, tr
from plancancer_cli.cli.usage import choice
from plancancer_cli.cli.writing import say_edit, say_undo
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import FICHE, KINDS
from plancancer_cli.typed.text import simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.writing.new import NewFile

BEGUN_HERE = tuple(kind.name for kind in KINDS.values() if kind.begun_by == "new")
_BLANKS = re.compile(r"[ \t\r\n]+")


def command(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="|".join(BEGUN_HERE), help=en(msg("What to make.")))
    ],
    code: Annotated[
        str | None,
        typer.Option(
            "--code", metavar="1.2.2", help=en(msg("fiche: its code; else the next free one."))
        ),
    ] = None,
    sous: Annotated[
        str | None,
        typer.Option("--sous", metavar="1.2", help=en(msg("fiche: the level that it belongs to."))),
    ] = None,
    titre: Annotated[
        str | None, typer.Option("--titre", metavar="TEXT", help=en(msg("fiche: its title.")))
    ] = None,
    pilote: Annotated[
        list[str] | None,
        typer.Option(
            "--pilote", metavar="ID", help=en(msg("fiche: an acteur in charge; may be repeated."))
        ),
    ] = None,
    calendrier: Annotated[
        str | None,
        typer.Option(
            "--calendrier",
            metavar="TEXT",
            help=en(msg("fiche: when, as the plan words it: Dès 2027.")),
        ),
    ] = None,
    decision: Annotated[
        str | None,
        typer.Option(
            "--decision",
            metavar="TEXT",
            help=en(msg("fiche: the decision that added it after the vote of the plan.")),
        ),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help=en(msg("indicateur: its id; else made from its libelle."))
        ),
    ] = None,
    libelle: Annotated[
        str | None,
        typer.Option(
            "--libelle",
            metavar="TEXT",
            help=en(msg("indicateur: what is measured, in a few words.")),
        ),
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help=en(
                msg(
                    "indicateur: nombre, pourcentage, ratio, satisfaction, oui_non, etat, "
                    "qualitatif."
                )
            ),
        ),
    ] = None,
    fiche: Annotated[
        list[str] | None,
        typer.Option(
            "--fiche",
            metavar="REF",
            help=en(msg("indicateur: a fiche or volet that it belongs to; may be repeated.")),
        ),
    ] = None,
    unite: Annotated[
        str | None, typer.Option("--unite", metavar="TEXT", help=en(msg("indicateur: its unit.")))
    ] = None,
    etat: Annotated[
        list[str] | None,
        typer.Option(
            "--etat",
            metavar="TEXT",
            help=en(msg("indicateur: a state, from the first to the last; may be repeated.")),
        ),
    ] = None,
) -> int:
    """Make a file that is valid as written."""
    choice(kind, BEGUN_HERE, "new")
    fiche_only = {
        "--code": code,
        "--sous": sous,
        "--titre": titre,
        "--pilote": pilote,
        "--calendrier": calendrier,
        "--decision": decision,
    }
    other_only = {
        "--id": id_,
        "--libelle": libelle,
        "--type": type_,
        "--fiche": fiche,
        "--unite": unite,
        "--etat": etat,
    }
    for option, value in (other_only if kind == "fiche" else fiche_only).items():
        if value:
            raise UsageError(
                msg("{option} has no meaning for a new {kind}.", option=option, kind=kind)
            )
    here = Context.of(ctx)
    dossier = here.readable()
    if kind == "fiche":
        wanted = _fiche(here, dossier, code, sous, titre, pilote, calendrier, decision)
    else:
        wanted = _indicateur(dossier, id_, libelle, type_, fiche, unite, etat)
    _write(here, dossier, wanted, kind)
    return 0


def _fiche(
    here: Context,
    dossier: Dossier,
    code: str | None,
    sous: str | None,
    titre: str | None,
    pilotes: list[str] | None,
    calendrier: str | None,
    decision: str | None,
) -> NewFile:
    from plancancer_cli.writing.new import fiche_entries, levels, new_fiche

    if sous is not None:
        sous = _level_named(levels(dossier), sous)
    code = _code(here, dossier, code, sous)
    asking = titre is None and at_terminal()
    titre = _one_line(required(titre, "--titre", msg("Title:")))
    if asking and pilotes is None:
        pilotes = (
            ask(msg("Acteurs in charge (ids, separated by spaces; none for now: Enter):"))
            .replace(",", " ")
            .split()
        )
    if asking and calendrier is None:
        calendrier = ask(msg("When, as the plan words it (Dès 2027; not known: Enter):"))
    ajout = {"date": here.on, "decision": _one_line(decision)} if decision else None
    entries = fiche_entries(
        titre,
        pilotes=list(dict.fromkeys(pilotes or [])),
        calendrier=_one_line(calendrier or ""),
        ajout=ajout,
    )
    remarks = {}
    if not calendrier:
        remarks["inegalites"] = tr(
            msg("To add to the volet: calendrier, as the plan words it (Dès 2027).")
        )
    if sous is not None and not code.startswith(f"{sous}."):
        entries["sous"] = sous
    return new_fiche(code, entries, remarks)


def _code(here: Context, dossier: Dossier, code: str | None, sous: str | None) -> str:
    from plancancer_cli.storage.files.tree import ArbreDisque
    from plancancer_cli.writing.new import levels, next_code

    if code is not None:
        return code
    names = [path for path in ArbreDisque(here.root).paths() if FICHE.holds(path)]
    found = levels(dossier)
    if not found:
        raise UsageError(
            msg("The plan has no level that holds fiches."),
            msg(
                "Give the fiche a code of its own: --code 1; or write the levels under arborescence "
                "in plan/plan.yaml: {example}",
                example='- {code: "1", titre: …}',
            ),
        )
    if sous is None and not at_terminal():
        raise UsageError(
            msg("--code or --sous is missing: where does the fiche belong?"),
            msg(
                "Name its level: --sous {example}. The levels: {codes}.",
                example="1.2",
                codes=", ".join(c for c, _ in found),
            ),
        )
    if sous is None:
        for level, title in found:
            say(f"  {level}  {title}")
        sous = _level(found)
    return next_code(dossier, sous, names)


def _level(found: Sequence[tuple[str, str]]) -> str:
    """The level that is typed, by its code or its title; asked again where it is none of them."""
    while True:
        word = _level_named(found, required(None, "--sous", msg("Level of the fiche:")))
        try:
            return choice(word, [code for code, _ in found], "--sous")
        except UsageError as failure:
            say(failure.message)


def _level_named(found: Sequence[tuple[str, str]], word: str) -> str:
    """The code of the one level with this title, or this line; else the word itself."""
    wanted = simplified(word)
    fitting = [
        code
        for code, title in found
        if word != code and wanted in {simplified(title), simplified(f"{code} {title}")}
    ]
    return fitting[0] if len(fitting) == 1 else word


def _indicateur(
    dossier: Dossier,
    id_: str | None,
    libelle: str | None,
    type_: str | None,
    fiches: list[str] | None,
    unite: str | None,
    etats: list[str] | None,
) -> NewFile:
    from plancancer_cli.model.indicateur import TypeIndicateur
    from plancancer_cli.storage.layout.new_file import slug
    from plancancer_cli.writing.new import listing, new_indicateur

    asking = libelle is None and at_terminal()
    libelle = _one_line(required(libelle, "--libelle", msg("What is measured, in a few words:")))
    if asking and id_ is None:
        id_ = ask(msg("Id:"), default=slug(libelle))
    id_ = id_ if id_ is not None else slug(libelle)
    types = [each.value for each in TypeIndicateur]
    type_ = chosen(type_, "--type", msg("Type ({types}):", types=", ".join(types)), types)
    if asking and fiches is None:
        fiches = (
            ask(
                msg(
                    "Fiches or volets that it belongs to (1.2.1, separated by spaces; "
                    "none for now: Enter):"
                )
            )
            .replace(",", " ")
            .split()
        )
    entries: dict[str, Any] = {"libelle": libelle, "type": type_}
    if unite:
        entries["unite"] = _one_line(unite)
    if type_ == TypeIndicateur.ETAT and not etats:
        answer = required(
            None, "--etat", msg("Its states, from the first to the last, separated by commas:")
        )
        etats = [part for part in answer.split(",") if part.strip()]
    if etats:
        entries["etats"] = [_one_line(etat) for etat in etats]
    remarks = {
        "valeurs": tr(
            msg(
                "To add where they apply: unite, perimetre, accumulation, "
                "evolution_attendue, frequence."
            )
        )
    }
    entries["valeurs"] = []
    listed = [listing(dossier, ref, id_) for ref in dict.fromkeys(fiches or [])]
    return new_indicateur(id_, entries, remarks, listed)


def _write(here: Context, dossier: Dossier, wanted: NewFile, kind: str) -> None:
    from plancancer_cli.writing.new import write

    edits = write(here.root, dossier, wanted)
    say(msg("Written: {path}", path=wanted.path))
    for edit in edits:
        say_edit(edit)
    say_undo(here)
    if kind == "fiche":
        if "\najout:" not in wanted.text:
            say(
                msg(
                    "If it was added after the vote of the plan, say so: ajout: {example}.",
                    example="{date: …, decision: …}",
                )
            )
        say(
            msg(
                "Next: fill in the text of the fiche, then type: plancancer validate {path}",
                path=wanted.path,
            )
        )
        return
    if not edits:
        say(msg("No fiche names it yet (PC107): add its id under indicateurs in its fiche."))
    name = PurePosixPath(wanted.path).stem
    say(msg("Next: plancancer measure {id} VALEUR --source …", id=name))


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
