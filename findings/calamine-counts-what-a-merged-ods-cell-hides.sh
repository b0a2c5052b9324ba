#!/usr/bin/env bash
# calamine gives figures back that lie hidden beneath a merged cell of an .ods, and has no way to tell that they are hidden.
#
# Seen with python-calamine 0.9.1 on a Calc sheet that odfpy 1.4.1 writes: a cell "Tekninen toimiala" spans two columns, and the
# covered cell beneath it still holds 40 (`table:covered-table-cell` with a value). That is valid, and what Calc keeps when
# cells are merged with "Keep the contents of the hidden cells". calamine reads ["Tekninen toimiala", 40.0] as if both
# were seen. `merged_cell_ranges`, which for .xlsx tells the span, is None for .ods: not an empty list, and not known.
#
# Why it matters: sheets of units are made to be looked at, with departments merged across the columns of staff and money. The
# sum that is read differs from the sum on paper by a figure that nobody sees in the sheet, and one would guess a
# covered cell to be empty, as it is where Calc clears it. Whoever needs to know must read content.xml.
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

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

sheet = OpenDocumentSpreadsheet()
table = Table(name="Yksiköt")
sheet.spreadsheet.addElement(table)


def add(*cells):
    row = TableRow()
    table.addElement(row)
    for cell in cells:
        row.addElement(cell)


def words(text, **span):
    cell = TableCell(valuetype="string", **span)
    cell.addElement(P(text=text))
    return cell


def figure(kind, value):
    cell = kind(valuetype="float", value=value)
    cell.addElement(P(text=str(value)))
    return cell


add(words("Tekninen toimiala", numbercolumnsspanned=2, numberrowsspanned=1), figure(CoveredTableCell, 40))
add(words("Kadut"), figure(TableCell, 25))
add(words("Vesi"), figure(TableCell, 15))
sheet.save("units.ods")

read = CalamineWorkbook.from_path("units.ods").get_sheet_by_index(0)
rows = read.to_python()
print("rows:", rows)
print("sum of staff:", sum(row[1] for row in rows), "of which the sheet shows 40")
print("merged:", read.merged_cell_ranges)
sys.exit(0 if rows[0] == ["Tekninen toimiala", 40.0] and read.merged_cell_ranges is None else 1)
PYTHON
