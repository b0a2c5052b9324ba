"""What ties units, and what follows from it, worked out by hand in a small town; and what always holds."""

from __future__ import annotations

import random

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.figures.metrics import metrics
from orgsim.analysis.networks.bottlenecks import between, cut_off, gates
from orgsim.analysis.networks.boundaries import divided, least, regrouped
from orgsim.analysis.networks.contradictions import circles, orphans, several_owners, steered_from_below
from orgsim.analysis.networks.counterparts import pairs_in_both
from orgsim.analysis.networks.distance import distances
from orgsim.analysis.networks.seats import Group, shortage
from orgsim.analysis.networks.ties import ties
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, LinkKind, Matrix, Scenario
from orgsim.model.text import Text
from orgsim.model.units import Delegation, Matter, Unit
from tests.analysis.drafts import body, scenario, steers, unit


def link(kind: LinkKind, one: str, other: str) -> Link:
    return Link(kind=kind, from_=one, to=other)


def town(*links: Link, **rest: object) -> Scenario:
    """A council, a city board with two boards and a manager; two divisions, one with a library and schools."""
    culture = unit("culture", "division", unit("library", "unit"), unit("museum", "unit"))
    learning = unit("learning", "division", unit("schools", "unit"), unit("daycare", "unit"))
    manager = unit("manager", "city-manager", culture, learning)
    board = unit("board", "city-board", unit("culture-board", "board"), unit("school-board", "board"), manager)
    return scenario(unit("council", "council", board), links=links, **rest)


def delegation(to: str, beside: bool | None) -> Delegation:
    return Delegation(to=to, beside=beside)


def ids(draft: Scenario, units: object) -> list[str]:
    assert isinstance(units, (list, tuple, set, dict))
    return [hierarchy(draft).units[here].id for here in units]


def tied(draft: Scenario) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(*ids(draft, (tie.one, tie.other)), tie.reasons) for tie in ties(draft)]  # type: ignore[misc]


def test_what_ties_units() -> None:
    committee = body("committee", "committee", 9, body("section", "section", 4, drawn_from={"committee": 4}))
    permits = Matter(
        id="permits",
        name=Text(fi="Luvat"),
        prepared_by=("committee",),
        delegated=tuple(map(delegation, ("chief", "clerk", "deputy"), (None, None, True))),
    )
    matrix = (
        unit("columns", "division", unit("c1", "unit"), unit("c2", "unit")),
        unit("rows", "theme", unit("r", "theme")),
    )
    draft = scenario(
        committee,
        unit("first", "board", remit=(permits,)),
        unit("second", "board", remit=(Matter(id="permits", name=Text(fi="Luvat")),)),
        unit("chief", "unit"),
        unit("clerk", "unit"),
        unit("deputy", "unit"),
        *matrix,
        links=(steers("first", "chief"), steers("chief", "first"), steers("first", "nobody"), steers("chief", "chief")),
        matrix=Matrix(columns="columns", rows="rows"),
    )
    assert tied(draft) == [
        ("committee", "section", ("seats",)),
        ("committee", "first", ("matter",)),
        ("first", "second", ("matter",)),
        ("first", "chief", ("link", "matter")),
        # The deputy has the power from whom the clerk has it.
        ("chief", "clerk", ("matter",)),
        ("chief", "deputy", ("matter",)),
        ("c1", "r", ("crossing",)),
        ("c2", "r", ("crossing",)),
    ]
    # The committee stands above its section; all the others stand in trees of their own.
    assert distances(draft) == (1, *[None] * 7)


def test_ways_between_those_who_are_tied() -> None:
    draft = town(
        link("advises", "library", "schools"), link("advises", "library", "museum"), steers("school-board", "schools")
    )
    # In reading order: school-board – board – manager – learning – schools; library – culture – museum; and
    # library – culture – manager – learning – schools.
    assert distances(draft) == (4, 2, 4)
    assert {hierarchy(draft).units[here].id: number for here, number in between(draft).items()} == {
        "board": 1, "manager": 2, "culture": 2, "learning": 2
    }  # fmt: skip


def test_what_cannot_be_gone_around() -> None:
    """The school board steers the schools past the manager; the culture board, as it advises alone, opens no way."""
    draft = town(steers("school-board", "schools"), link("advises", "culture-board", "library"))
    behind = {ids(draft, [here])[0]: ids(draft, others) for here, others in gates(draft).items()}
    assert behind["manager"] == ["culture", "library", "museum", "learning", "daycare"]
    assert behind["learning"] == ["daycare"]
    assert "school-board" not in behind
    # Without the council's board nobody reaches the council, but a link of the council's own leads around it.
    assert len(behind["board"]) == 9
    around = town(steers("council", "manager"))
    assert ids(around, gates(around)[1]) == ["culture-board", "school-board"]
    assert gates(scenario(unit("alone", "division", unit("below", "unit")))) == {}


