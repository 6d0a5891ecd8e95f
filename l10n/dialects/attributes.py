"""Attribute lists in braces, as several dialects write them: `{#id}`, `{ .class key="value" }`, `{: … }`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

_ITEM = r"""(?:[#.][\w:.-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'}]+))"""

BRACES = rf"\{{[ ]?{_ITEM}(?:[ ,]+{_ITEM})*[ ]?\}}"
"""Hugo, VitePress, Docusaurus."""
COLON_BRACES = rf"\{{:?[ ]*{_ITEM}(?:[ ]+{_ITEM})*[ ]*\}}"
"""Python-Markdown's attr_list and kramdown, with or without the colon."""
HEADING_ID = r"[ \t]*\{:?[ ]*(?:[^{}\n]*[ ])?#(?P<id>[\w:.-]+)[^{}\n]*\}[ \t]*"
"""An attribute list at the end of a heading that holds an id."""
