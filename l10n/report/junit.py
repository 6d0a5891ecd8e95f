"""Findings as JUnit XML, which every CI shows: a suite for each file, a failed test for each error.

JUnit knows no warnings; they and the rest stand in the output of tests that pass.
source: https://github.com/testmoapp/junitxml
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree

from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.order import by_place
from l10n.report.printable import on_one_line


def format_junit(diagnostics: Iterable[Diagnostic]) -> str:
    """Return findings as a JUnit report; without any, one test that passes: an empty report counts as a failure."""
    found = by_place(diagnostics)
    root = ElementTree.Element("testsuites", name="l10n", tests=str(len(found) or 1), failures=_failures(found))
    for path, group in groupby(found, key=lambda one: one.path):
        root.append(_suite(path, list(group)))
    if not found:
        suite = ElementTree.SubElement(root, "testsuite", name="l10n", tests="1", failures="0")
        ElementTree.SubElement(suite, "testcase", classname="l10n", name="check")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _suite(path: str, found: Sequence[Diagnostic]) -> ElementTree.Element:
    name = on_one_line(path)
    suite = ElementTree.Element("testsuite", name=name, tests=str(len(found)), failures=_failures(found))
    for one in found:
        title = f"{one.code} {one.check}, line {one.line}".strip() if one.line else f"{one.code} {one.check}".strip()
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=title, file=name)
        message = on_one_line(one.message)
        if one.line:
            case.set("line", str(one.line))
        if one.severity is Severity.ERROR:
            ElementTree.SubElement(case, "failure", type=one.check, message=message).text = _text(one)
        else:
            ElementTree.SubElement(case, "system-out").text = f"{one.severity.value}: {message}\n{_text(one)}"
    return suite


def _text(found: Diagnostic) -> str:
    place = f"{found.path}:{found.line}" if found.line else found.path
    lines = (place, f"source: {found.source}" if found.source else "", f"to do: {found.remedy}" if found.remedy else "")
    return "\n".join(on_one_line(line) for line in lines if line)


def _failures(found: Sequence[Diagnostic]) -> str:
    return str(sum(one.severity is Severity.ERROR for one in found))
