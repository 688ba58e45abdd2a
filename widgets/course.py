"""What every part of the progress screen is given for one run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from refusals import Refusal
from widgets import notices
from widgets.visit import Visit

if TYPE_CHECKING:
    from queries.pip_view import PipView
    from queries.progress import ProgressView

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class Course:
    """The progress of one dossier in one run, with its plan; `writes` says whether this user can change it now."""

    visit: Visit
    pip: "PipView"
    view: "ProgressView"
    writes: bool

    @property
    def dossier_id(self) -> UUID:
        """The dossier that this is about."""
        return self.pip.head.id

    def do(self, deed: Callable[..., Result], **given: Any) -> Result | None:
        """Do a deed of this user now; None when it was refused, which is then said on the screen."""
        try:
            with self.visit.open_session() as session:
                return deed(session, by=self.visit.user, at=self.visit.now(), **given)
        except Refusal as refusal:
            notices.refusal(refusal)
            return None
