"""What MDX adds to Markdown: JSX, expressions, imports and exports. No dialect of its own; Docusaurus builds on it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

_EXPRESSION = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
EXPRESSION = _EXPRESSION
"""Braces nested up to two deep, comments included."""
TAG = rf"</?(?:[A-Za-z][\w.:-]*(?:\s(?:[^<>{{}}\"']|\"[^\"]*\"|'[^']*'|{_EXPRESSION})*)?/?)?>"
"""A JSX tag; `<>` and `</>` are tags too."""
MODULE = r"(?m)^(?:import\s[^\n]*(?:['\"];?|;)|export\s+(?:const|let|var|default|function|class)\b[\s\S]*?)(?=\n[ \t]*\n|\Z)"
"""Imports and exports, up to the next blank line."""
