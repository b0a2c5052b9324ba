"""What leads on from a chart that has nothing to show: a link to where the draft says something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgsim.app.widgets.labels import link_button
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario
from orgsim.model.views import VIEWS, ViewName

_BELOW_MIDDLE = 52
"""Twice what the link stands below the middle, where the chart says that it is empty."""


class VacantLink(QWidget):
    """Lies over a chart. It is seen where the draft has a timeline, but no units."""

    def __init__(self, chart: QWidget, show_view: Callable[[ViewName], object]) -> None:
        super().__init__(chart)
        over = QVBoxLayout(chart)
        over.setContentsMargins(0, 0, 0, 0)
        over.addStretch(1)
        over.addSpacing(_BELOW_MIDDLE)
        over.addWidget(self, 0, Qt.AlignmentFlag.AlignHCenter)
        over.addStretch(1)
        self.link = link_button("")
        self.link.clicked.connect(lambda: show_view("timeline"))
        inside = QVBoxLayout(self)
        # The frame of the link that has the keyboard reaches over its edge.
        inside.setContentsMargins(8, 2, 8, 2)
        inside.addWidget(self.link)

    def tell(self, scenario: Scenario, speech: Catalog) -> None:
        """Offer what `scenario` has beside a structure."""
        self.link.setText(speech("chart.vacant.timeline", keys=f"Ctrl+{VIEWS.index('timeline') + 1}"))
        self.link.setToolTip(speech("chart.vacant.timeline.tip"))
        self.setVisible(bool(scenario.timeline) and not scenario.units)
