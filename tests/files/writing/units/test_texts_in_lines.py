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
