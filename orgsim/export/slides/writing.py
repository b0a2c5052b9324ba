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
    for number, (view, add) in enumerate(parts):
        deck.share = number, len(parts)
        before = deck.count
        add()
        if deck.count > before:
            sections.setdefault(view, before + 1)
    add_story(deck, subject, sections)
    return deck.data()


def _sections(deck: Deck, subject: Subject) -> Iterator[tuple[str, Callable[[], None]]]:
    """What the deck is made of, in its order, by the view that shows the same."""
    columns, others = range(len(subject.scenarios)), subject.others
    if others:
        yield "structure", partial(add_side_by_side, deck, subject)
    yield from [("structure", partial(add_draft, deck, subject, column)) for column in columns]
    for column in others:
        yield "differences", partial(add_marked, deck, subject, column)
        yield "differences", partial(add_differences, deck, subject, column)
    yield "metrics", partial(add_figures, deck, subject)
    yield "matters", partial(add_matters, deck, subject)
    yield "decisions", partial(add_decisions, deck, subject)
    yield "checks", partial(add_checks, deck, subject)
    yield from [("transition", partial(add_transition, deck, subject, column)) for column in others]
    yield "timeline", partial(add_timeline, deck, subject)
    yield "goals", partial(add_goals, deck, subject)


def _line(subject: Subject, column: int, texts: Catalog) -> str:
    """What a draft is: its title where that is not the deck's, status and date."""
    scenario = subject.scenarios[column]
    parts = [titled(subject, column, texts)] if len(subject.scenarios) > 1 else []
    parts += [texts(f"status.{scenario.status}")] if scenario.status is not None else []
    parts += [texts.value(scenario.date)] if scenario.date is not None else []
    return " · ".join(parts)
