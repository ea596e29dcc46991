"""PC201 to PC204 and PC208: what is late, and what is silent."""

from __future__ import annotations

from datetime import date

from plancancer_cli.explanations.page import Example, Page
from plancancer_cli.i18n import msg

PAGES = (
    Page(
        code="PC201",
        finds=msg(
            "The start was due and the latest entry says that the work has not begun: `a_venir`, or "
            "`bloque` or `en_pause` before any start."
        ),
        why=msg(
            "“À partir de 2024” means: begun by 31 December 2024 at the latest, which is still in "
            "time. From the next day on the volet is late, because an entry says so: the finding "
            "names it with its date. Of a volet that no entry speaks of, PC208 speaks."
        ),
        resolve=msg(
            "Record the start where it has begun. Where it was decided to begin later, record the "
            "postponement with its reason and its decision: it stays visible."
        ),
        commands=(
            'plancancer track 3.1.4 en_cours --on 2025-01-20 --fact "…" --source "…"',
            (
                'plancancer postpone 3.1.4/mise-en-oeuvre 2025-09 --what debut --reason "…" '
                '--decision "…"'
            ),
        ),
        example=Example.completed(
            path="actions/3.1.4-activite-physique-adaptee.yaml",
            bad="""\
volets:
  - id: mise-en-oeuvre
    intitule: Modalités opérationnelles de mise en œuvre
    calendrier: À partir de 2024
    suivi:
      - {date: 2024-11-04, statut: a_venir, constat: "Exemple : intervenants pas encore choisis."}
""",
            added="""\
      - {date: 2025-01-20, statut: en_cours, constat: "Exemple : première séance tenue."}
""",
            on=date(2025, 2, 1),
        ),
    ),
    Page(
        code="PC202",
        finds=msg(
            "The end was due and the latest entry says that the work is not done: begun and not "
            "closed, not begun, blocked or paused."
        ),
        why=msg(
            "“D’ici 2026” means: finished by 31 December 2026 at the latest. A reader cannot tell "
            "work that is finished and not written down from work that goes on. “Jusqu’en 2026” and "
            "“2020-2026” say how long the work runs: a decision is due then (PC207)."
        ),
        resolve=msg(
            "Close the volet by its kind: `realise`, `perennise` (it goes on for good), "
            "`transfere` (with `vers`) or `abandonne` (with `motif`); or record the postponement "
            "of the end."
        ),
        commands=(
            (
                'plancancer track 2.1.1/cooperative-associations realise --on 2026-12-15 --fact "…" '
                '--source "…"'
            ),
        ),
        example=Example.completed(
            path="actions/2.1.1-communiquer-sur-la-sante.yaml",
            bad="""\
volets:
  - id: cooperative-associations
    intitule: Encourager la création d’une coopérative d’associations et l’animer
    calendrier: D’ici 2026
    suivi:
      - {date: 2025-03-03, statut: en_cours, constat: "Exemple : statuts en cours de rédaction."}
""",
            added="""\
      - {date: 2026-12-15, statut: realise, constat: "Exemple : bilan présenté.", source: "Exemple"}
""",
            on=date(2027, 1, 15),
        ),
    ),
    Page(
        code="PC203",
        finds=msg(
            "A period of a recurring action is over, an entry of that period says that nothing was "
            "done (`a_venir`, `bloque`, `en_pause`), and no fact and no value shows for it."
        ),
        why=msg(
            "“Annuel” asks for one dated fact in each calendar year from the vote on. A pause "
            "speaks of the period of its date and of no other; a period that nothing speaks of is "
            "to be documented (PC208). All missed periods are named in one finding."
        ),
        resolve=msg(
            "Record what was done, with its date; or, with `periode` and `motif`, why nothing was "
            "done that year. Both settle the period."
        ),
        commands=(
            (
                'plancancer track 1.3.1/jardins-partages-ou-familiaux --on 2023-10-05 --fact "…" '
                '--source "…"'
            ),
            'plancancer track 1.3.1/jardins-partages-ou-familiaux --period 2023 --reason "…"',
        ),
        example=Example.completed(
            path="actions/1.3.1-produits-locaux-et-de-saison.yaml",
            bad="""\
volets:
  - id: jardins-partages-ou-familiaux
    intitule: Encourager l’accès et les actions autour des jardins partagés ou familiaux
    calendrier: Annuel
    suivi:
      - {date: 2023-10-02, statut: en_pause, motif: "Exemple : parcelles en travaux."}
""",
            added="""\
      - {date: 2024-01-10, periode: 2023, motif: "Exemple : parcelles en travaux toute l’année."}
""",
            on=date(2024, 6, 1),
        ),
    ),
    Page(
        code="PC204",
        finds=msg(
            "The date of a jalon is past and an entry says that it is not fulfilled: one that names "
            "it with `a_venir`, `bloque` or `en_pause`, or the latest status of its volet where no "
            "entry names it. The same holds for a decision of the comité with an échéance."
        ),
        why=msg(
            "A volet that is under way does not say that a step is done: the step is named. Where "
            "no entry speaks of it, it is to be documented (PC208)."
        ),
        resolve=msg("Record the fact with the id of the jalon, or postpone the jalon."),
        commands=(
            (
                "plancancer track 1.2.1/espaces-sans-tabac --milestone signaletique-posee "
                '--on 2024-06-12 --fact "…"'
            ),
            (
                "plancancer postpone 1.2.1/espaces-sans-tabac 2024-12 --what signaletique-posee "
                '--reason "…" --decision "…"'
            ),
        ),
        example=Example.completed(
            path="actions/1.2.1-alcool-et-tabac.yaml",
            bad="""\
volets:
  - id: espaces-sans-tabac
    intitule: Mettre en place des Espaces sans tabac
    calendrier: À partir de 2024
    jalons:
      - {id: signaletique-posee, intitule: "Exemple : signalétique posée", echeance: 2024-06-30}
    suivi:
      - {date: 2023-09-25, statut: en_cours, constat: "Le conseil municipal vote dix espaces."}
      - {date: 2024-05-02, jalon: signaletique-posee, statut: bloque, motif: "Exemple : panneaux non livrés"}
""",
            added="""\
      - {date: 2024-06-12, jalon: signaletique-posee, constat: "Exemple : panneaux posés."}
""",
            on=date(2024, 8, 1),
        ),
    ),
    Page(
        code="PC208",
        finds=msg(
            "A start, an end, a period of a rhythm, a jalon or a decision is past, and no entry "
            "speaks of it. A status with neither fact nor source speaks of nothing."
        ),
        why=msg(
            "Silence is not failure: the work may well have been done. But it must not pay either, "
            "so it counts as an error of its own, “to be documented”, and never as a delay of "
            "those in charge. The finding tells all that is known beside it: the last status and "
            "its date, values, what the plan says."
        ),
        resolve=msg(
            "Ask the pilote, and record what is known with its date and source; one entry is "
            "enough."
        ),
        commands=('plancancer track 3.1.4 en_cours --on 2024-10-07 --fact "…" --source "…"',),
        example=Example.completed(
            path="actions/3.1.4-activite-physique-adaptee.yaml",
            bad="""\
volets:
  - id: mise-en-oeuvre
    intitule: Modalités opérationnelles de mise en œuvre
    calendrier: À partir de 2024
""",
            added="""\
    suivi:
      - {date: 2024-10-07, statut: en_cours, constat: "Exemple : premières séances."}
""",
            on=date(2026, 11, 21),
        ),
    ),
)
