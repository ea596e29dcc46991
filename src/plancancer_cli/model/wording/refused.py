"""Phrases that people write in a calendrier and that have no certain date, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from plancancer_cli.model.wording.refusals import (
    Refusal,
    choice,
    relative,
    status,
    unsupported_rhythm,
    vague,
)
from plancancer_cli.typed.text import Lexicon


def _phrases(refusal: Callable[[str], Refusal], text: str) -> dict[str, Callable[[str], Refusal]]:
    return {" ".join(phrase.split()): refusal for phrase in text.split(",")}


REFUSED = Lexicon(
    _phrases(
        vague,
        """bientôt, dès que possible, dès que ce sera possible, aussitôt que possible, si possible,
        le plus tôt possible, au plus tôt, au plus vite, dans les meilleurs délais, rapidement,
        prochainement, très prochainement, à court terme, à moyen terme, à long terme, court terme,
        moyen terme, long terme, à court et moyen terme, à moyen et long terme,
        à court ou moyen terme, à moyen ou long terme, à terme, à l'avenir,
        ultérieurement, plus tard, à venir, progressivement, au fur et à mesure,
        au fil de l'eau, au fil du temps, régulièrement, régulier, régulière, périodiquement,
        périodique, selon les besoins, en fonction des besoins, selon les opportunités,
        selon les disponibilités, selon les projets, vers, environ, autour de, aux alentours de,
        urgent, en urgence, prioritaire, pluriannuel, pluriannuelle, à confirmer, sous réserve,
        prévisionnel, éventuellement""",
    )
    | _phrases(
        relative,
        """immédiat, immédiate, immédiatement, dès maintenant, dès à présent, dès aujourd'hui,
        dès l'adoption, dès l'adoption du plan, dès le lancement, dès le lancement du plan,
        dès la signature, dès signature, dès le vote, dès validation, aujourd'hui,
        cette année, l'année prochaine, l'an prochain, année en cours, l'année en cours,
        année prochaine, prochain, prochaine, prochains, prochaines, la prochaine rentrée,
        à la prochaine rentrée, dès la prochaine rentrée, rentrée prochaine, dans l'année,
        dans les, dans un délai de, sous, à l'issue de, à l'issue du, après, suite à,
        durée de l'action, la durée de l'action, toute la durée de l'action, durée du projet,
        la durée du projet, toute la durée du projet, à mi-parcours, mi-parcours""",
    )
    | _phrases(
        unsupported_rhythm,
        """biannuel, biannuelle, biannuels, biannuelles, bisannuel, bisannuelle, biennal, biennale,
        triennal, triennale, quinquennal, quinquennale, une année sur deux, un an sur deux,
        chaque rentrée, à chaque rentrée, chaque printemps, chaque été, chaque automne,
        chaque hiver, tous les étés""",
    )
    | _phrases(
        status,
        """réalisé, réalisée, réalisés, réalisées, fait, terminé, terminée, terminés, terminées,
        achevé, achevée, abandonné, abandonnée, reporté, reportée, suspendu, suspendue,
        non démarré, non commencé""",
    )
    | _phrases(choice, "ou, et/ou, voire")
)
