"""Scripts: their letters, the languages that need characters nobody sees, and letters that look alike."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

from l10n.checks.tables import each

RANGES: Mapping[str, str] = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Grek": "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c88\ua640-\ua69f",
    "Armn": "\u0531-\u0556\u0560-\u0588",
    "Cher": "\u13a0-\u13fd\uab70-\uabbf",
    "Hebr": "\u05d0-\u05f4\ufb1d-\ufb4f",
    "Arab": "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u0963\u0970-\u097f",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Laoo": "\u0e80-\u0eff",
    "Tibt": "\u0f40-\u0fbc",
    "Mymr": "\u1000-\u1049\u1050-\u109f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Ethi": "\u1200-\u135a",
    "Khmr": "\u1780-\u17d3",
    "Kana": "\u3041-\u309f\u30a1-\u30ff\uff66-\uff9f",
    "Hang": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Hani": "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af",
}
"""ISO 15924 code -> the inside of a character class: its letters. source: Unicode Scripts.txt, blocks joined."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "Jpan": ("Kana", "Hani"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
}
"""A language's script -> the scripts it is made of, where it is not one."""

CASELESS = frozenset(
    ("Arab", "Beng", "Deva", "Ethi", "Geor", "Gujr", "Guru", "Hans", "Hant", "Hebr", "Jpan", "Khmr", "Knda", "Kore")
) | frozenset(("Laoo", "Mlym", "Mymr", "Orya", "Sinh", "Taml", "Telu", "Thai", "Tibt"))
"""Scripts without upper and lower case, Georgian in its everyday form included."""

JOINERS: Mapping[str, str] = {
    **each("ar ckb fa ku ps sd ug ur", "\u200c\u200d"),
    **each("as bn gu hi kn ml mr ne or pa sa si ta te", "\u200c\u200d"),
    **each("bo dz km lo my th", "\u200b\u2060"),
    "mn-Mong": "\u180e\u200d",
    "ko": "\u115f\u1160",
}
"""Language -> invisible characters its spelling needs. source: Unicode 15.1, chapters 9, 12, 13, 16 and 18.1"""

DIRECTION_MARKS: Mapping[str, str] = each("ar ckb dv fa he ps sd ug ur yi", "\u200e\u200f\u061c")
"""Language written from right to left -> the marks that set the direction of what stands between them."""
