"""The kinds of units that every scenario may use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from orgsim.files.problems import Report, UnreadableFile
from orgsim.files.reading.document import load
from orgsim.files.reading.reading import Reading
from orgsim.files.reading.shapes import reader_of
from orgsim.files.yaml.encoding import check_text
from orgsim.files.yaml.nodes import Mapping as MappingNode
from orgsim.files.yaml.tree import read_tree
from orgsim.model.kinds import Kind
from orgsim.resources import resource


@cache
def builtin_kinds() -> Mapping[str, Kind]:
    """The kinds of ``resources/kinds.yaml`` by their ids; UnreadableFile where that file is damaged."""
    path = resource("kinds.yaml")
    report = Report(path)
    text = check_text(load(path), report)
    tree = None if text is None else read_tree(text, report)
    kinds: dict[str, Kind] = {}
    if type(tree) is MappingNode:
        read, reading = reader_of(Kind), Reading(report)
        kinds = {name: read(node, reading) for name, node in tree.entries.items()}
    if report.problems() or not kinds:
        raise UnreadableFile(report.problems())
    return MappingProxyType(kinds)
