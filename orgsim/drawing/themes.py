"""The themes that ship: light, dark, and projector for a washed-out picture on a wall.

One table: a row for each meaning, a column for each theme, so that a look is added in one place and no theme can lack
it. Hues mean the same in all three: blue decides, green administers, grey stands beside, violet is a programme. Only
their strength differs, so that whoever knows one theme reads the others. What hue alone would tell apart has a shape
too: in a programme a measure has sharp corners and a value round ones.
"""

from __future__ import annotations

from typing import Any, Final

from orgsim.drawing.theme import UNKNOWN_SHADE, Line, Look, Plot, Shade, Stroke, Theme, Tone

_NAMES: Final = ("light", "dark", "projector")
_DARK: Final = (False, True, False)

_Three = tuple[str, str, str]
"""A colour, or several with a space between, in each theme in their order."""

_COLOURS: dict[str, _Three] = {
    "background": ("#f4f6f8", "#11161d", "#ffffff"),
    "surface": ("#ffffff", "#19202a", "#ffffff"),
    "raised": ("#ffffff", "#222b37", "#ffffff"),
    "hover": ("#f4f6f9", "#25303d", "#eef3fa"),
    "selection": ("#e4eef9", "#1d3a5c", "#d6e6ff"),
    "text": ("#18202b", "#e9eef4", "#000000"),
    "muted_text": ("#566272", "#a9b5c3", "#333333"),
    "border": ("#838f9c", "#71808f", "#4d4d4d"),
    "hairline": ("#dfe4ea", "#2c3744", "#a6a6a6"),
    "focus": ("#1a73d9", "#7db9ff", "#c2008f"),
}

# The strong colour, what is written on it, and its tint.
_TONES: dict[str, _Three] = {
    "accent": ("#0b5cad #ffffff #e4eef9", "#79b4f2 #06203b #18304a", "#0040b8 #ffffff #d6e6ff"),
    "warning": ("#96560a #ffffff #fdf3e1", "#ecb45a #2e1c00 #3a2c14", "#8a4200 #ffffff #ffedd6"),
    "error": ("#b3261e #ffffff #fdecea", "#ff9a8f #3d0703 #48201d", "#b00000 #ffffff #ffe3e0"),
    "success": ("#0b7250 #ffffff #e6f5ef", "#62cfa3 #03281a #143629", "#00602f #ffffff #d9f5e5"),
    "moved": ("#853a80 #ffffff #f6ecf5", "#dc9fd7 #351032 #3b2339", "#8a0080 #ffffff #fbe3f9"),
    "changed": ("#0b7250 #ffffff #e6f5ef", "#62cfa3 #03281a #143629", "#00602f #ffffff #d9f5e5"),
}
_SCENARIOS: tuple[_Three, _Three, _Three, _Three] = (
    ("#0b5cad #ffffff #e4eef9", "#6ea5ee #051d3a #18304a", "#0046c8 #ffffff #d6e6ff"),
    ("#b34f06 #ffffff #fdf4ec", "#e08b48 #2e1400 #3f2816", "#b34700 #ffffff #fff0e3"),
    ("#4f1673 #ffffff #f2eaf8", "#fbcdef #3d0f33 #41293c", "#4a0072 #ffffff #f0e0fa"),
    ("#12491d #ffffff #e8f3e9", "#a9e98a #12290a #233620", "#004014 #ffffff #dcf2e0"),
)

# Text, axis, grid.
_PLOT: _Three = ("#3d4855 #838f9c #e4e8ed", "#c3ccd7 #71808f #2c3744", "#000000 #333333 #cccccc")


def _line(
    light: str,
    dark: str,
    projector: str,
    style: Stroke = "solid",
    widths: tuple[float, float, float] = (1.25, 1.25, 2.25),
) -> tuple[Line, Line, Line]:
    """A line in each theme; its widths too."""
    one, two, three = widths
    return Line(light, one, style), Line(dark, two, style), Line(projector, three, style)


_LINES: dict[str, tuple[Line, Line, Line]] = {
    "hierarchy": _line("#8592a0", "#778696", "#333333", widths=(1.25, 1.25, 2.0)),
    "beside": _line("#8592a0", "#778696", "#333333", widths=(1.25, 1.25, 2.0)),
    "band": _line("#87929f", "#71808f", "#595959", "dashed", widths=(1.0, 1.0, 1.5)),
    "link.steers": _line("#0b5cad", "#79b4f2", "#0046c8"),
    "link.advises": _line("#6b7785", "#a9b5c3", "#4d4d4d", "dotted"),
    "link.appoints": _line("#853a80", "#dc9fd7", "#8a0080", "dashed"),
    "link.owns": _line("#4a4f8c", "#aeb0f0", "#2b2b8c", "double"),
    "link.owns-process": _line("#0b7250", "#62cfa3", "#00602f", "dashed"),
}

_FINE: Final = (1.0, 1.0, 1.5)


