from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.document.open_files import opened
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.pictures.export_dialog import ExportDialog
from orgsim.app.pictures.printing import copy_picture, lay_out, print_on, print_picture
from orgsim.app.pictures.shown import suggested_name
from orgsim.app.shell.window import MainWindow
from orgsim.app.widgets.fields import NumberField
from orgsim.files.reading.opening import open_paths
from orgsim.model.text import LANGUAGES

pytestmark = pytest.mark.usefixtures("no_leaks")


@pytest.fixture
def state(scenarios_dir: Path) -> State:
    return opened(State(language="fi"), open_paths([scenarios_dir / "lohja-2016.yaml"]), add=False)


@pytest.fixture
def dialog(state: State, qtbot: QtBot, settings: Settings) -> ExportDialog:
    made = ExportDialog(state, settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_begins_with_what_is_shown(scenarios_dir: Path, state: State, qtbot: QtBot, settings: Settings) -> None:
    made = ExportDialog(replace(state, view="metrics", theme="projector"), settings)
    qtbot.addWidget(made)
    assert made.view == "metrics"
    assert made.format == "png"
    assert made.picture.title == "Lohjan organisaatiomuutos 2016"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_every_language(state: State, qtbot: QtBot, language: str, settings: Settings) -> None:
    made = ExportDialog(replace(state, language=language), settings)
    qtbot.addWidget(made)
    made.show()
    titles = {"fi": "Vie kuvana", "sv": "Exportera som bild", "en": "Export as a picture"}
    assert made.windowTitle() == titles[language]
    buddies = [label.buddy() for label in made.findChildren(QLabel) if "&" in label.text()]
    assert len(buddies) == 4
    assert all(buddy is not None for buddy in buddies)


@pytest.mark.parametrize(
    ("size", "expected"),
    [("full-hd", (1920, 1080)), ("ultra-hd", (3840, 2160)), ("a4", (3508, 2480)), ("a3", (4961, 3508))],
)
def test_a_png_has_the_size_that_was_chosen(
    dialog: ExportDialog, tmp_path: Path, size: str, expected: tuple[int, int]
) -> None:
    dialog.choose(size=size)
    assert dialog.save_to(tmp_path / "kuva.png")
    image = QImage(str(tmp_path / "kuva.png"))
    assert (image.width(), image.height()) == expected


def test_a_size_of_ones_own_is_typed(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.choose(size="custom")
    width, height = dialog.findChildren(NumberField)
    for field, number in ((width, "800"), (height, "600")):
        field.selectAll()
        qtbot.keyClicks(field, number)
    assert dialog.save_to(tmp_path / "kuva.png")
    image = QImage(str(tmp_path / "kuva.png"))
    assert (image.width(), image.height()) == (800, 600)


def test_what_is_no_size_gives_way_to_the_last_that_was(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choose(size="custom")
    width, _ = dialog.findChildren(NumberField)
    width.setFocus()
    width.selectAll()
    qtbot.keyClicks(width, "3")
    qtbot.keyClick(width, Qt.Key.Key_Tab)
    assert not width.hasFocus()
    assert dialog.picture.width == 1920
    assert width.text() == "1920"


def test_the_name_may_ask_for_another_format(dialog: ExportDialog, tmp_path: Path) -> None:
    with_pdf = tmp_path / "kuva.pdf"
    told: list[Path] = []
    dialog.saved.connect(told.append)
    assert dialog.save_to(with_pdf)
    assert with_pdf.read_bytes().startswith(b"%PDF")
    assert told == [with_pdf]
    assert not dialog.isVisible()


def test_a_name_that_tells_no_format_gets_the_chosen_one(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.choose(format="svg")
    assert dialog.save_to(tmp_path / "luonnos 1.2")
    assert (tmp_path / "luonnos 1.2.svg").read_bytes().startswith(b"<?xml")


def test_a_file_that_nobody_was_asked_about_is_not_lost(dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "luonnos 1.2.png").write_bytes(b"old")
    assert not dialog.save_to(tmp_path / "luonnos 1.2")
    assert (tmp_path / "luonnos 1.2.png").read_bytes() == b"old"
    assert dialog.isVisible()
    assert any("luonnos 1.2.png" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_what_keeps_it_from_being_written_is_said_in_the_dialog(dialog: ExportDialog, tmp_path: Path) -> None:
    assert not dialog.save_to(tmp_path / "missing" / "kuva.png")
    assert any("ei voi kirjoittaa" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    dialog.choose(theme="dark")
    assert not any("ei voi kirjoittaa" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_return_asks_for_the_file_with_a_name_at_hand(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    assert dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert Path(chooser.selectedFiles()[0]).name == "lohja-2016-rakenne.png"
    chooser.reject()


def test_names_are_made_of_ids_and_hold_no_path(state: State) -> None:
    apart = replace(state, comparison=None)
    assert suggested_name(apart, "metrics") == "lohja-valiokuntamalli-lohja-lautakuntamalli-tunnusluvut"
    first = apart.files[0]
    odd = replace(first, scenario=replace(first.scenario, id="../../etc/passwd\n<b>"))
    assert suggested_name(replace(apart, files=(odd,)), "structure") == "etc-passwd-b-rakenne"


@pytest.mark.parametrize("view", ["structure", "metrics"])
def test_the_clipboard_gets_an_image_and_svg(state: State, view: str) -> None:
    copy_picture(replace(state, view=view))
    clipboard = QGuiApplication.clipboard()
    assert clipboard.image().width() == 2560
    assert bytes(clipboard.mimeData().data("image/svg+xml").data()).startswith(b"<?xml")
    clipboard.clear()


@pytest.mark.parametrize(("view", "pages"), [("structure", 1), ("metrics", 2)])
def test_paper_is_light_and_lies(state: State, tmp_path: Path, view: str, pages: int) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    lay_out(printer)
    assert print_on(printer, replace(state, view=view, theme="dark"))
    data = (tmp_path / "paper.pdf").read_bytes()
    assert data.count(b"/MediaBox [0 0 842") == pages


def test_printing_asks_for_a_printer_first(state: State, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    asked = print_picture(window, state)
    assert asked.isVisible()
    assert asked.windowTitle() == "Tulosta kuva"
    asked.reject()
    assert not asked.isVisible()


def test_a_view_of_which_there_is_nothing_to_show_is_refused(
    scenarios_dir: Path, qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    alone = opened(State(language="fi"), open_paths([scenarios_dir / "lohja-nykytila.yaml"]), add=False)
    made = ExportDialog(replace(alone, view="timeline"), settings)
    qtbot.addWidget(made)
    made.show()
    save = made.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save)

    def said() -> str:
        return " ".join(label.text() for label in made.findChildren(QLabel) if label.isVisible())

    for view, why in (
        ("timeline", "Luonnoksessa ei ole aikajanaa, joten kuvattavaa ei ole."),
        ("goals", "Luonnoksessa ei ole tavoitteita, joten kuvattavaa ei ole."),
        ("transition", "Siirtymän kuva tarvitsee kaksi luonnosta."),
    ):
        made.choose(view=view)
        assert why in said()
        assert not save.isEnabled()
        assert not made.save_to(tmp_path / "kuva.png")
    made.choose(view="structure")
    assert "kuvattavaa" not in said()
    assert save.isEnabled()


def test_nothing_is_printed_or_copied_of_a_view_that_shows_nothing(
    open_window: Callable[..., MainWindow], scenarios_dir: Path
) -> None:
    window = open_window(scenarios_dir / "lohja-nykytila.yaml")
    window.actions_by_name["timeline"].trigger()
    for name in ("print", "copy"):
        window.actions_by_name[name].trigger()
        said = [label.accessibleName() for label in window.status.findChildren(QLabel)]
        assert "Luonnoksessa ei ole aikajanaa, joten kuvattavaa ei ole." in said
        assert window.findChildren(QPrintDialog) == []


def test_it_says_where_text_comes_out_too_small_to_be_read(dialog: ExportDialog, tmp_path: Path) -> None:
    def warned() -> list[str]:
        return [
            label.text()
            for label in dialog.findChildren(QLabel)
            if label.isVisible() and "Tässä koossa" in label.text()
        ]

    dialog.choose(view="checks")
    assert warned() == []
    dialog.choose(size="full-hd")
    dialog.choose(size="window")
    # Three times as many rows as a screen has room for.
    (said,) = warned()
    assert "Valitse kooksi ”Sopiva”, suurempi koko tai PDF." in said
    dialog.choose(format="pdf")
    assert warned() == []
    dialog.choose(format="png", size="a3")
    assert warned() == [], "a sheet has three dots to a pixel"
    dialog.choose(size="window")
    assert dialog.save_to(tmp_path / "kuva.png"), "it is written all the same"
