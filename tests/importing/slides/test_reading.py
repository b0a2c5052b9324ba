from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.importing.building import built, draft_text
from orgsim.importing.reading import found_in
from orgsim.importing.records import CannotImport
from orgsim.importing.slides.reading import read_deck
from orgsim.importing.slides.sorts import is_deck
from orgsim.messages import catalog
from tests.importing.slides.making import box, deck, diagram, group, line, model, outline, table

CHART = box(4, "Kaupunki", 200, 0) + box(5, "Koulut", 100, 100) + box(6, "Tiet", 300, 100)
CHART += line(11, 250, 40, 150, 100) + line(12, 250, 40, 350, 100)


def refused(data: bytes, wanted: list[int] | None = None) -> str:
    with pytest.raises(CannotImport) as caught:
        read_deck(data, "kaavio.pptx", wanted)
    return caught.value.message.key


def packed(parts: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as zip:
        for name, part in parts.items():
            zip.writestr(name, part)
    return into.getvalue()


def test_each_slide_with_a_chart_is_an_organisation_and_one_may_be_chosen() -> None:
    data = deck(box(4, "Hyvää huomenta", 0, 0), CHART, CHART.replace("Tiet", "Puistot"), title="Luonnos")
    assert [(its.place.slide, its.title) for its in read_deck(data)] == [(2, "Luonnos"), (3, "Luonnos")]
    assert [its.place.slide for its in read_deck(data, wanted=[3, 1])] == [3, 1]
    assert refused(data, [4]) == "import.no-slide"
    assert refused(deck(box(4, "Hyvää huomenta", 0, 0))) == "import.no-chart"


def test_slides_that_are_hidden_are_read_where_no_others_have_a_chart() -> None:
    shown, hidden = deck(CHART, CHART), deck(CHART)
    parts = {
        name: zipfile.ZipFile(io.BytesIO(shown)).read(name) for name in zipfile.ZipFile(io.BytesIO(shown)).namelist()
    }
    parts["ppt/slides/slide1.xml"] = parts["ppt/slides/slide1.xml"].replace(b"<p:sld ", b'<p:sld show="0" ')
    assert [its.place.slide for its in read_deck(packed(parts))] == [1], "slide 1 of the files is shown last"
    assert [its.place.slide for its in read_deck(hidden)] == [1]


def test_what_cannot_be_read_is_told_by_its_reason() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")) == "import.encrypted"
    assert refused(ole + "PowerPoint Document".encode("utf-16-le")) == "import.old-powerpoint"
    assert refused(deck(CHART)[:-100]) == "import.damaged"
    assert refused(packed({"ppt/presentation.xml": b"<p", "ppt/slides/slide1.xml": b"<"})) == "import.damaged"
    assert refused(packed({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"})) == "import.impress"


def test_a_part_that_unpacks_to_gigabytes_is_not_unpacked_and_media_never_are() -> None:
    assert refused(packed({"ppt/slides/slide1.xml": b"<a>" + b" " * 70_000_000})) == "import.too-large"
    damaged = deck(CHART, parts={"ppt/media/film.mp4": "film"}).replace(b"filmPK", b"FILMPK")
    assert zipfile.ZipFile(io.BytesIO(damaged)).testzip() == "ppt/media/film.mp4"
    assert len(read_deck(damaged)) == 1


def test_entities_are_not_resolved_and_nothing_outside_is_asked_for(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SALAISUUS")
    parts = {
        name: zipfile.ZipFile(io.BytesIO(deck(CHART))).read(name)
        for name in zipfile.ZipFile(io.BytesIO(deck(CHART))).namelist()
    }
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    parts["ppt/slides/slide1.xml"] = head + parts["ppt/slides/slide1.xml"].replace(b">Tiet<", b">Tiet&e;<")
    (found,) = read_deck(packed(parts))
    assert outline(found) == ["Kaupunki", "Koulut < Kaupunki", "Tiet < Kaupunki"]
    rels = b'<Relationships><Relationship Id="rId1" Type="x/diagramData" TargetMode="External" Target="http://localhost:9/x"/>'
    parts = {**parts, "ppt/slides/_rels/slide1.xml.rels": rels + b"</Relationships>"}
    assert len(read_deck(packed(parts))) == 1


def test_a_deck_that_python_pptx_wrote_is_read() -> None:
    from pptx import Presentation
    from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
    from pptx.util import Pt

    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Kaupungin organisaatio"
    boxes = []
    for name, x, y in (("Valtuusto", 200, 100), ("Hallitus", 200, 200), ("Koulut", 60, 300), ("Tiet", 340, 300)):
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Pt(x), Pt(y), Pt(120), Pt(50))
        shape.text_frame.text = name
        boxes.append(shape)
    for upper, lower in ((0, 1), (1, 2), (1, 3)):
        tie = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
        tie.begin_connect(boxes[lower], 0)
        tie.end_connect(boxes[upper], 2)
    into = io.BytesIO()
    made.save(into)
    assert is_deck(into.getvalue())
    (found,) = found_in({"kaupunki.pptx": into.getvalue()})
    assert outline(found.imported) == ["Valtuusto", "Hallitus < Valtuusto", "Koulut < Hallitus", "Tiet < Hallitus"]
    assert found.imported.title == "Kaupungin organisaatio"


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)
PLACES = st.integers(-50, 400)


@st.composite
def shapes(draw: st.DrawFn) -> str:
    inside = ""
    for id in range(2, draw(st.integers(2, 9))):
        x, y, x2, y2 = (draw(PLACES) for _ in range(4))
        ends = st.none() | st.integers(1, 9)
        inside += draw(
            st.sampled_from(
                [
                    box(id, draw(TEXTS), x, y, abs(x2), abs(y2), frame=draw(st.booleans())),
                    line(
                        id,
                        x,
                        y,
                        x2,
                        y2,
                        start=draw(ends),
                        end=draw(ends),
                        form=draw(st.sampled_from(["line", "bentConnector3"])),
                    ),
                    table(id, [[draw(TEXTS)]], x, y, abs(x2), abs(y2)),
                ]
            )
        )
    return inside if draw(st.booleans()) else group(inside, tuple(draw(PLACES) for _ in range(4)), (0, 0, 100, 0))


NODES = st.sampled_from("abc")


@given(shapes(), st.lists(st.tuples(NODES, NODES), max_size=5))
def test_whatever_is_drawn_becomes_a_draft_that_can_be_read(inside: str, ties: list[tuple[str, str]]) -> None:
    its = model("a=A; b*=B; c=~", ", ".join(f"{one}>{other}" for one, other in ties))
    try:
        each = read_deck(deck(inside + diagram(), parts={"ppt/diagrams/data1.xml": its}), "x.pptx", wanted=[1])
    except CannotImport as error:
        # What no XML can have, as U+FFFE, is refused as it would be in any deck.
        assert error.message.key == "import.damaged"
        with pytest.raises(etree.XMLSyntaxError):
            etree.fromstring(f"<a xmlns:a='a' xmlns:p='p' xmlns:dgm='d' xmlns:r='r'>{inside}</a>")
        return
    draft = built(each[0], catalog("fi"))
    written = draft_text(draft.scenario)
    assert draft_text(read_scenario_text(written, Path("draft.yaml")).scenario) == written


@given(st.integers(0, 3_000), st.binary(max_size=4))
def test_a_damaged_deck_is_refused_or_read(place: int, noise: bytes) -> None:
    data = bytearray(deck(CHART))
    place %= len(data)
    data[place : place + len(noise)] = noise
    try:
        read_deck(bytes(data), "x.pptx", wanted=[1])
    except CannotImport as error:
        assert error.message.key.startswith("import.")
