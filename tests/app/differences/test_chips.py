"""The buttons of the groups of differences."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.analysis.differences.comparing import STATUSES
from orgsim.app.differences.chips import Chips
from orgsim.app.widgets.style import style_sheet
from orgsim.drawing.chart.difference_entries import Entry, Group
from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.themes import THEMES
from orgsim.messages import catalog


def test_thousands_of_differences_are_told_whole_in_as_many_rows_as_it_takes(qtbot: QtBot, app_with_fonts) -> None:
    entry = Entry(
        status="moved",
        marks=(),
        title="",
        place="",
        changes=(),
        quiet=False,
        within=False,
        a=(),
        b=(),
    )
    statuses = [status for status in STATUSES if status != "same"]
    groups = [
        Group(status=status, mark=Mark(status, "Δ", "moved"), heading="", entries=(entry,) * 1234)
        for status in statuses
    ]
    chips = Chips()
    qtbot.addWidget(chips)
    chips.setStyleSheet(style_sheet(THEMES["light"]))
    chips.setFixedWidth(310)
    chips.show_groups(groups, THEMES["light"], catalog("fi"), 310)
    chips.show()
    QApplication.processEvents()
    buttons = list(chips.chips.values())
    assert [chip.text() for chip in buttons] == ["1\u00a0234"] * len(statuses)
    chips.choose(statuses)
    room = [chip.width() - 18 - chip.fontMetrics().horizontalAdvance(chip.text()) for chip in buttons]
    assert min(room) >= 16, "none is cut, even pressed"
    assert all(chip.geometry().right() < 310 for chip in buttons)
    assert len({chip.y() for chip in buttons}) > 1
    # What is said already stays, buttons and all; another number is told.
    chips.show_groups(groups, THEMES["light"], catalog("fi"), 310)
    assert list(chips.chips.values()) == buttons
    fewer = [replace(groups[0], entries=(entry,)), *groups[1:]]
    chips.show_groups(fewer, THEMES["light"], catalog("fi"), 310)
    assert [chip.text() for chip in chips.chips.values()] == ["1", *["1\u00a0234"] * (len(statuses) - 1)]
    assert all(chip.isChecked() for chip in chips.chips.values())
