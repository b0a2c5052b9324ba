"""The theme as Qt's palette and style sheet."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from orgsim.drawing.theme import Theme

_SIZE = 13
"""Pixels of text, where nothing else is said of it."""
_OWN_FONTS = (
    "QAbstractItemView",
    "QCheckBox",
    "QHeaderView",
    "QLabel",
    "QListView",
    "QMenu",
    "QMenuBar",
    "QMessageBox",
    "QPushButton",
    "QRadioButton",
    "QStatusBar",
    "QTipLabel",
    "QToolButton",
)
"""What some desktops have a font of their own for."""
_BARE = "bare"
_SHEET = Template("""
$sizes
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }
QMainWindow, QDialog { background: $background; }
#header { background: $surface; border-bottom: 1px solid $hairline; }
#title { font-size: 15px; font-weight: 600; color: $text; }
#rail { background: $surface; border-right: 1px solid $hairline; }
#rail QToolButton {
  border: none; border-radius: 8px; padding: 8px 0px 6px 0px; margin: 3px 6px; color: $muted_text; font-size: 12px;
}
#rail QToolButton:hover { background: $hover; color: $text; }
#rail QToolButton:checked { background: $selection; color: $accent; font-weight: 600; }
#rail QToolButton:focus { border: 2px solid $focus; padding: 6px 0px 4px 0px; }
#rail[dense="true"] QToolButton { margin: 0px 6px; padding: 2px 0px 2px 0px; }
#rail[dense="true"] QToolButton:focus { padding: 0px; }
QMenuBar { background: transparent; color: $text; spacing: 0px; }
QMenuBar::item { padding: 6px 9px; border-radius: 6px; background: transparent; color: $text; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $selection; }
QMenu { background: $raised; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted_text; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QLineEdit {
  background: $background; color: $text; placeholder-text-color: $muted_text; border: 1px solid $border;
  border-radius: 8px; padding: 5px 9px;
  selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit:focus { border: 2px solid $focus; padding: 4px 8px; background: $surface; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus { border: 2px solid $error; padding: 4px 8px; }
QAbstractSpinBox {
  background: $background; color: $text; border: 1px solid $border; border-radius: 6px; padding: 3px 6px;
  selection-background-color: $accent; selection-color: $accent_text;
}
QAbstractSpinBox:focus { border: 2px solid $focus; padding: 2px 5px; background: $surface; }
QAbstractSpinBox[wrong="true"], QAbstractSpinBox[wrong="true"]:focus { border: 2px solid $error; padding: 2px 5px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0 6px; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QSlider { min-height: 22px; background: transparent; }
QSlider::groove:horizontal { height: 4px; background: $border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
  width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $accent; border: 1px solid $accent;
}
QSlider::handle:horizontal:hover { background: $focus; }
QSlider:focus { border: 1px solid $focus; border-radius: 6px; }
QSlider[unknown="true"]::sub-page:horizontal { background: $border; }
QSlider[unknown="true"]::handle:horizontal { background: $surface; border: 1px solid $muted_text; }
QPushButton, QToolButton#action, QComboBox {
  background: $surface; color: $text; border: 1px solid $border; border-radius: 7px; padding: 6px 12px;
}
QComboBox::drop-down { border: none; width: 22px; }
QComboBox QAbstractItemView { border: 1px solid $border; padding: 4px; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover, QToolButton#action:hover { background: $hover; }
QPushButton:focus, QToolButton#action:focus, QComboBox:focus { border: 2px solid $focus; }
QPushButton:focus, QToolButton#action:focus { padding: 5px 11px; }
QPushButton:disabled, QToolButton#action:disabled, QComboBox:disabled, QLineEdit:disabled {
  color: $muted_text; border-color: $hairline;
}
QPushButton:default { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton:default:disabled { background: $surface; color: $muted_text; border-color: $hairline; }
QToolButton#action::menu-indicator { image: none; }
QToolButton#plus { background: $surface; border: 1px solid $focus; border-radius: 11px; padding: 0; }
QToolButton#plus:hover { background: $hover; border: 2px solid $focus; }
QListView#places::item { padding: 3px 6px; }
QTableView#cases::item { padding: 0 3px; }
QFrame#nameField { background: $surface; border: 2px solid $focus; border-radius: 8px; }
QToolButton#flat { border: 1px solid transparent; border-radius: 6px; padding: 3px 7px; color: $text; }
QToolButton#flat:hover { background: $hover; }
QToolButton#flat:checked { background: $selection; color: $accent; }
QToolButton#flat:focus { border: 1px solid $focus; }
QToolButton#flat:disabled { color: $muted_text; }
QToolButton#flat::menu-indicator { image: none; }
QToolButton#corner { border: 1px solid transparent; border-radius: 6px; padding: 0; }
QToolButton#corner:hover { background: $hover; }
QToolButton#corner:checked { background: $accent; }
QToolButton#corner:focus { border: 1px solid $focus; }
#pane, #card, #panel { background: $surface; border: 1px solid $hairline; border-radius: 8px; }
#tray { background: $surface; border: 1px solid $hairline; border-radius: 8px; }
#tray[marked="true"] { background: $selection; border: 2px solid $accent; }
#tray QAbstractItemView::item { padding: 3px 14px 3px 2px; }
#tray[marked="true"] QAbstractItemView { background: $selection; }
#card[active="true"] { border: 2px solid $accent; }
QToolButton#figure {
  border: 1px solid transparent; border-radius: 5px; font-size: 17px; font-weight: 600; color: $text;
}
QToolButton#figure:hover { background: $hover; }
QToolButton#figure:focus { border: 1px solid $focus; }
QToolButton#chip {
  border: 1px solid $border; border-radius: 12px; padding: 1px 7px 1px 3px; color: $text; background: $surface;
}
QToolButton#chip:hover { background: $hover; }
QToolButton#chip:checked { background: $selection; border: 1px solid $accent; color: $accent; font-weight: 600; }
QToolButton#chip:focus { border: 2px solid $focus; padding: 0px 6px 0px 2px; }
QPushButton#chip {
  border: 1px solid $border; border-radius: 11px; padding: 2px 9px 2px 5px; color: $text; background: $surface;
}
QPushButton#chip:hover { background: $hover; }
QPushButton#chip:checked { background: $selection; border: 1px solid $accent; color: $accent; font-weight: 600; }
QPushButton#chip:focus { border: 2px solid $focus; padding: 1px 8px 1px 4px; }
QToolButton#tab {
  border: none; border-bottom: 2px solid transparent; padding: 5px 6px 4px 6px; color: $muted_text; font-weight: 600;
}
QToolButton#tab:hover { color: $text; }
QToolButton#tab:checked { color: $accent; border-bottom: 2px solid $accent; }
QToolButton#tab:focus { border: 1px solid $focus; border-radius: 5px; padding: 4px 5px 4px 5px; }
QCheckBox { color: $text; font-size: 12px; spacing: 7px; }
QCheckBox::indicator:unchecked {
  width: 13px; height: 13px; border: 1px solid $muted_text; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:unchecked:focus { border: 2px solid $focus; width: 11px; height: 11px; }
QRadioButton { color: $text; spacing: 7px; }
QRadioButton::indicator {
  width: 13px; height: 13px; border: 1px solid $muted_text; border-radius: 7px; background: $surface;
}
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 4px solid $accent; }
QRadioButton::indicator:disabled { border-color: $border; }
QRadioButton:focus { border: 1px solid $focus; border-radius: 4px; }
QSplitter::handle { background: $hairline; margin: 2px 12px; }
QProgressBar {
  background: $background; border: 1px solid $border; border-radius: 6px; color: $text;
  text-align: center; height: 22px;
}
QProgressBar::chunk { background: $selection; border-radius: 5px; }
#inspector { background: $surface; border-left: 1px solid $hairline; }
#banner { background: $warning_tint; border-bottom: 1px solid $warning; }
#banner[severe="true"] { background: $error_tint; border-bottom: 1px solid $error; }
#banner QLabel { color: $text; }
#status { background: $surface; border-top: 1px solid $hairline; }
#status QLabel { color: $muted_text; font-size: 12px; }
#status QToolButton { font-size: 12px; }
#hairline { background: $hairline; }
QLabel { color: $text; background: transparent; }
QLabel#heading, QLabel#group { font-weight: 600; color: $text; }
QLabel#unit { font-size: 17px; font-weight: 600; }
QLabel#muted, QLabel#caption { color: $muted_text; }
QLabel#caption { font-size: 12px; }
QLabel#differs { color: $changed; font-weight: 600; font-size: 12px; }
QLabel#wrong { color: $error; font-size: 12px; }
QLabel#warning { color: $warning; font-weight: 600; }
QPushButton#link {
  border: 1px solid transparent; border-radius: 4px; color: $accent; background: transparent; text-align: left;
  padding: 1px 3px; margin-left: -4px;
}
QPushButton#fold {
  border: 1px solid transparent; border-radius: 6px; background: transparent; text-align: left; font-weight: 600;
  padding: 5px 6px; margin-left: -6px;
}
QPushButton#fold:hover { background: $hover; }
QPushButton#fold:focus { border: 1px solid $focus; padding: 5px 6px; }
QPushButton#link:hover { background: $selection; }
QPushButton#link:focus { border: 1px solid $focus; padding: 1px 3px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractItemView {
  background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $selection; selection-color: $text; alternate-background-color: $surface;
}
QAbstractItemView::item:hover { background: $hover; }
QHeaderView::section { background: $surface; color: $muted_text; border: none; padding: 6px; font-weight: 400; }
QTableCornerButton::section, QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted_text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QPlainTextEdit, QTextEdit { background: $background; color: $text; border: 1px solid $border; border-radius: 6px; }
QPlainTextEdit { border-radius: 8px; padding: 1px 6px; }
QPlainTextEdit:focus { border: 2px solid $focus; background: $surface; padding: 0 5px; }
QPlainTextEdit[wrong="true"], QPlainTextEdit[wrong="true"]:focus { border: 2px solid $error; padding: 0 5px; }
#results { background: $raised; border: 1px solid $border; border-radius: 8px; }
#results QListView { background: $raised; border-radius: 8px; padding: 4px; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole app in `theme`."""
    return _SHEET.substitute(
        sizes=_sizes(),
        background=theme.background,
        surface=theme.surface,
        raised=theme.raised,
        hover=theme.hover,
        selection=theme.selection,
        text=theme.text,
        muted_text=theme.muted_text,
        border=theme.border,
        hairline=theme.hairline,
        focus=theme.focus,
        accent=theme.accent.fill,
        accent_text=theme.accent.text,
        changed=theme.changed.fill,
        warning=theme.warning.fill,
        warning_tint=theme.warning.tint,
        error=theme.error.fill,
        error_tint=theme.error.tint,
    )


