"""What is chosen of a transition: which drafts, what widths tell, how rows are gathered, and whether all are shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QWidget

from orgsim.analysis.transition import MEASURES, Measure, measure_text, measures
from orgsim.app.document.comparing import pair, reference
from orgsim.app.document.state import State
from orgsim.app.widgets.fields import Check, Choice
from orgsim.app.widgets.labels import label
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.options import GROUPINGS
from orgsim.messages import catalog

_BESIDE = 11
"""Pixels between choosers and their captions, on the whole."""


class Choosers(QWidget):
    """A line of fields, or two where there is little room."""

    way_chosen = Signal(int)
    """The draft of that column is compared to the reference."""
    option_chosen = Signal(str, object)
    """A field of `TransitionOptions` has that value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.way = Choice([], None, theme)
        self.measure = Choice([], None, theme)
        self.grouping = Choice([], None, theme)
        self.everything = Check(theme)
        self._labels = {name: label(role="caption") for name in ("way", "measure", "grouping")}
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._tools.setContentsMargins(8, 6, 8, 2)
        self._tools.setSpacing(6)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for name, chooser in (("way", self.way), ("measure", self.measure), ("grouping", self.grouping)):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self._labels[name].setBuddy(chooser)
            tools.addWidget(self._labels[name])
            tools.addWidget(chooser)
            tools.addSpacing(8)
        self._tools.addLayout(tools)
        self._tools.addWidget(self.everything)
        self._tools.addStretch(1)
        self.way.activated.connect(lambda _: self.way_chosen.emit(self.way.currentData()))
        self.measure.activated.connect(lambda _: self.option_chosen.emit("measure", self.measure.currentData()))
        self.grouping.activated.connect(lambda _: self.option_chosen.emit("grouping", self.grouping.currentData()))
        self.everything.clicked.connect(lambda on: self.option_chosen.emit("everything", on))

    def set_theme(self, theme: Theme) -> None:
        """Wear that theme."""
        for field in (self.way, self.measure, self.grouping, self.everything):
            field.set_theme(theme)

    def tell(self, state: State) -> None:
        """Show what is chosen of that state, and offer what can be."""
        speech, columns, options = catalog(state.language), pair(state), state.transition
        for name, said in self._labels.items():
            said.setText(speech(f"transition-view.{name}"))
        first = reference(state)
        with QSignalBlocker(self.way):
            self.way.clear()
            for column in range(len(state.files)):
                if column != first:
                    self.way.addItem(f"{state.letters[first]} → {state.letters[column]}", column)
            if columns is not None:
                self.way.setCurrentIndex(self.way.findData(columns[1]))
        self.way.setVisible(len(state.files) > 2)
        _fill(self.measure, [(speech.say(measure_text(each)), each) for each in _measures(state)], options.measure)
        groupings = [(speech(f"transition-view.grouping.{each}"), str(each)) for each in GROUPINGS]
        _fill(self.grouping, groupings, options.grouping)
        for name, chooser in (("way", self.way), ("measure", self.measure), ("grouping", self.grouping)):
            chooser.setAccessibleName(speech(f"transition-view.{name}"))
        self.everything.setText(speech("transition-view.everything"))
        self.everything.setChecked(options.everything)

    def tell_grouping(self, grouping: str) -> None:
        """Show how rows are gathered, which may follow from what is compared."""
        with QSignalBlocker(self.grouping):
            self.grouping.setCurrentIndex(self.grouping.findData(grouping))

    def place(self, room: int) -> None:
        """Put all in one line with their captions where so many pixels are enough, else in two and without."""
        shown = [name for name in self._labels if name != "way" or not self.way.isHidden()]
        fields = [self.way, self.measure, self.grouping, self.everything][len(self._labels) - len(shown) :]
        wanted = sum(each.sizeHint().width() + _BESIDE for each in (*fields, *(self._labels[name] for name in shown)))
        directions = QBoxLayout.Direction
        self._tools.setDirection(directions.LeftToRight if wanted <= room else directions.TopToBottom)
        for name, said in self._labels.items():
            said.setVisible(wanted <= room and name in shown)


def _fill(chooser: QComboBox, entries: list[tuple[str, str]], chosen: str | None) -> None:
    with QSignalBlocker(chooser):
        chooser.clear()
        for said, data in entries:
            chooser.addItem(said[:1].upper() + said[1:], data)
        chooser.setCurrentIndex(chooser.findData(chosen))


def _measures(state: State) -> list[Measure]:
    """What widths can tell of the drafts that are compared, and what they are asked to tell."""
    columns = pair(state)
    if columns is None:
        return list(MEASURES)
    known = measures(*[state.scenarios[column] for column in columns])
    return [each for each in MEASURES if each in known or each == state.transition.measure]
