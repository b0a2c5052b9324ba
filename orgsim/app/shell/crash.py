"""A bug ends in a report that can be copied, and the window stays.

Exceptions that nobody expected arrive here from Python, from Qt's slots, from overrides of Qt's functions (which
`orgsim.app.guarding` guards) and from threads alike.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, qVersion
from PySide6.QtWidgets import QWidget

from orgsim import __version__
from orgsim.app.guarding import end_painters
from orgsim.messages import Catalog

if TYPE_CHECKING:
    from orgsim.app.opening.leaving import Leaving
    from orgsim.app.shell.crash_dialog import CrashDialog


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report of an error: versions and traceback, without names or contents of the user's files' text."""
    # Imported here, as hardly any start needs it.
    import platform

    versions = f"orgsim {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{versions}\n\n{''.join(traceback.format_exception(kind, error, trace))}"


class CrashWatch(QObject):
    """Catches what nobody else did, for as long as it is installed."""

    crashed = Signal(str)
    """The report, delivered in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last = ""
        self._before = sys.excepthook
        self._before_in_threads = threading.excepthook

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._caught
        threading.excepthook = lambda its: self._caught(its.exc_type, its.exc_value, its.exc_traceback)

    def uninstall(self) -> None:
        """Let errors go where they went before."""
        sys.excepthook = self._before
        threading.excepthook = self._before_in_threads

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            self._before(kind, error or kind(), trace)
            return
        end_painters(trace)
        self.last = report_of(kind, error, trace)
        print(self.last, file=sys.stderr)
        self.crashed.emit(self.last)


def show_reports(
    watch: CrashWatch,
    window: QWidget,
    speech: Callable[[], Catalog],
    hush: Callable[[], bool],
    over: SignalInstance,
    leaving: Leaving,
) -> None:
    """Show each report over `window`; one at a time, as an error may repeat with every movement of the mouse.

    What was entered is written first, as nobody knows what comes next; the report offers to save what has no file yet.
    Where `hush` says that nothing may be shown now, the first report waits until the signal `over`.
    """
    shown: list[CrashDialog] = []
    waiting: list[str] = []

    def keep() -> None:
        try:
            leaving.keep()
        except Exception:
            # What is broken may be just this; the report is shown all the same.
            traceback.print_exc()

    def show(report: str) -> None:
        if shown or waiting:
            return
        keep()
        if hush():
            waiting.append(report)
        else:
            open_dialog(report)

    def open_dialog(report: str) -> None:
        try:
            dialog = dialog_of(report)
        except Exception:
            # Where it cannot be shown, nor could be that it cannot: one error would follow the other without an end.
            traceback.print_exc()
            return
        shown.append(dialog)
        dialog.save_asked.connect(lambda: save(dialog))
        dialog.finished.connect(lambda _result: shown.clear())
        dialog.show()

    def dialog_of(report: str) -> CrashDialog:
        # Imported here, as hardly any start needs it.
        from orgsim.app.shell.crash_dialog import CrashDialog

        return CrashDialog(report, leaving.lost(), speech(), window)

    def save(dialog: CrashDialog) -> None:
        heard: list[bool] = []

        def then(all_there: bool) -> None:
            heard.append(all_there)
            # Large drafts are written beside the window, and the report may be closed by then.
            if dialog in shown:
                dialog.tell_unsaved(leaving.lost(), failed=not all_there)

        leaving.save(then)
        if not heard:
            dialog.tell_unsaved(leaving.lost())

    def show_waiting() -> None:
        if waiting:
            open_dialog(waiting.pop())

    over.connect(show_waiting)
    watch.crashed.connect(show, Qt.ConnectionType.QueuedConnection)
