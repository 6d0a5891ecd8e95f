"""What becomes of translations when an article changes."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
import subprocess

import pytest
from msgspec import structs

from l10n.catalog.guard import drop_guard, same_messages
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.catalog.renames import renames
from l10n.catalog.update import update
from l10n.config.settings import Update
from l10n.model.catalog import Catalog, Message

BRACE = "python-brace-format"
KEEP = Update(small_edits="keep")


def fresh(msgid, *values, context=None, kind="Paragraph"):
    """Return an untranslated message; `values` are what its placeholders stand for, as "link1 = a.md"."""
    return Message(
        msgid=msgid,
        context=context,
        flags=(BRACE,) if values else (),
        extracted=(kind, *(f"{{{value.replace(' = ', '} = ', 1)}" for value in values)),
        references=("source/a.md",),
    )


def done(msgid, msgstr, *values, fuzzy=False, **fields):
    """Return a translated message."""
    message = fresh(msgid, *values, context=fields.pop("context", None))
    return structs.replace(message, msgstr=msgstr, flags=("fuzzy",) * fuzzy + message.flags, **fields)


def parked(message):
    return structs.replace(message, obsolete=True, references=())


def outcome(updated):
    """Return what a translator sees of the live messages: text, translation, whether it is fuzzy, and for what."""
    return [
        (m.msgid, m.msgstr, "fuzzy" if m.fuzzy else "", m.previous[1] if m.previous else "")
        for m in updated.catalog.messages
    ]


def one(old, new, **options):
    """Return translation, "fuzzy" or "", and previous msgid of the one message that `new` becomes."""
    ((_, *rest),) = outcome(update(Catalog(messages=tuple(old)), [new], **options))
    return tuple(rest)


# Same key


def test_what_did_not_change_is_the_same_object():
    old = Catalog(messages=(done("Save", "Sichern"), fresh("Open")), obsolete=(parked(done("x", "y")),))
    updated = update(old, [fresh("Save"), fresh("Open")])
    assert updated.catalog == old
    assert all(new is before for new, before in zip(updated.catalog.messages, old.messages, strict=True))
    assert (updated.kept, updated.retired) == (2, 0)


def test_a_known_key_keeps_everything_the_translator_wrote_and_follows_the_article():
    old = done(
        "See [a]({link1})", "Siehe [a]({link1})", "link1 = old.md",
        fuzzy=True, comments=("Ist das so?",), previous=(None, "See"),
    )  # fmt: skip
    old = structs.replace(old, flags=(*old.flags, "x-mine"), references=("source/old.md",))
    new = fresh("See [a]({link1})", "link1 = new.md")
    assert update(Catalog(messages=(old,)), [new]).catalog.messages == (
        Message(
            msgid="See [a]({link1})",
            msgstr="Siehe [a]({link1})",
            flags=("fuzzy", BRACE, "x-mine"),
            comments=("Ist das so?",),
            extracted=("Paragraph", "{link1} = new.md"),
            references=("source/a.md",),
            previous=(None, "See"),
        ),
    )


def test_the_order_of_foreign_flags_is_no_change():
    old = structs.replace(done("a {x}", "b {x}", "x1 = y"), flags=("c-format", BRACE))
    assert update(Catalog(messages=(old,)), [fresh("a {x}", "x1 = y")]).catalog.messages == (old,)


def test_messages_follow_the_order_of_the_article():
    old = Catalog(messages=(done("One", "Eins"), done("Two", "Zwei")))
    assert outcome(update(old, [fresh("Two"), fresh("One")])) == [("Two", "Zwei", "", ""), ("One", "Eins", "", "")]


def test_a_plural_entry_of_another_tool_keeps_its_forms():
    old = structs.replace(fresh("a file"), plural="files", plurals=("eine Datei", "Dateien"))
    assert update(Catalog(messages=(old,)), [fresh("a file")], memory={(None, "a file"): ["x"]}).catalog.messages == (
        old,
    )


# Removed and restored


def test_what_is_removed_becomes_obsolete_and_comes_back_as_it_was():
    message = done("Enter the code.", "Geben Sie den Code ein.", comments=("geprüft",))
    catalog = Catalog(messages=(message,))
    without = update(catalog, [])
    assert (without.catalog.messages, without.catalog.obsolete) == ((), (parked(message),))
    restored = update(without.catalog, [fresh("Enter the code.")])
    assert restored.catalog == catalog
    assert (without.retired, restored.revived) == (1, 1)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param(fresh("Nothing here"), 0, id="untranslated"),
        pytest.param(structs.replace(fresh("Nothing here"), comments=("Ask Ann",)), 1, id="commented"),
        pytest.param(done("Nothing here", "Nichts", fuzzy=True), 1, id="fuzzy"),
    ],
)
def test_only_what_somebody_wrote_becomes_obsolete(message, expected):
    assert len(update(Catalog(messages=(message,)), []).catalog.obsolete) == expected


def test_an_edit_that_is_taken_back_gives_the_translation_back():
    first = Catalog(messages=(done("Enter the code of the app.", "Geben Sie den Code der App ein."),))
    edited = update(first, [fresh("Enter the code that the app shows.")]).catalog
    assert outcome(update(edited, [fresh("Enter the code of the app.")])) == [
        ("Enter the code of the app.", "Geben Sie den Code der App ein.", "", "")
    ]


def test_a_second_edit_still_shows_what_the_translation_was_made_for():
    first = Catalog(messages=(done("Enter the code of the app.", "Geben Sie den Code der App ein."),))
    second = update(first, [fresh("Enter the code that the app shows.")]).catalog
    third = update(second, [fresh("Enter the code that the app shows you.")])
    assert outcome(third) == [
        (
            "Enter the code that the app shows you.",
            "Geben Sie den Code der App ein.",
            "fuzzy",
            "Enter the code of the app.",
        )
    ]
    assert third.catalog.obsolete == ()


# Only tokens changed


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            done("Run `a` and `b`.", "`b` nach `a` starten."),
            fresh("Run `x` and `b`."),
            ("`b` nach `x` starten.", "", ""),
            id="code changed",
        ),
        pytest.param(
            done("Run `a` and `b`.", "`b` nach `a` starten."),
            fresh("Run `b` and `a`."),
            ("`a` nach `b` starten.", "", ""),
            id="code in another order",
        ),
        pytest.param(
            done("Run `a` and `a`.", "`a` und `a` starten."),
            fresh("Run `x` and `y`."),
            ("`x` und `y` starten.", "fuzzy", "Run `a` and `a`."),
            id="one code became two",
        ),
        pytest.param(
            done("Run `a`.", "Starten."),
            fresh("Run `b`."),
            ("Starten.", "fuzzy", "Run `a`."),
            id="the translator left the code out",
        ),
        pytest.param(
            done("Use {code1}: {{a}}", "{code1}: {{a}} verwenden", "code1 = `f({x})`"),
            fresh("Use `f(x)`: {a}"),
            ("`f(x)`: {a} verwenden", "", ""),
            id="hidden code became visible, braces single",
        ),
        pytest.param(
            done("Use `f(x)`: {a}", "`f(x)`: {a} verwenden"),
            fresh("Use {code1}: {{a}}", "code1 = `f({x})`"),
            ("{code1}: {{a}} verwenden", "", ""),
            id="visible code became hidden, braces doubled",
        ),
        pytest.param(
            done("See [the page](https://a.example).", "Siehe [Seite](https://a.example)."),
            fresh("See [the page]({link1}).", "link1 = https://a.example"),
            ("Siehe [Seite]({link1}).", "", ""),
            id="a destination became hidden",
        ),
        pytest.param(
            done("This is _important_ and __so__ on.", "Das ist *wichtig* und **so**."),
            fresh("This is *important* and **so** on."),
            ("Das ist *wichtig* und **so**.", "", ""),
            id="emphasis marks",
        ),
        pytest.param(
            done("Two  blanks and\u00a0one", "Zwei Leerzeichen"),
            fresh("Two blanks and one"),
            ("Zwei Leerzeichen", "", ""),
            id="runs of blanks",
        ),
        pytest.param(
            done("A <b>bold</b> word", "Ein <b>fettes</b> Wort"),
            fresh("A {html1}bold</b> word", 'html1 = <b class="x">'),
            ("Ein {html1}fettes</b> Wort", "", ""),
            id="a tag got an attribute",
        ),
        pytest.param(
            done("Run `a`.", "`a` starten.", fuzzy=True, previous=(None, "Start `a`.")),
            fresh("Run `b`."),
            ("`b` starten.", "fuzzy", "Start `a`."),
            id="what was fuzzy stays fuzzy",
        ),
    ],
)
def test_a_unit_of_which_only_tokens_changed_keeps_its_translation(old, new, expected):
    updated = update(Catalog(messages=(old,)), [new])
    assert one([old], new) == expected
    assert (updated.carried, updated.catalog.obsolete) == (1, ())


def test_units_that_differ_in_tokens_only_are_paired_in_order():
    old = [done("Run `a`.", "A: `a`."), done("Run `b`.", "B: `b`.")]
    updated = update(Catalog(messages=tuple(old)), [fresh("Run `x`."), fresh("Run `y`.")])
    assert outcome(updated) == [("Run `x`.", "A: `x`.", "", ""), ("Run `y`.", "B: `y`.", "", "")]


def test_a_unit_with_two_possible_origins_that_disagree_is_fuzzy():
    old = [done("Run `a`.", "A: `a`."), done("Run `b`.", "B: `b`.")]
    assert one(old, fresh("Run `x`.")) == ("A: `x`.", "fuzzy", "Run `a`.")


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("Run `{}`.", "`{}` starten.", ("`b` starten.", "fuzzy")),
        ("Run the program `{}`.", "Programm `{}` starten.", ("Programm `b` starten.", "")),
    ],
)
def test_a_copy_with_other_tokens_is_sure_from_three_words_on(text, target, expected):
    old = Catalog(messages=(done(text.format("a"), target.format("a")),))
    updated = update(old, [fresh(text.format("a")), fresh(text.format("b"))])
    assert outcome(updated)[1][1:3] == expected


# UI labels


def test_a_label_that_becomes_hidden_keeps_the_translation_and_hands_its_own_on():
    old = done("Click **Save**.", "Klicken Sie auf **Sichern**.")
    updated = update(Catalog(messages=(old,)), [fresh("Click **{ui1}**.", "ui1 = Save")])
    assert outcome(updated) == [("Click **{ui1}**.", "Klicken Sie auf **{ui1}**.", "", "")]
    assert updated.labels == {"Save": "Sichern"}
    assert updated.catalog.obsolete == (parked(old),), "nobody else knows yet what the label is called"


def test_labels_that_are_known_are_found_wherever_the_translation_has_them():
    old = done("Click **Save**, then **Close.**", "Vor **Schließen** kommt **Sichern.**")
    new = fresh("Click **{ui1}**, then **{ui2}.**", "ui1 = Save", "ui2 = Close")
    updated = update(Catalog(messages=(old,)), [new], labels={"Save": "Sichern", "Close": "Schließen"})
    assert outcome(updated) == [(new.msgid, "Vor **{ui2}** kommt **{ui1}.**", "", "")]
    assert updated.catalog.obsolete == ()


def test_labels_that_are_not_known_are_taken_in_order_and_to_be_confirmed():
    old = done("Click **Save**, then **Close**.", "Erst **Sichern**, dann **Schließen**.")
    new = fresh("Click **{ui1}**, then **{ui2}**.", "ui1 = Save", "ui2 = Close")
    assert one([old], new) == ("Erst **{ui1}**, dann **{ui2}**.", "fuzzy", old.msgid)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [({"Save": "Sichern"}, ("**Sichern** klicken.", "")), ({}, ("**Save** klicken.", "fuzzy"))],
)
def test_a_label_that_becomes_visible_gets_its_translation(labels, expected):
    old = done("Click **{ui1}**.", "**{ui1}** klicken.", "ui1 = Save")
    assert one([old], fresh("Click **Save**."), labels=labels)[:2] == expected


def test_a_message_of_two_labels_serves_both_when_they_become_visible():
    old = done("Click the **{ui1}** button.", "Auf **{ui1}** klicken.", "ui1 = Save", "ui1 = Close")
    labels = {"Save": "Sichern", "Close": "Schließen"}
    updated = update(
        Catalog(messages=(old,)), [fresh(f"Click the **{label}** button.") for label in labels], labels=labels
    )
    assert [row[1:3] for row in outcome(updated)] == [
        ("Auf **Sichern** klicken.", ""),
        ("Auf **Schließen** klicken.", ""),
    ]


# Small edits


SMALL_EDITS = [
    pytest.param("Open the settings", "Open the Settings", id="case"),
    pytest.param("Open the settings", "Open the settings.", id="punctuation"),
    pytest.param("Open the settings", "Open **the** settings", id="emphasis"),
    pytest.param("Open the setings of the app", "Open the settings of the app", id="typo"),
    pytest.param("Don't close the window", "Don\u2019t close the window!", id="apostrophe"),
]


@pytest.mark.parametrize(("before", "after"), SMALL_EDITS)
@pytest.mark.parametrize(("settings", "flag"), [(Update(), "fuzzy"), (KEEP, "")])
def test_a_small_edit_keeps_the_translation(before, after, settings, flag):
    updated = update(Catalog(messages=(done(before, "Text"),)), [fresh(after)], settings=settings)
    assert outcome(updated) == [(after, "Text", flag, before if flag else "")]
    assert updated.edited == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("The feature is now available to you", "The feature is not available to you", id="now, not"),
        pytest.param(
            "You can enable the feature for users", "You can disable the feature for users", id="enable, disable"
        ),
        pytest.param("A machine with 8 GB of memory is enough", "A machine with 9 GB of memory is enough", id="8, 9"),
        pytest.param("Open the `a` file", "Open the file", id="a token less"),
    ],
)
def test_an_edit_of_the_meaning_is_never_kept_unseen(before, after):
    assert one([done(before, "Text")], fresh(after), settings=KEEP) == ("Text", "fuzzy", before)


def test_the_edit_distance_is_a_setting():
    old, new = done("Open the setings of the app", "Text"), fresh("Open the settings of the app")
    assert update(Catalog(messages=(old,)), [new], settings=Update(edit_distance=0)).edited == 0


# Suggestions


def test_a_changed_unit_gets_the_best_match_as_a_suggestion():
    old = [
        done("Open the window on the left side.", "Links"),
        done("Open the window on the right side of the screen.", "Rechts"),
    ]
    new = fresh("Open the small window on the right side of the screen.")
    updated = update(Catalog(messages=tuple(old)), [new])
    assert outcome(updated) == [(new.msgid, "Rechts", "fuzzy", old[1].msgid)]
    assert updated.catalog.obsolete == (parked(old[0]),)


def test_a_translation_that_merely_resembles_stays_behind_as_obsolete():
    old = done("You can open the window on the left side.", "Links")
    new = fresh("You can then close the big window of the app.")
    updated = update(Catalog(messages=(old,)), [new])
    assert outcome(updated)[0][1:3] == ("Links", "fuzzy")
    assert updated.catalog.obsolete == (parked(old),)


def test_no_suggestion_below_the_similarity_asked_for():
    old, new = done("Open the window on the left.", "Links"), fresh("Close the window on the right.")
    assert one([old], new)[1] == "fuzzy"
    assert one([old], new, settings=Update(similarity=90)) == ("", "", "")


def test_placeholders_of_a_suggestion_follow_what_they_stand_for():
    old = done(
        "See [one]({link1}) and also [two]({link2}).", "[zwei]({link2}) und [eins]({link1})",
        "link1 = one.md", "link2 = two.md",
    )  # fmt: skip
    new = fresh(
        "See [new]({link1}), [one]({link2}) and also [two]({link3}).",
        "link1 = new.md", "link2 = one.md", "link3 = two.md",
    )  # fmt: skip
    assert one([old], new)[0] == "[zwei]({link3}) und [eins]({link2})"


def test_a_placeholder_without_a_counterpart_gets_a_number_that_gettext_will_miss():
    old = done(
        "See [one]({link1}) and [two]({link2}).", "[eins]({link1}), [zwei]({link2})", "link1 = a.md", "link2 = b.md"
    )
    new = fresh("See [two]({link1}) and the rest.", "link1 = b.md")
    assert one([old], new)[0] == "[eins]({link3}), [zwei]({link1})"


def test_code_of_a_suggestion_is_left_alone_unless_the_texts_are_nearly_the_same():
    near = done("The file `a.py` is in the same folder as the others.", "`a.py` ist dort.")
    assert one([near], fresh("The file `b.py` is in the same folder as these others."))[0] == "`b.py` ist dort."
    far = done("The file `a.py` is beside the folder.", "`a.py` liegt daneben.")
    assert one([far], fresh("The folder of `b.py` is inside another folder."))[0] in ("", "`a.py` liegt daneben.")


def test_a_copy_of_a_live_unit_is_suggested():
    old = done("Open the window on the left side.", "Links öffnen.")
    updated = update(Catalog(messages=(old,)), [fresh(old.msgid), fresh("Open the door on the left side.")])
    assert outcome(updated)[1] == ("Open the door on the left side.", "Links öffnen.", "fuzzy", old.msgid)


def test_a_translation_moves_once_and_is_copied_after_that():
    old = done("Open the window on the left side.", "Links öffnen.", comments=("geprüft",))
    new = [fresh("Open the windows on the left side."), fresh("Open the window at the left side.")]
    updated = update(Catalog(messages=(old,)), new)
    assert [message.msgstr for message in updated.catalog.messages] == ["Links öffnen."] * 2
    assert sorted(message.comments for message in updated.catalog.messages) == [(), ("geprüft",)]


# Sentences


def test_a_paragraph_that_was_split_is_suggested_in_parts_and_kept_whole():
    old = done("Open the app. Enter the code. Click the button.", "App öffnen. Code eingeben. Klicken.")
    new = [fresh("Open the app."), fresh("Enter the code. Click the button.")]
    updated = update(Catalog(messages=(old,)), new)
    assert outcome(updated) == [
        ("Open the app.", "App öffnen.", "fuzzy", ""),
        ("Enter the code. Click the button.", "Code eingeben. Klicken.", "fuzzy", ""),
    ]
    assert updated.catalog.obsolete == (parked(old),)
    assert outcome(update(updated.catalog, [fresh(old.msgid)])) == [(old.msgid, old.msgstr, "", "")]


def test_paragraphs_that_were_merged_are_suggested_together():
    old = [done("Open the app.", "アプリを開きます。"), done("Enter `a`.", "`a` を入力します。")]
    updated = update(Catalog(messages=tuple(old)), [fresh("Open the app. Enter `b`.")])
    assert outcome(updated)[0][1:3] == ("アプリを開きます。`b` を入力します。", "fuzzy")
    assert updated.assembled == 1


def test_a_paragraph_that_lost_a_sentence_loses_it_in_the_suggestion():
    old = done("Open the app. You may have to wait for it. Enter the code.", "App öffnen. Evtl. warten. Code eingeben.")
    assert one([old], fresh("Open the app. Enter the code.")) == ("App öffnen. Code eingeben.", "fuzzy", "")
    old = structs.replace(old, msgstr="App öffnen, evtl. warten. Code eingeben.")
    assert one([old], fresh("Open the app. Enter the code.")) == (old.msgstr, "fuzzy", old.msgid)


# Other articles


@pytest.mark.parametrize(
    ("text", "renderings", "expected"),
    [
        pytest.param("Open the settings page", ["Einstellungen öffnen"], ("Einstellungen öffnen", "", ""), id="sure"),
        pytest.param("Overview", ["Übersicht"], ("Übersicht", "fuzzy", ""), id="short"),
        pytest.param("Open the settings page", ["A", "B"], ("A", "fuzzy", ""), id="several"),
        pytest.param("開く設定", ["Öffnen"], ("Öffnen", "", ""), id="three characters of Chinese are three words"),
    ],
)
def test_a_translation_of_another_article_is_reused(text, renderings, expected):
    memory = {(None, text): renderings}
    assert one([], fresh(text), memory=memory) == expected
    assert one([fresh(text)], fresh(text), memory=memory) == expected, "waiting, not new"


def test_an_exact_match_elsewhere_goes_before_a_similar_one_here():
    old = done("Open the settings page now", "Jetzt")
    memory = {(None, "Open the settings page"): ["Einstellungen öffnen"]}
    assert one([old], fresh("Open the settings page"), memory=memory) == ("Einstellungen öffnen", "", "")


def test_units_of_an_article_that_is_gone_move_with_all_they_have():
    gone = [
        done("Overview", "Übersicht", comments=("geprüft",)),
        done("Open", "Auf", fuzzy=True, previous=(None, "Ope")),
    ]
    updated = update(Catalog(), [fresh("Overview"), fresh("Open")], gone=gone)
    assert outcome(updated) == [("Overview", "Übersicht", "", ""), ("Open", "Auf", "fuzzy", "Ope")]
    assert updated.catalog.messages[0].comments == ("geprüft",)
    assert updated.reused == 2


# Contexts


@pytest.mark.parametrize(("text", "flag"), [("Azure", "fuzzy"), ("The settings page of Azure", "")])
def test_a_text_that_gets_a_context_keeps_its_translation_if_it_is_long_enough(text, flag):
    updated = update(Catalog(messages=(done(text, "Text"),)), [fresh(text, context="alt")])
    assert outcome(updated)[0][1:3] == ("Text", flag)


# Other tools


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="GNU gettext is not installed")
def test_what_msgmerge_made_of_a_catalog_is_left_as_it_is(tmp_path):
    header = (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8"))
    old = Catalog(
        comments=("German",),
        header=header,
        messages=(
            done("See [a]({link1}), please.", "Siehe [a]({link1}).", "link1 = a.md"),
            done("Gone with the wind", "Weg"),
            done("Save", "Sichern", comments=("geprüft",)),
        ),
    )
    new = [fresh("Save"), fresh("See [this]({link1}), please.", "link1 = b.md"), fresh("New")]
    (tmp_path / "old.po").write_bytes(format_po(old))
    (tmp_path / "new.pot").write_bytes(format_po(Catalog(header=header, messages=tuple(new))))
    command = ["msgmerge", "--quiet", "--previous", "--no-wrap", "old.po", "new.pot"]
    merged = parse_po(subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout, "merged.po")
    assert [message.msgstr for message in merged.messages] == ["Sichern", "Siehe [a]({link1}).", ""]
    assert same_messages(update(merged, new).catalog, merged)


# Guards


def test_the_drop_guard_names_what_would_be_lost():
    lost = done("See [a]({link1})", "Siehe [a]({link1})", "link1 = a.md")
    old = Catalog(messages=(lost, done("b", "B")), obsolete=(parked(done("c", "C")),))
    assert drop_guard(old, Catalog(messages=(done("x", "B"),))) == (lost, parked(done("c", "C")))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Siehe [a]({link1}) und `b`", "Siehe [a]({link2}) und `c`", id="tokens swapped"),
        pytest.param("**Sichern** klicken", "**{ui1}** klicken", id="label hidden"),
    ],
)
def test_the_drop_guard_knows_a_translation_whose_tokens_were_swapped(before, after):
    old, new = (Catalog(messages=(done("x", text, "y1 = z"),)) for text in (before, after))
    assert drop_guard(old, new) == ()


def test_same_messages_does_not_look_at_lines_but_at_everything_else():
    one, moved = (Catalog(messages=(structs.replace(done("a", "b"), line=line),)) for line in (1, 9))
    assert same_messages(one, moved)
    assert not same_messages(one, Catalog(messages=(done("a", "b", comments=("c",)),)))
    assert not same_messages(one, structs.replace(one, header=(("Language", "de"),)))
    assert not same_messages(one, structs.replace(one, messages=()))


# Renames


def keys(*texts):
    return [(None, text) for text in texts]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param({"a.md": keys("x", "y")}, {"b/a.md": keys("x", "y")}, {"b/a.md": "a.md"}, id="moved"),
        pytest.param({"a.md": keys("x", "y")}, {"a.md": keys("x"), "b.md": keys("x", "y")}, {}, id="still there"),
        pytest.param({"a.md": keys("x", "y", "z")}, {"b.md": keys("x", "p", "q")}, {}, id="too little in common"),
        pytest.param({"a.md": keys("long text", "s")}, {"b.md": keys("long text", "t")}, {"b.md": "a.md"}, id="edited"),
        pytest.param(
            {"a.md": keys("x", "y")}, {"b.md": keys("x", "y", "1", "2", "3", "4")}, {"b.md": "a.md"}, id="grown"
        ),
        pytest.param(
            {"a.md": keys("one", "two"), "b.md": keys("one", "three")},
            {"c.md": keys("one", "three"), "d.md": keys("one", "two")},
            {"c.md": "b.md", "d.md": "a.md"},
            id="one to one, best first",
        ),
        pytest.param(
            {"x/a.md": keys("same"), "x/b.md": keys("same")},
            {"y/b.md": keys("same"), "y/a.md": keys("same")},
            {"y/a.md": "x/a.md", "y/b.md": "x/b.md"},
            id="twins keep their names",
        ),
    ],
)
def test_renamed_articles_are_found_by_what_they_say(old, new, expected):
    assert renames(old, new) == expected
