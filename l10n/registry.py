"""Name -> implementation, filled on first look-up by importing from the folder that owns the registry.

Adding an implementation is adding a file: there is no central list to edit, nothing is imported for its side
effects at start-up, and no cycle can arise.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from l10n.errors import UnknownNameError, suggestion

T = TypeVar("T")


class Registry(Generic[T]):
    """The implementations of one protocol, by kebab-case name.

    package:  dotted name of the folder whose modules register themselves
    noun:     what one implementation is called in messages, for example "dialect"
    """

    def __init__(self, package: str, noun: str) -> None:
        self._package = package
        self._noun = noun
        self._items: dict[str, T] = {}
        self._loaded = False

    def register(self, name: str) -> Callable[[T], T]:
        """Return a decorator that files its argument under `name`."""

        def add(item: T) -> T:
            self.add(name, item)
            return item

        return add

    def add(self, name: str, item: T) -> None:
        """File a value that is no function or class under `name`."""
        if name in self._items:
            raise ValueError(f"two {self._noun}s are called {name!r}")
        self._items[name] = item

    def __getitem__(self, name: str) -> T:
        if name not in self._items:
            self._look_for(name)
        try:
            return self._items[name]
        except KeyError:
            raise UnknownNameError(f'unknown {self._noun} "{name}"', remedy=suggestion(name, self)) from None

    def __contains__(self, name: object) -> bool:
        if name not in self._items:
            self._load()
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        """Yield the names in alphabetical order, whatever order the files were imported in."""
        self._load()
        return iter(sorted(self._items))

    def __len__(self) -> int:
        self._load()
        return len(self._items)

    def _look_for(self, name: str) -> None:
        """Import the file called like an implementation; where that does not have it, all of them."""
        module = f"{self._package}.{name.replace('-', '_')}"
        if name.isascii() and name.replace("-", "_").isidentifier() and importlib.util.find_spec(module):
            importlib.import_module(module)
        if name not in self._items:
            self._load()

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        import pkgutil

        package = importlib.import_module(self._package)
        for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
            importlib.import_module(f"{self._package}.{module}")
