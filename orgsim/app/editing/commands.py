"""What can be done to the selected units of a draft that is edited, by name; the charts' keys ask for it too.

What does it is imported and made when it is first asked for: few windows edit anything.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document

COMMANDS = (
    *("make-below", "make-after", "make-before", "make-between", "rename", "remove", "remove-alone", "put-away"),
    *("earlier", "later", "cut", "copy-units", "paste", "multiply", "move-to"),
)
"""As the actions of the window are called that ask for them."""


def begin_making(document: Document, charts: ChartPanes) -> None:
    """Let units be made, moved and removed in those charts, wherever their draft is edited."""
    charts.asked.connect(partial(do_in, document, charts))
    charts.pointed.connect(partial(_point, document, charts))


def do_in(document: Document, charts: ChartPanes, command: str) -> None:
    """Do one of `COMMANDS` in those charts."""
    from orgsim.app.editing.making import Making

    found = charts.findChild(Making, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (found if found is not None else Making(document, charts)).do(command)


def _point(document: Document, charts: ChartPanes, column: int, unit: str | None) -> None:
    if not document.state.editing:
        return
    from orgsim.app.editing.plus import Plus

    found = charts.findChild(Plus, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (found if found is not None else Plus(document, charts)).point(column, unit)
