"""The window: views over one `Document`, with Qt's widgets. Everything it shows is computed below it."""

from orgsim.app.guarding import guard_overrides

# Before any class of the app is made.
guard_overrides()
