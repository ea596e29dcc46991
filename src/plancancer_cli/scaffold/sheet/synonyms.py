"""The other names under which sheets hold the parts of a fiche, without case, accents and signs."""

from __future__ import annotations


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(",") if name.strip())


KEYS: dict[str, tuple[str, ...]] = {
    "code": _names(
        """n, no, num, numero, code fiche, code de la fiche, code action, n fiche, no fiche, numero
        fiche, numero de fiche, numero de la fiche, n de fiche, n de la fiche, n action, numero
        action, numero de l action, no de fiche, no de la fiche, no action, no de l action, fiche n, fiche no, ref, reference"""
    ),
    "titre": _names(
        """intitule, action, fiche, fiche action, nom, nom de la fiche, nom de l action, titre de
        la fiche, titre de l action, titre fiche, titre action, intitule de la fiche, intitule
        de l action, intitule action, intitule fiche, intitule de la fiche action, titre de la
        fiche action, libelle, libelle de l action"""
    ),
    "sous": _names("""niveau, code du niveau, code de l axe, code de l objectif"""),
    "enjeu": _names(
        """axe, axe strategique, orientation, orientation strategique, enjeu de reference,
        thematique, axe de reference"""
    ),
    "objectif": _names(
        """objectif strategique, objectif strategique de reference, objectif de reference, objectif
        general"""
    ),
    "contexte": _names(
        """contexte et enjeux, contexte et constats, constat, constats, diagnostic, elements de
        contexte, contexte enjeux"""
    ),
    "objectifs_operationnels": _names(
        """objectifs, objectif operationnel, objectifs de l action, objectifs vises, objectifs
        specifiques"""
    ),
    "volet": _names("""volets, intitule du volet, volet de l action, sous action"""),
    "volet_id": _names("""id du volet, identifiant du volet"""),
    "calendrier": _names(
        """calendrier previsionnel, calendrier de mise en oeuvre, echeance, echeances, echeancier,
        planning, planning previsionnel, delai, periode de realisation"""
    ),
    "introduction": _names("""introduction du volet"""),
    "modalites": _names(
        """modalites operationnelles, modalites de mise en oeuvre, mise en oeuvre, modalites d
        action, modalites operationnelles de mise en oeuvre, etapes, etapes de mise en oeuvre,
        actions a mener, sous actions, operations"""
    ),
    "determinants_de_sante": _names("""determinants"""),
    "universalisme_proportionne": _names(""""""),
    "participation_citoyenne": _names("""participation des habitants"""),
    "public_cible": _names(
        """publics cibles, public, publics, public vise, publics vises, public concerne, publics
        concernes, beneficiaires, population cible"""
    ),
    "pilotes": _names(
        """pilote, porteur, porteurs, pilotage, porteur de l action, pilote de l action, pilotes de
        l action, service pilote, structure pilote, structure porteuse, responsable,
        responsables, chef de file, maitre d ouvrage"""
    ),
    "pilotes_source": _names("""pilotes texte du plan"""),
    "partenaires": _names(
        """partenaire, partenariat, partenariats, partenaires associes, partenaires mobilises,
        partenaires de l action"""
    ),
    "partenaires_source": _names("""partenaires texte du plan"""),
    "financieres": _names(
        """ressources financieres, moyens financiers, financement, financements, budget, budget
        previsionnel"""
    ),
    "humaines": _names("""ressources humaines, moyens humains"""),
    "logistiques": _names("""ressources logistiques, moyens logistiques, moyens materiels"""),
    "indicateurs": _names(
        """indicateur, indicateurs d evaluation, indicateurs de suivi, indicateur de suivi,
        indicateurs de resultat, indicateurs de suivi et d evaluation, indicateur d evaluation,
        suivi et evaluation indicateurs, indicateurs de l action"""
    ),
    "remarques": _names("""remarque, remarques du depot"""),
}
"""The parts of a fiche that a sheet can hold, and the other names of their columns."""
