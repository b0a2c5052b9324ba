"""A story is written into a file of which every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.writing.story import which, with_caption, with_step, with_step_moved, without_step
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.story import Step
from orgsim.model.text import Language, Text

PATH = Path("c.yaml")
HEAD = "# ours\norgsim: 1\ncomparison:\n  title: T   # of the city\n  scenarios: [a.yaml, b.yaml]\n"
BLOCK = (
    HEAD
    + """  story:
    # first of all
    - {view: structure}   # all of it
    # then the board
    - view: structure
      focus: city-board
      caption:
        fi: Kaupunginhallitus
        sv: Stadsstyrelsen

    - {view: metrics, caption: "Luvut"}
  baseline: null  # none
"""
)
FLOW = HEAD + "  story: [{view: structure}, {view: metrics, fold: 2}, {view: structure, focus: x}]\n"


def story(data: bytes) -> tuple[Step, ...]:
    return read_comparison_text(data, PATH).comparison.story


def captioned(data: bytes, position: int, caption: str, language: Language) -> bytes:
    return with_caption(data, PATH, which(story(data), position), caption, language)


def moved(data: bytes, position: int, to: int) -> bytes:
    return with_step_moved(data, PATH, which(story(data), position), which(story(data), to))


def removed(data: bytes, position: int) -> bytes:
    return without_step(data, PATH, which(story(data), position))


def test_a_step_becomes_the_last_one() -> None:
    step = Step(view="metrics", focus="city-board", fold=3, folded=("x", "y"), caption=Text(fi="Näin: on"))
    edited = with_step(BLOCK.encode(), PATH, step)
    line = '    - {view: metrics, focus: city-board, fold: 3, folded: [x, y], caption: {fi: "Näin: on"}}\n'
    assert edited.decode() == BLOCK.replace("  baseline", line + "  baseline")
    assert story(edited)[-1] == step


def test_the_first_step_makes_the_list() -> None:
    edited = with_step(HEAD.encode(), PATH, Step(view="structure"))
    assert edited.decode() == HEAD + "  story:\n    - {view: structure}\n"


def test_a_step_joins_those_in_brackets() -> None:
    edited = with_step(FLOW.encode(), PATH, Step(view="metrics"))
    assert edited.decode() == FLOW.replace("focus: x}]", "focus: x}, {view: metrics}]")


def test_a_step_moves_with_its_comments() -> None:
    after = moved(BLOCK.encode(), 1, 0).decode()
    board = BLOCK[BLOCK.index("    # then the board") : BLOCK.index("\n    - {view: metrics")]
    assert after == BLOCK.replace(board, "").replace("    - {view: structure}", board + "    - {view: structure}")
    assert [step.focus for step in story(after.encode())] == ["city-board", None, None]


def test_steps_in_brackets_change_places() -> None:
    after = moved(FLOW.encode(), 0, 2).decode()
    assert after == HEAD + "  story: [{view: metrics, fold: 2}, {view: structure, focus: x}, {view: structure}]\n"


def test_the_last_line_may_have_no_end() -> None:
    text = HEAD + "  story:\n    - {view: structure}\n    - {view: metrics}"
    after = moved(text.encode(), 1, 0).decode()
    assert after == HEAD + "  story:\n    - {view: metrics}\n    - {view: structure}"


def test_a_step_goes() -> None:
    edited = removed(BLOCK.encode(), 2).decode()
    assert edited == BLOCK.replace('    - {view: metrics, caption: "Luvut"}\n', "")
    only = HEAD + "  story:\n    - {view: structure}\n"
    assert story(removed(only.encode(), 0)) == ()


def test_a_caption_is_put_exchanged_and_taken_away() -> None:
    put = captioned(FLOW.encode(), 1, "Luvut", "fi")
    assert "{view: metrics, fold: 2, caption: {fi: Luvut}}" in put.decode()
    more = captioned(put, 1, "Talen", "sv")
    assert story(more)[1].caption == Text(fi="Luvut", sv="Talen")
    gone = captioned(captioned(more, 1, "", "fi"), 1, "", "sv")
    assert story(gone)[1].caption is None


def test_of_several_lines_only_the_one_language_changes() -> None:
    edited = captioned(BLOCK.encode(), 1, "Hallitus", "fi").decode()
    assert edited == BLOCK.replace("fi: Kaupunginhallitus", "fi: Hallitus")


def test_a_caption_in_no_language_stays_one() -> None:
    edited = captioned(BLOCK.encode(), 2, "Avaimet: tässä", "sv").decode()
    assert edited == BLOCK.replace('"Luvut"', '"Avaimet: tässä"')
    assert captioned(BLOCK.encode(), 2, "Luvut", "en") == BLOCK.encode()


def test_what_is_not_understood_is_refused() -> None:
    text = HEAD + "  story: &s\n  - &x {view: structure}\n  - *x\n"
    with pytest.raises(CannotEdit):
        captioned(text.encode(), 0, "Both would change", "en")


def test_a_mark_at_the_beginning_and_windows_lines_stay() -> None:
    data = b"\xef\xbb\xbf" + BLOCK.replace("\n", "\r\n").encode()
    edited = moved(with_step(data, PATH, Step(view="metrics")), 3, 0)
    assert edited.startswith(b"\xef\xbb\xbf# ours\r\n")
    assert edited.count(b"\n") == edited.count(b"\r\n") == BLOCK.count("\n") + 1
    assert story(edited)[0] == Step(view="metrics")


SOMEBODY_ELSES = "    - {view: timeline}  # theirs\n"


def test_a_step_is_found_where_it_stands_now() -> None:
    seen = story(BLOCK.encode())
    now = BLOCK.replace("  story:\n", "  story:\n" + SOMEBODY_ELSES).encode()
    assert len(story(now)) == len(seen) + 1
    assert story(without_step(now, PATH, which(seen, 0)))[0].view == "timeline"
    swapped = story(with_step_moved(now, PATH, which(seen, 0), which(seen, 1)))
    assert [step.view for step in swapped] == ["timeline", *[seen[at].view for at in (1, 0, 2)]]
    assert story(with_caption(now, PATH, which(seen, 2), "Avaimet", "fi"))[3].caption == Text(und="Avaimet")


def test_of_steps_that_are_the_same_the_one_that_was_meant_goes() -> None:
    text = HEAD + "  story:\n    - {view: metrics}  # one\n    - {view: timeline}\n    - {view: metrics}  # two\n"
    assert b"# two" not in removed(text.encode(), 2)
    assert b"# one" not in removed(text.encode(), 0)


def test_a_step_that_somebody_has_changed_is_not_another() -> None:
    seen = story(BLOCK.encode())
    theirs = captioned(BLOCK.encode(), 2, "Muuta", "fi")
    for edit in (
        lambda: without_step(theirs, PATH, which(seen, 2)),
        lambda: with_caption(theirs, PATH, which(seen, 2), "Avaimet", "fi"),
        lambda: with_step_moved(theirs, PATH, which(seen, 0), which(seen, 2)),
    ):
        with pytest.raises(CannotEdit) as refused:
            edit()
        assert refused.value.message.key == "story.changed-meanwhile"


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
CAPTIONS = st.text(LETTERS, max_size=20).map(str.strip).filter(bool)


@given(st.sampled_from([BLOCK, FLOW]), st.data())
def test_any_edits_leave_the_rest(text: str, data: st.DataObject) -> None:
    now = text.encode()
    for _ in range(data.draw(st.integers(1, 5))):
        steps = list(story(now))
        at = data.draw(st.integers(0, max(len(steps) - 1, 0)))
        what = data.draw(st.sampled_from(["add", "move", "caption", "remove"] if steps else ["add"]))
        if what == "add":
            steps.append(Step(view="metrics", caption=Text(fi=data.draw(CAPTIONS))))
            now = with_step(now, PATH, steps[-1])
        elif what == "move":
            to = data.draw(st.integers(0, len(steps) - 1))
            steps.insert(to, steps.pop(at))
            now = moved(now, at, to)
        elif what == "caption":
            now = captioned(now, at, data.draw(CAPTIONS), "fi") if steps[at].caption is None else now
            steps = list(story(now))
        else:
            steps.pop(at)
            now = removed(now, at)
        assert list(story(now)) == steps
    assert now.decode().startswith(HEAD)
    assert ("  baseline: null  # none\n" in now.decode()) == (text is BLOCK)
