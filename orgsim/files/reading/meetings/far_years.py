"""Years of meetings that are more likely typing errors: far from the dates that the draft tells otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from orgsim.files.problems import Place, Report, shown
from orgsim.files.reading.reading import Seen, said, words_of
from orgsim.files.yaml.nodes import Mapping
from orgsim.files.yaml.scalars import partial_date
from orgsim.model.meeting import Meets, is_far, year_told


def check_years(units: Iterable[Seen], root: Mapping, report: Report) -> None:
    """Warn of days of meetings, and of days that they are counted from, `FAR_YEARS` and more from all other dates.

    Those are `date` and `effective` of the draft, and years that several of its bodies tell; without any of them, of a
    list of days the year that most of its days lie in. Rules may be counted from a day long ago: only later are told.
    """
    told: dict[int, int] = {}
    those: list[tuple[Meets, int, Mapping]] = []
    for unit, node in units:
        meets = said(unit, "meets")
        if isinstance(meets, Meets) and (year := year_told(meets)) is not None:
            those.append((meets, year, node))
            told[year] = told.get(year, 0) + 1
    if not those:
        return
    known = {year for year, bodies in told.items() if bodies > 1}
    for key in ("date", "effective"):
        for word, _ in words_of(root, key):
            if (date := partial_date(word)) is not None:
                known |= {date.first.year, date.last.year}
    for meets, own, node in those:
        others = known or {own}
        key, places = _days(node, listed=bool(meets.dates))
        for word, place in places:
            date = partial_date(word)
            if date is None or not is_far(date.first.year, others):
                continue
            if meets.dates or date.first.year > max(others):
                years = ", ".join(map(str, sorted(others)))
                report.warning(place, "meets-far", key=key, found=shown(word), others=years)


def _days(node: Mapping, *, listed: bool) -> tuple[str, list[tuple[str, Place]]]:
    """The key that holds the days, and these with their places."""
    value = node.entries["meets"]
    if listed or type(value) is not Mapping:
        return "meets", [*words_of(node, "meets")]
    return "from", [*words_of(value, "from")]
