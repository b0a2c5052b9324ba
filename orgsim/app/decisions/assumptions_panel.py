"""What the figures stand on: sliders, what the drafts lack, and each assumption with where it comes from."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from orgsim.analysis.deciding.results import Result
from orgsim.app.decisions.grounds import Grounds
from orgsim.app.decisions.lacking import Ground, assumed_grounds, missing_grounds
from orgsim.app.decisions.sliders import Slider, SliderRow
from orgsim.app.in_steps import InSteps
from orgsim.app.weakly import weakly
from orgsim.app.widgets.fields import Check
from orgsim.app.widgets.labels import hairline, label, let_go, plain_tip
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog, Message
from orgsim.model.assumption_edits import Assumed, Measure

_MARGIN = 14
_SLICE = 0.006
"""Seconds in which fields are filled before the window does what else there is to do."""
_ORDER: tuple[Measure, ...] = ("tabled", "escalated", "a-year", "meetings", "agenda-closes", "minutes", "runs", "seed")
"""From top to bottom."""


class AssumptionsPanel(QFrame):
    """Stands beside the figures."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()
    """A slider was let go."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.follow = Check(theme)
        """Whether matters that a draft gives to nobody follow the body that goes on."""
        self.follow.hide()
        self.follow.toggled.connect(self._follow)
        self.rows: dict[tuple[Measure, str | None], SliderRow] = {}
        self._title = label(role="heading")
        self._caption = label(role="caption", wrap=True)
        self.kept = label(role="caption", wrap=True)
        self._fields: dict[Measure, QVBoxLayout] = {}
        self._heads: dict[Measure, QLabel] = {
            "meetings": label(role="caption", wrap=True),
            "agenda-closes": label(role="caption", wrap=True),
            "minutes": label(role="caption", wrap=True),
        }
        self.lacking, self.listed = Grounds(), Grounds()
        self._titles = {each: (hairline(), label(role="heading", wrap=True)) for each in (self.lacking, self.listed)}
        self._filling = InSteps(self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, 10)
        column.setSpacing(8)
        column.addWidget(self.follow)
        for measure in _ORDER:
            column.addLayout(self._section(measure))
        # Below all fields: one that came after it would be taken for a part of it.
        column.addLayout(self._list(self.lacking))
        column.addLayout(self._list(self.listed))
        column.addStretch(1)
        self.area = QScrollArea()
        scroll_down(self.area)
        self.area.setWidget(inside)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 2)
        head.addWidget(self._title)
        head.addWidget(self._caption)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 5, _MARGIN, 7)
        foot.addWidget(self.kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)

    def _section(self, measure: Measure) -> QVBoxLayout:
        """Where the fields of that measure stand, below what they are where that is said once for all."""
        self._fields[measure] = section = QVBoxLayout()
        section.setSpacing(2)
        if measure in self._heads:
            section.addWidget(self._heads[measure])
        return section

    def _list(self, grounds: Grounds) -> QVBoxLayout:
        """Where those are listed, below what they are."""
        section = QVBoxLayout()
        section.setSpacing(3)
        for part in (*self._titles[grounds], grounds):
            part.hide()
            section.addWidget(part)
        grounds.gone_to.connect(weakly(self._reach))
        return section

    def _reach(self, row: QRect) -> None:
        """Bring a row of the list that has the keyboard into view."""
        self.area.ensureVisible(row.center().x(), row.center().y(), 0, row.height() // 2 + _MARGIN)

    @property
    def text(self) -> str:
        """All that is said in it of what is lacking and assumed: for tests."""
        return "\n".join(its.text for its in (*self.lacking.sentences, *self.listed.sentences))

    @property
    def is_filling(self) -> bool:
        """Whether there is more to come of what was told."""
        return self._filling.is_running

    def settle(self) -> None:
        """Enter what is typed."""
        for row in self.rows.values():
            row.settle()

    def tell(
        self,
        results: Sequence[Result],
        fields: Sequence[Slider],
        kept: Message,
        speech: Catalog,
        theme: Theme,
        *,
        follows: bool | None,
        alone: bool,
    ) -> None:
        """Show what `results` stand on, with `fields` for what can be changed of it.

        `follows`: whether matters follow the body that goes on; `None`: no draft gives a matter to nobody.
        `alone`: whether there is no comparison, whose assumptions would go before the defaults.
        """
        self._title.setText(speech("decisions-view.assumptions"))
        self.setAccessibleName(speech("decisions-view.assumptions"))
        self._caption.setText(speech(f"decisions-view.assumptions.{'alone' if alone else 'caption'}"))
        self.kept.setText(speech.say(kept))
        self.follow.setText(speech("decisions-view.remits-continue"))
        self.follow.setToolTip(plain_tip(speech("decisions-view.remits-continue.tip")))
        self.follow.set_theme(theme)
        with QSignalBlocker(self.follow):
            self.follow.setChecked(follows is not False)
        self.follow.setVisible(follows is not None)
        self._filling.begin(self._fill(results, fields, speech, theme), _SLICE)
        if not self.isVisible():
            self._filling.hold()

    def _fill(
        self, results: Sequence[Result], fields: Sequence[Slider], speech: Catalog, theme: Theme
    ) -> Iterator[None]:
        """Fill it from top to bottom, in short steps: all of it at once takes longer than a window may stand."""
        missing = missing_grounds([its.missing for its in results], theme.letters, speech)
        assumed = assumed_grounds([its.assumptions for its in results], theme.letters, speech)
        wanted = {(each.measure, each.key): each for each in fields}
        self._leave_out(wanted)
        yield
        before: QWidget = self.follow
        for measure, section in self._fields.items():
            its = [place for place in wanted if place[0] == measure]
            if (head := self._heads.get(measure)) is not None:
                head.setText(speech(f"decisions-view.head.{measure}"))
                head.setVisible(bool(its))
            for at, place in enumerate(its, 0 if head is None else 1):
                row = self._row(wanted[place])
                if section.indexOf(row) != at:
                    section.insertWidget(at, row)
                row.tell(wanted[place], speech, theme)
                for part in row.keyboard_order():
                    QWidget.setTabOrder(before, part)
                    before = part
                yield
        self._tell_list(self.lacking, speech("decisions-view.lacking"), missing, speech, theme)
        QWidget.setTabOrder(before, self.lacking)
        yield
        before = self.lacking
        self._tell_list(self.listed, speech("decisions-view.all"), assumed, speech, theme)
        QWidget.setTabOrder(before, self.listed)

    def _tell_list(self, list_: Grounds, title: str, said: Sequence[Ground], speech: Catalog, theme: Theme) -> None:
        line, head = self._titles[list_]
        head.setText(title)
        list_.tell(title, said, speech, theme)
        for part in (line, head):
            part.setVisible(bool(said))

    def _row(self, slider: Slider) -> SliderRow:
        place = (slider.measure, slider.key)
        if place not in self.rows:
            self.rows[place] = row = SliderRow(slider)
            row.changed.connect(self.changed)
            row.rested.connect(self.rested)
        return self.rows[place]

    def _leave_out(self, wanted: Container[tuple[Measure, str | None]]) -> None:
        """Let go of the fields of what is not to be changed any more."""
        for place in [place for place in self.rows if place not in wanted]:
            row = self.rows.pop(place)
            let_go(row)
            self._fields[place[0]].removeWidget(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with filling."""
        super().showEvent(event)
        self._filling.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Fill nothing that nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._filling.hold()

    def _follow(self, on: bool) -> None:
        self.changed.emit(Assumed("remits-continue", None, None if on else False))
        self.rested.emit()

    def tell_kept(self, said: str) -> None:
        """Say where the numbers are kept."""
        self.kept.setText(said)
