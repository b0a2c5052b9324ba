"""What a document of the drafts will tell of, in the place of a picture's preview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from orgsim.app.document.state import State
from orgsim.app.widgets.labels import ElidedLabel, Letter, label
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy

_MARGIN = 24


def contents(state: State, speech: Catalog, theme: Theme) -> QFrame:
    """A panel that lists the drafts that are seen, each by letter and name with how many units it has."""
    made = QFrame()
    made.setObjectName("panel")
    inside = QVBoxLayout(made)
    inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    inside.setSpacing(10)
    inside.addWidget(label(speech("export.contents"), "heading"))
    for column, file in enumerate(state.files):
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Letter(column, theme))
        row.addWidget(ElidedLabel(file.scenario.title.in_language(state.language)), 1)
        row.addWidget(label(speech("importing.units", n=len(hierarchy(file.scenario).units)), "muted"))
        inside.addLayout(row)
    if state.hidden:
        inside.addWidget(label(speech("export.contents.hidden", n=len(state.hidden)), "muted", wrap=True))
    inside.addStretch(1)
    inside.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made
