"""`orgsim changes`: what a draft makes of its baseline, in sentences, for minutes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from orgsim.analysis.changes.line import Line
from orgsim.analysis.changes.minutes import Minutes, as_markdown, as_table, as_text
from orgsim.analysis.changes.telling import since_baseline
from orgsim.commands.arguments import UsageError
from orgsim.commands.formats import Dialect, as_json
from orgsim.commands.output import takes_unicode, write
from orgsim.commands.reading import FAILED, FINE, read
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.opened import ComparisonFile, Opened
from orgsim.messages import Catalog, message
from orgsim.model.comparison import confirmed
from orgsim.model.scenario import Scenario


def run(paths: Sequence[Path], *, format: str, texts: Catalog, dialect: Dialect = "plain") -> int:
    """Write what was changed to standard output; the exit code: 0 if all files could be read.

    `paths` are a draft and its baseline; a draft alone, where one comparison beside it tells its baseline; or a
    comparison, all whose drafts are held against its baseline. `format` is `text`, `markdown`, `csv` or `json`.
    UsageError where it is not known what a draft is to be held against.
    """
    comparison = _comparison_beside(paths[0]) if len(paths) == 1 else None
    opened = read((comparison,) if comparison is not None else paths, texts)
    told = list(_told(opened, paths, beside=comparison is not None))
    if not told:
        if opened.failed:
            return FAILED
        raise UsageError(message("cli.changes.no-baseline"))
    several = [Minutes(draft.title, baseline.title, lines) for baseline, draft, lines in told]
    match format:
        case "json":
            values = [_values(*each, texts) for each in told]
            text = as_json(values[0] if len(values) == 1 else values, unicode=takes_unicode(sys.stdout))
        case "csv":
            text = as_table(several, texts, dialect)
        case "markdown":
            text = "\n".join(as_markdown(each, texts) for each in several)
        case _:
            text = "\n".join(as_text(each, texts) for each in several)
    write(text, sys.stdout, encoding="utf-8" if dialect == "fi" else None)
    return FAILED if opened.failed else FINE


def _told(
    opened: Opened, paths: Sequence[Path], *, beside: bool
) -> Iterator[tuple[Scenario, Scenario, tuple[Line, ...]]]:
    """Each baseline and draft with what was changed."""
    if opened.comparison is None:
        files = {file.path: file.scenario for file in opened.files}
        found = [files[path] for path in paths if path in files]
        if len(found) == len(paths) == 2:
            draft, baseline = found
            yield baseline, draft, since_baseline(baseline, draft)
        return
    path = opened.comparison.baseline()
    base = next((file for file in opened.files if file.path == path), None)
    if base is None:
        return
    only = paths[0].resolve() if beside else None
    for file in opened.files:
        if file is not base and only in (None, file.path.resolve()):
            pairs = confirmed(opened.comparison.comparison, base.scenario.id, file.scenario.id)
            yield base.scenario, file.scenario, since_baseline(base.scenario, file.scenario, pairs)


def _comparison_beside(path: Path) -> Path | None:
    """The comparison in the folder of a draft that names it and a baseline; `None` where there is none, or several."""
    if _read(path) is not None:
        return None
    found = [
        each
        for each in sorted(path.parent.glob("*.yaml"))
        if each != path
        and (comparison := _read(each)) is not None
        and comparison.baseline() is not None
        and path.resolve() in {member.path.resolve() for member in comparison.members}
    ]
    return found[0] if len(found) == 1 else None


def _read(path: Path) -> ComparisonFile | None:
    try:
        return read_comparison(path)
    except UnreadableFile:
        return None


def _values(baseline: Scenario, draft: Scenario, lines: Sequence[Line], texts: Catalog) -> dict[str, object]:
    return {
        "draft": draft.id,
        "baseline": baseline.id,
        "changes": [
            {
                "kind": line.kind,
                "unit": line.unit,
                "sentence": texts.say(line.words),
                "reason": None if line.reason is None else line.reason.written(texts.language),
            }
            for line in lines
        ],
    }
