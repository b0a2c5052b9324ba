"""`orgsim edit`: a draft is changed without a window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orgsim.cli import main
from orgsim.resources import scenarios_folder

TEXT = """\
orgsim: 1
id: small
title: Small
units:
  - id: council
    kind: council
    name: {fi: Valtuusto, sv: Fullmäktige}
    units:
      - id: board
        kind: city-board
        name: {fi: Hallitus}   # seven seats?
  - id: staff
    kind: unit
    name: {fi: Henkilöstö}
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_bytes(TEXT.encode())
    return file


def edit(file: Path, *words: str) -> int:
    return main(["edit", str(file), "--language", "en", *words])


def test_several_actions_are_one_step(small: Path, capsys: Capture) -> None:
    done = edit(
        small,
        *("add", "section", "Lupa- ja yrityspalvelujaosto", "--below", "board"),
        *("move", "staff", "--below", "council", "--at", "1"),
        *("rename", "council", "Stadsfullmäktige", "--in", "sv"),
        *("set", "board", "seats", "7"),
    )
    assert done == 0
    assert capsys.readouterr() == ("lupa-ja-yrityspalvelujaosto\n", "")
    assert small.read_text("utf-8") == (
        """\
orgsim: 1
id: small
title: Small
units:
  - id: council
    kind: council
    name: {fi: Valtuusto, sv: Stadsfullmäktige}
    units:
      - id: staff
        kind: unit
        name: {fi: Henkilöstö}
      - id: board
        kind: city-board
        name: {fi: Hallitus}   # seven seats?
        seats: 7
        units:
          - id: lupa-ja-yrityspalvelujaosto
            kind: section
            name: {fi: Lupa- ja yrityspalvelujaosto}
"""
    )


def test_names_and_texts_by_language_all_at_once(small: Path) -> None:
    assert edit(small, "set", "council", "name", "{fi: Kaupunginvaltuusto, en: City council}") == 0
    assert (
        edit(small, "set", "staff", "note", "{fi: Kesken, sv: Halvfärdigt}", "set", "staff", "continues", "[a, b]") == 0
    )
    text = small.read_text("utf-8")
    assert "    name: {fi: Kaupunginvaltuusto, en: City council}\n" in text
    assert "    note: {fi: Kesken, sv: Halvfärdigt}\n    continues: [a, b]\n" in text


def test_a_number_of_seats_leaves_what_else_is_stated_of_them(small: Path) -> None:
    assert edit(small, "set", "board", "seats", "{total: 11, deputies: 11, drawn-from: {council: 11}}") == 0
    assert edit(small, "set", "board", "seats", "13") == 0
    assert "        seats: {total: 13, deputies: 11, drawn-from: {council: 11}}\n" in small.read_text("utf-8")
    assert edit(small, "set", "board", "seats", "") == 0
    assert "seats:" not in small.read_text("utf-8")


def test_units_come_from_another_draft_are_put_away_and_made_again(small: Path, capsys: Capture) -> None:
    other = small.with_name("other.yaml")
    text = TEXT.replace("id: small", "id: other").replace("id: staff", "id: people   # both towns")
    other.write_text(text, "utf-8")
    done = edit(
        small,
        *("put-away", "staff"),
        *("bring", "people", "--from", str(other), "--below", "board"),
        *("duplicate", "people"),
        *("link", "steers", "council", "staff", "--note", "Vielä", "--in", "fi"),
    )
    assert done == 0
    assert capsys.readouterr() == ("people\npeople-2\n", "")
    assert small.read_text("utf-8") == (
        """\
orgsim: 1
id: small
title: Small
units:
  - id: council
    kind: council
    name: {fi: Valtuusto, sv: Fullmäktige}
    units:
      - id: board
        kind: city-board
        name: {fi: Hallitus}   # seven seats?
        units:
          - id: people   # both towns
            kind: unit
            name: {fi: Henkilöstö}
          - id: people-2
            kind: unit
            name: {fi: Henkilöstö 2}
tray:
  - id: staff
    kind: unit
    name: {fi: Henkilöstö}
links:
  - {kind: steers, from: council, to: staff, note: {fi: Vielä}}
"""
    )
    assert edit(small, "unlink", "steers", "council", "staff", "take-out", "staff", "--top", "remove", "people") == 0
    assert edit(small, "remove", "people-2") == 0
    assert small.read_bytes() == TEXT.encode()


