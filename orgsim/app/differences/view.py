"""The differences view: the charts with what differs standing out, and beside them the same in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from orgsim.analysis.differences.comparing import Differences
from orgsim.analysis.differences.pairs import Offer
from orgsim.app.chart.marking import Marking, tell_difference
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.differences.entries import in_reading_order
from orgsim.app.differences.finding import finding_of
from orgsim.app.differences.legend_strip import LegendStrip
from orgsim.app.differences.offer_search import OfferSearch
from orgsim.app.differences.pair_list import OfferedPair
from orgsim.app.differences.panel import DifferencesPanel
from orgsim.app.document.comparing import baseline, compared, pair, refused_pairs, showing
from orgsim.app.document.comparison_edits import may_pass
from orgsim.app.document.deciding import decide, take_back
from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State, is_done_anew
from orgsim.app.editing.commands import begin_making
from orgsim.app.editing.dropping import do_dropped
from orgsim.app.widgets.labels import plain_tip
from orgsim.drawing.boxes.folding import revealed
from orgsim.drawing.chart.difference_entries import Entry
from orgsim.messages import Message, catalog, message
from orgsim.model.comparison import Pairing
from orgsim.model.hierarchy import hierarchy

_GAP = 8


class DifferencesView(QWidget):
    """Both charts, the list of differences and the pairs that are offered."""

    said = Signal(str)
    """Something was done that is worth a word."""
    add_asked = Signal()
    """There is nothing to compare with: another scenario is to be opened beside it."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._finding = finding_of(document)
        self._marking = Marking(self._finding.found)
        self._walks: list[int] = []
        """Which ways to go on from difference to difference, once they are found and shown."""
        self._walking = QTimer(self, interval=0, singleShot=True)
        self._walking.timeout.connect(self._walk_on)
        self._told: State | None = None
        """What the list and the legend were told of last."""
        self._listed: tuple[object, ...] = ()
        self._searched: tuple[object, ...] = ()
        self._offers: tuple[Offer, ...] | None = None
        self._search = OfferSearch(self)
        self._handed_over = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        """Until what an edit makes of the list is listed: a round of events after the charts."""
        self._soon.timeout.connect(self._catch_up)
        self.charts = ChartPanes(
            document,
            "differences",
            marking=self._marking.marks,
            telling=tell_difference,
            differing=self._marking.differing,
            fates=self._marking.fates,
            to_find=self._finding.to_find,
        )
        self.legend = LegendStrip()
        self.panel = DifferencesPanel(document.state)
        self._lay_out()
        self._connect()
        document.changed.connect(self._on_change)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.charts, 1)
        column.addWidget(self.legend)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addLayout(column, 1)
        self._row.addWidget(self.panel)

    def _connect(self) -> None:
        panel, document = self.panel, self._document
        self.charts.dropped.connect(partial(do_dropped, document, self))
        self.charts.found.connect(self._have_found)
        begin_making(document, self.charts)
        panel.list.entry_chosen.connect(self._choose)
        panel.list.menu_asked.connect(self._open_menu)
        panel.compared_changed.connect(lambda column: document.change(compared=column))
        panel.hide_asked.connect(lambda: document.change(differences_listed=False))
        panel.add_asked.connect(self.add_asked)
        panel.inspector.unit_asked.connect(self.go_to)
        panel.inspector.closed.connect(lambda: document.change(selected=None))
        panel.pairs.pair_chosen.connect(self._look_at)
        panel.pairs.decided.connect(lambda pairing: self._decide(decide, pairing))
        panel.pairs.taken_back.connect(lambda pairing: self._decide(take_back, pairing))
        panel.pairs.cancelled.connect(self._cancel)
        self._search.progressed.connect(panel.pairs.show_progress)
        self._search.found.connect(self._found)

    def hand_over_panel(self) -> DifferencesPanel:
        """The panel, to be shown beside more than this view; it goes on coming and going with the view."""
        self._row.removeWidget(self.panel)
        self.panel.setObjectName("inspector")
        self._handed_over = True
        return self.panel

    def look(self) -> Look:
        """Which parts of the charts are in view, and what of the list is shown."""
        return self.panel.look(self.charts.look().parts)

    def show_look(self, look: Look) -> None:
        """Show those parts of the charts and that of the list."""
        self.charts.show_look(look)
        self.panel.show_look(look)

    # changes of the document

    def _on_change(self, before: State, after: State) -> None:
        if after.view != "differences" or not self.isVisible():
            return
        if is_done_anew(before, after) and after.selected == before.selected:
            self._soon.start()
        elif after is not self._told:
            # Who heard of it first may have shown the view, which has caught up with it then.
            self._refresh(after)

    def _catch_up(self) -> None:
        """List what there is now."""
        state = self._document.state
        if state.view == "differences" and self.isVisible():
            self._refresh(state)

    def _have_found(self) -> None:
        """List what was found, and go where it was asked to go meanwhile."""
        self._catch_up()
        if self._walks:
            self._walking.start()

    def _walk_on(self) -> None:
        """Go where it was asked to go first, and a round of events later where it was asked to go then."""
        if not self._walks or not self._finding.knows(self._document.state):
            return
        way, *self._walks = self._walks
        if self._walk(way):
            key = "differences-view.from-first" if way > 0 else "differences-view.from-last"
            self.said.emit(catalog(self._document.state.language)(key))
        if self._walks:
            self._walking.start()

    def _as_it_is(self, entry: Entry) -> Entry | None:
        """That entry as it is by now; `None`: there is no such difference any more."""
        if not self._soon.isActive():
            return entry
        self._catch_up()
        return next((its for its in self.panel.list.rows if isinstance(its, Entry) and its.unit == entry.unit), None)

    def setVisible(self, visible: bool) -> None:
        """Catch up with what changed while another view was shown, before the charts are laid out beside it."""
        if visible and self.isHidden():
            self._refresh(self._document.state)
        super().setVisible(visible)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for offers any more."""
        super().hideEvent(event)
        if event.spontaneous():
            return
        self._walks = []
        if self._handed_over:
            self.panel.hide()
        if self._search.is_running:
            self._search.stop()
            self._searched = self._listed = ()

    def _refresh(self, state: State) -> None:
        self._soon.stop()
        self._told = state
        theme, speech = theme_of(state), catalog(state.language)
        self.panel.setVisible(state.differences_listed)
        if not self._finding.knows(state):
            # It is found with the charts, which are drawn from it.
            self._listed = ()
            self._search.stop()
            self.legend.tell((), theme, speech)
            self.panel.await_rows(state)
            return
        differences = compared(state)
        # The differences are kept with the scenarios, so that the same ones are the same objects.
        compared_to = pair(state), baseline(state), state.comparison, state.decided
        listed = (*differences, *compared_to, state.language, state.theme, state.files)
        if listed != self._listed:
            self._listed = listed
            self.legend.tell(self._marking.marked(state).legend, theme, speech)
            self.panel.tell(state)
            self._look_for_pairs(state)
        self.panel.choose(state, soon=self.isHidden())

    # choosing

    def go_to(self, unit_id: str) -> None:
        """Select that unit, unfold what hides it or its counterparts, and bring them all into view, readable."""
        self._document.show(showing(self._document.state, unit_id))
        self.charts.reach_chosen(readable=True)

    def walk(self, way: int, *, soon: bool = False) -> bool:
        """Go to the next difference that is listed, or to the one before (−1): in the order of the list.

        Where that is not shown, in the order in which the charts are read. Whether that went round, from the last to
        the first or from the first to the last. While the differences are being found, it is done once they are;
        `soon`: a round of events later, as the view has just been shown. What is asked for after that waits for it.
        """
        if not self._finding.knows(self._document.state):
            self._walks.append(way)
        elif soon or self._walks:
            self._walks.append(way)
            self._walking.start()
        else:
            return self._walk(way)
        return False

    def _walk(self, way: int) -> bool:
        state = self._document.state
        columns = pair(state)
        if columns is None:
            return False
        if self._soon.isActive():
            self._catch_up()
        if state.differences_listed:
            # Of hundreds of thousands only those are looked at that come next.
            following, went_round = self.panel.list.choose_next(way)
            if following is not None:
                self.go_to(following.unit)
            return went_round
        entries = [row for row in self.panel.list.rows if isinstance(row, Entry)]
        entries = in_reading_order(entries, *[hierarchy(state.scenarios[column]) for column in columns])
        if not entries:
            return False
        chosen = self.panel.list.entry
        here = next((at for at, its in enumerate(entries) if its is chosen), None)
        to = (0 if way > 0 else len(entries) - 1) if here is None else here + way
        self.panel.list.choose_entry(entries[to % len(entries)])
        self.go_to(entries[to % len(entries)].unit)
        return not 0 <= to < len(entries)

    def _choose(self, entry: Entry) -> None:
        if (now := self._as_it_is(entry)) is not None:
            self.go_to(now.unit)

    def _look_at(self, chosen: OfferedPair | None) -> None:
        """Show both units of a pair: the one is selected, the other lit up."""
        state = self._document.state
        columns = pair(state)
        if chosen is None or columns is None:
            return
        state = showing(state, chosen.a)
        folded = revealed(state.scenarios[columns[1]], state.folded, chosen.b)
        self._document.show(replace(state, folded=folded))
        self.charts.reach_chosen(readable=True)
        ids = {columns[0]: (chosen.a,), columns[1]: (chosen.b,)}
        self.charts.then(lambda: self.charts.panes[columns[1]].reach(chosen.b, readable=True))
        self.charts.light(tuple([ids.get(column, ()) for column in range(len(state.files))]))

    def _open_menu(self, entry: Entry, at: QPoint) -> None:
        """Offer to take the difference over into either of the two drafts that is edited."""
        columns = pair(self._document.state)
        now = self._as_it_is(entry)
        if columns is not None and now is not None:
            self.menu_of(now, columns).popup(at)

    def menu_of(self, entry: Entry, columns: tuple[int, int]) -> QMenu:
        """What can be done with that difference of the drafts in those columns, and what that does to each."""
        from orgsim.app.editing.taking_over import doing, is_offered

        state = self._document.state
        speech = catalog(state.language)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        sides = (columns[0], entry.a), (columns[1], entry.b)
        for (to, own), (of, others) in (sides, sides[::-1]):
            letters = {"here": state.letters[to], "there": state.letters[of]}
            action = menu.addAction(speech(f"take-over.{doing(state, to, of, own, others)}", **letters))
            editable, offered = state.files[to].path in state.editing, is_offered(own, others)
            action.setEnabled(editable and offered)
            if not action.isEnabled():
                action.setToolTip(plain_tip(speech("take-over.off" if offered else "take-over.nothing")))
            paths = state.files[to].path, state.files[of].path
            action.triggered.connect(partial(self._take_over, *paths, own, others))
        return menu

    def _take_over(self, to: Path, of: Path, own: Sequence[str], others: Sequence[str], _checked: bool = False) -> None:
        from orgsim.app.editing.taking_over import take_over

        # While the menu is open, others may order the drafts otherwise in their comparison.
        state = self._document.state
        here, there = state.column_of(to), state.column_of(of)
        if here is not None and there is not None:
            take_over(self._document, here, there, own, others)

    # pairs

    def _look_for_pairs(self, state: State) -> None:
        columns = pair(state)
        differences = compared(state)[columns[1]] if columns is not None else None
        if columns is None or differences is None:
            return
        a, b = (state.scenarios[column] for column in columns)
        refused = refused_pairs(state, a, b)
        searched = (differences, refused)
        if searched != self._searched:
            self._searched = searched
            self._offers = self._search.search(a, b, differences.matching, refused)
            self.panel.pairs.show_progress(None if self._offers is not None else 0.0)
            if not _shares_any(differences) and self._offers:
                # Where nothing is shared, what may be the same comes first.
                self.panel.show_pairs()
        self.panel.tell_offers(self._offers, state)

    def _found(self, found: tuple[Offer, ...]) -> None:
        self._offers = found
        self.panel.pairs.show_progress(None)
        self.panel.tell_offers(found, self._document.state)

    def _cancel(self) -> None:
        self._search.stop()
        self._found(())

    def _decide(self, how: Callable[[State, Pairing], tuple[State, Message]], pairing: Pairing) -> None:
        state, words = how(self._document.state, pairing)
        known = {unit for its in state.scenarios for unit in hierarchy(its).index}
        self._document.show(replace(state, selected=state.selected if state.selected in known else None))
        if how is decide and (comparison := state.comparison) and may_pass(words.args.get("reason")):
            words = message("keeping.trying", name=comparison.path.name)
        self.said.emit(catalog(state.language).say(words))


def _shares_any(differences: Differences) -> bool:
    """Whether any unit of one is any of the other."""
    alone = sum(differences.counts[status] for status in ("only-a", "only-b", "not-shown"))
    return alone < len(differences.rows)
