from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from orgsim.export.sheets.names import sheet_names


@given(st.lists(st.text(max_size=50), max_size=8))
def test_every_name_is_valid_and_unique(wanted: list[str]) -> None:
    names = sheet_names(wanted, ("Erot", "Luvut"), "Yksiköt")
    assert len(names) == len(wanted)
    assert len({name.casefold() for name in (*names, "Erot", "Luvut", "History")}) == len(names) + 3
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_names_stay_what_they_are_where_they_can() -> None:
    assert sheet_names(["A Nykyinen", "B Malli 1: kolme", "luvut"], ("Luvut",), "Yksiköt") == (
        "A Nykyinen",
        "B Malli 1 kolme",
        "luvut 2",
    )
