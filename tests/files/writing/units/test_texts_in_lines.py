"""Texts that stand in a file line by line stay so, whatever they come to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import changed, draft_of, taken_back
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.edits.edits import DraftSet, Edit, Set
from orgsim.model.text import Text

PATH = Path("draft.yaml")
TEXT = """\
orgsim: 1
id: x
title: X
note: |
  of the draft
  in lines
units:
  - id: a
    kind: unit
    name: A
    note: |   # why
      first line
      second line

      third
    purpose:
      fi: one line
      sv: |-
        one
        two
    open: |+
      kept

  - id: b
    kind: unit
    name: B
"""


def after(edit: Edit, text: str = TEXT) -> str:
    before = draft_of(read_scenario_text(text.encode(), PATH))
    draft, step = changed(before, [edit], PATH)
    assert taken_back(draft.data, step) == before.data
    return draft.data.decode()


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Set("a", "note", Text(und="first line\nsecond: 'other'\n\nthird")), "second line", "second: 'other'"),
        (Set("a", "note", Text(und="first line\nsecond line")), "second line\n\n      third", "second line"),
        (Set("a", "purpose", Text(fi="one line", sv="one\n# 2")), "two", "# 2"),
        (Set("a", "open", Text(und="kept\nmore")), "kept", "kept\n      more"),
        (DraftSet("note", Text(und="of this draft\nin lines")), "of the draft", "of this draft"),
    ],
)
def test_only_the_lines_change_that_say_something_else(edit: Edit, old: str, new: str, ending: str) -> None:
    text = TEXT.replace("\n", ending)
    assert text.count(old.replace("\n", ending)) == 1
    assert after(edit, text) == text.replace(old.replace("\n", ending), new.replace("\n", ending))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (Text(und="x: 1\n\n# y"), ["    note: |-", "      x: 1", "", "      # y"]),
        (
            Text(fi="yksi\nkaksi", sv="en: rad"),
            ["    note:", "      fi: |-", "        yksi", "        kaksi", '      sv: "en: rad"'],
        ),
        (Text(fi="yksi"), ["    note: {fi: yksi}"]),
    ],
)
def test_a_new_text_of_several_lines_is_written_in_lines(value: Text, lines: list[str], ending: str) -> None:
    text = TEXT.replace("\n", ending)
    assert after(Set("b", "note", value), text) == text + ending.join([*lines, ""])


def test_what_cannot_stand_in_lines_is_quoted() -> None:
    assert '    note: "tab\\there\\nx" # why\n' in after(Set("a", "note", Text(und="tab\there\nx")))


@given(st.text(st.sampled_from("a #:'\"|>-\n\té"), min_size=1, max_size=20))
def test_whatever_it_says_it_says_or_is_refused(said: str) -> None:
    edit = Set("a", "note", Text(und=said))
    try:
        text = after(edit)
    except CannotEdit:
        assert said != said.strip() or not said.strip()
        return
    assert text.startswith(TEXT[: TEXT.index("    note: |   #")])
    assert text.endswith(TEXT[TEXT.index("    purpose:") :])


FOLDED = """\
orgsim: 1
id: x
title: X
units:
  - id: a
    kind: unit
    name: A
    note: >-   # why
      The board decides what
      the council has left to it,
      and the manager the rest.

      It meets once a month.


      Nobody knows why.
"""
SAID = (
    "The board decides what the council has left to it, and the manager the rest.\n"
    "It meets once a month.\n\nNobody knows why."
)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        # The line changes that says something else, and goes on in one of its own where it is wider than all were.
        (SAID.replace("has left", "left"), "the council has left to it,", "the council left to it,"),
        (
            SAID.replace("has left", "has left, or at times lent, and by now as good as given for ever"),
            "the council has left to it,",
            "the council has left, or at times lent, and by now as good as given for\n      ever to it,",
        ),
        (SAID.replace("decides what", "decides  what"), "decides what", "decides  what"),
        (SAID.replace("Nobody knows why.", "Nobody asks."), "Nobody knows why.", "Nobody asks."),
        (SAID.replace("\n\nNobody knows why.", ""), "\n\n\n      Nobody knows why.", ""),
        (SAID + " # So far.", "Nobody knows why.", "Nobody knows why. # So far."),
        (SAID.replace("month.", "month.\nOr twice."), "once a month.\n", "once a month.\n\n      Or twice.\n"),
    ],
)
def test_folded_lines_stay_folded(said: str, old: str, new: str, ending: str) -> None:
    text = FOLDED.replace("\n", ending)
    assert text.count(old.replace("\n", ending)) == 1
    assert after(Set("a", "note", Text(und=said)), text) == text.replace(
        old.replace("\n", ending), new.replace("\n", ending)
    )


@pytest.mark.parametrize("said", ["one\n  indented", "one \ntwo", "tab\tin it"])
def test_what_would_mean_more_folded_is_quoted(said: str) -> None:
    assert "note: >" not in after(Set("a", "note", Text(und=said)), FOLDED)


@given(st.lists(st.text("ab #:-é", max_size=40), min_size=1, max_size=4), st.sampled_from([">", ">-", ">+"]))
def test_any_folded_text_says_what_it_was_to_say(lines: list[str], header: str) -> None:
    said = "\n".join(lines)
    text = FOLDED.replace(">-   # why", header)
    try:
        changed_text = after(Set("a", "note", Text(und=said) if said.strip() else None), text)
    except CannotEdit:
        return
    note = read_scenario_text(changed_text.encode(), PATH).scenario.units[0].note
    assert (note.und if note is not None else "") == said.strip() or not said.strip()
