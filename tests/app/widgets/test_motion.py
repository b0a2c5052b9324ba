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

desktops = literal_eval(sys.argv[1])

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, question, bus):
        if question.member() == "Next":
            desktops.pop(0)
            return bus.send(question.createReply())
        value = desktops[0].get(tuple(question.arguments()))
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
import sys
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from orgsim.app.widgets.motion import SystemMotion

app = QApplication([])
for _ in range(int(sys.argv[1])):
    motion = SystemMotion()
    heard = []
    motion.less_asked.connect(lambda: heard.append(True))
    # From 6.12 on Qt knows what a desktop asks for: then the portal is asked by nobody but this test.
    knows = hasattr(getattr(app.styleHints(), "accessibility", lambda: None)(), "motionPreference")
    (motion._ask_portal if knows else motion.ask)()
    look = QTimer(interval=10)
    look.timeout.connect(lambda: motion._waiting or app.quit())
    look.start()
    app.exec()
    look.stop()
    print("less" if heard else "any")
    portal = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    QDBusConnection.sessionBus().call(QDBusMessage.createMethodCall(*portal, "org.orgsim.Test", "Next"))
"""

_SCRIPT = """
coproc PORTAL { exec "$0" -c "$1" "$3"; }
read -r _ <&"${PORTAL[0]}"
"$0" -c "$2" "$4"
kill "$PORTAL_PID"
"""


@pytest.mark.skipif(
    not (sys.platform == "linux" and shutil.which("dbus-run-session") and shutil.which("bash")),
    reason="needs a bus for messages",
)
def test_a_desktop_of_linux_can_ask_for_less() -> None:
    desktops: list[tuple[dict[tuple[str, str], object], str]] = [
        ({}, "any"),
        ({("org.freedesktop.appearance", "reduced-motion"): 1}, "less"),
        ({("org.freedesktop.appearance", "reduced-motion"): 0}, "any"),
        ({("org.gnome.desktop.interface", "enable-animations"): False}, "less"),
        ({("org.gnome.desktop.interface", "enable-animations"): True}, "any"),
        ({("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): "0"}, "less"),
        ({("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): "0.5"}, "any"),
    ]
    given = repr([settings for settings, _ in desktops]), str(len(desktops))
    run = ["dbus-run-session", "--", "bash", "-c", _SCRIPT, sys.executable, _PORTAL, _ASK, *given]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False, cwd=Path.cwd())
    assert done.stdout.split() == [answer for _, answer in desktops], done.stderr


def test_where_there_is_no_bus_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    done = subprocess.run([sys.executable, "-c", _ASK, "1"], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "any", done.stderr
