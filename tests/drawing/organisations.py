"""Organisations for the tests of drawings: built by hand, and random ones."""

from __future__ import annotations

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


@st.composite
def organisations(draw: st.DrawFn, largest: int = 30) -> Scenario:
    """Scenarios with any kinds anywhere, deep and wide, with every mark that a box may have."""
    count = draw(st.integers(0, largest))
    deep = draw(st.booleans())
    parents = [draw(st.integers(max(-1, at - 3) if deep else -1, at - 1)) for at in range(count)]
    few = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=6))
    children: list[list[Unit]] = [[] for _ in range(count + 1)]
    for at in range(count - 1, -1, -1):
        seats = draw(st.one_of(st.none(), st.integers(0, 120)))
        children[parents[at]].insert(
            0,
            Unit(
                id=f"u{at}",
                kind=draw(st.sampled_from(few)),
                name=Text(fi=draw(NAMES)),
                units=tuple(children[at]),
                seats=None if seats is None else Seats(total=seats),
                count=draw(st.one_of(st.none(), st.none(), st.integers(1, 20))),
                open=draw(st.one_of(st.none(), st.none(), st.just(plain("?")))),
                remit=draw(st.one_of(st.none(), st.just(REMIT))),
                purpose=draw(
                    st.one_of(st.none(), st.just(plain("Sujuva arki, oikea-aikaiset palvelut ja osallisuus")))
                ),
            ),
        )
    return scenario(*children[-1])
