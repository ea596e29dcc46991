"""PC101 to PC104: what one file says of another."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC101",
        finds=msg("A file names an organisation whose id is not in `plan/acteurs.yaml`."),
        why=msg("A pilote that does not exist gets no requests and appears in no list."),
        resolve=msg(
            "Take the id that the hint proposes, or add the organisation to `plan/acteurs.yaml`: "
            "an organisation, a service or a category, never a person."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="pilotes: [ville-st-etienne]\n",
            good="pilotes: [ville-saint-etienne]\n",
        ),
    ),
    Page(
        code="PC102",
        finds=msg(
            "A fiche, a volet or the plan names an indicateur that has no file in `indicators/`."
        ),
        why=msg("The fiche would seem to have an indicateur that nobody can measure."),
        resolve=msg("Correct the id, or create the file."),
        commands=('plancancer new indicateur --id espace-sans-tabac --libelle "…" --type nombre',),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="indicateurs: [espace-sans-tabac]\n",
            good="indicateurs: [espaces-sans-tabac]\n",
        ),
    ),
    Page(
        code="PC103",
        finds=msg(
            "The code of a fiche begins with no code of the arborescence of `plan/plan.yaml`, or "
            "`sous` names a level that is not there."
        ),
        why=msg("The fiche would stand under no enjeu and be missing from the counts by enjeu."),
        resolve=msg(
            "Add its level to `arborescence`, or correct the code of the fiche and its file name. "
            "Where the codes of the plan do not say it, write the code of the level under `sous`; "
            "`sous: plan` is for a fiche of the plan as a whole."
        ),
        example=Example(
            path="plan/plan.yaml",
            bad="""\
arborescence:
  - code: "2"
    titre: Communiquer sur des projets et actions en lien avec le cancer
""",
            good="""\
arborescence:
  - code: "1"
    titre: Développer un environnement favorable à la santé
  - code: "2"
    titre: Communiquer sur des projets et actions en lien avec le cancer
""",
        ),
    ),
    Page(
        code="PC104",
        finds=msg(
            "Two fiches with one code, two indicateurs, acteurs, volets of a fiche, jalons or "
            "modalités of a volet, terms of a vocabulary with one id."
        ),
        why=msg("A reference to that id would mean two things."),
        resolve=msg(
            "Give the second one an id of its own; what was copied from a neighbour often keeps "
            "the id."
        ),
        example=Example(
            path="plan/acteurs.yaml",
            bad="""\
acteurs:
  - {id: ville-saint-etienne, nom: Ville de Saint-Étienne}
  - {id: ville-saint-etienne, nom: Saint-Étienne Métropole}
""",
            good="""\
acteurs:
  - {id: ville-saint-etienne, nom: Ville de Saint-Étienne}
  - {id: saint-etienne-metropole, nom: Saint-Étienne Métropole}
""",
        ),
    ),
)
