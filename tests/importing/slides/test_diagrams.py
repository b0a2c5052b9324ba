from __future__ import annotations

import pytest

from orgsim.importing.records import CannotImport
from orgsim.importing.slides.reading import read_deck
from tests.importing.slides.making import box, deck, diagram, drawing, group, line, model, outline

DATA = "ppt/diagrams/data1.xml"
DRAWING = "ppt/diagrams/drawing1.xml"


def test_parents_are_those_of_the_connections_in_their_stated_order() -> None:
    its = model("b=Tekninen; a=Kaupunki; c=Sivistys; d=Koulut; s*=Viestintä", "doc>a, a>b@2, a>c@1, c>d, a>s@0")
    (found,) = read_deck(deck(diagram(), parts={DATA: its}, title="Uudistus 2026"))
    assert outline(found) == [
        "Kaupunki", "+Viestintä < Kaupunki", "Sivistys < Kaupunki", "Koulut < Sivistys", "Tekninen < Kaupunki",
    ]  # fmt: skip
    assert found.title == "Uudistus 2026"
    assert {record.inferred for record in found.records} == {()}, "all of it is stated"


def test_a_box_of_several_paragraphs_has_a_name_and_lines_and_one_that_was_never_filled_in_is_none() -> None:
    points = "a=Kaupungin-\vhallitus\n13 jäsentä\nElina Esimerkki; b=Sosiaali-\vja terveys; c=~; d=~; e=Koulut"
    (found,) = read_deck(deck(diagram(), parts={DATA: model(points, "doc>a, a>b, a>c, a>d, d>e, b>a")}))
    assert [(its.names, its.notes) for its in found.records] == [
        (((None, "Kaupunginhallitus"),), ("13 jäsentä", "Elina Esimerkki")),
        (((None, "Sosiaali- ja terveys"),), ()),
        ((), ()),
        (((None, "Koulut"),), ()),
    ]


def test_a_diagram_of_which_nothing_was_filled_in_is_no_organisation_and_a_branch_of_it_no_part_of_one() -> None:
    blank = model("a=~; b=~; c=~; d=~", "doc>a, a>b, b>c, b>d")
    with pytest.raises(CannotImport) as told:
        read_deck(deck(diagram(), parts={DATA: blank}))
    assert told.value.message.key == "import.no-chart"
    half = model("a=Kaupunki; b=~; c=~; d=~; e=~; f=Koulut; g=Tekniikka", "doc>a, a>b, b>c, b>d, a>e, e>f, a>g")
    (found,) = read_deck(deck(diagram(), parts={DATA: half}))
    assert outline(found) == ["Kaupunki", " < Kaupunki", "Koulut < ", "Tekniikka < Kaupunki"]


def test_a_diagram_in_a_group_beside_boxes_is_read() -> None:
    its = model("a=Hallitus; b=Jaosto; c=Toinen jaosto", "doc>a, a>b, a>c")
    slide = group(diagram(), (10, 10, 300, 200), (0, 0, 600, 400)) + box(7, "Muistettava", 650, 0)
    (found,) = read_deck(deck(slide, parts={DATA: its}))
    assert outline(found) == ["Hallitus", "Jaosto < Hallitus", "Toinen jaosto < Hallitus", "?Muistettava"]


def test_lists_are_not_read_where_an_organisation_is_drawn_on_another_slide() -> None:
    steps = model("a=Valmistelu; b=Kuuleminen; c=Päätös", "doc>a, a>b, b>c", layout="urn:x/layout/process1")
    steps = steps.replace('loCatId="hierarchy"', 'loCatId="process"')
    drawn = (
        box(4, "Kaupunki", 200, 0)
        + box(5, "Koulut", 100, 100)
        + box(6, "Tekniikka", 300, 100)
        + line(8, 250, 40, 150, 100)
        + line(9, 250, 40, 350, 100)
    )
    assert [its.place.slide for its in read_deck(deck(diagram(), drawn, parts={DATA: steps}))] == [2]
    assert [its.place.slide for its in read_deck(deck(diagram(), parts={DATA: steps}))] == [1]


def test_what_is_drawn_of_a_diagram_is_read_where_its_data_are_missing() -> None:
    drawn = (
        box(0, "Kaupunki", 200, 0)
        + box(0, "Koulut", 100, 100)
        + box(0, "Tekniikka", 300, 100)
        + line(0, 250, 40, 150, 100, shape="sp")
        + line(0, 250, 40, 350, 100, shape="sp")
    ).replace('<p:cNvPr id="0"', "<p:cNvPr ")
    (found,) = read_deck(deck(diagram(), parts={DRAWING: drawing(drawn)}))
    assert outline(found) == ["Kaupunki", "Koulut < Kaupunki", "Tekniikka < Kaupunki"]
    # And where that is missing too, what other programs would show.
    both = f"<mc:AlternateContent xmlns:mc='m'><mc:Choice>{diagram()}</mc:Choice><mc:Fallback>{drawn}</mc:Fallback>"
    (found,) = read_deck(deck(f"{both}</mc:AlternateContent>"))
    assert outline(found) == ["Kaupunki", "Koulut < Kaupunki", "Tekniikka < Kaupunki"]
