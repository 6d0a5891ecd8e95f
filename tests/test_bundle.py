"""`l10n bundle` and `l10n unbundle`: one file for a translator, and every article gets its own back."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from l10n.catalog.bundle import bundle_messages, unbundle
from l10n.cli import main
from l10n.errors import CatalogError
from l10n.model.catalog import Catalog, Message

NOBODY = frozenset()


def message(msgid, msgstr="", article="a", **rest):
    return Message(msgid=msgid, msgstr=msgstr, references=(f"source/{article}.md",), **rest)


def catalog(*messages, obsolete=()):
    return Catalog(messages=messages, obsolete=obsolete)


def keys(messages):
    return [(found.context, found.msgid, found.msgstr) for found in messages]


def test_articles_that_agree_share_a_message():
    found = bundle_messages(
        {
            "a": catalog(message("Save", "Sichern", extracted=("Heading 2", "{link1} = x"))),
            "b": catalog(message("Save", "Sichern", "b", extracted=("Heading 2", "{link1} = y"))),
        },
        NOBODY,
    )
    assert keys(found) == [(None, "Save", "Sichern")]
    assert found[0].references == ("source/a.md", "source/b.md")
    assert found[0].extracted == ("Heading 2", "{link1} = x", "{link1} = y")


@pytest.mark.parametrize(
    "other",
    [
        {"msgstr": "Speichern"},
        {"msgstr": ""},
        {"flags": ("fuzzy",)},
        {"comments": ("Ist das so?",)},
        {"flags": ("fuzzy",), "previous": (None, "Sav")},
    ],
    ids=["translation", "untranslated", "fuzzy", "comment", "previous"],
)
def test_articles_that_differ_have_their_own(other):
    base = {"msgstr": "Sichern"}
    found = bundle_messages(
        {
            "a": catalog(message("Save", article="a", **{**base, **other})),
            "b": catalog(message("Save", article="b", **base)),
            "c/d": catalog(message("Save", article="c/d", **base)),
        },
        NOBODY,
    )
    assert [found[0].context, found[1].context] == ["@ a", None]
    assert found[1].references == ("source/b.md", "source/c/d.md")


def test_a_context_stays_readable_and_labels_stand_alone():
    found = bundle_messages(
        {
            "_ui": catalog(message("Save", "Sichern")),
            "a": catalog(message("Save", "Sichern"), message("Save", "Rettung", context="alt")),
            "b": catalog(message("Save", "Foto", "b", context="alt")),
        },
        frozenset({"_ui"}),
    )
    assert keys(found) == [
        ("@ _ui", "Save", "Sichern"),
        (None, "Save", "Sichern"),
        ("alt", "Save", "Rettung"),
        ("alt @ b", "Save", "Foto"),
    ]


def test_an_author_context_that_looks_like_ours_is_refused():
    with pytest.raises(CatalogError) as caught:
        bundle_messages(
            {
                "a": catalog(message("Save", "1"), message("Save", "2", context="@ b")),
                "b": catalog(message("Save", "3", "b")),
            },
            NOBODY,
        )
    assert caught.value.reason == 'two messages would have the context "@ b"'


CATALOGS = {
    "a": catalog(message("One", "Eins"), message("Two", "Zwei"), message("Three")),
    "b": catalog(message("One", "Eins", "b"), message("Two", "Zwo", "b"), obsolete=(message("Old", obsolete=True),)),
}


def edited(changes, catalogs=CATALOGS):
    """Return a bundle as it was made, and with changes: context and msgid -> what is replaced."""
    before = catalog(*bundle_messages(catalogs, NOBODY))
    found = []
    for each in before.messages:
        found.append(
            Message(**{**{name: getattr(each, name) for name in each.__struct_fields__}, **changes.get(each.key, {})})
        )
    return before, catalog(*found)


@pytest.mark.parametrize("known", [True, False], ids=["with its base", "without"])
def test_what_comes_back_unchanged_changes_nothing(known):
    before, after = edited({})
    found = unbundle(CATALOGS, before if known else None, after, NOBODY)
    assert (found.catalogs, found.conflicts, found.strays) == ({}, (), ())


def test_every_article_gets_its_own_back():
    before, after = edited(
        {(None, "One"): {"msgstr": "Ein"}, ("@ b", "Two"): {"msgstr": "Zwei"}, (None, "Three"): {"msgstr": "Drei"}}
    )
    found = unbundle(CATALOGS, before, after, NOBODY)
    assert keys(found.catalogs["a"].messages) == [(None, "One", "Ein"), (None, "Two", "Zwei"), (None, "Three", "Drei")]
    assert keys(found.catalogs["b"].messages) == [(None, "One", "Ein"), (None, "Two", "Zwei")]
    assert found.catalogs["b"].obsolete == CATALOGS["b"].obsolete
    assert (found.conflicts, found.strays) == ((), ())


def test_marks_and_comments_come_back_too():
    before, after = edited({(None, "Three"): {"msgstr": "Drei", "flags": ("fuzzy",), "comments": ("Oder drei?",)}})
    result = unbundle(CATALOGS, before, after, NOBODY).catalogs["a"].messages[2]
    assert (result.msgstr, result.flags, result.comments) == ("Drei", ("fuzzy",), ("Oder drei?",))
    _, after = edited({})
    confirmed = unbundle({"a": catalog(message("One"), message("Two"), result)}, edited({})[1], after, NOBODY)
    assert confirmed.catalogs == {}


def test_what_was_changed_in_a_catalog_meanwhile_stays():
    before, after = edited({(None, "Three"): {"msgstr": "Drei"}})
    now = {**CATALOGS, "a": catalog(message("One", "Ein"), *CATALOGS["a"].messages[1:])}
    found = unbundle(now, before, after, NOBODY)
    assert keys(found.catalogs["a"].messages) == [(None, "One", "Ein"), (None, "Two", "Zwei"), (None, "Three", "Drei")]
    assert (set(found.catalogs), found.conflicts) == ({"a"}, ())


@pytest.mark.parametrize("known", [True, False], ids=["with its base", "without"])
def test_what_both_changed_is_kept_and_reported(known):
    before, after = edited({(None, "One"): {"msgstr": "Eines"}})
    now = {**CATALOGS, "a": catalog(message("One", "Ein"), *CATALOGS["a"].messages[1:])}
    found = unbundle(now, before if known else None, after, NOBODY)
    result = found.catalogs["a"].messages[0]
    assert (result.msgstr, result.flags) == ("Ein", ("fuzzy",))
    assert result.comments == ("The other side of a merge has: Eines",)
    assert [(name, found.msgid) for name, found in found.conflicts][:1] == [("a", "One")]


def test_a_message_that_is_no_longer_there_gives_its_translation_to_its_heir():
    before, after = edited({(None, "Three"): {"msgstr": "Drei"}, (None, "Two"): {"msgstr": "Zweierlei"}})
    heir = message("Two!", "Zwei", flags=("fuzzy",), previous=(None, "Two"))
    now = {**CATALOGS, "a": catalog(message("One", "Eins"), heir)}
    found = unbundle(now, before, after, NOBODY)
    assert keys(found.catalogs["a"].messages) == [(None, "One", "Eins"), (None, "Two!", "Zweierlei")]
    assert keys(found.catalogs["a"].obsolete) == [(None, "Three", "Drei")]
    assert found.strays == ()


def test_a_message_that_became_obsolete_keeps_what_the_translator_did():
    before, after = edited({(None, "Three"): {"msgstr": "Drei"}})
    now = {**CATALOGS, "a": catalog(*CATALOGS["a"].messages[:2], obsolete=(Message(msgid="Three", obsolete=True),))}
    found = unbundle(now, before, after, NOBODY)
    assert keys(found.catalogs["a"].messages) == keys(CATALOGS["a"].messages[:2])
    assert [(each.msgid, each.msgstr, each.obsolete) for each in found.catalogs["a"].obsolete] == [
        ("Three", "Drei", True)
    ]


def test_what_no_catalog_has_a_place_for_is_reported():
    before, after = edited({})
    more = catalog(*after.messages, message("Four", "Vier", "gone"), message("Five", "", "gone"))
    assert keys(unbundle(CATALOGS, before, more, NOBODY).strays) == [(None, "Four", "Vier")]


def test_a_tool_that_drops_references_does_no_harm():
    before, after = edited({(None, "One"): {"msgstr": "Ein"}})
    bare = catalog(*(Message(msgid=each.msgid, context=each.context, msgstr=each.msgstr) for each in after.messages))
    now = {**CATALOGS, "other": catalog(message("One", "Uno", "other"))}
    found = unbundle(now, before, bare, NOBODY)
    assert set(found.catalogs) == {"a", "b"}
    assert found.conflicts == ()


class Project:
    """A project with four articles in two folders; two share texts."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.write("l10n.toml", 'locales = ["de", "fr"]\ndialect = "azure"\n')
        self.write("source/index.md", "# Start\n\nClick **Save**.\n\n## Next steps\n\nRead on, see [more](one/a.md).\n")
        self.write("source/one/a.md", "# A\n\nText of a.\n\n## Next steps\n\nRead on, see [more](b.md).\n\nOld text.\n")
        self.write("source/one/b.md", "# B\n\nText of b, `code {x}` too.\n\n## Next steps\n")
        self.write("source/two/c.md", '# Übersicht\n\nSay "hi" \\\\ there.\n\n## Next steps\n')
        assert self.run("extract").exit_code == 0
        self.translate(
            "de",
            "index",
            {
                "Next steps": "Nächste Schritte",
                "Start": "Los",
                "Read on, see [more]({link1}).": "Weiter: [mehr]({link1}).",
            },
        )
        self.translate("de", "one/a", {"Next steps": "Nächste Schritte", "Old text.": "Alter Text."})
        self.translate("de", "one/b", {"Next steps": "Wie weiter?"})
        self.translate("de", "_ui", {"Save": "Speichern"})
        self.write("source/one/a.md", "# A\n\nText of a!\n\n## Next steps\n\nRead on, see [more](b.md).\n")
        assert self.run("extract").exit_code == 0
        text = self.read(self.catalog("de", "two/c"))
        self.write(self.catalog("de", "two/c"), text.replace("#. Heading 1\n", "# Wirklich?\n#. Heading 1\n"))

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def run(self, *arguments: str):
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    def catalog(self, locale: str, name: str) -> str:
        return f"locales/{locale}/LC_MESSAGES/{name}.po"

    def translate(self, locale: str, name: str, translations: dict[str, str]) -> None:
        self.edit(self.catalog(locale, name), translations)

    def edit(self, path: str, translations: dict[str, str]) -> None:
        text = self.read(path)
        for msgid, msgstr in translations.items():
            before, mark, after = text.partition(f'msgid "{msgid}"\nmsgstr "')
            assert mark, msgid
            text = before + mark + msgstr + after[after.index('"\n') :]
        self.write(path, text)

    def catalogs(self) -> dict[str, tuple[bytes, int]]:
        found = (self.root / "locales").rglob("*.po")
        return {str(path.relative_to(self.root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}

    def files(self, folder: str) -> list[str]:
        return sorted(path.relative_to(self.root / folder).as_posix() for path in (self.root / folder).rglob("*.po"))


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("options", [["--no-wrap"], ["--width=77"], ["--no-location", "--no-wrap"]], ids=str)
@pytest.mark.parametrize("by", ["language", "folder"])
def test_through_msgcat_and_back_nothing_changes(project, by, options):
    before = project.catalogs()
    assert project.run("bundle", "--by", by).exit_code == 0
    bundles = [path for path in (project.root / "bundles").rglob("*.po") if ".base" not in path.parts]
    for path in bundles:
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], check=True, capture_output=True)
        subprocess.run(["msgcat", *options, "-o", path, path], check=True)
    result = project.run("unbundle", *map(str, bundles))
    assert (result.exit_code, project.catalogs() == before) == (0, True), result.output
    assert project.run("extract").exit_code == 0
    assert project.catalogs() == before


