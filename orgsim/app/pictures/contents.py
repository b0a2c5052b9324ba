"""What a document of the drafts will tell of, in the place of a picture's preview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.pictures.shown import told_in
from orgsim.app.widgets.labels import ElidedLabel, Letter, clear, label
from orgsim.drawing.folding.legible import all_units
from orgsim.export.formats import DocumentFormat, PictureFormat
from orgsim.messages import Catalog
from orgsim.model.hierarchy import count_units

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


class Contents(QFrame):
    """A panel that lists the drafts that a document tells of, each by letter and name with how many units it has."""

    def __init__(self, state: State, speech: Catalog) -> None:
        """Of the drafts that most formats have room for."""
        super().__init__()
        self._told: State | None = None
        self.setObjectName("panel")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._inside.setSpacing(10)
        self.tell(state, "xlsx", speech)

    def tell(self, state: State, format: PictureFormat | DocumentFormat, speech: Catalog) -> None:
        """List those of what is seen that a file of that format has room for, and say how many are left out."""
        told, inside = told_in(state, format), self._inside
        if told == self._told:
            return
        self._told = told
        theme = theme_of(told)
        clear(inside)
        inside.addWidget(label(speech("export.contents"), "heading"))
        for column, file in enumerate(told.files):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Letter(column, theme))
            row.addWidget(ElidedLabel(file.scenario.title.in_language(told.language)), 1)
            # As the status line counts them: a box may stand for several.
            row.addWidget(label(speech("importing.units", n=all_units(file.scenario)), "muted"))
            inside.addLayout(row)
        for why, away in (("others", len(state.files) - len(told.files)), ("hidden", len(state.hidden))):
            if away:
                inside.addWidget(label(speech(f"export.contents.{why}", n=away), "muted", wrap=True))
        inside.addStretch(1)
        inside.setAlignment(Qt.AlignmentFlag.AlignTop)
