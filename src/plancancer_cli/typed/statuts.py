"""The statut of a suivi as people say it: `En cours`, `à venir`; and the words that mean another.

A statut in other letters is the statut. Another word for it is only proposed: "terminé" can be
realise, perennise, transfere or abandonne, and the person who types it knows which.
"""

from __future__ import annotations

from plancancer_cli.i18n import msg
from plancancer_cli.typed.near import did_you_mean, same
from plancancer_cli.typed.refusal import NotReadError

WORDS: dict[str, tuple[str, ...]] = {
    name: tuple(word.strip() for word in words.split(","))
    for name, words in {
        "a_venir": """prévu, planifié, programmé, à faire, à lancer, à démarrer, non commencé,
            pas commencé, non démarré, pas démarré, non engagé, pas encore, todo, planned""",
        "en_cours": """démarré, commencé, engagé, lancé, débuté, entamé, actif, ouvert,
            en cours de réalisation, partiellement réalisé, in progress, ongoing, started""",
        "bloque": """empêché, à l'arrêt, coincé, blocked""",
        "en_pause": """suspendu, en attente, interrompu, gelé, en sommeil, en suspens, reporté,
            ajourné, paused, suspended""",
        "realise": """terminé, fini, fait, achevé, effectué, accompli, abouti, clos, clôturé, soldé,
            done, finished, completed""",
        "perennise": """pérenne, permanent, installé, reconduit""",
        "transfere": """repris, confié, délégué, transmis""",
        "abandonne": """annulé, arrêté, supprimé, retiré, renoncé, cancelled, dropped""",
    }.items()
}
"""Other words for each statut, in the masculine; the feminine and the plural are near enough."""


def read_statut(text: str) -> str:
    """The statut that a text is, as the files write it. Raises NotReadError with the nearest one."""
    found = same(text, WORDS.keys())
    if found is not None:
        return found
    allowed = ", ".join(WORDS)
    raise NotReadError(
        msg("{value!r} is no statut.", value=text.strip()),
        did_you_mean(text, WORDS) or msg("Write one of: {allowed}.", allowed=allowed),
    )
