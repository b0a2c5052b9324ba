"""Modules are loaded in a thread that makes no class of Qt's: what the window paints meanwhile may need the same."""

from __future__ import annotations

import subprocess
import sys

_LOADING = """
import sys, threading
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

app = QApplication([])
from orgsim.app.document.aside import Loading

class Loud:
    def find_spec(self, name, path=None, target=None):
        for module in ("QtCore", "QtGui", "QtWidgets") if name == "orgsim.app.metrics.plots" else ():
            here = sys.modules["PySide6." + module]
            print(module, [one for one in dir(here) if one not in vars(here)])
            print("in a thread:", threading.current_thread() is not threading.main_thread())

sys.meta_path.insert(0, Loud())
loading = Loading()
loading.loaded.connect(app.quit)
QTimer.singleShot(60_000, app.quit)
loading.begin("orgsim.app.metrics.plots", "orgsim.app.transition.view")
assert loading.is_running
app.exec()
assert not loading.is_running
print("orgsim.app.transition.view" in sys.modules)
"""


def test_no_class_of_qts_is_made_in_the_thread_that_loads_modules() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADING], capture_output=True, text=True, check=True)
    made = [f"{module} []\nin a thread: True\n" for module in ("QtCore", "QtGui", "QtWidgets")]
    assert done.stdout == f"{''.join(made)}True\n"
