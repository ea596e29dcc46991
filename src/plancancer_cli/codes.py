"""The registry of finding codes: once given out, a code keeps its meaning.

PC0xx files and schema, PC1xx references, PC2xx échéances, PC3xx indicateurs and valeurs,
PC4xx layout.
"""

from __future__ import annotations

from msgspec import Struct

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.i18n import Text, msg

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


class Rule(Struct, frozen=True):
    """A code, its default severity and its short title."""

    code: str
    severity: Severity
    title: Text

    @property
    def adjustable(self) -> bool:
        """Whether a plan may set the severity: a file that cannot be read is always an error."""
        return not self.code.startswith("PC0")


_ALL = (
    Rule("PC001", _E, msg("file that cannot be read")),
    Rule("PC002", _E, msg("YAML syntax error")),
    Rule("PC003", _E, msg("key written twice")),
    Rule("PC004", _E, msg("YAML feature that is not accepted")),
    Rule("PC005", _E, msg("forbidden character")),
    Rule("PC006", _E, msg("Git conflict left in the file")),
    Rule("PC007", _E, msg("comma that cuts a value")),
    Rule("PC008", _E, msg("code or id that differs from the file name")),
    Rule("PC009", _E, msg("file of the project that is missing")),
    Rule("PC010", _E, msg("unknown key")),
    Rule("PC011", _E, msg("missing key")),
    Rule("PC012", _E, msg("value of the wrong kind")),
    Rule("PC013", _E, msg("value that is not among those allowed")),
    Rule("PC014", _E, msg("value out of its range or form")),
    Rule("PC015", _E, msg("calendrier that cannot be read")),
    Rule("PC016", _E, msg("calendrier that contradicts itself")),
    Rule("PC017", _E, msg("format of a newer version")),
    Rule("PC018", _E, msg("empty file")),
    Rule("PC019", _E, msg("file that is not read where it lies, or under its name")),
    Rule("PC020", _I, msg("other file among those of the plan")),
    Rule("PC021", _W, msg("quotation marks that are not those of YAML")),
    Rule("PC022", _E, msg("text that a # cuts")),
    Rule("PC101", _E, msg("unknown acteur")),
    Rule("PC102", _E, msg("unknown indicateur")),
    Rule("PC103", _E, msg("fiche without its place in the arborescence")),
    Rule("PC104", _E, msg("code or id used twice")),
    Rule("PC105", _I, msg("page that names another place in the plan")),
    Rule("PC106", _I, msg("title that the plan words in two ways")),
    Rule("PC107", _W, msg("indicateur that no fiche names")),
    Rule("PC108", _E, msg("reference to something that does not exist")),
    Rule("PC110", _E, msg("setting for an unknown code")),
    Rule("PC111", _E, msg("postponement that does not postpone")),
    Rule("PC112", _W, msg("level without a name")),
    Rule("PC113", _E, msg("name that some systems refuse or confuse")),
    Rule("PC114", _W, msg("plan without a fiche")),
    Rule("PC115", _W, msg("decision of a comité that is not recorded")),
    Rule("PC116", _W, msg("postponement dated before the plan")),
    Rule("PC117", _W, msg("same entry twice")),
    Rule("PC201", _E, msg("start overdue")),
    Rule("PC202", _E, msg("end overdue")),
    Rule("PC203", _E, msg("period of a recurring action said not to be done")),
    Rule("PC204", _E, msg("jalon or decision overdue")),
    Rule("PC205", _W, msg("period without a measurement")),
    Rule("PC206", _W, msg("target missed or not measured")),
    Rule("PC207", _W, msg("decision due: renew, make permanent or close")),
    Rule("PC208", _E, msg("to be documented: past, and no entry speaks of it")),
    Rule("PC211", _I, msg("due soon")),
    Rule("PC212", _W, msg("no news")),
    Rule("PC214", _W, msg("status that rests on nothing")),
    Rule("PC301", _E, msg("value that does not fit the type")),
    Rule("PC302", _E, msg("value out of range")),
    Rule("PC303", _E, msg("same measurement twice")),
    Rule("PC304", _E, msg("unknown breakdown")),
    Rule("PC305", _W, msg("flow without its period")),
    Rule("PC306", _W, msg("count below the confidentiality threshold")),
    Rule("PC307", _E, msg("correction of a value that does not exist")),
    Rule("PC308", _I, msg("fiche without an indicateur")),
    Rule("PC309", _W, msg("ratio that its parts do not give")),
    Rule("PC310", _W, msg("running total that goes down")),
    Rule("PC311", _I, msg("dated in the future")),
    Rule("PC312", _W, msg("personal data")),
    Rule("PC313", _E, msg("target before its baseline")),
    Rule("PC320", _W, msg("secret count that other values give away")),
    Rule("PC314", _W, msg("value without a source")),
    Rule("PC315", _W, msg("number that may be another")),
    Rule("PC401", _I, msg("layout that is not canonical")),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _ALL}
"""Every rule by code, in order."""


def finding(
    code: str,
    location: Location,
    message: Text,
    hint: Text | None = None,
    *,
    ref: str | None = None,
) -> Diagnostic:
    """A finding at the default severity of its rule. Raises KeyError for an unknown code."""
    return Diagnostic(code, RULES[code].severity, location, message, hint, ref)
