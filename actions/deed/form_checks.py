"""What is wrong with a day, a choice or a text of a small form, as codes of `particulars.Wrong`."""

from collections.abc import Iterable, Mapping
from datetime import date

from actions.dossier.particulars import Wrong
from refusals import Invalid


def refuse(wrong: Mapping[str, Wrong | None]) -> None:
    """Raises Invalid with the code of each field that has one."""
    found = tuple((field, code.value) for field, code in wrong.items() if code)
    if found:
        raise Invalid(found)


def day_wrong(day: date | None, earliest: date, on: date) -> Wrong | None:
    """A day that is needed, not before `earliest` (the day of what it follows), not after today."""
    if day is None:
        return Wrong.MISSING
    if day < earliest:
        return Wrong.CLASHES
    return Wrong.IN_FUTURE if day > on else None


def choice_wrong(code: str, known: Iterable[str]) -> Wrong | None:
    """One of the known codes."""
    return None if code in list(known) else Wrong.MISSING


def text_wrong(text: str, longest: int, *, needed: bool) -> Wrong | None:
    """A text that was cleaned: there when it is needed, and not too long."""
    if needed and not text:
        return Wrong.MISSING
    return Wrong.TOO_LONG if len(text) > longest else None
