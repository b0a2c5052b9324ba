from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from orgsim.export.documents import document
from orgsim.export.sheets.subject import subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.importing.building import built
from orgsim.importing.slides.reading import read_deck
from orgsim.messages import catalog
from orgsim.model.scenario import LINK_KINDS
from orgsim.model.text import Language
from orgsim.model.units import Unit
from tests.importing.slides.making import box, deck, line

CASES = Path(__file__).parents[2] / "cases" / "koskenlahti"


CORE = {"docProps/core.xml": "<c><description>orgsim</description></c>"}


def outline(units: Iterable[Unit], language: Language, above: str = "") -> Iterator[tuple[str, str, str, str]]:
    for unit in units:
        yield unit.id, above, unit.kind, unit.name.written(language)
        yield from outline(unit.units, language, unit.id)


def told(id: int, unit: str, said: str, seen: str) -> str:
    """A shape of a unit, with its alternative text."""
    return box(id, seen, 200 * (id - 3), 100).replace(f'name="Rectangle {id}"', f'name="{unit}" descr="{said}"')


def test_a_deck_that_orgsim_wrote_gives_the_same_hierarchy_back() -> None:
    # Lines of links are no lines of the hierarchy.
    subject = replace(subject_of(open_paths([CASES / "koskenlahti-nyt.yaml"])), links=LINK_KINDS)
    (found,) = read_deck(document(subject, "pptx", catalog("sv")), "koskenlahti.pptx")
    again = built(found, catalog("sv"))
    assert [*outline(again.scenario.units, "sv")] == [*outline(subject.scenarios[0].units, "sv")]
    assert {its.what for its in again.oddities} == {"several-tops"}, "the council, and companies that stand below none"


def test_slides_that_a_chart_goes_on_to_are_one_draft_with_it_and_those_of_another_are_not() -> None:
    first = (
        told(4, "kaupunki", "Kaupunki. 43 paikkaa", "Kaupunki")
        + told(5, "koulut", "Sivistys St. Karins. Hallitus. Yläpuolella: Kaupunki", "Sivistys St.\vKarins\t+1")
        + line(9, 0, 0, 1, 1).replace('name="Line 9"', 'name="kaupunki – koulut"')
        + line(10, 0, 0, 1, 1).replace('name="Line 10"', 'name="koulut – kaupunki" descr="Ohjaa"')
        + box(11, catalog("fi")("slides.goes-on", n=2), 0, 300, frame=False)
    )
    second = told(4, "koulut", "Sivistys St. Karins", "Sivistys St. Karins")
    second += told(5, "lukiot", "Lukiot. Yläpuolella: Sivistys St. Karins", "Lukiot")
    third = told(4, "kaupunki", "Kaupunki", "Kaupunki") + told(5, "tiet", "Tiet. Yläpuolella: Kaupunki", "Tiet")
    one, other = read_deck(deck(first, second, third, parts=CORE))
    assert [(its.key, its.parent, its.names[0][1]) for its in one.records] == [
        ("kaupunki", None, "Kaupunki"),
        ("koulut", "kaupunki", "Sivistys St. Karins"),
        ("lukiot", "koulut", "Lukiot"),
    ]
    assert [(its.key, its.parent) for its in other.records] == [("kaupunki", None), ("tiet", "kaupunki")]
    assert [its.place.slide for its in (one, other)] == [1, 3]


def test_a_box_that_was_renamed_comes_back_under_its_new_name_on_whichever_slide_that_was_done() -> None:
    link = line(9, 0, 0, 1, 1).replace('name="Line 9"', 'name="kv – ltk"')
    slide = (
        told(4, "kv", "Valtuusto. Valtuusto. 43 paikkaa", "Kaupunginvaltuusto\t43")
        + told(5, "ltk", "Koulut. Lautakunta. 9 paikkaa. Yläpuolella: Valtuusto", "Koulut 9")
        + told(6, "tiet", "Tielautakunta. Lautakunta. Kuviossa: Tieltk. Yläpuolella: Valtuusto", "Tieltk")
        + link
    )
    (one,) = read_deck(deck(slide, parts=CORE))
    assert [(its.key, its.parent, its.names[0][1]) for its in one.records] == [
        ("kv", None, "Kaupunginvaltuusto"),
        ("ltk", "kv", "Koulut"),
        ("tiet", "kv", "Tielautakunta"),
    ]
    labelled = told(4, "kv", "Valtuusto. Toimielin. 43 paikkaa", "Toimielin\nKoulut 2")
    (again,) = read_deck(deck(labelled + told(5, "ltk", "Koulut", "Koulut") + link, parts=CORE))
    assert again.records[0].names == ((None, "Koulut 2"),)
