"""What can be wrong with an input, as codes: one list for every form, file and deed.

A code says what is wrong, not where it was typed; `texts.wording.problems` has a sentence for each.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Details = Mapping[str, str | int]


class ProblemCode(StrEnum):
    """Every way in which an input can be wrong; behind each the details that may come with it."""

    # nothing there, or something that cannot be there
    MISSING = "missing"
    NAME_MISSING = "name_missing"  # neither of the two names
    NOT_IN_LIST = "not_in_list"  # given
    UNKNOWN = "unknown"  # a field or restricted section that does not exist
    WRONG_COLUMN = "wrong_column"  # given
    NOT_OF_TYPE = "not_of_type"  # not the form that belongs to the type of the question
    UNREADABLE = "unreadable"  # holds characters that cannot be shown or stored
    # days
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    TWO_DIGIT_YEAR = "two_digit_year"
    OTHER_CALENDAR = "other_calendar"  # a year of the Persian or the Islamic calendar
    YEAR_OUT_OF_BOUNDS = "year_out_of_bounds"  # min, max
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    TOO_EARLY = "too_early"
    TOO_FAR = "too_far"
    TOO_OLD = "too_old"
    CLASHES = "clashes"  # with another day of the same dossier
    BEFORE_BIRTH = "before_birth"
    BEFORE_ASKED = "before_asked"
    NOT_ASKED = "not_asked"  # the day of an answer without the day of its question
    BEFORE_INTAKE = "before_intake"
    BEFORE_HANDOVER = "before_handover"
    BEFORE_START = "before_start"
    BEFORE_TALK = "before_talk"
    BEFORE_TERMIJN = "before_termijn"
    BEFORE_NOTED = "before_noted"
    BEFORE_MAP = "before_map"  # the end talk of the Z-route before that of the MAP
    AFTER_Z = "after_z"  # the end talk of the MAP after that of the Z-route
    WITHIN_PERIOD = "within_period"  # not after the period of the law
    # times of a week
    NOT_A_TIME = "not_a_time"  # no "9:00-12:00" in it, or something that is no day
    NO_SUCH_TIME = "no_such_time"
    ENDS_FIRST = "ends_first"
    OVERLAP = "overlap"
    NO_DAY = "no_day"
    NOT_SLOTS = "not_slots"  # no days with times behind them
    # numbers and amounts
    NOT_A_NUMBER = "not_a_number"
    TOO_LOW = "too_low"  # min
    TOO_HIGH = "too_high"  # max
    OUT_OF_BOUNDS = "out_of_bounds"
    TOO_MANY_DECIMALS = "too_many_decimals"  # decimals
    OUT_OF_SCALE = "out_of_scale"
    NOT_IN_QUARTERS = "not_in_quarters"
    MORE_THAN_HOURS = "more_than_hours"  # divided over more hours than there are
    MORE_THAN_PLANNED = "more_than_planned"
    FEWER_THAN_ATTENDED = "fewer_than_attended"
    TOO_LONG = "too_long"  # max, length
    TOO_SHORT = "too_short"
    TOO_BIG = "too_big"  # max
    TOO_MANY = "too_many"
    TOO_MANY_ROWS = "too_many_rows"  # max, rows
    TWICE = "twice"  # given
    # things that have a form of their own
    NOT_A_BSN = "not_a_bsn"
    NOT_A_V_NUMBER = "not_a_v_number"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_USERNAME = "not_a_username"
    NOT_A_GEMEENTECODE = "not_a_gemeentecode"
    NOT_AN_INSTELLINGSNUMMER = "not_an_instellingsnummer"
    NOT_A_PNG = "not_a_png"
    # what the dossier, the law or an account does not allow
    IN_USE = "in_use"
    WHO_IS_THIS = "who_is_this"  # a row of a list that may be somebody who is here
    OWN_ACCOUNT = "own_account"
    NOT_FOR_ROLE = "not_for_role"
    NO_ACCOUNT = "no_account"
    OTHER_ROUTE = "other_route"
    NOT_LANGUAGE = "not_language"
    NOT_COUNTED_APART = "not_counted_apart"
    # passwords
    TOO_COMMON = "too_common"
    SAME = "same"
    CONTAINS_NAME = "contains_name"
    # lists and workbooks that are read in
    NO_HEADINGS = "no_headings"
    NOT_A_FILE = "not_a_file"  # of Excel, nor text
    DAMAGED = "damaged"  # part, sheet, row: what of the file cannot be read
    OLD_EXCEL = "old_excel"
    OPEN_DOCUMENT = "open_document"
    ENCRYPTED = "encrypted"
    OTHER_FILE = "other_file"  # kind
    UNBALANCED_QUOTE = "unbalanced_quote"  # row
    TOO_MANY_COLUMNS = "too_many_columns"  # max
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    FOREIGN_WORKBOOK = "foreign_workbook"  # one that was not made here
    ALTERED_WORKBOOK = "altered_workbook"  # its hidden sheet was changed
    UNKNOWN_VERSION = "unknown_version"  # version
    OTHER_DOSSIER = "other_dossier"  # dossier
    OTHER_VERSION = "other_version"  # version, now
    SHEET_GONE = "sheet_gone"
    SHEET_ADDED = "sheet_added"
    TEXT_CHANGED = "text_changed"  # was
    OUTSIDE_CELLS = "outside_cells"  # something stands where nothing belongs
    FORMULA = "formula"
    CELL_FAULT = "cell_fault"  # a fault of Excel itself
    NOT_A_TICK = "not_a_tick"
    NOT_A_MARK = "not_a_mark"
    NOT_A_SOURCE = "not_a_source"
    ANSWER_AND_MARK = "answer_and_mark"  # an answer, and a reason why there is none


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: with which field, why, and in a table or list in which row (from 1)."""

    field: str
    code: ProblemCode
    row: int | None = None
    details: Details = dataclasses.field(default_factory=dict, hash=False)


def problems_of(codes: Mapping[str, ProblemCode | None]) -> tuple[Problem, ...]:
    """The problems of the fields that have a code, in their order."""
    return tuple(Problem(field, code) for field, code in codes.items() if code is not None)
