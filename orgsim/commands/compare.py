"""`orgsim compare`: where two scenarios differ."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from orgsim.analysis.differences import compare
from orgsim.analysis.pairs import offers
from orgsim.commands.arguments import UsageError
from orgsim.commands.compare_plain import HEADER, as_rows, as_values
from orgsim.commands.compare_table import as_table
from orgsim.commands.compared import Compared
from orgsim.commands.formats import as_csv, as_json
from orgsim.commands.output import takes_unicode, write
from orgsim.commands.reading import FAILED, FINE, read
from orgsim.files.opening import Opened
from orgsim.messages import Catalog, message
from orgsim.model.comparison import confirmed, refused
from orgsim.model.scenario import Scenario


def run(paths: Sequence[Path], *, format: str, texts: Catalog) -> int:
    """Write the differences of two scenarios to standard output; the exit code: 0 if both could be read.

    `paths` are the two, or one comparison: then its baseline, or its first scenario, and the first other one.
    `format` is `table`, `json` or `csv`. UsageError where there are not two.
    """
    opened = read(paths, texts)
    two = _chosen(opened, paths)
    if two is None:
        return FAILED
    compared = _compared(opened, *two)
    match format:
        case "json":
            text = as_json(as_values(compared), unicode=takes_unicode(sys.stdout))
        case "csv":
            text = as_csv(HEADER, as_rows(compared, texts))
        case _:
            text = as_table(compared, texts)
    write(text, sys.stdout)
    return FINE


def _chosen(opened: Opened, paths: Sequence[Path]) -> tuple[Scenario, Scenario] | None:
    """The scenarios to compare; `None` where one of them could not be read, which has been told."""
    wanted = list(paths)
    if opened.comparison is not None and len(paths) == 1:
        members = [member.path for member in opened.comparison.members]
        first = opened.comparison.baseline() or members[0]
        wanted = [first, *[path for path in members if path != first][:1]]
    by_path = {file.path: file.scenario for file in opened.files}
    if any(path in opened.failed for path in wanted):
        return None
    found = [by_path[path] for path in wanted if path in by_path]
    if len(found) != 2 or len(wanted) != 2:
        raise UsageError(message("cli.error.not-two", n=len(found)))
    return found[0], found[1]


def _compared(opened: Opened, a: Scenario, b: Scenario) -> Compared:
    comparison = None if opened.comparison is None else opened.comparison.comparison
    pairs = () if comparison is None else confirmed(comparison, a.id, b.id)
    no_pairs = () if comparison is None else refused(comparison, a.id, b.id)
    differences = compare(a, b, pairs)
    return Compared(
        a=a,
        b=b,
        baseline=comparison is not None and comparison.baseline is not None,
        differences=differences,
        offers=offers(a, b, differences.matching, no_pairs),
    )
