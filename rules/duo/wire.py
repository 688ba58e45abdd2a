"""The formats of values in DUO's contracts: check, read and write, each on the JSON value itself.

Where a contract can be read in two ways the stricter one is used, so that nothing passes that DUO could refuse: a
pattern is for the whole text, `\\d` and `\\s` are ASCII only (as in Java), and a date is written YYYY-MM-DD.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")


class ValueFormat(Protocol):
    """The format of one kind of value in a message."""

    def fault(self, data: object) -> str:
        """What is wrong with this JSON value, as a Dutch predicate; empty when nothing is."""

    def read(self, data: Any) -> object:
        """The Python value of a JSON value in which `fault` found nothing."""

    def written(self, value: Any) -> object:
        """The JSON of a value."""


@dataclass(frozen=True, kw_only=True)
class TextFormat:
    """A text of `shortest` to `longest` characters, with a pattern for the whole text;
    `means`: that pattern in Dutch.
    """

    shortest: int = 0
    longest: int | None = None
    pattern: str = ""
    means: str = ""

    def fault(self, data: object) -> str:
        """The length is checked before the pattern: it is the easiest to repair."""
        if not isinstance(data, str):
            return "moet tekst zijn"
        if len(data) < self.shortest:
            return f"heeft ten minste {self.shortest} tekens nodig"
        if self.longest is not None and len(data) > self.longest:
            return f"heeft ten hoogste {self.longest} tekens"
        if self.pattern and not re.fullmatch(self.pattern, data, re.ASCII):
            return self.means
        return ""

    def read(self, data: Any) -> str:
        """As it is."""
        return str(data)

    def written(self, value: Any) -> str:
        """As it is."""
        return str(value)


@dataclass(frozen=True, kw_only=True)
class PersonNameFormat(TextFormat):
    r"""The name of a contactpersoon: `[\s'‘.\p{L}\p{Pd}]` (letters, white space, dashes, a point, an apostrophe)."""

    def fault(self, data: object) -> str:
        """Checked character by character, because Python's `re` has no `\\p{L}`."""
        fault = super().fault(data)
        if fault or not isinstance(data, str) or all(_of_a_name(each) for each in data):
            return fault
        return "mag alleen letters, spaties, streepjes, punten en een enkel aanhalingsteken bevatten"


def _of_a_name(character: str) -> bool:
    return character in " \t\n\r\f\v'‘." or unicodedata.category(character)[0] == "L" or _dash(character)


def _dash(character: str) -> bool:
    return unicodedata.category(character) == "Pd"


@dataclass(frozen=True)
class DayFormat:
    """A date, YYYY-MM-DD."""

    def fault(self, data: object) -> str:
        """Accepts an existing day, written YYYY-MM-DD."""
        if not isinstance(data, str) or not _DAY.fullmatch(data):
            return "moet een datum zijn, geschreven als 2026-01-31"
        try:
            date.fromisoformat(data)
        except ValueError:
            return "is geen bestaande dag"
        return ""

    def read(self, data: Any) -> date:
        """The day."""
        return date.fromisoformat(data)

    def written(self, value: Any) -> str:
        """YYYY-MM-DD."""
        return str(value.isoformat())


@dataclass(frozen=True)
class MomentFormat:
    """A date and time with its zone (RFC 3339)."""

    def fault(self, data: object) -> str:
        """Accepts an existing moment with a zone."""
        if not isinstance(data, str) or not _MOMENT.fullmatch(data):
            return "moet een datum met tijd en tijdzone zijn"
        try:
            datetime.fromisoformat(data.upper())
        except ValueError:
            return "is geen bestaand moment"
        return ""

    def read(self, data: Any) -> datetime:
        """The moment, with its zone."""
        return datetime.fromisoformat(data.upper())

    def written(self, value: Any) -> str:
        """With its zone."""
        return str(value.isoformat())


@dataclass(frozen=True, kw_only=True)
class WholeNumberFormat:
    """A whole number within bounds."""

    least: int
    most: int

    def fault(self, data: object) -> str:
        """Accepts a whole number within the bounds; not `true`, which is an int in Python."""
        if not isinstance(data, int) or isinstance(data, bool):
            return "moet een heel getal zijn"
        return "" if self.least <= data <= self.most else f"moet tussen {self.least} en {self.most} liggen"

    def read(self, data: Any) -> int:
        """The number."""
        return int(data)

    def written(self, value: Any) -> int:
        """The number."""
        return int(value)


@dataclass(frozen=True)
class FlagFormat:
    """Yes or no, as true or false."""

    def fault(self, data: object) -> str:
        """Accepts only true and false."""
        return "" if isinstance(data, bool) else "moet ja of nee zijn"

    def read(self, data: Any) -> bool:
        """As it is."""
        return bool(data)

    def written(self, value: Any) -> bool:
        """As it is."""
        return bool(value)


@dataclass(frozen=True)
class EnumFormat:
    """One value of an enumeration."""

    choices: type[StrEnum]

    def fault(self, data: object) -> str:
        """Accepts only the values of the enumeration."""
        known = [each.value for each in self.choices]
        return "" if isinstance(data, str) and data in known else f"moet een van deze waarden zijn: {', '.join(known)}"

    def read(self, data: Any) -> StrEnum:
        """The member."""
        return self.choices(data)

    def written(self, value: Any) -> str:
        """DUO's word."""
        return str(value.value)
