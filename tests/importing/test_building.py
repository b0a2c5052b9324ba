from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.importing.building import Built, built, draft_text
from orgsim.importing.records import AS_OFFERED, Choices, Imported, Place, Record, Tie
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Budget, Staff
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT, Amount, Delegation, Matter, Seats, Unit

FI = catalog("fi")


def unit(
    key: str, parent: str | None = None, name: str | None = None, row: int | None = None, **rest: object
) -> Record:
    named = key.capitalize() if name is None else name
    return Record(key=key, parent=parent, names=((None, named),), place=Place(row=row), **rest)  # type: ignore[arg-type]


def of(*records: Record, choices: Choices = AS_OFFERED, **rest: object) -> Built:
    return built(Imported(records=records, **rest), FI, choices)  # type: ignore[arg-type]


def outline(units: Sequence[Unit]) -> list[object]:
    """Ids, those below each in a list behind it."""
    found: list[object] = []
    for each in units:
        found.append(each.id)
        if each.units:
            found.append(outline(each.units))
    return found


def said(made: Built) -> list[str]:
    return [FI.say(oddity.sentence) for oddity in made.oddities]


def reread(scenario: Scenario) -> Scenario:
    from pathlib import Path

    return read_scenario_text(draft_text(scenario), Path("draft.yaml")).scenario


def test_units_stand_in_the_order_of_their_source_whatever_comes_first() -> None:
    made = of(unit("b", "a"), unit("c", "b"), unit("a"), unit("d", "a"))
    assert outline(made.scenario.units) == ["a", ["b", ["c"], "d"]]
    assert made.oddities == ()


def test_ids_are_kept_as_they_are_with_zeros_and_capitals() -> None:
    made = of(unit("00400"), unit("U42", "00400"), unit("u42", "00400"))
    assert outline(made.scenario.units) == ["00400", ["U42", "u42"]]
    assert said(made) == ["Tunnukset u42 ja U42 eroavat vain kirjainkoolta: pidetään kahtena yksikkönä"]


def test_ids_that_cannot_be_kept_are_told_and_leave_those_that_can() -> None:
    made = of(unit("City board"), unit("city-board"), unit("  ", "City board", name="Tekniset palvelut"))
    assert outline(made.scenario.units) == ["city-board-2", ["unit"], "city-board"]
    assert [oddity.what for oddity in made.oddities][-2:] == ["key-rewritten", "key-rewritten"]


def test_ids_of_sources_without_any_are_made_of_names_or_of_kinds() -> None:
    made = of(
        unit("1", name="Kaupunginhallitus", own_key=False),
        unit("2", "1", name="Sivistyspalvelut", own_key=False),
        unit("3", "1", name="Sivistyspalvelut", own_key=False),
    )
    assert outline(made.scenario.units) == ["city-board", ["sivistyspalvelut", "sivistyspalvelut-2"]]


def test_a_job_that_two_share_is_one_unit_with_both() -> None:
    made = of(
        unit("p1", name="Johtaja", row=2, staff=Staff(people=1, fte=0.6)),
        unit("p1", name="Johtaja", row=3, staff=Staff(people=1, fte=0.4)),
    )
    assert made.scenario.units[0].staff == Staff(people=2, fte=1)
    assert said(made) == ["Tunnus p1 on jo aiemmin (rivi 2)"]
    numbered = of(unit("p1", name="Johtaja"), unit("p1", name="Johtaja"), choices=Choices({"same-key": "numbered"}))
    assert outline(numbered.scenario.units) == ["p1", "p1-2"]


def test_an_id_of_two_units_that_are_called_differently_is_numbered() -> None:
    made = of(unit("x", name="Kirjasto"), unit("x", name="Museo"), unit("y", "x"))
    assert outline(made.scenario.units) == ["x", ["y"], "x-2"]


@pytest.mark.parametrize(
    ("choice", "placed", "away"),
    [("top", ["a", "b"], []), ("tray", ["a"], ["b"]), ("made", ["a", "nowhere", ["b"]], [])],
)
def test_what_stands_below_something_that_is_not_there(choice: str, placed: list[object], away: list[object]) -> None:
    made = of(unit("a"), unit("b", "nowhere", row=3), choices=Choices({"parent-missing@3": choice}))
    assert outline(made.scenario.units) == placed
    assert outline(made.scenario.tray) == away
    assert said(made)[0] == "B: yläpuolista yksikköä nowhere ei ole luettelossa"


def test_a_unit_that_is_its_own_parent_is_at_the_top() -> None:
    made = of(unit("a", "a"), unit("b", "a"))
    assert outline(made.scenario.units) == ["a", ["b"]]
    assert said(made) == ["A on oma yläpuolensa: se on ylimmällä tasolla"]


