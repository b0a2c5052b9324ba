#!/usr/bin/env bash
# pyphen's `left` and `right` guard the ends of a word only: within it, pieces of one letter are offered.
#
# Seen with pyphen 0.18.1, dictionary sv: with left=2 and right=2 "sammanträdesarvoden" may be broken as
# "sam-man-trä-de-s-ar-vo-den", which leaves the letter s alone between two points. And of a phrase, "Nämnden för
# bildning", each space is followed by a point: the piece that a line would end with is a space and a hyphen.
#
# Why it matters: boxes of organisation charts are narrow, and names of Swedish units are long compounds with a binding s;
# whoever takes every point that pyphen offers for a place to break draws lines that hold a single letter, or a
# hyphen behind a space. Points have to be filtered by their distance, and words handed over one by one.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyphen==0.18.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pyphen

swedish = pyphen.Pyphen(lang="sv", left=2, right=2)
word = swedish.inserted("sammanträdesarvoden")
phrase = swedish.inserted("Nämnden för bildning", hyphen="|")
print(word)
print(phrase)
alone = [piece for piece in word.split("-") if len(piece) == 1]
after_spaces = [at for at in range(len(phrase) - 1) if phrase[at : at + 2] == " |"]
print("pieces of one letter:", alone, "points after a space:", len(after_spaces))
sys.exit(0 if alone and after_spaces else 1)
PYTHON
