"""Figures as native tables and charts: what is the least, or unknown, is told in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from orgsim.analysis.figures.comparison import Row, compare_figures, of_what_is_told
from orgsim.analysis.figures.cost import basis
from orgsim.export.sheets.figures import reasons
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.deck import Deck, Slide
from orgsim.export.slides.shapes import EMU
from orgsim.export.slides.tables import Heading, add_table
from orgsim.export.slides.text import LOCALES, clean

_COLUMNS: Final = 3
_ROWS: Final = 2
_GAP: Final = 14.0
_MOST: Final = 2 * _COLUMNS * _ROWS
"""Charts of a deck: two slides."""


def add_figures(deck: Deck, subject: Subject) -> None:
    """The figures that a first look shows, with their differences, then charts of those that differ."""
    texts = deck.texts
    rows = [
        row
        for row in of_what_is_told(compare_figures(subject.scenarios, subject.assumptions, subject.reference))
        if not row.metric.detail
    ]
    if not rows:
        return
    first = subject.letters[subject.reference]
    head = [Heading(texts("figure-column.name"), 4.0)]
    head += [
        Heading(letter, align="r", colour=deck.theme.scenario[column].fill)
        for column, letter in enumerate(subject.letters)
    ]
    head += [
        Heading(texts("figure-column.difference", letter=subject.letters[other], reference=first), align="r")
        for other in subject.others
    ]
    cells: list[tuple[str, ...]] = []
    group = None
    for row in rows:
        if row.metric.group != group:
            group = row.metric.group
            cells.append((texts(f"metric.group.{group}"),))
        figures = [row.metric.written(figure, texts) for figure in row.figures]
        cells.append(
            (texts.say(row.metric.title), *figures, *[row.difference_text(to, texts) for to in subject.others])
        )
    title = texts("sheet.figures")
    costs = basis(subject.scenarios, subject.assumptions)
    why = [f"{texts.say(row.metric.title)}: {each}" for row in rows for each in _why(row, subject, deck)]
    told = [] if costs is None else [texts.say(costs)]
    add_table(deck, title, head, cells, said=[*told, *why])
    if len(subject.scenarios) > 1:
        _add_charts(deck, subject, rows)


def _why(row: Row, subject: Subject, deck: Deck) -> Sequence[str]:
    if all(figure.absent for figure in row.figures):
        return ()
    return tuple(reasons(row.figures, subject.letters, deck.texts))


def _add_charts(deck: Deck, subject: Subject, rows: Sequence[Row]) -> None:
    drawn = [row for row in rows if _differs(row)][:_MOST]
    left, top, width, height = deck.room
    own = ((width + _GAP) / _COLUMNS - _GAP, (height + _GAP) / _ROWS - _GAP)
    title = deck.texts("sheet.charts")
    for begin in range(0, len(drawn), _COLUMNS * _ROWS):
        slide = deck.add(title)
        for number, row in enumerate(drawn[begin : begin + _COLUMNS * _ROWS]):
            down, across = divmod(number, _COLUMNS)
            place = (left + across * (own[0] + _GAP), top + down * (own[1] + _GAP), *own)
            _add_chart(deck, slide, subject, row, place)


def _differs(row: Row) -> bool:
    values = [figure.value for figure in row.figures if figure.distribution is None]
    known = [value for value in values if value is not None]
    return len(known) > 1 and len(set(known)) > 1 and min(known) >= 0


def _add_chart(deck: Deck, slide: Slide, subject: Subject, row: Row, place: tuple[float, float, float, float]) -> None:
    """Bars, one a draft; what is not known has none, and what is the least says so below it."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
    from pptx.util import Pt

    texts = deck.texts
    title = clean(texts.say(row.metric.title))
    said = [row.metric.written(figure, texts) for figure in row.figures]
    data: Any = CategoryChartData(number_format="#,##0.##")  # type: ignore[no-untyped-call]
    data.categories = [
        letter if figure.value is not None and not figure.sign else f"{letter}: {words}"
        for letter, figure, words in zip(subject.letters, row.figures, said, strict=True)
    ]
    data.add_series(title, [figure.value for figure in row.figures])
    left, top, width, height = [round(each * EMU) for each in place]
    frame = slide.its.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, left, top, width, height, data)
    spoken = [f"{letter}: {words}" for letter, words in zip(subject.letters, said, strict=True)]
    slide.adopt(frame, name=title, told=". ".join([title, *spoken]))
    chart = frame.chart
    chart.has_legend, chart.has_title = False, True
    chart.font.size, chart.font.name = Pt(11), "Arial"
    chart.chart_title.text_frame.text = title
    run = chart.chart_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(12), True
    run._r.get_or_add_rPr().set("lang", LOCALES[texts.language])
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 60, False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = _form(row), False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    axis = chart.value_axis
    axis.minimum_scale, axis.visible, axis.has_major_gridlines = 0, False, False
    chart.category_axis.format.line.color.rgb = _colour(deck.theme.border)
    for column in range(len(subject.scenarios)):
        fill = plot.series[0].points[column].format.fill
        fill.solid()
        fill.fore_color.rgb = _colour(deck.theme.scenario[column].fill)


def _colour(written: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*[int(written[at : at + 2], 16) for at in (1, 3, 5)])  # type: ignore[no-untyped-call]


def _form(row: Row) -> str:
    """How the numbers at bars are written: the decimals that the table has."""
    whole = all(figure.value is None or float(figure.value).is_integer() for figure in row.figures)
    return "#,##0" if whole else "#,##0.0"
