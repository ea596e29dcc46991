"""The 23 calendriers of the Plan Cancer stéphanois, the facts that others published, and what
follows from the two. Only an entry with a status begins, blocks or closes a volet."""

from __future__ import annotations

from dataclasses import dataclass

LUE = "lue le 2026-11-21"


@dataclass(frozen=True)
class Volet:
    """A volet of the plan: its wording, and the entries told of it, with their status or none.

    `LUE` stands for the day on which an undated page was read.
    """

    ref: str
    calendrier: str
    suivi: tuple[tuple[str, str | None], ...] = ()


PLAN = (
    # Start due by 2023-12-31. Nothing published: to be documented from 2024-01-01 on.
    Volet("1.1.1/acces-nature", "Dès 2023"),
    # Start due by 2024-12-31; the electric bicycles of June 2023 began it.
    Volet(
        "1.1.1/parcours-sante-en-ville",
        "À partir de 2024",
        (("2023-06-01", "en_cours"), ("2025-07-01", "en_cours"), (LUE, None)),
    ),
    # Start due by 2024-12-31; the vote on ten parks of September 2023 began it.
    Volet(
        "1.2.1/espaces-sans-tabac",
        "À partir de 2024",
        (("2023-09-25", "en_cours"), ("2025-07-01", None), ("2017", None), (LUE, None)),
    ),
    # 2020 had ended at the vote: begun. Its end is due by 2026-12-31: late on 2027-01-01.
    Volet("1.2.1/alcool-espace-public", "2020-2026", (("2022", "en_cours"),)),
    # January 2023 had ended at the vote: begun, and no end. Never late.
    Volet("1.2.1/prevention-etudiants", "À partir de janvier 2023"),
    # "Poursuite": begun and continuing. A decision is due after 2026-12-31.
    Volet(
        "1.3.1/nutrition-saine",
        "Poursuite et développement jusqu’en 2026",
        (("2022-10", "en_cours"), ("2025-07-01", "en_cours"), ("2025", None), (LUE, None)),
    ),
    # A fact a year from 2023 on. The one of July 2025, written once above, is told of the gardens
    # too; an undated page shows no year. So 2023 and 2024 are to be documented.
    Volet("1.3.1/jardins-partages-ou-familiaux", "Annuel", ((LUE, None),)),
    # Start due by the end of September 2023. The first trace is of July 2025: to be documented
    # from 2023-10-01 to 2025-06-30.
    Volet(
        "1.3.2/mise-en-oeuvre",
        "À partir de la rentrée étudiante 2023",
        (("2025-07-01", "en_cours"),),
    ),
    # Start due by 2023-12-31. Facts, but no status before January 2025: to be documented from
    # 2024-01-01 to 2024-12-31. Begun then; its end is due by 2026-12-31: late on 2027-01-01.
    Volet(
        "1.4.1/sante-projets-urbains",
        "2023-2026",
        (
            ("2014", None),
            ("2016", None),
            ("2018-12", None),
            ("2022-01-31", None),
            ("2024-12-03", None),
            ("2025-01-01", "en_cours"),
            (LUE, None),
        ),
    ),
    # Begun. 2026 is a minimum: a decision is due after 2026-12-31.
    Volet(
        "1.4.1/vegetalisation-cours-ecole",
        "Depuis 2022 et jusqu’à 2026 au moins",
        (
            ("2022-08", "en_cours"),
            ("2023-11", "en_cours"),
            (LUE, None),
            (LUE, None),
            (LUE, None),
        ),
    ),
    # Start due by 2023-12-31. The entry "2025" counts from 2025-12-31: to be documented from
    # 2024-01-01 to 2025-12-30.
    Volet(
        "2.1.1/communiquer-avec-les-partenaires",
        "Dès 2023",
        (("2025", "en_cours"), (LUE, "en_cours")),
    ),
    # An end alone, by 2026-12-31. Nothing published: to be documented from 2027-01-01 on.
    Volet("2.1.1/cooperative-associations", "Jusqu’en 2026"),
    # Start due by 2023-12-31. Nothing published: to be documented from 2024-01-01 on.
    Volet("2.1.1/actions-des-associations", "À partir de 2023"),
    # The same.
    Volet("2.1.1/formation-des-agents", "Dès 2023"),
    # Begun, and no end: never late.
    Volet(
        "3.1.1/mise-en-oeuvre",
        "Depuis 2022",
        (("2016", None), ("2023-06-01", None), (LUE, "en_cours"), (LUE, None)),
    ),
    # An end alone, by 2026-12-31. Begun in December 2023: late on 2027-01-01.
    Volet(
        "3.1.2/parcours-sante-enfants",
        "Jusqu’en 2026",
        (("2023-12-20", "en_cours"), ("2025-06-26", "en_cours"), (LUE, None)),
    ),
    # Start due by 2024-12-31. Nothing published: to be documented from 2025-01-01 on.
    Volet("3.1.2/fonction-parentale", "À partir de 2024"),
    # Begun. 2026 is a minimum: a decision is due after 2026-12-31.
    Volet("3.1.2/installations-inclusives", "Depuis 2022 et jusqu’à 2026 au moins"),
    # Start due by 2023-12-31. Nothing published: to be documented from 2024-01-01 on.
    Volet("3.1.3/mise-en-oeuvre", "Dès 2023"),
    # Start due by 2024-12-31. A fact that says no status: to be documented from 2025-01-01 on.
    Volet("3.1.4/mise-en-oeuvre", "À partir de 2024", ((LUE, None),)),
    # Start due by 2023-12-31, end by 2026-12-31. Nothing published since the vote: to be
    # documented from 2024-01-01 on, and still one volet when the end has passed too.
    Volet("3.1.5/mise-en-oeuvre", "2023-2026"),
    # Start due by 2023-12-31. The first trace is of March 2025: to be documented from 2024-01-01
    # to 2025-03-20.
    Volet("4.1.1/mise-en-oeuvre", "À partir de 2023", (("2025-03-21", "en_cours"),)),
    # Start due by 2023-12-31; the contract of November 2023 began it.
    Volet("4.1.2/mise-en-oeuvre", "Dès 2023", (("2023-11-08", "en_cours"),)),
)
