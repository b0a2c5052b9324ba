"""Texts, numbers and matters as drafts may have them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from orgsim.importing.naming import one_line
from orgsim.model.text import Text
from orgsim.model.units import Amount, Delegation, Matter
from orgsim.model.unseen import typed

LINE = st.text(max_size=12).map(one_line).filter(bool)
PROSE = st.text(max_size=20).map(lambda text: typed(text).strip()).filter(bool)
IDS = st.from_regex(r"[a-zäå0-9][a-zö0-9_.\-]{0,6}", fullmatch=True)
WHOLE = st.integers(0, 10**9)
CASES = st.integers(0, 10**6) | st.floats(1e-99, 10**6)
MONEY = WHOLE | st.decimals(0, 10**6, places=2).map(float)


def texts(of: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    languages = st.dictionaries(st.sampled_from(["fi", "sv", "en"]), of, min_size=1)
    return of.map(lambda text: Text(und=text)) | languages.map(lambda its: Text(**its))


def matters(units: Sequence[str]) -> st.SearchStrategy[Matter]:
    """With all that can be said of one, in a draft of these units."""
    steps = st.builds(
        Delegation,
        to=st.sampled_from(units),
        up_to=st.none() | MONEY,
        unit=st.sampled_from([None, "euro"]),
        when=st.none() | texts(LINE),
        beside=st.sampled_from([None, True]),
    )
    return st.builds(
        Matter,
        id=IDS,
        name=texts(LINE),
        area=st.sampled_from([(), ("coercion",)]),
        delegated=st.none() | st.lists(steps, max_size=2).map(tuple),
        prepared_by=st.none() | st.lists(st.sampled_from(units), max_size=2).map(tuple),
        a_year=st.none() | CASES,
        amounts=st.sampled_from([None, (), (Amount(up_to=10_000, share=0.5), Amount(up_to=200_000.5, share=0.25))]),
        preparation=st.none() | st.sampled_from([(20, 20), (10, 30)]),
        note=st.none() | texts(PROSE),
    )
