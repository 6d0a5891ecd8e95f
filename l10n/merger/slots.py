"""What a unit's placeholders stand for in its article: as inline Markdown to be read, and as pieces to be spliced."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from l10n.checks import Finding
from l10n.config.settings import Limits
from l10n.merger.characters import clean
from l10n.merger.places import IN_CELL, pipes_escaped
from l10n.merger.splice import Span
from l10n.merger.syntax import reads_expressions, template_marks
from l10n.merger.targets import MARKS, Target
from l10n.model.unit import Placeholder, Unit

_LINE_END = re.compile(r"[ \t]*\n[ \t>]*")
"""A line end within a construct, with the prefix of the line that follows."""
_MARKUP = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)|:(?=[\w+-]+:)")
_BRACES = re.compile(r"[{}]")
_REFERENCES = {"<": "&lt;", ">": "&gt;", "~": "&#126;", "&": "&amp;", "$": "&#36;", ":": "&#58;"}
"""Signs that not every Markdown takes a backslash from."""
_READ_ON = frozenset("([:")
"""Behind `[label]`, these would give the link another destination, or make the line a definition."""
_OPAQUE = ("code", "var", "math")

Shown = tuple[str, Span | None]
"""Inline Markdown, and the span of the article that it is copied from."""


class Slots:
    """The placeholders of one unit.

    text:    the article's normalised text
    labels:  source text of a UI label -> its translation
    """

    def __init__(self, unit: Unit, text: str, labels: Mapping[str, str], dialect: str) -> None:
        self._unit = unit
        self._text = text
        self._dialect = dialect
        used = [found.value for found in unit.placeholders if found.form == "label"] if labels else ()
        self._labels = {value: labels[value] for value in used if labels.get(value, "") not in ("", value)}

    @property
    def labels(self) -> Mapping[str, str]:
        """The labels of this unit that ship translated."""
        return self._labels

    def shown(self, placeholder: Placeholder, *, source: bool = False) -> str:
        """Return what a placeholder stands for, on one line.

        source:  in the article itself, where no label is translated
        """
        if label := "" if source or placeholder.form != "label" else self._labels.get(placeholder.value, ""):
            braces = bool(template_marks(self._dialect)) or reads_expressions(self._dialect)
            return escape_label(label, braces=braces)
        data = self._text[placeholder.start : placeholder.end]
        return _LINE_END.sub(" ", data) if "\n" in data else data

    def read(self, target: Target, *, source: bool = False) -> str:
        """Return a text as the inline phase of a parser sees it."""
        return "".join(text for text, _ in self._rendered(target, lambda found: self.shown(found, source=source)))

    def read_marks(self, target: Target, *, source: bool = False) -> str:
        """Return a text likewise, with a code span for whatever may hold marks that are no emphasis."""
        return "".join(text for text, _ in self._rendered(target, self.edges_in(source=source)))

    def names(self) -> Mapping[str, str]:
        """Return what placeholders stand for, on one line and labels folded, as `verify` meets it -> their names."""
        return {
            f"[{found.label.lower().upper()}]" if found.label else " ".join(self.shown(found).split()): found.name
            for found in self._unit.placeholders
        }

    def edges_in(self, *, source: bool) -> Callable[[Placeholder], str]:
        """Return what `read_marks` shows for a placeholder."""

        def show(placeholder: Placeholder) -> str:
            if placeholder.name.startswith(_OPAQUE):
                return f"`{placeholder.name}`"
            return self.shown(placeholder, source=source)

        return show

    def pieces(self, target: Target) -> tuple[str | Span, ...]:
        """Return what is to be spliced in.

        target:  with as many line ends as the unit has line breaks
        """
        form = pipes_escaped if self._unit.place in IN_CELL else str
        breaks = iter(self._unit.breaks)
        pieces: list[str | Span] = []
        for text, span in self._rendered(target, self.shown):
            if span:
                pieces.append(span)
                continue
            first, *lines = form(text).split("\n")
            pieces.append(first)
            for line in lines:
                pieces += (next(breaks), line)
        return tuple(piece for piece in pieces if piece)

    def label_findings(self, limits: Limits) -> Iterator[Finding]:
        """Yield why a label's translation cannot ship."""
        for value, label in self._labels.items():
            for finding in clean(label, value, limits)[1]:
                yield msgspec.structs.replace(finding, message=f'{finding.message}, in the label "{value}"')

    def _rendered(self, target: Target, show: Callable[[Placeholder], str]) -> Iterator[Shown]:
        texts = MARKS.split(target.text)
        before = ""
        for text, placeholder, after in zip(texts, target.placeholders, texts[1:], strict=False):
            yield text, None
            before += text
            if placeholder.form in ("shortcut", "collapsed") and not label_kept(placeholder, before, after):
                shown: Shown = f"][{placeholder.label}]", None
            else:
                shown = show(placeholder), self._span(placeholder)
            before += shown[0]
            yield shown
        yield texts[-1], None

    def _span(self, placeholder: Placeholder) -> Span | None:
        """Return what a placeholder is copied from, None for a label that ships translated."""
        translated = placeholder.form == "label" and placeholder.value in self._labels
        return None if translated else (placeholder.start, placeholder.end)


def escape_label(text: str, *, braces: bool = False) -> str:
    r"""Return a UI label as plain text in Markdown.

    braces:  whether the site may take braces for template syntax

    >>> escape_label("a_b *c* <d>")
    'a\\_b \\*c\\* &lt;d&gt;'
    """
    text = _MARKUP.sub(lambda match: _REFERENCES.get(match[0], "\\" + match[0]), " ".join(text.split()))
    return _BRACES.sub(r"\\\g<0>", text) if braces else text


def label_kept(placeholder: Placeholder, before: str, after: str) -> bool:
    """Return whether the text of a reference link is still the label that leads to its definition, and nothing more."""
    return before.endswith("[" + placeholder.label) and after[:1] not in _READ_ON
