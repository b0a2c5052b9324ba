#!/usr/bin/env bash
# A unit that is called by a code such as 12a is one unit to pydot and two to Graphviz, in the same DOT file.
#
# Seen with pydot 4.0.1 and Graphviz as @viz-js/viz 3.12.0 has it. DOT may be written without quotes, and a name that
# begins with a digit is a number to its grammar: `12a -> 3B` is read by Graphviz as four units, "12", "a", "3" and "B",
# with one tie, from "a" to "3", and a picture of that is drawn; it warns of a badly delimited number, and succeeds.
# pydot reads two units, "12a" and "3B", and the tie between them, and says nothing. Quoted, both read the same. (pydot
# quotes such names when it writes them.) One would guess that what a file means does not hang on the reader.
#
# Why it matters: charts of administrations name their units by codes in decisions and budgets, and lists of "code ->
# code" are what people write by hand. Whether a division of two has two units or four then hangs on whether a figure was
# computed in Python or the picture drawn by dot: here the tie does not even join the same two. Nothing in the picture
# shows it where codes are short. Quote every name.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pydot==4.0.1
cd "$folder"
npm install --silent --no-save --ignore-scripts @viz-js/viz@3.12.0
printf 'digraph { 12a -> 3B }\n' >plain.dot
printf 'digraph { "12a" -> "3B" }\n' >quoted.dot
cat >graphviz.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { instance } from '@viz-js/viz';
const viz = await instance();
const read = name => {
  const made = viz.render(readFileSync(name, 'utf8'), { format: 'json' });
  const { objects, edges } = JSON.parse(made.output);
  return [objects.map(one => one.name), edges.map(one => [objects[one.tail].name, objects[one.head].name]), made.status];
};
console.log(JSON.stringify([read('plain.dot'), read('quoted.dot')]));
JS
node graphviz.mjs >graphviz.json
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys
from pathlib import Path

import pydot


def read(name):
    (chart,) = pydot.graph_from_dot_file(name)
    ties = [[edge.get_source().strip('"'), edge.get_destination().strip('"')] for edge in chart.get_edges()]
    return sorted({unit for tie in ties for unit in tie}), ties


plain, quoted = json.loads(Path("graphviz.json").read_text())
print("Graphviz:", plain)
print("pydot:   ", read("plain.dot"))
print("quoted:  ", quoted, read("quoted.dot"))
same = (["12a", "3B"], [["12a", "3B"]])
apart = plain == [["12", "a", "3", "B"], [["a", "3"]], "success"]
sys.exit(0 if apart and read("plain.dot") == read("quoted.dot") == same == tuple(quoted[:2]) else 1)
PYTHON
