"""How long decisions take, as numbers: matters with the days of each draft, and what these stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.deciding.results import Days, Result, Times
from orgsim.drawing.decisions.common import counted, matters_of, name_of, too_much
from orgsim.drawing.decisions.telling import assumed, by_letters
from orgsim.export.sheets.sheet import Cell, Column, Number, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog

_MEASURES = ("mean", "median", "p90", "final")


def decisions_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    """A row for all cases and for each matter, in days; `None` where nothing was simulated.

    An empty cell is unknown; the last columns say why.
    """
    results = subject.simulated
    if not results:
        return None
    columns = [Column(texts("matter-column.matter"), width=44)]
    for letter in subject.letters:
        columns += [Column(texts(f"decisions-column.{each}", letter=letter), "plain", 14) for each in _MEASURES]
    columns.append(Column(texts("figure-column.why"), "long", 50))
    columns.append(Column(texts("figure-column.id"), width=26, key=True))
    first = results[0]
    return Sheet(
        name=texts("sheet.decisions"),
        title=subject.named(texts),
        columns=tuple(columns),
        rows=[_whole(results, texts), *_rows(results, subject.letters, texts)],
        notes=(
            texts("decisions-column.legend"),
            texts("cli.simulate.runs-done", n=first.runs, seed=str(first.seed)),
            *by_letters([assumed(its, texts) for its in results], subject.letters),
        ),
    )


def _whole(results: Sequence[Result], texts: Catalog) -> tuple[Cell, ...]:
    """All cases of the matters that every draft decided."""
    cells = [cell for its in results for cell in _cells(its.common.decision, its.common.finality)]
    why = "\n".join((*counted(results, texts), *too_much(results, texts)))
    whose = "decisions.all-common" if len(results) > 1 else "decisions.all-alone"
    return (texts(whose, n=len(results[0].common.matters)), *cells, why or None, None)


def _rows(results: Sequence[Result], letters: Sequence[str], texts: Catalog) -> Iterator[tuple[Cell, ...]]:
    for id, row in matters_of(results).items():
        cells: list[Cell] = []
        for times in row:
            cells += _cells(None, None) if times is None else _cells(times.decision, times.finality)
        yield name_of(row).in_language(texts.language), *cells, "\n".join(_missing(row, letters, texts)) or None, id


def _cells(decision: Days | None, finality: Days | None) -> tuple[Cell, ...]:
    if decision is None:
        return (None,) * len(_MEASURES)
    final = None if finality is None else Number(finality.median, 1)
    return Number(decision.mean, 1), Number(decision.median, 1), Number(decision.p90, 1), final


def _missing(row: Sequence[Times | None], letters: Sequence[str], texts: Catalog) -> Iterator[str]:
    for letter, times in zip(letters, row, strict=True):
        if times is not None and times.missing:
            yield f"{letter}: {' '.join(texts.say(each) for each in times.missing)}"
