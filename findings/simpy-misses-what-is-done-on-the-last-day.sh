#!/usr/bin/env bash
# SimPy: of "decided or out of time", a decision at the very moment of the limit is seen or not, by who began to wait first.
#
# Seen with SimPy 4.1.2: a case waits by `found = yield decision | env.timeout(30)`, and the body decides on day 30. Where it
# meets every ten days, `found` holds nothing but the timeout, although `decision.triggered` is True by then; where it waited
# for 30 days at one go, and began before the limit was set, both are in `found`. Events of one moment are worked off in the
# order in which they were queued: the condition is queued by the limit, the decision after it. And a request for a place
# that is given up so, without `cancel()`, is granted later to nobody: the place is never free again, without an error,
# and the run just ends.
#
# Why it matters: whoever compares how long the decisions of two organisations take models legal periods, agendas that close
# and items that are withdrawn. A decision on the last day is in time, and a model whose clock counts days counts all of
# these as late; an item that is withdrawn gives its place on the agenda back, and here it keeps it for ever. One would
# guess that what is found is all that has happened by then, as its value is a collection of events.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check simpy==4.1.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import simpy

PERIOD = 30


def decided_on(day, interval):
    """What a case finds that waits for 30 days, where a body that waits for so many at a time decides on `day`."""
    env, seen = simpy.Environment(), []

    def body(decision):
        while env.now < day:
            yield env.timeout(interval)
        decision.succeed()

    def case():
        decision = env.event()
        env.process(body(decision))
        yield env.timeout(0)  # the body waits already
        found = yield decision | env.timeout(PERIOD)
        seen.append((decision in found, decision.triggered))

    env.process(case())
    env.run()
    return seen[0]


def handled(cancels):
    """The items that a body with one place handles; the second is withdrawn after three days of waiting."""
    env, done = simpy.Environment(), []
    place = simpy.Resource(env, capacity=1)

    def item(name, patience):
        request = place.request()
        found = yield request | env.timeout(patience)
        if request in found:
            yield env.timeout(7)
            done.append(name)
            place.release(request)
        elif cancels:
            request.cancel()

    for name, patience in (("first", 1000), ("withdrawn", 3), ("third", 1000)):
        env.process(item(name, patience))
    env.run()
    return done


every_ten = {day: decided_on(day, 10) for day in (20, 30, 40)}
at_one_go = decided_on(30, 30)
print("decided on day: (found, triggered)", every_ten, "and on day 30 at one go:", at_one_go)
print("handled where the request is left:", handled(False), "and where it is cancelled:", handled(True))
as_described = (
    every_ten == {20: (True, True), 30: (False, True), 40: (False, False)}
    and at_one_go == (True, True)
    and handled(False) == ["first"]
    and handled(True) == ["first", "third"]
)
sys.exit(0 if as_described else 1)
PYTHON
