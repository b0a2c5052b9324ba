"""One card of the library: the picture of a file's structure, and what it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgsim.analysis.library.entries import Entry
from orgsim.analysis.library.shelves import name_of
from orgsim.app.library.wording import caption_of, figures_of, sort_of, tip_of, told, trouble_of
from orgsim.app.widgets.icons import pixmap
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.wrapping import wrapped
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour
from orgsim.export.page.lettering import draw_text, shortened, text_width
from orgsim.export.page.painter import paint_badge
from orgsim.messages import Catalog
from orgsim.model.views import LETTERS

PICTURE = (248, 132)
"""Room of the picture in pixels."""
HEIGHT = 284
LEAST_WIDTH = PICTURE[0] + 2 * 12
_PAD = 12
_CORNER = 8.0
_TITLE, _CAPTION, _FIGURE = 14, 12, 17
_LINE = 19
_BADGE = 12.0
_MOST_MEMBERS = 2
_LEAST_GAP, _MOST_GAP = 8.0, 40.0
"""Between the figures."""


class LibraryCard(QWidget):
    """Shows one entry; which card is chosen and which are marked, its owner tells it."""

    chosen = Signal(object)
    """It has got the keyboard, or was clicked."""
    opened = Signal(object)
    """It was double-clicked."""
    mark_asked = Signal(object)
    """It is to be marked for comparing, or not to be any more: its disc was clicked, or it with the control key."""
    menu_asked = Signal(object, object)
    """For its path a menu, at that place of the screen."""

    def __init__(self, entry: Entry, theme: Theme, speech: Catalog, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.entry = entry
        self._theme = theme
        self._speech = speech
        self._image: QImage | None = None
        self._is_current = False
        self._mark: int | None = None
        self.tell(entry, theme, speech)

    def tell(self, entry: Entry, theme: Theme, speech: Catalog) -> None:
        """Show `entry`, in that theme and language."""
        self.entry, self._theme, self._speech = entry, theme, speech
        self.setToolTip(plain_tip(tip_of(entry, speech)))
        self._name()
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """Show that picture; `None`: it is not made yet."""
        self._image = image
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether it shows a picture of its own."""
        return self._image is not None

    @property
    def mark(self) -> int | None:
        """Which of those marked for comparing it is; `None`: it is none of them."""
        return self._mark

    def show_choice(self, *, current: bool, mark: int | None) -> None:
        """Show whether it is the chosen card, and as which it is marked for comparing."""
        if (self._is_current, self._mark) == (current, mark):
            return
        self._is_current, self._mark = current, mark
        # One stop for the tabulator on the way through all cards; arrows lead on from there.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(told(self.entry, self._speech))
        marked = self._speech("library.marked", letter=LETTERS[self._mark]) if self._mark is not None else ""
        self.setAccessibleDescription(marked)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the picture, and what is said below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        theme = self._theme
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour(theme.focus), 2.0) if self._is_current else QPen(colour(theme.hairline), 1.0))
        ground = theme.selection if self._is_current else theme.hover if self.underMouse() else theme.surface
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(frame, _CORNER, _CORNER)
        picture = QRectF(_PAD, _PAD, self.width() - 2 * _PAD, PICTURE[1])
        self._paint_picture(painter, picture)
        if self._mark is not None:
            paint_badge(painter, self._disc(), _BADGE, LETTERS[self._mark], theme.scenario[self._mark])
        elif self.entry.sort == "scenario" and (self._is_current or self.underMouse()):
            # Where a letter can come, so that marking is found without the keyboard.
            painter.setPen(QPen(colour(theme.border), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(colour(theme.surface))
            painter.drawEllipse(self._disc(), _BADGE - 1, _BADGE - 1)
        self._paint_sort(painter, picture.bottom() + 8)
        self._paint_texts(painter, picture.bottom() + 28)

    def _disc(self) -> QPointF:
        """The middle of the disc that its mark stands on."""
        return QPointF(self.width() - _PAD - _BADGE - 4, _PAD + _BADGE + 4)

    def _paint_picture(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QPen(colour(self._theme.hairline), 1.0))
        painter.setBrush(colour(self._theme.surface))
        painter.drawRoundedRect(room, 5, 5)
        if self._image is not None:
            size = self._image.deviceIndependentSize()
            painter.drawImage(QPointF(room.center().x() - size.width() / 2, room.top()), self._image)
            return
        sign = "file-warning" if self.entry.sort == "unreadable" else "timeline" if self.entry.events else "file"
        ink = self._theme.error.fill if self.entry.sort == "unreadable" else self._theme.border
        glyph = pixmap(sign, ink, 36, self.devicePixelRatioF())
        painter.drawPixmap(room.center() - QPointF(18, 18), glyph)

    def _paint_sort(self, painter: QPainter, top: float) -> None:
        said, theme = sort_of(self.entry, self._speech), self._theme
        tone = theme.error if self.entry.sort == "unreadable" else theme.accent
        strong = self.entry.sort == "comparison"
        chip = QRectF(_PAD, top, text_width(said, _CAPTION, True) + 14, 20)
        painter.setPen(QPen(colour(tone.fill if strong else theme.border), 1.0))
        painter.setBrush(colour(tone.fill if strong else tone.tint if tone is theme.error else theme.surface))
        painter.drawRoundedRect(chip, 10, 10)
        ink = tone.text if strong else tone.fill if self.entry.sort == "unreadable" else theme.text
        draw_text(painter, chip.left() + 7, chip.top() + 14.5, said, _CAPTION, ink, bold=True)

    def _paint_texts(self, painter: QPainter, top: float) -> None:
        entry, speech, theme = self.entry, self._speech, self._theme
        width = self.width() - 2 * _PAD
        y = top + 20
        for line in wrapped(name_of(entry, speech), width, _TITLE, 2, bold=True):
            draw_text(painter, _PAD, y, line, _TITLE, theme.text, bold=True)
            y += _LINE
        draw_text(painter, _PAD, y, shortened(caption_of(entry, speech), width, _CAPTION), _CAPTION, theme.muted_text)
        if entry.sort == "unreadable":
            room = 3 if y < top + 50 else 2
            for number, line in enumerate(wrapped(trouble_of(entry, speech), width, _CAPTION, room)):
                draw_text(painter, _PAD, y + 18 + number * 16, line, _CAPTION, theme.error.fill)
        elif entry.sort == "comparison":
            self._paint_members(painter, width)
        else:
            self._paint_figures(painter, width)

    def _paint_members(self, painter: QPainter, width: float) -> None:
        """The letters and titles of its scenarios, as many as there is room for, or what is wrong with one of them."""
        entry, speech, theme = self.entry, self._speech, self._theme
        y = self.height() - _PAD - 24
        shown = entry.members[: _MOST_MEMBERS if entry.problem is None else 1]
        for column, title in enumerate(shown):
            rest = entry.listed - len(shown) if column == len(shown) - 1 and entry.problem is None else 0
            more = speech("library.more", n=rest) if rest else ""
            room = width - 22 - (text_width(more, _CAPTION) + 8 if more else 0)
            paint_badge(painter, QPointF(_PAD + 8, y), 8.0, LETTERS[column], theme.scenario[column])
            said = shortened(speech.value(title), room, _CAPTION)
            draw_text(painter, _PAD + 22, y + 4, said, _CAPTION, theme.text)
            if more:
                draw_text(painter, _PAD + width, y + 4, more, _CAPTION, theme.muted_text, align="right")
            y += 20
        if entry.problem is not None:
            said = shortened(trouble_of(entry, speech), width, _CAPTION)
            draw_text(painter, _PAD, y + 4, said, _CAPTION, theme.error.fill)

    def _paint_figures(self, painter: QPainter, width: float) -> None:
        figures = figures_of(self.entry, self._speech)
        if not figures:
            return
        bottom = self.height() - _PAD
        x, wanted = float(_PAD), [text_width(what, _CAPTION) + 1 for _, what in figures]
        gap = (width - sum(wanted)) / max(len(figures) - 1, 1)
        if gap < _LEAST_GAP:
            gap = _LEAST_GAP
            wanted = [(width - gap * (len(figures) - 1)) / len(figures)] * len(figures)
        for (number, what), room in zip(figures, wanted, strict=True):
            draw_text(painter, x, bottom - 17, number, _FIGURE, self._theme.text, bold=True)
            said = shortened(what, room, _CAPTION)
            draw_text(painter, x, bottom - 1, said, _CAPTION, self._theme.muted_text)
            x += room + min(gap, _MOST_GAP)

    # what the user does

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card with the keyboard is the chosen one."""
        super().focusInEvent(event)
        self.chosen.emit(self.entry.path)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it, and where its disc is pressed or the control key held, mark it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.entry.path)
        away = event.position() - self._disc()
        on_disc = self.entry.sort == "scenario" and away.x() ** 2 + away.y() ** 2 <= (_BADGE + 3) ** 2
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.LeftButton and (on_disc or held):
            self.mark_asked.emit(self.entry.path)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.entry.path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with it."""
        # The keyboard comes back here from the menu.
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.entry.path)
        self.menu_asked.emit(self.entry.path, event.globalPos())
