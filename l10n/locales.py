"""What CLDR knows about a language: names, script, direction, plural forms.

1. Babel is imported where it is used: loading it costs more than most commands that do not need it.
2. A language that Babel has a name for but no data (`tlh`), or a region it does not know (`en-XA`), is accepted with
   the data of the nearest parent; a language nobody knows is refused, because it is a slip (`jp` for `ja`).
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from l10n.errors import ConfigError
from l10n.model.locale import LocaleTag

if TYPE_CHECKING:
    import babel

_REGION = re.compile("[A-Za-z]{2}|[0-9]{3}")

Direction = Literal["ltr", "rtl"]
_NUMBERS = (10, 1, 2, 5)
"""One of each plural form that a unit may have."""
_NO_UNIT = re.compile(r"[\d\s.,\u200e\u200f]+")


class Locale(msgspec.Struct, frozen=True, kw_only=True):
    """A language tag with its CLDR data."""

    tag: LocaleTag
    name: str
    """In English: "Portuguese (Brazil)"."""
    native_name: str
    """In the language itself: "português (Brasil)"."""
    direction: Direction
    script: str
    """ISO 15924 code of the script it is written in: "Latn", "Jpan"; "" where CLDR has none."""
    plural_forms: str
    """Value of the PO header `Plural-Forms`, as gettext and its editors expect it."""


class Formats(msgspec.Struct, frozen=True, kw_only=True):
    """How a language writes numbers and dates."""

    tag: LocaleTag
    decimal: str
    group: str
    """What stands between groups of three digits: "," or "." or a no-break space."""
    date_order: str
    """Of day, month and year in a short date: "dMy", "Mdy", "yMd"."""
    months: tuple[str, ...]
    """January to December, as written within a date."""

    def date(self, year: int, month: int, day: int) -> str:
        """Return a date in figures; a year below 100 is of this century."""
        from babel.dates import format_date

        day_of = datetime.date(year + 2000 if year < 100 else year, month, day)
        return format_date(day_of, "short", locale=_nearest(self.tag) or "en")


@lru_cache(maxsize=64)
def formats_of(tag: LocaleTag) -> Formats:
    """Return how a language writes numbers and dates; as English does where nobody knows.

    >>> formats_of(LocaleTag("de")).decimal, formats_of(LocaleTag("de")).date_order
    (',', 'dMy')
    """
    from babel import Locale as BabelLocale

    known = _nearest(tag) or BabelLocale("en")
    symbols = known.number_symbols.get("latn") or known.number_symbols.get(known.default_numbering_system, {})
    pattern = known.date_formats["short"].pattern
    return Formats(
        tag=tag,
        decimal=str(symbols.get("decimal", ".")),
        group=str(symbols.get("group", ",")),
        date_order="".join(sorted("dMy", key=pattern.find)),
        months=tuple(str(known.months["format"]["wide"][number]) for number in range(1, 13)),
    )


@lru_cache(maxsize=64)
def small_names(source: LocaleTag, tag: LocaleTag) -> frozenset[str]:
    """Return the months, days and languages that have a capital in one language and a small letter in another.

    >>> found = small_names(LocaleTag("en"), LocaleTag("fr"))
    >>> "April" in found, "Mon" in found, "German" in found
    (True, True, True)
    >>> small_names(LocaleTag("en"), LocaleTag("de"))
    frozenset()
    """
    ours, theirs = (_names(found) if found else {} for found in map(_nearest, (source, tag)))
    return frozenset(
        name.rstrip(".") for key, name in ours.items() if name[:1].isupper() and theirs.get(key, "")[:1].islower()
    )


def _names(known: babel.Locale) -> dict[tuple[object, ...], str]:
    """Return what CLDR calls the months, days and languages."""
    found: dict[tuple[object, ...], str] = {("language", code): name for code, name in known.languages.items()}
    for width in ("wide", "abbreviated"):
        found |= {("month", width, number): name for number, name in known.months["format"][width].items()}
        found |= {("day", width, number): name for number, name in known.days["format"][width].items()}
    return found


@lru_cache(maxsize=64)
def units_of(tag: LocaleTag, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return how a language abbreviates units behind a number, the usual form first; as English where nobody knows.

    names:  of CLDR, such as "digital-megabyte"

    >>> units_of(LocaleTag("fr"), ("digital-megabyte",))
    {'digital-megabyte': ('Mo',)}
    """
    from babel.units import format_unit

    known = _nearest(tag) or "en"
    written = {name: [format_unit(number, name, "short", locale=known) for number in _NUMBERS] for name in names}
    return {name: tuple(dict.fromkeys(_NO_UNIT.sub("", text) for text in texts)) for name, texts in written.items()}


