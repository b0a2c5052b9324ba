"""Which units are offered as pairs, why, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.differences.pairs import THRESHOLD, Offer, offering, offers
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit
from tests.analysis.drafts import body, scenario, unit


def named(id: str, name: str | Text, kind: str = "unit", *units: Unit, **rest: object) -> Unit:
    text = name if isinstance(name, Text) else Text(fi=name)
    return replace(unit(id, kind, *units), name=text, **rest)


def offered(a: Scenario, b: Scenario, *refused: tuple[str, str]) -> dict[tuple[str, str], Offer]:
    found = offers(a, b, compare(a, b).matching, refused)
    return {(hierarchy(a).units[offer.a].id, hierarchy(b).units[offer.b].id): offer for offer in found}


def reasons(offer: Offer) -> list[str]:
    return [reason.kind for reason in offer.reasons]


def test_the_same_name_is_enough() -> None:
    a, b = (
        scenario(named("a", "Liikunta"), unit("x", "unit")),
        scenario(unit("x", "unit"), named("b", "Liikunta", "post")),
    )
    (offer,) = offered(a, b).values()
    assert (offer.score, reasons(offer)) == (pytest.approx(0.85), ["name"])
    assert offer.reasons[0].message.key == "pair.reason.same-name"


def test_reasons_add_up() -> None:
    """Name 0.85, place 0.2 and kind 0.1: 1 − 0.15 × 0.8 × 0.9."""
    a, b = (scenario(unit("top", "unit", named(id, "Liikunta"))) for id in ("a", "b"))
    (offer,) = offered(a, b).values()
    assert offer.score == pytest.approx(0.892)
    assert reasons(offer) == ["name", "place", "kind"]
    say = catalog("fi").say
    assert [say(reason.message) for reason in offer.reasons] == [
        "sama nimi",
        "sama paikka: top",
        "sama tyyppi: Yksikkö",
    ]


def test_a_name_is_compared_without_the_word_for_the_kind() -> None:
    """All boards are called boards; a field that goes from a board to a section is the same field."""
    boards = scenario(named("a", "Palvelutuotantolautakunta", "board"), named("c", "Kulttuurilautakunta", "board"))
    others = scenario(named("b", "Kaupunkikehityslautakunta", "board"), named("d", "Kulttuurijaosto", "section"))
    offers = offered(boards, others)
    assert list(offers) == [("c", "d")]
    assert catalog("fi").say(offers["c", "d"].reasons[0].message) == "nimi muuten sama, eri tyyppi"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Text(fi="Talous ja hallinto"), Text(fi="Hallinto ja talous")),
        (Text(fi="KAUPUNKIKEHITYS"), Text(fi="Kaupunki\u00adkehitys")),
        (Text(fi="Sosiaali- ja terveyspalvelut"), Text(fi="Sosiaali ja terveyspalvelut")),
        (Text(fi="Sivistys", sv="Bildning"), Text(sv="Bildning")),
        (Text(und="Bildning"), Text(fi="Sivistys", sv="Bildning")),
        (Text(en="Leisure"), Text(und="Leisure")),
    ],
)
def test_names_are_the_same_in_any_language_order_and_spelling(one: Text, other: Text) -> None:
    (offer,) = offered(scenario(named("a", one)), scenario(named("b", other))).values()
    assert offer.reasons[0].message.key == "pair.reason.same-name"


def test_names_that_are_merely_in_one_field_are_not_alike() -> None:
    a = scenario(named("a", "Elinvoimavaliokunta", "committee"), named("c", "Palvelualue A", "service-area"))
    b = scenario(named("b", "Hyvinvointivaliokunta", "committee"), named("d", "Palvelualue B", "service-area"))
    assert offered(a, b) == {}


def test_a_name_that_many_bear_needs_a_place() -> None:
    def chiefs(prefix: str) -> Scenario:
        teams = [unit(f"team-{n}", "unit", named(f"{prefix}-{n}", "Päällikkö", "post")) for n in range(5)]
        return scenario(*teams, named(prefix, "Päällikkö", "post"))

    assert list(offered(chiefs("a"), chiefs("b"))) == [(f"a-{n}", f"b-{n}") for n in range(5)]


def test_subordinates_in_common_speak_for_a_pair() -> None:
    def draft(id: str, name: str) -> Scenario:
        return scenario(unit("top", "unit", named(id, name, "unit", unit("x", "unit"), unit("y", "unit"))))

    (offer,) = offered(draft("a", "Vanha"), draft("b", "Toinen")).values()
    assert reasons(offer) == ["children", "place", "kind"]
    assert offer.score == pytest.approx(1 - 0.5 * 0.8 * 0.9)
    assert offer.reasons[0].message.args["n"] == 2


def test_matters_in_common_speak_for_a_pair() -> None:
    a, b = (
        scenario(body("a", "board", 9, remit="plans permits")),
        scenario(body("b", "section", 5, remit="plans permits")),
    )
    (offer,) = offered(a, b).values()
    assert (offer.score, reasons(offer)) == (pytest.approx(1 - 0.4 * 0.8), ["matters", "place"])


def test_two_drafts_that_continue_the_same_unit() -> None:
    a, b = (scenario(named(id, name, continues=("old",))) for id, name in (("a", "Uusi"), ("b", "Toinen")))
    (offer,) = offered(a, b).values()
    assert reasons(offer) == ["lineage", "place", "kind"]


def test_place_and_kind_are_not_enough() -> None:
    a, b = (scenario(unit("top", "unit", named(id, name))) for id, name in (("a", "Museo"), ("b", "Satama")))
    assert offered(a, b) == {}


def test_a_body_is_no_office_but_an_office_may_become_a_company() -> None:
    a = scenario(named("a", "Vesihuolto", "board"), named("c", "Satama", "unit"))
    b = scenario(named("b", "Vesihuolto", "unit"), named("d", "Satama", "company"))
    assert list(offered(a, b)) == [("c", "d")]


def test_what_was_refused_gives_way_to_the_next_likely() -> None:
    a = scenario(named("a", "Ympäristöpalvelut"))
    b = scenario(named("b", "Ympäristöpalvelut"), named("c", "Ympäristönpalvelut"))
    assert list(offered(a, b)) == [("a", "b")]
    assert list(offered(a, b, ("a", "b"))) == [("a", "c")]
    assert offered(a, b, ("a", "b"), ("a", "c")) == {}


def test_only_units_without_a_counterpart_are_offered() -> None:
    a = scenario(named("x", "Liikunta"), named("old", "Kulttuuri"))
    b = scenario(
        named("x", "Urheilu"),
        named("y", "Liikunta"),
        named("new", "Museo", continues=("old",)),
        named("z", "Kulttuuri"),
    )
    assert offered(a, b) == {}


def test_a_whole_organisation_with_other_ids_is_followed_to_its_leaves() -> None:
    """Every division has its own administration of the same name, told apart only by where it stands."""

    def town(prefix: str) -> Scenario:
        def division(name: str) -> Unit:
            teams = [named(f"{prefix}{name}{n}", team) for n, team in enumerate(TEAMS)]
            return named(f"{prefix}{name}", name, "division", *teams)

        divisions = map(division, ("Sivistys", "Tekninen", "Elinvoima"))
        return scenario(named(f"{prefix}top", "Kaupunginjohtaja", "city-manager", *divisions))

    found = offered(town("a-"), town("b-"))
    assert len(found) == 1 + 3 + 3 * 2
    assert all(one.removeprefix("a-") == other.removeprefix("b-") for one, other in found)
    assert reasons(found["a-Tekninen0", "b-Tekninen0"]) == ["name", "place", "kind"]
    said = found["a-Tekninen0", "b-Tekninen0"].reasons[1].message
    assert [catalog(language).say(said) for language in LANGUAGES] == [
        "yläpuolella oleviakin ehdotetaan pariksi",
        "också de överordnade föreslås som par",
        "the units above them are offered as a pair too",
    ]


TEAMS = ("Hallintopalvelut", "Kehittäminen")


def test_it_can_be_watched_and_left() -> None:
    a, b = (scenario(*[named(f"{id}{n}", f"Yksikkö {n}") for n in range(10)]) for id in ("a", "b"))
    matching = compare(a, b).matching
    work = offering(a, b, matching)
    shares = [next(work) for _ in range(6)]
    assert shares == sorted(shares)
    assert shares[-3:] == [0.1, 0.2, 0.3], "names are read before they are compared"
    work.close()
    assert [*offering(a, b, matching)][-1] == 1
    assert len(offers(a, b, matching)) == 10


def test_nothing_to_offer() -> None:
    empty, one = scenario(), scenario(named("a", "A"))
    assert offered(empty, empty) == offered(empty, one) == offered(one, empty) == {}


NAMES = st.sampled_from(["Liikunta", "Liikuntapalvelut", "Kulttuuri", "Museo", "–", "Päällikkö", "Päälliköt", "HR"])
KINDS = st.sampled_from(["unit", "post", "board"])
UNITS = st.lists(st.tuples(NAMES, KINDS, st.integers(-1, 3)), max_size=8)


def forest(prefix: str, units: list[tuple[str, str, int]]) -> Scenario:
    below: dict[int, list[int]] = {}
    for here, (_, _, parent) in enumerate(units):
        below.setdefault(parent if parent < here else -1, []).append(here)

    def build(here: int) -> Unit:
        name, kind, _ = units[here]
        id = f"{prefix}{here}" if here % 3 else f"u{here}"
        return named(id, name, kind, *[build(child) for child in below.get(here, [])])

    return scenario(*[build(here) for here in below.get(-1, [])])


@given(UNITS, UNITS)
def test_offers_are_one_to_one_in_order_and_always_the_same(
    ones: list[tuple[str, str, int]], others: list[tuple[str, str, int]]
) -> None:
    a, b = forest("a", ones), forest("b", others)
    matching = compare(a, b).matching
    found = offers(a, b, matching)
    assert found == offers(a, b, matching)
    assert len({offer.a for offer in found}) == len({offer.b for offer in found}) == len(found)
    assert all(not matching.a_to_b[offer.a] and not matching.b_to_a[offer.b] for offer in found)
    assert [offer.score for offer in found] == sorted((offer.score for offer in found), reverse=True)
    assert all(THRESHOLD <= offer.score < 1 and offer.reasons for offer in found)
    ids = [(hierarchy(a).units[offer.a].id, hierarchy(b).units[offer.b].id) for offer in found]
    again = offers(a, b, compare(a, b, ids).matching)
    assert {offer.a for offer in found}.isdisjoint(offer.a for offer in again)
