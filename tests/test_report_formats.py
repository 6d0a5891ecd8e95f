"""Findings for machines: valid in their format, and nothing in them steers what reads them (attack A27)."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser
from test_cli import Project

from l10n.checks import diagnose
from l10n.checks.files import ENCODING
from l10n.cli import check
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report import FORMATS
from l10n.report.github import format_github
from l10n.report.html import format_html
from l10n.report.json import format_json
from l10n.report.junit import format_junit
from l10n.report.printable import _CONTROLS, on_one_line, printable
from l10n.report.sarif import format_sarif
from l10n.report.text import format_diagnostic

FOUND = (
    Diagnostic(
        check="final-punctuation",
        code="T06",
        severity=Severity.WARNING,
        path="locales/fr/LC_MESSAGES/a b.po",
        line=12,
        message="ends with no mark, the source with a full stop",
        remedy="end the text as the source ends",
        locale="fr",
        source="source/a b.md:3",
    ),
    diagnose(ENCODING, "not UTF-8", path="locales/fr/LC_MESSAGES/c.po"),
    Diagnostic(
        check="mojibake", code="C04", severity=Severity.ERROR, path="a.po", line=3, column=5, message="x", locale="fr"
    ),
)
HOSTILE_TEXTS = (
    "\n::error file=x::owned",
    "%0A::error::owned",
    "\r\n##[error]owned",
    "::add-mask::owned",
    "</failure><script>alert(1)</script>",
    "]]><script>alert(1)</script>\"'&",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m",
    "\u202egnp.exe\u2066",
    "\u2028\u2029\x85\x0b\x0c",
    "=cmd|'/c calc'!A1",
    "\x00\ufffe\uffff\udc80",
    "a,b:c%d",
    "\U000e0068\U000e0069",
)


RESULT_KEYS = {
    *("ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints", "properties")
}


def hostile(text):
    return Diagnostic(
        check="final-punctuation",
        code="T06",
        severity=Severity.ERROR,
        path=f"{text}.po",
        line=1,
        message=text,
        remedy=text,
        locale="fr",
        source=f"{text}.md:1",
    )


def test_the_command_line_offers_every_format():
    option = next(option for option in check.params if option.name == "format")
    assert list(option.type.choices) == list(FORMATS)


def test_json():
    assert [found["check"] for found in json.loads(format_json(FOUND))] == ["mojibake", "final-punctuation", "encoding"]


def test_github():
    assert format_github(FOUND).split("\n") == [
        "::error file=a.po,line=3,col=5,title=C04 mojibake (fr)::x",
        "::error file=locales/fr/LC_MESSAGES/c.po,title=F04 encoding::not UTF-8; save the file as UTF-8",
        "::warning file=locales/fr/LC_MESSAGES/a b.po,line=12,title=T06 final-punctuation (fr)::"
        "ends with no mark, the source with a full stop (source/a b.md:3); end the text as the source ends",
    ]


def test_junit():
    root = ElementTree.fromstring(format_junit(FOUND))
    assert root.attrib == {"name": "l10n", "tests": "3", "failures": "2"}
    assert [suite.get("name") for suite in root] == [
        "a.po",
        "locales/fr/LC_MESSAGES/a b.po",
        "locales/fr/LC_MESSAGES/c.po",
    ]
    assert [len(suite.findall("testcase/failure")) for suite in root] == [1, 0, 1]
    assert "warning: ends with no mark" in root.find(".//system-out").text


def test_junit_without_findings_is_a_test_that_passed():
    root = ElementTree.fromstring(format_junit(()))
    assert (root.get("tests"), root.get("failures"), len(root.findall(".//testcase"))) == ("1", "0", 1)


def test_sarif_has_what_the_schema_asks_for():
    log = json.loads(format_sarif(FOUND))
    assert sorted(log) == ["$schema", "runs", "version"]
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["encoding", "final-punctuation", "mojibake"]
    assert rules[1]["help"]["text"].startswith("The translation ends with another mark")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert set(result) <= RESULT_KEYS
        region = result["locations"][0]["physicalLocation"].get("region", {"startLine": 1})
        assert region["startLine"] >= 1


def test_sarif_names_places_as_uris():
    result = next(one for one in json.loads(format_sarif(FOUND))["runs"][0]["results"] if "relatedLocations" in one)
    places = [result[key][0]["physicalLocation"] for key in ("locations", "relatedLocations")]
    assert [place["artifactLocation"]["uri"] for place in places] == [
        "locales/fr/LC_MESSAGES/a%20b.po",
        "source/a%20b.md",
    ]
    assert [place["region"]["startLine"] for place in places] == [12, 3]


def test_a_fingerprint_survives_a_moved_line():
    def moved(line):
        found = Diagnostic(check="x", severity=Severity.ERROR, path="a.po", line=line, message="m")
        return json.loads(format_sarif([found]))["runs"][0]["results"][0]["partialFingerprints"]

    assert moved(3) == moved(99)


STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=ascii)
@pytest.mark.parametrize(
    "format", [format_json, format_sarif, format_github, format_junit, format_html], ids=lambda one: one.__name__
)
def test_nothing_steers_a_terminal(format, text):
    assert STEERING.findall(format([hostile(text)])) == []


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=ascii)
def test_a_hostile_text_stays_one_finding(text):
    found = hostile(text)
    assert len(json.loads(format_json([found]))) == 1
    assert len(json.loads(format_sarif([found]))["runs"][0]["results"]) == 1
    assert len(ElementTree.fromstring(format_junit([found])).findall(".//testcase")) == 1
    assert "\n" not in format_diagnostic(found)


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=ascii)
def test_a_hostile_text_gives_one_workflow_command(text):
    """The runner reads `::command properties::data` from the start of a line and unescapes %25, %0D, %0A."""
    (line,) = format_github([hostile(text)]).split("\n")
    command, properties, data = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()
    assert command == "error"
    assert [part.partition("=")[0] for part in properties.split(",")] == ["file", "line", "title"]
    assert "::" not in data
    assert re.findall("%(?!25)", properties.replace("%3A", "").replace("%2C", "") + data) == []


@pytest.mark.parametrize("path", ["::error::x.md", "##[error]x.md"])
def test_a_line_of_text_is_no_workflow_command(path):
    found = Diagnostic(check="x", severity=Severity.ERROR, path=path, line=1, message="m")
    assert format_diagnostic(found).startswith("./")


def test_lines_stay_where_they_are_wanted():
    assert printable("a\n\tb\x1b") == "a\n\tb\\x1b"
    assert on_one_line("a\nb") == "a\\x0ab"


def test_what_python_calls_printable_steers_nothing():
    """So that text of this kind need not be searched."""
    text = "".join(character for character in map(chr, range(0x110000)) if character.isprintable())
    assert re.search(f"[{_CONTROLS}]", text) is None


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_prints(name, capsys):
    FORMATS[name](FOUND)
    assert "final-punctuation" in capsys.readouterr().out


def test_a_page_shows_findings_by_file_with_both_texts():
    found = Diagnostic(
        check="final-punctuation",
        code="T06",
        severity=Severity.WARNING,
        path="a.po",
        line=12,
        message="ends with no mark",
        remedy="end it",
        locale="fr",
        source="source/a.md:3",
        msgid="Save <it>.",
        msgstr="שמור",
    )
    tree = LexborHTMLParser(format_html((*FOUND, found)))
    assert [section.css_first("h2").text() for section in tree.css("section.file")] == [
        "a.po fr",
        "locales/fr/LC_MESSAGES/a b.po fr",
        "locales/fr/LC_MESSAGES/c.po source",
    ]
    first, second = tree.css_first("section.file").css("article")
    assert [node.text() for node in second.css("dd")] == ["Save <it>.", "שמור"]
    assert second.css("dd")[1].attributes == {"dir": "auto", "lang": "fr"}
    assert "ends with no mark" in second.text() and "end it" in second.text() and "line 12" in second.text()
    assert "line 3, column 5" in first.text()
    assert "The translation ends with another mark" in tree.css_first(second.css_first("a").attributes["href"]).text()


def test_a_page_has_a_filter_for_each_severity_language_and_check():
    tree = LexborHTMLParser(format_html(FOUND))
    labels = [" ".join(label.text().split()) for label in tree.css("nav label")]
    assert labels == [
        *("error 2", "warning 1", "all", "fr 2", "source 1"),
        *("all", "F04 encoding 1", "T06 final-punctuation 1", "C04 mojibake 1"),
    ]
    style = tree.css_first("style").text()
    names = [node.attributes["id"] for node in tree.css("nav input[id]")]
    assert [name for name in names if f"#{name}:" not in style] == []


def test_a_page_holds_nothing_but_itself():
    text = format_html(FOUND)
    assert re.findall(r"(?:src|href)=\"(?!#)", text) == [] and "<script" not in text and "url(" not in text
    policy = re.search(r"style-src 'sha256-([^']+)'", text)[1]
    style = re.search(r"<style>(.*?)</style>", text, re.S)[1]
    assert b64encode(hashlib.sha256(style.encode()).digest()).decode() == policy


def test_a_page_without_findings_says_so():
    assert "Nothing was found." in format_html(())


def test_findings_on_translations_carry_both_texts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path)
    project.write("l10n.toml", 'locales = ["fr"]\n')
    source = "Save " + "the file " * 100 + "now."
    project.write("source/a.md", f"{source}\n")
    project.run("extract")
    project.translate("locales/fr/LC_MESSAGES/a.po", source, "Enregistrez " * 100)
    found = json.loads(project.run("check", "--format", "json", "--quiet").stdout)[0]
    assert found["msgid"] == source[:399] + "…"
    assert found["msgstr"] == ("Enregistrez " * 100)[:399] + "…"
