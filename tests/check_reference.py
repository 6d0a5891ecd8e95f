"""python tests/check_reference.py > docs/checks.md

What every check finds, from its own declaration and docstring, with the first cases of its fixture as examples.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import sys

from check_cases import FIXTURES, cases, parsed

from l10n.checks import CHECKS, EVERYWHERE, Check

DOCUMENT = pathlib.Path(__file__).parents[1] / "docs" / "checks.md"
_FAMILIES = {
    "P": "Placeholders",
    "M": "Structure",
    "C": "Characters",
    "U": "Addresses",
    "T": "Text",
    "A": "Anchors",
    "F": "Files",
    "S": "Source articles (`l10n check --source`)",
}
_HEAD = """\
# Checks

Made by `python tests/check_reference.py` from the checks themselves; the tests fail where it is out of date.

`l10n build` runs the checks that keep an article whole (P01, P02, P03, P05, M, U, C01, C02, C09, T01), and of the
others those whose findings are errors: C04, C07, and what `[checks]` makes an error. `l10n check` runs all of them.

- **error**: the text ships in the source language, or (F) no text of a file is used, and `l10n check` exits with 1.
  Errors can be neither waived nor switched off.
- **warning**: the text ships; `l10n check --strict` exits with 1.
- **info**: for the report only.

A translator waives a warning for one message with a comment in the catalog: `# l10n: ignore T06`, or
`# l10n: ignore final-punctuation, T12`. For a whole project or language there is the configuration:

    [checks.severity]
    repeated-word = "warning"       # off | info | warning | error; by name or by code

    [checks.locales.de]
    T18 = "off"

A configuration that names a check that there is not, or makes light of an error, stops every command that reads it.

What a program can put right (blanks, French spacing, invisible characters, loose accents, letters stretched for looks),
`l10n fix --translations` shows as a diff, and writes with `--write`. It leaves alone what is off, waived or fuzzy, and
what would not ship any more; all else in a catalog stays as the translator's program has laid it out.

Names, commands, links, code and placeholders are no prose: the checks of text look past them. A term is required or
forbidden by `locales/<language>/glossary.csv` or `glossary.tbx`.
"""

_TAIL = """
## What has no code

- M11: quotes, line breaks, `<` and `:` in header values and attributes are written in the form of their place; what a
  translator types there can neither end the value nor add a key, so that there is nothing to find.
- T03: a fuzzy translation is not used, and counts as untranslated; `l10n status` counts them.
- A01, A02: that an article keeps its headings, list items, cells, images and links is what P05 and M01 to M09 find,
  unit by unit, after the whole article was compared; links that land nowhere are S06, S07 and S11.
"""


def reference() -> str:
    """Return the whole document."""
    checks = sorted((CHECKS[name] for name in CHECKS), key=lambda check: check.code)
    parts = [_HEAD]
    for letter, title in _FAMILIES.items():
        own = [check for check in checks if check.code[0] == letter]
        parts.append(f"\n## {title}\n" + "".join(map(_entry, own)))
    return "".join((*parts, _TAIL))


def _entry(check: Check) -> str:
    lines = ["", f"### {check.code} `{check.name}` ({_weight(check)})", "", check.about.strip(), ""]
    lines += [f"What to do: {check.remedy}.", ""]
    if (FIXTURES / f"{check.name}.md").is_file():
        lines += _example(check.name)
    return "\n".join(lines)


def _weight(check: Check) -> str:
    usual = check.weights.get(EVERYWHERE, check.severity.value)
    others = [f"{tag}: {weight}" for tag, weight in check.weights.items() if tag != EVERYWHERE]
    return "; ".join((usual, *others))


def _example(name: str) -> list[str]:
    """Return the first case that finds something, as a table of one row."""
    case = next(case for case in cases(name) if case.expected.startswith("!"))
    setting, unit, target = parsed(case.given)
    found = next(line[2:] for line in case.lines if line.startswith("! "))
    row = " | ".join(_code(text) for text in (setting.locale, unit.msgid, target, found))
    return ["| language | msgid | msgstr | found |", "|---|---|---|---|", f"| {row} |", ""]


def _code(text: str) -> str:
    shown = "".join(char if char == " " or (char.isprintable() and char != "|") else _named(char) for char in text)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _named(char: str) -> str:
    return "\\|" if char == "|" else f"‹U+{ord(char):04X}›"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(reference())
