from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from orgsim.export.errors import ExportError, UnknownFormatError, UnsuitableSizeError, UnwritableError
from orgsim.export.page.picture import MOST_UNITS, Picture
from orgsim.export.page.writing import encoded, format_of, write_picture
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES
from tests.room import room_for

pytestmark = pytest.mark.usefixtures("painting")


def red(painter: QPainter, pixels: float) -> None:
    painter.fillRect(QRectF(0, 0, 100, 80), QColor("#ff0000"))


def picture(width: float = 200, height: float = 80) -> Picture:
    return Picture(title="Red & white", width=width, height=height, pages=(red,))


@pytest.mark.parametrize("name", ["kuva", "kuva.docx", "kuva.", ".png", "luonnos 1.2"])
def test_a_name_that_tells_no_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        write_picture(picture(), tmp_path / name)
    for language in LANGUAGES:
        said = catalog(language).say(refused.value.message)
        assert name in said
        assert ".png, .svg, .pdf" in said
    assert list(tmp_path.iterdir()) == []


def test_the_ending_may_be_in_capitals() -> None:
    assert format_of(Path("KUVA.PDF")) == "pdf"


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_folder_that_is_not_there_is_said(tmp_path: Path, suffix: str) -> None:
    output = tmp_path / "missing" / f"kuva.{suffix}"
    with pytest.raises(UnwritableError) as refused:
        write_picture(picture(), output)
    said = catalog("en").say(refused.value.message)
    assert f"kuva.{suffix}" in said or "…" in said
    assert "There is no such file or folder" in said


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    output = tmp_path / "kuva.png"
    output.mkdir()
    with pytest.raises(UnwritableError):
        write_picture(picture(), output)
    assert output.is_dir()


@pytest.mark.parametrize("name", ["x" * 300 + ".png", "a\0b.png"])
def test_a_name_that_no_file_can_have_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnwritableError):
        write_picture(picture(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    output = tmp_path / "kuva.png"
    output.write_bytes(b"old")
    with pytest.raises(UnsuitableSizeError):
        write_picture(picture(), output, pixels=1000)
    assert output.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["kuva.png"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_picture_for_which_the_disk_has_no_room_is_not_saved_by_half(tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"kuva{suffix}"
    # What is written on the way is cut off after so many bytes.
    with room_for(60), pytest.raises(UnwritableError) as refused:
        write_picture(picture(), output)
    assert list(tmp_path.iterdir()) == []
    for language in LANGUAGES:
        assert tempfile.gettempdir() in catalog(language).say(refused.value.message)


def test_a_new_picture_takes_the_old_ones_place_and_permissions(tmp_path: Path) -> None:
    output = tmp_path / "kuva.svg"
    output.write_bytes(b"old")
    output.chmod(0o640)
    write_picture(picture(), output)
    assert output.read_bytes().startswith(b"<?xml")
    assert stat.S_IMODE(output.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["kuva.svg"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.png", tmp_path / "link.png"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_picture(picture(), link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"\x89PNG")


def test_a_png_has_the_pixels_asked_for() -> None:
    image = QImage.fromData(encoded(picture(), "png", pixels=2.5))
    assert (image.width(), image.height()) == (500, 200)
    assert image.pixelColor(249, 100) == QColor("#ff0000")
    assert image.pixelColor(251, 100) == QColor("#ffffff")
    assert image.text("Title") == "Red & white"


@pytest.mark.parametrize("size", [(10, 80), (200, 20_000)])
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_sizes_that_cannot_be_drawn_are_refused(size: tuple[int, int], suffix: str) -> None:
    with pytest.raises(ExportError) as refused:
        encoded(picture(*size), format_of(Path(f"x.{suffix}")))
    assert str(size[0]) in catalog("fi").say(refused.value.message)


def test_a_pdf_has_the_shape_of_the_picture_and_all_its_pages() -> None:
    data = encoded(Picture(title="Kaksi", width=960, height=480, pages=(red, red)), "pdf")
    assert data.startswith(b"%PDF")
    # 960 × 480 pixels are 10 × 5 inches.
    assert data.count(b"/MediaBox [0 0 720 360]") + data.count(b"/MediaBox [0 0 720.000000 360.000000]") == 2


def test_more_units_than_memory_has_room_for_in_an_svg_fit_a_pdf_and_a_png() -> None:
    many = msgspec.structs.replace(picture(), units=MOST_UNITS + 1)
    with pytest.raises(UnsuitableSizeError) as refused:
        encoded(many, "svg")
    for language in LANGUAGES:
        assert "PDF" in catalog(language).say(refused.value.message)
    assert encoded(many, "pdf").startswith(b"%PDF")
    assert encoded(many, "png").startswith(b"\x89PNG")
    assert encoded(msgspec.structs.replace(many, units=MOST_UNITS), "svg")
