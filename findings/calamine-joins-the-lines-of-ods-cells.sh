#!/usr/bin/env bash
# calamine drops line breaks and tabs within a paragraph of an .ods cell: two words become one, and the indent by tabs is gone.
#
# Seen with python-calamine 0.9.1 on a Calc sheet that odfpy 1.4.1 writes and reads back: the cell "Sivistys" + line break +
# "lautakunta" (`text:line-break`) is read as "Sivistyslautakunta", "Kulttuuri" + line break + "Nuoriso" as "KulttuuriNuoriso",
# and "Kirjasto" behind one or two tabs (`text:tab`) as "Kirjasto". Runs of spaces (`text:s`) are read whole, and the same
# line break written as a second paragraph is read as one, so whoever tries it with spaces or with paragraphs sees
# nothing amiss. All of these are ordinary ODF, which one would guess to be read alike.
#
# Why it matters: lists of units say who is under whom by an indent, and long names are broken by hand to fit their column. Of
# a sheet indented by tabs every unit arrives at the top level; two units listed in one cell arrive as one of a
# new name, which a comparison then tells as two abolished and one founded.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

WRITTEN = ["Sivistys\nlautakunta", "Kulttuuri\nNuoriso", "\tKirjasto", "\t\tKirjasto", "    Kirjasto", "A    B"]

sheet = OpenDocumentSpreadsheet()
table = Table(name="Yksiköt")
sheet.spreadsheet.addElement(table)


def add(*paragraphs):
    row, cell = TableRow(), TableCell(valuetype="string")
    for text in paragraphs:
        paragraph = P()
        teletype.addTextToElement(paragraph, text)
        cell.addElement(paragraph)
    row.addElement(cell)
    table.addElement(row)


for text in WRITTEN:
    add(text)
add("Kulttuuri", "Nuoriso")
sheet.save("units.ods")

by_odfpy = [teletype.extractText(cell) for cell in load("units.ods").getElementsByType(TableCell)][: len(WRITTEN)]
by_calamine = [row[0] for row in CalamineWorkbook.from_path("units.ods").get_sheet_by_index(0).to_python()]
print("odfpy:   ", by_odfpy)
print("calamine:", by_calamine)
expected = ["Sivistyslautakunta", "KulttuuriNuoriso", "Kirjasto", "Kirjasto", "    Kirjasto", "A    B", "Kulttuuri\nNuoriso"]
sys.exit(0 if by_odfpy == WRITTEN and by_calamine == expected else 1)
PYTHON
