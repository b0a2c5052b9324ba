"""What leads through a PDF: bookmarks, language, title."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from PySide6.QtCore import QPointF

from orgsim.drawing.themes import LIGHT
from orgsim.export.page.fonts import font
from orgsim.export.page.picture import Bookmark, Picture
from orgsim.export.page.writing import encoded
from orgsim.export.views import Shown, view_picture
from orgsim.files.reading.scenario_file import read_scenario
from tests.export.pdf_text import is_found

pytestmark = pytest.mark.usefixtures("painting")


def written(*bookmarks: Bookmark, language: str | None = "sv") -> bytes:
    def paint(painter, _pixels: float) -> None:
        painter.setFont(font(13))
        painter.drawText(QPointF(10, 20), "Stadsfullmäktige")

    picture = Picture(
        title="Förslag", width=300, height=200, pages=(paint,) * 3, language=language, bookmarks=bookmarks
    )
    return encoded(picture, "pdf")


def tree(reader: PdfReader, items: list | None = None) -> list:
    """Titles and pages; what stands below one is a list after it."""
    found: list = []
    for its in reader.outline if items is None else items:
        is_one = isinstance(its, Destination)
        found.append((its.title, reader.get_destination_page_number(its)) if is_one else tree(reader, its))
    return found


def test_bookmarks_stand_below_each_other_and_the_language_is_told() -> None:
    marks = Bookmark("Hela", 0), Bookmark("(Bildning) \\ åäö", 1, below=0), Bookmark("Teknik", 2, below=0)
    data = written(*marks)
    reader = PdfReader(BytesIO(data))
    assert tree(reader) == [("Hela", 0), [("(Bildning) \\ åäö", 1), ("Teknik", 2)]]
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("sv", True)
    assert reader.metadata.title == "Förslag"
    assert "/Author" not in reader.metadata, "nothing is stated as empty"
    assert b"/Info " in data.rpartition(b"/XRef")[2], "where poppler alone looks for it: in the last update"
    assert pypdfium2.PdfDocument(data).get_metadata_value("Title") == "Förslag"
    assert is_found(data, "Stadsfullmäktige"), "and all else is as it was"


def test_what_has_neither_is_left_as_qt_wrote_it() -> None:
    reader = PdfReader(BytesIO(written(language=None)))
    assert reader.outline == [] and "/Lang" not in reader.trailer["/Root"]


def test_the_pages_of_a_town_are_listed_by_their_branches(koskenlahti_dir: Path) -> None:
    town = read_scenario(koskenlahti_dir / "koskenlahti-nyt.yaml").scenario
    shown = Shown(scenarios=[town], everything=True)
    picture = view_picture(shown, "structure", theme=LIGHT, language="fi", size=(1122.5, 793.7), pages=True)
    listed = tree(PdfReader(BytesIO(encoded(picture, "pdf"))))
    assert listed[0] == ("Koskenlahti, nykyinen organisaatio", 0)
    all_of_them = list(flat(listed))
    assert any("Sivistystoim" in title for title, _ in all_of_them)
    assert sorted(page for _, page in all_of_them) == list(range(len(picture.pages))), "each page once"
    assert picture.language == "fi"


def flat(items: list) -> Iterator[tuple[str, int]]:
    for its in items:
        if isinstance(its, list):
            yield from flat(its)
        else:
            yield its
