"""Does something to a thing in a window: a row, a bar, a cell, a button or a menu's entry, as a screen reader has it.

What is pressed by its place alone is mostly empty, or the largest thing that there is.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QMenu, QWidget
from shiboken6 import Shiboken

from orgsim.app.editing.form.form import UnitForm
from orgsim.app.editing.form.panel import UnitPanel
from orgsim.app.editing.form.stating import subject
from orgsim.app.shell.window import MainWindow
from orgsim.model.hierarchy import hierarchy
from tests.campaigns.robot.acts import Act, one_of
from tests.campaigns.robot.files import Files
from tests.campaigns.robot.passing import go_round

_TRIES = 6
"""How many children of a thing are asked whether they are in sight before it is taken itself."""
_ACTIVE_MS = 100
_LEFT, _NO, _CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def press_thing(window: MainWindow, files: Files, act: Act) -> str:
    """Press a thing of what is seen, ask for its menu, or draw it onto another."""
    forced = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    top = forced or QApplication.activeWindow() or window
    handle, within = top.windowHandle(), top
    if top is window and act.b < 0.75:
        # Rather in the view than in what stands around it.
        within = window.body.stack.currentWidget() or window
    found = _thing(within, act.a)
    if found is None or handle is None:
        return ""
    at, told = top.mapFromGlobal(found[0]), found[1]
    way = act.c
    if way < 0.5:
        QTest.mouseClick(handle, _LEFT, _NO, at)
    elif way < 0.6:
        QTest.mouseDClick(handle, _LEFT, _NO, at)
    elif way < 0.68:
        QTest.mouseClick(handle, _LEFT, _CONTROL, at)
    elif way < 0.85 and not isinstance(top, QMenu):
        on = top.childAt(at) or top
        inside = on.mapFrom(top, at)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, on.mapToGlobal(inside))
        QApplication.sendEvent(on, asked)
    elif (other := _thing(within, act.b * 7 % 1)) is not None:
        _draw(handle, at, top.mapFromGlobal(other[0]))
        told += f" onto {other[1]}"
    return told


def choose(window: MainWindow, files: Files, act: Act) -> str:
    """Choose an entry of the menu that is open, or open one of those that there are."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        entries = [one for one in popup.actions() if one.isVisible() and one.isEnabled() and not one.isSeparator()]
        handle = popup.windowHandle()
        if not entries or handle is None:
            return ""
        entry = one_of(entries, act.a)
        told = entry.text()
        QTest.mouseClick(handle, _LEFT, _NO, popup.actionGeometry(entry).center())
        return told
    if popup is not None or QApplication.activeModalWidget() is not None:
        return press_thing(window, files, act)
    found = [one for one in window.findChildren(QAbstractButton) if _has_menu(one) and _is_seen(one)]
    return _click(window, one_of(found, act.a)) if found else ""


def form_control(window: MainWindow, files: Files, act: Act) -> str:
    """Press a button of the form, open a part of it, or one of its lists."""
    form = come_to_form(window, act)
    if form is None:
        return ""
    found = [one for one in form.findChildren(QWidget) if isinstance(one, QAbstractButton | QComboBox)]
    within = [one for one in found if one.isVisible() and one.isEnabled()]
    if not within:
        return ""
    control = one_of(within, act.a)
    if control.visibleRegion().isEmpty():
        # Whoever goes on by key is taken there.
        control.setFocus(Qt.FocusReason.TabFocusReason)
        return _key(control)
    return _click(window, control)


def come_to_form(window: MainWindow, act: Act) -> UnitForm | None:
    """Leave what is in the way, and have a unit of an edited draft shown in the form, mostly; the form, if so."""
    leave(window)
    document = window._document
    state, share = document.state, act.c * 100 % 1
    columns = [column for column, file in enumerate(state.files) if file.path in state.editing]
    if columns and share < 0.9 and subject(state) is None:
        column = one_of(columns, act.b)
        units = hierarchy(state.files[column].scenario).units
        if units:
            document.change(library=False, view="structure", active=column, selected=one_of(units, act.c).id)
            go_round()
    panel = window.findChild(UnitPanel)
    if panel is not None and panel.all_drafts.isVisible() and panel.all_drafts.isChecked() and share < 0.9:
        panel.all_drafts.click()
        go_round()
    form = window.findChild(UnitForm)
    return form if form is not None and form.isVisible() and QApplication.activeModalWidget() is None else None


def have_keyboard(window: MainWindow) -> None:
    """Let a window have the keyboard that is seen: on the offscreen platform a menu keeps it after it was closed."""
    held = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
    has = QApplication.focusWindow()
    if (has is None or not has.isVisible()) and held.isVisible() and not held.isMinimized():
        held.activateWindow()
        QTest.qWaitForWindowActive(held, _ACTIVE_MS)


def leave(window: MainWindow) -> None:
    """Close what is in the way: a menu, and the dialog below it."""
    for held in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if isinstance(held, QDialog):
            held.reject()
        elif held is not None:
            held.close()
    have_keyboard(window)


def _key(control: QWidget) -> str:
    told = _named(control)
    if (handle := QApplication.focusWindow()) is not None:
        QTest.keyClick(handle, Qt.Key.Key_Space)
    return f"{told} by key"


def _click(window: MainWindow, control: QWidget) -> str:
    told, handle = _named(control), window.windowHandle()
    if handle is not None:
        QTest.mouseClick(handle, _LEFT, _NO, control.mapTo(window, control.rect().center()))
    return told


def _named(control: QWidget) -> str:
    return f"{type(control).__name__} {(control.accessibleName() or control.objectName())[:30]!r}"


def _has_menu(button: QAbstractButton) -> bool:
    menu: Callable[[], QMenu | None] | None = getattr(button, "menu", None)
    return menu is not None and menu() is not None


def _is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _draw(handle: QWindow, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(handle, _LEFT, _NO, start)
    for part in range(1, 5):
        if Shiboken.isValid(handle):
            QTest.mouseMove(handle, start + (end - start) * (part / 4))
    if Shiboken.isValid(handle):
        QTest.mouseRelease(handle, _LEFT, _NO, end)


def _thing(within: QWidget, share: float) -> tuple[QPoint, str] | None:
    """The middle, on the screen, and the name of a thing in sight that has no parts in sight."""
    its = QAccessible.queryAccessibleInterface(within)
    if its is None or not its.isValid():
        return None
    seen = its.rect()
    while (part := _part(its, seen, share)) is not None:
        share = share * max(its.childCount(), 1) % 1
        its, seen = part, seen.intersected(part.rect())
    return (seen.center(), its.text(QAccessible.Text.Name)[:40]) if not seen.isEmpty() else None


def _part(its: QAccessibleInterface, seen: QRect, share: float) -> QAccessibleInterface | None:
    """One of its children in sight: of several in a row from a share on the first."""
    number = its.childCount()
    for step in range(min(number, _TRIES)):
        part = its.child((int(share * number) + step) % number)
        if part is not None and part.isValid() and not part.state().invisible and seen.intersects(part.rect()):
            return part
    return None


THINGS: dict[str, Callable[[MainWindow, Files, Act], str | None]] = {
    "press-thing": press_thing,
    "choose": choose,
    "form-control": form_control,
}
"""What is done, by its name."""
