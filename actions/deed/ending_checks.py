"""What can be wrong with what people type at the ending of an intake: one check per kind of field."""

from datetime import date
from enum import StrEnum

from actions.dossier.particulars_checks import EARLIEST
from refusals import Invalid


class Flaw(StrEnum):
    """What can be wrong with a field of the ending; `texts.intake.ending` has a sentence for each."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    TOO_EARLY = "too_early"
    TOO_FAR = "too_far"
    BEFORE_INTAKE = "before_intake"
    BEFORE_HANDING = "before_handing"
    NOT_IN_LIST = "not_in_list"


def refuse(wrong: dict[str, Flaw | None]) -> None:
    """Raise Invalid when a field has a flaw."""
    found = tuple((field, flaw.value) for field, flaw in wrong.items() if flaw)
    if found:
        raise Invalid(found)


def text_flaw(text: str, longest: int, *, needed: bool) -> Flaw | None:
    """What is wrong with a text."""
    if needed and not text:
        return Flaw.MISSING
    return Flaw.TOO_LONG if len(text) > longest else None


def behind_us(day: date | None, on: date, *, since: date, too_soon: Flaw) -> Flaw | None:
    """What is wrong with a day on which something happened, not before `since`."""
    if day is None:
        return Flaw.MISSING
    if day > on:
        return Flaw.IN_FUTURE
    if day < EARLIEST:
        return Flaw.TOO_EARLY
    return too_soon if day < since else None


def ahead_of_us(day: date | None, on: date) -> Flaw | None:
    """What is wrong with a day on which something is to happen, within a year."""
    if day is None:
        return Flaw.MISSING
    if day < on:
        return Flaw.IN_PAST
    return Flaw.TOO_FAR if (day.year - 1, day.month, day.day) > (on.year, on.month, on.day) else None
