"""Figures as charts of bars that a spreadsheet program draws itself, from the numbers of their sheet."""

from __future__ import annotations

import math
from typing import Any

from orgsim.drawing.themes import LIGHT
from orgsim.export.sheets.sheet import Bars, Cell, Number, Sheet
from orgsim.export.workbook.formats import number_format

_COLOURS = tuple(tone.fill for tone in LIGHT.scenario)
_INK, _MUTED = "#1A2B3C", "#5A6B7C"
_WIDTH, _HEIGHT, _EACH, _GAP = 470, 66, 30, 14
"""Of a chart, in pixels: its height without bars, and what each bar adds."""
_ROW = 20
"""Pixels of an empty row."""
_PAGE, _SCALE = 1480, 64
"""Pixels of an upright page, at so many per cent of their size."""
_IN_ROW = 2
_A4 = 9


def draw(book: Any, sheet: Sheet, name: str) -> None:
    """A sheet of that `name` with a chart for each of the bars of `sheet`, two side by side."""
    its = book.add_worksheet(name)
    its.hide_gridlines(2)
    its.set_column_pixels(0, _IN_ROW - 1, _WIDTH + _GAP)
    high = _HEIGHT + _EACH * max(len(bars.columns) for bars in sheet.bars)
    rows = math.ceil((high + _GAP) / _ROW)
    for number, bars in enumerate(sheet.bars):
        down, across = divmod(number, _IN_ROW)
        chart = _chart(book, sheet, bars)
        chart.set_size({"width": _WIDTH, "height": high})
        place = {
            "x_offset": 8,
            "y_offset": 8,
            "description": bars.spoken,
        }
        its.insert_chart(down * rows, across, chart, place)
    its.set_portrait()
    its.set_paper(_A4)
    # Where pages are fitted, Excel heeds no breaks, and charts would be cut.
    its.set_print_scale(_SCALE)
    on_page = max(1, _PAGE // (rows * _ROW))
    below = math.ceil(len(sheet.bars) / _IN_ROW)
    its.set_h_pagebreaks([row * rows for row in range(on_page, below, on_page)])
    its.set_margins(left=0.5, right=0.4, top=0.7, bottom=0.6)


def _chart(book: Any, sheet: Sheet, bars: Bars) -> Any:
    chart = book.add_chart({"type": "bar"})
    first, last, row = bars.columns[0], bars.columns[-1], bars.row + 1
    chart.add_series(
        {
            "name": bars.title,
            "categories": [sheet.name, 0, first, 0, last],
            "values": [sheet.name, row, first, row, last],
            # As they were when the file was made: what shows charts without reckoning takes them from there.
            "categories_data": [sheet.columns[column].title for column in bars.columns],
            "values_data": [_shown(sheet.rows[bars.row][column]) for column in bars.columns],
            "points": [{"fill": {"color": _COLOURS[place % len(_COLOURS)]}} for place in range(len(bars.columns))],
            "gap": 40,
            "data_labels": {
                "value": True,
                # Only what a number alone would not say: LibreOffice breaks such labels anywhere.
                "custom": [None if label is None else {"value": label} for label in bars.labels],
                "num_format": _format(sheet, bars),
                "font": {"color": _INK, "size": 10},
            },
        }
    )
    chart.set_title({"name": bars.title, "overlay": False, "name_font": {"size": 11, "bold": True, "color": _INK}})
    chart.set_legend({"none": True})
    # The bars grow from nothing, in the order of the drafts from above.
    # Beyond the longest there is room for its number.
    most = max(_value(sheet.rows[bars.row][column]) for column in bars.columns)
    chart.set_x_axis({"min": 0, "max": most * 1.3, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 10, "color": _MUTED}, "line": {"color": _MUTED}})
    chart.set_chartarea({"border": {"none": True}})
    return chart


def _shown(cell: Cell) -> float | str:
    return cell.value if isinstance(cell, Number) else ""


def _value(cell: Cell) -> float:
    return cell.value if isinstance(cell, Number) else 0.0


def _format(sheet: Sheet, bars: Bars) -> str:
    """As the cells write their numbers."""
    cells = [sheet.rows[bars.row][column] for column in bars.columns]
    return next((number_format(cell) for cell in cells if isinstance(cell, Number)), "General")
