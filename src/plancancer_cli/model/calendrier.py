"""A calendrier: the wording of the plan, kept as it is, and what it means."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from plancancer_cli.i18n import msg
from plancancer_cli.model.base import DatePartielle, Modele, Texte, refuse, shown
from plancancer_cli.model.wording import CalendrierIllisible, Lecture, Recurrence, read_wording


class Calendrier(Modele):
    """The wording (`libelle`) and, where the wording has no readable meaning, explicit keys."""

    libelle: Texte | None = Field(
        None,
        description="Le calendrier tel que le plan l’écrit ; rien si le plan ne donne que des dates.",
    )
    debut: DatePartielle | None = Field(
        None, description="Période dans laquelle l’action doit commencer."
    )
    fin: DatePartielle | None = Field(
        None,
        description="Dernière période de l’action : elle doit être terminée à son dernier jour.",
    )
    au_moins: bool | None = Field(
        None,
        description="true si la fin est un minimum (« au moins ») : à son terme, une décision est attendue.",
    )
    recurrence: Recurrence | None = Field(
        None, strict=False, description="Rythme auquel un fait daté est attendu."
    )
    continu: bool | None = Field(
        None,
        description="true si l’action se poursuit : à la fin, une décision est attendue, pas un arrêt.",
    )
    duree: bool | None = Field(
        None,
        description="true si la fin termine une durée : une décision est alors attendue ; false si tout doit être fait.",
    )
    deja_engage: Texte | None = Field(
        None, description="Les mots du plan qui disent que l’action avait déjà commencé au vote."
    )

    @property
    def mots(self) -> str:
        """The wording; of a calendrier without one its dates, `2024 → 2025`, and its rhythm."""
        if self.libelle is not None:
            return self.libelle
        dates = f"{self.debut or ''} → {self.fin or ''}".strip()
        named = [dates] if self.debut or self.fin else []
        return ", ".join([*named, *([self.recurrence.value] if self.recurrence else [])])

    @property
    def explicite(self) -> bool:
        """Whether a key beside the wording gives the meaning."""
        return any(
            value is not None
            for value in (
                self.debut,
                self.fin,
                self.au_moins,
                self.recurrence,
                self.continu,
                self.duree,
                self.deja_engage,
            )
        )

    @cached_property
    def lecture(self) -> Lecture:
        """What the calendrier means: the explicit keys over what the wording says."""
        try:
            base = read_wording(self.libelle) if self.libelle is not None else Lecture()
        except CalendrierIllisible:
            base = Lecture()
        if not self.explicite:
            return base
        return Lecture(
            debut=self.debut or base.debut,
            fin=self.fin or base.fin,
            au_moins=base.au_moins if self.au_moins is None else self.au_moins,
            continu=base.continu if self.continu is None else self.continu,
            duree=base.duree if self.duree is None else self.duree,
            deja_engage=base.deja_engage or self.deja_engage is not None,
            debut_du_plan=base.debut_du_plan and self.debut is None,
            fin_du_plan=base.fin_du_plan and self.fin is None,
            recurrence=self.recurrence or base.recurrence,
        )

    @model_validator(mode="after")
    def _readable(self) -> Self:
        if self.libelle is None and not (self.debut or self.fin or self.recurrence):
            raise refuse(
                "PC011",
                msg("The calendrier says nothing: it has neither a wording nor a date."),
                msg("Add libelle with the words of the plan, or debut, fin or recurrence."),
            )
        if self.libelle is not None and not self.explicite:
            try:
                read_wording(self.libelle)
            except CalendrierIllisible as unreadable:
                raise refuse(
                    "PC015", unreadable.raison, unreadable.conseil, offset=unreadable.position
                ) from None
        lecture = self.lecture
        if lecture.debut and lecture.fin and lecture.debut.premier > lecture.fin.dernier:
            raise refuse(
                "PC016",
                msg(
                    "The calendrier runs backwards: it begins {debut} and ends {fin}.",
                    debut=lecture.debut,
                    fin=lecture.fin,
                ),
                msg("Check debut and fin: the start must not lie after the end."),
            )
        return self


def _wording_or_mapping(value: Any) -> Any:
    if isinstance(value, bool | int | float | date):
        raise refuse(
            "PC012",
            msg("The wording of the calendrier is not text: {value}.", value=shown(value)),
            msg("Put it between quotes: {mended}", mended=f'"{shown(value)}"'),
            mend='"{}"'.format,
        )
    return {"libelle": value} if isinstance(value, str) else value


CalendrierOuLibelle = Annotated[Calendrier, BeforeValidator(_wording_or_mapping)]
"""`calendrier: Dès 2023` is enough; a mapping gives the meaning where the wording has none."""
