"""What drafts are compared over: which matters are left out, why, and where that is told."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.analysis.deciding.results import Result, Times
from orgsim.drawing.decisions.common import left_out
from orgsim.drawing.decisions.notes import draw_notes
from orgsim.drawing.decisions.spread import draw_spread
from orgsim.drawing.decisions.telling import standing_on
from orgsim.messages import catalog, message
from tests.drawing.decisions.results import check, days, draft, result, times


def unknown(matter: str, key: str, name: str) -> Times:
    return replace(times(matter, None, name=name), missing=(message(key, n=10),))


def compared(*matters: tuple[Times, ...]) -> tuple[Result, ...]:
    """Results whose common matters are those that all know."""
    made = [result(its, scenario=f"s{at}") for at, its in enumerate(matters)]
    shared = [id for id in made[0].overall.matters if all(id in its.overall.matters for its in made)]
    return tuple([replace(its, common=replace(its.common, matters=tuple(shared))) for its in made])


def test_each_matter_that_is_left_out_tells_its_own_reason() -> None:
    results = compared(
        (times("kaava", days()), times("lupa", days(), name="luvat"), times("tuki", days(), name="tuet"),
         unknown("vero", "deciding.missing.no-cases", "verot")),
        (times("kaava", days()), unknown("lupa", "deciding.missing.undecided", "luvat"), times("tuki", None),
         unknown("vero", "deciding.missing.no-cases", "verot")),
    )  # fmt: skip
    assert left_out(results) == {"data": ("tuki",), "meetings": ("lupa",), "cases": ("vero",)}
    drafts = [draft(its.scenario) for its in results]
    named = "Yksi asia jää vertailusta pois, koska jonkin luonnoksen kokoukset eivät riitä: luvat."
    assert f"A, B: {named}" in standing_on(results, drafts, "AB", catalog("fi"))["missing"]
    drawing = draw_spread(results, drafts, width=1000.0, letters="AB", language="fi")
    check(drawing)
    said = " ".join(line for text in drawing.texts for line in text.lines)
    assert (
        "1 asia jää pois: tietoja puuttuu. 1 asia jää pois: kokoukset eivät riitä. 1 asia jää pois: tapauksia ei tule."
        in said
    )
    notes = draw_notes(results, width=900.0, letters="AB", language="fi")
    assert named in " ".join(line for text in notes.texts for line in text.lines)


def test_a_draft_alone_is_compared_with_none() -> None:
    alone = compared((times("kaava", days()), unknown("lupa", "deciding.missing.undecided", "luvat")))
    drafts = [draft("s0")]
    said = [
        line
        for text in draw_spread(alone, drafts, width=1000.0, letters="A", language="fi").texts
        for line in text.lines
    ]
    assert "Kaikki tapaukset: 1 asia" in said and "1 asia jää pois: kokoukset eivät riitä." in " ".join(said)
    assert not [line for line in standing_on(alone, drafts, "A", catalog("fi"))["missing"] if "vertailusta" in line]
