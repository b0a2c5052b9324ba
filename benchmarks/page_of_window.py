"""A process whose window has drafts open, seen and simulated, and saves a web page of them: how long a planner waits.

    .venv/bin/python -m benchmarks.page_of_window [--at-once] OUTPUT FILE...

Writes the seconds from the order to save until the file is there, and the processor's time meanwhile. The dialog has
been open for a while then, as its planner has chosen a name, and the page is made already; or it opens just then:
`--at-once`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from orgsim.app import main

_REST = 1500
"""Milliseconds after which nothing of the start goes on any more."""


def save(output: Path, paths: list[Path], *, at_once: bool = False) -> None:
    app, window, _ = main.prepare(paths, language="fi")
    document = window._document
    window.resize(1440, 900)
    window.show()

    def simulated() -> None:
        from orgsim.app.document.assuming import known_decisions

        known = known_decisions(document.state)
        if known is None or not known.found.final:
            QTimer.singleShot(50, simulated)
            return
        document.change(view="structure")
        QTimer.singleShot(_REST, order)

    def order() -> None:
        from PySide6.QtCore import QSettings

        from orgsim.app.document.settings import Settings
        from orgsim.app.pictures.export_dialog import ExportDialog

        dialog = ExportDialog(document.state, Settings(QSettings()), window)
        dialog.choices.choose(format="html")
        dialog.show()

        def begin() -> None:
            began, worked = time.perf_counter(), time.process_time()

            def end() -> None:
                told = f"{time.perf_counter() - began:.4f} {time.process_time() - worked:.4f}\n"
                os.write(1, told.encode())
                os._exit(0)

            dialog.saved.connect(end)
            dialog.save_to(output)

        QTimer.singleShot(0 if at_once else _REST, begin)

    QTimer.singleShot(_REST, lambda: document.change(view="decisions"))
    QTimer.singleShot(2 * _REST, simulated)
    app.exec()


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--at-once"]
    save(Path(words[0]), [Path(name) for name in words[1:]], at_once="--at-once" in sys.argv)
