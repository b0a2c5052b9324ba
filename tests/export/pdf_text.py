"""Reads the text of a PDF as programs do that search and copy it."""

from __future__ import annotations

import io
import re

import pypdf
import pypdfium2


def copied_text(data: bytes) -> str:
    """The text of all pages as pypdf reads it, on one line; slow where much of a page is outlines."""
    return " ".join(re.sub(r"[ \n]+", " ", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pdf_text(data: bytes) -> str:
    """The text of all pages as PDFium reads it, on one line."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(re.sub(r"[ \r\n]+", " ", text.get_text_range()))
            text.close()
            page.close()
        return " ".join(pages)
    finally:
        document.close()


def is_found(data: bytes, words: str) -> bool:
    """Whether PDFium, which searches for browsers, finds the words on any page."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            text = page.get_textpage()
            found = text.search(words, match_case=True).get_next() is not None
            text.close()
            page.close()
            if found:
                return True
        return False
    finally:
        document.close()