def test_remits_links_sources_and_comments(small: Path, capsys: Capture) -> None:
    words = (
        "add-matter council Talousarvio add-matter council Strategia --at 1 --id strategy "
        "set-matter council strategy area council-only set-matter council strategy delegated [] "
        "set-matter council Talousarvio note Investoinnit --in fi move-matter talousarvio council board "
        "rename-matter board Talousarvio Budget --in sv link steers board staff "
        "set-link steers board staff kind advises add-source minutes Pöytäkirja "
        "set-link advises board staff source minutes clear-remit staff --nothing remark staff Sovittu"
    )
    done = edit(small, *words.split())
    assert (done, capsys.readouterr()) == (0, ("", ""))
    assert small.read_text("utf-8") == (
        """\
orgsim: 1
id: small
title: Small
sources:
  minutes: {title: Pöytäkirja}
units:
  - id: council
    kind: council
    name: {fi: Valtuusto, sv: Fullmäktige}
    remit:
      - {id: strategy, name: {fi: Strategia}, area: council-only, delegated: []}
    units:
      - id: board
        kind: city-board
        name: {fi: Hallitus}   # seven seats?
        remit:
          - {id: talousarvio, name: {fi: Talousarvio, sv: Budget}, note: {fi: Investoinnit}}
  # Sovittu
  - id: staff
    kind: unit
    name: {fi: Henkilöstö}
    remit: []
links:
  - {kind: advises, from: board, to: staff, source: minutes}
"""
    )
    back = "clear-remit staff remove-matter council Strategia clear-remit council clear-remit board"
    assert edit(small, *back.split(), "unlink", "advises", "board", "staff") == 0
    assert "remit" not in small.read_text("utf-8")


