"""What a theme is: every colour and stroke of the window and the charts by its meaning, as data.

Colours are `#rrggbb`. A theme promises contrasts (WCAG 2.2): text on whatever it may stand on has 4.5:1 at least,
and a stroke that tells something has 3:1. `text_pairs` and `stroke_pairs` list what that covers, so that a test can
hold it, and a reader can see which colour may be put on which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from orgsim.model.views import LETTERS

Stroke = Literal["solid", "dashed", "dotted", "double"]


class Look(msgspec.Struct, frozen=True):
    """How the boxes of some kinds of units are drawn."""

    fill: str
    border: str
    text: str
    """The name and the number of seats."""
    muted_text: str
    """The remit, and whatever else is said below the name."""
    border_style: Stroke = "solid"
    border_width: float = 1.0
    """Pixels at a zoom of 1."""
    bold: bool = False
    """Whether the name is set in the semibold weight."""
    corner: float = 4.0
    """Radius of the box's corners at a zoom of 1."""


class Line(msgspec.Struct, frozen=True):
    """How lines of one meaning are drawn."""

    colour: str
    width: float = 1.0
    """Pixels at a zoom of 1."""
    style: Stroke = "solid"


class Tone(msgspec.Struct, frozen=True):
    """A colour that means something: a scenario, a warning, a unit that moved."""

    fill: str
    """The strong colour, of badges, bars and frames. It can be read as text on every surface and on its own tint."""
    text: str
    """What is written on the fill."""
    tint: str
    """A background with a breath of it, on which ordinary, muted and its own text can be read."""


class Shade(msgspec.Struct, frozen=True):
    """The colours of one class of an overlay: of boxes in place of those of their look, and of lines."""

    fill: str
    ink: str
    """Of the box's border, of lines, and of boxes that are too small for more than a block."""
    text: str
    muted_text: str
    width: float = 1.25
    """Of lines, in pixels at a zoom of 1: more means more, for who sees no colour."""


UNKNOWN_SHADE: Final = "unknown"
_BEHIND: Final = "/"


def shaded(name: str, shade: str) -> str:
    """The name of a look, or the style of a line, in that shade: its shape stays what it is."""
    return f"{base_of(name)}{_BEHIND}{shade}"


def base_of(name: str) -> str:
    """The name of the look, or the style of the line, without any shade."""
    return name.partition(_BEHIND)[0]


def shade_of(name: str) -> str:
    """The name of the shade of a look or a line; empty where it has none."""
    return name.partition(_BEHIND)[2]


class Plot(msgspec.Struct, frozen=True):
    """Colours of plots; their bars and points have the scenarios'. They are drawn on the surface."""

    text: str
    axis: str
    grid: str


