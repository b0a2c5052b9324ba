#!/usr/bin/env bash
# A bookmark that pypdf appends to a PDF takes its title away from most readers, though not from pypdf.
#
# Seen with pypdf 7.1.1 on a PDF that reportlab 4.4.10 writes with the title "Lohjan uudistus". Opened with
# PdfWriter(incremental=True), given one bookmark and written, it has no title any more for qpdf (pikepdf 10.18.0), pdfminer.six
# and MuPDF, nor for poppler, and so for Evince and Okular. The trailer of the update does not name the document's
# information: pypdf names it there only where it is itself changed. ISO 32000-2, 7.5.6 asks an update's trailer to hold all
# entries of the one before. One would guess that an incremental update leaves all else as it is, and a test that reads the file
# again with pypdf, or with PDFium, says so: both look into the older trailers too.
#
# Why it matters: laws on accessibility ask for the title of a document, a city's PDF is first given bookmarks and a language that
# the library which painted it cannot write, and whoever checks it with the library that wrote it sees nothing missing.
# Information that is made anew (metadata = None, then add_metadata) is named again.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    pypdf==7.1.1 reportlab==4.4.10 pikepdf==10.18.0 pdfminer.six==20260107 pypdfium2==5.15.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pikepdf
import pypdf
import pypdfium2
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from reportlab.pdfgen.canvas import Canvas

TITLE = "Lohjan uudistus"


def by_pypdf(path):
    told = pypdf.PdfReader(path).metadata
    return told.title if told else None


def by_pdfium(path):
    return pypdfium2.PdfDocument(path).get_metadata_value("Title") or None


def by_qpdf(path):
    with pikepdf.open(path) as pdf:
        return str(pdf.docinfo["/Title"]) if "/Info" in pdf.trailer else None


def by_pdfminer(path):
    with open(path, "rb") as file:
        told = PDFDocument(PDFParser(file)).info
        return told[0]["Title"].decode() if told else None


canvas = Canvas("before.pdf")
canvas.setTitle(TITLE)
canvas.drawString(20, 700, "Valtuusto")
canvas.save()
for name, anew in (("bookmark.pdf", False), ("anew.pdf", True)):
    writer = pypdf.PdfWriter("before.pdf", incremental=True)
    writer.add_outline_item(title="Kansi", page_number=0)
    if anew:
        told = dict(writer.metadata)
        writer.metadata = None
        writer.add_metadata(told)
    writer.write(name)
seen = {}
for name in ("before.pdf", "bookmark.pdf", "anew.pdf"):
    for reader in (by_pypdf, by_pdfium, by_qpdf, by_pdfminer):
        seen[name, reader] = reader(name)
        print(f"{name}, {reader.__name__}: {seen[name, reader]}")
holds = (
    all(seen[name, reader] == TITLE for name in ("before.pdf", "anew.pdf") for reader in (by_pypdf, by_pdfium, by_qpdf, by_pdfminer))
    and seen["bookmark.pdf", by_pypdf] == seen["bookmark.pdf", by_pdfium] == TITLE
    and seen["bookmark.pdf", by_qpdf] is None
    and seen["bookmark.pdf", by_pdfminer] is None
)
sys.exit(0 if holds else 1)
PYTHON