def test_an_action_that_is_impossible_leaves_the_file_as_it_was(small: Path, capsys: Capture) -> None:
    assert edit(small, "rename", "board", "Kaupunginhallitus", "move", "council", "--below", "board") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"{small}: action 2 (move council) cannot be done: The unit council cannot be moved below board, which is one "
        "of its own subordinates. Move it alone, or choose another place\n"
    )
    assert small.read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("move", "bord", "--top"), "Did you mean board?"),
        (("add", "jaosto", "Lupajaosto", "--below", "board"), "Did you mean section?"),
        (("add", "section", "Lupajaosto", "--below", "board", "--id", "a b"), "a b cannot be an id"),
        (("set", "board", "kind", "sektion"), "Did you mean section?"),
        (("set", "board", "seats", "seven"), "`seven` is not a whole number"),
        (("set", "board", "colour", "red"), "These can: name, seats, "),
        (("set", "board", "units", "red"), "These can: name, seats, "),
        (("remove", "bord"), "Did you mean board?"),
        (("move", "board", "--below", "council", "--at", "0"), "the first place is 1"),
        (("move", "board"), "either --below ID or --top"),
        (("move", "board", "--below"), "lacks its value"),
        (("rename", "board"), "lacks words: it takes 2 and has 1. orgsim edit --help"),
        (("set-draft", "status", "bogus"), "status bogus. Use one of these: "),
        (("set", "board", "kind", "zzzzqqq"), "Use a kind that the scenario format lists"),
        (("remov", "board"), "none of these: move, add, remove, rename, set"),
        (("bring", "board", "--top"), "--from FILE"),
        (("bring", "board", "--top", "--from", "none.yaml"), "none.yaml cannot be read"),
        (("duplicate", "board", "--times", "none"), "“none” is not how many"),
        (("duplicate", "board", "--times", "101"), "at most 100 at a time"),
        (("link", "leads", "board", "staff"), "Use one of these: steers, advises"),
        (("link", "steers", "board", "board"), "cannot be linked to itself"),
        (("unlink", "steers", "board", "staff"), "has no link steers: board – staff"),
        (("take-out", "staff", "--top"), "no unit staff among those that are not placed"),
        (("move-matter", "plans", "council", "board"), "The remit of council has no matter plans"),
        (("add-matter", "council", "Kaavat", "--id", "a b"), "a b cannot be an id"),
        (("set-link", "steers", "board", "staff", "to", "council"), "has no link steers: board – staff"),
        (("add-source", "a b", "Diat"), "a b cannot be an id"),
        (("remark", "board", " "), "Write a reason"),
        (("set", "board", "seats.drawn-from", "{board: 1}"), "in a circle from its own members"),
        (("remove", "board", "--alone"), "none of these: --keep-subordinates"),
        ((), "at least one action"),
    ],
)
def test_a_mistake_is_told_with_what_to_do(small: Path, capsys: Capture, words: tuple[str, ...], said: str) -> None:
    assert edit(small, *words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert small.read_bytes() == TEXT.encode()


def test_a_source_may_be_older_than_drafts(small: Path, capsys: Capture) -> None:
    assert edit(small, *["add-source", "decree", "Asetus", "set-source", "decree", "date", "1865-02-06"]) == 0
    assert "  decree: {title: Asetus, date: 1865-02-06}\n" in small.read_text("utf-8")
    capsys.readouterr()
    assert edit(small, *["set-source", "decree", "date", "0999"]) == 2
    assert "1000" in capsys.readouterr().err


def test_what_would_change_is_shown_and_nothing_written(small: Path, capsys: Capture) -> None:
    assert edit(small, "set", "staff", "note", "Kenen: alla?", "--dry-run") == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[2:] == [
        "@@ -12,3 +12,4 @@",
        "   - id: staff",
        "     kind: unit",
        "     name: {fi: Henkilöstö}",
        '+    note: "Kenen: alla?"',
    ]
    assert small.read_bytes() == TEXT.encode()


def test_an_empty_value_takes_a_field_out(small: Path) -> None:
    assert edit(small, "set", "staff", "count", "3", "set", "staff", "continues", "[a, b]") == 0
    assert small.read_text("utf-8") == TEXT + "    count: 3\n    continues: [a, b]\n"
    assert edit(small, "set", "staff", "count", "", "set", "staff", "continues", "") == 0
    assert small.read_bytes() == TEXT.encode()


def test_what_the_draft_says_already_is_told(small: Path, capsys: Capture) -> None:
    assert edit(small, "move", "board", "--below", "council") == 0
    assert capsys.readouterr().err == "Nothing changes: the draft says so already\n"
    assert small.read_bytes() == TEXT.encode()


def test_what_ships_is_shown_but_not_written_to(tmp_path: Path, capsys: Capture) -> None:
    ships = scenarios_folder() / "lohja-lautakuntamalli.yaml"
    before = ships.read_bytes()
    assert edit(ships, "rename", "council", "Lohjan valtuusto") == 2
    assert "copy the file to a folder of your own first" in capsys.readouterr().err
    assert edit(ships, "rename", "council", "Lohjan valtuusto", "--dry-run") == 0
    assert "+    name: {fi: Lohjan valtuusto, sv: Fullmäktige, en: Council}" in capsys.readouterr().out
    assert ships.read_bytes() == before
    compared = scenarios_folder() / "heinola-2024-2025.yaml"
    assert edit(compared, "set-assumption", "runs", "200") == 2
    told = capsys.readouterr().err
    assert str(scenarios_folder()) in told and "`orgsim edit heinola-2024-2025.yaml set-assumption …`" in told
    assert "▸" not in told, "there is no menu"
    shutil.copy(ships, tmp_path / "own.yaml")
    assert edit(tmp_path / "own.yaml", "remove", "city-board", "--keep-subordinates") == 0


def test_a_file_that_cannot_be_read_or_written_is_told(small: Path, tmp_path: Path, capsys: Capture) -> None:
    assert edit(tmp_path / "none.yaml", "remove", "board") == 2
    assert "none.yaml" in capsys.readouterr().err
    small.chmod(0o400)
    assert edit(small, "remove", "board") == 2
    assert "the file could not be written: The file is write-protected" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_help_names_every_action(language: str, capsys: Capture) -> None:
    assert main(["edit", "--help", "--language", language]) == 0
    told = capsys.readouterr().out
    assert all(f"\n  {verb} ID" in told for verb in ("move", "remove", "rename", "set"))
    assert "\n  add KIND NAME --below ID" in told


def test_the_language_of_the_messages_may_stand_anywhere(small: Path, capsys: Capture) -> None:
    before = small.read_bytes()
    assert main(["edit", str(small), "rename", "nobody", "Ei kukaan", "--in", "fi", "--language", "sv"]) == 2
    assert "Utkastet har ingen enhet nobody" in capsys.readouterr().err
    assert small.read_bytes() == before


def test_staff_money_and_leaders_are_set_part_by_part(small: Path) -> None:
    done = edit(
        small,
        *("set", "staff", "staff.people", "12"),
        *("set", "staff", "budget.expenses", "1200000"),
        *("set", "staff", "budget.year", "2026"),
        *("set", "staff", "leader.title", "henkilöstöjohtaja"),
        *("set", "staff", "from", "2027-01-01"),
    )
    assert done == 0
    assert small.read_text("utf-8").endswith(
        """\
  - id: staff
    kind: unit
    name: {fi: Henkilöstö}
    leader: henkilöstöjohtaja
    staff: 12
    budget: {expenses: 1200000, year: 2026}
    from: 2027-01-01
"""
    )
    assert edit(small, "set", "staff", "staff.fte", "10.5", "set", "staff", "leader.oto", "true") == 0
    assert edit(small, "set", "staff", "staff", "13", "set", "staff", "budget", "") == 0
    text = small.read_text("utf-8")
    assert "    leader: {title: henkilöstöjohtaja, oto: true}\n    staff: {people: 13, fte: 10.5}\n    from:" in text


def test_what_cannot_be_staff_or_money_is_told_with_what_to_do(small: Path, capsys: Capture) -> None:
    assert edit(small, "set", "staff", "staff.people", "12.5") == 2
    assert "`{fte: 12.5}`" in capsys.readouterr().err
    assert edit(small, "set", "staff", "budget.expenses", "1,2 milj. €") == 2
    assert "write `1200000`" in capsys.readouterr().err
    assert edit(small, "set", "staff", "count", "2.5") == 2
    assert "staff.fte" in capsys.readouterr().err


_ASSUMING = """\
orgsim: 1
comparison:
  title: Kaksi
  scenarios: [a.yaml]
  assumptions:
    # oma arvio
    tabled: 0.1
"""


def test_what_a_comparison_assumes_is_set_in_its_text(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(_ASSUMING, "utf-8")
    several = (
        *("set-assumption", "tabled", "0,2"),
        *("set-assumption", "meetings.board", "12"),
        *("set-assumption", "remits-continue", "false"),
        *("set-assumption", "seed", "7"),
        *("set-assumption", "minutes.board", "4"),
    )
    assert edit(path, *several, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "-    tabled: 0.1\n+    tabled: 0.2\n" in said and path.read_text("utf-8") == _ASSUMING
    assert edit(path, *several) == 0
    written = "    meetings: {board: 12}\n    remits-continue: false\n    seed: 7\n    minutes: {board: 4}\n"
    assert path.read_text("utf-8") == _ASSUMING.replace("0.1", "0.2") + written
    # An empty value takes it out; what is said already changes nothing.
    assert edit(path, "set-assumption", "seed", "", "set-assumption", "tabled", "0.2") == 0
    assert path.read_text("utf-8") == _ASSUMING.replace("0.1", "0.2") + written.replace("    seed: 7\n", "")


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (("tabld", "0.1"), "there is no assumption `tabld`"),
        (("tabled", "1.1"), "tabled: `1.1` is not a number from 0 to 1"),
        (("meetings", "12"), "as in `meetings.board`"),
        (("tabled.board", "0.1"), "`tabled` is of all"),
        (("meetings.board", "12.5"), "`12.5` is not a whole number from 0 to 366"),
        (("runs", "0"), "`0` is not a whole number from 1 to 100,000"),
        (("remits-continue", "no"), "write `true` or `false`"),
    ],
)
def test_an_assumption_that_cannot_be_is_told(
    tmp_path: Path, capsys: Capture, action: tuple[str, str], said: str
) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(_ASSUMING, "utf-8")
    assert edit(path, "set-assumption", *action) == 2
    assert said in capsys.readouterr().err
    assert path.read_text("utf-8") == _ASSUMING


def test_a_number_of_no_body_is_refused(small: Path, capsys: Capture) -> None:
    path = small.with_name("c.yaml")
    text = _ASSUMING.replace("a.yaml", small.name) + "    meetings: {foo: 3}\n"
    path.write_text(text, "utf-8")
    for value, extra in (("7", ()), ("7", ("--dry-run",))):
        assert edit(path, "set-assumption", "meetings.boord", value, *extra) == 2
        told = capsys.readouterr().err
        assert "`boord` is neither a kind of body nor the id of a body" in told and "did you mean `board`?" in told
        assert edit(path, "set-assumption", "fee.foo", value, *extra) == 2
        assert "use one of these kinds: council, " in capsys.readouterr().err
    assert path.read_text("utf-8") == text
    # What has no effect can be taken out, and a body is named by its id.
    assert edit(path, "set-assumption", "meetings.foo", "", "set-assumption", "meetings.council", "8") == 0
    assert path.read_text("utf-8") == text.replace("{foo: 3}", "{council: 8}")


def test_assumptions_are_of_comparisons_and_nothing_else_is(small: Path, capsys: Capture) -> None:
    assert edit(small, "set-assumption", "tabled", "0.1") == 2
    assert "scenario" in capsys.readouterr().err
    assert edit(small, "set-assumption", "tabled", "0.1", "rename", "staff", "X") == 2
    assert "do them apart" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "written", "stated"),
    [
        ("fi", "1 200 000", "1200000"),
        ("sv", "1\u00a0200\u00a0000,50", "1200000.5"),
        ("en", "1,200,000", "1200000"),
        ("en", "1200000", "1200000"),
        ("fi", "1 200 000 €", "1200000"),
    ],
)
def test_numbers_are_read_as_people_write_them(small: Path, language: str, written: str, stated: str) -> None:
    set_it = ("set", "board", "budget.expenses", written)
    assert main(["edit", str(small), "--language", language, *set_it]) == 0
    assert f"        budget: {{expenses: {stated}}}\n" in small.read_text("utf-8")


