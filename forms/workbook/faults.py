"""What can be wrong with a workbook that comes back, each with its sheet and cell; `texts.intake.workbook` says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from forms.engine.problems import ProblemCode

MOST_FAULTS = 50


class Wrong(StrEnum):
    """What can be wrong with a workbook, besides the values in it; behind each the details that come with it."""

    TOO_BIG = "too_big"
    NO_WORKBOOK = "no_workbook"
    FOREIGN = "foreign"  # a workbook, but not one that was made here
    ALTERED = "altered"  # its hidden sheet was changed
    UNKNOWN_VERSION = "unknown_version"  # version
    OTHER_DOSSIER = "other_dossier"  # dossier
    OTHER_VERSION = "other_version"  # version, now
    SHEET_GONE = "sheet_gone"
    SHEET_ADDED = "sheet_added"
    TEXT_CHANGED = "text_changed"  # was
    OUTSIDE = "outside"  # something stands where nothing belongs
    FORMULA = "formula"
    FAULT = "fault"
    NOT_A_TICK = "not_a_tick"
    NOT_A_MARK = "not_a_mark"
    NOT_A_SOURCE = "not_a_source"
    BOTH = "both"  # an answer, and a reason why there is none


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: on which sheet and in which cell ("" when it is not in one), and why."""

    code: Wrong | ProblemCode
    sheet: str = ""
    cell: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)
    question_id: str = ""


class WrongWorkbook(Exception):
    """A workbook that is not read back; nothing of it was kept. `faults` says all that is wrong, up to a page full."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults[:MOST_FAULTS]
        super().__init__("; ".join(f"{each.sheet} {each.cell} {each.code}" for each in self.faults))
