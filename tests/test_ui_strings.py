"""Which bold text is a UI label, where exactly it stands, and that it always stands in bold that renders."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from l10n.protectors.ui_rules import DETECTED, LabelRules
from l10n.protectors.ui_strings import Label, labels

MASK = "\ufffc"


def found(text: str, *, ordered_step: bool = False, rules: LabelRules = DETECTED) -> list[tuple[str, str]]:
    return [(label.text, label.reason) for label in labels(text, ordered_step=ordered_step, rules=rules)]


def test_span_is_inside_the_marks() -> None:
    actual = labels("Click **Save**.", ordered_step=False)
    assert actual == (Label(8, 12, "Save", "verb"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To add one, click **Add**.", "Add"),
        ("Click the blue **Sign in**.", "Sign in"),
        ("Click __Add__.", "Add"),
        ("Select your new **Region**:", "Region"),
        ("Click on **column names**.", "column names"),
        ("By clicking **Run**, you agree.", "Run"),
        ("Right-click **Volumes** to see it.", "Volumes"),
        ("Press **Enter** twice.", "Enter"),
        ("Go to **Settings** and wait.", "Settings"),
        ("Scroll down to **Users**, and wait.", "Users"),
        ("Enter it in **Display name**.", "Display name"),
        ("Enter a **Name** and wait.", "Name"),
        ("Copy the **Client ID**, then wait.", "Client ID"),
        ("Set **Web sockets** to on.", "Web sockets"),
        ("Set this to *x*, then open **Control Panel**.", "Control Panel"),
        ("Click the [portal" + MASK * 9 + " and select **Users**.", "Users"),
    ],
)
def test_bold_after_an_action(text: str, expected: str) -> None:
    assert found(text) == [(expected, "verb")]


LONG = "How would you like users to sign on to your app"


@pytest.mark.parametrize(
    "text",
    [
        "In the results pane, select **Contoso**, and wait.",
        "From the search results, choose the **Contoso**.",
        "In the Users list, select **Britta Simon**.",
        "In the applications list, click **Contoso**.",
        "For example, select **datagateway01**.",
        "Press **F5** to run it.",
        "Press **SHIFT + ENTER**.",
        "Press the **Ctrl-Enter** keys.",
        "On **Windows** - you can open this.",
        "In **Windows Server 2012**:",
        "Look for the section titled **Domain services**.",
    ],
)
@pytest.mark.parametrize("ordered_step", [False, True])
def test_what_is_the_readers_or_on_a_keyboard_is_no_label(text: str, ordered_step: bool) -> None:
    assert found(text, ordered_step=ordered_step) == []


def test_what_was_found_is_no_label_but_what_is_done_with_it_is() -> None:
    actual = found("In the results pane, select **Contoso**, and then click **Complete**.", ordered_step=True)
    assert actual == [("Complete", "verb")]


def test_accepted_wins_over_what_the_sentence_says() -> None:
    rules = LabelRules(accepted=frozenset(["Contoso"]))
    assert found("In the results pane, select **Contoso**.", rules=rules) == [("Contoso", "accepted")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the **Tools** menu, look around.", "Tools"),
        ("The **Tags** column shows it.", "Tags"),
        ("In the **Filter...** field you see it.", "Filter..."),
        ("In the **Display name** text box you see it.", "Display name"),
        ("In the **Add rule** fly-out pane you see it.", "Add rule"),
        ("The **What's new?** page appears.", "What's new"),
        ("**Overview** tab of the job", "Overview"),
        ("Make sure that **Allow updates** is selected.", "Allow updates"),
        ("On the **How would you like users to sign on to your app** page you see it.", LONG),
        ("b. As **Sync mode**, select it.", "Sync mode"),
        ("Write down the value of **Issuer URL**, and wait.", "Issuer URL"),
        ("Wait until the job status changes to **Running**.", "Running"),
        ("When the publishing status is **Completed**, open a browser.", "Completed"),
        ("The job is listed with a status of **Not Started**.", "Not Started"),
        ("You will see a tile titled **Deploying template**.", "Deploying template"),
        (f"In the window that is called **{LONG}**, look around.", LONG),
        ("Notice the link that says **Open in Studio**.", "Open in Studio"),
    ],
)
def test_bold_before_a_control(text: str, expected: str) -> None:
    assert found(text) == [(expected, "noun")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use **File** > **New** > **Project...**.", ["File", "New", "Project..."]),
        ("Use **File**->**New**.", ["File", "New"]),
        ("Use **File** → **New**.", ["File", "New"]),
        ("Use **File** › **New**.", ["File", "New"]),
        ("Use **File** &gt; **New**.", ["File", "New"]),
        ("Use **File** \\> **New**.", ["File", "New"]),
        ("Use **File > New > Project**", ["File", "New", "Project"]),
        ("**Settings -> Keys**", ["Settings", "Keys"]),
        ("Use **File >** > **New**.", ["File", "New"]),
        ("Use **Browse** > _your group_ > **Keys**.", ["Browse", "Keys"]),
        ("Use **Browse** > Storage.", ["Browse"]),
    ],
)
def test_menu_chain(text: str, expected: list[str]) -> None:
    assert found(text) == [(label, "chain") for label in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Click **Yes** or **No**.", [("Yes", "verb"), ("No", "list")]),
        ("Choose **A1**, **B2**, and then **C3**.", [("A1", "verb"), ("B2", "list"), ("C3", "list")]),
        ("The **Name** and **Owner** boxes are empty.", [("Name", "list"), ("Owner", "noun")]),
        ("Click **Yes** and see **No**.", [("Yes", "verb")]),
        ("Click **Go**, then wait for **HOST**, **PORT**.", [("Go", "verb"), ("HOST", "place"), ("PORT", "list")]),
        ("The status of **Power Supply in PCM 0** is red.", []),
        ("Enter the **Hub Name** and the **DefaultListenSignature**.", [("Hub Name", "verb")]),
        ("Click **Save** and **run.sh**.", [("Save", "verb")]),
        ("**Red**, **green**, and **blue** are colours.", []),
    ],
)
def test_list_beside_a_label(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In **Solution Explorer**, look around.", [("Solution Explorer", "place")]),
        ("Under the **Essentials**, look around.", [("Essentials", "place")]),
        ("The server shows **Running** after a while.", [("Running", "step")]),
        ("Make a note of the **Device ID**.", [("Device ID", "step")]),
        ("**Settings** shows the rest.", []),
        ("**Configure the server**", []),
        ("a. **Configure the server**:", []),
        ("Name it **Contoso** for now.", [("Contoso", "step")]),
        ("Create a group named **Contoso**.", []),
        ("Type **Contoso**.", []),
        ("Add the **Newtonsoft** package.", []),
        ("Search for **Contoso**.", []),
        ("Look at the **localhost**.", []),
        ("Look at **TestVNet**, then wait.", []),
        ("Wait. **To see more**, wait longer.", []),
        ("In the **Azure portal**, wait.", []),
    ],
)
def test_bold_in_a_numbered_step(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, ordered_step=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the **Name** box you see it. If **Name** is valid, wait.", [("Name", "noun"), ("Name", "noun")]),
        ("The **Link Type** on the **Tools** tab is used.", [("Link Type", "list"), ("Tools", "noun")]),
        ("Leave **Database type** set to **Shared**.", [("Database type", "verb"), ("Shared", "list")]),
        ("Then click the **Add alert** command.", [("Add alert", "verb")]),
    ],
)
def test_bold_that_another_label_proves(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Click **{LONG}** and wait.",
        "Set the values for **PASSWORD** in the file.",
        "Write down the value of the **Ack** property.",
        "As **Owner**, you may do more.",
        "Use the **Get date** command.",
    ],
)
def test_no_label_without_more_proof(text: str) -> None:
    assert found(text) == []


def test_step_evidence_needs_a_step() -> None:
    assert found("The server shows **Running** after a while.") == []


def test_place_needs_a_step_or_a_label() -> None:
    assert found("In **Solution Explorer**, look around.") == []
    assert found("In **Solution Explorer**, click **Add**.") == [("Solution Explorer", "place"), ("Add", "verb")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no bold here: 2 ** 3",
        "**Prerequisites**",
        "**Note:** Click it.",
        "**Note:** page one",
        "This is **not** an option.",
        "Click **not** that one.",
        "You **must** click it.",
        "Clicking this button **does not update its text**.",
        "Click **1**, then **...**",
        "Type **Contoso** in a box of your own.",
        "The service is called **Contoso**.",
        "Open the **index.php** file.",
        "Open the **Contoso** folder.",
        "Click **C:/temp/new**.",
        "Click **MS\\_Key**.",
        "Open **getBlob**.",
        "The **name** option is required.",
        "It's clear that **Contoso** is back.",
        "Check out **Contoso**.",
        "Click. **Contoso** is back.",
        "**Navigation** – links that are short",
        "Click **one two three four five six seven eight nine**.",
        f"Click **{'x' * 101}**.",
    ],
)
def test_no_label(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Click **Save.**", "Save"),
        ("Click **Save: ** **x**", None),
        ("Click **Save?!**", "Save"),
        ("Click **Save...**", "Save..."),
        ("Click **Save…**", "Save…"),
        ('Click **"Save"**.', "Save"),
        ("Click **“Save.”**", "Save"),
        ("Click **+ New**.", "+ New"),
        ("Click **Web + Mobile**.", "Web + Mobile"),
        ("Click **Q\\&A page**.", "Q&A page"),
        ("Click **Save\\!**", None),
        ("Click **Save:**", "Save"),
        ("Click **Save:** and wait.", "Save"),
        ("Click **Save** :", "Save"),
        ("Click **SAVE**.", "SAVE"),
        ("Click **save**.", "save"),
        ("Click **Save  as**.", "Save as"),
        ("The **Tags** columns show it.", "Tags"),
        ("Clear the **Owners** check boxes.", "Owners"),
    ],
)
def test_what_belongs_to_the_label(text: str, expected: str | None) -> None:
    assert [label.text for label in labels(text, ordered_step=False)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "Click ** Save** now.",
        "Click **Save ** now.",
        "On the **Envoy **application page, click it.",
        "Click a**Save**.",
        "Click **Save**d.",
        "Click ***Save***.",
        "Click ****Save****.",
        "Click \\**Save**.",
        "Click **Save\\**.",
        "Click **Save the *file* now**.",
        "Click **Save _now_**.",
        "Click **~~Save~~**.",
        "Click **Save\nnow**.",
        f"Click **Save {MASK * 4}**.",
        f"Click **[Save{MASK * 9}**.",
        "Click **[Save]**.",
        "Click **{save}**.",
        "Click **<save>**.",
    ],
)
def test_bold_that_does_not_render_or_holds_more_than_words(text: str) -> None:
    assert found(text) == []


def test_bold_that_does_not_render_does_not_hide_the_next() -> None:
    assert found("On the **Envoy **page, click **Next**.") == [("Next", "verb")]


def test_a_bold_within_a_link_is_seen() -> None:
    assert found(f"Click [**Save**{MASK * 9}.") == [("Save", "verb")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The **Tags** are many.", [("Tags", "accepted")]),
        ("**Tags**", [("Tags", "accepted")]),
        ("Click **Tags:** now.", [("Tags", "accepted")]),
        ("Use **File > Tags** now.", [("File", "chain"), ("Tags", "accepted")]),
        ("Use **must > Tags** now.", []),
        ("One **not** and one **Tags**.", [("not", "accepted"), ("Tags", "accepted")]),
        ("Not **tags**, nor Tags.", []),
        ("Not a **Tags**hop.", []),
        ("The **[Tags]** are many.", []),
    ],
)
def test_accepted_labels_need_no_proof(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, rules=LabelRules(accepted=frozenset({"Tags", "not"}))) == expected


def test_an_accepted_label_may_be_one_that_is_never_found() -> None:
    long = "one two three four five six seven eight nine"
    assert found(f"A **{long}.** and **1 > 2**.", rules=LabelRules(accepted=frozenset({long, "1 > 2"}))) == [
        (long, "accepted"),
        ("1 > 2", "accepted"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Click **Contoso**.", []),
        ("Click **Contoso:**", []),
        ("Click **contoso**.", [("contoso", "verb")]),
        ("Click **Save** or **Contoso**.", [("Save", "verb")]),
        ("Click **Contoso** or **Save**.", [("Save", "list")]),
        ("Use **File** > **Contoso**.", [("File", "chain")]),
        ("Use **File > Contoso**.", [("File", "chain")]),
    ],
)
def test_refused_labels_are_none_and_still_prove_others(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, rules=LabelRules(refused=frozenset({"Contoso"}))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Click **Save** or **Close**.", [("Save", "verb")]),
        ("Click **Close**.", []),
        ("The **Save** of all.", []),
        ("The **Keep** of all.", [("Keep", "accepted")]),
    ],
)
def test_only_known_labels_count_where_there_is_a_catalog(text: str, expected: list[tuple[str, str]]) -> None:
    rules = LabelRules(known=frozenset({"Save"}), accepted=frozenset({"Keep"}))
    assert found(text, rules=rules) == expected


def test_confidence_is_a_lower_bound() -> None:
    text = "It shows **Running** until you click **Stop**."
    assert found(text, ordered_step=True) == [("Running", "step"), ("Stop", "verb")]
    assert found(text, ordered_step=True, rules=LabelRules(confidence=0.9)) == [("Stop", "verb")]
    assert found(text, ordered_step=True, rules=LabelRules(confidence=0.97)) == [("Stop", "verb")]
    assert found(text, ordered_step=True, rules=LabelRules(confidence=1.0)) == []


@pytest.mark.parametrize(
    ("marks", "text", "expected"),
    [
        (("italic",), "Click *Save* and **Close**.", [("Save", "verb")]),
        (("italic",), "Click _Save_.", [("Save", "verb")]),
        (("italic",), "Click *File* > _New_.", [("File", "chain"), ("New", "chain")]),
        (("italic",), "Click **Save**.", []),
        (("italic",), "Click ***Save***.", []),
        (("italic",), "Click snake_case_name.", []),
        (("bold", "italic"), "Click **Save** or *Close*.", [("Save", "verb"), ("Close", "list")]),
        (("bold", "italic"), "Click ***Save***.", []),
        (("quotes",), 'Click "Save".', [("Save", "verb")]),
        (("quotes",), 'Click "Save."', [("Save", "verb")]),
        (("quotes",), "Click “Save”.", [("Save", "verb")]),
        (("quotes",), 'Use "File" > "New".', [("File", "chain"), ("New", "chain")]),
        (("quotes",), 'The "Tags" column shows it.', [("Tags", "noun")]),
        (("quotes",), 'Click 5" by 6" now.', []),
        (("quotes",), 'See the "Tags" section.', []),
        (("bold",), "Open the **Tags** section.", [("Tags", "verb")]),
        (("bold",), "See the **Tags** section.", []),
        (("bold",), "The **Tags** section below has more.", []),
        (("bold", "quotes"), 'Click **"Save"** or "Close".', [("Save", "verb"), ("Close", "list")]),
        (("bold", "quotes"), 'Click "**Save**".', [("Save", "verb")]),
        ((), 'Click **Save**, *Save* or "Save".', []),
    ],
)
def test_what_marks_a_label(marks: tuple, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, rules=LabelRules(marks=marks)) == expected


def test_the_place_of_other_marks_proves_nothing() -> None:
    rules = LabelRules(marks=("bold", "italic", "quotes"))
    text = 'In **A**, or in *B* or "C", it shows **D**, *E* or "F".'
    assert [label for label, _ in found(text, ordered_step=True, rules=rules)] == ["A", "D"]


PIECES = [
    '"',
    "**",
    "__",
    "*",
    "_",
    "~",
    "a",
    "Add",
    " ",
    ".",
    "(",
    "\\",
    "→",
    " > ",
    "click ",
    "é",
    "\u200b",
    " tab ",
    "]",
    MASK,
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.booleans())
@example("click **Add**Add**Add** tab", True)
@example("click **a ~ b**Add** tab", True)
def test_every_label_stands_in_strong_emphasis(text: str, ordered_step: bool) -> None:
    text = text.strip()
    strong = emphasised(text, ["strong"])
    for label in labels(text, ordered_step=ordered_step):
        assert any(start <= label.start < label.end <= end for start, end in strong)


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.sampled_from([("italic",), ("bold", "italic")]),
)
def test_every_label_stands_in_the_emphasis_that_is_looked_at(text: str, marks: tuple) -> None:
    text = text.strip()
    spans = emphasised(text, ["em", "strong"] if "bold" in marks else ["em"])
    rules = LabelRules(marks=marks, accepted=frozenset({"a", "Add", "click Add"}))
    for label in labels(text, ordered_step=True, rules=rules):
        assert any(start <= label.start < label.end <= end for start, end in spans)


@given(st.text(max_size=40), st.booleans())
def test_labels_are_ordered_and_apart(text: str, ordered_step: bool) -> None:
    position = 0
    for label in labels(f"Click **{text}** > **{text}**", ordered_step=ordered_step):
        assert position <= label.start < label.end
        assert not set("\n{}[]\ufffc").intersection(label.text)
        position = label.end


def emphasised(text: str, names: list[str]) -> list[tuple[int, int]]:
    """Return the spans that markdown-it renders as `strong` or `em`; every token of `text` keeps its source length."""
    parser = MarkdownIt("commonmark").disable("text_join")
    position, opened, spans = 0, [], []
    for token in parser.parseInline(text)[0].children or []:
        if token.type in [f"{name}_close" for name in names]:
            spans.append((opened.pop(), position))
        position += len(token.markup or token.content)
        if token.type in [f"{name}_open" for name in names]:
            opened.append(position)
    assert position == len(text)
    return spans
