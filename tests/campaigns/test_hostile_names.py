from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.campaigns.campaign import chance_of
from tests.campaigns.hostile_names import faults_of_csv, faults_of_svg, play
from tests.campaigns.hostile_window import faults_of_widgets

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path onclick="x"/><script>x</script></svg>'


def test_names_stay_text_in_every_view_and_output(qapp: QApplication, tmp_path: Path) -> None:
    assert play(chance_of(1, 0), tmp_path).faults == ()


def test_formulas_and_markup_are_faults(qtbot: QtBot) -> None:
    assert list(faults_of_csv("x,=1+1\r\nx,-1.5\r\n")) == ["a formula by ',': '=1+1'"]
    assert list(faults_of_csv("x,a;=1+1\r\n")) == ["a formula by ';': '=1+1'"]
    assert len(list(faults_of_svg(SVG))) == 2
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("is <b>Bold</b> here", window).setToolTip("a <b>Bold</b> tip")
    assert len(list(faults_of_widgets(window, ["<b>Bold</b>", "plain"]))) == 2
