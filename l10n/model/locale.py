"""Language tags: one language, two spellings, BCP 47 for sites and gettext for catalogs.

Pure syntax; what a language is called and how it is written is `l10n.locales`, which asks Babel.
source: RFC 5646 section 2.1; GNU gettext manual, "Locale Names"
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import re
from typing import NewType

from l10n.errors import ConfigError

LocaleTag = NewType("LocaleTag", str)
"""A language in canonical BCP 47 spelling: "de", "pt-BR", "sr-Latn", "ca-valencia"."""

_TAG = re.compile(r"[a-z]{2,3}(?:[_@-][A-Za-z0-9]+)*")
_LONGEST = 35
"""RFC 5646 section 4.4.1."""
_DEVICES = frozenset({"aux", "con", "nul", "prn"})
"""Language codes that are also file names Windows refuses."""
_SCRIPT_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva"}
"""gettext writes these scripts as `@modifier`; the others keep their code (zh_Hans)."""
_MODIFIERS = {script: modifier for modifier, script in _SCRIPT_MODIFIERS.items()}

_SCRIPT = re.compile(r"[A-Za-z]{4}")
_REGION = re.compile(r"[A-Za-z]{2}|[0-9]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_VARIANT = re.compile(r"[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}")


def parse_locale(text: str) -> LocaleTag:
    """Return the canonical BCP 47 spelling of a language written in either spelling.

    source: RFC 5646 section 2.1.1 for the letter case; tags become folder names, so nothing else may pass

    >>> parse_locale("pt_BR"), parse_locale("sr_RS@latin"), parse_locale("zh-hans")
    ('pt-BR', 'sr-Latn-RS', 'zh-Hans')
    """
    if len(text) > _LONGEST or not _TAG.fullmatch(text):
        raise ConfigError(f"{text[:_LONGEST]!r} is no language tag", remedy=_remedy(text))
    language, *rest = re.split("[_@-]", text)
    if language in _DEVICES:
        raise ConfigError(
            f'"{language}" is a device name on Windows and cannot be a folder', remedy="name another language"
        )
    script, region, variants = "", "", []
    for subtag in rest:
        if subtag.lower() in _SCRIPT_MODIFIERS and not script:
            script = _SCRIPT_MODIFIERS[subtag.lower()]
        elif _SCRIPT.fullmatch(subtag) and not script:
            script = subtag.title()
        elif _REGION.fullmatch(subtag) and not region:
            region = subtag.upper()
        elif _VARIANT.fullmatch(subtag):
            variants.append(subtag.lower())
        else:
            raise ConfigError(
                f'"{subtag}" in "{text}" is neither script, region nor variant',
                remedy='write it like "pt-BR", "sr-Latn" or "ca-valencia"',
            )
    return LocaleTag("-".join(filter(None, (language, script, region, *variants))))


def contradict(one: LocaleTag, other: LocaleTag) -> bool:
    """Return whether no text is in both of two languages: another language, script or region, where both name one.

    >>> contradict(LocaleTag("pt-BR"), LocaleTag("pt-PT")), contradict(LocaleTag("de"), LocaleTag("de-AT"))
    (True, False)
    """
    ours, theirs = (tag.split("-") for tag in (one, other))
    if ours[0] != theirs[0]:
        return True
    for part in (_SCRIPT, _COUNTRY):
        found, wanted = ({name for name in names[1:] if part.fullmatch(name)} for names in (ours, theirs))
        if found and wanted and found != wanted:
            return True
    return False


@functools.lru_cache(maxsize=256)
def gettext_name(tag: LocaleTag) -> str:
    """Return the gettext spelling, which names the catalogs' folder and stands in their `Language` header.

    >>> gettext_name(LocaleTag("pt-BR")), gettext_name(LocaleTag("sr-Latn-RS")), gettext_name(LocaleTag("zh-Hans"))
    ('pt_BR', 'sr_RS@latin', 'zh_Hans')
    """
    language, *rest = tag.split("-")
    modifiers = [_MODIFIERS.get(part, part) for part in rest if part in _MODIFIERS or _VARIANT.fullmatch(part)]
    places = [part for part in rest if part not in _MODIFIERS and not _VARIANT.fullmatch(part)]
    return "_".join((language, *places)) + ("@" + "-".join(modifiers) if modifiers else "")


def _remedy(text: str) -> str:
    """Return what to write instead; the common slip is a capital language code."""
    lower = text[:_LONGEST].lower()
    return f'did you mean "{lower}"?' if text != lower and _TAG.fullmatch(lower) else 'write it like "de" or "pt-BR"'