def test_days_are_read_as_people_write_them(small: Path) -> None:
    assert edit(small, "set", "board", "from", "1.6.2029") == 0
    assert "        from: 2029-06-01\n" in small.read_text("utf-8")
    assert edit(small, "set-draft", "effective", "1.6.2029", "set-draft", "date", "9.11.2026") == 0
    assert edit(small, "add-source", "memo", "Muistio", "set-source", "memo", "date", "24.12.2025") == 0
    written = small.read_text("utf-8")
    assert "effective: 2029-06-01\n" in written
    assert "date: 2026-11-09\n" in written
    assert "date: 2025-12-24" in written


def test_numbers_of_matters_and_assumptions_too(small: Path) -> None:
    comparison = small.with_name("c.yaml")
    comparison.write_text(_ASSUMING.replace("a.yaml", small.name), "utf-8")
    assert edit(comparison, "set-assumption", "runs", "1,000") == 0
    assert "runs: 1000\n" in comparison.read_text("utf-8")
    matter = ("add-matter", "board", "Permits", "--id", "permits", "set-matter", "board", "permits", "a-year", "1 400")
    assert edit(small, *matter) == 0
    assert "a-year: 1400" in small.read_text("utf-8")


def test_a_wrong_file_is_told_before_a_wrong_number(small: Path, capsys: Capture) -> None:
    for name, value in (("fee", "70"), ("meetings.board", "7000"), ("tabled", "often")):
        assert edit(small, "set-assumption", name, value) == 2
        assert "This file is a scenario; a comparison was expected" in capsys.readouterr().err
