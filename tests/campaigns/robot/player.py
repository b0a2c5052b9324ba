"""Plays actions in a real window, in a process of its own: ``python -m tests.campaigns.robot.player ACTS FOLDER``.

Each line that it writes tells what is about to be done, what a fault is, or, last, the figures; so whoever reads them
knows what was being done when the process ended.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, QtMsgType, QUrl, Slot, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from benchmarks.standstill import Watch
from orgsim.app.document.state import State
from orgsim.app.editing.form.form import UnitForm
from orgsim.app.main import prepare
from orgsim.app.shell.window import MainWindow
from orgsim.files.writing.units.session import Session
from orgsim.model.views import VIEWS
from tests.campaigns.robot.acts import Course
from tests.campaigns.robot.files import Files
from tests.campaigns.robot.hands import Hands, answer_file_dialogs
from tests.campaigns.robot.holding import AGAIN, AT_FIRST, COUNTED, MORE, Counts, broken, counts, grown
from tests.campaigns.robot.passing import come_to_rest
from tests.campaigns.robot.sampling import SamplingWatch

_PAUSE_MS = 2
_NUDGE_MS = 50
"""Between two looks whether an action waits in a loop of its own, as a menu does."""
_HELD = 10
"""Looks during one action after which it does: on a busy machine a few come while events are taken in, and whoever
types or clicks would then go on in a window that is no more."""
_HANGING = 90
"""Seconds after which a process that does nothing more is taken to hang."""
_ALIVE = 5.0
"""Seconds after which it is told again that it does not hang: that takes a thread each time."""
_REST_MS = 1200
_TAKEN_IN_MS = 150
"""By when a view or another window stands there, its slower parts too."""
_READ = 10.0
"""Seconds by when the library has read all that lies in its folders."""
_SHOWN_MS = 50
"""By when a change is to be seen."""
_LOOKS = 3
"""After which what is wrong still is a fault: each may fall into the round between a change and its being seen."""
_ROOT = Path(__file__).resolve().parents[3]
_PARTS = ("orgsim", "tests", "benchmarks")
_FRAMES = 6
"""Functions that are told of where a warning comes from."""
_LONG = 0.1
"""Seconds of work at one go that are told of."""
_NOT_OURS = (
    *("This plugin does not support", "Detected locale", "QFont::setPointSize"),
    *("propagateSizeHints", "outside target window"),
)
"""What the offscreen platform or the robot's own hand cannot do, and says so."""


