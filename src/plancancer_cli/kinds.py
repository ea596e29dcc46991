"""The kinds of file that a plan is made of, one row each: nothing else says where such files lie.

To add a kind is to add a row to `KINDS` (its model beside it, and `make docs` for its schema): it is
then read, laid out, merged, given a schema and documented. The models are named, not imported: what
a command does before it reads a file must not wait for pydantic.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from plancancer_cli.model.base import Modele

MODELINE = "# yaml-language-server:"
"""How the line begins that tells editors which schema a file follows."""

SCHEMAS = "schemas"
"""Where a project keeps its schemas, for the modeline of each file to name."""

SUFFIXES = (".yaml", ".yml")
"""How the name of a file of a plan ends; the program itself writes the first."""


class Kind(NamedTuple):
    """A kind of file.

    Attributes:
        name: what `plancancer schema` and the schema's own file call it.
        folder: where such files lie, relative to the project, POSIX.
        model_name: the module of `model/` and the class in it that their data follow; the order of
            its keys is the order of the file.
        file: the name of the only file of this kind; None where a folder holds any number.
        named_after: the key whose value the name of each file begins with; None for the only file.
        titled: whether words may follow that value in the name: `1.2.1-alcool-et-tabac.yaml`.
        begun_by: the command that writes the first text of such a file, from its template.
        subfolders: whether files below the folder, at any depth, are of this kind too; the program
            writes new ones into the folder itself.
    """

    name: str
    folder: str
    model_name: str
    file: str | None = None
    named_after: str | None = None
    titled: bool = False
    begun_by: Literal["init", "new"] | None = None
    subfolders: bool = False

    @property
    def model(self) -> type[Modele]:
        """The model that the data of such a file follow."""
        return _model(self.model_name)

    @property
    def pattern(self) -> str:
        """Where such files lie, with a star for names that the plan chooses: `actions/**/*.yaml`."""
        below = "**/" if self.subfolders else ""
        return f"{self.folder}/{below}{self.file or '*' + SUFFIXES[0]}"

    @property
    def git_pattern(self) -> str:
        """The same for `.gitattributes`, with every way in which the name of a file may end."""
        return self.pattern.replace("*.yaml", "*.[yY]*[mM][lL]")

    @property
    def schema(self) -> str:
        """The JSON Schema of such files, relative to the project, POSIX."""
        return f"{SCHEMAS}/{self.name}.schema.json"

    def modeline(self, path: str) -> str:
        """The first line of the file of this kind at a relative POSIX path."""
        return f"{MODELINE} $schema={'../' * path.count('/')}{self.schema}"

    def path(self, identity: str, words: str = "") -> str:
        """Where the program writes a new file, `words` being the slug of its title, or nothing."""
        stem = f"{identity}-{words}" if self.titled and words else identity
        return f"{self.folder}/{stem}{SUFFIXES[0]}"

    def holds(self, path: str) -> bool:
        """Whether the file at a relative POSIX path is of this kind."""
        if self.file is not None:
            return path == self.pattern
        folder, _, name = path.rpartition("/")
        if not is_plan_file(name) or not f"{folder}/".startswith(f"{self.folder}/"):
            return False
        below = folder.removeprefix(self.folder)
        return not below or (self.subfolders and not any(map(is_harmless, below.split("/")[1:])))

    def is_named(self, path: str, identity: str) -> bool:
        """Whether a file is named after what it holds: `<code>-<words>.yaml`, or `<id>.yaml`."""
        stem = path.rpartition("/")[2].rpartition(".")[0]
        return stem == identity or (self.titled and stem.startswith(f"{identity}-"))


PLAN_KIND = Kind("plan", "plan", "plan.Plan", file="plan.yaml", begun_by="init")
ACTEURS_KIND = Kind("acteurs", "plan", "plan.Acteurs", file="acteurs.yaml", begun_by="init")
FICHE = Kind(
    "fiche",
    "actions",
    "fiche.Fiche",
    named_after="code",
    titled=True,
    begun_by="new",
    subfolders=True,
)
INDICATEUR = Kind(
    "indicateur", "indicators", "indicateur.Indicateur", named_after="id", begun_by="new"
)
COMITE = Kind("comite", "plan/comites", "comite.Comite", named_after="date", titled=True)

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (PLAN_KIND, ACTEURS_KIND, FICHE, INDICATEUR, COMITE)
}
"""Every kind of file by its name, in the order of the documentation."""

PLAN = PLAN_KIND.pattern
ACTEURS = ACTEURS_KIND.pattern

FOLDERS = tuple(dict.fromkeys(kind.folder for kind in KINDS.values()))
"""The folders that hold files of a plan."""

TOP_FOLDERS = tuple(dict.fromkeys(folder.partition("/")[0] for folder in FOLDERS))
"""The folders at the top of a project that are the plan's own."""


def kind_of(path: str) -> Kind | None:
    """Return the kind of the file at a relative POSIX path; None where none is read there."""
    return next((kind for kind in KINDS.values() if kind.holds(path)), None)


def is_plan_file(name: str) -> bool:
    """Whether a file name is that of a file of the plan: hidden and backup files are not."""
    return name.casefold().endswith(SUFFIXES) and not is_harmless(name)


def is_harmless(name: str) -> bool:
    """Whether a name is that of something systems and editors leave beside the files of people."""
    return _HARMLESS.fullmatch(name) is not None


_HARMLESS = re.compile(
    r"\..*"  # hidden: .gitkeep, .DS_Store, ._x, .~lock.x#, .x.swp
    r"|~.*|.*~"  # Office's owner files, backups of editors
    r"|\#.*\#"  # Emacs, unsaved
    r"|.*\.(?:sw[a-px]|lo?ck)"
    r"|thumbs\.db|ehthumbs.*\.db|desktop\.ini|icon\r|\$recycle\.bin|__macosx|@eadir|lost\+found"
    r"|system volume information",
    re.IGNORECASE | re.DOTALL,
)


@cache
def _model(name: str) -> type[Modele]:
    module, _, cls = name.partition(".")
    found: type[Modele] = getattr(import_module(f"plancancer_cli.model.{module}"), cls)
    return found
