"""Does what an action says, in the window that is there: by the pointer, the keyboard, and the files beside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from shiboken6 import Shiboken

from orgsim.app.cards.card import CARD_MIME
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.state import ThemeName
from orgsim.app.editing.form.entry import Entry
from orgsim.app.shell.window import MainWindow
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import message
from orgsim.model.text import LANGUAGES
from orgsim.model.units import Unit
from orgsim.model.views import CHART_VIEWS, VIEWS
from tests.campaigns.robot.acts import Act, one_of
from tests.campaigns.robot.editing import edits_by_chance
from tests.campaigns.robot.files import Files, unlike_files
from tests.campaigns.robot.lists import some_list
from tests.campaigns.robot.passing import go_round, let_pass
from tests.campaigns.robot.planning import PLANNING, typed
from tests.campaigns.robot.surroundings import SURROUNDINGS
from tests.campaigns.robot.things import THINGS, come_to_form, have_keyboard

_NOT_BY_ITSELF = frozenset(("quit", "add", "open"))
"""Actions that would end the round, or let the robot loose on a file dialog, which deletes files."""
_SIZES = ((800, 500), (800, 600), (1024, 600), (900, 640), (1366, 768), (1440, 900), (1920, 1080), (900, 1000))
_TEXTS = ("0", "7,5", "-1", "1e9", "kaupunki", "Ääkköslautakunta", "<b>x</b>", "=1+1", "\u202eabc", "x" * 300, " ", "")
_KEY_NAMES = """
Left Right Up Down Home End PageUp PageDown Tab Backtab Return Enter Space Escape Backspace Delete Insert Menu
F1 F2 F5 F6 F10 Plus Minus Period B C D E K M N S T U Z 0 1 2 9
"""
_KEYS = [getattr(Qt.Key, f"Key_{name}") for name in _KEY_NAMES.split()]
_NO, _CONTROL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NAMING = ("make-below", "make-after", "make-before", "make-between", "rename")
_AFTER_NAMES = (None, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
_AFTER_FIELDS = (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, None, None)
_CLOSING = frozenset(getattr(Qt.Key, f"Key_{name}") for name in ("Return", "Enter", "Space", "Escape"))
_MODIFIERS = (*[_NO] * 7, _CONTROL, _CONTROL, _SHIFT, _CONTROL | _SHIFT, _ALT)
_OPENED_MS = 750
"""By when what something is held over opens."""
_LEFT, _RIGHT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


class Hands:
    """Acts on a window and its files."""

    def __init__(self, window: MainWindow, files: Files) -> None:
        self._window = window
        self._files = files
        # In the menu too: it would end the round.
        window.actions_by_name["quit"].setEnabled(False)
        self.known: dict[str, Callable[[Act], object]] = {
            name.removeprefix("_do_").replace("_", "-"): getattr(self, name)
            for name in dir(self)
            if name.startswith("_do_")
        } | {name: partial(do, window, files) for name, do in (SURROUNDINGS | THINGS | PLANNING).items()}

    def do(self, act: Act) -> str:
        """Do it; what it came to, in a few words."""
        have_keyboard(self._window)
        return str(self.known[act.name](act) or "")

    # the window's own actions

    def _do_action(self, act: Act) -> str:
        actions = [one for one in self._window.actions_by_name if one.objectName() not in _NOT_BY_ITSELF]
        action = one_of(actions, act.a)
        if action.isEnabled():
            action.trigger()
        return action.objectName()

    def _do_view(self, act: Act) -> str:
        name = one_of(VIEWS, act.a)
        self._window.actions_by_name[name].trigger()
        return name

    def _do_present(self, act: Act) -> None:
        self._window.actions_by_name["present"].trigger()

    def _do_language(self, act: Act) -> str:
        language = one_of(LANGUAGES, act.a)
        self._window.menus.language_chosen.emit(language)
        return language

    def _do_theme(self, act: Act) -> str:
        theme = one_of(get_args(ThemeName), act.a)
        self._window.menus.theme_chosen.emit(theme)
        return str(theme)

    def _do_go_to(self, act: Act) -> str:
        files = self._window._document.state.files
        if not files:
            return ""
        hierarchy = one_of(files, act.a).scenario
        ids = [unit.id for unit in _units(hierarchy.units)]
        if not ids:
            return ""
        self._window.go_to(one_of(ids, act.b))
        return one_of(ids, act.b)

    # drafts are edited

    def _do_edit(self, act: Act) -> str:
        """Switch a draft on, mostly, or off."""
        state = self._window._document.state
        if not state.files:
            return ""
        path = one_of(state.files, act.a).path
        self._window.edit_actions.editor.switch(path, act.b < 0.8)
        return path.name

    def _do_change(self, act: Act) -> str:
        """Do something to a draft that is switched on, or to two in one action."""
        state = self._window._document.state
        files = [file for file in state.files if file.path in state.editing]
        if not files:
            return ""
        some = {one_of(files, act.a).path: one_of(files, act.a), one_of(files, act.b).path: one_of(files, act.b)}
        edits = {path: edits_by_chance(file.scenario, act.a, act.b, act.c) for path, file in some.items()}
        words = message("edit.undone", what=f"{act.a} & {act.b}")
        refused = self._window.edit_actions.editor.act(edits, words)
        return f"{' '.join(path.name for path in edits)} {refused.key if refused is not None else ''}"

    def _come_to_edit(self, act: Act) -> None:
        """Leave what is in the way of editing, mostly, and have a draft edited that is seen."""
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            (self._do_control if act.b < 0.4 else self._do_escape)(act)
        state = self._window._document.state
        if (state.library or state.view not in CHART_VIEWS) and act.c * 100 % 1 < 0.5:
            self._window.actions_by_name["structure"].trigger()
            go_round()
            state = self._window._document.state
        none = state.files and not any(file.path in state.editing for file in state.files)
        if none and not state.library and act.c * 100 % 1 < 0.7:
            self._window.edit_actions.editor.switch(state.files[state.active].path, True)
            go_round()

    def _do_name(self, act: Act) -> str:
        """Make a unit beside the one that is chosen, or rename that, and type its name; or leave that half typed."""
        self._come_to_edit(act)
        state = self._window._document.state
        pane = self._window.charts().active_pane() if not state.library and state.view in CHART_VIEWS else None
        if pane is None or not pane.is_edited or QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return ""
        if pane.chosen is None and (boxes := _shown(pane)):
            self._window._document.change(selected=one_of(boxes, act.b))
            go_round()
        asked = self._window.actions_by_name[one_of(_NAMING, act.a)]
        asked.trigger()
        go_round()
        said = typed(one_of(_TEXTS, act.c), one_of((Qt.Key.Key_Return,) * 4 + _AFTER_NAMES, act.c * 10 % 1))
        return f"{asked.objectName()} {said}"

    def _do_fill_in(self, act: Act) -> str:
        """Type in a field of the form, and enter it, or go elsewhere."""
        self._come_to_edit(act)
        form = come_to_form(self._window, act)
        if form is None:
            return ""
        fields = [one for one in form.findChildren(Entry) if one.isVisible() and one.editor.isEnabled()]
        if not fields:
            return ""
        field = one_of(fields, act.a)
        told = field.where
        field.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        if act.b < 0.7:
            field.editor.selectAll()
        go_round()
        return f"{told} {typed(one_of(_TEXTS, act.c), one_of(_AFTER_FIELDS, act.b * 10 % 1))}"

    def _do_back_and_forth(self, act: Act) -> str:
        """Undo so often, and mostly do it again."""
        # Mostly one or two: each is as much work as an action of its own.
        editor, steps = self._window.edit_actions.editor, 1 + int(act.b**3 * 5)
        for step in (*(editor.undo,) * steps, *(editor.redo,) * (steps if act.a < 0.6 else 0)):
            step()
            # As a key that is held down: each is an event of its own.
            QTest.qWait(1)
        return f"{steps}"

    def _do_save(self, act: Act) -> str:
        """Save what is edited: then the files hold what is seen."""
        state = self._window._document.state
        edited = unsaved(state.session)
        if self._window.edit_actions.editor.save(edited):
            data = {file.path: file.data for file in self._window._document.state.open_files}
            wrong = unlike_files({path: data[path] for path in edited if path in data})
            assert not wrong, f"saved, and not in the file: {wrong}"
        return " ".join(path.name for path in edited)

    # files

    def _do_open(self, act: Act) -> str:
        return self._opened(act, add=False)

    def _do_add(self, act: Act) -> str:
        return self._opened(act, add=True)

    def _opened(self, act: Act, *, add: bool) -> str:
        paths = [one_of(self._files.paths, share) for share in (act.a, act.b, act.c)][: 1 + int(act.c * 3)]
        self._window.files.open(paths, add=add)
        return " ".join(path.name for path in paths)

    def _do_write_file(self, act: Act) -> str:
        path = self._some_file(act.a)
        self._files.rewrite(path, act.b)
        return path.name

    def _do_break_file(self, act: Act) -> str:
        path = self._some_file(act.a)
        self._files.break_(path, act.b)
        return path.name

    def _do_remove_file(self, act: Act) -> str:
        path = self._some_file(act.a)
        self._files.remove(path)
        return path.name

    def _do_protect_file(self, act: Act) -> str:
        path = self._some_file(act.a)
        self._files.protect(path)
        return path.name

    def _do_restore_files(self, act: Act) -> None:
        self._files.restore()

    def _some_file(self, share: float) -> Path:
        """Mostly one that is open."""
        state = self._window._document.state
        here = [path for path in self._files.paths if path in {file.path for file in state.open_files}]
        if state.comparison is not None and state.comparison.path in self._files.paths:
            here.append(state.comparison.path)
        return one_of(here if here and share < 0.8 else self._files.paths, share * 10 % 1)

    def _do_drop_files(self, act: Act) -> str:
        data = QMimeData()
        paths = [one_of(self._files.paths, act.a), one_of(self._files.paths, act.b)]
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        _drop(self._window, data, QPointF(100, 100))
        return " ".join(path.name for path in paths)

    def _do_import(self, act: Act) -> str:
        """Drop a list onto the window, or paste one; what it becomes is chosen by whatever is done next."""
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return ""
        ending, content = some_list(act.a, act.b)
        data = QMimeData()
        if act.c < 0.5:
            path = self._files.pictures / f"list{ending}"
            path.write_bytes(content)
            data.setUrls([QUrl.fromLocalFile(str(path))])
            _drop(self._window, data, QPointF(100, 100))
            return path.name
        text = content.decode("utf-8", "replace")
        (data.setHtml if ending == ".html" else data.setText)(text)
        QApplication.clipboard().setMimeData(data)
        self._window.actions_by_name["import-pasted" if act.c < 0.8 else "paste"].trigger()
        return f"{ending} {text[:12]!r}"

    def _do_drop_card(self, act: Act) -> str:
        strip = self._window.cards
        if not strip.isVisible() or not strip.cards:
            return ""
        column = int(act.a * len(strip.cards))
        data = QMimeData()
        data.setData(CARD_MIME, str(column).encode())
        _drop(strip, data, QPointF(act.b * strip.width(), act.c * strip.height()))
        return f"{column}"

    # the pointer

    def _do_click(self, act: Act) -> str:
        button = _RIGHT if act.c < 0.1 else _LEFT
        return self._at_point(act, lambda window, at: QTest.mouseClick(window, button, _NO, at))

    def _do_double_click(self, act: Act) -> str:
        return self._at_point(act, lambda window, at: QTest.mouseDClick(window, _LEFT, _NO, at))

    def _do_box(self, act: Act) -> str:
        """Click on the box of a unit, or near its lower edge, where what is folded in it is told."""
        charts = [one for one in self._window.findChildren(ChartWidget) if one.isVisible() and one.drawing is not None]
        shown = [(one, box) for one in charts if one.drawing is not None for box in one.drawing.boxes]
        if not shown or QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return ""
        chart, box = one_of(shown, act.a)
        down = 0.5 if act.b < 0.6 else 0.95
        x, y = chart.viewport.to_pane(box.x + box.width * act.b, box.y + box.height * down)
        at = QPoint(round(x), round(y))
        window = self._window.windowHandle()
        if window is None or not chart.rect().contains(at):
            return f"out of sight: {box.id}"
        press = QTest.mouseDClick if act.c < 0.3 else QTest.mouseClick
        press(window, _LEFT, _NO, chart.mapTo(self._window, at))
        return box.id

    def _do_point(self, act: Act) -> str:
        return self._at_point(act, QTest.mouseMove)

    def _do_control(self, act: Act) -> str:
        kinds = (QAbstractButton, QComboBox, QLineEdit, QTabBar, QAbstractSpinBox)
        top = _top(act.c)
        found = [one for one in top.findChildren(QWidget) if isinstance(one, kinds) and _can_be_pressed(one)]
        if not found:
            # A list of choices, mostly.
            return self._do_click(act) if QApplication.activePopupWidget() is not None else ""
        first = [one for one in found if isinstance(one, QPushButton) and one.isDefault()]
        # What a dialog is for is done more often than by chance alone.
        widget = one_of(first if first and act.b < 0.2 else found, act.a)
        at, told = widget.mapTo(top, widget.rect().center()), _told(widget)
        if (window := top.windowHandle()) is not None:
            QTest.mouseClick(window, _LEFT, _NO, at)
        return told

    def _do_context_menu(self, act: Act) -> str:
        top = _top(act.c)
        at = _point(top, act)
        widget = top.childAt(at) or top
        local = widget.mapFrom(top, at)
        asked, told = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, local, widget.mapToGlobal(local)), _told(widget)
        QApplication.sendEvent(widget, asked)
        return told

    def _do_wheel(self, act: Act) -> str:
        top = _top(act.c)
        at = _point(top, act)
        widget = top.childAt(at) or top
        local = QPointF(widget.mapFrom(top, at))
        turns = QPoint(0, int((act.c * 10 % 1 - 0.5) * 960))
        held = _CONTROL if act.c < 0.4 else _NO
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        turned = QWheelEvent(local, widget.mapToGlobal(local), QPoint(), turns, none, held, phase, False)
        told = _told(widget)
        QApplication.sendEvent(widget, turned)
        return told

    def _do_drag(self, act: Act) -> str:
        top = _top(act.c)
        window, at = top.windowHandle(), _point(top, act)
        if window is None:
            return ""
        button, told = _MIDDLE if act.c < 0.15 else _LEFT, _told(top.childAt(at))
        QTest.mousePress(window, button, _NO, at)
        to = QPoint(int(act.b * top.width()), int(act.c * 7 % 1 * top.height()))
        for part in range(1, 6):
            if Shiboken.isValid(window):  # the drag may have closed it
                QTest.mouseMove(window, at + (to - at) * (part / 5))
        if Shiboken.isValid(window):
            QTest.mouseRelease(window, button, _NO, to)
        return told

    def _do_carry(self, act: Act) -> str:
        """Drag a box to another one of the same chart or the next: moved, where the draft is edited."""
        self._come_to_edit(act)
        charts = [chart for chart in self._window.findChildren(ChartWidget) if chart.isVisible()]
        edited = [chart for chart in charts if chart.is_edited]
        charts = edited if edited and act.c < 0.7 else charts
        starts = [(chart, box) for chart in charts for box in _shown(chart)]
        window = self._window.windowHandle()
        if not starts or window is None or QApplication.activePopupWidget() or QApplication.activeModalWidget():
            return ""
        (chart, box), (other, end) = one_of(starts, act.a), one_of(starts, act.b)
        keys = one_of((_NO, _NO, _NO, _ALT, _SHIFT, _CONTROL), act.c * 10 % 1)
        here, there = (
            its.mapTo(self._window, (its.place_of(one) or QRectF()).center().toPoint())
            for its, one in ((chart, box), (other, end))
        )
        # Onto a side of it, mostly.
        place = other.place_of(end) or QRectF()
        there += QPoint(round((act.c - 0.5) * place.width()), round((act.c * 3 % 1 - 0.5) * place.height()))
        held = keys if keys == _CONTROL else _NO
        QTest.mousePress(window, _LEFT, held, here)
        for part in range(1, 6):
            if Shiboken.isValid(window):
                QTest.mouseMove(window, here + (there - here) * (part / 5))
        if act.c > 0.9:
            self._do_escape(act)
        elif act.c > 0.88:
            QTest.qWait(_OPENED_MS)
        elif act.c > 0.8:
            let_pass(_OPENED_MS)
        if Shiboken.isValid(window):
            QTest.mouseRelease(window, _LEFT, keys, there)
        return f"{box} to {end}"

    def _at_point(self, act: Act, press: Callable[[QWindow, QPoint], object]) -> str:
        top = _top(act.c)
        at = _point(top, act)
        told = _told(top.childAt(at))
        if (window := top.windowHandle()) is not None:
            press(window, at)
        return told

    # the keyboard

    def _do_key(self, act: Act) -> str:
        key, held = one_of(_KEYS, act.a), one_of(_MODIFIERS, act.b)
        # What is about to close is gone by then: QTest would go on in it between the modifier and the key.
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window = QApplication.focusWindow()
        if window is None:
            return ""
        closes = key in _CLOSING and window is not self._window.windowHandle()
        if closes or QApplication.activePopupWidget() is not None:
            # QTest would let go of the modifier in a window that the key has closed, which is no more.
            held = _NO
        QTest.keyClick(window, key, held)
        return f"{held.name} {key.name}"

    def _do_type(self, act: Act) -> str:
        text = one_of(_TEXTS, act.a)
        if QApplication.focusWidget() is None:
            return ""
        return typed(text[: 1 + int(act.c * 40)], Qt.Key.Key_Return if act.b < 0.5 else None)

    def _do_escape(self, act: Act) -> str:
        window = QApplication.focusWindow()
        popup = QApplication.activePopupWidget()
        told = _told(popup)
        if popup is not None:
            popup.close()
        elif window is not None:
            QTest.keyClick(window, Qt.Key.Key_Escape)
        return told

    # the window as a whole

    def _do_resize(self, act: Act) -> str:
        size = one_of(_SIZES, act.a)
        self._window.resize(*size)
        return "×".join(map(str, size))

    def _do_screen(self, act: Act) -> str:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        screen = one_of(app.screens(), act.a)
        if act.b < 0.4:
            self._window.setScreen(screen)
            self._window.move(screen.geometry().topLeft() + QPoint(20, 20))
        elif act.b < 0.7:
            # As Qt tells of a projector that was plugged in: the offscreen platform has no other way.
            app.screenAdded.emit(screen)
        else:
            app.screenRemoved.emit(app.screens()[-1])
        return screen.name()

    def _do_state(self, act: Act) -> str:
        ways = ("showMinimized", "showMaximized", "showNormal", "showFullScreen", "showNormal")
        way = one_of(ways, act.a)
        getattr(self._window, way)()
        return way

    def _do_wait(self, act: Act) -> None:
        QTest.qWait(int(act.a**3 * 600))

    # what tests do, to see that the robot tells of it

    def _do_fail_in_slot(self, act: Act) -> None:
        raise ZeroDivisionError("as the test asked")

    def _do_fail_with_warning(self, act: Act) -> None:
        from PySide6.QtCore import qWarning

        qWarning("as the test asked")

    def _do_fail_by_lying(self, act: Act) -> None:
        self._window.cards.cards[0].hide()
        self._window.setWindowTitle("another")

    def _do_fail_by_miscounting(self, act: Act) -> None:
        self._window.cards.cards[0].figures._buttons[0].setText("-7")

    def _do_fail_by_growing(self, act: Act) -> None:
        """Once, as what is made when it is first needed; or each time."""
        if act.a < 0.5 or self._window.findChild(QWidget, "grown") is None:
            for _ in range(600):
                QWidget(self._window).setObjectName("grown")

    def _do_fail_by_standing(self, act: Act) -> None:
        time.sleep(0.3)

    def _do_fail_by_dying(self, act: Act) -> None:
        os._exit(9)


def answer_file_dialogs(pictures: Path) -> None:
    """Let pictures be saved in that folder, and leave what else such dialogs would do with files and printers."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog

    for top in QApplication.topLevelWidgets():
        if isinstance(top, QFileDialog | QAbstractPrintDialog) and top.isVisible():
            asked = top.defaultSuffix() if isinstance(top, QFileDialog) else ""
            top.reject()
            if isinstance(top, QFileDialog) and asked:
                top.fileSelected.emit(str(pictures / f"picture.{asked}"))


