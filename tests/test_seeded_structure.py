"""A thousand faults in the structure of good translations: all are seen, and the source ships where they are errors."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from check_cases import unit_of
from merging import translated

from l10n.checks import Setting
from l10n.checks.run import inspection, run_checks
from l10n.config.settings import Checks
from l10n.model.locale import LocaleTag

ARTICLE = (
    "Go to https://portal.example.com, reset your [app passwords](mfa.md#delete) and run `az login`"
    " for **all** of the accounts at *login.example.com* within 30 days."
)
TARGETS = {
    "de": "Gehen Sie zu {link1}, setzen Sie Ihre [App-Kennwörter]({link2}) zurück und führen Sie `az login`"
    " innerhalb von 30 Tagen für **alle** Konten bei *login.example.com* aus.",
    "fr": "Accédez à {link1}, réinitialisez vos [mots de passe]({link2}) et exécutez `az login` pour **tous** les"
    " comptes de *login.example.com* sous 30 jours.",
    "es": "Vaya a {link1}, restablezca sus [contraseñas]({link2}) y ejecute `az login` para **todas** las cuentas"
    " de *login.example.com* en 30 días.",
    "ja": "{link1} に移動し、[アプリ パスワード]({link2}) をリセットして、30 日以内に *login.example.com* の **すべて**"
    " のアカウントで `az login` を実行します。",
    "ru": "Перейдите на {link1}, сбросьте [пароли]({link2}) и выполните `az login` для **всех** учетных записей"
    " *login.example.com* в течение 30 дней.",
}
EACH = 53
"""20 kinds: 1,060 faults."""


def swap(pattern, replacement):
    """Return what puts a replacement in place of one of the matches of a pattern, drawn at random."""

    def mutate(msgstr, chance):
        match = chance.choice(list(re.finditer(pattern, msgstr)))
        return msgstr[: match.start()] + match.expand(replacement) + msgstr[match.end() :]

    return mutate


def insert(*texts):
    """Return what puts one of the texts between two words."""

    def mutate(msgstr, chance):
        at = chance.choice([match.start() for match in re.finditer(r" (?=\w)", msgstr)])
        return f"{msgstr[:at]} {chance.choice(texts)}{msgstr[at:]}"

    return mutate


NAME = r"\{link[12]\}"
FAULTS = {
    "placeholder dropped": ({"placeholder", "link-form"}, swap(NAME, "")),
    "placeholder doubled": ({"placeholder"}, swap(NAME, r"\g<0> \g<0>")),
    "placeholder renamed": ({"placeholder", "placeholder-spelling"}, swap(r"\{link([12])\}", r"{lien\1}")),
    "placeholder in capitals": ({"placeholder", "placeholder-spelling"}, swap(r"\{link", "{Link")),
    "placeholder of another number": ({"placeholder"}, swap(r"\{link[12]\}", "{link7}")),
    "brace lost": ({"brace", "placeholder"}, swap(r"\{(link[12])\}", r"{\1")),
    "destination instead": ({"placeholder", "address", "markup"}, swap(r"\{link2\}", "https://evil.example")),
    "address instead": ({"placeholder", "address"}, swap(r"\{link1\}", "https://portal.evil.example")),
    "link undone": ({"markup", "link-form", "placeholder"}, swap(r"\]\(\{link2\}\)", "] ({link2})")),
    "link without text": ({"link-form", "markup"}, swap(r"\[[^\]]+\](?=\()", "[]")),
    "link added": ({"markup", "address"}, insert("[x](y.md)", "[x](https://evil.example)", "<https://evil.example>")),
    "image added": ({"markup"}, insert("![x](https://evil.example/p.png)", "![](p.png)")),
    "code lost": ({"markup"}, swap("`az login`", "az login")),
    "code changed": ({"markup"}, swap("`az login`", "`az logout`")),
    "tag added": ({"tag", "markup"}, insert("<b>x</b>", "<script>x</script>", "<br>", "<img src=x>", "<!-- x -->")),
    "bidirectional control": ({"bidi-control"}, insert("\u202ex", "\u2066x", "\u202dx\u202c", "x\u2067")),
    "lost in a conversion": ({"control-character"}, insert("x\ufffd")),
    "host changed": ({"host", "address"}, swap(r"login\.example\.com", "login.examp1e.com")),
    "bold lost": ({"emphasis"}, swap(r"\*\*", "")),
    "italics lost": ({"emphasis"}, swap(r"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)", r"\1")),
}
"""Fault -> (the checks one of which has to see it, what puts it in)."""
WARNINGS = {"bold lost", "italics lost"}


@pytest.mark.parametrize("locale", TARGETS)
def test_a_good_translation_ships(locale):
    shipped = translated(ARTICLE, TARGETS[locale])
    assert shipped.checks == []
    assert "{" not in shipped.text


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_structure_are_seen(name):
    checks, mutate = FAULTS[name]
    chance, seen = random.Random(name), Counter()
    for _ in range(EACH):
        shipped = translated(ARTICLE, mutate(TARGETS[chance.choice(list(TARGETS))], chance))
        weight = "W" if name in WARNINGS else "E"
        seen["told"] += any(f"{weight} {check}" in shipped.checks for check in checks)
        seen["source ships"] += shipped.text == ARTICLE
    assert seen == {"told": EACH, "source ships": 0 if name in WARNINGS else EACH}


def test_a_label_that_the_product_calls_otherwise_is_seen():
    labels = {"Save": "Speichern", "Save as": "Speichern unter", "Delete": "Löschen"}
    looked_for = inspection(Setting(locale=LocaleTag("de"), labels=labels), Checks())
    chance = random.Random(1)
    for _ in range(EACH):
        label = chance.choice(list(labels))
        wrong = chance.choice([text for text in ("Sichern", "Ablegen", *labels.values()) if text != labels[label]])
        unit = unit_of(f"The **{label}** button is on the left.")
        found = {one.check.code for one in run_checks(looked_for, unit, f"Die Schaltfläche **{wrong}** ist links.")}
        assert found == {"P04"}
        right = run_checks(looked_for, unit, f"Die Schaltfläche **{labels[label]}** ist links.")
        assert right == ()
