"""What planners do in the views: they press what a picture shows, follow links, fill cells, search, and state matters.

Each leaves what is in the way and goes where it can be done, as whoever plans would.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)
from shiboken6 import Shiboken

from orgsim.app.checks.switch import ReasonForm
from orgsim.app.checks.view import ChecksView
from orgsim.app.decisions.view import DecisionsView
from orgsim.app.editing.form.asking import UnitQuestion
from orgsim.app.editing.form.entry import Entry
from orgsim.app.editing.form.picking import Picker
from orgsim.app.editing.form.remit import Remit
from orgsim.app.matters.view import MattersView
from orgsim.app.shell.window import MainWindow
from orgsim.app.widgets.choosing_plane import ChoosingPlane
from orgsim.app.widgets.side_panel import SidePanel
from orgsim.files.reading.comparison_file import ComparisonFile
from orgsim.files.reading.document import load
from orgsim.model.hierarchy import hierarchy
from orgsim.model.story import PAGES
from orgsim.model.views import ViewName
from tests.campaigns.robot.acts import Act, one_of
from tests.campaigns.robot.files import Files, is_plain
from tests.campaigns.robot.passing import go_round
from tests.campaigns.robot.things import come_to_form, leave

_PICTURES: tuple[ViewName, ...] = ("decisions", "decisions", "timeline", "transition")
_TABLES: tuple[ViewName, ...] = ("goals", "goals", "checks", "matters", "metrics", "differences", "decisions")
_TOLD: tuple[ViewName, ...] = ("decisions", "decisions", "timeline", "checks", "transition", "metrics")
_SEARCHED: tuple[ViewName, ...] = ("checks", "matters", "differences")
_POINTS = 80
"""Of a picture at which it is looked for something."""
_SETTLED = 1.0
"""Seconds by when a few years have been simulated."""
_LOOK_MS = 5
_LEFT, _NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_WALKING = tuple(getattr(Qt.Key, f"Key_{name}") for name in ("Up", "Down", "Left", "Right", "Home", "End", "PageDown"))
_FILLING = "1 3 5 0 Plus Minus Delete Return Space F2 Menu Escape"
_IN_CELLS = (*_WALKING, *(getattr(Qt.Key, f"Key_{name}") for name in _FILLING.split()))
_STATED = {
    "a-year": ("12", "0,5", "240", ""),
    "preparation": ("10–30", "20", "10..30", ""),
    "amounts": ("50 000: 60 %", "20 000: 0,5; 50 000: 30", "250000: 100", ""),
    "when": ("kiireelliset", "a: b # c", ""),
}
"""What is typed in fields by the end of their names, mostly."""
_TYPED = ("5 000", "250000", "", "x", "-1", "10–30")
"""In others, and sometimes in those."""
_LAST = (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, None)
_REASONS = ("Valitaan myöhemmin", "ei ehdokkaita: # 'x'", " ", "x" * 90)


def typed(text: str, last: Qt.Key | None) -> str:
    """Type into whatever has the keyboard, with a key at the end."""
    for character in text[:40]:
        # Not by QTest, which knows ASCII alone. Whoever has the keyboard by now: a letter may open a view.
        if (widget := QApplication.focusWidget()) is None:
            break
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, _NO, character))
        go_round()
    if last is not None and (window := QApplication.focusWindow()) is not None:
        QTest.keyClick(window, last)
    return f"{text[:12]!r} {last.name if last is not None else ''}"


def pick(window: MainWindow, files: Files, act: Act) -> str:
    """Press something in a picture: a figure of decisions, an event, a unit that goes over."""
    view = _come_to(window, act.b, _PICTURES)
    return _pick(window, view, act) if view is not None else ""


def _pick(window: MainWindow, view: QWidget, act: Act) -> str:
    if isinstance(view, DecisionsView):
        if act.c < 0.3:
            view.show_page(one_of(PAGES, act.c / 0.3))
            go_round()
        _wait_for(lambda: view.is_settled)
    planes = [one for one in view.findChildren(ChoosingPlane) if _is_seen(one)]
    if not planes:
        return ""
    plane, chance = one_of(planes, act.a), random.Random(act.a)
    if act.c > 0.9:
        plane.setFocus(Qt.FocusReason.TabFocusReason)
        for key in (Qt.Key.Key_Home, *chance.choices(_WALKING, k=3)):
            _key(key)
        return str(plane.thing)[:60]
    points = (QPoint(chance.randrange(plane.width()), chance.randrange(plane.height())) for _ in range(_POINTS))
    at = next((point for point in points if plane.thing_at(QPointF(point)) is not None), None)
    if at is None:
        return ""
    told = str(plane.thing_at(QPointF(at)))[:60]
    _press(window, plane, at, double=act.c > 0.75)
    if 0.4 < act.c < 0.6 and plane.isVisible():
        _key(one_of((*_WALKING, Qt.Key.Key_Return), act.c * 10 % 1))
    return told


def follow(window: MainWindow, files: Files, act: Act) -> str:
    """Press a link in the panel that tells of what is chosen; where nothing is, choose something first."""
    view = _come_to(window, act.b, _TOLD)
    if view is None:
        return ""
    if not (found := _links(view)):
        told = _pick(window, view, act) or _open_cell(window, view, act.a)
        go_round()
        if QApplication.activePopupWidget() is not None or not (found := _links(view)):
            return told
    panel, link = one_of(found, act.a)
    panel.area.ensureWidgetVisible(link)
    go_round()
    if not (Shiboken.isValid(link) and link.isVisible()):
        return ""
    told = link.accessibleName() or link.text()
    _press(window, link, link.rect().center())
    return told


def _links(view: QWidget) -> list[tuple[SidePanel, QAbstractButton]]:
    panels = [one for one in view.findChildren(SidePanel) if one.isVisible()]
    return [
        (panel, one)
        for panel in panels
        for one in panel.inside.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and not one.signalsBlocked()
    ]


def cell(window: MainWindow, files: Files, act: Act) -> str:
    """Go to a cell of a table or a list, and press, type or ask for its menu there, or draw it onto another."""
    before = window._document.state.comparison
    told = _cell(window, act)
    _look_whether_kept(window, before)
    return told


def _cell(window: MainWindow, act: Act) -> str:
    view = _come_to(window, act.b, _TABLES)
    table = _table(view, act.b * 7 % 1) if view is not None else None
    if table is None:
        return ""
    way = act.c
    if way < 0.1 and isinstance(table, QTableView) and table.horizontalHeader().isVisible():
        return _press_head(window, table.horizontalHeader(), act.a)
    index = _index(table, act.a)
    at = _middle(table, index)
    _press(window, table.viewport(), at, double=way > 0.9)
    told = f"{type(table).__name__} {index.row()} {index.column()}"
    if 0.25 < way < 0.75:
        key = one_of(_IN_CELLS, (way - 0.25) * 2)
        told += f" {key.name}"
        for _ in range(1 + int(act.b * 30 % 3)):
            _walk(table, key)
    elif 0.75 < way < 0.82 and table.isVisible():
        _ask_for_menu(table.viewport(), at)
    elif 0.82 < way < 0.9 and table.isVisible() and table.model().rowCount():
        other = _index(table, act.a * 17 % 1)
        _draw(window, table.viewport(), _middle(table, index), _middle(table, other))
    return told


def _walk(table: QAbstractItemView, key: Qt.Key) -> None:
    """Press a key; where one walks by it, what has come to be the chosen cell is in view."""
    has_keys = table.isVisible() and table.hasFocus() and table.state() != QAbstractItemView.State.EditingState
    was = table.currentIndex()
    before = was.row(), was.column()
    _key(key)
    here = table.currentIndex()
    # Who was scrolled away from it, and is at an end, stays where he is.
    has_walked = here.isValid() and (here.row(), here.column()) != before
    if key in _WALKING and has_keys and table.isVisible() and table.hasFocus() and has_walked:
        # Its rows may be measured in the round that is about to be.
        _wait_for(lambda: _is_in_view(table))
        assert _is_in_view(table), f"gone to, and out of view: {here.row()} {here.column()} of {type(table).__name__}"


def _is_in_view(table: QAbstractItemView) -> bool:
    here, room = table.currentIndex(), table.viewport().rect()
    return not here.isValid() or room.isEmpty() or room.intersects(table.visualRect(here))


def _press_head(window: MainWindow, head: QHeaderView, share: float) -> str:
    if not head.count():
        return ""
    section = min(int(share * head.count()), head.count() - 1)
    at = QPoint(head.sectionViewportPosition(section) + head.sectionSize(section) // 2, head.height() // 2)
    _press(window, head.viewport(), at)
    return f"head {section}"


def _open_cell(window: MainWindow, view: QWidget, share: float) -> str:
    table = _table(view, 0.0)
    if table is None:
        return ""
    index = _index(table, share)
    _press(window, table.viewport(), _middle(table, index))
    return f"{type(table).__name__} {index.row()} {index.column()}"


def seek(window: MainWindow, files: Files, act: Act) -> str:
    """Narrow a table to words that are in it, mostly, or to all of it again."""
    view = _come_to(window, act.b, _SEARCHED)
    found = [one for one in view.findChildren(QLineEdit) if _is_searched(one)] if view is not None else []
    if not found:
        return ""
    field = one_of(found, act.b)
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    field.selectAll()
    go_round()
    said = one_of(_words(window), act.a) if act.c < 0.5 else one_of(("", "", "zzz", "a", "< & >"), act.a)
    if not said:
        _key(Qt.Key.Key_Backspace)
    return typed(said, one_of((None, None, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape), act.c * 10 % 1))


def reason(window: MainWindow, files: Files, act: Act) -> str:
    """Switch a rule off or answer a breach, with a reason; or take that back."""
    view = _come_to(window, act.b, ("checks",))
    if not isinstance(view, ChecksView):
        return ""
    forms = [one for one in view.panel.findChildren(ReasonForm) if one.isVisible() and not one.signalsBlocked()]
    if not forms or act.b < 0.4:
        told = _open_cell(window, view, act.a)
        forms = [one for one in view.panel.findChildren(ReasonForm) if one.isVisible() and not one.signalsBlocked()]
        if not forms:
            return told
    form, before = one_of(forms, act.c), window._document.state.comparison
    for button in (form.undo, form.begin):
        if button.isVisible() and button.isEnabled():
            view.panel.area.ensureWidgetVisible(button)
            _press(window, button, button.rect().center())
            break
    # What was answered is told anew, in another form.
    if Shiboken.isValid(form) and form.isVisible() and form.reason.isVisible():
        form.reason.setFocus(Qt.FocusReason.MouseFocusReason)
        told = typed(one_of(_REASONS, act.a * 10 % 1), one_of(_LAST, act.c * 10 % 1))
    else:
        told = "taken back"
    _look_whether_kept(window, before)
    return told


def _look_whether_kept(window: MainWindow, before: ComparisonFile | None) -> None:
    """What has come to be known of the comparison, as it was written or read, is what its file holds."""
    state = window._document.state
    now = state.comparison
    if now is None or now is before or not is_plain(now.path) or any(its.path == now.path for its in state.problems):
        return
    _wait_for(lambda: (its := window._document.state.comparison) is None or load(its.path) == its.data)
    now = window._document.state.comparison
    assert now is None or load(now.path) == now.data, f"shown, and not in the file: {now.path.name}"


def matter(window: MainWindow, files: Files, act: Act) -> str:
    """State of a matter how it is handled, or do something else with it, in the form of its body."""
    leave(window)
    _have_edited(window, act.b)
    document = window._document
    state = document.state
    units = [
        (column, unit)
        for column, file in enumerate(state.files)
        if file.path in state.editing
        for unit in hierarchy(file.scenario).units
    ]
    if not units:
        return ""
    if act.c < 0.3 or window.findChild(Remit) is None:
        column, unit = one_of([each for each in units if each[1].remit] or units, act.a)
        document.change(library=False, view="structure", active=column, selected=unit.id)
        go_round()
    form = come_to_form(window, act)
    if form is None:
        return ""
    section = form.sections["remit"]
    if not section.head.isChecked():
        section.head.click()
        go_round()
    remit = section.fields
    if not isinstance(remit, Remit):
        return ""
    if not remit.rows:
        remit.new.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        return f"new {typed(one_of(('lausunnot', 'kaavat', 'a & b'), act.a), Qt.Key.Key_Return)}"
    handling = remit.handling
    if handling is None or not handling.isVisible() or act.c > 0.85:
        row = one_of([*remit.rows.values()], act.b)
        return f"{row.matter} {_choose_entry(row.menu, row.mapToGlobal(QPoint(4, 4)), act.c)}"
    kinds = (Entry, Picker, QAbstractButton, QComboBox)
    parts = [one for one in handling.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    part = one_of([one for one in parts if one.isEnabled() and not one.signalsBlocked()], act.b)
    if isinstance(part, Entry):
        part.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        part.editor.selectAll()
        may = _STATED.get(part.where.rpartition(".")[2], _TYPED) if act.b * 10 % 1 < 0.8 else _TYPED
        return f"{part.where} {typed(one_of(may, act.a), one_of(_LAST, act.c * 10 % 1))}"
    part.setFocus(Qt.FocusReason.MouseFocusReason)
    if isinstance(part, Picker):
        return _answer(act)
    _key(Qt.Key.Key_Space if isinstance(part, QAbstractButton) else one_of((Qt.Key.Key_Down, Qt.Key.Key_Up), act.a))
    return type(part).__name__


def hand_over(window: MainWindow, files: Files, act: Act) -> str:
    """Have a matter pass to another body in the table of matters, by its menu or by drawing it there."""
    leave(window)
    _have_edited(window, act.b)
    view = _come_to(window, act.b, ("matters",))
    state = window._document.state
    columns = [column for column, file in enumerate(state.files, 1) if file.path in state.editing]
    if not isinstance(view, MattersView) or not columns:
        return ""
    if act.c < 0.1:
        view.by_body.click()
        go_round()
    _wait_for(lambda: view.table.model().rowCount() > 0)
    table, column = view.table, one_of(columns, act.b)
    rows = table.model().rowCount()
    if not rows:
        return ""
    index = table.model().index(int(act.a * rows), column)
    at = _middle(table, index)
    if act.c < 0.35:
        other = table.model().index(int(act.a * 13 % 1 * rows), column)
        _draw(window, table.viewport(), at, _middle(table, other))
        told = f"{index.row()} onto {other.row()}"
    else:
        _ask_for_menu(table.viewport(), at)
        told = f"{index.row()}"
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        told += f" {_choose_entry(menu, None, act.a * 7 % 1)}"
    if isinstance(QApplication.activeModalWidget(), UnitQuestion):
        told += f" {_answer(act)}"
    return told


# how it is done


def _come_to(window: MainWindow, share: float, views: Sequence[ViewName]) -> QWidget | None:
    """Leave what is in the way, and come to one of the views, unless one of them is seen; what is seen."""
    leave(window)
    state = window._document.state
    if state.library or state.view not in views or share * 10 % 1 < 0.3:
        window.actions_by_name[one_of(views, share)].trigger()
        go_round()
    state = window._document.state
    held = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if held is not None or state.library or not state.files or not window.isVisible():
        return None
    return window.body.stack.currentWidget()


def _have_edited(window: MainWindow, share: float) -> None:
    """Have one of the drafts that are seen edited."""
    state = window._document.state
    if state.files and not any(file.path in state.editing for file in state.files):
        window.edit_actions.editor.switch(one_of(state.files, share).path, True)
        go_round()


def _wait_for(come: Callable[[], bool]) -> None:
    until = time.monotonic() + _SETTLED
    while not come() and time.monotonic() < until:
        QTest.qWait(_LOOK_MS)


def _is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _is_searched(field: QLineEdit) -> bool:
    return _is_seen(field) and field.isEnabled() and bool(field.placeholderText()) and not isinstance(field, Picker)


def _table(view: QWidget, share: float) -> QAbstractItemView | None:
    found = [one for one in view.findChildren(QAbstractItemView) if _is_seen(one) and not isinstance(one, QHeaderView)]
    filled = [one for one in found if _is_filled(one)]
    return one_of(filled, share) if filled else None


def _is_filled(table: QAbstractItemView) -> bool:
    model = table.model()
    return model is not None and model.rowCount() > 0 and _columns(model) > 0


def _columns(model: QAbstractItemModel) -> int:
    # Of lists it is nobody's to ask.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _index(table: QAbstractItemView, share: float) -> QModelIndex:
    model = table.model()
    rows, columns = model.rowCount(), _columns(model)
    return model.index(int(share * rows), int(share * rows * columns) % columns)


def _middle(table: QAbstractItemView, index: QModelIndex) -> QPoint:
    """Of that cell in the viewport, once it is in view."""
    table.scrollTo(index)
    place = table.visualRect(index).intersected(table.viewport().rect())
    return place.center()


def _press(window: MainWindow, widget: QWidget, at: QPoint, *, double: bool = False) -> None:
    handle = window.windowHandle()
    if handle is not None and QRect(QPoint(), widget.size()).contains(at):
        (QTest.mouseDClick if double else QTest.mouseClick)(handle, _LEFT, _NO, widget.mapTo(window, at))


def _draw(window: MainWindow, widget: QWidget, start: QPoint, end: QPoint) -> None:
    handle = window.windowHandle()
    if handle is None:
        return
    here, there = widget.mapTo(window, start), widget.mapTo(window, end)
    QTest.mousePress(handle, _LEFT, _NO, here)
    for part in range(1, 5):
        QTest.mouseMove(handle, here + (there - here) * (part / 4))
    QTest.mouseRelease(handle, _LEFT, _NO, there)


def _ask_for_menu(widget: QWidget, at: QPoint) -> None:
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, asked)


def _key(key: Qt.Key) -> None:
    handle = QApplication.focusWindow()
    if handle is not None:
        QTest.keyClick(handle, key)


def _choose_entry(menu: QMenu, at: QPoint | None, share: float) -> str:
    """Choose one of its entries, of those that are checked or not rather that; the menu is opened where it is not."""
    if at is not None:
        menu.popup(at)
        go_round()
    entries = [one for one in menu.actions() if one.isVisible() and one.isEnabled() and not one.isSeparator()]
    checked = [one for one in entries if one.isCheckable()]
    menu.close()
    if not entries:
        return ""
    entry = checked[0] if checked and share * 10 % 1 < 0.8 else one_of(entries, share)
    told = entry.text()
    entry.trigger()
    return told


def _answer(act: Act) -> str:
    """Find a unit by a letter, and take it, in the field that has the keyboard."""
    if act.a < 0.2:
        _key(Qt.Key.Key_Down)
        return typed("", Qt.Key.Key_Return)
    return typed(one_of(("a", "e", "ta", "unit", "zzz"), act.a * 10 % 1), one_of(_LAST, act.b * 10 % 1))


def _words(window: MainWindow) -> list[str]:
    """What units and matters are called, a word of each."""
    state = window._document.state
    units = [unit for file in state.files for unit in hierarchy(file.scenario).units]
    names = [*(unit.name for unit in units), *(its.name for unit in units for its in unit.remit or ())]
    return list(_first_words(name.spoken(state.language)[0] for name in names)) or ["a"]


def _first_words(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(name.split()[0] for name in names if name.split())


PLANNING: dict[str, Callable[[MainWindow, Files, Act], str | None]] = {
    "pick": pick,
    "follow": follow,
    "cell": cell,
    "seek": seek,
    "reason": reason,
    "matter": matter,
    "hand-over": hand_over,
}
"""What is done, by its name."""
