"""The text of a cell as somebody would have typed it, and the day of a serial number."""

import re
from datetime import date, datetime, timedelta

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from forms.spreadsheet.grid import Raw

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Signs that nobody sees: they steer the direction of text, or join and part letters and lines.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHENS = re.compile("[\u2010\u2011]")
_SERIAL = re.compile("[1-7][0-9]{4}")  # from 1927: a number of four digits is a year


def unescaped(text: str) -> str:
    """The text of a cell without the escapes by which a spreadsheet keeps what XML does not know."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def cell_text(raw: Raw) -> str:
    """What stands in a cell, as text: a day as 21-11-2026, a whole number without a point, "ja" or "nee"."""
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    if isinstance(raw, date):  # a moment is a day as well
        return f"{raw.day:02}-{raw.month:02}-{raw.year:04}"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return visible(unescaped(raw)) if isinstance(raw, str) else "" if raw is None else str(raw)


def visible(text: str) -> str:
    """A text without signs that nobody sees, with plain spaces and hyphens, and nothing around it."""
    return _HYPHENS.sub("-", _SPACES.sub(" ", _UNSEEN.sub("", text))).strip()


def day_of_serial(text: str, *, from_1904: bool = False) -> date | None:
    """The day of a number that a spreadsheet counts its days by; None for a text that is no such number."""
    if not _SERIAL.fullmatch(text):
        return None
    epoch: datetime = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
    return (epoch + timedelta(days=int(text))).date()
