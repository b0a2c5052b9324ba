"""The installed PySide6 on this Python: a fault in it that would end the app long after the start.

PySide6 6.12.0 on Python 3.11 gives away a reference to None with every call of a Qt function that returns nothing,
and to True with every emit(True); after some thousand calls the interpreter aborts. pyproject.toml keeps it away;
this test tells when another version brings the like.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

CALLS = 10_000

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    told = Signal(bool)

count = 0
def hear(value):
    global count
    count += value is True

sender = Sender()
sender.told.connect(hear)
before = sys.getrefcount({value})
for _ in range({calls}):
    {call}
print(count, before - sys.getrefcount({value}) < 100)
"""


@pytest.mark.parametrize(
    ("value", "call", "heard"),
    [("None", "sender.setObjectName('x')", 0), ("True", "sender.told.emit(True)", CALLS)],
    ids=["a call that returns nothing", "an emit of True"],
)
def test_ten_thousand_calls_lose_no_reference(value: str, call: str, heard: int) -> None:
    code = PROGRAM.format(value=value, call=call, calls=CALLS)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stdout.split(), ended.stderr) == (0, [str(heard), "True"], "")


def test_no_layout_is_asked_for_its_items() -> None:
    """PySide 6.11.3 and 6.12.0 keep what `itemAt` gave after its widget is deleted, and call it valid.

    They hand it out as whatever Qt makes at the same place in memory: an edit line of a field was once an item of a
    layout that had gone, and the program ended hundreds of actions after the inspector asked. What `takeAt` gives is
    the caller's and goes with it. Nobody asks a scene or a tree by a call of that name either.
    """
    app = Path(__file__).parent.parent / "orgsim"
    asking = [
        str(path) for path in app.rglob("*.py") if re.search(r"\.(itemAt|itemAtPosition)\(", path.read_text("utf-8"))
    ]
    assert asking == []
