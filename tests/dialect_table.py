"""python tests/dialect_table.py > docs/dialects.md

The table of constructs, by dialect, with what each becomes in a catalog: made from the cases that test them.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import pathlib
import sys

from dialect_cases import Case, read_cases, shown

from l10n.dialects import DIALECTS
from l10n.pipeline.analyse import analyse

DOCUMENT = pathlib.Path(__file__).parents[1] / "docs" / "dialects.md"
_HEAD = """\
# Dialects

Made by `python tests/dialect_table.py`; the constructs come from the cases in `tests/fixtures/dialects/`, which test
every line of them.

## What is copied on purpose

| Not translated | Why |
|---|---|
| Code blocks with their info strings (`title="…"` too), scripts, styles, `<pre>`, drawings, comments | code |
| Inline code, formulas | code; inline code is shown to translators |
| Emoji and icon codes (`:material-check:`), keys (`++ctrl+c++`) | names of pictures and keys |
| Attribute lists (`{ .class style="…" }`) but for attributes that people read | layout |
| Shortcodes and template tags but for parameters that are prose by their name | code; `[protect] parameters`\
 adds others |
| Attributes of HTML and JSX but `alt`, `title`, `aria-label`, `placeholder` | most are data. `[protect] attributes`\
 replaces the list, `[protect] parameters` adds those of single components: `TabItem.label` |
| MDX: imports, exports, expressions but for strings under `label`, `description` and the like | code |
| MyST: directives whose content is no Markdown (`toctree`, `code-block`), with their options but captions; roles but\
 for a text before their target | code, names |
| MyST: terms above the indented descriptions of a glossary | `{term}` finds them by their text, from any article |
| Labels of inclusions and videos (`[!INCLUDE [label](…)]`) | no reader sees them |
| The text of `[label][^1]` where `[label]` is defined | to some parsers a link and a footnote, to others none |
| Header values but those of each dialect's keys of prose | data; `[headers] translate` adds others |
| What the author switched off (`l10n:off`), `no-loc` terms | asked for |
| Blocks nested deeper than `limits.nesting` | each such article has a warning, `nesting`, in `l10n build` and\
 `l10n check --source`: nest them less deeply, or raise the limit |

## Constructs

What the articles of each dialect may hold and what a translator sees of it: the kind of each unit, its msgid, and what
its placeholders stand for. A unit's msgctxt stands in brackets, a line break in a msgid is `⏎`; `→` is a tab, `␠` a
blank at the end of a line, `‹U+00A0›` a character by its number. What has no unit is copied as it is. "In" names the
dialects that read a construct in this way.

| Construct | In | Article | Units |
|---|---|---|---|
"""


def table() -> str:
    """Return the whole document."""
    cases = [case for dialect in _from_general_to_special() for case in read_cases(dialect)]
    rows: dict[tuple[str, str, str], str] = {}
    for case in cases:
        rows.setdefault((case.title, case.written, case.units), _row(case))
    return _HEAD + "".join(rows.values())


def _from_general_to_special() -> list[str]:
    return sorted(DIALECTS, key=lambda name: (name != "commonmark", name != "gfm", name))


def _row(case: Case) -> str:
    settings = [f"{key} = {json.dumps(value)}" for key, value in _flat(case.settings)]
    article = "<br>".join((*map(_code, settings), *map(_code, case.written.rstrip("\n").split("\n"))))
    units = "<br>".join(map(_code, case.units.rstrip("\n").split("\n")))
    return f"| {case.title} | {_where(case)} | {article} | {units} |\n"


def _where(case: Case) -> str:
    """Return the dialects in which the article of a case has the same units."""
    same = [name for name in DIALECTS if _units(case, name) == case.units]
    others = [name for name in DIALECTS if name not in same]
    if not others:
        return "all"
    return ", ".join(same) if len(same) <= len(others) else f"all but {', '.join(others)}"


def _units(case: Case, dialect: str) -> str:
    return shown(analyse("article.md", case.article, case._replace(dialect=dialect).config).units)


def _flat(settings: dict[str, object], path: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, value in settings.items():
        found += _flat(value, f"{path}{key}.") if isinstance(value, dict) else [(path + key, value)]
    return found


def _code(line: str) -> str:
    """Return a line as a code span that a table cell can hold."""
    if not line:
        return ""
    ticks = "`"
    while ticks in line:
        ticks += "`"
    padding = " " if line[0] in "` " or line[-1] in "` " else ""
    return f"{ticks}{padding}{line}{padding}{ticks}".replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(table())
