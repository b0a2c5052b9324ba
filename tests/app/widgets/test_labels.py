"""Labels of one line."""

from __future__ import annotations

from orgsim.app.widgets.labels import ElidedLabel


def test_a_label_is_shortened_anew_where_its_letters_grow(qtbot) -> None:
    label = ElidedLabel("Kaupunginhallituksen konsernijaosto")
    qtbot.addWidget(label)
    label.resize(label.sizeHint().width() + 10, 30)
    label.show()
    assert label.text() == "Kaupunginhallituksen konsernijaosto"
    label.setStyleSheet("font-size: 30px")
    label.ensurePolished()
    assert label.text().endswith("…")
    assert "Kaupunginhallituksen konsernijaosto" in label.toolTip()
    label.setStyleSheet("")
    label.ensurePolished()
    assert label.text() == "Kaupunginhallituksen konsernijaosto"
