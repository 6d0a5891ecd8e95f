"""The configuration file that `l10n init` writes: every key with its default and what it does."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from collections.abc import Sequence

_DEFAULTS = """\
# include = ["**/*.md", "**/*.mdx", "**/*.markdown"]    # globs below source: * and ? within a name, ** for any folders
# exclude = []                          # the same; catalogs, outputs and hidden folders never count as articles
# catalogs = "locales"                  # catalogs and templates
# output = "output/{lang}/{path}{ext}"  # also "docs/{lang}/{path}{ext}" or "{dir}/{stem}.{lang}{ext}"
# source-locale = "en"
# templates = true                      # write *.pot; Weblate and msgmerge want them

# [anchors]
# slugger = ""              # slug algorithm of the site; "" follows the dialect
# mode = "localize"         # localize: links follow the translated heading; pin: the source slug stays as an explicit
                            # anchor; both: localized links, and the source slug as an alias for old deep links
# repair = true             # repair links that are dead in the source, where that is safe
# locales = {}              # mode of single languages: { ja = "pin" }

# [protect]
# code = "show"             # show: inline code stands in the msgid; hide: as {code1}
# links = "hide"            # hide: link destinations as {link1}; show: as written
# attributes = ["alt", "title", "aria-label", "placeholder"]    # of raw HTML and JSX, translated
# parameters = []           # of shortcodes, template tags and components, translated: "figure.caption", "button.0"
# shortcodes = []           # shortcodes and template tags whose content is code and is copied

# [ui]
# detect = "auto"           # labels of the product: auto (found in the text), catalog (of those, only known ones), off
# marks = ["bold"]          # how articles mark them: bold, italic, quotes
# confidence = 0.0          # what is less sure than this, from 0 to 1, is no label
# accept = []               # labels wherever they are marked; a longer list goes into ui-labels.csv beside the catalogs
# refuse = []               # never labels
# known = []                # what the product shows, beside the labels in its catalogs
# import = []               # the product's own catalogs: "app/de.po", "app/{lang}.json", "values-{lang}/strings.xml"
# form = {}                 # how a language writes them inside their marks: { ja = "「{}」" }

# [assets]
# mode = "copy"             # images and other files: copy (hard link where possible), repoint, none

# [build]
# keep = 0                  # an article translated below this percentage counts as untranslated
# untranslated = "source"   # what ships then: source, notice (source under a translated banner), omit
# style = "preserve"        # preserve: the source's bytes around the words; mdformat: formatted

# [urls]
# segment = ""              # part of addresses that names the source language ("en-us"); it becomes "de-de" and so on
# segments = {}             # what it becomes, where that is not the tag in the same form: { de = "de", ja = "jp" }
# hosts = []                # only on these hosts and their subdomains; empty: everywhere

# [headers]
# translate = []            # keys of article headers that are prose, beside the dialect's own
# locale = []               # keys that name the article's language ("ms.locale"): they get the translation's

# [update]
# edit-distance = 3         # characters that may change in a small edit
# small-edits = "fuzzy"     # fuzzy: the translation has to be confirmed; keep: it ships
# similarity = 60           # percentage from which an old translation is offered for a changed text, as fuzzy

# [checks]
# severity = {}             # weight of single checks: { final-punctuation = "off" }; errors cannot be lowered
# locales = {}              # the same for one language: { th = { final-punctuation = "off" } }

# [limits]
# article = 4194304         # bytes; past a limit a file is refused
# catalog = 16777216        # bytes
# entries = 50000           # of a catalog
# line = 1048576            # characters of one line of a catalog
# nesting = 100             # levels of blocks in blocks; what is deeper is copied as it is, with a warning
# target = 65536            # characters of a translation …
# target-factor = 20        # … which may be this many times its source …
# target-extra = 2000       # … and this many characters
# cache = 1073741824        # bytes that the cache may take on disk; what was not used for longest goes first
"""


_COMPONENTS = {
    "docusaurus": ("TabItem.label", "Badge.text", "Card.description", "LinkCard.description", "Frame.caption"),
    "vitepress": ("Badge.text",),
}
"""Attributes of components that sites of a dialect have, and that people read: a project says so, as `label` or `text`
may be a name for a machine on the next site."""

_KEYS = {"hugo": ("menuTitle",), "jekyll": ("excerpt",)}
"""Keys of headers that themes show, and that are data to others."""


def default_config_text(dialect: str, locales: Sequence[str], source: str) -> str:
    """Return a commented `l10n.toml`: three keys that a project has to choose, and all others with their defaults.

    Where sites of the dialect show more than we take for text unasked, this is set as well.

    source: a JSON string is a TOML basic string, and a JSON list of strings a TOML array
    """
    others = _DEFAULTS
    if found := _COMPONENTS.get(dialect):
        others = others.replace("# [protect]", "[protect]")
        others = others.replace("# parameters = []           #", f"parameters = {json.dumps(found)}    #")
    if found := _KEYS.get(dialect):
        others = others.replace("# [headers]", "[headers]")
        others = others.replace("# translate = []            #", f"translate = {json.dumps(found)}    #")
    return f"""\
# Configuration of l10n. Every key but `locales` has a default; unknown keys are errors.

# folder of the articles
source = {json.dumps(source, ensure_ascii=False)}
# languages to translate into, as BCP 47 ("pt-BR", "sr-Latn") or gettext ("pt_BR", "sr@latin") spells them
locales = {json.dumps(list(locales))}
# the Markdown flavour that the site reads
dialect = {json.dumps(dialect)}

{others}"""
