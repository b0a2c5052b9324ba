"""What happens around a window: to its files, on the clipboard, to screen and letters, and who listens to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.units.drafts import changed, draft_of
from orgsim.files.writing.units.session import unsaved
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy
from tests.campaigns.robot.acts import Act, one_of
from tests.campaigns.robot.files import Files, is_plain
from tests.room import room_for

_ROOM = 300
"""Bytes for which a disk that is said to be full has room."""
_HEARD = 250
"""Widgets and their parts that are listened to in one go."""
_POINTS = (6.0, 9.0, 13.0, 20.0)
_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
_AWAY_MS = 250
"""By when it is noticed that a folder is gone."""
_URLS = ("http://a.b/c.yaml", "file:///dev/zero", "file:///", "", "file:///nowhere/x.yaml", "file:///dev/null/x.csv")


def replace_file(window: MainWindow, files: Files, act: Act) -> str:
    """Something that is no file comes into the place of one that is open, mostly."""
    state = window._document.state
    here = [file.path for file in state.open_files if file.path in files.paths]
    path = one_of(here if here and act.c < 0.8 else files.paths, act.a)
    return f"{path.name} {files.replace(path, act.b)}"


def change_the_same(window: MainWindow, files: Files, act: Act) -> str:
    """Somebody else renames a unit in the file of a draft that is edited here: perhaps one that was renamed here."""
    state = window._document.state
    edited = [file for file in state.open_files if file.path in unsaved(state.session) and is_plain(file.path)]
    if not edited:
        return ""
    path = one_of(edited, act.a).path
    try:
        theirs = read_scenario(path)
    except Exception:
        # It was broken before.
        return ""
    units = hierarchy(theirs.scenario).units
    if not units:
        return ""
    unit = units[min(int(act.b**2 * len(units)), len(units) - 1)]
    draft, _ = changed(draft_of(theirs), [Renamed(unit.id, f"Toisten {act.c}")], path)
    files.rewrite_with(path, draft.data)
    return f"{path.name} {unit.id}"


def save_without_room(window: MainWindow, files: Files, act: Act) -> str:
    """Save where the disk is full: what a file holds is what it held, or the whole of what is edited."""
    state = window._document.state
    edited = [path for path in unsaved(state.session) if is_plain(path)]
    before = {path: path.read_bytes() for path in edited}
    wanted = {path: state.session.histories[path].draft.data for path in edited}
    with room_for(_ROOM):
        window.edit_actions.editor.save(edited)
    for path in edited:
        now = path.read_bytes()
        after = window._document.state.session.histories
        known = after[path].draft.data if path in after else now
        assert now in (before[path], wanted[path], known), f"torn: {path.name}"
    return " ".join(path.name for path in edited)


def hide_folder(window: MainWindow, files: Files, act: Act) -> None:
    """The folder of all drafts is gone for a moment, as a share is."""
    with files.hidden():
        QTest.qWait(_AWAY_MS)


def drop_odd(window: MainWindow, files: Files, act: Act) -> str:
    """Drop what is neither a draft nor a list, or a draft many times."""
    urls = [QUrl(one_of(_URLS, share)) for share in (act.a, act.b)]
    if act.c < 0.3:
        urls += [QUrl.fromLocalFile(str(one_of(files.paths, act.a)))] * 9
    data = QMimeData()
    data.setUrls(urls)
    way, none, at = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, QPointF(99, 99)
    target: QWidget = window if act.c < 0.7 else window.cards
    if QApplication.activeModalWidget() is None:
        QApplication.sendEvent(target, QDragEnterEvent(at.toPoint(), way, data, Qt.MouseButton.LeftButton, none))
        drop = QDropEvent(at, way, data, Qt.MouseButton.LeftButton, none, QEvent.Type.Drop)
        QApplication.sendEvent(target, drop)
    return " ".join(url.toString() for url in urls[:2])


def copy_odd(window: MainWindow, files: Files, act: Act) -> str:
    """Put on the clipboard what is no list, and paste it."""
    data, kind = QMimeData(), int(act.a * 8)
    match kind:
        case 0:
            data.setImageData(QImage(9, 9, QImage.Format.Format_ARGB32))
        case 1:
            data.setColorData(QColor("red"))
        case 2:
            data.setUrls([QUrl(url) for url in _URLS])
        case 3:
            data.setHtml("<table><tr><td>a<td>b<tr><td colspan=9999999 rowspan=9999999>c</table>")
        case 4:
            data.setData("text/html", b"\xff\xfe<\0t\0a\0")
        case 5:
            data.setData("text/plain", b"\xff\xfe\x00\xd8")
        case 6:
            data.setText("\0\u2028\u202e\ufffe\t\n" * 40)
        case _:
            data.setText("a\tb\n" * 400)
    QApplication.clipboard().setMimeData(data)
    if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
        window.actions_by_name["import-pasted" if act.b < 0.5 else "paste"].trigger()
    return str(kind)


def listen(window: MainWindow, files: Files, act: Act) -> str:
    """Ask as a screen reader does what stands in a window, part by part."""
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    if not tops:
        return ""
    top, left = one_of(tops, act.a), [_HEARD]
    _hear(QAccessible.queryAccessibleInterface(top), left, act.b)
    return f"{type(top).__name__} {_HEARD - left[0]}"


def _hear(its: QAccessibleInterface | None, left: list[int], share: float) -> None:
    if its is None or not its.isValid() or left[0] <= 0:
        return
    left[0] -= 1
    for kind in _TEXTS:
        its.text(kind)
    its.state(), its.role()
    rect = its.rect()
    if not rect.isEmpty():
        its.childAt(rect.center().x(), rect.center().y())
    text = its.textInterface()
    if text is not None and (count := text.characterCount()):
        text.text(0, count)
        text.characterRect(count - 1)
    number = its.childCount()
    # Not always from the first on: charts have hundreds.
    begin = int(share * number)
    for place in (*range(begin, number), *range(begin)):
        # Each that is asked for is made: of a table of thousands it would be seconds.
        if left[0] <= 0:
            return
        _hear(its.child(place), left, share)


def letter_size(window: MainWindow, files: Files, act: Act) -> str:
    """The system has other letters."""
    font = QApplication.font()
    font.setPointSizeF(one_of(_POINTS, act.a))
    QApplication.setFont(font)
    return str(font.pointSizeF())


def part(window: MainWindow, files: Files, act: Act) -> str:
    """Draw a handle between two parts of the window to an end, or somewhere between."""
    shown = [one for one in window.findChildren(QSplitter) if one.isVisible() and one.count() > 1]
    if not shown:
        return ""
    parts = one_of(shown, act.a)
    sizes = [0] * parts.count()
    sizes[int(act.b * len(sizes))] = 5000
    parts.setSizes(sizes if act.c < 0.7 else [int(act.c * 1000), *[300] * (len(sizes) - 1)])
    return str(parts.sizes())


SURROUNDINGS: dict[str, Callable[[MainWindow, Files, Act], str | None]] = {
    "replace-file": replace_file,
    "change-the-same": change_the_same,
    "save-without-room": save_without_room,
    "hide-folder": hide_folder,
    "drop-odd": drop_odd,
    "copy-odd": copy_odd,
    "listen": listen,
    "letter-size": letter_size,
    "part": part,
}
"""What is done, by its name."""
