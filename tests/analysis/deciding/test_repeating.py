"""The same seed gives the same result on every run, platform and number of processes."""

from __future__ import annotations

import hashlib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.arrivals import cases_of
from orgsim.analysis.deciding.runs.running import joined, run_chunk
from orgsim.analysis.deciding.simulating import chunks, simulate, simulated
from tests.analysis.deciding.drafts import body, course, process

RUNS = 9


def town() -> Process:
    return process(
        [body("a", 7, closes=2, limit=2), body("b", 14, 3, closes=3)],
        [course("m", 0, 1, cases=12.5), course("n", 0, cases=30, places=((0.0, 0.4),)),
         course("n", 1, cases=30, places=((0.4, 1.0),), above=1)],
        tabled=0.1,
        escalated=0.1,
    )  # fmt: skip


def test_the_arrivals_are_those_that_were_worked_out_in_whole_numbers() -> None:
    # The digest of 40 × 25 minutes, of eight bytes each, that a loop in plain Python found: see
    # test_what_is_drawn_is_the_same_on_every_machine_and_with_every_version for how one of them is.
    cases = cases_of(process([body("b", 7)], [course("m", 0, cases=25)]), 1, 0, 40)
    digest = hashlib.sha256(cases.ready.astype("<i8").tobytes()).hexdigest()
    assert digest == "127af7b3f052be905f70b8c40a4228e6b57b1d2874e6a10139b312979fab2456"


def test_one_piece_two_and_three_are_the_same_in_this_process_and_in_others() -> None:
    its = town()
    whole = simulate([its], RUNS, 7)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for pieces in (1, 2, 3):
            cut = chunks(RUNS, -(-RUNS // pieces))
            assert len(cut) == pieces
            there = [*pool.map(run_chunk, *zip(*((its, count, 7, first) for first, count in cut), strict=True))]
            # In whichever order they come back.
            assert simulated([its], [joined(there[::-1])], 7) == whole
            here = [run_chunk(its, count, 7, first) for first, count in cut]
            assert joined(here) == joined(there)