class Aside(QObject):
    """Takes what the desktop is asked to open."""

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Leave it."""


class Player(QObject):
    """Plays one action after another in the event loop, and looks at the window after each."""

    def __init__(self, course: Course, window: MainWindow, files: Files, warnings: list[str]) -> None:
        super().__init__()
        self._acts = course.acts
        self._between = course.between_rests
        self._window = window
        self._files = files
        self._hands = Hands(window, files)
        self._warnings = warnings
        self._done = 0
        self._alive = 0.0
        self._held: int | None = None
        """How often it was looked at during the action that is being done; `None` between two."""
        self._first: Counts | None = None
        """How much there was when it was counted last, or at the first rest."""
        self._rested_at = 0
        """Actions that were done by the last rest."""
        self._repeats = False
        """Whether what was done between two rests is done again, as more was there after it."""
        self._more: dict[str, int] = {}
        self._edits = 0
        window._document.changed.connect(self._count_edits)
        self._watch = Watch()
        self._working = SamplingWatch(course.where, self._tell_where) if course.where else Watch(time.thread_time)
        self._told = ""
        self._longest = {"standstill": 0.0, "work": 0.0}
        self.faults: list[str] = []
        self._next = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._next.timeout.connect(self._play)
        self._nudge = QTimer(self, interval=_NUDGE_MS)
        self._nudge.timeout.connect(self._end_waiting)

    def begin(self) -> None:
        """Begin; where there is enough to be done for something to grow, look at every view once and rest before."""
        self._watch.__enter__()
        self._working.__enter__()
        self._nudge.start()
        if len(self._acts) >= self._between:
            self._see_all()
            self._first = self._rested()
        self._next.start()

    def _see_all(self) -> None:
        """Have everything made that is made when it is first needed."""
        actions = self._window.actions_by_name
        file = self._window._document.state.files[0]
        unit = file.scenario.units[0].id
        # While its draft is edited, what is chosen is shown in a form.
        self._window.edit_actions.editor.switch(file.path, True)
        for name in (
            *VIEWS,
            "library",
            "library",
            "structure",
            "morph",
            "tray",
            "guide",
            "present",
            "metrics",
            "meeting-costs",
        ):
            actions[name].trigger()
            self._window.go_to(unit)
            come_to_rest(_TAKEN_IN_MS)
            self._tell_alive()
        form = self._window.findChild(UnitForm)
        assert form is not None
        for section in form.sections.values():
            if section.fields is None:
                section.make_fields().hide()
        come_to_rest(_TAKEN_IN_MS)

    def _play(self) -> None:
        self._tell_alive()
        is_over = self._look() or not self._acts
        if not is_over and self._done >= min(self._rested_at + self._between, len(self._acts)):
            is_over = self._count() or self._done >= len(self._acts)
        if is_over:
            self._finish()
            return
        act = self._acts[self._done]
        tell("act", f"{self._done} {act.name} {act.a} {act.b} {act.c}")
        answer_file_dialogs(self._files.pictures)
        self._watch.begin_anew()
        self._working.begin_anew()
        self._held = 0 if act.name != "wait" else None
        try:
            what = self._hands.do(act)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            what = ""
        self._held = None
        self._done += 1
        self._told = f"{act.name} {what}"
        tell("did", what)
        self._next.start()

    def _tell_alive(self) -> None:
        if time.monotonic() > self._alive + _ALIVE:
            self._alive = time.monotonic()
            faulthandler.dump_traceback_later(_HANGING, exit=True)

    def _look(self) -> bool:
        """Whether something is wrong after the last action."""
        if self._done:
            for name, watch in (("standstill", self._watch), ("work", self._working)):
                self._longest[name] = max(self._longest[name], watch.longest)
            if self._working.longest > _LONG:
                times = f"{self._working.longest:.3f} s of work, {self._watch.longest:.3f} s by the clock"
                tell("stood", f"{times}: step {self._done - 1} {self._told}")
            wrong = list(broken(self._window))
            for _ in range(_LOOKS):
                if not wrong:
                    break
                # A file was read a moment ago, and what is new is about to be shown; perhaps another meanwhile.
                QTest.qWait(_SHOWN_MS)
                wrong = list(broken(self._window))
            self.faults += wrong
        self.faults += [f"Qt warns: {warning}" for warning in self._warnings]
        return bool(self.faults)

    def _tell_where(self, what: str) -> None:
        tell("where", f"step {self._done}: {what}")

    def _count_edits(self, before: State, after: State) -> None:
        """Count what changes a text: an action, one that is undone, or made again."""
        if before.session.histories is not after.session.histories:
            texts = before.session.histories
            self._edits += any(
                path not in texts or texts[path].draft.data is not its.draft.data
                for path, its in after.session.histories.items()
            )

    def _count(self) -> bool:
        """Whether more is there than may be.

        What grew may have been made for the first time, and is kept: then it grows no more as the same is done again.
        """
        if self._first is None:
            return False
        now = self._rested()
        tell("rest", str(now))
        more = AGAIN if self._repeats else AT_FIRST if self._done <= self._between else MORE
        grew = list(grown(self._first, now, more))
        self._more = {f"more_{name}": getattr(now, name) - getattr(self._first, name) for name in COUNTED}
        if self._repeats:
            self.faults += grew
        elif grew:
            tell("again", "; ".join(grew))
            last = self._acts[self._rested_at : self._done]
            self._acts = (*self._acts[: self._done], *last, *self._acts[self._done :])
        self._repeats = bool(grew) and not self._repeats
        if self._rested_at == 0 or self._repeats:
            self._first = now
        self._rested_at = self._done
        return bool(self.faults)

    def _rested(self) -> Counts:
        """How much there is once all is as at the start."""
        for top in QApplication.topLevelWidgets():
            if top is not self._window and top.isVisible():
                top.reject() if isinstance(top, QDialog) else top.close()
        window, document = self._window, self._window._document
        window.presenting.stop()
        window.menus.language_chosen.emit("fi")
        window.menus.theme_chosen.emit("light")
        window.showNormal()
        window.resize(*self._files.size)
        self._files.tidy()
        self._files.restore()
        # What was asked for before would come beside what is opened now.
        until = time.monotonic() + _READ
        while window.files.is_opening and time.monotonic() < until:
            come_to_rest(_TAKEN_IN_MS)
        # The library lists what is there now.
        document.change(library=True)
        until = time.monotonic() + _READ
        while not window.library.is_complete and time.monotonic() < until:
            come_to_rest(_TAKEN_IN_MS)
        document.change(goal_edits=(), assumed=(), decided=(), based=None, session=Session(), editing=frozenset())
        window.files.open([self._files.usual], add=False)
        leave_unsaved(window)
        for view in VIEWS:
            # What is made when it is first looked at would else count as grown, whenever the robot comes there.
            document.show(replace(document.state, view=view, library=False, costs_shown=True))
            come_to_rest(_TAKEN_IN_MS)
            # On a machine that is busy with other things this takes minutes.
            self._tell_alive()
        calm = replace(document.state, view="structure", costs_shown=False, selected=None, folded=frozenset())
        document.show(calm)
        come_to_rest(_REST_MS, turns=3)
        gc.collect()
        return counts()

    def _end_waiting(self) -> None:
        """Close what holds an action up: the robot would else wait for itself."""
        if self._held is None:
            return
        self._held += 1
        if self._held < _HELD:
            return
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        # Menus of what is presented are shown in its scene, and are no popups to Qt.
        menus = [one for one in QApplication.allWidgets() if isinstance(one, QMenu) and one.isVisible()]
        held: QWidget | None = popup or modal or next(iter(menus), None)
        if isinstance(held, QDialog):
            held.reject()
        elif held is not None:
            held.close()

    def _finish(self) -> None:
        self._nudge.stop()
        self._working.__exit__(None, None, None)
        for fault in self.faults:
            tell("fault", " ".join(fault.split("\n")))
        figures: dict[str, object] = {"tries": self._done, "edits": self._edits, **self._longest}
        figures |= self._more
        tell("figures", msgspec.json.encode(figures).decode())
        if self.faults:
            # What is left may be in any state: nothing more is to be learned of it.
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(3)
        self._window.close()
        leave_unsaved(self._window)
        # The offscreen platform's clipboard would let go of it when there is no Python any more, and die of that.
        QApplication.clipboard().clear()
        QApplication.quit()


def leave_unsaved(window: MainWindow) -> None:
    """Answer that nothing is to be saved, where that is asked."""
    from orgsim.app.opening.leaving_dialog import DISCARD

    if window.files.leaving.dialog is not None:
        window.files.leaving.dialog.done(DISCARD)


def tell(kind: str, what: str) -> None:
    """Write a line at once: the process may end at any moment."""
    print(kind, what, flush=True)


def main(course_file: Path, folder: Path) -> int:
    """Play the actions of a file in a window on copies of what ships; 0 where nothing was wrong."""
    faulthandler.enable()
    faulthandler.dump_traceback_later(_HANGING, exit=True)
    course = msgspec.json.decode(course_file.read_bytes(), type=Course)
    files = Files(folder / "drafts", small=course.small, towns=course.towns)
    warnings: list[str] = []

    def warned(kind: QtMsgType, _context: object, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not any(one in text for one in _NOT_OURS):
            warnings.append(f"{text} ({' < '.join(_stack()) or 'nowhere of ours'})")

    qInstallMessageHandler(warned)
    app, window, watch = prepare([files.usual], "fi")
    app.setQuitOnLastWindowClosed(False)
    aside = Aside()
    for scheme in ("file", "http", "https", "mailto"):
        QDesktopServices.setUrlHandler(scheme, aside, "take")  # type: ignore[arg-type]  # bytes it refuses
    window.show()
    player = Player(course, window, files, warnings)
    watch.crashed.connect(lambda report: player.faults.extend(_last_of(report)), Qt.ConnectionType.DirectConnection)
    QTimer.singleShot(_REST_MS, player.begin)
    app.exec()
    watch.uninstall()
    faulthandler.cancel_dump_traceback_later()
    return 3 if player.faults else 0


def _stack() -> Iterator[str]:
    """Where a warning comes from: the innermost functions of this project, and the thread where it is another."""
    if threading.current_thread() is not threading.main_thread():
        yield threading.current_thread().name
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_stack()]
    ours = [(path, line) for path, line in frames if any(path.is_relative_to(_ROOT / part) for part in _PARTS)]
    # The last two are the handler and this.
    for path, line in ours[-2 - _FRAMES : -2][::-1]:
        yield f"{path.relative_to(_ROOT)}:{line}"


def _last_of(report: str) -> Iterator[str]:
    lines = report.strip().splitlines()
    where = [line.strip() for line in lines if line.strip().startswith("File ")]
    yield f"error: {lines[-1]} ({where[-1] if where else 'nowhere'})"


if __name__ == "__main__":
    code = main(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.flush()
    sys.exit(code)
