from __future__ import annotations

from orgsim.analysis.namesakes import said_above, said_apart
from orgsim.analysis.search import Hit, finds, search
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Leader
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT, Matter, Unit
from tests.analysis.drafts import scenario


def named(id: str, name: str, *units: Unit, **rest: object) -> Unit:
    return Unit(id=id, kind="unit", name=Text(fi=name), units=units, **rest)  # type: ignore[arg-type]


def town(id: str = "town") -> Scenario:
    """Three divisions, each with an office of the same name."""
    divisions = [
        named(f"d{n}", name, named(f"d{n}-a", "Hallinto")) for n, name in enumerate(("Sivistys", "Tekniikka", "Talous"))
    ]
    return scenario(named("man", "Johtaja", *divisions), id=id)


def found(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.unit for hit in hits]


def test_units_of_one_name_are_told_apart_by_the_unit_above() -> None:
    scenarios = [town("a"), town("b")]
    assert found(search(scenarios, "Hallinto")) == ["d0-a", "d1-a", "d2-a"]
    assert found(search(scenarios, "Hallinto Tekniikka")) == ["d1-a"]
    assert found(search(scenarios, "tekniikan hallinto")) == ["d1-a"]
    assert search(scenarios, "hallinto tekniikka")[0].columns == (0, 1)
    # What is above alone is no hit: Tekniikka itself, and not what stands below it.
    assert found(search(scenarios, "Tekniikka")) == ["d1"]


def test_what_stands_in_thousands_of_layers_is_found_by_what_is_far_above() -> None:
    chain = named("last", "Hallinto")
    for layer in range(DEEPEST_UNIT - 2):
        chain = named(f"u{layer}", "Osa", chain)
    draft = scenario(named("top", "Johtaja", chain))
    assert found(search([draft], "hallinto johtaja")) == ["last"]
    assert search([draft], "hallinto muu") == ()


def test_units_are_found_by_all_that_stand_above_and_told_apart_by_as_many_as_it_takes() -> None:
    divisions = [
        named(f"d{n}", name, named(f"d{n}-o", "Toimisto", named(f"d{n}-a", "Hallinto")))
        for n, name in enumerate(("Sivistys", "Tekniikka"))
    ]
    luvat = (Matter(id="luvat", name=Text(fi="luvat")),)
    third = named("d2", "Talous", named("d2-a", "Hallinto", remit=luvat), named("till", "Kassa"))
    draft = scenario(named("man", "Johtaja", *divisions, third))
    assert found(search([draft], "hallinto tekniikka")) == ["d1-a"]
    assert found(search([draft], "hallinto johtaja")) == ["d2-a", "d0-a", "d1-a"], "the nearest first"
    assert search([draft], "hallinto muu") == ()
    assert found(search([draft], "luvat johtaja")) == ["d2-a"]
    index = hierarchy(draft).index

    def above(unit: str) -> str:
        return said_above(draft, index[unit], lambda text: text.fi or "")

    assert [above(f"d{n}-a") for n in range(3)] == ["Sivistys › Toimisto", "Tekniikka › Toimisto", "Talous"]
    assert (above("d0-o"), above("till"), above("man")) == ("Sivistys", "Talous", "")
    assert said_apart(draft, index["d2-a"], lambda text: text.fi or "") == "Talous › Hallinto"
    assert said_apart(draft, index["till"], lambda text: text.fi or "") == "Kassa"
    # What is told apart by nothing ends at the top.
    twins = scenario(named("a", "Hallinto", named("x", "Toimisto"), named("y", "Toimisto")))
    assert [said_above(twins, unit, lambda text: text.fi or "") for unit in (1, 2)] == ["Hallinto", "Hallinto"]


def test_every_hit_is_there() -> None:
    many = scenario(*[named(f"u{n}", f"Yksikkö {n}") for n in range(80)])
    assert len(search([many], "yksikkö")) == 80


def test_a_matter_is_found_in_whatever_form_and_by_who_decides_it() -> None:
    matters = tuple(Matter(id=id, name=Text(fi=id)) for id in ("luvat", "maa-ainesluvat", "laulu"))
    draft = scenario(named("permits", "Tekninen", remit=matters), named("licences", "Lupajaosto"))
    assert [(hit.unit, hit.matter and hit.matter.fi) for hit in search([draft], "lupa")] == [
        ("licences", None),
        ("permits", "luvat"),
        ("permits", "maa-ainesluvat"),
    ]
    assert [hit.matter and hit.matter.fi for hit in search([draft], "lupa tekninen")] == ["luvat", "maa-ainesluvat"]


def test_two_unicode_forms_of_a_name_are_found_alike() -> None:
    apart = scenario(named("x", "Ympa\u0308risto\u0308"))
    composed = scenario(named("x", "Ympäristö"))
    for query in ("ympäristö", "ympa\u0308risto\u0308", "ymparisto"):
        assert search([apart, composed], query)[0].columns == (0, 1)
    assert finds("ympäristo\u0308", "Ympa\u0308ristö ja tekniikka")


def test_units_are_found_by_who_leads_them_and_by_their_cost_centre() -> None:
    led = named("d", "Sivistys", leader=Leader(title=Text(fi="sivistystoimialajohtaja")), code="KP3100")
    scenarios = [scenario(named("other", "Tekniikka"), led)]
    assert found(search(scenarios, "toimialajohtaja")) == found(search(scenarios, "kp3100")) == ["d"]
