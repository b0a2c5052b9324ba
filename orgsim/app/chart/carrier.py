"""Who takes along what is dragged in charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from orgsim.app.chart.widget import ChartWidget


class Carrier(Protocol):
    """Takes along what is dragged in charts."""

    @property
    def is_busy(self) -> bool:
        """Whether something is dragged."""

    @property
    def may_take(self) -> bool:
        """Whether boxes can be dragged."""

    def takes(self, chart: ChartWidget, at: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Whether what was pressed there comes along."""

    def carry(self, chart: ChartWidget, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """It is at that point of the chart, or beyond its edge."""

    def hold(self, held: Qt.KeyboardModifier) -> None:
        """Other keys are held."""

    def drop(self, chart: ChartWidget, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """It is let go there."""

    def cancel(self) -> None:
        """It stays where it was."""


class Nobody:
    """Takes nothing along: all drags move the drawing."""

    is_busy = False
    may_take = False

    def takes(self, _chart: ChartWidget, _at: QPointF, _held: Qt.KeyboardModifier) -> bool:
        """Nothing comes along."""
        return False

    def carry(self, _chart: ChartWidget, _at: QPointF, _held: Qt.KeyboardModifier) -> None:
        """Nothing is carried."""

    def hold(self, _held: Qt.KeyboardModifier) -> None:
        """Nobody asks for keys."""

    def drop(self, _chart: ChartWidget, _at: QPointF, _held: Qt.KeyboardModifier) -> None:
        """Nothing is let go."""

    def cancel(self) -> None:
        """All is where it was."""
