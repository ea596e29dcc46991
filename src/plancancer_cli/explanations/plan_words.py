"""PC105 to PC114: contradictions of the plan, mentions inside a file, settings, names."""

from __future__ import annotations

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC105",
        finds=msg(
            "The page of a fiche names an enjeu or an objectif that is another one than its code "
            "says."
        ),
        why=msg(
            "The plan contradicts itself: a reader of the page would look for the fiche elsewhere. "
            "The code is followed, and the wording of the page is kept."
        ),
        resolve=msg(
            "Nothing to do where the plan really says so: the finding is for information. Correct "
            "`rattachement` where it was transcribed wrongly."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
rattachement:
  enjeu: Communiquer sur des projets et actions en lien avec le cancer
""",
            good="""\
rattachement:
  enjeu: Développer un environnement favorable à la santé
""",
        ),
    ),
    Page(
        code="PC106",
        finds=msg(
            "The plan words the title of an enjeu or of an objectif in two ways, one in its tree, "
            "one on the page of a fiche."
        ),
        why=msg("Searching for one wording would not find the other."),
        resolve=msg(
            "Keep the second wording under `autres_libelles` of the level; the finding stays, for "
            "information. Correct the one that was transcribed wrongly."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
rattachement:
  enjeu: Développer un environnement favorable
""",
            good="""\
rattachement:
  enjeu: Développer un environnement favorable à la santé
""",
        ),
    ),
    Page(
        code="PC107",
        finds=msg("An indicateur that neither a fiche nor the plan names."),
        why=msg("Its values show up nowhere, and nobody is asked for them."),
        resolve=msg(
            "Add its id under `indicateurs` of its fiche or of its volet, or under `indicateurs` "
            "of `plan/plan.yaml` where it speaks of the whole plan."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="indicateurs: []\n",
            good="indicateurs: [espaces-sans-tabac]\n",
        ),
    ),
    Page(
        code="PC108",
        finds=msg(
            "An entry of suivi or a postponement names a jalon, a modalité or a date that its "
            "volet does not have; a fiche names a term, a vocabulary, a transversal level or a "
            "code that the plan does not have; a decision of the comité concerns something that the "
            "plan does not hold."
        ),
        why=msg(
            "The fact would fulfil nothing, the postponement would move nothing, the tag would "
            "count nowhere."
        ),
        resolve=msg(
            "Correct the id, or add the jalon or the modalité to the volet. What can be postponed "
            "is `debut`, `fin`, or the id of a jalon. Terms are declared under `vocabulaires` in "
            "`plan/plan.yaml`, and a level is transversal where it says `transversal: true`."
        ),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
volets:
  - id: espaces-sans-tabac
    intitule: Mettre en place des Espaces sans tabac
    calendrier: À partir de 2024
    jalons:
      - {id: signaletique-posee, intitule: "Exemple : signalétique posée", echeance: 2024-06-30}
    suivi:
      - {date: 2024-06-12, statut: en_cours, jalon: signaletique}
""",
            good="""\
volets:
  - id: espaces-sans-tabac
    intitule: Mettre en place des Espaces sans tabac
    calendrier: À partir de 2024
    jalons:
      - {id: signaletique-posee, intitule: "Exemple : signalétique posée", echeance: 2024-06-30}
    suivi:
      - {date: 2024-06-12, statut: en_cours, jalon: signaletique-posee}
""",
        ),
    ),
    Page(
        code="PC110",
        finds=msg(
            "`gravites` sets the severity of a code that does not exist, or of one whose severity "
            "cannot be set (PC0xx: the file cannot be read), or another level than `recul` and `a_relire` "
            "for a kind of change."
        ),
        why=msg("The setting has no effect, and whoever wrote it believes the contrary."),
        resolve=msg("Correct the code. A rule can be lowered to `info`; it is never switched off."),
        commands=("plancancer explain",),
        example=Example(
            path="plan/plan.yaml",
            bad="gravites: {PC219: info}\n",
            good="gravites: {PC212: info}\n",
        ),
    ),
    Page(
        code="PC111",
        finds=msg("A report d'échéance whose new date is earlier than the date that it postpones."),
        why=msg("It moves nothing: the date of the plan goes on to hold."),
        resolve=msg(
            "Correct the date under `au`, or remove the line. Work that was done earlier is an "
            "entry of suivi."
        ),
        example=Example.corrected(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
volets:
  - id: espaces-sans-tabac
    intitule: Mettre en place des Espaces sans tabac
    calendrier: À partir de 2024
    reports_echeance:
      - {echeance: debut, au: 2023-06, motif: "Exemple", decision: "Exemple", date: 2024-12-01}
""",
            wrong="2023-06",
            right="2025-06",
        ),
    ),
    Page(
        code="PC112",
        finds=msg(
            "The arborescence is deeper than the names in `niveaux`, the last of which is that of "
            "the fiches."
        ),
        why=msg("Tables and reports could not call the level what the plan calls it."),
        resolve=msg(
            "Add the name that the plan gives to the level, from the highest down to the fiche."
        ),
        example=Example(
            path="plan/plan.yaml",
            bad="niveaux: [Fiche-action]\n",
            good="niveaux: [Enjeu, Fiche-action]\n",
        ),
    ),
    Page(
        code="PC113",
        finds=msg(
            "A file whose name Windows reserves (`con`, `nul`, `aux`…) or cannot hold, two files or "
            "two codes that differ by capitals only."
        ),
        why=msg(
            "A colleague's computer refuses the clone, or keeps one of the two files and shows the "
            "other as deleted; and readers take the two codes for one another."
        ),
        resolve=msg("Choose another code or id, and rename the file after it."),
        example=Example(
            path="plan/plan.yaml",
            bad="""\
arborescence:
  - code: A
    titre: Agir
  - code: a
    titre: Accompagner
""",
            good="""\
arborescence:
  - code: A
    titre: Agir
  - code: B
    titre: Accompagner
""",
        ),
    ),
    Page(
        code="PC114",
        finds=msg("The plan has levels, and `actions/` holds no fiche."),
        why=msg(
            "An empty plan looks like one of which nothing is late. Most often the fiches lie in "
            "another folder, or under names that are not read."
        ),
        resolve=msg("Put the fiches in `actions/`, or make the first one."),
        commands=("plancancer new fiche --sous 1 --titre Exemple --pilote ville-saint-etienne",),
        example=Example(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            good="""\
code: 1.2.1
titre: Alcool et tabac
""",
        ),
    ),
)