class Theme(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One set of looks for the whole app."""

    name: str
    letters: str = LETTERS
    """Of the scenarios, by column as their colours are."""
    dark: bool
    """Whether text is light on dark: what the system's own frames and dialogs should follow."""

    background: str
    """Behind everything."""
    surface: str
    """Of the panes: charts, tables and plots are drawn on it."""
    raised: str
    """Of menus, tooltips and notes that lie upon a pane."""
    hover: str
    """Of what the pointer is over."""
    selection: str
    """Of a chosen row, view or card, under ordinary, muted and accent text."""
    text: str
    muted_text: str
    border: str
    """Around what can be acted upon, such as a field."""
    hairline: str
    """Between rows and around panes: decoration that nothing depends on."""
    focus: str
    """The ring around what has the keyboard, and the frame of the selected box."""

    accent: Tone
    """Of what can be done. Chosen text in a field is its text on its fill."""
    warning: Tone
    error: Tone
    success: Tone
    moved: Tone
    """Of a unit that has another parent in another scenario."""
    changed: Tone
    """Of a unit that differs in its name, its seats or otherwise."""
    scenario: tuple[Tone, Tone, Tone, Tone]
    """Of scenarios A, B, C and D; told apart also without red or green sight."""

    plot: Plot
    lines: Mapping[str, Line]
    """By style of a drawing's line: `hierarchy`, `beside`, `band`, `link.KIND`."""
    looks: Mapping[str, Look]
    """By name of the look that a kind of unit has."""
    shades: Mapping[str, Shade]
    """Of overlays: "0" is nothing, "1" to "5" more and more, and `UNKNOWN_SHADE`. Each is told from the next by how
    light it is, so that no eye has to see its hue."""

    def look(self, name: str) -> Look:
        """The look of that name; the plain one where a file's own kind names none that exists."""
        return self.looks.get(name) or _shaded_look(self, name) or self.looks["plain"]

    def line(self, style: str) -> Line:
        """The line of that style; that of the hierarchy where there is no such style."""
        return self.lines.get(style) or _shaded_line(self, style) or self.lines["hierarchy"]


@lru_cache(maxsize=512)
def _shaded_look(theme: Theme, name: str) -> Look | None:
    shade = theme.shades.get(shade_of(name))
    if shade is None:
        return None
    own = theme.look(base_of(name))
    return replace(own, fill=shade.fill, border=shade.ink, text=shade.text, muted_text=shade.muted_text)


@lru_cache(maxsize=512)
def _shaded_line(theme: Theme, style: str) -> Line | None:
    shade = theme.shades.get(shade_of(style))
    if shade is None:
        return None
    return replace(theme.line(base_of(style)), colour=shade.ink, width=shade.width)


def tones(theme: Theme) -> dict[str, Tone]:
    """Every tone of the theme by name."""
    named = {
        "accent": theme.accent,
        "warning": theme.warning,
        "error": theme.error,
        "success": theme.success,
        "moved": theme.moved,
        "changed": theme.changed,
    }
    return named | {f"scenario {letter}": tone for letter, tone in zip("ABCD", theme.scenario, strict=True)}


def text_pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Every text that the theme allows, as (what on what, text colour, background colour)."""
    surfaces = {
        "background": theme.background,
        "surface": theme.surface,
        "raised": theme.raised,
        "hover": theme.hover,
    }
    plain = {"text": theme.text, "muted text": theme.muted_text}
    named = tones(theme)
    for where, colour in surfaces.items():
        for what, text in plain.items():
            yield f"{what} on {where}", text, colour
        for what, tone in named.items():
            yield f"{what} on {where}", tone.fill, colour
    for what, text in {**plain, "accent": theme.accent.fill}.items():
        yield f"{what} on selection", text, theme.selection
    for what, tone in named.items():
        yield f"text on fill of {what}", tone.text, tone.fill
        yield f"{what} on its tint", tone.fill, tone.tint
        for which, text in plain.items():
            yield f"{which} on tint of {what}", text, tone.tint
    yield "text of plots", theme.plot.text, theme.surface
    for what, look in theme.looks.items():
        yield f"text of {what}", look.text, look.fill
        yield f"muted text of {what}", look.muted_text, look.fill
    for what, shade in theme.shades.items():
        yield f"text of shade {what}", shade.text, shade.fill
        yield f"muted text of shade {what}", shade.muted_text, shade.fill


def stroke_pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Every stroke that tells something, as (what on what, its colour, background colour).

    A box is told from the pane by its border, or by its fill where the border has the same colour.
    """
    for where, colour in (("background", theme.background), ("surface", theme.surface), ("raised", theme.raised)):
        yield f"focus on {where}", theme.focus, colour
        yield f"border on {where}", theme.border, colour
    yield "focus on selection", theme.focus, theme.selection
    yield "axis of plots", theme.plot.axis, theme.surface
    for style, line in theme.lines.items():
        yield f"line {style}", line.colour, theme.surface
    for what, look in theme.looks.items():
        yield f"border of {what}", look.border, theme.surface
    for what, shade in theme.shades.items():
        yield f"ink of shade {what}", shade.ink, theme.surface
