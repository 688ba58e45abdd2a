"""What every part of the plan screen is given for one run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from forms.schema import Questionnaire
from refusals import Refusal
from widgets import notices
from widgets.pen import Pen
from widgets.visit import Visit

if TYPE_CHECKING:
    from queries.pip_view import PipView

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One PIP in one run: `writes` says whether this user can change it now."""

    visit: Visit
    view: "PipView"
    asked: Questionnaire
    pip_id: UUID
    pen: Pen
    writes: bool

    def done(self, deed: Callable[..., None], **given: Any) -> bool:
        """Do a deed that gives nothing back; False when it was refused, which is then said on the screen."""
        try:
            with self.visit.open_session() as session:
                deed(session, by=self.visit.user, at=self.visit.now(), **given)
        except Refusal as refusal:
            notices.refusal(refusal)
            return False
        return True

    def do(self, deed: Callable[..., Result], **given: Any) -> Result | None:
        """Do a deed of this user now; None when it was refused, which is then said on the screen."""
        try:
            with self.visit.open_session() as session:
                return deed(session, by=self.visit.user, at=self.visit.now(), **given)
        except Refusal as refusal:
            notices.refusal(refusal)
            return None
