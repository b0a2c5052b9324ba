"""What importing asks of the layers below, as work beside the window's own: it knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.fitting import Wishes, fit, options_of
from orgsim.drawing.folding.legible import shown_units
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.importing.drafting import Draft, drafts_of, writing
from orgsim.importing.reading import contents, found_in
from orgsim.importing.records import CannotImport, Choices
from orgsim.importing.tables.mapping import Mapping as Columns
from orgsim.importing.tables.workbooks import names_of_sheets
from orgsim.messages import Catalog, Message, message
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

LEAST_TEXT = 8.0
"""Pixels of the smallest text in the small chart: the names of units can just be read, and more of them are seen."""


class Asked(Struct, frozen=True, kw_only=True):
    """How files are to be read, as far as the planner has said."""

    sheet: str | None = None
    columns: Mapping[tuple[str, str], Columns] = {}
    """By file and sheet."""
    choices: Mapping[str, str] = {}


class Read(Struct, frozen=True, eq=False):
    """What was found."""

    drafts: tuple[Draft, ...]
    sheets: tuple[str, ...]
    """Of the workbook, where it is one and alone."""


class Drawn(Struct, frozen=True, eq=False):
    """The small chart of a draft."""

    drawing: Drawing
    shown: int
    units: int


def reading_files(paths: Sequence[Path]) -> Generator[object, None, Mapping[str, bytes] | Message]:
    """What the files contain, by their names, or why they cannot be read."""
    yield None
    try:
        return contents(paths)
    except CannotImport as error:
        return error.message


def finding(files: Mapping[str, bytes], asked: Asked, texts: Catalog) -> Generator[object, None, Read | Message]:
    """The drafts that the files become, or why they become none."""
    choices = Choices(asked.choices)
    try:
        found = found_in(files, sheet=asked.sheet, mappings=asked.columns, choices=choices)
    except CannotImport as error:
        return error.message
    yield None
    drafts = drafts_of(found, texts, choices)
    yield None
    sheets = names_of_sheets(next(iter(files.values()))) if len(files) == 1 else ()
    return Read(drafts, sheets)


def drawing(scenario: Scenario, language: Language, pane: tuple[float, float]) -> Generator[object, None, Drawn]:
    """The chart of `scenario`, folded so that it can be read in that room."""
    yield None
    options = ChartOptions(language=language, pane=pane)
    folding = fit((scenario,), options, Wishes(), LEAST_TEXT)
    yield None
    (found,) = draw_side_by_side([scenario], options_of(options, folding, LEAST_TEXT))
    return Drawn(found, *shown_units(scenario, found))


def saving(
    output: Path, drafts: Sequence[Draft], asked: Asked, texts: Catalog
) -> Generator[object, None, tuple[Path, ...] | Message]:
    """The files that were written, the comparison last where there are several drafts; or why they could not be."""
    paths: list[Path] = []
    try:
        for path in writing(output, drafts, Choices(asked.choices), texts):
            paths.append(path)
            yield None
    except CannotEdit as error:
        return error.message
    except OSError as error:
        return message("export.error.unwritable", path=str(output), reason=why_unwritten(error))
    return tuple(paths)
