"""The distribution of spans of control: how many managers have one, two, three … direct subordinates."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.metrics.bar_plot import Bar, BarPlot, Note
from orgsim.app.metrics.spans import Spans, steps
from orgsim.export.page.fonts import font
from orgsim.messages import Catalog, catalog

_TOP = 18
_BOTTOM = 33
_WIDEST = 26.0
_SHARE = 0.74
"""Of the room between two ticks, what the bars take."""
_GAP = 2.0
_SMALL = 11
_BESIDE = 8
"""Pixels between the bars and the numbers at the lines."""
_LEGIBLE = 9.0
"""The narrowest bar, in pixels, that has room for a letter below it."""


class SpanPlot(BarPlot):
    """Groups of standing bars over an axis of spans; with lines across where bars are too narrow for their numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans = Spans(0, False, ())
        self._state = State()
        self.setMinimumHeight(130)
        self.setMaximumHeight(340)

    def tell(self, spans: Spans, state: State) -> None:
        """Show `spans`, which have one manager at least."""
        self._spans = spans
        self._state = state
        self.theme = theme_of(state)
        speech = catalog(state.language)
        self.setAccessibleName(speech("metrics-view.span"))
        self.outdate()

    def redraw(self) -> None:
        """Draw so that letters and ticks have their room below the bars, and numbers above."""
        spans, theme, speech = self._spans, self.theme, catalog(self._state.language)
        if not spans.most or self.height() <= _TOP + _BOTTOM or self.width() < 50:
            return
        number = len(spans.counts)
        slot = self.width() / spans.last
        wide = min(_WIDEST, slot * _SHARE / number)
        legible = wide >= _LEGIBLE
        down = spans.most / (self.height() - _TOP - _BOTTOM)
        gap = min(_GAP, wide * 0.2)
        numbered = legible and QFontMetrics(font(11, bold=True)).horizontalAdvance(speech.number(spans.most)) <= wide
        grid = range(0) if numbered else steps(spans.most)
        # What stands at the lines has room of its own, where no bar comes.
        widths = [QFontMetrics(font(_SMALL)).horizontalAdvance(speech.number(height)) for height in grid]
        beside = max(widths, default=-_BESIDE) + _BESIDE
        slot = max(self.width() - beside, 1) / spans.last
        wide = min(wide, slot * _SHARE / number)
        right = spans.last + beside / slot
        bars: list[Bar] = []
        notes = [
            Note(text=speech.number(height), x=right, y=height, colour=theme.muted_text, anchor=(1, 1), size=_SMALL)
            for height in grid
        ]
        for place in range(spans.last):
            middle = place + 0.5
            span = tick(spans, place, speech)
            heights = [0 if counts is None else counts[place] for counts in spans.counts]
            notes.append(Note(text=span, x=middle, y=-18 * down, colour=theme.plot.text, anchor=(0.5, 0), size=12))
            for scenario, height in enumerate(heights):
                left = middle + (scenario - number / 2) * wide / slot
                centre = left + wide / slot / 2
                if legible and any(heights) and spans.counts[scenario] is not None:
                    notes.append(
                        Note(
                            text=self._state.letters[scenario],
                            x=centre,
                            y=-3 * down,
                            colour=theme.muted_text,
                            anchor=(0.5, 0),
                            size=_SMALL,
                        )
                    )
                if not height:
                    continue
                if numbered:
                    notes.append(
                        Note(
                            text=speech.number(height),
                            x=centre,
                            y=height + 2 * down,
                            colour=theme.text,
                            anchor=(0.5, 1),
                            bold=True,
                        )
                    )
                bars.append(
                    Bar(
                        scenario=scenario,
                        key=place + 1,
                        x=left + gap / slot / 2,
                        y=0,
                        width=(wide - gap) / slot,
                        height=height,
                        tip=speech(
                            "metrics-view.span.tip",
                            letter=self._state.letters[scenario],
                            scenario=self._state.scenarios[scenario].title,
                            span=span,
                            count=height,
                        ),
                    )
                )
        self.draw(
            bars,
            notes,
            x_range=(0, right),
            y_range=(-_BOTTOM * down, spans.most + _TOP * down),
            axis=True,
            grid=grid,
        )
        self.setAccessibleDescription("; ".join(bar.tip for bar in bars))


def tick(spans: Spans, place: int, speech: Catalog) -> str:
    """What stands under the bars at `place` from 0."""
    span = place + 1
    if spans.open_ended and span == spans.last:
        return speech("metrics-view.span.or-more", n=span)
    return speech.number(span)
