"""Tells that a list has become an open draft before, and offers what it changes in that."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from orgsim.app.importing.working import Before
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog


class AgainPanel(QFrame):
    """A line with a button, which is seen where there is such a draft."""

    def __init__(self, speech: Catalog) -> None:
        super().__init__()
        self._speech = speech
        self.setObjectName("panel")
        self._said = label(wrap=True)
        self.show_button = QPushButton(speech("importing.again.show"))
        """Shows what the list changes in the draft that it has become before."""
        self.show_button.setAutoDefault(False)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(12, 6, 8, 6)
        beside.addWidget(self._said, 1)
        beside.addWidget(self.show_button)
        self.hide()

    def tell(self, before: Before | None) -> None:
        """Tell of that draft, or be hidden."""
        self.setVisible(before is not None)
        if before is not None:
            self._said.setText(self._speech("importing.again.said", title=before.scenario.title, name=before.path.name))
