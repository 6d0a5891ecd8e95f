"""What is no reason to write a catalog."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.catalog.quiet import nothing_to_tell
from l10n.model.catalog import Catalog, Message

BEFORE = {"msgid": "See [this]({link1}).", "extracted": ("Paragraph", "{link1} = a.md")}


def catalog(**changes):
    return Catalog(messages=(Message(**{**BEFORE, **changes}),))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"extracted": ("Paragraph", "{link1} = b.md")}, True),
        ({"extracted": ("Paragraph", "{link1} = a.md", "{link1} = b.md")}, True),
        ({"extracted": ("Heading 2", "{link1} = a.md")}, False),
        ({"extracted": ("Paragraph", "{link1} = a.md", "Not longer than 40 characters")}, False),
        ({"extracted": ("Paragraph",)}, False),
        ({"references": ("source/b.md",)}, False),
        ({"msgstr": "Siehe [dies]({link1})."}, False),
        ({"comments": ("Ist das so?",)}, False),
        ({"flags": ("fuzzy",)}, False),
    ],
    ids=["same", "address", "two addresses", "kind", "note", "no value", "path", "translation", "comment", "flag"],
)
def test_only_addresses_are_no_reason(changes, expected):
    assert nothing_to_tell(catalog(), catalog(**changes)) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("link", True), ("img", True), ("html", True), ("var", True), ("code", False), ("ui", False)],
)
def test_values_that_readers_see_as_words_are_told(kind, expected):
    one, other = (catalog(extracted=("Paragraph", f"{{{kind}1}} = {value}")) for value in "xy")
    assert nothing_to_tell(one, other) is expected


def test_other_messages_count():
    both = Catalog(messages=(Message(**BEFORE), Message(msgid="More")))
    assert nothing_to_tell(catalog(), both) is False
    assert nothing_to_tell(both, both) is True
