"""Articles as they are stored, and analysed."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.checks.files import problem_of
from l10n.config import Config
from l10n.errors import L10nError
from l10n.model.anchor import Anchor, Link
from l10n.model.diagnostic import Diagnostic
from l10n.model.skeleton import Skeleton
from l10n.textio import decode

_SKELETONS = msgspec.msgpack.Decoder(Skeleton)


class Landmarks(msgspec.Struct, frozen=True, kw_only=True):
    """What a `Skeleton` tells of an article to others: where links land, and where its own lead. It has more fields."""

    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...]
    diagnostics: tuple[Diagnostic, ...]


_LANDMARKS = msgspec.msgpack.Decoder(Landmarks)


class Source(msgspec.Struct, frozen=True):
    """An article as it is stored."""

    article: str
    """Path below the source root."""
    path: str
    """Path below the project's root."""
    stored: bytes
    skeleton: bytes = b""
    """The article analysed, where that is known already."""


class AnalyseBatch(msgspec.Struct, frozen=True):
    config: Config
    sources: tuple[Source, ...]


class Analysed(msgspec.Struct, frozen=True):
    """An article's skeleton, or why there is none."""

    skeleton: bytes = b""
    problem: Diagnostic | None = None


def run_analyse(data: bytes) -> bytes:
    """Return `list[Analysed]` for an `AnalyseBatch`, in order, both as MessagePack."""
    batch = msgspec.msgpack.decode(data, type=AnalyseBatch)
    return msgspec.msgpack.encode([_analyse(source, batch.config) for source in batch.sources])


def skeleton_of(source: Source, config: Config) -> Skeleton:
    """Return an article analysed.

    raises: TextError
    """
    known = parse_skeleton(source.skeleton) if source.skeleton else None
    if known:
        return known
    from l10n.pipeline.analyse import analyse  # the parser and all that reads articles, for those that are new

    return analyse(source.article, decode(source.stored, source.path), config)


def parse_skeleton(data: bytes) -> Skeleton | None:
    """Return a skeleton from MessagePack, None where it is something else: what a cache holds may be anybody's."""
    try:
        return _SKELETONS.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def parse_landmarks(data: bytes) -> Landmarks | None:
    """Return what a skeleton from MessagePack tells of its article to others, None where it is something else."""
    try:
        return _LANDMARKS.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _analyse(source: Source, config: Config) -> Analysed:
    try:
        return Analysed(msgspec.msgpack.encode(skeleton_of(source, config)))
    except L10nError as error:
        return Analysed(problem=problem_of(error, source.path))
