"""An answer as the questionnaire sees it: a value, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

ROW = "row"  # the key that holds the id of a row in a table answer; no column may be called so


class Mark(StrEnum):
    """Why an answer holds no value."""

    NIET_BESPROKEN = "niet_besproken"
    WIL_NIET_ZEGGEN = "wil_niet_zeggen"


class Source(StrEnum):
    """Where an answer comes from."""

    INBURGERAAR = "inburgeraar"
    PARTNER = "partner"
    COA = "coa"
    TOETS = "toets"
    PPSV = "ppsv"
    SCHOOL = "school"
    VLUCHTELINGENWERK = "vluchtelingenwerk"
    OBSERVATIE = "observatie"
    ANDERS = "anders"


# Told by the person, or measured or seen by ourselves. The PPS-V is filled in by the inburgeraar.
FIRST_HAND = frozenset({Source.INBURGERAAR, Source.TOETS, Source.PPSV, Source.OBSERVATIE})


def is_hearsay(source: Source | None) -> bool:
    """Whether the answer came from somebody else: the partner, the COA, a school. False without a known source."""
    return source is not None and source not in FIRST_HAND


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; `value` has the JSON form that belongs to the type of the question."""

    value: Json = None
    mark: Mark | None = None
    source: Source | None = None


Answers: TypeAlias = Mapping[str, Answer]


def is_filled(value: Json) -> bool:
    """Whether a value says something: not empty, not only white space, not only rows without a filled cell."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list):
        return any(is_filled(each) for each in value)
    if isinstance(value, dict):
        return any(is_filled(cell) for column, cell in value.items() if column != ROW)
    return value is not None


def is_given(answer: Answer | None) -> bool:
    """Whether a question has an outcome: a value, or a mark that says why there is none."""
    return answer is not None and (answer.mark is not None or is_filled(answer.value))
