"""The view of decisions in time: how long they take in each draft, where they wait, and what that stands on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.deciding.results import CaseKey, CasePath, Result
from orgsim.app.decisions.assumptions_panel import AssumptionsPanel
from orgsim.app.decisions.canvas import DecisionsCanvas
from orgsim.app.decisions.case_page import CasePage, asked_of
from orgsim.app.decisions.head import Head
from orgsim.app.decisions.history import History
from orgsim.app.decisions.lacking import follows, lacking
from orgsim.app.decisions.lighting import lit
from orgsim.app.decisions.pictures import Source
from orgsim.app.decisions.simulation import Simulation
from orgsim.app.decisions.sliders import sliders
from orgsim.app.decisions.slowest import Slowest
from orgsim.app.decisions.status import RunStatus
from orgsim.app.decisions.thing_panel import Shown, ThingPanel
from orgsim.app.decisions.tracing import Tracing
from orgsim.app.document.assuming import assumptions
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.keeping import keeper_of, place_kept
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.labels import copyable
from orgsim.app.widgets.pages import Pages
from orgsim.drawing.decisions.drawing import Thing
from orgsim.messages import catalog
from orgsim.model.story import Page

_GAP = 8
_SIDE = 348
"""Width of the panel beside the picture."""


class DecisionsView(DocumentView):
    """The picture with its pages, what it stands on, and what is told of a figure that was chosen."""

    def __init__(self, document: Document, parent: QWidget | None = None, *, presented: bool = False) -> None:
        """`presented`: to a room, which changes nothing."""
        super().__init__(document, parent)
        self._presented = presented
        theme = theme_of(document.state)
        self._keeper = keeper_of(document)
        self.simulation = Simulation(document, self)
        self.history = History(document, self.simulation)
        self._tracing = Tracing(self.simulation, self)
        self._later = QTimer(self, interval=0, singleShot=True)
        self.head = Head(theme)
        self.canvas = DecisionsCanvas(theme)
        self.hint = copyable(role="muted")
        self.cases = CasePage()
        self.slowest = Slowest()
        self.status = RunStatus()
        self.assumed = AssumptionsPanel(theme)
        self.panel = ThingPanel()
        self._pages, self._side = Pages(), Pages()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.canvas)

    def _lay_out(self) -> None:
        alone = QWidget()
        middle = QVBoxLayout(alone)
        middle.setContentsMargins(60, 20, 60, 20)
        middle.addStretch(1)
        middle.addWidget(self.hint)
        middle.addStretch(2)
        for page in (self.canvas, alone, self.cases):
            self._pages.addWidget(page)
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.slowest)
        lines.addWidget(self.status)
        left = QFrame()
        left.setObjectName("panel")
        left.setMinimumWidth(1)  # what stands at its side is seen whole, however narrow that leaves it
        inside = QVBoxLayout(left)
        inside.setContentsMargins(4, 2, 4, 2)
        inside.setSpacing(2)
        inside.addWidget(as_control(self.head))
        inside.addWidget(self._pages, 1)
        inside.addWidget(as_control(below))
        self._side.addWidget(self.assumed)
        self._side.addWidget(self.panel)
        self._side.setFixedWidth(_SIDE)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GAP)
        columns.addWidget(left, 1)
        columns.addWidget(self._side)
        self._side.setVisible(not self._presented)

    def _connect(self) -> None:
        self.simulation.renewed.connect(self._forget)
        self.simulation.found.connect(lambda known: self._tell_all(keep=known))
        self.simulation.gained.connect(lambda: self._draw(keep=True))
        self.simulation.staged.connect(self._tell_stage)
        self.simulation.progressed.connect(
            lambda done, left: self.status.progress(done, left, catalog(self._document.state.language))
        )
        self._later.timeout.connect(self._tell_assumed)
        self.status.stop_asked.connect(self.simulation.stop)
        self.status.again_asked.connect(self.simulation.again)
        self.head.page_chosen.connect(self._page_chosen)
        self.head.measure_chosen.connect(lambda: self._draw(keep=True))
        self.head.matter_chosen.connect(lambda: self._draw(keep=False))
        self.canvas.chosen.connect(self.choose)
        self.canvas.opened.connect(self._open)
        self.canvas.caught_up.connect(self._tell_panel)
        self.slowest.bodies_asked.connect(self.light)
        self.panel.closed.connect(self._close)
        self.panel.bodies_asked.connect(self.light)
        self.panel.matter_asked.connect(self._open_matter)
        self.panel.case_asked.connect(self._tracing.ask)
        self.panel.cases_asked.connect(self.list_cases)
        self.cases.case_chosen.connect(self._tell_case)
        self.cases.closed.connect(self._close_list)
        self._tracing.traced.connect(self._have_traced)
        self.assumed.changed.connect(self.history.assume)
        self.history.went.connect(self._later.start)
        self.history.went.connect(self._keeper.now)
        self.assumed.rested.connect(self._keeper.now)
        self._keeper.settling.connect(self.assumed.settle)
        self._keeper.told.connect(self._tell_kept)

    # what is shown

    @property
    def results(self) -> tuple[Result, ...]:
        """What the simulation tells, as far as it has come."""
        return self.simulation.results

    @property
    def is_settled(self) -> bool:
        """Whether it shows what was asked for, and nothing is being worked out."""
        waits = self._later.isActive() or self.canvas.is_drawing or self._tracing.is_running or self.cases.is_running
        return self.simulation.is_settled and not (waits or self.assumed.is_filling)

    @property
    def goes_on(self) -> bool:
        """Whether there is more of the picture below what is seen."""
        return self.canvas.goes_on

    def page(self, pages: float) -> None:
        """Go down by so much of what is seen, up where it is negative."""
        self.canvas.page(pages)

    def look(self) -> Look:
        """Which page is shown, and of what."""
        head = self.head
        return Look(
            page=head.page,
            until=head.measure if head.page == "times" else "decision",
            matter=head.matter if head.page == "parts" else None,
        )

    def show_look(self, look: Look) -> None:
        """Show that page of that; a matter that is not there any more is left out."""
        if look == self.look() and self.head.is_as_asked:
            return
        self.head.be(look.page, look.until, look.matter)
        self._page_chosen()

    def show_page(self, page: Page) -> None:
        """Show that page of the picture."""
        if page != self.head.page:
            self.head.show_page(page)
            self._page_chosen()

    def _page_chosen(self) -> None:
        self.cases.leave()
        self._close_panel()
        self._draw(keep=False)
        self.simulation.want_gains(wanted=self.head.page == "gains")

    def _refresh(self, shown: State | None, state: State) -> None:
        anew = shown is None or shown.language != state.language or shown.theme != state.theme
        if anew:
            speech, theme = catalog(state.language), theme_of(state)
            self.head.speak(speech, theme)
            self.canvas.set_theme(theme)
            self.canvas.setAccessibleName(speech("action.decisions"))
            self.canvas.wait(speech("decisions-view.wait"))
        # First: what is known of other drafts than those that are seen now is not to be told under their letters.
        self.simulation.follow(state)
        if anew or (shown is not None and shown.letters != state.letters):
            self._tell_all(keep=True)
        self._tell_stage()
        self._tell_kept()
        self._tracing.go_on()

    def _forget(self) -> None:
        self.cases.leave()
        self.canvas.show_nothing()
        self._pages.setCurrentWidget(self.canvas)
        self._close_panel()
        self.slowest.hide()

    def _tell_all(self, *, keep: bool) -> None:
        """Show what is known of the drafts, and of how many years."""
        state, results = self._shown, self.results
        if state is None or not results:
            return
        speech = catalog(state.language)
        known = {its.matter: its.name for result in results for its in result.matters if its.decision is not None}
        self.head.offer(known, speech)
        self._draw(keep=keep)
        if not self.canvas.is_behind:
            self._tell_panel()
        # In a turn of its own, so that the window does something else between.
        self._later.start()
        self.slowest.tell(results, state.letters, speech)
        self._tell_stage()

    def _draw(self, *, keep: bool) -> None:
        state, results = self._shown, self.results
        if state is None or not results:
            return
        if self._list_anew():
            return
        nothing = all(result.overall.decision is None for result in results)
        self._pages.setCurrentIndex(1 if nothing else 0)
        if nothing:
            self.hint.setText(lacking(results, state.letters, catalog(state.language)))
            return
        if self.head.page == "gains" and self.simulation.gains is None:
            self.canvas.show_nothing()
            self._tell_panel()
            return
        source = Source(
            page=self.head.page,
            results=results,
            scenarios=self.simulation.scenarios,
            letters=state.letters,
            language=state.language,
            measure=self.head.measure,
            matter=self.head.matter,
            gains=self.simulation.gains or (),
            differences=self.simulation.differences,
        )
        self.canvas.show_drawn(source, keep=keep)
        self.canvas.mark_stale(on=self.simulation.is_stale)

    def _tell_assumed(self) -> None:
        state, results = self._shown, self.results
        if state is not None and results:
            fields = sliders(self.simulation.scenarios, results, assumptions(state))
            kept = place_kept(state, self._keeper)
            self.assumed.tell(
                results,
                fields,
                kept,
                catalog(state.language),
                theme_of(state),
                follows=follows(results, assumptions(state)),
                alone=state.comparison is None,
            )

    def _tell_stage(self) -> None:
        self.status.tell(self.simulation, catalog(self._document.state.language))
        self.canvas.mark_stale(on=self.simulation.is_stale and self.simulation.stage != "broken")

    # choosing

    def choose(self, thing: Thing | None) -> None:
        """Frame that, and tell all about it; `None`: of nothing."""
        self.canvas.choose(thing)
        if thing is None:
            self._close_panel()
            return
        self._side.setCurrentWidget(self.panel)
        self._side.show()
        self._tell_panel()

    def _tell_panel(self) -> None:
        state, thing = self._shown, self.canvas.thing
        # Without a thing it tells of one of the cases that are listed.
        of_case = thing is None and self.cases.asked is not None
        if state is None or of_case or self._side.currentWidget() is not self.panel:
            return
        hit = None if thing is None else self.canvas.hit_of(thing)
        if thing is None or hit is None:
            self._close_panel()
            return
        shown = Shown(self.results, self.simulation.scenarios, catalog(state.language), theme_of(state))
        self.panel.tell(thing, hit.said, shown)

    def _open(self, thing: Thing) -> None:
        self.choose(thing)
        links = self.panel.links()
        first = links[0] if links else self.panel.close_button
        # What was just put into a layout is shown by Qt later, and could not have the keyboard yet.
        first.show()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_matter(self, column: int, matter: str) -> None:
        its = (hit.of for hit in self.canvas.drawing.hits) if self.canvas.drawing is not None else ()
        thing = next((of for of in its if (of.kind, of.column, of.matter) == ("matter", column, matter)), None)
        if thing is not None:
            self.canvas.reach(thing)
            self._open(thing)

    def _close(self) -> None:
        self.choose(None)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        self._tracing.forget()
        self.canvas.choose(None)
        self._side.setCurrentWidget(self.assumed)
        self._side.setVisible(not self._presented)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what is told of a figure."""
        if event.key() == Qt.Key.Key_Escape and self._side.currentWidget() is self.panel:
            self._close()
        else:
            super().keyPressEvent(event)

    def light(self, bodies: Iterable[str]) -> None:
        """Show the structure with those bodies selected together."""
        self._document.show(lit(self._document.state, tuple(bodies)))

    def _have_traced(self, paths: tuple[CasePath | None, ...]) -> None:
        state = self._shown
        if state is not None:
            speech, theme = catalog(state.language), theme_of(state)
            self.panel.show_case(paths, self.simulation.scenarios, state.letters, speech, theme)

    # all cases

    def list_cases(self, column: int, matter: str) -> None:
        """List all cases of that matter in the draft of that column, in the place of the picture, and go there."""
        self._list(column, matter)
        self.cases.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, column: int, matter: str) -> bool:
        """List them, and tell whether others are listed than before."""
        state, asked = self._shown, asked_of(self.simulation, column, matter)
        if state is None or asked is None:
            self.cases.leave()
            return False
        self._pages.setCurrentWidget(self.cases)
        return self.cases.ask(asked, catalog(state.language), theme_of(state))

    def _list_anew(self) -> bool:
        """Whether cases are listed; what is listed follows from what is known now."""
        asked = self.cases.asked
        # The keyboard stays where it is: it may be on the slider of which they follow.
        if asked is not None and self._list(asked.column, asked.matter):
            self._close_panel()
        return self.cases.asked is not None

    def _close_list(self) -> None:
        self.cases.leave()
        self._close_panel()
        self._draw(keep=True)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_case(self, case: CaseKey) -> None:
        state, asked = self._shown, self.cases.asked
        if state is None or asked is None:
            return
        speech = catalog(state.language)
        self._side.setCurrentWidget(self.panel)
        self._side.show()
        said = speech(
            "decisions-view.cases.one", run=speech.number(case.run + 1), number=speech.number(case.number + 1)
        )
        self.panel.tell_case(case, speech.value(asked.name), said, speech, theme_of(state))

    def _tell_kept(self) -> None:
        """Say where the numbers are kept."""
        state = self._document.state
        self.assumed.tell_kept(catalog(state.language).say(place_kept(state, self._keeper)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Work nothing out that nobody sees, and leave nothing unwritten."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.simulation.leave()
            self._tracing.leave()
            self._keeper.now()
