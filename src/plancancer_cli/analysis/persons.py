"""Whether the name of an acteur is that of a person: a plan kept in Git names organisations only.

The rule, for each part of a name that brackets, commas, colons and spaced dashes set apart:

1. A title (M., Mme, Dr…) before a capital is a person, unless what bears the name of one stands
   before it: "rue du Dr Charcot", "clinique du Docteur Roux".
2. Two to four words with capitals, none of them a word of organisations and places, are a person
   where they read "Prénom Nom" (the first a first name), "NOM Prénom" (the last a first name, the
   others in capitals or frequent family names), or "J. Nom", "Nom J.".
3. A first name before a frequent family name is a person inside a longer part, too, unless what
   bears names of persons stands before them: "CPAM Marie Durand", not "lycée Simone Weil".

What begins with Saint or Sainte is a place. A word that is a first name and something else as well
(France, Rose, Harmonie) is a first name before a frequent family name only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PARTS = re.compile(r"[()\[\],;:/|&+\n]|\s[-–—]\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?(?:-?[^\W\d_]\.)*|[0-9]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """
    m mr mme mlle mmes mm dr dre pr pre me monsieur madame mademoiselle docteur docteure professeur
    professeure maitre
    """
)
_SHORT = _words("m mm")
"""Titles that are one only with a point: `M. Durand`, not `M Durand`, which may be an initial."""

_PARTICLES = _words("de du des d le la les l van von der den da dos di del el al ben ibn bint et")

NAMED_AFTER = _words(
    """
    rue avenue boulevard bd av place square allee allees quai cours chemin impasse esplanade parc
    jardin pont passage hopital hopitaux clinique polyclinique chu chru ch ghu centre centres cs csc
    maison maisons msp espace espaces ecole ecoles college colleges lycee lycees universite univ
    campus faculte institut instituts fondation fondations association associations asso amicale
    ligue fonds prix residence residences ehpad foyer foyers groupe groupes gs stade gymnase piscine
    salle salles complexe theatre musee mediatheque bibliotheque creche creches halte pole poles mjc
    mfr ime itep esat camsp cmp cmpp savs samsah fam mas laboratoire labo unite pavillon batiment
    tour auditorium amphitheatre quartier secteur station gare caserne base cite cites ensemble
    pharmacie pharmacies cabinet cabinets dispensaire planning federation federations comite comites
    collectif collectifs cercle club clubs reseau reseaux union unions confederation societe
    entreprise compagnie cie editions librairie boulangerie restaurant hotel chateau villa domaine
    eglise paroisse temple chapelle cathedrale lac ile port parvis rond-point giratoire voie ruelle
    montee cote faubourg hameau lotissement zac microcreche micro-creche ludotheque relais accueil
    """
)
"""Words, without accents, for what bears the names of persons: streets, houses, schools, foundations."""

_ORGANISATIONS = NAMED_AFTER | _words(
    """
    ville villes mairie commune communes metropole metropoles agglomeration agglo communaute
    departement departements region regions etat prefecture sous-prefecture rectorat academie agence
    agences ars cpam caf caisse caisses msa mutuelle mutuelles mutualite mgen harmonie aesio service
    services direction directions delegation delegations departementale departemental regional
    regionale national nationale mission missions locale local locales emploi travail sante publique
    public publics prevention promotion cancer alzheimer parkinson sport sports culture jeunesse
    jeunes familles famille enfance petite enfants education social sociale sociaux action actions
    assurance maladie securite croix rouge secours populaire catholique restos resto bleue vie libre
    vivre espoir avenir horizon atelier ateliers point passerelle solidarite solidarites alliance
    plateforme dispositif equipe equipes conseil conseils observatoire office syndicat chambre ordre
    urps ireps codes crcdc ccas cias sdis chsct cnrs inserm insee inca has spf sncf edf gdf france
    nord sud est ouest loire rhone forez auvergne rhone-alpes alpes savoie provence bretagne
    normandie alsace lorraine bourgogne paris lyon marseille grande pays val vallee haute haut basse
    bas bords cap pro plus info infos numerique habitat logement amis ami amies association freres
    soeurs citoyenne citoyen citoyens habitants usagers patients aidants medecine medecins
    infirmiers infirmieres sages-femmes pharmaciens dentistes kinesitherapeutes etudiants etudiante
    etudiantes elus elu elue referent referente pilote porteur partenaires partenaire financeur
    organisme organismes structure structures institution acteurs acteur coordination coordinateur
    coordinatrice charge chargee responsable directeur directrice president presidente adjoint
    adjointe maire animateur animatrice secretariat bureau gestion projet projets programme plan
    europe monde international terre nature eau air jardins potager bio mode ville-sante republique
    liberte egalite fraternite resistance liberation victoire paix notre-dame dame
    """
)
"""Words, without accents, of which none is part of a person's name here."""

