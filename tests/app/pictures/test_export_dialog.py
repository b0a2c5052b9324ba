from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.document.open_files import opened
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.pictures.copying import Copying
from orgsim.app.pictures.export_dialog import ExportDialog
from orgsim.app.pictures.pages_preview import PagesPreview
from orgsim.app.pictures.printing import PrintingDialog, lay_out, print_picture
from orgsim.app.pictures.shown import subject_of, suggested_name, told_in
from orgsim.app.shell.window import MainWindow
from orgsim.app.widgets.fields import Check, Choice, NumberField
from orgsim.export.documents import document
from orgsim.export.formats import DOCUMENTS, PICTURES
from orgsim.export.page.picture import SMALLEST_PRINT
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
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
    ready(made, qtbot)
    return made


def ready(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Wait until the picture is made."""
    qtbot.waitUntil(lambda: dialog.is_ready)


def saved(dialog: ExportDialog, path: Path, qtbot: QtBot) -> None:
    """Have the picture written."""
    with qtbot.waitSignal(dialog.saved):
        assert dialog.save_to(path)


def test_it_begins_with_what_is_shown(scenarios_dir: Path, state: State, qtbot: QtBot, settings: Settings) -> None:
    made = ExportDialog(replace(state, view="metrics", theme="projector"), settings)
    qtbot.addWidget(made)
    assert made.choices.view == "metrics"
    assert made.choices.format == "png"
    ready(made, qtbot)
    assert made.picture.title == "Lohjan organisaatiomuutos 2016"


def test_a_handout_has_the_parts_that_are_ticked(
    dialog: ExportDialog, state: State, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choices.choose(view="handout")
    ready(dialog, qtbot)
    assert dialog.choices.format == "pdf", "whatever it was before"
    ticks = {tick.text(): tick for tick in dialog.findChildren(Check) if tick.isVisible()}
    # Of the one they tell nothing; the other nobody has simulated yet.
    assert [text for text, tick in ticks.items() if not tick.isEnabled()] == ["Päätösaika", "Aikajana"]
    assert ticks["Päätösaika"].toolTip() != ticks["Aikajana"].toolTip() != ""
    assert not ticks["Luonnokset rinnakkain"].isChecked(), "which the differences show"
    whole = len(dialog.picture.pages)
    for text in ("Tunnusluvut", "Toimivalta", "Tarkistukset", "Siirtymä", "Tavoitteet"):
        ticks[text].click()
    ready(dialog, qtbot)
    assert [its.title for its in dialog.picture.bookmarks[1:]] == [
        "A Lohja, valiokuntamalli 1.2",
        "B Lohja, lautakuntamalli 1.2",
        "Erot",
        "Erot luettelona",
    ]
    assert len(dialog.picture.pages) == 5 < whole
    told = " ".join(its.text() for its in dialog.findChildren(QLabel))
    assert "5 sivua." in told and "verkkosivu (HTML)" in told, "as the PDF is not tagged"
    assert not dialog.save_to(tmp_path / "moniste.png")
    saved(dialog, tmp_path / "moniste.pdf", qtbot)
    assert [its.name for its in tmp_path.glob("moniste*")] == ["moniste.pdf"]
    assert suggested_name(state, "handout") == "lohja-2016-moniste"


def test_another_format_makes_of_a_handout_a_picture_or_a_document(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choices.choose(view="handout", parts=["metrics"])
    dialog.choices.choose(format="html")
    assert dialog.choices.is_document and not dialog.choices.is_handout
    dialog.choices.choose(format="svg")
    ready(dialog, qtbot)
    assert not dialog.choices.is_handout and dialog.choices.view == "structure" and len(dialog.picture.pages) == 1


def test_a_web_page_is_made_before_its_name_is_chosen_and_is_what_is_chosen_last(
    dialog: ExportDialog, state: State, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choices.choose(format="html")
    assert not dialog.is_prepared and dialog.is_ready, "it can be saved all the same"
    qtbot.waitUntil(lambda: dialog.is_prepared)
    dialog.choices.choose(format="csv")
    assert not dialog.is_prepared, "as nobody wants it"
    saved(dialog, tmp_path / "sivu.html", qtbot)
    assert (tmp_path / "sivu.html").read_bytes() == document(subject_of(state), "html", catalog("fi"))


def test_a_csv_table_is_of_the_draft_that_is_active_and_says_so(
    state: State, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    dialog = ExportDialog(replace(state, active=1), settings)
    qtbot.addWidget(dialog)
    dialog.show()

    def told() -> list[str]:
        QApplication.processEvents()
        return [its.accessibleName() or its.text() for its in dialog.findChildren(QLabel) if its.isVisible()]

    dialog.choices.choose(format="xlsx")
    assert {"Lohja, valiokuntamalli 1.2", "Lohja, lautakuntamalli 1.2"} <= set(told())
    dialog.choices.choose(format="csv")
    assert "Lohja, lautakuntamalli 1.2" in told() and "Lohja, valiokuntamalli 1.2" not in told()
    assert any("1 muu luonnos jää pois" in its for its in told())
    assert not any("piilotet" in its for its in told()), "the other is seen in the window"
    saved(dialog, tmp_path / "b.csv", qtbot)
    text = (tmp_path / "b.csv").read_text("utf-8-sig")
    assert "Palvelutuotantolautakunta" in text and "Talousvaliokunta" not in text
    seen = told_in(replace(state, active=1), "csv")
    assert seen.letters == "B" and suggested_name(seen, None) == "lohja-lautakuntamalli"
    assert told_in(state, "xlsx") is state


def test_units_are_counted_as_the_status_line_counts_them(
    koskenlahti_dir: Path, qtbot: QtBot, settings: Settings
) -> None:
    """Its 14 kitchens share one box: of 146 boxes they make 159 units."""
    state = opened(State(language="fi"), open_paths([koskenlahti_dir / "koskenlahti-nyt.yaml"]), add=False)
    dialog = ExportDialog(state, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choices.choose(format="xlsx")
    assert "159 yksikköä" in [its.text() for its in dialog.findChildren(QLabel)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_every_language(state: State, qtbot: QtBot, language: str, settings: Settings) -> None:
    made = ExportDialog(replace(state, language=language), settings)
    qtbot.addWidget(made)
    made.show()
    titles = {"fi": "Vie", "sv": "Exportera", "en": "Export"}
    assert made.windowTitle() == titles[language]
    buddies = [label.buddy() for label in made.findChildren(QLabel) if "&" in label.text()]
    assert len(buddies) == 6
    assert all(buddy is not None for buddy in buddies)


@pytest.mark.parametrize(
    ("size", "expected"),
    [("full-hd", (1920, 1080)), ("ultra-hd", (3840, 2160)), ("a4", (3508, 2480)), ("a3", (4961, 3508))],
)
def test_a_png_has_the_size_that_was_chosen(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, size: str, expected: tuple[int, int]
) -> None:
    dialog.choices.choose(size=size)
    saved(dialog, tmp_path / "kuva.png", qtbot)
    image = QImage(str(tmp_path / "kuva.png"))
    assert (image.width(), image.height()) == expected


def test_a_size_of_ones_own_is_typed(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.choices.choose(size="custom")
    width, height = dialog.findChildren(NumberField)
    for field, number in ((width, "800"), (height, "600")):
        field.selectAll()
        qtbot.keyClicks(field, number)
    saved(dialog, tmp_path / "kuva.png", qtbot)
    image = QImage(str(tmp_path / "kuva.png"))
    assert (image.width(), image.height()) == (800, 600)


def test_what_is_no_size_gives_way_to_the_last_that_was(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choices.choose(size="custom")
    width, _ = dialog.findChildren(NumberField)
    width.setFocus()
    width.selectAll()
    qtbot.keyClicks(width, "3")
    qtbot.keyClick(width, Qt.Key.Key_Tab)
    assert not width.hasFocus()
    ready(dialog, qtbot)
    assert dialog.picture.width == 1920
    assert width.text() == "1920"


def test_the_name_may_ask_for_another_format(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    with_pdf = tmp_path / "kuva.pdf"
    told: list[Path] = []
    dialog.saved.connect(told.append)
    saved(dialog, with_pdf, qtbot)
    assert with_pdf.read_bytes().startswith(b"%PDF")
    assert told == [with_pdf]
    assert not dialog.isVisible()


def test_a_name_that_tells_no_format_gets_the_chosen_one(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.choices.choose(format="svg")
    saved(dialog, tmp_path / "luonnos 1.2", qtbot)
    assert (tmp_path / "luonnos 1.2.svg").read_bytes().startswith(b"<?xml")


def test_a_file_that_nobody_was_asked_about_is_not_lost(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "luonnos 1.2.png").write_bytes(b"old")
    assert not dialog.save_to(tmp_path / "luonnos 1.2")
    assert (tmp_path / "luonnos 1.2.png").read_bytes() == b"old"
    assert dialog.isVisible()
    assert any("luonnos 1.2.png" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_what_keeps_it_from_being_written_is_said_in_the_dialog(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert dialog.save_to(tmp_path / "missing" / "kuva.png")
    qtbot.waitUntil(lambda: not dialog.is_writing)
    assert any("ei voi kirjoittaa" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    dialog.choices.choose(theme="dark")
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


@pytest.mark.parametrize("view", ["structure", "metrics", "decisions"])  # the last is simulated for it
def test_the_clipboard_gets_an_image_and_svg(state: State, qtbot: QtBot, view: str) -> None:
    copying = Copying()
    with qtbot.waitSignal(copying.said) as said:
        # Who asks again has what was asked last.
        copying.begin(replace(state, view="checks"))
        copying.begin(replace(state, view=view))
    assert said.args[0].key == "status.copied" and not copying.is_running
    clipboard = QGuiApplication.clipboard()
    assert clipboard.image().width() == 2560
    assert bytes(clipboard.mimeData().data("image/png").data()).startswith(b"\x89PNG")
    assert bytes(clipboard.mimeData().data("image/svg+xml").data()).startswith(b"<?xml")
    clipboard.clear()


@pytest.mark.parametrize(("view", "upright", "several"), [("structure", False, False), ("metrics", True, True)])
def test_paper_is_light_and_its_pages_are_seen_before(
    state: State, qtbot: QtBot, settings: Settings, tmp_path: Path, view: str, upright: bool, several: bool
) -> None:
    dialog = PrintingDialog(replace(state, view=view, theme="dark"), settings)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == "Tulosta"
    name = "a4-upright" if upright else "a4"
    dialog.choices.choose(size=name)
    ready(dialog, qtbot)
    # Two charts of twenty units fit a sheet in text of 6 pt; a table of thirty figures with its plots does not.
    pages = len(dialog.picture.pages)
    assert (pages > 1) == several
    smallest = dialog.picture.smallest_text
    assert smallest is None or smallest >= SMALLEST_PRINT
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    lay_out(
        printer, next(preset for preset in PrintingDialog.presets if preset.name == ("a4-upright" if upright else "a4"))
    )
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    data = (tmp_path / "paper.pdf").read_bytes()
    assert data.count(b"/MediaBox [0 0 595" if upright else b"/MediaBox [0 0 842") == pages


def test_other_paper_than_was_seen_is_divided_anew(
    state: State, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    dialog = PrintingDialog(state, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    ready(dialog, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    lay_out(printer, next(preset for preset in PrintingDialog.presets if preset.name == "a3"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert (tmp_path / "paper.pdf").read_bytes().count(b"/MediaBox [0 0 1191") == 1


def test_printing_asks_for_a_printer_after_its_pages_were_seen(state: State, qtbot: QtBot, settings: Settings) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = print_picture(window, state, settings)
    ready(dialog, qtbot)
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()
    asked = dialog.findChild(QPrintDialog)
    assert asked.isVisible()
    asked.reject()
    assert not asked.isVisible()
    dialog.reject()


def test_pages_are_seen_before_with_their_numbers_and_written_as_they_are(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choices.choose(view="checks", format="pdf", size="a4-upright")
    ready(dialog, qtbot)
    count = len(dialog.picture.pages)
    assert count > 2
    preview = dialog.findChild(PagesPreview)
    qtbot.waitUntil(lambda: preview.painted >= 2)
    assert any(f"{count} sivua" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    saved(dialog, tmp_path / "sivut.pdf", qtbot)
    assert (tmp_path / "sivut.pdf").read_bytes().count(b"/MediaBox [0 0 595") == count


def test_a_chart_may_be_put_together_of_sheets(koskenlahti_dir: Path, qtbot: QtBot, settings: Settings) -> None:
    town = open_paths([koskenlahti_dir / "koskenlahti-nyt.yaml"])
    dialog = ExportDialog(opened(State(language="fi"), town, add=False), settings)
    qtbot.addWidget(dialog)
    dialog.show()
    (division,) = [field for field in dialog.findChildren(Choice) if field.findText("Yhteen liimattavat arkit") >= 0]
    assert not division.isVisible()
    dialog.choices.choose(format="pdf", size="a4-upright", tiles=True)
    ready(dialog, qtbot)
    assert division.isVisible()
    assert len(dialog.picture.pages) > 1
    assert dialog.picture.smallest_text >= SMALLEST_PRINT
    dialog.choices.choose(view="metrics")
    assert not division.isVisible()


def test_writing_that_is_stopped_leaves_no_file_and_the_dialog_open(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choices.choose(view="checks", format="pdf")
    ready(dialog, qtbot)
    assert dialog.save_to(tmp_path / "sivut.pdf")
    assert dialog.is_writing
    dialog.reject()
    assert not dialog.is_writing
    assert dialog.isVisible()
    qtbot.wait(50)
    assert list(tmp_path.iterdir()) == []
    saved(dialog, tmp_path / "sivut.pdf", qtbot)


def dialog_of_units(count: int, folder: Path, qtbot: QtBot, settings: Settings) -> ExportDialog:
    """Of a draft of so many units at the top."""
    lines = "".join([f"  - {{id: u{number}, kind: unit, name: Yksikkö {number}}}\n" for number in range(count)])
    path = folder / "many.yaml"
    path.write_text(f"orgsim: 1\nid: many\ntitle: Monta\nunits:\n{lines}", encoding="utf-8")
    made = ExportDialog(opened(State(language="fi"), open_paths([path]), add=False), settings)
    qtbot.addWidget(made)
    return made


def test_how_far_pages_are_is_seen_while_they_are_laid_out(tmp_path: Path, qtbot: QtBot, settings: Settings) -> None:
    made = dialog_of_units(1_000, tmp_path, qtbot, settings)
    made.show()
    bar, said = made.findChild(QProgressBar), set[str]()
    assert bar is not None
    bar.valueChanged.connect(lambda _: said.update(each.text() for each in made.findChildren(QLabel)))
    made.choices.choose(format="pdf")
    ready(made, qtbot)
    counted = [each for each in said if each.startswith("Lasketaan sivuja: yksiköistä sijoitettu ")]
    assert counted and all(each.endswith(("/1\u202f000.", "/1\u00a0000.")) for each in counted)
    assert bar.maximum() == bar.value() == 1_000, "all units stand on pages"
    assert not bar.isVisible() and len(made.picture.pages) > 2


def test_how_many_slides_there_may_be_is_told_before_thousands_of_units_are_put_on_them(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot, settings: Settings
) -> None:
    def said(its: ExportDialog) -> str:
        its.choices.choose(format="pptx")
        return " ".join([label.text() for label in its.findChildren(QLabel)])

    assert "jopa noin" not in said(dialog)
    made = dialog_of_units(8_000, tmp_path, qtbot, settings)
    assert "Yksiköitä on 8\u00a0000: dioja tulee jopa noin 400, " in said(made)


def test_how_far_a_document_is_is_seen_and_it_can_be_left_in_the_middle(
    tmp_path: Path, qtbot: QtBot, settings: Settings
) -> None:
    made = dialog_of_units(8_000, tmp_path, qtbot, settings)
    made.show()
    made.choices.choose(format="ttl")
    bar, output = made.findChild(QProgressBar), tmp_path / "out"
    output.mkdir()
    assert bar is not None
    assert made.save_to(output / "many.ttl")
    assert (bar.minimum(), bar.maximum()) == (0, 0), "nothing is known yet"
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert made.is_writing and bar.maximum() == 1_000
    said = [each.text() for each in made.findChildren(QLabel) if each.text().startswith("Yksiköitä kirjoitettu")]
    assert len(said) == 1 and "/8" in said[0]
    made.reject()
    assert not made.is_writing and not bar.isVisible() and list(output.iterdir()) == []
    assert not [each for each in made.findChildren(QLabel) if each.text().startswith("Yksiköitä kirjoitettu")]
    saved(made, output / "many.ttl", qtbot)
    assert (output / "many.ttl").stat().st_size > 1_000_000
    assert [each.name for each in output.iterdir()] == ["many.ttl"]


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
        made.choices.choose(view=view)
        ready(made, qtbot)
        assert why in said()
        assert not save.isEnabled()
        assert not made.save_to(tmp_path / "kuva.png")
    made.choices.choose(view="structure")
    ready(made, qtbot)
    assert "kuvattavaa" not in said()
    assert save.isEnabled()


def test_decisions_are_simulated_for_a_picture_that_is_saved(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choices.choose(view="decisions")
    ready(dialog, qtbot)
    assert dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save).isEnabled()


def test_nothing_is_copied_of_a_view_that_shows_nothing(
    open_window: Callable[..., MainWindow], scenarios_dir: Path, qtbot: QtBot
) -> None:
    window = open_window(scenarios_dir / "lohja-nykytila.yaml")
    window.actions_by_name["timeline"].trigger()
    window.actions_by_name["copy"].trigger()

    def said() -> list[str]:
        return [label.accessibleName() for label in window.status.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "Luonnoksessa ei ole aikajanaa, joten kuvattavaa ei ole." in said())


def test_it_says_where_text_comes_out_too_small_to_be_read(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    def warned() -> list[str]:
        return [
            label.text()
            for label in dialog.findChildren(QLabel)
            if label.isVisible() and "Tässä koossa" in label.text()
        ]

    dialog.choices.choose(view="checks")
    ready(dialog, qtbot)
    assert warned() == []
    dialog.choices.choose(size="full-hd")
    ready(dialog, qtbot)
    dialog.choices.choose(size="window")
    ready(dialog, qtbot)
    # Three times as many rows as a screen has room for.
    (said,) = warned()
    assert "Valitse kooksi ”Sopiva”, suurempi koko tai PDF." in said
    dialog.choices.choose(format="pdf")
    ready(dialog, qtbot)
    assert warned() == []
    dialog.choices.choose(format="png", size="a3")
    ready(dialog, qtbot)
    assert warned() == [], "a sheet has three dots to a pixel"
    dialog.choices.choose(size="window")
    ready(dialog, qtbot)
    saved(dialog, tmp_path / "kuva.png", qtbot)  # It is written all the same.


def test_formats_stand_by_what_they_are_for_and_options_only_where_they_apply(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    field = dialog.choices._format
    listed = [(field.itemText(place), field.model().index(place, 0).flags()) for place in range(field.count())]
    headings = [text for text, flags in listed if not flags & Qt.ItemFlag.ItemIsEnabled]
    assert headings == ["Kuvana", "Asiakirjana", "Taulukkona", "Tietona"]
    assert len(listed) == len(headings) + len(PICTURES) + len(DOCUMENTS)
    assert {label.buddy() for label in dialog.findChildren(QLabel) if label.isVisible()} >= {dialog.choices._size}
    assert not dialog.choices._template.isVisible()
    dialog.choices.choose(format="xlsx")
    assert not dialog.choices._size.isVisible()
    assert not dialog._preview.isVisible()
    named = [label.accessibleName() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Lohja, valiokuntamalli 1.2" in named
    dialog.choices.choose(format="pptx")
    assert dialog.choices._template.isVisible()
    dialog.choices.take_template(tmp_path / "Kaupungin pohja.pptx")
    assert dialog.choices._template.currentText() == "Kaupungin pohja.pptx"
    # What is not there is told, and nothing is written.
    dialog.save_to(tmp_path / "esitys.pptx")
    assert not (tmp_path / "esitys.pptx").exists()
