"""Scenario files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from orgsim.files.reading.document import Document, collection_paused, load, parse
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.reading.reading import BROKEN, Reader, Reading
from orgsim.files.reading.references import check_references
from orgsim.files.reading.shapes import reader_of
from orgsim.model.scenario import Scenario

__all__ = ["ScenarioFile", "read_scenario", "read_scenario_text", "scenario_of"]


def read_scenario(path: Path) -> ScenarioFile:
    """Read the scenario file at `path`; UnreadableFile with every problem where that fails."""
    return read_scenario_text(load(path), path)


def read_scenario_text(data: bytes, path: Path) -> ScenarioFile:
    """Read a scenario from the bytes of its file; UnreadableFile with every problem where that fails."""
    with collection_paused():
        return scenario_of(parse(data, path))


def scenario_of(document: Document) -> ScenarioFile:
    """The scenario that a document holds; UnreadableFile with every problem where it holds none."""
    root, report = document.root, document.report
    if document.is_comparison:
        report.error(root.place("comparison"), "comparison-for-scenario")
        document.finish(failed=True)
    reading = Reading(report)
    scenario = _reader()(root, reading)
    lines = check_references(reading, root, builtin_kinds())
    warnings = document.finish(failed=scenario is BROKEN)
    kinds = scenario.kinds
    every = MappingProxyType({**builtin_kinds(), **kinds}) if kinds else builtin_kinds()
    return ScenarioFile(
        path=document.path,
        data=document.data,
        scenario=msgspec.structs.replace(scenario, kinds=every),
        warnings=warnings,
        lines=MappingProxyType(lines),
    )


@cache
def _reader() -> Reader:
    return reader_of(Scenario)
