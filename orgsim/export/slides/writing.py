"""All that is known of drafts as a deck of slides (Office Open XML), by python-pptx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from orgsim.drawing.themes import THEMES
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.decisions import add_decisions
from orgsim.export.slides.deck import Deck
from orgsim.export.slides.figures import add_figures
from orgsim.export.slides.lists import add_checks, add_differences, add_goals, add_matters
from orgsim.export.slides.story import add_story
from orgsim.export.slides.structure import add_draft, add_marked, add_side_by_side, titled
from orgsim.export.slides.timeline import add_timeline
from orgsim.export.slides.transition import add_transition
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy

_WRITTEN = 0.9
"""How much of a deck is done once all slides are there; the rest is to put them into a file."""
_A_SHARE = 100
"""Units of a chart that take about as long as one of the other parts."""


def as_deck(subject: Subject, texts: Catalog, *, template: bytes | None = None) -> bytes:
    """The deck as a file: what it is about, charts, differences, figures, matters, decisions in time, checks,
    transitions, timelines, goals, the story.

    `template` is a presentation whose look it takes; UnsuitableTemplateError where that cannot be.
    """
    title = subject.named(texts)
    deck = Deck(THEMES["light"], texts, about=title, template=template)
    deck.first(title, [_line(subject, column, texts) for column in range(len(subject.scenarios))])
    sections: dict[str, int] = {}
    """Of the views the slides on which they begin."""
    parts = [*_sections(deck, subject)]
    done, whole = 0, sum([weight for _, weight, _ in parts])
    for view, weight, add in parts:
        deck.within = _WRITTEN * done / whole, _WRITTEN * (done + weight) / whole
        done += weight
        before = deck.count
        add()
        if deck.count > before:
            sections.setdefault(view, before + 1)
    deck.within = _WRITTEN, 1.0
    add_story(deck, subject, sections)
    return deck.data()


def _sections(deck: Deck, subject: Subject) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """What the deck is made of, in its order, by the view that shows the same; with about how long it takes."""
    columns, others = range(len(subject.scenarios)), subject.others
    if others:
        yield "structure", 1, partial(add_side_by_side, deck, subject)
    sizes = [1 + len(hierarchy(scenario).units) // _A_SHARE for scenario in subject.scenarios]
    yield from [("structure", sizes[column], partial(add_draft, deck, subject, column)) for column in columns]
    for column in others:
        yield "differences", 1, partial(add_marked, deck, subject, column)
        yield "differences", 1, partial(add_differences, deck, subject, column)
    yield "metrics", 1, partial(add_figures, deck, subject)
    yield "matters", 1, partial(add_matters, deck, subject)
    yield "decisions", 1, partial(add_decisions, deck, subject)
    yield "checks", 1, partial(add_checks, deck, subject)
    yield from [("transition", 1, partial(add_transition, deck, subject, column)) for column in others]
    yield "timeline", 1, partial(add_timeline, deck, subject)
    yield "goals", 1, partial(add_goals, deck, subject)


def _line(subject: Subject, column: int, texts: Catalog) -> str:
    """What a draft is: its title where that is not the deck's, status and date."""
    scenario = subject.scenarios[column]
    parts = [titled(subject, column, texts)] if len(subject.scenarios) > 1 else []
    parts += [texts(f"status.{scenario.status}")] if scenario.status is not None else []
    parts += [texts.value(scenario.date)] if scenario.date is not None else []
    return " · ".join(parts)
