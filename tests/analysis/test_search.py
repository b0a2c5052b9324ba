from __future__ import annotations

from orgsim.analysis.search import Hit, finds, search
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Leader
from orgsim.model.text import Text
from orgsim.model.units import Matter, Unit
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
