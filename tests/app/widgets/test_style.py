"""What the style sheet owes to those who have to see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProxyStyle,
    QStyle,
    QVBoxLayout,
    QWidget,
)

import orgsim
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.app.widgets.style import style_sheet
from orgsim.drawing.themes import THEMES
from orgsim.export.page.fonts import font

PACKAGE = Path(orgsim.__file__).parent


@pytest.mark.parametrize("theme", THEMES)
def test_the_box_that_can_be_ticked_is_seen_in_every_theme(qtbot, theme: str) -> None:
    box = QCheckBox("")
    qtbot.addWidget(box)
    look = THEMES[theme]
    box.setStyleSheet(f"QWidget {{ background: {look.surface}; }}\n{style_sheet(look)}")
    box.resize(box.sizeHint())
    image = box.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert look.muted_text.lower() in seen, "an empty box without an edge cannot be told from the ground"


@pytest.mark.parametrize("theme", THEMES)
def test_the_hint_in_an_empty_field_has_the_ink_of_quiet_text(qtbot, theme: str) -> None:
    """Qt takes half of the ink, which is a contrast of 3.2 on a light ground."""
    look = THEMES[theme]
    field = QLineEdit(placeholderText="Etsi")
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(look))
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText).name() == look.muted_text.lower()


@pytest.fixture
def fonts(app_with_fonts: QApplication) -> Iterator[QApplication]:
    yield app_with_fonts
    app_with_fonts.setFont(font(13))


class Fonts(QObject):
    """Notes what is told of its font."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.told: list[QObject] = []
        for one in watched:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.told.append(watched)
        return False


@pytest.mark.usefixtures("app_with_fonts")
def test_only_text_of_another_size_is_given_a_font(qtbot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, small = QLineEdit(dialog), label(role="caption")
    small.setParent(dialog)
    fonts = Fonts(field, small)
    dialog.setStyleSheet(style_sheet(THEMES["light"]))
    dialog.show()
    assert [each.font().pixelSize() for each in (field, small)] == [13, 12]
    assert {*fonts.told} == {small}, "Qt tells each that has one, and each is laid out anew"


@pytest.mark.parametrize("large", ["", "QMenu", "QCheckBox"])
def test_text_is_of_that_size_whatever_the_desktop_has(qtbot, fonts: QApplication, large: str) -> None:
    """Some desktops have fonts of their own for menus or lists; those keep their letters."""
    fonts.setFont(font(30), large) if large else fonts.setFont(font(30))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, menu, box = QLineEdit(dialog), QMenu(dialog), QCheckBox(dialog)
    dialog.setStyleSheet(style_sheet(THEMES["light"]))
    for each in (field, menu, box):
        each.ensurePolished()
    assert [each.font().pixelSize() for each in (field, menu, box)] == [13, 13, 12]


class DesktopWithIcons(QProxyStyle):
    """Asks for icons on the buttons of dialogs, as some desktops do."""

    def styleHint(self, hint, option=None, widget=None, returned=None) -> int:
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returned)


@pytest.fixture
def icons_wanted(app_with_fonts: QApplication) -> Iterator[None]:
    app_with_fonts.setStyle(DesktopWithIcons("Fusion"))
    yield
    app_with_fonts.setStyle("Fusion")


@pytest.mark.usefixtures("icons_wanted")
def test_buttons_of_dialogs_have_no_icons_of_the_desktops(qtbot) -> None:
    kinds = QDialogButtonBox.StandardButton
    plain = QDialogButtonBox(kinds.Save)
    qtbot.addWidget(plain)
    assert not plain.buttons()[0].icon().isNull(), "the desktop would add some"
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(style_sheet(THEMES["light"]))
    box = dialog_buttons(kinds.Save, kinds.Cancel, kinds.Close)
    QVBoxLayout(dialog).addWidget(box)
    dialog.show()
    asked = QMessageBox(QMessageBox.Icon.NoIcon, "", "?", QMessageBox.StandardButton.Save, dialog)
    QApplication.processEvents()
    assert [button.icon().isNull() for button in (*box.buttons(), *asked.buttons())] == [True] * 4


def test_every_dialog_takes_its_buttons_from_there() -> None:
    sources = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    made = {path.name for path, text in sources.items() if re.search(r"QDialogButtonBox\([^)]", text)}
    assert not made
