"""The window: views over one `Document`, with Qt's widgets. Everything it shows is computed below it."""

from orgsim.qt.imports import import_qt

# Before anything of Qt is imported, and before any class of the app is made.
import_qt()

from orgsim.app.guarding import guard_overrides  # noqa: E402

guard_overrides()
