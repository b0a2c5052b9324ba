"""What a desktop answers through its portal: a small service on a bus of its own stands for the desktop."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PORTAL = """
import sys
from ast import literal_eval
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusVariant, QDBusVirtualObject

settings = literal_eval(sys.argv[1])

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, question, bus):
        value = settings.get(tuple(question.arguments()))
        if value is None:
            answer = question.createErrorReply("org.freedesktop.portal.Error.NotFound", "not found")
        else:
            answer = question.createReply()
            answer.setArguments([QDBusVariant(QDBusVariant(value))])
        return bus.send(answer)

app = QCoreApplication([])
bus, portal = QDBusConnection.sessionBus(), Portal()
bus.registerVirtualObject("/org/freedesktop/portal/desktop", portal)
bus.registerService("org.freedesktop.portal.Desktop")
print("ready", flush=True)
app.exec()
"""

_ASK = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from orgsim.app.widgets.motion import SystemMotion

app = QApplication([])
motion = SystemMotion()
heard = []
motion.less_asked.connect(lambda: heard.append(True))
motion.ask()
look = QTimer(interval=10)
look.timeout.connect(lambda: motion._waiting or app.quit())
look.start()
app.exec()
print("less" if heard else "any")
"""

_SCRIPT = """
coproc PORTAL { exec "$0" -c "$1" "$3"; }
read -r _ <&"${PORTAL[0]}"
"$0" -c "$2"
kill "$PORTAL_PID"
"""


@pytest.mark.skipif(
    not (sys.platform == "linux" and shutil.which("dbus-run-session") and shutil.which("bash")),
    reason="needs a bus for messages",
)
@pytest.mark.parametrize(
    ("settings", "answer"),
    [
        ({}, "any"),
        ({("org.freedesktop.appearance", "reduced-motion"): 1}, "less"),
        ({("org.freedesktop.appearance", "reduced-motion"): 0}, "any"),
        ({("org.gnome.desktop.interface", "enable-animations"): False}, "less"),
        ({("org.gnome.desktop.interface", "enable-animations"): True}, "any"),
        ({("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): "0"}, "less"),
        ({("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): "0.5"}, "any"),
    ],
)
def test_a_desktop_of_linux_can_ask_for_less(settings: dict[tuple[str, str], object], answer: str) -> None:
    run = ["dbus-run-session", "--", "bash", "-c", _SCRIPT, sys.executable, _PORTAL, _ASK, repr(settings)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False, cwd=Path.cwd())
    assert done.stdout.strip() == answer, done.stderr


def test_where_there_is_no_bus_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "any", done.stderr
