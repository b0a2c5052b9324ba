"""What stands around the table of goals: its tools above, the results and where it is kept below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from orgsim.app.goals.result_bar import ResultBar
from orgsim.app.goals.table import GoalsTable
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.labels import ElidedLabel, hairline
from orgsim.app.widgets.table_look import in_panel


def framed(
    table: GoalsTable, tools: Iterable[QToolButton], keys: ElidedLabel, results: ResultBar, foot: tuple[QWidget, ...]
) -> QFrame:
    """All of it in one frame; of the `foot` the first takes the room that the others leave."""
    head = QWidget()
    bar = QHBoxLayout(head)
    bar.setContentsMargins(8, 6, 10, 4)
    bar.setSpacing(6)
    for tool in tools:
        tool.setObjectName("action")
        tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addWidget(tool)
    bar.addSpacing(8)
    keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    bar.addWidget(keys, 1)
    bar.addStretch()
    keeping = QWidget()
    below = QHBoxLayout(keeping)
    below.setContentsMargins(12, 4, 10, 6)
    below.setSpacing(10)
    for place, widget in enumerate(foot):
        below.addWidget(widget, 0 if place else 1)
    return in_panel(as_control(head), table, hairline(), results, as_control(hairline()), as_control(keeping))
