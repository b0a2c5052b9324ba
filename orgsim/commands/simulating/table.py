"""What `orgsim simulate` writes for people."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.commands.lettering import legend
from orgsim.commands.output import left, printable, right, width
from orgsim.commands.simulating.formats import Told
from orgsim.drawing.decisions.telling import assumed, blocks_of, lacking
from orgsim.messages import Catalog
from orgsim.model.views import letter


def table(told: Told, texts: Catalog) -> str:
    """The drafts side by side, and below them what each stands on and lacks."""
    letters = [letter(column) for column in range(len(told.results))]
    rows: list[tuple[str, tuple[str, ...]]] = []
    for block in blocks_of(told.results, told.differences, letters, texts, told.gains):
        rows += [("", ()), (block.heading, tuple(letters))]
        rows += [(f"  {printable(name)}", cells) for name, cells in block.rows]
        rows += [(f"  {block.note}", ())] if block.note else []
    names = max(width(name) for name, cells in rows if cells)
    columns = [max(width(cells[at]) for _, cells in rows if cells) for at in range(len(told.results))]
    lines = [
        (left(name, names) + "".join(f"  {right(cell, to)}" for cell, to in zip(cells, columns, strict=False))).rstrip()
        for name, cells in rows
    ]
    return "\n".join([*legend(told.scenarios, texts), *lines, *_notes(told, texts)]) + "\n"


def _notes(told: Told, texts: Catalog) -> Iterator[str]:
    for column, (scenario, its) in enumerate(zip(told.scenarios, told.results, strict=True)):
        yield ""
        yield f"{letter(column)}  {texts('cli.simulate.assumed')}"
        yield from (f"  {printable(line)}" for line in assumed(its, texts))
        missing = [*lacking(its, scenario, texts, told.results)]
        if missing:
            yield f"{letter(column)}  {texts('cli.simulate.missing')}"
            yield from (f"  {printable(line)}" for line in missing)
    seed, runs = told.results[0].seed, told.results[0].runs
    yield ""
    if told.alone:
        yield texts("cli.simulate.alone")
    yield texts("cli.simulate.runs-done", n=runs, seed=str(seed))
