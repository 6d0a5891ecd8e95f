"""Units -> messages -> templates and new catalogs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
import subprocess

import pytest

from l10n.catalog.po_write import format_po
from l10n.catalog.template import complete_header, messages, moved, new_catalog, template_of
from l10n.model.catalog import Catalog, Message
from l10n.model.unit import Placeholder, Unit

PATH = "source/articles/mfa.md"
CREATED = "2026-01-01 00:00+0000"


def unit(msgid, *values, kind="Paragraph", context=None, notes=()):
    """Return a unit with a link placeholder for each value."""
    placeholders = tuple(Placeholder(f"link{n}", 0, 1, value, "inline") for n, value in enumerate(values, 1))
    return Unit(
        kind=kind, place="paragraph", msgid=msgid, context=context, start=0, end=1, line=1,
        placeholders=placeholders, notes=notes,
    )  # fmt: skip


def test_a_message_says_what_its_unit_says():
    assert messages([unit("See [this]({link1}).", "b.md#c", notes=("At most 60 characters",))], PATH) == (
        Message(
            msgid="See [this]({link1}).",
            flags=("python-brace-format",),
            extracted=("Paragraph", "{link1} = b.md#c", "At most 60 characters"),
            references=(PATH,),
        ),
    )


def test_only_a_message_with_placeholders_is_flagged():
    plain, linked = messages([unit('{"a": 1} and {link1}'), unit("{{a}} [b]({link1})", "c.md")], PATH)
    assert (plain.flags, linked.flags) == ((), ("python-brace-format",))


def test_units_of_one_key_share_a_message_where_the_first_stands():
    units = [
        unit("More", kind="Heading 2"),
        unit("[Here]({link1}) and [there]({link2})", "a.md", "b.md"),
        unit("More", kind="Table cell", notes=("Short",)),
        unit("[Here]({link1}) and [there]({link2})", "c.md", "b.md"),
        unit("More", kind="Heading 2"),
    ]
    assert [(message.msgid, message.extracted) for message in messages(units, PATH)] == [
        ("More", ("Heading 2, Table cell", "Short")),
        (
            "[Here]({link1}) and [there]({link2})",
            ("Paragraph", "{link1} = a.md", "{link1} = c.md", "{link2} = b.md"),
        ),
    ]


def test_contexts_keep_messages_apart():
    units = [unit("Azure"), unit("Azure", context="title")]
    assert [message.key for message in messages(units, PATH)] == [(None, "Azure"), ("title", "Azure")]


def test_the_line_of_a_unit_does_not_show():
    first, second = (Unit(kind="Paragraph", place="paragraph", msgid="a", start=n, end=n + 1, line=n) for n in (1, 9))
    assert messages([first], PATH) == messages([second], PATH)


def test_a_new_catalog_is_the_template_in_a_language():
    template = template_of(messages([unit("Save")], PATH), PATH, "azure-docs", CREATED)
    catalog = new_catalog(template, PATH, "pt_BR", "Brazilian Portuguese")
    assert format_po(catalog).decode() == (
        "# Brazilian Portuguese translation of source/articles/mfa.md\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: azure-docs\\n"\n'
        '"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n'
        '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n'
        '"Last-Translator: \\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: pt_BR\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Poedit-Basepath: .\\n"\n'
        "\n"
        "#. Paragraph\n"
        "#: source/articles/mfa.md\n"
        'msgid "Save"\n'
        'msgstr ""\n'
    )


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_msgfmt_has_nothing_to_say_about_a_new_catalog():
    template = template_of(messages([unit("a [b]({link1}) {{c}}", "d.md")], "source/a b.md"), PATH, "x", CREATED)
    data = format_po(new_catalog(template, PATH, "de", "German"))
    run = subprocess.run(["msgfmt", "--check", "-o", "-", "-"], input=data, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


FRESH = Catalog(comments=("German translation of source/a.md",), header=(("Language", "de"), ("MIME-Version", "1.0")))


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        pytest.param(Catalog(), FRESH, id="nothing there"),
        pytest.param(
            Catalog(comments=("Mine",), header=(("X-Generator", "Poedit 3.4"), ("language", "de_AT"))),
            Catalog(
                comments=("Mine",),
                header=(("X-Generator", "Poedit 3.4"), ("language", "de_AT"), ("MIME-Version", "1.0")),
            ),
            id="what is there stays",
        ),
    ],
)
def test_what_a_header_lacks_is_added(old, expected):
    assert complete_header(old, FRESH) == expected


def test_a_complete_header_is_the_same_object():
    assert complete_header(FRESH, FRESH) is FRESH


def test_the_title_follows_a_renamed_article():
    catalog = Catalog(comments=("German translation of source/a.md", "Reviewed in May"))
    assert moved(catalog, "source/a.md", "source/b/c.md").comments == (
        "German translation of source/b/c.md",
        "Reviewed in May",
    )
