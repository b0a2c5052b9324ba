#!/usr/bin/env bash
# rdflib evens the writing of whole numbers as it reads them, and leaves that of decimals: codes merge, equal figures differ.
#
# Seen with rdflib 7.6.0: of a unit with the identifiers "007" and "7" of type xsd:integer one is left, 7, and what is written
# out again is 7. Yet 12.50 and 12.5 of type xsd:decimal stay two: `graph_diff` of two drafts in which only that differs
# says that one statement went and one came, both drafts read together have the unit twice in a sum (25.00), `distinct`
# lists both, and a query for `?unit :staff 12.5` does not find 12.50, while `filter(?staff = 12.5)` finds it. So
# the same two figures are equal or not by where in the query they stand. It is known that `NORMALIZE_LITERALS` evens
# literals; one would guess that it evens either kind.
#
# Why it matters: registers number their units with leading zeros, which are lost, and two that differ by them only
# become one. Person-years come as 12.5 from one system and 12.50 from another: drafts compared by statements then differ in
# every unit, and drafts read together count the staff twice. Codes have to be strings, and figures be compared as numbers.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check rdflib==7.6.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from rdflib import Graph
from rdflib.compare import graph_diff

HEAD = "@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
QUERY = "prefix : <http://example.org/> "


def graph(turtle):
    return Graph().parse(data=HEAD + turtle, format="turtle")


codes = graph(':unit :code "007"^^xsd:integer, "7"^^xsd:integer .')
print("codes:", [str(code) for code in codes.objects()])
one, other = graph(":unit :staff 12.50 ."), graph(":unit :staff 12.5 .")
both, gone, come = graph_diff(one, other)
print("in both:", len(both), "gone:", len(gone), "come:", len(come))
together = one + other
total = [str(row[0]) for row in together.query(QUERY + "select (sum(?n) as ?t) {?u :staff ?n}")]
figures = sorted(str(row[0]) for row in together.query(QUERY + "select distinct ?n {?u :staff ?n}"))
by_pattern = len(one.query(QUERY + "select ?u {?u :staff 12.5}"))
by_filter = len(one.query(QUERY + "select ?u {?u :staff ?n filter(?n = 12.5)}"))
print("together:", total, figures, "found by pattern:", by_pattern, "by filter:", by_filter)
sys.exit(
    0
    if [str(code) for code in codes.objects()] == ["7"]
    and (len(both), len(gone), len(come)) == (0, 1, 1)
    and total == ["25.00"]
    and figures == ["12.5", "12.50"]
    and (by_pattern, by_filter) == (0, 1)
    else 1
)
PYTHON
