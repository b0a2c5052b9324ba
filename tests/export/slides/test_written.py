"""What python-pptx does too slowly for thousands of slides, done as it does it."""

from __future__ import annotations

from pptx import Presentation

from orgsim.export.slides.written import count_parts

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
