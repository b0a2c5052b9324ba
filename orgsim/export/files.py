"""From opened files to a picture in a file, without a window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal

from orgsim.analysis.differences.comparing import compare_all
from orgsim.drawing.boxes.folding import folded_to_layer
from orgsim.drawing.boxes.options import Direction
from orgsim.drawing.chart.difference_marks import mark_all
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.themes import THEMES
from orgsim.export.errors import NothingOpenedError, TooFewError, TooManyError, UnknownFormatError
from orgsim.export.formats import picture_format
from orgsim.export.handout.making import making_handout
from orgsim.export.handout.parts import USUAL, Part
from orgsim.export.page.application import ensure_application
from orgsim.export.page.paper import Paper
from orgsim.export.page.picture import Pane, Size
from orgsim.export.page.steps import finished
from orgsim.export.page.writing import check_size, format_of, write_picture
from orgsim.export.placing import check_place
from orgsim.export.transition.picture import Way
from orgsim.export.views import Shown, view_picture, with_decisions
from orgsim.files.reading.opening import Opened
from orgsim.messages import message
from orgsim.model.comparison import confirmed
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Language
from orgsim.model.views import LETTERS, VIEWS, Overlay, ViewName

Fold = Literal["auto", "none"] | int
"""What charts fold: what has no room in text that can be read, nothing, or all below a layer."""


def export_opened(
    opened: Opened,
    *,
    view: ViewName,
    output: Path,
    size: tuple[int, int] | None = None,
    theme: str = "light",
    direction: Direction = "auto",
    links: Collection[LinkKind] = (),
    overlay: Overlay | None = None,
    fold: Fold = "auto",
    language: Language = "fi",
    paper: Paper | None = None,
) -> tuple[Pane, ...]:
    """Draw a view of what was opened into the file `output`, whose name tells the format.

    `view` is one of VIEWS and `theme` a name of THEMES; KeyError where it is not. Charts go in the `direction`, with
    the `links` of these kinds, in the colours of the `overlay`, and `fold` what they are told to; how much they show is
    returned. `size` is in pixels; without it the structure is 1920 × 1080, the figures are as high as they need, and a
    PDF is of sheets of `paper`, by default of A4 in landscape.
    Raises ExportError with a message for the user where the picture cannot be drawn or written.
    """
    if view not in VIEWS:
        raise KeyError(view)
    format = format_of(output)
    check_place(output)
    if size is not None:
        check_size(size)
    _check_number(opened)
    ensure_application()
    paper = paper or Paper()
    page: Size | None = (float(size[0]), float(size[1])) if size is not None else None
    if page is None and format == "pdf":
        page = paper.size
    shown = _shown(opened, language, direction, links, fold, overlay, marked=view == "differences")
    picture = view_picture(
        shown,
        view,
        theme=THEMES[theme],
        language=language,
        size=page,
        pages=format == "pdf",
        tiles=format == "pdf" and paper.tiles,
    )
    write_picture(picture, output, sources=_sources(opened))
    return picture.panes


def export_handout(
    opened: Opened,
    *,
    output: Path,
    parts: Sequence[Part] = USUAL,
    theme: str = "light",
    direction: Direction = "auto",
    links: Collection[LinkKind] = (),
    language: Language = "fi",
    paper: Paper | None = None,
    day: dt.date | None = None,
) -> tuple[Pane, ...]:
    """Write the handout of what was opened into the file `output`, a PDF: a cover, and those of `parts` that there are.

    It is of that `day`, by default of today. See `export_opened`.
    """
    check_place(output)
    if picture_format(output) != "pdf":
        raise UnknownFormatError(message("handout.error.format", found=output.name))
    _check_number(opened)
    ensure_application()
    shown = _shown(opened, language, direction, links, "none", None, marked=len(opened.files) > 1)
    if "decisions" in parts:
        shown = with_decisions(shown)
    making = making_handout(
        shown,
        parts,
        theme=THEMES[theme],
        language=language,
        size=(paper or Paper()).size,
        day=day or dt.date.today(),
    )
    picture = finished(making)
    write_picture(picture, output, sources=_sources(opened))
    return picture.panes


def _check_number(opened: Opened) -> None:
    if not opened.files:
        raise NothingOpenedError(message("export.error.nothing"))
    if len(opened.files) > len(LETTERS):
        raise TooManyError(message("export.error.too-many", n=len(opened.files), most=len(LETTERS)))


def _shown(
    opened: Opened,
    language: Language,
    direction: Direction,
    links: Collection[LinkKind],
    fold: Fold,
    overlay: Overlay | None,
    *,
    marked: bool,
) -> Shown:
    """What is looked at; `marked`: what differs stands out in charts."""
    scenarios = [file.scenario for file in opened.files]
    comparison = opened.comparison.comparison if opened.comparison is not None else None
    return Shown(
        scenarios=scenarios,
        title=comparison.title.in_language(language) if comparison is not None else None,
        reference=_reference(opened),
        baseline=_has_baseline(opened),
        decisions=comparison,
        rules_off={} if comparison is None else comparison.rules_off,
        answers=() if comparison is None else comparison.answers,
        assumptions=opened.assumptions,
        goals=() if comparison is None else comparison.goals,
        ways=_ways(opened),
        marked=_marked(opened) if marked else None,
        direction=direction,
        links=frozenset(links),
        overlay=overlay,
        folded=_folded(scenarios, fold),
        everything=fold != "auto",
    )


def _sources(opened: Opened) -> list[Path]:
    """The files that what is written was made from."""
    sources = [file.path for file in opened.files]
    return sources if opened.comparison is None else [*sources, opened.comparison.path]


def _folded(scenarios: Sequence[Scenario], fold: Fold) -> frozenset[str]:
    if isinstance(fold, str):
        return frozenset()
    return frozenset[str]().union(*(folded_to_layer(scenario, fold) for scenario in scenarios))


def _reference(opened: Opened) -> int:
    """The column of the comparison's baseline, else the leftmost."""
    baseline = opened.comparison.baseline() if opened.comparison is not None else None
    return next((column for column, file in enumerate(opened.files) if file.path == baseline), 0)


def _ways(opened: Opened) -> list[Way]:
    """From the comparison's baseline, else the leftmost scenario, to each of the others."""
    comparison = opened.comparison
    first = _reference(opened)
    a = opened.files[first].scenario
    return [
        Way(
            before=first,
            after=column,
            pairs=() if comparison is None else confirmed(comparison.comparison, a.id, file.scenario.id),
        )
        for column, file in enumerate(opened.files)
        if column != first
    ]


def _marked(opened: Opened) -> Marked:
    """What differs between the scenarios: each is compared to the baseline, or without one to the first."""
    scenarios = [file.scenario for file in opened.files]
    if len(scenarios) < 2:
        raise TooFewError(message("export.error.one"))
    first = _reference(opened)
    comparison = opened.comparison
    differences = compare_all(scenarios, first, comparison.comparison if comparison is not None else None)
    columns = first, 1 if first == 0 else 0
    return mark_all(scenarios, differences, columns, LETTERS, baseline=_has_baseline(opened))


def _has_baseline(opened: Opened) -> bool:
    comparison = opened.comparison
    return comparison is not None and comparison.baseline() == opened.files[_reference(opened)].path