def _look(
    light: str,
    dark: str,
    projector: str,
    *,
    bold: bool = False,
    style: Stroke = "solid",
    corner: float = 4.0,
    widths: tuple[float, float, float] = (1.0, 1.0, 2.0),
) -> tuple[Look, Look, Look]:
    """A look in each theme: fill, border, text and muted text of each. Only the border's width differs in shape."""

    def of(colours: str, width: float) -> Look:
        fill, border, text, muted = colours.split()
        return Look(fill, border, text, muted, style, width, bold, corner)

    return of(light, widths[0]), of(dark, widths[1]), of(projector, widths[2])


_LOOKS: dict[str, tuple[Look, Look, Look]] = {
    "council": _look(
        "#0b3663 #0b3663 #ffffff #c9dbee",
        "#d5e6fa #d5e6fa #08223f #35506d",
        "#001f4d #001f4d #ffffff #e0ecff",
        bold=True,
    ),
    "board": _look(
        "#0b5cad #0b5cad #ffffff #e1edf9",
        "#6ba9ea #6ba9ea #04182e #0b2a4b",
        "#0046c8 #0046c8 #ffffff #f2f7ff",
        bold=True,
    ),
    "committee": _look(
        "#dfecfb #4d86c0 #0b3663 #3d5c7d",
        "#1d3b5e #5c96d6 #e6f0fb #b3cbe5",
        "#cfe2ff #0046c8 #00163d #1f3a66",
        bold=True,
    ),
    "section": _look(
        "#f5f9fe #6794c4 #0b3663 #46627f",
        "#1a2d43 #5585b9 #e0ebf7 #a9c0d8",
        "#f0f6ff #0046c8 #00163d #1f3a66",
        widths=_FINE,
    ),
    "statutory": _look(
        "#eaebed #808d99 #2b3542 #53606d", "#2d3743 #7d8b99 #e4e9ee #b4bfca", "#e0e0e0 #4d4d4d #000000 #333333"
    ),
    "advisory": _look(
        "#ffffff #7d8995 #333e4a #56626f",
        "#19202a #8492a0 #dce3ea #a9b5c1",
        "#ffffff #4d4d4d #000000 #333333",
        style="dashed",
    ),
    "executive": _look(
        "#1d594f #1d594f #ffffff #cde8e0",
        "#7fcbb5 #7fcbb5 #04251d #113d32",
        "#00473a #00473a #ffffff #dcf5ee",
        bold=True,
    ),
    "division": _look(
        "#d8efe7 #4a937f #0f4034 #30594f",
        "#1b473c #51a78e #e0f5ee #a9d3c6",
        "#c2f0df #006b52 #00261c #1a4a3c",
        bold=True,
    ),
    "area": _look(
        "#edf8f4 #559c89 #0f4034 #3d6459", "#193830 #47917c #dcf1ea #a2c9bd", "#e3f8f0 #006b52 #00261c #1a4a3c"
    ),
    "unit": _look(
        "#ffffff #5b9c8b #12392f #4a665e",
        "#19202a #47877a #dbeae6 #a3bbb4",
        "#ffffff #006b52 #000000 #333333",
        widths=_FINE,
    ),
    "group": _look(
        "#f4faf8 #5b9c8b #12392f #4a665e",
        "#1b2a2d #47877a #dbeae6 #a3bbb4",
        "#f0faf6 #006b52 #000000 #333333",
        widths=_FINE,
    ),
    "shared-services": _look(
        "#e2f1f5 #4490a3 #0e4251 #35606c",
        "#173f4b #4c9db3 #dff2f7 #a7cdd8",
        "#cceff7 #00627a #002a35 #1a4a57",
        bold=True,
    ),
    "external": _look(
        "#edeaf4 #847ba6 #383057 #5b5376", "#312c45 #9187b8 #ebe7f6 #bfb8d6", "#e5def7 #53428f #1d1142 #41356b"
    ),
    "regional": _look(
        "#f6efe4 #a08654 #4c3a19 #695738", "#3a301f #ad9360 #f5ead6 #d0c0a1", "#fae8c8 #7a5600 #2e2000 #523a08"
    ),
    "programme": _look(
        "#43307a #43307a #ffffff #d9d1ee",
        "#b9a9ee #b9a9ee #1b0f42 #31225f",
        "#33167d #33167d #ffffff #ebe5fa",
        bold=True,
    ),
    "theme": _look(
        "#e6e1f5 #7a68b5 #33245f #564a7d",
        "#37295f #9382d3 #ece7fb #c2b8e4",
        "#dccffa #4d2ba8 #1b0a4a #3b2870",
        bold=True,
    ),
    "choice": _look(
        "#f2effa #8b7cbd #33245f #5d5283",
        "#2b2446 #8476bb #e9e4f8 #bab0da",
        "#eee7fd #4d2ba8 #1b0a4a #3b2870",
        bold=True,
    ),
    "action": _look(
        "#ffffff #8b7cbd #2e2450 #5d5283",
        "#19202a #8476bb #e5e1f2 #b3acce",
        "#ffffff #4d2ba8 #000000 #333333",
        widths=_FINE,
    ),
    "measure": _look(
        "#fcf4df #a1832b #4c3b0a #685725",
        "#3a3014 #b3943b #f8edcc #d2c294",
        "#ffefb8 #7a5c00 #2e2300 #54430a",
        corner=0.0,
    ),
    "value": _look(
        "#fbeaf1 #b96e90 #5e1f3c #7d4460",
        "#43253a #c37fa2 #fae6f0 #dab4c8",
        "#ffdbea #a3155f #47062a #66193f",
        corner=12.0,
    ),
    "project": _look(
        "#174f66 #174f66 #ffffff #cbe2eb",
        "#7cc3de #7cc3de #03222f #103a4b",
        "#003d57 #003d57 #ffffff #dbf0fa",
        bold=True,
    ),
    "workstream": _look(
        "#deedf3 #4b8ca6 #0f4055 #385f6f",
        "#1a3e4d #5099b5 #def0f7 #a8cbd9",
        "#c9e9f7 #00608a #00263a #1a475c",
        bold=True,
    ),
    "milestone": _look(
        "#ffffff #3c7f99 #0f4055 #44626f",
        "#19202a #5fa8c4 #def0f7 #a5bfca",
        "#ffffff #00608a #000000 #333333",
        style="double",
        widths=(3.0, 3.0, 4.5),
    ),
    "plain": _look(
        "#ffffff #808d99 #18202b #566272",
        "#19202a #7d8b99 #e9eef4 #a9b5c3",
        "#ffffff #4d4d4d #000000 #333333",
        widths=_FINE,
    ),
}


