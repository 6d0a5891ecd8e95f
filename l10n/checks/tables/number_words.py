"""English words for numbers and months: a translation may well write the digits."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_OTHERS = {
    "once": "1", "single": "1", "twice": "2", "both": "2", "double": "2", "dual": "2", "pair": "2", "triple": "3",
    "fifteen": "15", "hundred": "100", "thousand": "1000", "million": "1000000",
    "dozen": "12", "half": "2", "quarter": "4", "an": "1", "a": "1", "another": "1", "other": "1",
    "each": "1", "per": "1", "noon": "12", "decimal": "10", "hexadecimal": "16", "octal": "8", "binary": "2",
}  # fmt: skip
_SEVERAL = {"couple": ("2", "3"), "midnight": ("0", "12", "24")}
_TEN_NAMES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS: Mapping[str, int] = {name: tens * 10 for tens, name in enumerate(_TEN_NAMES, 2)}
"""Word -> the number that a following one is added to: twenty-four."""

SPELLED: Mapping[str, tuple[str, ...]] = {
    **{word: (str(value),) for value, word in enumerate(_NUMBERS)},
    **{word: (str(value),) for value, word in enumerate(_ORDINALS) if word},
    **{word: (value,) for word, value in _OTHERS.items()},
    **_SEVERAL,
    **{word: (str(value),) for word, value in TENS.items()},
}
"""Word -> what it may be in digits."""

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTHS: Mapping[str, tuple[str, ...]] = {
    **{name: (str(number),) for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: (str(number),) for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": ("9",),
}
"""Month or its first letters -> its number: 4月 for April."""