_ALSO_WORDS = _words(
    """
    france paris harmonie rose alliance marine oceane victoire aurore constance prudence lorraine
    savoie florence nancy lourdes vienne valence clemence soleil iris maia alix olive noel avril
    juin aude gironde charente dordogne ardeche isere corse sienne vida lilas cerise clementine
    capucine marguerite violette jade ambre perle reine major prince duc leader melodie harmony
    celeste esperance providence merci amour angel ange lys ocean ondine plume luna nova stella alma
    """
)
"""First names that are something else as well: a place, a flower, a virtue."""


def names_person(name: str) -> bool:
    """Whether a name, or a part of it, reads as that of a person; the module says by which rule."""
    return any(_is_person(part) for part in _PARTS.split(name))


def _is_person(part: str) -> bool:
    words = _WORD.findall(part)
    if not words or plain(words[0]).startswith(("saint-", "sainte-")):
        return False
    if plain(words[0]) in {"saint", "sainte", "st", "ste"}:
        return False
    return _has_title(words) or _is_name(words) or _holds_name(words)


def _has_title(words: list[str]) -> bool:
    for place, word in enumerate(words[:-1]):
        if plain(word) in NAMED_AFTER:
            return False
        if _is_title(word) and _is_capital(words[place + 1]):
            return True
    return False


def _is_title(word: str) -> bool:
    bare = plain(word)
    return bare in _TITLES and _is_capital(word) and (bare not in _SHORT or word.endswith("."))


def _is_name(words: list[str]) -> bool:
    """Whether all of the words are a name, in either order, or with an initial."""
    kept = [word for word in words if plain(word) not in _PARTICLES]
    with_particle = len(kept) < len(words)
    if not 2 <= len(kept) <= 4:  # noqa: PLR2004
        return False
    bare = [plain(word) for word in kept]
    noble = plain(words[-2]) in {"de", "du", "la"} and _is_first(bare[0]) and len(kept) == 2  # noqa: PLR2004
    if noble and bare[0] not in _ALSO_WORDS | NAMED_AFTER:
        return _is_capital(kept[0]) and _is_capital(kept[1])  # de la Tour is a name
    if any(word in _ORGANISATIONS - _first_names() for word in bare):
        return False
    if all(word.islower() for word in words):
        return _is_first(bare[0]) and bare[-1] in _family_names()
    if not all(_is_capital(word) for word in kept):
        return False
    initials = [_is_initial(word) for word in kept]
    if any(initials):
        return not all(initials) and not any(word in _ORGANISATIONS for word in bare)
    return _forename_first(kept, bare) or _forename_last(kept, bare, with_particle=with_particle)


def _forename_first(kept: list[str], bare: list[str]) -> bool:
    if not _is_first(bare[0]):
        return False
    known = bare[-1] in _family_names()
    # A word of capitals before others is an acronym: MAIA Loire.
    doubtful = bare[0] in _ALSO_WORDS or kept[0].isupper()
    if any(word in _ORGANISATIONS for word in bare[1:]):
        return False
    return known if doubtful else True


def _forename_last(kept: list[str], bare: list[str], *, with_particle: bool) -> bool:
    if not _is_first(bare[-1]) or bare[-1] in _ALSO_WORDS:
        return False
    if any(word in _ORGANISATIONS for word in bare[:-1]):
        return False
    short = len(kept[0]) <= 4 and not with_particle  # noqa: PLR2004
    acronym = short and kept[0].isupper() and bare[0] not in _family_names()
    in_capitals = all(word.isupper() for word in kept[:-1]) and not acronym
    return in_capitals or all(word in _family_names() for word in bare[:-1])


def _holds_name(words: list[str]) -> bool:
    """Whether a first name stands before a frequent family name, in a part of more words."""
    bare = [plain(word) for word in words]
    for place in range(len(words) - 1):
        if bare[place] in NAMED_AFTER:
            return False
        first, last = bare[place], bare[place + 1]
        if (
            _is_capital(words[place]) and _is_capital(words[place + 1])
            and _is_first(first) and first not in _ALSO_WORDS and not words[place].isupper()
            and last in _family_names() and last not in _ORGANISATIONS
        ):  # fmt: skip
            return True
    return False


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _is_initial(word: str) -> bool:
    """`J.`, `J.-P.`, `JP.`: one or two letters, each with a point or the last of them."""
    return re.fullmatch(r"[A-ZÀ-Ý]{1,2}\.(?:-?[A-ZÀ-Ý]\.)?", word) is not None


def _is_first(word: str) -> bool:
    """Whether a word is a first name, or a compound of two: Marie-Claude."""
    known = _first_names()
    if word in known:
        return True
    parts = word.split("-")
    return len(parts) == 2 and all(part in known for part in parts)  # noqa: PLR2004


def plain(word: str) -> str:
    """A word without case, accents and points, and without the article before an apostrophe."""
    bare = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe"))
    kept = "".join(char for char in bare if not unicodedata.combining(char)).replace("’", "'")
    return kept.replace(".", "").removeprefix("l'").removeprefix("d'")


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return _listed("prenoms.txt")


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    return _listed("familles.txt")


def _listed(name: str) -> frozenset[str]:
    from importlib.resources import files

    text = files("plancancer_cli.analysis").joinpath("names", name).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
