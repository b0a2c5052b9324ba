#!/usr/bin/env bash
# The same rule of meetings gives twelve meetings in dateutil and thirteen in recurring-ical-events.
#
# Seen with python-dateutil 2.9.0.post0, icalendar 7.3.2 and recurring-ical-events 3.8.2. A board meets on the first
# Monday of each month, twelve times; its series begins on Thursday, 1 January 2026, the day from which it was
# decided. dateutil leaves out a start that does not fit its rule: twelve meetings, the first on 5 January.
# recurring-ical-events, which computes with dateutil's rules, adds the start as a meeting of its own: thirteen, the
# first on New Year's Day, and COUNT=12 counts without it. If the series begins on a day that fits, both give the same
# twelve. Nothing is said in either case. (RFC 5545 calls the start the first instance, and a start that does not fit
# its rule undefined.)
#
# Why it matters: meetings a year are what loads of councillors, costs of meetings and waits for a decision are
# computed from, and dates in force are seldom meeting days. Read from the city's calendar a board has one meeting
# more than by the same rule in its statute, eight in a hundred of its year's evenings, and the two drafts that are
# compared may be read by the two ways.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  icalendar==7.3.2 recurring-ical-events==3.8.2 python-dateutil==2.9.0.post0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import sys

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

RULE = "RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=12"


def by_calendar(start):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//board//EN", "BEGIN:VEVENT", "UID:board"]
    lines += ["DTSTAMP:20251201T000000Z", f"DTSTART:{start}T170000", f"DTEND:{start}T190000", RULE]
    lines += ["SUMMARY:City board", "END:VEVENT", "END:VCALENDAR", ""]
    calendar = icalendar.Calendar.from_ical("\r\n".join(lines))
    found = recurring_ical_events.of(calendar).between(datetime.date(2026, 1, 1), datetime.date(2028, 1, 1))
    return sorted(event["DTSTART"].dt.date().isoformat() for event in found)


def by_rule(start):
    return [day.date().isoformat() for day in rrulestr(f"DTSTART:{start}T170000\n{RULE}")]


seen = []
for name, start in (("a Thursday", "20260101"), ("a first Monday", "20260105")):
    calendar, rule = by_calendar(start), by_rule(start)
    print(f"begins on {name}: calendar {len(calendar)} from {calendar[0]} to {calendar[-1]},",
          f"rule {len(rule)} from {rule[0]} to {rule[-1]}")
    seen.append((len(calendar), calendar[0], len(rule), rule[0]))
sys.exit(0 if seen == [(13, "2026-01-01", 12, "2026-01-05"), (12, "2026-01-05", 12, "2026-01-05")] else 1)
PYTHON