@lru_cache(maxsize=64)
def describe_locale(tag: LocaleTag) -> Locale:
    """Return the CLDR data of a language; a `ConfigError` names one that nobody knows.

    >>> describe_locale(LocaleTag("ja")).name
    'Japanese'
    """
    from babel import Locale as BabelLocale
    from babel.messages.plurals import get_plural

    english = BabelLocale("en")
    language = tag.partition("-")[0]
    known = _nearest(tag)
    if known is None and language not in english.languages:
        raise ConfigError(f'nobody knows a language "{language}"', remedy=_remedy(language))
    name = english.languages.get(language, language)
    return Locale(
        tag=tag,
        name=(known.get_display_name("en") if known else None) or name,
        native_name=(known.get_display_name() if known else None) or name,
        direction="rtl" if known and known.text_direction == "rtl" else "ltr",
        script=_script(tag, known),
        plural_forms=str(get_plural(known or english)),
    )


def tag_like(written: str, tag: LocaleTag) -> str:
    """Return a language's tag in the form in which another one is written: with a region or without, as to case and _.

    A region that the tag lacks is the likeliest; where a region says the script too, that is left out.

    >>> [tag_like("en-us", LocaleTag(tag)) for tag in ("de", "pt-BR", "zh-Hant", "sr-Latn")]
    ['de-de', 'pt-br', 'zh-tw', 'sr-latn-rs']
    >>> [tag_like(written, LocaleTag("pt-BR")) for written in ("en_US", "en-US", "en")]
    ['pt_BR', 'pt-BR', 'pt-BR']
    """
    rest = re.split("[-_]", written)[1:]
    made = _with_region(tag) if any(_REGION.fullmatch(part) for part in rest) else tag
    made = made.lower() if rest and written == written.lower() else made
    return made.replace("-", "_") if "_" in written else made


def _with_region(tag: str) -> str:
    """Return a tag with its region, without a script that goes without saying there; variants are left out."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    known = likely.get(f"{language}_{script}") if script else None
    region = next(filter(_REGION.fullmatch, rest), (known or likely.get(language, "")).rpartition("_")[2])
    if not region:
        return tag
    usual = likely.get(f"{language}_{region}") or likely.get(language, "")
    return "-".join(part for part in (language, "" if f"_{script}_" in usual else script, region) if part)


def _nearest(tag: LocaleTag) -> babel.Locale | None:
    """Return Babel's data for the tag, or else for the tag without its last parts."""
    from babel import Locale as BabelLocale
    from babel.core import UnknownLocaleError

    parts = tag.split("-")
    while parts:
        try:
            return BabelLocale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None


def _script(tag: LocaleTag, known: babel.Locale | None) -> str:
    from babel.core import get_global

    written = next((part for part in tag.split("-")[1:] if len(part) == 4 and part.istitle()), "")
    if written or known is None:
        return written
    likely = get_global("likely_subtags").get(known.language, "").split("_")
    return known.script or (likely[1] if len(likely) == 3 else "")


def _remedy(language: str) -> str:
    """Return the language of the country that was written for it (`jp`, `cz`, `kr`)."""
    from babel.core import get_global

    likely = get_global("likely_subtags").get(f"und_{language.upper()}", "").partition("_")[0]
    return f'did you mean "{likely}"?' if likely else "use an ISO 639 code"