def _sizes() -> str:
    """How large text is, where it is not so large anyhow, by the app's font.

    Said of every widget, Qt would give each a font and tell it so: a quarter of all that it takes to dress a window.
    """
    if QApplication.font().pixelSize() != _SIZE:
        others = ["*"]
    else:
        # Qt for Python takes the name as text alone, whatever its types say.
        fonts = {name: QApplication.font(name) for name in _OWN_FONTS}  # type: ignore[call-overload]
        others = [name for name, own in fonts.items() if own.pixelSize() != _SIZE]
    return f"{', '.join(others)} {{ font-size: {_SIZE}px; }}" if others else ""


def palette(theme: Theme) -> QPalette:
    """What the style sheet leaves to Qt: dialogs, selections, disabled text."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.background),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.background),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted_text),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.Highlight, theme.accent.fill),
        (role.HighlightedText, theme.accent.text),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Link, theme.accent.fill),
        (role.Light, theme.surface),
        (role.Midlight, theme.hover),
        (role.Mid, theme.hairline),
        (role.Dark, theme.border),
        (role.Shadow, theme.border),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted_text))
    return made


def bare(widget: QWidget) -> None:
    """Have the style sheet of its window be put on what lies in `widget`, and not on itself.

    It takes what it looks like from the palette, or paints it; what lies in it is dressed part by part.
    """
    widget.setProperty(_BARE, True)


def is_bare(widget: QWidget) -> bool:
    """Whether what lies in `widget` has the style sheet, and not itself."""
    return bool(widget.property(_BARE))


def look_up(widget: QWidget) -> None:
    """Have Qt look up anew how `widget` looks, as a property has changed that the style sheet asks for.

    One that was not shown yet is looked up when it is. To be asked for its style before would have PySide make all
    the enumerations of QStyle (5 ms), which the start can do without.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
