"""`orgsim compare`: where scenarios differ."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.differences.pairs import offers
from orgsim.commands.arguments import UsageError
from orgsim.commands.compare_plain import HEADER, as_rows, as_values
from orgsim.commands.compare_table import as_table
from orgsim.commands.compared import Compared
from orgsim.commands.formats import Dialect, as_csv, as_json_pieces, heads
from orgsim.commands.output import takes_unicode, write
from orgsim.commands.reading import FAILED, FINE, read
from orgsim.files.reading.opened import Opened
from orgsim.messages import Catalog, message
from orgsim.model.comparison import confirmed, refused
from orgsim.model.scenario import Scenario


def run(paths: Sequence[Path], *, format: str, texts: Catalog, dialect: Dialect = "plain") -> int:
    """Write the differences of scenarios to standard output; the exit code: 0 if all of them could be read.

    `paths` are two scenarios, or one comparison: then all others are compared to its baseline, or to its first one,
    and what cannot be read is left out. `format` is `table`, `json` or `csv`. UsageError where there are not two.
    """
    opened = read(paths, texts)
    scenarios = _chosen(opened, paths)
    if scenarios is None:
        return FAILED
    compared = _compared(opened, scenarios)
    match format:
        case "json":
            for piece in as_json_pieces(as_values(compared), unicode=takes_unicode(sys.stdout)):
                write(piece, sys.stdout)
            return FAILED if opened.failed else FINE
        case "csv":
            text = as_csv(heads(HEADER, texts, dialect), as_rows(compared, texts), dialect)
        case _:
            text = as_table(scenarios, compared, texts)
    write(text, sys.stdout, encoding="utf-8" if dialect == "fi" else None)
    return FAILED if opened.failed else FINE


def _chosen(opened: Opened, paths: Sequence[Path]) -> list[Scenario] | None:
    """Two or more scenarios in the order of their letters; `None` where too few could be read, which has been told."""
    if opened.comparison is not None and len(paths) == 1:
        found = [file.scenario for file in opened.files]
        fits = len(found) > 1
    else:
        # One that is named twice was read once.
        by_path = {file.path: file.scenario for file in opened.files}
        found = [by_path[path] for path in paths if path in by_path]
        fits = len(found) == len(paths) == 2
    if fits:
        return found
    if opened.failed and len(found) < 2:
        return None
    raise UsageError(message("cli.error.not-two", n=len(found)))


def _compared(opened: Opened, scenarios: Sequence[Scenario]) -> list[Compared]:
    """The reference, which is the baseline or else the first scenario, to each of the others."""
    comparison = None if opened.comparison is None else opened.comparison.comparison
    path = None if opened.comparison is None else opened.comparison.baseline()
    baseline = next((column for column, file in enumerate(opened.files) if file.path == path), None)
    first = baseline or 0
    a = scenarios[first]
    found = []
    for column, b in enumerate(scenarios):
        if column == first:
            continue
        pairs = () if comparison is None else confirmed(comparison, a.id, b.id)
        no_pairs = () if comparison is None else refused(comparison, a.id, b.id)
        differences = compare(a, b, pairs)
        found.append(
            Compared(
                a=a,
                b=b,
                columns=(first, column),
                baseline=baseline is not None,
                differences=differences,
                offers=offers(a, b, differences.matching, no_pairs),
            )
        )
    return found
