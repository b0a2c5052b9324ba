"""The story of a comparison as slides: each step with its caption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orgsim.analysis.differences.comparing import compare_all
from orgsim.drawing.boxes.folding import folded_to_layer
from orgsim.drawing.chart.difference_marks import mark_all
from orgsim.drawing.folding.fitting import Wishes
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.deck import Deck, Slide
from orgsim.export.slides.shapes import POINT, Look, Words
from orgsim.export.slides.structure import put_side_by_side
from orgsim.export.slides.text import Paragraph, Run
from orgsim.model.scenario import Scenario
from orgsim.model.story import Step
from orgsim.model.views import CHART_VIEWS

_SIZE: Final = 16.0
_LARGE: Final = 24.0
"""Points of a caption below a chart, and of one that has a slide to itself."""
_INSET: Final = 9.6


def add_story(deck: Deck, subject: Subject, sections: Mapping[str, int]) -> None:
    """A slide for each step: charts as they are seen in it, and for all else a link to where the deck shows it.

    `sections` are the numbers of the slides on which the views begin.
    """
    steps = () if subject.decisions is None else subject.decisions.story
    for number, step in enumerate(steps, 1):
        title = deck.texts("slides.step", n=number, count=len(steps), view=deck.texts(f"export.view.{step.view}"))
        slide = deck.add(title)
        caption = "" if step.caption is None else step.caption.in_language(deck.texts.language)
        if step.view in CHART_VIEWS:
            _put_charts(deck, slide, subject, step, caption)
        else:
            _put_caption(deck, slide, caption, sections.get(step.view))
        slide.note(caption)


def _put_charts(deck: Deck, slide: Slide, subject: Subject, step: Step, caption: str) -> None:
    left, top, width, height = deck.room
    font = load_font()
    lines = -(-font.width(caption, _SIZE / POINT) // (width - 3 * _INSET)) if caption else 0
    high = lines * _SIZE * 1.25 / POINT + (8 if lines else 0)
    columns = [at for at, scenario in enumerate(subject.scenarios) if scenario.id not in step.hidden]
    columns = columns or list(range(len(subject.scenarios)))
    marked = None
    if step.view == "differences" and len(subject.scenarios) > 1:
        ids = [scenario.id for scenario in subject.scenarios]
        first = ids.index(step.baseline) if step.baseline in ids else subject.reference
        other = ids.index(step.compared) if step.compared in ids else next(at for at in range(len(ids)) if at != first)
        columns = [first, other]
        letters = "".join(subject.letters)
        told = compare_all(subject.scenarios, first, subject.decisions)
        marked = mark_all(subject.scenarios, told, (first, other), letters, baseline=subject.baseline)
    wishes = _wishes([subject.scenarios[column] for column in columns], step)
    room = (left, top + high, width, height - high)
    put_side_by_side(deck, slide, subject, columns, marked, wishes, room, step.overlay)
    if caption:
        words = Words((Paragraph((Run(caption, _SIZE, deck.theme.text),)),), (_INSET, 0.0, _INSET, 0.0), anchor="t")
        slide.put(slide.shapes.shape((left, top, width, high), Look(), name=caption[:60], words=words))


def _wishes(scenarios: list[Scenario], step: Step) -> Wishes:
    layer = [] if step.fold is None else [folded_to_layer(scenario, step.fold) for scenario in scenarios]
    folded = frozenset(step.folded).union(*layer) - frozenset(step.unfolded)
    return Wishes(folded=folded, unfolded=frozenset(step.unfolded), focus=step.focus)


def _put_caption(deck: Deck, slide: Slide, caption: str, shown: int | None) -> None:
    left, top, width, _ = deck.room
    if caption:
        words = Words((Paragraph((Run(caption, _LARGE, deck.theme.text),)),), (_INSET, 0.0, _INSET, 0.0), anchor="t")
        slide.put(slide.shapes.shape((left, top + 40, width, 300), Look(), name=caption[:60], words=words))
    if shown is not None:
        said = deck.texts("slides.shown-on", n=shown)
        words = Words((Paragraph((Run(said, _SIZE, deck.theme.accent.fill),)),), (_INSET, 0.0, _INSET, 0.0))
        link = slide.link_to(deck.slide(shown))
        slide.put(slide.shapes.shape((left, top + 380, width, 40), Look(), name=said, words=words, link=link))
