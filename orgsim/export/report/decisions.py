"""How long decisions take in each draft, in Markdown, with what that stands on and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.changes.minutes import escaped
from orgsim.drawing.decisions.telling import known_blocks, standing_on
from orgsim.export.report.marking import listed, table
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog


def decisions(subject: Subject, texts: Catalog) -> Iterator[str]:
    """What was simulated, in blocks of lines; nothing where it was not. What no draft knows is not told as figures."""
    results, letters = subject.simulated, subject.letters
    if not results:
        return
    yield f"## {texts('sheet.decisions')}"
    blocks = known_blocks(results, subject.later, letters, texts)
    if blocks:
        yield escaped(texts("cli.simulate.runs-done", n=results[0].runs, seed=str(results[0].seed)))
    for block in blocks:
        rows = [(name, *cells) for name, cells in block.rows]
        lines = table([block.of, *letters], rows, right=range(1, len(letters) + 1))
        note = ["", escaped(block.note)] if block.note else []
        yield "\n".join([f"### {escaped(block.heading)}", "", *lines, *note])
    for name, sentences in standing_on(results, subject.scenarios, letters, texts).items():
        if blocks or name == "missing":
            yield "\n".join([f"### {texts(f'cli.simulate.{name}')}", "", *listed(sentences)])
