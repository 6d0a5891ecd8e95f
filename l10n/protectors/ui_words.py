"""The words by which `ui_strings` tells a quoted piece of the interface from other bold text.

1. English only, lower case, no word twice in one role. A word is here because real articles use it that way.
2. What stands before a bold says more than what stands after it; both say more than how the bold looks.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _plurals(table: str) -> frozenset[str]:
    """Return the nouns of `table` and their plurals."""
    endings = {"y": "ies", "s": "ses"}
    return _words(table) | {noun[:-1] + endings.get(noun[-1], noun[-1] + "s") for noun in table.split()}


# Before a bold.

FIRM, WEAK, NONE = 2, 1, 0
"""How surely a word makes a label of the bold: weak evidence counts only for bold that looks like a title."""

_ACTIONS = _words("""
    click clicks clicked clicking double-click double-clicking right-click right-clicking
    select selects selected selecting unselect deselect choose chooses choosing chose chosen pick picking
    tap taps tapping press presses pressing hit toggle check checking uncheck unchecking clear clearing
    expand expanding collapse
""")
_OPENINGS = _words("open opens opening launch launching start close closing")
_SPOILERS = _words("""
    named called name titled run running call calling use uses using like with is be of replace replacing
    display displays create creates install import such search example out that whether
""")
STRENGTHS = dict.fromkeys(_ACTIONS, FIRM) | dict.fromkeys(_OPENINGS, WEAK) | dict.fromkeys(_SPOILERS, NONE)
"""What stands between these and the bold, or follows the bold, does not change what they make of it."""

EDITS = _words("copy copying set setting change changing verify enable enabling disable disabling leave")
"""Said of a field when nothing else stands between: "set **Mode** to", but "set the address to **Contoso**"."""

TYPING = _words("type typing enter entering specify specifying provide")
"""Said of a field after a determiner or a preposition: "enter a **Name**"; in "type **Contoso**" it is a value."""

MOTIONS = _words("go goes going navigate navigating switch switching point pointing return returning scroll browse")
AIMS = dict.fromkeys(MOTIONS, _words("to into on under")) | dict.fromkeys(TYPING, _words("in into"))
"""Action -> the prepositions through which it reaches a label."""

FILLERS = _words("""
    the a an your its their this on to in into under at and or then either both first next new now again
    option button link tab menu command item entry icon tile reads labeled labelled says
""")
"""Words that may stand between an action and its label in any number."""

DETERMINERS = _words("the a an your")
PREPOSITIONS = _words("in on from under at for within below beside inside")
VALUE_WORDS = _SPOILERS | _words("type typing enter entering")
"""Words before something the reader makes up, runs or reads, not something the product shows."""

# After a bold.

CONTROLS = _plurals("""
    button tab menu submenu blade dialog pane textbox tile listbox drop-down dropdown icon checkbox link hyperlink
    wizard screen panel toolbar ribbon sidebar flyout popup pop-up slider toggle
""") | _words("box boxes combobox dialogue checkmark treeview lens")
WEAK_CONTROLS = _plurals("page list option section node area view field heading column entry") | _words("window")
PAGES = _plurals("page dialog wizard blade screen pane panel window section")
"""What may have a title of a whole sentence."""
SECTIONS = _words("section sections")
"""Of an article as often as of a screen: after text that is not bold they prove nothing."""
CONTROL_PAIRS = {
    "text": _words("box boxes field fields area"),
    "check": _words("box boxes mark"),
    "drop": _words("down"),
    "combo": _words("box"),
    "radio": _words("button buttons"),
    "command": _words("bar"),
    "navigation": _words("bar"),
    "input": _words("field"),
    "tool": _words("window"),
    "menu": _words("item option"),
    "property": _words("page"),
    "properties": _words("page window"),
}
"""Word -> the words that make a control's name together with it."""

STATES = _words("selected checked unchecked cleared")
PARTICLES = _words("""
    a an and are as at by for from in is it of on or so that the then this to when which with you your
""")
"""Words after which a control's name has nothing to do with the bold before them."""

NOT_CONTROLS = _plurals("""
    assembly attribute class cmdlet command constructor database directory element event file folder function header
    interface keyword library method namespace object operator package parameter project property script statement
    string table variable
""")
COMMANDS = _words("command commands")
"""Of a menu, where the text before the bold clicks them."""
NOT_IN_STEPS = NOT_CONTROLS | _plurals("""
    account app application cluster company dataset game group nsg portal repository request resource role runbook
    sample server service site store subnet template tenant topology vm
""")
"""Nouns that say the bold names something of the reader's, or a product, where only the step speaks for a label."""
COLLECTIONS = _words("""
    accounts applications apps clients clusters companies customers databases datasets devices directories domains games
    groups members namespaces organizations people projects repositories resources servers services subscriptions teams
    tenants users
""")
"""What unmarked lists hold: things of the reader's, or products."""
TITLED = CONTROLS | PAGES - SECTIONS | _words("option options")
"""What has its title on it. Columns and fields are of databases as often, sections of articles."""

# Inside a bold.

STRESSED = _words("""
    not must only all both either and or do don't never always no any same also required optional new each every
    before after one first your this note important warning tip the NOT MUST ONLY ALL AND OR NEVER DO Do Don't
""")
PREDICATES = _words("does do did is are was were will can cannot has have not should must may")
"""Bold that begins with one of these says something about what stands before it."""

SITES = ("portal", "website")
"""Bold that ends with one of these names a place to visit."""
