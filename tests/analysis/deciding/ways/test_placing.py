"""Who is taken to decide what a draft gives to nobody, worked out by hand."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.analysis.deciding.assumption import Assumption
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.simulating import simulate
from orgsim.model.comparison import Assumptions, Decider, Pairing
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.units import Delegation, Unit
from tests.analysis.deciding.drafts import draft, matter, unit

_GRANTS = matter("grants", a_year=20.0, prepared_by=("section",), delegated=(Delegation(to="clerk", up_to=500.0),))


def town(id: str, *bodies: Unit) -> Scenario:
    """A council over these."""
    return draft(unit("council", "council", *bodies), id=id)


def now() -> Scenario:
    """The culture board gives grants, which its section prepares and up to 500 euros its clerk gives."""
    below = unit("section", "section"), unit("clerk", "post", side="administration")
    return town("now", unit("culture", "board", *below, remit=(_GRANTS, matter("fees"))), unit("sports", "board"))


def placed(process: Process) -> dict[str, tuple[str, ...]]:
    """The bodies of each matter that is assumed to be decided there."""
    found = {}
    for course in process.courses:
        if course.matter in process.assumed:
            found[course.matter] = tuple([process.bodies[body].unit for body in course.bodies])
    return found


def told(process: Process) -> list[Assumption]:
    return [each for each in process.assumptions if each.subject == "decides"]


def why_not(process: Process) -> dict[str, str]:
    return {each.matter: each.missing[0].key for each in process.unknown}


def test_a_matter_stays_with_the_body_that_goes_on() -> None:
    below = unit("part", "section", continues=("section",)), unit("officer", "post", side="administration")
    new = town("new", unit("leisure", "board", *below, continues=("culture",)))
    _, its = processes([now(), new])
    assert placed(its) == {"grants": ("part", "leisure"), "fees": ("leisure",)}
    # What the town has to decide is the same, and so is who prepares it, under the id that the section has here.
    (course,) = [course for course in its.courses if course.matter == "grants"]
    assert (course.cases, course.stated) == (20.0, True)
    assert its.common == {"grants", "fees"}
    (line,) = told(its)
    assert (line.origin, line.bodies, line.matters) == ("convention", ("leisure",), ("grants", "fees"))
    assert line.source is not None and line.text.args["draft"] == plain("now")
    # A draft alone has no other to go on from, and the one that states its remits takes nothing from elsewhere.
    (alone,) = processes([new])
    assert not alone.courses and not alone.unknown
    first, _ = processes([now(), new])
    assert not first.assumed and not told(first)


def test_it_is_switched_off() -> None:
    silent = town("silent", unit("culture", "board"))
    _, its = processes([now(), silent], Assumptions(remits_continue=False))
    assert not its.courses and not told(its)
    assert why_not(its) == {"grants": "deciding.missing.no-remits", "fees": "deciding.missing.no-remits"}


def test_nothing_is_made_up_where_the_lineage_says_nothing() -> None:
    # The board states what it decides without these; it ends; it goes on as two.
    otherwise = town("otherwise", unit("culture", "board", remit=(matter("other"),)))
    ended = town("ended", unit("schools", "board"))
    split = town("split", unit("arts", "board", continues=("culture",)), unit("youth", "board", continues=("culture",)))
    _, *its = processes([now(), otherwise, ended, split])
    assert [each.assumed for each in its] == [frozenset()] * 3
    assert [set(why_not(each).values()) for each in its] == [
        {"deciding.missing.unassigned"},
        {"deciding.missing.no-successor"},
        {"deciding.missing.successors"},
    ]
    # Two bodies have it in the draft that it would go on from.
    both = matter("both")
    double = town("double", unit("culture", "board", remit=(both,)), unit("sports", "board", remit=(both,)))
    _, silent = processes([double, town("silent", unit("culture", "board"), unit("sports", "board"))])
    assert not silent.assumed and why_not(silent) == {"both": "deciding.missing.no-remits"}


def test_it_goes_on_from_the_baseline_before_others() -> None:
    one = town("one", unit("culture", "board", remit=(matter("m"),)), unit("sports", "board"))
    other = town("other", unit("culture", "board"), unit("sports", "board", remit=(matter("m"),)))
    silent = town("silent", unit("culture", "board"), unit("sports", "board"))
    assert placed(processes([one, other, silent])[2]) == {"m": ("culture",)}
    assert placed(processes([one, other, silent], reference=1)[2]) == {"m": ("sports",)}


def test_units_that_were_decided_to_be_the_same_go_on() -> None:
    new = town("new", unit("leisure", "board"))
    pair = Pairing(between=("now", "new"), same=("culture", "leisure"))
    assert not processes([now(), new])[1].assumed
    assert placed(processes([now(), new], pairs=[pair])[1])["fees"] == ("leisure",)


def test_the_comparison_says_who_decides_and_goes_before_the_lineage() -> None:
    ground = Decider(scenario="new", unit="sports", matters=("grants",), reason=plain("its name"))
    new = town("new", unit("culture", "board"), unit("sports", "board"))
    _, its = processes([now(), new], Assumptions(decides=(ground,)))
    # Who prepares it there is not said, and nobody is made up; the cases are the town's own.
    assert placed(its) == {"grants": ("sports",), "fees": ("culture",)}
    assert [(each.origin, each.bodies) for each in told(its)] == [("stated", ("sports",)), ("convention", ("culture",))]
    assert told(its)[0].text.args["reason"] == plain("its name")
    # It stands where the lineage is switched off; the later of two holds; a draft's own word goes before it.
    later = Decider(scenario="new", unit="culture", matters=("grants",), reason=plain("later"))
    _, its = processes([now(), new], Assumptions(decides=(ground, later), remits_continue=False))
    assert placed(its) == {"grants": ("culture",)}
    # A copy whose id was forgotten: nobody can tell which of the two is meant.
    both = processes([now(), new, replace(new)], Assumptions(decides=(ground,), remits_continue=False))
    assert [placed(each) for each in both[1:]] == [{}, {}]
    own = Decider(scenario="now", unit="sports", matters=("grants",), reason=plain("its name"))
    assert not processes([now(), new], Assumptions(decides=(own,)))[0].assumed


def test_the_figures_of_such_a_matter_are_marked_and_compared() -> None:
    """Both boards meet 12 times a year: the same cases take the same time, by the same eight ways to spread these."""
    assumed = Assumptions(meetings={"board": 12}, tabled=0.0)
    old = town("old", unit("culture", "board", remit=(matter("m", a_year=10.0),)))
    its = processes([old, town("new", unit("culture", "board"))], assumed)
    simulated = simulate(its, 20, 1)
    (one,), (other,) = (result.matters for result in simulated.results)
    assert (one.assumed, other.assumed) == (False, True)
    assert one.decision == other.decision and one.decision is not None
    assert simulated.differences[0].mean == 0.0
