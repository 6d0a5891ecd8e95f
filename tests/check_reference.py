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
    "S": "Source articles (`l10n check --source`)",
}
_HEAD = """\
# Checks

Made by `python tests/check_reference.py` from the checks themselves; the tests fail where it is out of date.

`l10n build` runs the checks that keep an article whole (P, M, U, C01, C02, C09, T01). `l10n check` runs all of them.

- **error**: the text ships in the source language, and `l10n check` exits with 1. Errors can be neither waived nor
  switched off.
- **warning**: the text ships; `l10n check --strict` exits with 1.
- **info**: for the report only.

A translator waives a warning for one message with a comment in the catalog: `# l10n: ignore T06`, or
`# l10n: ignore final-punctuation, T12`. For a whole project or language there is the configuration:

    [checks.severity]
    repeated-word = "warning"       # off | info | warning | error; by name or by code

    [checks.locales.de]
    T18 = "off"

Names, commands, links, code and placeholders are no prose: the checks of text look past them. A term is required or
forbidden by `locales/<language>/glossary.csv` or `glossary.tbx`.
"""

_TAIL = """
## Files and links

What stands in the way of the checks above, and what is found beside them. None of these can be switched off.

- `unusable` (error, all commands): an article, a catalog or a glossary that cannot be read or written. Nothing of it is
  used, and its file stays as it is: not UTF-8, no PO file, in conflict, cut off, past a limit, in another language than
  its folder.
- `header` (warning, `check --source`): a header of an article that cannot be read; it is copied as it is.
- `nesting` (warning, `build` and `check --source`): blocks that are nested deeper than `[limits] nesting`; they are
  copied as they are.
- `index-marker` (warning, `check --source` and `fix`): an `l10n:index` marker without its partner.
- `slugger-unsuitable` (warning, `build` and `check`): the site's slugs leave nothing of a language's headings.
- `slug-gone` (warning, `slugs`): a slug that was there before and leads nowhere any more.
- `bundle-conflict`, `bundle-unknown` (error, `unbundle`): a translation that both sides changed; a text that no catalog
  has.
- `merge-conflict`, `merge-as-text` (`merge-driver`): a translation that both sides changed; a file that is no PO file
  and was merged line by line.

That the number of headings, list items, cells, images and links of an article stays the same is what M01 and M02 see
to, article by article.
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