def test_whose_loss_cuts_others_off() -> None:
    """Any tie joins: with the library tied to its board, neither the manager nor the division cuts it off."""
    draft = town(link("advises", "culture-board", "library"))
    lost = {ids(draft, [here])[0]: ids(draft, others) for here, others in cut_off(draft).items()}
    assert lost["manager"] == ["learning", "schools", "daycare"]
    assert lost["culture"] == ["museum"]
    assert lost["learning"] == ["schools", "daycare"]
    assert set(lost) == {"board", "manager", "culture", "learning"}


def test_ties_that_cross_divisions() -> None:
    """Two divisions whose units all work together; `x` works with all of the other division, and one of its own."""
    divisions = (
        unit("a", "division", *(unit(id, "unit") for id in ("a1", "a2", "a3", "x"))),
        unit("b", "division", *(unit(id, "unit") for id in ("b1", "b2", "b3"))),
    )
    pairs = ("a1 a2", "a2 a3", "a1 a3", "b1 b2", "b2 b3", "b1 b3", "x b1", "x b2", "x b3", "x a1")
    draft = scenario(
        unit("manager", "city-manager", *divisions), links=tuple(link("advises", *p.split()) for p in pairs)
    )
    assert [(len(its.crossing), len(its.ties)) for its in (divided(draft), least(draft))] == [(3, 10), (1, 10)]
    [(moved, (now, then))] = regrouped(draft).items()
    assert ids(draft, (moved, now, then)) == ["x", "a", "b"]
    values = metrics(draft)
    assert [values[id].value for id in ("ties.crossing", "ties.crossing.least", "ties.elsewhere")] == [30, 10, 1]


def test_a_body_belongs_to_the_division_that_it_is_tied_to_most() -> None:
    draft = town(
        steers("school-board", "schools"), steers("school-board", "daycare"), steers("school-board", "library"),
        steers("council", "school-board"),
    )  # fmt: skip
    its = divided(draft)
    assert [ids(draft, (tie.one, tie.other)) for tie in its.crossing] == [["school-board", "library"]]
    # The council is tied to no unit of a division, and so its tie counts nowhere.
    assert len(its.ties) == 3
    # Nothing is better where nothing crosses.
    assert least(town(steers("school-board", "schools"))) == divided(town(steers("school-board", "schools")))


def test_units_in_another_order_are_grouped_alike() -> None:
    """As a seed alone does not settle: louvain_communities of networkx 3.6.1 goes by the order of the nodes."""
    draw = random.Random(4)
    names = [f"u{number}" for number in range(40)]
    pairs = [link("advises", *draw.sample(names, 2)) for _ in range(60)]

    def crossing(reading: list[str]) -> set[frozenset[str]]:
        below = [[unit(name, "unit") for name in reading if int(name[1:]) % 4 == number] for number in range(4)]
        divisions = (unit(f"d{number}", "division", *units) for number, units in enumerate(below))
        draft = scenario(unit("manager", "city-manager", *divisions), links=tuple(pairs))
        best = least(draft)
        assert len(best.crossing) < len(divided(draft).crossing)
        return {frozenset(ids(draft, (tie.one, tie.other))) for tie in best.crossing}

    assert crossing(names) == crossing(sorted(names)) == crossing(names[::-1])


def test_contradictions() -> None:
    draft = town(
        # The culture board steers the library, which steers the school board, which steers culture with all below it.
        steers("library", "school-board"), steers("school-board", "culture"), steers("culture-board", "library"),
        # Schools steer their own division: that is no circle of its own.
        steers("schools", "learning"),
    )  # fmt: skip
    # Schools steer what leads them; all three others are one circle but for the culture board, that nobody steers.
    assert [ids(draft, ring) for ring in circles(draft)] == [["school-board", "culture", "library"]]
    assert [ids(draft, pair) for pair in steered_from_below(draft)] == [["schools", "learning"]]

    owned = scenario(
        unit("council", "council"),
        *(unit(id, kind) for id, kind in (("a", "division"), ("b", "division"))),
        *(unit(id, "subsidiary") for id in ("homes", "port", "power")),
        unit("county", "wellbeing-services-county"),
        links=(
            link("owns", "council", "homes"), link("owns", "a", "homes"), link("owns-process", "b", "homes"),
            link("owns", "council", "port"),
        ),
    )  # fmt: skip
    [(homes, owners)] = several_owners(owned).items()
    assert ids(owned, (homes, *owners)) == ["homes", "council", "a"]
    # The county is none of the town's; the port is the council's; a and b hang on the homes.
    assert ids(owned, orphans(owned)) == ["power"]


