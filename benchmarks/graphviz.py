"""The same organisation for Graphviz' `dot`: the peer whose layered drawings everyone knows."""

from __future__ import annotations

from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language


def dot_source(scenario: Scenario, *, splines: str = "true", language: Language = "fi", links: bool = False) -> str:
    """A graph of all units with their names, in boxes, in Graphviz' own font size of 14 points.

    With `links`, these too, without a say in where boxes stand.
    """
    units = hierarchy(scenario)
    lines = [f"digraph {{ rankdir=TB; splines={splines}; node [shape=box];"]
    for index, unit in enumerate(units.units):
        name, _ = unit.name.spoken(language)
        lines.append(f'{index} [label="{_escaped(name)}"];')
    lines += [f"{parent} -> {child};" for child, parent in enumerate(units.parents) if parent >= 0]
    if links:
        at = units.index
        lines += [f"{at[its.from_]} -> {at[its.to]} [constraint=false];" for its in scenario.links]
    return "\n".join([*lines, "}"])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
