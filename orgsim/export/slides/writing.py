"""All that is known of drafts as a deck of slides (Office Open XML), by python-pptx."""

from __future__ import annotations

from orgsim.drawing.themes import THEMES
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.deck import Deck
from orgsim.export.slides.figures import add_figures
from orgsim.export.slides.lists import add_checks, add_differences, add_goals, add_matters
from orgsim.export.slides.structure import add_draft, add_side_by_side, titled
from orgsim.messages import Catalog


def as_deck(subject: Subject, texts: Catalog, *, template: bytes | None = None) -> bytes:
    """The deck as a file: what it is about, charts, differences, figures, matters, checks, goals.

    `template` is a presentation whose look it takes; UnsuitableTemplateError where that cannot be.
    """
    title = subject.named(texts)
    deck = Deck(THEMES["light"], texts, about=title, template=template)
    several = len(subject.scenarios) > 1
    deck.first(title, [_line(subject, column, texts) for column in range(len(subject.scenarios))])
    if several:
        add_side_by_side(deck, subject)
    for column in range(len(subject.scenarios)):
        add_draft(deck, subject, column)
    for column in subject.others if several else ():
        add_differences(deck, subject, column)
    add_figures(deck, subject)
    add_matters(deck, subject)
    add_checks(deck, subject)
    add_goals(deck, subject)
    return deck.data()


def _line(subject: Subject, column: int, texts: Catalog) -> str:
    """What a draft is: its title where that is not the deck's, status and date."""
    scenario = subject.scenarios[column]
    parts = [titled(subject, column, texts)] if len(subject.scenarios) > 1 else []
    parts += [texts(f"status.{scenario.status}")] if scenario.status is not None else []
    parts += [texts.value(scenario.date)] if scenario.date is not None else []
    return " · ".join(parts)
