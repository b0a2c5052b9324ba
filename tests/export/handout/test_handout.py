"""Handouts: what stands on which page, what leads there, and that all names are found."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import Destination

from orgsim.drawing.themes import LIGHT
from orgsim.export.errors import NothingToShowError, UnknownFormatError
from orgsim.export.files import export_handout
from orgsim.export.handout.cover import Entry, cover
from orgsim.export.handout.making import making_handout
from orgsim.export.handout.parts import PARTS, USUAL, Part
from orgsim.export.page.paper import Paper
from orgsim.export.page.picture import SMALLEST_PRINT, Picture
from orgsim.export.page.steps import finished
from orgsim.export.page.writing import encoded
from orgsim.export.views import Shown
from orgsim.files.reading.opening import Opened, open_paths
from orgsim.model.hierarchy import hierarchy
from tests.drawing.decisions.results import days, result, times
from tests.drawing.decisions.results import draft as some_draft
from tests.drawing.organisations import scenario, unit

pytestmark = pytest.mark.usefixtures("painting")

DAY = dt.date(2026, 11, 29)


def made(shown: Shown, *parts: Part, paper: Paper | None = None) -> Picture:
    size = (paper or Paper()).size
    return finished(making_handout(shown, parts, theme=LIGHT, language="fi", size=size, day=DAY))


def page_texts(data: bytes) -> list[str]:
    """The text of each page as PDFium reads it, on one line."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(re.sub(r"\s+", " ", text.get_text_range()))
        text.close()
        page.close()
    document.close()
    return texts


def test_what_is_chosen_of_a_comparison_is_one_document(lohja: Opened, tmp_path: Path) -> None:
    output = tmp_path / "moniste.pdf"
    chosen: tuple[Part, ...] = ("drafts", "differences", "metrics", "timeline")
    export_handout(lohja, output=output, parts=chosen, day=DAY)
    data = output.read_bytes()
    texts = page_texts(data)
    reader = PdfReader(io.BytesIO(data))
    assert "Lohjan organisaatiomuutos 2016" in texts[0] and "29.11.2026" in texts[0]
    assert all(f"{number} · orgsim" in text for number, text in enumerate(texts, 1)), "numbered through"
    drafts = [file.scenario for file in lohja.files]
    for page, (letter, draft) in enumerate(zip("AB", drafts, strict=True), 1):
        assert f"{letter} {draft.title.in_language('fi')}" in texts[page], "each draft under its own letter"
    listed = [(its.title, reader.get_destination_page_number(its)) for its in flat(reader.outline)]
    assert [title for title, _ in listed] == [
        "Lohjan organisaatiomuutos 2016",
        "A Lohja, valiokuntamalli 1.2",
        "B Lohja, lautakuntamalli 1.2",
        "Erot",
        "Erot luettelona",
        "Tunnusluvut",
    ], "and of no timeline, as there is none"
    assert [page for _, page in listed[:5]] == [0, 1, 2, 3, 4]
    links = [annotation.get_object() for annotation in reader.pages[0]["/Annots"]]
    assert [reader.get_page_number(link["/Dest"][0].get_object()) for link in links] == [
        page for _, page in listed[1:]
    ], "contents lead to the same pages"
    assert "Yksilöjaosto Yläpuolella: Hyvinvointivaliokunta → Sosiaali- ja terveyslautakunta" in texts[4]
    root = reader.trailer["/Root"]
    assert (reader.metadata.title, root["/Lang"]) == ("Lohjan organisaatiomuutos 2016", "fi")
    names = {its.name.in_language("fi") for draft in drafts for its in hierarchy(draft).units if its.short is None}
    for read in readings(output, data):
        assert [name for name in names if name not in read] == []


def readings(path: Path, data: bytes) -> list[str]:
    """All text as PDFium, pypdf and, where it is there, poppler read it."""
    # pypdf takes seconds for what is all outlines.
    charts = PdfReader(io.BytesIO(data)).pages[1:3]
    found = [" ".join(page_texts(data)), " ".join(page.extract_text() for page in charts)]
    if (poppler := shutil.which("pdftotext")) is not None:
        found.append(subprocess.run([poppler, path, "-"], check=True, capture_output=True).stdout.decode())
    return [re.sub(r"\s+", " ", text) for text in found]


