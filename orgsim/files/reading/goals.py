"""What a comparison file says of goals, held against itself and against the scenarios."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from orgsim.files.problems import Place, Problem, Report, shown
from orgsim.files.reading.decisions import decisions
from orgsim.files.reading.document import Document
from orgsim.files.reading.nearest import did_you_mean, nearest
from orgsim.files.reading.reading import Reading, said
from orgsim.files.reading.scenario_file import ScenarioFile
from orgsim.files.yaml.nodes import Mapping
from orgsim.messages import Message
from orgsim.model.comparison import WeighedGoal


def check_goals(reading: Reading) -> None:
    """Report goals that have the same id: which one's weight would count?"""
    places: dict[str, Place] = {}
    for goal, node in reading.seen[WeighedGoal]:
        id_ = said(goal, "id")
        if type(id_) is not str:
            continue
        if id_ in places:
            line = str(places[id_].line + 1)
            reading.report.error(node.entries["id"].mark, "duplicate-goal", id=shown(id_), line=line)
        else:
            places[id_] = node.mark


def unknown_in_goals(document: Document, files: Iterable[ScenarioFile], *, complete: bool) -> tuple[Problem, ...]:
    """Warn of scores of scenarios that are not there: they have no effect, and are kept.

    `files` are the comparison's own; where they are not `complete`, as some cannot be read, nothing is known of that.
    """
    report = Report(document.path)
    known = [file.scenario.id for file in files]
    for id_, place in _scored(document.root) if complete else []:
        if id_ not in known:
            remedy = partial(_remedy, id_, known)
            report.warning(place, "score-of-unknown-scenario", found=shown(id_), remedy=remedy)
    return report.problems()


def _remedy(id_: str, known: Iterable[str]) -> Message:
    return did_you_mean(nearest(id_, known), Message("problem.remedy.score-without-effect"))


def _scored(root: Mapping) -> list[tuple[str, Place]]:
    """The ids of scenarios that scores are given to, with their places."""
    found: list[tuple[str, Place]] = []
    for goal in decisions(root, "goals"):
        scores = goal.entries.get("scores")
        if type(scores) is Mapping:
            found += [(id_, scores.place(id_)) for id_ in scores.entries]
    return found
