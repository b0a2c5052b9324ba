"""The model once more as whoever knows no better would write it: a loop over days, meetings and cases, one run alone.

It shares nothing with the program but what is drawn at random.
"""

from __future__ import annotations

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.arrivals import STEP, TABLED, TAKEN_OVER, TAKEN_WHEN, Cases
from orgsim.analysis.deciding.runs.chance import below, draw, happens

DAY = 1440


def decided(process: Process, cases: Cases) -> list[int]:
    """Minutes from readiness to the decision of each case of one run; −1 where there is none."""
    many = len(cases.ready)
    at = [0] * many
    ready = [int(minute) for minute in cases.ready]
    put_off = [0] * many
    tabled_on = [-1] * many
    taken = [False] * many
    found = [-1] * many
    way = [[*process.courses[course].bodies] for course in cases.course]
    last = max(max(days, default=0) for body in process.bodies for days in body.calendars)
    for day in range(last + 1):
        for index, body in enumerate(process.bodies):
            for _ in range(body.calendars[0].count(day)):
                line = sorted(
                    (ready[case], case)
                    for case in range(many)
                    if at[case] < len(way[case])
                    and way[case][at[case]] == index
                    and (ready[case] - 1) // DAY + body.closes <= day
                    and tabled_on[case] < day
                )
                places = body.limit if body.limit is not None else many
                for _, case in line:
                    if not places:
                        break
                    its = process.courses[cases.course[case]]
                    before = len(its.bodies)
                    purpose = before - 1 - at[case] if at[case] < before else before
                    one = cases.chance[case : case + 1]
                    if happens(draw(one, TABLED + purpose * STEP + put_off[case]), process.tabled)[0]:
                        put_off[case] += 1
                        tabled_on[case] = day
                        continue
                    places -= 1
                    at[case], ready[case], put_off[case] = at[case] + 1, (day + 1) * DAY, 0
                    if at[case] < len(way[case]):
                        continue
                    if (
                        its.above is not None
                        and not taken[case]
                        and happens(draw(one, TAKEN_OVER), process.escalated)[0]
                    ):
                        taken[case] = True
                        ready[case] += int(below(draw(one, TAKEN_WHEN), process.take_over * DAY + 1)[0])
                        way[case].append(its.above)
                    else:
                        found[case] = ready[case] - int(cases.ready[case])
    return found
