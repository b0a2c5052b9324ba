"""The window of the guide: contents and search at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QTextDocument

from orgsim.app.guide.contents import Hit
from orgsim.app.guide.frame import GuideFrame
from orgsim.app.guide.pages import PAGES, Page, Place, pages, place, section_of
from orgsim.app.guide.rendering import rendering
from orgsim.app.guide.searching import Searching
from orgsim.app.in_steps import InSteps
from orgsim.app.painting import Painting
from orgsim.drawing.theme import Theme
from orgsim.messages import catalog
from orgsim.model.text import Language
from orgsim.model.views import ViewName

_SCALES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)
_USUAL_SCALE = 2
"""Of `_SCALES`."""
_LEAST_QUERY = 2


class _To(NamedTuple):
    """Where one comes in a page."""

    heading: int
    """Its number on the page, in whichever language."""
    scrolled: int | None = None
    """Pixels that it was scrolled by when one was there before."""
    is_hit: bool = False
    """Whether it is what was found that one goes to."""


class _Left(NamedTuple):
    """Where one was."""

    page: str
    heading: int
    scrolled: int | None
    """`None`: it was gone on from before the page was set."""
    scale: int


class GuideWindow(GuideFrame):
    """Shows the guide in the window's language. It is no part of the main window, beside which it is read."""

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(theme)
        self._language: Language = language
        self._theme = theme
        self._told = language, theme
        self._pages = pages(language)
        self._page: Page = self._pages[0]
        self._scale = _USUAL_SCALE
        self._back_to: list[_Left] = []
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._set: tuple[Page, Language, Theme, int] | None = None
        """The page that is shown, and in what it was set: language, theme, step of the scale."""
        self._to: _To | None = None
        """Where one comes once the page is set."""
        self._opens = False
        """Whether it is seen then."""
        self._looks_anew = False
        """Whether what is searched for is to be found in another language then."""
        self._steps = InSteps(self)
        self._painting = Painting(self)
        self._steps.ended.connect(self._painting.let_go)
        self._searching = Searching(self)
        self._searching.found.connect(self._list)
        self._connect()
        self.speak(self._pages, language)
        self.paint(theme)
        self._show(self._pages[0], _To(0))

    # what is asked of it

    def tell(self, language: Language, theme: Theme) -> None:
        """Go on in another language or theme, at the same place: where it is not seen, when it is opened."""
        if (language, theme) != self._told:
            self._told = language, theme
            self._begin()

    def _begin(self) -> None:
        """Be what is asked for, from the next round of events on and in several: it is painted when it is.

        The window that one works in comes first, and a long page takes longer than that may stand still.
        """
        self._steps.begin(self._following())
        if self.isVisible():
            self._painting.hold()
            return
        if self._painting.is_held:
            # It was closed meanwhile.
            self._painting.let_go()
        if not self._opens:
            self._steps.hold()

    def _following(self) -> Iterator[None]:
        yield None
        if self._told != (self._language, self._theme):
            self._be_as_told()
            yield None
        wanted = self._page, *self._told, self._scale
        if wanted != self._set:
            for document in rendering(self._page, self._theme, _SCALES[self._scale]):
                if document is None:
                    yield None
                else:
                    self._put(document, wanted)
        self._arrive()

    def _be_as_told(self) -> None:
        """Speak the language that was told, in its theme."""
        spoken = self._language != self._told[0]
        self._language, self._theme = self._told
        if spoken:
            self._pages = pages(self._language)
            self._page = self._named(self._page.name)
            self.speak(self._pages, self._language)
            # What was found is of pages that are read no more.
            self._list(())
            self._looks_anew = True
        self.paint(self._theme)

    def _put(self, document: QTextDocument, wanted: tuple[Page, Language, Theme, int]) -> None:
        """Show the page that was set: the same one at the same place."""
        before, self._set = self._set, wanted
        page, language, _, step = wanted
        if before is None or before[0].name != page.name:
            self.reader.show_page(page, document, _SCALES[step])
            self._light_up(None)
        else:
            with self.reader.staying(in_other_words=language != before[1]):
                self.reader.show_page(page, document, _SCALES[step])
                self._light_up(self._at if self._at >= 0 else None)

    def open_at(self, view: ViewName | None, *, library: bool = False) -> None:
        """Show the window: where it is opened anew, with what the guide says of the view that is seen."""
        if self.isVisible():
            self._come()
            return
        if self._told != (self._language, self._theme):
            self._be_as_told()
        self._opens = True
        self._go(self._about(view, library=library))

    def leave(self) -> None:
        """Be seen no more, nor come where it was about to: Qt tells a window that is closed already of no closing."""
        self._opens = False
        self.close()

    def _come(self) -> None:
        """Be seen, with the keyboard in the page."""
        self._opens = False
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

    def _connect(self) -> None:
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.previous.triggered.connect(lambda: self._step(-1))
        self.next.triggered.connect(lambda: self._step(1))
        self.contents.chosen.connect(self._go)
        self.list.chosen.connect(self._show_hit)
        self.reader.anchorClicked.connect(self._follow)
        self.reader.highlighted.connect(self._say_link)
        self.reader.size_asked.connect(lambda steps: self._zoom(self._scale + steps))
        self.back.triggered.connect(self._go_back)
        self.smaller.triggered.connect(lambda: self._zoom(self._scale - 1))
        self.larger.triggered.connect(lambda: self._zoom(self._scale + 1))
        self.usual.triggered.connect(lambda: self._zoom(_USUAL_SCALE))
        self.search.triggered.connect(self._search)

    # reading

    def _about(self, view: ViewName | None, *, library: bool) -> Place:
        if library:
            return Place("library")
        if view is None or view == "structure":
            return Place(PAGES[0])
        tour = self._named("tour")
        return Place("tour", section_of(tour, catalog(self._language)(f"action.{view}").replace("&", "")))

    def _go(self, where: Place, *, is_hit: bool = False) -> None:
        """Show that place, and remember the one that is left; `is_hit`: to go on to what was found there."""
        page = self._named(where.name)
        anchors = [heading.anchor for heading in page.headings]
        to = _To(anchors.index(where.anchor) if where.anchor in anchors else 0, is_hit=is_hit)
        left = self._here()
        if (left.page, left.heading) != (page.name, to.heading):
            self._back_to.append(left)
        self._show(page, to)

    def _named(self, name: str) -> Page:
        return next(page for page in self._pages if page.name == name)

    def _here(self) -> _Left:
        scale = self._scale if self._set is None else self._set[3]
        if self._to is not None:
            return _Left(self._page.name, self._to.heading, self._to.scrolled, scale)
        return _Left(self._page.name, self.reader.heading_seen(), self.reader.verticalScrollBar().value(), scale)

    def _go_back(self) -> None:
        if self._back_to:
            left = self._back_to.pop()
            # In letters of another size it is elsewhere.
            self._show(self._named(left.page), _To(left.heading, left.scrolled if left.scale == self._scale else None))

    def _show(self, page: Page, to: _To) -> None:
        self._page, self._to = page, to
        self.contents.show_place(Place(page.name, page.headings[to.heading].anchor if to.heading else ""))
        self.back.setEnabled(bool(self._back_to))
        self._say_link(QUrl())
        if self._set == (self._page, *self._told, self._scale) and not self._steps.is_running:
            self._arrive()
        else:
            self._begin()

    def _arrive(self) -> None:
        """Be where one was to come, now that its page is set."""
        if self._looks_anew:
            self._looks_anew = False
            self._look(self.field.text())
        to, self._to = self._to, None
        if to is not None:
            self.reader.go_to_heading(to.heading)
            if to.scrolled is not None:
                self.reader.verticalScrollBar().setValue(to.scrolled)
            if to.is_hit and self._at >= 0:
                self._light_up(self._at)
        if self._opens:
            self._come()

    def _zoom(self, step: int) -> None:
        step = min(max(step, 0), len(_SCALES) - 1)
        if step != self._scale:
            self._scale = step
            self._begin()
        self.smaller.setEnabled(step > 0)
        self.larger.setEnabled(step < len(_SCALES) - 1)

    def _follow(self, link: QUrl) -> None:
        """Go where a link leads: within the guide, or into the desktop's browser once it was clicked."""
        where = place(self._page if self._set is None else self._set[0], link.toString())
        if where is not None:
            self._go(where)
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)

    def _say_link(self, link: QUrl) -> None:
        outside = link.scheme() in ("http", "https")
        self.said.set_whole(catalog(self._language)("guide.outside", address=link.toString()) if outside else "")

    # searching

    def _search(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _look(self, query: str) -> None:
        searching = len(query.strip()) >= _LEAST_QUERY
        self.left.setCurrentWidget(self.list if searching else self.contents)
        self.walk.setVisible(searching)
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
            self._go(Place(hit.page.name), is_hit=True)
        elif self._to is not None:
            self._to = self._to._replace(is_hit=True)
        else:
            self._light_up(row)
        self._count_hits()

    def _light_up(self, row: int | None) -> None:
        if self._set is None or self._set[0] is not self._page:
            # Another page is being set.
            return
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
        self.count.setText(said)
        self.previous.setEnabled(bool(number))
        self.next.setEnabled(bool(number))

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
