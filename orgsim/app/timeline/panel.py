"""The panel beside the timelines: all that is known of the chosen event, and when it is in the other drafts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from orgsim.analysis.facts import Fact
from orgsim.analysis.timeline.event_facts import Counterpart, counterparts, event_facts
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import Letter, clear, hairline, label, link_button
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.walking import Key
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario
from orgsim.model.views import LETTERS

WIDTH = 300
_MARGIN = 14
_DISC = 20


class TimelinePanel(QFrame):
    """Tells of one event."""

    unit_asked = Signal(str)
    event_asked = Signal(object)
    """A counterpart was clicked, as a `Key`."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._title = label(role="unit", wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton()
        self.close_button.setObjectName("flat")
        self.close_button.clicked.connect(self.closed)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(_MARGIN, 10, 6, 2)
        self._head.setSpacing(8)
        self._letter: Letter | None = None
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(_MARGIN, 4, _MARGIN, 12)
        self._body.setSpacing(3)
        self._inside = QWidget()
        self._inside.setLayout(self._body)
        scroll = QScrollArea()
        scroll_down(scroll)
        scroll.setWidget(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(scroll, 1)

    @property
    def text(self) -> str:
        """All that it says, for tests."""
        said = [each.text() for each in self._present() if isinstance(each, QLabel | QPushButton)]
        return "\n".join([self._title.text(), *said])

    def links(self) -> list[QPushButton]:
        """What can be followed."""
        return [each for each in self._present() if isinstance(each, QPushButton)]

    def _present(self) -> list[QWidget]:
        """What is told now: what was cleared away is hidden until Qt deletes it, what is new may not be shown yet."""
        gone = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        children = self._inside.findChildren(QWidget)
        return [each for each in children if not (each.isHidden() and each.testAttribute(gone))]

    def tell(self, scenarios: Sequence[Scenario], key: Key, theme: Theme, speech: Catalog) -> None:
        """Tell of that event."""
        column, at = key
        scenario = scenarios[column]
        clear(self._body)
        if self._letter is not None:
            self._letter.hide()
            self._letter.deleteLater()
        self._letter = Letter(column, theme, _DISC)
        self._head.insertWidget(0, self._letter, 0, Qt.AlignmentFlag.AlignTop)
        self._title.setText(speech.value(scenario.timeline[at].name))
        self.close_button.setIcon(icon("close", theme, colour=theme.muted_text))
        said = speech("timeline-view.panel.close")
        self.close_button.setToolTip(said)
        self.close_button.setAccessibleName(said)
        self.setAccessibleName(speech("timeline-view.panel"))
        for fact in event_facts(scenario, at):
            self._add_fact(fact, speech)
        others = counterparts(scenarios, column, at)
        if others:
            self._body.addSpacing(8)
            self._body.addWidget(hairline())
            self._body.addWidget(label(speech("timeline-view.panel.others"), "caption", wrap=True))
            for other in others:
                self._add_other(other, theme, speech)
        self._body.addStretch(1)

    def _add_fact(self, fact: Fact, speech: Catalog) -> None:
        self._body.addSpacing(5)
        self._body.addWidget(label(speech(f"fact.{fact.label}"), "caption", wrap=True))
        value = label(speech.value(fact.value), wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.addWidget(value)
        if fact.unit is not None:
            name = speech.value(fact.value)
            link = link_button(speech("timeline-view.panel.go"), speech("timeline-view.panel.go.tip", name=name))
            link.setAccessibleName(speech("timeline-view.panel.go.tip", name=name))
            link.clicked.connect(lambda _=False, id=fact.unit: self.unit_asked.emit(id))
            self._body.addWidget(link)

    def _add_other(self, other: Counterpart, theme: Theme, speech: Catalog) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(Letter(other.column, theme, _DISC), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        tip = speech("timeline-view.panel.other.tip", letter=LETTERS[other.column])
        link = link_button(speech.say(other.when), tip)
        link.setAccessibleName(f"{tip}: {speech.say(other.when)}")
        link.clicked.connect(lambda _=False, key=(other.column, other.event): self.event_asked.emit(key))
        texts.addWidget(link)
        if other.shift is not None:
            texts.addWidget(label(speech.say(other.shift), "caption", wrap=True))
        row.addLayout(texts, 1)
        self._body.addLayout(row)