def _units(units: Sequence[Unit]) -> list[Unit]:
    found = list(units)
    for unit in found:
        found += unit.units
    return found


def _shown(chart: ChartWidget) -> list[str]:
    """Ids of the boxes whose middles are in view."""
    boxes = chart.drawing.boxes if chart.drawing is not None else ()
    area = QRectF(chart.rect())
    return [box.id for box in boxes if (place := chart.place_of(box.id)) is not None and area.contains(place.center())]


def _top(share: float) -> QWidget:
    """The window that has what is done: a popup before a dialog before any other."""
    forced = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if forced is not None:
        return forced
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowHandle() is not None]
    tops = [one for one in tops if one.windowType() != Qt.WindowType.ToolTip] or tops
    tops.sort(key=lambda one: (type(one).__name__, one.objectName()))
    return one_of(tops, share * 100 % 1)


def _point(top: QWidget, act: Act) -> QPoint:
    window = top.windowHandle()
    # A display may have cut what the window asked for.
    size = top.size() if window is None else top.size().boundedTo(window.size())
    return QPoint(int(act.a * max(size.width() - 1, 0)), int(act.b * max(size.height() - 1, 0)))


def _can_be_pressed(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _told(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    text = getattr(widget, "text", "")
    said = text() if callable(text) else text
    name = widget.objectName() or (said if isinstance(said, str) else "") or widget.accessibleName()
    return f"{type(widget).__name__} {name[:40]!r}"


def _drop(widget: QWidget, data: QMimeData, at: QPointF) -> None:
    way, held = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, _NO
    QApplication.sendEvent(widget, QDragEnterEvent(at.toPoint(), way, data, _LEFT, held))
    QApplication.sendEvent(widget, QDropEvent(at, way, data, _LEFT, held, QEvent.Type.Drop))
