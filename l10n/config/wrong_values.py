"""What msgspec says about a value of the wrong kind, in the words of somebody who writes TOML."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from l10n.config.places import ConfigFile, Keys
from l10n.config.settings import Config
from l10n.errors import ConfigError, suggestion

_KINDS = {
    "array": "a list",
    "object": "a table",
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}
"""What msgspec calls a type -> what a writer of TOML calls it."""
_STEP = re.compile(r"\.([\w-]+)|(\[\.\.\.\])|\[(\d+)\]")
"""Of msgspec's path to a value: a key that is known, any key of a table, a place in a list."""


def explained(file: ConfigFile, table: Mapping[str, Any], message: str) -> ConfigError:
    """Return an error about the value that msgspec refuses.

    table:    what the file holds
    message:  msgspec's
    """
    if missing := re.search(r"missing required field `(.+?)`", message):
        return file.error((), f"{missing[1]} is missing", f'write for example {missing[1]} = ["de", "fr"]')
    reason, _, place = message.partition(" - at `$")
    keys, kind, value = _found(table, place)
    if word := re.fullmatch("Invalid enum value '(.*)'", reason, re.DOTALL):
        return file.error(keys, f'"{word[1]}" is not one of its values', suggestion(word[1], get_args(kind)))
    if "matching regex" in reason:
        about = next(found for found in kind.__metadata__ if isinstance(found, msgspec.Meta))
        remedy = f'write for example "{(about.examples or [""])[0]}"'
        return file.error(keys, f'"{value}" is not {about.description}', remedy)
    reason = re.sub(r"`(\w+)`", lambda found: _KINDS.get(found[1], found[1]), reason)
    return file.error(keys, reason[:1].lower() + reason[1:], _remedy(keys, kind))


def _found(table: Mapping[str, Any], place: str) -> tuple[Keys, Any, Any]:
    """Return the keys that lead to a value that does not fit, what would, and the value."""
    keys: list[str] = []
    kind: Any = Config
    value: Any = table
    for name, _, index in _STEP.findall(place):
        if name:
            kind = next(field.type for field in msgspec.structs.fields(kind) if field.encode_name == name)
            value = value[name]
            keys.append(name)
        elif index:
            kind, value = get_args(kind)[0], value[int(index)]
        else:  # msgspec does not tell the keys of a table that may have any.
            kind = get_args(kind)[1]
            key, value = next((key, each) for key, each in value.items() if not _fits(each, kind))
            keys.append(key)
    return tuple(keys), kind, value


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _remedy(keys: Keys, kind: Any) -> str:
    """Return what to write instead of a value of the wrong kind.

    kind:  of what would fit, which is the key's own or that of one of its values
    """
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    if get_origin(bare) is Mapping or (isinstance(bare, type) and issubclass(bare, msgspec.Struct)):
        return f"write it as a table: [{'.'.join(keys)}]"
    if get_origin(bare) is Literal:
        return f"write one of {', '.join(map(_written, get_args(bare)))}"
    return _example(keys, _default(keys))


def _example(keys: Keys, value: object) -> str:
    return f"write for example {keys[-1]} = {_written(value)}"


def _written(value: object) -> str:
    """Return a value as TOML, which writes text, numbers and lists as JSON does."""
    import json  # few configurations have a slip in them

    return json.dumps(value, ensure_ascii=False)


def _default(keys: Keys) -> object:
    """Return what a key is if nobody sets it; where that is nothing, what it might be."""
    kind: Any = Config
    found: object = msgspec.NODEFAULT
    for key in keys:
        if get_origin(kind) is Mapping:
            return "…"
        field = next(field for field in msgspec.structs.fields(kind) if field.encode_name == key)
        kind, found = field.type, field.default
    if get_origin(kind) is tuple and not found:
        return ["…"]
    return ["de", "fr"] if found is msgspec.NODEFAULT else found
