"""Drawings of draw.io, as it saves them."""

from __future__ import annotations

import base64
import zlib
from urllib.parse import quote

import pytest

from orgsim.importing.building import Built, built
from orgsim.importing.reading import found_in
from orgsim.importing.records import CannotImport
from orgsim.messages import catalog
from tests.importing.graphs.test_reading import odd, shape

BOX = '<mxCell id="{id}" value="{text}" style="{style}" vertex="1" parent="{holder}"><mxGeometry {at}/></mxCell>'


def box(id: str, text: str, *, style: str = "html=1", holder: str = "1", at: str = "") -> str:
    return BOX.format(id=id, text=text, style=style, holder=holder, at=at)


def line(source: str, target: str, *, style: str = "", value: str = "") -> str:
    name = f"{source}-{target}"
    return (
        f'<mxCell id="{name}" edge="1" style="{style}" value="{value}" parent="1" source="{source}" target="{target}"/>'
    )


def model(*cells: str) -> str:
    return f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(cells)}</root></mxGraphModel>'


def page(inner: str, name: str = "Sivu-1") -> str:
    return f'<diagram name="{name}">{inner}</diagram>'


def read(*pages: str) -> list[Built]:
    file = f"<mxfile>{''.join(pages)}</mxfile>".encode()
    return [built(found.imported, catalog("fi")) for found in found_in({"kaavio.drawio": file})]


CHART = model(
    box("a", "Valtuusto"),
    box("b", "&lt;div&gt;Sivistystoimiala&lt;/div&gt;&lt;div&gt;&lt;i&gt;120 henkilöä&lt;/i&gt;&lt;/div&gt;"),
    box("c", "Koulut&#10;", style="rounded=1"),
    line("a", "b"),
    line("b", "c"),
)


def test_boxes_stand_below_those_that_lines_lead_from() -> None:
    (made,) = read(page(CHART))
    assert (shape(made), odd(made)) == (["Valtuusto", ["Sivistystoimiala", ["Koulut"]]], [])
    note = made.scenario.units[0].units[0].note
    assert note is not None and note.every() == ("120 henkilöä",)


def test_packed_pages_are_read_and_each_is_a_draft() -> None:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packing.compress(quote(CHART).encode()) + packing.flush()
    now, then = read(page(base64.b64encode(packed).decode(), "Nyt"), page(CHART, "Uusi"))
    assert shape(now) == shape(then) == ["Valtuusto", ["Sivistystoimiala", ["Koulut"]]]
    assert [its.scenario.title.every() for its in (now, then)] == [("Nyt",), ("Uusi",)]


def test_containers_hold_and_labels_of_lines_tell_links() -> None:
    cells = [
        box("a", "Hallitus"),
        box("g", "Toimiala", style="swimlane"),
        box("k", "Koulut", holder="g"),
        box("l", "Kirjasto", holder="g"),
        line("a", "g"),
        line("k", "l", style="dashed=1"),
        '<mxCell id="s" value="Ohjaa" vertex="1" parent="k-l" style="edgeLabel"/>',
    ]
    (made,) = read(page(model(*cells)))
    assert shape(made) == ["Hallitus", ["Toimiala", ["Koulut", "Kirjasto"]]]
    assert [(link.kind, link.from_, link.to) for link in made.scenario.links] == [("steers", "koulut", "kirjasto")]


def test_texts_in_and_over_a_frame_are_its_name_and_what_stands_alone_is_put_aside() -> None:
    cells = [
        box("t", "Luonnos 3.2.", style="text", at='x="0" y="-60" width="80" height="20"'),
        box("a", "Hallitus"),
        box("in", "", at='x="0" y="0" width="80" height="40"'),
        box("in-text", "Koulut", holder="in"),
        box("over", "", at='x="100" y="0" width="80" height="40"'),
        box("over-text", "Kirjasto", style="text", at='x="110" y="10" width="60" height="20"'),
        line("a", "in"),
        line("a", "over"),
        line("a", ""),
    ]
    (made,) = read(page(model(*cells)))
    assert shape(made) == ["Hallitus", ["Koulut", "Kirjasto"]]
    assert sorted(odd(made)) == ["line-loose", "unconnected"]
    assert [unit.name.every() for unit in made.scenario.tray] == [("Luonnos 3.2.",)]


def test_who_holds_a_post_is_not_brought_in() -> None:
    post = (
        '<UserObject id="b" label="%name%&lt;br&gt;%position%" placeholders="1" name="Eva Ek" position="Rehtori">'
        '<mxCell vertex="1" style="html=1" parent="1"/></UserObject>'
    )
    (made,) = read(page(model(box("a", "Koulut"), post, line("a", "b"))))
    assert shape(made) == ["Koulut", ["Rehtori"]]
    assert made.scenario.units[0].units[0].kind == "post"


@pytest.mark.parametrize("inner", ["AAAA", "%%%", base64.b64encode(b"\x4b\x04\x00").decode()])
def test_a_page_that_cannot_be_unpacked_is_told(inner: str) -> None:
    with pytest.raises(CannotImport) as refused:
        read(page(inner))
    assert refused.value.message.key == "import.damaged"


def test_what_lies_in_the_label_of_a_line_stands_where_its_lines_lead() -> None:
    label = '<mxCell id="s" value="Ohjaa" vertex="1" parent="a-b"/>'
    cells = [box("a", "Hallitus"), box("b", "Koulut"), line("a", "b"), label, box("c", "Kirjasto", holder="s")]
    (made,) = read(page(model(*cells, line("a", "c"))))
    assert "Kirjasto" in str(shape(made))


def test_what_lies_in_itself_is_no_end_of_it_and_a_drawing_without_boxes_is_told() -> None:
    around = [box("a", "", holder="b"), box("b", "", holder="a"), box("c", "Koulut", holder="a")]
    (made,) = read(page(model(*around, box("h", "Hallitus"), line("h", "c"))))
    assert shape(made) == ["Hallitus", ["Koulut"]]
    with pytest.raises(CannotImport) as refused:
        read(page(model()))
    assert refused.value.message.key == "import.no-units"
