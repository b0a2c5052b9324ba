"""Qt as it is imported: signatures when they are asked for, and imports as Python's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PLAIN = """
import linecache, sys
sys.path.insert(0, sys.argv[1])
import PySide6.QtCore
if {plainly}:
    from orgsim.qt.imports import import_plainly
    import_plainly()
import plain_module
from PySide6.QtGui import QColor
print(any("plain_module" in name for name in linecache.cache), QColor("red").name())
"""
SIGNATURES = """
import sys
from importlib.machinery import ModuleSpec
if {late}:
    from orgsim.qt.imports import import_qt
    import_qt()
else:
    import PySide6.QtCore
from PySide6.QtCore import QObject, QPoint
LATE = [f"shibokensupport.signature.{{name}}" for name in ("parser", "layout", "errorhandler", "lib.pyi_generator")]
print(*["get_signature" in vars(sys.modules[name]) or len(vars(sys.modules[name])) > 10 for name in LATE])
print([name for name, its in sys.modules.items() if vars(its).get("ModuleSpec", ModuleSpec) is not ModuleSpec])
for wrong in (lambda: QPoint("a"), lambda: QObject().setObjectName(7), lambda: QObject(wrong=1)):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
print(QPoint.__doc__)
import shibokensupport.signature
print(shibokensupport.signature.get_signature(QPoint.toTuple))
from PySide6.support.signature.lib import enum_sig
import PySide6.support.signature.parser as parser
print(enum_sig.ExactEnumerator.__name__, parser.__name__, parser.__package__, hasattr(parser, "nothing"))
"""


PYTHONS_OWN = """
import sys
from orgsim.qt.imports import import_qt
import_qt()
from PySide6.QtCore import QPoint
print(*["_waiting" in vars(sys.modules[name]) for name in ("inspect", "tempfile")])
print("getsource" in vars(sys.modules["inspect"]), QPoint(1, 2).toTuple())
import inspect, tempfile
from inspect import signature
print(inspect.getsource(import_qt).splitlines()[0], signature(import_qt), inspect.__file__.endswith("inspect.py"))
with tempfile.TemporaryFile() as file:
    print(file.write(b"12"), "_waiting" in vars(tempfile))
"""


def _said(program: str, *arguments: str) -> list[str]:
    run = [sys.executable, "-c", program, *arguments]
    return subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()


def test_the_text_of_imported_modules_is_not_read(tmp_path: Path) -> None:
    """PySide 6.11.3 and 6.12.0 read and keep it of every module that is imported after QtCore."""
    (tmp_path / "plain_module.py").write_text("NOTHING = None\n", encoding="utf-8")
    assert _said(PLAIN.format(plainly=True), str(tmp_path)) == ["False #ff0000"]
    assert _said(PLAIN.format(plainly=False), str(tmp_path)) == ["True #ff0000"], "PySide does without: so can we"


def test_signatures_are_loaded_as_they_are_asked_for_and_say_the_same() -> None:
    """Wrong calls, help and stubs; nobody but PySide's importer is left with another way to load modules."""
    loaded, holders, *late = _said(SIGNATURES.format(late=True))
    assert loaded == "False False False False"
    assert holders == "['signature_bootstrap']"
    loaded, holders, *usual = _said(SIGNATURES.format(late=False))
    assert loaded == "True True True True", "PySide does without: so can we"
    assert holders == "[]"
    assert late == usual
    assert any("QPoint.__init__(xpos: int, ypos: int, /)" in line for line in usual)


def test_modules_of_python_that_nobody_asked_for_wait_too() -> None:
    assert _said(PYTHONS_OWN) == [
        "True True",
        "False (1, 2)",
        "def import_qt() -> None: () -> 'None' True",
        "2 False",
    ]
