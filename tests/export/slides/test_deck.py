"""Decks as python-pptx reads them, which did not write their shapes."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.util import Inches

from orgsim.drawing.text.breaking import HYPHEN
from orgsim.drawing.themes import THEMES
from orgsim.export.documents import document, write_document
from orgsim.export.errors import UnsuitableTemplateError, UnwritableError
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.export.slides.deck import Deck
from orgsim.export.slides.lists import add_differences
from orgsim.export.slides.structure import add_side_by_side
from orgsim.export.slides.template import city_template
from orgsim.export.slides.text import clean
from orgsim.export.slides.writing import as_deck
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy

CASES = Path(__file__).resolve().parents[2] / "cases"
SCENARIOS = CASES.parents[1] / "scenarios"
KOSKENLAHTI = CASES / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml"
EMU = 9525
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
HOSTILE = """\
orgsim: 1
id: hostile
title: "Luonnos <1> & \\"2\\""
units:
  - {id: council, kind: council, name: "Valtuusto & <b>muut</b>", units: [
      {id: board, kind: board, name: "Hallitus\\u200b ]]> ja 'jaosto'"},
      {id: other, kind: board, name: "{title}", seats: 9}]}
"""


@pytest.fixture(scope="module")
def subject() -> Subject:
    return subject_of(open_paths([KOSKENLAHTI]))


@pytest.fixture(scope="module")
def deck(subject: Subject) -> Any:
    return Presentation(io.BytesIO(document(subject, "pptx", catalog("fi"))))


def every(shapes: Any) -> Iterator[Any]:
    """All shapes, those in groups too, in reading order."""
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from every(shape.shapes)


def plain(text: str) -> str:
    return text.replace("-\v", "").replace("\u00ad", "").split("\t")[0]


def test_every_unit_is_a_shape_of_its_name(subject: Subject, deck: Any) -> None:
    for scenario in subject.scenarios:
        title = scenario.title.in_language("fi")
        names = {unit.id: unit.name.in_language("fi") for unit in hierarchy(scenario).units}
        found = {shape.name: shape for slide in deck.slides for shape in every(slide.shapes) if shape.name in names}
        assert set(found) == set(names), f"{title}: all are on some slide"
    shape = next(each for slide in deck.slides for each in every(slide.shapes) if each.name == "kaupunginhallitus")
    unit = hierarchy(subject.scenarios[0])
    named = unit.units[unit.index["kaupunginhallitus"]].name.in_language("fi")
    assert plain(shape.text_frame.paragraphs[0].text) == named
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr").startswith(f"{named}. ")


def test_names_of_boxes_may_be_made_smaller_by_who_has_a_wider_font(subject: Subject, deck: Any) -> None:
    names = {unit.id for scenario in subject.scenarios for unit in hierarchy(scenario).units}
    boxes = [shape for slide in deck.slides for shape in every(slide.shapes) if shape.name in names]
    assert boxes
    assert {shape.text_frame.auto_size for shape in boxes} == {MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE}


def test_ids_are_unique_and_connectors_end_at_the_sides_of_what_they_are_glued_to(deck: Any) -> None:
    glued = 0
    for slide in deck.slides:
        ids = Counter(slide.shapes._spTree.xpath(".//p:cNvPr/@id"))
        assert max(ids.values()) == 1
        shapes = {shape.shape_id: shape for shape in every(slide.shapes)}
        for connector in slide.shapes._spTree.xpath(".//p:cxnSp"):
            for end in connector.xpath(".//a:stCxn | .//a:endCxn"):
                assert int(end.get("id")) in shapes
                assert int(end.get("idx")) in range(4)
                glued += 1
    assert glued > 400


def test_no_straight_line_leans_where_programs_follow_its_glue_and_numbers_are_written_as_in_the_language() -> None:
    towns = subject_of(open_paths([SCENARIOS / "hopeavesi-2028.yaml"]))
    made = Deck(THEMES["light"], catalog("fi"), about="Hopeavesi")
    add_side_by_side(made, towns)
    add_differences(made, towns, 1)
    first, *tables = Presentation(io.BytesIO(made.data())).slides
    shapes = {shape.shape_id: shape for shape in every(first.shapes)}
    middles = []
    for connector in first.shapes._spTree.xpath(".//p:cxnSp[p:spPr/a:prstGeom/@prst='straightConnector1']"):
        (off,), (ext,) = connector.xpath("./p:spPr/a:xfrm/a:off"), connector.xpath("./p:spPr/a:xfrm/a:ext")
        upright = int(ext.get("cx")) == 0
        for end in connector.xpath(".//a:stCxn | .//a:endCxn"):
            its = shapes[int(end.get("id"))]
            middle = its.left + its.width / 2 if upright else its.top + its.height / 2
            assert middle == pytest.approx(int(off.get("x" if upright else "y")), abs=EMU / 5)
            middles.append(middle)
    assert len(middles) > 5
    cells = {
        cell.text for slide in tables for shape in slide.shapes if shape.has_table for cell in shape.table.iter_cells()
    }
    assert {"74\N{NO-BREAK SPACE}300\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€", "981,5"} <= cells
    assert not {"74300000", "981.5"} & cells


def test_slides_have_titles_numbers_and_a_language_and_leave_nothing_empty(deck: Any) -> None:
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        assert HYPHEN not in "".join(slide.shapes._spTree.xpath(".//a:t/text() | .//p:cNvPr/@descr"))
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        assert "SLIDE_NUMBER" in str(kinds)
        for shape in every(slide.shapes):
            # The frame of a connector is as it is before it is turned.
            frame = shape._element.xpath("./p:spPr/a:xfrm[not(@rot)] | ./p:grpSpPr/a:xfrm")
            if shape.has_text_frame and shape.is_placeholder:
                assert shape.text_frame.text, f"{shape.name} asks to be filled"
            if frame:
                assert shape.left >= 0 and shape.top >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height
        assert set(slide.shapes._spTree.xpath(".//a:rPr/@lang")) == {"fi-FI"}


def test_no_text_of_a_chart_is_below_ten_points_and_what_goes_on_leads_there(deck: Any) -> None:
    led = 0
    for slide in deck.slides:
        for shape in every(slide.shapes):
            name = shape._element.xpath("./p:txBody/a:p/a:r/a:rPr[@b]/@sz") if shape.has_text_frame else []
            if name and shape.name in {"valtuusto", "kaupunginhallitus"}:
                assert int(name[0]) >= 1000
            if shape.has_text_frame and (there := shape.click_action.target_slide) is not None:
                number = deck.slides.index(there) + 1
                assert f"diassa {number}" in shape.text_frame.text
                led += 1
    assert led > 3


def test_hostile_names_stay_names(tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    hostile = subject_of(open_paths([path]))
    made = Presentation(io.BytesIO(as_deck(hostile, catalog("sv"))))
    texts = {shape.name: shape for slide in made.slides for shape in every(slide.shapes)}
    assert plain(texts["council"].text_frame.text) == "Valtuusto & <b>muut</b>"
    assert texts["other"].text_frame.text == "{title}\t9"
    assert made.core_properties.title == 'Luonnos <1> & "2"'
    assert made.core_properties.language == "sv-FI"
    assert clean("Luonnos\u202e\n\u200bA") == "Luonnos□ □A"


def test_a_template_gives_its_look_and_nothing_of_its_slides(subject: Subject, tmp_path: Path) -> None:
    city = Presentation()
    city.slide_width = Inches(10)
    city.slides.add_slide(city.slide_layouts[6]).shapes.add_textbox(0, 0, 99, 99).text_frame.text = "Vanha dia"
    kept = tmp_path / "city.pptx"
    city.save(kept)
    template = tmp_path / "city.potx"
    with zipfile.ZipFile(kept) as before, zipfile.ZipFile(template, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data.replace(b"presentation.main+xml", b"template.main+xml"))
    output = tmp_path / "vertailu.pptx"
    small = Subject(scenarios=subject.scenarios[:1], letters=("A",))
    write_document(small, output, catalog("en"), template=template)
    made = Presentation(str(output))
    assert made.slide_width == Inches(10)
    texts = [shape.text_frame.text for slide in made.slides for shape in every(slide.shapes) if shape.has_text_frame]
    assert "Vanha dia" not in texts
    with zipfile.ZipFile(output) as package:
        assert b"Vanha dia" not in b"".join(package.read(name) for name in package.namelist())
    assert len(made.slide_layouts) == len(city.slide_layouts)
    with pytest.raises(UnwritableError):
        write_document(small, kept, catalog("en"), sources=[kept])
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    for wrong in (broken, tmp_path / "nowhere.pptx"):
        with pytest.raises(UnsuitableTemplateError):
            write_document(small, output, catalog("en"), template=wrong)
    assert Presentation(str(output)).slides, "what was there is kept"


@pytest.mark.parametrize(
    ("title", "points"),
    [("Nyt", None), ("Koskenlahden kaupunginhallitus", 36), ("Päätös " * 12, 28), ("Päätös " * 20, 16)],
)
def test_titles_have_room_in_a_template_of_large_letters(title: str, points: float | None, tmp_path: Path) -> None:
    # That of the library: 4 to 3, titles of 44 points, 864 pixels wide and 120 high: two lines of 36 points, at most.
    Presentation().save(tmp_path / "city.pptx")
    path = tmp_path / "draft.yaml"
    path.write_text(f"orgsim: 1\nid: d\ntitle: {title}\nunits: [{{id: c, kind: council, name: Valtuusto}}]\n", "utf-8")
    data = as_deck(subject_of(open_paths([path])), catalog("fi"), template=(tmp_path / "city.pptx").read_bytes())
    slide = next(its for its in Presentation(io.BytesIO(data)).slides if its.slide_layout.name == "Title Only")
    (run,) = slide.shapes.title.text_frame.paragraphs[0].runs
    assert (run.font.size and run.font.size.pt) == points


def test_what_stands_below_a_title_is_clear_of_a_band_that_a_template_has_there() -> None:
    city: Any = Presentation()
    title = next(its for its in city.slide_master.placeholders if its.placeholder_format.type == 1)
    end = title.top + title.height
    made = io.BytesIO()
    city.save(made)
    without = city_template(made.getvalue()).room
    city.slide_master.shapes._spTree.append(
        parse_xml(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="90" name="band"/>'
            f'<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{end - 10 * EMU}"/>'
            f'<a:ext cx="{city.slide_width}" cy="{40 * EMU}"/></a:xfrm></p:spPr></p:sp>'
        )
    )
    city.save(made := io.BytesIO())
    left, top, width, height = city_template(made.getvalue()).room
    assert (left, top, width, height) == (without[0], without[1] + 30, without[2], without[3] - 30)


def test_figures_are_native_tables_and_charts_that_tell_what_is_the_least(deck: Any) -> None:
    tables = [shape.table for slide in deck.slides for shape in every(slide.shapes) if shape.has_table]
    rows = {row.cells[0].text: [cell.text for cell in row.cells] for table in tables for row in table.rows}
    assert rows["Toimielimiä"][1:] == ["16", "12", "16", "−4", "±0"]
    assert any(cell.startswith("≥ ") for row in rows.values() for cell in row)
    assert rows["kaupunkistrategia"][1:] == ["Kaupunginvaltuusto"] * 3
    charts = [shape.chart for slide in deck.slides for shape in every(slide.shapes) if shape.has_chart]
    bodies = next(each for each in charts if each.chart_title.text_frame.text == "Toimielimiä")
    (series,) = bodies.plots[0].series
    assert list(series.values) == [16, 12, 16]
    assert list(bodies.plots[0].categories) == ["A", "B", "C"]
    told = [name for each in charts for name in each.plots[0].categories]
    assert any(name.startswith("A: ≥ ") for name in told)
    notes = "".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide)
    assert "Kokouspalkkiot on laskettu oletuksista" in notes


def test_no_table_is_higher_than_its_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in every(slide.shapes):
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) < deck.slide_height * 0.97
                assert "None" not in [cell.text for row in shape.table.rows for cell in row.cells]


def test_the_story_leads_to_what_it_tells_of(subject: Subject, deck: Any) -> None:
    assert subject.decisions is not None
    story = [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith("Esityksen kulku ")]
    assert len(story) == len(subject.decisions.story)
    caption = subject.decisions.story[0].caption
    assert caption is not None
    assert caption.in_language("fi") in [shape.text_frame.text for shape in story[0].shapes if shape.has_text_frame]
    led = {
        shape.click_action.target_slide.shapes.title.text_frame.text
        for slide in story
        for shape in slide.shapes
        if shape.has_text_frame and shape.click_action.target_slide is not None
    }
    assert {"Luvut (1/4)", "Asiat (1/3)", "Siirtymä A → B (1/3)"} <= led


def test_differences_are_marked_and_told_below(deck: Any) -> None:
    slide = next(each for each in deck.slides if each.shapes.title.text_frame.text == "Erot A → B")
    texts = [shape.text_frame.text for shape in every(slide.shapes) if shape.has_text_frame]
    assert {"Yhdistetyt", "Siirtyneet"} & set(texts)
    transition = next(each for each in deck.slides if each.shapes.title.text_frame.text.startswith("Siirtymä A → B"))
    names = [shape.name for shape in every(transition.shapes)]
    assert "jatkuu" in names


def test_links_are_drawn_where_they_are_asked_for_and_tell_what_they_tie(subject: Subject) -> None:
    asked = replace(subject, links=("steers",), scenarios=subject.scenarios[:1], letters=("A",))
    deck = Presentation(io.BytesIO(as_deck(asked, catalog("fi"))))
    told = [name.get("descr", "") for slide in deck.slides for name in slide.shapes._spTree.iter("{*}cNvPr")]
    assert "Ohjaa: Tekninen lautakunta → Tekninen toimiala" in told


def test_shapes_of_slides_are_kept_small_until_they_are_written() -> None:
    deck = Deck(THEMES["light"], catalog("en"), about="Many")
    slide = deck.add("One")
    here = tracemalloc.is_tracing()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(40):
        put = "".join(
            f'<p:sp xmlns:p="{P}"><p:nvSpPr><p:cNvPr id="{number * 1000 + at + 100}" name="Box"/><p:cNvSpPr/><p:nvPr/>'
            "</p:nvSpPr><p:spPr/></p:sp>"
            for at in range(200)
        )
        slide.put(put)
    kept = tracemalloc.get_traced_memory()[0] - before
    if not here:
        tracemalloc.stop()
    parsed = len(slide.its.shapes)
    made = Presentation(io.BytesIO(deck.data()))
    # A million letters.
    assert kept < 200_000
    assert len(slide.its.part._element.xpath(".//p:sp")) == parsed
    assert len(made.slides[0].shapes) == parsed + 8000
