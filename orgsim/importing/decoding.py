"""The text of a file that is brought in, in whichever encoding a program has written it."""

from __future__ import annotations


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; in a text that is all the same in it they are read as Latin-1.
        return (
            "".join(data[at : at + 1].decode("cp1252", "ignore") or chr(data[at]) for at in range(len(data)))
            if any(byte in data for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))
            else data.decode("cp1252")
        )
