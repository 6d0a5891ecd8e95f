"""Articles and translations, as people and accidents write them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from hypothesis import strategies as st

NAMES = (
    *("azure", "commonmark", "docfx", "docusaurus", "gfm", "hugo", "jekyll", "mdbook", "mdc", "mkdocs"),
    *("myst", "vitepress"),
)

NASTY = (
    *("# ", "#", "- ", "* ", "+ ", "1. ", "1) ", "> ", "| ", "```", "~~~", "    ", "\t", "---", "===", "***", ": "),
    *("[x]: y ", "[^1]: ", "[ ] ", "[!NOTE] ", "[AZURE.NOTE] ", "<!--", "<div>", "</p>", "<b>", "<a@b.c>"),
    *("<img src=x onerror=y>", "http://evil.example", "www.evil.example", "`", "**", "_", "~~", "![", "[", "](evil)"),
    *("]", "|", "\\", "&", "{{ x }}", "{% x %}", "{#x}", "{", "}", "<", "\n", "\n\n", "\n- ", "\r\n# ", "\u00a0"),
    *("\u3000# ", "\u200b", "\u202e", "\x00"),
)
"""What a translator, an editor or an attacker may put before or behind a text."""

SIGNS = "\n\n  \t\r#*_-+.1)>|`~[](){}<>!\\&:=/\"'$%^?;@,aaabé重。\u00a0\u2028\x00\ufeff"
"""What Markdown makes something of, more often than letters."""

PIECES = (
    *(
        "# ",
        "##",
        "- ",
        "1. ",
        "> ",
        "```",
        "    ",
        "\t",
        "***",
        "===",
        "---",
        "|",
        "| a | b |",
        "|---|---|",
        "a | b",
        "[x]: y ",
    ),
    *(
        "'t'",
        "[^1]",
        "[^1]: ",
        "[x]",
        "[x][]",
        "[x][y]",
        "[a](b)",
        "![a](b 'c')",
        "`",
        "``",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
    ),
    *(
        "<!--",
        "-->",
        "<![",
        "<?",
        '<img alt="x">',
        "<https://a.b>",
        "http://a.b",
        "a@b.c",
        "**",
        "_",
        "~~",
        "\\",
        "  \n",
    ),
    *(
        "\\\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "{{ x }}",
        "{% x %}",
        "{{< x >}}",
        "{x}",
        "{#id}",
        "{: .x }",
        ":::",
        "::: tip x",
        "!!! a",
    ),
    *(
        '=== "x"',
        "/// x",
        "::: x",
        ":   ",
        "$x$",
        "$$",
        ":x:",
        "[!NOTE]",
        "[AZURE.NOTE]",
        "[ ] ",
        "+++",
        "export const x",
        "&lt;",
    ),
    *("title: x\n", '<properties a="b"/>', "word ", "Café ", "重要。", "\u00a0", "\ufeff", "\0"),
)
_characters = st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=("Cs",)))
any_text = st.one_of(
    st.text(_characters, max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(["\n", "word "])), max_size=30).map("".join),
)

_WORDS = ("some", "words", "more", "text", "Café", "重要。")
_words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)
_FORMS = (
    *("{}", "{}", "{}", "*{}*", "**{}**", "_{}_", "`{}`", "``{} ` x``", "`{{{}}}`", "[{}](a.md)", '[{}](<b c> "t")'),
    *("[{}][ref]", "[ref]", "[`{}`](a.md#b)", "![{}](i.png)", "[![{}](i.png)](a.md)", "<b>{}</b>", "<kbd>{}</kbd>"),
    *('<span class="x">{}</span>', "{} <br>", "<https://a.example>", "https://a.example/x {}", "{}[^1]", "\\*{}"),
    *("click **{}**", "select **{}** > **Open.**"),
    *("&copy; {}", "{} &lt; 3", "a.example.com {}", "~~{}~~", "{} <!-- x -->", ":smile: {}", "2 * {}"),
)
_PART = re.compile(
    r"!?\[[^\[\]]*\]\(\{[a-z]+\d+\}\)|\{[a-z]+\d+\}|`[^`]+`|<[^<>]+>|\*+|\\.|&\w+;|\n|\{\{|\}\}|[^\s`<*\\&{}]+|\s"
)


@st.composite
def inline(draw):
    """Draw a piece of inline Markdown."""
    form = draw(st.sampled_from(_FORMS))
    return form.replace("{{", "{").replace("}}", "}").replace("{}", draw(_words))


_line = st.lists(inline(), min_size=1, max_size=4).map(" ".join)
_ends = st.sampled_from(["\n", "  \n", "\\\n"])
_text = st.tuples(st.lists(_line, min_size=1, max_size=3), _ends).map(lambda drawn: drawn[1].join(drawn[0]))
_cell = _line.map(lambda line: line.replace("|", "\\|"))
_code = st.sampled_from(["```python\ncode\n```", "    code", "***", "<!-- comment -->", "- \n- a"])
_images = st.sampled_from(["![alone](i.png)", "text\n![x](i.png)\ntext"])
_DEFINITIONS = "[ref]: r.md 'title'\n\n[^1]: Note.\n"


def _prefixed(first: str, other: str):
    return _text.map(lambda text: first + text.replace("\n", "\n" + other))


blocks = st.one_of(
    _text,
    _text,
    _prefixed("- ", "  "),
    _prefixed("- [ ] ", "  "),
    _prefixed("1. ", "   "),
    _prefixed("- a\n  - ", "    "),
    _prefixed("> ", "> "),
    _prefixed("> [!NOTE]\n> ", "> "),
    _prefixed("> - ", ">   "),
    st.tuples(st.sampled_from(["# ", "## ", "###### "]), _line).map("".join),
    st.tuples(_line, st.sampled_from(["\n===", "\n---"])).map("".join),
    st.tuples(_cell, _cell).map(lambda cells: f"| {cells[0]} | b |\n|---|:-:|\n| c | {cells[1]} |"),
    st.tuples(_cell, _cell).map(lambda cells: f"{cells[0]} | b\n--- | ---\n{cells[1]} | d"),
    _line.map(lambda line: f'<div title="x">\n<p>{line}</p>\n</div>'),
    _code,
    _images,
)
article = st.lists(blocks, min_size=1, max_size=5).map(lambda parts: "\n\n".join((*parts, _DEFINITIONS)))
"""A mixture of constructs, whose references and footnotes are defined."""


@st.composite
def msgstr(draw, msgid: str):
    """Draw a translation: a good one, one with its parts moved, lost or doubled, or anything."""
    kind = draw(st.sampled_from(["words", "nasty", "moved", "lost", "doubled", "any"]))
    if kind == "any":
        return draw(any_text)
    parts = _PART.findall(msgid)
    if kind == "words":
        return "".join(part.swapcase() if part.isalpha() else part for part in parts)
    if kind == "moved":
        return " ".join(draw(st.permutations(parts)))
    at = draw(st.integers(0, len(parts)))
    if kind == "nasty":
        return "".join((*parts[:at], draw(st.sampled_from(NASTY)), *parts[at:]))
    return "".join((*parts[: at - 1], *parts[at:]) if kind == "lost" else (*parts[:at], *parts[at - 1 :]))
