"""Sheets as a workbook that spreadsheet programs open."""
