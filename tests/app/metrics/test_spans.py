from __future__ import annotations

from orgsim.analysis.figures.figure import Figure
from orgsim.app.metrics.spans import LEAST, MOST, spans, steps


def test_every_span_has_its_place_from_one() -> None:
    shown = spans([Figure(distribution=((2, 3), (4, 1)))])
    assert shown.last == LEAST
    assert shown.counts == ((0, 3, 0, 1, 0, 0),)
    assert shown.most == 3


def test_very_large_spans_share_the_last_place() -> None:
    shown = spans([Figure(distribution=((1, 1), (MOST, 2), (80, 1), (300, 1)))])
    assert shown.open_ended
    assert shown.counts[0] == (1, *[0] * (MOST - 2), 4)


def test_a_span_that_just_fits_stands_for_itself() -> None:
    assert not spans([Figure(distribution=((MOST, 2),))]).open_ended


def test_unknown_distributions_have_no_counts() -> None:
    shown = spans([Figure(), Figure(distribution=((1, 5),))])
    assert shown.counts[0] is None
    assert shown.most == 5
    assert spans([Figure()]).most == 0


def test_lines_across_stand_at_round_heights() -> None:
    assert list(steps(1)) == [1]
    assert list(steps(7)) == [2, 4, 6]
    assert list(steps(298)) == [100, 200]
    assert list(steps(4000)) == [1000, 2000, 3000, 4000]
