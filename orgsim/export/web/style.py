"""The style of a page: what `resources/web/page.css` says, in the colours of the light and the dark theme."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import DARK, LIGHT
from orgsim.resources import resource


def style(fonts: str) -> str:
    """All rules of a page. On paper it is always light."""
    rules = resource("web", "page.css").read_text(encoding="utf-8")
    dark = "".join(_colours(DARK))
    return f"{fonts}\n{''.join(_colours(LIGHT))}\n@media screen and (prefers-color-scheme:dark){{{dark}}}\n{rules}"


def script() -> str:
    """What makes a page handier; all of it can be read without."""
    return resource("web", "page.js").read_text(encoding="utf-8")


def _colours(theme: Theme) -> Iterator[str]:
    """What each meaning's colours are, as variables of its class."""
    named = {
        "bg": theme.background,
        "surface": theme.surface,
        "hover": theme.hover,
        "selection": theme.selection,
        "text": theme.text,
        "muted": theme.muted_text,
        "border": theme.border,
        "hair": theme.hairline,
        "focus": theme.focus,
        "accent": theme.accent.fill,
        "tint": theme.accent.tint,
    }
    yield f":root{{color-scheme:{'dark' if theme.dark else 'light'};{_variables(named)}}}"
    tones = {"moved": theme.moved, "changed": theme.changed, "warning": theme.warning}
    tones |= {str(column): tone for column, tone in enumerate(theme.scenario)}
    for name, tone in tones.items():
        yield f".t-{name}{{{_variables({'tone': tone.fill, 'on': tone.text})}}}"
    for name, line in theme.lines.items():
        yield f".l-{name.replace('.', '-')}{{stroke:{line.colour};color:{line.colour}}}"
    for name, look in theme.looks.items():
        colours = {"fill": look.fill, "edge": look.border, "ink": look.text, "soft": look.muted_text}
        yield f".k-{name}{{{_variables(colours)}}}"


def _variables(named: dict[str, str]) -> str:
    return ";".join([f"--{name}:{value}" for name, value in named.items()])
