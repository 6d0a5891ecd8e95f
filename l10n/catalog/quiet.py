"""What is no reason to write a catalog.

The values in its notes (`#. {link1} = …`) tell what placeholders stand for. When an address changes, there is nothing
to do for a translator and every catalog of the article would change in every language; the template has the new value,
and the catalog gets it with its next change. What a reader sees as words of the sentence, code and labels, is another
matter: who translates has to know them.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from msgspec import structs

from l10n.catalog.guard import same_messages
from l10n.model.catalog import Catalog, Message

_VALUE = re.compile(r"\{((?!code|ui)[a-z]+)[0-9]+\} = ")


def nothing_to_tell(old: Catalog, new: Catalog) -> bool:
    """Return whether a catalog says the same to a translator as before, so that its file can stay as it is.

    law:  true where `same_messages` is
    """
    return same_messages(old, new) or same_messages(_without_values(old), _without_values(new))


def _without_values(catalog: Catalog) -> Catalog:
    return structs.replace(catalog, messages=tuple(map(_without_values_of, catalog.messages)))


def _without_values_of(message: Message) -> Message:
    """Return a message without the values in its notes; each placeholder still stands there, once.

    >>> _without_values_of(Message(msgid="", extracted=("Paragraph", "{link1} = a.md", "{ui1} = Save"))).extracted
    ('Paragraph', '{link1} = ', '{ui1} = Save')
    """
    names = (match.group() if (match := _VALUE.match(line)) else line for line in message.extracted)
    return structs.replace(message, extracted=tuple(dict.fromkeys(names)))
