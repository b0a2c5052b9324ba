"""What the window remembers from one start to the next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QSettings

from orgsim.app.document.state import State, ThemeName
from orgsim.drawing.boxes.options import DIRECTIONS
from orgsim.model.text import LANGUAGES, Language
from orgsim.model.views import OVERLAYS, VIEWS

_MOST_RECENT = 10


class Settings:
    """Typed access to the user's settings; a value that makes no sense any more counts as not set."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def language(self) -> Language | None:
        """The language that was chosen; `None`: the system's."""
        value = self._store.value("language")
        return cast(Language, value) if value in LANGUAGES else None

    @language.setter
    def language(self, language: Language | None) -> None:
        if language is None:
            self._store.remove("language")
        else:
            self._store.setValue("language", language)

    @property
    def theme(self) -> ThemeName | None:
        """The theme that was chosen; `None`: light or dark as the system is."""
        value = self._store.value("theme")
        return cast(ThemeName, value) if value in get_args(ThemeName) else None

    @theme.setter
    def theme(self, theme: ThemeName | None) -> None:
        if theme is None:
            self._store.remove("theme")
        else:
            self._store.setValue("theme", theme)

    @property
    def motion(self) -> bool | None:
        """Whether things may move, as it was chosen; `None`: unless the system asks for less."""
        return self._chosen("motion")

    @motion.setter
    def motion(self, on: bool) -> None:
        self._store.setValue("motion", on)

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window, as `QWidget.saveGeometry` has it."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def recent(self) -> list[Path]:
        """Files that were opened, the last one first."""
        return self._paths("recent")

    def add_recent(self, path: Path) -> None:
        """Put `path` first among the recent files."""
        known = self.recent
        paths = [path, *(other for other in known if other != path)][:_MOST_RECENT]
        # Whatever is set is written at once, and the window waits until the disk has it.
        if paths != known:
            self._store.setValue("recent", [str(path) for path in paths])

    def hidden_of(self, paths: Iterable[Path]) -> list[Path]:
        """Which of the drafts at `paths` were not seen when the window was last closed with just these open."""
        return self._paths("hidden") if set(paths) == set(self._paths("last-open")) else []

    @property
    def pictures_folder(self) -> Path | None:
        """The folder that a picture was last saved in; `None`: none was yet."""
        value = self._store.value("pictures-folder")
        return Path(value) if isinstance(value, str) and value else None

    @pictures_folder.setter
    def pictures_folder(self, folder: Path) -> None:
        self._store.setValue("pictures-folder", str(folder))

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._store.remove("recent")

    @property
    def presenting_screen(self) -> str | None:
        """Name of the display that was chosen for presenting; `None`: another than the window's, if there is one."""
        value = self._store.value("presenting-screen")
        return value if isinstance(value, str) and value else None

    @presenting_screen.setter
    def presenting_screen(self, name: str | None) -> None:
        self._store.setValue("presenting-screen", name or "")

    @property
    def presenting_scale(self) -> float | None:
        """How much larger things were last shown to a room; `None`: as suits the display."""
        # An INI file gives back text.
        try:
            scale = float(str(self._store.value("presenting-scale")))
        except ValueError:
            return None
        return scale if 1.0 <= scale <= 3.0 else None

    @presenting_scale.setter
    def presenting_scale(self, scale: float) -> None:
        self._store.setValue("presenting-scale", scale)

    def restored(self, state: State) -> State:
        """`state` looked at as it was when the window was last closed."""
        view = self._store.value("view")
        direction = self._store.value("direction")
        overlay = self._store.value("overlay")
        return replace(
            state,
            view=view if view in VIEWS else state.view,
            remits=self._flag("remits", state.remits),
            staffing=self._flag("staffing", state.staffing),
            overlay=overlay if overlay in OVERLAYS else None,
            direction=direction if direction in DIRECTIONS else state.direction,
            panes_linked=self._flag("panes-linked", state.panes_linked),
            dotted=self._flag("dotted", state.dotted),
            differences_listed=self._flag("differences-listed", state.differences_listed),
        )

    def keep(self, state: State) -> None:
        """Remember how `state` is looked at."""
        self._store.setValue("view", state.view)
        self._store.setValue("remits", state.remits)
        self._store.setValue("staffing", state.staffing)
        self._store.setValue("overlay", state.overlay or "")
        self._store.setValue("direction", state.direction)
        self._store.setValue("panes-linked", state.panes_linked)
        self._store.setValue("dotted", state.dotted)
        self._store.setValue("differences-listed", state.differences_listed)
        self._store.setValue("last-open", [str(file.path) for file in state.open_files])
        self._store.setValue("hidden", [str(file.path) for _, file in state.hidden])

    def _paths(self, name: str) -> list[Path]:
        value = self._store.value(name) or []
        paths = [value] if isinstance(value, str) else value
        return [Path(path) for path in paths if isinstance(path, str)] if isinstance(paths, list) else []

    def _flag(self, name: str, default: bool) -> bool:
        chosen = self._chosen(name)
        return default if chosen is None else chosen

    def _chosen(self, name: str) -> bool | None:
        # An INI file gives back text, or several where it has commas.
        return {"true": True, "false": False}.get(str(self._store.value(name)).lower())
