#!/usr/bin/env bash
# rdflib finds a unit whose staff is "not known" among those of more than 50, and one that ended in 2025 among those after June 2026.
#
# Seen with rdflib 7.6.0, pyoxigraph 0.5.13 and pySHACL 0.40.1. Four units of a town; one says of its staff "ei tiedossa" (not
# known), as text. `FILTER(?staff > 50)` finds the schools with 200 and that one; `FILTER(?staff <= 50)` does not find it.
# Three units state when they end, one as the year 2025 (xsd:gYear), the others as days: `FILTER(?end > "2026-06-01"^^xsd:date)`
# finds the one that ended in 2025, as an xsd:gYear is more than any xsd:date to rdflib, and a text more than any number. By
# SPARQL such comparisons are errors, which leave a row out of either filter, and pyoxigraph finds 200 and the later
# day alone. pySHACL, which compares by rdflib, lets a unit that begins on a day of 2026 and ends in the year 2025 pass
# `sh:lessThan`, where by SHACL what cannot be compared breaks the rule; with a day of 2025 instead it does not pass. A text
# in a `SUM` stops rdflib with an error; one would guess that a comparison with one fails as well, or finds nothing.
#
# Why it matters: registers of units say "not known", "ca. 12" or nothing but a year, and planners ask which units are large
# enough to stand alone and which go on past the reform. The unknown ones come out as large, and as going on; nobody sees
# which, as no warning is given. Ask for `isNumeric(?staff)` and the datatype of dates as well.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13 pyshacl==0.40.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pyoxigraph
import pyshacl
import rdflib

PREFIXES = """
PREFIX : <http://example.org/town#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
UNITS = """
:library a org:OrganizationalUnit ; :staff 10 ; :end "2026-12-31"^^xsd:date .
:schools a org:OrganizationalUnit ; :staff 200 ; :end "2026-01-31"^^xsd:date .
:streets a org:OrganizationalUnit ; :staff "ei tiedossa" .
:museum a org:OrganizationalUnit ; :staff 5 ; :start "2026-01-01"^^xsd:date ; :end "2025"^^xsd:gYear .
"""
ENDS_LATER = """
:rule a sh:NodeShape ; sh:targetClass org:OrganizationalUnit ; sh:property [ sh:path :start ; sh:lessThan :end ] .
"""
QUESTIONS = {
    "more than 50 people": "?unit :staff ?staff FILTER(?staff > 50)",
    "at most 50 people": "?unit :staff ?staff FILTER(?staff <= 50)",
    "ending after the first of June 2026": '?unit :end ?end FILTER(?end > "2026-06-01"^^xsd:date)',
}
town = rdflib.Graph().parse(data=PREFIXES + UNITS, format="turtle")
store = pyoxigraph.Store()
store.load(PREFIXES + UNITS, pyoxigraph.RdfFormat.TURTLE)


def names(rows):
    return sorted(str(row[0]).strip("<>").rpartition("#")[2] for row in rows)


seen = {}
for question, pattern in QUESTIONS.items():
    query = f"{PREFIXES} SELECT ?unit {{ {pattern} }}"
    seen[question] = names(town.query(query)), names(store.query(query))
    print(f"{question}: rdflib", *seen[question][0], "| oxigraph", *seen[question][1])
rule = rdflib.Graph().parse(data=PREFIXES + ENDS_LATER, format="turtle")
passes, _, _ = pyshacl.validate(town, shacl_graph=rule)
dated = UNITS.replace('"2025"^^xsd:gYear', '"2025-12-31"^^xsd:date')
with_a_day, _, _ = pyshacl.validate(rdflib.Graph().parse(data=PREFIXES + dated, format="turtle"), shacl_graph=rule)
print("begins before it ends, by pySHACL:", passes, "| with the day of 2025 stated:", with_a_day)
large, small, later = seen.values()
sys.exit(
    0
    if large == (["schools", "streets"], ["schools"])
    and small == (["library", "museum"], ["library", "museum"])
    and later == (["library", "museum"], ["library"])
    and (passes, with_a_day) == (True, False)
    else 1
)
PYTHON
