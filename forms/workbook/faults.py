"""What can be wrong with a workbook that comes back, each with its sheet and cell; `texts.intake.workbook` says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.problems import ProblemCode

MOST_FAULTS = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: on which sheet and in which cell ("" when it is not in one), and why."""

    code: ProblemCode
    sheet: str = ""
    cell: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)
    question_id: str = ""


class WrongWorkbook(Exception):
    """A workbook that is not read back; nothing of it was kept. `faults` says all that is wrong, up to a page full."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults[:MOST_FAULTS]
        super().__init__("; ".join(f"{each.sheet} {each.cell} {each.code}" for each in self.faults))
