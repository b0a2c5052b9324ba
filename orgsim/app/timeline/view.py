"""The timeline view: who does what, and when, in every scenario.

While the view is hidden it draws nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgsim.app.document.aside import Aside, Work
from orgsim.app.document.comparing import reference
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.timeline.canvas import TimelineCanvas
from orgsim.app.timeline.legend import TimelineLegend
from orgsim.app.timeline.panel import TimelinePanel
from orgsim.app.timeline.source import Source, told
from orgsim.app.widgets.labels import label, let_go
from orgsim.app.widgets.pages import with_empty_state
from orgsim.drawing.timeline.fitting import groups_of
from orgsim.drawing.timeline.legend import lettered
from orgsim.drawing.timeline.walking import Key
from orgsim.messages import catalog

_GAP = 8
_BESIDE = 2
"""Timelines that may stand beside each other: more would each be too narrow."""


class TimelineView(DocumentView):
    """The timelines with their legend, and a panel for the chosen event."""

    unit_asked = Signal(str)
    """A unit is to be shown in the structure."""

    def __init__(
        self,
        document: Document,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
        *,
        presented: bool = False,
    ) -> None:
        """`presented`: to a room, which sees two timelines without a common axis beside each other where they fit so.

        A desk has them below each other, always along the same edges, and scrolls.
        """
        super().__init__(document, parent)
        self._today = today
        self._presented = presented
        self._source: Source | None = None
        self._aside = Aside(self)
        self._aside.ended.connect(self._prepared)
        self._waiting: tuple[Key | None, bool] | None = None
        """Which event is chosen when all have been looked through, and whether the part that is seen is kept."""
        self._groups: tuple[tuple[int, ...], ...] = ()
        """The scenarios of each canvas; none: there is one for all of them."""
        self.canvases: list[TimelineCanvas] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._add_canvas()
        self.legend = TimelineLegend()
        self.panel = TimelinePanel()
        self.panel.hide()
        self.hint = label(role="muted", wrap=True)
        self._lay_out()
        self.panel.unit_asked.connect(self.unit_asked)
        self.panel.event_asked.connect(self._go_to)
        self.panel.closed.connect(self._close)
        self.setFocusProxy(self.canvas)

    @property
    def canvas(self) -> TimelineCanvas:
        """The timelines, or the first of two that stand beside each other."""
        return self.canvases[0]

    def _add_canvas(self) -> None:
        made = TimelineCanvas(theme_of(self._document.state))
        made.chosen.connect(self.choose)
        made.opened.connect(self._open)
        made.unit_asked.connect(lambda unit: self._document.change(selected=unit))
        self.canvases.append(made)
        self._row.addWidget(made, 1)

    def _canvas_of(self, key: Key | None) -> TimelineCanvas:
        """The canvas that draws that event."""
        its = next((at for at, group in enumerate(self._groups) if key is not None and key[0] in group), 0)
        return self.canvases[its]

    def _chosen(self) -> Key | None:
        return next((canvas.thing for canvas in self.canvases if canvas.thing is not None), None)

    def _lay_out(self) -> None:
        left = QFrame()
        left.setObjectName("panel")
        self._inside = inside = QVBoxLayout(left)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.setSpacing(4)
        inside.addLayout(self._row, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 2)
        foot.addWidget(self.legend)
        inside.addLayout(foot)
        both = QWidget()
        self._columns = columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GAP)
        columns.addWidget(left, 1)
        columns.addWidget(self.panel)
        self._stack = with_empty_state(both, self.hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    # what the menus ask for

    def fit(self) -> None:
        """Bring all of the timelines into view."""
        for canvas in self.canvases:
            canvas.fit()

    def zoom_by(self, factor: float) -> None:
        """Zoom time about what is chosen, else about the middle."""
        for canvas in self.canvases:
            canvas.zoom_by(factor)

    def look(self) -> Look:
        """Which part of time is in view, and which event is told of."""
        key = self._chosen()
        explained = ((self._source.id_of(key),), key[0]) if key is not None and self._source is not None else None
        return Look(parts=tuple([part for canvas in self.canvases for part in canvas.parts()]), explained=explained)

    def show_look(self, look: Look) -> None:
        """Tell of that event, and bring that part of time into view or all of it."""
        self._choose_in_canvas(self._key(look.explained) if look.explained is not None else None)
        self._tell_panel()
        self._layout_now()
        parts = look.parts
        for canvas in self.canvases:
            axes = len(canvas.scales)
            canvas.show_parts(parts if len(parts) == 1 else parts[:axes])
            parts = parts if len(parts) == 1 else parts[axes:]

    def _key(self, explained: tuple[tuple[str, ...], int]) -> Key | None:
        """The event of that id in the scenario of that column."""
        (id, *_), column = explained[0] or ("",), explained[1]
        events = self._source.scenarios[column].timeline if self._source is not None else ()
        return next(((column, at) for at, event in enumerate(events) if event.id == id), None)

    # changes of the document

    def _refresh(self, shown: State | None, state: State) -> None:
        for canvas in self.canvases:
            canvas.set_theme(theme_of(state))
        if shown is None or _drawn_from(shown) != _drawn_from(state):
            self._draw(state, keep=shown is not None and _paths(shown) == _paths(state))
        elif shown.theme != state.theme:
            self._tell_legend(state)
            self._tell_panel()
        for canvas in self.canvases:
            canvas.set_unit(state.selected)

    def _draw(self, state: State, *, keep: bool) -> None:
        source = Source(state.scenarios, state.language, self._today(), reference(state))
        if source.takes_long:
            self._prepare(source, state, keep=keep)
        else:
            self._aside.leave()
            self._show(source, state, self._kept(source) if keep else None, keep=keep)

    def _prepare(self, source: Source, state: State, *, keep: bool) -> None:
        """Look through thousands of events in a thread, and show them then."""
        self._waiting = self._kept(source) if keep else None, keep
        self._source = source
        self._stack.setCurrentIndex(0)
        self._choose_in_canvas(None)
        self._tell_panel()
        for canvas in self.canvases:
            canvas.wait(catalog(state.language), keep=keep)

        def work() -> Work:
            yield None
            return msgspec.structs.replace(source, entries=source.legend())

        self._aside.begin(work())

    def _prepared(self, source: Source) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._shown is not None:
            self._show(source, self._shown, self._chosen() or waiting[0], keep=waiting[1])

    def _show(self, source: Source, state: State, kept: Key | None, *, keep: bool) -> None:
        speech = catalog(state.language)
        self._stack.setCurrentIndex(0 if any(scenario.timeline for scenario in state.scenarios) else 1)
        self.hint.setText(speech("timeline-view.none", n=len(state.files)))
        self._source = source
        # Shown or hidden before the canvas is laid out, so that it is drawn once.
        self.panel.setVisible(kept is not None)
        # The legend's height decides what is left for the canvas.
        self._tell_legend(state, source)
        self._layout_now()
        self._match_canvases(source)
        for canvas, columns in zip(self.canvases, self._groups or [range(len(source.scenarios))], strict=True):
            its = msgspec.structs.replace(source, columns=tuple(columns), beside=self._groups)
            tell = partial(told, source.scenarios, state.letters, speech)
            canvas.show_with(its, speech, source.id_of, tell, keep=keep)
            titles = ", ".join(speech.value(source.scenarios[column].title) for column in columns)
            canvas.setAccessibleName(speech("timeline-view.accessible", titles=titles))
        self._choose_in_canvas(kept)
        self._tell_panel()

    def _match_canvases(self, source: Source) -> None:
        """Have as many canvases as suit the room."""
        self._groups = self._groups_in(source)
        while len(self.canvases) > max(len(self._groups), 1):
            gone = self.canvases.pop()
            self._row.removeWidget(gone)
            let_go(gone)
        while len(self.canvases) < len(self._groups):
            self._add_canvas()
            # What was just put into a layout is shown by Qt later, and would be drawn for no size yet.
            self.canvases[-1].show()
        self._layout_now()

    def _groups_in(self, source: Source) -> tuple[tuple[int, ...], ...]:
        """The scenarios that stand beside each other in the room that there is; none: all stand below each other."""
        if not self._presented or source.takes_long:
            return ()
        room = self._row.geometry()
        drawing, scale = source.fitted((float(room.width()), float(room.height())))
        groups = groups_of(drawing)
        if drawing.height * scale <= room.height() or len(groups) != _BESIDE:
            return ()
        half = float((room.width() - _GAP) // _BESIDE), float(room.height())
        fits = [msgspec.structs.replace(source, columns=columns, beside=groups).fitted(half) for columns in groups]
        return groups if all(its.height * scale <= half[1] for its, scale in fits) else ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put timelines beside or below each other, as suits the new size."""
        super().resizeEvent(event)
        if self._source is not None and self._shown is not None and self.isVisible():
            self._layout_now()
            if self._groups_in(self._source) != self._groups:
                self._draw(self._shown, keep=True)

    def _kept(self, source: Source) -> Key | None:
        """What is chosen, by its id in the scenarios as they are now: a file may have been written anew."""
        key = self._chosen()
        if key is None or self._source is None:
            return None
        id = self._source.id_of(key)
        events = source.scenarios[key[0]].timeline
        return next(((key[0], at) for at, event in enumerate(events) if event.id == id), None)

    def _tell_legend(self, state: State, source: Source | None = None) -> None:
        its = source or self._source
        if its is not None:
            entries = lettered(its.legend(), state.letters, state.language)
            self.legend.tell(entries, theme_of(state), catalog(state.language))

    def _layout_now(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._columns.activate()
        self._inside.activate()

    # choosing

    def choose(self, key: Key | None) -> None:
        """Frame that event and tell of it; `None`: of none."""
        self._choose_in_canvas(key)
        self._tell_panel()
        if key is not None:
            self._layout_now()
            self._canvas_of(key).reach(key)

    def _choose_in_canvas(self, key: Key | None) -> None:
        its = self._canvas_of(key)
        for canvas in self.canvases:
            canvas.choose(key if canvas is its else None)

    def _go_to(self, key: Key) -> None:
        self.choose(key)
        self._canvas_of(key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: Key) -> None:
        self.choose(key)
        links = self.panel.links()
        first = links[0] if links else self.panel.close_button
        # What was just put into a layout is shown by Qt later, and could not have the keyboard yet.
        first.show()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        its = self._canvas_of(self._chosen())
        self.choose(None)
        its.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_panel(self) -> None:
        state, key = self._shown, self._chosen()
        if state is not None and key is not None:
            self.panel.tell(state.scenarios, key, theme_of(state), catalog(state.language))
        self.panel.setVisible(key is not None)


def _paths(state: State) -> list[Path]:
    return [file.path for file in state.files]


def _drawn_from(state: State) -> tuple[object, ...]:
    """What of the state the drawing depends on."""
    return state.files, state.language, reference(state)
