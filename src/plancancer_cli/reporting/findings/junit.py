"""Findings as a JUnit report: one case a file and ref, failed where there is an error.

The elements and their order are those of the Jenkins schema (`junit-4.xsd`), which GitLab and the
other readers share.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import visible
from plancancer_cli.reporting.findings.wording import finding_line, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import FindingsReport

_NAME = "plancancer"


def render(report: FindingsReport, language: Language) -> str:
    """Return the suite; without findings it holds one case that passed, as readers want one."""
    suites = ET.Element("testsuites")
    suite = ET.SubElement(suites, "testsuite", name=_NAME)
    cases: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        path = diagnostic.location.path
        cases.setdefault((path, diagnostic.ref or path), []).append(diagnostic)
    for (path, name), diagnostics in cases.items():
        _add_case(suite, (path, name), diagnostics, language)
    if not cases:
        ET.SubElement(suite, "testcase", name=_NAME, classname=_NAME)
    suite.attrib |= {
        "tests": str(len(suite)),
        "failures": str(len(suite.findall("testcase/failure"))),
        "errors": "0",
        "timestamp": f"{report.date.isoformat()}T00:00:00",
    }
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _add_case(
    suite: ET.Element, key: tuple[str, str], diagnostics: Sequence[Diagnostic], language: Language
) -> None:
    # What `visible` lets through is legal in XML 1.0; control characters are not, even escaped.
    path, name = map(visible, key)
    case = ET.SubElement(suite, "testcase", name=name, classname=path)
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    others = [d for d in diagnostics if d.severity is not Severity.ERROR]
    if errors:
        # One element for all: GitLab reads no more than one a case.
        message = one_line(language.text(errors[0].message))
        failure = ET.SubElement(case, "failure", type=errors[0].code, message=message)
        failure.text = _lines(errors, language)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others, language)


def _lines(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    return "\n".join(finding_line(diagnostic, language) for diagnostic in diagnostics)
