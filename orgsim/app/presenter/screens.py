"""Which display the presentation is shown on."""

from __future__ import annotations

from collections.abc import Sequence


def presenting_screen(screens: Sequence[str], own: str, chosen: str | None) -> str:
    """The name of the display to present on, of those that there are now.

    The one that was `chosen`, if it is connected; else one that the window is not on (`own`), which is how a projector
    comes; else the window's own.
    """
    if chosen is not None and chosen in screens:
        return chosen
    return next((screen for screen in screens if screen != own), own)
