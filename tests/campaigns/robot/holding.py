"""What must hold of the window after every action: what is seen is what the state says, and nothing grows."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from orgsim.app.chart.charts import drawn_from
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.seen import theme_of
from orgsim.app.editing.form.entry import Entry
from orgsim.app.editing.form.panel import UnitPanel
from orgsim.app.editing.tray.panel import TrayPanel
from orgsim.app.shell.window import MainWindow
from orgsim.app.views import charts_in
from orgsim.app.widgets.labels import Letter
from orgsim.app.widgets.style import palette
from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.gathering import gathered_below
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.text.breaking import GOES_ON, HYPHEN, SOFT_HYPHEN, whole
from orgsim.files.reading.scenario_file import ScenarioFile, read_scenario_text
from orgsim.files.writing.units.drafts import says_the_same
from orgsim.messages import catalog
from orgsim.model.hierarchy import Hierarchy, hierarchy, tray_of, unit_of
from orgsim.model.text import Language
from orgsim.model.views import VIEWS
from tests.campaigns.robot.counting import miscounted

T = TypeVar("T", bound=QWidget)

_PAGE = 4096
_SAYING = deque[tuple[ScenarioFile, bool]](maxlen=12)
"""Whether the last few texts say what is shown."""
_FOUND = dict[type[QWidget], QWidget]()
"""Panels of the window, which are made once."""
_BREAKS = GOES_ON, HYPHEN, SOFT_HYPHEN


class Counts(Struct, frozen=True):
    """What may not grow, counted at rest."""

    widgets: int
    timers: int
    threads: int
    megabytes: int
    kinds: dict[str, int] = {}
    """The widgets by their class, to tell which are more."""


COUNTED = ("widgets", "timers", "threads", "megabytes")
MORE = Counts(widgets=250, timers=30, threads=3, megabytes=200)
"""So much more there may be at a rest than at the one before which a thousand actions were done: caches, mostly."""
AGAIN = Counts(widgets=120, timers=15, threads=2, megabytes=100)
"""The same where nothing else is done than was done before: what is made once and kept was made by then."""
AT_FIRST = Counts(widgets=450, timers=30, threads=3, megabytes=200)
"""The same after the first thousand: rows and fields are made when they are first needed, and kept."""


def broken(window: MainWindow) -> Iterator[str]:
    """What of the window is not as the state says."""
    state = window._document.state
    speech, shown = catalog(state.language), bool(state.files) and not state.library
    if not 0 <= state.active < max(len(state.files), 1):
        yield f"the active column is {state.active} of {len(state.files)}"
    if len(state.letters) != len(state.files):
        yield f"there are the letters {state.letters} for {len(state.files)} drafts"
    if (said := window.actions_by_name["open"].text()) != speech("action.open"):
        yield f"an action says {said} in the language {state.language}"
    role = QPalette.ColorRole.Window
    if QApplication.palette().color(role) != palette(theme_of(state)).color(role):
        yield f"the colours are not those of the theme {state.theme}"
    yield from _broken_texts(window)
    if window.isVisible():
        yield from _broken_drafts(window, shown=shown)
        yield from miscounted(window)
        yield from _broken_view(window, shown=shown)


def _broken_texts(window: MainWindow) -> Iterator[str]:
    """What of the edited drafts is not as their texts say."""
    state = window._document.state
    open_now = {file.path: file for file in state.open_files}
    if lost := state.session.histories.keys() - open_now.keys():
        yield f"edited, and not open: {[path.name for path in lost]}"
    if state.editing - open_now.keys():
        yield "a draft that is not open is switched on"
    for path, history in state.session.histories.items():
        if path in open_now and open_now[path].data != history.draft.data:
            yield f"shown is not what was edited: {path.name}"
    for file in open_now.values():
        if file.path in state.session.histories and not _known_to_say_itself(file):
            yield f"the text does not say what is shown: {file.path.name}"


def _known_to_say_itself(file: ScenarioFile) -> bool:
    """Looked up by which it is: to tell by what is in it would take as long as the rest together."""
    for known, answer in _SAYING:
        if known is file:
            return answer
    answer = says_the_same(read_scenario_text(file.data, file.path).scenario, file.scenario)
    _SAYING.append((file, answer))
    return answer


def _broken_drafts(window: MainWindow, *, shown: bool) -> Iterator[str]:
    state, strip = window._document.state, window.cards
    if strip.isVisible() != shown:
        yield f"cards are seen: {strip.isVisible()}, and are to be: {shown}"
    if shown:
        seen = [card for card in strip.cards if card.isVisible()]
        if len(seen) != len(state.files):
            yield f"{len(seen)} cards for {len(state.files)} drafts"
        letters = "".join(one.accessibleName() for card in seen for one in card.findChildren(Letter))
        if letters != state.letters:
            yield f"cards have the letters {letters}, and are to have {state.letters}"
        speech = catalog(state.language)
        for card, file in zip(seen, state.files, strict=False):
            if not card.accessibleName().startswith(speech.value(file.scenario.title)):
                yield f"a card says {card.accessibleName()!r} of {file.path.name}"
    if window.hidden.isVisible() != (bool(state.hidden) and shown):
        yield f"the strip of hidden drafts is seen: {window.hidden.isVisible()}, of {len(state.hidden)}"


def _broken_view(window: MainWindow, *, shown: bool) -> Iterator[str]:
    state = window._document.state
    view = window.body.stack.currentWidget()
    if shown and view is not window.views.made.get(state.view):
        yield f"the view is {state.view}, and {type(view).__name__} is seen"
    if not shown and not (window.panels.has_library and view is window.library):
        yield f"the library is to be seen, and {type(view).__name__} is"
    names = [name for name in (*VIEWS, "library") if window.actions_by_name[name].isChecked()]
    if names != [state.view if shown else "library"]:
        yield f"checked is {names}, and the view is {state.view if shown else 'the library'}"
    charts = charts_in(view) if shown else None
    # What stands while others are laid out is looked at when the next act is done.
    if charts is not None and not charts.is_laying_out:
        if len(charts.panes) != len(state.files):
            yield f"{len(charts.panes)} charts for {len(state.files)} drafts"
        if drawn_from(charts.now.state) != drawn_from(state):
            yield "the charts show something else than the state says"
        for pane, file in zip(charts.panes, state.files, strict=False):
            # While it glides it shows what was before; what comes of that is looked at when the next act is done.
            drawing = None if isinstance(pane, GlidingChart) and pane.is_gliding else pane.drawing
            seen = [box.id for box in drawing.boxes] if drawing is not None else []
            known = hierarchy(file.scenario).index
            if strange := [id for id in seen if id not in known and gathered_below(id) is None and id != OUTSIDE]:
                yield f"boxes of units that {file.path.name} does not have: {strange[:3]}"
            elif drawing is not None:
                yield from broken_boxes(drawing, file, state.language)
        yield from _broken_panels(window)
    titles = [catalog(state.language).value(file.scenario.title) for file in state.files]
    if shown and state.comparison is None and not all(title in window.windowTitle() for title in titles):
        yield f"the window's title is {window.windowTitle()!r}"


def broken_boxes(drawing: Drawing, file: ScenarioFile, language: Language) -> Iterator[str]:
    """What boxes say that the draft does not, and units that are neither seen nor told of."""
    units = hierarchy(file.scenario)
    boxes = [box for box in drawing.boxes if box.id in units.index]
    for box in boxes:
        unit = units.units[units.index[box.id]]
        said = box.whole or whole(box.name)
        if _letters(said) not in {_letters(text.spoken(language)[0]) for text in (unit.name, unit.short) if text}:
            yield f"{file.path.name} names {box.id} {unit.name}, and its box says {said!r}"
        if box.unit != units.index[box.id]:
            yield f"the box of {box.id} is taken for that of another unit"
    if len({box.id for box in boxes}) != len(boxes):
        yield f"several boxes of one unit of {file.path.name}"
    if any(box.id not in units.index for box in drawing.boxes):
        # Siblings that are gathered stand in a box that does not tell which.
        return
    told = {place for box in boxes for place in _told(box, units)}
    # What is outside the organisation may be folded away as a whole, which the status line tells.
    outside = (root for root in units.roots() if units.sides[root] == "external")
    told.update(place for root in outside for place in range(root, units.ends[root]))
    if lost := [unit.id for place, unit in enumerate(units.units) if place not in told]:
        yield f"units of {file.path.name} that are neither drawn nor told of: {lost[:5]}"


def _told(box: Box, units: Hierarchy) -> Iterable[int]:
    here = units.index[box.id]
    return range(here, units.ends[here] if box.hidden else here + 1)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter not in _BREAKS and not letter.isspace())


def _broken_panels(window: MainWindow) -> Iterator[str]:
    """What the form and the tray say that the active draft does not."""
    state = window._document.state
    file, speech = state.files[state.active], catalog(state.language)
    tray = _panel(window, TrayPanel)
    if tray is not None and tray.isVisible() and not tray.search.text():
        put_away = [speech.value(unit.name) for unit in tray_of(file.scenario).units]
        if sorted(tray.branches.names) != sorted(put_away):
            yield f"the tray lists {tray.branches.names}, and {file.path.name} has {put_away}"
    panel = _panel(window, UnitPanel)
    form = panel.form if panel is not None and panel.is_open else None
    if form is None or not form.isVisible() or form.hand.subject is None:
        return
    of = form.hand.subject
    unit = unit_of(file.scenario, of.unit.id)
    if of.path != file.path or unit is None or unit != of.unit:
        yield f"the form states {of.unit.id} of {of.path.name} otherwise than {file.path.name} does"
        return
    for entry in form.findChildren(Entry):
        name, _, spoken = entry.where.partition(".")
        if name == "name" and entry.isVisible() and not entry.is_typed:
            said = getattr(unit.name, spoken) or ""
            if entry.editor.text() != said:
                yield f"{file.path.name} says {entry.where} {said!r} of {unit.id}, and the form {entry.editor.text()!r}"


def _panel(window: MainWindow, kind: type[T]) -> T | None:
    found = _FOUND.get(kind)
    if not isinstance(found, kind) or not Shiboken.isValid(found) or found.window() is not window:
        found = window.findChild(kind)
        if found is not None:
            _FOUND[kind] = found
    return found


def counts() -> Counts:
    """Of the whole process, as it is now."""
    roots: list[QObject] = [*QApplication.topLevelWidgets()]
    app = QApplication.instance()
    assert app is not None
    timers = {id(timer) for root in [app, *roots] for timer in root.findChildren(QTimer)}
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1]) if Path("/proc/self/statm").exists() else 0
    return Counts(
        widgets=len(QApplication.allWidgets()),
        timers=len(timers),
        threads=threading.active_count(),
        megabytes=pages * _PAGE // 2**20,
        kinds=dict(Counter(type(widget).__name__ for widget in QApplication.allWidgets())),
    )


def grown(first: Counts, now: Counts, more: Counts = MORE) -> Iterator[str]:
    """What has grown by more than may be."""
    for name in COUNTED:
        before, after = getattr(first, name), getattr(now, name)
        if after > before + getattr(more, name):
            yield f"{name} have grown from {before} to {after}{_which(first, now) if name == 'widgets' else ''}"


def _which(first: Counts, now: Counts) -> str:
    more = Counter(now.kinds)
    more.subtract(first.kinds)
    return ": " + ", ".join(f"{number} {kind}" for kind, number in more.most_common(8))
