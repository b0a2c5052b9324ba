from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from orgsim.drawing.text.fontmetrics import FAMILY, REGULAR, SEMIBOLD, load_font
from orgsim.export.page.fonts import load_fonts
from orgsim.resources import resource

NAMES = [
    "Hyvinvointivaliokunta",
    "Kaupunkikehityslautakunta",
    "Keskusvaali\u00adlautakunta",
    "Lasten, nuorten ja perheiden lautakunta",
    "Åbo stadsfullmäktige och stadsstyrelse",
    "Sektionen för småbarnspedagogik",
    "Sámi giellalávdegoddi, Čáhput",
    "HR, talous & omaisuus (51 paikkaa) 13 × 4 ≠ 12 ± 0 → ⇄ Δ ✓ ⚠ ▶ ▾ • …",
    "Городской совет, Δήμος",
]
WHOLE_TEXTS = st.text(max_size=40)


@pytest.fixture(scope="module")
def family(qapp: object) -> list[str]:
    """The families that Qt finds in the two bundled fonts, loaded as the app does for the tests that follow."""
    load_fonts()
    numbers = [
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{style}.ttf")))
        for style in ("Regular", "SemiBold")
    ]
    return [name for number in numbers for name in QFontDatabase.applicationFontFamilies(number)]


def qt_font(size: int, bold: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(SEMIBOLD if bold else REGULAR))
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def test_both_weights_are_one_family(family: list[str]) -> None:
    assert family == [FAMILY, FAMILY]


@pytest.mark.parametrize("bold", [False, True])
def test_qt_finds_the_weight_and_needs_no_other_font(family: list[str], bold: bool) -> None:
    info = QFontInfo(qt_font(13, bold))
    assert (info.family(), info.weight(), info.exactMatch()) == (FAMILY, SEMIBOLD if bold else REGULAR, True)
    metrics = QFontMetricsF(qt_font(13, bold))
    assert [char for name in NAMES for char in name if not metrics.inFontUcs4(ord(char))] == []


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", [8, 11, 13, 17, 24, 96])
@pytest.mark.parametrize("name", NAMES)
def test_a_width_is_the_width_that_qt_draws(family: list[str], name: str, size: int, bold: bool) -> None:
    drawn = QFontMetricsF(qt_font(size, bold)).horizontalAdvance(name)
    assert load_font().width(name, size, bold) == pytest.approx(drawn, rel=0.005)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", [11, 13, 24])
def test_heights_are_those_of_qt(family: list[str], size: int, bold: bool) -> None:
    font, drawn = load_font(), QFontMetricsF(qt_font(size, bold))
    a_64th = 1 / 64  # Qt rounds them to that; its heights are sums of two
    assert font.ascent(size) == pytest.approx(drawn.ascent(), abs=a_64th)
    assert font.descent(size) == pytest.approx(drawn.descent(), abs=a_64th)
    assert font.line_height(size) == pytest.approx(drawn.lineSpacing(), abs=2 * a_64th)
    assert font.cap_height(size) == pytest.approx(drawn.capHeight(), abs=2 * a_64th)
    assert font.x_height(size) == pytest.approx(drawn.xHeight(), abs=2 * a_64th)


def test_a_letter_and_a_figure_by_hand() -> None:
    # Inter 4.001: "a" is 1150 of 2048 units wide, a space 576.
    assert load_font().width("a a", 2048) == 1150 + 576 + 1150


def test_marks_and_hints_take_no_room() -> None:
    font = load_font()
    assert font.width("e\u0301", 20) == font.width("e", 20)
    assert font.width("Kunnossapito\u00adpalvelut\u200b", 20) == font.width("Kunnossapitopalvelut", 20)


def test_a_character_of_no_bundled_font_is_estimated() -> None:
    assert load_font().width("市", 10) == 10.0
    assert 5 <= load_font().width("ა", 10) <= 8


@given(WHOLE_TEXTS, WHOLE_TEXTS, st.floats(1, 200), st.booleans())
def test_widths_add_up_and_are_never_negative(one: str, other: str, size: float, bold: bool) -> None:
    font = load_font()
    whole = font.width(one + other, size, bold)
    assert whole >= 0
    assert whole == pytest.approx(font.width(one, size, bold) + font.width(other, size, bold))


@given(WHOLE_TEXTS, st.floats(1, 100), st.floats(1, 8))
def test_a_width_grows_with_the_size(text: str, size: float, factor: float) -> None:
    assert load_font().width(text, size * factor) == pytest.approx(load_font().width(text, size) * factor)
