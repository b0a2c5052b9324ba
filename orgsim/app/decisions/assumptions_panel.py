"""What the figures stand on: sliders, what the drafts lack, and each assumption with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from orgsim.analysis.deciding.assumption import Assumption, Origin
from orgsim.analysis.deciding.results import Result
from orgsim.app.decisions.sliders import Slider, SliderRow
from orgsim.app.widgets.fields import Check
from orgsim.app.widgets.labels import clear, copyable, hairline, label, let_go, plain_tip
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog, Message
from orgsim.model.assumption_edits import Assumed, Measure

_MARGIN = 14
_MOST = 40
"""Sentences that are listed of what is lacking."""
_KEYS: Mapping[str, str] = {
    "deciding.missing.a-year": "a-year",
    "deciding.missing.hours": "items",
    "deciding.missing.meetings": "meets",
    "deciding.missing.no-meeting": "meets",
    "deciding.missing.no-remits": "remit",
    "deciding.missing.no-successor": "remit",
    "deciding.missing.successors": "remit",
    "deciding.missing.preparation": "preparation",
    "deciding.missing.preparer": "prepared-by",
    "deciding.missing.several": "remit",
    "deciding.missing.unassigned": "remit",
    "deciding.missing.no-cases": "a-year",
    "deciding.missing.undecided": "meets",
    "deciding.missing.no-case": "runs",
}
"""Where a file states what is lacking."""


class AssumptionsPanel(QFrame):
    """Stands beside the figures."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()
    """A slider was let go."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.follow = Check(theme)
        """Whether matters that a draft gives to nobody follow the body that goes on."""
        self.follow.hide()
        self.follow.toggled.connect(self._follow)
        self.rows: dict[tuple[Measure, str | None], SliderRow] = {}
        self._title = label(role="heading")
        self._caption = label(role="caption", wrap=True)
        self.kept = label(role="caption", wrap=True)
        self._fields: dict[Measure, QVBoxLayout] = {}
        self._heads: dict[Measure, QLabel] = {
            "meetings": label(role="caption", wrap=True),
            "agenda-closes": label(role="caption", wrap=True),
        }
        self._lacking = QVBoxLayout()
        self._lacking.setSpacing(3)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(3)
        self._said: tuple[object, ...] = ()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, 10)
        column.setSpacing(8)
        column.addWidget(self.follow)
        for measure in ("tabled", "escalated", "meetings"):
            column.addLayout(self._section(measure))
        column.addLayout(self._lacking)
        column.addLayout(self._section("agenda-closes"))
        column.addLayout(self._section("runs"))
        column.addLayout(self._section("seed"))
        column.addLayout(self._listed)
        column.addStretch(1)
        self.area = QScrollArea()
        scroll_down(self.area)
        self.area.setWidget(inside)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 2)
        head.addWidget(self._title)
        head.addWidget(self._caption)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 5, _MARGIN, 7)
        foot.addWidget(self.kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)

    def _section(self, measure: Measure) -> QVBoxLayout:
        """Where the fields of that measure stand, below what they are where that is said once for all."""
        self._fields[measure] = section = QVBoxLayout()
        section.setSpacing(2)
        if measure in self._heads:
            section.addWidget(self._heads[measure])
        return section

    @property
    def text(self) -> str:
        """All that is said in it of what is lacking and assumed: for tests."""
        return "\n".join(str(line) for line in self._said)

    def settle(self) -> None:
        """Enter what is typed."""
        for row in self.rows.values():
            row.settle()

    def tell(
        self,
        results: Sequence[Result],
        fields: Sequence[Slider],
        kept: Message,
        speech: Catalog,
        theme: Theme,
        *,
        follows: bool | None,
    ) -> None:
        """Show what `results` stand on, with `fields` for what can be changed of it.

        `follows`: whether matters follow the body that goes on; `None`: no draft gives a matter to nobody.
        """
        self._title.setText(speech("decisions-view.assumptions"))
        self.setAccessibleName(speech("decisions-view.assumptions"))
        self._caption.setText(speech("decisions-view.assumptions.caption"))
        self.kept.setText(speech.say(kept))
        self.follow.setText(speech("decisions-view.remits-continue"))
        self.follow.setToolTip(plain_tip(speech("decisions-view.remits-continue.tip")))
        self.follow.set_theme(theme)
        with QSignalBlocker(self.follow):
            self.follow.setChecked(follows is not False)
        self.follow.setVisible(follows is not None)
        self._tell_fields(fields, speech, theme)
        lacking = _gathered([its.missing for its in results], theme.letters, speech)
        assumed = _gathered([its.assumptions for its in results], theme.letters, speech)
        said = (*[line for line, _ in lacking], *[line for line, _ in assumed])
        if said != self._said:
            self._said = said
            of_lacking = [(line, _key(its, speech), "") for line, its in lacking]
            of_assumed = [(line, *_source(its, speech)) for line, its in assumed]
            self._list(self._lacking, speech("decisions-view.lacking"), of_lacking)
            self._list(self._listed, speech("decisions-view.all"), of_assumed)

    def _follow(self, on: bool) -> None:
        self.changed.emit(Assumed("remits-continue", None, None if on else False))
        self.rested.emit()

    def tell_kept(self, said: str) -> None:
        """Say where the numbers are kept."""
        self.kept.setText(said)

    def _tell_fields(self, fields: Sequence[Slider], speech: Catalog, theme: Theme) -> None:
        wanted = {(each.measure, each.key): each for each in fields}
        for place in [place for place in self.rows if place not in wanted]:
            row = self.rows.pop(place)
            let_go(row)
            self._fields[place[0]].removeWidget(row)
        for measure, section in self._fields.items():
            its = [place for place in wanted if place[0] == measure]
            head = self._heads.get(measure)
            if head is not None:
                head.setText(speech(f"decisions-view.head.{measure}"))
                head.setVisible(bool(its))
            for at, place in enumerate(its, 0 if head is None else 1):
                if place not in self.rows:
                    self.rows[place] = row = SliderRow(wanted[place])
                    row.changed.connect(self.changed)
                    row.rested.connect(self.rested)
                if section.indexOf(self.rows[place]) != at:
                    section.insertWidget(at, self.rows[place])
                self.rows[place].tell(wanted[place], speech, theme)
        self.rows = {place: self.rows[place] for place in wanted}
        parts: list[QWidget] = [self.follow]
        parts += [part for row in self.rows.values() for part in row.keyboard_order()]
        for part, following in pairwise(parts):
            QWidget.setTabOrder(part, following)

    def _list(self, into: QVBoxLayout, title: str, lines: Sequence[tuple[str, str, str]]) -> None:
        clear(into)
        if not lines:
            return
        into.addWidget(hairline())
        into.addWidget(label(title, "heading", wrap=True))
        for text, source, about in lines[:_MOST]:
            into.addWidget(copyable(text))
            if source:
                below = copyable(source, "caption")
                below.setToolTip(plain_tip(about))
                into.addWidget(below)
        if len(lines) > _MOST:
            into.addWidget(label(f"… +{len(lines) - _MOST}", "caption"))


def _gathered(
    rows: Sequence[Iterable[Message | Assumption]], letters: str, speech: Catalog
) -> list[tuple[str, Message | Assumption]]:
    """Each sentence once, with the letters of the drafts that it is of where that is not all of them."""
    found: dict[tuple[str, Origin | None], tuple[list[str], Message | Assumption]] = {}
    for letter, row in zip(letters, rows, strict=False):
        for each in row:
            said = (speech.say(each.text), each.origin) if isinstance(each, Assumption) else (speech.say(each), None)
            found.setdefault(said, ([], each))[0].append(letter)
    return [
        (text if len(its) == len(rows) else f"{' '.join(its)}: {text}", each)
        for (text, _origin), (its, each) in found.items()
    ]


def _key(of: Message | Assumption, speech: Catalog) -> str:
    key = _KEYS.get(of.key) if isinstance(of, Message) else None
    return "" if key is None else speech("decisions-view.key", key=key)


def _source(of: Message | Assumption, speech: Catalog) -> tuple[str, str]:
    """Where it comes from, and what else is known of that."""
    if not isinstance(of, Assumption):
        return "", ""
    if of.source is None:
        if of.origin == "convention":
            return "", ""
        return speech("decisions-view.in-draft" if of.origin == "draft" else "decisions-view.stated"), ""
    return speech("decisions-view.source", source=of.source), "" if of.about is None else speech.say(of.about)
