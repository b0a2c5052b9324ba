"""What of a draft gets into a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.export.web.markup import link, plain


@given(st.text())
def test_no_text_ends_an_element_or_an_attribute(text: str) -> None:
    made = plain(text)
    assert not set("<>\"'\x00\x1b\x85") & set(made)
    made.encode("utf-8")


def test_what_is_not_seen_is_marked_whatever_sheet_it_comes_from() -> None:
    assert plain("Luonnos \u202eabc\u200b & 12\u00a0000") == "Luonnos □abc□ &amp; 12\u00a0000"


def test_only_addresses_of_the_web_are_links() -> None:
    assert link("https://example.org/a?b=1&c=2", "x") == (
        '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">x</a>'
    )
    for other in ("javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", "http:// x", ""):
        assert link(other, "x") == "x"
