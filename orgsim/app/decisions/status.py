"""How far the simulation is, how long it takes yet, and a button that ends it."""

from __future__ import annotations

import errno

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from orgsim.app.decisions.simulation import Simulation, Stage
from orgsim.app.widgets.labels import ElidedLabel
from orgsim.files.system_reasons import reason
from orgsim.messages import Catalog, message

_STEPS = 1000
_BAR = 150


class RunStatus(QWidget):
    """One line below the picture."""

    stop_asked = Signal()
    again_asked = Signal()
    """All of it is to be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR, 12)
        self.said = ElidedLabel(role="caption")
        self.button = QPushButton()
        self._running = False
        self._stage: Stage = "nothing"
        self._stopping = False
        self._doing = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(self.bar)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._ask)

    def tell(self, simulation: Simulation, speech: Catalog) -> None:
        """Say what takes place."""
        stage, results = simulation.stage, simulation.results
        was_running, self._running = self._running, stage in ("waiting", "simulating", "gaining")
        match stage:
            case "simulating" | "gaining" if simulation.is_stopping:
                said = speech("decisions-view.stopping")
            case "simulating" if results and not simulation.is_stale and results[0].runs < simulation.wanted:
                said = speech("decisions-view.running-so-far", n=results[0].runs)
            case "waiting" | "simulating":
                said = speech("decisions-view.running")
            case "gaining":
                said = speech("decisions-view.running-gains")
            case "broken":
                said = _why_broken(simulation.broken_by, speech)
            case "part":
                said = speech("decisions-view.part", n=results[0].runs, wanted=simulation.wanted)
            case "part-gains":
                done, of = simulation.tried or (0, 0)
                said = speech("decisions-view.part-gains", n=done, of=speech.number(of))
            case "done":
                its = results[0]
                said = speech(
                    "decisions-view.done",
                    runs=speech.number(its.runs),
                    year=str(its.first.year),
                    seed=str(its.seed),
                )
            case "nothing":
                said = ""
        self._doing = said
        self.said.set_whole(said)
        self.bar.setVisible(self._running)
        self.bar.setAccessibleName(said)
        if self._running and not (was_running and stage == self._stage != "waiting"):
            self.bar.setValue(0)
        self._stage, self._stopping = stage, simulation.is_stopping
        self.button.setText(speech("decisions-view.stop" if self._running else "decisions-view.again"))
        self.button.setVisible(stage not in ("done", "nothing", "waiting"))

    def progress(self, share: float, left: float | None, speech: Catalog) -> None:
        """So much of it is done."""
        self.bar.setValue(round(share * _STEPS))
        later = "" if left is None or self._stopping else f"  ·  {speech('decisions-view.left', n=max(round(left), 1))}"
        self.said.set_whole(f"{self._doing}{later}")

    def _ask(self) -> None:
        if not self._stopping:
            (self.stop_asked if self._running else self.again_asked).emit()


def _why_broken(by: int | OSError | None, speech: Catalog) -> str:
    if isinstance(by, OSError):
        # Of a file the same number says something else.
        many = message("decisions-view.too-many-processes") if by.errno == errno.EAGAIN else None
        return speech("decisions-view.not-begun", reason=many or reason(by))
    return speech("decisions-view.failed" if by is None else "decisions-view.broken", code=by)