def test_bundles_lie_by_language_or_by_folder(project):
    project.run("bundle")
    assert project.files("bundles") == [".base/de.po", ".base/fr.po", "de.po", "fr.po"]
    shutil.rmtree(project.root / "bundles")
    project.run("bundle", "--by", "folder", "--to", "for/weblate", "--locale", "de")
    assert project.files("for/weblate") == [
        ".base/de.po",
        "de.po",
        "de/.base/one.po",
        "de/.base/two.po",
        "de/one.po",
        "de/two.po",
    ]


def test_a_bundle_is_a_catalog_like_any_other(project):
    project.run("bundle")
    text = project.read("bundles/de.po")
    assert text.startswith("# German translation of several articles; `l10n unbundle` brings it into their catalogs\n")
    assert text.count('msgid "Next steps"') == 3
    assert "#: source/index.md source/one/a.md\n" in text
    assert 'msgctxt "@ one/b"\nmsgid "Next steps"\nmsgstr "Wie weiter?"\n' in text
    assert 'msgctxt "@ _ui"\nmsgid "Save"\nmsgstr "Speichern"\n' in text
    assert "#~" not in text


def test_a_translator_works_in_the_bundle(project):
    project.run("bundle")
    project.edit("bundles/de.po", {"Text of a!": "Text von a!", "B": "Be"})
    assert project.run("unbundle", "bundles/de.po").exit_code == 0
    assert 'msgid "Text of a!"\nmsgstr "Text von a!"\n' in project.read(project.catalog("de", "one/a"))
    before = project.catalogs()
    assert project.run("unbundle", "bundles/de.po").exit_code == 0
    assert project.run("bundle").exit_code == 0
    assert project.catalogs() == before


