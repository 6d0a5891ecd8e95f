"""Values that are put aside are what they were; a few of them need no file; a full disk is told."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import tempfile

import pytest

from l10n import shelf
from l10n.errors import WorkspaceError
from l10n.model.anchor import Slug
from l10n.shelf import Shelf


@pytest.fixture
def few(monkeypatch):
    """A shelf that has two values at hand."""
    monkeypatch.setattr(shelf, "_AT_HAND", 2)
    return Shelf(tuple[str, ...])


def test_values_are_what_was_put(few):
    for number in range(20):
        few[f"a{number}"] = (str(number),) * number
    assert [few[f"a{number}"] for number in (0, 19, 7, 7)] == [(), ("19",) * 19, ("7",) * 7, ("7",) * 7]


def test_last_value_counts(few):
    for number in range(20):
        few["same"] = (str(number),)
        few[f"a{number}"] = ()
        few[f"b{number}"] = ()
        assert few["same"] == (str(number),)


def test_what_is_not_there(few):
    few["a"] = ("x",)
    assert "a" in few
    assert "b" not in few
    assert few.get("b") is None
    with pytest.raises(KeyError):
        few["b"]


def test_keys_of_any_kind_and_names_that_are_no_text(few):
    for number in range(5):
        few["\udcff.md", number] = (str(number),)
    assert few["\udcff.md", 0] == ("0",)


def test_values_that_were_put_aside_are_there_as_what_they_were():
    slugs: Shelf[str, tuple[Slug, ...]] = Shelf(tuple[Slug, ...])
    for number in range(300):
        slugs[str(number)] = (f"ä{number}", "")
    assert all(slugs[str(number)] == (f"ä{number}", "") for number in range(300))


def test_few_values_need_no_file(monkeypatch):
    monkeypatch.setattr(tempfile, "TemporaryFile", None)
    found: Shelf[str, str] = Shelf(str)
    found["a"] = "b"
    assert found["a"] == "b"


def test_full_disk_is_told(few, monkeypatch):
    class Full:
        def seek(self, *_):
            return 0

        def write(self, data):
            return len(data) - 1  # As a file does that is written to without a buffer.

        def close(self):
            pass

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full())
    with pytest.raises(WorkspaceError, match=r"No space left on device.*TMPDIR"):
        for number in range(5):
            few[str(number)] = ("x",)


def test_file_goes_with_the_shelf(monkeypatch):
    monkeypatch.setattr(shelf, "_AT_HAND", 1)
    one: Shelf[str, str] = Shelf(str)
    one["a"] = one["b"] = "c"
    file = one._file
    del one
    assert file.closed