# Fill, ink, text and muted text: brown into which yellow darkens, or which lightens to it where the ground is dark.
_SHADES: dict[str, _Three] = {
    "0": ("#ffffff #838f9c #3d4855 #566272", "#19202a #71808f #c3ccd7 #a9b5c3", "#ffffff #4d4d4d #000000 #333333"),
    "1": ("#fdf1c9 #a9812f #2b1b00 #5c4410", "#3a2f1a #8f7238 #f6ead0 #d9c69c", "#fff1bd #96700f #000000 #333333"),
    "2": ("#fbd07a #a3701a #2b1b00 #553600", "#664a17 #a98338 #fff4dc #efdcb0", "#ffc454 #915f00 #000000 #3a2a00"),
    "3": ("#f0a040 #9c5a0c #241400 #3d2400", "#a97820 #c99a3e #150c00 #150c00", "#f08a1c #8a4700 #000000 #120a00"),
    "4": ("#b9580c #8a3f06 #ffffff #ffffff", "#e3a845 #e3a845 #1c1000 #3a2400", "#8f3a00 #7d3200 #ffffff #ffffff"),
    "5": ("#6e2a04 #5e2303 #ffffff #f3dccb", "#ffe7b0 #ffe7b0 #241600 #553a0a", "#4d1a00 #4d1a00 #ffffff #ffe6d6"),
    UNKNOWN_SHADE: (
        "#dfe3e8 #6b7785 #2b3542 #4a5663",
        "#39434f #8d9aa8 #e4e9ee #c3ccd7",
        "#d4d4d4 #4d4d4d #000000 #262626",
    ),
}
_SHADE_WIDTHS: dict[str, float] = {"0": 1.0, "1": 1.25, "2": 1.75, "3": 2.25, "4": 2.75, "5": 3.5, UNKNOWN_SHADE: 1.0}


def _shade(colours: str, width: float) -> Shade:
    fill, ink, text, muted = colours.split()
    return Shade(fill, ink, text, muted, width)


def _tones(three: _Three) -> tuple[Tone, Tone, Tone]:
    light, dark, projector = three
    return Tone(*light.split()), Tone(*dark.split()), Tone(*projector.split())


def _theme(at: int) -> Theme:
    """The theme of that column."""
    # By the names of the theme's fields, which it misses at once where the table lacks one.
    fields: dict[str, Any] = {name: three[at] for name, three in _COLOURS.items()}
    fields |= {name: _tones(three)[at] for name, three in _TONES.items()}
    a, b, c, d = [_tones(three)[at] for three in _SCENARIOS]
    return Theme(
        name=_NAMES[at],
        dark=_DARK[at],
        scenario=(a, b, c, d),
        plot=Plot(*_PLOT[at].split()),
        lines={name: three[at] for name, three in _LINES.items()},
        looks={name: three[at] for name, three in _LOOKS.items()},
        shades={
            name: _shade(three[at], _SHADE_WIDTHS[name] + (0.75 if _NAMES[at] == "projector" else 0.0))
            for name, three in _SHADES.items()
        },
        **fields,
    )


LIGHT, DARK, PROJECTOR = [_theme(at) for at in range(len(_NAMES))]

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PROJECTOR)}
"""Every theme by its name, the ordinary one first."""
