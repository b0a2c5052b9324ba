"""The panel beside the timelines: all that is known of the chosen event, and when it is in the other drafts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.fact import Fact
from orgsim.analysis.timeline.event_facts import Counterpart, counterparts, event_facts
from orgsim.app.widgets.labels import Letter, clear, copyable, hairline, label, link_button
from orgsim.app.widgets.side_panel import SidePanel
from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.walking import Key
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario

WIDTH = 300
_DISC = 20


class TimelinePanel(SidePanel):
    """Tells of one event."""

    event_asked = Signal(object)
    """A counterpart was clicked, as a `Key`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedWidth(WIDTH)
        self.body.setSpacing(3)

    def tell(self, scenarios: Sequence[Scenario], key: Key, theme: Theme, speech: Catalog) -> None:
        """Tell of that event."""
        column, at = key
        scenario = scenarios[column]
        self.begin(speech("timeline-view.panel"), speech("timeline-view.panel.close"), theme, column=column)
        clear(self.body)
        self.title.setText(speech.value(scenario.timeline[at].name))
        for fact in event_facts(scenario, at):
            self._add_fact(fact, speech)
        others = counterparts(scenarios, column, at)
        if others:
            self.body.addSpacing(8)
            self.body.addWidget(hairline())
            self.body.addWidget(label(speech("timeline-view.panel.others"), "caption", wrap=True))
            for other in others:
                self._add_other(other, theme, speech)
        self.body.addStretch(1)

    def _add_fact(self, fact: Fact, speech: Catalog) -> None:
        self.body.addSpacing(5)
        self.body.addWidget(label(speech(f"fact.{fact.label}"), "caption", wrap=True))
        self.body.addWidget(copyable(speech.value(fact.value)))
        if fact.unit is not None:
            name = speech.value(fact.value)
            link = link_button(speech("timeline-view.panel.go"), speech("timeline-view.panel.go.tip", name=name))
            link.setAccessibleName(speech("timeline-view.panel.go.tip", name=name))
            link.clicked.connect(lambda _=False, id=fact.unit: self.unit_asked.emit(id))
            self.body.addWidget(link)

    def _add_other(self, other: Counterpart, theme: Theme, speech: Catalog) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(Letter(other.column, theme, _DISC), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        tip = speech("timeline-view.panel.other.tip", letter=theme.letters[other.column])
        link = link_button(speech.say(other.when), tip)
        link.setAccessibleName(f"{tip}: {speech.say(other.when)}")
        link.clicked.connect(lambda _=False, key=(other.column, other.event): self.event_asked.emit(key))
        texts.addWidget(link)
        if other.shift is not None:
            texts.addWidget(label(speech.say(other.shift), "caption", wrap=True))
        row.addLayout(texts, 1)
        self.body.addLayout(row)