def test_a_circle_is_opened_at_its_first_unit() -> None:
    made = of(unit("a", "c"), unit("b", "a"), unit("c", "b"), unit("d", "c"))
    assert outline(made.scenario.units) == ["a", ["b", ["c", ["d"]]]]
    assert said(made) == ["3 yksikköä on toistensa alla: A, C, B"]


def test_a_parent_in_other_letters_is_found() -> None:
    made = of(unit("U42"), unit("b", "u42"))
    assert outline(made.scenario.units) == ["U42", ["b"]]
    assert said(made) == ["Yläpuolinen yksikkö u42 on luettelossa muodossa U42"]


def test_several_tops_can_be_put_below_one() -> None:
    records = (unit("a"), unit("b"), unit("c", "b"))
    assert said(of(*records)) == ["Ylimmällä tasolla on 2 yksikköä: A, B …"]
    made = of(*records, choices=Choices({"several-tops": "one-top"}), title="Kaupunki")
    assert outline(made.scenario.units) == ["kaupunki", ["a", "b", ["c"]]]


def test_what_has_no_name_is_called_by_its_id_or_left_out() -> None:
    records = (unit("a"), unit("b", "a", name=""), unit("c", "b"))
    assert of(*records).scenario.units[0].units[0].name == Text(und="b")
    made = of(*records, choices=Choices({"no-name": "left-out"}))
    assert outline(made.scenario.units) == ["a", ["c"]]


def test_boards_below_the_office_that_serves_them_are_lifted() -> None:
    records = (
        unit("kh", name="Kaupunginhallitus"),
        unit("tt", "kh", name="Tekninen toimiala"),
        unit("tl", "tt", name="Tekninen lautakunta"),
        unit("tj", "tl", name="Lupajaosto"),
    )
    assert outline(of(*records).scenario.units) == ["kh", ["tt", "tl", ["tj"]]]
    left = of(*records, choices=Choices({"below-its-office": "left"}))
    assert outline(left.scenario.units) == ["kh", ["tt", ["tl", ["tj"]]]]


def test_kinds_follow_from_words_names_and_siblings() -> None:
    made = of(
        unit("a", kind_word="Hallitus"),
        unit("b", "a", name="Rakennuslautakunta"),
        unit("c", "a", name="Elinvoiman toimiala"),
        unit("d", "a", name="Hyvinvointi"),
        unit("e", "a", name="Board of Education"),
        unit("f", "a", name="Lohjan Vuokra-asunnot Oy"),
        unit("g", "a", name="Yhteinen arvo"),
    )
    kinds = [each.kind for each in hierarchy(made.scenario).units]
    # Two of the administration stand beside those that nothing tells of, one of them a division: so are they.
    assert kinds == ["city-board", "board", "division", "division", "board", "company", "division"]


def test_words_for_kinds_that_nobody_knows_become_kinds_of_the_draft() -> None:
    made = of(unit("a", kind_word="Klusteri"), unit("b", "a", kind_word="Klusteri"))
    assert [each.kind for each in hierarchy(made.scenario).units] == ["klusteri", "klusteri"]
    assert reread(made.scenario).kinds["klusteri"].name == Text(und="Klusteri")
    plain = of(unit("a", kind_word="Klusteri"), choices=Choices({"unknown-kind": "as-unit"})).scenario.units[0]
    assert (plain.kind, plain.note) == ("unit", Text(und="Klusteri"))


def test_links_and_seats_name_units_by_their_ids() -> None:
    made = of(
        unit(
            "The board", seats=Seats(total=5, drawn_from={"Council": 2, "Nobody": 1}), links=(Tie("owns", "Council"),)
        ),
        unit("Council", links=(Tie("advises", "Nobody"),)),
    )
    assert made.scenario.units[0].seats == Seats(total=5, drawn_from={"Council": 2})
    assert [(link.kind, link.from_, link.to) for link in made.scenario.links] == [("owns", "the-board", "Council")]
    assert [oddity.what for oddity in made.oddities].count("tie-missing") == 2


def test_what_a_draft_cannot_state_is_left_out_and_told() -> None:
    made = of(unit("a", seats=Seats(total=-3), budget=Budget(expenses=5, year=20266), staff=Staff(fte=float("nan"))))
    assert made.scenario.units[0].seats is None
    assert made.scenario.units[0].budget == Budget(expenses=5)
    assert made.scenario.units[0].staff is None
    assert [oddity.what for oddity in made.oddities] == ["not-a-number"] * 3


