"""Imports as Python does them, once PySide is there.

As QtCore is imported, PySide 6.11 puts a function of its own in the place of Python's import, which knows of features
that are imported `from __feature__`. From then on it reads the source text of every module that is imported to see
whether it names PySide6, and keeps all those lines in `linecache`. Nobody here uses those features: the window starts
by a tenth sooner without, and modules are found in the interpreter's own fast way again.
"""

from __future__ import annotations

import builtins

_QT = "__feature_import__"
_BEFORE = "__orig_import__"


def import_plainly() -> None:
    """Put back what PySide found in the place of Python's import; to be called once QtCore is imported.

    That may be PySide's other function, which completes its modules as they are needed, and stays.
    """
    qt, before = getattr(builtins, _QT, None), getattr(builtins, _BEFORE, None)
    if before is not None and builtins.__import__ is qt:
        builtins.__import__ = before
