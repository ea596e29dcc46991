"""Messages as values: a template in English and what goes into its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from msgspec import Struct

from plancancer_cli.i18n.template import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from decimal import Decimal


@runtime_checkable
class PeriodLike(Protocol):
    """A span of days, both ends included, that knows how it is named (`Periode` of the model)."""

    @property
    def premier(self) -> date:
        """The first day."""

    @property
    def dernier(self) -> date:
        """The last day."""

    @property
    def precision(self) -> str:
        """One of `jour`, `mois`, `trimestre`, `semestre`, `annee`, `intervalle`."""


Param: TypeAlias = (
    "Text | str | bool | int | float | Decimal | date | PeriodLike | Sequence[Param] | None"
)
"""What a field can hold; `None` only where it is quoted (`{value!r}` shows it as `null`)."""


class Text(Struct, frozen=True):
    """A message that is not translated yet.

    Attributes:
        template: the English source, with fields `{name}`; `{name!r}` puts the value in quotes.
        params: the values of the fields, as pairs in the order they were given.
        plural: the English source for several, if the wording depends on a count.
        count: the count that chooses between `template` and `plural`.
    """

    template: str
    params: tuple[tuple[str, Param], ...] = ()
    plural: str | None = None
    count: int | None = None

    def replaced(self, change: Callable[[str, Param], Param]) -> Text:
        """The same message with other values: `change` is given the name and value of each field."""
        return Text(
            self.template,
            tuple(
                (name, value.replaced(change) if isinstance(value, Text) else change(name, value))
                for name, value in self.params
            ),
            self.plural,
            self.count,
        )


def msg(template: str, /, **params: Param) -> Text:
    """Return the message `template` (a literal, so that it can be found and translated).

    Raises:
        TypeError: `params` are not exactly the fields of the template.
        ValueError: the template has a stray brace.
    """
    _require_same(fields(template), params, template)
    return Text(template, _frozen(params))


def msg_n(count: int, singular: str, plural: str, /, **params: Param) -> Text:
    """Return a message whose wording depends on `count`, which is also the field `{n}`.

    Which counts take the singular is up to the language: 0 does in French, not in English.

    Raises:
        TypeError: `params` and `n` are not the fields of the templates (`{n}` may be left out).
        ValueError: a template has a stray brace.
    """
    _require_same((fields(singular) | fields(plural)) - {"n"}, params, plural)
    return Text(singular, _frozen({"n": count, **params}), plural, count)


def _require_same(wanted: frozenset[str], params: dict[str, Param], template: str) -> None:
    if wanted != params.keys():
        names = ", ".join(sorted(wanted ^ params.keys()))
        raise TypeError(f"fields and parameters of {template!r} differ: {names}")


def _frozen(params: dict[str, Param]) -> tuple[tuple[str, Param], ...]:
    for value in params.values():
        if isinstance(value, list):
            return tuple((k, tuple(v) if isinstance(v, list) else v) for k, v in params.items())
    return tuple(params.items())
