"""How large the cases of a matter are, as it is typed in one line: "50 000: 70 %; 500 000: 20 %"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orgsim.app.editing.form.stating import number
from orgsim.files.writing.typed import number_typed
from orgsim.files.writing.units.values import Unreadable
from orgsim.messages import Catalog, message
from orgsim.model.staffing import MOST_EUROS
from orgsim.model.units import Amount

_PART = re.compile(r"(.+?)\s*[:=]\s*(.+)")


def sizes_shown(amounts: Sequence[Amount] | None, speech: Catalog) -> str:
    """Each size in euros with the share of all cases that are no larger, and larger than the one before."""
    return "; ".join(
        f"{number(its.up_to, speech, grouped=True)}: {number(float(Decimal(str(its.share)) * 100), speech)} %"
        for its in amounts or ()
    )


def sizes_typed(text: str, speech: Catalog) -> tuple[Amount, ...] | None:
    """What is typed, from the smallest size on; `None`: nothing is. Unreadable where it is no such line.

    Sizes are in euros, shares in per cent; their signs may be left out.
    """
    parts = [part for part in re.split(r"[;\n]", text) if part.strip()]
    shares: dict[float, Decimal] = {}
    for part in parts:
        read = _PART.fullmatch(part.strip())
        size, share = (_number(said, speech) for said in read.groups()) if read is not None else (None, None)
        if size is None or share is None or size > MOST_EUROS or share > 100 or float(size) in shares:
            raise Unreadable(message("form.matter.amounts-wrong", part=part.strip()))
        shares[float(size)] = share / 100
    every = sum(shares.values(), Decimal(0))
    if every > 1:
        raise Unreadable(message("form.matter.amounts-over", found=f"{number(float(every * 100), speech)} %"))
    return tuple([Amount(up_to=size, share=float(shares[size])) for size in sorted(shares)]) or None


def _number(text: str, speech: Catalog) -> Decimal | None:
    plain = number_typed(text.replace("%", ""), speech.language)
    return Decimal(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None
