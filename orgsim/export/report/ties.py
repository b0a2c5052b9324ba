"""Who depends on whom, by name, in Markdown: what stands behind the figures of ties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from orgsim.analysis.changes.minutes import escaped
from orgsim.analysis.figures.comparison import Row, compare_figures
from orgsim.analysis.figures.figure import Part
from orgsim.export.report.marking import listed
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_NAMED: Final = (
    "ties.farther",
    "ties.nearer",
    "ties.gates",
    "ties.contradictions",
    "ties.elsewhere",
    "seats.short",
)
"""The metrics whose pairs and units are named: those of which a reader asks at once which these are."""
_MOST: Final = 20
"""Named of one figure; the others are counted."""


def ties(subject: Subject, texts: Catalog) -> Iterator[str]:
    """A list for each of these figures that is above nothing in any draft."""
    for row in compare_figures(subject.scenarios, subject.assumptions, subject.reference):
        if row.metric.id in _NAMED:
            told = [*_told(row, subject, texts)]
            if told:
                yield "\n".join([f"### {escaped(texts.say(row.metric.title))}", "", *listed(told)])


def _told(row: Row, subject: Subject, texts: Catalog) -> Iterator[str]:
    for letter, scenario, figure in zip(subject.letters, subject.scenarios, row.figures, strict=True):
        if not figure.value:
            continue
        names = [*dict.fromkeys(_named(part, scenario, texts) for part in figure.parts if part.total)]
        more = len(names) - _MOST
        names = [*names[:_MOST], *([texts("report.more", n=more)] if more > 0 else [])]
        if names:
            yield f"{letter}: {'; '.join(names)}" if len(subject.letters) > 1 else "; ".join(names)


def _named(part: Part, scenario: Scenario, texts: Catalog) -> str:
    """The pair or the unit, and how it came to be counted."""
    units = hierarchy(scenario).units
    name = "" if part.label is None else str(texts.value(part.label))
    if part.label is None and part.unit is not None:
        name = units[part.unit].name.in_language(texts.language)
    if part.how is None:
        return name
    return f"{name} ({texts.say(part.how)})" if name else texts.say(part.how)
