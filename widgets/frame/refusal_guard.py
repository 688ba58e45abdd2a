"""What stands in the way of a deed, said on the screen at its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from refusals import Incomplete, Invalid, Refusal, Stale
from rules.problems import Problem
from widgets.frame import draft_form, notices


@dataclass
class Deed:
    """Goes around the session of a deed, so that the session is closed before anything is drawn.

        with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
            note_hours(session, ..., by=visit.user, at=visit.now())
        if deed.done:
            st.rerun()

    `wrong` says what cannot be kept of a form, `late` that somebody else was first, `lacking` what is still needed;
    every other refusal is a notice. What is no refusal passes through: a fault, and Streamlit leaving the run.
    """

    wrong: Callable[[Sequence[Problem]], None] | None = None
    late: Callable[[Stale], None] | None = None
    lacking: Callable[[Sequence[Any]], None] | None = None
    done: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        """Begin; nothing was done yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> bool:
        """Say a refusal and go on after the block; True when there was one."""
        if isinstance(fault, Refusal):
            self._say(fault)
            return True
        self.done = fault is None
        if self.done:
            draft_form.sent()
        return False

    def _say(self, refused: Refusal) -> None:
        if self.wrong is not None and isinstance(refused, Invalid):
            self.wrong(refused.problems)
        elif self.late is not None and isinstance(refused, Stale):
            self.late(refused)
        elif self.lacking is not None and isinstance(refused, Incomplete):
            self.lacking(refused.shortcomings)
        else:
            notices.refusal(refused)
