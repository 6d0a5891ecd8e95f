"""A translation of one msgid, its protected tokens exchanged for those of another.

1. `swap_tokens` is for msgids of one normal form: tokens correspond by position. It says whether the result is sure.
2. `adapt_tokens` is for msgids that are merely alike: tokens correspond by what they stand for, then by order. Its
   result is a suggestion, so it need not be sure; a placeholder without a counterpart gets a number not in use.
3. The words of a translation are never touched, but for a UI label that becomes hidden or visible.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from l10n.catalog.normal_form import Label, NormalForm
from l10n.catalog.tokens import BOLD, LABEL, Piece, doubled, split_tokens, unbraced


class Swapped(msgspec.Struct, frozen=True):
    """A translation with other tokens."""

    target: str
    sure: bool
    """Whether every token that changed was found as often as expected and could go to one place only."""
    labels: tuple[tuple[str, str], ...] = ()
    """(UI label, its translation) of labels that became hidden: their wording is in `target` no more."""


def swap_tokens(target: str, old: NormalForm, new: NormalForm, labels: Mapping[str, str]) -> Swapped:
    """Return `target`, a translation of `old`, with the tokens of `new`, whose text is the same.

    labels:  UI label -> its translation in this language, as far as known
    """
    pairs = list(zip(old.tokens, new.tokens, strict=True))
    hidden = {label.start: label for label in new.labels}
    known = True
    for label in old.labels:
        if label.start in hidden:
            pairs.append((_token(label), _token(hidden.pop(label.start))))
        else:
            known = known and label.text in labels
            pairs.append((_token(label), Piece(labels.get(label.text, label.text))))
    text, sure = _exchange(target, old, new, pairs)
    return _hide(text, sure and known, old.text, list(hidden.values()), labels)


def adapt_tokens(target: str, old: NormalForm, new: NormalForm, *, in_order: bool) -> str:
    """Return `target`, a translation of `old`, with as many tokens of `new` as correspond to old ones.

    in_order:  whether the msgids are so much alike that code and tags, too, may correspond by order only
    """
    before = [*old.tokens, *map(_token, old.labels)]
    after = [*new.tokens, *map(_token, new.labels)]
    pairs = _correspondence(before, after, in_order)
    matched = {_key(piece) for piece, _ in pairs}
    names = {piece.name for piece in (*before, *after)}
    for piece in before:
        if piece.name and _key(piece) not in matched and piece.name in {other.name for other in after}:
            name = next(name for n in itertools.count(1) if (name := f"{piece.kind}{n}") not in names)
            names.add(name)
            pairs.append((piece, Piece(f"{{{name}}}", piece.kind, name)))
    return _exchange(target, old, new, pairs)[0]


def _token(label: Label) -> Piece:
    return Piece(label.token, LABEL, label.token[1:-1], (label.text,))


def _key(piece: Piece) -> str:
    """Return what makes two occurrences of a token one: a placeholder's name, or the token as written."""
    return piece.name or piece.text


def _correspondence(before: Sequence[Piece], after: Sequence[Piece], in_order: bool) -> list[tuple[Piece, Piece]]:
    """Return which old token became which new one: those of one value, then those that are left over of a kind."""
    free = list(after)
    pairs: list[tuple[Piece, Piece]] = []
    left: list[Piece] = []
    for piece in before:
        same = next((other for other in free if set(piece.values) & set(other.values)), None)
        if same is None:
            left.append(piece)
        else:
            free.remove(same)
            pairs.append((piece, same))
    for kind in dict.fromkeys(piece.kind for piece in left if piece.name or in_order):
        old, new = ([piece for piece in pieces if piece.kind == kind] for pieces in (left, free))
        if len(old) == len(new):
            pairs += zip(old, new, strict=True)
    return pairs


def _exchange(target: str, old: NormalForm, new: NormalForm, pairs: Sequence[tuple[Piece, Piece]]) -> tuple[str, bool]:
    """Return `target` with the first token of each pair replaced by the second, and whether that was unambiguous."""
    replacements: dict[str, list[Piece]] = {}
    for before, after in pairs:
        replacements.setdefault(_key(before), []).append(after)
    pieces = split_tokens(target, {}, braced=old.braced)
    counts = Counter(_key(piece) for piece in pieces if piece.kind)
    sure = all(_is_sure(key, afters, counts[key]) for key, afters in replacements.items())
    parts: list[str] = []
    for piece in pieces:
        afters = replacements.get(_key(piece), []) if piece.kind else []
        if afters:
            parts.append(_written(piece, afters.pop(0) if len(afters) > 1 else afters[0]))
        else:
            parts.append(piece.text if piece.name else _rebraced(piece.text, old.braced, new.braced))
    return "".join(parts), sure


def _is_sure(key: str, afters: Sequence[Piece], count: int) -> bool:
    keys = {_key(after) for after in afters}
    return keys == {key} or (len(keys) == 1 and count == len(afters))


def _written(piece: Piece, after: Piece) -> str:
    """Return `after` in the place of `piece`, which may be `{link1}` or `]({link1})` whatever the msgid had."""
    if piece.name and after.name:
        return piece.text.replace(f"{{{piece.name}}}", f"{{{after.name}}}")
    return after.text


def _rebraced(text: str, old: bool, new: bool) -> str:
    if old == new:
        return text
    return doubled(text) if new else unbraced(text)


_END = re.compile(r"[\s.:,;!?\u2026\u3002\uff0c\uff1a\uff1b\uff01\uff1f]*\Z")


def _hide(target: str, sure: bool, source: str, hidden: Sequence[Label], labels: Mapping[str, str]) -> Swapped:
    """Return `target` with the bold texts that translate the labels `hidden` replaced by their placeholders.

    source:  text of the old normal form, in which the labels are visible
    """
    ordinals = {span.start("text"): ordinal for ordinal, span in enumerate(BOLD.finditer(source))}
    spans = list(BOLD.finditer(target))
    edits: dict[int, tuple[int, str]] = {}
    harvest: list[tuple[str, str]] = []
    for label in hidden:
        known = [span for span in spans if _label_in(span) == labels.get(label.text)]
        if len(known) != 1:
            sure = sure and len(spans) == 1
            ordinal = ordinals.get(label.start, len(spans)) if len(ordinals) == len(spans) else len(spans)
            known = spans[ordinal : ordinal + 1]
        if not known or known[0].start("text") in edits:
            return Swapped(target, sure=False)
        start, wording = known[0].start("text"), _label_in(known[0])
        edits[start] = (start + len(wording), label.token)
        harvest.append((label.text, wording))
    for start in sorted(edits, reverse=True):
        end, token = edits[start]
        target = target[:start] + token + target[end:]
    return Swapped(target, sure, tuple(harvest))


def _label_in(span: re.Match[str]) -> str:
    return _END.sub("", span["text"])
