"""What can be set. Keys are the field names in kebab-case; every field but `locales` has its default here."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from l10n.model.locale import LocaleTag

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Count = Annotated[int, msgspec.Meta(ge=0)]
Limit = Annotated[int, msgspec.Meta(ge=1)]
Depth = Annotated[int, msgspec.Meta(ge=1, le=200)]
"""Past 200 levels the parsers, which recurse, come near to Python's own limit."""

Parameter = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^\S+\.[\w-]+$",
        description="the name of a shortcode or tag, a dot, and the name or number of its parameter",
        examples=["figure.caption"],
    ),
]

UrlSegment = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(?:[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)?$",
        description="one part of a path, of letters and digits, with - or _ between them and without /",
        examples=["en-us"],
    ),
]

Host = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[^\s/:@?#*]+$",
        description="the bare name of a host, without https://, port and path; its subdomains are meant, too",
        examples=["example.com"],
    ),
]

AnchorMode = Literal["localize", "pin", "both"]
Weight = Literal["off", "info", "warning", "error"]


class Table(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A table of the configuration file."""


class Anchors(Table, frozen=True, kw_only=True):
    """`[anchors]`: where links to headings lead in a translation."""

    slugger: str = ""
    """Name of the slug algorithm that the site uses; "" follows the dialect."""
    mode: AnchorMode = "localize"
    """localize: links follow the slug of the translated heading; pin: the source slug stays as an explicit anchor on
    the translated heading, links stay; both: localized links, and the source slug as an alias."""
    locales: Mapping[LocaleTag, AnchorMode] = msgspec.field(default_factory=dict)
    """Mode of single languages, where it differs."""
    repair: bool = True
    """Whether links that are dead in the source are repaired where that is safe."""

    def mode_in(self, locale: LocaleTag) -> AnchorMode:
        """Return the mode that holds for one language."""
        return self.locales.get(locale, self.mode)


class Protect(Table, frozen=True, kw_only=True):
    """`[protect]`: what translators see of code and links."""

    code: Literal["show", "hide"] = "show"
    """show: inline code stands in the msgid; hide: as `{code1}`."""
    links: Literal["hide", "show"] = "hide"
    """hide: link destinations as `{link1}`; show: as written."""
    attributes: tuple[str, ...] = ("alt", "title", "aria-label", "placeholder")
    """Attributes of raw HTML and JSX that people read: each is a unit."""
    parameters: tuple[Parameter, ...] = ()
    """Parameters of shortcodes, tags and components that people read: `figure.caption`, by position `button.0`."""
    shortcodes: tuple[str, ...] = ()
    """Shortcodes and template tags whose content, up to the closing one, is code: it is copied."""


class Ui(Table, frozen=True, kw_only=True):
    """`[ui]`: labels of the product's interface that articles quote."""

    detect: Literal["auto", "catalog", "off"] = "auto"
    """auto: found in the text; catalog: of those, only what `import`, `known` or `accept` has; off: bold text like any
    other."""
    marks: tuple[Literal["bold", "italic", "quotes"], ...] = ("bold",)
    """How articles mark the labels they quote."""
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    """A label that is less sure than this is none; the steps are in docs/ui-strings.md."""
    accept: tuple[str, ...] = ()
    """Labels wherever they are marked, with those that `<catalogs>/ui-labels.csv` accepts."""
    refuse: tuple[str, ...] = ()
    """Never labels, with those that `<catalogs>/ui-labels.csv` refuses."""
    known: tuple[str, ...] = ()
    """Labels that the product has, with those of its catalogs; for `detect = "catalog"`."""
    imports: tuple[str, ...] = msgspec.field(default=(), name="import")
    """The product's own catalogs, relative to the project: a PO or MO file that names its language in its header, or a
    path with `{lang}` for one file per language."""
    form: Mapping[LocaleTag, str] = msgspec.field(default_factory=dict)
    """Language -> how a label is written there inside its mark: a text with `{}` for the label."""


class Assets(Table, frozen=True, kw_only=True):
    """`[assets]`: files that are linked or shown and are not articles."""

    mode: Literal["copy", "repoint", "none"] = "copy"
    """copy: beside the output, hard-linked where possible; repoint: paths lead into the source tree; none: left."""


class Build(Table, frozen=True, kw_only=True):
    """`[build]`: what is written where a translation is missing, and how."""

    keep: Percent = 0
    """An article of which less than this many percent is translated counts as untranslated."""
    untranslated: Literal["source", "notice", "omit"] = "source"
    """source: such an article ships in the source language; notice: under a translated banner; omit: not at all."""
    style: Literal["preserve", "mdformat"] = "preserve"
    """preserve: the source's own bytes around the words; mdformat: formatted where that renders the same."""


class Urls(Table, frozen=True, kw_only=True):
    """`[urls]`: addresses that name a language, as `https://example.com/en-us/start` does."""

    segment: UrlSegment = ""
    """The part of a path that names the source language; "" leaves addresses alone."""
    segments: Mapping[LocaleTag, UrlSegment] = msgspec.field(default_factory=dict)
    """Language -> what stands there in it, where that is not its tag in the form of `segment`."""
    hosts: tuple[Host, ...] = ()
    """Hosts whose addresses are rewritten, their subdomains included; () for all."""


class Headers(Table, frozen=True, kw_only=True):
    """`[headers]`: the block of metadata at the top of an article."""

    translate: tuple[str, ...] = ()
    """Keys whose values are prose, in addition to the dialect's; a dot leads into nested tables."""
    locale: tuple[str, ...] = ()
    """Keys whose values name the article's language, as `Locale` or `ms.locale` do."""


class Update(Table, frozen=True, kw_only=True):
    """`[update]`: what becomes of a translation when its source changes."""

    edit_distance: Count = 3
    """An edit is small if at most this many characters change, case, punctuation and white space not counted."""
    small_edits: Literal["fuzzy", "keep"] = "fuzzy"
    """fuzzy: the translation is kept and has to be confirmed; keep: it ships."""
    similarity: Percent = 60
    """A changed unit is offered the best match of at least this many percent, as fuzzy."""


class Limits(Table, frozen=True, kw_only=True):
    """`[limits]`: sizes past which a file or a translation is refused, and what the cache may take.

    source: times measured on pathological input
    """

    article: Limit = 4 * 1024 * 1024
    """Bytes."""
    catalog: Limit = 16 * 1024 * 1024
    """Bytes."""
    entries: Limit = 50_000
    """Entries of a catalog."""
    line: Limit = 1024 * 1024
    """Characters of one line of a catalog, and of one string that it wraps."""
    nesting: Depth = 100
    """Levels of blocks in blocks; what is nested deeper is copied as it is."""
    target: Limit = 64 * 1024
    """Characters of a translation."""
    target_factor: Limit = 20
    """A translation may be this many times as long as its source …"""
    target_extra: Count = 2_000
    """… and this many characters."""
    cache: Limit = 1024 * 1024 * 1024
    """Bytes that the cache may take on disk after a command; what was not used for longest goes first."""


DEFAULT_LIMITS = Limits()


class Checks(Table, frozen=True, kw_only=True):
    """`[checks]`: the weight of single checks. Errors can be neither lowered nor switched off."""

    severity: Mapping[str, Weight] = msgspec.field(default_factory=dict)
    """Check -> weight in all languages."""
    locales: Mapping[LocaleTag, Mapping[str, Weight]] = msgspec.field(default_factory=dict)
    """Language -> check -> weight."""


class Config(Table, frozen=True, kw_only=True):
    """All settings of a project. Paths are relative to its root, normalised, with `/`."""

    source: str = "source"
    """Folder of the articles."""
    include: tuple[str, ...] = ("**/*.md", "**/*.mdx", "**/*.markdown")
    """What counts as an article: globs below `source`; `*` and `?` within a name, `**` for any number of folders."""
    exclude: tuple[str, ...] = ()
    """What does not, likewise; a pattern that names a folder excludes all below it."""
    catalogs: str = "locales"
    """Folder of catalogs and templates."""
    output: str = "output/{lang}/{path}{ext}"
    """Where an article is built. `{lang}`: BCP 47 tag; `{path}`: its path below `source` without extension; `{ext}`:
    the extension with its dot; `{dir}`: its folder, `source` included; `{stem}`: its name without extension. In the
    file, a bare folder is short for `folder/{lang}/{path}{ext}`."""
    source_locale: LocaleTag = LocaleTag("en")
    """The language of the articles, in canonical spelling."""
    locales: tuple[LocaleTag, ...]
    """The languages to translate into: at least one, each once, in canonical spelling."""
    dialect: str = "gfm"
    """Name of the Markdown flavour."""
    templates: bool = True
    """Whether `*.pot` files are written."""
    anchors: Anchors = Anchors()
    protect: Protect = Protect()
    ui: Ui = Ui()
    assets: Assets = Assets()
    build: Build = Build()
    urls: Urls = Urls()
    headers: Headers = Headers()
    update: Update = Update()
    limits: Limits = Limits()
    checks: Checks = Checks()
