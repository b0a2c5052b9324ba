"""Changes of units in texts of every style, held against what a careful person would have written."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Refused, changed, draft_of
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import message
from orgsim.model.dates import PartialDate
from orgsim.model.edits.edits import Added, Edit, Moved, Removed, Renamed, Set
from orgsim.model.text import Text
from orgsim.model.units import Unit

PATH = Path("draft.yaml")
HEAD = "orgsim: 1\nid: t\ntitle: T\n"
SECTION = Unit(id="s", kind="section", name=Text(fi="Jaosto"))


def after(text: str, *edits: Edit) -> str:
    """What becomes of the units in `text`."""
    draft = draft_of(read_scenario_text((HEAD + dedent(text)).encode(), PATH))
    made = changed(draft, edits, PATH)[0].data.decode()
    assert made.startswith(HEAD)
    return made.removeprefix(HEAD)


def becomes(text: str, edit: Edit | tuple[Edit, ...], wanted: str) -> None:
    assert after(text, *(edit if isinstance(edit, tuple) else (edit,))) == dedent(wanted)


TOWN = """\
    units:
      # The council.
      - id: council
        kind: council
        name: Valtuusto   # 43 seats?

        units:
          - id: board
            kind: city-board
            name: Hallitus
            note: |
              Ensin

                # ei huomautus
              viimein

          # Who audits.
          - id: audit
            kind: audit-committee
            name: Tarkastus   # since 2017
            x-own: [1, 2]
            # They meet twice.

      - id: free
        kind: unit
        name: Vapaa
    """


def test_a_block_is_indented_anew_with_its_comments_and_texts() -> None:
    becomes(
        TOWN,
        Moved(("board",), "free"),
        """\
        units:
          # The council.
          - id: council
            kind: council
            name: Valtuusto   # 43 seats?

            units:
              # Who audits.
              - id: audit
                kind: audit-committee
                name: Tarkastus   # since 2017
                x-own: [1, 2]
                # They meet twice.

          - id: free
            kind: unit
            name: Vapaa
            units:
              - id: board
                kind: city-board
                name: Hallitus
                note: |
                  Ensin

                    # ei huomautus
                  viimein
        """,
    )


def test_to_the_top_between_blank_lines() -> None:
    becomes(
        TOWN,
        Moved(("audit",), None, 1),
        """\
        units:
          # The council.
          - id: council
            kind: council
            name: Valtuusto   # 43 seats?

            units:
              - id: board
                kind: city-board
                name: Hallitus
                note: |
                  Ensin

                    # ei huomautus
                  viimein

          # Who audits.
          - id: audit
            kind: audit-committee
            name: Tarkastus   # since 2017
            x-own: [1, 2]
            # They meet twice.

          - id: free
            kind: unit
            name: Vapaa
        """,
    )


def test_siblings_change_places_and_what_parts_them_stays() -> None:
    becomes(
        TOWN,
        Moved(("audit",), "council", 0),
        """\
        units:
          # The council.
          - id: council
            kind: council
            name: Valtuusto   # 43 seats?

            units:
              # Who audits.
              - id: audit
                kind: audit-committee
                name: Tarkastus   # since 2017
                x-own: [1, 2]
                # They meet twice.

              - id: board
                kind: city-board
                name: Hallitus
                note: |
                  Ensin

                    # ei huomautus
                  viimein

          - id: free
            kind: unit
            name: Vapaa
        """,
    )


def test_the_key_of_the_last_subordinate_goes_with_it_and_blank_lines_are_not_doubled() -> None:
    becomes(
        TOWN,
        (Removed("board"), Moved(("audit",), "free")),
        """\
        units:
          # The council.
          - id: council
            kind: council
            name: Valtuusto   # 43 seats?

          - id: free
            kind: unit
            name: Vapaa
            units:
              # Who audits.
              - id: audit
                kind: audit-committee
                name: Tarkastus   # since 2017
                x-own: [1, 2]
                # They meet twice.
        """,
    )


def test_alone_its_subordinates_stay() -> None:
    becomes(
        TOWN,
        Moved(("council",), "free", alone=True),
        """\
        units:
          - id: board
            kind: city-board
            name: Hallitus
            note: |
              Ensin

                # ei huomautus
              viimein

          # Who audits.
          - id: audit
            kind: audit-committee
            name: Tarkastus   # since 2017
            x-own: [1, 2]
            # They meet twice.

          - id: free
            kind: unit
            name: Vapaa
            units:
              # The council.
              - id: council
                kind: council
                name: Valtuusto   # 43 seats?
        """,
    )


def test_lists_that_are_not_indented_stay_so() -> None:
    becomes(
        """\
        units:
        - id: a
          kind: board
          name: A
          units:
          - id: b
            kind: section
            name: B
          note: Behind the units.
        - id: c
          kind: board
          name: C
        """,
        (Moved(("b",), "c"), Added(SECTION, "b")),
        """\
        units:
        - id: a
          kind: board
          name: A
          note: Behind the units.
        - id: c
          kind: board
          name: C
          units:
          - id: b
            kind: section
            name: B
            units:
            - id: s
              kind: section
              name: {fi: Jaosto}
        """,
    )


def test_in_braces_and_brackets() -> None:
    becomes(
        """\
        units:
          - {id: a, kind: board, name: A, units: [{id: b, kind: section, name: "B, C"}, {id: c, kind: post, name: C}]}
          - {id: d, kind: board, name: D}   # the fourth
        """,
        (Moved(("c",), "a", 0), Moved(("b",), "d")),
        """\
        units:
          - {id: a, kind: board, name: A, units: [{id: c, kind: post, name: C}]}
          - id: d   # the fourth
            kind: board
            name: D
            units:
              - {id: b, kind: section, name: "B, C"}
        """,
    )


def test_a_block_comes_below_what_was_in_brackets() -> None:
    becomes(
        """\
        units:
          - id: a
            kind: board
            name: A   # block
          - id: d
            kind: board
            name: D
            units: [
              {id: e, kind: section, name: E},   # the fifth
              {id: f, kind: section, name: F}
            ]
        """,
        Moved(("a",), "d", 1),
        """\
        units:
          - id: d
            kind: board
            name: D
            units:
              - {id: e, kind: section, name: E}   # the fifth
              - id: a
                kind: board
                name: A   # block
              - {id: f, kind: section, name: F}
        """,
    )


def test_out_of_brackets_with_lines_of_their_own() -> None:
    becomes(
        """\
        units:
          - id: d
            kind: board
            name: D
            units: [
              {id: e, kind: section, name: E},
              # About f.
              {id: f, kind: section, name: F}   # the sixth
            ]
        """,
        Moved(("f",), None),
        """\
        units:
          - id: d
            kind: board
            name: D
            units: [
              {id: e, kind: section, name: E}
            ]
          # About f.
          - {id: f, kind: section, name: F}   # the sixth
        """,
    )


def test_json_stays_json() -> None:
    text = (
        '{"orgsim": 1, "id": "t", "title": "T", "units": '
        '[{"id": "a", "kind": "board", "name": "A"}, {"id": "b", "kind": "unit", "name": "B"}]}'
    )
    draft = draft_of(read_scenario_text(text.encode(), PATH))
    made = changed(draft, [Moved(("b",), "a")], PATH)[0].data.decode()
    assert made == (
        '{"orgsim": 1, "id": "t", "title": "T", "units": '
        '[{"id": "a", "kind": "board", "name": "A", units: [{"id": "b", "kind": "unit", "name": "B"}]}]}'
    )


def test_a_last_line_without_an_end_stays_without_one() -> None:
    text = HEAD + "units:\r\n  - {id: a, kind: board, name: A}\r\n  - {id: b, kind: board, name: B}"
    draft = draft_of(read_scenario_text(text.encode(), PATH))
    made = changed(draft, [Moved(("b",), None, 0)], PATH)[0].data.decode()
    assert made == HEAD + "units:\r\n  - {id: b, kind: board, name: B}\r\n  - {id: a, kind: board, name: A}"


ANCHORS = """\
    x-defaults: &staff {kind: unit, note: Pohja}
    units:
      - id: a
        kind: board
        name: &n Nimi
      - {<<: *staff, id: b, name: *n}
      - {<<: *staff, id: c, name: C}
    """


def test_an_anchor_goes_to_its_first_alias_where_that_comes_first_now() -> None:
    becomes(
        ANCHORS,
        Moved(("a",), None),
        """\
        x-defaults: &staff {kind: unit, note: Pohja}
        units:
          - {<<: *staff, id: b, name: &n Nimi}
          - {<<: *staff, id: c, name: C}
          - id: a
            kind: board
            name: *n
        """,
    )
    becomes(
        ANCHORS,
        Removed("a"),
        """\
        x-defaults: &staff {kind: unit, note: Pohja}
        units:
          - {<<: *staff, id: b, name: &n Nimi}
          - {<<: *staff, id: c, name: C}
        """,
    )


def test_an_anchor_of_many_lines_is_refused() -> None:
    text = """\
        units:
          - &one
            id: a
            kind: board
            name: A
          - {<<: *one, id: b}
        """
    with pytest.raises(CannotEdit) as caught:
        after(text, Moved(("a",), None))
    assert caught.value.message.key == "edit.unit.anchor"


def test_what_a_merge_brings_is_overridden() -> None:
    becomes(
        ANCHORS,
        (Set("c", "note", None), Set("c", "kind", "post")),
        """\
        x-defaults: &staff {kind: unit, note: Pohja}
        units:
          - id: a
            kind: board
            name: &n Nimi
          - {<<: *staff, id: b, name: *n}
          - {<<: *staff, id: c, kind: post, name: C, note: null}
        """,
    )


FIELDS = """\
    units:
      - id: a
        kind: board
        name: {fi: "Lautakunta", sv: 'Nämnd'}   # as in the slide
        seats: 13      # of the council
        note: >-
          Kaksi
          riviä
        units:
          - {id: b, kind: section, name: B}
    """


def test_fields_are_stated_where_they_are_looked_for() -> None:
    becomes(
        FIELDS,
        (
            Renamed("a", "Johtokunta", "fi"),
            Renamed("a", "Direktionen's", "sv"),
            Set("a", "seats.total", 11),
            Set("a", "seats.deputies", 11),
            Set("a", "note", Text(und="Yksi: rivi")),
            Set("a", "short", Text(fi="Jk")),
            Set("a", "continues", ("x", "y")),
            Set("b", "count", 2),
        ),
        """\
        units:
          - id: a
            kind: board
            name: {fi: "Johtokunta", sv: 'Direktionen''s'}   # as in the slide
            short: {fi: Jk}
            seats: {total: 11, deputies: 11}      # of the council
            note: >-
              Yksi: rivi
            continues: [x, y]
            units:
              - {id: b, kind: section, name: B, count: 2}
        """,
    )


def test_staff_money_and_leaders_are_stated_part_by_part() -> None:
    text = """\
        units:
          - id: a
            kind: division
            name: Sivistys
            leader: Johtaja, sivistys   # vs.
            staff: 34   # 1.1.
            budget:
            units:
              - {id: b, kind: post, name: B}
        """
    becomes(
        text,
        (
            Set("a", "staff.fte", 30.5),
            Set("a", "leader.oto", True),
            Set("a", "budget.expenses", 2_100_000),
            Set("a", "budget.year", 2026),
            Set("a", "code", "0120"),
            Set("a", "from", PartialDate("2027-01-01")),
            Set("b", "staff.people", 1),
            Set("b", "leader.title", Text(fi="rehtori")),
            Set("b", "count", 2.5),
        ),
        """\
        units:
          - id: a
            kind: division
            name: Sivistys
            leader: {title: "Johtaja, sivistys", oto: true}   # vs.
            staff: {people: 34, fte: 30.5}   # 1.1.
            budget: {expenses: 2100000, year: 2026}
            code: "0120"
            from: 2027-01-01
            units:
              - {id: b, kind: post, name: B, count: 2.5, leader: {title: {fi: rehtori}}, staff: 1}
        """,
    )


def test_a_decimal_of_units_is_refused_but_of_posts() -> None:
    text = "    units:\n      - {id: a, kind: unit, name: A}\n      - {id: b, kind: post, name: B, count: 2.5}\n"
    for edit in (Set("a", "count", 2.5), Set("b", "kind", "unit")):
        with pytest.raises(Refused) as caught:
            after(text, edit)
        assert caught.value.message.key == "edit.unit.decimal-count"


def test_fields_are_taken_out() -> None:
    becomes(
        FIELDS,
        (Set("a", "seats.total", None), Set("a", "note", None)),
        """\
        units:
          - id: a
            kind: board
            name: {fi: "Lautakunta", sv: 'Nämnd'}   # as in the slide
            units:
              - {id: b, kind: section, name: B}
        """,
    )


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (Moved(("a",), "b"), "below-its-own"),
        (Moved(("a",), "a"), "below-itself"),
        (Moved(("z",), "a"), "not-there"),
        (Removed("z"), "not-there"),
        (Added(Unit(id="b", kind="section", name=Text(fi="B")), "a"), "id-taken"),
        (Added(Unit(id="c", kind="sektion", name=Text(fi="B")), "a"), "no-kind"),
        (Renamed("a", " "), "no-name"),
        (Set("a", "kind", "sektion"), "no-kind"),
        (Set("a", "colour", "red"), "no-field"),
        (Set("a", "source", ("slides",)), "no-source"),
    ],
)
def test_what_is_impossible_is_refused_and_says_why(edit: Edit, why: str) -> None:
    with pytest.raises(Refused) as caught:
        after(FIELDS, Set("b", "count", 2), edit)
    assert caught.value.message.key == f"edit.unit.{why}"


def test_what_is_referred_to_stays() -> None:
    text = """\
        units:
          - {id: a, kind: board, name: A, seats: {total: 3, drawn-from: {b: 1}}}
          - {id: b, kind: board, name: B}
        links: [{kind: steers, from: b, to: a}]
        """
    with pytest.raises(Refused) as caught:
        after(text, Removed("b"))
    assert caught.value.message.args["where"] == (
        message("edit.named.link", one="b", other="a"),
        message("edit.named.seats", unit="a"),
    )


def test_seats_of_which_only_the_number_is_left_are_a_number() -> None:
    text = """\
        units:
          - {id: a, kind: board, name: A, seats: {total: 3, drawn-from: {b: 1}}}
          - id: b
            kind: board
            name: B
            seats: {drawn-from: {d: 4}, total: 5}   # from the board
          - {id: c, kind: board, name: C, seats: &same {total: 3, eligible: councillors}}
          - {id: d, kind: board, name: D, seats: {total: 3, deputies: 3, eligible: councillors}}
        """
    becomes(
        text,
        (
            Set("a", "seats.drawn-from", None),
            Set("b", "seats.drawn-from", None),
            Set("c", "seats.eligible", None),
            Set("d", "seats.eligible", None),
        ),
        """\
        units:
          - {id: a, kind: board, name: A, seats: 3}
          - id: b
            kind: board
            name: B
            seats: 5   # from the board
          - {id: c, kind: board, name: C, seats: &same {total: 3}}
          - {id: d, kind: board, name: D, seats: {total: 3, deputies: 3}}
        """,
    )


def test_what_changes_nothing_leaves_the_same_draft() -> None:
    draft = draft_of(read_scenario_text((HEAD + dedent(FIELDS)).encode(), PATH))
    same, step = changed(draft, [Moved(("b",), "a", 7), Renamed("a", "Nämnd", "sv"), Set("a", "count", None)], PATH)
    assert same is draft
    assert step.deltas == ()


def test_brackets_with_comments_change_their_order_with_them() -> None:
    becomes(
        """\
        units: [
          {id: a, kind: board, name: A},   # the first
          # About b.
          {id: b, kind: board, name: B},
          {id: c, kind: board, name: C}
        ]
        """,
        Moved(("b",), None, 0),
        """\
        units: [
          # About b.
          {id: b, kind: board, name: B},
          {id: a, kind: board, name: A},   # the first
          {id: c, kind: board, name: C}
        ]
        """,
    )


def test_the_key_of_brackets_that_become_empty_goes_with_them() -> None:
    becomes(
        """\
        units:
          - id: a
            kind: board
            name: A
            units: [
              {id: b, kind: section, name: B},   # the first
              {id: c, kind: section, name: C}
            ]
        """,
        Moved(("b", "c"), None, 0),
        """\
        units:
          - {id: b, kind: section, name: B}   # the first
          - {id: c, kind: section, name: C}
          - id: a
            kind: board
            name: A
        """,
    )
