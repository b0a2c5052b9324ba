"""The section of offered pairs: the list, what is decided by its buttons, and how far the search for them has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from orgsim.analysis.differences.pairs import Offer
from orgsim.app.differences.pair_list import OfferedPair, PairList
from orgsim.app.document.comparing import pair
from orgsim.app.document.deciding import decided_between
from orgsim.app.document.state import State
from orgsim.app.widgets.copying import copies
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.drawing.theme import Theme
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import Catalog, catalog
from orgsim.model.comparison import Pairing
from orgsim.model.hierarchy import hierarchy


class PairPanel(QWidget):
    """Offers pairs and tells what is decided of them."""

    pair_chosen = Signal(object)
    """An `OfferedPair` is looked at, or `None`."""
    decided = Signal(object)
    """A `Pairing` was decided."""
    taken_back = Signal(object)
    """The decision of a `Pairing` is not to hold any more."""
    cancelled = Signal()
    """The search is not to go on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._between = ("", "")
        self.list = PairList(theme)
        self._speech: Catalog | None = None
        copies(self.list, self._pasted, lambda: self._speech or catalog("fi"))
        self._about = label(role="caption", wrap=True)
        self._where = label(role="caption", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.cancel = QPushButton()
        self.confirm = QPushButton()
        self.refuse = QPushButton()
        self.undo = QPushButton()
        self.list.pair_chosen.connect(self._on_chosen)
        self.list.confirmed.connect(self.confirm.click)
        self.list.refused.connect(self._refuse)
        self.confirm.clicked.connect(lambda: self._decide(same=True))
        self.refuse.clicked.connect(lambda: self._decide(same=False))
        self.undo.clicked.connect(self._take_back)
        self.cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.show_progress(None)
        self._offer_buttons(None)

    def _pasted(self) -> Pasted:
        """The pairs with what speaks for them."""
        return Pasted((*self._between, "", ""), [(*row.names, row.score, row.said) for row in self.list.rows])

    def _lay_out(self) -> None:
        searching = QHBoxLayout()
        searching.setContentsMargins(12, 0, 12, 0)
        searching.addWidget(self.progress, 1)
        searching.addWidget(self.cancel)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 4)
        buttons.setSpacing(6)
        for button in (self.confirm, self.refuse, self.undo):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 6)
        layout.setSpacing(4)
        for text in (self._about, self._where):
            text.setContentsMargins(12, 0, 12, 0)
        layout.addWidget(self._about)
        layout.addLayout(searching)
        layout.addWidget(self.list, 1)
        # In the order of the keyboard: the list first. They stand above it, and so stay under the pointer when the
        # list gives way to what is told of a unit.
        layout.insertLayout(1, buttons)
        layout.addWidget(self._where)

    def tell(self, offers: Sequence[Offer] | None, state: State, theme: Theme, speech: Catalog) -> None:
        """List `offers`, `None` while they are looked for, and what was decided of others."""
        self._speech = speech
        columns = pair(state)
        if columns is None:
            return
        a, b = (state.scenarios[column] for column in columns)
        self._between = (a.id, b.id)
        one, other = hierarchy(a), hierarchy(b)
        rows = [
            OfferedPair(
                a=one.units[offer.a].id,
                b=other.units[offer.b].id,
                names=(speech.value(one.units[offer.a].name), speech.value(other.units[offer.b].name)),
                score=speech("differences-view.pair.score", percent=int(offer.score * 100)),
                said=speech.value(tuple([reason.message for reason in offer.reasons])),
            )
            for offer in offers or ()
        ]
        for pairing in decided_between(state, a.id, b.id):
            here, there = pairing.units
            if here in one.index and there in other.index:
                names = one.units[one.index[here]].name, other.units[other.index[there]].name
                verdict = "same" if pairing.same is not None else "different"
                rows.append(
                    OfferedPair(
                        a=here,
                        b=there,
                        names=(speech.value(names[0]), speech.value(names[1])),
                        score="",
                        said=speech(f"differences-view.pair.{verdict}"),
                        decided=pairing,
                    )
                )
        self._about.setText(speech("differences-view.pairs.about" if rows else "differences-view.pairs.none"))
        self._about.setVisible(bool(rows) or offers is not None)
        self._where.setText(speech("differences-view.pairs.session"))
        self._where.setVisible(bool(rows) and state.comparison is None)
        self.list.setAccessibleName(speech("differences-view.pairs"))
        self.list.show_rows(rows, columns, theme, more=offers is None)
        for button, name in (
            (self.confirm, "confirm"),
            (self.refuse, "refuse"),
            (self.undo, "undo"),
            (self.cancel, "cancel"),
        ):
            button.setText(speech(f"differences-view.pair.{name}"))
            if name != "cancel":
                button.setToolTip(plain_tip(speech(f"differences-view.pair.{name}.tip")))
        self.progress.setAccessibleName(speech("differences-view.pairs.searching"))
        self.progress.setFormat(speech("differences-view.pairs.searching"))
        self._offer_buttons(self.list.pair)

    def show_progress(self, share: float | None) -> None:
        """Show how far the search has come; `None`: there is none."""
        self.progress.setVisible(share is not None)
        self.cancel.setVisible(share is not None)
        if share is not None:
            self.progress.setValue(round(share * 100))

    def _on_chosen(self, chosen: OfferedPair | None) -> None:
        self._offer_buttons(chosen)
        self.pair_chosen.emit(chosen)

    def _offer_buttons(self, chosen: OfferedPair | None) -> None:
        decided = chosen is not None and chosen.decided is not None
        for button, shown in ((self.confirm, not decided), (self.refuse, not decided), (self.undo, decided)):
            button.setVisible(shown and bool(self.list.rows))
            button.setEnabled(chosen is not None)

    def _refuse(self) -> None:
        (self.refuse if self.undo.isHidden() else self.undo).click()

    def _decide(self, *, same: bool) -> None:
        chosen = self.list.pair
        if chosen is not None and chosen.decided is None:
            units = (chosen.a, chosen.b)
            self._await_next()
            self.decided.emit(
                Pairing(between=self._between, same=units) if same else Pairing(between=self._between, different=units)
            )

    def _await_next(self) -> None:
        """Give the keyboard to the list: the button that was pressed may vanish, and the next pair waits there."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.await_next()

    def _take_back(self) -> None:
        chosen = self.list.pair
        if chosen is not None and chosen.decided is not None:
            self._await_next()
            self.taken_back.emit(chosen.decided)