def test_what_no_body_and_no_matter_can_state_is_left_out_and_told() -> None:
    passed = (Delegation(to="a", up_to=-5), Delegation(to="a"))
    matter = Matter(
        id="m",
        name=Text(und="M"),
        a_year=-1,
        preparation=(30, 10),
        amounts=(Amount(up_to=5, share=2),),
        delegated=passed,
    )
    made = of(
        unit("a", remit=(matter,), meets=Meets(a_year=3, weeks="even"), agenda_closes=400, hours=0, items=0),
        unit("b", remit=(Matter(id="n", name=Text(und="N"), a_year=0.1 + 0.2, preparation=(0, 10)),), hours=24),
    )
    first, second = made.scenario.units
    assert (first.meets, first.agenda_closes, first.hours, first.items) == (None,) * 4
    assert first.remit == (Matter(id="m", name=Text(und="M")),)
    found = [oddity.args["found"] for oddity in made.oddities if oddity.what == "not-a-number"]
    assert found[:3] + found[4:] == ["400", "0", "0", "-1", "30..10 days", "5: 2", "-5"]
    assert reread(made.scenario).units[1].remit == second.remit
    assert second.hours == 24


def test_what_was_inferred_is_told_in_the_note() -> None:
    made = of(unit("a", notes=("Rivi\nkaksi", ""), inferred=("parent-by-indent",)))
    assert made.scenario.units[0].note == Text(und="Rivi kaksi\nPäätelty: yläpuolinen yksikkö sisennyksestä.")


def test_nothing_at_all_is_told() -> None:
    assert said(of()) == ["Tästä ei löytynyt yhtään yksikköä"]


def test_more_layers_than_a_draft_can_have_are_lifted() -> None:
    made = of(*[unit(f"u{at}", f"u{at - 1}" if at else None) for at in range(DEEPEST_UNIT + 20)])
    assert max(hierarchy(made.scenario).layers) == DEEPEST_UNIT
    assert len(hierarchy(made.scenario).units) == DEEPEST_UNIT + 20
    reread(made.scenario)


KEYS = st.sampled_from(["a", "A", "b", "c c", "", "00", "ä", "x" * 120])
TEXTS = st.text(max_size=12) | st.sampled_from(["Valtuusto", "Tekninen lautakunta", "Tekninen toimiala", "- {a: #}"])
RECORDS = st.builds(
    Record,
    key=KEYS,
    own_key=st.booleans(),
    names=st.lists(st.tuples(st.sampled_from([None, "fi", "sv"]), TEXTS), max_size=2).map(tuple),
    parent=st.none() | KEYS,
    placed=st.booleans(),
    kind_word=st.just("") | TEXTS,
    kind=st.none() | st.sampled_from(["board", "own", "none"]),
    seats=st.none()
    | st.builds(Seats, total=st.none() | st.integers(-2, 10**18), drawn_from=st.none() | st.just({"a": 1})),
    staff=st.none() | st.builds(Staff, people=st.integers(-1, 9), fte=st.none() | st.floats()),
    budget=st.none() | st.builds(Budget, expenses=st.floats(), year=st.integers(0, 3000)),
    count=st.none() | st.integers(-1, 3) | st.floats(),
    notes=st.lists(TEXTS, max_size=2).map(tuple),
    note=st.none() | st.builds(Text, fi=TEXTS),
    short=st.none() | st.builds(Text, und=TEXTS),
    code=st.none() | TEXTS,
    links=st.lists(st.builds(Tie, kind=st.just("steers"), to=KEYS, note=TEXTS), max_size=1).map(tuple),
    beside=st.none() | st.booleans(),
)
CHOSEN = st.dictionaries(
    st.sampled_from(["same-key", "parent-missing", "circle", "several-tops", "no-name", "unknown-kind"]),
    st.sampled_from(["one-unit", "numbered", "tray", "made", "top", "one-top", "left-out", "as-unit"]),
).map(Choices)


@given(st.lists(RECORDS, max_size=9).map(tuple), CHOSEN, TEXTS)
def test_whatever_is_imported_becomes_a_draft_that_can_be_read(
    records: tuple[Record, ...], choices: Choices, title: str
) -> None:
    own = {"own": Kind(side="administration", name=Text(und="Oma"))}
    made = built(Imported(records=records, kinds=own, title=title), FI, choices)
    read = reread(made.scenario)
    assert outline(read.units) == outline(made.scenario.units)
    assert outline(read.tray) == outline(made.scenario.tray)
    for oddity in made.oddities:
        assert FI.say(oddity.sentence)
        assert all(FI(f"import.choice.{choice}") for choice in oddity.choices)


def test_every_oddity_choice_and_inference_has_words() -> None:
    from orgsim.importing.records import INFERENCES, ODD_WORDS

    assert all(f"import.odd.{word}" in FI for word in ODD_WORDS)
    assert all(f"import.inferred.{word}" in FI for word in INFERENCES)
