"""Counts what the open scenarios break, for the badge on the rail: after the window was painted, one by one.

Of drafts that are edited it tells what they break now and did not before, and what they break no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.analysis.deciding.claimable import claims_any, known
from orgsim.app.document.aside import Aside, one_call
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.shell.rail import Rail
from orgsim.app.widgets.labels import tip
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy

if TYPE_CHECKING:
    from orgsim.analysis.checks.finding import Finding


_AFTER_MS = 100
"""How long after the rail was painted: first whoever opens a draft sees it. Whoever edits one waits for the answer."""
_AT_ONCE = 3_000
"""Units of a draft up to which it is counted in the window's thread: some 20 ms."""


class ChecksBadge(QObject):
    """Keeps the number on the button of the checks view."""

    said = Signal(str)
    """What an edit has broken or set right."""

    def __init__(self, document: Document, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._rail = rail
        self._counted: State | None = None
        self._waiting: list[int] = []
        self._number = 0
        self._broken: dict[Path, tuple[Finding, ...]] = {}
        """What each open draft breaks, as it was counted last."""
        self._edited = False
        """Whether nothing but edits has led to what is counted."""
        self._news: tuple[str, ...] = ()
        """What the last edit has broken or set right, in words."""
        self._simulated: tuple[object, ...] = ()
        """What was known of the claims of each draft that have to be simulated, when it was counted."""
        self._later = QTimer(self, interval=_AFTER_MS, singleShot=True)
        self._later.timeout.connect(self._count)
        self._counting = Aside(self)
        self._counting.ended.connect(self._take)
        rail.painted.connect(self._on_paint)
        document.changed.connect(self._on_change)

    def _on_change(self, before: State, after: State) -> None:
        anew = before.files is not after.files or before.comparison is not after.comparison
        if anew or _simulated(before) != _simulated(after):
            # Counted anew once the change is on the screen.
            is_edit = anew and before.session is not after.session and before.comparison is after.comparison
            self._edited = is_edit and (self._counted is not None or self._edited)
            self._news = ()
            self._counted = None
            # What was to be counted is no more.
            self._later.stop()
            self._counting.leave()
            # A corner of it, under none of its buttons, which need not be painted for that.
            self._rail.update(0, 0, 1, 1)
        elif before.language != after.language or before.theme != after.theme:
            self._news = self._news if before.language == after.language else ()
            self._tell()

    def _on_paint(self) -> None:
        if self._counted is not None and self._simulated != _simulated(self._counted):
            # The view of checks has simulated since what a draft claims: nobody has edited it.
            self._counted, self._edited = None, False
        if self._counted is None:
            self._counted = self._document.state
            self._simulated = _simulated(self._counted)
            self._counting.leave()
            self._waiting = list(range(len(self._counted.files)))
            self._number = 0
            self._later.start(0 if self._edited else _AFTER_MS)

    def _count(self) -> None:
        """Count one scenario, and let the window breathe before the next."""
        # Imported late: the rules are not needed for the first picture.
        from orgsim.analysis.checks.table import findings
        from orgsim.app.document.assuming import beside_of
        from orgsim.app.document.rules_off import answers, rules_off

        state = self._counted
        if state is None:
            return
        if not self._waiting:
            self._go_on(state)
            return
        scenario = state.scenarios[self._waiting[0]]
        find = partial(findings, scenario, rules_off(state), answers(state), beside_of(state))
        if len(hierarchy(scenario).units) > _AT_ONCE:
            self._counting.begin(one_call(find))
        else:
            self._take(find())

    def _take(self, found: tuple[Finding, ...]) -> None:
        """Take what was found of the draft that was next."""
        state = self._counted
        if state is None:
            return
        column = self._waiting.pop(0)
        broken = tuple([finding for finding in found if finding.result == "breach"])
        self._number += len(broken)
        self._compare(state, column, broken)
        self._go_on(state)

    def _go_on(self, state: State) -> None:
        if self._waiting:
            self._later.start(0)
        else:
            paths = {file.path for file in state.files}
            self._broken = {path: broken for path, broken in self._broken.items() if path in paths}
            self._tell()
            if self._news:
                self.said.emit(" · ".join(self._news))

    def _compare(self, state: State, column: int, broken: tuple[Finding, ...]) -> None:
        """Find what that draft breaks now and did not before it was edited, and what it breaks no more."""
        path = state.files[column].path
        before = self._broken.get(path)
        self._broken[path] = broken
        if before is None or not self._edited:
            return
        speech = catalog(state.language)
        whose = f"{state.letters[column]}: " if len(state.files) > 1 else ""
        for key, some in (("new", _others(broken, before)), ("gone", _others(before, broken))):
            if some:
                what = speech.say(some[0].message)
                self._news = (*self._news, whose + speech(f"checks-view.news-{key}", n=len(some), what=what))

    def _tell(self) -> None:
        state = self._document.state
        speech = catalog(state.language)
        name = speech("action.checks")
        said = speech("checks-view.badge", n=self._number, name=name) if self._number else name
        button = self._rail.button("checks")
        button.set_badge(self._number, theme_of(state), ". ".join((said, *self._news)))
        usual = button.defaultAction().toolTip()
        button.setToolTip(tip((usual, *self._news)) if self._news else usual)


def _simulated(state: State) -> tuple[object, ...]:
    if not any(claims_any(scenario) for scenario in state.scenarios):
        return ()
    from orgsim.app.document.assuming import beside_of

    beside = beside_of(state)
    return tuple([known(scenario, beside) for scenario in state.scenarios])


def _others(some: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Those of `some` that are not among the `others`: of the same rule, units and claim, in whatever words.

    Where several are alike in these, those that say the very same are paired first: what is left is what is other.
    """
    return _without(_without(some, others, _said), _without(others, some, _said), _what)


def _without(some: Sequence[Finding], others: Sequence[Finding], key: Callable[[Finding], object]) -> list[Finding]:
    """`some`, each of the `others` taken out of it once, by `key`."""
    there = Counter(key(finding) for finding in others)
    found: list[Finding] = []
    for finding in some:
        what = key(finding)
        if there[what]:
            there[what] -= 1
        else:
            found.append(finding)
    return found


def _what(finding: Finding) -> object:
    """What stays the same while the figures in its words change."""
    return finding.rule, finding.units, finding.claimed


def _said(finding: Finding) -> object:
    # A message holds a mapping, and has no hash.
    return _what(finding), repr(finding.message)