def flat(items: list) -> list[Destination]:
    return [each for its in items for each in (flat(its) if isinstance(its, list) else [its])]


def test_pages_of_branches_refer_to_pages_of_the_whole() -> None:
    boards = [
        unit(f"t{a}", "board", *[unit(f"t{a}p{b}", "division", name=f"Palvelu {a}.{b:02}") for b in range(30)])
        for a in range(16)
    ]
    shown = Shown(scenarios=[replace(scenario(unit("kh", "board", *boards)), id=id) for id in ("yksi", "kaksi")])
    paper = Paper(name="a4", landscape=False)
    picture = made(shown, "drafts", paper=paper)
    assert picture.smallest_text is not None and picture.smallest_text >= SMALLEST_PRINT
    texts = page_texts(encoded(picture, "pdf"))
    second = next(mark.page for mark in picture.bookmarks if mark.title.startswith("B "))
    referred = [int(page) for text in texts[second:] for page in re.findall(r"jatkoa sivulta (\d+)", text)]
    assert referred and set(referred) == {second + 1}
    onwards = {int(page) for text in texts for page in re.findall(r"jatkuu sivulla (\d+)", text)}
    below = {mark.page + 1 for mark in picture.bookmarks if mark.below}
    assert onwards and onwards <= below, "each page that is named begins a branch"
    assert all(f"{at} · orgsim" in text for at, text in enumerate(texts, 1))
    names = [f"Palvelu {a}.{b:02}" for a in range(16) for b in range(30)]
    assert [name for name in names if sum(name in text for text in texts) != 2] == [], "once in each draft"


def test_contents_show_as_many_levels_as_have_room() -> None:
    shown = Shown(scenarios=[scenario(unit("kj", "manager"))])
    size = Paper().size

    def pages_listed(entries: list[Entry]) -> list[int]:
        _, links = cover(shown, "Kaupunki", entries, theme=LIGHT, language="fi", size=size, day=DAY)
        assert all(link.place[0] >= 0 and link.place[2] <= size[0] and link.place[3] <= size[1] for link in links)
        return [link.to for link in links]

    few = [Entry("Kaavio", 1, 0), *[Entry("Haara", page, 1) for page in range(2, 20)], Entry("Luvut", 20, 0)]
    assert pages_listed(few) == [*range(1, 21)]
    many = [Entry("Kaavio", 1, 0), *[Entry("Haara", page, 1) for page in range(2, 200)], Entry("Luvut", 200, 0)]
    assert pages_listed(many) == [1, 200]


def test_nothing_is_told_where_there_is_nothing_and_only_pdfs_are_made(lohja: Opened, tmp_path: Path) -> None:
    with pytest.raises(NothingToShowError):
        made(Shown(scenarios=[scenario(unit("a", "council"))]), "differences", "transition", "timeline", "goals")
    with pytest.raises(UnknownFormatError):
        export_handout(lohja, output=tmp_path / "moniste.png")
    assert not list(tmp_path.iterdir())
    assert set(PARTS) - set(USUAL) == {"structure"}, "which the differences show"


def test_decisions_in_time_are_a_part_where_drafts_tell_enough() -> None:
    told = result([times("kaava", days())])
    shown = Shown(scenarios=[some_draft()], simulated=[told])
    picture = made(shown, "metrics", "decisions")
    assert [mark.title for mark in picture.bookmarks][1:] == ["Tunnusluvut", "Päätösaika"]
    # Where nothing was simulated, or nothing is known of it, the others stay.
    for simulated in (None, [result([times("kaava", None)])]):
        lacking = Shown(scenarios=[some_draft()], simulated=simulated)
        assert "Päätösaika" not in [mark.title for mark in made(lacking, "metrics", "decisions").bookmarks]


def test_the_command_line_simulates_for_it(tmp_path: Path) -> None:
    path = tmp_path / "kunta.yaml"
    path.write_text(
        "orgsim: 1\nid: kunta\ntitle: Kunta\nunits:\n"
        "  - {id: a, kind: board, name: Lautakunta, remit: [{id: m, name: luvat, a-year: 2, prepared-by: []}]}\n",
        encoding="utf-8",
    )
    output = tmp_path / "moniste.pdf"
    export_handout(open_paths([path]), output=output, parts=("decisions",), day=DAY)
    assert "Kuinka kauan päätökset kestävät" in " ".join(page_texts(output.read_bytes()))
