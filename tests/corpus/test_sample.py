"""The sample in alphabets that nobody translated it into: all links live but the one that is dead and told."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import shutil

import pytest
from alphabets import ALPHABETS, translate
from reader import alive
from test_links import MODES, configure, lost, pages, run

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "source"
SETTINGS = "articles/multi-factor-authentication-end-user-manage-settings.md"
USERS = "articles/multi-factor-authentication-manage-users-and-devices.md"
GONE = "multi-factor-authentication-manage-users-and-devices.md#restore-mfa-on-all-suspended-devices-for-a-user"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("alphabet", ["arabic", "cyrillic", "accents"])
def test_every_link_of_the_sample_lives(alphabet, mode, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SOURCE, tmp_path / "source")
    configure("azure", "github", mode)
    assert run("extract") == 0
    translate(tmp_path / "locales" / "fr", ALPHABETS[alphabet])
    assert run("build") == 0
    source, built = (pages(tmp_path / folder, "azure", "github") for folder in ("source", "output/fr"))
    assert lost(source, built, alive(source, "azure"), "azure") == []
    assert dead(source) == [
        (SETTINGS, "#i-have-lost-my-phone-or-it-was-stolen?"),
        (SETTINGS, GONE),
        (USERS, "#restore-mfa-on-all-suspended-devices-for-a-user"),
    ]
    assert dead(built) == [(SETTINGS, GONE)]


def dead(site):
    """Return the links with a fragment to articles of the tree that do not land."""
    lands = {(page, link) for page, link, _, _ in alive(site, "azure")}
    return [
        (page, href)
        for page, found in site.items()
        for link, href in enumerate(found.links)
        if "#" in href and "://" not in href and (page, link) not in lands
    ]
