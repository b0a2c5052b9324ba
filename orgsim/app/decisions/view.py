"""The view of decisions in time: how long they take in each draft, where they wait, and what that stands on.

It simulates only while it is seen, in a process of its own, and keeps what came of it until drafts or assumptions
change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.deciding.beside import Found, Gained, Resolved, Task
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.results import CaseKey, CasePath, Gain, Result
from orgsim.analysis.deciding.simulating import runs_of, seed_of
from orgsim.app.decisions.assumptions_panel import AssumptionsPanel
from orgsim.app.decisions.canvas import DecisionsCanvas
from orgsim.app.decisions.pictures import PAGES, Measure, Page, Source
from orgsim.app.decisions.running import Running
from orgsim.app.decisions.sliders import sliders
from orgsim.app.decisions.status import RunStatus
from orgsim.app.decisions.thing_panel import ThingPanel
from orgsim.app.document.aside import InTurn
from orgsim.app.document.assuming import assume, assumptions, known_decisions, of_decisions
from orgsim.app.document.comparing import reference
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.keeping import keeper_of, place_kept
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import Simulated, State, revealing
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import clear, copyable, label, link_button, plain_tip
from orgsim.drawing.decisions.drawing import Thing
from orgsim.messages import Catalog, catalog
from orgsim.model.assumption_edits import Assumed
from orgsim.model.comparison import Assumptions
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_GAP = 8
_SIDE = 348
"""Width of the panel beside the picture."""
_MOST_REASONS = 20
_REST_MS = 350
"""For so long nothing may change before it is simulated anew: a slider passes many numbers on its way."""


class DecisionsView(DocumentView):
    """The picture with its pages, what it stands on, and what is told of a figure that was chosen."""

    def __init__(self, document: Document, parent: QWidget | None = None, *, presented: bool = False) -> None:
        """`presented`: to a room, which changes nothing."""
        super().__init__(document, parent)
        self._presented = presented
        self._of: _Subject | None = None
        """What is shown, or on its way."""
        self._processes: tuple[Process, ...] = ()
        self._found: Found | None = None
        self._gains: tuple[tuple[Gain, ...], ...] | None = None
        self._stopped = False
        """Whether somebody did not want to wait for the rest of it."""
        self._broken: int | None = None
        """The exit code of the process that something has ended."""
        self._left = False
        """Whether it was left in the middle, as nobody saw it."""
        self._gaining = False
        """Whether it is, or was last, tried what further meetings would gain."""
        self._page: Page = "times"
        self._measure: Measure = "decision"
        self._matter: str | None = None
        theme = theme_of(document.state)
        self._keeper = keeper_of(document)
        self.running = Running(self)
        self._tracing = InTurn(self)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self.tabs: dict[Page, QToolButton] = {}
        self.measure = Choice([], None, theme)
        self.matter = Choice([], None, theme)
        self.canvas = DecisionsCanvas(theme)
        self.hint = copyable(role="muted")
        self.status = RunStatus()
        self.assumed = AssumptionsPanel()
        self.panel = ThingPanel()
        self._slowest = QHBoxLayout()
        self._pages = QStackedWidget()
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.canvas)

    def _lay_out(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(8, 2, 8, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for page in PAGES:
            self.tabs[page] = tab = QToolButton()
            tab.setObjectName("tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            group.addButton(tab)
            row.addWidget(tab)
            tab.clicked.connect(lambda _=False, page=page: self.show_page(page))
        row.addStretch(1)
        for chooser in (self.measure, self.matter):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            chooser.setMaximumWidth(260)
            row.addWidget(chooser)
        alone = QWidget()
        middle = QVBoxLayout(alone)
        middle.setContentsMargins(60, 20, 60, 20)
        middle.addStretch(1)
        middle.addWidget(self.hint)
        middle.addStretch(2)
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(alone)
        self._slowest.setContentsMargins(10, 0, 10, 0)
        self._slowest.setSpacing(10)
        left = QFrame()
        left.setObjectName("panel")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(4, 2, 4, 2)
        inside.setSpacing(2)
        inside.addWidget(as_control(tools))
        inside.addWidget(self._pages, 1)
        inside.addLayout(self._slowest)
        inside.addWidget(self.status)
        self._side.addWidget(self.assumed)
        self._side.addWidget(self.panel)
        self._side.setFixedWidth(_SIDE)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GAP)
        columns.addWidget(left, 1)
        columns.addWidget(self._side)
        if self._presented:
            self._side.hide()

    def _connect(self) -> None:
        self._rest.timeout.connect(self._begin)
        self.running.resolved.connect(self._have_resolved)
        self.running.found.connect(self._have_found)
        self.running.gained.connect(self._have_gained)
        self.running.progressed.connect(self._tell_progress)
        self.running.broke.connect(self._have_broken)
        self.running.ended.connect(self._seek_gains)
        self.status.stop_asked.connect(self._stop)
        self.status.again_asked.connect(self._again)
        self.canvas.chosen.connect(self.choose)
        self.canvas.opened.connect(self._open)
        self.panel.closed.connect(self._close)
        self.panel.bodies_asked.connect(self.light)
        self.panel.case_asked.connect(self._trace)
        self._tracing.done.connect(self._have_traced)
        self.measure.activated.connect(lambda _: self._choose_measure(self.measure.currentData()))
        self.matter.activated.connect(lambda _: self._choose_matter(self.matter.currentData()))
        self.assumed.changed.connect(self._assume)
        self.assumed.rested.connect(self._keeper.now)
        self._keeper.settling.connect(self.assumed.settle)
        self._keeper.told.connect(self._tell_kept)

    # what is shown

    @property
    def results(self) -> tuple[Result, ...]:
        """What the simulation tells, as far as it has come."""
        return self._found.results if self._found is not None else ()

    @property
    def page_shown(self) -> Page:
        """Which page of the picture is shown."""
        return self._page

    @property
    def is_settled(self) -> bool:
        """Whether it shows what was asked for, and nothing is being worked out."""
        return not (self._rest.isActive() or self.running.is_running or self._tracing.is_running)

    @property
    def goes_on(self) -> bool:
        """Whether there is more of the picture below what is seen."""
        return self.canvas.goes_on

    def page(self, pages: float) -> None:
        """Go down by so much of what is seen, up where it is negative."""
        self.canvas.page(pages)

    def show_page(self, page: Page) -> None:
        """Show that page of the picture."""
        if page != self._page:
            self._page = page
            self._close_panel()
            self._draw(keep=False)
        self._tell_tools()
        self._seek_gains()

    def _refresh(self, shown: State | None, state: State) -> None:
        subject = _Subject.of_state(state)
        if self._of is None or not self._of.same(subject):
            if self._of is None or [its.id for its in self._of.scenarios] != [its.id for its in subject.scenarios]:
                # What is known is of other drafts.
                self._forget()
            self._of = subject
            self._gains = None
            self._stopped, self._broken = False, None
            self.running.leave()
            known = known_decisions(state)
            if known is not None:
                self._rest.stop()
                self._processes, self._found, self._gains = known.processes, known.found, known.gains
                self._tell_all(keep=True)
            else:
                self.canvas.mark_stale(on=True)
                self._rest.start(0 if self._found is None else _REST_MS)
        elif self._left and self._gaining:
            self._seek_gains()
        elif self._left:
            self._rest.start(0)
        self._left = False
        if shown is None or shown.language != state.language or shown.theme != state.theme:
            self._speak(state)
            self._tell_all(keep=True)
        elif shown.letters != state.letters:
            self._tell_all(keep=True)
        if self._rest.isActive():
            self._tell_waiting()
        self._tell_kept()

    @property
    def _is_done(self) -> bool:
        return self._found is not None and self._found.final

    def _forget(self) -> None:
        self._processes, self._found, self._matter = (), None, None
        self.canvas.show_nothing()
        self._close_panel()
        clear(self._slowest)

    def _speak(self, state: State) -> None:
        speech, theme = catalog(state.language), theme_of(state)
        self.canvas.set_theme(theme)
        self.canvas.setAccessibleName(speech("action.decisions"))
        for chooser in (self.measure, self.matter):
            chooser.set_theme(theme)
        for page, tab in self.tabs.items():
            tab.setText(speech(f"decisions-view.page.{page}"))
            tab.setToolTip(plain_tip(speech(f"decisions-view.page.{page}.tip")))
        self.measure.clear()
        for measure in ("decision", "finality"):
            self.measure.addItem(speech(f"decisions-view.measure.{measure}"), measure)
        self.measure.choose(self._measure)
        self.measure.setAccessibleName(speech("decisions-view.measure"))
        self.matter.setAccessibleName(speech("decisions-view.matter"))

    def _tell_tools(self) -> None:
        self.tabs[self._page].setChecked(True)
        self.measure.setVisible(self._page == "times")
        self.matter.setVisible(self._page == "parts" and self.matter.count() > 1)

    def _tell_all(self, *, keep: bool) -> None:
        """Show what is known of the present drafts."""
        state, of = self._shown, self._of
        if state is None or of is None:
            return
        self._tell_tools()
        if self._found is None:
            return
        speech, theme = catalog(state.language), theme_of(state)
        self._fill_matters(speech)
        self._draw(keep=keep)
        fields = sliders(of.scenarios, self.results, assumptions(state))
        self.assumed.tell(self.results, fields, place_kept(state, self._keeper), speech, theme)
        self._tell_slowest(speech)
        if self._is_done and not (self.running.is_running or self._rest.isActive()):
            self._tell_rest()

    def _fill_matters(self, speech: Catalog) -> None:
        names = {its.matter: its.name for result in self.results for its in result.matters if its.decision is not None}
        if self._matter not in names:
            self._matter = None
        self.matter.clear()
        self.matter.addItem(speech("decisions-view.all-matters"), None)
        for id, name in names.items():
            self.matter.addItem(speech.value(name), id)
        self.matter.choose(self._matter)

    def _draw(self, *, keep: bool) -> None:
        state, of = self._shown, self._of
        if state is None or of is None or self._found is None:
            return
        speech = catalog(state.language)
        nothing = all(result.overall.decision is None for result in self.results)
        self._pages.setCurrentIndex(1 if nothing else 0)
        if nothing:
            self.hint.setText(_lacking(self.results, state.letters, speech))
            return
        source = Source(
            page=self._page,
            results=self.results,
            scenarios=of.scenarios,
            letters=state.letters,
            language=state.language,
            measure=self._measure,
            matter=self._matter,
            gains=self._gains or (),
        )
        self.canvas.show_drawn(source.drawn, keep=keep)
        self.canvas.mark_stale(on=self._rest.isActive())

    def _tell_slowest(self, speech: Catalog) -> None:
        clear(self._slowest)
        assert self._of is not None, "it is known of which drafts this is told"
        found = [
            (column, its)
            for column, result in enumerate(self.results)
            for its in result.matters
            if its.matter == result.slowest and its.decision is not None
        ]
        if not found or self._presented:
            return
        self._slowest.addWidget(label(speech("decisions-view.slowest"), "caption"))
        letters = theme_of(self._document.state).letters
        for column, its in found:
            assert its.decision is not None, "only those are taken"
            said = speech(
                "decisions-view.slowest.of",
                letter=letters[column],
                matter=its.name,
                days=speech.number(its.decision.mean, 0),
            )
            link = link_button(said, speech("decisions-view.light.tip"))
            link.clicked.connect(lambda _=False, bodies=its.bodies: self.light(bodies))
            self._slowest.addWidget(link)
        self._slowest.addStretch(1)

    # simulating

    def _begin(self) -> None:
        of = self._of
        if of is None or not of.scenarios or not self.isVisible():
            return
        self._stopped, self._broken, self._gaining = False, None, False
        task = Task(scenarios=of.scenarios, assumptions=of.assumptions, reference=of.reference)
        self.running.begin(task)
        self._tell_running()

    def _again(self) -> None:
        if self._gaining and self._is_done:
            self._broken = None
            self._seek_gains()
        else:
            self._begin()

    def _stop(self) -> None:
        self._stopped = True
        self.running.stop()

    def _have_resolved(self, what: Resolved) -> None:
        self._processes = what.processes

    def _have_found(self, found: Found) -> None:
        if not found.final and self._found is not None and self._found.done > found.done:
            # What is known of other assumptions is finer, and is not to be taken for a change by chance.
            return
        before = self._found
        self._found = found
        if found.final:
            self.canvas.mark_stale(on=False)
        self._tell_all(keep=before is not None)
        self._retell_panel()
        if found.final:
            self._tell_rest()
            self._keep()

    def _keep(self) -> None:
        """Hand what is known to whoever shows the same: pictures, and a presentation."""
        of, found = self._of, self._found
        if of is None or found is None:
            return
        its = Simulated(
            scenarios=of.scenarios,
            assumptions=of.assumptions,
            reference=of.reference,
            processes=self._processes,
            found=found,
            gains=self._gains,
        )
        self._document.change(simulated=its)

    def _seek_gains(self) -> None:
        """Work out what further meetings would gain, if that is what is looked at and it is not known."""
        of, found = self._of, self._found
        if self._page != "gains" or self._gains is not None or self._broken is not None or not self.isVisible():
            return
        if of is None or found is None or not found.final or self.running.is_running or self._rest.isActive():
            return
        self._gaining = True
        self.running.begin(Task(scenarios=of.scenarios, assumptions=of.assumptions, came=found.runs))
        self._tell_running()

    def _have_gained(self, gained: Gained) -> None:
        self._gains = gained.gains
        self._draw(keep=True)
        self._tell_rest()
        self._keep()

    def _have_broken(self, code: int) -> None:
        self._broken = code
        self.canvas.mark_stale(on=False)
        self._tell_rest()

    def _tell_waiting(self) -> None:
        if not self.running.is_running:
            speech = catalog(self._document.state.language)
            self.status.run(speech("decisions-view.running"), speech)

    def _tell_running(self) -> None:
        speech = catalog(self._document.state.language)
        self.status.run(self._doing(speech), speech)

    def _doing(self, speech: Catalog) -> str:
        return speech("decisions-view.running-gains" if self._gaining else "decisions-view.running")

    def _tell_progress(self, share: float, left: float | None) -> None:
        speech = catalog(self._document.state.language)
        self.status.progress(share, left, self._doing(speech), speech)

    def _tell_rest(self) -> None:
        speech, of, found = catalog(self._document.state.language), self._of, self._found
        if of is None:
            return
        wanted = runs_of(of.assumptions)
        if self._broken is not None:
            said = speech("decisions-view.broken", code=self._broken)
        elif found is None:
            return
        elif found.done < wanted:
            said = speech("decisions-view.part", n=found.done, wanted=wanted)
        else:
            result = found.results[0]
            said = speech(
                "decisions-view.done",
                runs=speech.number(found.done),
                year=str(result.first.year),
                seed=str(seed_of(of.assumptions)),
            )
        again = self._broken is not None or (found is not None and found.done < wanted)
        self.status.rest(said, again=again, speech=speech)

    # choosing

    def choose(self, thing: Thing | None) -> None:
        """Frame that, and tell all about it; `None`: of nothing."""
        self.canvas.choose(thing)
        if thing is None:
            self._close_panel()
            return
        self._side.setCurrentWidget(self.panel)
        self._side.show()
        self._retell_panel()

    def _retell_panel(self) -> None:
        state, of, thing = self._shown, self._of, self.canvas.thing
        if state is None or of is None or thing is None or self._side.currentWidget() is not self.panel:
            return
        hit = self.canvas.hit_of(thing)
        if hit is None:
            self._close_panel()
            return
        self.panel.tell(thing, hit.said, self.results, of.scenarios, catalog(state.language), theme_of(state))

    def _open(self, thing: Thing) -> None:
        self.choose(thing)
        links = self.panel.links()
        first = links[0] if links else self.panel.close_button
        first.show()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        self.choose(None)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        self._tracing.leave()
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

    def _trace(self, case: CaseKey) -> None:
        of = self._of
        if of is not None and self._processes:
            self._tracing.ask(_Tracing(self._processes, seed_of(of.assumptions), case))

    def _have_traced(self, done: _Tracing, paths: tuple[CasePath | None, ...], _: _Tracing | None) -> None:
        state, of = self._shown, self._of
        if state is not None and of is not None and done.processes is self._processes:
            speech, theme = catalog(state.language), theme_of(state)
            self.panel.show_case(paths, of.scenarios, state.letters, speech, theme)

    def _choose_measure(self, measure: Measure) -> None:
        self._measure = measure
        self._draw(keep=True)

    def _choose_matter(self, matter: str | None) -> None:
        self._matter = matter
        self._draw(keep=False)

    # assuming

    def _assume(self, edit: Assumed) -> None:
        self._document.show(assume(self._document.state, [edit]))

    def _tell_kept(self) -> None:
        """Say where the numbers are kept."""
        state = self._document.state
        self.assumed.tell_kept(catalog(state.language).say(place_kept(state, self._keeper)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Work nothing out that nobody sees, and leave nothing unwritten."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._left = self._rest.isActive() or self.running.is_running
            self._rest.stop()
            self.running.leave()
            self._tracing.leave()
            self._keeper.now()


class _Subject(Struct, frozen=True, eq=False):
    """What is simulated."""

    scenarios: tuple[Scenario, ...]
    assumptions: Assumptions | None
    reference: int

    @classmethod
    def of_state(cls, state: State) -> _Subject:
        return cls(state.scenarios, of_decisions(state), reference(state))

    def same(self, other: _Subject) -> bool:
        """Whether the same would come of both."""
        return (
            list(map(id, self.scenarios)) == list(map(id, other.scenarios))
            and self.assumptions == other.assumptions
            and self.reference == other.reference
        )


class _Tracing(Struct, frozen=True, eq=False):
    """How a case went in each draft."""

    processes: tuple[Process, ...]
    seed: int
    case: CaseKey

    def begin(self) -> Callable[[], tuple[CasePath | None, ...]]:
        """Work it out."""

        def trace() -> tuple[CasePath | None, ...]:
            # numpy is loaded for it, in the thread.
            from orgsim.analysis.deciding.tracing import case_path

            return tuple([case_path(process, self.seed, self.case) for process in self.processes])

        return trace


def lit(state: State, bodies: Sequence[str]) -> State:
    """`state` with the structure shown, and those units selected together and in view."""
    there = [body for body in bodies if any(body in hierarchy(its).index for its in state.scenarios)]
    if not there:
        return state
    for body in there:
        state = revealing(state, body)
    return replace(state, view="structure", library=False, selected=there[-1], picked=frozenset(there))


def _lacking(results: Sequence[Result], letters: str, speech: Catalog) -> str:
    """What the drafts would have to state for anything to be known."""
    lines: list[str] = []
    for letter, result in zip(letters, results, strict=False):
        reasons = [*result.missing, *(each for times in result.matters for each in times.missing)]
        before = f"{letter}: " if len(results) > 1 else ""
        lines += [f"{before}{said}" for said in dict.fromkeys(map(speech.say, reasons))]
    return "\n\n".join([speech("decisions-view.nothing"), "\n".join(lines[:_MOST_REASONS])])
