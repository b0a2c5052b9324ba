"""Seats by kind of body: a bar for each scenario, with its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from orgsim.analysis.figures.metrics import METRICS
from orgsim.analysis.figures.seat_groups import SeatGroup
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.metrics.bar_plot import Bar, BarPlot, Note
from orgsim.app.metrics.wording import value_spoken, value_text
from orgsim.export.figures.open_bars import OPEN, sure_room
from orgsim.messages import Catalog, catalog

METRIC = "elected.seats-beside-council"
"""The figure that a bar opens: its units are marked there."""
_NAME = 19
_BAR = 12
_GAP = 2
_BETWEEN = 8
_LETTER = 16
_NUMBER = 52
"""Pixels: of a group's name, a bar, between bars, between groups; beside the bars, for letters and for numbers."""


class SeatPlot(BarPlot):
    """Groups of lying bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[SeatGroup, ...] = ()
        self._state = State()

    def tell(self, groups: Sequence[SeatGroup], state: State) -> None:
        """Show `groups`: at least one, whose seats are told by a scenario at least."""
        self._groups = tuple(groups)
        self._state = state
        self.theme = theme_of(state)
        speech = catalog(state.language)
        self.setFixedHeight(self._group_height * len(groups) - _BETWEEN + 2)
        self.setAccessibleName(speech("metrics-view.seats"))
        self.setAccessibleDescription("; ".join(self._said(group, speech) for group in groups))
        self.outdate()

    @property
    def _group_height(self) -> int:
        return _NAME + len(self._state.files) * (_BAR + _GAP) + _BETWEEN

    def redraw(self) -> None:
        """Draw so that the longest bar leaves room for its number."""
        most = max((figure.value or 0 for group in self._groups for figure in group.figures), default=0)
        if not most or self.width() < 2 * (_LETTER + _NUMBER):
            return
        room = self.width() - _LETTER - _NUMBER
        some_open = any(figure.lower_bound for group in self._groups for figure in group.figures)
        scale = sure_room(room, open_=some_open) / most
        speech = catalog(self._state.language)
        bars: list[Bar] = []
        notes: list[Note] = []
        top = 0.0
        for group in self._groups:
            name = group_name(group, speech)
            notes.append(Note(text=name, x=-_LETTER / scale, y=-top - _NAME / 2, colour=self.theme.plot.text, size=12))
            for scenario, figure in enumerate(group.figures):
                middle = -(top + _NAME + scenario * (_BAR + _GAP) + _BAR / 2)
                notes.append(
                    Note(
                        text=self._state.letters[scenario],
                        x=-_LETTER / scale,
                        y=middle,
                        colour=self.theme.muted_text,
                        size=11,
                    )
                )
                unknown = figure.value is None
                beyond = OPEN * room / scale if figure.lower_bound and figure.value else 0.0
                said = value_text(figure, METRICS[METRIC], speech)
                notes.append(
                    Note(
                        text=said,
                        x=(figure.value or 0) + beyond + (6 / scale if figure.value else 0),
                        y=middle,
                        colour=self.theme.muted_text if unknown else self.theme.text,
                        bold=not unknown,
                    )
                )
                if figure.value:
                    tip = speech(
                        "metrics-view.seats.tip",
                        letter=self._state.letters[scenario],
                        scenario=self._state.scenarios[scenario].title,
                        bodies=name,
                        value=value_spoken(figure, METRICS[METRIC], speech),
                    )
                    bars.append(
                        Bar(
                            scenario=scenario,
                            key=group.name,
                            x=0,
                            y=middle - _BAR / 2,
                            width=figure.value,
                            height=_BAR,
                            tip=tip,
                            beyond=beyond,
                        )
                    )
            top += self._group_height
        self.draw(
            bars,
            notes,
            x_range=(-_LETTER / scale, (self.width() - _LETTER) / scale),
            y_range=(-self.height(), 0),
        )

    def _said(self, group: SeatGroup, speech: Catalog) -> str:
        values = ", ".join(
            f"{self._state.letters[scenario]} {value_spoken(figure, METRICS[METRIC], speech)}"
            for scenario, figure in enumerate(group.figures)
        )
        return f"{group_name(group, speech)}: {values}"


def group_name(group: SeatGroup, speech: Catalog) -> str:
    """What the bodies of a group are called: "Valiokunnat / Lautakunnat"."""
    if group.name == "others":
        return speech("metrics-view.seats.others")
    names = [kind.plural or kind.name if group.several else kind.name for kind in group.kinds]
    return " / ".join(speech.value(name) for name in names)
