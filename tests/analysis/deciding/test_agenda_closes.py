"""When agendas close, minutes are public and cases come: what a draft states, else the comparison, else a default."""

from __future__ import annotations

from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.simulating import simulate
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


def test_minutes_are_public_when_the_comparison_says() -> None:
    council = Unit(id="council", kind="council", name=plain("council"), remit=(Matter(id="plan", name=plain("plan")),))
    its = draft(council, board("named"), board("other"))
    (default,) = processes((its,))
    assert {each.matter: each.minutes for each in default.courses} == {"plan": 3, "matter-named": 7, "matter-other": 7}
    told = [(each.origin, each.value, each.bodies) for each in default.assumptions if each.subject == "minutes"]
    assert told == [("default", 3, ("council",)), ("default", 7, ("named", "other"))]
    (assumed,) = found = processes((its,), Assumptions(minutes={"board": 5, "named": 1}))
    assert {each.matter: each.minutes for each in assumed.courses} == {"plan": 3, "matter-named": 1, "matter-other": 5}
    told = [(each.origin, each.value, each.bodies) for each in assumed.assumptions if each.subject == "minutes"]
    assert told == [("default", 3, ("council",)), ("stated", 1, ("named",)), ("stated", 5, ("other",))]
    # To finality: the minutes, seven days until residents are told, and 14 days for a claim, of the council 30.
    result = simulate(found, 3, 1).results[0]
    after = {each.matter: (each.decision, each.finality) for each in result.matters}
    spans = {id: its[1].mean - its[0].mean for id, its in after.items() if its[0] and its[1]}
    assert {id: round(span, 6) for id, span in spans.items()} == {
        "plan": 3 + 7 + 30, "matter-named": 1 + 7 + 14, "matter-other": 5 + 7 + 14,
    }  # fmt: skip


def test_cases_that_no_draft_counts_are_as_many_as_the_comparison_says() -> None:
    counted = Matter(id="counted", name=plain("counted"), a_year=4)
    its = draft(board("b"), Unit(id="c", kind="board", name=plain("c"), remit=(counted,)))
    for assumptions, cases, origin in ((None, 1.0, "convention"), (Assumptions(a_year=12), 12, "stated")):
        (found,) = processes((its,), assumptions)
        assert {each.matter: each.cases for each in found.courses} == {"matter-b": cases, "counted": 4}
        (told,) = [each for each in found.assumptions if each.subject == "a-year"]
        assert (told.origin, told.value, told.matters) == (origin, cases, ("matter-b",))
        (result,) = simulate((found,), 5, 1).results
        by_id = {each.matter: each.decision for each in result.matters}
        assert by_id["matter-b"] is not None and by_id["matter-b"].cases == 5 * cases
