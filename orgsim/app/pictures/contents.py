"""What a document of the drafts will tell of, in the place of a picture's preview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from orgsim.app.document.state import State
from orgsim.app.widgets.labels import ElidedLabel, Letter, label
from orgsim.drawing.theme import Theme
from orgsim.export.formats import DocumentFormat, PictureFormat
from orgsim.messages import Catalog
from orgsim.model.hierarchy import count_units, hierarchy

_MARGIN = 24
_MANY = 4_000
"""Units from which on slides are told to be many before they are made."""
_ON_A_SLIDE = 20
"""Units on a slide of a chart, where they are few: of drafts of 1 000 to 100 000 it was 22 to 88."""


def about(state: State, format: PictureFormat | DocumentFormat, speech: Catalog) -> str:
    """What a file of that format is good for, and how many slides it may come to where they are very many."""
    said = speech(f"export.format.{format}.about")
    units = count_units(state.scenarios)
    if format != "pptx" or units <= _MANY:
        return said
    return f"{said} {speech('export.slides.many', n=units, slides=round(units / _ON_A_SLIDE, -2))}"


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
