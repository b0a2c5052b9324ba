"""Up and down in a view that is higher than the screen."""

from __future__ import annotations

from orgsim.app.presenter.stage import Stage
from orgsim.app.views import paged

_PAGE = 0.8
"""How much of what is seen one press scrolls."""


def can_scroll(stage: Stage) -> bool:
    """Whether the view that is shown can go up and down."""
    return paged(stage.view) is not None or stage.bar() is not None


def scroll(stage: Stage, way: int) -> None:
    """Go up or down by most of what is seen, where the view is higher than that."""
    view, bar = paged(stage.view), stage.bar()
    if view is not None:
        view.page(way * _PAGE)
    elif bar is not None:
        bar.setValue(bar.value() + round(way * bar.pageStep() * _PAGE))


def goes_on(stage: Stage) -> bool:
    """Whether the view goes on below the screen."""
    view, bar = paged(stage.view), stage.bar()
    if view is not None:
        return view.goes_on
    return bar is not None and bar.value() < bar.maximum()
