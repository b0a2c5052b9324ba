"""When agendas close: what a body states, else what the comparison assumes of it or of its kind, else a default."""

from __future__ import annotations

from orgsim.analysis.deciding.resolving import processes
from orgsim.model.comparison import Assumptions
from orgsim.model.text import plain
from orgsim.model.units import Matter, Unit
from tests.analysis.deciding.drafts import draft


def board(id: str, closes: int | None = None) -> Unit:
    matter = Matter(id=f"matter-{id}", name=plain(id))
    return Unit(id=id, kind="board", name=plain(id), agenda_closes=closes, remit=(matter,))


def test_the_nearest_word_on_it_holds() -> None:
    its = draft(board("own", 1), board("named"), board("other"))
    (default,) = processes((its,))
    assert [body.closes for body in default.bodies] == [1, 5, 5], "Iitti closes 5 days before"
    (assumed,) = processes((its,), Assumptions(agenda_closes={"board": 8, "named": 3}))
    assert [body.closes for body in assumed.bodies] == [1, 3, 8]
    told = [each for each in assumed.assumptions if each.subject == "agenda-closes"]
    # Which of them is the draft's own word, and which the comparison's.
    assert [(each.origin, each.bodies) for each in told] == [
        ("draft", ("own",)), ("stated", ("named",)), ("stated", ("other",)),
    ]  # fmt: skip
