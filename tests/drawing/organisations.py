"""Organisations for the tests of drawings: built by hand, and random ones."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text, plain
from orgsim.model.units import Matter, Seats, Unit

KINDS = {
    "council": Kind(side="elected", name=plain("council"), look="council", body=True),
    "board": Kind(side="elected", name=plain("board"), look="committee", body=True),
    "section": Kind(side="elected", name=plain("section"), look="section", body=True),
    "audit": Kind(side="elected", name=plain("audit"), look="statutory", body=True, place="beside"),
    "advisory": Kind(side="influence", name=plain("advisory"), look="advisory", place="beside"),
    "manager": Kind(side="administration", name=plain("manager"), look="executive"),
    "division": Kind(side="administration", name=plain("division"), look="division"),
    "unit": Kind(side="administration", name=plain("unit"), look="unit"),
    "staff": Kind(side="administration", name=plain("staff"), look="unit", place="beside"),
    "company": Kind(side="external", name=plain("company"), look="external"),
    "theme": Kind(side="programme", name=plain("theme"), look="theme"),
    "measure": Kind(side="programme", name=plain("measure"), look="measure"),
}


def unit(id: str, kind: str = "unit", *units: Unit, name: str | None = None, **fields: object) -> Unit:
    return Unit(id=id, kind=kind, name=Text(fi=name if name is not None else id), units=units, **fields)


def scenario(*units: Unit) -> Scenario:
    return Scenario(id="test", title=plain("test"), kinds=KINDS, units=units)


NAMES = st.one_of(
    st.sampled_from(
        [
            "Valtuusto",
            "Kaupunkikehityslautakunta",
            "Keskus\u00advaali\u00adlautakunta",
            "Lasten, nuorten ja perheiden lautakunta",
            "Sosiaali- ja terveyslautakunta",
            "Operatiiviset hallintopalvelut",
            "HR",
            "",
            "Lähiruokaprojekti ja vetovoimaisuuden kehittäminen",
            "Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ]
    ),
    st.text(max_size=30),
)


REMIT = (
    Matter(id="m", name=plain("suurimmat palvelutuotantoasiat")),
    Matter(id="n", name=plain("ympäristöluvat, maa-ainesluvat")),
)


# What is drawn for each unit, made once: what is made anew is looked at anew, which takes longer than a draw.
_KINDS_OF_ONE = st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=6)
_SEATS = st.none() | st.builds(Seats, total=st.integers(0, 120))
_COUNTS = st.one_of(st.none(), st.none(), st.integers(1, 20))
_OPEN = st.sampled_from([None, None, plain("?")])
_REMITS = st.sampled_from([None, REMIT])
_PURPOSES = st.sampled_from([None, plain("Sujuva arki, oikea-aikaiset palvelut ja osallisuus")])


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@st.composite
def organisations(draw: st.DrawFn, largest: int = 30, tops: int = 0) -> Scenario:
    """Scenarios with any kinds anywhere, deep and wide, with every mark that a box may have.

    So many `tops` are sure to stand at the top and to have somebody below them.
    """
    parents = [*[-1] * tops, *range(tops)]
    count = len(parents) + draw(_up_to(largest - len(parents)))
    deep = draw(st.booleans())
    for at in range(len(parents), count):
        first = max(-1, at - 3) if deep else -1
        parents.append(first + draw(_up_to(at - 1 - first)))
    few = draw(_KINDS_OF_ONE)
    children: list[list[Unit]] = [[] for _ in range(count + 1)]
    for at in range(count - 1, -1, -1):
        children[parents[at]].insert(
            0,
            Unit(
                id=f"u{at}",
                kind=few[draw(_up_to(len(few) - 1))],
                name=Text(fi=draw(NAMES)),
                units=tuple(children[at]),
                seats=draw(_SEATS),
                count=draw(_COUNTS),
                open=draw(_OPEN),
                remit=draw(_REMITS),
                purpose=draw(_PURPOSES),
            ),
        )
    return scenario(*children[-1])
