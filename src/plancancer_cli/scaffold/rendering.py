"""The files of a new project from its template.

A template is a folder of `modeles/`; what all projects share lies in `modeles/commun/`. A marker
`<<name>>` stands for what the user says; nothing else is filled in.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.kinds import ACTEURS, PLAN
from plancancer_cli.scaffold.source import install_command
from plancancer_cli.storage.edit.flow import flow
from plancancer_cli.storage.layout.new_file import scalar, slug
from plancancer_cli.storage.read.source import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

MODELES = ("vide", "plan-cancer", "cls", "contrat-de-ville")
"""The templates, by the name that `init --modele` takes."""

_SHARED = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".github/workflows/plan.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
}
"""What Git and the forges read; without the dot here, so that they act on no other project."""

_MARKER = re.compile(r"<<([a-z_]+)>>")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


class Demande(Struct, frozen=True):
    """What is known of a plan that is about to be made.

    Attributes:
        modele: one of `MODELES`.
        titre: the title, on one line.
        adoption: the day of its vote or signature.
        collectivite: who carries it; None where that is not known yet.
        langue: `fr` or `en`, of the documents that will be made of it.
        premier_niveau: the titles of its first level, in order; they get the codes 1, 2, 3…
        source: where its CI installs this program from; None where nobody said.
    """

    modele: str
    titre: str
    adoption: date
    collectivite: str | None = None
    langue: str = "fr"
    premier_niveau: tuple[str, ...] = ()
    source: str | None = None


def render(demande: Demande) -> dict[str, str]:
    """The files of the project: relative POSIX path and text.

    Raises WriteRefused where a text holds a character that the files do not take.
    """
    plan = _filled(_template(demande.modele, "plan.yaml"), _yaml_values(demande))
    levels = tuple(parse(plan, PLAN).data["niveaux"])
    readme = _template("commun", f"README.{demande.langue}.md")
    acteurs = _template("commun", "acteurs.yaml")
    return {
        PLAN: plan,
        ACTEURS: _filled(acteurs, {"acteurs": _acteurs(demande.collectivite)}),
        "README.md": _filled(readme, _page_values(demande, levels)),
        # Git keeps no empty folder, and a plan whose folder of fiches is missing is at fault.
        **dict.fromkeys(("actions/.gitkeep", "indicators/.gitkeep"), ""),
        **{
            path: _filled(_template("commun", name), _ci_values(demande))
            for path, name in _SHARED.items()
        },
    }


def levels_of(modele: str) -> tuple[str, ...]:
    """The names that a template gives to the levels, from the top down to the fiche."""
    plan = _MARKER.sub(" null", _template(modele, "plan.yaml"))
    return tuple(parse(plan, PLAN).data["niveaux"])


def _template(folder: str, name: str) -> str:
    return files(__package__).joinpath("modeles", folder, name).read_text(encoding="utf-8")


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _MARKER.sub(lambda marker: values[marker[1]], template)


def _yaml_values(demande: Demande) -> dict[str, str]:
    return {
        "id": scalar(slug(demande.titre) or "plan"),
        "titre": scalar(demande.titre),
        "collectivite": scalar(demande.collectivite),
        "langue": demande.langue,
        "adoption": demande.adoption.isoformat(),
        "arborescence": _block(
            [{"code": str(n), "titre": t} for n, t in enumerate(demande.premier_niveau, start=1)]
        ),
    }


def _acteurs(collectivite: str | None) -> str:
    if collectivite is None:
        return _block([])
    return _block([{"id": slug(collectivite) or "collectivite", "nom": collectivite}])


def _block(items: Sequence[Mapping[str, str]]) -> str:
    """A list behind its key: one item in block form after the other, or `[]`."""
    lines = []
    for item in items:
        for place, (key, value) in enumerate(item.items()):
            written = flow(value) if key == "code" else scalar(value)
            lines.append(f"{'    ' if place else '  - '}{key}: {written}")
    return "\n" + "\n".join(lines) if lines else " []"


def _ci_values(demande: Demande) -> dict[str, str]:
    """The command of the CI, as one text of YAML whatever the address holds."""
    command = install_command(demande.source, demande.langue)
    return {"installation": json.dumps(command, ensure_ascii=False)}


def _installer(demande: Demande) -> str:
    """The words of the page that say how to install the program."""
    if demande.source is not None:
        return f"`{install_command(demande.source, demande.langue)}`."
    return {
        "fr": "`python -m pip install ADRESSE`.\n\nÀ remplir : l’adresse de `plancancer` (dépôt Git ou wheel), "
        "ici, dans `.github/workflows/plan.yml` et dans `.gitlab-ci.yml`.",
        "en": "`python -m pip install ADDRESS`.\n\nÀ remplir: the address of `plancancer` (a Git repository "
        "or a wheel), here, in `.github/workflows/plan.yml` and in `.gitlab-ci.yml`.",
    }[demande.langue]


def _page_values(demande: Demande, levels: tuple[str, ...]) -> dict[str, str]:
    carried = {"fr": "Porté par {name}.", "en": "Carried by {name}."}
    unknown = {
        "fr": "À remplir : la collectivité qui le porte, ici et dans `plan/plan.yaml`.",
        "en": "À remplir: who carries it, here and in `plan/plan.yaml`.",
    }
    name = demande.collectivite
    return {
        "titre": _inert(demande.titre),
        "installer": _installer(demande),
        "niveaux": _inert(" > ".join(levels)).replace("\\>", ">"),
        "porteur": unknown[demande.langue]
        if name is None
        else carried[demande.langue].format(name=_inert(name)),
    }


def _inert(text: str) -> str:
    """A text of which nothing acts as markup in Markdown."""
    return _MARKUP.sub(r"\\\1", text)
