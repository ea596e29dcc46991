"""Reports are checked against the schema of Jenkins and read back with `junitparser`."""

from __future__ import annotations

from pathlib import Path

import pytest
import xmlschema
from junitparser import JUnitXml, TestCase

from plancancer_cli.reporting.findings import FindingsReport, render

SCHEMA = xmlschema.XMLSchema(Path(__file__).with_name("jenkins-junit.xsd"))


def suite_of(report: FindingsReport, language):
    document = render("junit", report, language)
    SCHEMA.validate(document)
    (suite,) = JUnitXml.fromstring(document.encode("utf-8"))
    return suite


def test_one_case_a_file_and_ref(report, english):
    suite = suite_of(report, english)
    assert [(case.classname, case.name) for case in suite] == [
        ("actions/1.2.1.yaml", "1.2.1/espaces-sans-tabac"),
        ("indicators/I-01.yaml", "I-01"),
        ("actions/1.2.1.yaml", "1.2.1"),
        ("actions/cassé, 100 %: fin.yaml", "actions/cassé, 100 %: fin.yaml"),
    ]
    assert (suite.name, suite.tests, suite.failures, suite.errors) == ("plancancer", 4, 2, 0)
    assert suite.timestamp == "2025-01-12T00:00:00"


def test_errors_are_failures(report, english):
    first = next(iter(suite_of(report, english)))
    (failure,) = first.result
    assert failure.type == "PC202"
    assert failure.message == "The end was due on 31 December 2024, 12 days ago."
    assert failure.text.startswith("actions/1.2.1.yaml:14:7: PC202 The end was due")


def test_the_rest_is_output_of_a_case_that_passed(report, english):
    case: TestCase = list(suite_of(report, english))[1]
    assert case.is_passed
    assert case.system_out == "indicators/I-01.yaml:3:1: PC205 No measurement for “2023”."


def test_findings_of_one_case_are_told_together(report, english):
    first = report.diagnostics[0]
    twice = FindingsReport(report.date, (first, first))
    suite = suite_of(twice, english)
    (case,) = suite
    (failure,) = case.result
    assert (suite.tests, suite.failures) == (1, 1)
    assert failure.text.count("PC202") == 2


def test_nothing_to_say_is_a_case_that_passed(empty, english):
    suite = suite_of(empty, english)
    assert (suite.tests, suite.failures) == (1, 0)
    assert all(case.is_passed for case in suite)


def test_text_of_the_plan(nasty, english):
    (case,) = suite_of(nasty, english)
    assert case.name.startswith(r"\x1b[31m\x9b2J\x07\x00\r\n::error::forged\n##[error] %0A ]]> <b>")
    assert case.system_out.count("\n") == 1


def test_the_schema_is_not_lenient():
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        SCHEMA.validate(
            "<testsuites><testsuite name='x' tests='1'><case/></testsuite></testsuites>"
        )
