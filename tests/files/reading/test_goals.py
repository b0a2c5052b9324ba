"""What is wrong with the goals of a comparison is told in exact words."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.text import Language

HEAD = "orgsim: 1\ncomparison:\n  title: T\n  scenarios: [a.yaml]\n  goals:\n"
ONE = "    - {id: g, name: G, weight: 10, scores: {a: 1, b: 5}}\n"

MISTAKES = {
    "a weight below the scale": (
        "    - {id: g, name: G, weight: -1}\n",
        ["6:32: `weight`: -1 is too small; write at least 0"],
        ["6:32: `weight`: -1 on liian pieni; kirjoita vähintään 0"],
    ),
    "a weight above the scale": (
        "    - {id: g, name: G, weight: 11}\n",
        ["6:32: `weight`: 11 is too large; write at most 10"],
        ["6:32: `weight`: 11 on liian suuri; kirjoita enintään 10"],
    ),
    "scores outside the scale": (
        "    - {id: g, name: G, scores: {a: 0, b: 5.5}}\n",
        ["6:36: `scores`: 0 is too small; write at least 1", "6:42: `scores`: 5.5 is too large; write at most 5"],
        [
            "6:36: `scores`: 0 on liian pieni; kirjoita vähintään 1",
            "6:42: `scores`: 5.5 on liian suuri; kirjoita enintään 5",
        ],
    ),
    "the same id twice": (
        ONE + "    - {id: g, name: H}\n",
        ["7:12: The id `g` is on two goals, first on line 6; give one of them another id"],
        ["7:12: Tunnus `g` on kahdella tavoitteella, ensin rivillä 6; anna toiselle eri tunnus"],
    ),
}


def said(text: str, language: Language) -> list[str]:
    with pytest.raises(UnreadableFile) as caught:
        read_comparison_text((HEAD + text).encode(), Path("c.yaml"))
    speech = catalog(language)
    return [f"{its.line}:{its.column}: {speech.say(its.message)}" for its in caught.value.problems]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_exactly(name: str) -> None:
    text, english, finnish = MISTAKES[name]
    assert said(text, "en") == english
    assert said(text, "fi") == finnish
    assert len(said(text, "sv")) == len(english)


def test_decimals_and_the_ends_of_the_scales_are_read() -> None:
    text = "    - {id: g, name: G, weight: 2.5, scores: {a: 3.4}}\n    - {id: h, name: H, weight: 0}\n" + ONE.replace(
        "g,", "i,"
    )
    goals = read_comparison_text((HEAD + text).encode(), Path("c.yaml")).comparison.goals
    assert [(goal.weight, dict(goal.scores)) for goal in goals] == [(2.5, {"a": 3.4}), (0, {}), (10, {"a": 1, "b": 5})]


def test_a_form_can_be_filled_in_later() -> None:
    text = "    - {id: g, name: G, weight: , scores: {a: , b: 3, c: null}}\n"
    goal = read_comparison_text((HEAD + text).encode(), Path("c.yaml")).comparison.goals[0]
    assert (goal.weight, dict(goal.scores)) == (None, {"b": 3})


def test_a_score_of_a_scenario_that_is_not_there_is_kept_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("orgsim: 1\nid: malli-a\ntitle: A\n", "utf-8")
    path = tmp_path / "c.yaml"
    path.write_text(HEAD + "    - {id: g, name: G, scores: {malli-a: 3, mali-a: 4}}\n", "utf-8")
    opened = open_paths([path])
    assert [(its.line, its.column, catalog("en").say(its.message)) for its in opened.problems] == [
        (6, 45, "The scored scenario `mali-a` is not in this comparison; did you mean `malli-a`?")
    ]
    assert opened.comparison is not None
    assert opened.comparison.comparison.goals[0].scores == {"malli-a": 3, "mali-a": 4}
    (tmp_path / "a.yaml").unlink()
    assert [its.message.key for its in open_paths([path]).problems] == ["problem.missing-scenario"], (
        "it may yet be there"
    )
