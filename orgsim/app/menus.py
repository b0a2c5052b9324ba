"""The menu bar: every action has its place in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.state import State
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.languages import NAMES
from orgsim.drawing.boxes.options import DIRECTIONS
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.messages import Catalog
from orgsim.model.scenario import LINK_KINDS, LinkKind, Scenario
from orgsim.model.text import LANGUAGES
from orgsim.model.views import OVERLAYS, VIEWS

_MOST_LAYERS = 6
_MAKING = ("make-below", "make-after", "make-before", "make-between")
_MOVING = ("move-to", "earlier", "later")
_REMOVING = ("put-away", "remove", "remove-alone")
_PLAIN = "plain"
"""Charts in the colours of the kinds of their units."""


class Menus(QObject):
    """Builds the menus and tells what is chosen in those that are no plain action."""

    recent_chosen = Signal(Path)
    layer_chosen = Signal(int)
    links_chosen = Signal(object)
    overlay_chosen = Signal(object)
    """The `Overlay` that charts are to be coloured by, or `None`."""
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self.bar = QMenuBar(window)
        self._named: dict[str, QMenu] = {}
        self._recent_paths: list[Path] = []
        self._meant: tuple[object, ...] = ()
        """What the entries of an open menu are about."""
        self._links = {kind: self._checkable() for kind in LINK_KINDS}
        self._all_links = self._checkable()
        self._overlays = self._choices([_PLAIN, *OVERLAYS], self._choose_overlay)
        self._themes = self._choices(list(THEMES), self.theme_chosen.emit)
        self._languages = self._choices(list(LANGUAGES), self.language_chosen.emit)
        for language in LANGUAGES:
            self._languages[language].setText(NAMES[language])
        self._layers = [QAction(self) for _ in range(_MOST_LAYERS)]
        for layer, action in enumerate(self._layers, 1):
            action.triggered.connect(lambda _=False, layer=layer: self.layer_chosen.emit(layer))
        for action in self._links.values():
            action.triggered.connect(lambda _=False: self.links_chosen.emit(self._chosen_links()))
        self._all_links.triggered.connect(
            lambda on: self.links_chosen.emit(frozenset(LINK_KINDS) if on else frozenset())
        )
        self._build()

    def __getitem__(self, name: str) -> QMenu:
        return self._named[name]

    def _build(self) -> None:
        file = self._menu("file")
        self._fill(file, "open", "add", "import", "import-pasted", "example")
        file.addMenu(self._menu("recent", inner=True))
        self._fill(file, "library", None, "new", "duplicate", None)
        self._fill(file, "save", "save-as", "save-all", "save-comparison", None)
        self._fill(file, "reload", "open-file", "open-folder", "close", None, "export", "copy", "print", None, "quit")
        edit = self._menu("edit")
        self._fill(edit, "edit", "branch-off", None, "undo", "redo", None, "snapshot")
        edit.addMenu(self._menu("snapshots", inner=True))
        edit.addSeparator()
        self._fill(edit, "cut", "copy-units", "paste", None, *_MAKING, "multiply", None)
        self._fill(edit, "rename", "state-unit", "state-draft", None, *_MOVING, None, *_REMOVING, None)
        self._fill(edit, "tray", "change-list")
        # What can be done with a unit, on a screen that is no higher than 768 pixels.
        unit = self._menu("unit", inner=True)
        self._fill(unit, "rename", "state-unit", None, *_MAKING, "multiply", None, "cut", "copy-units", "paste", None)
        self._fill(unit, *_MOVING, None, *_REMOVING)
        draft = self._menu("draft", inner=True)
        self._fill(draft, "edit", "state-draft", "save", "save-as", None, "baseline", "hide", "show-hidden", None)
        self._fill(draft, "move-left", "move-right", None)
        self._fill(draft, "duplicate", "branch-off", "open-file", "open-folder", None, "close")
        go = self._menu("go")
        self._fill(go, "find", "back", "forward", None, *VIEWS, None, "move-left", "move-right")
        view = self._menu("view")
        view.addMenu(draft)
        view.addSeparator()
        self._fill(
            view,
            "fit",
            "zoom-in",
            "zoom-out",
            None,
            "link-panes",
            "join",
            "dots",
            "list-differences",
            "next-difference",
            "previous-difference",
            "morph",
            None,
        )
        self._fill(view, "meeting-costs", None)
        self._fill(view, "fold", "unfold", "unfold-all", "fold-readable")
        layers = self._menu("layers", inner=True)
        layers.addActions(self._layers)
        view.addMenu(layers)
        view.addSeparator()
        self._fill(view, "remits", "staffing")
        view.addMenu(self._menu("direction", inner=True))
        ways = QActionGroup(self)
        for way in DIRECTIONS:
            ways.addAction(self._actions[f"direction-{way}"])
        self._named["direction"].addActions(ways.actions())
        links = self._menu("links", inner=True)
        links.addAction(self._all_links)
        links.addSeparator()
        links.addActions(list(self._links.values()))
        view.addMenu(links)
        overlay = self._menu("overlay", inner=True)
        overlay.addActions(list(self._overlays.values()))
        overlay.insertSeparator(self._overlays[OVERLAYS[0]])
        view.addMenu(overlay)
        view.addSeparator()
        for name, choices in (("theme", self._themes), ("language", self._languages)):
            menu = self._menu(name, inner=True)
            menu.addActions(list(choices.values()))
            view.addMenu(menu)
        goals = self._menu("goals", inner=True)
        self._fill(goals, "add-goal", "rename-goal", "remove-goal", None, "undo")
        view.addMenu(goals)
        self._fill(view, None, "motion", "full-screen")
        show = self._menu("present")
        self._fill(show, "present")
        show.addMenu(self._menu("screens", inner=True))
        self._fill(show, None, "add-step", "story")
        self._fill(self._menu("help"), "guide", "keys", None, "about")

    def _menu(self, name: str, *, inner: bool = False) -> QMenu:
        if name not in self._named:
            self._named[name] = QMenu(self.bar) if inner else self.bar.addMenu("")
            self._named[name].setToolTipsVisible(True)
        return self._named[name]

    def _fill(self, menu: QMenu, *names: str | None) -> None:
        for name in names:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])

    def _checkable(self) -> QAction:
        action = QAction(self)
        action.setCheckable(True)
        return action

    def _choices(self, names: list[str], chosen: Callable[[str], object]) -> dict[str, QAction]:
        group = QActionGroup(self)
        made: dict[str, QAction] = {}
        for name in names:
            made[name] = action = self._checkable()
            group.addAction(action)
            action.triggered.connect(lambda _=False, name=name: chosen(name))
        return made

    def _choose_overlay(self, name: str) -> None:
        self.overlay_chosen.emit(None if name == _PLAIN else name)

    def _chosen_links(self) -> frozenset[LinkKind]:
        return frozenset(kind for kind, action in self._links.items() if action.isChecked())

    def speak(self, catalog: Catalog) -> None:
        """Put the texts into another language."""
        for name, menu in self._named.items():
            menu.setTitle(catalog(f"menu.{name}"))
            menu.menuAction().setToolTip(catalog(f"menu.{name}").replace("&", ""))
        for kind, action in self._links.items():
            action.setText(catalog(f"link.{kind}"))
        self._all_links.setText(catalog("menu.links.all"))
        for name, action in self._overlays.items():
            action.setText(catalog(f"overlay.{name}"))
            action.setToolTip(catalog(f"overlay.{name}.tip"))
        for theme, action in self._themes.items():
            action.setText(catalog(f"theme.{theme}"))
        for layer, action in enumerate(self._layers, 1):
            action.setText(catalog("menu.layers.layer", n=layer))
        self.show_recent(self._recent_paths)

    def paint(self, theme: Theme) -> None:
        """Draw the icons in another theme."""
        self._named["links"].setIcon(icon("ties", theme, chosen=theme.accent.fill))
        self._named["overlay"].setIcon(icon("layers", theme, chosen=theme.accent.fill))
        self._named["direction"].setIcon(icon("list-tree", theme, chosen=theme.accent.fill))

    def tell(self, state: State) -> None:
        """Mark what is chosen, and offer what there is.

        A menu that is open closes where another program has changed what its entries are about: they would act on the
        draft, the unit or the goal that has come into the place of what was meant.
        """
        self._close_of_others(state)
        used = {link.kind for scenario in state.scenarios for link in scenario.links}
        for kind, action in self._links.items():
            action.setChecked(kind in state.links and kind in used)
            action.setEnabled(kind in used)
        self._all_links.setChecked(bool(used) and used <= state.links)
        self._all_links.setEnabled(bool(used))
        self._named["links"].menuAction().setEnabled(bool(used))
        self._overlays[state.overlay or _PLAIN].setChecked(True)
        self._named["overlay"].menuAction().setEnabled(state.view == "structure" and not state.library)
        self._themes[state.theme].setChecked(True)
        self._languages[state.language].setChecked(True)

    def _close_of_others(self, state: State) -> None:
        goals = state.comparison.comparison.goals if state.comparison is not None else ()
        meant = (*state.scenarios, *[file.path for file in state.files], *[goal.id for goal in goals], state.active)
        # Large drafts are not looked through: one that is read anew is another object.
        same = len(meant) == len(self._meant) and all(
            now is before or (not isinstance(now, Scenario) and now == before)
            for now, before in zip(meant, self._meant, strict=True)
        )
        self._meant = meant
        if same:
            return
        while isinstance(menu := QApplication.activePopupWidget(), QMenu) and menu.close():
            pass

    def show_recent(self, paths: list[Path]) -> None:
        """List the files that were opened last."""
        self._recent_paths = paths
        menu = self._named["recent"]
        menu.clear()
        for number, path in enumerate(paths, 1):
            # A name may hold an ampersand, which a menu takes for the mark of its key.
            name = path.name.replace("&", "&&")
            action = menu.addAction(f"&{number} {name}" if number < 10 else name)
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(lambda _=False, path=path: self.recent_chosen.emit(path))
        menu.setEnabled(bool(paths))
        if paths:
            menu.addSeparator()
            menu.addAction(self._actions["clear-recent"])
