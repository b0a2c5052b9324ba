"""From a page of Markdown to a document as it is read: sizes, colours and distances of the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from orgsim.app.guide.finding import Passage
from orgsim.app.guide.pages import Page
from orgsim.drawing.theme import Theme

TEXT_PX = 15
"""Of running text, where the reader has not enlarged it."""
_HEADINGS_PX = {1: 26, 2: 20, 3: 16}
_ABOVE = {1: 4, 2: 26, 3: 16}
_LINE_PERCENT = 130
_CODE_PX = 12.5
"""A hundred signs of a command's output are to fit into a line."""
_STEP = 150
"""Blocks that are formatted in one step: some 4 ms."""
_OBJECT = "\ufffc"
"""What stands for a picture in a document's text."""


def rendering(page: Page, theme: Theme, scale: float = 1.0) -> Iterator[QTextDocument | None]:
    """`page` in the colours of `theme`, its text enlarged by `scale`; its pictures come by `load_pictures`.

    It is set in steps of some milliseconds, between which something else may be done: `None`, and then the page.
    """
    document = _document(page)
    yield None
    document.setDocumentMargin(0)
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(TEXT_PX * scale))
    document.setDefaultFont(font)
    whole = QTextCursor(document)
    # Else each format that changes is followed by itself.
    whole.beginEditBlock()
    for at, block in enumerate(_blocks(document), 1):
        _format_block(block, theme, scale)
        if at % _STEP == 0:
            yield None
    for at, run in enumerate(_runs(document), 1):
        _format_run(document, *run, theme, scale)
        if at % (2 * _STEP) == 0:
            yield None
    _format_tables(document, theme)
    whole.endEditBlock()
    yield document


def load_pictures(document: QTextDocument, page: Page, width: int, ratio: float) -> None:
    """Bring the page's pictures into the document, none wider than `width`; `ratio`: pixels of the screen for one."""
    sizes: dict[str, tuple[int, int]] = {}
    for name in page.pictures:
        image = QImage(str(page.path.parent / name))
        if image.isNull():
            continue
        across = min(width, image.width())
        down = round(image.height() * across / image.width())
        sizes[name] = across, down
        fitted = image.scaled(
            round(across * ratio),
            round(down * ratio),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), fitted)
    for start, end, kind in _runs(document):
        if kind.isImageFormat():
            picture = kind.toImageFormat()
            if picture.name() in sizes:
                across, down = sizes[picture.name()]
                picture.setWidth(across)
                picture.setHeight(down)
                _selected(document, start, end).setCharFormat(picture)
    document.markContentsDirty(0, document.characterCount())


def headings(document: QTextDocument) -> list[QTextBlock]:
    """The document's headings, in the order of the page's."""
    return [block for block in _blocks(document) if block.blockFormat().headingLevel()]


def passages(page: Page) -> list[Passage]:
    """The page's text by paragraph, item, and row of a table, at the places that it has in a rendered document."""
    document = _document(page)
    made: list[Passage] = []
    section = ""
    row: tuple[int, int] | None = None
    for block in _blocks(document):
        text = block.text().replace(_OBJECT, " ")
        if block.blockFormat().headingLevel():
            section = text
        table = QTextCursor(block).currentTable()
        here = (table.firstPosition(), table.cellAt(block.position()).row()) if table is not None else None
        if here is not None and here == row:
            last = made.pop()
            # Between two cells stands one character, so that places stay what they are.
            text = f"{last.text}{' ' * (block.position() - last.start - len(last.text))}{text}"
            made.append(Passage(last.start, text, section))
        else:
            made.append(Passage(block.position(), text, section))
        row = here
    return [passage for passage in made if passage.text.strip()]


def _document(page: Page) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setMarkdown(page.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    for table in _tables(document.rootFrame()):
        _mend_first_cell(table)
    return document


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)


def _mend_first_cell(table: QTextTable) -> None:
    """Take away the empty line above its words, which Qt (seen in 6.11) puts there right after a block of code."""
    cell = table.cellAt(0, 0)
    cursor = cell.firstCursorPosition()
    if cursor.block().text() or cell.lastCursorPosition().block() == cursor.block():
        return
    cursor.deleteChar()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    cursor.mergeCharFormat(strong)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _runs(document: QTextDocument) -> list[tuple[int, int, QTextCharFormat]]:
    """Stretches of one format: where each begins and ends."""
    found: list[tuple[int, int, QTextCharFormat]] = []
    for block in _blocks(document):
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            start = fragment.position()
            found.append((start, start + fragment.length(), fragment.charFormat()))
            at += 1
    return found


def _selected(document: QTextDocument, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _format_block(block: QTextBlock, theme: Theme, scale: float) -> None:
    cursor = QTextCursor(block)
    form = QTextBlockFormat(block.blockFormat())
    level = form.headingLevel()
    fenced = form.hasProperty(QTextFormat.Property.BlockCodeFence)
    if level:
        form.setTopMargin(_ABOVE.get(level, 12) * scale)
        form.setBottomMargin(8 * scale)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        head = QTextCharFormat()
        head.setProperty(QTextFormat.Property.FontPixelSize, round(_HEADINGS_PX.get(level, TEXT_PX) * scale))
        head.setFontWeight(QFont.Weight.DemiBold)
        head.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        plain = cursor.charFormat()
        plain.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        plain.merge(head)
        cursor.setCharFormat(plain)
    elif fenced:
        form.setNonBreakableLines(False)
        form.setBackground(QColor(theme.hover))
        form.setLeftMargin(0)
        form.setTopMargin(0)
        form.setBottomMargin(0 if _continues(block) else 12 * scale)
    elif cursor.currentTable() is not None:
        form.setTopMargin(0)
        form.setBottomMargin(0)
    else:
        form.setTopMargin(0)
        form.setBottomMargin((5 if block.textList() is not None else 10) * scale)
    if fenced:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        small = cursor.charFormat()
        small.setProperty(QTextFormat.Property.FontPixelSize, round(_CODE_PX * scale))
        cursor.setCharFormat(small)
        cursor.setBlockCharFormat(small)
    elif _OBJECT not in block.text():
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).setBlockFormat(form)


def _format_run(
    document: QTextDocument, start: int, end: int, kind: QTextCharFormat, theme: Theme, scale: float
) -> None:
    if kind.isAnchor():
        kind.setForeground(QColor(theme.accent.fill))
        kind.setFontUnderline(True)
        _selected(document, start, end).setCharFormat(kind)
    elif kind.fontFixedPitch() and not _is_whole(cursor := _selected(document, start, end)):
        kind.setBackground(QColor(theme.hover))
        kind.setProperty(QTextFormat.Property.FontPixelSize, round((TEXT_PX - 1.5) * scale))
        cursor.setCharFormat(kind)


def _is_whole(cursor: QTextCursor) -> bool:
    """Whether a stretch stands in a heading or in a block of code, which have a look of their own."""
    form = cursor.blockFormat()
    return bool(form.headingLevel()) or form.hasProperty(QTextFormat.Property.BlockCodeFence)


def _continues(block: QTextBlock) -> bool:
    """Whether the next line belongs to the same block of code."""
    following = block.next()
    return following.isValid() and following.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _format_tables(document: QTextDocument, theme: Theme) -> None:
    for table in _tables(document.rootFrame()):
        form = QTextTableFormat(table.format())
        form.setBorder(1)
        form.setBorderCollapse(True)
        # Else Qt shades it, to nothing in one theme and to white in another.
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QColor(theme.hairline))
        form.setCellPadding(6)
        form.setCellSpacing(0)
        form.setTopMargin(10)
        form.setBottomMargin(14)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)
