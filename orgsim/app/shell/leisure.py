"""What may be asked for next is got ready while nothing is asked for: views are loaded, and differences worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.document.aside import Aside, Loading, Work, one_call
from orgsim.app.document.comparing import decided_pairs, match_all, pair
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.views import MODULES
from orgsim.drawing.text.hyphenation import has_patterns, read_patterns
from orgsim.model.hierarchy import count_units
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES

if TYPE_CHECKING:
    from orgsim.app.differences.readying import Readying
    from orgsim.app.metrics.compared import Compared

_LEISURE_MS = 700
"""After which nothing was asked for, so that there is time for what may be asked for next."""

_MOST = 20_000
"""Units of all drafts together up to which their figures are reckoned, and what becomes of them."""
_MANY_EVENTS = 1_000
"""Events of a draft from which on they are looked through beforehand."""
_ALSO = (
    "orgsim.app.chart.dragging.dragging",
    "orgsim.app.chart.inspecting.inspector",
    "orgsim.app.editing.form.draft_dialog",
    "orgsim.app.editing.form.form",
    "orgsim.app.editing.form.panel",
    "orgsim.app.editing.making",
    "orgsim.app.editing.verifying",
    "orgsim.app.library.page",
    "orgsim.app.metrics.cost_panel",
    "orgsim.app.metrics.plots",
    "orgsim.app.presenter.window",
    "orgsim.app.pictures.export_dialog",
    "orgsim.app.importing.dialog",
    "orgsim.drawing.links.ways",
)
"""What else is loaded beforehand: each takes 10 to 50 ms where it is first asked for."""


class Leisure(QObject):
    """Gets ready for one window what it may show next."""

    marked = Signal(object, object)
    """As `Readying.marked`."""
    edited = Signal()
    """There is time to make what a draft is edited with, which one is."""

    def __init__(self, document: Document, room_beside: Callable[[int], tuple[int, int]], window: QWidget) -> None:
        """`room_beside`: what a view would have beside a panel of that width."""
        super().__init__(window)
        self._window = window
        self._document = document
        self._room_beside = room_beside
        self.readying: Readying | None = None
        """Works the differences out, once there were any."""
        self._loaded = False
        self._edited = False
        """Whether that was told."""
        self._loading = Loading(self)
        self._loading.loaded.connect(self._have_loaded)
        self._figures = Aside(self)
        self._patterns = Aside(self)
        self._timelines = Aside(self)
        self._looked_through: WeakSet[Scenario] = WeakSet()
        """Drafts whose events were, or are being."""
        self._rest = QTimer(self, interval=_LEISURE_MS, singleShot=True)
        self._rest.timeout.connect(self._begin)

    @property
    def is_used(self) -> bool:
        """Whether anything is got ready, or will be shortly."""
        readying = self.readying is not None and self.readying.is_running
        works = any(its.is_running for its in (self._loading, self._figures, self._patterns, self._timelines))
        return self._rest.isActive() or works or readying

    def tell(self, state: State) -> None:
        """Get ready what that state may lead to, and is not."""
        if self.readying is not None and self.readying.is_running and state.view == "differences":
            self.readying.leave()
        # What is worked out of a state that is no more would keep waiting what has come of it.
        self._figures.leave()
        if self.readying is None:
            self.await_rest()
        elif self.readying.lacks(state):
            if self.readying.is_running:
                self.readying.leave()
            self.await_rest()
        elif (
            self._lacks_figures(state)
            or self._lacks_matters(state)
            or self._lacks_goals(state)
            or _lacks_patterns(state)
            or self._lacks_form(state)
            or self._lacks_timelines(state)
        ):
            self.await_rest()

    def await_rest(self) -> None:
        """Something was asked for: get ready once nothing more is, and go on then with what was begun."""
        self._loading.leave()
        self._rest.start()

    def leave(self) -> None:
        """Nobody will see the window any more."""
        self._rest.stop()
        self._loading.leave()
        self._figures.leave()
        self._patterns.leave()
        self._timelines.leave()
        if self.readying is not None:
            self.readying.leave()

    def _begin(self) -> None:
        if not self._window.isVisible():
            return
        if not self._loaded and not self._loading.is_running:
            self._loading.begin(*MODULES.values(), *_ALSO)
        elif self._loaded:
            self._get_ready()

    def _have_loaded(self) -> None:
        from PySide6.QtWidgets import QAbstractScrollArea

        self._loaded = True
        # What it returns may be any widget: Qt's classes in Python are completed for that, which takes 15 ms once.
        QAbstractScrollArea().viewport()
        self._get_ready()

    def _lacks_figures(self, state: State) -> bool:
        """Whether the figures are to be reckoned: of more units that would slow down what is done meanwhile."""
        few = count_units(state.scenarios) <= _MOST
        return few and not state.library and state.view != "metrics" and not self._compared().knows(state)

    def _lacks_matters(self, state: State) -> bool:
        """Whether it is to be found out who decides many matters: of so many units as figures are reckoned."""
        if state.library or state.view == "matters" or count_units(state.scenarios) > _MOST:
            return False
        # Imported here, as the figures are.
        from orgsim.app.matters.reckoning import are_many, decided_before

        return are_many(state) and decided_before(self._document).known(state) is None

    def _lacks_goals(self, state: State) -> bool:
        """Whether it is to be found out what follows from many goals."""
        if state.library or state.view == "goals":
            return False
        # Imported here, as the figures are.
        from orgsim.app.goals.reckoning import Reckoning, weighed_before

        return Reckoning(state, None).is_long and weighed_before(self._document).sheet(state) is None

    def _lacks_form(self, state: State) -> bool:
        return bool(state.editing) and not self._edited

    def _lacks_timelines(self, state: State) -> list[Scenario]:
        """Drafts with so many events that it would be waited for, as they are looked through."""
        many = (its for its in state.scenarios if len(its.timeline) > _MANY_EVENTS)
        return [its for its in many if its not in self._looked_through]

    def _compared(self) -> Compared:
        # Imported once it is needed: nothing of the first picture of the window waits for figures.
        from orgsim.app.metrics.compared import compared_of

        return compared_of(self._document)

    def _get_ready(self) -> None:
        """Have the figures and the differences worked out while something else is looked at."""
        state = self._document.state
        works = (
            *((_figures,) if self._lacks_figures(state) else ()),
            *((_matters,) if self._lacks_matters(state) else ()),
            *((_goals,) if self._lacks_goals(state) else ()),
            *((_counterparts,) if _has_many_counterparts(state) else ()),
        )
        if works:
            self._figures.begin(_one_by_one([work(self._document, state) for work in works]))
        if _lacks_patterns(state):
            self._patterns.begin(_reading_patterns())
        if lacking := self._lacks_timelines(state):
            self._looked_through.update(lacking)
            self._timelines.begin(_looking_through(lacking))
        if self._lacks_form(state):
            self._edited = True
            self.edited.emit()
        # While these are looked at they are worked out where they are shown.
        if len(state.files) < 2 or state.library or state.view == "differences":
            return
        if self.readying is None:
            from orgsim.app.differences.readying import Readying

            self.readying = Readying(self._document, self._room_beside, self)
            self.readying.marked.connect(self.marked)
        self.readying.begin(state)


def _lacks_patterns(state: State) -> bool:
    """Whether names may be typed or shown in a language of which it is not known yet how its words are broken."""
    return (bool(state.editing) or state.language != "fi") and not has_patterns()


def _reading_patterns() -> Work:
    for language in LANGUAGES:
        read_patterns(language)
        yield None
    return None


def _looking_through(scenarios: Sequence[Scenario]) -> Work:
    # Imported here, as the figures are.
    from orgsim.analysis.timeline.spans import timeline

    for its in scenarios:
        timeline(its)
        yield None
    return None


def _one_by_one(works: Sequence[Work]) -> Work:
    for work in works:
        yield None
        yield from work
    return None


def _matters(document: Document, state: State) -> Work:
    # Imported here, as the figures are.
    from orgsim.app.matters.reckoning import ByBody, Deciding, decided_before

    decided = Deciding(state).found()
    yield None
    decided_before(document).keep(state, decided, ByBody(state).found())
    return None


def _goals(document: Document, state: State) -> Work:
    # Imported here, as the figures are.
    from orgsim.app.goals.reckoning import Reckoning, weighed_before

    yield None
    weighed_before(document).keep(Reckoning(state, None).sheet(), state)
    return None


def _has_many_counterparts(state: State) -> bool:
    """Whether there are so many units that their differences are not got ready, of which that is a part."""
    return len(state.files) > 1 and not state.library and count_units(state.scenarios) > _MOST


def _counterparts(_document: Document, state: State) -> Work:
    """Who is whom is asked of the first unit that is selected."""
    return one_call(partial(match_all, state))


def _figures(document: Document, state: State) -> Work:
    from orgsim.app.metrics.compared import compared_of

    compared_of(document).rows(state)
    yield None
    if (columns := pair(state)) is not None:
        # Imported here, as the figures are.
        from orgsim.analysis.transition import totals_by_kind
        from orgsim.drawing.transition.fitting import prepare

        a, b = [state.scenarios[column] for column in columns]
        prepare(a, b, state.transition, decided_pairs(state, a, b))
        yield None
        totals_by_kind(a, b)
        yield None
    return None
