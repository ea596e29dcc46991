"""PC205 to PC207, PC211 and PC212: measurements, targets, decisions, news."""

from __future__ import annotations

from datetime import date

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC205",
        finds=msg(
            "A period to be measured is over, the time that a value takes to be published too, and "
            "no value came."
        ),
        why=msg(
            "How often a value is expected (`frequence`, `delai_jours`) is a follow-up rule of "
            "this repository, not of the plan: a value that did not come is awaited, never late. "
            "The first full period after the vote is the first one that counts."
        ),
        resolve=msg(
            "Record the value with its source. Where none will come, say so under `indisponible` "
            "with the reason: it is then no longer asked for."
        ),
        commands=(
            'plancancer measure espaces-sans-tabac 14 --on 2024-12-31 --source "…"',
            "plancancer request --all",
        ),
        example=Example.completed(
            path="indicators/espaces-sans-tabac.yaml",
            bad="""\
valeurs:
  - {date: 2023-09-25, valeur: 10}
""",
            added="""\
  - {date: 2024-12-31, valeur: 14, source: "Exemple"}
""",
            on=date(2025, 6, 1),
        ),
    ),
    Page(
        code="PC206",
        finds=msg(
            "The date of a target is past, the time to publish too, and the target is missed, or "
            "no value measures it in its own period."
        ),
        why=msg(
            "The plan promised a number for a date (“4 000 arbres d'ici 2026”): a reader wants to "
            "know whether it came. Only the total is compared with it."
        ),
        resolve=msg(
            "Record the value at the date of the target. A target that is not reached stays so: a "
            "later target set by the comité is added with its decision, the old one is kept."
        ),
        commands=(
            (
                "plancancer measure arbres-plantes-ce1 4050 --on 2026-12-31 "
                '--replaces 2026-12-31 --source "…"'
            ),
        ),
        example=Example.corrected(
            path="indicators/arbres-plantes-ce1.yaml",
            bad="""\
cibles:
  - {date: 2026, valeur: 4000, source: "Plan Cancer stéphanois, fiche 3.1.2"}
evolution_attendue: hausse
valeurs:
  - {date: 2026-12-31, valeur: 3600, source: "Exemple"}
""",
            wrong="3600",
            right="4050",
            on=date(2027, 6, 1),
        ),
    ),
    Page(
        code="PC207",
        finds=msg(
            "A duration ended (“2023-2026”, “Jusqu’en 2026”, “2026 au moins”), or the period of the "
            "plan itself, and nothing says what was decided."
        ),
        why=msg(
            "It is not the end of the work, so nothing is late; but the plan says no more about "
            "what follows, and somebody has to."
        ),
        resolve=msg(
            "Make it permanent (`perennise`), close it, or renew it with a postponement of the end "
            "that names the decision. For the plan itself: `etat` (`prolonge`, `en_evaluation`, "
            "`clos`), or a postponement of its end."
        ),
        commands=(
            'plancancer track 1.4.1/vegetalisation-cours-ecole perennise --fact "…" --source "…"',
            (
                "plancancer postpone 1.4.1/vegetalisation-cours-ecole 2030 --what fin "
                '--reason "…" --decision "…"'
            ),
        ),
        example=Example.completed(
            path="actions/1.4.1-sante-dans-les-projets-urbains.yaml",
            bad="""\
volets:
  - id: vegetalisation-cours-ecole
    intitule: Ombrager, rafraîchir et végétaliser la Ville
    calendrier: Depuis 2022 et jusqu’à 2026 au moins
""",
            added="""\
    suivi:
      - {date: 2026-12-01, statut: perennise, constat: "Exemple : inscrit au budget de base."}
""",
            on=date(2027, 1, 15),
        ),
    ),
    Page(
        code="PC211",
        finds=msg(
            "Something is due within the horizon: 90 days ahead, unless the plan or `--horizon` "
            "says otherwise."
        ),
        why=msg(
            "It is the moment to ask the pilote, while it is still in time. It is for information "
            "and fails no check."
        ),
        resolve=msg(
            "Nothing to correct. It goes away once the volet is closed, the jalon is recorded or "
            "the value is there."
        ),
        commands=("plancancer deadlines --from 2026-11-21 --to 2027-02-28",),
        example=Example.completed(
            path="actions/2.1.1-communiquer-sur-la-sante.yaml",
            bad="""\
volets:
  - id: cooperative-associations
    intitule: Encourager la création d’une coopérative d’associations et l’animer
    calendrier: Jusqu’en 2026
""",
            added="""\
    suivi:
      - {date: 2026-11-10, statut: realise, constat: "Exemple : coopérative créée."}
""",
            on=date(2026, 11, 21),
        ),
    ),
    Page(
        code="PC212",
        finds=msg(
            "A volet is open and nothing was recorded about it, no fact and no value, for longer "
            "than `sans_nouvelles_jours` (180 days unless the plan says otherwise)."
        ),
        why=msg(
            "A status of two years ago tells a reader little about today. Where PC201, PC202 or "
            "PC208 speaks of the volet, this finding does not repeat it."
        ),
        resolve=msg(
            "Record where it stands, even if nothing has changed. The delay is a setting of the "
            "plan, and so is the severity."
        ),
        commands=('plancancer track 3.1.1 en_cours --fact "…" --source "…"',),
        example=Example.completed(
            path="actions/3.1.1-mediation-sante-quartiers.yaml",
            bad="""\
volets:
  - id: mise-en-oeuvre
    intitule: Modalités opérationnelles de mise en œuvre
    calendrier: Depuis 2022
    suivi:
      - {date: 2024-09-16, statut: en_cours, constat: "Exemple : permanences ouvertes."}
""",
            added="""\
      - {date: 2026-10-05, statut: en_cours, constat: "Exemple : permanences maintenues."}
""",
            on=date(2026, 11, 21),
        ),
    ),
)
