"""Finding a dossier by what somebody types: a name in any spelling of capitals and accents, a number, a BSN."""

import re
import unicodedata

import sqlalchemy as sa
from sqlmodel import col

from models import Dossier

_ANY_MARK = re.compile(r"['’‘`´ʼʻ‐‑–-]")  # how one writes an apostrophe or a hyphen differs
_BETWEEN_DIGITS = re.compile(r"[\s.]")
_BSN = re.compile(r"\d{8,9}")


def folded(text: str) -> str:
    """Lower case without marks on letters, as `Dossier.search_name` is kept."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in spread if not unicodedata.combining(each))


def found_by(typed: str) -> sa.ColumnElement[bool]:
    """A condition on `Dossier`: every word is in the name, or it is the number, or it is exactly the BSN."""
    words = folded(typed).split()
    named = sa.and_(*(col(Dossier.search_name).like(f"%{_pattern(word)}%", escape="\\") for word in words))
    ways = [named, col(Dossier.number) == typed.strip()]
    digits = _BETWEEN_DIGITS.sub("", typed)
    if _BSN.fullmatch(digits):
        ways.append(col(Dossier.bsn) == digits.zfill(9))
    return sa.or_(*ways) if words else sa.true()


def _pattern(word: str) -> str:
    literal = re.sub(r"([\\%_])", r"\\\1", word)
    return _ANY_MARK.sub("_", literal)
