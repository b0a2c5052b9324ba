from __future__ import annotations

import itertools
import re

import pytest

from orgsim.drawing.theme import Theme, stroke_pairs, text_pairs, tones
from orgsim.drawing.themes import THEMES
from orgsim.resources import resource

Linear = tuple[float, float, float]
Matrix = tuple[Linear, Linear, Linear]

# Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency":
# matrices on linear RGB at severity 1.
SIGHT: dict[str, Matrix] = {
    "full sight": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}

# Ottosson 2020, "A perceptual color space for image processing" (Oklab). There 0.02 is a just noticeable difference.
TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)

each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def linear(colour: str) -> Linear:
    """The linear RGB of an sRGB colour."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))


def product(matrix: Matrix, vector: Linear) -> Linear:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, from 1 to 21."""
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def distance(one: str, other: str, sight: Matrix) -> float:
    """How far apart two colours are in Oklab to an eye of that sight."""

    def seen(colour: str) -> Linear:
        rgb = product(sight, linear(colour))
        cones = product(TO_CONES, tuple(min(max(c, 0.0), 1.0) for c in rgb))
        return product(TO_OKLAB, tuple(c ** (1 / 3) for c in cones))

    return sum((a - b) ** 2 for a, b in zip(seen(one), seen(other), strict=True)) ** 0.5


def test_contrast_by_hand() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # #777777: (0x77/255 + 0.055) / 1.055 to the power of 2.4 is 0.1845; 1.05 / 0.2345 = 4.48.
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@each_theme
def test_all_text_can_be_read(theme: Theme) -> None:
    faint = [(what, round(contrast(a, b), 2)) for what, a, b in text_pairs(theme) if contrast(a, b) < 4.5]
    assert faint == []


def test_the_projector_theme_is_stronger() -> None:
    ordinary = [
        contrast(a, b)
        for what, a, b in text_pairs(THEMES["projector"])
        if what.startswith(("text", "muted text")) and "fill" not in what
    ]
    assert min(ordinary) >= 7


@each_theme
def test_strokes_that_tell_something_can_be_seen(theme: Theme) -> None:
    faint = [(what, round(contrast(a, b), 2)) for what, a, b in stroke_pairs(theme) if contrast(a, b) < 3]
    assert faint == []


@each_theme
@pytest.mark.parametrize("sight", SIGHT)
def test_scenarios_are_told_apart_by_every_eye(theme: Theme, sight: str) -> None:
    for one, other in itertools.combinations(theme.scenario, 2):
        assert distance(one.fill, other.fill, SIGHT[sight]) >= 0.1, (one.fill, other.fill)


@each_theme
def test_a_box_is_told_from_a_box_of_another_side(theme: Theme) -> None:
    for one, other in (("board", "executive"), ("committee", "division"), ("committee", "statutory")):
        assert distance(theme.looks[one].fill, theme.looks[other].fill, SIGHT["full sight"]) >= 0.02


@each_theme
def test_all_themes_have_the_same_looks_and_lines(theme: Theme) -> None:
    assert theme.looks.keys() == THEMES["light"].looks.keys()
    assert theme.lines.keys() == THEMES["light"].lines.keys()


def test_every_kind_has_a_look_in_the_themes() -> None:
    named = re.findall(r"^  look: (\S+)", resource("kinds.yaml").read_text("utf-8"), re.MULTILINE)
    assert len(named) > 20
    assert set(named) <= THEMES["light"].looks.keys()


@each_theme
def test_what_has_no_look_of_its_own_is_drawn_plain(theme: Theme) -> None:
    assert theme.look("no-such-look") is theme.looks["plain"]
    assert theme.line("link.no-such-kind") is theme.lines["hierarchy"]


@each_theme
def test_every_colour_is_written_alike(theme: Theme) -> None:
    colours = {colour for pairs in (text_pairs(theme), stroke_pairs(theme)) for _, a, b in pairs for colour in (a, b)}
    colours |= {tone.tint for tone in tones(theme).values()} | {theme.hairline, theme.plot.grid}
    assert [colour for colour in colours if not re.fullmatch("#[0-9a-f]{6}", colour)] == []
