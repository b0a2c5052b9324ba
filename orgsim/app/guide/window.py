"""The window of the guide: contents and search at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget

from orgsim.app.guide.contents import Contents, Hit, Hits
from orgsim.app.guide.pages import PAGES, Page, Place, pages, place, section_of
from orgsim.app.guide.reader import Reader
from orgsim.app.guide.rendering import render, rendering
from orgsim.app.guide.searching import Searching
from orgsim.app.in_steps import InSteps
from orgsim.app.painting import Painting
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import ElidedLabel, label
from orgsim.app.widgets.pages import Pages
from orgsim.app.widgets.style import style_sheet
from orgsim.drawing.theme import Theme
from orgsim.messages import catalog
from orgsim.model.text import Language
from orgsim.model.views import ViewName

USUAL = QSize(1180, 780)
_LEAST = QSize(560, 360)
_SIDE = 300
_SCALES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)
_USUAL_SCALE = 2
"""Of `_SCALES`."""
_LEAST_QUERY = 2


class GuideWindow(QWidget):
    """Shows the guide in the window's language. It is no part of the main window, beside which it is read."""

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setMinimumSize(_LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language: Language = language
        self._theme = theme
        self._told = language, theme
        self._pages = pages(language)
        self._page: Page = self._pages[0]
        self._scale = _USUAL_SCALE
        self._back_to: list[tuple[Place, int]] = []
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._set_in = language, theme
        """What the page that is shown was set in."""
        self._steps = InSteps(self)
        self._painting = Painting(self)
        self._steps.ended.connect(self._painting.let_go)
        self._searching = Searching(self)
        self._searching.found.connect(self._list)
        self._build()
        self._speak()
        self._paint()
        self._show(Place(PAGES[0]))

    # what is asked of it

    def tell(self, language: Language, theme: Theme) -> None:
        """Go on in another language or theme, at the same place: where it is not seen, when it is opened.

        The window that one works in comes first: this is dressed in the next round of events, then its page is set in
        several.
        """
        if (language, theme) == self._told:
            return
        self._told = language, theme
        self._steps.begin(self._following())
        if self.isVisible():
            self._painting.hold()
        else:
            # When it is opened.
            self._steps.hold()

    def _following(self) -> Iterator[None]:
        """Be in the language and theme that were told, in steps."""
        yield None
        language, theme = self._told
        if self._told != (self._language, self._theme):
            spoken = language != self._language
            self._language, self._theme = language, theme
            self._pages = pages(language)
            self._page = next(page for page in self._pages if page.name == self._page.name)
            if spoken:
                self._speak()
            self._paint()
            yield None
        if self._told != self._set_in:
            scale = _SCALES[self._scale]
            for document in rendering(self._page, theme, scale):
                if document is None:
                    yield None
                else:
                    with self.reader.staying(in_other_words=language != self._set_in[0]):
                        self.reader.show_page(self._page, document, scale)
                    self._set_in = self._told
                    self._look(self.field.text())

    def open_at(self, view: ViewName | None, *, library: bool = False) -> None:
        """Show the window: where it is opened anew, with what the guide says of the view that is seen."""
        if not self.isVisible():
            self._steps.finish()
            self._go(self._about(view, library=library))
        self.show()
        self.raise_()
        self.activateWindow()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> Page:
        """The page that is read."""
        return self._page

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What the search has found."""
        return self._hits

    # putting together

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self._sign = self.field.addAction(icon("search", self._theme), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self._count = label(role="caption")
        self._previous, self._next = self._tool("previous", "Shift+F3"), self._tool("next", "F3")
        self._previous.triggered.connect(lambda: self._step(-1))
        self._next.triggered.connect(lambda: self._step(1))
        self.contents = Contents()
        self.contents.chosen.connect(self._go)
        self.list = Hits()
        self.list.chosen.connect(self._show_hit)
        self._left = Pages()
        self._left.addWidget(self.contents)
        self._left.addWidget(self.list)
        self._walk = QWidget()
        self._walk.hide()
        walk = QHBoxLayout(self._walk)
        walk.setContentsMargins(4, 0, 0, 0)
        walk.addWidget(self._count, 1)
        walk.addWidget(self._button(self._previous))
        walk.addWidget(self._button(self._next))
        side = QWidget()
        side.setObjectName("panel")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(10, 10, 10, 10)
        beside.addWidget(self.field)
        beside.addWidget(self._walk)
        beside.addWidget(self._left, 1)
        self.reader = Reader()
        self.reader.anchorClicked.connect(self._follow)
        self.reader.highlighted.connect(self._say_link)
        self._back = self._tool("back", "Alt+Left", "Backspace")
        self._back.triggered.connect(self._go_back)
        self._smaller = self._tool("smaller", "Ctrl+-")
        self._larger = self._tool("larger", "Ctrl++", "Ctrl+=")
        self._usual = self._tool("usual", "Ctrl+0")
        self._smaller.triggered.connect(lambda: self._zoom(self._scale - 1))
        self._larger.triggered.connect(lambda: self._zoom(self._scale + 1))
        self._usual.triggered.connect(lambda: self._zoom(_USUAL_SCALE))
        self.reader.size_asked.connect(lambda steps: self._zoom(self._scale + steps))
        search = self._tool("search", "Ctrl+F")
        search.triggered.connect(self._search)
        self._said = ElidedLabel(role="caption")
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self._button(self._back))
        foot.addWidget(self._said, 1)
        for action in (self._smaller, self._larger):
            foot.addWidget(self._button(action))
        right = QWidget()
        right.setObjectName("panel")
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.reader, 1)
        column.addLayout(foot)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_SIDE, USUAL.width() - _SIDE])
        side.setMinimumWidth(_SIDE * 2 // 3)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(10, 10, 10, 10)
        whole.addWidget(split)
        self.setTabOrder(self.field, self.contents)
        self.setTabOrder(self.contents, self.list)
        self.setTabOrder(self.list, self.reader)

    def _tool(self, name: str, *keys: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self.addAction(action)
        return action

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName("flat")
        button.setDefaultAction(action)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _speak(self) -> None:
        speech = catalog(self._language)
        self.setWindowTitle(f"{speech('guide.title')} – orgsim")
        self.field.setPlaceholderText(speech("guide.search"))
        self.field.setAccessibleName(speech("guide.search"))
        self.contents.setAccessibleName(speech("guide.contents"))
        self.list.setAccessibleName(speech("guide.hits"))
        for action in self.actions():
            text = speech(f"guide.{action.objectName()}")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{text} ({keys})")
        self.contents.list_pages(self._pages, speech("guide.references"))

    def _paint(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#guide {{ background: {theme.background}; }}\n{style_sheet(theme)}"
            f"#reader {{ background: {theme.surface}; border: none; border-radius: 8px; }}"
            "#guide QSplitter::handle { background: transparent; }"
            f"#guide-contents::item:disabled {{ color: {theme.muted_text}; }}"
            "#guide-contents::item { padding: 5px 4px; } #guide-hits::item { padding: 7px 6px; }"
        )
        self._sign.setIcon(icon("search", theme, colour=theme.muted_text))
        for action, sign in (
            (self._back, "arrow-left"),
            (self._previous, "chevron-up"),
            (self._next, "chevron-down"),
            (self._smaller, "zoom-out"),
            (self._larger, "zoom-in"),
        ):
            action.setIcon(icon(sign, theme))

    # reading

    def _about(self, view: ViewName | None, *, library: bool) -> Place:
        if library:
            return Place("library")
        if view is None or view == "structure":
            return Place(PAGES[0])
        tour = next(page for page in self._pages if page.name == "tour")
        return Place("tour", section_of(tour, catalog(self._language)(f"action.{view}").replace("&", "")))

    def _go(self, where: Place) -> None:
        """Show that place, and remember the one that is left."""
        here = self._here()
        if here != where:
            self._back_to.append((here, self.reader.verticalScrollBar().value()))
        self._show(where)

    def _here(self) -> Place:
        number = self.reader.heading_seen()
        return Place(self._page.name, self._page.headings[number].anchor if number else "")

    def _go_back(self) -> None:
        if self._back_to:
            where, scrolled = self._back_to.pop()
            self._show(where)
            self.reader.verticalScrollBar().setValue(scrolled)

    def _show(self, where: Place) -> None:
        self._steps.finish()
        page = next(page for page in self._pages if page.name == where.name)
        if page is not self._page or self.reader.document().isEmpty():
            self._page = page
            self._render()
            self._light_up(None)
        anchors = [heading.anchor for heading in page.headings]
        self.reader.go_to_heading(anchors.index(where.anchor) if where.anchor in anchors else 0)
        self.contents.show_place(where)
        self._back.setEnabled(bool(self._back_to))
        self._say_link(QUrl())

    def _render(self) -> None:
        scale = _SCALES[self._scale]
        self.reader.show_page(self._page, render(self._page, self._theme, scale), scale)

    def _zoom(self, step: int) -> None:
        self._steps.finish()
        step = min(max(step, 0), len(_SCALES) - 1)
        if step != self._scale:
            self._scale = step
            with self.reader.staying():
                self._render()
                self._light_up(self._at if self._at >= 0 else None)
        self._smaller.setEnabled(step > 0)
        self._larger.setEnabled(step < len(_SCALES) - 1)

    def _follow(self, link: QUrl) -> None:
        """Go where a link leads: within the guide, or into the desktop's browser once it was clicked."""
        where = place(self._page, link.toString())
        if where is not None:
            self._go(where)
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)

    def _say_link(self, link: QUrl) -> None:
        outside = link.scheme() in ("http", "https")
        self._said.set_whole(catalog(self._language)("guide.outside", address=link.toString()) if outside else "")

    # searching

    def _search(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _look(self, query: str) -> None:
        searching = len(query.strip()) >= _LEAST_QUERY
        self._left.setCurrentWidget(self.list if searching else self.contents)
        self._walk.setVisible(searching)
        self._searching.look(query if searching else "", self._pages, self._language)
        if self._searching.is_running:
            # What was found of another query is not what is asked for.
            self._list(())

    def _list(self, hits: tuple[Hit, ...]) -> None:
        self._hits, self._at = hits, -1
        self.list.list_hits(hits)
        self._light_up(None)
        self._count_hits()

    def _step(self, rows: int) -> None:
        """Show the next hit, or with -1 the one before; after the last comes the first."""
        self._searching.finish()
        if self._hits:
            # Before the first comes the last, also where none was shown yet.
            self.list.setCurrentRow((max(self._at, 0 if rows < 0 else -1) + rows) % len(self._hits))

    def _show_hit(self, row: int) -> None:
        hit = self._hits[row]
        self._at = row
        if hit.page is not self._page:
            self._go(Place(hit.page.name))
        self._light_up(row)
        self._count_hits()

    def _light_up(self, row: int | None) -> None:
        here = [hit.found for hit in self._hits if hit.page.name == self._page.name]
        at = self._hits[row] if row is not None else None
        self.reader.light_up(
            here, at.found if at is not None and at.page.name == self._page.name else None, self._theme
        )

    def _count_hits(self) -> None:
        speech, number = catalog(self._language), len(self._hits)
        if not number:
            said = "" if self._searching.is_running else speech("search.nothing")
        elif self._at < 0:
            said = speech("search.count", n=number)
        else:
            said = speech("guide.at", at=self._at + 1, of=number)
        self._count.setText(said)
        self._previous.setEnabled(bool(number))
        self._next.setEnabled(bool(number))

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, Enter and arrows walk through what was found."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._step(-1 if shift else 1)
                    return True
                case Qt.Key.Key_Down:
                    self._step(1)
                    return True
                case Qt.Key.Key_Up:
                    self._step(-1)
                    return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the search, then closes the guide."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.field.text():
            self.field.clear()
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close()
