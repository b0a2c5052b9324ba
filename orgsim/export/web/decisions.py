"""How long decisions take in each draft, as tables of a page, with what that stands on and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.drawing.decisions.telling import known_blocks, standing_on
from orgsim.export.sheets.subject import Subject
from orgsim.export.web.markup import plain
from orgsim.export.web.tables import noted, table
from orgsim.messages import Catalog


def decisions_tables(subject: Subject, texts: Catalog) -> str:
    """What was simulated; empty where it was not. Where no draft knows anything of it, only what is missing."""
    return "".join(_parts(subject, texts)) if subject.simulated else ""


def _parts(subject: Subject, texts: Catalog) -> Iterator[str]:
    results, letters = subject.simulated or (), subject.letters
    blocks = known_blocks(results, subject.later, letters, texts)
    right = frozenset(range(1, len(letters) + 1))
    for block in blocks:
        yield f"<h3>{plain(block.heading)}</h3>"
        rows = [[plain(name), *map(plain, cells)] for name, cells in block.rows]
        caption = f"{block.heading}: {subject.named(texts)}"
        yield table(caption, [plain(block.of), *map(plain, letters)], rows, right=right) + noted(
            filter(None, [block.note])
        )
    if blocks:
        yield noted([texts("cli.simulate.runs-done", n=results[0].runs, seed=str(results[0].seed))])
    for name, sentences in standing_on(results, subject.scenarios, letters, texts).items():
        if blocks or name == "missing":
            summary = plain(texts(f"cli.simulate.{name}"))
            items = "".join([f"<li>{plain(each)}</li>" for each in sentences])
            yield f"<details><summary>{summary}</summary><ul>{items}</ul></details>"
