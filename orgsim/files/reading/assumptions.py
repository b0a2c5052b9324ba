"""What a comparison file assumes of meetings, fees and deciders, held against its scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from msgspec import Struct

from orgsim.files.problems import Place, Problem, Report, shown
from orgsim.files.reading.decisions import decisions, warn_unknown
from orgsim.files.reading.document import Document
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.nearest import did_you_mean, nearest, nearest_kind
from orgsim.files.reading.scenario_file import ScenarioFile
from orgsim.files.yaml.nodes import Mapping as Node
from orgsim.files.yaml.nodes import node_at, scalar_at, scalars_at
from orgsim.messages import Message
from orgsim.model.assumption_edits import OF_BODIES
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario

_OTHERWISE = "decider-without-effect"


def unknown_in_assumptions(document: Document, files: Iterable[ScenarioFile], *, complete: bool) -> tuple[Problem, ...]:
    """Warn of keys of a comparison's assumptions that are neither a kind of body nor a body of its scenarios.

    Such a number has no effect, and is no reason not to open a comparison: drafts change. `files` are the comparison's
    own; where they are not `complete`, as some cannot be read, a unit that is not among them may yet exist.
    """
    report = Report(document.path)
    keys = [entry for measure in OF_BODIES for entry in _entries(document.root, measure)]
    if not keys or not complete:
        return ()
    known = bodies_known(file.scenario for file in files)
    for name, mark in keys:
        if not known.has(name):
            otherwise = Message("problem.remedy.assumption-without-effect")
            report.warning(
                mark, "assumption-of-no-body", found=shown(name), remedy=partial(known.remedy, name, otherwise)
            )
    return report.problems()


class Known(Struct, frozen=True):
    """What numbers can be assumed of."""

    kinds: Mapping[str, Kind]
    """Of bodies, those that ship and those of the drafts, by id."""
    bodies: frozenset[str]
    """Ids of the bodies of the drafts."""

    def has(self, name: str) -> bool:
        """Whether that is a kind or a body."""
        return name in self.kinds or name in self.bodies

    def remedy(self, word: str, otherwise: Message) -> Message:
        """The kind or body that `word` may mean, or the other remedy."""
        by_id = nearest(word, [*self.kinds, *sorted(self.bodies)])
        return did_you_mean(by_id or nearest_kind(word, self.kinds), otherwise)


def bodies_known(scenarios: Iterable[Scenario]) -> Known:
    """What numbers can be assumed of in a comparison of those."""
    kinds: dict[str, Kind] = {id: kind for id, kind in builtin_kinds().items() if _may_meet(kind)}
    bodies: set[str] = set()
    for scenario in scenarios:
        flat = hierarchy(scenario)
        kinds |= {id: kind for id, kind in scenario.kinds.items() if _may_meet(kind)}
        sides = zip(flat.units, flat.kinds, flat.sides, strict=True)
        bodies |= {unit.id for unit, kind, side in sides if kind.body or side == "influence"}
    return Known(kinds, frozenset(bodies))


def _may_meet(kind: Kind) -> bool:
    return kind.body or kind.side == "influence"


def _entries(root: Node, measure: str) -> list[tuple[str, Place]]:
    node = node_at(root, "comparison", "assumptions", measure)
    return [(name, node.place(name)) for name in node.entries] if type(node) is Node else []


def unknown_in_deciders(document: Document, files: Iterable[ScenarioFile], *, complete: bool) -> tuple[Problem, ...]:
    """Warn of scenarios, units and matters that are not there, and of matters that the draft itself gives to somebody.

    Such an assumption has no effect, and is kept: drafts change. `files` are the comparison's own; where they are not
    `complete`, what is not among them may yet exist.
    """
    report = Report(document.path)
    by_id = {file.scenario.id: file for file in files}
    remits = {
        id: {matter.id for unit in hierarchy(file.scenario).units for matter in unit.remit or ()}
        for id, file in by_id.items()
    }
    there = dict.fromkeys(matter for its in remits.values() for matter in its)
    for node in decisions(document.root, "assumptions", "decides"):
        scenario, unit = scalar_at(node, "scenario"), scalar_at(node, "unit")
        if scenario is None:
            continue
        if scenario.text not in by_id:
            if complete:
                warn_unknown(scenario, "decider-of-unknown-scenario", by_id, report, otherwise=_OTHERWISE)
            continue
        its = shown(scenario.text)
        units = hierarchy(by_id[scenario.text].scenario).index
        if unit is not None and unit.text not in units:
            warn_unknown(unit, "decider-unknown", units, report, otherwise=_OTHERWISE, scenario=its)
        for matter in scalars_at(node, "matters"):
            if matter.text in remits[scenario.text]:
                report.warning(matter.mark, "decider-stated", found=shown(matter.text), scenario=its)
            elif complete and matter.text not in there:
                warn_unknown(matter, "decider-of-unknown-matter", there, report, otherwise=_OTHERWISE)
    return report.problems()
