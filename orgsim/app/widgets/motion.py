"""Whether the system asks for less motion.

Qt says so from 6.12 on (`QAccessibilityHints.motionPreference`). Before that Windows is asked itself, and a desktop of
Linux by its portal: https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html.
`QApplication.isEffectEnabled` is no answer: outside Windows it is False unless a desktop's own plugin for Qt is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")

_LESS: dict[tuple[str, str], Callable[[object], bool]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda said: said == 1,
    # What desktops said before the first was agreed on.
    ("org.gnome.desktop.interface", "enable-animations"): lambda said: said is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda said: _number(said) == 0,
}
"""What a portal says, by namespace and key, and whether that asks for less."""

_SPI_GETCLIENTAREAANIMATION = 0x1042


class SystemMotion(QObject):
    """Asks the system, which may take a while to answer."""

    less_asked = Signal()
    """The system asks for less motion. Where it does not, or says nothing, nothing is told."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[QObject] = []

    def ask(self) -> None:
        """Ask, without waiting for the answer."""
        # Both are held: PySide takes what belongs to an object away with the last reference to that.
        style = QGuiApplication.styleHints()
        hints = getattr(style, "accessibility", lambda: None)()
        preference = getattr(hints, "motionPreference", None)
        if preference is not None:
            if preference().name == "ReducedMotion":
                self.less_asked.emit()
        elif sys.platform == "win32":
            if _windows_asks_for_less():
                self.less_asked.emit()
        elif sys.platform != "darwin":
            self._ask_portal()

    def _ask_portal(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for (namespace, key), asks_for_less in _LESS.items():
            # `Read` and not its successor `ReadOne`, which portals have from 2023 on.
            question = QDBusMessage.createMethodCall(*_PORTAL, "Read")
            question.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question), self)
            watcher.finished.connect(lambda watcher, less=asks_for_less: self._hear(watcher, less))
            self._waiting.append(watcher)

    def _hear(self, watcher: QObject, asks_for_less: Callable[[object], bool]) -> None:
        from PySide6.QtDBus import QDBusPendingCallWatcher, QDBusVariant

        assert isinstance(watcher, QDBusPendingCallWatcher)
        said: object = None if watcher.isError() else next(iter(watcher.reply().arguments()), None)
        while isinstance(said, QDBusVariant):
            said = said.variant()
        self._waiting.remove(watcher)
        watcher.deleteLater()
        if asks_for_less(said):
            self.less_asked.emit()


def _number(said: object) -> float | None:
    try:
        return float(str(said))
    except ValueError:
        return None


def _windows_asks_for_less() -> bool:
    import ctypes

    animated = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - there is no windll where the types are checked
    found = user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return bool(found) and not animated.value
