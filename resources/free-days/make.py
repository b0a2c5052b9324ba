"""Write Finland's public holidays anew, as the package `holidays` knows them.

They are kept as a file since that package reads the calendars of some 250 countries whenever it is asked for one,
which takes as long as drawing a chart of 2 000 units. A test holds the file to the package.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from holidays import country_holidays

FILE = Path(__file__).parent / "finland.txt"
YEARS = range(1853, 2101)
"""Those that the package knows."""


def public_holidays(year: int) -> list[dt.date]:
    """Finland's, as the package knows them."""
    return sorted(country_holidays("FI", years=year))


def lines() -> str:
    """A line a year: the year, and its days as MMDD."""
    days = {year: " ".join([f"{day:%m%d}" for day in public_holidays(year)]) for year in YEARS}
    return "".join([f"{year} {its}\n" for year, its in days.items()])


if __name__ == "__main__":
    FILE.write_text(lines(), encoding="ascii")
