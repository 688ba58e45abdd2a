"""What can be wrong with a value, as codes with details; `texts.wording.problems` makes sentences of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ProblemCode(StrEnum):
    """Every way in which a value can be wrong; behind each the details that come with it."""

    NOT_OF_TYPE = "not_of_type"  # not the form that belongs to the type of the question
    UNREADABLE = "unreadable"  # holds characters that cannot be shown or stored
    WRONG_OPTION = "wrong_option"  # given
    WRONG_COLUMN = "wrong_column"  # given
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    TWO_DIGIT_YEAR = "two_digit_year"
    YEAR_OUT_OF_BOUNDS = "year_out_of_bounds"  # min, max
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    NOT_A_NUMBER = "not_a_number"
    TOO_LOW = "too_low"  # min
    TOO_HIGH = "too_high"  # max
    TOO_MANY_DECIMALS = "too_many_decimals"  # decimals
    OUT_OF_SCALE = "out_of_scale"
    TOO_LONG = "too_long"  # max, length
    TOO_MANY_ROWS = "too_many_rows"  # max, rows


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the value of a question. For a table the details hold `row` (from 1) and `column` (id)."""

    question_id: str
    code: ProblemCode
    details: Mapping[str, str | int] = field(default_factory=dict)
