"""The timelines of drafts: a row for each event, with when it is as exactly as that is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgsim.analysis.timeline.event_facts import shift_text
from orgsim.analysis.timeline.spans import When, kind_text, timeline, when_text
from orgsim.export.sheets.sheet import Cell, Column, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario


def timeline_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    """A row for each event of each draft, in the order of time; those without a date last. `None` where there are none.

    Days stand in columns of their own, so that rows can be sorted by them; when an event is in words beside them.
    """
    shifted = [_Others(subject, column) for column in range(len(subject.scenarios))]
    rows = [
        row
        for column, scenario in enumerate(subject.scenarios)
        for row in _rows(subject.letters[column], scenario, shifted[column], texts)
    ]
    if not rows:
        return None
    names = ("when", "from", "to", "event", "kind", "lane", "elsewhere")
    forms = {"from": "day", "to": "day", "event": "long", "elsewhere": "long"}
    widths = {"when": 34.0, "event": 50.0, "lane": 28.0, "elsewhere": 30.0}
    return Sheet(
        name=texts("sheet.timeline"),
        title=subject.named(texts),
        columns=(
            Column(texts("draft-column.letter"), "sign", 10),
            *[
                Column(texts(f"timeline-column.{name}"), forms.get(name, "text"), widths.get(name))  # type: ignore[arg-type]  # words of Form
                for name in names
            ],
            Column(texts("unit-column.note"), "long", 40),
            Column(texts("unit-column.source"), "long", 36),
            Column(texts("unit-column.id"), width=26, key=True),
        ),
        rows=rows,
        fixed=1,
    )


class _Others:
    """When the events of a draft are in the others."""

    def __init__(self, subject: Subject, column: int) -> None:
        self._column = column
        self._there: list[tuple[str, Mapping[str, When]]] = []
        for other, scenario in enumerate(subject.scenarios):
            if other != column:
                whens = timeline(scenario).whens
                its = {event.id: whens[at] for at, event in reversed([*enumerate(scenario.timeline)])}
                self._there.append((subject.letters[other], its))

    def told(self, id: str, its: When, texts: Catalog) -> str | None:
        """In which of them it is earlier or later, where both days are known."""
        said = []
        for letter, whens in self._there:
            there = whens.get(id)
            shift = None if there is None else shift_text(its, there)
            if shift is not None:
                said.append(f"{letter}: {texts.say(shift)}")
        return "\n".join(said) or None


def _rows(letter: str, scenario: Scenario, others: _Others, texts: Catalog) -> Iterator[tuple[Cell, ...]]:
    told = timeline(scenario)
    lanes = {at: lane.name for lane in told.lanes for at in (*lane.dated, *lane.undated)}
    for at in _in_time(told.whens):
        event, its, lane = scenario.timeline[at], told.whens[at], lanes[at]
        sources = [scenario.sources[id].title.written(texts.language) for id in event.source if id in scenario.sources]
        yield (
            letter,
            texts.say(when_text(event)),
            # Nothing tells how much earlier than its limit something is.
            None if its.span is None or its.manner == "by" else its.span.first,
            None if its.span is None else its.span.last,
            event.name.written(texts.language),
            None if event.kind is None else str(texts.value(kind_text(event.kind))),
            None if lane is None else str(texts.value(lane)),
            others.told(event.id, its, texts),
            None if event.note is None else event.note.written(texts.language),
            "\n".join(sources) or None,
            event.id,
        )


def _in_time(whens: Sequence[When]) -> list[int]:
    dated = [
        (its.span.last if its.manner == "by" else its.span.first, its.span.last, at)
        for at, its in enumerate(whens)
        if its.span is not None
    ]
    return [*[at for *_, at in sorted(dated)], *[at for at, its in enumerate(whens) if its.span is None]]