def test_work_that_was_not_taken_over_is_not_written_over(project):
    project.run("bundle")
    project.edit("bundles/de.po", {"Text of a!": "Text von a!"})
    edited = project.read("bundles/de.po")
    result = project.run("bundle")
    assert result.exit_code == 1
    assert "bundles/de.po: error[F06 unusable] holds changes that the catalogs do not have" in result.output
    assert "run first: l10n unbundle bundles/de.po" in result.output
    assert project.read("bundles/de.po") == edited
    shutil.rmtree(project.root / "bundles/.base")
    assert project.run("bundle").exit_code == 1
    assert project.read("bundles/de.po") == edited


def test_a_conflict_names_entry_and_catalog(project):
    project.run("bundle")
    project.edit("bundles/de.po", {"Start": "Anfang"})
    project.translate("de", "index", {"Start": "Beginn"})
    result = project.run("unbundle", "bundles/de.po")
    line = project.read("bundles/de.po").splitlines().index('msgid "Start"') + 1
    assert result.exit_code == 1
    assert f"bundles/de.po:{line}: error[F08 bundle-conflict] 'Start' was also translated anew" in result.output
    assert project.catalog("de", "index") in result.output
    text = project.read(project.catalog("de", "index"))
    assert "# The other side of a merge has: Anfang\n" in text
    assert 'msgid "Start"\nmsgstr "Beginn"\n' in text
    assert project.run("unbundle", "bundles/de.po").exit_code == 0
    assert project.read(project.catalog("de", "index")) == text


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda text: text[:-2], "closing quote is missing"),
        (lambda text: text.replace("Language: de", "Language: it"), 'its header says Language "it"; known: de, fr'),
        (lambda text: text.replace('"Language: de\\n"\n', ""), 'its header says Language ""'),
        (lambda text: text + "<<<<<<< HEAD\n", "merge conflict marker"),
    ],
    ids=["cut", "language", "no language", "conflict"],
)
def test_a_bundle_that_cannot_be_used_changes_nothing(project, damage, reason):
    project.run("bundle")
    project.write("bundles/de.po", damage(project.read("bundles/de.po")))
    before = project.catalogs()
    result = project.run("unbundle", "bundles/de.po")
    assert (result.exit_code, reason in result.output) == (1, True), result.output
    assert project.catalogs() == before


