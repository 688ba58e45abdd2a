"""What is wrong with a day, a choice or a text of a small form: one check per kind of field."""

from collections.abc import Iterable, Mapping
from datetime import date

from refusals import Invalid
from rules.problems import ProblemCode, problems_of

EARLIEST = date(1900, 1, 1)  # no day of a dossier lies before it


def refuse(codes: Mapping[str, ProblemCode | None]) -> None:
    """Raise Invalid with the code of each field that has one."""
    problems = problems_of(codes)
    if problems:
        raise Invalid(*problems)


def text_problem(text: str, longest: int, *, needed: bool) -> ProblemCode | None:
    """What is wrong with a text that was cleaned: missing when it is needed, or longer than `longest` characters."""
    if needed and not text:
        return ProblemCode.MISSING
    return ProblemCode.TOO_LONG if len(text) > longest else None


def choice_problem(code: str, known: Iterable[str]) -> ProblemCode | None:
    """What is wrong with a choice that is needed: missing when it is not one of the known codes."""
    return None if code in list(known) else ProblemCode.MISSING


def past_day_problem(day: date | None, on: date, *, since: date, before: ProblemCode) -> ProblemCode | None:
    """What is wrong with a day on which something happened; `before` is the code for a day before `since`."""
    if day is None:
        return ProblemCode.MISSING
    if day > on:
        return ProblemCode.IN_FUTURE
    if day < EARLIEST:
        return ProblemCode.TOO_EARLY
    return before if day < since else None


def planned_day_problem(day: date | None, on: date) -> ProblemCode | None:
    """What is wrong with a day on which something is to happen: it is needed, and lies within a year."""
    if day is None:
        return ProblemCode.MISSING
    if day < on:
        return ProblemCode.IN_PAST
    return ProblemCode.TOO_FAR if (day.year - 1, day.month, day.day) > (on.year, on.month, on.day) else None
