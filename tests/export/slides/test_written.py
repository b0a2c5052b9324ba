"""What python-pptx does too slowly for thousands of slides, done as it does it."""

from __future__ import annotations

import gc

from pptx import Presentation

from orgsim.drawing.paging.sheets import Sheet
from orgsim.export.progress import Done, telling
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.writing import as_deck
from orgsim.export.slides.written import count_parts
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit

NOTES = "/ppt/notesSlides/notesSlide%d.xml"


def test_new_parts_are_called_as_the_library_calls_them_and_never_as_one_that_is_there() -> None:
    deck = Presentation()
    own = Presentation()
    count_parts(own)
    for each in (deck, own):
        for _ in range(3):
            _ = each.slides.add_slide(each.slide_layouts[6]).notes_slide
    names, others = ([slide.notes_slide.part.partname for slide in each.slides] for each in (own, deck))
    assert names == others == [NOTES % number for number in (1, 2, 3)]


def test_a_gap_among_the_names_of_a_template_gives_no_name_twice() -> None:
    template = Presentation()
    notes = [template.slides.add_slide(template.slide_layouts[6]).notes_slide.part for _ in range(2)]
    notes[1].partname = type(notes[1].partname)(NOTES % 3)
    count_parts(template)
    added = [template.slides.add_slide(template.slide_layouts[6]).notes_slide.part.partname for _ in range(3)]
    names = [slide.notes_slide.part.partname for slide in template.slides]
    assert names[2:] == added and len(set(names)) == len(names) == 5


def test_charts_are_not_kept_once_they_are_on_their_slides() -> None:
    units = tuple([Unit(id=f"u{each}", kind="unit", name=Text(fi=f"Yksikkö {each}")) for each in range(1_200)])
    draft = Scenario(id="wide", title=Text(fi="Leveä"), kinds=builtin_kinds(), units=units)
    alive: list[int] = []

    def look(_: Done) -> None:
        alive.append(sum(type(each) is Sheet for each in gc.get_objects()))

    token = telling.set(look)
    try:
        as_deck(Subject(scenarios=(draft,), letters="A"), catalog("fi"))
    finally:
        telling.reset(token)
    most = max(alive)
    # Laid out, they come one after another; put on their slides, they go so.
    filled = alive[len(alive) - 1 - alive[::-1].index(most) :]
    assert most > 8 and {*range(2, most)} < {*filled} and alive[-1] == 0
