"""Addresses that name a language: `https://example.com/en-us/start` -> `https://example.com/de-de/start`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from l10n.merger.splice import Edit
from l10n.model.anchor import Link

_HOST = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]*)", re.IGNORECASE)


def locale_urls(links: Iterable[Link], segment: str, localized: str, hosts: Sequence[str]) -> tuple[Edit, ...]:
    """Return the edits that lead links to another language's pages.

    segment:    the part of a path that names the source language; case does not matter
    localized:  what takes its place, once in each address
    hosts:      whose addresses are meant, subdomains included; none for all. An address without a host, `/en-us/start`,
                is the site's own and always meant; a path that begins elsewhere never

    >>> link = Link(syntax="inline", destination="https://a.example/en-us/x?y=/en-us/", start=0, end=36, line=1)
    >>> locale_urls([link], "en-us", "de-de", ["example"])
    (Edit(start=18, end=23, pieces=('de-de',)),)
    """
    edits: dict[int, Edit] = {}
    for link in links:
        found = _segment(segment).match(link.destination) if link.syntax != "reference" else None
        if found and _is_meant(link.destination, hosts):
            start = link.start + found.start(1)
            edits[start] = Edit(start, start + len(segment), (localized,))
    return tuple(edits.values())


@lru_cache(maxsize=16)
def _segment(segment: str) -> re.Pattern[str]:
    host = r"(?:(?:https?:)?//[^/?#]*)?"
    return re.compile(rf"{host}/(?:[^?#|]*?/)??({re.escape(segment)})(?=[/?#]|$)", re.IGNORECASE)


def _is_meant(destination: str, hosts: Sequence[str]) -> bool:
    found = _HOST.match(destination)
    if not hosts or not found:
        return True
    host = found[1].lower()
    return any(host == name.lower() or host.endswith(f".{name.lower()}") for name in hosts)