def test_pairs_found_again_in_another_draft() -> None:
    """The library moves to learning under another id, the museum is gone, daycare and schools become one."""
    before = town(link("advises", "library", "schools"), link("advises", "museum", "schools"))
    pupils, books = (
        unit("pupils", "unit", continues=("schools", "daycare")),
        unit("books", "unit", continues=("library",)),
    )
    learning = unit("learning", "division", pupils, books)
    after = scenario(unit("manager", "city-manager", learning), links=(steers("manager", "pupils"),))
    found = pairs_in_both(after, before, (before, after))
    flat = hierarchy(after)
    assert [(flat.units[pair.one].id, flat.units[pair.other].id, pair.before, pair.now) for pair in found.pairs] == [
        # Manager and pupils are tied by the later draft alone; before, the first that the pupils continue is schools.
        ("manager", "pupils", 2, 2), ("pupils", "books", 4, 2),
    ]  # fmt: skip
    assert found.not_in_both == 1
    merged = scenario(unit("culture", "division", continues=("library", "schools")))
    assert [(pair.before, pair.now) for pair in pairs_in_both(merged, before, (before, merged)).pairs] == [(4, 0)]


def council(seats: int, *bodies: Unit, **rest: int) -> Scenario:
    return scenario(body("council", "council", seats, *bodies, **rest))


def test_whether_there_are_people_enough() -> None:
    """Thirteen councillors: 9 + 5 seats are one too many for them, and 5 are drawn from a committee of 9."""
    nine = body("nine", "committee", 9, eligible="councillors")
    five = body("five", "committee", 5, eligible="councillors")
    drawing = body("drawing", "section", 5, drawn_from={"nine": 5})
    anyone = body("anyone", "board", 11, eligible="anyone")
    draft = council(13, nine, five, drawing, anyone)
    found = shortage(draft)
    assert found is not None
    # Those who draw have just enough, and so do not fail.
    assert (found.seats, found.wanting, found.people) == (1, ((1, 9), (2, 5)), ((Group(0), 13),))
    assert found.asked == 3

    # Two deputies may sit in the committee of five, and then all are filled.
    deputies = body("five", "committee", 5, eligible="councillors-and-deputies")
    enough = shortage(council(13, nine, deputies, deputies=2))
    assert enough is not None and (enough.seats, enough.wanting, enough.uncounted) == (0, (), ())
    # How many deputies there are is not stated: there may be enough of them.
    untold = shortage(council(13, nine, deputies))
    assert untold is not None and (untold.seats, untold.uncounted) == (0, (Group(0, deputies=True),))

    # Seven and four seats are drawn from nine members: two too many; seats for users ask for no councillor.
    both = (
        body("s7", "section", 7, drawn_from={"nine": 7}),
        body("s4", "section", 6, drawn_from={"nine": 4}, reserved={"users": 2}),
    )
    twice = shortage(council(13, nine, *both))
    assert twice is not None
    assert (twice.seats, twice.wanting, twice.people) == (2, ((2, 7), (3, 4)), ((Group(1), 9),))
    assert shortage(scenario(nine)) is None and shortage(council(13)) is not None


KINDS: tuple[LinkKind, ...] = ("steers", "advises", "owns")


@st.composite
def networks(draw: st.DrawFn) -> Scenario:
    """Up to twelve units, each below an earlier one or at the top, with up to eight links."""
    size = draw(st.integers(1, 12))
    above = [draw(st.integers(-1, here - 1)) for here in range(size)]

    def build(here: int) -> Unit:
        kind = "council" if here == 0 else "unit"
        return unit(f"u{here}", kind, *(build(below) for below in range(size) if above[below] == here))

    ends = st.integers(0, size - 1)
    links = draw(
        st.lists(st.builds(link, st.sampled_from(KINDS), ends.map("u{}".format), ends.map("u{}".format)), max_size=8)
    )
    return scenario(*(build(here) for here in range(size) if above[here] < 0), links=tuple(links))


@given(networks())
def test_networkx_finds_the_same(draft: Scenario) -> None:
    flat = hierarchy(draft)
    tree: networkx.Graph[int] = networkx.Graph()
    tree.add_nodes_from(range(len(flat.units)))
    tree.add_edges_from((parent, here) for here, parent in enumerate(flat.parents) if parent >= 0)
    lengths = dict(networkx.all_pairs_shortest_path_length(tree))
    assert distances(draft) == tuple(lengths[tie.one].get(tie.other) for tie in ties(draft))
    centrality = dict.fromkeys(range(len(flat.units)), 0.0)
    for tie in ties(draft):
        # Each pair by itself, as networkx counts sources and targets crosswise.
        one_pair = networkx.betweenness_centrality_subset(tree, [tie.one], [tie.other])
        for here, number in one_pair.items():
            # Its measure halves what is counted in both directions.
            centrality[here] += 2 * number
    assert between(draft) == {here: pytest.approx(number) for here, number in centrality.items() if number}

    tree.add_edges_from((tie.one, tie.other) for tie in ties(draft))
    firsts = {min(part) for part in networkx.connected_components(tree)}
    assert set(cut_off(draft)) == set(networkx.articulation_points(tree)) - firsts
    for lost, others in cut_off(draft).items():
        left = tree.copy()
        left.remove_node(lost)
        reached = {here for first in firsts for here in networkx.node_connected_component(left, first)}
        assert set(others) == set(range(len(flat.units))) - reached - {lost}
    assert len(least(draft).crossing) <= len(divided(draft).crossing)
