"""A date of birth as far as it is known: the day, the year with the month, the year, or nothing.

The BRP keeps an unknown part as zeros (Logisch Ontwerp BRP, 03.10 Geboortedatum); so does this, in every place.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

_STORED_FORM = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, order=True)
class BirthDate:
    """Year, month and day, 0 for what is not known. Sorts by what is known, an unknown part first.

    Raises ValueError when a smaller part is known without the larger one, or when there is no such day.
    """

    year: int = 0
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        """Refuse what the BRP cannot hold."""
        if (self.day and not self.month) or (self.month and not self.year) or min(self.year, self.month, self.day) < 0:
            raise ValueError("a part of a date of birth is known without the larger one")
        if self.year:
            date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, on: date) -> "BirthDate":
        """A date of birth that is wholly known."""
        return cls(on.year, on.month, on.day)

    @classmethod
    def read(cls, text: str) -> "BirthDate":
        """From "1990-05-17", "1990-05-00", "1990-00-00" or "0000-00-00". Raises ValueError for another text."""
        match = _STORED_FORM.fullmatch(text)
        if match is None:
            raise ValueError("not a date of birth as it is kept")
        return cls(*map(int, match.groups()))

    def __str__(self) -> str:
        """As it is kept: "1990-05-00". Texts of this form sort as dates, on every database."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def whole(self) -> date | None:
        """The day, when all of it is known."""
        return date(self.year, self.month, self.day) if self.day else None

    @property
    def earliest(self) -> date | None:
        """The first day that it can be; None when nothing is known."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> date | None:
        """The last day that it can be; None when nothing is known."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def less_known(self) -> tuple["BirthDate", ...]:
        """The same date with ever less of it known, itself first: 1990-05-17, 1990-05-00, 1990-00-00, 0000-00-00."""
        steps = (self, BirthDate(self.year, self.month), BirthDate(self.year), BirthDate())
        return tuple(dict.fromkeys(steps))

    def may_be(self, other: "BirthDate") -> bool:
        """Whether two dates of birth can be of one person: what both know is the same."""
        return self in other.less_known or other in self.less_known

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> dict[str, Any]:
        """In JSON as it is kept, so that a decided plan reads as before; a day is a date of birth wholly known."""
        return {
            "type": "function-plain",
            "function": {"type": "no-info", "function": cls._from_json},
            "serialization": {"type": "to-string", "when_used": "json"},
        }

    @classmethod
    def _from_json(cls, value: Any) -> "BirthDate":
        if isinstance(value, cls):
            return value
        return cls.of(value) if isinstance(value, date) else cls.read(str(value))
