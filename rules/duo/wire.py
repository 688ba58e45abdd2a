"""How a value travels to and from DUO: the formats of DUO's contracts, each checked on the JSON itself.

Where a contract leaves room, the narrow reading is taken, so that nothing passes here that DUO could refuse: a pattern
is for the whole text, `\\d` and `\\s` are the ASCII ones (as in Java), and a date is written YYYY-MM-DD.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")


class Format(Protocol):
    """One kind of value in a message."""

    def fault(self, told: object) -> str:
        """What is wrong with this JSON value, in Dutch; empty when nothing is."""

    def read(self, told: Any) -> object:
        """The value behind a JSON value without faults."""

    def written(self, value: Any) -> object:
        """The JSON of a value."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text with a length and a pattern for the whole of it; `means` says the pattern in Dutch."""

    shortest: int = 0
    longest: int | None = None
    pattern: str = ""
    means: str = ""

    def fault(self, told: object) -> str:
        """Length before pattern, so that the simplest remedy comes first."""
        if not isinstance(told, str):
            return "moet tekst zijn"
        if len(told) < self.shortest:
            return f"heeft ten minste {self.shortest} tekens nodig"
        if self.longest is not None and len(told) > self.longest:
            return f"heeft ten hoogste {self.longest} tekens"
        if self.pattern and not re.fullmatch(self.pattern, told, re.ASCII):
            return self.means
        return ""

    def read(self, told: Any) -> str:
        """As it is."""
        return str(told)

    def written(self, value: Any) -> str:
        """As it is."""
        return str(value)


@dataclass(frozen=True, kw_only=True)
class PersonName(Text):
    r"""The name of a contactpersoon: `[\s'‘.\p{L}\p{Pd}]` (letters, white space, dashes, a point, an apostrophe)."""

    def fault(self, told: object) -> str:
        """The standard library knows no `\\p{L}`, so the characters are looked at one by one."""
        found = super().fault(told)
        if found or not isinstance(told, str) or all(_of_a_name(each) for each in told):
            return found
        return "mag alleen letters, spaties, streepjes, punten en een enkel aanhalingsteken bevatten"


def _of_a_name(character: str) -> bool:
    return character in " \t\n\r\f\v'‘." or unicodedata.category(character)[0] == "L" or _dash(character)


def _dash(character: str) -> bool:
    return unicodedata.category(character) == "Pd"


@dataclass(frozen=True)
class Day:
    """A date, YYYY-MM-DD."""

    def fault(self, told: object) -> str:
        """A day that exists, written in full."""
        if not isinstance(told, str) or not _DAY.fullmatch(told):
            return "moet een datum zijn, geschreven als 2026-01-31"
        try:
            date.fromisoformat(told)
        except ValueError:
            return "is geen bestaande dag"
        return ""

    def read(self, told: Any) -> date:
        """The day."""
        return date.fromisoformat(told)

    def written(self, value: Any) -> str:
        """YYYY-MM-DD."""
        return str(value.isoformat())


@dataclass(frozen=True)
class Moment:
    """A date and time with its zone (RFC 3339)."""

    def fault(self, told: object) -> str:
        """A moment that exists, with a zone."""
        if not isinstance(told, str) or not _MOMENT.fullmatch(told):
            return "moet een datum met tijd en tijdzone zijn"
        try:
            datetime.fromisoformat(told.upper())
        except ValueError:
            return "is geen bestaand moment"
        return ""

    def read(self, told: Any) -> datetime:
        """The moment, with its zone."""
        return datetime.fromisoformat(told.upper())

    def written(self, value: Any) -> str:
        """With its zone."""
        return str(value.isoformat())


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int

    def fault(self, told: object) -> str:
        """`true` is no number, though Python takes it for one."""
        if not isinstance(told, int) or isinstance(told, bool):
            return "moet een heel getal zijn"
        return "" if self.least <= told <= self.most else f"moet tussen {self.least} en {self.most} liggen"

    def read(self, told: Any) -> int:
        """The number."""
        return int(told)

    def written(self, value: Any) -> int:
        """The number."""
        return int(value)


@dataclass(frozen=True)
class Flag:
    """Yes or no, as true or false."""

    def fault(self, told: object) -> str:
        """Only true and false."""
        return "" if isinstance(told, bool) else "moet ja of nee zijn"

    def read(self, told: Any) -> bool:
        """As it is."""
        return bool(told)

    def written(self, value: Any) -> bool:
        """As it is."""
        return bool(value)


@dataclass(frozen=True)
class OneOf:
    """One value of an enumeration."""

    choices: type[StrEnum]

    def fault(self, told: object) -> str:
        """Only DUO's own words."""
        known = [each.value for each in self.choices]
        return "" if isinstance(told, str) and told in known else f"moet een van deze waarden zijn: {', '.join(known)}"

    def read(self, told: Any) -> StrEnum:
        """The member."""
        return self.choices(told)

    def written(self, value: Any) -> str:
        """DUO's word."""
        return str(value.value)
