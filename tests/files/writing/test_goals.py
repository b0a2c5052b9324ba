"""Goals, weights and scores are written into a comparison's text, of which not another byte is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.writing.goals import save_goals, with_goal_edit, with_goal_edits
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.patches import patch, patched
from orgsim.model.comparison import WeighedGoal
from orgsim.model.goal_edits import Added, GoalEdit, Named, Removed, Scored, Weighed, edited
from orgsim.model.text import Text, plain

PATH = Path("c.yaml")
HEAD = "# oma\norgsim: 1\ncomparison:\n  title: T   # kaupungin\n  scenarios: [a.yaml, b.yaml]\n"
GOALS = HEAD + (
    "  goals:   # viisi periaatetta\n"
    "    # tärkein\n"
    "    - {id: customer, name: {fi: Asiakas, en: Customer}, weight: 2, scores: {a: 3, b: 4}}  # (1)\n"
    "    - id: agility   # ketterä\n"
    "      name:\n"
    "        fi: Ketteryys   # sana\n"
    "      weight: 5       # kokouksen\n"
    "      scores:\n"
    "        a: 4          # ryhmä 1\n"
    "    - {id: cost, name: Kustannus}\n"
    "  story: []\n"
)
COST = WeighedGoal(id="cost", name=plain("Kustannus"))

# The edit; what stands in the file before it, and after it.
EDITS: dict[str, tuple[GoalEdit, str, str]] = {
    "a weight in braces": (Weighed("customer", 7), "weight: 2, ", "weight: 7, "),
    "a weight on a line of its own": (Weighed("agility", 7.5), "weight: 5 ", "weight: 7.5 "),
    "a first weight": (Weighed("cost", 10), "name: Kustannus}", "name: Kustannus, weight: 10}"),
    "a score in braces": (Scored("customer", "b", 1), "b: 4}", "b: 1}"),
    "a score on a line of its own": (Scored("agility", "a", 3.5), "a: 4 ", "a: 3.5 "),
    "a second score": (Scored("agility", "b", 2), "# ryhmä 1\n", "# ryhmä 1\n        b: 2\n"),
    "a first score": (Scored("cost", "a", 5), "name: Kustannus}", "name: Kustannus, scores: {a: 5}}"),
    "no weight": (Weighed("customer", None), ", weight: 2", ""),
    "no weight on a line of its own": (Weighed("agility", None), "weight: 5       # kok", "# kok"),
    "no score": (Scored("customer", "a", None), "a: 3, ", ""),
    "no score at all": (Scored("agility", "a", None), "a: 4          # ryhmä", "# ryhmä"),
    "a name": (Named("cost", plain("Hinta")), "name: Kustannus}", "name: Hinta}"),
    "a name in one language": (
        Named("customer", Text(fi="Asukas", en="Customer")),
        "{fi: Asiakas, en: Customer}",
        "{fi: Asukas, en: Customer}",
    ),
    "a name on lines of its own": (Named("agility", Text(fi="Nopeus: A")), "Ketteryys ", '"Nopeus: A" '),
    "a name without its translations": (
        Named("customer", Text(fi="Hinta")),
        "{fi: Asiakas, en: Customer}",
        "{fi: Hinta}",
    ),
    "one goal less": (Removed("cost"), "    - {id: cost, name: Kustannus}\n", ""),
    "one goal more": (
        Added(WeighedGoal(id="x", name=Text(fi="Uusi", sv="Ny"), weight=3, scores={"a": 2}), 9),
        "name: Kustannus}\n",
        "name: Kustannus}\n    - {id: x, name: {fi: Uusi, sv: Ny}, weight: 3, scores: {a: 2}}\n",
    ),
    "a goal in the middle": (
        Added(WeighedGoal(id="x", name=plain("Uusi")), 2),
        "    - {id: cost, name",
        "    - {id: x, name: Uusi}\n    - {id: cost, name",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_only_what_is_meant_changes(name: str) -> None:
    edit, old, new = EDITS[name]
    assert GOALS.count(old) == 1
    assert with_goal_edit(GOALS.encode(), PATH, edit).decode() == GOALS.replace(old, new)


@pytest.mark.parametrize("name", EDITS)
def test_line_ends_and_a_mark_of_the_byte_order_stay(name: str) -> None:
    edit, old, new = EDITS[name]
    data = b"\xef\xbb\xbf" + GOALS.replace("\n", "\r\n").encode()
    wanted = b"\xef\xbb\xbf" + GOALS.replace(old, new).replace("\n", "\r\n").encode()
    assert with_goal_edit(data, PATH, edit) == wanted


def test_translations_on_lines_of_their_own_go_and_come_back() -> None:
    old = Text(fi="Ketteryys", sv="Smidighet", en="Agility")
    text = GOALS.replace(
        "        fi: Ketteryys   # sana\n",
        "        fi: Ketteryys   # sana\n        sv: Smidighet\n        en: Agility\n",
    )
    bare = GOALS.replace("Ketteryys ", "Hinta ")
    assert with_goal_edit(text.encode(), PATH, Named("agility", Text(fi="Hinta"))).decode() == bare
    assert with_goal_edit(bare.encode(), PATH, Named("agility", old)).decode() == text


def test_the_first_goal_makes_the_list_and_the_last_takes_it_away() -> None:
    made = with_goal_edit(HEAD.encode(), PATH, Added(COST, 0))
    assert made.decode() == HEAD + "  goals:\n    - {id: cost, name: Kustannus}\n"
    assert with_goal_edit(made, PATH, Removed("cost")).decode() == HEAD


def test_a_list_with_a_comment_stays_when_its_last_goal_goes() -> None:
    text = HEAD + "  goals: [{id: cost, name: Kustannus}]  # sovittu 3.3.\n"
    assert with_goal_edit(text.encode(), PATH, Removed("cost")).decode() == HEAD + "  goals: []  # sovittu 3.3.\n"


def test_a_weight_that_comes_first_is_emptied() -> None:
    text = HEAD + "  goals:\n    - weight: 4\n      id: cost\n      name: K\n"
    changed = with_goal_edit(text.encode(), PATH, Weighed("cost", None)).decode()
    assert changed == text.replace("weight: 4", "weight: null")
    assert read_comparison_text(changed.encode(), PATH).comparison.goals[0].weight is None


def test_numbers_without_a_comment_leave_no_line_behind() -> None:
    text = HEAD + "  goals:\n    - id: g\n      name: G\n      weight: 5\n      scores:\n        a: 3\n"
    data = text.encode()
    for edit in (Weighed("g", None), Scored("g", "a", None)):
        data = with_goal_edit(data, PATH, edit)
    assert data.decode() == HEAD + "  goals:\n    - id: g\n      name: G\n"


def test_a_number_comes_back_below_the_comment_that_it_left() -> None:
    data = GOALS.encode()
    for edit in (Scored("agility", "a", None), Scored("agility", "a", 2)):
        data = with_goal_edit(data, PATH, edit)
    agility = read_comparison_text(data, PATH).comparison.goals[1]
    assert agility.scores == {"a": 2}
    assert data.decode().count("#") == GOALS.count("#")


@pytest.mark.parametrize("id", ["customer", "agility", "cost"])
def test_a_goal_that_is_put_back_stands_as_it_was_written(id: str) -> None:
    goals = read_comparison_text(GOALS.encode(), PATH).comparison.goals
    at = [goal.id for goal in goals].index(id)
    without = with_goal_edit(GOALS.encode(), PATH, Removed(id))
    back = patch(without.decode(), GOALS)
    put = [Added(goals[at], at)]
    assert with_goal_edits(without, PATH, put, back).decode() == GOALS
    # Somebody else has written elsewhere meanwhile.
    elsewhere = without.decode().replace("title: T", "title: Toinen").encode()
    assert with_goal_edits(elsewhere, PATH, put, back).decode() == GOALS.replace("title: T", "title: Toinen")
    # Or just there: the goal comes back all the same.
    others = "".join(f"    - {{id: {other}, name: N}}\n" for other in ("x", "y"))
    there = (HEAD + "  goals:\n" + others).encode()
    made = read_comparison_text(with_goal_edits(there, PATH, put, back), PATH).comparison
    assert made.goals[min(at, 2)] == goals[at]


def test_the_only_goal_comes_back_with_its_list() -> None:
    text = HEAD + "  goals:\n    - id: cost\n      name: Kustannus\n      weight: 3\n  story: []\n"
    goals = read_comparison_text(text.encode(), PATH).comparison.goals
    without = with_goal_edit(text.encode(), PATH, Removed("cost"))
    assert b"goals" not in without
    back = patch(without.decode(), text)
    assert with_goal_edits(without, PATH, [Added(goals[0], 0)], back).decode() == text


@given(st.text("ab\n", max_size=30), st.text("ab\n", max_size=30))
def test_a_change_as_a_value_does_what_it_says(before: str, after: str) -> None:
    change = patch(before, after)
    try:
        assert patched(before, change) == after
    except CannotEdit:
        # An empty text has no place, and a long one may have the same lines twice.
        assert not before or before.count("\n") >= 8


def test_a_form_is_filled_in() -> None:
    text = HEAD + "  goals:\n    - {id: g, name: G, weight: , scores: {a: , b: null}}   # lomake\n"
    data = text.encode()
    for edit in (Weighed("g", 4), Scored("g", "a", 3), Scored("g", "b", 5)):
        data = with_goal_edit(data, PATH, edit)
    assert data.decode() == HEAD + "  goals:\n    - {id: g, name: G, weight: 4, scores: {a: 3, b: 5}}   # lomake\n"


def test_what_changes_nothing_is_not_written() -> None:
    for edit in (Weighed("customer", 2), Weighed("gone", 3), Removed("gone"), Added(COST, 0)):
        assert with_goal_edit(GOALS.encode(), PATH, edit) == GOALS.encode()


def test_what_cannot_be_edited_is_refused_with_the_line_to_write() -> None:
    text = HEAD + "  x: &syy {id: cost, name: K}\n  goals: [*syy]\n"
    with pytest.raises(CannotEdit) as refused:
        with_goal_edit(text.encode(), PATH, Weighed("cost", 4))
    assert refused.value.message.args["line"] == "{id: cost, name: K, weight: 4}"


def test_all_is_written_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(GOALS, "utf-8")
    file = save_goals(path, [Weighed("cost", 3), Scored("cost", "b", 4)])
    assert file.comparison.goals[2] == WeighedGoal(id="cost", name=plain("Kustannus"), weight=3, scores={"b": 4})
    assert (
        path.read_bytes() == file.data == GOALS.replace("Kustannus}", "Kustannus, weight: 3, scores: {b: 4}}").encode()
    )
    broken = HEAD + "  x: &syy {id: cost, name: K}\n  goals: [{id: a, name: A}, *syy]\n"
    path.write_text(broken, "utf-8")
    with pytest.raises(CannotEdit):
        save_goals(path, [Weighed("a", 4), Weighed("cost", 4)])
    assert path.read_text("utf-8") == broken
    path.write_text("comparison: [", "utf-8")
    with pytest.raises(UnreadableFile):
        save_goals(path, [Weighed("a", 4)])


_IDS = st.sampled_from(["customer", "agility", "cost", "x", "gone"])
_WEIGHTS = st.none() | st.integers(0, 10) | st.sampled_from([0.5, 2.25, 7.3])
_SCORES = st.none() | st.integers(1, 5) | st.sampled_from([1.5, 3.4])
_NAMES = st.text(min_size=1, max_size=12).filter(
    lambda name: name.strip() and "\x00" not in name and name.isprintable()
)
_EDITS: st.SearchStrategy[GoalEdit] = st.one_of(
    st.builds(Weighed, _IDS, _WEIGHTS),
    st.builds(Scored, _IDS, st.sampled_from(["a", "b"]), _SCORES),
    st.builds(Named, _IDS, _NAMES.map(lambda name: Text(fi=name.strip()))),
    st.builds(Removed, _IDS),
    st.builds(lambda id, at: Added(WeighedGoal(id=id, name=plain("N")), at), _IDS, st.integers(0, 4)),
)


@given(st.lists(_EDITS, max_size=8))
def test_whatever_is_edited_the_file_says_it_and_keeps_its_head(edits: list[GoalEdit]) -> None:
    data, wanted = GOALS.encode(), read_comparison_text(GOALS.encode(), PATH).comparison
    for edit in edits:
        try:
            data = with_goal_edit(data, PATH, edit)
        except CannotEdit:
            continue
        wanted = replace(wanted, goals=edited(wanted.goals, [edit]))
        assert read_comparison_text(data, PATH).comparison.goals == wanted.goals
        assert data.decode().startswith(HEAD)
        assert data.decode().endswith("  story: []\n")


def test_a_separator_of_lines_within_a_line_is_none_to_a_patch() -> None:
    before = "a: 1\n# copied from a PDF:\u2028second\nb: 2\n"
    change = patch(before, before.replace("b: 2", "b: 3"))
    assert change.above == before[: before.index("b: 2") + 3]
    assert patched(before, change) == before.replace("b: 2", "b: 3")