def test_a_broken_catalog_is_named_and_the_rest_is_taken_over(project):
    project.run("bundle")
    project.edit("bundles/de.po", {"Text of a!": "Text von a!", "B": "Be"})
    broken = project.read(project.catalog("de", "one/b")) + "<<<<<<< HEAD\n"
    project.write(project.catalog("de", "one/b"), broken)
    result = project.run("unbundle", "bundles/de.po")
    assert result.exit_code == 1
    assert project.catalog("de", "one/b") in result.output
    assert "Text von a!" in project.read(project.catalog("de", "one/a"))
    assert project.read(project.catalog("de", "one/b")) == broken
    project.write(project.catalog("de", "one/b"), broken.removesuffix("<<<<<<< HEAD\n"))
    assert project.run("unbundle", "bundles/de.po").exit_code == 0
    assert 'msgid "B"\nmsgstr "Be"\n' in project.read(project.catalog("de", "one/b"))


@pytest.mark.parametrize("folder", ["locales", "locales/de/LC_MESSAGES", "../x", "/x"])
def test_bundles_do_not_go_among_the_catalogs_nor_outside(project, folder):
    assert project.run("bundle", "--to", folder).exit_code == 2


def test_a_file_outside_the_project_is_refused(project, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "de.po"
    other.write_text("")
    result = project.run("unbundle", str(other))
    assert (result.exit_code, "lies outside the project" in result.output) == (1, True)


def test_a_bundle_past_the_limits_is_refused(project):
    project.write("l10n.toml", 'locales = ["de"]\ndialect = "azure"\n[limits]\nentries = 12\n')
    result = project.run("bundle")
    assert (result.exit_code, "use --by folder" in result.output) == (1, True)
    assert project.run("bundle", "--by", "folder").exit_code == 0
