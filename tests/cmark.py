"""What cmark-gfm makes of Markdown: an independent look at an article's structure."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
_WORDED = frozenset({"alt", "title", "aria-label", "placeholder", "label", "caption", "data-label"})


def elements(markdown, *, gfm=True):
    """Return the elements of the rendered article in order, without the attributes that people read."""
    render = cmarkgfm.github_flavored_markdown_to_html if gfm else cmarkgfm.markdown_to_html
    reader = _Reader()
    reader.feed(render(markdown, options=_OPTIONS))
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, *((key, value) for key, value in attrs if key not in _WORDED)))

    def handle_endtag(self, tag):
        self.found.append(f"/{tag}")
